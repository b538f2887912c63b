"""What of a model's answer is the text that was asked for: reasoning, fences and chatter are taken off."""

import re

_REASONING_END = "</think>"
_REASONING_START = "<think>"
_FENCE = re.compile(r"\A```[a-zA-Z]*\n")
_OPENER = re.compile(r"\A(?:好的|当然|以下是|下面是|根据您|按照您|正文如下)[^\n0-9]{0,40}[:：。！]?\n+")
_CLOSER = re.compile(r"\n+(?:以上是|以上为|如需|如有需要|希望以上|注：以上)[^\n0-9]{0,80}\Z")
_MARKDOWN = re.compile(r"\*\*|^#{1,6} +|^[-*] +", re.MULTILINE)
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def peel_answer(answer: str) -> str:
    """Return the text of an answer, `""` when there is none.

    What stands before a closing `</think>` is reasoning (servers often swallow the opening tag); reasoning that
    never ends leaves nothing. A code fence around the whole is taken off, and a first or last line of chatter
    (好的，以下是…：) that holds no digit. Markdown's marks go, its text stays.
    """
    _, closed, rest = answer.rpartition(_REASONING_END)
    text = (rest if closed else answer).strip()
    text = _CLOSER.sub("", _OPENER.sub("", text))
    if text.startswith(_REASONING_START):
        return ""
    if _FENCE.match(text):
        text = _FENCE.sub("", text).removesuffix("```").strip()
    return _MARKDOWN.sub("", text).strip()


def is_chinese(text: str) -> bool:
    """Tell whether at least half of the letters are Chinese, as they are in any report."""
    return 2 * len(_HAN.findall(text)) >= len(_LETTER.findall(text))
