"""What is not known yet, and is told all the same: by another fact's figure, or a new one."""

from collections.abc import Container, Mapping

from draftkit.check.binding.bound import ALLOWED, FILLED, FOREIGN, STATED, Binding
from draftkit.check.binding.phrases import is_phrase
from draftkit.check.clauses import BLANK_EDGE, BLANK_MARK, STOP, common_tail
from draftkit.check.page import Page
from draftkit.check.periods import TIME
from draftkit.check.supply import BLANK, Supply
from draftkit.check.verdict import Finding, Span
from draftkit.figures.figure import MOMENTS
from draftkit.ledger import Fact
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_NAMED = 0.45
_TAIL = 2
_PREFERRED = 0.5
LONGEST = 30
_LINK = lazy_pattern(r"(?:[为是有达共约超近]|共有|共计|达到|出现|发现|新增|累计|的)*$")
_DATES = lazy_pattern(f"(?:{TIME}|日)$")


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
        label = label or _sibling_before(page, index, supply.claims[own].fact.label, blanks)
        if label in blanks and not (page.figures[index].kind in MOMENTS and not _DATES.search(label)):
            binding.verdicts[index], binding.claims[index] = FILLED, blanks[label]


def _sibling_before(page: Page, index: int, own: str, blanks: Mapping[str, int]) -> str | None:
    """Return the label of a blank whose head stands right before a figure of one that only its head sets apart.

    疑似5例 is of 疑似病例, where 5例 was supplied for 确诊病例.
    """
    before = _LINK.sub("", page.before(index, LONGEST))
    for label in blanks:
        tail = len(common_tail(label, own))
        head, other = label[: len(label) - tail], own[: len(own) - tail]
        if tail >= _TAIL and min(len(head), len(other)) >= _TAIL and before.endswith(head) and not other.endswith(head):
            return label
    return None


def _label_around(
    page: Page, supply: Supply, index: int, own: int, marked: set[str], blanks: Container[int]
) -> str | None:
    """Return the label of a blank that the words around a figure speak of rather than of its own fact."""
    if page.is_named(index, own) or _is_marked_ahead(page, index):
        return None  # 救治病人64例，人均花费____: the blank stands there
    scores = page.scores(index)
    for claim in filter(blanks.__contains__, scores):
        if scores[claim] > _NAMED and page.prefer(index, claim, own) > _PREFERRED:
            label = supply.claims[claim].fact.label
            if label not in marked or _says(page, index, label):
                return label
    return None


def _is_marked_ahead(page: Page, index: int) -> bool:
    """Whether a ____ stands behind a figure in its sentence."""
    end = page.figures[index].end
    return BLANK_MARK.search(STOP.split(page.text[end : end + LONGEST])[0]) is not None


def find_filled_anew(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures of no fact, dates and 一例 too, right beside the label of a blank."""
    blanks = {claim.fact.label: claim.index for claim in supply.claims if claim.kind == BLANK}
    for index, verdict in enumerate(binding.verdicts if blanks else ()):
        figure = page.figures[index]
        if verdict not in (FOREIGN, ALLOWED) or figure.kind == "ordinal" or is_phrase(page.text, figure):
            continue
        label = _label_before(page, index, blanks)
        if label is None and verdict == FOREIGN:
            label = starts_with(page.text[figure.end : figure.end + LONGEST], blanks)
        if label is not None and (figure.kind not in MOMENTS or _DATES.search(label)):
            binding.verdicts[index], binding.claims[index] = FILLED, blanks[label]


def filled_finding(text: str, start: int, end: int, fact: Fact) -> Finding:
    """Return a finding on what stands in `text` where a fact is not known yet."""
    message = say(
        "{label} is not known yet, but {text} stands there. Put ____ and fill it in when it is known.",
        text=text[start:end],
        label=fact.label,
    )
    return Finding.at((start, end), "blank", message, text[start:end], fact)


def unknown_finding(place: Span, told: str, severity: str = "error") -> Finding:
    """Return a finding on words that tell something of a ____."""
    message = say("{told}: leave ____ alone; what comes there is not known yet.", told=told)
    return Finding.at(place, "blank", message, told, severity=severity)


def _marked_labels(page: Page, blanks: Mapping[str, int]) -> set[str]:
    """Return the labels of blanks that stand in the text with their ____."""
    ends = (page.text[max(0, mark.start() - LONGEST) : mark.start()] for mark in BLANK_MARK.finditer(page.text))
    return {label for words in ends if (label := ends_with(words, blanks))}


def _label_before(page: Page, index: int, blanks: Mapping[str, object]) -> str | None:
    return ends_with(page.before(index, LONGEST), blanks)


def _says(page: Page, index: int, label: str) -> bool:
    """Whether the clause before a figure says a label in full."""
    return label in BLANK_EDGE.split(page.before(index, 2 * LONGEST))[-1]


def ends_with(words: str, labels: Mapping[str, object]) -> str | None:
    """Return the longest label that `words` end with, 为 and 共有 apart."""
    for ending in (words.rstrip(), _LINK.sub("", words.rstrip())):
        for at in range(len(ending)):
            if ending[at:] in labels:
                return ending[at:]
    return None


def starts_with(words: str, labels: Mapping[str, object]) -> str | None:
    """Return the longest label that `words` start with, 的 apart."""
    words = words.removeprefix("的")
    return next((words[:end] for end in range(len(words), 1, -1) if words[:end] in labels), None)
