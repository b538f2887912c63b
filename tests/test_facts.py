"""The facts file: what is kept, what is refused, and where the message points."""

import json
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import Facts, FactsError, OutputError, draft_report, load_facts, parse_facts
from draftkit.document import read_document
from draftkit.facts import SuppliedFigure, facts_schema, ledger_of, start_facts, write_facts
from draftkit.kinds import list_kinds, load_kind
from draftkit.resources import folder

TOWNSHIP = folder("fixtures") / "township" / "facts.json"
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
    "written", ["12.50", "0.10", "-0.5", "123456789012345678901234567890", "0.1234567890123456789012345"]
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
        (township('{"label": "甲", "value": "1人", "value": "2人"}'), "line 1, column 103", "stands twice"),
        (township('{"label": "甲", "value": NaN, "unit": "人"}'), "line 1, column 97", "NaN"),
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
        ("[" * 1000, "line 1, column 65", "levels of brackets"),
        (township('{"label": "甲", "value": ' + "1" * 5000 + ', "unit": "人"}'), "line 1, column 97", "5000"),
        ("[]", "", "object"),
        ("", "", "is empty"),
        (" \n", "", "is empty"),
        ('{"note": "NaN: NaN",\n "a": [1, -Infinity]}', "line 2, column 11", "-Infinity"),
        ('{"a": {"b": 1,\n "c": "\\"b\\": 1", "b": 2}, "a": 3}', "line 2, column 19", "b stands twice"),
    ],
)  # fmt: skip
def test_bad_input_gets_a_message_with_its_place(text: str, place: str, word: str) -> None:
    assert any(problem.startswith(place) and word in problem for problem in problems(text)), problems(text)


def figure(value: object, **fields: object) -> str:
    return township(json.dumps({"label": "甲", "value": value, **fields}))


def bare(value: str) -> str:
    """Return a figure with a JSON value as it is written here."""
    return township(f'{{"label": "甲", "value": {value}, "unit": "人"}}')


KEPT = {
    "25 digits": (bare("0.1234567890123456789012345"), "0.1234567890123456789012345人"),
    "64 digits": (bare("9" * 64), "9" * 64 + "人"),
    "leading zeros as text": (figure("007"), "007"),
    "underscores as text": (figure("1_000人"), "1_000人"),
    "other digits": (figure("١٢人"), "١٢人"),
    "full width": (figure("１２．５％"), "１２．５％"),
    "a sign of its own": (figure("−5℃"), "−5℃"),
    "circled": (figure("①"), "①"),
    "a fraction": (figure("½亩"), "½亩"),
    "a superscript": (figure("10³吨"), "10³吨"),
    "a square unit": (figure("12.5㎡"), "12.5㎡"),
    "200 characters": (figure("9" * 200), "9" * 200),
    "an ideographic space within": (figure("12\u3000人"), "12\u3000人"),
    "a time beyond the day": (figure("99:99"), "99:99"),
    "markup": (figure("<b>12</b>人"), "<b>12</b>人"),
    "an entity": (figure("&lt;12人"), "&lt;12人"),
    "a template": (figure("{0}人"), "{0}人"),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_let_in_is_kept_character_for_character_and_stands_in_a_report(name: str, tmp_path: Path) -> None:
    text, kept = KEPT[name]
    assert values(text) == [kept]
    report = draft_report(parse_facts(text), "plain")
    report.save(tmp_path / "out.docx")
    assert kept in read_document(tmp_path / "out.docx")


def test_kinds_of_text_that_are_kept() -> None:
    for text in ("😀好", "李　明", "第一行\n第二行", "<!DOCTYPE x>&y;", "[" * 70, "甲\t乙", "é", "བོད"):
        facts = parse_facts(township(json.dumps({"text": text})))
        assert ledger_of(facts).entries[0].text == text


VALUE, ITEM = "sections.situation[0].value", "sections.situation[0]"
UNSEEN = {
    "NUL": "\x00", "BEL": "\x07", "ESC": "\x1b", "DEL": "\x7f", "NEL": "\x85", "ZWSP": "\u200b", "ZWJ": "\u200d",
    "word joiner": "\u2060", "soft hyphen": "\xad", "right to left": "\u202e", "isolate": "\u2066", "BOM": "\ufeff",
    "Mongolian separator": "\u180e", "variation selector": "\ufe0f", "variation selector 17": "\U000e0100",
    "tag": "\U000e0031", "noncharacter": "\ufffe", "private": "\ue000", "lost in conversion": "\ufffd",
    "Hangul filler": "\u3164", "Braille blank": "\u2800", "grapheme joiner": "\u034f", "no-break space": "\xa0",
    "thin space": "\u202f", "line separator": "\u2028", "paragraph separator": "\u2029", "stroke": "\u0338",
    "keycap": "\u20e3",
}  # fmt: skip


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_refused_with_its_place_and_code(name: str) -> None:
    told = problems(figure(f"12{UNSEEN[name]}.50元"))
    assert any(problem.startswith(VALUE) and f"U+{ord(UNSEEN[name]):04X} at position 3" in problem for problem in told)


REFUSED = {
    "Infinity": (bare("Infinity"), "", "Infinity"),
    "-Infinity": (bare("-Infinity"), "", "-Infinity"),
    "a field of an item called like one": (township('{"topic": "甲", "people": [{"name": "张三", "person": "x"}]}'),
                                           "sections.situation[0].people[0].person", "not a field"),
    "a field called like an item": (township('{"topic": "甲", "document": "x"}'), "sections.situation[0].document", "not a field"),
    "an exponent": (bare("1e3"), ITEM, "write the number out"),
    "an exponent in capitals": (bare("1E3"), ITEM, "write the number out"),
    "an exponent no clock could count to": (bare("1e999999999"), ITEM, "write the number out"),
    "an exponent as text": (figure("1e3户"), ITEM, "write the number out"),
    "what a spreadsheet made of an id": (figure("1.1010119900307e+17"), ITEM, "write the number out"),
    "minus nothing": (bare("-0.0"), ITEM, "minus nothing"),
    "minus nothing as text": (figure("-0人"), ITEM, "minus nothing"),
    "no month": (township('{"text": "甲", "as_of": "2024年13月"}'), "sections.situation[0].as_of", "month 13"),
    "no day of an event": (township('{"event": "开会", "date": "2月30日"}'), "sections.situation[0].date", "calendar"),
    "no time of an event": (township('{"event": "开会", "time": "25:61"}'), "sections.situation[0].time", "25:61"),
    "no hour of an event": (township('{"event": "开会", "time": "25时"}'), "sections.situation[0].time", "25时"),
    "no date of signing": (f'{{{HEAD}"date": "2024-13-45", "sections": {{"situation": [{{"text": "甲"}}]}}}}', "date", "2024-13-45"),
    "no as-of date": (f'{{{HEAD}"as_of": "2024年7月1日25时", "sections": {{"situation": [{{"text": "甲"}}]}}}}', "as_of", "25时"),
    "65 digits": (bare("9" * 65), "line 1, column 97", "65 characters"),
    "201 characters": (figure("9" * 201), VALUE, "at most 200"),
    "a plus": (bare("+5"), "line 1", "not JSON"),
    "leading zeros": (bare("007"), "line 1", "not JSON"),
    "hexadecimal": (bare("0x10"), "line 1", "not JSON"),
    "no digit before the point": (bare(".5"), "line 1", "not JSON"),
    "no digit behind the point": (bare("5."), "line 1", "not JSON"),
    "a bare number": (figure(86), ITEM, "unit"),
    "a bare number and an empty unit": (figure(86, unit=""), ITEM, "unit"),
    "a unit that is null": (figure(86, unit=None), ITEM, "unit"),
    "a unit that is a number": (figure(86, unit=5), "sections.situation[0].unit", "quotation marks"),
    "another unit": (figure("12吨", unit="人"), ITEM, "another unit"),
    "a truth": (figure(True), VALUE, "text, a number or null"),
    "a list": (figure([1]), VALUE, "text"),
    "an object": (figure({}), VALUE, "text"),
    "nothing": (figure(""), VALUE, "null"),
    "spaces": (figure("   "), VALUE, "null"),
    "a space before": (figure(" 12人"), VALUE, "begins or ends with a space"),
    "a space behind": (figure("12人 "), VALUE, "begins or ends with a space"),
    "a wide space behind": (figure("12人\u3000"), VALUE, "begins or ends with a space"),
    "a line break": (figure("12\n人"), VALUE, "line break"),
    "a return": (figure("12\r人"), VALUE, "line break"),
    "a tab": (figure("12\t人"), VALUE, "tab"),
    "a label of spaces": (township('{"label": "  ", "value": "1人"}'), "sections.situation[0].label", "space"),
    "a text of spaces": (township('{"text": "  "}'), ITEM, "is empty"),
    "a title of two lines": (township('{"text": "甲"}').replace("关于防汛", "关于\\n防汛"), "title", "line break"),
    "a title of spaces": (township('{"text": "甲"}').replace("关于防汛工作情况的汇报", "  "), "title", "space"),
    "parts in an object": (figure("1人", parts={}), "sections.situation[0].parts", "list"),
    "parts that are null": (figure("1人", parts=None), "sections.situation[0].parts", "list"),
    "a total that is no truth": (figure("1人", total="no"), "sections.situation[0].total", "true or false"),
    "a date in digits": (township('{"event": "开会", "date": 124}'), "sections.situation[0].date", "quotation marks"),
    "an item that is text": (township('"甲"'), ITEM, "no known fact"),
    "an item that is null": (township("null"), ITEM, "no known fact"),
    "sections in a list": (f'{{{HEAD}"sections": []}}', "sections", "object"),
    "sections that are null": (f'{{{HEAD}"sections": null}}', "sections", "object"),
    "a group twice": (f'{{{HEAD}"sections": {{"situation": [{{"text": "甲"}}], "situation": [{{"text": "乙"}}]}}}}',
                      "line 1", "situation stands twice"),
    "a field twice, once escaped": (township('{"label": "甲", "l\\u0061bel": "乙", "value": "1人"}'), "line 1", "twice"),
    "a field twice, deep": (township('{"label": "甲", "value": "1人", "parts": [{"label": "a", "label": "b", "value": "1人"}]}'),
                            "line 1", "twice"),
    "a kind that is a path": (township('{"text": "甲"}').replace("township", "../../etc/passwd"), "kind", "unknown"),
    "a kind that is a number": (township('{"text": "甲"}').replace('"township"', "5"), "kind", "quotation marks"),
    "an id with brackets": (township('{"id": "a[0]", "text": "甲"}'), "sections.situation[0].id", "brackets"),
    "an id of 65": (township(json.dumps({"id": "a" * 65, "text": "甲"})), "sections.situation[0].id", "64"),
    "half a pair": (township('{"text": "\\ude00好"}'), "sections.situation[0].text", "U+DE00"),
    "a comma too many": (township('{"text": "甲",}'), "line 1", "not JSON"),
    "a comment": ("// x\n" + township('{"text": "甲"}'), "line 1", "not JSON"),
    "single quotes": ("{'kind': 'township'}", "line 1", "not JSON"),
    "two files in one": (township('{"text": "甲"}') * 2, "line 1", "behind the last bracket"),
    "65 levels": ("[" * 65 + "]" * 65, "line 1, column 65", "levels of brackets"),
    "a string that never ends": (township('{"text": "' + '\\"' * 20_000), "line 1", "never closed"),
    "4001 characters": (township(json.dumps({"text": "长" * 4001})), "sections.situation[0].text", "4001"),
    "UTF-16 without its mark": (township('{"text": "甲"}').encode("utf-16-le"), "", "UTF-16"),
    "UTF-32": (township('{"text": "甲"}').encode("utf-32"), "", "UTF-32"),
    "Big5": ("發現火點7處，撲滅火點5處的匯報".encode("big5"), "", "may be Big5"),
    "a Word file": (b"PK\x03\x04\x14\x00\x06\x00", "", "no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_with_its_place_and_the_remedy(name: str) -> None:
    text, place, word = REFUSED[name]
    told = problems(text)
    assert any(problem.startswith(place) and word in problem for problem in told), told
    assert all(character.isprintable() for problem in told for character in problem)


def test_no_message_moves_the_cursor_of_whoever_reads_it() -> None:
    told = problems(township('{"text": "甲", "x\\u001b[2J\\u202e": 1}').replace("township", "a\\u001b[31m"))
    assert all("\x1b" not in problem and "\u202e" not in problem for problem in told)
    assert any("\\u001b[2J" in problem for problem in told)


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
def test_the_schema_of_a_kind_names_its_groups_unless_the_facts_file_does(kind: str) -> None:
    schema = facts_schema(load_kind(kind))
    groups = schema["properties"]["sections"]
    assert set(groups.get("properties", ())) == (set() if kind == "general" else set(load_kind(kind).groups))
    assert groups["additionalProperties"] is not True
    json.dumps(schema)


def test_facts_survive_json() -> None:
    facts = parse_facts(township('{"label": "库存", "value": 12.50, "unit": "吨"}'))
    again = parse_facts(facts.model_dump_json(by_alias=True, exclude_defaults=True))
    assert again == facts
    assert isinstance(again, Facts)


def test_a_line_typed_for_a_value_is_a_blank() -> None:
    facts = parse_facts(township('{"label": "库存", "value": "____"}, {"event": "开会", "date": "＿＿"}'))
    assert [fact.value for fact in ledger_of(facts).facts] == [None, None]


def test_what_the_report_puts_there_itself_is_taken_off() -> None:
    facts = parse_facts(
        json.dumps({
            "kind": "general", "title": "关于招生工作情况的汇报", "addressee": "区教育局：",
            "attachments": ["1. 清单", "附件2：一览表", "2024年名单", "《值班表》。", "《办法》（修订稿）", "3.《名单》；"],
            "masthead": {"mark": "青河镇人民政府文件", "number": "青政发〔2024〕5号", "signer": "王小明 李小红"},
            "sections": {"2024年上半年安排": [{"text": "抓好报名"}], "第一季度进展": [{"label": "报名", "value": "12人"}]},
        })
    )  # fmt: skip
    assert facts.addressee == "区教育局"
    assert facts.attachments == ("清单", "一览表", "2024年名单", "值班表", "《办法》（修订稿）", "名单")
    report = draft_report(facts, "plain")
    assert "区教育局：\n" in report.text
    assert "一、2024年上半年安排" in report.text
    assert report.findings == ()
@pytest.mark.parametrize("name", ["facts.json", "facts.yaml", "facts.yml", "FACTS.XLSX"])
def test_facts_are_written_by_the_name_of_the_file_and_read_again_they_are_equal(name: str, tmp_path: Path) -> None:
    facts, path = load_facts(TOWNSHIP), tmp_path / name
    write_facts(facts, path)
    assert load_facts(path) == facts
    write_facts(facts, path)  # tomorrow's take the place of today's
    with pytest.raises(OutputError, match="exists already"):
        write_facts(facts, path, new=True)


@pytest.mark.parametrize("name", ["new.json", "new.yaml", "new.xlsx"])
def test_a_kind_starts_a_file_that_is_in_order_and_never_one_that_is_there(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for kind in list_kinds():
        start_facts(kind, path)
        assert load_facts(path).kind == kind
        with pytest.raises(OutputError, match="exists already"):
            start_facts(kind, path)
        path.unlink()


def test_facts_are_written_under_no_other_name_and_into_no_other_place(tmp_path: Path) -> None:
    for name, words in (("facts.docx", "must end in"), ("none/facts.json", "there is no folder")):
        with pytest.raises(OutputError, match=words):
            write_facts(load_facts(TOWNSHIP), tmp_path / name)
        with pytest.raises(OutputError, match=words):
            start_facts("township", tmp_path / name)
    assert not list(tmp_path.iterdir())
