"""What was supplied without a figure and is told nothing of is pointed out."""

import pytest

from draftkit.check import check_text

FACTS = [
    {"topic": "强化宣传", "text": "张贴公告、发放彩页"},
    {"topic": "严格值守", "text": "落实领导带班和值班制度"},
    {"label": "排查", "value": "12户"},
]


def test_a_measure_of_which_a_text_says_nothing_is_a_warning() -> None:
    found = check_text("排查12户，已按要求完成。", FACTS)
    assert [(f.code, f.severity, f.start) for f in found.findings] == [("missing", "warning", None)] * 2
    assert found.verified
    assert len(check_text("排查12户，加大宣传力度。", FACTS).findings) == 1


@pytest.mark.parametrize(
    "text",
    [
        "排查12户。公告、彩页进村入户，家喻户晓；带班值班不断档。",
        "排查12户。一是强化宣传，营造氛围。二是严格值守，守土有责。",
        "排查12户。宣传引导到位，值守力量下沉一线。",
    ],
)
def test_a_measure_told_in_other_words_raises_nothing(text: str) -> None:
    assert check_text(text, FACTS).findings == ()
