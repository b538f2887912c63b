"""What is wrong with the text of an answer that can be seen without knowing the facts."""

import re
from functools import lru_cache

from draftkit.answer import is_chinese, is_repetitive, is_source, is_wordless, peel_answer
from draftkit.characters import find_unseen
from draftkit.messages import say
from draftkit.prompt import Request

_CONTROL = re.compile(r"<\|[a-z_]{2,20}\|>|</?s>|\[/?INST\]|<｜|</?think>|◁/?think▷|```")
_REFUSAL = re.compile(
    r"(?:很|非常|十分)?(?:抱歉|对不起)[，,。.！!：: 我]|作为(?:一[个名款])?(?:AI|人工智能|大?语言模型)"
    r"|我(?:无法|不能)(?:提供|回答|协助|完成|继续|撰写)"
)
_DELIMITER = re.compile(r"<<<(\S+)$", re.MULTILINE)
_NONCE = re.compile(r"[a-z]{6,}$")
_WINDOW, _STEP = 30, 10


def find_flaw(text: str, request: Request) -> tuple[str, str] | None:
    """Return the short name and the words of what is wrong with an answer's text, `None` if nothing is."""
    peeled = peel_answer(text)
    if not peeled:
        return "empty", say("the answer is empty; if the model reasons first, allow it more max_tokens")
    if (place := next(find_unseen(peeled), None)) is not None:
        code = f"{ord(peeled[place]):04X}"
        return "unprintable", say("the answer holds the invisible or unprintable character U+{code}", code=code)
    if is_wordless(peel_answer(text, request.heading or ""), _supplied(request)):
        return "wordless", say("the answer holds no text for the section")
    if _CONTROL.search(peeled):
        return "markup", say("the answer holds a model's control marks")
    if is_source(peeled):
        return "source", say("the answer is JSON or a table in Markdown, not the text of the section")
    if _REFUSAL.match(peeled):
        return "refused", say("the model refused: {refusal}", refusal=peeled[:60])
    if not is_chinese(peeled):
        return "language", say("the answer is not in Chinese")
    if is_repetitive(peeled, [message.content for message in request.messages]):
        return "repeated", say("the answer says the same again and again")
    if _echoes(peeled, request):
        return "echo", say("the answer repeats the prompt instead of following it")
    return None


def _supplied(request: Request) -> str:
    # what stands between the delimiters; the words around them are the template's
    asked = [message.content for message in request.messages if message.role == "user"]
    facts = [
        content.partition(f"<<<{name}\n")[2].partition(f"\n{name}>>>")[0]
        for content in asked
        for name in _DELIMITER.findall(content)
    ]
    return "\n".join(facts)


def _echoes(text: str, request: Request) -> bool:
    asked = [message.content for message in request.messages if message.role == "user"]
    for name in (found for content in asked for found in _DELIMITER.findall(content)):
        letters = _NONCE.search(name)
        if f"<<<{name}" in text or f"{name}>>>" in text or (letters and letters.group() in text):
            return True
    if "<<<" in text or ">>>" in text:
        return True
    rules = [message.content for message in request.messages if message.role == "system"]
    pieces = {text[start : start + _WINDOW] for start in range(0, len(text) - _WINDOW + 1, _STEP)}
    common = [piece for content in rules for piece in pieces & _windows(content) if "\n" not in piece]
    return any(all(piece not in content for content in asked) for piece in common)


@lru_cache(maxsize=8)
def _windows(content: str) -> frozenset[str]:
    return frozenset(content[start : start + _WINDOW] for start in range(len(content) - _WINDOW + 1))
