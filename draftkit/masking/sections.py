"""A section of the plan with marks in place of all that is particular to its report."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from draftkit.exemplars.masking import MASK
from draftkit.exemplars.particulars import Particular
from draftkit.ledger import Entry, Fact, Ledger, Name
from draftkit.masking.filling import fill_marks
from draftkit.masking.gathering import KINDS, know_report
from draftkit.masking.known import Known
from draftkit.masking.marks import UNKNOWN, Mark, hint_of, hint_of_value, number_mark, sort_of
from draftkit.splicing import splice

if TYPE_CHECKING:
    from draftkit.plan import Plan, Section


@dataclass(frozen=True, slots=True)
class Masks:
    """The marks of one section, by their names. `ledger` has its facts as they are shown, under the same keys."""

    marks: Mapping[str, Mark]
    ledger: Ledger
    known: Known

    def hide(self, text: str) -> str:
        """Return any text with the section's marks, and `××` for what is particular and has none."""
        written = {mark.value: mark.written for mark in reversed(tuple(self.marks.values()))}
        return _put(text, self.known.find(text), lambda one: written.get(one.text, MASK))

    def strike(self, text: str) -> str:
        """Return a text of the user's own (a sample report, a brief) with `××` for what the facts know, too."""
        return _put(text, self.known.find_proper(text), lambda _: MASK)


def mask_section(plan: "Plan", section: "Section", blank: str) -> tuple["Plan", "Section", Masks]:
    """Return a plan and a section of it with marks for all figures, names and dates, and what they stand for.

    The plan's title, own name and date are masked, no other of its texts: a prompt shows no more. `blank` is what is
    put in for a value that is not known yet.
    """
    known = know_report(plan)
    clerk = _Clerk(known, blank)
    entries = tuple(map(clerk.mask_entry, section.ledger.entries))
    facts = tuple(fact for entry in entries for fact in entry.facts)
    ledger = Ledger(facts, tuple(name for entry in entries for name in entry.names), (), entries)
    title, self_name, as_of = map(clerk.mask, (plan.title, plan.self_name, plan.as_of))
    masks = Masks(clerk.marks, ledger, known)
    # the facts file names the sections of a free kind
    name = clerk.mask if plan.kind.free else masks.strike
    told = {"heading": name(section.kind.heading), "brief": masks.strike(section.kind.brief)}
    kind = section.kind.model_copy(update=told)
    shown = replace(section, ledger=ledger, heading=name(section.heading), kind=kind)
    return replace(plan, title=title, self_name=self_name, as_of=as_of), shown, masks


@dataclass(slots=True)
class _Clerk:
    """Gives out the marks of one section."""

    known: Known
    blank: str
    marks: dict[str, Mark] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    given: dict[tuple[str, str, str], Mark] = field(default_factory=dict)

    def mask_entry(self, entry: Entry) -> Entry:
        values = Counter(fact.value for fact in entry.facts)
        marks = {fact.key: self._mark_fact(fact) for fact in entry.facts}
        # a value that the entry's own text repeats is the same thing there
        own = {fact.value: marks[fact.key] for fact in entry.facts if fact.value and values[fact.value] == 1}
        return replace(
            entry,
            head=self.mask(entry.head, own),
            text=self.mask(entry.text, own),
            facts=tuple(self._show_fact(fact, marks[fact.key], own) for fact in entry.facts),
            names=tuple(self._show_name(name, own) for name in entry.names),
        )

    def mask(self, text: str, own: Mapping[str, Mark] | None = None) -> str:
        """Return a text with marks; `own` are those of values that stand for themselves in it."""
        masked = _put(text, self.known.find(text), lambda one: ((own or {}).get(one.text) or self._mark(one)).written)
        if fill_marks(masked, self.marks).text == text:
            return masked
        # what stands beside a mark would be taken for its hint, written twice
        return _put(text, self.known.find(text), lambda one: self._mark(one, hinted=False).written)

    def _mark_fact(self, fact: Fact) -> Mark:
        if fact.value is None:
            return self._give(UNKNOWN, self.blank, "", fact.key)
        hint = hint_of_value(fact.value, self.known.strip(fact.label))
        return self._give(sort_of(self.known.kind_of(fact.value), fact.value), fact.value, hint, fact.key)

    def _mark(self, one: Particular, *, hinted: bool = True) -> Mark:
        sort = sort_of(one.kind, one.text)
        hint = hint_of(one.kind, one.text) if hinted else ""
        mark = self.given.get((sort, one.text, hint))
        if mark is None:
            mark = self.given[sort, one.text, hint] = self._give(sort, one.text, hint)
        return mark

    def _give(self, sort: str, value: str, hint: str, key: str | None = None) -> Mark:
        self.counts[sort] += 1
        mark = Mark(number_mark(sort, self.counts[sort]), value, hint, key)
        self.marks[mark.name] = mark
        return mark

    def _show_fact(self, fact: Fact, mark: Mark, own: Mapping[str, Mark]) -> Fact:
        label = self.mask(fact.label, own)
        return replace(fact, label=label, value=mark.written, part=None, context="", as_of="", source="")

    def _show_name(self, name: Name, own: Mapping[str, Mark]) -> Name:
        kind = KINDS[name.kind]
        text = self._mark(Particular(0, len(name.text), name.text, kind)).written
        return replace(name, text=text, title=self.mask(name.title, own), note=self.mask(name.note, own))


def _put(text: str, places: Iterable[Particular], shown: Callable[[Particular], str]) -> str:
    return splice(text, ((one.start, one.end, shown(one)) for one in places)).text
