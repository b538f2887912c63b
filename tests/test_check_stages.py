"""How far a matter has come (拟, 正在, 尚未, 已), told as supplied and told otherwise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.check import Finding, check_text
from tests.labelled import judge

HERE = Path(__file__).parent
TOLD = ("reversed", "blank")


def read_cases(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    cases = (line.split(" => ") for line in lines if not line.startswith("#"))
    return [(facts, text) for facts, text in cases]


def items_of(facts: str) -> list[dict[str, str | None]]:
    items: list[dict[str, str | None]] = []
    for number, fact in enumerate(facts.split(" ; ")):
        if fact.startswith("T:"):
            items.append({"text": fact[2:]})
        elif fact.startswith("N:"):
            _, name, note = fact.split(":")
            items.append({"name": name, "title": "名称", "note": note})
        else:
            label, value = fact.split("=")
            items.append({"id": f"f{number}", "label": label, "value": None if value == "?" else value})
    return items


def turned(text: str, facts: str) -> list[Finding]:
    return [finding for finding in check_text(text, items_of(facts)).errors if finding.code in TOLD]


@pytest.mark.parametrize(("facts", "text"), read_cases("stages_right.txt"))
def test_a_stage_as_supplied_is_nothing_to_tell_of(facts: str, text: str) -> None:
    assert turned(text, facts) == []


@pytest.mark.parametrize(("facts", "text"), read_cases("stages_wrong.txt"))
def test_another_stage_than_supplied_is_told_where_it_stands(facts: str, text: str) -> None:
    start, end = text.index("«"), text.index("»") - 1
    found = turned(text.replace("«", "").replace("»", ""), facts)
    assert any(f.start is not None and f.end is not None and f.start < end and start < f.end for f in found)


@pytest.mark.parametrize("before", ["待", "下一步，", "力争明年", "一旦", "此前计划"])
def test_what_might_be_is_not_told_as_done(before: str) -> None:
    assert turned(f"{before}预制菜标准正式发布。", "T:预制菜标准尚未发布") == []


def test_a_part_of_a_matter_may_have_come_farther_than_the_whole() -> None:
    facts = "T:青禾路小学扩建工程正在施工"
    assert turned("青禾路小学扩建工程主体结构已完工。", facts) == []
    assert turned("青禾路小学扩建工程已完成投资，主体已封顶。", facts) == []


def test_what_is_not_told_apart_yet() -> None:
    """A plan told with its bare verb may be a noun (计划投资3亿元, 投资3亿元的项目); a trend fills no figure in."""
    assert turned("投资3亿元的项目进展顺利。", "计划投资=3亿元") == []
    assert turned("群众满意度大幅提升，为____。", "群众满意度=?") == []


def test_another_day_of_the_week_is_altered() -> None:
    facts = [{"id": "day", "label": "集中整治日", "value": "每周五"}]
    told = [(f.code, f.text, f.fact) for f in check_text("每周六开展集中整治。", facts).errors]
    assert told == [("altered", "每周六", "day")]
    assert check_text("每周五开展集中整治，每周六复盘。", facts).verified


@given(st.text("已拟正在尚未完成建设公示，。；、后前待将东西段", max_size=60))
def test_any_text_is_read_to_its_end(text: str) -> None:
    for finding in turned(text, "T:东段建设正在公示，尚未完成 ; 西段=正在建设"):
        assert finding.start is not None
        assert text[finding.start : finding.end] == finding.text


def findings(text: str, *rows: str) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.text) for finding in judge(text, rows).findings]


@pytest.mark.parametrize(
    ("row", "text", "told"),
    [
        ("计划安装健身器材=60套", "健身器材60套全部投用。", "投用"),
        ("拟修缮古桥=3座", "3座古桥顺利通过验收。", "顺利通过验收"),
        ("将培训月嫂=210人", "先后培训月嫂210人。", "先后培训"),
        ("拟慰问老兵=85名", "85名老兵接受了慰问。", "接受了慰问"),
        ("待验收鱼塘=9口", "9口鱼塘通过验收。", "通过验收"),
        ("在建粮仓=4座", "拟建粮仓4座。", "拟建粮"),
        ("今年接种疫苗=3.2万剂", "今年拟接种疫苗3.2万剂。", "拟接种"),
        ("完成渠道清淤=18公里", "正在推进渠道清淤18公里。", "正在推进渠道"),
    ],
)
def test_how_far_it_has_come_told_otherwise_without_a_word_of_time_is_reversed(row: str, text: str, told: str) -> None:
    assert findings(text, row) == [("reversed", told)]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("拟招聘护林员=12名", "12名护林员到岗。"),
        ("计划建设球场=5个", "新增球场5个。"),
        ("待验收鱼塘=9口", "待开挖鱼塘9口。"),
        ("尚未整改渗漏点=6处", "6处渗漏点正在整改。"),
        ("正在谈判订单=7笔", "已签约谈判订单7笔。"),
        ("组织义诊=31场", "拟组织义诊31场。"),
        ("组织义诊=31场", "下一步，组织义诊31场。"),
        ("北关村投入物资=40件", "北关村需投入物资40件。"),
        ("北关村危房改造=17户", "北关村计划完成危房改造17户。"),
    ],
)
def test_how_far_it_has_come_that_may_be_told_otherwise_is_pointed_out(row: str, text: str) -> None:
    assert [code for code, _ in findings(text, row)] == ["unsure"]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("在建粮仓=4座", "在建粮仓4座，全部落实监理单位。"),
        ("在建粮仓=4座", "4座粮仓均通过节前检查。"),
        ("拟建粮仓=4座", "4座粮仓选址全部完成。"),
        ("拟建粮仓=4座", "确保4座粮仓全部投用。"),
        ("拟建粮仓=4座", "项目共建设粮仓4座，计划分批开工。"),
        ("正在培训月嫂=210人", "累计培训月嫂210人。"),
        ("将培训月嫂=210人", "将培训月嫂210人。"),
        ("待验收鱼塘=9口", "待验收的鱼塘9口，资料全部移交。"),
        ("组织义诊=31场", "组织义诊31场，下一步将继续组织义诊。"),
        ("投入物资=40件", "按需投入物资40件。"),
        ("应急水源工程=拟建设", "应急水源工程还在计划建设之中。"),
    ],
)
def test_what_says_nothing_of_how_far_it_has_come_is_no_error(row: str, text: str) -> None:
    assert judge(text, (row,)).errors == ()


def test_what_is_planned_of_one_thing_is_not_planned_of_another() -> None:
    rows = ("招聘护士=30名", "拟招聘驾驶员=6名")
    assert findings("招聘护士30名，拟招聘驾驶员6名。", *rows) == []
    assert findings("拟招聘护士30名，拟招聘驾驶员6名。", *rows) == [("reversed", "拟招聘")]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("未申报车间=8个", "8个车间由工会制定申报办法。"),
        ("未申报车间=8个", "上门动员8个车间申报。"),
        ("尚未腾退仓房=15间", "15间仓房已明确腾退时间表。"),
        ("待复检冷柜=46台", "46台冷柜全部落实复检人员。"),
        ("未办结来函=21件", "21件来函由科长包案办结。"),
        ("未通航码头=2座", "2座码头均具备通航条件。"),
        ("计划加装扶手=70处", "70处扶手已完成加装方案论证。"),
        ("拟购置校车=13辆", "13辆校车已完成购置招标。"),
        ("正在翻修剧场=3座", "3座剧场主体已翻修。"),
        ("正在编印年鉴=6卷", "6卷已完成初稿编印。"),
        ("待鉴定藏品=39件", "39件藏品通过鉴定后方可入库展出。"),
        ("未达标泳池=4座", "对4座泳池制定达标措施。"),
    ],
)
def test_what_only_goes_with_a_deed_or_comes_before_it_is_not_the_deed(row: str, text: str) -> None:
    assert findings(text, row) == []


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("未申报车间=8个", "8个车间申报进展缓慢，对其余8个车间逐一申报。"),
        ("未回访客户=52户", "52户由回访小哥跟进。"),
        ("计划搬迁摊位=27个", "27个摊位已完成搬迁入市。"),
        ("计划加固堤坝=5座", "5座堤坝已完成渗漏加固。"),
        ("正在铺设电缆=9公里", "9公里电缆已铺设，正在调试。"),
        ("正在铺设电缆=9公里", "9公里电缆已铺设到位，正在调试。"),
    ],
)
def test_what_may_be_the_deed_or_less_is_pointed_out(row: str, text: str) -> None:
    assert {code for code, _ in findings(text, row)} == {"unsure"}


@pytest.mark.parametrize(
    ("row", "text", "told"),
    [
        ("未申报车间=8个", "8个车间全部申报。", "申报"),
        ("未申报车间=8个", "今年以来申报车间8个。", "申报"),
        ("未申报车间=8个", "经动员，8个车间均已申报。", "均已申报"),
        ("尚未腾退仓房=15间", "15间仓房依法腾退。", "腾退"),
        ("未制定预案单位=3家", "3家单位已制定预案。", "已制定"),
        ("未办结来函=21件", "21件来函经催办全部办结。", "办结"),
        ("计划加装扶手=70处", "70处扶手已完成加装。", "已完成加装"),
        ("计划加装扶手=70处", "70处扶手已完成加装工作。", "已完成加装"),
        ("拟购置校车=13辆", "已完成购置校车13辆。", "已完成购置"),
        ("拟购置校车=13辆", "13辆校车已完成购置并投入使用。", "已完成购置"),
        ("正在翻修剧场=3座", "3座剧场已翻修。", "已翻修"),
    ],
)
def test_a_deed_told_by_its_verb_alone_or_as_completed_is_reversed(row: str, text: str, told: str) -> None:
    assert findings(text, row) == [("reversed", told)]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("办理借阅证读者=90名", "为未办理借阅证的90名读者现场制证。"),
        ("挂牌古树=34株", "把未挂牌古树34株纳入保护。"),
        ("达标茶厂=6家", "督促6家不达标茶厂改造车间。"),
        ("开通网银商户=44户", "未开通网银商户44户上门办理开户。"),
        ("通车乡镇=2个", "昔日未通车的2个乡镇如今班车直达。"),
        ("领证住户=83户", "让未领证的83户拿到证书。"),
    ],
)
def test_what_was_not_so_and_is_taken_up_is_pointed_out(row: str, text: str) -> None:
    assert {finding.severity for finding in judge(text, (row,)).findings} == {"warning"}


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("通邮村=7个", "不通邮的7个村全部开通邮路。"),
        ("建账合作社=16家", "指导没有建账的16家合作社补建账簿。"),
        ("申领津贴职工=58名", "未申领津贴职工58名办理了申领。"),
    ],
)
def test_what_was_not_so_and_is_told_as_made_so_passes(row: str, text: str) -> None:
    assert judge(text, (row,)).findings == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("办理借阅证读者=90名", "尚有未办理借阅证读者90名。"),
        ("办理借阅证读者=90名", "90名读者均为未办理借阅证的新居民。"),
        ("挂牌古树=34株", "经核对未挂牌古树34株。"),
        ("通邮村=7个", "不通邮的7个行政村。"),
        ("达标茶厂=6家", "不达标茶厂6家全部停业。"),
        ("申领津贴职工=58名", "58名职工未申领津贴。"),
        ("通车乡镇=2个", "未通车乡镇2个。"),
    ],
)
def test_what_was_supplied_as_so_and_is_denied_is_reversed(row: str, text: str) -> None:
    assert "reversed" in {finding.code for finding in judge(text, (row,)).errors}


def test_what_is_to_be_done_next_year_may_be_planned() -> None:
    facts = [{"label": "来年春季造林任务", "value": "3.2万亩"}, {"label": "受理投诉", "value": "42件"}, {"label": "办结投诉", "value": "42件"}]
    assert check_text("来年春季计划造林3.2万亩。收到的42件投诉办结42件。", facts).errors == ()


TASKS: list[dict[str, object]] = [
    {"label": "改革任务", "value": "72项", "parts": [
        {"label": "已完成", "value": "65项"}, {"label": "正在推进", "value": "7项"}]},
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("改革任务72项，其中已完成65项、已经完成7项。", "已经完成"),
        ("改革任务72项，65项已完成，7项也已完成。", "已完成"),
        ("改革任务72项，已经完成的7项、已完成的65项。", "已经完成"),
    ],
)
def test_parts_called_by_how_far_they_have_come_are_not_told_farther(text: str, told: str) -> None:
    assert [(f.code, f.text) for f in check_text(text, TASKS).errors] == [("reversed", told)]


@pytest.mark.parametrize(
    "text", ["改革任务72项，其中已完成65项、正在推进7项。", "改革任务72项，已完成65项，余下7项还在推进。"]
)
def test_parts_called_by_how_far_they_have_come_stand_as_supplied(text: str) -> None:
    assert check_text(text, TASKS).errors == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("智能派单系统=正在试运行", "智能派单系统还在招标采购。"),
        ("东桥=正在施工", "东桥仍在规划设计。"),
        ("东桥=正在施工", "东桥正在验收。"),
        ("区中央厨房=正在装修", "区中央厨房尚在选址。"),
    ],
)
def test_another_phase_under_way_is_not_the_one_supplied(row: str, text: str) -> None:
    assert [finding.code for finding in judge(text, (row,)).errors] == ["missing"]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("东桥=正在施工", "东桥仍在建设。"),
        ("东桥=正在施工", "东桥正在加紧施工，力争早日竣工验收。"),
        ("东桥=正在施工", "东桥施工招标后正在加紧施工。"),
        ("区中央厨房=正在装修", "区中央厨房还在安装设备。"),
        ("招标文件=正在编制", "招标文件正在抓紧编制。"),
        ("城东水厂改造=正在招标", "城东水厂改造尚在招标。"),
    ],
)
def test_other_words_for_one_phase_say_the_same(row: str, text: str) -> None:
    assert judge(text, (row,)).errors == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("卫生院迁建=已基本完成", "卫生院迁建已全面完成。"),
        ("丈量数据=已全面进入统计、汇总阶段", "丈量数据统计、汇总工作已全面结束。"),
        ("通信网络运营=未对通信网络运营造成较大影响", "降雨未对通信网络运营造成任何影响。"),
    ],
)
def test_what_was_supplied_in_part_is_not_told_as_all(row: str, text: str) -> None:
    assert [finding.code for finding in judge(text, (row,)).errors] == ["missing"]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("服务中心=已基本建成即将投入使用", "服务中心已建成并投入使用。"),
        ("卫生院迁建=已基本完成", "卫生院迁建已完成。"),
        ("一号扩建工程=尚未开工 二号扩建工程=尚未开工", "一号扩建工程尚未开工，二号扩建工程开工较晚。"),
    ],
)
def test_what_is_told_as_further_on_or_less_far_is_to_be_looked_at(rows: str, text: str) -> None:
    assert [finding.code for finding in judge(text, tuple(rows.split())).findings] == ["missing"]


def test_what_is_only_hoped_for_is_not_done() -> None:
    assert [finding.code for finding in judge("龙嘴排涝站可望完工。", ("龙嘴排涝站=已经完工",)).errors] == ["reversed"]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("卫生院迁建=已基本完成", "卫生院迁建基本完成。"),
        ("服务中心=已基本建成即将投入使用", "服务中心基本建成，即将投入使用。"),
        ("丈量数据=已进入汇总阶段", "丈量数据进入汇总阶段。"),
        ("一号扩建工程=尚未开工 二号扩建工程=尚未开工", "一号扩建工程、二号扩建工程均尚未开工。"),
        ("通信网络运营=未受较大影响", "通信网络运营未受较大影响。"),
    ],
)
def test_what_is_told_as_far_as_supplied_stands(rows: str, text: str) -> None:
    assert judge(text, tuple(rows.split())).findings == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("涉险企业=已停产", "涉险企业已复工复产。"),
        ("重大隐患=已挂牌督办", "重大隐患已消除。"),
        ("责任人=已被立案审查", "责任人已被批评教育。"),
        ("污水处理站=已建成未运行", "污水处理站建成后运行良好。"),
        ("土地征收=已签协议未付款", "土地征收已签协议并付款。"),
        ("危房改造=全部竣工", "危房改造陆续竣工。"),
        ("小区住房=均已通水通电", "小区住房大多通水通电。"),
    ],
)
def test_another_deed_that_is_done_is_not_the_one_supplied(row: str, text: str) -> None:
    assert [finding.code for finding in judge(text, (row,)).findings] == ["missing"]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("补贴资金=已发放到位", "补贴资金已拨付到位。"),
        ("案件=已移送司法机关", "案件已移交司法机关。"),
        ("问题=已整改", "问题已得到整治。"),
    ],
)
def test_other_words_for_one_deed_say_the_same(row: str, text: str) -> None:
    assert judge(text, (row,)).errors == ()


def test_what_was_flooded_is_not_denied() -> None:
    assert judge("圈舍被淹2间，沿岸房屋被淹没6户。", ("淹没圈舍=2间", "淹没房屋=6户")).errors == ()


def test_two_things_whose_states_are_exchanged_are_errors_in_a_text_of_free_words_too() -> None:
    facts = [{"label": "中医馆", "value": "已投用"}, {"label": "DR机", "value": "待验收"}]
    assert not check_text("中医馆已投入使用，DR机尚待验收。", facts).errors
    assert len(check_text("先看场所设备：中医馆尚待验收，DR机已投入使用。", facts).errors) == 2
