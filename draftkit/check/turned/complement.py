"""The complement of a thing that goes the other way, which is the same: 未入学比例降低 of 入学率提高."""

from draftkit.check.verdict import Span

_DENYING = "不未非"


def is_complement(text: str, denied: Span, change: Span, label: str) -> bool:
    """Whether, of the thing of a label and what is denied to be it, a text tells the one for the other before a change.

    Where it tells the thing itself behind that (不合格品多致合格率下降), the change is of the thing.
    """
    words = text[denied[0] : denied[1]]
    thing = words.lstrip(_DENYING)
    if words == thing and not any(f"{no}{thing}" in label for no in _DENYING):
        return False
    return denied[1] <= change[0] and thing not in text[denied[1] : change[0]]
