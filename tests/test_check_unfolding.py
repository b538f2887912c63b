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
        (("渡工培训=2期96人",), "渡工培训办了2期，参训96人。"),
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
        (("电影放映=每村每月1场",), "放电影做到每个村每年1场。"),
        (FUND, "累计投入96万元，里面有县级配套20万元。"),
        (FUND, "累计投入86万元。"),
        (CLASS, "女学员71人，男学员31人。"),
        (CLASS, "男学员71人。"),
        (LEAK, "漏损率从11.2%下降到14.6%。"),
        (LEAK, "漏损率从14.6%上升到11.2%。"),
        (VISITS, "干部深入9个乡镇走访128户。"),
        (("渡工培训=2期96人",), "渡工培训办了3期，参训96人。"),
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


def test_a_note_moved_to_an_item_with_the_rest_of_the_list_behind_is_told() -> None:
    crew = ("船员=男742人（其中持证736人）、女9人",)
    assert judge("船员中女9人、男742人（其中持证736人）。", crew).findings == ()
    assert {found.text for found in judge("船员中女9人（其中持证736人）、男742人。", crew).errors} == {"736人"}
    rows = ("助老对象=男12人（其中党员3人）、女9人",)
    assert {found.text for found in judge("助老对象女9人（其中党员3人）、男12人。", rows).warnings} == {"3人"}


@pytest.mark.parametrize(
    ("rows", "right", "others"),
    [
        (
            ("助学人数=大学生62人、高中生85人", "助学标准=大学生每人5000元、高中生每人2000元"),
            "资助大学生62人、高中生85人，每人分别为5000元、2000元。",
            ("5000元", "2000元"),
        ),
        (
            ("发放物资=大米600袋、食用油450桶", "规格=大米10公斤/袋、食用油5升/桶"),
            "发放大米600袋、食用油450桶，规格分别为10公斤/袋、5升/桶。",
            ("10公斤/袋", "5升/桶"),
        ),
    ],
)
def test_a_second_list_goes_by_the_items_of_the_value_before_it(
    rows: tuple[str, ...], right: str, others: tuple[str, str]
) -> None:
    one, other = others
    assert judge(right, rows).errors == ()
    wrong = right.replace(one, "\0").replace(other, one).replace("\0", other)
    assert {found.text for found in judge(wrong, rows).errors} == {one, other}
