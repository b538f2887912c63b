"""What a kind tells those who fill in its facts, said for a workbook: kinds name the fields of a JSON file."""

import os
import re
from typing import Any

from draftkit.wordlists import WordLists

WORDS = WordLists(os.path.join(os.path.dirname(os.path.dirname(__file__)), "lexicon"))


def name_columns(text: str) -> str:
    """Return what is said of fields as said of columns and rows."""
    pairs = [line.split(" = ") for line in WORDS.read_lines("columns")]
    words = {field: column for field, column in pairs}
    pattern = "|".join(rf"(?<![A-Za-z_]){re.escape(field)}(?![A-Za-z_]) ?" for field in words)
    return re.sub(pattern, lambda found: words[found[0].strip()], text)


def name_columns_in(node: Any) -> Any:
    """Return raw facts whose comments speak of columns."""
    if isinstance(node, list | tuple):
        return [name_columns_in(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    return {name: name_columns(value) if name == "//" else name_columns_in(value) for name, value in node.items()}
