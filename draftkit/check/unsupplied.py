"""What is told to the clerk of figures, days and terms that nobody supplied."""

from draftkit.check.verdict import Finding, Span
from draftkit.messages import say


def unsupplied_finding(place: Span, words: str, severity: str = "error") -> Finding:
    """Return the finding on words at a place of the text that were not supplied."""
    message = say("{text} was not supplied. Delete it, or add it to the facts if it is true.", text=words)
    return Finding.at(place, "invented", message, words, severity=severity)
