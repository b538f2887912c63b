"""Reports told freely, with idioms and slogans: nothing is raised in them, and each single defect is one finding."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

RELIEF = [
    ("降雨量最大站点", "186.5毫米"), ("受灾乡镇", "7个"), ("农作物受灾面积", "3.2万亩"), ("倒塌房屋", "12间"),
    ("损坏房屋", "86间"), ("投入抢险人员", "1450余人"), ("出动机械", "93台套"), ("抢通道路", "41处"),
    ("恢复供电", "3260户"), ("启动应急响应时间", "7月14日22时"), ("应急响应级别", "四级"),
    ("人员伤亡", "没有发生"), ("直接经济损失", None),
]  # fmt: skip
FLOOD = [
    *({"label": label, "value": value} for label, value in RELIEF),
    {"label": "转移群众", "value": "2160人", "parts": [
        {"label": "集中安置", "value": "860人"}, {"label": "分散安置", "value": "1300人"},
    ]},
    {"event": "召开防汛调度会", "date": "7月15日", "time": "8时30分", "place": "县应急指挥中心"},
]  # fmt: skip
TOLD = (
    "雨情就是命令。县防指7月14日22时启动应急响应（四级），次日上午召开防汛调度会（7月15日8时30分，县应急指挥中心）。"
    "灾情方面，受灾乡镇7个、受灾农作物3.2万亩、倒房12间、损房86间，降雨量最大站点达186.5毫米，直接经济损失____。"
    "抢险方面，投入人员1450余人、机械93台套，道路抢通41处，供电恢复3260户。"
    "群众转移2160人：860人集中安置，1300人分散安置，做到不漏一户、不落一人。人员伤亡没有发生。"
)
OTHERWISE = (
    "一、雨情。最大降雨量站点186.5毫米。\n二、灾情。\n1.受灾乡镇7个；2.农作物受灾面积3.2万亩；"
    "3.房屋倒塌12间，损坏86间；4.没有发生人员伤亡；5.直接经济损失____万元。\n三、处置。7月14日22时启动四级应急响应。"
    "7月15日8时30分召开防汛调度会，各级干部闻“汛”而动、一声令下、全员上岗。转移2160人（集中860人，分散1300人）。"
    "抢险人员1450余人，机械93台套。抢通41处道路，3260户用户恢复供电。坚持两条腿走路、四轮驱动。"
)


@pytest.mark.parametrize("text", [TOLD, OTHERWISE])
def test_the_same_facts_told_otherwise_raise_nothing(text: str) -> None:
    assert check_text(text, FLOOD).errors == ()


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("7月14日22时", "7月13日22时", "7月13日22时"),
        ("8时30分", "8时", "7月15日8时"),
        ("7月15日", "7月16日", "7月16日8时30分"),
        ("四级", "三级", "三级"),
        ("3.2万亩", "32000亩", "32000亩"),
        ("3.2万亩", "3.2万公顷", "3.2万公顷"),
        ("1450余人", "1450人", "1450人"),
        ("1450余人", "近1500人", "近1500人"),
        ("93台套", "九十三台套", "九十三台套"),
        ("3260户", "3620户", "3620户"),
        ("7个", "七个", "七个"),
        ("186.5毫米", "超过180毫米", "超过180毫米"),
        ("没有发生。", "没有发生。2160名群众得到安置。", "2160名"),
        ("没有发生。", "没有发生。总的看，转移群众2160余人。", "2160余人"),
        ("没有发生。", "没有发生。7月14日21时启动的响应及时有效。", "7月14日21时"),
        ("没有发生。", "没有发生。共有9个乡镇受灾。", "9个"),
        ("没有发生。", "没有发生。12间倒塌房屋、68间损坏房屋已鉴定。", "68间"),
    ],
)
def test_a_single_figure_altered_is_one_finding_there(before: str, after: str, text: str) -> None:
    changed = TOLD.replace(before, after, 1)
    [finding] = check_text(changed, FLOOD).errors
    assert (finding.code, finding.text) == ("altered", text)
    assert TOLD.index(before) - len("7月15日") <= (finding.start or 0) <= TOLD.index(before) + len(after)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("倒塌和损坏房屋共98间。", "98间"),
        ("集中安置率39.8%。", "39.8%"),
        ("7月16日雨势减弱。", "7月16日"),
        ("发放救灾物资两千三百余件。", "两千三百余件"),
        ("占全县人口的百分之三点五。", "百分之三点五"),
    ],
)
def test_a_single_figure_added_is_invented(sentence: str, text: str) -> None:
    assert [(f.code, f.text) for f in check_text(TOLD + sentence, FLOOD).errors] == [("invented", text)]


@pytest.mark.parametrize(
    ("before", "after"), [("、损房86间", ""), ("道路抢通41处", "道路全部抢通"), ("人员伤亡没有发生。", "")]
)
def test_a_single_fact_left_out_is_missing(before: str, after: str) -> None:
    assert [f.code for f in check_text(TOLD.replace(before, after), FLOOD).errors] == ["missing"]


def test_two_items_named_together_are_no_invention() -> None:
    facts = [{"label": "职工医保参保", "value": "11人"}, {"label": "居民医保参保", "value": "47人"}]
    assert check_text("职工医保参保11人，居民医保参保47人，两项相加惠及各方。", facts).verified


def test_a_fact_left_out_is_not_taken_for_an_idle_one_beside_its_words() -> None:
    facts = [{"label": "政务公开信息", "value": "1380条"}, {"label": "办理信件", "value": "62件"}]
    found = check_text("政务公开信息是法治政府建设的一项基础工作。办理信件62件。", facts).errors
    assert [(f.code, f.expected) for f in found] == [("missing", "1380条")]
    found = check_text("政务公开信息一条。办理信件62件。", facts).errors
    assert [(f.code, f.text) for f in found] == [("altered", "一条")]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ([("在建妇幼保健院床位", "180张")], "妇幼保健院180张床位正在建设。"),
        ([("未完成改造的老旧台区", "52个")], "还有52个台区未完成改造，对这52个老旧台区须一鼓作气完成改造。"),
        (
            [("审计项目", "74个"), ("投资审计", "48个")],
            "审计工作主要体现在四个方面。\n一、审计项目74个。\n二、投资审计48个。\n三、抓好整改。\n四、强化运用。",
        ),
    ],
)
def test_a_figure_with_what_it_counts_a_wish_and_a_count_of_ones_own_points_raise_nothing(
    facts: list[tuple[str, str]], text: str
) -> None:
    assert not check_text(text, [{"label": label, "value": value} for label, value in facts]).errors


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("水毁工程=修复33处", "全镇修复水毁工程33处。"),
        ("水毁工程=修复33处", "水毁工程33处已全部修复。"),
        ("抗旱资金=已下达180万元", "抗旱资金180万元已经下达。"),
        ("疑难案件会商=每周一次", "疑难案件每周会商一次。"),
        ("托管服务=覆盖率61%", "托管服务覆盖率达到61%。"),
        ("增收=人均3200元", "全县人均增收3200元。"),
        ("新能源电池项目=计划明年3月开工", "新能源电池项目计划于明年3月开工建设。"),
        ("转移群众=412户1342人", "转移群众412户、1342人。"),
        ("死亡=0人", "灾害没有造成人员死亡。"),
        ("死亡人数=0人", "死亡人数为零。"),
        ("安全生产事故=0起", "全年未发生安全生产事故。"),
    ],
)
def test_the_words_of_a_value_may_stand_apart_from_its_figure_and_none_is_a_zero(row: str, text: str) -> None:
    assert judge(text, (row,)).findings == ()


@pytest.mark.parametrize(
    ("row", "text", "code"),
    [
        ("水毁工程=修复33处", "全镇水毁工程33处。", "altered"),
        ("水毁工程=修复33处", "全镇拟修复水毁工程33处。", "altered"),
        ("水毁工程=修复33处", "水毁工程33处尚未修复。", "altered"),
        ("疑难案件会商=每周一次", "每周召开例会，疑难案件会商全年一次。", "altered"),
        ("建成=3个片区", "建成3个重点片区。", "altered"),
        ("转移群众=412户1342人", "转移群众1342户、412人。", "altered"),
        ("安全生产事故=0起", "全年发生安全生产事故1起。", "altered"),
        ("安全生产事故=0起", "全年发生安全生产事故。", "missing"),
    ],
)
def test_words_of_a_value_that_are_left_out_or_stand_elsewhere_are_told(row: str, text: str, code: str) -> None:
    assert code in [finding.code for finding in judge(text, (row,)).errors]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("亩产=435公斤", "全镇平均亩产435公斤。"),
        ("抢修道路=21处", "21处损毁道路已抢通。"),
        ("投诉举报=0件", "没有接到投诉举报。"),
    ],
)
def test_what_is_said_by_other_words_of_the_trade_raises_no_error(row: str, text: str) -> None:
    assert judge(text, (row,)).errors == ()


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("城市低保标准=760元/人·月 农村低保标准=620元/人·月", "低保标准为城市每人每月760元、农村每人每月620元。"),
        ("耕地补贴标准=86元/亩 渠道过流能力=12立方米/秒", "每亩补贴耕地86元，渠道过流能力每秒12立方米。"),
        ("计划整治河道=26公里 已整治河道=18公里", "任务清单列明整治河道26公里，已整治18公里。"),
        ("智慧城管平台=已建成，正在试运行 平台验收=尚未验收", "智慧城管平台已建成试运行，平台尚未验收。"),
        ("卫生院综合楼=基本竣工 卫生院综合楼验收=待组织", "卫生院综合楼基本竣工，竣工验收待组织。"),
        ("11月平均价格=5.2元 平均价格环比下降=2.1%", "11月平均价格5.2元，比10月下降2.1%。"),
    ],
)
def test_so_much_for_each_a_plan_and_what_is_done_and_the_base_of_a_change_are_told_rightly(
    rows: str, text: str
) -> None:
    assert judge(text, tuple(rows.split())).errors == ()


@pytest.mark.parametrize(
    ("rows", "text", "code"),
    [
        ("城市低保标准=760元/人·月 农村低保标准=620元/人·月", "低保标准为城市每人每月620元、农村每人每月760元。", "swapped"),
        ("耕地补贴标准=86元/亩", "每户补贴耕地86元。", "altered"),
        ("11月平均价格=5.2元 平均价格环比下降=2.1%", "11月平均价格5.2元，比8月下降2.1%。", "invented"),
    ],
)
def test_so_much_for_another_one_and_another_base_are_errors(rows: str, text: str, code: str) -> None:
    assert {finding.code for finding in judge(text, tuple(rows.split())).errors} == {code}
