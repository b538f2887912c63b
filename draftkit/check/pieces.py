"""The pieces of a value that has none of the known shapes: each figure with the words beside it, and words alone.

6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度） tells 6辆, 石塘镇 2辆, 梅子坳乡 2辆, and that 其余由县里调度.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from draftkit.check.clauses import CLAUSE, STOP
from draftkit.check.compounds import COMMAS, Told, is_number
from draftkit.check.items import NAME_ENDS
from draftkit.check.summed import PARTS
from draftkit.check.turned.named import may_be_person
from draftkit.check.turned.stances import DENIED, read_marks
from draftkit.figures import Figure, find_figures
from draftkit.patterns import lazy_pattern

_EDGE = lazy_pattern(f"{COMMAS}|[（）()]")
_OPENS = lazy_pattern(f"^(?:{PARTS}|分别)[：:]?")
_SHARE = 0.5
"""The share of the characters of words alone that a clause must have to tell them."""
_EACH, _FEW = "每", 2
_OPENED, _CLOSED = ("（", "("), ("）", ")")
_NOT = lazy_pattern("[不未没无非除]")


def has_pieces(value: str) -> bool:
    """Whether a value is of several pieces, and no list of numbers that says no more: 6号、7号 are read elsewhere."""
    figures = find_figures(value)
    if not _EDGE.search(value) or any(figure.kind == "document" for figure in figures):
        return False
    return not all(map(is_number, figures)) or bool(read_marks(value))


def read_pieces(value: str, text: str) -> Sequence[Told]:
    """Return what a value without spaces tells, piece by piece; nothing where a `text` lacks one of its figures or what
    words alone say, or the value is a single piece.

    Of the figures of one piece (80—89周岁每人每月50元) the last is what is told, the others say of what. Words alone of
    which a text has half the characters are told loosely.
    """
    told: list[Told] = []
    near = _near(value, text)
    for piece in (_OPENS.sub("", piece) or piece for piece in _EDGE.split(value) if piece):
        figures = [figure for figure in find_figures(piece) if figure.kind != "slogan"]
        marks = () if figures else read_marks(piece)
        if figures and _is_said((one := _piece(piece, figures[-1])), figures[-1].text, text):
            told.append(one)
        elif marks and piece not in text and marks[0].verb in text:
            told.append(Told(piece[: marks[0].start], piece[marks[0].start :]))  # 南河油库|未接入
        elif figures or not (_is_told(piece, near) or _may_be_state(piece, value)):
            return ()
        elif piece not in near:
            told.append(Told("", piece, is_loose=_is_told(piece, near)))
    return told


def read_loosely(value: str, text: str) -> Sequence[Told]:
    """Return the only figure of a value, and the words around it as told loosely, where a sentence has it with most of
    them; nothing where they say how far something has come.
    """
    figures = find_figures(value)
    if len(figures) != 1 or is_number(figures[0]):
        return ()
    if (read_marks(value) or _NOT.search(value)) and not _is_as_open(value, figures[0].text, text):
        return ()
    told = _piece(value, figures[0])
    if told.said in text or len(told.said) <= _FEW:
        return ()  # 覆盖率达到61%, of 覆盖率61%, is read elsewhere
    if told.form in text and _is_said(told, figures[0].text, text):
        return [Told("", told.form), Told("", told.said, is_loose=True)]
    return ()


@lru_cache(maxsize=4)
def _halves(text: str) -> tuple[str, ...]:
    return tuple(STOP.split(text))  # asked for each piece of each value


@lru_cache(maxsize=4)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(CLAUSE.split(text))


def _near(value: str, text: str) -> str:
    """Return what of a text may tell the words of a value: the brackets behind its figure, where there are any, or the
    halves of sentences with its figures, or all.
    """
    forms = [figure.text for figure in find_figures(value)]
    behind = rf"{re.escape(forms[0])}[（(]([^（）()]+)[）)]" if forms and value.endswith(_CLOSED) else ""
    noted = re.search(behind, text) if behind else None
    if noted is not None:
        return noted[1]
    return "。".join(half for half in _halves(text) if any(form in half for form in forms)) or text


def _may_be_state(piece: str, value: str) -> bool:
    """Whether words alone may tell how something stands: 全覆盖; not a name, nor what is denied, nor a note."""
    if value.find(piece) > max(map(value.find, _OPENED)) >= 0:
        return False
    return not (_NOT.search(piece) or piece.endswith(NAME_ENDS) or may_be_person(piece))


def _piece(piece: str, figure: Figure) -> Told:
    """Return a figure with what the words around it say; how much for each it is belongs to it: 给|每人每月50元."""
    each = piece.find(_EACH, 0, figure.start)
    start = figure.start if each < 0 else each
    return Told(f"{piece[:start]}{piece[figure.end :]}", piece[start : figure.end])


def _is_said(told: Told, form: str, text: str) -> bool:
    """Whether a figure stands in a sentence, or half of one, that has most of what is said of it."""
    signs = frozenset(told.said)
    around = (half for half in _halves(text) if form in half)
    return any(len(signs.intersection(half)) > _SHARE * len(signs) or not signs for half in around)


def _is_as_open(value: str, form: str, text: str) -> bool:
    """Whether a clause with a figure denies as its value does, and plans or does nothing: 2户|没签字 of 2户未签."""
    own = {mark.stance for mark in read_marks(value)}
    about = [clause for clause in _clauses(text) if form in clause]
    return own == {DENIED} and any({mark.stance for mark in read_marks(clause)} == own for clause in about)


def _is_told(words: str, text: str) -> bool:
    """Whether words stand or, where they are no name, a clause has half of their characters and denies as they do."""
    if words in text:
        return True
    named, denied = words.endswith(NAME_ENDS) or may_be_person(words), _NOT.search(words) is not None
    signs, clauses = frozenset(words), () if named else _clauses(text)
    about = (clause for clause in clauses if len(signs.intersection(clause)) >= _SHARE * len(signs))
    return any(denied == (_NOT.search(clause) is not None) for clause in about)
