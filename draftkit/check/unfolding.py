"""A value of several figures, or of one and words, as the facts that it tells: 男35人、女42人 as 男 35人 and 女 42人.

A value that stands as supplied is left whole. One that does not may still be told, figure by figure, in other words or
another order; so each of its figures is looked for by what the value says of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from draftkit.check.supply import squeeze
from draftkit.check.verdict import Check, StatedFact
from draftkit.check.ways import CHANGES
from draftkit.figures import Figure, find_figures
from draftkit.ledger import Fact, Ledger, Passage
from draftkit.patterns import lazy_pattern

_BRACKETED = lazy_pattern("(?P<whole>[^（）()]+)[（(](?P<note>[^（）()]+)[）)]")
_OPENS_PARTS = lazy_pattern("^(?:其中|均?含|包括|包含)")
_JOINT = lazy_pattern("[、，,；;和及]")
_HAN = lazy_pattern("[一-鿿]{0,12}")
_NAMES = lazy_pattern("(?P<names>[一-鿿、]{2,40})等(?P<count>.+)")
_RATE = lazy_pattern("^(?:每|计划|拟|预计|连续|第|最|[约近超逾])|[/×]")
"""What opens or parts a value that is so much for each, planned, or one figure with its qualifier: read elsewhere."""
_CHANGE = lazy_pattern(f"{CHANGES}|高于|低于|多于|少于|高出|超过|领先|落后|滞后|超前|提前|推迟|延长|占|[高低快慢]")
"""What a value opens with, or has amid its words, that compares its figure with something."""
_DAYS = lazy_pattern("周[一-日]|星期|工作日|节假日|[上中下]午|白天|夜间|每[天日周月]$")
"""What says on which days a time is one."""
_THAN = lazy_pattern("^(?P<way>[高低多少])[于出](?P<base>[一-鿿]+)$")
"""What comes to 较全市平均高, as a label would say it: 高于全市平均."""
_OF = "的"
_LEAST = 2


def unfold(text: str, ledger: Ledger) -> tuple[Ledger, Mapping[str, str]]:
    """Return a ledger in which the values that `text` has not as supplied are unfolded, and for each key of a fact that
    was made of another one the key of that.
    """
    told = squeeze(text)
    parents = {fact.parent for fact in ledger.facts}
    facts: list[Fact] = []
    words: list[Passage] = []
    origins: dict[str, str] = {}
    for fact in ledger.facts:
        value = squeeze(fact.value or "")
        made = _unfolded(fact, told, total=fact.key in parents) if _may_unfold(value) and value not in told else ()
        facts += made or (fact,)
        words += [Passage(_words_of(value), fact.section)] if made else []
        origins |= {one.key: fact.key for one in made}
    if not origins:
        return ledger, origins
    return replace(ledger, facts=tuple(facts), passages=(*ledger.passages, *words)), origins


@lru_cache(maxsize=4096)
def _may_unfold(value: str) -> bool:
    """Whether a value is more than one figure, or words with a note; asked before a long text is searched for it."""
    if _RATE.search(value):
        return False
    figures = [figure for figure in find_figures(value) if figure.kind != "slogan"]
    return bool(_BRACKETED.fullmatch(value)) if not figures else len(figures) > 1 or figures[0].text != value


def _words_of(value: str) -> str:
    """Return a value without its figures: names in it were supplied."""
    for figure in reversed(find_figures(value)):
        value = f"{value[: figure.start]}，{value[figure.end :]}"
    return value


def fold(check: Check, ledger: Ledger, origins: Mapping[str, str]) -> Check:
    """Return the verdict on an unfolded ledger as one on the facts that were supplied.

    A fact is stated where all that was made of it is.
    """
    known = {(one.code, one.start, one.end) for one in check.findings if one.key and one.start is not None}
    findings = tuple(
        replace(one, key=origins.get(one.key or "", one.key))
        for one in check.findings
        if one.key or (one.code, one.start, one.end) not in known  # told of the fact already
    )
    made: dict[str, list[StatedFact]] = {}
    parts: dict[str, dict[str, list[StatedFact]]] = {}
    for entry in check.facts:
        key = origins.get(entry.key, entry.key)
        made.setdefault(key, []).append(entry)
        for part in entry.parts:
            parts.setdefault(key, {}).setdefault(origins.get(part.key, part.key), []).append(part)
    facts = (
        replace(
            _joined(ledger[key], told),
            parts=tuple(_joined(ledger[part], ones) for part, ones in parts.get(key, {}).items()),
        )
        for key, told in made.items()
    )
    return replace(check, findings=findings, facts=tuple(facts))


def _joined(fact: Fact, told: Sequence[StatedFact]) -> StatedFact:
    """Return the entry of a fact, from those of the facts that were made of it."""
    status = next((entry.status for entry in told if entry.status != "stated"), "stated")
    spans = tuple(sorted(span for entry in told for span in entry.spans)) if status == "stated" else ()
    return StatedFact(fact.id, fact.label, fact.value, status, spans, key=fact.key)


def _unfolded(fact: Fact, text: str, *, total: bool) -> Sequence[Fact]:
    """Return the facts that a value tells, the first under its own key; nothing where it is none of several.

    A note in brackets without a figure (1980元（含税）) has to stand in the `text`.
    """
    value = squeeze(fact.value or "")
    figures = [figure for figure in find_figures(value) if figure.kind != "slogan"]
    read = () if total and figures else tuple(_bracketed(value, text))
    if figures:
        read = read or tuple(_named(value, text)) or tuple(_listed(value, figures)) or tuple(_changed(value, text))
    return [
        replace(
            fact,
            key=f"{fact.key}{f'#{number}' if number else ''}",
            label=label if of_first else f"{fact.label}{label}",
            value=form,
            parent=fact.key if of_first else fact.parent,
        )
        for number, (label, form, of_first) in enumerate(read)
    ]


Told = tuple[str, str, bool]
"""What is said of a figure, the figure as written, and whether it is part of the first."""


def _bracketed(value: str, text: str) -> Iterator[Told]:
    """Yield a figure and what its brackets tell of it: 86万元（含县级配套20万元）, 112.5毫米（龙潭站）."""
    found = _BRACKETED.fullmatch(value)
    if found is None:
        return
    note = _OPENS_PARTS.sub("", found["note"])
    if not find_figures(note):
        if note in text and _HAN.fullmatch(note):
            yield from _alone(found["whole"], text)
        return
    whole = tuple(_alone(found["whole"], text))
    parts = [(label, form, True) for label, form in _rows(note) if label]
    parts = parts or [(label, form, True) for label, form, _ in _changed(note, text)]
    if whole and parts:
        yield from (*whole, *parts)


def _alone(words: str, text: str) -> Iterator[Told]:
    """Yield a figure alone, or with the words before it that compare it, or a value without any."""
    figures = find_figures(words)
    if not figures or (len(figures) == 1 and figures[0].text == words):
        yield "", words, False
    else:
        yield from _changed(words, text)


def _named(value: str, text: str) -> Iterator[Told]:
    """Yield how many there are of what is named in part, where each name stands: 白鹭镇、东沟乡等6个乡镇."""
    found = _NAMES.fullmatch(value)
    if found is None or not all(name in text for name in found["names"].split("、")):
        return
    figures = find_figures(found["count"])
    if len(figures) == 1 and figures[0].start == 0 and _HAN.fullmatch(found["count"], figures[0].end):
        yield found["count"][figures[0].end :], figures[0].text, False


def _listed(value: str, figures: Sequence[Figure]) -> Iterator[Told]:
    """Yield each of several figures with what is said of it: 爆管9起、水表故障41起, 11个村2个社区, 97分，全县第1名."""
    rows = list(_rows(value))
    if len(rows) >= _LEAST and sum(not label for label, _ in rows) <= 1:
        yield from ((label, form, False) for label, form in rows)
        return
    if len(figures) < _LEAST or figures[0].start:
        return
    ends = [*(figure.start for figure in figures[1:]), len(value)]
    nouns = [value[figure.end : end] for figure, end in zip(figures, ends, strict=True)]
    if all(map(_HAN.fullmatch, nouns)) and all(nouns[:-1]) and not any(_JOINT.search(noun) for noun in nouns):
        yield from ((noun, figure.text, False) for noun, figure in zip(nouns, figures, strict=True))


def _rows(value: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each figure of a list, and the figure, where the value is such a list and no more."""
    rows = []
    for item in _JOINT.split(value):
        figures = find_figures(item)
        if len(figures) != 1 or figures[0].end != len(item) or not _HAN.fullmatch(item[: figures[0].start]):
            return
        rows.append((item[: figures[0].start].removesuffix(_OF), figures[0].text))
    yield from rows


def _changed(value: str, text: str) -> Iterator[Told]:
    """Yield a figure with what stands before it, where that compares it with something, or tells days that the `text`
    has: 较上月下降|2个百分点, 占年度任务的|41.5%, 周一至周五|16:10-18:00.
    """
    figures = find_figures(value)
    if figures and figures[-1].end == len(value):
        words = value[: figures[-1].start]  # 较一季度 has a figure, too
        if words and _HAN.fullmatch(words) and (_CHANGE.search(words) or (words in text and _DAYS.search(words))):
            yield _THAN.sub(r"较\g<base>\g<way>", words.removesuffix(_OF)), figures[-1].text, False
