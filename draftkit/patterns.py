"""Regular expressions that are compiled when they are first used, so that importing a room costs little."""

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern, and becomes as quick as one at its first use."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(_end_there(self._source, self._flags), self._flags)
        # bound methods of the real thing: from now on nothing stands between
        for method in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        self.pattern = compiled.pattern
        return getattr(compiled, name)


_DOLLAR = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\$", re.DOTALL)
"""An escape, a class, or a `$` that is in neither."""


def _end_there(source: str, flags: int) -> str:
    """Return a pattern whose `$` is the very end: as it stands, it would match before a last line feed, too."""
    if flags & re.MULTILINE or "$" not in source:
        return source
    return _DOLLAR.sub(lambda found: r"\Z" if found[0] == "$" else found[0], source)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use; a mistake in it is raised then. `$` is the very end of what
    is searched, unless it is told to be that of lines.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))


HAN, DIGIT = lazy_pattern("[一-鿿]"), lazy_pattern("[0-9０-９]")
BLANK_LINE = lazy_pattern("[_＿]{2,}")
"""A line to write on: ____."""
HINT = lazy_pattern("[（(](?:在此[记写填][^（）()]{0,40}|其中另?一项)[）)]")
"""A hint of the form that a facts file begins as, where something is to be written: （在此记做法）."""
