"""States told of another thing than their own: 重大以上事故未发生, of 较大以上事故."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

ACCIDENTS = ("较大以上事故=未发生",)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (ACCIDENTS, "没有发生过重大以上事故。"),
        (ACCIDENTS, "未发生一般以上事故。"),
        (("较大及以上生产安全事故=未发生",), "全年没有发生重大及以上生产安全事故。"),
        (("重大舆情=未发生",), "较大舆情未发生。"),
    ],
)
def test_another_grade_in_the_place_of_that_supplied_is_an_error(rows: tuple[str, ...], text: str) -> None:
    assert "swapped" in {error.code for error in judge(text, rows).errors}


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (ACCIDENTS, "未发生较大以上事故。"),
        (ACCIDENTS, "未发生较大及以上事故。"),
        (ACCIDENTS, "未发生较大以上事故，重大以上事故应急预案已备案。"),
        (("较大以上事故=未发生", "重大以上事故=未发生"), "较大以上事故未发生，重大以上事故未发生。"),
    ],
)
def test_the_grade_that_was_supplied_is_none(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).errors


def test_a_state_told_of_what_ends_otherwise_than_its_label_is_doubted() -> None:
    facts = [{"label": "供气价格", "value": "保持稳定"}]
    assert [found.code for found in check_text("供气压力保持稳定。", facts).warnings] == ["unsure"]
    assert not check_text("供气价格保持稳定。", facts).findings
    assert not check_text("供气平稳，价格保持稳定。", facts).errors
