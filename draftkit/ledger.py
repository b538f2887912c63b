"""What was supplied, as flat lists: the one form in which facts are checked, prompted and written.

Nothing here needs pydantic, so that the check can be imported alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fact:
    """One supplied value, and what it is said of.

    `key` is unique in its ledger. `id` is the id in the facts file; a part without an id of its own answers
    by its total's (`part` then holds its label). `value` is what must stand in the report, character for
    character, unit included; `None` is not known yet. `label` says what it counts or dates. `context` is
    what stands around it in the facts: the total's label, the topic and text of its measure. `section` is
    the group of the facts file it stands in (`""` in a plain list). `parent` is the key of its total, and
    `adds_up` says that the parts of this one make it up exactly.
    """

    key: str
    id: str
    label: str
    value: str | None
    part: str | None = None
    section: str = ""
    context: str = ""
    parent: str | None = None
    adds_up: bool = False
    as_of: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A supplied name. `kind` is `person`, `organisation`, `place` or `document`; `title` a person's post."""

    text: str
    kind: str
    section: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Any other supplied text: figures and names in it may be used as they stand, and need not be."""

    text: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was supplied, in the order of the facts file."""

    facts: tuple[Fact, ...] = ()
    names: tuple[Name, ...] = ()
    passages: tuple[Passage, ...] = ()
    _by_key: dict[str, Fact] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_key.update((fact.key, fact) for fact in self.facts)

    def __getitem__(self, key: str) -> Fact:
        return self._by_key[key]

    def parts_of(self, fact: Fact) -> Iterator[Fact]:
        """Yield the parts of a total, in order."""
        return (part for part in self.facts if part.parent == fact.key)

    def section(self, *names: str) -> "Ledger":
        """Return what stands in these groups of the facts file, and what belongs to no group (`""`)."""
        kept = {*names, ""}
        return Ledger(
            tuple(fact for fact in self.facts if fact.section in kept),
            tuple(name for name in self.names if name.section in kept),
            tuple(passage for passage in self.passages if passage.section in kept),
        )
