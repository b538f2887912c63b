"""The words that the grammar knows: data files, which a user can extend."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cache


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists of the grammar: each field is the file of that name in `lexicon/`, an entry a line.

    An entry is a word, or `word unless A B`: it does not count where A or B follows (in `before` and
    `before_bare`: precedes); with `but C D` behind that it does where C or D follows, which begins like A (a
    measure word 种 unless 植 but 植物). In the three lists of units, `word as unit` gives the bare unit. In
    `words`, `sayings` and `slogans`, `{n}` stands for any Chinese numeral from 一 to 十, and `unless {count}`
    is for what a measure word follows (其三, but 其三个子女). `joints` are words that end with what a phrase
    of those three lists could begin with: 系统 before 一套, which is no 统一.
    """

    units: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    no_units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_bare: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    after_time: tuple[str, ...] = ()
    dayparts: tuple[str, ...] = ()
    dayparts_alone: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()

    def extend(self, **lists: Iterable[str]) -> "Lexicon":
        """Return a lexicon with these entries added, by field: `extend(units=["筐"], words=["三无小区"])`.

        Raises `AttributeError` for a list that there is none of.
        """
        return replace(self, **{name: getattr(self, name) + tuple(new) for name, new in lists.items()})


def load_lexicon(folder: str | os.PathLike[str]) -> Lexicon:
    """Read the word lists that stand in a folder (`units.txt`, `words.txt`, …); one with no file is empty.

    UTF-8, one entry a line, `#` starts a comment line. Raises `OSError` and `UnicodeDecodeError`.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for field in fields(Lexicon):
        source = os.path.join(folder, field.name.replace("_", "-") + ".txt")
        if os.path.isfile(source):
            with open(source, encoding="utf-8") as lines:
                lists[field.name] = tuple(_read_entries(lines))
    return Lexicon(**lists)


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that ships with the library."""
    return load_lexicon(os.path.join(os.path.dirname(__file__), "lexicon"))


def _read_entries(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield entry
