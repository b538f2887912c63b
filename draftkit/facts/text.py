"""What a supplied string may hold. Whatever is let in here reaches the prompt and the Word file unchanged."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

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


# letters and marks that show nothing, variation selectors, and what is left of a character that was lost in conversion
_UNSEEN = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\ufffd\U000e0100-\U000e01ef]"
)


# what nearly all facts are made of, and nothing that is looked for below: most need no closer look
_HARMLESS = re.compile(r"[\n\t -~\u4e00-\u9fa5\uff01-\uff5e\u3000-\u3002\u3008-\u3011\u3014\u3015‘’“”—…·×℃①-⑳]*")


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
    if not _HARMLESS.fullmatch(text):
        _refuse_hidden(text)
    if token := _CONTROL_TOKEN.search(text):
        raise ValueError(say("holds the model control token {token}; remove it", token=token.group()))
    return text


def _refuse_hidden(text: str) -> None:
    for position, character in enumerate(text):
        if _is_forbidden(character) or (position and _hides_in_digit(text[position - 1], character)):
            raise ValueError(
                say(
                    "holds the invisible or unprintable character U+{code} at position {position}; remove it",
                    code=f"{ord(character):04X}",
                    position=position + 1,
                )
            )


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


def _is_forbidden(character: str) -> bool:
    if character in "\n\t" or " " <= character <= "~":
        return False
    # Cc, Cf (zero width, bidi, soft hyphen), Cs (lone surrogate), Co; U+FFFE and U+FFFF are Cn; Zl, Zp, and spaces that
    # look like the usual one or like none
    category = unicodedata.category(character)
    return category[0] == "C" or (category[0] == "Z" and character != "\u3000") or bool(_UNSEEN.match(character))


def _hides_in_digit(digit: str, mark: str) -> bool:
    # a stroke through a digit or a frame around it: what people read is not what is compared
    return digit.isdecimal() and unicodedata.category(mark)[0] == "M"


Text = Annotated[str, BeforeValidator(check_text)]
"""A supplied string."""
Line = Annotated[str, BeforeValidator(check_line)]
"""A supplied string of one line: what stands in the prompt or in the report on a line of its own."""
