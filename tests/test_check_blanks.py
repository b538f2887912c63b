"""What is not known yet: whatever stands in its place but ____ is a finding, and nothing else is."""

import pytest

from draftkit.check import check_text

FACTS = [
    {"label": "累计排查", "value": "86人"},
    {"label": "密切接触者", "value": "12人"},
    {"label": "疑似病例", "value": None},
    {"label": "直接经济损失", "value": None},
    {"label": "成绩公布时间", "value": None},
    {"label": "开学时间", "value": "9月1日"},
]
TEXT = "累计排查86人，密切接触者12人，疑似病例____例，直接经济损失____万元。开学时间为9月1日，成绩公布时间为____。"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("疑似病例____例", "疑似病例3例", "3例"),
        ("疑似病例____例", "疑似病例0例", "0例"),
        ("疑似病例____例", "疑似病例一例", "一例"),
        ("疑似病例____例", "疑似病例12例", "12例"),
        ("疑似病例____例", "疑似病例12人", "12人"),
        ("疑似病例____例", "有3名疑似病例", "3名"),
        ("疑似病例____例", "疑似病例若干", "若干"),
        ("疑似病例____例", "疑似病例多例", "多例"),
        ("疑似病例____例", "疑似病例数例", "数例"),
        ("疑似病例____例", "疑似病例数十例", "数十例"),
        ("疑似病例____例", "出现一批疑似病例", "一批"),
        ("疑似病例____例", "未发现疑似病例", "未发现疑似病例"),
        ("疑似病例____例", "没有出现新的疑似病例", "没有出现新的疑似病例"),
        ("直接经济损失____万元", "直接经济损失86万元", "86万元"),
        ("直接经济损失____万元", "造成经济损失约300万元", "约300万元"),
        ("直接经济损失____万元", "直接经济损失达数百万元", "数百万元"),
        ("成绩公布时间为____", "成绩公布时间为10月8日", "10月8日"),
        ("成绩公布时间为____", "成绩公布时间为9月1日", "9月1日"),
    ],
)
def test_a_blank_filled_in_whatever_way_is_one_finding(before: str, after: str, told: str) -> None:
    assert check_text(TEXT, FACTS).findings == ()
    found = check_text(TEXT.replace(before, after), FACTS).errors
    assert [(f.code, f.text, f.expected) for f in found] == [("blank", told, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "确保无疑似病例漏报，做到不漏一例疑似病例。",
        "如有疑似病例，第一时间报告。",
        "慰问若干困难家庭，解决一批实际问题，多名干部下沉一线。",
        "疑似病例实行一人一档。",
        "直接经济损失9月1日核实上报。",
        "经济损失正在核实。",
    ],
)
def test_speaking_of_a_blank_without_a_number_raises_nothing(sentence: str) -> None:
    assert check_text(TEXT + sentence, FACTS).findings == ()


def test_a_blank_may_be_left_out_or_marked_otherwise() -> None:
    for after in ("", "疑似病例【待补】例，"):
        assert check_text(TEXT.replace("疑似病例____例，", after), FACTS).verified


@pytest.mark.parametrize("said", ["返镇人员10人", "返镇人员为10人", "返镇人员已达10人", "返镇人员共有10人"])
@pytest.mark.parametrize("stop", ["，", "。", "、"])
def test_a_blank_whose_label_holds_that_of_a_known_fact_is_not_filled_by_it(said: str, stop: str) -> None:
    blank = {"label": "累计摸排返镇人员", "value": None}
    facts = [blank, dict(blank), {"label": "返镇人员", "value": "10人"}]
    assert check_text(f"累计摸排返镇人员____{stop}{said}。", facts).errors == ()
    assert check_text(f"{said}{stop}累计摸排返镇人员____人。", facts).errors == ()
    found = check_text(f"累计摸排返镇人员____{stop}{said}。累计摸排返镇人员11人。", facts).errors
    assert [f.text for f in found] == ["11人"]


def test_a_known_fact_with_the_very_label_of_a_blank_stands_beside_it() -> None:
    facts = [{"label": "摸排完成时间", "value": None}, {"label": "摸排完成时间", "value": "1月26日"}]
    assert check_text("三是摸排完成时间为1月26日。四是摸排完成时间为____。", facts).errors == ()
