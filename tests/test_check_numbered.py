"""Names with a number in them, told short or before another name."""

from draftkit.check import Check, check_text

FACTS: list[dict[str, str | None]] = [
    {"organisation": "国道210"},
    {"organisation": "石堰镇三合村"},
    {"organisation": "中国海监9056艇"},
    {"label": "执法艇", "value": "3艘"},
]


def told(text: str) -> Check:
    return check_text(text, FACTS)


def test_the_number_of_a_supplied_name_states_nothing_whatever_follows_it() -> None:
    assert told("在国道210石堰镇三合村附近，派出执法艇3艘。").errors == ()


def test_a_supplied_name_may_be_told_short() -> None:
    assert told("派出中国海监9056等执法艇3艘。").errors == ()


def test_another_number_in_a_name_was_not_supplied() -> None:
    assert [finding.text for finding in told("派出中国海监9057等执法艇3艘。").errors] == ["9057"]
    assert [finding.text for finding in told("在国道219石堰镇三合村附近，派出执法艇3艘。").errors] != []


def test_a_number_like_that_of_a_name_elsewhere_is_a_figure() -> None:
    assert [finding.text for finding in told("派出执法艇3艘，巡航9056海里。").errors] == ["9056海里"]
