"""From the facts file to the flat ledger that everything after it works on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from draftkit.errors import FactsError, Problem
from draftkit.facts.models import (
    Document,
    Event,
    Facts,
    Item,
    Measure,
    Organisation,
    Person,
    Statement,
    SuppliedFigure,
)
from draftkit.facts.problems import not_facts, repeated_ids, validation_problems
from draftkit.figures import find_figures
from draftkit.ledger import Entry, Fact, Ledger, Name, Passage

_YEAR = re.compile("(?P<year>[0-9]{4})(?P<first>-01)?")
_TYPED_BLANK = re.compile(r"[_＿ ]*[_＿][_＿ ]*(?P<unit>[\u4e00-\u9fff%％]{0,4})")

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def ledger_of(facts: Facts | Sequence[Item | Mapping[str, object]]) -> Ledger:
    """Return all that `facts` supplies, flat and in order: a facts file, or a plain list of its items.

    Raises `FactsError` for a list that isn't one of items, and for an id used twice.
    """
    clerk = _Clerk()
    if isinstance(facts, Facts):
        clerk.enter_head(facts)
        groups = dict(facts.sections)
        clerk.enter_headings(groups)
    else:
        groups = {"": _read_items(facts)}
    _refuse_repeated_ids(groups)
    for section, items in groups.items():
        for item in items:
            clerk.enter(item, section)
    return clerk.ledger()


@lru_cache(maxsize=1)
def _items() -> "TypeAdapter[tuple[Item, ...]]":
    from pydantic import TypeAdapter  # a facts file needs none

    return TypeAdapter(tuple[Item, ...])


def _read_items(items: Sequence[Item | Mapping[str, object]]) -> tuple[Item, ...]:
    if isinstance(items, str | bytes | Path | Mapping) or not isinstance(items, Iterable):
        raise FactsError([Problem("facts", not_facts(items))])
    try:
        return _items().validate_python(tuple(items))
    except ValidationError as error:
        raise FactsError(validation_problems(error)) from None


def _refuse_repeated_ids(groups: Mapping[str, Iterable[Item]]) -> None:
    identities = [identity for items in groups.values() for identity in _identities(items)]
    if len(set(identities)) == len(identities):
        return
    plain = {name: [item.model_dump(include={"id", "parts", "figures"}) for item in items]
             for name, items in groups.items()}  # fmt: skip
    if problems := repeated_ids(plain):
        raise FactsError(problems)


def _identities(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if identity := getattr(item, "id", None):
            yield identity
        yield from _identities((*getattr(item, "parts", ()), *getattr(item, "figures", ())))


def _year_of(facts: Facts) -> int | None:
    """Return the year that a report calls 今年; nothing where its dates are of two, or of January: then it may look
    back on the last one.
    """
    moments = [str(figure.ends[0]) for told in (facts.as_of, facts.date) for figure in find_figures(told)]
    dated = [_YEAR.match(moment) for moment in moments]
    years = {found["year"] for found in dated if found}
    return int(years.pop()) if len(years) == 1 and not any(found and found["first"] for found in dated) else None


class _Clerk:
    """Enters items into the lists of a ledger."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.names: list[Name] = []
        self.passages: list[Passage] = []
        self.entries: list[Entry] = []
        self._as_of = ""
        self._year: int | None = None
        self._ranks: dict[str, int] = {}

    def ledger(self) -> Ledger:
        lists = tuple(self.facts), tuple(self.names), tuple(self.passages), tuple(self.entries)
        return Ledger(*lists, self._as_of, self._year)

    def enter_head(self, facts: Facts) -> None:
        self._as_of = facts.as_of
        self._year = _year_of(facts)
        self._pass("", facts.title, facts.self_name, facts.subject, facts.as_of, facts.date)
        for name in (*facts.issuers, facts.addressee):
            self._name("", name, "organisation")
        self._pass("", *facts.attachments)
        if head := facts.masthead:
            self._pass("", head.mark, head.number)
            if (organ := head.mark.removesuffix("文件")) not in (*facts.issuers, facts.addressee):
                self._name("", organ, "organisation")
            for signer in head.signers:
                self._name("", signer, "person")

    def enter_headings(self, groups: Iterable[str]) -> None:
        """Enter the names of groups that are headings of the report; others are ids."""
        self._pass("", *(name for name in groups if not name.isascii()))

    def enter(self, item: Item, section: str) -> None:
        first_fact, first_name = len(self.facts), len(self.names)
        kind = type(item).__name__.lower().removeprefix("supplied")
        head = item.topic if isinstance(item, Measure) else item.event if isinstance(item, Event) else ""
        text = item.text if isinstance(item, Statement) else ""
        match item:
            case SuppliedFigure():
                self._figure(item, section, "")
            case Person():
                self._person(item, section)
            case Organisation():
                self._name(section, item.organisation, "organisation", note=item.note)
            case Document():
                self._name(section, item.document, "document", item.number, item.note)
            case Statement():
                self._statement(item, section, "，".join(filter(None, (head, text))))
        facts, names = tuple(self.facts[first_fact:]), tuple(self.names[first_name:])
        self.entries.append(Entry(kind, section, head, text, facts, names))

    def _statement(self, item: Statement, section: str, context: str) -> None:
        if isinstance(item, Event):
            self._moment(item, section)
        self._pass(section, *context.split("，", 1) if isinstance(item, Measure) else (context,))
        for figure in item.figures:
            self._figure(figure, section, context)
        for person in item.people:
            self._person(person, section)
        for organisation in item.organisations:
            self._name(section, organisation, "organisation")
        for document in item.documents:
            self._name(section, document, "document")

    def _moment(self, event: Event, section: str) -> None:
        for value in filter(None, (event.date, event.time)):
            self._fact(event, event.id, event.event, value, section, "", None)
        self._name(section, event.place, "place")

    def _figure(self, figure: SuppliedFigure, section: str, context: str, owner: Fact | None = None) -> None:
        fact = self._fact(figure, figure.id, figure.label, figure.written, section, context, owner)
        self._pass(section, figure.label)
        around = "，".join(filter(None, (context, figure.label)))
        for part in figure.parts:
            self._figure(part, section, around, fact)

    def _fact(
        self,
        item: SuppliedFigure | Event,
        identity: str | None,
        label: str,
        value: str | None,
        section: str,
        context: str,
        owner: Fact | None,
    ) -> Fact:
        own = identity or f"f{len(self.facts) + 1}"
        inherits = owner is not None and identity is None
        typed = _TYPED_BLANK.fullmatch(value or "")  # a line typed for a blank is one: ____人
        unit = typed["unit"] if typed else item.unit if isinstance(item, SuppliedFigure) and value is None else ""
        fact = Fact(
            key=self._key(f"{owner.key}." if owner and inherits else own, numbered=inherits),
            id=owner.id if owner and inherits else own,
            label=label,
            value=None if typed else value,
            part=label if inherits else None,
            section=section,
            context=context,
            parent=owner.key if owner else None,
            adds_up=isinstance(item, SuppliedFigure) and item.total and bool(item.parts),
            as_of=item.as_of,
            source=item.source,
            unit=unit,
        )
        self.facts.append(fact)
        return fact

    def _key(self, stem: str, *, numbered: bool) -> str:
        rank = self._ranks[stem] = self._ranks.get(stem, 0) + 1
        if numbered:
            return f"{stem}{rank}"
        return stem if rank == 1 else f"{stem}#{rank}"  # an event's date and time share its id

    def _person(self, person: Person, section: str) -> None:
        self._name(section, person.name, "person", person.title, person.note)

    def _name(self, section: str, text: str, kind: str, title: str = "", note: str = "") -> None:
        if text:
            self.names.append(Name(text, kind, section, title, note))
            self._pass(section, title, note)

    def _pass(self, section: str, *texts: str) -> None:
        self.passages.extend(Passage(text, section) for text in texts if text)
