"""Dates and times of events: shifted, exchanged, or with half of them right."""

import pytest

from draftkit.check import check_text

FACTS = [
    {"event": "召开河长制工作会议", "date": "3月12日", "time": "9:00"},
    {"event": "开展联合巡河", "date": "5月20日", "time": "14:30"},
    {"label": "每日办理时限", "value": "17:30前"},
]
TEXT = "3月12日9:00，召开河长制工作会议；5月20日14:30，开展联合巡河。每日办理时限17:30前。"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("3月12日14:30，召开河长制工作会议；5月20日9:00", {"3月12日14:30", "5月20日9:00"}),
        ("5月20日9:00，召开河长制工作会议；3月12日14:30", {"5月20日9:00", "3月12日14:30"}),
        ("5月20日14:30，召开河长制工作会议；3月12日9:00", {"5月20日14:30", "3月12日9:00"}),
    ],
)
def test_moments_of_two_events_exchanged_are_two_findings(changed: str, told: set[str]) -> None:
    assert check_text(TEXT, FACTS).findings == ()
    found = check_text(TEXT.replace("3月12日9:00，召开河长制工作会议；5月20日14:30", changed), FACTS).errors
    assert [f.code for f in found] == ["swapped", "swapped"]
    assert {f.text for f in found} == told


@pytest.mark.parametrize(
    ("before", "after", "text", "expected"),
    [
        ("14:30", "14:00", "5月20日14:00", "14:30"),
        ("5月20日", "5月21日", "5月21日14:30", "5月20日"),
        ("17:30前", "17:30", "17:30", "17:30前"),
        ("17:30前", "18:30前", "18:30前", "17:30前"),
    ],
)
def test_half_a_moment_changed_is_one_finding_on_that_half(before: str, after: str, text: str, expected: str) -> None:
    [finding] = check_text(TEXT.replace(before, after), FACTS).errors
    assert (finding.code, finding.text, finding.expected) == ("altered", text, expected)


def test_a_time_said_again_without_its_before_is_altered() -> None:
    [finding] = check_text(f"{TEXT}请于每日17:30报送。", FACTS).errors
    assert (finding.code, finding.text) == ("altered", "17:30")
    assert check_text(f"{TEXT}3月12日的会议要求每日17:30前报送。", FACTS).verified
