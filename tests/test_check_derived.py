"""Figures that nobody supplied but that can be worked out, rightly or wrongly, from supplied ones."""

import pytest

from draftkit.check import check_text

FACTS = [{"label": "甲镇排查", "value": "120人"}, {"label": "乙镇排查", "value": "86人"}]
SUMS = [
    "三镇共排查{}，其中甲镇120人、乙镇86人。",
    "甲镇排查120人，乙镇排查86人，合计{}。",
    "甲镇排查120人，乙镇排查86人，共计排查{}。",
    "甲镇排查120人、乙镇排查86人，累计{}。",
    "全县累计排查{}（甲镇120人、乙镇86人）。",
    "甲镇排查120人，乙镇排查86人，两镇总计{}。",
]
OTHERS = [
    ("甲镇排查120人，较乙镇多{}，乙镇排查86人。", "34人", "44人"),
    ("甲镇排查120人，乙镇排查86人，相差{}。", "34人", "36人"),
    ("甲镇排查120人，占{}；乙镇排查86人。", "58.3%", "68.3%"),
    ("甲镇排查120人，较乙镇增加{}，乙镇排查86人。", "39.5%", "49.5%"),
    ("甲镇排查120人，乙镇排查86人，平均每镇{}。", "103人", "113人"),
    ("甲镇排查120人，乙镇排查86人，前者是后者的{}。", "1.4倍", "1.8倍"),
]


def told(text: str, *, allow_derived: bool = False) -> list[tuple[str, str | None]]:
    return [(f.code, f.text) for f in check_text(text, FACTS, allow_derived=allow_derived).errors]


@pytest.mark.parametrize("text", SUMS)
@pytest.mark.parametrize("wrong", ["326人", "216人", "126人"])
def test_a_sum_beside_its_parts_is_invented_not_a_second_mention_of_one(text: str, wrong: str) -> None:
    right = text.format("206人")
    assert told(right) == [("invented", "206人")]
    assert told(right, allow_derived=True) == []
    [finding] = check_text(right, FACTS).errors
    assert "120人+86人" in finding.message
    for allowed in (False, True):
        assert told(text.format(wrong), allow_derived=allowed) == [("invented", wrong)]
    [finding] = check_text(text.format(wrong), FACTS).errors
    assert "120人+86人=206人" in finding.message


@pytest.mark.parametrize(("text", "right", "wrong"), OTHERS)
def test_what_else_is_worked_out_rightly_may_be_allowed(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == [("invented", right)]
    assert "worked out" in str(check_text(text.format(right), FACTS).errors[0].message)
    assert told(text.format(right), allow_derived=True) == []
    assert told(text.format(wrong), allow_derived=True) == [("invented", wrong)]


def test_a_figure_that_only_happens_to_be_a_sum_is_not_allowed() -> None:
    text = "甲镇排查120人。乙镇排查86人。现场有群众206人驻足观看。"
    assert told(text, allow_derived=True) == [("invented", "206人")]


def test_a_total_and_parts_that_were_supplied_are_their_own() -> None:
    facts = [{"label": "三镇排查", "value": "206人", "parts": [
        {"label": "甲镇", "value": "120人"}, {"label": "乙镇", "value": "86人"},
    ]}]  # fmt: skip
    text = "三镇共排查206人，其中甲镇120人、乙镇86人。"
    assert check_text(text, facts).errors == ()
    for right, wrong in (("206人", "216人"), ("120人", "130人")):
        found = check_text(text.replace(right, wrong), facts).errors
        assert [(f.code, f.text, f.expected) for f in found] == [("altered", wrong, right)]


def test_parts_that_need_not_add_up_raise_nothing_in_brackets() -> None:
    facts = [{"label": "受理案件", "value": "842件", "total": False, "parts": [
        {"label": "民事", "value": "593件"}, {"label": "刑事", "value": "41件"},
    ]}]  # fmt: skip
    assert check_text("受理案件842件（民事593件，刑事41件）。", facts).findings == ()


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("投资43.7亿元，全年计划过了大半，达68.9%。", None),
        ("衔接资金1.26亿元，过半投向产业，计7560万元。", "warning"),
        ("衔接资金1.26亿元，过半投向产业。另有7560万元产业资金。", "error"),
        ("衔接资金1.26亿元，过半投向产业，计5560万元。", "error"),
    ],
)
def test_more_than_half_in_words_is_shown_by_the_figures_beside_it(text: str, severity: str | None) -> None:
    rows = {"投资": "43.7亿元", "完成年度计划": "68.9%", "衔接资金": "1.26亿元", "产业资金": "7560万元"}
    if "5560" in text:
        rows["产业资金"] = "5560万元"
    facts = [{"label": label, "value": value} for label, value in rows.items() if value in text]
    found = [f.severity for f in check_text(text, facts).findings if f.text and "半" in f.text]
    assert found == ([severity] if severity else [])
