"""Dates and times of events: each stands in the clause that tells its own event."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

CEREMONIES = ("启动仪式=3月5日", "总结大会=12月20日")
WORKS = ("开工日期=4月1日", "竣工日期=9月30日")
HOURS = ("开放时间=8:30", "闭馆时间=17:00")
MEETING = ("动员会召开日期=3月5日", "验收完成日期=12月20日")
ELECTIONS = ("甲村换届日期=3月12日", "乙村换届日期=3月15日")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (CEREMONIES, "12月20日举行启动仪式，3月5日召开总结大会。"),
        (CEREMONIES, "3月5日召开总结大会，12月20日举行启动仪式。"),
        (CEREMONIES, "12月20日，启动仪式举行；3月5日，总结大会召开。"),
        (CEREMONIES, "启动仪式12月20日举行，3月5日召开总结大会。"),
        (MEETING, "动员会于12月20日召开，3月5日完成验收。"),
        (WORKS, "工程9月30日开工，4月1日竣工。"),
        (WORKS, "工程于9月30日正式开工，于4月1日全面竣工。"),
        (HOURS, "8:30闭馆，17:00开放。"),
        (HOURS, "每日17:00开放，8:30闭馆。"),
        (ELECTIONS, "甲村、乙村分别于3月15日、3月12日换届。"),
        (ELECTIONS, "3月15日甲村换届，3月12日乙村换届。"),
    ],
)
def test_dates_of_two_events_in_each_others_clauses_are_swapped(rows: tuple[str, ...], text: str) -> None:
    found = judge(text, rows).errors
    assert [f.code for f in found] == ["swapped", "swapped"]
    assert {f.text for f in found} == {row.split("=")[1] for row in rows}


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (CEREMONIES, "3月5日举行启动仪式，12月20日召开总结大会。"),
        (CEREMONIES, "12月20日召开总结大会，3月5日举行启动仪式。"),
        (CEREMONIES, "12月20日，继3月5日启动仪式之后，召开总结大会。"),
        (CEREMONIES, "启动仪式3月5日举行，总结大会12月20日举行。"),
        (CEREMONIES, "从3月5日启动仪式到12月20日总结大会。"),
        (CEREMONIES, "3月5日，启动仪式举行。\n12月20日，总结大会召开。"),
        (CEREMONIES, "启动仪式和总结大会分别于3月5日、12月20日举行。"),
        (CEREMONIES, "总结大会在启动仪式（3月5日）之后，于12月20日召开。"),
        (MEETING, "动员会于3月5日召开，12月20日完成验收。"),
        (WORKS, "工程4月1日开工，9月30日竣工。"),
        (WORKS, "自4月1日开工，至9月30日竣工。"),
        (WORKS, "工程9月30日竣工，4月1日开工。"),
        (WORKS, "开工日期4月1日，竣工日期9月30日。"),
        (HOURS, "8:30开放，17:00闭馆。"),
        (HOURS, "17:00闭馆，8:30开放。"),
        (ELECTIONS, "甲村、乙村分别于3月12日、3月15日换届。"),
        (ELECTIONS, "3月12日甲村换届，3月15日乙村换届。"),
    ],
)
def test_dates_beside_their_own_events_stand(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


FLOOD = ("灾情发生=7月12日", "恢复供水=7月15日", "转移群众=356人")
TOLD = "7月12日灾情发生，转移群众356人，7月15日恢复供水。"


@pytest.mark.parametrize("text", [f"{TOLD}7月15日恢复供电。", TOLD.replace("供水", "供电")])
def test_a_date_on_another_kind_of_its_event_is_an_error(text: str) -> None:
    [finding] = judge(text, FLOOD).errors
    assert (finding.code, finding.text) == ("swapped", "7月15日")


@pytest.mark.parametrize("event", ["召开专家论证会", "学校开学"])
def test_a_date_on_an_event_that_nobody_supplied_is_not_sure(event: str) -> None:
    verdict = judge(f"{TOLD}7月12日{event}。", FLOOD)
    assert [(f.code, f.severity, f.text) for f in verdict.findings] == [("unsure", "warning", "7月12日")]


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"{TOLD}截至7月15日，道路畅通。",
        f"{TOLD}7月12日以来，各级干部连续奋战。",
        f"{TOLD}7月12日转移群众。",
        "7月12日发生灾情后，转移群众356人；7月15日，供水恢复。",
        "7月12日受灾，转移群众356人，7月15日群众用上自来水。",
        "7月12日，强降雨袭来，灾情发生后转移群众356人。7月15日恢复供水。",
    ],
)
def test_dates_on_their_events_in_other_words_stand(text: str) -> None:
    assert judge(text, FLOOD).findings == ()


SITES = ("北站房启用日期=7月8日", "南广场封闭日期=8月20日")
TRADE = ("柑橘采摘启动日期=10月12日", "柑橘采摘结束日期=12月5日")
FAIR = ("农博会开幕日期=11月3日", "粮库竣工日期=12月20日")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (SITES, "南广场7月8日启用，北站房8月20日封闭。"),
        (SITES, "7月8日，南广场启用；8月20日，北站房封闭。"),
        (SITES, "北站房于7月8日封闭，南广场于8月20日启用。"),
        (TRADE, "柑橘采摘自12月5日起，至10月12日止。"),
        (TRADE, "12月5日进入柑橘采摘季，10月12日全部收官。"),
    ],
)
def test_dates_that_changed_their_things_or_events_are_both_errors(rows: tuple[str, ...], text: str) -> None:
    found = judge(text, rows).errors
    assert [f.code for f in found] == ["swapped", "swapped"]
    assert {f.text for f in found} == {row.split("=")[1] for row in rows}


def test_a_range_from_the_end_to_the_beginning_is_an_error() -> None:
    [finding] = judge("柑橘采摘时间为12月5日至10月12日。", TRADE).errors
    assert (finding.code, finding.text) == ("swapped", "12月5日至10月12日")
    assert judge("柑橘采摘时间为10月12日至12月5日。", TRADE).findings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("农博会于11月3日闭幕，粮库12月20日竣工。", "11月3日"),
        ("农博会于11月3日开幕，粮库12月20日正式开工。", "12月20日"),
        ("农博会结束日期为11月3日，粮库12月20日竣工。", "11月3日"),
        ("农博会未能于11月3日开幕，粮库12月20日竣工。", "11月3日"),
    ],
)
def test_a_date_on_which_the_contrary_happened_is_an_error(text: str, told: str) -> None:
    [finding] = judge(text, FAIR).errors
    assert (finding.code, finding.text) == ("swapped", told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("农博会11月3日关闭夜场，粮库12月20日竣工。", "11月3日"),
        ("农博会拟于11月3日开幕，粮库12月20日竣工。", "11月3日"),
        ("农博会11月3日开幕，粮库有望12月20日竣工。", "12月20日"),
        ("农博会11月3日开幕，粮库努力于12月20日竣工。", "12月20日"),
        ("农博会推迟到11月3日开幕，粮库12月20日竣工。", "11月3日"),
        ("农博会原定11月3日开幕，粮库12月20日竣工。", "11月3日"),
    ],
)
def test_a_date_told_as_hoped_for_or_put_off_is_not_sure(text: str, told: str) -> None:
    assert [(f.code, f.text) for f in judge(text, FAIR).findings] == [("unsure", told)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (SITES, "7月8日北站房启用，南广场随后于8月20日封闭。"),
        (SITES, "北站房7月8日启用后，南广场8月20日封闭。"),
        (TRADE, "柑橘采摘10月12日启动、12月5日收官。"),
        (TRADE, "柑橘采摘从10月12日开始，持续到12月5日。"),
        (TRADE, "柑橘采摘开园后一直延续至12月5日，10月12日为启动之日。"),
        (FAIR, "农博会定于11月3日开幕，粮库将于12月20日竣工。"),
        (FAIR, "农博会11月3日启动，粮库12月20日建成投用。"),
        (("年货节开幕计划日期=1月6日",), "年货节拟于1月6日开幕。"),
        (("夜市延期至=9月2日",), "夜市延期至9月2日。"),
    ],
)
def test_dates_of_their_own_things_and_turns_stand(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


BRIEFING = {"event": "召开春耕调度会", "date": "3月2日", "time": "上午10点"}
REVIEW = {"event": "召开秋收评估会", "date": "10月9日"}


def test_the_hour_of_one_event_on_the_day_of_another_is_an_error() -> None:
    facts = [BRIEFING, REVIEW]
    [finding] = check_text("3月2日召开春耕调度会，10月9日上午10点召开秋收评估会。", facts).errors
    assert (finding.code, finding.text, finding.expected) == ("swapped", "10月9日上午10点", "上午10点")
    assert check_text("3月2日上午10点召开春耕调度会，10月9日召开秋收评估会。", facts).findings == ()
    both = check_text("3月2日上午10点召开春耕调度会，10月9日上午10点召开秋收评估会。", facts)
    assert [(f.code, f.text) for f in both.findings] == [("unsure", "10月9日上午10点")]


def test_the_hour_of_a_meeting_may_have_a_label_of_its_own() -> None:
    rows = ("评审会日期=4月2日", "评审会时间=9:30", "复核日期=6月7日")
    assert judge("评审会于4月2日9:30召开，6月7日复核。", rows).findings == ()


@pytest.mark.parametrize("told", ["将于10月9日召开", "拟10月9日召开", "原定10月9日召开"])
def test_an_event_told_as_one_to_come_is_not_sure(told: str) -> None:
    verdict = check_text(f"3月2日上午10点召开春耕调度会，{told}秋收评估会。", [BRIEFING, REVIEW])
    assert [(f.code, f.text) for f in verdict.findings] == [("unsure", "10月9日")]


def test_a_day_of_opening_may_be_told_as_expected() -> None:
    rows = ("平台启用日期=12月20日", "平台用户=310家")
    assert judge("平台用户310家，预计12月20日启用。", rows).findings == ()
    assert [f.code for f in judge("平台用户310家，有望12月20日启用。", rows).findings] == ["unsure"]


RALLY = {"event": "召开夏粮抢收动员会", "date": "6月5日"}
DRILL = {"event": "开展山洪避险演练", "date": "7月12日"}


@pytest.mark.parametrize(
    ("event", "text", "day"),
    [
        (RALLY, "6月5日召开全镇禁毒工作会议。", "6月5日"),
        (RALLY, "6月5日，镇里召开全镇禁毒工作会议。", "6月5日"),
        (RALLY, "夏粮抢收有序推进。6月5日召开乡村文化工作会议。", "6月5日"),
    ],
)
def test_a_day_told_of_another_occasion_is_to_be_looked_at(event: dict[str, object], text: str, day: str) -> None:
    found = check_text(f"抢收小麦830亩。{text}", [{"label": "抢收小麦", "value": "830亩"}, event]).findings
    assert [(one.code, one.severity, one.text) for one in found] == [("unsure", "warning", day)]


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (RALLY, "6月5日召开动员会，部署夏粮抢收。"),
        (RALLY, "6月5日召开全镇动员部署会议。"),
        (RALLY, "6月5日召开会议，进行动员。"),
        (RALLY, "6月5日召开夏粮收割机具调度会。"),
        (RALLY, "镇里早谋划，6月5日开了夏粮抢收动员会。"),
        (DRILL, "7月12日开展避险演练，组织群众有序转移。"),
        (RALLY, "6月5日召开农业农村工作会议。会上部署了夏粮抢收。"),
    ],
)
def test_a_day_told_of_its_own_occasion_in_other_words_stands(event: dict[str, object], text: str) -> None:
    assert not check_text(f"抢收小麦830亩。{text}", [{"label": "抢收小麦", "value": "830亩"}, event]).findings
