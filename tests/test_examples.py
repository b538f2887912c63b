"""What stands in examples/ runs."""

import importlib.util
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from draftkit import OpenAIModel, draft_report, load_facts, parse_facts
from draftkit.cli import main
from draftkit.document import read_document
from draftkit.exemplars import load_exemplar
from draftkit.testing import FaultServer
from tests.batches import TOWNS, facts_of, write_lines

EXAMPLES = Path(__file__).parents[1] / "examples"
EXAMPLE = EXAMPLES / "ray_reports.py"
KINDS = EXAMPLES / "kinds"


def load(path: Path = EXAMPLE) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def test_the_actor_drafts_a_batch_and_tells_bad_rows_apart() -> None:
    lines = [json.dumps(facts_of(town, 100 + n), ensure_ascii=False) for n, town in enumerate(TOWNS)]
    with FaultServer() as server:
        drafted = load().Drafter("m", server.url)({"text": [*lines, "{bad"]})
    assert [bool(error) for error in drafted["error"]] == [False] * len(TOWNS) + [True]
    for number, text in enumerate(drafted["json"][:-1]):
        report = json.loads(text)
        assert report["verified"]
        assert f"{100 + number}人" in report["text"]
    pickle.dumps(drafted)  # it travels between processes


def test_the_example_runs_on_ray(tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="ray is not installed")
    lines = write_lines(tmp_path / "facts.jsonl", *(facts_of(town, 100 + n) for n, town in enumerate(TOWNS)))
    with FaultServer() as server:
        command = [sys.executable, str(EXAMPLE), str(lines), str(tmp_path / "out"), "-m", "m", "--base-url", server.url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        assert server.bill.requests == 2 * len(TOWNS)
    texts = [read_document(file) for file in (tmp_path / "out").glob("*.docx")]
    assert len(texts) == len(TOWNS)
    for number in range(len(TOWNS)):
        assert sum(f"{100 + number}人" in text for text in texts) == 1


@pytest.mark.parametrize("kind", ["inspection", "flood"])
def test_a_kind_added_as_data_drafts_a_verified_report_from_a_model_and_without_one(kind: str) -> None:
    facts = load_facts(KINDS / "facts" / f"{kind}.json", prompts=KINDS)
    plain = draft_report(facts, "plain", prompts=KINDS)
    assert plain.verified
    with FaultServer() as server:
        model = OpenAIModel("m", base_url=server.url, api_key="none")
        drafted = draft_report(facts, model, prompts=KINDS)
    assert drafted.verified
    assert {section.how for section in drafted.sections} == {"model"}
    assert [section.heading for section in drafted.sections] == [section.heading for section in plain.sections]


@pytest.mark.parametrize("kind", ["inspection", "flood"])
def test_a_kind_added_as_data_starts_a_facts_file_and_its_sample_holds_no_particulars(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = load_exemplar(kind, KINDS)
    assert not any(character.isdigit() for character in shown)
    assert main(["init", kind, "--prompts", str(KINDS)]) == 0
    assert parse_facts(capsys.readouterr().out, prompts=KINDS).kind == kind


def test_a_service_that_embeds_draftkit_gets_a_word_file_and_what_to_look_at(tmp_path: Path) -> None:
    service = load(EXAMPLES / "embedding.py")
    with FaultServer() as server:
        answer = service.write_report(json.dumps(facts_of("青河镇")), OpenAIModel("m", base_url=server.url))
    assert answer.verified
    (tmp_path / "report.docx").write_bytes(answer.docx)
    assert "129人" in read_document(tmp_path / "report.docx")
    refused = service.write_report(b'{"kind": "township"}')
    assert refused.docx is None
    assert "title" in refused.to_look_at[0]


def test_what_a_library_user_writes_passes_a_strict_type_checker(tmp_path: Path) -> None:
    pytest.importorskip("basedpyright", reason="basedpyright is not installed (pip install -e '.[types]')")
    settings = {"typeCheckingMode": "strict", "include": [str(EXAMPLES / "embedding.py")]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    checked = [sys.executable, "-m", "basedpyright", "-p", str(tmp_path), "--pythonpath", sys.executable]
    done = subprocess.run(checked, capture_output=True, text=True, check=False)
    assert "0 errors, 0 warnings" in done.stdout, done.stdout
