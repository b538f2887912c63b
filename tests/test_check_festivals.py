"""Days with a name, and halves of next year: they date what is told, without a numeral."""

import pytest

from draftkit.check import check_text

FACTS: list[dict[str, object]] = [{"label": "走访慰问归侨侨眷", "value": "320户"}]
STATED = "走访慰问归侨侨眷320户。"


def told(text: str, facts: list[dict[str, object]] = FACTS) -> list[tuple[str, str, str | None]]:
    return [(finding.code, finding.severity, finding.text) for finding in check_text(text, facts).findings]


@pytest.mark.parametrize("day", ["中秋节前", "国庆前夕", "五四青年节前后", "春节到来之前", "重阳节当天"])
def test_a_day_that_dates_a_figure_and_was_not_supplied_is_invented(day: str) -> None:
    assert told(f"{day}{STATED}") == [("invented", "error", day)]


def test_a_day_beside_no_figure_or_one_of_a_time_is_pointed_out() -> None:
    assert told(f"{STATED}春节前后是客流高峰。") == [("invented", "warning", "春节前后")]
    assert told(f"春节期间{STATED}") == [("invented", "warning", "春节期间")]


@pytest.mark.parametrize(
    "sentence",
    ["清明期间加强巡查。", "弘扬五四精神。", "国庆节后续工作有序。", "节前准备充分。", "丰收节活动丰富多彩。"],
)
def test_days_named_in_passing_raise_nothing(sentence: str) -> None:
    assert told(f"{STATED}{sentence}") == []


def test_a_day_that_was_supplied_may_stand_under_any_of_its_names() -> None:
    facts = [*FACTS, {"label": "活动时间", "value": "中秋节前"}]
    assert told(f"活动时间为中秋节前。中秋节前{STATED}", facts) == []
    dated = [*FACTS, {"label": "座谈会时间", "value": "9月28日"}]
    [(_, severity, _)] = told(f"9月28日召开座谈会，中秋节前{STATED}", dated)
    assert severity == "warning"


def test_a_half_of_next_year_is_invented_as_its_months_are() -> None:
    assert told(f"{STATED}明年上半年，将继续加大力度。") == [("invented", "error", "明年上半年")]
    assert told(f"{STATED}为明年上半年打好基础。") == []
    assert told(f"{STATED}拟于明年上半年完工。", [*FACTS, {"label": "完工时间", "value": "明年上半年"}]) == []
