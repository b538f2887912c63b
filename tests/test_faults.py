"""Every row of the fault matrix, at the first call, in a repair and in the last section, through whole reports over
real HTTP: each in its class, nothing bad accepted, no error that is not ours; and the server's bill against our log.

`DRAFTKIT_TEST_SEEDS` (default 3) runs the comparison of bills over more seeds.
"""

import json
import os
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.reliability.matrix import PLACES, ROWS, inject, is_told_well, open_model
from benchmarks.reliability.money import run_account
from benchmarks.reliability.rehearsal import Clock, Log, facts_of, side_by_side
from draftkit import (
    AnswerRejected,
    Message,
    ModelError,
    ModelRefused,
    ModelUnreachable,
    OpenAIModel,
    Report,
    Request,
    SettingsError,
    draft_report,
)
from draftkit.testing import CERTIFICATES, FAULTS, Call, FaultServer, closed_address

SEEDS = range(int(os.environ.get("DRAFTKIT_TEST_SEEDS", "3")))
PARKED = {"busy_121s", "busy_date_600", "busy_for_ever"}
REQUEST = Request("situation", (Message("user", "请写"),))

tally: Counter[str] = Counter()


def errors_of(report: Report) -> list[ModelError]:
    errors = [section.error for section in report.sections if section.error]
    assert all(map(is_told_well, errors)), errors
    return errors  # type: ignore[return-value]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", [fault.name for fault in ROWS])
def test_a_fault_is_given_its_class_and_nothing_bad_is_accepted(name: str, place: str) -> None:
    fault = FAULTS[name]
    injection = inject(fault, place)
    assert injection.raised is None
    assert injection.bill.faults == 1
    assert injection.in_class, injection.outcome
    assert injection.bad == []
    assert injection.untyped == []
    assert injection.report is not None
    assert injection.report.verified
    errors = injection.errors
    assert [section.how == "plain" for section in injection.report.sections].count(True) == len(errors)
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


@pytest.mark.parametrize("seed", SEEDS)
def test_our_log_bounds_the_servers_bill_and_no_accepted_section_is_asked_for_again(seed: int) -> None:
    account = run_account(seed, reports=40)
    assert account.wrong() == []
    assert account.log.again == 0
    assert account.bill.faults > 40
    for report in account.reports.values():
        errors_of(report)
        assert {section.how for section in report.sections} <= {"model", "mended", "repaired", "plain"}
    tally[f"seed {seed}: calls"] = account.bill.requests
    tally[f"seed {seed}: true bill"] = account.bill.paid
    tally[f"seed {seed}: accepted + bad + unknown"] = account.log.bound()


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
        assert side_by_side([lambda: model.complete(REQUEST)] * 200, workers=16) == []
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
