"""Figures beside the name of another row than theirs: 青山镇教室18间, of 柳河镇's."""

from collections.abc import Iterator

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.binding.mentions import BEHIND, PIECE, Mentions
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.rows import Mention
from draftkit.check.supply import BLANK, Supply
from draftkit.ledger import Fact
from draftkit.patterns import lazy_pattern

_JUDGED = frozenset({"count", "percent", "period", "ordinal"})
_LINK = lazy_pattern(r"(?:共?[为有达计是]|达到|约|近|超|共计|合计|各|均|仅)+$")
_SHORTEST = 2
_TELLING = 4
"""How many characters of a label tell what is counted."""
_ADDED = lazy_pattern(r"[，,；;：:]")


def find_other_rows(page: Page, supply: Supply, binding: Binding, mentions: Mentions) -> None:
    """Find figures whose fact is of one row, and that stand behind the name of another with their label's rest.

    One that stands right behind that is no statement of its fact; it is only not sure where the name holds for what
    stands before it, too, or where other words stand beside the figure than its label's.
    """
    if not mentions.found:
        return
    blanks = frozenset(claim.fact.label for claim in supply.claims if claim.kind == BLANK)
    for index, own, tail in figures_of_rows(page, supply, binding, mentions):
        other = mentions.governing(index, own)
        if other is None or is_of(page, supply, mentions, index, other.row):
            continue
        if own not in mentions.rows.proper and own not in mentions.named:
            continue  # the writer calls it otherwise
        fit = "" if mentions.is_named(other, index, own, tail) else _fit(mentions, index, own, other, tail, blanks)
        if fit:
            binding.doubt(index, fit)


def stands_in_own_row(page: Page, mentions: Mentions, index: int, claim: int) -> bool:
    """Whether a figure stands behind the name of its row and what its label tells of that, or the end of it."""
    own = mentions.rows.of[claim]
    mention = mentions.own_before(index, own) if own else None
    if mention is None:
        return False
    between = page.text[mention.end : page.figures[index].start]
    tail, words = page.label(claim).removeprefix(own), words_before(page, index, mention.end)
    return (len(tail) >= _SHORTEST and words.endswith(tail)) or _ends_row(tail, words, between)


def _ends_row(tail: str, words: str, between: str) -> bool:
    """Whether words are the end of what a label tells of its row, and the rest was told before: 涉及房屋9栋、|居民."""
    if len(words) < _SHORTEST or words == tail or not tail.endswith(words):
        return False
    return tail.removesuffix(words) in between.removesuffix(words)


def find_of_all(page: Page, supply: Supply, binding: Binding, mentions: Mentions) -> None:
    """Find figures of no row behind their label and the name of a place of which such a thing was supplied apart.

    东河镇|危房改造对象434户, beside 东河镇危房改造132户: that is not sure.
    """
    heads = frozenset(
        claim.fact.label[: len(row) + _TELLING]
        for claim, row in zip(supply.claims, mentions.rows.of, strict=True)
        if row in mentions.rows.proper
    )
    for index, verdict in enumerate(binding.verdicts if heads else ()):
        claim = binding.claims[index]
        if verdict != STATED or page.surroundings.in_list(index) or mentions.rows.of[claim]:
            continue
        if _is_of_all(page, mentions, index, supply.claims[claim].fact, heads):
            binding.doubt(index, UNSURE)


def _is_of_all(page: Page, mentions: Mentions, index: int, fact: Fact, heads: frozenset[str]) -> bool:
    words = words_before(page, index)
    if len(fact.label) < _TELLING or not words.endswith(fact.label):
        return False
    row = words.removesuffix(fact.label)
    at = next((at for at in range(len(row)) if row[at:] in mentions.rows.proper), -1)
    if at < 0 or row[at:] in f"{fact.context} {fact.section}":
        return False
    return f"{row[at:]}{fact.label[:_TELLING]}" in heads


def figures_of_rows(page: Page, supply: Supply, binding: Binding, mentions: Mentions) -> Iterator[tuple[int, str, str]]:
    """Yield the figures that state one fact of a row, with that row and the rest of the fact's label."""
    for index in sole_counts(page, supply, binding) if mentions.found else ():
        claim = binding.claims[index]
        if own := mentions.rows.of[claim]:
            yield index, own, supply.claims[claim].fact.label.removeprefix(own)


def sole_counts(page: Page, supply: Supply, binding: Binding) -> Iterator[int]:
    """Yield the figures that state one fact each and stand in no list, as they are when their turn comes."""
    for index, verdict in enumerate(binding.verdicts):
        if verdict == STATED and is_sole_count(page, supply, binding, index) and not page.surroundings.in_list(index):
            yield index


def is_sole_count(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether a figure is a count of one fact, and nothing else that was supplied."""
    return (
        page.figures[index].kind in _JUDGED
        and index not in binding.also
        and index not in binding.firm
        and page.forms[index] not in supply.allowed
    )


def words_before(page: Page, index: int, start: int = 0) -> str:
    """Return the words right before a figure, from `start` on at most, without what leads on to it (为, 共有)."""
    figure = page.figures[index]
    start = max(start, figure.start - BEHIND, page.figures[index - 1].end if index else 0)
    return _LINK.sub("", PIECE.split(page.text[start : figure.start])[-1])


def is_of(page: Page, supply: Supply, mentions: Mentions, index: int, row: str) -> bool:
    """Whether a figure was supplied of a row, too."""
    return any(mentions.rows.of[owner] == row for owner in supply.owners.get(page.forms[index], ()))


def _fit(mentions: Mentions, index: int, own: str, other: Mention, tail: str, blanks: frozenset[str]) -> str:
    """Return how surely a figure stands in another row: `STRAY`, `UNSURE` or `""`. `blanks` label what is not known."""
    text, figure = mentions.page.text, mentions.page.figures[index]
    between = text[other.end : figure.start]
    words = words_before(mentions.page, index, other.end)
    if words.endswith(own + tail):
        return ""  # 特殊教育|学校, behind 各级各类|学校
    if _ends_row(tail, words, between):
        rest = ""
    elif words.endswith(tail):
        rest = word_pattern("opening").sub("", words.removesuffix(tail))
    elif not words and (text.startswith(tail, figure.end) or f"{other.row}{tail}" in blanks):
        rest = ""  # 疑似5例, where 疑似病例 is not known
    else:
        return ""
    if rest or (_ADDED.search(between) and mentions.were_told(figure.start, own)):
        return UNSURE
    return STRAY
