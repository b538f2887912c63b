"""The finding that says: this is the opposite of what was supplied."""

from draftkit.check.verdict import Finding
from draftkit.ledger import Fact
from draftkit.messages import say


def reversed_finding(text: str, start: int, end: int, fact: Fact | None, clause: str = "") -> Finding:
    """Return a finding on `text[start:end]`, which contradicts a fact, or else a clause of a passage."""
    told = fact.label if fact else clause
    if fact and fact.value and not fact.value[:1].isdigit():
        told = f"{fact.label}：{fact.value}"
    message = say(
        "{text} says the opposite of what was supplied ({told}). Put it as supplied.",
        text=text[start:end],
        told=told,
    )
    return Finding(
        code="reversed",
        severity="error",
        section=fact.section if fact else "",
        start=start,
        end=end,
        text=text[start:end],
        fact=fact.id if fact else None,
        part=fact.part if fact else None,
        expected=(fact.value if fact else None) or told,
        message=message,
        key=fact.key if fact else None,
    )
