"""What bears a classification mark is refused before anything is sent; what speaks of secrets is not."""

import json
from pathlib import Path
from typing import Any

import pytest

from draftkit import ClassifiedError, OpenAIModel, draft_report, load_facts, parse_facts
from draftkit.batch import Options, draft_batch
from draftkit.classified import find_classification
from draftkit.cli import main
from draftkit.engine import export_requests
from draftkit.exemplars import read_collection
from draftkit.kinds import load_kind
from draftkit.prompt import Binding
from draftkit.resources import folder
from draftkit.testing import FaultServer

FIXTURES = Path(str(folder("fixtures")))
MARKS = ["秘密★", "机密★10年", "绝密★长期", "秘 密 ★ 1年", "绝密☆", "密级：机密", "密级: 秘密级", "本文件密级：机密★20年", "机密\n关于……的汇报",
         "【机密】关于……的汇报", "（秘密）关于……的汇报", "  绝　密  ", "机密 10年", "秘密级",
         "【密级】秘密", "密级 秘密", "密级\t机密★10年", "密级（绝密）", "密级为秘密，保密期限3年", "涉密等级：机密", "保密级别：秘密级",
         "機密★", "機密·10年", "絕密", "密級：祕密", "材料机密·10年", "汇报（秘密 3年）", "秘密（3年）", "★秘密", "秘\u200b密★", "密级标识：机密", "密级和保密期限：秘密/3年", "文件等级：机密",
         "关于工作情况的汇报（机密）", "关于工作情况的汇报【秘密】", "机密✱10年", "秘\xa0密"]  # fmt: skip
ORDINARY = ["开展商业秘密保护", "做好保密工作", "核实数据机密性", "保守国家秘密是公民义务", "清退机密级文件3件", "密级：无", "密级：公开",
            "泄露机密文件的案件", "定密和解密管理", "国家秘密", "（涉及秘密的另行报告）", "秘密战线纪念馆", "机密文件柜",
            "上映秘密警察片3部", "修订密级管理制度", "密级为秘密的文件3件", "密级：秘密3件、机密1件", "核对密级、机密文件柜", "密级 机密文件柜",
            "国家秘密分绝密、机密、秘密三级", "涉密等级保护", "放映《绝密·1943年》", "保守商业秘密3年",
            "密级标识不规范", "文件等级评定", "涉密文件3件，最高密级（绝密）的1件", "涉密等级：无", "秘密等级：一般"]  # fmt: skip
MARKED_FIELDS = [
    {"title": "机密★10年 关于工作情况的汇报"},
    {"issuer": "秘密★3年"},
    {"sections": {"秘密★3年": [{"text": "部署工作"}]}},
    {"sections": {"機密": [{"text": "部署工作"}]}},
    *({"sections": {"基本情况": [item]}} for item in (
        {"label": "密级", "value": "秘密"},
        {"label": "文件涉密等级", "value": "机密 10年"},
        {"label": "会议", "value": "3次", "parts": [{"label": "密级", "value": "绝密"}], "total": False},
        {"label": "会议", "value": "3次", "id": "秘密★"},
        {"label": "会议", "value": "3次", "source": "机密·10年"},
        {"label": "会议", "value": "3次", "//": "密级 秘密"},
        {"topic": "密级", "text": "机密件，限10年"},
        {"document": "《方案》", "note": "【密级】秘密"},
        {"name": "王小明", "note": "秘密★"},
    )),
]  # fmt: skip
BINDINGS: list[Binding] = ["cited", "plain", "masked"]


def facts_with(text: str, field: str = "text") -> str:
    item = {"text": "部署工作", "figures": [{"label": "会议", "value": "3次"}]}
    facts = {"kind": "township", "title": "关于工作情况的汇报", "sections": {"situation": [item]}}
    (facts if field == "title" else item)[field] = text
    return json.dumps(facts, ensure_ascii=False)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_known_in_every_way_it_is_written(mark: str) -> None:
    assert find_classification(mark)


@pytest.mark.parametrize("text", ORDINARY)
def test_a_text_that_speaks_of_secrets_bears_no_mark(text: str) -> None:
    assert find_classification(text) == ""


def test_no_text_of_the_project_bears_one() -> None:
    files = [*FIXTURES.rglob("*.json*"), *Path(str(folder("prompts"))).rglob("*.*")]
    assert [path.name for path in files if find_classification(path.read_text(encoding="utf-8"))] == []


def test_what_is_counted_by_its_class_is_no_mark() -> None:
    facts = {"kind": "bureau", "title": "关于保密检查工作情况的汇报", "sections": {"situation": [{"label": "机密", "value": "3件"}]}}
    assert draft_report(parse_facts(json.dumps(facts)), "plain").verified


@pytest.mark.parametrize("fields", MARKED_FIELDS, ids=str)
def test_a_mark_is_found_wherever_facts_hold_one_also_in_the_name_of_a_section(fields: dict[str, Any]) -> None:
    facts = {"kind": "general", "title": "关于工作情况的汇报", "sections": {"基本情况": [{"text": "部署工作"}]}, **fields}
    with FaultServer() as server:
        with pytest.raises(ClassifiedError):
            draft_report(parse_facts(json.dumps(facts)), OpenAIModel("m", base_url=server.url, api_key="sk-canary-0123456789"))
        assert server.bill.requests == 0


def test_a_mark_in_a_kind_of_ones_own_is_found(tmp_path: Path) -> None:
    kinds = tmp_path / "kinds"
    kinds.mkdir()
    shipped = Path(str(folder("prompts"))) / "kinds" / "township.toml"
    text = shipped.read_text(encoding="utf-8")
    heading = load_kind("township").sections[0].heading
    (kinds / "township.toml").write_text(text.replace(heading, f"{heading}（秘密★3年）"), encoding="utf-8")
    with pytest.raises(ClassifiedError):
        draft_report(parse_facts(facts_with("部署工作")), "plain", prompts=tmp_path)


@pytest.mark.parametrize("binding", BINDINGS)
@pytest.mark.parametrize(("text", "field"), [("机密★10年", "text"), ("【秘密】关于工作情况的汇报", "title"), ("密级：绝密", "//")])
def test_nothing_of_marked_facts_is_sent(text: str, field: str, binding: Binding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("DRAFTKIT_API_KEY", "sk-canary-0123456789")
    path = tmp_path / "marked.json"
    path.write_text(facts_with(text, field), encoding="utf-8")
    with FaultServer() as server:
        with pytest.raises(ClassifiedError, match="classification mark"):
            draft_report(load_facts(path), OpenAIModel("m", base_url=server.url), binding=binding)
        options = Options(binding=binding)
        done = draft_batch([path, FIXTURES / "bureau" / "facts.json"], tmp_path / "run", "m", base_url=server.url, options=options)
        files = export_requests(tmp_path / "engine", [path], "m", options=options).files
        assert main(["draft", str(path), "-o", str(tmp_path / "a.docx"), "-m", "m", "--base-url", server.url, "--binding", binding]) == 2  # fmt: skip
        own = {call for call in server.bill.sections}
    assert (done.failed, done.verified, len(own)) == (1, 1, 3)
    assert list(files) == []
    assert not (tmp_path / "a.docx").exists()


def test_the_command_says_where_the_mark_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "marked.json"
    path.write_text(facts_with("机密★10年"), encoding="utf-8")
    for command in ("validate", "prompt"):
        assert main([command, str(path)]) == 2
        told = capsys.readouterr().err
        assert "sections.situation[0].text bears the classification mark 机密★10年" in told


def test_a_marked_sample_is_not_taken_in_and_one_in_the_folder_is_not_shown(tmp_path: Path) -> None:
    text = "机密★10年\n关于防汛工作情况的汇报\n一、基本情况\n" + "全县干部群众团结一心，连续奋战，取得了防汛工作的阶段性胜利。" * 3
    with pytest.raises(ClassifiedError):
        read_collection(text, [load_kind("county")])
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main(["exemplars", "add", str(tmp_path / "a.txt"), "--into", str(tmp_path / "own")]) == 2
    assert not (tmp_path / "own").exists()
    (tmp_path / "own" / "bureau").mkdir(parents=True)
    (tmp_path / "own" / "bureau" / "a.md").write_text(f"# {text}", encoding="utf-8")
    with pytest.raises(ClassifiedError):
        draft_report(load_facts(FIXTURES / "bureau" / "facts.json"), "plain", exemplars=tmp_path / "own")
