"""Yesterday's section with today's figures in it, word for word otherwise; or why that can't be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftkit.check import Check, check_text
from draftkit.draft import Draft
from draftkit.figures import find_figures
from draftkit.ledger import Fact
from draftkit.messages import say
from draftkit.plan import Section
from draftkit.prompt import BLANK
from draftkit.report import WrittenSection
from draftkit.sentences import cut_sentences
from draftkit.update.changes import Moved
from draftkit.update.matching import match_facts
from draftkit.update.turning import judge_sentence


@dataclass(frozen=True, slots=True)
class Filled:
    """A section filled in: its draft and the places that changed in it; with `reasons`, one that needs a new draft."""

    draft: Draft | None
    moved: tuple[Moved, ...] = ()
    reasons: tuple[str, ...] = ()


def fill_section(written: WrittenSection, before: Section, after: Section, heads: Sequence[tuple[str, str]]) -> Filled:
    """Put today's figures into yesterday's section."""
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
    reasons = tuple(_judge(written.text, [one for one in moved if one.before != one.after], facts.values()))
    if reasons:
        return Filled(None, reasons=reasons)
    draft, now = _write(written.text, moved)
    verdict = check_text(draft.text, after.ledger, bound=draft.bound)
    if not verdict.verified:
        told = tuple(dict.fromkeys(finding.message for finding in verdict.errors))
        return Filled(None, reasons=told)
    return Filled(draft, now)


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
    places: dict[tuple[int, int], Moved] = {}
    for stated in check.all_facts():
        old, new = facts[stated.key]
        for start, end in (*stated.spans, *blanks.get(stated.key, ())):
            text = check.text[start:end]
            after = BLANK if new.value is None else new.value
            if text != (BLANK if old.value is None else old.value) and old.value != new.value:
                return [], text  # it stands there in another form, which nobody can write for another value
            one = Moved(start, end, text, text if old.value == new.value else after, new.key, labels[new.key])
            if places.setdefault((start, end), one).after != one.after:
                return [], text
    covered = sorted(places)
    for figure in find_figures(check.text):
        if figure.text in dates and not any(start < figure.end and figure.start < end for start, end in covered):
            place = figure.start, figure.end
            places[place] = Moved(*place, figure.text, dates[figure.text], "", figure.text)
    return [places[place] for place in sorted(places)], ""


def _name_facts(facts: Sequence[Fact]) -> dict[str, str]:
    """Return what each fact is called, a part behind its total: key -> label."""
    names: dict[str, str] = {}
    for fact in facts:
        owner = names.get(fact.parent or "")
        names[fact.key] = f"{owner}，{fact.label}" if owner else fact.label
    return names


def _judge(text: str, moved: Sequence[Moved], facts: Iterable[tuple[Fact, Fact]]) -> Iterator[str]:
    labels = {new.key: (new.label, new.context) for _, new in facts}
    for start, end in cut_sentences(text):
        within = [one for one in moved if start <= one.start < end and one.key]
        supplied = [words for one in within for words in labels[one.key]]
        yield from judge_sentence(text[start:end], within, supplied)


def _write(text: str, moved: Sequence[Moved]) -> tuple[Draft, tuple[Moved, ...]]:
    """Return the text with its places changed, and where they stand in it now."""
    pieces: list[str] = []
    bound: dict[tuple[int, int], str] = {}
    now: list[Moved] = []
    last = length = 0
    for one in moved:
        pieces += [text[last : one.start], one.after]
        start = length + one.start - last
        length, last = start + len(one.after), one.end
        if one.key:
            bound[start, length] = one.key
        if one.before != one.after:
            now.append(Moved(start, length, one.before, one.after, one.key, one.label))
    pieces.append(text[last:])
    return Draft("".join(pieces), bound), tuple(now)
