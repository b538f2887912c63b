"""Dates and times of events: each stands in the clause that tells its own event."""

import pytest

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
