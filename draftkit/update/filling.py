"""Yesterday's section with today's figures in it, word for word otherwise; or why that can't be."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from draftkit.check import Check, check_text
from draftkit.check.unmarked import blank_at
from draftkit.draft import Draft
from draftkit.figures import Figure, find_figures, read_figure
from draftkit.figures.figure import MOMENTS
from draftkit.ledger import Fact, Ledger
from draftkit.messages import say
from draftkit.plan import Section
from draftkit.prompt import BLANK
from draftkit.report import WrittenSection
from draftkit.splicing import splice
from draftkit.update.changes import Moved
from draftkit.update.matching import match_facts
from draftkit.update.turning import Prose, judge_far, judge_prose

_UP_TO = re.compile("截[至止]到?$")
_NEAR = 4
_JOINTS = frozenset("、，。；：（）")
_NUMBER = re.compile("^.*[0-9０-９]")
_MONTH_DAY = re.compile("[0-9]{2}-[0-9]{2}(?=T|$)")
_PAST = re.compile("起|以来|开始|[，]?[^，。；]{0,12}(?:召开|启动|举行|印发|部署|开幕|发生|成立)")


@dataclass(frozen=True, slots=True)
class Filled:
    """A section filled in: its draft and the places that changed in it; with `reasons`, one that needs a new draft.

    `before` is the text that was filled in.
    """

    draft: Draft | None
    moved: tuple[Moved, ...] = ()
    reasons: tuple[str, ...] = ()
    before: str = ""


def fill_section(
    written: WrittenSection,
    before: Section,
    after: Section,
    heads: Sequence[tuple[str, str]],
    *,
    elsewhere: Sequence[str] = (),
    passed: Collection[str] = (),
) -> Filled:
    """Put today's figures into yesterday's section.

    `elsewhere` are the labels of facts that changed in other sections; `passed` tells whether the report is of another
    `day`, `month` and `year`.
    """
    match = match_facts(before.ledger, after.ledger, heads)
    if match.reasons:
        return Filled(None, reasons=match.reasons)
    check = check_text(written.text, before.ledger, bound=written.draft.bound)
    if not check.verified:
        return Filled(None, reasons=(say("it was not verified before"),))
    facts = {old.key: (old, new) for old, new in match.facts}
    blanks = _place_blanks(written.draft, [old for old, _ in facts.values() if old.value is None])
    if blanks is None:
        return Filled(None, reasons=(say("which blank is which can't be told"),))
    days = _Days(match.moved, _read_moved_days(heads), _own_days(match.facts), written.draft.bound)
    moved, clash = _find_moved(check, facts, days, blanks)
    if clash:
        return Filled(None, reasons=(say("{text} would become two different things", text=clash),))
    supplied = _words_of(before.ledger, match.facts)
    said = {new.key: f"{new.label}\n{new.context}" for _, new in match.facts}
    prose = Prose(written.text, moved, supplied, said)
    reasons = tuple(dict.fromkeys((*judge_prose(prose), *judge_far(prose, elsewhere, passed=passed))))
    if reasons:
        return Filled(None, reasons=reasons)
    draft, now = _write(written.text, moved)
    verdict = check_text(draft.text, after.ledger, bound=draft.bound)
    if not verdict.verified:
        told = tuple(dict.fromkeys(finding.message for finding in verdict.errors))
        return Filled(None, reasons=told)
    return Filled(draft, now, before=written.text)


def _find_moved(
    check: Check,
    facts: Mapping[str, tuple[Fact, Fact]],
    days: "_Days",
    blanks: Mapping[str, Sequence[tuple[int, int]]],
) -> tuple[list[Moved], str]:
    """Return every place that states a fact or holds a figure of a label or text, in order, and the first text that
    would become two things. Where a blank stands only its mark told: `blanks`.
    """
    labels = _name_facts([new for _, new in facts.values()])
    dates = days.moved
    places: dict[tuple[int, int], Moved] = {}
    for stated in check.all_facts():
        old, new = facts[stated.key]
        for start, end in (*stated.spans, *blanks.get(stated.key, ())):
            text = check.text[start:end]
            if days.is_day(text) and dates[text] != (new.value if text == old.value else text):
                if text != old.value or _is_up_to(check.text, start):
                    continue  # the day of the report, which an event's date only says too: it moves by itself
                if (start, end) not in days.bound:
                    return [], text  # whose day it is nobody can tell
            if text != (BLANK if old.value is None else old.value) and old.value != new.value:
                return [], text  # it stands there in another form, which nobody can write for another value
            after = BLANK if new.value is None else new.value
            if text == BLANK and new.value is not None:
                unit = _unit_behind(check.text[end:], old, new)
                if unit is None:
                    return [], check.text[start : end + _NEAR]  # ____万元, where 亿元 came
                end += len(unit)  # 疑似病例____|例
                text += unit
            one = Moved(start, end, text, text if old.value == new.value else after, new.key, labels[new.key])
            if places.setdefault((start, end), one).after != one.after:
                return [], text
    covered = sorted(places)
    for figure in find_figures(check.text):
        if figure.text in dates and not any(start < figure.end and figure.start < end for start, end in covered):
            place = figure.start, figure.end
            if not _is_up_to(check.text, figure.start) and days.may_be_another(check.text, figure):
                return [], figure.text
            places[place] = Moved(*place, figure.text, dates[figure.text], "", say("date"))
    moved = [places[place] for place in sorted(places)]
    clash = next((other.before for one, other in pairwise(moved) if other.start < one.end), "")
    return moved, clash


def _unit_behind(behind: str, old: Fact, new: Fact) -> str | None:
    """Return the unit that stands behind a blank and that its value brings along, `None` where that is another one."""
    if old.unit and behind.startswith(old.unit):
        return old.unit
    tail = _NUMBER.sub("", new.value or "")
    brought = next((tail[at:] for at in range(len(tail)) if behind.startswith(tail[at:])), "")
    reads = find_figures(f"1{behind}") if tail and not brought and behind[:1] not in _JOINTS else []
    return None if reads and reads[0].end > 1 else brought


@dataclass(frozen=True, slots=True)
class _Days:
    """What becomes of days: `moved` all that stand in labels, texts and the head, `head` those of the head, `own` the
    months and days that facts are of, `bound` the places that a fact's mark or the check told of."""

    moved: Mapping[str, str]
    head: frozenset[str]
    own: frozenset[str]
    bound: Container[tuple[int, int]]

    def is_day(self, text: str) -> bool:
        """Whether what moves is a date or a time."""
        read = read_figure(text) if text in self.moved else None
        return read is not None and read.kind in MOMENTS

    def may_be_another(self, text: str, figure: Figure) -> bool:
        """Whether a day of the head that moves may be a fact's, or of something that was (7月1日起, 7月1日召开)."""
        if figure.text not in self.head or self.moved[figure.text] == figure.text or not self.is_day(figure.text):
            return False
        return _day_of(figure.value) in self.own or _PAST.match(text, figure.end) is not None


def _is_up_to(text: str, start: int) -> bool:
    return _UP_TO.search(text, max(0, start - _NEAR), start) is not None


def _read_moved_days(heads: Sequence[tuple[str, str]]) -> frozenset[str]:
    return frozenset(figure.text for before, _ in heads for figure in find_figures(before))


def _own_days(facts: Sequence[tuple[Fact, Fact]]) -> frozenset[str]:
    """Return the months and days that values and labels hold."""
    found = (figure for old, _ in facts for words in (old.value or "", old.label) for figure in find_figures(words))
    ends = (end for one in found for end in one.ends)
    return frozenset(filter(None, map(_day_of, ends)))


def _day_of(value: object) -> str:
    found = _MONTH_DAY.search(value) if isinstance(value, str) else None
    return found[0] if found else ""


def _place_blanks(draft: Draft, facts: Sequence[Fact]) -> dict[str, list[tuple[int, int]]] | None:
    """Return where each blank stands, `None` where the words before one tell of another than its mark does."""
    keys = [fact.key for fact in facts]
    labels = [fact.label for fact in facts]
    places: dict[str, list[tuple[int, int]]] = {key: [] for key in keys}
    for (start, end), key in draft.bound.items():
        if key in places:
            told = blank_at(draft.text, start, labels) if len(labels) > 1 else keys.index(key)
            if told >= 0 and keys[told] != key:
                return None
            places[key].append((start, end))
    return places


def _name_facts(facts: Sequence[Fact]) -> dict[str, str]:
    """Return what each fact is called, a part behind its total: key -> label."""
    names: dict[str, str] = {}
    for fact in facts:
        owner = names.get(fact.parent or "")
        names[fact.key] = f"{owner}，{fact.label}" if owner else fact.label
    return names


def _words_of(ledger: Ledger, facts: Sequence[tuple[Fact, Fact]]) -> tuple[str, ...]:
    """Return what the facts themselves say in words, the longest first: labels, texts, values that stay."""
    words = {passage.text for passage in ledger.passages}
    words.update(old.label for old, _ in facts)
    words.update(old.value for old, new in facts if old.value and old.value == new.value)
    clauses = {clause for text in words for clause in re.split("[，；。：（）]", text)}
    return tuple(sorted((word for word in words | clauses if len(word) > 1), key=len, reverse=True))


def _write(text: str, moved: Sequence[Moved]) -> tuple[Draft, tuple[Moved, ...]]:
    """Return the text with its places changed, and where they stand in it now."""
    spliced = splice(text, ((one.start, one.end, one.after) for one in moved))
    now = [replace(one, start=start, end=end) for one, (start, end) in zip(moved, spliced.places, strict=True)]
    bound = {(one.start, one.end): one.key for one in now if one.key}
    return Draft(spliced.text, bound), tuple(one for one in now if one.differs)
