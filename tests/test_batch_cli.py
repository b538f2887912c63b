"""`draftkit batch` as its user sees it."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from draftkit.cli import main
from draftkit.testing import FaultServer, closed_address
from tests.batches import facts_of, write_lines

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(Path("facts.jsonl"), *(facts_of(f"第{n}镇", 100 + n, id=f"town-{n}") for n in range(3)))


def test_a_batch_tells_each_report_and_sums_up(server: FaultServer, capsys: Capture) -> None:
    arguments = ["batch", "facts.jsonl", "-o", "out", "-m", "m", "--base-url", server.url]
    assert main([*arguments, "--price-in", "2", "--price-out", "8"]) == 0
    out, err = capsys.readouterr()
    assert sorted(line.partition("] ")[2] for line in err.splitlines()) == [
        f"town-{n}: verified, 1 to fill in" for n in range(3)
    ]
    assert "3 verified, 0 written but not verified, 0 failed, 0 not finished" in out
    assert "6 by the model" in out
    assert "calls     6; " in out
    tokens = next(line for line in out.splitlines() if line.startswith("tokens")).split()
    cost = next(line for line in out.splitlines() if line.startswith("cost")).split()
    assert float(cost[1]) == pytest.approx((int(tokens[1]) * 2 + int(tokens[3]) * 8) / 1e6, abs=1e-4)
    assert "out/report.csv" in out.replace(os.sep, "/")
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert err.splitlines() == ["all was finished before; no call was made"]
    assert main(["batch", "status", "out"]) == 0
    assert "3 verified" in capsys.readouterr().out


def test_an_empty_form_is_not_told_as_verified_in_a_batch(capsys: Capture) -> None:
    assert main(["init", "township", "-o", "empty.json"]) == 0
    assert main(["batch", "empty.json", "facts.jsonl", "-o", "out", "-m", "plain"]) == 0
    out, err = capsys.readouterr()
    assert "empty: nothing to prove, 10 to fill in, 3 to look at" in err
    assert "4: 3 verified, 0 written but not verified" in out
    assert "to do     13 blanks to fill in, 3 warnings to look at; 1 reports without a figure to prove" in out
    rows = list(csv.DictReader(io.StringIO(Path("out/report.csv").read_text(encoding="utf-8-sig"))))
    told = {row["report"]: [row[name] for name in ("verified", "figures", "blanks", "warnings")] for row in rows}
    assert told["empty"] == ["empty", "0", "10", "3"]
    assert told["town-0"] == ["yes", "2", "1", "0"]
    assert main(["batch", "status", "out"]) == 0
    assert "4: 3 verified" in capsys.readouterr().out


def test_without_a_model_a_batch_is_written_plainly(capsys: Capture) -> None:
    assert main(["batch", "facts.jsonl", "-o", "out"]) == 0
    out, err = capsys.readouterr()
    assert "6 plain" in out
    assert "DRAFTKIT_MODEL" in err


def test_a_bad_line_is_told_and_returns_one(server: FaultServer, capsys: Capture) -> None:
    with Path("facts.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"kind": "township", "id": "bad"}) + "\n")
    assert main(["batch", "facts.jsonl", "-o", "out", "-m", "m", "--base-url", server.url]) == 1
    out, err = capsys.readouterr()
    assert "1 failed" in out
    assert "bad: failed: " in err
    assert "facts.jsonl:4: title: " in err


def test_a_model_that_refuses_returns_three_and_says_how_to_go_on(capsys: Capture) -> None:
    with FaultServer(script=lambda _: "wrong_key") as refusing:
        assert main(["batch", "facts.jsonl", "-o", "out", "-m", "m", "--base-url", refusing.url]) == 3
        assert refusing.bill.requests == 1
    out, err = capsys.readouterr()
    assert "3 not finished" in out
    assert "DRAFTKIT_API_KEY" in err
    assert "town-0/" in err or "town-1/" in err or "town-2/" in err
    assert "give the same command again" in err


def test_sections_that_the_model_failed_return_three_and_name_the_option(capsys: Capture) -> None:
    with FaultServer(script=["inspection_400"]) as server:
        arguments = ["batch", "facts.jsonl", "-o", "out", "-m", "m", "--base-url", server.url]
        assert main(arguments) == 3
        assert "--again" in capsys.readouterr().err
        assert main([*arguments, "--again"]) == 0
        assert server.bill.requests == 7


def test_changed_settings_are_told(server: FaultServer, capsys: Capture) -> None:
    main(["batch", "facts.jsonl", "-o", "out", "-m", "m", "--base-url", server.url])
    capsys.readouterr()
    assert main(["batch", "facts.jsonl", "-o", "out", "-m", "n", "--base-url", server.url, "--repairs", "1"]) == 0
    assert "drafted anew: model, repairs" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["facts.jsonl"],
        ["none.jsonl", "-o", "out"],
        ["facts.jsonl", "-o", "facts.jsonl"],
        ["facts.jsonl", "-o", "facts.jsonl/out"],
        ["facts.jsonl", "-o", "out", "--jobs", "0"],
        ["facts.jsonl", "-o", "out", "--unknown", "maybe"],
        ["facts.jsonl", "-o", "out", "--price-in", "-1"],
        ["facts.jsonl", "-o", "out", "-m", "m"],
        ["status", "none"],
        ["status", "none", "more"],
    ],
)
def test_wrong_usage_returns_two_with_one_message_and_no_traceback(arguments: list[str], capsys: Capture) -> None:
    assert main(["batch", *arguments]) == 2
    err = capsys.readouterr().err
    assert err.strip()
    assert "Traceback" not in err
    assert "batch run" not in err


def test_a_folder_with_a_strangers_journal_is_left_alone(capsys: Capture) -> None:
    Path("out").mkdir()
    Path("out", "journal.sqlite").write_bytes(b"these are somebody's notes, and no database at all")
    assert main(["batch", "facts.jsonl", "-o", "out", "-m", "plain"]) == 2
    assert "no journal of draftkit" in capsys.readouterr().err
    assert Path("out", "journal.sqlite").read_bytes().startswith(b"these are")
    assert main(["batch", "status", "out"]) == 2


def test_the_help_tells_how_it_is_called_and_what_else_there_is(capsys: Capture) -> None:
    assert main(["batch", "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Usage: draftkit batch [OPTIONS] FACTS...")
    assert "status" in shown
    assert main(["--lang", "zh", "batch", "--help"]) == 0
    assert "journal" not in capsys.readouterr().out


def test_no_key_reaches_the_folder(server: FaultServer, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("DRAFTKIT_API_KEY", "sk-canary-0123456789")
    main(["batch", "facts.jsonl", "-o", "out", "-m", "m", "--base-url", server.url])
    with FaultServer(script=lambda _: "wrong_key") as refusing:
        main(["batch", "facts.jsonl", "-o", "refused", "-m", "m", "--base-url", refusing.url])
    main(["batch", "facts.jsonl", "-o", "gone", "-m", "m", "--base-url", closed_address()])
    files = [file for name in ("out", "refused", "gone") for file in Path(name).iterdir()]
    assert len(files) >= 12
    assert not [file for file in files if b"canary" in file.read_bytes()]
    assert "canary" not in "".join(capsys.readouterr())


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_on_a_terminal_a_bar_is_shown(server: FaultServer) -> None:
    import pty

    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "draftkit", "batch", "facts.jsonl", "-o", "out", "-m", "m", "--base-url", server.url]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=follower, check=True)
    os.close(follower)
    shown = os.read(leader, 65536).decode()
    os.close(leader)
    assert "3/3" in shown
    assert "town-0" not in shown
    assert b"report.csv" in done.stdout


def test_a_batch_is_a_process_too(server: FaultServer, start: Callable[..., "subprocess.Popen[str]"]) -> None:
    process = start("facts.jsonl", "-o", "out", "-m", "m", "--base-url", server.url)
    out, _ = process.communicate()
    assert process.returncode == 0
    assert "3 verified" in out
