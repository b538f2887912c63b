"""Values of several figures, or of a figure and words, told in other words or another order than supplied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.check import check_text, mend
from tests.labelled import judge

FUND = ("累计投入=86万元（含县级配套20万元）",)
CLASS = ("性别=男71人、女31人",)
LEAK = ("漏损率=由14.6%降至11.2%",)
RATE = ("办结率=高于全市平均3.2个百分点",)
VISITS = ("走访=9个乡镇126户",)
TOWNS = ("覆盖范围=城关镇、东湖街道等4个片区",)
RAIN = ("最大雨量=112.5毫米（龙潭站）",)
HOURS = ("起止=周一至周五16:10-18:00",)
TERM = ("培训学时=不少于80学时",)
INVESTMENT = ("固投=下降1.6%（降幅较一季度收窄0.9个百分点）",)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (FUND, "累计投入86万元，里面有县级配套20万元。"),
        (FUND, "累计投入86万元，其中县级配套20万元。"),
        (CLASS, "女学员31人，男学员71人。"),
        (LEAK, "漏损率从14.6%下降到11.2%。"),
        (RATE, "办结率比全市平均高3.2个百分点。"),
        (VISITS, "干部深入9个乡镇走访126户。"),
        (TOWNS, "覆盖范围包括东湖街道、城关镇等4个片区。"),
        (RAIN, "龙潭站雨量最大，为112.5毫米。"),
        (HOURS, "服务时间为周一至周五的16:10-18:00。"),
        (TERM, "每人培训不得少于80学时。"),
        (INVESTMENT, "固投下降1.6%，降幅较一季度收窄0.9个百分点。"),
        (("负责人=孙海波（副校长）",), "由副校长孙海波负责。"),
        (("投资=640万元（不含征地费）",), "投资640万元，征地费未算在内。"),
        (("工期=3月10日至8月25日",), "工期从3月10日起，到8月25日止。"),
        (("规格=大米10公斤/袋、食用油5升/桶",), "发放大米每袋10公斤，食用油每桶5升。"),
        (("培训=每周2次，每次不少于90分钟",), "培训每周2次，每次不少于90分钟。"),
        (("水质=Ⅲ类断面由6个增至8个",), "达到Ⅲ类水质的断面从6个增加到8个。"),
        (("监考员=每考场2名（1男1女）",), "每个考场安排2名监考员，1男1女。"),
        (("公示=第二批正在公示",), "第二批的公示正在进行。"),
        (("新书=第一批，已上架",), "第一批新书已经上架。"),
        (("机耕路规格=4米宽",), "机耕路宽4米。"),
        (("照管员=每车1名",), "每辆车都配有照管员1名。"),
        (("查处超限=17台（其中超限30%以上5台）",), "查出超限车17台，超限30%以上的有5台。"),
        (("优待证申领率=由93.1%升至96.6%",), "优待证申领率从93.1%提高到96.6%。"),
        (("进度=主体完工，待验收",), "主体已经完工，还没有验收。"),
        (("屋面改造=待验收",), "屋面改造尚未验收。"),
        (("例会=每周五",), "每逢周五召开例会。"),
        (("培训=12场480人次",), "开展培训12场，参加培训480人次。"),
        (("抽粪车=6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度）",), "抽粪车有6辆，梅子坳乡2辆、石塘镇2辆，剩下的由县里调度。"),
        (("平台=已接入29家，金达加油站、南河油库未接入",), "平台接入29家，南河油库和金达加油站还没有接入。"),
        (("停用=储罐2座（V-103、V-105）",), "V-103、V-105这2座储罐已停用。"),
        (("加装电梯=4部（已签约2部），每部补助15万元",), "加装电梯4部，已经签约的有2部，每部给15万元补助。"),
        (("规格=主管DN300，外墙岩棉板80毫米厚",), "主管用DN300，外墙贴80毫米厚岩棉板。"),
        (("标准=80—89周岁每人每月50元、90周岁以上每人每月100元",), "标准为90周岁以上每人每月100元、80—89周岁每人每月50元。"),
        (("培训=12场/480人次",), "培训共12场，有480人次参加培训。"),
        (("补贴=1.2亿元（8.6万户、102万亩）",), "补贴惠及8.6万户、102万亩，共1.2亿元。"),
        (("亩产=420公斤→465公斤",), "亩产由420公斤提高到465公斤。"),
        (("电影放映=每村每月1场",), "放电影做到每个村每月1场。"),
    ],
)
def test_such_a_value_may_be_told_figure_by_figure(rows: tuple[str, ...], text: str) -> None:
    check = judge(text, rows)
    assert not check.errors
    (fact,) = check.facts
    assert fact.value == rows[0].partition("=")[2]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (FUND, "累计投入86万元，里面有县级配套30万元。"),
        (("水质=Ⅲ类断面由6个增至8个",), "水质方面，Ⅲ类断面由8个增加到6个。"),
        (("水质=Ⅲ类断面由6个增至8个",), "水质方面，Ⅱ类断面由6个增加到8个。"),
        (("监考员=每考场2名（1男1女）",), "每个考场安排2名监考员，2男1女。"),
        (("公示=第二批正在公示",), "第三批的公示正在进行。"),
        (("公示=第二批正在公示",), "第二批已经公示。"),
        (("新书=第一批，已上架",), "第一批新书正在上架。"),
        (("机耕路规格=4米宽",), "机耕路宽5米。"),
        (("查处超限=17台（其中超限30%以上5台）",), "查出超限车17台，超限20%以上的有5台。"),
        (("进度=主体完工，待验收",), "主体完工，已经验收。"),
        (("例会=每周五",), "每逢周四召开例会。"),
        (("培训=12场480人次",), "开展培训12场，参加培训460人次。"),
        (("抽粪车=6辆（石塘镇4辆、梅子坳乡2辆）",), "抽粪车有6辆，梅子坳乡4辆、石塘镇2辆。"),
        (("抽粪车=6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度）",), "抽粪车有6辆，梅子坳乡2辆、石塘镇2辆。"),
        (("停用=储罐2座（V-103、V-105）",), "V-103、V-106这2座储罐已停用。"),
        (("标准=80—89周岁每人每月50元、90周岁以上每人每月100元",), "标准为90周岁以上每人每月50元、80—89周岁每人每月100元。"),
        (("平台=已接入29家，南河油库未接入",), "平台接入29家，南河油库已经接入。"),
        (("补贴=1.2亿元（8.6万户、102万亩）",), "补贴惠及8.6万户、108万亩，共1.2亿元。"),
        (("亩产=420公斤→465公斤",), "亩产由465公斤下降到420公斤。"),
        (("亩产=420公斤→465公斤",), "亩产由420公斤下降到465公斤。"),
        (("电影放映=每村每月1场",), "放电影做到每个村每年1场。"),
        (FUND, "累计投入96万元，里面有县级配套20万元。"),
        (FUND, "累计投入86万元。"),
        (CLASS, "女学员71人，男学员31人。"),
        (CLASS, "男学员71人。"),
        (LEAK, "漏损率从11.2%下降到14.6%。"),
        (LEAK, "漏损率从14.6%上升到11.2%。"),
        (VISITS, "干部深入9个乡镇走访128户。"),
        (TOWNS, "覆盖范围包括东湖街道、柳树镇等4个片区。"),
        (TOWNS, "覆盖范围包括东湖街道、城关镇等5个片区。"),
        (RAIN, "虎头站雨量最大，为112.5毫米。"),
        (("标准=1980元（含税）",), "标准为1980元。"),
        (TERM, "每人培训不得少于60学时。"),
        (("投资=640万元（不含征地费）",), "投资640万元，征地费包括在内。"),
        (("工期=3月10日至8月25日",), "工期从8月25日起，到3月10日止。"),
    ],
)
def test_what_is_wrong_of_one_of_its_figures_is_an_error(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).errors


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("氨氮=同比下降11.4%、环比上升1.8%",), "氨氮同比下降11.4%、环比上升1.8%。"),
        (("等级=由三级升为二级",), "等级由三级升为二级。"),
    ],
)
def test_what_stands_as_supplied_is_right(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


def test_a_note_behind_another_item_is_pointed_out() -> None:
    rows = ("助老对象=男12人（其中党员3人）、女9人",)
    assert judge("助老对象女9人、男12人（其中党员3人）。", rows).findings == ()
    assert {found.text for found in judge("助老对象男12人、女9人（其中党员3人）。", rows).warnings} == {"3人"}


def test_a_finding_on_it_is_one_on_the_fact_that_was_supplied() -> None:
    facts = [{"id": "a", "label": "参训", "value": "男35人、女42人"}, {"id": "b", "label": "场次", "value": "6场"}]
    check = check_text("参训女学员42人、男学员３５人，场次6场。", facts)
    (finding,) = check.errors
    assert (finding.code, finding.fact, finding.key, finding.expected) == ("altered", "a", "a", "35人")
    assert [(fact.id, fact.status) for fact in check.facts] == [("a", "missing"), ("b", "stated")]
    assert "男学员35人" in mend(check.text, check).text


def test_a_part_told_so_stays_with_its_total() -> None:
    facts = [{"id": "a", "label": "参训", "value": "77人", "parts": [{"label": "甲校", "value": "77人（含党员7人）"}]}]
    check = check_text("参训77人，其中甲校77人，里面党员7人。", facts)
    assert not check.errors
    (total,) = check.facts
    assert [(part.label, part.value, part.status) for part in total.parts] == [("甲校", "77人（含党员7人）", "stated")]


@given(st.lists(st.integers(3, 999), min_size=2, max_size=4, unique=True), st.randoms())
def test_the_figures_of_a_list_may_stand_in_any_order_and_none_may_change(numbers: list[int], chance) -> None:  # type: ignore[no-untyped-def]
    names = ("甲组", "乙组", "丙组", "丁组")[: len(numbers)]
    rows = [f"{name}{number}人" for name, number in zip(names, numbers, strict=True)]
    facts = [{"label": "出动", "value": "、".join(rows)}]
    told = chance.sample(rows, len(rows))
    assert not check_text(f"共同行动，出动{'，'.join(told)}。", facts).errors
    wrong = [f"{names[0]}{numbers[0] + 1000}人" if row == rows[0] else row for row in told]
    assert check_text(f"共同行动，出动{'，'.join(wrong)}。", facts).errors


@pytest.mark.parametrize("text", ["补贴名单为第二批，目前正在公示。", "第二批补贴名单的公示正在进行。"])
def test_a_label_that_says_nothing_asks_nothing_of_its_state(text: str) -> None:
    assert not judge(text, ("批次=第二批", "状态=正在公示")).errors


def test_a_state_whose_label_says_nothing_may_not_be_told_as_done() -> None:
    assert judge("补贴名单为第二批，目前已经公示。", ("批次=第二批", "状态=正在公示")).errors


def test_a_value_that_stands_as_supplied_plans_nothing_itself() -> None:
    assert judge("整改情况为已销号33处、正在整改4处。", ("整改=已销号33处、正在整改4处",)).verified
