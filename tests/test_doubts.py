"""What may be a slip in a facts file is told before anything is drafted, and never refused."""

import json
from pathlib import Path

import pytest

from draftkit import load_facts, parse_facts
from draftkit.cli import main
from draftkit.facts import find_doubts
from draftkit.kinds import list_kinds
from draftkit.resources import folder

_SHIPPED = ("*/facts.json", "binding/facts/*.json", "more/*.json", "daily/*/*.json")
FIXTURES = sorted(path for pattern in _SHIPPED for path in Path(str(folder("fixtures"))).glob(pattern))


def facts_of(*items: dict[str, object], **head: str) -> str:
    facts = {"kind": "general", "title": "关于防汛工作情况的汇报", **head, "sections": {"基本情况": items}}
    return json.dumps(facts, ensure_ascii=False)


def told(*items: dict[str, object], **head: str) -> list[str]:
    return [str(doubt) for doubt in find_doubts(parse_facts(facts_of(*items, **head)))]


PEOPLE = {"label": "转移群众", "value": "86人"}


@pytest.mark.parametrize("as_of", ["", "7月1日"])  # of which the report says nothing
def test_one_thing_with_two_values_is_told(as_of: str) -> None:
    (doubt,) = told(PEOPLE, {"label": "转移群众", "value": "68人", "as_of": as_of})
    assert doubt.startswith("sections.基本情况: 转移群众 has two values, 86人 and 68人")


@pytest.mark.parametrize(
    "other",
    [
        {"label": "转移群众", "value": "86人"},
        {"label": "转移群众", "value": "30户"},
        {"label": "转移群众", "value": None},
        {"topic": "复查", "text": "逐户复查", "figures": [{"label": "转移群众", "value": "68人"}]},
        {"event": "召开会议", "date": "7月1日", "time": "10时"},
    ],
)
def test_what_is_another_thing_or_the_same_value_is_none(other: dict[str, object]) -> None:
    assert told(PEOPLE, other) == []


@pytest.mark.parametrize("words", ["转移群众68人", "及时转移群众共68人", "转移群众达68人，无伤亡"])
def test_a_text_that_says_another_figure_is_told(words: str) -> None:
    (doubt,) = told(PEOPLE, {"text": words})
    assert "says 转移群众 68人; the figure supplied is 86人" in doubt


@pytest.mark.parametrize("words", ["转移群众86人", "转移群众30户", "计划转移68人", "转移群众时有68人值守"])
def test_a_text_that_says_the_same_or_something_else_is_none(words: str) -> None:
    assert told(PEOPLE, {"text": words}) == []


def test_a_head_that_is_not_filled_in_is_told_with_its_field() -> None:
    assert told(PEOPLE, issuer="____镇人民政府", title="关于＿＿工作的汇报") == [
        "title: is not filled in: 关于＿＿工作的汇报",
        "issuer: is not filled in: ____镇人民政府",
    ]


@pytest.mark.parametrize("path", FIXTURES, ids=[f"{path.parent.name}-{path.stem}" for path in FIXTURES])
def test_no_shipped_facts_file_is_doubted(path: Path) -> None:
    assert find_doubts(load_facts(path)) == []


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"date": "2024-7-1"}, "date: 2024-7-1 is not how a date of signing is written; write it like 2024年7月1日"),
        ({"date": "2024年07月01日"}, "write it like 2024年7月1日"),
        ({"date": "昨天"}, "date: 昨天 is not how a date of signing is written"),
        ({"date": "二〇二四年七月一日"}, "is not how a date of signing is written"),
        ({"as_of": "昨天"}, "as_of: 昨天 tells no date as a report writes it"),
        ({"as_of": "2024/6/30"}, "write it like 2024年6月30日"),
    ],
)
def test_a_date_in_another_shape_is_told_with_what_to_write(head: dict[str, str], words: str) -> None:
    (doubt,) = told(PEOPLE, **head)
    assert words in doubt


@pytest.mark.parametrize(
    "head",
    [{"date": "2024年7月1日"}, {"date": "____年__月__日"}, {"as_of": "7月3日18时"}, {"as_of": "2024年上半年"},
     {"as_of": "2023年6月30日24:00"}, {"as_of": "一季度"}],
)  # fmt: skip
def test_a_date_as_reports_write_it_is_none(head: dict[str, str]) -> None:
    assert [doubt for doubt in told(PEOPLE, **head) if "not filled in" not in doubt] == []


@pytest.mark.parametrize(
    ("label", "value", "words"),
    [
        ("转移群众", "1,23人", "转移群众: 1,23人 has a comma that parts no thousands"),
        ("转移群众", "12,34,567人", "parts no thousands"),
        ("投诉下降", "-12.5%", "投诉下降: -12.5% says twice that it went down"),
        ("投诉量同比下降", "−3件", "says twice that it went down"),
        ("到岗时间", "25:61", "到岗时间: 25:61 is no time of the day"),
    ],
)
def test_a_figure_written_oddly_is_told(label: str, value: str, words: str) -> None:
    (doubt,) = told({"label": label, "value": value})
    assert doubt.startswith("sections.基本情况: ")
    assert words in doubt


@pytest.mark.parametrize(
    ("label", "value"),
    [("转移群众", "1,234人"), ("投资", "1,234.5万元"), ("投资", "12,345,678元"), ("停用泵", "1,2,3号泵"), ("投诉下降", "12.5%"),
     ("投诉增长", "-12.5%"), ("到岗时间", "24:00"), ("比分", "25:61"), ("气温", "-3℃"), ("下降幅度最大的镇同比", "-3%")],
)  # fmt: skip
def test_a_figure_as_people_write_it_is_none(label: str, value: str) -> None:
    assert told({"label": label, "value": value}) == []


def test_lines_and_hints_that_are_still_there_are_told_and_typed_blanks_are_not(tmp_path: Path) -> None:
    items = [
        {"label": "____总数", "value": None},
        {"label": "转移群众", "value": "____人", "source": "____局"},
        {"topic": "强化宣传", "text": "（在此记做法）", "documents": ["《____方案》"]},
        {"text": "投入资金____万元"},
    ]
    assert told(*items) == [
        "sections.基本情况[0].label: is not filled in: ____总数",
        "sections.基本情况[2].text: （在此记做法） is the hint of an empty form; write what is to be said, or take it out.",
        "sections.基本情况[2].documents[0]: is not filled in: 《____方案》",
        "sections.基本情况[3].text: is not filled in: 投入资金____万元",
    ]


@pytest.mark.parametrize("kind", list_kinds())
def test_an_empty_form_is_not_in_order(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "facts.json")
    assert main(["init", kind, "-o", path]) == main(["validate", path]) == 0
    out, err = capsys.readouterr()
    assert "can be read, and is not filled in yet" in out
    assert "in order" not in out
    assert "the hint of an empty form" in err


def test_commands_tell_it_and_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "facts.json").write_text(facts_of(PEOPLE, {"label": "转移群众", "value": "68人"}), encoding="utf-8")
    assert main(["validate", str(tmp_path / "facts.json")]) == 0
    out, err = capsys.readouterr()
    assert "can be read; 2 figures, 0 of them not known yet; look at the warnings: 1" in out
    assert "warning: sections.基本情况: 转移群众 has two values" in err


@pytest.mark.parametrize("value", ["3", "三", "12.50", "0", "1,200"])
def test_a_number_in_text_without_a_unit_is_told_as_one_in_json_is(value: str) -> None:
    (doubt,) = told({"label": "发现并扑灭火点", "value": value})
    assert f"发现并扑灭火点: value is the bare number {value}; add \"unit\"" in doubt


@pytest.mark.parametrize(
    "item",
    [
        {"label": "值班电话", "value": "12345"},
        {"label": "房屋编号", "value": "302"},
        {"label": "考核得分", "value": "95.5"},
        {"label": "全县排名", "value": "三"},
        {"label": "火点", "value": "3", "unit": "起"},
        {"label": "火点", "value": "三起"},
        {"label": "人手", "value": "不足"},
    ],
)
def test_codes_scores_and_numbers_with_a_unit_are_none(item: dict[str, object]) -> None:
    assert told(item) == []


@pytest.mark.parametrize("value", ["约", "若干"])
def test_what_only_says_how_exact_a_number_is_is_told(value: str) -> None:
    (doubt,) = told({"label": "秸秆", "value": value})
    assert f"秸秆: {value} says how exact a number is, and there is none" in doubt


@pytest.mark.parametrize(
    ("as_of", "date"),
    [
        ("2024年6月12日", "2023年6月13日"),
        ("2024年6月20日18时", "2024年6月13日"),
        ("2024年7月", "2024年6月30日"),
    ],
)
def test_a_report_signed_before_the_day_of_its_figures_is_told(as_of: str, date: str) -> None:
    (doubt,) = told(PEOPLE, as_of=as_of, date=date)
    assert doubt == f"date: {date} lies before {as_of}, the date of the figures"


@pytest.mark.parametrize("as_of", ["2024年6月13日", "2024年6月", "2024年5月31日18时", "6月20日", "2024年上半年"])
def test_a_report_signed_on_the_day_of_its_figures_or_after_is_in_order(as_of: str) -> None:
    assert told(PEOPLE, as_of=as_of, date="2024年6月13日") == []


def headed(mark: str, issuer: str) -> list[str]:
    raw = {**json.loads(facts_of(PEOPLE, issuer=issuer)), "masthead": {"mark": mark, "number": "柳政发〔2024〕21号"}}
    return [str(doubt) for doubt in find_doubts(parse_facts(json.dumps(raw)))]


def test_a_red_head_of_another_organ_than_the_one_that_signs_is_told() -> None:
    (doubt,) = headed("柳林镇人民政府文件", "杨树镇人民政府")
    assert doubt == "masthead.mark: 柳林镇人民政府文件 is the head of another organ than 杨树镇人民政府, which signs"


@pytest.mark.parametrize(
    ("mark", "issuer"),
    [
        ("柳林镇人民政府文件", "柳林镇人民政府"),
        ("平川县柳林镇人民政府", "柳林镇人民政府"),
        ("柳林镇党委文件", "中共柳林镇委员会"),
        ("中共柳林镇委员会文件", "中共柳林镇委员会、柳林镇人民政府"),
        ("平川县教育局等三部门文件", "平川县教育局、平川县财政局、平川县民政局"),
        ("平川县防汛抗旱指挥部文件", "平川县防汛抗旱指挥部办公室"),
        ("防汛工作简报", "柳林镇人民政府"),
        ("柳林镇人民政府文件", ""),
    ],
)
def test_a_head_that_names_those_who_sign_in_full_or_short_is_in_order(mark: str, issuer: str) -> None:
    assert headed(mark, issuer) == []
