"""Every row of the fault matrix, at the first call, in a repair and in the last section, through whole reports over
real HTTP: each in its class, nothing bad accepted, no error that is not ours; and the server's bill against our log.

`DRAFTKIT_TEST_SEEDS` (default 3) runs the comparison of bills over more seeds.
"""

import json
import os
import socket
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

from draftkit import (
    AnswerRejected,
    Facts,
    Message,
    ModelError,
    ModelRefused,
    ModelUnreachable,
    OpenAIModel,
    Report,
    Request,
    SettingsError,
    draft_report,
    parse_facts,
)
from draftkit.model import Outcome
from draftkit.testing import (
    CERTIFICATES,
    FAULTS,
    Call,
    Fault,
    FaultServer,
    closed_address,
    section_of,
    write_section,
)

SEEDS = range(int(os.environ.get("DRAFTKIT_TEST_SEEDS", "3")))
KEY = "sk-canary-9876543210"
PLACES = ("first call", "repair call", "last section")
ROWS = [fault for fault in FAULTS.values() if fault.wire]
PARKED = {"busy_121s", "busy_date_600", "busy_for_ever"}
REQUEST = Request("situation", (Message("user", "请写"),))
SECRET = "青河镇沿河低洼地带的老旧房屋"

FACTS = f"""{{"kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇", "sections": {{
  "situation": [{{"label": "转移群众", "value": "129人", "parts": [
    {{"label": "东村", "value": "59人"}}, {{"label": "西村", "value": "70人"}}]}}],
  "problems": [{{"text": "物资紧缺", "figures": [{{"label": "现有编织袋", "value": "3200条"}}]}}],
  "next_steps": [{{"text": "加强{SECRET}巡查", "figures": [{{"label": "每天巡查", "value": "4次"}}]}}]}}}}"""

tally: Counter[str] = Counter()


class Clock:
    """Time that passes only where somebody waits for it."""

    def __init__(self) -> None:
        self.time = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.time += seconds


class Log:
    """A log of attempts in memory: what was sent for which section, and how it ended."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Outcome | None]] = []
        self._lock = threading.Lock()

    def begin(self, request: Request) -> int:
        with self._lock:
            self.calls.append((section_of({"messages": list(map(as_json, request.messages))}), None))
            return len(self.calls) - 1

    def end(self, number: int, outcome: Outcome) -> None:
        with self._lock:
            self.calls[number] = (self.calls[number][0], outcome)

    @property
    def outcomes(self) -> list[Outcome]:
        assert all(outcome for _, outcome in self.calls)
        return [outcome for _, outcome in self.calls if outcome]

    def bills(self) -> Counter[str]:
        return Counter(outcome.bill for outcome in self.outcomes)


def as_json(message: Message) -> dict[str, str]:
    return {"role": message.role, "content": message.content}


def facts_of(number: int = 0) -> Facts:
    """Return facts that are alike, with figures of their own in every section."""
    facts = FACTS.replace("129人", f"{129 + number}人").replace("70人", f"{70 + number}人")
    return parse_facts(facts.replace("3200条", f"{3200 + number}条").replace("4次", f"{4 + number}次"))


def wrong_at_first(body: Mapping[str, Any]) -> str:
    """Write a figure too many in the first answer for a section; a repair gets it right."""
    right = write_section(body)
    repair = any(message["role"] == "assistant" for message in body["messages"])
    return right if repair else f"{right}\n此外新增86485件。"


def scripted(place: str, name: str) -> tuple[list[str | None], Callable[[Mapping[str, Any]], str]]:
    match place:
        case "first call":
            return [name], write_section
        case "repair call":
            return [None, name], wrong_at_first
    return [None, None, name], write_section


def open_model(url: str, fault: Fault, log: Log, **settings: Any) -> OpenAIModel:
    timeout = 0.25 if fault.slow else 20.0
    return OpenAIModel("m", base_url=url, api_key=KEY, timeout=timeout, attempts=log, clock=Clock(), **settings)


def errors_of(report: Report) -> list[ModelError]:
    errors = [section.error for section in report.sections if section.error]
    for error in errors:
        assert isinstance(error, ModelUnreachable | ModelRefused | AnswerRejected), error
        assert error.request.split(".")[0] in str(error)
        assert error.attempts >= (error.reason != "held")
        assert error.fault in "FUPX"
        assert error.reason
        for hidden in (KEY, "Bearer", SECRET):
            assert hidden not in str(error)
    return errors  # type: ignore[return-value]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", [fault.name for fault in ROWS])
def test_a_fault_is_given_its_class_and_nothing_bad_is_accepted(name: str, place: str) -> None:
    fault, log = FAULTS[name], Log()
    script, answer = scripted(place, name)
    with FaultServer(script=script, answer=answer, tick=0.02) as server:
        report = draft_report(facts_of(), open_model(server.url, fault, log), workers=1)
    errors = errors_of(report)
    assert report.verified
    assert "97386" not in report.text
    assert "86485" not in report.text
    assert server.bill.faults == 1
    outcome = log.outcomes[("first call", "repair call", "last section").index(place)]
    if fault.fault == "" or fault.found_by == "check":
        assert outcome.bill == "accepted"
        assert errors == []
    else:
        assert outcome.fault == fault.fault
        assert outcome.bill == (
            "bad" if fault.paid == "yes" else {"F": "free", "U": "unknown", "X": "free"}[fault.fault]
        )
        assert [error.reason != "held" for error in errors].count(True) == (0 if fault.again else 1)
        assert [error.stops_all for error in errors] == [fault.stops_all] * len(errors)
    assert [section.how == "plain" for section in report.sections].count(True) == len(errors)
    tally[f"{fault.fault or 'odd'} in class"] += 1
    tally["recovered"] += fault.again
    tally["typed error"] += len(errors)


@pytest.mark.parametrize("name", sorted(PARKED))
def test_a_wish_that_is_too_long_is_told_and_can_be_granted_by_a_higher_limit(name: str) -> None:
    fault = FAULTS[name]
    with FaultServer(script=[name]) as server:
        report = draft_report(facts_of(), open_model(server.url, fault, Log()), workers=1)
    error = errors_of(report)[0]
    assert error.fault == "F"
    assert error.wait is not None
    assert error.wait > 60
    assert server.bill.requests == 1  # the other sections do not ask before that time
    with FaultServer(script=[name]) as server:
        patient = open_model(server.url, fault, Log(), longest_wait=3600.0)
        report = draft_report(facts_of(), patient, workers=1)
    assert [section.how for section in report.sections].count("plain") == (3 if name == "busy_for_ever" else 0)


@pytest.mark.parametrize("name", [fault.name for fault in ROWS if fault.fault in "FUP" and fault.again and not fault.slow
                                  and fault.fault and fault.found_by == "door"])  # fmt: skip
def test_a_fault_that_never_passes_ends_within_its_budget(name: str) -> None:
    fault, log = FAULTS[name], Log()
    with FaultServer(script=lambda _: name) as server:
        model = open_model(server.url, fault, log)
        with pytest.raises(ModelError) as caught:
            draft_report(facts_of(), model, workers=1, fallback=False)
    assert caught.value.fault == fault.fault
    assert caught.value.attempts == {"F": 5, "U": 2, "P": 2}[fault.fault]
    assert not caught.value.stops_all


def test_what_lies_in_the_address_is_final_or_free(monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    model = open_model(closed_address(), FAULTS["refused"], log)
    with pytest.raises(ModelUnreachable) as caught:
        draft_report(facts_of(), model, workers=1, fallback=False)
    assert (caught.value.fault, caught.value.attempts) == ("F", 5)

    def unknown(host: Any, *_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ModelUnreachable, match="Name or service not known") as caught:
        open_model("http://models.lan/v1", FAULTS["no_such_host"], log).complete(REQUEST)
    assert (caught.value.fault, caught.value.attempts) == ("F", 5)
    for address in ("", "127.0.0.1:8000", "ftp://127.0.0.1/v1"):
        with pytest.raises(SettingsError):
            open_model(address, FAULTS["wrong_address"], log)


@pytest.mark.parametrize(
    ("certificate", "word"),
    [("self-signed", "self-signed"), ("expired", "expired"), ("wrong-host", "not valid for '127.0.0.1'")],
)
def test_a_bad_certificate_is_named_and_nothing_is_tried_again(
    certificate: Any, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if certificate != "self-signed":
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / f"{certificate}.pem"))
    log = Log()
    with FaultServer(tls=certificate) as server, pytest.raises(ModelRefused, match=word) as caught:
        open_model(server.url, FAULTS["certificate_unknown"], log).complete(REQUEST)
    assert (caught.value.fault, caught.value.reason, caught.value.stops_all) == ("X", "certificate", True)
    assert "SSL_CERT_FILE" in str(caught.value)
    assert server.bill.requests == 0
    assert [outcome.bill for outcome in log.outcomes] == ["free"]


def test_an_authority_of_ones_own_is_named_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "self-signed.pem"))
    with FaultServer(tls="self-signed") as server:
        report = draft_report(facts_of(), open_model(server.url, FAULTS["certificate_unknown"], Log()))
    assert {section.how for section in report.sections} == {"model"}


def test_tls_where_there_is_none_is_said_so() -> None:
    with FaultServer() as server:
        model = open_model(server.url.replace("http:", "https:"), FAULTS["refused"], Log())
        with pytest.raises(ModelRefused, match="http://") as caught:
            draft_report(facts_of(), model, workers=1, fallback=False)
    assert caught.value.stops_all


def side_by_side(tasks: Sequence[Callable[[], Any]], workers: int) -> None:
    queue: Iterator[Callable[[], Any]] = iter(tasks)
    lock = threading.Lock()
    failures: list[BaseException] = []

    def work() -> None:
        while True:
            with lock:
                task = next(queue, None)
            if task is None:
                return
            try:
                task()
            except BaseException as error:
                failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


@pytest.mark.parametrize("seed", SEEDS)
def test_our_log_bounds_the_servers_bill_and_no_accepted_section_is_asked_for_again(seed: int) -> None:
    log, reports = Log(), {}

    def draft(number: int) -> Callable[[], None]:
        def run() -> None:
            reports[number] = draft_report(facts_of(number), model, workers=3)

        return run

    with FaultServer(faults=0.4, seed=seed) as server:
        model = OpenAIModel("m", base_url=server.url, api_key=KEY, attempts=log, clock=Clock(), in_flight=8)
        side_by_side([draft(number) for number in range(40)], workers=4)
    bills = log.bills()
    for number, report in reports.items():
        errors_of(report)
        assert report.verified
        for figure in (f"{129 + number}人", f"{3200 + number}条", f"{4 + number}次"):
            assert figure in report.text  # no answer went to another's section
        assert "97386" not in report.text
    assert server.bill.requests == len(log.calls)
    assert bills["accepted"] + bills["bad"] + bills["unknown"] >= server.bill.paid
    for report in reports.values():
        assert {section.how for section in report.sections} <= {"model", "mended", "repaired", "plain"}
    invented = Counter(name for section in server.bill.sections.values() for name in section.faults)["invented_figure"]
    assert sum(section.after for section in server.bill.sections.values()) <= 2 * invented
    after_accepted(log, invented)
    tally[f"seed {seed}: calls"] = server.bill.requests
    tally[f"seed {seed}: true bill"] = server.bill.paid
    tally[f"seed {seed}: accepted + bad + unknown"] = bills["accepted"] + bills["bad"] + bills["unknown"]


def after_accepted(log: Log, repairs: int) -> None:
    """Nothing follows an accepted answer but the repair of one that the check refused."""
    seen: Counter[str] = Counter()
    again = 0
    for section, outcome in log.calls:
        assert outcome
        again += bool(seen[section]) and outcome.bill == "accepted"
        seen[section] += outcome.bill == "accepted"
    assert again <= repairs


def test_if_a_claim_cannot_be_written_nothing_is_sent() -> None:
    class Full(Log):
        def begin(self, request: Request) -> int:
            raise OSError("disk full")

    with FaultServer() as server:
        model = OpenAIModel("m", base_url=server.url, attempts=Full(), clock=Clock())
        with pytest.raises(OSError, match="disk full"):
            model.complete(REQUEST)
    assert server.bill.requests == 0


def test_an_interrupted_call_is_logged_as_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    model = OpenAIModel("m", base_url=closed_address(), attempts=log, clock=Clock())

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(model._endpoint, "ask", interrupt)
    with pytest.raises(KeyboardInterrupt):
        model.complete(REQUEST)
    assert [outcome.bill for outcome in log.outcomes] == ["unknown"]


def test_a_busy_endpoint_loses_no_section() -> None:
    log = Log()
    with FaultServer(in_flight=4, ttft=0.02, answer=lambda _: "各项工作正在有序推进。") as server:
        model = OpenAIModel("m", base_url=server.url, attempts=log, in_flight=16)
        side_by_side([lambda: model.complete(REQUEST)] * 200, workers=16)
    assert log.bills()["accepted"] == 200
    assert server.bill.turned_away <= 40
    tally["200 calls, 16 at once where 4 are admitted: turned away"] = server.bill.turned_away


def test_a_cut_answer_is_asked_for_once_with_more_room() -> None:
    seen: list[int | None] = []

    def script(call: Call) -> str | None:
        seen.append(call.body.get("max_tokens"))
        return "cut_at_length"

    with FaultServer(script=script) as server:
        model = OpenAIModel("m", base_url=server.url, max_tokens=3000, clock=Clock())
        with pytest.raises(AnswerRejected, match="split") as caught:
            model.complete(REQUEST)
    assert seen == [3000, 6000]
    assert (caught.value.reason, caught.value.fault) == ("length", "P")


def test_where_no_more_room_is_allowed_the_cut_itself_is_told() -> None:
    script = ["cut_at_length", "bad_parameter"]
    with FaultServer(script=script) as server:
        model = OpenAIModel("m", base_url=server.url, clock=Clock())
        with pytest.raises(AnswerRejected) as caught:
            model.complete(REQUEST)
    assert caught.value.reason == "length"


def test_reasoning_that_uses_up_its_tokens_gets_more_of_them_and_is_never_split() -> None:
    seen: list[int | None] = []

    def script(call: Call) -> str | None:
        seen.append(call.body.get("max_completion_tokens"))
        return "reasoning_cut" if len(seen) < 3 else None

    with FaultServer(script=script) as server:
        model = OpenAIModel("m", base_url=server.url, extra={"max_completion_tokens": 5000}, clock=Clock())
        report = draft_report(facts_of(), model, workers=1)
    error = report.sections[0].error
    assert seen == [5000, 10000, 5000, 5000]
    assert isinstance(error, AnswerRejected)
    assert error.reason == "reasoning"
    assert "enable_thinking = false" in str(error)
    assert [section.how for section in report.sections] == ["plain", "model", "model"]


@pytest.mark.parametrize("name", ["inspection_400", "content_filter", "refusal"])
def test_what_a_filter_stops_costs_its_section_and_no_other(name: str) -> None:
    with FaultServer(script=lambda call: name if "现有编织袋" in str(call.body) else None) as server:
        report = draft_report(facts_of(), OpenAIModel("m", base_url=server.url, clock=Clock()), workers=1)
    assert [section.how for section in report.sections] == ["model", "plain", "model"]
    error = errors_of(report)[0]
    assert (error.report, error.request, error.stops_all) == ("关于防汛工作情况的汇报", "problems", False)
    assert server.bill.requests == 3
    assert report.verified


def test_too_long_a_prompt_is_told_with_its_size() -> None:
    with FaultServer(script=["context_openai"]) as server, pytest.raises(ModelRefused, match=r"about \d+ tokens"):
        OpenAIModel("m", base_url=server.url).complete(REQUEST)


def test_a_finish_reason_can_be_taken_for_stop() -> None:
    with FaultServer(script=["finish_abort"]) as server:
        model = OpenAIModel("m", base_url=server.url, finish_aliases=["abort"], clock=Clock())
        assert model.complete(REQUEST).finish_reason == "abort"
    assert server.bill.requests == 1


@pytest.fixture(scope="module", autouse=True)
def _figures(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    words = json.dumps(dict(sorted(tally.items())), ensure_ascii=False, indent=1)
    with request.config.pluginmanager.get_plugin("capturemanager").global_and_fixture_disabled():
        sys.stdout.write(f"\nfaults: {len(ROWS)} rows x {len(PLACES)} places\n{words}\n")
