"""The leak gate: nothing of a sample report that was not supplied stands in a draft; set phrases may."""

import json
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from draftkit import OpenAIModel, check_text, draft_report, load_facts
from draftkit.cli import main
from draftkit.exemplars import read_collection, store_sample
from draftkit.kinds import list_kinds, load_kind
from draftkit.resources import list_names, read_data
from draftkit.testing import FaultServer, write_section
from tests.reports import FIXTURES, KINDS, shipped
from tests.sample_texts import FLOOD, FOREST, NEIGHBOURS, REPORTS

FALSE_MAYOR = "殷柏松"
BAIT = FLOOD.replace("14座", "999项").replace("局长孟广田", f"市长{FALSE_MAYOR}")
COPIED = (
    "共完成整治任务999项。",
    f"会议由市长{FALSE_MAYOR}主持召开。",
    f"{FALSE_MAYOR}同志到会指导。",
    "印发《河东县2023年防汛工作方案》。",
    "与宏泰物资储备有限公司签订协议。",
    "截至4月8日，各项任务全部完成。",
    "部分老旧泵站带病运行，基层专业人员偏少。",
    "在进山路口设卡登记，对重点人群逐一签订承诺书。",
    "志愿者每周上门代买药品、清理杂物，老人们逢人便夸。",
    "储备编织袋4.2万条、救生衣860件。",
)
SAMPLES = (BAIT, FOREST, NEIGHBOURS)


def leaks(text: str, facts: Any, samples: tuple[str, ...]) -> list[str | None]:
    return [finding.text for finding in check_text(text, facts, samples).findings if finding.code == "leaked"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    kinds = [load_kind(name) for name in list_kinds()]
    for number, text in enumerate(SAMPLES):
        [found] = read_collection(text, kinds).reports
        for kind in KINDS:
            store_sample(tmp_path / "own", kind, f"sample-{number}", found, "bait.txt")
    return tmp_path / "own"


@pytest.fixture
def copier() -> Iterator[FaultServer]:
    """A model that writes a right section and copies something of a sample into each of its answers."""
    copied = cycle(COPIED)

    def answer(body: Mapping[str, Any]) -> str:
        lines = write_section(body).split("\n")
        return "\n".join([*lines[:-1], lines[-1] + next(copied)])

    with FaultServer(answer=answer) as server:
        yield server


@pytest.mark.parametrize("by_folder", [True, False], ids=["a folder", "texts"])
def test_a_model_that_copies_samples_gets_nothing_through(copier: FaultServer, own: Path, by_folder: bool) -> None:
    model = OpenAIModel("any", base_url=copier.url)
    answers = 0
    while answers < 100:  # twice: 200
        for kind in KINDS:
            facts = load_facts(FIXTURES / kind / "facts.json")
            report = draft_report(facts, model, exemplars=own if by_folder else SAMPLES, repairs=0)
            answers += len(report.sections)
            assert not [copied for copied in COPIED if copied in report.text]
            assert not [word for word in ("999项", FALSE_MAYOR, "宏泰", "泵站带病", "逢人便夸") if word in report.text]
            assert all(section.how == "plain" for section in report.sections)
            assert {finding.code for section in report.sections for finding in section.findings} >= {"leaked"}


def test_what_was_leaked_is_told_and_repaired(own: Path) -> None:
    told: list[str] = []

    def answer(body: Mapping[str, Any]) -> str:
        repair = len(body["messages"]) > 2
        if repair:
            told.append(body["messages"][-1]["content"])
        return write_section(body) + ("" if repair else COPIED[6])

    with FaultServer(answer=answer) as server:
        facts = load_facts(FIXTURES / "disclosure" / "facts.json")
        report = draft_report(facts, OpenAIModel("any", base_url=server.url), exemplars=own)
    assert {section.how for section in report.sections} == {"repaired"}
    assert all("带病运行" in asked for asked in told)
    assert report.verified


FACTS = [{"label": "检查水库", "value": "12座"}, {"organisation": "青河县水务局"}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("检查水库12座，整改隐患37处。", ["37处"]),
        ("由孟广田负责，检查水库12座。", ["孟广田"]),
        ("检查水库12座。部分老旧泵站带病运行，基层专业人员偏少。", ["部分老旧泵站带病运行，基层专业人员偏少"]),
        ("检查水库12座，成立领导小组，明确各股室职责。", []),
        ("检查水库12座，现将有关情况汇报如下。特此汇报。", []),
    ],
)
def test_figures_names_and_passages_of_a_sample_are_leaked(text: str, found: list[str]) -> None:
    assert leaks(text, FACTS, (FLOOD,)) == found


def test_what_was_supplied_is_no_leak_though_a_sample_says_it_too() -> None:
    text = "部分老旧泵站带病运行，基层专业人员偏少。检查水库12座。"
    assert leaks(text, [*FACTS, {"text": text[:20]}], (FLOOD,)) == []


def test_what_several_samples_share_is_a_set_phrase_unless_one_is_a_version_of_the_other() -> None:
    phrase = "心往一处想劲往一处使齐心协力办好百姓的事"
    one, other = FLOOD.replace("特此", phrase + "。特此"), FOREST.replace("下一步", phrase + "。下一步")
    text = f"检查水库12座，{phrase}。"
    assert leaks(text, FACTS, (one, FOREST)) == [phrase]
    assert leaks(text, FACTS, (one, other)) == []
    assert leaks(text, FACTS, (one, one.replace("26人", "28人"))) == [phrase]


def test_a_place_without_its_suffix_is_not_seen_inside_words() -> None:
    sample = "组织海安籍务工人员返岗。"
    assert leaks("守好沿海安全，检查水库12座。", FACTS, (sample,)) == []
    assert leaks("海安籍人员已返岗，检查水库12座。", FACTS, (sample,)) == ["海安"]


def test_correct_drafts_raise_no_alarm_against_any_sample() -> None:
    samples = (*REPORTS, *(read_data("exemplars", name) for name in sorted(list_names("exemplars"))))
    seen = 0
    for file in sorted((FIXTURES / "checks").glob("*.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        for draft in case["drafts"]:
            seen += 1
            assert leaks(draft["text"], case["facts"], samples) == [], file.name
    assert seen > 100


@pytest.mark.parametrize("kind", KINDS)
def test_recorded_answers_raise_no_alarm_against_any_sample(kind: str, own: Path) -> None:
    facts = load_facts(FIXTURES / kind / "facts.json")
    report = shipped(kind)
    assert report.verified
    samples = (*REPORTS, *(read_data("exemplars", name) for name in sorted(list_names("exemplars"))))
    assert leaks(report.text, facts, samples) == []


def test_check_holds_a_draft_against_the_sample_of_its_kind(
    tmp_path: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = FIXTURES / "bureau" / "facts.json"
    shipped = read_data("exemplars", "bureau.md").split("二是小作坊")[1].split("三是")[0]
    text = draft_report(load_facts(facts), "plain").text
    for line, arguments in ((shipped, []), (COPIED[6], ["--exemplars", str(own)])):
        (tmp_path / "draft.txt").write_text(f"{text}\n{line}\n", encoding="utf-8")
        assert main(["check", str(tmp_path / "draft.txt"), str(facts), *arguments]) == 1
        assert "error [leaked]" in capsys.readouterr().out
