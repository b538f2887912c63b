"""Numbers of headings and items, written and read."""

import pytest

from draftkit.numbering import chinese_number, drop_number, read_number


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")],
)
def test_headings_are_numbered_as_official_documents_do(number: int, written: str) -> None:
    assert chinese_number(number) == written


def test_what_is_written_is_read_again() -> None:
    assert [read_number(chinese_number(number)) for number in range(1, 100)] == list(range(1, 100))
    assert [read_number(str(number)) for number in range(1, 100)] == list(range(1, 100))


@pytest.mark.parametrize("written", ["", "〇", "一十", "十十", "二三", "百", "甲", "十甲", "-1", "²"])
def test_what_no_heading_is_numbered_with_is_none(written: str) -> None:
    assert read_number(written) == 0


def test_a_heading_loses_its_number_and_nothing_else() -> None:
    headings = {"一、基本情况": "基本情况", "十二、 建议": "建议", "水、电供应": "水、电供应", "基本情况": "基本情况"}
    assert {heading: drop_number(heading) for heading in headings} == headings
