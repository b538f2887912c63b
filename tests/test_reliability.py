"""The proof that docs/reliability.md speaks of, at a small size: what must be zero is zero, and the proof can fail.

`python -m benchmarks.reliability` does the same at its full size and prints the figures. Every fault of the matrix at
every place is in tests/test_faults.py, by the same code.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.reliability.__main__ import _parser as proof_parser
from benchmarks.reliability.crash import prove_crashes
from benchmarks.reliability.kills import prove_kills, read_journal
from benchmarks.reliability.matrix import inject
from benchmarks.reliability.money import run_account
from benchmarks.reliability.proof import Proof
from benchmarks.reliability.rehearsal import is_own
from benchmarks.reliability.soak import prove_soak
from draftkit import Message, Reply, Request
from draftkit.batch import Database, Journal
from draftkit.model import Outcome
from draftkit.testing import FAULTS
from draftkit.testing.__main__ import _parser as rehearsal_parser

DOCS = Path(__file__).parents[1] / "docs"
DOCUMENT = (DOCS / "reliability.md").read_text(encoding="utf-8")
REHEARSAL = (DOCS / "testing.md").read_text(encoding="utf-8")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="fork and signals of POSIX")
LINUX = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="Linux")

shown: list[str] = []


def figures(proof: Proof) -> str:
    """Return what a proof says, in which nothing went wrong."""
    assert proof.wrong == ()
    shown.extend(proof.figures)
    return " ".join(proof.figures)


@POSIX
def test_a_batch_that_dies_or_whose_disk_fails_at_any_write_loses_nothing(tmp_path: Path) -> None:
    died, saved, failed = map(figures, prove_crashes(tmp_path, reports=1, step=25))
    points, of = re.findall(r"(\d+) of (\d+) write points", died)[0]
    assert int(points) >= 9
    assert int(of) >= 80
    assert "0 accepted answers lost, 0 broken files" in died
    assert re.search(r"died at each: [1-9]\d* times the old file, [1-9]\d* the new, 0 broken", saved)
    assert re.search(r"[1-9]\d* failed calls of the journal and [1-9]\d* of files", failed)
    assert "0 calls to the model after it" in failed


@POSIX
def test_a_batch_that_is_killed_again_and_again_loses_nothing_and_lists_what_it_sent_twice(tmp_path: Path) -> None:
    found = figures(prove_kills(tmp_path, sections=90, kills=2))
    twice, _, listed = map(int, re.findall(r"(\d+) sections sent twice \((\d+) paid twice\), (\d+) of them", found)[0])
    assert twice == listed


@LINUX
def test_many_workers_and_faults_mix_nothing_up_and_leave_nothing_open(tmp_path: Path) -> None:
    assert "0 with another's figures" in figures(prove_soak(tmp_path, sections=210))


def test_the_proof_sees_a_bill_that_is_higher_than_our_bound() -> None:
    account = run_account(seed=1, reports=3)
    assert account.wrong() == []
    account.bill.paid = account.log.bound() + 1
    account.log.again = 1
    assert [what.split(" ", 1)[1] for what in account.wrong()] == [
        "calls for a section that was accepted", f"paid, {account.log.bound()} by our log at most"]  # fmt: skip


def test_the_proof_sees_a_text_that_is_not_the_right_one_and_a_wrong_class() -> None:
    injection = inject(FAULTS["finish_null"], "first call")
    assert (injection.bad, injection.in_class) == ([], True)
    assert not replace(injection, fault=FAULTS["busy"]).in_class
    assert not replace(injection, fault=FAULTS["bad_parameter"]).in_class
    assert len(replace(injection, number=1).bad) == 3
    injection.log.end(injection.log.begin(Request("situation", ())), Outcome("accepted", reply=Reply("全", "stop", "m")))
    assert injection.bad == ["全"]


def test_the_proof_sees_an_accepted_request_that_is_asked_for_again(tmp_path: Path) -> None:
    request = Request("town/situation", (Message("user", "请写"),))
    with Database(tmp_path) as database:
        journal = Journal(database)
        for _ in range(2):
            journal.end(journal.begin(request), Outcome("accepted", reply=Reply("全", "stop", "m")))
    assert read_journal(tmp_path).again == 1


def test_a_report_with_anothers_figures_is_told_from_its_own() -> None:
    assert is_own("转移129人，其中59人、70人；3200条；4次", 0)
    assert not is_own("转移130人，其中59人、71人；3200条；4次", 0)
    assert not is_own("转移129人，其中59人、70人；3200条；4次；5次", 0)


def test_the_documents_name_commands_and_options_that_exist() -> None:
    for module, parser in (("benchmarks.reliability", proof_parser()), ("draftkit.testing", rehearsal_parser())):
        known = {option for action in parser._actions for option in action.option_strings}
        lines = re.findall(rf"python -m {re.escape(module)}([^\n`]*)", DOCUMENT + REHEARSAL)
        assert lines
        for line in lines:
            assert set(re.findall(r"--[a-z-]+", line)) <= known, line
    assert set(re.findall(r"^\|.*?`(--[a-z-]+)", REHEARSAL, re.MULTILINE)) <= known


def test_the_example_of_a_rehearsal_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = (DOCS.parent / "fixtures" / "disclosure" / "facts.json").read_bytes()
    (tmp_path / "facts.json").write_bytes(facts)
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```python\n(.*?)```", REHEARSAL, re.DOTALL)
    exec(compile(example, "testing.md", "exec"), {})


def test_the_document_counts_the_faults_as_the_table_does() -> None:
    rows = sum(fault.wire is not None for fault in FAULTS.values())
    assert f"{rows} kinds" in DOCUMENT
    assert f"{rows * 3} of {rows * 3}" in DOCUMENT


@pytest.fixture(scope="module", autouse=True)
def _figures(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    with request.config.pluginmanager.get_plugin("capturemanager").global_and_fixture_disabled():
        sys.stdout.write("\n" + "".join(f"reliability: {figure}\n" for figure in shown))
