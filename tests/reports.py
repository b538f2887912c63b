"""What the tests of reports share: the shipped fixtures, and a model that answers as it is told."""

from collections.abc import Callable
from pathlib import Path

from draftkit import Replayer, Reply, Report, Request, draft_report, load_facts
from draftkit.resources import folder

FIXTURES = Path(str(folder("fixtures")))
KINDS = ("bureau", "community", "county", "disclosure", "township")
"""Kinds of report with facts and recorded answers."""


class Scripted:
    """A model that answers each request with what a function makes of it, and keeps what it was asked."""

    name = "scripted"

    def __init__(self, answer: Callable[[Request], str]) -> None:
        self.answer = answer
        self.asked: list[Request] = []

    def complete(self, request: Request) -> Reply:
        self.asked.append(request)
        return Reply(self.answer(request), "stop", self.name, None)


def shipped(kind: str) -> Report:
    """The report of a fixture, drafted from its recorded answers."""
    return draft_report(load_facts(FIXTURES / kind / "facts.json"), Replayer(FIXTURES / kind / "recordings"))
