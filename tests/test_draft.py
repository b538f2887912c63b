"""An answer with marks becomes text and bindings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.draft import read_draft

MARKS = {"f1": "total", "f2": "part", "f3": "blank", "f4": "state"}
VALUES = {"total": "1191条", "part": "129条", "blank": None, "state": "没有发生"}


def spans(answer: str) -> dict[str, str]:
    draft = read_draft(answer, MARKS, VALUES)
    return {draft.text[start:end]: key for (start, end), key in draft.bound.items()}


@pytest.mark.parametrize(
    "mark", ["[f1]", "［f1］", "【f1】", "〔f1〕", " [f1]"]
)  # fmt: skip
def test_a_mark_is_taken_out_and_binds_the_figure_before_it(mark: str) -> None:
    draft = read_draft(f"共发布信息1191条{mark}，其中转发129条[f2]。", MARKS, VALUES)
    assert draft.text == "共发布信息1191条，其中转发129条。"
    assert spans(f"共发布信息1191条{mark}，其中转发129条[f2]。") == {"1191条": "total", "129条": "part"}


def test_a_wrong_figure_is_bound_as_cited_so_that_the_check_can_compare() -> None:
    assert spans("共发布信息1119条[f1]。") == {"1119条": "total"}


def test_a_noun_between_figure_and_mark_does_no_harm() -> None:
    assert spans("共发布1191条信息[f1]。") == {"1191条": "total"}


def test_a_state_is_bound_by_its_words() -> None:
    assert spans("辖区没有发生[f4]疫情。") == {"没有发生": "state"}


def test_marks_of_no_fact_or_no_figure_are_stray() -> None:
    draft = read_draft("形势平稳[f1]。共1191条[f9]。", MARKS, VALUES)
    assert draft.text == "形势平稳。共1191条。"
    assert draft.stray == ("f1", "f9")


def test_lines_are_trimmed_and_empty_ones_dropped() -> None:
    assert read_draft("  一段。\n\n\n　二段。 \n", {}, {}).text == "一段。\n二段。"


@given(st.text(max_size=200))
def test_no_answer_raises_and_no_mark_is_left(answer: str) -> None:
    draft = read_draft(answer, MARKS, VALUES)
    for start, end in draft.bound:
        assert 0 <= start < end <= len(draft.text)
