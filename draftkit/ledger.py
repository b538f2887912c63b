"""What was supplied, as flat lists: the one form in which facts are checked, prompted and written.

Nothing here needs pydantic, so that the check can be imported alone.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fact:
    """One supplied value, and what it is said of.

    `key` is unique in its ledger. `id` is the id in the facts file; a part without an id of its own answers
    by its total's (`part` then holds its label). `value` is what must stand in the report, character for
    character, unit included; `None` is not known yet, and `unit` what it will be in. `label` says what it
    counts or dates. `context` is what stands around it in the facts: the total's label, the topic and text of its
    measure. `section` is the group of the facts file it stands in (`""` in a plain list). `parent` is the key of
    its total, and `adds_up` says that the parts of this one make it up exactly.
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
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A supplied name. `kind` is `person`, `organisation`, `place` or `document`.

    `title` is a person's post, or a document's number; `note` what else is said of it (`任组长`).
    """

    text: str
    kind: str
    section: str = ""
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Any other supplied text: figures and names in it may be used as they stand, and need not be."""

    text: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the facts file, with the facts and names that stand in it.

    `kind` is `figure`, `measure`, `event`, `statement`, `person`, `organisation` or `document`; `head` a
    measure's topic or the event; `facts` are in order, parts behind their total.
    """

    kind: str
    section: str = ""
    head: str = ""
    text: str = ""
    facts: tuple[Fact, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was supplied, in the order of the facts file: flat, and by entry.

    `as_of` is the day up to which the report tells, `""` where nobody said, `year` the one that 今年 is in it.
    """

    facts: tuple[Fact, ...] = ()
    names: tuple[Name, ...] = ()
    passages: tuple[Passage, ...] = ()
    entries: tuple[Entry, ...] = ()
    as_of: str = ""
    year: int | None = None
    _by_key: dict[str, Fact] = field(default_factory=dict, init=False, repr=False, compare=False)
    _parts: dict[str, list[Fact]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for fact in self.facts:
            self._by_key[fact.key] = fact
            if fact.parent:
                self._parts.setdefault(fact.parent, []).append(fact)

    def __getitem__(self, key: str) -> Fact:
        return self._by_key[key]

    def parts_of(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the parts of a total, in order."""
        return tuple(self._parts.get(fact.key, ()))

    def halves(self) -> tuple["Ledger", "Ledger"]:
        """Return the first and the second half of the entries, each with its facts and names, and all passages."""
        middle = (len(self.entries) + 1) // 2
        return self._only(self.entries[:middle]), self._only(self.entries[middle:])

    def _only(self, entries: tuple[Entry, ...]) -> "Ledger":
        facts = tuple(fact for entry in entries for fact in entry.facts)
        names = tuple(name for entry in entries for name in entry.names)
        return Ledger(facts, names, self.passages, entries, self.as_of, self.year)

    def section(self, *names: str) -> "Ledger":
        """Return what stands in these groups of the facts file, and what belongs to no group (`""`)."""
        kept = {*names, ""}
        return Ledger(
            tuple(fact for fact in self.facts if fact.section in kept),
            tuple(name for name in self.names if name.section in kept),
            tuple(passage for passage in self.passages if passage.section in kept),
            tuple(entry for entry in self.entries if entry.section in kept),
            self.as_of,
            self.year,
        )
