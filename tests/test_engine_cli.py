"""`draftkit batch export`, `submit` and `collect` as their user sees them."""

import json
from pathlib import Path

import pytest

from draftkit.cli import main
from draftkit.testing import BatchRules, FaultServer
from tests.batches import facts_of, write_lines

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(Path("facts.jsonl"), *(facts_of(f"第{n}镇", 100 + n, id=f"town-{n}") for n in range(3)))


def export(url: str) -> int:
    return main(["batch", "export", "run", "facts.jsonl", "-m", "m", "--base-url", url])


def test_an_export_with_facts_that_cannot_be_used_returns_one_and_writes_the_others(capsys: Capture) -> None:
    with Path("facts.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"kind": "township", "id": "bad"}) + "\n")
    assert export("http://127.0.0.1:1/v1") == 1
    out, err = capsys.readouterr()
    assert "requests-0001.jsonl" in out
    assert "bad: failed" in err


def test_an_export_without_a_model_leaves_no_folder_behind(capsys: Capture) -> None:
    assert main(["batch", "export", "run", "facts.jsonl"]) == 2
    assert "no model is named" in capsys.readouterr().err
    assert not Path("run").exists()


def test_what_an_ended_batch_left_out_is_asked_by_the_next_export_and_told_so(capsys: Capture) -> None:
    with FaultServer(batch_rules=BatchRules(most_lines=3)) as server:
        assert export(server.url) == 0
        main(["batch", "submit", "run"])
        for _ in range(2):
            main(["batch", "collect", "run"])
        told = capsys.readouterr().err
        assert "the next export asks them again" in told
        assert "--resend" not in told
        main(["batch", "export", "run"])
        assert "requests-0002.jsonl" in capsys.readouterr().out


def test_a_batch_in_a_state_that_nobody_knows_is_told_with_the_way_out(capsys: Capture) -> None:
    with FaultServer() as server:
        export(server.url)
        main(["batch", "submit", "run"])
        server.batches.batches["batch_1"].status = "succeeded"
        capsys.readouterr()
        assert main(["batch", "collect", "run"]) == 1
        told = capsys.readouterr().err
        assert "no state of a batch is called succeeded" in told
        assert "draftkit batch collect run FILES..." in told


def test_wrong_usage_names_the_help_of_the_command_that_was_called(capsys: Capture) -> None:
    assert main(["batch", "facts.jsonl", "--jobs", "0", "-o", "out"]) == 2
    assert "draftkit batch --help" in capsys.readouterr().err
    assert main(["batch", "export"]) == 2
    assert "draftkit batch export --help" in capsys.readouterr().err
