"""Today's report from yesterday's: what stays word for word, what is drafted anew and why, and what is told."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import Facts, Reply, Report, Request, draft_report, load_facts, parse_facts
from draftkit.cli import main
from draftkit.document import read_document
from draftkit.draft import Draft
from draftkit.facts import dump_facts
from draftkit.review import render_review
from draftkit.update import Update, add_deltas, update_report
from tests.reports import FIXTURES, KINDS, shipped

DAILY = FIXTURES / "daily"


@dataclass
class Writer:
    """A model that writes these sections, and keeps what it was asked."""

    answers: Mapping[str, str]
    name: str = "writer"
    asked: list[str] = field(default_factory=list)

    def complete(self, request: Request) -> Reply:
        self.asked.append(request.name)
        return Reply(self.answers[request.name], "stop", self.name)


def facts(*situation: dict[str, Any], **head: Any) -> Facts:
    sections = {"situation": list(situation), "problems": [{"text": "人手偏少"}]}
    return parse_facts(
        json.dumps({"kind": "township", "title": "关于防汛工作情况的汇报", "sections": sections, **head})
    )


PEOPLE = {"label": "转移群众", "value": "129人"}
HOMES = {"label": "倒塌房屋", "value": "0间"}
ROADS = {"label": "抢通道路", "value": "7处"}
PROBLEMS = "基层人手偏少，压力较大。"


def drafted(text: str, *given: dict[str, Any], **head: Any) -> Report:
    report = draft_report(facts(*given, **head), Writer({"situation": text, "problems": PROBLEMS}), repairs=0)
    assert [section.how for section in report.sections] == ["model", "model"]
    return report


def section(update: Update, name: str = "situation") -> tuple[bool, str]:
    found = next(one for one in update.sections if one.id == name)
    return found.kept, "\n".join(found.reasons)


def test_new_figures_go_into_yesterdays_prose_and_no_model_is_asked() -> None:
    before = drafted("各村连夜行动，共转移群众129人[f1]，抢通道路7处[f2]；129人[f1]得到妥善安置。", PEOPLE, ROADS)
    model = Writer({})
    update = update_report(before, facts(PEOPLE | {"value": "近300人"}, ROADS | {"value": "9处"}), model)
    assert model.asked == []
    assert update.report.verified
    assert "各村连夜行动，共转移群众近300人，抢通道路9处；近300人得到妥善安置。" in update.report.text
    assert {one.how for one in update.report.sections} == {"kept"}
    told = [(change.label, change.before, change.after) for change in update.changes]
    assert told == [("转移群众", "129人", "近300人"), ("抢通道路", "7处", "9处"), ("转移群众", "129人", "近300人")]
    assert update.changes[0].sentence == "各村连夜行动，共转移群众近300人，抢通道路9处；"


def test_dates_of_the_head_and_of_labels_and_texts_move() -> None:
    head = {"as_of": "2024年7月1日18时"}
    before = drafted(
        "截至2024年7月1日18时，转移群众129人[f1]，其中6月30日58人[f2]、7月1日71人[f3]。",
        PEOPLE | {"parts": [{"label": "6月30日", "value": "58人"}, {"label": "7月1日", "value": "71人"}]}, **head,
    )  # fmt: skip
    today = PEOPLE | {
        "value": "141人",
        "parts": [{"label": "7月1日", "value": "71人"}, {"label": "7月2日", "value": "70人"}],
    }
    update = update_report(before, facts(today, as_of="2024年7月2日18时"), Writer({}))
    assert "截至2024年7月2日18时，转移群众141人，其中7月1日71人、7月2日70人。" in update.report.text


@pytest.mark.parametrize(
    ("text", "before", "after", "reason"),
    [
        ("转移群众129人[f1]。", [PEOPLE], [PEOPLE, ROADS], "new: 抢通道路"),
        ("转移群众129人[f1]，抢通道路7处[f2]。", [PEOPLE, ROADS], [PEOPLE], "gone: 抢通道路"),
        ("转移群众129人[f1]。", [PEOPLE], [PEOPLE | {"value": None}], "not known today: 转移群众"),
        ("没有房屋受损，倒塌房屋0间[f1]。", [HOMES], [HOMES | {"value": "3间"}], "from nothing to something"),
        ("抢通道路7处[f1]。", [ROADS], [ROADS | {"value": "0处"}], "from nothing to something"),
        ("转移群众仅129人[f1]。", [PEOPLE], [PEOPLE | {"value": "929人"}], "仅 may be wrong"),
        ("转移群众大幅下降，为129人[f1]。", [PEOPLE], [PEOPLE | {"value": "929人"}], "大幅, 下降 may be wrong"),
        ("转移群众129人[f1]，全部妥善安置。", [PEOPLE], [PEOPLE | {"value": "141人"}], "全部 may be wrong"),
        (
            "倒塌房屋：没有发生[f1]。",
            [HOMES | {"value": "没有发生"}],
            [HOMES | {"value": "2间"}],
            "没有发生 became 2间",
        ),
        ("转移群众____[f1]，正在统计。", [PEOPLE | {"value": None}], [PEOPLE], "正在 may be wrong now"),
        ("共129人[f1]转移。", [PEOPLE], [PEOPLE | {"label": "转移学生"}], "new: 转移学生"),
        ("抢通时间为7月1日[f1]。", [ROADS | {"value": "7月1日"}], [ROADS | {"value": "7处"}], "another kind of figure"),
    ],
)
def test_a_section_that_no_longer_fits_is_drafted_anew_and_the_others_stay(
    text: str, before: list[dict[str, Any]], after: list[dict[str, Any]], reason: str
) -> None:
    model = Writer({"situation": "已按实际情况上报。"})
    report = draft_report(facts(*before), Writer({"situation": text, "problems": PROBLEMS}), repairs=0)
    update = update_report(report, facts(*after), model, repairs=0)
    kept, reasons = section(update)
    assert not kept
    assert reason in reasons
    assert model.asked == ["situation"]
    assert section(update, "problems") == (True, "")
    assert update.report.sections[1].text == PROBLEMS


MOVED = (
    [PEOPLE | {"value": "1042人"}, ROADS | {"value": "3处"}],
    [PEOPLE | {"value": "840人"}, ROADS | {"value": "5处"}],
)
TWO = [PEOPLE | {"label": "甲村搬迁", "value": "120户"}, ROADS | {"label": "乙村搬迁", "value": "86户"}]
OTHER = [TWO[0], TWO[1] | {"value": "186户"}]
SAME = [TWO[0] | {"value": "20户"}, TWO[1] | {"value": "20户"}]
FEWER = [SAME[0], SAME[1] | {"value": "12户"}]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        *[
            (f"转移群众1042人[f1]，抢通道路3处[f2]。{sentence}", *MOVED)
            for sentence in (
                "转移人数较昨日明显减少。", "转移人数首次回落。", "道路数量与昨日持平。", "群众已全部转移。",
                "转移任务已超额完成。", "转移人数创新高。", "信访积案清零。",
            )
        ],
        ("甲村搬迁120户[f1]，乙村搬迁86户[f2]，甲村任务最重。", TWO, OTHER),
        ("甲村搬迁120户[f1]，比乙村86户[f2]要多。", TWO, OTHER),
        ("甲村搬迁20户[f1]，乙村同样搬迁20户[f2]。", SAME, FEWER),
        ("甲村搬迁20户[f1]。乙村搬迁20户[f2]，做到人人满意、不留尾巴。全部完成任务。", SAME, FEWER),
        ("完成率100%[f1]。", [ROADS | {"label": "完成率", "value": "100%"}], [ROADS | {"label": "完成率", "value": "86%"}]),
        ("抢险1起[f1]，该起险情已处置。", [ROADS | {"label": "抢险", "value": "1起"}], [ROADS | {"label": "抢险", "value": "2起"}]),
        ("转移群众129人[f1]。", [PEOPLE], [PEOPLE | {"value": "38户"}]),
        ("直接损失____[f1]。有关数据正在核实。", [PEOPLE | {"label": "直接损失", "value": None}],
         [PEOPLE | {"label": "直接损失", "value": "80万元"}]),
        ("已有3个村断水，转移群众129人[f1]。", [PEOPLE, {"text": "已有3个村断水"}], [PEOPLE, {"text": "已有30个村断水"}]),
        ("7月3日[f1]开会，次日（7月4日[f2]）印发方案。",
         [PEOPLE | {"label": "开会日期", "value": "7月3日"}, ROADS | {"label": "印发日期", "value": "7月4日"}],
         [PEOPLE | {"label": "开会日期", "value": "7月3日"}, ROADS | {"label": "印发日期", "value": "7月8日"}]),
    ],
)  # fmt: skip
def test_what_may_be_wrong_of_the_new_figures_is_not_kept(
    text: str, before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> None:
    report = draft_report(facts(*before), Writer({"situation": text, "problems": PROBLEMS}), repairs=0)
    assert report.sections[0].how == "model", report.sections[0].findings
    kept, reasons = section(update_report(report, facts(*after), "plain"))
    assert not kept
    assert reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "全镇干部全力以赴，确保群众安全。",
        "群众情绪稳定，生活有保障。",
        "做到家喻户晓，形成群防群治的良好局面。",
        "进一步压实了工作责任。",
    ],
)
def test_prose_that_no_figure_makes_wrong_is_kept(sentence: str) -> None:
    before = drafted(f"转移群众1042人[f1]，抢通道路3处[f2]。{sentence}", *MOVED[0])
    assert section(update_report(before, facts(*MOVED[1]), Writer({}))) == (True, "")


def test_the_day_of_the_report_moves_though_an_event_fell_on_it_and_without_its_year() -> None:
    event = {"event": "召开会议", "date": "7月1日"}
    text = "截至2024年7月1日，转移群众129人[f1]。7月1日[f2]召开会议。"
    before = drafted(text, PEOPLE, event, as_of="2024年7月1日")
    update = update_report(before, facts(PEOPLE, event, as_of="2024年7月2日"), Writer({}))
    assert "截至2024年7月2日，转移群众129人。7月1日召开会议。" in update.report.text
    short = drafted("截至7月1日18时，转移群众129人[f1]。", PEOPLE, as_of="2024年7月1日18时")
    assert "截至7月2日18时" in update_report(short, facts(PEOPLE, as_of="2024年7月2日18时"), Writer({})).report.text


def test_a_section_that_names_whom_the_report_no_longer_goes_to_is_not_kept() -> None:
    before = drafted("按照市应急局要求，转移群众129人[f1]。", PEOPLE, addressee="市应急局")
    kept, reasons = section(update_report(before, facts(PEOPLE, addressee="省应急厅"), "plain"))
    assert not kept
    assert "市应急局" in reasons


def test_a_stored_report_can_be_given_where_facts_are_wanted(tmp_path: Path) -> None:
    drafted("转移群众129人[f1]。", PEOPLE).save(tmp_path / "report.json")
    assert load_facts(tmp_path / "report.json") == facts(PEOPLE)


def test_a_word_that_the_facts_themselves_say_is_no_obstacle() -> None:
    rate = {"label": "同比下降", "value": "11.8%"}
    update = update_report(drafted("工程核减额同比下降11.8%[f1]。", rate), facts(rate | {"value": "9.2%"}), Writer({}))
    assert section(update) == (True, "")


def test_a_blank_that_becomes_known_is_filled_and_one_that_stays_is_left() -> None:
    unknown = [PEOPLE | {"value": None}, ROADS | {"value": None}]
    before = drafted("转移群众____[f1]，抢通道路____[f2]。", *unknown)
    update = update_report(before, facts(PEOPLE, unknown[1]), Writer({}))
    assert "转移群众129人，抢通道路____。" in update.report.text
    assert update_report(update.report, facts(PEOPLE, ROADS), Writer({})).report.verified


def test_the_unit_behind_a_blank_is_not_doubled_when_it_is_filled() -> None:
    blank, known = {"label": "疑似病例", "value": None}, {"label": "疑似病例", "value": "2例"}
    filled = update_report(drafted("疑似病例____[f1]例。", blank), facts(known), "plain")
    assert section(filled) == (True, "")
    assert "疑似病例2例。" in filled.report.text


def test_a_section_that_was_edited_wrongly_is_not_kept() -> None:
    before = drafted("转移群众129人[f1]。", PEOPLE)
    wrong = replace(before.sections[0], draft=Draft("转移群众128人。"))
    edited = replace(before, sections=(wrong, *before.sections[1:]))
    update = update_report(edited, facts(PEOPLE), Writer({"situation": "转移群众129人[f1]。"}))
    assert section(update) == (False, "it was not verified before")


@given(st.lists(st.integers(1, 99999), min_size=2, max_size=2))
def test_whatever_the_new_values_the_rest_stays_and_the_result_is_verified(values: list[int]) -> None:
    before = drafted("各村共转移群众129人[f1]，抢通道路7处[f2]，情况平稳。", PEOPLE, ROADS)
    today = facts(PEOPLE | {"value": f"{values[0]}人"}, ROADS | {"value": f"{values[1]}处"})
    update = update_report(before, today, Writer({}))
    assert update.report.verified
    assert update.report.sections[0].text == f"各村共转移群众{values[0]}人，抢通道路{values[1]}处，情况平稳。"


@pytest.mark.parametrize("kind", KINDS)
def test_a_week_of_reports_is_verified_every_day_and_sections_whose_facts_are_the_same_stay(kind: str) -> None:
    report = shipped(kind)
    kept = total = 0
    for day in range(2, 8):
        update = update_report(report, load_facts(DAILY / kind / f"day-{day}.json"), "plain")
        assert update.report.verified, update.report.findings
        assert all(one.kept or one.reasons for one in update.sections)
        kept, total = kept + sum(one.kept for one in update.sections), total + len(update.sections)
        report = update.report
    assert kept >= total - 2


def test_the_update_of_a_loaded_report_is_that_of_the_report(tmp_path: Path) -> None:
    before = drafted("转移群众129人[f1]。", PEOPLE)
    before.save(tmp_path / "report.json")
    today = facts(PEOPLE | {"value": "130人"})
    one = update_report(before, today, Writer({}))
    other = update_report(Report.load(tmp_path / "report.json"), today, Writer({}))
    assert one.report == other.report
    assert one.to_json() == other.to_json()


# -- deltas -----------------------------------------------------------------------------------------------------------


def deltas(value: str, before: str, **options: Any) -> list[tuple[str, str | None, str]]:
    added = add_deltas(facts(PEOPLE | {"value": value}), facts(PEOPLE | {"value": before}), "较昨日", **options)
    return [(item.label, item.value, item.source) for item in added.sections["situation"][1:]]  # type: ignore[union-attr]


def test_what_changed_since_yesterday_is_worked_out_and_told_how() -> None:
    assert deltas("141人", "129人") == [("转移群众较昨日增加", "12人", "computed: 12人 = 141人 − 129人")]
    assert deltas("129人", "141人")[0][:2] == ("转移群众较昨日减少", "12人")
    assert deltas("129人", "129人")[0][:2] == ("转移群众较昨日", "持平")
    assert deltas("98.6%", "97.9%")[0][:2] == ("转移群众较昨日上升", "0.7个百分点")
    assert deltas("2.35万亩", "2.3万亩")[0][:2] == ("转移群众较昨日增加", "0.05万亩")


def test_what_stands_twice_or_is_a_rank_is_not_compared() -> None:
    twice = [PEOPLE | {"value": "11人"}, PEOPLE | {"value": "600人"}]
    added = add_deltas(facts(*twice), facts(PEOPLE | {"value": "10人"}, PEOPLE | {"value": "500人"}), "较昨日")
    assert len(added.sections["situation"]) == 2
    assert deltas("2级", "4级") == []
    assert deltas("0人", "4人")[0][:2] == ("转移群众较昨日减少", "4人")
    assert [value for _, value, _ in deltas("12346人", "12345人", decimals=1)] == ["1人"]


def test_a_change_in_percent_has_the_decimals_that_were_asked_for() -> None:
    assert [value for _, value, _ in deltas("141人", "129人", decimals=1)] == ["12人", "9.3%"]
    assert deltas("141人", "129人", decimals=2)[1][1] == "9.30%"
    assert len(deltas("141人", "0人", decimals=1)) == 1
    with pytest.raises(ValueError, match="0 to 6"):
        deltas("141人", "129人", decimals=7)


@pytest.mark.parametrize(
    ("value", "before"), [("近150人", "129人"), ("141人", "12户"), ("没有发生", "3人"), ("4-5人", "3人")]
)
def test_what_is_not_exact_or_not_alike_is_not_compared(value: str, before: str) -> None:
    assert deltas(value, before) == []


def test_deltas_are_facts_of_the_report_and_stay_from_day_to_day_while_they_point_the_same_way() -> None:
    def today(value: str, yesterday: str) -> Facts:
        return add_deltas(facts(PEOPLE | {"value": value}), facts(PEOPLE | {"value": yesterday}), "较昨日")

    writer = Writer({"situation": "转移群众141人[f1]，较昨日增加12人[f2]。", "problems": PROBLEMS})
    monday = draft_report(today("141人", "129人"), writer, repairs=0)
    tuesday = update_report(monday, today("150人", "141人"), Writer({}))
    assert "转移群众150人，较昨日增加9人。" in tuesday.report.text
    wednesday = update_report(tuesday.report, today("140人", "150人"), "plain")
    assert not section(wednesday)[0]
    assert wednesday.report.verified


# -- the command ------------------------------------------------------------------------------------------------------


def test_the_command_keeps_what_fits_and_tells_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    kind = FIXTURES / "disclosure"
    drafting = ["draft", str(kind / "facts.json"), "-o", "one.docx", "--json", "one.json"]
    assert main([*drafting, "--replay", str(kind / "recordings")]) == 0
    capsys.readouterr()
    today = str(DAILY / "disclosure" / "day-2.json")
    assert main(["update", "one.json", today, "-o", "two.docx", "--json", "two.json", "-m", "plain",
                 "--changes", "changes.docx"]) == 0  # fmt: skip
    out = capsys.readouterr().out
    assert out.count("kept word for word") == 3
    assert re.search(r"全市共发布信息: 1191条 → \d+条", out)
    assert "1191条" not in read_document(Path("two.docx"))
    assert read_document(Path("changes.docx")) == read_document(Path("two.docx"))
    assert Report.load("two.json").verified


def test_the_command_refuses_what_is_no_report_and_percent_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    township = str(FIXTURES / "township" / "facts.json")
    assert main(["update", township, township, "-o", "x.docx"]) == 2
    assert "stored report" in capsys.readouterr().err
    assert main(["draft", township, "-o", "one.docx", "--json", "one.json", "-m", "plain"]) == 0
    assert main(["update", "one.json", township, "-o", "x.docx", "--percent", "1"]) == 2
    assert "--since" in capsys.readouterr().err
    Path("kept").mkdir()
    assert main(["update", "one.json", township, "-o", "x.docx", "--replay", "kept", "--record", "other"]) == 2
    assert "exclude each other" in capsys.readouterr().err


def test_sections_that_the_facts_name_are_known_by_their_names() -> None:
    def named(*names: str) -> Facts:
        sections = {name: [{"label": f"{name}户数", "value": "12户"}] for name in names}
        return parse_facts(json.dumps({"kind": "general", "title": "关于改造工作情况的汇报", "sections": sections}))

    before = draft_report(named("排查", "困难", "打算"), "plain")
    fewer = update_report(before, named("打算", "排查"), "plain")
    assert [one.kept for one in fewer.sections] == [True, True]
    assert [one.heading for one in fewer.report.sections] == ["一、打算", "二、排查"]


def test_figures_that_changed_are_told_of_sections_drafted_anew_too() -> None:
    before = drafted("转移群众仅129人[f1]。", PEOPLE)
    update = update_report(before, facts(PEOPLE | {"value": "929人"}), "plain")
    assert not section(update)[0]
    assert [(one.label, one.before, one.after) for one in update.changes] == [("转移群众", "129人", "929人")]
    assert "929人" in update.changes[0].sentence


def test_a_report_whose_prose_is_kept_names_the_model_that_wrote_it() -> None:
    before = drafted("转移群众129人[f1]。", PEOPLE)
    assert update_report(before, facts(PEOPLE | {"value": "130人"}), "plain").report.model == "writer"


def test_a_figure_whose_sign_turned_is_not_put_in_the_others_words() -> None:
    rate = {"label": "收购价格比上年上涨", "value": "2.5%"}
    update = update_report(drafted("收购价格比上年上涨2.5%[f1]。", rate), facts(rate | {"value": "-1.5%"}), "plain")
    kept, why = section(update)
    assert not kept
    assert "sign" in why or "正负" in why


def test_a_change_is_not_compared_with_yesterdays_change_and_less_is_taken_from_more() -> None:
    change = PEOPLE | {"label": "转移群众较昨日减少"}
    assert len(add_deltas(facts(change | {"value": "7人"}), facts(change | {"value": "9人"}), "较昨日").sections["situation"]) == 1
    assert next(source for *_, source in deltas("74人", "86人")).endswith("12人 = 86人 − 74人")


@pytest.mark.parametrize(
    ("before", "now", "since", "right"),
    [
        ("2026年7月4日", "2026年7月5日18:00", "较昨日", True),
        ("2026年6月30日", "2026年7月1日", "较昨日", True),
        ("2026年7月1日", "2026年7月5日", "较昨日", False),
        ("2026年7月1日", "2026年7月5日", "较上期", True),
        ("2026年7月6日", "2026年7月5日", "较上期", False),
        ("", "2026年7月5日", "较昨日", True),
        ("2026年6月28日", "2026年7月5日", "较上周", True),
        ("2026年7月4日", "2026年7月5日", "较上周", False),
        ("2026年7月4日", "2026年7月5日", "同比", False),
        ("2025年7月5日", "2026年7月5日", "同比", True),
        ("", "2026年7月5日", "12人", False),
        ("", "2026年7月5日", "abc", False),
        ("2026年7月1日", "7月9日", "较昨日", False),
        ("2026年6月", "2026年7月", "较昨日", False),
        ("2026年6月", "2026年7月", "较上月", True),
        ("2026年7月4日", "2026年7月5日", "较年初", False),
    ],
)
def test_yesterday_is_the_day_before(
    before: str, now: str, since: str, right: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = drafted("转移群众129人[f1]。", PEOPLE, as_of=before)
    report.save(tmp_path / "a.json")
    today = facts(PEOPLE | {"value": "140人"}, as_of=now)
    (tmp_path / "b.json").write_text(json.dumps(dump_facts(today)), encoding="utf-8")
    command = ["update", str(tmp_path / "a.json"), str(tmp_path / "b.json"), "-o", str(tmp_path / "b.txt"), "-m", "plain"]
    assert main([*command, "--since", since]) == (0 if right else 2)
    assert (tmp_path / "b.txt").exists() is right


def test_a_section_of_ones_own_that_is_gone_is_told_by_its_name_though_others_take_its_place() -> None:
    sections = {"基本情况": [PEOPLE], "存在问题": [{"text": "部分道路受损"}], "下一步打算": [{"text": "继续抢修道路"}]}
    raw = {"kind": "general", "title": "关于防汛工作情况的汇报", "sections": sections}
    before = draft_report(parse_facts(json.dumps(raw)), "plain")
    raw["sections"] = {name: items for name, items in sections.items() if name != "存在问题"}
    assert update_report(before, parse_facts(json.dumps(raw)), "plain").gone == ("二、存在问题",)


def test_what_is_new_gone_or_no_longer_known_in_a_section_that_was_drafted_anew_is_told_with_its_figure() -> None:
    before = drafted("转移群众129人，倒塌房屋0间，抢通道路7处。", PEOPLE, HOMES, ROADS)
    boats = {"label": "出动冲锋舟", "value": "3艘"}
    update = update_report(before, facts({**PEOPLE, "value": None}, ROADS, boats))
    told = {(change.label, change.before, change.after) for change in update.changes}
    assert told == {("转移群众", "129人", "____"), ("出动冲锋舟", "", "3艘"), ("倒塌房屋", "0间", "")}
    page = render_review(update.report, changes=update.changes)
    assert "— → <ins>3艘</ins>" in page
    assert "<del>0间</del> → —" in page


def test_what_a_figure_is_compared_with_is_said_behind_it_without_its_name_again() -> None:
    now = add_deltas(facts({**PEOPLE, "value": "141人"}, ROADS), facts(PEOPLE, ROADS), "较昨日")
    report = draft_report(now)
    assert "转移群众141人，较昨日增加12人；抢通道路7处，较昨日持平。" in report.text
    assert report.check.findings == ()


RESPONSE = {"label": "启动应急响应日期", "value": "7月1日"}


@pytest.mark.parametrize(
    ("day", "as_of", "now"),
    [
        ("7月1日", "7月3日", "截至7月3日，转移群众140人。7月1日启动应急响应。"),
        ("6月30日", "7月1日", "截至7月1日，转移群众140人。6月30日启动应急响应。"),
        ("6月30日", "7月2日", "截至7月2日，转移群众140人。6月30日启动应急响应。"),
    ],
)
def test_the_day_of_the_report_and_a_date_that_reads_the_same_each_become_their_own(
    day: str, as_of: str, now: str
) -> None:
    before = drafted("截至7月1日，转移群众129人[f1]。7月1日[f2]启动应急响应。", PEOPLE, RESPONSE, as_of="7月1日")
    today = facts(PEOPLE | {"value": "140人"}, RESPONSE | {"value": day}, as_of=as_of)
    update = update_report(before, today, Writer({}))
    assert update.report.sections[0].text == now


def test_a_day_that_may_be_the_reports_or_a_facts_is_drafted_anew() -> None:
    text = "转移群众129人[f1]。7月1日[f2]启动应急响应。7月1日抢通道路7处[f3]。"
    before = drafted(text, PEOPLE, RESPONSE, ROADS, as_of="7月1日")
    update = update_report(before, facts(PEOPLE, RESPONSE, ROADS, as_of="7月2日"))
    assert section(update) == (False, "7月1日 would become two different things")


HALVES = [
    {"id": "am", "label": "转移人员", "value": "12人", "as_of": "上午"},
    {"id": "pm", "label": "转移人员", "value": "8人", "as_of": "下午"},
]


@pytest.mark.parametrize(
    "after",
    [
        [HALVES[1] | {"value": "13人"}, HALVES[0] | {"value": "9人"}],
        [{**HALVES[1], "id": "f1"}, {"label": "转移人员", "value": "9人", "as_of": "晚上"}],
    ],
)
def test_facts_of_one_label_are_not_paired_by_their_place(after: list[dict[str, Any]]) -> None:
    before = drafted("上午转移人员12人[f1]，下午转移人员8人[f2]。", *HALVES)
    kept, reasons = section(update_report(before, facts(*after)))
    assert not kept
    assert "several facts are called 转移人员" in reasons


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("转移群众129人[f1]。抢通道路7处[f2]，转移人数明显减少。", "减少"),
        ("转移群众129人[f1]。抢通道路7处[f2]，群众已全部返回。", "已全部"),
        ("转移群众129人[f1]，抢通道路7处[f2]，为历史罕见。", "罕见"),
        ("县水利局、县应急局、镇政府3家[f3]单位参加，转移群众129人[f1]，抢通道路7处[f2]。", "the number of what it names"),
    ],
)
def test_what_a_sentence_says_beside_an_unchanged_figure_may_be_wrong_too(text: str, wrong: str) -> None:
    given = [PEOPLE, ROADS, {"label": "参加单位", "value": "3家"}]
    bodies = [{"organisation": "县水利局"}, {"organisation": "县应急局"}]
    if "[f3]" not in text:
        text += "参加单位3家[f3]。"
    before = drafted(text if "县水利局" in text else f"{text}县水利局、县应急局参加。", *given, *bodies)
    today = [PEOPLE | {"value": "340人"}, ROADS, given[2] | {"value": "5家"}]
    kept, reasons = section(update_report(before, facts(*today, *bodies)))
    assert not kept
    assert wrong in reasons


def test_a_part_that_is_larger_than_its_whole_now_is_drafted_anew() -> None:
    children = {"label": "儿童", "value": "12人"}
    before = drafted("转移群众129人[f1]，其中儿童12人[f2]。", PEOPLE, children)
    kept, reasons = section(update_report(before, facts(PEOPLE | {"value": "10人"}, children)))
    assert (kept, reasons[:22]) == (False, "a part is larger than ")


@pytest.mark.parametrize("words", ["昨日，县领导到场检查。", "群众今晚返回。", "明日开展消杀。"])
def test_days_told_by_the_day_of_the_report_are_not_kept_on_another_day(words: str) -> None:
    before = drafted(f"转移群众129人[f1]。{words}", PEOPLE, as_of="7月1日", date="7月1日")
    assert not section(update_report(before, facts(PEOPLE, as_of="7月3日", date="7月3日")))[0]
    assert section(update_report(before, facts(PEOPLE | {"value": "130人"}, as_of="7月1日", date="7月1日")))[0]


def test_what_another_section_says_of_a_changed_figure_may_be_wrong_too() -> None:
    writer = Writer({"situation": "转移群众129人[f1]。", "problems": "转移群众明显减少，基层人手偏少。"})
    before = draft_report(facts(PEOPLE), writer, repairs=0)
    kept, reasons = section(update_report(before, facts(PEOPLE | {"value": "940人"})), "problems")
    assert not kept
    assert "减少" in reasons
    assert section(update_report(before, facts(PEOPLE)), "problems")[0]


def test_a_report_of_another_kind_is_drafted_anew() -> None:
    before = drafted("转移群众129人[f1]。", PEOPLE)
    other = parse_facts(json.dumps({**dump_facts(facts(PEOPLE)), "kind": "community"}))
    assert {one.reasons for one in update_report(before, other).sections if one.id == "situation"} <= {
        ("the report is of another kind",), ("the report had no such section",),
    }  # fmt: skip
    assert not any(one.kept for one in update_report(before, other).sections)


def test_a_section_whose_name_bears_a_date_is_the_same_section_another_day() -> None:
    def day(number: int, people: int) -> Facts:
        groups = {f"7月{number}日灾情": [PEOPLE | {"value": f"{people}人"}], "下步打算": [{"text": "继续巡查"}]}
        head = {"kind": "general", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府"}
        return parse_facts(json.dumps({**head, "date": f"2026年7月{number}日", "sections": groups}))

    update = update_report(draft_report(day(1, 12)), day(2, 19))
    assert [(one.heading, one.kept) for one in update.sections] == [("一、7月2日灾情", True), ("二、下步打算", True)]
    assert update.gone == ()
    assert "转移群众19人" in update.report.text
    assert [(one.label, one.after) for one in update.changes if not one.section] == [
        ("the date of the report", "2026年7月2日"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["7月1日起启动应急响应", "7月1日以来", "7月1日，镇党委召开紧急会议"])
def test_a_day_of_what_was_is_not_moved_as_the_day_of_the_report(words: str) -> None:
    before = drafted(f"截至7月1日18时，转移群众129人[f1]。{words}，各村行动迅速。", PEOPLE, as_of="7月1日18时", date="7月1日")
    today = facts(PEOPLE | {"value": "140人"}, as_of="7月2日18时", date="7月2日")
    assert not section(update_report(before, today))[0]


@pytest.mark.parametrize("words", ["截至周一，", "截至月底，", "七一前夕，", "首日，"])
def test_days_told_by_the_calendar_are_not_kept_on_another_day(words: str) -> None:
    before = drafted(f"{words}转移群众129人[f1]。", PEOPLE, as_of="7月1日", date="7月1日")
    assert not section(update_report(before, facts(PEOPLE, as_of="7月2日", date="7月2日")))[0]


LOSS = {"label": "直接经济损失", "value": None, "unit": "万元"}


@pytest.mark.parametrize(
    ("value", "kept"), [("120万元", "直接经济损失120万元。"), ("1.2亿元", "直接经济损失1.2亿元。"), ("95余万元", "直接经济损失95余万元。")]
)
def test_a_blank_that_becomes_known_brings_its_unit_once(value: str, kept: str) -> None:
    before = draft_report(facts(LOSS))
    assert "直接经济损失____万元" in before.text
    update = update_report(before, facts({"label": "直接经济损失", "value": value}))
    assert kept in update.report.text
    assert update.report.verified


def test_blanks_whose_marks_are_crossed_are_drafted_anew() -> None:
    cases = [{"label": "确诊病例", "value": None}, {"label": "疑似病例", "value": None}]
    before = drafted("转移群众129人[f1]，确诊____[f3]，疑似____[f2]。", PEOPLE, *cases)
    kept, reasons = section(update_report(before, facts(PEOPLE, cases[0] | {"value": "5例"}, cases[1])))
    assert (kept, reasons) == (False, "which blank is which can't be told")


def test_a_blank_that_becomes_nothing_is_drafted_anew() -> None:
    before = drafted("转移群众129人[f1]，失联____[f2]，正全力搜寻。", PEOPLE, {"label": "失联人员", "value": None})
    assert not section(update_report(before, facts(PEOPLE, {"label": "失联人员", "value": "0人"})))[0]


def test_a_figure_with_an_as_of_date_of_its_own_is_not_compared() -> None:
    water = {"label": "供水恢复率", "value": "80%", "as_of": "7月1日"}
    now = add_deltas(facts(PEOPLE | {"value": "141人"}, water | {"value": "90%"}), facts(PEOPLE, water), "较昨日")
    assert [item.label for item in now.sections["situation"]] == ["转移群众", "转移群众较昨日增加", "供水恢复率"]


@pytest.mark.parametrize(
    ("words", "same", "other"),
    [("本月", "2024年7月2日", "2024年8月1日"), ("今年以来，", "2024年8月1日", "2025年1月1日"), ("建党节当天，", "2024年7月1日", "2024年7月2日")],
)
def test_months_and_years_told_by_the_report_hold_until_it_is_of_another(words: str, same: str, other: str) -> None:
    before = drafted(f"{words}转移群众129人[f1]。", PEOPLE, as_of="2024年7月1日", date="2024年7月1日")
    assert section(update_report(before, facts(PEOPLE, as_of=same, date=same)))[0]
    assert not section(update_report(before, facts(PEOPLE, as_of=other, date=other)))[0]
