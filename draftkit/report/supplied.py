"""The supplied texts in which figures stand that are no facts, and which of them a figure comes from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from draftkit.check.supply import squeeze
from draftkit.facts import Facts
from draftkit.figures import find_figures
from draftkit.ledger import Ledger

Role = Literal["title", "date", "as_of", "addressee", "label", "value", "source", "name", "text"]
"""What a supplied text is: of the report's head, of a fact, a name with its post and note, or any other text."""

_NUMERAL = "[0-9.〇零一二两三四五六七八九十百千万]"


@dataclass(frozen=True, slots=True)
class Supplied:
    """A supplied text, with its figures as written and by value and unit."""

    role: Role
    text: str
    forms: frozenset[str]
    values: frozenset[tuple[object, str]]


def list_supplied(facts: Facts, ledger: Ledger) -> tuple[Supplied, ...]:
    """Return every supplied text, each once as what it is first, the shortest first.

    The shortest tells most of where a figure comes from: a date itself before a sentence with it.
    """
    roles: dict[str, Role] = {}
    for role, text in _tell_texts(facts, ledger):
        roles.setdefault(text, role)
    roles.pop("", None)
    return tuple(_read(role, text) for text, role in sorted(roles.items(), key=lambda told: len(told[0])))


def origin_of(words: str, supplied: Sequence[Supplied]) -> Supplied | None:
    """Return the supplied text that a figure written as `words` comes from, `None` where it is in none.

    That is one with the very figure, else one with its value, else one in which the words are part of a figure: 7月3日
    of 2020年7月3日, but not 3日 of 13日.
    """
    form = squeeze(words)
    values = {(figure.value, figure.unit) for figure in find_figures(words)}
    part = re.compile(rf"(?<!{_NUMERAL}){re.escape(form)}(?!{_NUMERAL})")
    return (
        next((one for one in supplied if form in one.forms), None)
        or next((one for one in supplied if values and values <= one.values), None)
        or next((one for one in supplied if part.search(squeeze(one.text))), None)
    )


def _read(role: Role, text: str) -> Supplied:
    found = find_figures(text)
    forms = frozenset(squeeze(figure.text) for figure in found)
    return Supplied(role, text, forms, frozenset((figure.value, figure.unit) for figure in found))


def _tell_texts(facts: Facts, ledger: Ledger) -> Iterator[tuple[Role, str]]:
    yield from (("title", facts.title), ("date", facts.date), ("as_of", facts.as_of), ("addressee", facts.addressee))
    for fact in ledger.facts:
        yield from (("label", fact.label), ("value", fact.value or ""), ("as_of", fact.as_of), ("source", fact.source))
        yield "text", fact.context
    for name in ledger.names:
        yield from (("name", name.text), ("name", name.title), ("name", name.note))
    yield from (("text", passage.text) for passage in ledger.passages)
