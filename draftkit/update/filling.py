"""Yesterday's section with today's figures in it, word for word otherwise; or why that can't be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from draftkit.check import Check, check_text
from draftkit.draft import Draft
from draftkit.figures import find_figures, read_figure
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
    later: bool = False,
) -> Filled:
    """Put today's figures into yesterday's section.

    `elsewhere` are the labels of facts that changed in other sections; `later` tells that the report is of another day.
    """
    match = match_facts(before.ledger, after.ledger, heads)
    if match.reasons:
        return Filled(None, reasons=match.reasons)
    check = check_text(written.text, before.ledger, bound=written.draft.bound)
    if not check.verified:
        return Filled(None, reasons=(say("it was not verified before"),))
    facts = {old.key: (old, new) for old, new in match.facts}
    blanks: dict[str, list[tuple[int, int]]] = {key: [] for key, (old, _) in facts.items() if old.value is None}
    for place, key in written.draft.bound.items():
        if key in blanks:
            blanks[key].append(place)
    moved, clash = _find_moved(check, facts, match.moved, blanks)
    if clash:
        return Filled(None, reasons=(say("{text} would become two different things", text=clash),))
    supplied = _words_of(before.ledger, match.facts)
    said = {new.key: f"{new.label}\n{new.context}" for _, new in match.facts}
    prose = Prose(written.text, moved, supplied, said)
    reasons = tuple(dict.fromkeys((*judge_prose(prose), *judge_far(prose, elsewhere, later=later))))
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
    dates: Mapping[str, str],
    blanks: Mapping[str, Sequence[tuple[int, int]]],
) -> tuple[list[Moved], str]:
    """Return every place that states a fact or holds a figure of a label or text, in order, and the first text that
    would become two things. Where a blank stands only its mark told: `blanks`.
    """
    labels = _name_facts([new for _, new in facts.values()])
    days = {text for text in dates if (read := read_figure(text)) and read.kind in ("date", "time")}
    places: dict[tuple[int, int], Moved] = {}
    for stated in check.all_facts():
        old, new = facts[stated.key]
        for start, end in (*stated.spans, *blanks.get(stated.key, ())):
            text = check.text[start:end]
            if text in days and dates[text] != (new.value if text == old.value else text):
                if text != old.value or _UP_TO.search(check.text, max(0, start - _NEAR), start):
                    continue  # the day of the report, which an event's date only says too: it moves by itself
                if not re.search(f"截[至止]到?(?:[0-9]{{4}}年)?{re.escape(text)}", check.text):
                    return [], text  # whose day it is nobody can tell
            if text != (BLANK if old.value is None else old.value) and old.value != new.value:
                return [], text  # it stands there in another form, which nobody can write for another value
            after = BLANK if new.value is None else new.value
            if text == BLANK and check.text.startswith(unit := _unit_of(new), end):
                end += len(unit)  # 疑似病例____|例
                text += unit
            one = Moved(start, end, text, text if old.value == new.value else after, new.key, labels[new.key])
            if places.setdefault((start, end), one).after != one.after:
                return [], text
    covered = sorted(places)
    for figure in find_figures(check.text):
        if figure.text in dates and not any(start < figure.end and figure.start < end for start, end in covered):
            place = figure.start, figure.end
            places[place] = Moved(*place, figure.text, dates[figure.text], "", say("date"))
    moved = [places[place] for place in sorted(places)]
    clash = next((other.before for one, other in pairwise(moved) if other.start < one.end), "")
    return moved, clash


def _unit_of(fact: Fact) -> str:
    figure = read_figure(fact.value) if fact.value else None
    return figure.unit if figure and fact.value and fact.value.endswith(figure.unit) else ""


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
