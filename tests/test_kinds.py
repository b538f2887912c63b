"""Kinds of report and their sample reports: shipped ones, a user's own, and what is told of a broken one."""

import json
import re
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

from draftkit import FactsError, draft_report, parse_facts
from draftkit.cli import main
from draftkit.errors import ExemplarError, KindError
from draftkit.exemplars import load_exemplar
from draftkit.facts import (
    Document,
    Event,
    Measure,
    Organisation,
    Person,
    Statement,
    SuppliedFigure,
    dump_new_facts,
)
from draftkit.kinds import EXAMPLE_FIELDS, Kind, list_kinds, load_kind
from draftkit.messages import set_language
from draftkit.plan import plan_report

SHIPPED = ["bureau", "community", "county", "disclosure", "general", "township"]
ORIGINALS = Path(__file__).parents[2] / "shared" / "samples" / "reports-5.txt"
DIGIT = re.compile(r"[0-9０-９]")

BRIEFING = """
label = "简报"
about = "一段话的简报。"
title = "关于____情况的报告"
headings = ""
openings = ["现将$subject情况报告如下："]
register = "简短。"

[[sections]]
id = "news"
heading = "动态"
groups = ["news"]
style = "figures"
brief = "写一段。"

[groups.news]
about = "动态"
[[groups.news.example]]
label = "编发信息"
[[groups.news.example.parts]]
label = "被采用"
"""


def write_kind(folder: Path, text: str, name: str = "briefing") -> Path:
    (folder / "kinds").mkdir(parents=True)
    (folder / "kinds" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def started(kind: Kind) -> str:
    """A facts file of a kind as it is before anyone fills it in."""
    return json.dumps(dump_new_facts(kind.name))


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(KindError) as caught:
        load_kind("briefing", write_kind(folder, text))
    return str(caught.value)


def test_five_kinds_are_shipped_and_one_for_any_report() -> None:
    assert list_kinds() == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_kind_tells_the_model_tone_and_task(name: str) -> None:
    kind = load_kind(name)
    assert kind.name == name
    assert kind.register.strip()
    briefs = [section.brief for section in (*kind.sections, *kind.free.values())]
    assert briefs
    assert all(brief.strip() for brief in briefs)
    assert not DIGIT.search(kind.register + "".join(briefs))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_file_that_a_shipped_kind_starts_is_a_facts_file_with_every_group_and_every_value_blank(
    name: str,
) -> None:
    kind = load_kind(name)
    plan = plan_report(parse_facts(started(kind)))
    assert len(plan.sections) == len(kind.sections or kind.groups)
    assert all(group.example for group in kind.groups.values())
    assert {fact.value for fact in plan.ledger.facts} - {None, "____"} == set()


HEATING = {
    "一、供暖准备": [{"label": "供热面积", "value": "386万平方米"}],
    "管网检修": [{"topic": "抓紧检修", "figures": [{"label": "检修管网", "value": "47.6公里"}]}],
    "存在困难": [{"text": "部分管网老化"}, {"text": "人手偏少"}],
}


def heating(**sections: object) -> str:
    facts = {"kind": "general", "title": "关于供暖工作情况的汇报", "sections": sections or HEATING}
    return json.dumps(facts, ensure_ascii=False)


def test_the_facts_file_names_the_sections_of_a_general_report_and_their_facts_say_how_each_is_laid_out() -> None:
    report = draft_report(parse_facts(heating()), "plain")
    assert [section.heading for section in report.sections] == ["一、供暖准备", "二、管网检修", "三、存在困难"]
    assert report.sections[1].text == "抓紧检修。检修管网47.6公里。"
    assert report.sections[2].text.startswith("一是")
    assert report.verified


def test_a_section_of_a_general_report_needs_a_name() -> None:
    with pytest.raises(FactsError, match="a section has no name"):
        parse_facts(heating(**{" ": [{"text": "人手偏少"}]}))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("", "give either sections, or free"),
        ('[free.figures]\nbrief = "写。"', "missing: listed, measures"),
        ('[free.tables]\nbrief = "写。"', "free.tables"),
    ],
)
def test_a_kind_has_sections_or_says_how_free_ones_are_written(tmp_path: Path, changed: str, told: str) -> None:
    before, _, after = BRIEFING.partition("[[sections]]")
    groups = after[after.index("[groups.news]") :]
    assert told in refusal(tmp_path, f"{before}{changed}\n{groups}")


def test_a_row_of_an_example_without_a_value_is_blank_and_so_are_its_parts(tmp_path: Path) -> None:
    example = load_kind("briefing", write_kind(tmp_path, BRIEFING)).groups["news"].example
    assert example == ({"label": "编发信息", "value": None, "parts": [{"label": "被采用", "value": None}]},)


def test_a_users_folder_adds_a_kind_beside_those_shipped(tmp_path: Path) -> None:
    own = write_kind(tmp_path, BRIEFING)
    assert list_kinds(own) == sorted([*SHIPPED, "briefing"])
    text = '{"kind": "briefing", "title": "关于防汛情况的报告", "sections": {"news": [{"text": "水位回落"}]}}'
    plan = plan_report(parse_facts(text, prompts=own), own)
    assert plan.opening == "现将防汛情况报告如下："
    assert [section.heading for section in plan.sections] == ["动态"]


def test_a_users_kind_of_a_shipped_name_comes_first(tmp_path: Path) -> None:
    own = write_kind(tmp_path, BRIEFING, "township")
    assert load_kind("township", own).label == "简报"
    assert load_kind("township").label == "乡镇工作汇报"


def test_files_of_other_types_are_no_kinds(tmp_path: Path) -> None:
    own = write_kind(tmp_path, BRIEFING)
    (own / "kinds" / "notes.txt").write_text("x", encoding="utf-8")
    (own / "kinds" / "old.toml").mkdir()
    assert list_kinds(own) == sorted([*SHIPPED, "briefing"])


@pytest.mark.parametrize("name", ["nonsense", "", "../kinds/township", "township.toml"])
def test_a_kind_that_is_not_there_is_named_with_those_that_are(name: str) -> None:
    with pytest.raises(KindError) as caught:
        load_kind(name)
    assert "township" in str(caught.value)
    assert name in str(caught.value)


def test_facts_of_an_unknown_kind_are_refused_at_the_field() -> None:
    text = '{"kind": "village", "title": "关于防汛情况的报告", "sections": {"news": [{"text": "水位回落"}]}}'
    with pytest.raises(FactsError) as caught:
        parse_facts(text)
    assert [problem.place for problem in caught.value.problems] == ["kind"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("label =", "label"), ["line 2"]),
        (('about = "一段话的简报。"\n', ""), ["about"]),
        (('style = "figures"', 'style = "table"'), ["sections.0.style", "'listed'"]),
        (('groups = ["news"]', 'groups = ["olds"]'), ["every group must feed exactly one section"]),
        (('groups = ["news"]', "groups = []"), ["sections.0.groups"]),
        (('id = "news"', 'id = "新闻"'), ["sections.0.id"]),
        (("$subject", "$topic"), ["topic", "subject"]),
        (("$subject", "$ "), ["$$"]),
        (('headings = ""', 'headings = ""\ncolour = "red"'), ["colour"]),
        (("[groups.news]", '[[sections]]\nid = "news"\ngroups = ["x"]\nstyle = "listed"\nbrief = "y"\n'
          '[groups.x]\nabout = "z"\n[groups.news]'), ["same id"]),
    ],
)  # fmt: skip
def test_broken_data_of_a_kind_is_refused_with_its_file_its_place_and_what_is_wrong(
    tmp_path: Path, change: tuple[str, str], told: list[str]
) -> None:
    broken = BRIEFING.replace(*change)
    assert broken != BRIEFING
    message = refusal(tmp_path, broken)
    assert "kinds/briefing.toml" in message
    assert [words for words in told if words not in message] == []
    assert "pydantic" not in message


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('label = "简报"', "label = 1"), "label: 应为加英文引号的文字"),
        (('groups = ["news"]', 'groups = "news"'), "sections.0.groups: 应为列表"),
        (("[groups.news]\n", "[groups]\nolds = 1\n[groups.news]\n"), "groups.olds: 应为一项内容"),
        (('style = "figures"', 'style = "table"'), "sections.0.style: 只能是以下之一：'figures', 'measures', 'listed'"),
        (('id = "news"', 'id = "新闻"'), "sections.0.id: 必须符合格式"),
    ],
)
def test_what_is_wrong_with_a_kind_is_told_in_the_readers_language(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    set_language("zh")
    assert told in refusal(tmp_path, BRIEFING.replace(*change))


def test_all_problems_of_a_kind_are_told_at_once(tmp_path: Path) -> None:
    broken = BRIEFING.replace('label = "简报"\n', "").replace('brief = "写一段。"\n', "")
    message = refusal(tmp_path, broken)
    assert "label: " in message
    assert "sections.0.brief: " in message


def test_a_kind_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    own = write_kind(tmp_path, "")
    (own / "kinds" / "briefing.toml").write_bytes(BRIEFING.encode("gb18030"))
    with pytest.raises(KindError, match=r"kinds/briefing\.toml"):
        load_kind("briefing", own)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_sample_report_has_the_length_of_one_and_no_digit(name: str) -> None:
    text = load_exemplar(name)
    assert 700 <= len(re.sub(r"\s", "", text)) <= 1400
    assert not DIGIT.search(text)
    assert "××" in text


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_sample_report_follows_the_sections_of_its_kind(name: str) -> None:
    kind, text = load_kind(name), load_exemplar(name)
    headings = [section.heading for section in kind.sections if section.heading]
    places = [text.find(f"、{heading}\n") for heading in headings]
    shown = [place for place in places if place >= 0]
    assert shown == sorted(shown)
    assert len(shown) >= min(3, len(headings))
    for section in kind.sections:
        if section.items:
            assert f"\n{section.items}" in f"\n{text}"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_sample_report_shares_no_long_run_with_the_originals(name: str) -> None:
    if not ORIGINALS.is_file():
        pytest.skip("the originals are not in this checkout")
    original = re.sub(r"\s", "", ORIGINALS.read_text(encoding="utf-8"))
    text = re.sub(r"\s", "", load_exemplar(name))
    runs = {text[at : at + 12] for at in range(len(text) - 11)}
    assert {run for run in runs if run in original} == set()


def test_a_users_sample_report_comes_first_and_a_missing_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars" / "township.md").write_text("范文\n", encoding="utf-8")
    assert load_exemplar("township", tmp_path) == "范文"
    with pytest.raises(ExemplarError, match=r"exemplars/briefing\.md"):
        load_exemplar("briefing", tmp_path)


def test_the_next_step_that_init_tells_leads_on_for_a_kind_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my kinds" / "kinds").mkdir(parents=True)
    (tmp_path / "my kinds" / "kinds" / "brief.toml").write_text(BRIEFING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for arguments in (["-o", "facts.xlsx"], ["-o", "facts.json"], ["--rows", "-o", "rows.xlsx"]):
        kind = "facts.json" if "--rows" in arguments else "brief"
        assert main(["init", kind, *arguments, "--prompts", "my kinds"]) == 0
        command = capsys.readouterr().err.rpartition("then: ")[2].strip()
        assert command.endswith('--prompts "my kinds"')
        assert main([*shlex.split(command)[1:]]) == 0, command
    (row,) = [cell.value for cell in load_workbook("facts.xlsx")["报告"]["C"] if str(cell.value).startswith("5. ")]
    assert row == '5. 填好后：draftkit validate 本文件 --prompts "my kinds"；draftkit draft 本文件 --prompts "my kinds"。'


@pytest.mark.parametrize("stray", ['heading = "动态"', '[[groups.news.example.parts.parts]]\nlable = "x"'])
def test_a_stray_key_at_the_end_of_a_kind_is_refused(stray: str, tmp_path: Path) -> None:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "brief.toml").write_text(BRIEFING + stray + "\n", encoding="utf-8")
    with pytest.raises(KindError, match=r"groups\.news\.example: .*no field (heading|lable)"):
        load_kind("brief", tmp_path)


def test_an_example_may_have_every_field_of_an_item() -> None:
    items = (SuppliedFigure, Person, Organisation, Document, Statement, Measure, Event)
    fields = {field.alias or name for item in items for name, field in item.model_fields.items()}
    assert fields == EXAMPLE_FIELDS
