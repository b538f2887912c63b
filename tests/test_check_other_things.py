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


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (("桐油产量=1300吨", "油桐林=5.2万亩"), "油桐林5.2万亩，菜油产量1300吨。", "1300吨"),
        (("受伤游客=3人", "滑雪教练=43人"), "滑雪教练43人，受伤教练3人。", "3人"),
    ],
)
def test_a_product_nobody_supplied_or_the_end_of_another_label_is_pointed_out(
    rows: tuple[str, ...], text: str, told: str
) -> None:
    assert told in {finding.text for finding in judge(text, rows).findings}


@pytest.mark.parametrize("words", ["全县总产量1300吨", "榨出的油年产量1300吨", "今年产量1300吨", "桐油产量1300吨"])
def test_how_much_there_is_may_be_told_without_the_product(words: str) -> None:
    assert judge(f"油桐林5.2万亩，{words}。", ("桐油产量=1300吨", "油桐林=5.2万亩")).findings == ()


def test_the_saved_are_not_told_as_missing() -> None:
    assert judge("全年落水救起8人。", ("落水救起=8人",)).findings == ()
    assert judge("全年落水失踪8人。", ("落水救起=8人",)).errors
