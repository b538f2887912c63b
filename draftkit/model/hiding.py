"""What an endpoint says may repeat the key or the facts; neither goes into a message."""

from draftkit.prompt import Request

_LEAST_KEY = 8
_LEAST_FACT = 8
_HIDDEN = "***"
_LEFT_OUT = "……"


def hide_key(text: str, key: str) -> str:
    """Return `text` without the key, and without what is left of it, eight characters or more at a time."""
    return _hide_runs(text.replace(key, _HIDDEN), key, _LEAST_KEY, _HIDDEN)


def holds_key(text: str, key: str) -> bool:
    """Tell whether `text` holds eight characters or more of the key, in a row.

    A shorter key is what local servers are given for form's sake (`none`, `ollama`): a word, not a secret.
    """
    return len(key) >= _LEAST_KEY and hide_key(text, key) != text


def hide_facts(text: str, request: Request) -> str:
    """Return `text` without what stands in the request's own words, eight characters or more of it at a time."""
    told = "\n".join(message.content for message in request.messages if message.role != "system")
    return _hide_runs(text, told, _LEAST_FACT, _LEFT_OUT)


def _hide_runs(text: str, secret: str, least: int, instead: str) -> str:
    pieces: list[str] = []
    at = 0
    while at < len(text):
        length = least
        if text[at : at + length] not in secret or at + length > len(text):
            pieces.append(text[at])
            at += 1
            continue
        while at + length < len(text) and text[at : at + length + 1] in secret:
            length += 1
        pieces.append(instead)
        at += length
    return "".join(pieces)
