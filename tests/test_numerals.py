"""Chinese numerals, read and written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.figures.numerals import read_estimate, read_han
from tests.han_numerals import write_han


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("廿五", 25),
        ("一百零五", 105),
        ("一百五", 150),
        ("一千二", 1200),
        ("一千零二十", 1020),
        ("三万五", 35000),
        ("两千三百", 2300),
        ("壹仟贰佰", 1200),
        ("一亿零五", 100000005),
        ("三万五千亿", 3500000000000),
        ("一万亿", 10**12),
        ("二〇二〇", 2020),
        ("九十八点五", Decimal("98.5")),
        ("一点二亿", 120000000),
        ("零点五", Decimal("0.5")),
    ],
)
def test_a_numeral_is_read_exactly(written: str, value: object) -> None:
    assert read_han(written) == value


@pytest.mark.parametrize("written", ["十十", "百千", "一二百三", "点五", "五点", "", "百姓"])
def test_what_is_no_numeral_is_none(written: str) -> None:
    assert read_han(written) is None


@pytest.mark.parametrize(
    ("written", "ends"),
    [("七八", (7, 8)), ("三五", (3, 5)), ("十七八", (17, 18)), ("三四十", (30, 40)), ("两三百", (200, 300))],
)
def test_neighbouring_digits_are_an_estimate(written: str, ends: tuple[int, int]) -> None:
    assert read_estimate(written) == ends


@pytest.mark.parametrize("written", ["二〇二〇", "三七", "一二三", "二十三", "九八"])
def test_other_digits_are_no_estimate(written: str) -> None:
    assert read_estimate(written) is None


@given(st.integers(0, 10**16 - 1))
def test_what_is_written_is_read(number: int) -> None:
    assert read_han(write_han(number)) == number
