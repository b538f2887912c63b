"""A saved report against what was made of it by hand."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import Replayer, Report, draft_report, load_facts, parse_facts
from draftkit.audit import accept_edits, audit_text, compare_sentences, dress_edited, find_outside
from draftkit.cli import main
from draftkit.document import Paragraph, read_draft, write_document
from draftkit.errors import ReportError
from draftkit.resources import folder
from draftkit.update import update_report
from tests.document_forge import forge, run

FIXTURES = Path(str(folder("fixtures")))


def drafted(kind: str) -> Report:
    return draft_report(load_facts(FIXTURES / kind / "facts.json"), Replayer(FIXTURES / kind / "recordings"))


DISCLOSURE = drafted("disclosure")
TOTAL = "1191条"


@pytest.mark.parametrize("kind", ["bureau", "community", "county", "disclosure", "township"])
def test_what_nobody_touched_holds(kind: str) -> None:
    report = drafted(kind)
    audit = audit_text(report, report.text)
    assert (audit.verified, audit.map_holds, audit.edits, audit.changes, audit.moved) == (True, True, (), (), ())
    assert audit.held == audit.stated == sum(fact.status == "stated" for fact in report.check.all_facts())


def test_a_figure_changed_by_hand_is_told_with_its_sentence_its_fact_and_the_finding() -> None:
    audit = audit_text(DISCLOSURE, DISCLOSURE.text.replace(TOTAL, "1192条"))
    assert not audit.verified
    assert not audit.map_holds
    (edit,) = audit.edits
    assert TOTAL in edit.before
    assert edit.after == edit.before.replace(TOTAL, "1192条")
    assert audit.check.text[edit.start : edit.end] == edit.after
    (change,) = audit.changes
    assert (change.value, change.status, change.before, change.after) == (TOTAL, "missing", (TOTAL,), ("1192条",))
    assert [finding.code for finding in audit.check.errors] == ["altered"]


def test_wording_changed_by_hand_leaves_the_figures_with_their_facts() -> None:
    audit = audit_text(DISCLOSURE, DISCLOSURE.text.replace("进一步提高", "不断提高"))
    assert audit.verified
    assert audit.map_holds
    assert ["不断提高" in edit.after for edit in audit.edits] == [True, True]


def test_a_sentence_taken_out_and_one_added_are_told() -> None:
    line = next(line for line in DISCLOSURE.text.split("\n") if TOTAL in line)
    gone = audit_text(DISCLOSURE, DISCLOSURE.text.replace(line + "\n", ""))
    assert TOTAL in gone.edits[0].before
    assert gone.edits[0].after == ""
    assert any(change.status == "missing" for change in gone.changes)
    more = audit_text(DISCLOSURE, DISCLOSURE.text + "\n另有群众来信77件。")
    assert [(edit.before, edit.after) for edit in more.edits] == [("", "另有群众来信77件。")]
    assert more.map_holds
    assert not more.verified


def test_an_untouched_figure_that_reads_as_another_fact_s_than_it_did_is_told() -> None:
    figures = [figure._replace(fact="total") if figure.text == "129条" else figure for figure in DISCLOSURE.check.figures]
    saved = replace(DISCLOSURE, check=replace(DISCLOSURE.check, figures=tuple(figures)))
    audit = audit_text(saved)
    assert [(figure.text, figure.fact) for figure in audit.moved] == [
        (figure.text, figure.fact) for figure in DISCLOSURE.check.figures if figure.text == "129条"
    ]
    assert not audit.map_holds
    assert audit.edits == ()


TEXTS = st.lists(st.sampled_from(["甲。", "乙；", "丙\n", "丁！", "“戊。己”。"]), max_size=12).map("".join)


@given(TEXTS, TEXTS)
def test_edits_and_kept_sentences_are_all_there_is(before: str, after: str) -> None:
    edits, kept = compare_sentences(before, after)
    for one, other in kept:
        assert before[slice(*one)].strip() == after[slice(*other)].strip()
    sides = ("".join(edit.before for edit in edits), "".join(edit.after for edit in edits))
    whole = ["".join(text.split()) for text in (before, after)]
    for index, side in enumerate(sides):
        stays = "".join((before, after)[index][slice(*pair[index])] for pair in kept)
        assert sorted("".join((side + stays).split())) == sorted(whole[index])
    if whole[0] != whole[1]:
        assert edits
    for edit in edits:
        assert "".join(after[edit.start : edit.end].split()) == "".join(edit.after.split())


def test_the_command_tells_what_was_changed_and_returns_what_check_returns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved, edited = tmp_path / "report.json", tmp_path / "edited.docx"
    DISCLOSURE.save(saved)
    paragraphs = [Paragraph(p.role, p.text.replace(TOTAL, "1192条")) for p in DISCLOSURE.paragraphs]
    write_document(paragraphs, edited)
    assert main(["--lang", "en", "audit", str(saved), str(edited)]) == 1
    told = capsys.readouterr().out
    assert "places changed by hand: 1" in told
    assert "  + 截至2020年1月29日21:00，全市共发布信息1192条。" in told
    assert "全市共发布信息: 1191条 → 1192条" in told
    assert "NOT verified" in told
    assert main(["audit", str(saved)]) == 0
    assert "verified" in capsys.readouterr().out
    assert main(["audit", str(saved), str(edited), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["verified"], data["was_verified"], data["map"]["holds"]) == (False, True, False)
    assert len(data["edits"]) == 1


def test_an_object_in_the_edited_file_keeps_it_from_being_verified(tmp_path: Path) -> None:
    body = "".join(f"<w:p>{run(line)}</w:p>" for line in DISCLOSURE.text.split("\n"))
    forge(tmp_path / "edited.docx", f"{body}<w:p><w:r><w:object/></w:r></w:p>")
    audit = audit_text(DISCLOSURE, read_draft(tmp_path / "edited.docx"))
    assert [finding.code for finding in audit.check.errors] == ["unread"]
    assert not audit.verified
    assert audit.to_json()["verified"] is False
    assert audit.map_holds
    data = dress_edited(audit, (tmp_path / "edited.docx").read_bytes())
    (tmp_path / "dressed.docx").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "dressed.docx") as archive:
        assert "未通过核对" in archive.read("word/document.xml").decode("utf-8")
    again = audit_text(DISCLOSURE, read_draft(tmp_path / "dressed.docx"))  # draftkit's own table is known to an audit
    assert [finding.code for finding in again.check.errors] == ["unread"]


def test_a_report_that_cannot_be_read_is_wrong_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text('{"format": 1}', encoding="utf-8")
    assert main(["audit", str(tmp_path / "x.json")]) == 2
    assert "supplied" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["bureau", "community", "county", "disclosure", "township"])
def test_what_nobody_touched_is_accepted_as_it_stood(kind: str) -> None:
    report = drafted(kind)
    accepted = accept_edits(audit_text(report, report.text))
    assert accepted.text == report.text
    assert accepted.sections == report.sections
    assert find_outside(report, accepted) == ()


TOWNSHIP = drafted("township")


@pytest.mark.parametrize("kind", ["county", "township"])  # without headings, and with
def test_what_was_edited_and_accepted_is_what_the_next_update_goes_on_from(kind: str, tmp_path: Path) -> None:
    report = drafted(kind)
    section = report.sections[1]
    line = section.text.split("\n")[0]
    edited = report.text.replace(line, f"{line}各级各部门密切配合。").replace("特此汇报", "特此报告")
    accepted = accept_edits(audit_text(report, edited))
    assert [one.how for one in accepted.sections if one.how == "edited"] == ["edited"]
    accepted.save(tmp_path / "edited.json")
    again = Report.load(tmp_path / "edited.json")
    assert again.text == edited
    assert again.verified
    update = update_report(again, again.facts)
    assert all(one.kept for one in update.sections)
    assert "各级各部门密切配合。" in update.report.sections[1].text
    values = {fact.key: fact.value for fact in report.ledger.facts}
    for one in accepted.sections:
        assert all(one.text[start:end] == values[key] for (start, end), key in one.draft.bound.items() if values[key])
    assert find_outside(report, accepted) == (("特此报告。",) if "特此汇报。" in report.text else ())


def test_paragraphs_added_and_taken_out_by_hand_belong_to_the_section_they_stand_in() -> None:
    first = TOWNSHIP.sections[0].text
    added = accept_edits(audit_text(TOWNSHIP, TOWNSHIP.text.replace(first, f"{first}\n干部群众同心协力。")))
    assert [one.text for one in added.sections] == [f"{first}\n干部群众同心协力。", *(s.text for s in TOWNSHIP.sections[1:])]
    assert [one.how == "edited" for one in added.sections] == [True, False, False, False][: len(added.sections)]
    taken = accept_edits(audit_text(added, TOWNSHIP.text))
    assert [one.text for one in taken.sections] == [one.text for one in TOWNSHIP.sections]


def test_a_change_that_runs_over_from_one_section_into_the_next_is_not_accepted() -> None:
    heading = TOWNSHIP.sections[1].heading
    with pytest.raises(ReportError, match=r"belongs to|no longer stands"):
        accept_edits(audit_text(TOWNSHIP, TOWNSHIP.text.replace(f"{heading}\n", "")))


def test_a_blank_of_an_edited_line_is_filled_by_the_next_update() -> None:
    facts = parse_facts(json.dumps({
        "kind": "township", "title": "关于防汛工作情况的汇报",
        "sections": {"situation": [{"label": "转移群众", "value": "129人"}, {"label": "直接损失", "value": None}]},
    }))  # fmt: skip
    report = draft_report(facts)
    edited = report.text.replace("转移群众129人", "全镇干部昼夜值守，转移群众129人")
    accepted = accept_edits(audit_text(report, edited))
    known = facts.model_dump(mode="json", by_alias=True, exclude_unset=True)
    known["sections"]["situation"][1]["value"] = "35万元"
    update = update_report(accepted, parse_facts(json.dumps(known)))
    assert "全镇干部昼夜值守，转移群众129人，直接损失35万元" in update.report.text


def test_the_command_saves_what_was_accepted_and_says_what_an_update_writes_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    TOWNSHIP.save(tmp_path / "r.json")
    (tmp_path / "edited.txt").write_text(TOWNSHIP.text.replace("特此汇报。", "以上汇报，请审阅。"), encoding="utf-8")
    command = ["audit", str(tmp_path / "r.json"), str(tmp_path / "edited.txt"), "--save", str(tmp_path / "new.json")]
    assert main(command) == 0
    assert "an update writes it anew: 以上汇报，请审阅。" in capsys.readouterr().err
    assert "以上汇报，请审阅。" in Report.load(tmp_path / "new.json").text
    (tmp_path / "edited.txt").write_text(TOWNSHIP.text.replace("特此汇报。", "新增志愿者5人。"), encoding="utf-8")
    assert main([*command[:-1], str(tmp_path / "other.json")]) == 1
    assert not (tmp_path / "other.json").exists()
    assert main([*command[:2], "--save", str(tmp_path / "x.json")]) == 2


TOWNS = {
    "受灾情况": [{"label": "受灾人口", "value": "4187人"}], "存在困难": [{"text": "排水设施老化"}],
    "下一步打算": [{"text": "继续巡查堤防"}],
}  # fmt: skip


def general() -> Report:
    head = {"kind": "general", "title": "关于防汛工作情况的汇报"}
    return draft_report(parse_facts(json.dumps({**head, "sections": TOWNS})))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("二、存在困难\n排水设施老化。\n三、下一步打算\n继续巡查堤防。",
         "二、下一步打算\n继续巡查各段堤防。\n三、存在困难\n排水设施都老化了。"),
        ("二、存在困难", "二、下一步打算"),
        ("排水设施老化。\n三、下一步打算\n继续巡查堤防。", "排水设施老化。\n亟待改造。\n三、下步工作"),
        ("三、下一步打算\n继续巡查堤防。", "三、下一步打算。继续巡查堤防。"),
    ],
)  # fmt: skip
def test_sections_that_change_places_or_run_together_are_not_accepted(old: str, new: str) -> None:
    report = general()
    assert old in report.text
    with pytest.raises(ReportError, match=r"belongs to|no longer stands"):
        accept_edits(audit_text(report, report.text.replace(old, new)))


def test_blanks_are_told_apart_by_the_words_before_them_not_by_their_order() -> None:
    cases = [{"label": "确诊病例", "value": None}, {"label": "疑似病例", "value": None}]
    report = draft_report(parse_facts(json.dumps({
        "kind": "township", "title": "关于防控工作情况的汇报", "sections": {"situation": cases},
    })))  # fmt: skip
    (line,) = [line for line in report.text.split("\n") if "确诊" in line]
    accepted = accept_edits(audit_text(report, report.text.replace(line, "目前，疑似____，确诊____。")))
    known = {"kind": "township", "title": "关于防控工作情况的汇报",
             "sections": {"situation": [cases[0] | {"value": "5例"}, cases[1]]}}  # fmt: skip
    assert "疑似____，确诊5例" in update_report(accepted, parse_facts(json.dumps(known))).report.text


def test_a_table_added_by_hand_is_not_taken_over_in_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from docx import Document

    TOWNSHIP.save(tmp_path / "r.json")
    TOWNSHIP.save(tmp_path / "r.docx")
    edited = Document(str(tmp_path / "r.docx"))
    edited.add_table(rows=1, cols=2)
    edited.save(str(tmp_path / "edited.docx"))
    command = ["audit", str(tmp_path / "r.json"), str(tmp_path / "edited.docx"), "--save", str(tmp_path / "new.json")]
    assert main(command) == 1
    assert "holds a table" in capsys.readouterr().err
    assert not (tmp_path / "new.json").exists()
