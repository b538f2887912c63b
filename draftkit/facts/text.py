"""What a supplied string may hold. Whatever is let in here reaches the prompt and the Word file unchanged."""

import re
from itertools import chain
from typing import Annotated

from pydantic import BeforeValidator

from draftkit.characters import find_unseen
from draftkit.messages import say

LONGEST = 4_000
"""Characters in one string: far above any real fact, far below what Word or a prompt can't take."""

# what local servers turn into control tokens wherever it stands, even inside a fact, and the marks of reasoning, which
# are taken off an answer: ChatML, Llama, DeepSeek, GLM, Mistral, Gemma, Kimi
_CONTROL_TOKEN = re.compile(
    r"[<＜][|｜][^<>]{0,40}[|｜][>＞]|<<?/?SYS>>?|\[/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|gMASK)\]"
    r"|[<＜]/?(?:s|bos|eos|sop|eop|pad|unk|think(?:ing)?|reasoning|(?:start|end)_of_turn)[>＞]|◁/?think▷",
    re.IGNORECASE,
)


# spaces that look like the usual one, or like none
_ODD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f]")


class Written(str):
    """A JSON number, exactly as it was written: `12.50`, `1e3`, `007`."""

    __slots__ = ()


def check_text(value: object) -> object:
    """Return a supplied string with its line ends as `\\n`; raise `ValueError` for what it may not hold.

    Other types go through to pydantic, which refuses them.
    """
    if isinstance(value, Written):
        raise ValueError(say("is a number; write it in quotation marks"))
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST:
        raise ValueError(
            say("has {count} characters; at most {most} are allowed in one text", count=len(value), most=LONGEST)
        )
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    spaces = (found.start() for found in _ODD_SPACE.finditer(text))
    if (position := min(chain(find_unseen(text), spaces), default=None)) is not None:
        raise ValueError(
            say(
                "holds the invisible or unprintable character U+{code} at position {position}; remove it",
                code=f"{ord(text[position]):04X}",
                position=position + 1,
            )
        )
    if token := _CONTROL_TOKEN.search(text):
        raise ValueError(say("holds the model control token {token}; remove it", token=token.group()))
    return text


def check_line(value: object) -> object:
    """Return a supplied string as `check_text` does.

    Raises `ValueError` for more than one line, and for spaces around it, which would have to stand in the report.
    """
    text = check_text(value)
    if isinstance(text, str) and ("\n" in text or "\t" in text):
        raise ValueError(say("holds a line break or a tab; write it on one line"))
    if isinstance(text, str) and text != text.strip():
        raise ValueError(say("begins or ends with a space; remove it"))
    return text


Text = Annotated[str, BeforeValidator(check_text)]
"""A supplied string."""
Line = Annotated[str, BeforeValidator(check_line)]
"""A supplied string of one line: what stands in the prompt or in the report on a line of its own."""
