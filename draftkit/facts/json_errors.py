"""What is wrong with a text that is not JSON, told to people who don't program."""

import json

from draftkit.messages import say
from draftkit.reading import explain_mark


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
