"""The front door: facts in, a verified report out, whatever the model does."""

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from draftkit import (
    ClassifiedError,
    DraftkitError,
    FactsError,
    ModelError,
    ModelUnreachable,
    PromptError,
    Replayer,
    Reply,
    Report,
    Request,
    SettingsError,
    check_text,
    draft_report,
    load_facts,
    parse_facts,
)
from draftkit.document import read_document
from draftkit.report import Choices, prepare_report
from tests.reports import FIXTURES, KINDS, Scripted

MORE = ["budget-bureau", "flood-county", "poverty-township", "safety-bureau", "school-community"]


FACTS = """{"kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇",
 "sections": {"situation": [
   {"label": "转移群众", "value": "129人", "parts": [{"label": "东村", "value": "59人"}, {"label": "西村", "value": "70人"}]},
   {"label": "受灾面积", "value": null}]}}"""
GOOD = "汛情发生以来，我镇共转移群众129人[f1]，其中东村59人[f2]、西村70人[f3]，受灾面积____[f4]。"
BAD = GOOD.replace("70人", "71人")


@pytest.mark.parametrize("kind", KINDS)
def test_a_fixture_is_drafted_from_its_recorded_answers_and_verified(kind: str, tmp_path: Path) -> None:
    case = FIXTURES / kind
    replayer = Replayer(case / "recordings")
    report = draft_report(load_facts(case / "facts.json"), replayer)
    assert report.verified, [str(finding) for finding in report.findings]
    assert {section.how for section in report.sections} <= {"model", "mended", "repaired"}
    assert replayer.unused() == ()
    report.save(tmp_path / "report.docx")
    assert read_document(tmp_path / "report.docx") == report.text


@pytest.mark.parametrize("case", [*KINDS, *(f"more/{name}" for name in MORE)])
def test_without_a_model_every_fixture_is_written_plainly_and_verified(case: str) -> None:
    path = FIXTURES / case / "facts.json" if "/" not in case else FIXTURES / f"{case}.json"
    report = draft_report(load_facts(path), "plain")
    assert report.verified, [str(finding) for finding in report.findings]
    assert {section.how for section in report.sections} == {"plain"}


def test_half_width_punctuation_of_a_model_is_made_full_width_and_the_text_checked_again() -> None:
    answer = GOOD.replace("，", ",").replace("。", ".")
    report = draft_report(parse_facts(FACTS), Scripted(lambda request: answer))
    assert report.verified
    assert report.sections[0].text == "汛情发生以来，我镇共转移群众129人，其中东村59人、西村70人，受灾面积____。"
    assert report.sections[0].text in report.text
    assert report.check.text == report.text


def test_a_document_head_and_attachments_stand_around_the_report_and_are_known_to_the_check(tmp_path: Path) -> None:
    more = (
        '"masthead": {"mark": "青河镇人民政府文件", "number": "青政发〔2020〕5号", "signer": "王小明"}, '
        '"attachments": ["防汛台账", "35名值班人员名单"], "sections"'
    )
    report = draft_report(parse_facts(FACTS.replace('"sections"', more)), Scripted(lambda request: GOOD))
    assert report.verified, [str(finding) for finding in report.findings]
    lines = report.text.split("\n")
    assert lines[:3] == ["青河镇人民政府文件", "青政发〔2020〕5号\t签发人：王小明", "关于防汛工作情况的汇报"]
    assert lines[-3:] == ["附件：1.防汛台账", "2. 35名值班人员名单", "青河镇人民政府"]
    report.save(tmp_path / "a.docx")
    assert read_document(tmp_path / "a.docx") == report.text
    report.save(tmp_path / "a.json")
    assert Report.load(tmp_path / "a.json").paragraphs == report.paragraphs
    one = draft_report(parse_facts(FACTS.replace('"sections"', '"attachments": ["防汛台账"], "sections"')), "plain")
    assert "附件：防汛台账" in one.text.split("\n")


@pytest.mark.parametrize("head", ['{"mark": "甲", "密级": "机密"}', '{"mark": "机密★1年"}', '{"mark": "甲", "number": "秘密"}'])
def test_a_level_of_secrecy_is_refused(head: str) -> None:
    with pytest.raises((FactsError, ClassifiedError), match="密"):
        draft_report(parse_facts(FACTS.replace('"sections"', f'"masthead": {head}, "sections"')), "plain")


def test_a_right_answer_is_taken_as_it_is() -> None:
    report = draft_report(parse_facts(FACTS), Scripted(lambda _: GOOD))
    assert report.verified
    assert [section.how for section in report.sections] == ["model"]
    assert "共转移群众129人，其中东村59人、西村70人，受灾面积____。" in report.text
    assert "[f" not in report.text


def test_a_form_that_can_be_put_right_is_mended_without_a_second_call() -> None:
    model = Scripted(lambda _: GOOD.replace("129人", "１２９人"))
    report = draft_report(parse_facts(FACTS), model)
    assert report.verified
    assert report.sections[0].how == "mended"
    assert report.sections[0].changes
    assert len(model.asked) == 1
    assert "129人" in report.text


def test_a_wrong_figure_goes_back_with_its_finding_and_is_repaired() -> None:
    model = Scripted(lambda request: GOOD if "repair" in request.name else BAD)
    report = draft_report(parse_facts(FACTS), model)
    assert report.verified
    assert report.sections[0].how == "repaired"
    assert report.sections[0].rounds == 1
    assert [finding.code for finding in report.sections[0].findings if finding.severity == "error"] == ["altered"]
    asked = model.asked[1].messages
    assert asked[:2] == model.asked[0].messages
    assert asked[2].content == BAD
    assert "71人" in asked[3].content
    assert "70人" in asked[3].content


def test_what_is_never_right_ends_plain_and_verified() -> None:
    model = Scripted(lambda request: BAD + "群众情绪稳定。" * len(request.messages))
    report = draft_report(parse_facts(FACTS), model, repairs=2)
    assert report.verified
    assert report.sections[0].how == "plain"
    assert report.sections[0].rounds == 2
    assert len(model.asked) == 3
    assert "71人" not in report.text


WORDS = """{"kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇",
 "sections": {"next_steps": [{"text": "继续加强堤防巡查"}]}}"""


@pytest.mark.parametrize("answer", ["", " ", "。", "[f1]", "略。", "（此处省略）", "一、下步建议", "### 下步建议"])
def test_an_own_models_answer_that_says_nothing_is_never_a_section(answer: str) -> None:
    report = draft_report(parse_facts(WORDS), Scripted(lambda _: answer), repairs=1)
    assert (report.verified, report.sections[0].how) == (True, "plain")
    assert "继续加强堤防巡查" in report.text
    assert [finding.code for finding in report.sections[0].findings if finding.severity == "error"] == ["missing"]


def test_a_section_that_is_not_written_is_asked_for_again() -> None:
    model = Scripted(lambda request: "我镇将继续加强堤防巡查。" if "repair" in request.name else "略。")
    report = draft_report(parse_facts(WORDS), model)
    assert (report.verified, report.sections[0].how) == (True, "repaired")
    assert "没有正文" in model.asked[1].messages[-1].content


@pytest.mark.parametrize(
    "answer",
    [
        json.dumps({"text": GOOD}, ensure_ascii=False),
        f"|项目|数据|\n|---|---|\n|内容|{GOOD}|",
        GOOD * 2,
        f"{GOOD}\n{GOOD}",
    ],
)
def test_an_own_models_answer_that_is_no_text_or_told_twice_is_asked_for_again(answer: str) -> None:
    model = Scripted(lambda request: GOOD if "repair" in request.name else answer)
    report = draft_report(parse_facts(FACTS), model)
    assert (report.verified, report.sections[0].how, len(model.asked)) == (True, "repaired", 2)
    assert "没有正文" in model.asked[1].messages[-1].content


@pytest.mark.parametrize("reply", [Reply(None, "stop", "m"), None])  # type: ignore[arg-type]
def test_an_own_model_that_answers_without_a_text_has_failed(reply: Any) -> None:
    class Silent:
        name = "silent"

        def complete(self, request: Request) -> Reply:
            return reply  # type: ignore[no-any-return]

    report = draft_report(parse_facts(FACTS), Silent())
    assert (report.verified, report.sections[0].how) == (True, "plain")
    assert "the model silent answered without a text" in str(report.sections[0].error)
    with pytest.raises(DraftkitError, match="answered without a text"):
        draft_report(parse_facts(FACTS), Silent(), fallback=False)


def test_what_has_no_width_in_an_own_models_answer_is_mended() -> None:
    model = Scripted(lambda _: GOOD.replace("我镇共", "我镇\u200b共"))
    report = draft_report(parse_facts(FACTS), model)
    assert (report.verified, report.sections[0].how, len(model.asked)) == (True, "mended", 1)
    assert "\u200b" not in report.text


def test_what_turns_a_figure_around_goes_back_by_its_number() -> None:
    turned = GOOD.replace("129人", "\u202e129人\u202c")
    model = Scripted(lambda request: GOOD if "repair" in request.name else turned)
    report = draft_report(parse_facts(FACTS), model)
    assert (report.verified, report.sections[0].how) == (True, "repaired")
    assert "“U+202E”" in model.asked[1].messages[-1].content


def test_a_model_that_repeats_its_answer_is_not_asked_once_more() -> None:
    model = Scripted(lambda _: BAD)
    report = draft_report(parse_facts(FACTS), model, repairs=5)
    assert report.verified
    assert (report.sections[0].how, report.sections[0].rounds, len(model.asked)) == ("plain", 1, 2)


def test_without_repairs_a_wrong_answer_is_written_plainly_at_once() -> None:
    model = Scripted(lambda _: BAD)
    assert draft_report(parse_facts(FACTS), model, repairs=0).sections[0].how == "plain"
    assert len(model.asked) == 1


def test_a_model_that_fails_leaves_a_plain_report_that_says_why() -> None:
    def fail(_: Request) -> str:
        raise ModelUnreachable("no route")

    report = draft_report(parse_facts(FACTS), Scripted(fail))
    assert report.verified
    assert report.sections[0].how == "plain"
    assert "no route" in str(report.sections[0].error)
    with pytest.raises(ModelError, match="no route"):
        draft_report(parse_facts(FACTS), Scripted(fail), fallback=False)


def test_a_failure_in_a_repair_does_not_lose_the_report() -> None:
    def answer(request: Request) -> str:
        if "repair" in request.name:
            raise ModelUnreachable("gone")
        return BAD

    assert draft_report(parse_facts(FACTS), Scripted(answer)).verified


def test_sections_are_drafted_side_by_side_and_stand_in_order() -> None:
    facts = parse_facts(
        '{"kind": "township", "title": "关于防汛工作情况的汇报", "sections": {'
        '"situation": [{"text": "形势平稳"}], "problems": [{"text": "物资紧缺"}], "next_steps": [{"text": "加强巡查"}]}}'
    )
    together = threading.Barrier(3, timeout=10)

    def answer(request: Request) -> str:
        together.wait()
        time.sleep(0.05 if request.name.startswith("situation") else 0)
        return "工作有序推进。"

    report = draft_report(facts, Scripted(answer))
    assert [section.id for section in report.sections] == ["situation", "problems", "next_steps"]


def test_the_json_holds_the_verdict_and_how_each_section_was_written() -> None:
    report = draft_report(parse_facts(FACTS), Scripted(lambda request: GOOD if "repair" in request.name else BAD))
    data = json.loads(json.dumps(report.to_json(), ensure_ascii=False))
    assert data["version"] == 1
    assert data["verified"] is True
    assert data["sections"][0]["how"] == "repaired"
    assert data["sections"][0]["findings"][0]["text"] == "71人"
    assert {fact["status"] for fact in data["facts"]} == {"stated", "blank"}


def test_the_gate_of_a_report_and_the_check_of_a_stranger_agree() -> None:
    facts = parse_facts(FACTS)
    report: Report = draft_report(facts, Scripted(lambda _: GOOD))
    assert check_text(report.text, facts).verified
    assert not check_text(report.text.replace("59人", "58人"), facts).verified


def test_sections_can_be_written_one_by_one_in_any_order_and_make_the_same_report() -> None:
    facts = load_facts(FIXTURES / "township" / "facts.json")
    model = Replayer(FIXTURES / "township" / "recordings")
    drafting = prepare_report(facts, model)
    written = {section.id: drafting.write(section) for section in reversed(drafting.sections)}
    report = drafting.finish(written[section.id] for section in drafting.sections)
    assert report.to_json() == draft_report(facts, model).to_json()


def test_a_template_that_cannot_be_filled_is_found_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "section.md").write_text("$facts $nonsense", encoding="utf-8")
    model = Scripted(lambda _: GOOD)
    with pytest.raises(PromptError, match="nonsense"):
        prepare_report(parse_facts(FACTS), model, Choices(prompts=tmp_path))
    assert model.asked == []


@pytest.mark.parametrize(
    ("number", "signer", "lines"),
    [
        ("青水〔2026〕12号", "王小明、李建华", ["青水〔2026〕12号\t签发人：王小明\u3000李建华"]),
        ("青水〔2026〕12号", "王小明；李建华/赵立群", ["\t签发人：王小明\u3000李建华", "\u3000青水〔2026〕12号\t\t赵立群"]),
        ("青水〔2026〕12号", "李四、欧阳建国、王小明、赵六", ["\t签发人：李四\u3000\u3000欧阳建国", "\u3000青水〔2026〕12号\t\t王小明\u3000赵六"]),
        ("青水防指办联席会〔2026〕1112号", "欧阳建国、司马长风", ["\t签发人：欧阳建国", "\u3000青水防指办联席会〔2026〕1112号\t\t司马长风"]),
        ("青河县防汛抗旱指挥部办公室〔2026〕1112号", "王小明", ["\t签发人：王小明", "\u3000青河县防汛抗旱指挥部办公室〔2026〕1112号"]),
    ],
)  # fmt: skip
def test_signers_stand_two_a_line_and_the_number_in_the_last(
    number: str, signer: str, lines: list[str], tmp_path: Path
) -> None:
    head = {"mark": "青河县水利局文件", "number": number, "signer": signer}
    facts = parse_facts(json.dumps({
        "kind": "general", "title": "关于防汛工作情况的汇报", "issuer": "青河县水利局", "self": "我局", "masthead": head,
        "sections": {"基本情况": [{"label": "转移群众", "value": "129人"}]},
    }))  # fmt: skip
    report = draft_report(facts, "plain")
    assert report.text.split("\n")[1 : 1 + len(lines)] == lines
    assert report.verified
    report.save(tmp_path / "report.docx")
    assert read_document(tmp_path / "report.docx") == report.text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"binding": "x"}, "binding must be one of cited, plain, masked, not 'x'"),
        ({"repairs": -1}, "repairs must be a whole number, at least 0, not -1"),
        ({"max_prompt_tokens": 0}, "max_prompt_tokens must be a whole number, at least 1"),
    ],
)
def test_options_that_can_not_be_are_refused_also_without_a_model(options: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        draft_report(parse_facts(FACTS), "plain", **options)


def test_what_is_no_facts_is_told_as_that() -> None:
    with pytest.raises(FactsError, match="are no facts but str; read them with load_facts"):
        draft_report("facts.json", "plain")  # type: ignore[arg-type]
    with pytest.raises(FactsError, match="must be JSON as text, not dict; json"):
        parse_facts(json.loads(FACTS))
