"""The finding that says: this is the opposite of what was supplied."""

from draftkit.check.verdict import Finding
from draftkit.ledger import Fact
from draftkit.messages import say


def reversed_finding(
    text: str, start: int, end: int, fact: Fact | None, clause: str = "", severity: str = "error"
) -> Finding:
    """Return a finding on `text[start:end]`, which contradicts a fact, or else a clause of a passage."""
    told = fact.label if fact else clause
    if fact and fact.value and not fact.value[:1].isdigit():
        told = f"{fact.label}：{fact.value}"
    message = say(
        "{text} says the opposite of what was supplied ({told}). Put it as supplied.",
        text=text[start:end],
        told=told,
    )
    expected = (fact.value if fact else None) or told
    return Finding.at((start, end), "reversed", message, text[start:end], fact, expected=expected, severity=severity)
