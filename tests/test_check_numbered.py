"""Names with a number in them, told short or before another name."""

import pytest

from draftkit.check import Check, check_text
from tests.labelled import judge

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


@pytest.mark.parametrize(
    ("labels", "text"),
    [
        (("三季度产值", "四季度产值"), "第三、四季度产值分别为5亿元、6亿元。"),
        (("第三季度产值", "第四季度产值"), "第三、第四季度产值分别为5亿元和6亿元。"),
        (("第一标段造价", "第二标段造价"), "第一、二标段造价分别为5亿元、6亿元。"),
        (("第一中学投资", "第二中学投资"), "第一和第二中学投资分别为5亿元、6亿元。"),
    ],
)
def test_an_ordinal_may_leave_its_thing_to_the_last_of_a_row(labels: tuple[str, str], text: str) -> None:
    rows = f"{labels[0]}=5亿元", f"{labels[1]}=6亿元"
    assert judge(text, rows).findings == ()
    assert "swapped" in {f.code for f in judge(text.replace("5", "0").replace("6", "5").replace("0", "6"), rows).errors}


def test_an_ordinal_whose_thing_was_not_supplied_is_a_figure() -> None:
    rows = "三季度产值=5亿元", "四季度产值=6亿元"
    assert [f.text for f in judge("第二、四季度产值分别为5亿元、6亿元。", rows).errors] == ["第二"]
