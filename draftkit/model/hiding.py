"""What an endpoint says may repeat the key or the facts; neither goes into a message."""

from draftkit.prompt import Request

_LEAST_KEY = 8
_LEAST_FACT = 8
_HIDDEN = "***"
_LEFT_OUT = "……"


def hide_key(text: str, key: str) -> str:
    """Return `text` without the key, and without what is left of it where words were cut short."""
    text = text.replace(key, _HIDDEN)
    for length in range(len(key) - 1, _LEAST_KEY - 1, -1):
        text = text.replace(key[:length], _HIDDEN)
    return text


def hide_facts(text: str, request: Request) -> str:
    """Return `text` without what stands in the request's own words, eight characters or more of it at a time."""
    told = "\n".join(message.content for message in request.messages if message.role != "system")
    pieces: list[str] = []
    at = 0
    while at < len(text):
        length = _LEAST_FACT
        if text[at : at + length] not in told or at + length > len(text):
            pieces.append(text[at])
            at += 1
            continue
        while at + length < len(text) and text[at : at + length + 1] in told:
            length += 1
        pieces.append(_LEFT_OUT)
        at += length
    return "".join(pieces)
