"""Does a text say anything? Signs, numbers and stand-ins (略。 同上。 （此处省略）) are no text of a report."""

import re

from draftkit.answer.lexicon import read_set

_PIECE = re.compile(r"[^，。；：！？,;:!?\n]+")
_NUMBERED = re.compile(r"^\W*(?:[0-9]{1,2}[.．、]|第?[一二三四五六七八九十]{1,3}[、是])?")
_MARK = re.compile(r"[\[［【〔]f[0-9]+[\]］】〕]")
_NO_LETTER = re.compile(r"[\W\d_]+")


def is_wordless(text: str, supplied: str = "") -> bool:
    """Tell whether nothing in `text` says anything: it has no letters, or only stand-ins that nobody `supplied`."""
    none = read_set("stand_ins").difference(_bare_pieces(supplied))
    return none.issuperset(_bare_pieces(text))


def _bare_pieces(text: str) -> list[str]:
    pieces = (_NUMBERED.sub("", piece) for piece in _PIECE.findall(_MARK.sub("", text)))
    return [word for word in (_NO_LETTER.sub("", piece) for piece in pieces) if word]
