"""A report in one JSON file: all that it tells comes back, and nothing in the file is believed unseen."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit import (
    ModelUnreachable,
    OpenAIModel,
    Replayer,
    Report,
    ReportError,
    Request,
    draft_report,
    find_figures,
    load_facts,
    parse_facts,
    render_review,
)
from draftkit.batch import draft_batch
from draftkit.check import BoundFigure
from draftkit.draft import Draft
from draftkit.report import prepare_report
from draftkit.report.stored import _Figure, parse_report
from draftkit.testing import FaultServer
from tests.reports import FIXTURES, KINDS, Scripted

FACTS = """{"//": "给填写人", "kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇",
 "sections": {"situation": [
   {"id": "moved", "label": "转移群众", "value": 129, "unit": "人", "source": "镇应急办台账", "as_of": "7月3日", "parts": [
     {"label": "东村", "value": "59人"}, {"label": "西村", "value": "70人"}]},
   {"label": "受灾面积", "value": null}]}}"""
GOOD = "汛情发生以来，我镇共转移群众129人[f1]，其中东村59人[f2]、西村70人[f3]，受灾面积____[f4]。"
BAD = GOOD.replace("70人", "71人")


def fail(_: Request) -> str:
    raise ModelUnreachable("no route")


ANSWERS: dict[str, Callable[[Request], str]] = {
    "right": lambda _: GOOD,
    "mended": lambda _: GOOD.replace("129人", "１２９人"),
    "repaired": lambda request: GOOD if "repair" in request.name else BAD,
    "repaired where a fact has no parts": lambda request: GOOD if "repair" in request.name else GOOD.replace("____", "9亩"),
    "given up": lambda _: BAD,
    "failed": fail,
    "stray marks": lambda _: GOOD + "群众情绪稳定[f9]。",
}


def there_and_back(report: Report) -> Report:
    return parse_report(json.dumps(report.to_json(), ensure_ascii=False))


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_comes_back_from_its_file_as_it_was(kind: str, tmp_path: Path) -> None:
    facts = load_facts(FIXTURES / kind / "facts.json")
    report = draft_report(facts, Replayer(FIXTURES / kind / "recordings"))
    report.save(tmp_path / "report.json")
    loaded = Report.load(tmp_path / "report.json")
    assert loaded == report
    assert loaded.facts == facts
    assert loaded.to_json() == report.to_json()
    assert loaded.to_docx() == report.to_docx()
    assert loaded.check_again().verified


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_comes_back_with_its_key_also_out_of_a_file_that_has_none(kind: str) -> None:
    report = draft_report(load_facts(FIXTURES / kind / "facts.json"), "plain")
    keys = [fact.key for fact in report.check.all_facts()]
    told = json.loads(json.dumps(report.to_json()))
    assert [fact.key for fact in parse_report(json.dumps(told)).check.all_facts()] == keys
    for fact in told["facts"]:  # as draftkit wrote it before it told the keys
        del fact["key"]
        for part in fact.get("parts", ()):
            del part["key"]
    assert [fact.key for fact in parse_report(json.dumps(told)).check.all_facts()] == keys


def test_a_report_that_is_not_verified_comes_back_with_its_findings() -> None:
    drafting = prepare_report(parse_facts(FACTS), Scripted(ANSWERS["right"]))
    written = [drafting.write(section) for section in drafting.sections]
    text = written[0].text.replace("129人", "128人").replace("西村70人", "西村七十户")
    report = drafting.finish([replace(written[0], draft=Draft(text))])
    assert len(report.check.errors) > 1
    assert there_and_back(report) == report


@pytest.mark.parametrize("name", ANSWERS)
def test_however_a_section_came_about_is_told_by_the_loaded_report(name: str) -> None:
    report = draft_report(parse_facts(FACTS), Scripted(ANSWERS[name]))
    loaded = there_and_back(report)
    assert loaded.to_json() == report.to_json()
    sections = [
        tuple(replace(section, error=None) for section in one.sections) for one in (loaded, report)
    ]  # errors are equal only to themselves
    assert sections[0] == sections[1]
    assert str(loaded.sections[0].error) == str(report.sections[0].error)
    assert (loaded.facts, loaded.check, loaded.paragraphs) == (report.facts, report.check, report.paragraphs)


def test_the_models_first_draft_and_what_was_sent_stand_in_the_file() -> None:
    report = there_and_back(draft_report(parse_facts(FACTS), Scripted(ANSWERS["repaired"])))
    section = report.sections[0]
    assert "西村71人" in section.drafted
    assert "西村70人" in section.text
    assert [one.name for one in section.sent] == ["situation", "situation.repair-1"]
    assert len({one.sha256 for one in section.sent}) == 2
    again = draft_report(parse_facts(FACTS), Scripted(ANSWERS["repaired"]))
    assert again.sections[0].sent == section.sent


def test_the_first_draft_is_told_as_it_was_before_it_was_mended() -> None:
    report = draft_report(parse_facts(FACTS), Scripted(ANSWERS["mended"]))
    assert "１２９人" in report.sections[0].drafted
    assert report.sections[0].drafted.replace("１２９人", "129人") == report.sections[0].text


def test_the_first_draft_of_a_masked_report_holds_values_and_no_marks() -> None:
    with FaultServer() as server:
        model = OpenAIModel("m", base_url=server.url)
        report = draft_report(parse_facts(FACTS), model, binding="masked")
    assert report.sections[0].how in ("model", "mended")
    assert "129人" in report.sections[0].drafted
    assert "〔" not in report.sections[0].drafted


def test_the_facts_are_kept_as_they_were_given() -> None:
    told = draft_report(parse_facts(FACTS), "plain").to_json()["supplied"]
    given = json.loads(FACTS)
    given["sections"]["situation"][0]["value"] = "129"  # a JSON number is kept as it was written
    assert told == given


def test_every_value_of_a_figure_comes_back() -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted((FIXTURES / "figures").glob("*.jsonl"))[::4]]
    figures = [figure for text in texts for figure in find_figures(text)]
    assert len({figure.kind for figure in figures}) >= 9
    for figure in figures:
        bound = BoundFigure.of(figure, None, None)
        assert _Figure.model_validate(bound.to_json()).restore() == bound


def test_each_report_of_a_batch_is_kept_whole_beside_its_word_file(tmp_path: Path) -> None:
    sources = [str(FIXTURES / kind / "facts.json") for kind in KINDS[:2]]
    draft_batch(sources, tmp_path / "out", "plain")
    files = sorted((tmp_path / "out").glob("*.json"))
    assert [file.with_suffix(".docx").is_file() for file in files] == [True, True]
    for file in files:
        loaded = Report.load(file)
        assert loaded.to_docx() == file.with_suffix(".docx").read_bytes()
        assert loaded.check_again().verified


def whole() -> dict[str, Any]:
    report = draft_report(parse_facts(FACTS), Scripted(ANSWERS["repaired"]))
    told: dict[str, Any] = json.loads(json.dumps(report.to_json()))
    return told


WHOLE = whole()


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda told: told.pop("format"), '"format"'),
        (lambda told: told.update(format=2), "format: is 2"),
        (lambda told: told.pop("supplied"), "supplied: "),
        (lambda told: told.update(text=told["text"].replace("129", "130")), "text: "),
        (lambda told: told["paragraphs"][1].update(text="一、别的"), "text: "),
        (lambda told: told["figures"][0].update(start=9999), r"figures\[0\]: "),
        (lambda told: told["sections"][0].update(text="别的。"), "sections: "),
        (lambda told: told["sections"][0].update(how="by hand"), r"sections\[0\].how: "),
        (lambda told: told["sections"][0]["bound"].append([0, 2, "f99"]), r"sections\[0\].bound: "),
        (lambda told: told["facts"].pop(), "facts: "),
        (lambda told: told["facts"][0].update(label="转移牲畜"), "facts: "),
        (lambda told: told["facts"][0].update(key="f99"), "facts: "),
        (lambda told: told["facts"][0].update(key=told["facts"][1]["key"]), "facts: "),
        (lambda told: told["supplied"]["sections"]["situation"][0].update(colour="red"), "colour: "),
        (lambda told: told["supplied"]["sections"]["situation"][1].update(id="moved"), "moved"),
    ],
)
def test_a_file_that_was_changed_is_refused_with_the_place(change: Callable[[Any], Any], place: str) -> None:
    told = copy.deepcopy(WHOLE)
    change(told)
    with pytest.raises(ReportError, match=place):
        parse_report(json.dumps(told, ensure_ascii=False))


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff\xfe\x00", b"{" * 100_000, b'{"format": 1}', b"PK\x03\x04"])
def test_what_is_no_report_is_told_so(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(data)
    with pytest.raises(ReportError, match=r"x\.json"):
        Report.load(tmp_path / "x.json")
    with pytest.raises(ReportError):
        Report.load(tmp_path)
    with pytest.raises(ReportError):
        Report.load(tmp_path / "gone.json")


def paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(deeper for key, child in children for deeper in paths(child, (*path, key)))]


@settings(max_examples=200)
@given(st.sampled_from(paths(WHOLE)[1:]), st.sampled_from([None, 0, -1, 1e9, "", "x" * 9, [], {}, True, [[1, 2, 3]]]))
def test_whatever_stands_in_a_field_is_a_report_or_a_report_error(path: tuple[Any, ...], value: Any) -> None:
    told = copy.deepcopy(WHOLE)
    node = told
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    try:
        report = parse_report(json.dumps(told))
    except ReportError:
        return
    report.to_json()
    report.to_docx()
    report.check_again()
    render_review(report)


def test_a_report_of_a_kind_that_is_gone_can_still_be_checked() -> None:
    told = copy.deepcopy(WHOLE)
    told["supplied"]["kind"] = told["kind"] = "gone"
    assert parse_report(json.dumps(told)).check_again().verified
