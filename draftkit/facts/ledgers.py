"""From the facts file to the flat ledger that everything after it works on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import TypeAdapter, ValidationError

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
from draftkit.facts.problems import repeated_ids, validation_problems
from draftkit.ledger import Fact, Ledger, Name, Passage


def ledger_of(facts: Facts | Sequence[Item | Mapping[str, object]]) -> Ledger:
    """Return all that `facts` supplies, flat and in order: a facts file, or a plain list of its items.

    Raises `FactsError` for a list that isn't one of items, and for an id used twice.
    """
    clerk = _Clerk()
    if isinstance(facts, Facts):
        clerk.enter_head(facts)
        groups = dict(facts.sections)
    else:
        groups = {"": _read_items(facts)}
    _refuse_repeated_ids(groups)
    for section, items in groups.items():
        for item in items:
            clerk.enter(item, section)
    return Ledger(tuple(clerk.facts), tuple(clerk.names), tuple(clerk.passages))


@lru_cache(maxsize=1)
def _items() -> TypeAdapter[tuple[Item, ...]]:
    return TypeAdapter(tuple[Item, ...])


def _read_items(items: Sequence[Item | Mapping[str, object]]) -> tuple[Item, ...]:
    try:
        return _items().validate_python(tuple(items))
    except ValidationError as error:
        raise FactsError(validation_problems(error)) from None


def _refuse_repeated_ids(groups: Mapping[str, Iterable[Item]]) -> None:
    plain = {name: [item.model_dump(include={"id", "parts", "figures"}) for item in items]
             for name, items in groups.items()}  # fmt: skip
    if problems := repeated_ids(plain):
        raise FactsError(problems)


@dataclass(slots=True)
class _Clerk:
    """Enters items into the three lists of a ledger."""

    facts: list[Fact] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def enter_head(self, facts: Facts) -> None:
        for text in (facts.title, facts.self_name, facts.subject, facts.as_of, facts.date):
            self._pass("", text)
        for name in (facts.issuer, facts.addressee):
            self._name("", name, "organisation")

    def enter(self, item: Item, section: str) -> None:
        match item:
            case SuppliedFigure():
                self._figure(item, section, "")
            case Person():
                self._person(item, section)
            case Organisation():
                self._name(section, item.organisation, "organisation")
                self._pass(section, item.note)
            case Document():
                self._name(section, item.document, "document")
                self._pass(section, item.number, item.note)
            case Statement():
                self._statement(item, section)

    def _statement(self, item: Statement, section: str) -> None:
        head = item.topic if isinstance(item, Measure) else item.event if isinstance(item, Event) else ""
        context = "，".join(text for text in (head, item.text) if text)
        if isinstance(item, Event):
            self._moment(item, section)
        self._pass(section, head, item.text)
        for figure in item.figures:
            self._figure(figure, section, context)
        for person in item.people:
            self._person(person, section)
        for organisation in item.organisations:
            self._name(section, organisation, "organisation")
        for document in item.documents:
            self._name(section, document, "document")

    def _moment(self, event: Event, section: str) -> None:
        for value in (event.date, event.time):
            if value:
                self._fact(event.id, event.event, value, section, "", event)
        if event.place:
            self._name(section, event.place, "place")

    def _figure(self, figure: SuppliedFigure, section: str, context: str, owner: Fact | None = None) -> None:
        fact = self._fact(figure.id, figure.label, figure.written, section, context, figure, owner)
        self._pass(section, figure.label)
        around = "，".join(text for text in (context, figure.label) if text)
        for part in figure.parts:
            self._figure(part, section, around, fact)

    def _fact(
        self,
        identity: str | None,
        label: str,
        value: str | None,
        section: str,
        context: str,
        item: SuppliedFigure | Event,
        owner: Fact | None = None,
    ) -> Fact:
        inherited = owner is not None and identity is None
        fact = Fact(
            key=self._key(identity, owner),
            id=owner.id if owner and identity is None else identity or f"f{len(self.facts) + 1}",
            label=label,
            value=value,
            part=label if inherited else None,
            section=section,
            context=context,
            parent=owner.key if owner else None,
            adds_up=isinstance(item, SuppliedFigure) and item.total and bool(item.parts),
            as_of=item.as_of,
            source=item.source,
        )
        self.facts.append(fact)
        return fact

    def _key(self, identity: str | None, owner: Fact | None) -> str:
        taken = {fact.key for fact in self.facts}
        if owner is not None and identity is None:
            rank = sum(fact.parent == owner.key for fact in self.facts) + 1
            return f"{owner.key}.{rank}"
        wish = identity or f"f{len(self.facts) + 1}"
        return wish if wish not in taken else f"{wish}#{len(self.facts) + 1}"

    def _person(self, person: Person, section: str) -> None:
        self.names.append(Name(person.name, "person", section, person.title))
        self._pass(section, person.title, person.note)

    def _name(self, section: str, text: str, kind: str) -> None:
        if text:
            self.names.append(Name(text, kind, section))

    def _pass(self, section: str, *texts: str) -> None:
        self.passages.extend(Passage(text, section) for text in texts if text)


def supplied_strings(ledger: Ledger) -> Iterator[str]:
    """Yield every string that was supplied: values, labels, names, passages."""
    for fact in ledger.facts:
        yield fact.label
        if fact.value:
            yield fact.value
    for name in ledger.names:
        yield name.text
    for passage in ledger.passages:
        yield passage.text
