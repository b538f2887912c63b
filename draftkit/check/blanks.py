"""What is not known yet, and is told all the same: by another fact's figure, a new one, or in words."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from draftkit.check.bound import ALLOWED, FILLED, FOREIGN, STATED, Binding
from draftkit.check.lexicon import read_lines, read_words, word_pattern
from draftkit.check.moments import MOMENTS
from draftkit.check.page import Page
from draftkit.check.phrases import is_phrase
from draftkit.check.supply import BLANK, STATE, Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.ledger import Fact
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_NAMED = 0.45
_PREFERRED = 0.5
_LONGEST = 30
_SHORTEST_TAIL = 4
_MARK = lazy_pattern(r"[_＿]{2,}|【待")
_LINK = lazy_pattern(r"(?:[为是有达共约超近]|共有|共计|达到|出现|发现|新增|累计|的)*$")
_CLAUSE_EDGE = lazy_pattern(r"[，。；：！？\n_＿】]")
_DENIED = lazy_pattern(
    r"(?<![有如若否保证免])(?:没有|未|无)(?:出现|发现|发生|新增|报告|造成|产生)?(?:任何|新的?)?(?!的)"
)
_EQUATED = lazy_pattern(r"(?:约?为|达到|保持在|稳定在|维持在|处于)(?P<what>[一-鿿]{2,12})(?=[，。；：！？、（\n]|$)")
_AIMED = lazy_pattern(r"[以把将让使]|确保|力争|争取|努力|提高|提升|降低|减少|衡量|围绕|关系")
_DATES = lazy_pattern(r"(?:时间|日期|时限|期限|日)$")
_MEASURES = "例名人个家户起件次处份条张台辆只头亩吨元"


def find_filled(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures of other facts that stand where a blank should: 疑似病例2例 for 疑似病例____."""
    blanks = {claim.fact.label: claim.index for claim in supply.claims if claim.kind == BLANK}
    if not blanks:
        return
    marked = _marked_labels(page, blanks)
    unknown = frozenset(claim.index for claim in supply.claims if claim.kind == BLANK)
    for index, verdict in enumerate(binding.verdicts):
        own = binding.claims[index]
        if verdict != STATED or page.stands_behind(index, own):
            continue
        if _label_before(page, index, supply.labelled) == supply.claims[own].fact.label:
            continue  # 二是返镇人员5人, where 人员 or another 返镇人员 is not known yet
        label = _label_before(page, index, blanks) or _label_around(page, supply, index, own, marked, unknown)
        if label in blanks and not (page.figures[index].kind in MOMENTS and not _DATES.search(label)):
            binding.verdicts[index], binding.claims[index] = FILLED, blanks[label]


def _label_around(
    page: Page, supply: Supply, index: int, own: int, marked: set[str], blanks: Container[int]
) -> str | None:
    """Return the label of a blank that the words around a figure speak of rather than of its own fact."""
    if page.is_named(index, own):
        return None
    scores = page.scores(index)
    for claim in filter(blanks.__contains__, scores):
        if scores[claim] > _NAMED and page.prefer(index, claim, own) > _PREFERRED:
            label = supply.claims[claim].fact.label
            if label not in marked or _says(page, index, label):
                return label
    return None


def find_filled_anew(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures of no fact, dates and 一例 too, right beside the label of a blank."""
    blanks = {claim.fact.label: claim.index for claim in supply.claims if claim.kind == BLANK}
    for index, verdict in enumerate(binding.verdicts if blanks else ()):
        figure = page.figures[index]
        if verdict not in (FOREIGN, ALLOWED) or figure.kind == "ordinal" or is_phrase(page.text, figure):
            continue
        label = _label_before(page, index, blanks)
        if label is None and verdict == FOREIGN:
            label = _starts_with(page.text[figure.end : figure.end + _LONGEST], blanks)
        if label is not None and (figure.kind not in MOMENTS or _DATES.search(label)):
            binding.verdicts[index], binding.claims[index] = FILLED, blanks[label]


def judge_words(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a finding for each blank that is filled with words: 若干例疑似病例, 未发现疑似病例."""
    blanks = {claim.fact.label: claim for claim in supply.claims if claim.kind == BLANK}
    if not blanks:
        return
    labels = blanks | _tails(supply, blanks)
    supplied = "\n".join(claim.form for claim in supply.claims)
    states = "\n".join(claim.fact.label for claim in supply.claims if claim.kind == STATE)
    for found in _vague().finditer(text):
        behind = _starts_with(text[found.end() : found.end() + _LONGEST], labels)
        label = behind or _ends_with(text[max(0, found.start() - _LONGEST) : found.start()], labels)
        if label and found.group() not in supplied:
            yield filled_finding(text, found.start(), found.end(), labels[label].fact)
    for start, end, fact in _levels(text, labels):
        if text[start:end] not in supplied:
            yield filled_finding(text, start, end, fact)
    for found in _DENIED.finditer(text):
        label = _starts_with(text[found.end() : found.end() + _LONGEST], blanks)
        if label and label not in states:
            yield filled_finding(text, found.start(), found.end() + len(label), blanks[label].fact)


def _levels(text: str, labels: Mapping[str, Claim]) -> Iterator[tuple[int, int, Fact]]:
    """Yield where words say how much behind a label, and the fact: 满意度为较高水平, 办结率近百分之百."""
    for found in (*_level().finditer(text), *_EQUATED.finditer(text)):
        before = text[max(0, found.start() - _LONGEST) : found.start()]
        label = _ends_with(before, labels)
        if label is None or word_pattern("unfilled").match(found["what"]):
            continue
        clause = _CLAUSE_EDGE.split(text[max(0, found.start() - 2 * _LONGEST) : found.start()])[-1]
        if not _AIMED.search(clause[: clause.rfind(label)]):
            yield found.start("what"), found.end("what"), labels[label].fact


def filled_finding(text: str, start: int, end: int, fact: Fact) -> Finding:
    """Return a finding on what stands in `text` where a fact is not known yet."""
    message = say(
        "{label} is not known yet, but {text} stands there. Put ____ and fill it in when it is known.",
        text=text[start:end],
        label=fact.label,
    )
    return Finding.at((start, end), "blank", message, text[start:end], fact)


def _marked_labels(page: Page, blanks: Mapping[str, int]) -> set[str]:
    """Return the labels of blanks that stand in the text with their ____."""
    ends = (page.text[max(0, mark.start() - _LONGEST) : mark.start()] for mark in _MARK.finditer(page.text))
    return {label for words in ends if (label := _ends_with(words, blanks))}


def _label_before(page: Page, index: int, blanks: Mapping[str, object]) -> str | None:
    return _ends_with(page.before(index, _LONGEST), blanks)


def _says(page: Page, index: int, label: str) -> bool:
    """Whether the clause before a figure says a label in full."""
    return label in _CLAUSE_EDGE.split(page.before(index, 2 * _LONGEST))[-1]


def _tails(supply: Supply, blanks: Mapping[str, Claim]) -> dict[str, Claim]:
    """Return the ends of blanks' labels (经济损失 of 直接经济损失) that no other label has."""
    others = "\n".join(claim.fact.label for claim in supply.claims if claim.kind != BLANK)
    return {
        label[at:]: claim
        for label, claim in blanks.items()
        for at in range(1, min(len(label), _LONGEST) - _SHORTEST_TAIL + 1)
        if label[at:] not in others
    }


def _ends_with(words: str, labels: Mapping[str, object]) -> str | None:
    """Return the longest label that `words` end with, 为 and 共有 apart."""
    for ending in (words.rstrip(), _LINK.sub("", words.rstrip())):
        for at in range(len(ending)):
            if ending[at:] in labels:
                return ending[at:]
    return None


def _starts_with(words: str, labels: Mapping[str, object]) -> str | None:
    words = words.removeprefix("的")
    return next((words[:end] for end in range(len(words), 1, -1) if words[:end] in labels), None)


@lru_cache(maxsize=1)
def _vague() -> re.Pattern[str]:
    whole, measured = ("|".join(map(re.escape, line.split())) for line in read_lines("vague"))
    return re.compile(rf"(?:{whole})[{_MEASURES}]?|(?:{measured})[{_MEASURES}](?!次)")


@lru_cache(maxsize=1)
def _level() -> re.Pattern[str]:
    return re.compile(
        f"(?P<what>(?:近|接近|将近|约|几乎|超过|超|十分|非常|极其|特别)?(?:{'|'.join(read_words('levels'))}))(?!的)"
    )
