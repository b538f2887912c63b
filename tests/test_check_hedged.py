"""A right figure, or a state, with words beside it that make another one of it."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

FACTS = [
    {"label": "巩固率", "value": "99.6%"},
    {"label": "改造管网", "value": "12公里"},
    {"label": "惠及居民", "value": "350户"},
    {"label": "债务限额", "value": "41.5亿元"},
    {"label": "户均补助", "value": "800元"},
    {"label": "考核位次", "value": "第2名"},
]
TEXT = "巩固率99.6%。改造管网12公里，惠及居民350户。债务限额41.5亿元，户均补助800元，考核位次第2名。"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("率99.6%", "率未达99.6%", "未达99.6%"),
        ("率99.6%", "率没有达到99.6%", "没有达到99.6%"),
        ("率99.6%", "率突破99.6%", "突破99.6%"),
        ("率99.6%", "率99.6%强", "99.6%强"),
        ("率99.6%", "率距99.6%还有差距", "距99.6%"),
        ("12公里", "12公里有余", "12公里有余"),
        ("12公里", "12公里（估算）", "12公里（估算）"),
        ("350户", "350户不到", "350户不到"),
        ("350户", "每350户", "每350户"),
        ("350户", "没有350户", "没有350户"),
        ("第2名", "倒数第2名", "倒数第2名"),
        ("800元", "最高800元", "最高800元"),
        ("350户", "不止350户", "不止350户"),
        ("350户", "不下于350户", "不下于350户"),
        ("12公里", "12公里还多", "12公里还多"),
        ("率99.6%", "率几乎达到99.6%", "几乎达到99.6%"),
        ("额41.5亿元", "额刚过41.5亿元", "刚过41.5亿元"),
    ],
)
def test_a_word_beside_a_figure_that_makes_another_of_it_is_told(old: str, new: str, told: str) -> None:
    assert check_text(TEXT, FACTS).findings == ()
    errors = check_text(TEXT.replace(old, new), FACTS).errors
    assert [(finding.code, finding.text) for finding in errors] == [("altered", told)]


@pytest.mark.parametrize("new", ["预计巩固率达到99.6%", "巩固率力争99.6%", "巩固率预计为99.6%", "巩固率目标99.6%"])
def test_a_figure_told_as_one_to_come_is_reversed(new: str) -> None:
    (finding,) = check_text(TEXT.replace("巩固率99.6%", new), FACTS).errors
    assert (finding.code, finding.expected) == ("reversed", "99.6%")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("率99.6%", "率达到99.6%"),
        ("350户", "居民仅350户"),
        ("债务限额41.5亿元", "债务余额没有突破41.5亿元的债务限额"),
        ("户均补助800元", "补助户均达800元"),
        ("12公里", "12公里以强弱电同步入地为标准"),
        ("350户", "350户强烈支持"),
    ],
)
def test_words_that_leave_the_figure_as_it_is_are_none_of_these(old: str, new: str) -> None:
    assert check_text(TEXT.replace(old, new), FACTS).errors == ()


def test_what_is_planned_may_be_told_so() -> None:
    facts = [{"label": "计划投资", "value": "5000万元"}, {"label": "预计受益群众", "value": "350户"}]
    assert check_text("计划投资5000万元，预计350户群众受益。", facts).errors == ()


@pytest.mark.parametrize("words", ["未", "尚未", "没有做到", "并非", "基本", "力争"])
def test_a_state_that_is_denied_weakened_or_aimed_at_is_not_told(words: str) -> None:
    facts = [{"label": "村级监督", "value": "全覆盖"}]
    assert check_text("村级监督已实现全覆盖。", facts).findings == ()
    assert check_text(f"村级监督{words}全覆盖。", facts).errors
    assert check_text(f"村级监督{words}全覆盖。", [{"label": "村级监督", "value": f"{words}全覆盖"}]).errors == ()


@pytest.mark.parametrize("told", ["约____件", "____余件", "不少于____件", "突破____件"])
def test_a_blank_takes_no_qualifier_that_nobody_supplied(told: str) -> None:
    facts: list[dict[str, object]] = [{"label": "发放棉衣", "value": None}]
    assert check_text("发放棉衣____件。", facts).errors == ()
    (finding,) = check_text(f"发放棉衣{told}。", facts).errors
    assert (finding.code, finding.text) == ("blank", told.removesuffix("件"))
    assert check_text(f"发放棉衣{told}。", [{"text": f"发放棉衣{told}"}]).errors == ()


@pytest.mark.parametrize("before", ["可节约", "已签约", "附近"])
def test_a_word_that_ends_like_a_qualifier_is_none_before_a_blank(before: str) -> None:
    facts: list[dict[str, object]] = [{"label": "通关成本", "value": None}]
    assert check_text(f"通关成本{before}____万元。", facts).errors == ()


@pytest.mark.parametrize("words", ["未整改", "拒不整改", "无法整改"])
def test_what_is_under_way_is_not_told_as_refused(words: str) -> None:
    facts = [{"label": "正在整改", "value": "23处"}]
    (finding,) = check_text(f"其中{words}23处。", facts).errors
    assert finding.code == "reversed"
    assert check_text("尚未整改到位、正在整改23处。", facts).errors == ()


@pytest.mark.parametrize("words", ["水质优于Ⅲ类。", "水质Ⅲ类以上。"])
def test_a_class_told_as_a_bound_is_not_the_class(words: str) -> None:
    facts = [{"label": "水质", "value": "Ⅲ类"}]
    assert check_text("水质达到Ⅲ类。", facts).findings == ()
    assert check_text(words, facts).errors


def test_more_than_a_number_may_be_told_as_passing_it() -> None:
    facts = [{"label": "最高播放量", "value": "2300多万次"}]
    assert check_text("最高播放量突破2300多万次。", facts).errors == ()


_RATED = ("抽检合格率=98.6%", "抽检食品=412批次")


@pytest.mark.parametrize("told", ["抽检批次全部合格", "所抽检的产品无一不合格", "抽检食品均合格"])
def test_a_rate_below_a_hundred_told_as_whole_is_pointed_out(told: str) -> None:
    [found] = judge(f"抽检食品412批次，抽检合格率98.6%，{told}。", _RATED).findings
    assert (found.severity, found.code, found.expected) == ("warning", "altered", "98.6%")


@pytest.mark.parametrize(
    "told",
    ["不合格产品已全部下架", "确保抽检全部合格", "其余批次全部合格", "剩下的批次全部合格", "投诉全部办结", "抽检项目全部公示"],
)
def test_what_is_whole_of_another_thing_or_meant_to_be_says_nothing_of_a_rate(told: str) -> None:
    assert judge(f"抽检食品412批次，抽检合格率98.6%，{told}。", _RATED).findings == ()


def test_a_rate_of_a_hundred_may_be_told_as_whole() -> None:
    assert judge("抽检合格率100%，抽检食品全部合格。", ("抽检合格率=100%",)).findings == ()


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("乡规民约=14部",), "制定乡规民约14部。"),
        (("业主反映不满=7件",), "业主反映不满7件。"),
        (("撤离渔民=近900人",), "会同各村将近900人撤离渔船。"),
        (("新增用户=约300户",), "新增用户大约300户。"),
        (("补正时限=2个工作日",), "补正时限最长不超过2个工作日。"),
        (("补正时限=2个工作日",), "补正须在2个工作日之内办完，即时限为2个工作日以内。"),
        (("桌数上限=15桌",), "规矩明白：最多15桌。"),
        (("免费停放时长=30分钟",), "车辆停放30分钟以内免收费用。"),
        (("免费停放时长=30分钟",), "车辆停放30分钟之内免收费用。"),
        (("免费停放时长=30分钟",), "车辆停放30分钟内免收费用。"),
        (("新增就业=618人",), "公益岗位安置计入新增就业618人之内。"),
        (("新增就业=618人",), "公益岗位安置算在新增就业618人以内。"),
        (("居民室温最低标准=18℃",), "住户家中室温不得低于18℃。"),
        (("签约额同比增长=8.5%",), "签约额较上年签约增长8.5%。"),
        (("新增床位=120张",), "针对床位不足新增120张。"),
        (("增加辅警=12名",), "针对警力不足增加12名辅警。"),
        (("新增就业=120人",), "就业规模取得突破新增120人。"),
        (("投诉减少=12件",), "投诉量不断趋近减少12件。"),
        (("销售额=下降8.3%",), "销售额因需求不足下降8.3%。"),
        (("轮换频次=每日2次",), "针对人手不足每日2次轮换。"),
        (("投诉量下降=8.5%",), "投诉量最近下降8.5%。"),
        (("投诉量比上年=下降8.5%",), "投诉量最近下降8.5%，是和上年比。"),
        (("年度许可用水总量=185万吨",), "核定年度用水上限185万吨。"),
        (("申请受理截止时间=12月28日17时",), "12月28日17时以后不再受理申请。"),
        (("百公里油耗=9.1升",), "平均每百公里烧油9.1升。"),
        (("年度植树计划=6200亩",), "植树超出6200亩的年度计划。"),
        (("年度植树目标=6200亩",), "今年目标为6200亩。"),
    ],
)
def test_a_word_that_only_looks_like_a_qualifier_or_says_the_limit_again_is_none(
    facts: tuple[str, ...], text: str
) -> None:
    assert judge(text, facts).errors == ()


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("植树面积=6200亩", "植树面积约6200亩。"),
        ("单日桌数=15桌", "单日桌数最多15桌。"),
        ("启动时间=12月28日17时", "12月28日17时以后启动。"),
        ("植树面积=6200亩", "植树面积不超过6200亩。"),
        ("平均用时=2小时", "平均用时2小时之内。"),
        ("新增就业=618人", "新增就业618人之内。"),
        # before the verb of a change, or a value that opens with a word
        ("投诉量同比下降=8.5%", "投诉量同比约下降8.5%。"),
        ("投诉量同比下降=8.5%", "投诉量约同比下降8.5%。"),
        ("投诉量同比下降=8.5%", "投诉量至少比上年下降8.5%。"),
        # what is not counted in, but bounded
        ("平均工资=1850元", "工资均在1850元以上。"),
        ("项目概算=300万元", "项目概算在300万元以内。"),
        ("名录企业=120家", "列入名录的企业120家以上。"),
        ("投诉量同比下降=8.5%", "投诉量同比近下降了8.5%。"),
        ("投诉量比上年=下降8.5%", "投诉量比上年超过下降8.5%。"),
        ("审批时限=由60日压减至35日", "审批时限约由60日压减至35日。"),
        ("植树面积=6200亩", "植树面积超出6200亩的往年规模。"),
    ],
)
def test_a_qualifier_on_what_is_no_limit_is_told(fact: str, text: str) -> None:
    assert [finding.code for finding in judge(text, (fact,)).errors] == ["altered"]


@pytest.mark.parametrize(
    ("fact", "text", "told"),
    [
        ("硬化村道=46公里", "剩余硬化村道46公里。", "剩余硬化村道46公里"),
        ("入驻企业=12家", "首批入驻企业12家。", "首批入驻企业12家"),
        ("体检老人=540人", "每年体检老人540人。", "每年体检老人540人"),
        ("到会率=92%", "到会率过92%。", "过92%"),
        ("发放补贴=80万元", "发放补贴80万元以外。", "80万元以外"),
    ],
)
def test_a_figure_told_as_that_of_a_part_or_a_stretch_of_time_is_pointed_out(fact: str, text: str, told: str) -> None:
    assert [(finding.code, finding.text) for finding in judge(text, (fact,)).findings] == [("unsure", told)]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("剩余劳动力转移=230人", "农村剩余劳动力转移230人。"),
        ("正在硬化村道=6公里", "剩余6公里村道正在硬化。"),
        ("年均体检老人=540人", "每年体检老人540人。"),
        ("发放补贴=80万元", "在发放补贴80万元以外还送去种苗。"),
        ("通过率=92%", "审议通过92%。"),
    ],
)
def test_a_part_that_was_supplied_as_one_is_right(fact: str, text: str) -> None:
    assert judge(text, (fact,)).findings == ()


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("资助上限=8万元", "对参展商给予最高8万元资助。"),
        ("最长借期=60天", "借期上限60天。"),
        ("最低保有量=260吨", "储备保有量下限260吨。"),
        ("最低发车班次=12班", "每日发车不少于12班。"),
        ("每班补助=900元", "班均900元，按每班补助发放。"),
        ("清洗频次=5天", "外墙每5天清洗。"),
        ("运距=38公里", "运输距离38公里。"),
        ("供水服务圈=20分钟", "供水服务圈20分钟之内。"),
        ("用水配额=300吨", "用水配额不超过300吨。"),
        ("用水配额=300吨", "用水配额最多300吨。"),
        ("用水配额=300吨", "用水配额300吨以内。"),
        ("许可排放量=300吨", "许可排放量至多300吨。"),
        ("办理时限=3日", "办理时限最多3日。"),
    ],
)
def test_a_bound_an_average_or_an_interval_may_be_told_in_another_word(fact: str, text: str) -> None:
    assert judge(text, (fact,)).errors == ()


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("资助上限=8万元", "资助最低8万元。"),
        ("保底收购价=6元/斤", "收购价最高6元/斤。"),
        ("最低发车班次=12班", "每日发车不超过12班。"),
        ("清洗次数=5次", "外墙清洗每5次。"),
        ("每班补助=900元", "人均900元。"),
        ("清运里程=38公里", "距离38公里。"),
        ("平均步行=20分钟", "平均步行20分钟之内。"),
        ("用水配额=300吨", "用水配额至少300吨。"),
        ("有限责任公司=15家", "有限责任公司不超过15家。"),
        ("有限责任公司=15家", "有限责任公司最多15家。"),
    ],
)
def test_a_bound_that_is_not_the_one_of_the_label_is_told(fact: str, text: str) -> None:
    assert [finding.code for finding in judge(text, (fact,)).errors] == ["altered"]


@pytest.mark.parametrize(
    ("standard", "words"),
    [
        ("考核目标=88%", "好于88%的考核目标"),
        ("考核目标=88%", "未达到88%的目标"),
        ("考核目标=88%", "距离88%的考核目标仍有差距"),
        ("序时进度=88%", "超过88%的序时进度要求"),
        ("行业平均水平=88%", "高于88%的行业平均水平"),
        ("盈亏平衡线=88%", "突破88%的盈亏平衡线"),
    ],
)
def test_a_figure_may_be_compared_with_one_that_is_named_behind_it(standard: str, words: str) -> None:
    assert judge(f"入住率91%，{words}。", ("入住率=91%", standard)).errors == ()


@pytest.mark.parametrize("words", ["突破91%的规模", "优于91%的地方标准", "优于91%的上年入住", "高于91%的行业平均水平"])
def test_a_figure_that_is_no_yardstick_is_not_what_it_is_compared_with(words: str) -> None:
    assert judge(f"入住率{words}。", ("入住率=91%",)).errors


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("总投资=3.6亿元", "建设工期=20个月"), "场馆计划总投资3.6亿元，预计建设工期20个月。"),
        (("建设规模=5万平方米",), "计划建设规模5万平方米。"),
        (("招募名额=60名",), "招募计划60名。"),
        (("年度任务=900场",), "年度任务目标900场。"),
        (("安装路灯=320盏",), "各街道按计划安装路灯320盏。"),
        (("维修泵站=26座",), "按照年度养护计划维修泵站26座。"),
        (("引进名医=18名",), "依托名医计划引进名医18名。"),
        (("举办书展=6场",), "精心筹备举办书展6场。"),
        (("制定标准=5项",), "协会草拟制定标准5项。"),
    ],
)
def test_a_plan_that_was_followed_or_what_is_set_ahead_is_not_told_as_to_come(
    facts: tuple[str, ...], text: str
) -> None:
    assert judge(text, facts).findings == ()


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("完成投资=3.6亿元", "场馆计划完成投资3.6亿元。"),
        ("安装路灯=320盏", "各街道计划安装路灯320盏。"),
        ("安装路灯=320盏", "各街道根据居民需求计划安装路灯320盏。"),
        ("举办书展=6场", "正精心筹备举办书展6场。"),
        ("发放贷款=6亿元", "发放贷款计划6亿元。"),
    ],
)
def test_what_was_done_is_not_told_as_planned(fact: str, text: str) -> None:
    assert {finding.code for finding in judge(text, (fact,)).errors} == {"reversed"}


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("检修锅炉=36台", "有计划检修锅炉36台。"),
        ("帮助学徒=36人", "通过名匠计划帮助学徒36人。"),
        ("化解矛盾=36件", "集中攻坚亟待化解矛盾36件。"),
    ],
)
def test_what_may_be_planned_or_done_is_pointed_out(fact: str, text: str) -> None:
    assert [(finding.severity, finding.code) for finding in judge(text, (fact,)).findings] == [("warning", "unsure")]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("入驻商户=46家", "入驻的46家以内贸企业为主。"),
        ("参训学员=46人", "参训的46人以下岗职工居多。"),
        ("走访商户=46家", "对46家以上门方式走访商户。"),
        ("扶持强村=46个", "扶持46个强村富民的强村。"),
        ("康复儿童=46名", "46名多动症康复儿童结业。"),
    ],
)
def test_a_sign_that_opens_the_next_word_is_no_qualifier(fact: str, text: str) -> None:
    assert judge(text, (fact,)).errors == ()


@pytest.mark.parametrize("text", ["入驻商户46家以内。", "入驻商户46家以上，运行良好。", "入驻商户46家多。", "入驻商户46家强。"])
def test_the_same_sign_at_the_end_of_a_clause_is_one(text: str) -> None:
    assert judge(text, ("入驻商户=46家",)).errors


def test_a_yardstick_of_another_level_is_another() -> None:
    facts = ("浓度=28毫克", "国家标准=35毫克")
    assert judge("浓度28毫克，优于35毫克的国家标准。", facts).errors == ()
    assert judge("浓度28毫克，优于35毫克的地方标准。", facts).errors


_RANGERS = ("检查单位=38家", "聘用护林员=30人")


@pytest.mark.parametrize(
    "told",
    [
        *("约计30人", "约摸30人", "疑似30人", "可能30人", "据估算30人", "预估30人", "或达30人"),
        *("30人（预计）", "30人(估计)", "30人（估算）"),
        *("减员30人", "减员达30人", "缺编30人", "短缺30人", "还缺30人", "流失了30人", "同比减少30人"),
    ],
)
def test_a_qualifier_that_was_added_and_a_word_of_lack_or_loss_are_told(told: str) -> None:
    (finding,) = judge(f"检查单位38家。聘用护林员{told}。", _RANGERS).findings
    assert (finding.code, finding.severity, finding.text, finding.expected) == ("altered", "error", told, "30人")


def test_a_lack_behind_the_end_of_a_label_is_pointed_out() -> None:
    (finding,) = judge("检查单位38家。护林员缺编30人。", _RANGERS).findings
    assert (finding.code, finding.severity, finding.text) == ("altered", "warning", "缺编30人")


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("聘用护林员=30人", "大约从去年起，聘用护林员30人，可能影响收入，预计明年补员。"),
        ("聘用护林员=30人", "聘用护林员减员后为30人。"),
        ("聘用护林员=30人", "聘用护林员减至30人。"),
        ("聘用护林员=30人", "因护林员短缺，聘用护林员30人。"),
        ("疑似病例=3例", "报告疑似3例。"),
        ("概算投资=5000万元", "据估算5000万元。"),
        ("计划投资=5000万元", "计划投资5000万元（预计）。"),
        ("护林员缺口=30人", "护林员缺口30人，即护林员缺少30人。"),
        ("测量误差=5毫米", "测量误差5毫米。"),
        ("审批环节同比=12个", "审批环节同比减少12个。"),
    ],
)
def test_a_qualifier_or_a_lack_of_something_else_or_supplied_so_is_none(fact: str, text: str) -> None:
    assert judge(text, (fact,)).errors == ()


def test_a_temperature_below_zero_is_another() -> None:
    facts = ("检查单位=38家", "最低气温=5度")
    (finding,) = judge("检查单位38家。最低气温负5度。", facts).errors
    assert (finding.code, finding.text) == ("altered", "负5度")
    assert judge("检查单位38家。最低气温5度。", facts).findings == ()


def test_a_standard_that_more_is_done_than_is_no_other_figure() -> None:
    rows = ("普查小区任务标准户数=80户", "普查小区任务标准人数=250人", "最高户数=140户")
    assert judge("普查任务远远高于80户250人标准，最高达到140户。", rows).errors == ()
    assert [one.code for one in judge("高于80户，最高达到140户。", ("办理=80户", "最高户数=140户")).errors] == ["altered"]


def test_a_months_share_stands_before_a_label_of_that_month() -> None:
    assert judge("平均每月发放低保金246万元。", ("月发放低保金=246万元",)).errors == ()
    assert [one.code for one in judge("平均每月发放低保金246万元。", ("发放低保金=246万元",)).errors] == ["altered"]


def test_a_qualifier_before_a_qualifier_is_one_more() -> None:
    assert judge("信访量高于25%，节约近30万元。", ("信访量=高于25%", "节约资金=近30万元")).errors == ()
    assert [one.text for one in judge("信访量约高于25%。", ("信访量=高于25%",)).errors] == ["约高于25%"]


@pytest.mark.parametrize(
    ("facts", "old", "new", "told"),
    [
        (("增援单位=6个", "增援干部=36名"), "增援单位6个，增援干部36名", "6个单位各抽调36名干部增援", "各抽调36名"),
        (("等项目完成投资=3.4亿元",), "等项目完成投资3.4亿元", "等项目各完成投资3.4亿元", "各完成投资3.4亿元"),
        (("塌方处数=8处", "塌方量=700立方米"), "处、700立", "处，每处700立", "每处700立方米"),
        (("助学批次=3批", "助学人数=96人"), "批，96人", "批，每批96人", "每批96人"),
        (("累计雨量=42.5毫米",), "累计雨量", "日均雨量", "日均雨量42.5毫米"),
        (("建设充电桩=120个",), "建设", "每个小区建设", "每个小区建设充电桩120个"),
        (("改造小区=30个", "建设充电桩=120个"), "小区30个，", "30个小区均", "均建设充电桩120个"),
        (("改造小区=30个", "建设充电桩=120个"), "小区30个，", "30个小区都", "都建设充电桩120个"),
        (("合作社=7个", "社员=1260人"), "社员", "每个合作社社员", "每个合作社社员1260人"),
        (("敬老院=12所", "护理床位=360张"), "，", "，每所设", "每所设护理床位360张"),
        (("受奖菇农=86户", "发放补助=43万元"), "86户，", "86户每户", "每户发放补助43万元"),
    ],
)
def test_a_total_told_as_what_is_of_each_is_told(facts: tuple[str, ...], old: str, new: str, told: str) -> None:
    right = {
        "增援单位=6个": "增援单位6个，增援干部36名。",
        "等项目完成投资=3.4亿元": "云海家园等项目完成投资3.4亿元。",
        "塌方处数=8处": "塌方8处、700立方米。",
        "助学批次=3批": "助学3批，96人。",
        "累计雨量=42.5毫米": "全县累计雨量42.5毫米。",
        "建设充电桩=120个": "全县小区建设充电桩120个。",
        "改造小区=30个": "改造小区30个，建设充电桩120个。",
        "合作社=7个": "7个合作社，社员1260人。",
        "敬老院=12所": "敬老院12所，护理床位360张。",
        "受奖菇农=86户": "受奖菇农86户，发放补助43万元。",
    }[facts[0]]
    assert judge(right, facts).errors == ()
    assert [finding.text for finding in judge(right.replace(old, new), facts).errors] == [told]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("每组人数=7人",), "每组7人。"),
        (("巡查小组人数=7人",), "巡查小组每组7人。"),
        (("技改补助=5万元",), "对企业每家补助5万元。"),
        (("苗木定额=90株",), "苗木每亩90株。"),
        (("增援单位=6个", "单位各抽调干部=3名"), "6个单位各抽调3名干部。"),
        (("甲队立案=5件", "乙队立案=3件"), "甲队、乙队各立案5件、3件。"),
        (("甲村打井=3眼", "乙村打井=3眼"), "甲村、乙村各打井3眼。"),
        (("扶贫村=五个", "示范园=1个"), "五个村各建立1个示范园。"),
        (("乡镇派出所=12个",), "建成社区警务室和各派出所12个。"),
        (("建设单位=9家",), "市直部门和各建设单位9家。"),
        (("培训人员=90人",), "举办讲座等各类培训90人。"),
        (("重点企业=12家", "安装在线监测=12套"), "12家重点企业均安装在线监测12套。"),
        (("改造小区=30个", "新建充电桩=120个"), "30个小区均已完成改造，新建充电桩120个。"),
        (("合作社=7个", "社员=1260人"), "7个合作社都红火，社员发展到1260人。"),
        (("受助农户=60户", "每户补助=3万元"), "受助农户60户每户补助3万元。"),
        (("困难户=60户", "补助标准=300元/户"), "60户困难户按300元每户的标准补助。"),
    ],
)
def test_what_was_supplied_of_each_or_stands_behind_each_as_a_noun_is_right(
    facts: tuple[str, ...], text: str
) -> None:
    assert judge(text, facts).errors == ()


@pytest.mark.parametrize(("label", "told"), [("户均补助", "共补助500元"), ("每户补助", "合计补助500元")])
def test_what_is_of_each_told_as_a_total_is_told(label: str, told: str) -> None:
    facts = f"{label}=500元", "困难户=60户"
    assert judge(f"60户困难户，{label}500元。", facts).errors == ()
    assert judge("60户困难户每户共补助500元。", facts).errors == ()
    assert [finding.text for finding in judge(f"向60户困难户{told}。", facts).errors] == [told]


def test_what_was_paid_may_be_of_all_or_of_each_and_is_pointed_out() -> None:
    (finding,) = judge("表彰先进个人20人，每人奖励500元。", ("奖励=500元", "先进个人=20人")).findings
    assert (finding.severity, finding.text) == ("warning", "每人奖励500元")
    assert judge("表彰一批先进，每人奖励500元。", ("奖励=500元",)).errors == ()
