"""A text with some of its places written anew: the rest stays, and the new pieces are found where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.splicing import splice


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    text = draw(st.text(max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [(start, end, draw(st.text(max_size=5))) for start, end in pairs]


@given(edited())
def test_what_is_put_in_stands_at_its_place_and_putting_the_old_words_back_gives_the_old_text(
    given: tuple[str, list[tuple[int, int, str]]],
) -> None:
    text, edits = given
    spliced = splice(text, edits)
    assert [spliced.text[start:end] for start, end in spliced.places] == [words for *_, words in edits]
    back = [(*place, text[start:end]) for place, (start, end, _) in zip(spliced.places, edits, strict=True)]
    assert splice(spliced.text, back).text == text
    assert splice(spliced.text, back).places == tuple((start, end) for start, end, _ in edits)


@pytest.mark.parametrize("edits", [[(0, 2, "x"), (1, 3, "y")], [(2, 3, "x"), (0, 1, "y")], [(0, 9, "x")]])
def test_edits_that_overlap_or_lead_outside_are_refused(edits: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ValueError, match="an edit of"):
        splice("甲乙丙", edits)
