"""How far a thing is said to have come: denied (未整改), planned or under way (拟建, 正在办理), done (已办结)."""

import re
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.lexicon import read_words

DENIED, PLANNED, DONE = "denied", "planned", "done"

_GROUPS = {"d": DENIED, "p": PLANNED, "x": DONE, "w": DONE, "s": DONE, "u": PLANNED}


class Mark(NamedTuple):
    """A word that says how far something has come, where it stands, and the two characters it is said of."""

    stance: str
    start: int
    end: int
    verb: str


def read_marks(words: str) -> list[Mark]:
    """Return the marks of a label or clause, in order."""
    marks = []
    for found in _pattern().finditer(words):
        group = found.lastgroup or ""
        start, end = found.span(group)
        if group == "w":
            verb = found["w"]
        elif group in "su":
            verb = words[max(0, start - 2) : start]
        else:
            verb = _verb_behind(words, end)
        if len(verb) == 2:
            marks.append(Mark(_GROUPS[group], start, end, verb))
    return marks


def _verb_behind(words: str, end: int) -> str:
    light = _light().match(words, end)
    start = light.end() if light else end
    # 拟近期启动: where nothing but light words follow, the last of them is meant
    return words[start : start + 2] if len(words) >= start + 2 else words[max(end, start - 2) : start]


@lru_cache(maxsize=4096)
def read_stance(label: str) -> tuple[str, frozenset[str]]:
    """Return the stance that a label takes and what it takes it on; empty for none, or for more than one."""
    marks = read_marks(label)
    if not marks:
        return "", frozenset()
    first = marks[0].stance
    verbs = frozenset(mark.verb for mark in marks)
    if first == DONE:
        return (DONE, verbs) if all(mark.stance == DONE for mark in marks) else ("", frozenset())
    # 力争年底前完成投资: what is planned is done when it is done
    return first, verbs


def is_open(mark: Mark) -> bool:
    """Tell whether a mark says that something is not done."""
    return mark.stance != DONE


def is_related(one: str, other: str) -> bool:
    """Tell whether two verbs may speak of the same thing: 办理 and 办结 do."""
    return bool(set(one) & set(other))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = {name: "|".join(read_words(name)) for name in ("negations", "planned", "done", "done_words", "done_after",
                                                           "under_way_after")}  # fmt: skip
    return re.compile(
        f"(?P<d>{words['negations']})|(?P<p>{words['planned']}|(?<=[年月日期内后])将|(?<![一-鿿])待)|(?P<w>{words['done_words']})"
        f"|(?<=[一-鿿]{{2}})(?P<s>{words['done_after']})|(?P<x>{words['done']})"
        f"|(?<=[一-鿿]{{2}})(?P<u>{words['under_way_after']})"
    )


@lru_cache(maxsize=1)
def _light() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(read_words('light'))})*")
