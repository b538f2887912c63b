"""Patterns compiled at their first use: where their `$` is."""

import re

import pytest

from draftkit.patterns import lazy_pattern


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        ("打算$", "下步打算", True),
        ("打算$", "下步打算\n", False),
        ("(?:打算|计划$)", "计划\n", False),
        (r"打算\$", "打算$", True),
        ("打算[$¥]", "打算$\n", True),
        (r"打算[^\]$]", "打算\n", True),
    ],
)
def test_a_dollar_is_the_very_end_and_stays_a_dollar_in_a_class(source: str, text: str, matches: bool) -> None:
    assert (lazy_pattern(source).search(text) is not None) is matches


def test_of_lines_it_is_the_end_of_each() -> None:
    assert len(lazy_pattern("打算$", re.MULTILINE).findall("下步打算\n打算\n")) == 2
