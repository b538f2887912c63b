"""Where something is to be filled in, and for which fact."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from draftkit.check.blanks import LONGEST, ends_with
from draftkit.check.clauses import BLANK_MARK
from draftkit.check.verdict import Check, Span, StatedFact
from draftkit.patterns import lazy_pattern

_END = lazy_pattern(r"[。；\n]")
_CLAUSE = lazy_pattern(r"[，、：（]")
_AROUND = lazy_pattern(r"[，、：；。（）\n]")


class Blank(NamedTuple):
    """Something to be filled in: what it is called, where it stands, its fact if it is one's.

    It is called by the label of its fact, else by the words around it: `投入资金____万元`.
    """

    words: str
    place: Span
    fact: StatedFact | None


def list_blanks(check: Check) -> list[Blank]:
    """Return all that is to be filled in, each once: facts that are not known, then what ____ stands for besides.

    A fact that is not known and stands nowhere, or that was filled in, leaves nothing blank in the text.
    """
    unknown = [fact for fact in check.all_facts() if fact.status == "blank"]
    places: dict[int, Span] = {}
    others = []
    for span, owner in find_blanks(check.text, [fact.label for fact in unknown]):
        if owner is None:
            others.append(Blank(_words_around(check.text, *span), span, None))
        else:
            places.setdefault(owner, span)
    standing = ((fact, places[number]) for number, fact in enumerate(unknown) if number in places)
    return [*(Blank(fact.label, place, fact) for fact, place in standing), *others]


def _words_around(text: str, start: int, end: int) -> str:
    before = _AROUND.split(text[max(0, start - LONGEST) : start])[-1]
    return f"{before}{text[start:end]}{_AROUND.split(text[end : end + LONGEST])[0]}".strip()


def find_blanks(text: str, labels: Sequence[str]) -> list[tuple[Span, int | None]]:
    """Return where something is to be filled in, and the number of the label it is for, as far as that can be told.

    The label stands right before it, or all its characters do in their order (张贴公告和核心信息 in
    `张贴第一号公告和健康教育核心信息____`), or its end does (建成片区网格 in `建成村级网格____、片区网格____`).
    Blanks of one label (甲镇 under two totals) are told apart by their order; so are those left over, where as many
    labels are.
    """
    waiting: dict[str, list[int]] = {}
    for number, label in enumerate(labels):
        waiting.setdefault(label, []).append(number)
    spans: list[Span] = []
    owners: list[int | None] = []
    last = 0
    for mark in BLANK_MARK.finditer(text):
        owners.append(_take_owner(text[max(last, mark.start() - 2 * LONGEST) : mark.start()], waiting))
        last = _end_of_blank(text, mark.end())
        spans.append((mark.start(), last))
    left = [number for number in range(len(labels)) if number not in owners]
    if len(left) == owners.count(None):
        rest = iter(left)
        owners = [next(rest) if owner is None else owner for owner in owners]
    return list(zip(spans, owners, strict=True))


def _take_owner(words: str, waiting: Mapping[str, list[int]]) -> int | None:
    """Return the number of the label that `words` name; the last of its numbers is never used up."""
    label = ends_with(words[-LONGEST:], waiting) or _told_by(words, waiting)
    if not label:
        return None
    numbers = waiting[label]
    return numbers.pop(0) if len(numbers) > 1 else numbers[0]


def _told_by(words: str, labels: Iterable[str]) -> str:
    """Return the only label whose characters stand in the last sentence of `words` in their order, else `""`.

    Where there is none, the only one that ends with the last clause.
    """
    sentence = _END.split(words)[-1]
    clause = _CLAUSE.split(sentence)[-1]
    told = [label for label in labels if len(label) > 1 and _runs_through(sentence, label)]
    told = told or [label for label in labels if len(clause) > 1 and label.endswith(clause)]
    return told[0] if len(told) == 1 else ""


def _runs_through(words: str, label: str) -> bool:
    letters = iter(words)
    return all(letter in letters for letter in label)


def _end_of_blank(text: str, end: int) -> int:
    """Return where a blank ends: `【待…` at its bracket, where that stands near."""
    if text[end - 1] != "待":
        return end
    close = text.find("】", end, end + LONGEST)
    return close + 1 if close >= 0 else end
