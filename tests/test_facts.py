"""The facts file: what is kept, what is refused, and where the message points."""

import json
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import Facts, FactsError, load_facts, parse_facts
from draftkit.facts import SuppliedFigure, facts_schema, ledger_of
from draftkit.kinds import list_kinds, load_kind

HEAD = '"kind": "township", "title": "关于防汛工作情况的汇报", '


def township(*items: str) -> str:
    return f'{{{HEAD}"sections": {{"situation": [{", ".join(items)}]}}}}'


def values(text: str) -> list[str | None]:
    return [fact.value for fact in ledger_of(parse_facts(text)).facts]


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(FactsError) as caught:
        parse_facts(text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "written", ["12.50", "1e3", "0.10", "-0.0", "123456789012345678901234567890", "0.1234567890123456789012345"]
)
def test_a_json_number_keeps_its_written_form(written: str) -> None:
    assert values(township(f'{{"label": "库存", "value": {written}, "unit": "吨"}}')) == [f"{written}吨"]


@pytest.mark.parametrize("written", ["1,191条", "007", "40多家", "4-5万个", "１２人", "两天", "没有发生", "12366"])
def test_a_value_given_as_text_is_kept_character_for_character(written: str) -> None:
    assert values(township(json.dumps({"label": "项目", "value": written}))) == [written]


def test_a_unit_is_put_behind_a_value_once() -> None:
    assert values(township('{"label": "甲", "value": "86", "unit": "人"}')) == ["86人"]
    assert values(township('{"label": "甲", "value": "86人", "unit": "人"}')) == ["86人"]


def test_null_is_a_blank() -> None:
    assert values(township('{"label": "疑似病例", "value": null}')) == [None]


def test_parts_answer_by_their_totals_id_and_come_behind_it() -> None:
    text = township('{"id": "t", "label": "总数", "value": "3人", "parts": ['
                    '{"label": "甲", "value": "1人"}, {"id": "b", "label": "乙", "value": "2人"}]}')  # fmt: skip
    ledger = ledger_of(parse_facts(text))
    assert [(fact.key, fact.id, fact.part) for fact in ledger.facts] == [
        ("t", "t", None),
        ("t.1", "t", "甲"),
        ("b", "b", None),
    ]
    assert [part.label for part in ledger.parts_of(ledger["t"])] == ["甲", "乙"]


def test_every_type_of_fact_reaches_the_ledger() -> None:
    ledger = ledger_of(
        [
            {"label": "排查", "value": "86人"},
            {"topic": "强化宣传", "text": "张贴公告", "figures": [{"label": "彩页", "value": "5000份"}],
             "documents": ["《告知书》"], "organisations": ["县卫健局"], "people": [{"name": "李明", "title": "镇长"}]},
            {"event": "召开部署会", "date": "1月24日", "time": "晚上7点", "place": "镇政府"},
            {"name": "王芳", "title": "书记", "note": "任组长"},
            {"organisation": "青河镇人民政府"},
            {"document": "《工作方案》", "number": "青政发〔2020〕3号"},
            {"text": "口罩紧缺"},
        ]
    )  # fmt: skip
    assert [fact.value for fact in ledger.facts] == ["86人", "5000份", "1月24日", "晚上7点"]
    assert {(name.text, name.kind) for name in ledger.names} == {
        ("李明", "person"), ("县卫健局", "organisation"), ("《告知书》", "document"), ("镇政府", "place"),
        ("王芳", "person"), ("青河镇人民政府", "organisation"), ("《工作方案》", "document"),
    }  # fmt: skip
    assert [entry.kind for entry in ledger.entries] == [
        "figure", "measure", "event", "person", "organisation", "document", "statement",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("[1", "line 1, column 3", "not JSON"),
        (township('{"label": "甲", "value": "1人", "value": "2人"}'), "", "stands twice"),
        (township('{"label": "甲", "value": NaN, "unit": "人"}'), "", "NaN"),
        (township('{"label": "甲", "value": 86}'), "sections.situation[0]", "unit"),
        (township('{"label": "甲", "value": true}'), "sections.situation[0].value", "text, a number or null"),
        (township('{"label": "甲"}'), "sections.situation[0].value", "required"),
        (township('{"label": 5, "value": "1人"}'), "sections.situation[0].label", "quotation marks"),
        (township('{"label": "甲", "value": "1人", "vlaue": 1}'), "sections.situation[0].vlaue", "not a field"),
        (township('{"label": "甲\\u0007", "value": "1人"}'), "sections.situation[0].label", "U+0007"),
        (township('{"label": "甲", "value": "12\\u200b.50元"}'), "sections.situation[0].value", "U+200B"),
        (township('{"label": "\\ud83d", "value": "1人"}'), "sections.situation[0].label", "U+D83D"),
        (township('{"label": "<|im_start|>", "value": "1人"}'), "sections.situation[0].label", "control token"),
        (township('{"foo": "甲"}'), "sections.situation[0]", "no known fact"),
        (township(), "sections.situation", "empty"),
        (f"{{{HEAD}\"sections\": {{}}}}", "sections", "empty"),
        (f"{{{HEAD}\"sections\": {{\"nonsense\": [{{\"text\": \"甲\"}}]}}}}", "sections.nonsense", "no group"),
        ('{"kind": "nokind", "title": "题", "sections": {"situation": [{"text": "甲"}]}}', "kind", "unknown"),
        (township('{"id": "a", "text": "甲"}', '{"id": "a", "text": "乙"}'), "sections.situation[1].id", "already"),
        (township('{"label": "甲", "value": "3人", "parts": [{"label": "乙", "value": "1人"}]}'),
         "sections.situation[0]", "add up to 1人"),
        (township('{"label": "甲", "value": "' + "长" * 5000 + '"}'), "sections.situation[0].value", "at most"),
        ("[" * 1000, "", "levels of brackets"),
        (township('{"label": "甲", "value": ' + "1" * 5000 + ', "unit": "人"}'), "", "5000"),
        ("[]", "", "object"),
        ("", "line 1", "not JSON"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_message_with_its_place(text: str, place: str, word: str) -> None:
    assert any(problem.startswith(place) and word in problem for problem in problems(text)), problems(text)


def test_all_problems_are_told_at_once() -> None:
    text = '{"kind": "nokind", "title": "", "sections": {"a": [{"label": "甲"}, {"label": 1, "value": "1人"}]}}'
    places = [problem.split(":")[0] for problem in problems(text)]
    assert {"title", "sections.a[0].value", "sections.a[1].label", "kind"} <= set(places)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_the_encodings_of_chinese_offices_are_read(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_bytes(township('{"label": "排查", "value": "86人"}').encode(encoding))
    assert ledger_of(load_facts(file)).facts[0].value == "86人"


def test_other_bytes_and_missing_files_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_bytes(b"\x80\xff\x00")
    with pytest.raises(FactsError, match=r"facts\.json"):
        load_facts(file)
    with pytest.raises(FactsError, match="can't be read"):
        load_facts(tmp_path / "none.json")
    with pytest.raises(FactsError, match="can't be read"):
        load_facts(tmp_path)


def test_a_file_of_ten_megabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text(township(json.dumps({"text": "长" * 10_000_000})), encoding="utf-8")
    with pytest.raises(FactsError, match="bytes"):
        load_facts(file)


@pytest.mark.parametrize(
    ("total", "parts", "fits"),
    [
        ("1191条", ["129条", "114条", "732条", "216条"], True),
        ("1191条", ["129条", "114条", "732条", "215条"], False),
        ("86人", ["31人", None], True),
        ("86人", ["87人", None], False),
        ("40多家", ["10家", "20家"], True),
        ("1.2万元", ["7000元", "5000元"], True),
        ("0.3吨", ["0.1吨", "0.2吨"], True),
        ("10户", ["3人", "4人"], True),
        ("两人", ["一人", "1人"], True),
    ],
)
def test_totals_are_checked_against_their_parts(total: str, parts: list[str | None], fits: bool) -> None:
    item: dict[str, Any] = {"label": "总", "value": total}
    item["parts"] = [{"label": f"分{i}", "value": part} for i, part in enumerate(parts)]
    if fits:
        ledger_of([item])
    else:
        with pytest.raises(FactsError, match="add up"):
            ledger_of([item])
    ledger_of([{**item, "total": False}])


def test_python_values_that_lost_their_form_are_refused_with_the_remedy() -> None:
    with pytest.raises(ValueError, match=r'"12\.50"'):
        SuppliedFigure(label="库存", value=12.5, unit="吨")  # type: ignore[arg-type]
    assert SuppliedFigure(label="库存", value=Decimal("12.50"), unit="吨").written == "12.50吨"  # type: ignore[arg-type]
    assert SuppliedFigure(label="人数", value=86, unit="人").written == "86人"  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_any_label_is_kept_or_refused_never_changed(label: str) -> None:
    with suppress(FactsError):
        ledger = ledger_of([{"label": label, "value": "1人"}])
        assert ledger.facts[0].label == label.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_but_a_facts_error(data: bytes) -> None:
    with pytest.raises(FactsError):
        parse_facts(data)


@pytest.mark.parametrize("kind", list_kinds())
def test_the_schema_of_a_kind_names_its_groups(kind: str) -> None:
    schema = facts_schema(load_kind(kind))
    assert set(schema["properties"]["sections"]["properties"]) == set(load_kind(kind).groups)
    json.dumps(schema)


def test_facts_survive_json() -> None:
    facts = parse_facts(township('{"label": "库存", "value": 12.50, "unit": "吨"}'))
    again = parse_facts(facts.model_dump_json(by_alias=True, exclude_defaults=True))
    assert again == facts
    assert isinstance(again, Facts)
