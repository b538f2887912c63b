"""What became of a text: both texts can be read off the comparison, figures and Latin words are never cut."""

from hypothesis import given
from hypothesis import strategies as st

from draftkit.differing import are_alike, compare_words, cut_words, pair_items

TEXTS = st.text(st.sampled_from("共转移群众129人。；59%、\nabX "), max_size=60)


@given(TEXTS, TEXTS)
def test_the_words_that_are_compared_make_up_both_texts(before: str, after: str) -> None:
    changes = list(compare_words(before, after))
    assert "".join(change.before for change in changes) == before
    assert "".join(change.after for change in changes) == after
    assert all((change.before == change.after) is change.same for change in changes)


@given(st.lists(st.integers(0, 3), max_size=12), st.lists(st.integers(0, 3), max_size=12))
def test_pairs_run_through_both_sequences_without_a_gap(before: list[int], after: list[int]) -> None:
    place = other = 0
    for same, start, end, begin, stop in pair_items(before, after):
        assert (start, begin) == (place, other)
        assert (before[start:end] == after[begin:stop]) is same
        assert same or end - start != stop - begin or end - start == 1
        place, other = end, stop
    assert (place, other) == (len(before), len(after))


def test_figures_and_latin_words_are_one_word_and_chinese_characters_each_their_own() -> None:
    assert cut_words("转移1.2万人（ABC系统）") == ["转", "移", "1.2万人", "（", "ABC", "系", "统", "）"]
    assert [change.before for change in compare_words("共129人", "共131人")] == ["共", "129人"]


def test_a_text_is_like_one_that_differs_in_a_figure_and_unlike_another_and_one_that_is_very_long() -> None:
    assert are_alike("已转移群众129人，无人员伤亡。", "已转移群众131人，无人员伤亡。")
    assert not are_alike("已转移群众129人，无人员伤亡。", "下一步，将加强值班值守。")
    assert not are_alike("汛" * 600, "汛" * 600)
    assert not are_alike("", "汛")
