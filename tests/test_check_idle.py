"""Numerals that state nothing of a report, and what looks like them and does."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

FACTS = [{"label": "安排资金", "value": "30万元"}]
OPENING = "共安排资金30万元。"

IDLE = [
    "认真贯彻党的二十届三中全会、市委九届四次全会和县第十二次党代会精神。",
    "市十六届人大四次会议、县政协十届三次会议期间，代表委员踊跃建言。",
    "着力抓好以下5项工作，做到如下三点。",
    "成效体现在3个方面，呈现五个鲜明特点，重点把握四项原则。",
    "处理好三对关系：一是当前与长远，二是局部与全局，三是数量与质量。",
    "克服三种想法：\n一、盲目乐观。\n二、消极畏难。\n三、等靠观望。",
    "第一步摸清底数，第二步集中整治，第三步建章立制。",
    "讲三点意见。",
    "建立“1+N”体系，开展“3·15”宣传，实现三个转变。",
    "遇险请拨打110、119、120，投诉请拨打12345。",
    "提供7×24小时服务，落实24小时应急值守。",
    "分工见附件1、附件2和表3，说明见第12页。",
    "半年来，时间过半、任务过半，推动5G应用，治理PM2.5。",
    "坚持“一年打基础、三年见成效”。\n- 2 -\n第3页 共8页",
    "会议的议程。\n第一项，通报消防；\n第二项，通报调解。\n第三项：部署巡查。",
    "第一件事，查隐患。第二件事是抓整改。",
    "第一轮为普查，面广；第二轮为核查。",
    "两种口径汇总，总数一致。",
    "整改率一栏，仍为____。验收日期一项先写____。抽查比例一项：____。",
    "还有两处空着不敢乱写：抽查排第几，____；哪天开工，____。",
]
STATED = [
    ("第二届丰收节开幕。", "第二届"),
    ("召开第14次会议。", "第14次"),
    ("第三次股东大会召开。", "第三次"),
    ("第二项通报消防。", "第二项"),
    ("第一项，通报消防。成功申报第二项，通报调解。", "第二项"),
    ("秋粮两季受灾。", "两季"),
    ("会期半天。", "半天"),
    ("连续两天降雨。", "两天"),
    ("第12天通水。", "第12天"),
    ("总量居全市第二。", "第二"),
    ("总量位列第二位。", "第二位"),
    ("历时半年完成。", "半年"),
    ("抽调两人到场。", "两人"),
    ("还有三处空着：抽查排第几，____。", "三处"),
    ("以下三户居民受灾。", "三户"),
    ("3个乡镇受灾。", "3个"),
    ("整改6个问题：一是台账缺失，二是记录不全。", "6个"),
    ("新建13项机制。", "13项"),
    ("24小时内办结。", "24小时内"),
    ("附件清单列明26台。", "26台"),
    ("报表9张。", "9张"),
    ("119出警312次。", "312次"),
    ("热线84213345。", "84213345"),
    ("产值翻一番。", "一番"),
    ("“共排查35处”。", "35处"),
    ("全书137页。", "137页"),
]


@pytest.mark.parametrize("sentence", IDLE)
def test_what_states_nothing_need_not_be_supplied(sentence: str) -> None:
    assert check_text(OPENING + sentence, FACTS).findings == ()


@pytest.mark.parametrize(("sentence", "figure"), STATED)
def test_what_only_looks_like_it_must_be_supplied(sentence: str, figure: str) -> None:
    assert [(f.code, f.text) for f in check_text(OPENING + sentence, FACTS).errors] == [("invented", figure)]


@pytest.mark.parametrize("figure", ["8项", "四项"])
def test_a_count_of_measures_that_do_not_follow_is_pointed_out(figure: str) -> None:
    found = check_text(f"{OPENING}推出{figure}惠民举措。", FACTS).findings
    assert [(f.code, f.severity, f.text) for f in found] == [("invented", "warning", figure)]
    points = "一是减免费用，二是上门办理，三是延时服务，四是帮办代办，五是全程网办，六是容缺受理，七是邮寄到家，八是预约办理。"
    assert check_text(f"{OPENING}推出{figure}惠民举措：{points}", FACTS).findings == ()


def test_a_count_beside_a_label_is_its_fact_even_if_it_counts_points() -> None:
    facts = [{"label": "整改措施", "value": "4项"}]
    assert check_text("制定4项整改措施。", facts).verified
    found = check_text("制定3项整改措施。", facts).errors
    assert [(f.code, f.text, f.expected) for f in found] == [("altered", "3项", "4项")]


def test_a_supplied_hotline_is_missed_where_another_stands() -> None:
    found = check_text("服务热线12315。", [{"label": "服务热线", "value": "12345"}]).errors
    assert [f.code for f in found] == ["missing"]


@pytest.mark.parametrize("words", ["年底前", "今年年底前", "月底前", "年内", "今年内"])
def test_a_deadline_without_a_date_is_pointed_out_unless_supplied(words: str) -> None:
    text = f"共安排资金30万元，完成时限为{words}。"
    found = check_text(text, FACTS).findings
    assert [(f.code, f.severity, f.text) for f in found] == [("invented", "warning", words)]
    assert check_text(text, [*FACTS, {"label": "完成时限", "value": words}]).findings == ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("产值实现翻倍。", "翻倍"),
        ("产值翻了几番。", "翻了几番"),
        ("效率提高数倍。", "数倍"),
        ("总产量实现五连增。", "五连增"),
        ("考核位列全市首位。", "位列全市首位"),
        ("考核进入全省前三。", "进入全省前三"),
        ("考核稳居榜首。", "稳居榜首"),
        ("代表队蝉联冠军。", "冠军"),
        ("活动有千人参与。", "千人"),
        ("政策让成千上万户受益。", "成千上万户"),
        ("代表队夺得两金。", "夺得两金"),
        ("建成百亩大棚。", "百亩"),
        ("只有几户群众没有搬。", "几户"),
        ("大半摊位换了新招牌。", "大半"),
        ("近半村庄装上报警器。", "近半"),
        ("能耗同比减半。", "减半"),
        ("出栏量保持个位数增长。", "个位数增长"),
        ("积案降到个位数。", "到个位数"),
        ("投入按四六分担。", "四六分担"),
        ("奖补按一比二配套。", "一比二"),
        ("农户发放双倍补贴。", "双倍"),
        ("知晓度达到百分之百。", "达到百分之百"),
        ("验收满分通过。", "满分"),
        ("驿站获评四星级。", "四星级"),
        ("景点晋升AAA级景区。", "AAA级"),
        ("堤防扛住百年一遇洪水。", "百年一遇"),
        ("上门照料七旬老人。", "七旬"),
        ("老人年近九旬。", "年近九旬"),
        ("前后忙了个把月。", "个把月"),
        ("雕塑重达数吨。", "重达数吨"),
        ("跑了好几个部门。", "好几个"),
        ("河长每周一次巡河。", "每周一次"),
        ("站长每日三查。", "每日三查"),
        ("上周五召开推进会。", "上周五"),
        ("月初，召开推进会。", "月初"),
        ("昨天举办招聘会。", "昨天"),
        ("去年启动加固工程。", "去年"),
    ],
)
def test_an_amount_without_a_numeral_is_pointed_out_unless_supplied(sentence: str, words: str) -> None:
    found = check_text(OPENING + sentence, FACTS).findings
    assert [(f.code, f.severity, f.text) for f in found] == [("invented", "warning", words)]
    assert check_text(OPENING + sentence, [*FACTS, {"label": "另报", "value": sentence[:-1]}]).findings == ()


@pytest.mark.parametrize(
    "words",
    [
        "收入倍增计划",
        "全年内外",
        "翻番目标",
        "产值翻倍行动",
        "几方面部署",
        "摆在首位的要求",
        "各项规定（工作千头万绪）",
        "减半征收政策",
        "满分答卷",
        "百分之百的努力",
        "周密部署",
        "去年确定的任务",
        "年初预算",
        "大半年来的部署",
    ],
)
def test_words_that_only_hold_one_are_let_stand(words: str) -> None:
    assert check_text(f"{OPENING}落实{words}。", FACTS).findings == ()


LEADS = [
    "结合",
    "对照",
    "围绕",
    "严格按",
    "紧扣",
    "省政府办公厅",
    "对标",
    "认真落实",
    "转发了",
    "聚焦",
    "依托",
    "按",
    "衔接",
    "参照",
    "贯彻",
    "根据",
    "遵照",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("number", ["豫政办〔2024〕15号", "财税〔2024〕15号", "发改环资〔2024〕8号"])
def test_a_document_number_stands_behind_any_words(lead: str, number: str) -> None:
    text = f"全局上下{lead}{number}抓落实，安排资金30万元。"
    assert check_text(text, [*FACTS, {"document": "《关于加强供热工作的通知》", "number": number}]).verified
    assert check_text(text, [*FACTS, {"label": "印发文件", "value": number}]).verified


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("财税〔2024〕15号", "郑财税〔2024〕15号"),
        ("财税〔2024〕15号", "根据郑财税〔2024〕15号"),
        ("政办发〔2024〕15号", "根据郑政办发〔2024〕15号"),
        ("豫政办〔2024〕15号", "结合冀政办〔2024〕15号"),
        ("豫政办〔2024〕15号", "对照豫政办〔2024〕16号"),
    ],
)
def test_a_document_of_another_issuer_or_number_is_another(number: str, written: str) -> None:
    assert not check_text(f"{written}。", [{"label": "印发文件", "value": number}]).verified


def test_a_count_of_the_paragraphs_that_follow_a_further_sentence_is_idle() -> None:
    facts = [{"label": "审计项目", "value": "48个"}]
    text = (
        "审计工作主要体现在两个方面。一年来，广大干部真抓实干。\n一、紧盯重点。审计项目48个。\n二、服务大局。稳中有进。"
    )
    assert check_text(text, facts).errors == ()
    assert [f.text for f in check_text(text.replace("两个方面", "四个"), facts).errors] == ["四个"]


@pytest.mark.parametrize(
    "sentence",
    [
        "三馆一站全部免费开放。",
        "一人患病、众人相助。",
        "每千人拥有量提高，每万人发明专利拥有量提高。",
        "一级文物保护到位。",
        "开展第四次全国农业普查，推进第二轮土地承包延包，落实第三轮中央生态环保督察整改，编制第十五个五年规划。",
    ],
)
def test_a_set_phrase_of_culture_or_a_base_of_a_rate_is_idle(sentence: str) -> None:
    assert check_text(f"排查12户，{sentence}", [{"label": "排查", "value": "12户"}]).findings == ()


def test_a_count_of_the_items_right_before_it_is_no_error_behind_a_verb_with_a_joint_in_it() -> None:
    facts = [{"label": "家政培训", "value": "16期"}, {"label": "电商培训", "value": "12期"}]
    assert check_text("培训涉及家政、电商两类，家政培训16期，电商培训12期。", facts).verified


@pytest.mark.parametrize("told", ["这两件事", "以上三项工作", "上述两类问题", "前述四个村", "夏、秋两季", "春夏秋三季", "张三、李四二人也都", "翻半天柜子，", "半年里", "第二天又", "过两天", "半小时生活圈", "第二水源地"])
def test_a_count_that_points_back_is_to_be_looked_at(told: str) -> None:
    [found] = check_text(f"{OPENING}{told}要盯紧。", FACTS).findings
    assert (found.code, found.severity) == ("invented", "warning")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("关停俩养殖场。", "俩"),
        ("专家仨到场会诊。", "仨"),
        ("办证时间由一周缩短为一天。", "一周"),
        ("水厂产能实现翻番。", "实现翻番"),
        ("全村户均一人务工。", "一人"),
        ("县里启动四级防汛应急响应。", "四级"),
        ("遇六级以上大风停航。", "六级以上"),
        ("劝和一对老年夫妻。", "一对"),
        ("领取手电一打。", "一打"),
    ],
)
def test_a_numeral_in_earnest_is_an_error_though_small(sentence: str, told: str) -> None:
    assert told in [found.text for found in check_text(OPENING + sentence, FACTS).errors]


@pytest.mark.parametrize(
    "sentence",
    [
        "夫妻俩乐开了花，爷俩都夸好。",
        "确保产能翻番。",
        "干部热情翻番。",
        "三级联动，市县两级齐抓共管。",
        "农技专家一对一指导。",
        "一天一调度，一周一通报。",
        "每一天都有新变化，一年一个台阶。",
        "下一步，月初召开调度会，每周五召开例会。",
    ],
)
def test_a_numeral_that_only_points_or_is_planned_is_none(sentence: str) -> None:
    assert check_text(OPENING + sentence, FACTS).errors == ()


ROWS = [
    (("夏季用电=31万度", "冬季用电=44万度"), "夏冬两季用电分别为31万度、44万度。", "三季"),
    (("夏季用电=31万度", "冬季用电=44万度"), "夏、冬两个季节用电分别为31万度、44万度。", "三个"),
    (("春茶产量=386吨", "夏秋茶产量=512吨"), "春茶产量386吨，夏秋两季的夏秋茶产量512吨。", "三季"),
    (("上午场观众=860人", "下午场观众=1240人"), "上、下两场观众分别为860人、1240人。", "三场"),
    (("一期工程投资=3.2亿元", "二期工程投资=2.6亿元"), "工程分两期推进，一期工程投资3.2亿元，二期工程投资2.6亿元。", "三期"),
    (("第一批学员=86人", "第二批学员=92人"), "分两批办班，第一批学员86人，第二批学员92人。", "四批"),
    (("一标段长度=12公里", "二标段长度=9公里"), "路线划为两个标段，一标段长度12公里，二标段长度9公里。", "三个"),
]


@pytest.mark.parametrize(("rows", "text", "other"), ROWS)
def test_how_many_rows_were_supplied_may_be_said(rows: tuple[str, ...], text: str, other: str) -> None:
    assert judge(text, rows).findings == ()
    wrong = judge(text.replace(f"两{other[1:]}", other), rows).findings
    assert [(f.code, f.text) for f in wrong] == [("invented", other)]


def test_a_row_that_was_not_supplied_is_not_counted() -> None:
    assert [f.text for f in judge("春冬两季用电：夏季用电31万度，冬季用电44万度。", ROWS[0][0]).errors] == ["两季"]
    three = "一期工程投资=3亿元", "二期工程投资=2亿元", "三期工程投资=1亿元"
    text = "工程分两期推进，一期工程投资3亿元，二期工程投资2亿元，三期工程投资1亿元。"
    assert [f.text for f in judge(text, three).errors] == ["两期"]


@pytest.mark.parametrize("told", ["没有1户返贫", "未发生1起事故", "无1人缺席", "不漏1户"])
def test_none_of_a_thing_may_be_said_with_a_numeral(told: str) -> None:
    assert check_text(f"{OPENING}全程{told}。", FACTS).findings == ()


@pytest.mark.parametrize(("told", "figure"), [("有1户返贫", "1户"), ("发生1起事故", "1起"), ("没有2户返贫", "2户")])
def test_one_of_a_thing_must_be_supplied(told: str, figure: str) -> None:
    assert [f.text for f in check_text(f"{OPENING}全程{told}。", FACTS).errors] == [figure]


@pytest.mark.parametrize("text", ["入户率达到百分之百。", "入户率均为百分百。", "入户走访中一名村民死亡。", "入户路上一人受伤。"])
def test_all_of_a_rate_and_one_person_harmed_are_figures_like_any_other(text: str) -> None:
    assert [(one.severity, one.code) for one in check_text(text, []).findings] == [("error", "invented")]


@pytest.mark.parametrize("text", ["力争入户率达到百分之百。", "入户率达到百分之百的要求。", "未造成一人伤亡。", "没有一人受伤。"])
def test_wished_for_or_denied_they_are_none(text: str) -> None:
    assert check_text(text, []).errors == ()


def test_whatever_is_found_is_done_something_to_one_by_one() -> None:
    assert judge("对违法行为，发现一起，严肃查处一起，共查处12起。", ("查处违法行为=12起",)).errors == ()
    told = judge("发生事故一起，死亡一人，共查处12起。", ("查处违法行为=12起",)).errors
    assert {finding.text for finding in told} == {"一起", "一人"}


@pytest.mark.parametrize(
    "text",
    ["入户是改革的一个缩影。", "入户交出一份让群众满意的答卷。", "在村一级，入户顺利。", "采录一条地名通常要入户核对。", "平均下来一场入户。"],
)
def test_one_that_is_an_image_a_level_or_each_of_many_counts_nothing(text: str) -> None:
    assert check_text(text, []).findings == ()


@pytest.mark.parametrize(("text", "told"), [("新建一个服务窗口。", "一个"), ("召开一次推进会，用时较短。", "一次")])
def test_one_thing_that_was_done_is_pointed_out(text: str, told: str) -> None:
    assert [(f.severity, f.text) for f in check_text(text, []).findings] == [("warning", told)]
