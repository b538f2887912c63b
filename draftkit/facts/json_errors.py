"""What is wrong with a text that is not JSON, and where, told to people who don't program."""

import json
import re
from collections.abc import Callable

from draftkit.messages import say
from draftkit.reading import Unreadable, explain_mark

# a string, with the colon behind one that names a field; a bracket of an object; a number or a word
_TOKEN = re.compile(r"(?P<text>\"(?:[^\"\\]+|\\.)*\")(?P<colon>\s*:)?|[{}]|[-+.\w]+", re.DOTALL)


class Refused(Exception):
    """What the parser hands over and JSON allows, but no facts can hold; `find` tells where in the text it stands."""

    def __init__(self, message: str, find: Callable[[str], int]) -> None:
        self.find = find
        super().__init__(message)


def refuse_at(text: str, position: int, message: str) -> Unreadable:
    """Return the error on what stands at a position of a text, with its line and column."""
    error = json.JSONDecodeError(message, text, position)
    return Unreadable(message, say("line {line}, column {column}", line=error.lineno, column=error.colno))


def find_bare(text: str, written: str) -> int:
    """Return where a number or a word first stands outside quotation marks."""
    return next((token.start() for token in _TOKEN.finditer(text) if token[0] == written), 0)


def find_doubled(text: str) -> int:
    """Return where the second of two fields of one name stands, in the first object to end that has them."""
    objects: list[tuple[set[str], list[int]]] = []
    for token in _TOKEN.finditer(text):
        if token["colon"] and objects:
            names, doubled = objects[-1]
            name = json.loads(token["text"])
            if name in names:
                doubled.append(token.start())
            names.add(name)
        elif token[0] == "{":
            objects.append((set(), []))
        elif token[0] == "}" and objects and (doubled := objects.pop()[1]):
            return doubled[0]
    return 0


def explain_json(error: json.JSONDecodeError) -> str:
    """Return what stands at the place of `error`, and what should."""
    return explain_mark(error.doc[error.pos : error.pos + 1]) or _in_words(error.msg)


def _in_words(message: str) -> str:
    """Return in our words what Python 3.11 to 3.13 say."""
    match message.split():
        case ["Expecting", "','", *_]:
            return say("a comma or a closing bracket is missing here, or at the end of the line before")
        case ["Expecting", "':'", *_]:
            return say("a colon is missing between a field's name and its value")
        case ["Expecting", "value", *_]:
            return say("a value is missing here; text needs quotation marks, and no comma stands before a bracket")
        case ["Expecting", "property", *_] | ["Illegal", "trailing", *_]:
            return say("a field's name in quotation marks is missing here; no comma stands before a bracket")
        case ["Unterminated", *_]:
            return say("the quotation mark that opens here is never closed")
        case ["Invalid", "control", *_]:
            return say("a line break or tab stands inside quotation marks; close them on the same line")
        case ["Invalid", *_]:
            return say("a backslash stands inside quotation marks; write it twice, or use / instead")
        case ["Extra", *_]:
            return say("something stands behind the last bracket; remove it")
    return message
