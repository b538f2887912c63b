"""Sentences, and the numbered lines in which they are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.figures import find_figures
from draftkit.sentences import cut_sentences, end_alike, excerpt, number_sentence, read_numbered


@given(st.text(st.sampled_from("甲乙。\n"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_an_excerpt_stays_in_its_line_and_says_where_words_are_left_out(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    before, after = excerpt(text, (start, end))
    head, tail = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    assert before == (head if len(head) <= 16 else "…" + head[-16:])
    assert after == (tail if len(tail) <= 16 else tail[:16] + "…")


def test_an_excerpt_is_never_cut_inside_a_figure() -> None:
    text = "发现问题隐患1035处，整改完成1001处，整改率为96.7%，罚款38.6万元，已上缴国库的有1.28亿元。"
    for words in ("整改率", "罚款", "96.7%", "1001处", "国库", "上"):
        start = text.index(words)
        before, after = excerpt(text, (start, start + len(words)))
        figures = [text[figure.start : figure.end] for figure in find_figures(text)]
        shown = before.removeprefix("…") + words + after.removesuffix("…")
        at = text.index(shown)
        for figure in figures:
            place = text.index(figure)
            assert not place < at < place + len(figure)
            assert not place < at + len(shown) < place + len(figure)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("转移群众129人。受灾3村；其余平稳！", ["转移群众129人。", "受灾3村；", "其余平稳！"]),
        ("（一）强化宣传。发放传单。\n没有句号的一行\n末行。", ["（一）强化宣传。", "发放传单。", "没有句号的一行", "末行。"]),
        ("提出“早发现；早报告。”的要求。落实。", ["提出“早发现；早报告。”的要求。", "落实。"]),
        ("印发《通知（试行；修订）》，共3份。完。", ["印发《通知（试行；修订）》，共3份。", "完。"]),
        ("引号“没有合上。\n下一行。完。", ["引号“没有合上。", "下一行。", "完。"]),
        ("多出的”引号。完。", ["多出的”引号。", "完。"]),
        ("转移129人。[f1]受灾3村。 【f2】完。", ["转移129人。[f1]", "受灾3村。 【f2】", "完。"]),
        ("", []),
    ],
)
def test_a_text_is_cut_at_the_ends_of_sentences_and_lines_but_not_in_quotes(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text("甲1。；！\n“”（）[f1]【 ", max_size=60))
def test_nothing_is_lost_between_sentences_but_blanks(text: str) -> None:
    last = 0
    for start, end in cut_sentences(text):
        assert last <= start < end
        assert text[last:start].strip() == ""
        last = end
    assert text[last:].strip() == ""


@given(st.lists(st.text("甲乙1。；“”【】（）[f1]", max_size=20).map(str.strip), max_size=9))
def test_numbered_sentences_are_read_as_they_were_written(sentences: list[str]) -> None:
    numbered = dict(enumerate(sentences, start=1))
    assert read_numbered("\n".join(number_sentence(*item) for item in numbered.items())) == numbered


@pytest.mark.parametrize("reply", ["受灾3村。", "【1】受灾3村。\n完。", "【1】甲。\n【1】乙。", "1. 受灾3村。", "【0】甲。", "【一】甲。"])
def test_other_lines_and_numbers_given_twice_are_not_read(reply: str) -> None:
    assert read_numbered(reply) is None


def test_a_sentence_to_be_dropped_is_said_in_words_or_by_nothing() -> None:
    assert read_numbered("【1】（删去）\n【2】\n【3】（删去）。") == {1: "", 2: "", 3: ""}


def test_a_sentence_without_an_end_gets_that_of_the_one_it_replaces() -> None:
    assert end_alike("受灾3村", "受灾4村；") == "受灾3村；"
    assert end_alike("受灾3村。", "受灾4村；") == "受灾3村。"
    assert end_alike("受灾3村", "受灾4村") == "受灾3村"
