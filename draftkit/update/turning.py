"""Whether prose that was true of yesterday's figures can be true of today's. In doubt it can not."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from draftkit.check.binding.enumerated import counts_items_ahead
from draftkit.figures import Figure, bare_text, find_figures, read_figure
from draftkit.figures.figure import MOMENTS
from draftkit.messages import listed, say
from draftkit.sentences import cut_sentences
from draftkit.update.changes import Moved
from draftkit.update.lexicon import read_patterns, word_pattern

_ALL = 100
"""Per cent."""
_PAIR = re.compile("(?=([一-龥]{2}))")
_NAMING = 3
_TOLD_BY = {"day": "deictic", "month": "deictic_month", "year": "deictic_year"}
_CLAUSE = re.compile("[^，；。：！？\n]+")


@dataclass(frozen=True, slots=True)
class Prose:
    """A section's text as it was, every place that states something, and what the facts themselves say in words.

    `supplied` are whole phrases, the longest first; `said` is what is said of each fact: key -> words.
    """

    text: str
    places: Sequence[Moved]
    supplied: Sequence[str]
    said: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    own: str
    """Its words without what the facts say."""
    said: str
    """What the facts that it states are said of."""
    places: Sequence[Moved]
    start: int
    """Where it begins in the section."""


def judge_prose(prose: Prose) -> Iterator[str]:
    """Yield why a section needs a new draft where its figures change; nothing where its prose can stand."""
    changed = [place for place in prose.places if place.differs]
    if not changed:
        return
    for change in changed:
        if change.key and (reason := _judge_value(change)):
            yield reason
    facts_changed = any(place.key for place in changed)
    blanks_filled = any(_is_blank(place.before) for place in changed)
    sentences = list(_cut(prose))
    for sentence in sentences:
        moved = [place for place in sentence.places if place.differs]
        if any(place.key for place in moved):
            yield from _judge_words("turning", sentence)
            yield from _judge_order(sentence)
            if any(_is_one(place) for place in moved):
                yield from _judge_words("single", sentence)
            yield from _judge_rows(sentence)
        elif facts_changed:
            yield from _judge_trend(sentence)
        if any(_is_moment(place) for place in moved):
            yield from _judge_words("moments", sentence)
        if blanks_filled:
            yield from _judge_words("pending", sentence)
    yield from _judge_equals(prose.places, sentences)


def _cut(prose: Prose) -> Iterator[_Sentence]:
    for start, end in cut_sentences(prose.text):
        text = prose.text[start:end]
        own = text
        for words in prose.supplied:
            own = own.replace(words, "\0" * len(words))
        places = [place for place in prose.places if start <= place.start < end]
        said = "\n".join(prose.said.get(place.key, "") for place in places)
        yield _Sentence(text, own, said, places, start)


def _judge_value(change: Moved) -> str:
    """Return why another value of this kind can't stand in the same words, `""` where it can."""
    values = {"label": change.label, "before": change.before, "after": change.after}
    if _is_blank(change.before):
        read = read_figure(change.after)
        if read and read.value == 0:
            return say("{label}: from nothing to something, or back: {before}, now {after}", **values)
        return "" if read else say("{label}: {after} is no figure; what stands around it was "
                                                        "written for one", **values)  # fmt: skip
    old, new = find_figures(change.before), find_figures(change.after)
    if not old or len(old) != len(new) or bare_text(change.before) != bare_text(change.after):
        return say("{label}: {before} became {after}", **values)
    for one, other in zip(old, new, strict=True):
        if (one.value == 0) != (other.value == 0):
            return say("{label}: from nothing to something, or back: {before}, now {after}", **values)
        if _is_negative(one) != _is_negative(other):
            return say("{label}: its sign has turned: {before}, now {after}", **values)
        if _ALL in (one.value, other.value) and one.kind == "percent" and one.value != other.value:
            return say("{label}: from all to not all, or back: {before}, now {after}", **values)
        if (one.kind, one.unit) != (other.kind, other.unit):
            return say("{label}: {after} is another kind of figure than {before}", **values)
    return ""


def _is_negative(figure: Figure) -> bool:
    return any(isinstance(end, int | Decimal) and end < 0 for end in figure.ends)


def _judge_words(name: str, sentence: _Sentence, supplied: str = "") -> Iterator[str]:
    said = f"{sentence.said}\n{supplied}"
    words = [word for word in dict.fromkeys(word_pattern(name).findall(sentence.own)) if word not in said]
    if words:
        yield say("{words} may be wrong now: {sentence}", words=listed(words), sentence=sentence.text)


def _judge_trend(sentence: _Sentence) -> Iterator[str]:
    """Yield why a sentence without a changed figure may be wrong all the same: it says how things went.

    What it says of a figure of its own, in one clause, is that one's.
    """
    figures = [place.start - sentence.start for place in sentence.places if place.key]
    clauses = [
        found[0]
        for found in _CLAUSE.finditer(sentence.own)
        if not any(found.start() <= figure < found.end() for figure in figures)
    ]
    for pattern in read_patterns():
        if found := next(filter(None, map(pattern.search, clauses)), None):
            yield say("{words} may be wrong now: {sentence}", words=found[0], sentence=sentence.text)
            return


def _judge_order(sentence: _Sentence) -> Iterator[str]:
    """Yield why a sentence that compares its figures is wrong: another one is the larger now."""
    if not word_pattern("comparing").search(sentence.own):
        return
    for one, other in combinations(_measured(sentence.places), 2):
        if one.unit == other.unit and _sign(one.before - other.before) * _sign(one.after - other.after) < 0:
            yield say("another figure is the larger now: {sentence}", sentence=sentence.text)
            return


def _judge_rows(sentence: _Sentence) -> Iterator[str]:
    """Yield why a sentence is wrong that says how many it names (甲、乙2家单位参加), or of how many some are (其中)."""
    measured = _measured(sentence.places)
    for one in measured:
        figure = _place_in(sentence, one.place)
        if figure and one.before != one.after and counts_items_ahead(sentence.text, figure):
            yield say("the number of what it names is another now: {sentence}", sentence=sentence.text)
            return
    for whole, part in pairwise(measured):
        between = sentence.text[whole.place.end - sentence.start : part.place.start - sentence.start]
        if whole.unit == part.unit and "其中" in between and whole.before >= part.before and whole.after < part.after:
            yield say("a part is larger than its whole now: {sentence}", sentence=sentence.text)
            return


def _place_in(sentence: _Sentence, place: Moved) -> Figure | None:
    """Return the figure that stands at a place, as it stands in its sentence."""
    start = place.start - sentence.start
    return next((figure for figure in find_figures(sentence.text) if figure.start == start), None)


def judge_far(prose: Prose, changed: Sequence[str], *, passed: Collection[str] = ()) -> Iterator[str]:
    """Yield why a section needs a new draft for what changed outside of it.

    `changed` are the labels of facts that changed elsewhere: what the section says of how those went may be wrong.
    `passed`: the report is of another `day`, `month` or `year`, and times told by that (昨日, 本月, 今年) are others.
    """
    supplied = "\n".join(prose.supplied)
    for sentence in _cut(prose):
        if any(_names(label, sentence.own) for label in changed):
            yield from _judge_trend(sentence)
            yield from () if sentence.places else _judge_words("directions", sentence)
        for time in passed:
            yield from _judge_words(_TOLD_BY[time], sentence, supplied)
        if passed and not sentence.places:
            yield from _judge_words("deictic_alone", sentence, supplied)


def _names(label: str, words: str) -> bool:
    """Whether some words speak of what a label does: three characters in a row of it, or all of a shorter one."""
    core = label.rpartition("，")[2]
    length = min(len(core), _NAMING)
    return any(core[at : at + length] in words for at in range(len(core) - length + 1)) if length > 1 else False


def _judge_equals(places: Sequence[Moved], sentences: Sequence[_Sentence]) -> Iterator[str]:
    """Yield why a section that speaks of all or the rest is wrong: two figures are equal no more, or are now.

    Two that are said of alike things (应搬迁, 已搬迁), or that stand in a sentence of their own that says so.
    """
    telling = [one for one in sentences if word_pattern("wholes").search(one.own)]
    if not telling:
        return
    for one, other in combinations(_measured(places), 2):
        if one.unit != other.unit or (one.before == other.before) == (one.after == other.after):
            continue
        together = any({one.place, other.place} <= set(sentence.places) for sentence in telling)
        if together or _alike(one.place.label, other.place.label):
            values = {"one": one.place.label, "other": other.place.label}
            yield say("{one} and {other} are no longer equal, or are now", **values)
            return


def _alike(label: str, other: str) -> bool:
    one, two = label.rpartition("，")[2], other.rpartition("，")[2]
    return any(pair in two for pair in _PAIR.findall(one))


@dataclass(frozen=True, slots=True)
class _Measured:
    place: Moved
    unit: str
    before: Decimal
    after: Decimal


def _measured(places: Sequence[Moved]) -> list[_Measured]:
    """Return the facts that state one number before and after, each once."""
    found: dict[str, _Measured] = {}
    for place in places:
        old, new = _number(read_figure(place.before)), _number(read_figure(place.after))
        unit = getattr(read_figure(place.before), "unit", "")
        if place.key and old is not None and new is not None:
            found.setdefault(place.key, _Measured(place, unit, old, new))
    return list(found.values())


def _number(figure: Figure | None) -> Decimal | None:
    if figure is None or figure.kind not in ("count", "percent") or not isinstance(figure.value, int | Decimal):
        return None
    return Decimal(figure.value)


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def _is_one(place: Moved) -> bool:
    values = {getattr(read_figure(text), "value", None) for text in (place.before, place.after)}
    return 1 in values


def _is_moment(place: Moved) -> bool:
    return any(figure.kind in MOMENTS for figure in find_figures(place.before))


def _is_blank(value: str) -> bool:
    return value[:1] in ("_", "＿", "")
