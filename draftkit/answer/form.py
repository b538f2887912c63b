"""Is an answer running text, told once? What programs read is none, and what is said twice was not meant to be."""

import re
from collections import Counter
from collections.abc import Sequence

from draftkit.patterns import lazy_pattern

_JSON = lazy_pattern(r"\{\s*[\"'“}]|\[\s*[\"'“{\[]")  # but [f1] is a mark
_TABLE_RULE = frozenset("|:- \t")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_LINE, _LONG, _SHORT, _TIMES = 12, 20, 6, 5
"""Characters of a line and of a sentence that stand once, of one that stands fewer than so many times."""


def is_source(text: str) -> bool:
    """Tell whether a text is JSON, or holds a Markdown table: it would stand in the report as it is."""
    return bool(_JSON.match(text)) or any(
        "|" in line and "--" in line and _TABLE_RULE.issuperset(line) for line in text.splitlines()
    )


def is_repetitive(text: str, asked: Sequence[str]) -> bool:
    """Tell whether a text says the same again; what was `asked` more than once may be said more than once."""
    stripped = list(map(str.strip, text.split("\n")))
    if any(one and one == two == three for one, two, three in zip(stripped, stripped[1:], stripped[2:], strict=False)):
        return True  # however short: 【1】（删去）
    lines = Counter(line for line in stripped if len(line) >= _LINE)
    often = [line for line, times in lines.items() if times > 1]
    sentences = Counter(found for found in map(str.strip, _SENTENCE.findall(text)) if len(found) >= _SHORT)
    often += [said for said, times in sentences.items() if times >= (2 if len(said) >= _LONG else _TIMES)]
    return any(sum(content.count(said) for content in asked) < 2 for said in often)
