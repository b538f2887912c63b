"""Names that differ in one sign of a row of signs: 四年级 and 五年级, A区 and C区, 一等奖 and 特等奖."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from draftkit.check.lexicon import read_lines

_BEHIND = 2
"""Characters behind a sign by which the name is known that it begins: 四|年级."""


def is_other_row(words: str, label: str) -> bool:
    """Whether words are a label but for one sign, in whose place another of its row stands."""
    if len(words) != len(label) or words == label:
        return False
    places = [at for at, (told, own) in enumerate(zip(words, label, strict=True)) if told != own]
    return len(places) == 1 and words[places[0]] in _others("sign_rows", "sign_words").get(label[places[0]], "")


def other_names(name: str) -> Iterator[str]:
    """Yield each name that has another sign in the place of one of a name."""
    others = _others("sign_rows")
    for at, sign in enumerate(name):
        for other in others.get(sign, ""):
            yield f"{name[:at]}{other}{name[at + 1 :]}"


def sign_words(label: str) -> Iterator[tuple[str, str]]:
    """Yield each sign of a label with what stands behind it there, and the rest of the label: 四年级, 人数."""
    others = _others("sign_rows")
    for at, sign in enumerate(label):
        end = at + 1 + _BEHIND
        if sign in others and end <= len(label) and not set(label[at + 1 : end]).intersection(others):
            yield label[at:end], label[end:]


def others_of(word: str) -> Iterator[str]:
    """Yield the words that begin with another sign than one does."""
    for other in _others("sign_rows").get(word[0], ""):
        yield f"{other}{word[1:]}"


@lru_cache(maxsize=4)
def _others(*names: str) -> Mapping[str, str]:
    """Return each sign with those that stand in a row with it."""
    others: dict[str, str] = {}
    for line in (line for name in names for line in read_lines(name)):
        for sign in (row := line.split()):
            others[sign] = "".join(dict.fromkeys((*others.get(sign, ""), *row))).replace(sign, "")
    return others
