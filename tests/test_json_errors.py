"""A facts file that is not JSON: told where, and what to type instead."""

import pytest

from draftkit import FactsError, parse_facts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"kind"：1}', "： is a Chinese mark; type : in English"),
        ("{“kind”: 1}", '“ is a Chinese mark; type " in English'),
        ('{"kind": 1，"title": 2}', "， is a Chinese mark; type , in English"),
        ('{"kind": 1 "title": 2}', "a comma or a closing bracket is missing"),
        ('{"kind" 1}', "a colon is missing"),
        ('{"kind": 各}', "a value is missing"),
        ('{"kind": 1,}', "no comma stands before a bracket"),
        ("[1,]", "no comma stands before a bracket"),
        ("{kind: 1}", "a field's name in quotation marks is missing"),
        ('{"kind": "x', "never closed"),
        ('{"kind": "x\n"}', "a line break or tab"),
        (r'{"kind": "\d"}', "a backslash"),
        (r'{"kind": "\u12"}', "a backslash"),
        ("{} {}", "behind the last bracket"),
    ],
)
def test_what_is_not_json_is_told_in_plain_words(text: str, told: str) -> None:
    with pytest.raises(FactsError, match="not JSON") as caught:
        parse_facts(text)
    assert told in str(caught.value)


def test_a_group_whose_facts_are_all_wrong_is_not_called_empty() -> None:
    with pytest.raises(FactsError) as caught:
        parse_facts('{"kind": "township", "title": "a", "sections": {"situation": [{"label": "a"}]}}')
    assert [problem.place for problem in caught.value.problems] == ["sections.situation[0].value"]
