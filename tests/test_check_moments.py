"""Dates and times of events: shifted, exchanged, or with half of them right."""

import json

import pytest

from draftkit import parse_facts
from draftkit.check import check_text, mend
from tests.labelled import judge

FACTS = [
    {"event": "召开河长制工作会议", "date": "3月12日", "time": "9:00"},
    {"event": "开展联合巡河", "date": "5月20日", "time": "14:30"},
    {"label": "每日办理时限", "value": "17:30前"},
]
TEXT = "3月12日9:00，召开河长制工作会议；5月20日14:30，开展联合巡河。每日办理时限17:30前。"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("3月12日14:30，召开河长制工作会议；5月20日9:00", {"3月12日14:30", "5月20日9:00"}),
        ("5月20日9:00，召开河长制工作会议；3月12日14:30", {"5月20日9:00", "3月12日14:30"}),
        ("5月20日14:30，召开河长制工作会议；3月12日9:00", {"5月20日14:30", "3月12日9:00"}),
    ],
)
def test_moments_of_two_events_exchanged_are_two_findings(changed: str, told: set[str]) -> None:
    assert check_text(TEXT, FACTS).findings == ()
    found = check_text(TEXT.replace("3月12日9:00，召开河长制工作会议；5月20日14:30", changed), FACTS).errors
    assert [f.code for f in found] == ["swapped", "swapped"]
    assert {f.text for f in found} == told


@pytest.mark.parametrize(
    ("before", "after", "text", "expected"),
    [
        ("14:30", "14:00", "5月20日14:00", "14:30"),
        ("5月20日", "5月21日", "5月21日14:30", "5月20日"),
        ("17:30前", "17:30", "17:30", "17:30前"),
        ("17:30前", "18:30前", "18:30前", "17:30前"),
    ],
)
def test_half_a_moment_changed_is_one_finding_on_that_half(before: str, after: str, text: str, expected: str) -> None:
    [finding] = check_text(TEXT.replace(before, after), FACTS).errors
    assert (finding.code, finding.text, finding.expected) == ("altered", text, expected)


def test_a_time_said_again_without_its_before_is_altered() -> None:
    [finding] = check_text(f"{TEXT}请于每日17:30报送。", FACTS).errors
    assert (finding.code, finding.text) == ("altered", "17:30")
    assert check_text(f"{TEXT}3月12日的会议要求每日17:30前报送。", FACTS).verified


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1月26日", "1月26号"),
        ("1月26日", "元月26日"),
        ("1月26日", "一月二十六日"),
        ("14:30", "下午2点半"),
        ("14:30", "14时30分"),
        ("1月26日至29日", "1月26日-29日"),
        ("1月26日14:30", "1月26日下午2点半"),
    ],
)
@pytest.mark.parametrize("before", ["", "会议时间{value}。"])
def test_a_moment_in_another_form_is_altered_where_it_stands(value: str, written: str, before: str) -> None:
    head = before.format(value=value)
    text = f"{head}会议时间为{written}，全体参加。"
    verdict = check_text(text, [{"label": "会议时间", "value": value}])
    [finding] = verdict.errors
    assert (finding.code, finding.start, finding.text, finding.expected) == ("altered", text.rindex(written), written, value)
    assert mend(text, verdict).text == f"{head}会议时间为{value}，全体参加。"


@pytest.mark.parametrize(
    ("value", "written"), [("2020年1月26日", "1月26日"), ("9:00", "上午9:00"), ("1月26日14:30", "1月26日")]
)
def test_a_moment_said_again_in_part_or_with_its_part_of_the_day_is_as_supplied(value: str, written: str) -> None:
    text = f"会议时间{value}。{written}的会议全体参加。"
    assert check_text(text, [{"label": "会议时间", "value": value}]).findings == ()


def test_a_part_of_the_day_before_a_supplied_time_leaves_it_as_supplied() -> None:
    assert check_text("会议于上午9:00召开。", [{"label": "召开时间", "value": "9:00"}]).verified
    assert check_text("中午10:50至12:40开饭。", [{"label": "供餐时段", "value": "10:50至12:40"}]).verified
    assert not check_text("下午10:50至12:40开饭。", [{"label": "供餐时段", "value": "10:50至12:40"}]).verified
    assert not check_text("会议于下午9:00召开。", [{"label": "召开时间", "value": "9:00"}]).verified
    dated = [{"label": "召开时间", "value": "3月5日14:30"}]
    assert check_text("会议于3月5日下午14:30召开。", dated).verified
    assert not check_text("会议于3月5日上午14:30召开。", dated).verified
    night = [{"label": "窗口值守时段", "value": "18:00至次日8:00"}]
    assert check_text("每日晚间18:00至次日8:00安排值守。", night).verified
    assert not check_text("每日晚间18:00至20:00安排值守。", night).verified


def test_before_a_deadline_is_what_a_deadline_means_and_before_another_date_is_not() -> None:
    deadline = [{"label": "系统迁移完成时限", "value": "2027年3月底"}, {"label": "尚未迁移系统", "value": "13个"}]
    assert check_text("推动13个尚未迁移的系统在2027年3月底前全部上云。", deadline).verified
    period = [{"label": "积案化解期限", "value": "3至6个月"}]
    assert check_text("能依法解决的不推不拖，限定在3至6个月内化解。", period).verified
    assert not check_text("能依法解决的不推不拖，限定在3至5个月内化解。", period).verified
    [finding] = check_text("会议在1月26日前召开。", [{"label": "会议日期", "value": "1月26日"}]).errors
    assert (finding.code, finding.text) == ("altered", "1月26日前")


DAY = [{"label": "受理", "value": "11件"}, {"label": "截至", "value": "2026年9月21日"}]


@pytest.mark.parametrize("wrong", ["（星期日）", "(周三)", "，星期天，", " 礼拜六"])
def test_a_weekday_behind_a_date_that_falls_on_another_is_an_error(wrong: str) -> None:
    [finding] = check_text(f"截至2026年9月21日{wrong}，受理11件。", DAY).errors
    assert finding.code == "invented"
    assert "星期一" in finding.message


@pytest.mark.parametrize("right", ["（星期一）", "(周一)", "", "（下周二起另行安排）"])
def test_a_weekday_that_the_calendar_has_stands(right: str) -> None:
    assert check_text(f"截至2026年9月21日{right}，受理11件。", DAY).verified


def test_a_row_of_ordinals_may_be_told_by_its_ends() -> None:
    facts = [{"label": f"第{n}种形态", "value": f"{655 - 90 * i}人次"} for i, n in enumerate("一二三四")]
    rest = "、".join(f"{655 - 90 * i}人次" for i in range(4))
    assert check_text(f"从第一种到第四种形态依次为{rest}。", facts).errors == ()
    assert [f.text for f in check_text(f"从第一种到第五种形态依次为{rest}。", facts).errors] == ["第一种到第五种"]


@pytest.mark.parametrize(("told", "other"), [("1—3号楼", "1—5号楼"), ("1至3号楼", "2至4号楼")])
def test_a_row_of_numbers_with_one_unit_may_be_told_by_its_ends(told: str, other: str) -> None:
    facts = [{"label": f"{number}号楼住户", "value": f"{number + 30}户"} for number in (1, 2, 3)]
    rest = "住户依次为31户、32户、33户"
    assert check_text(f"{told}{rest}。", facts).findings == ()
    assert [f.text for f in check_text(f"{other}{rest}。", facts).errors] == [other]


@pytest.mark.parametrize("label", ["第{}标段投资", "{}标段投资"])
@pytest.mark.parametrize("told", ["第一至三标段", "一至三标段", "第一至第三标段", "第一标段至第三标段"])
def test_a_row_of_ordinals_told_by_its_ends_may_have_its_mark_once_or_not_at_all(label: str, told: str) -> None:
    values = ("3亿元", "5亿元", "8亿元")
    facts = [{"label": label.format(one), "value": value} for one, value in zip("一二三", values, strict=True)]
    rest = "投资分别为3亿元、5亿元、8亿元。"
    assert check_text(told + rest, facts).errors == ()
    other = told.replace("三", "四")
    assert other in [finding.text for finding in check_text(other + rest, facts).errors]



HEAD = {"kind": "township", "title": "关于防汛工作情况的汇报", "as_of": "2024年7月1日18时", "date": "2024年7月2日"}
FLOOD = [
    {"label": "转移群众", "value": "129人"},
    {"label": "启动应急响应日期", "value": "6月29日"},
    {"label": "报名截止日期", "value": "8月1日"},
]
TOLD = "转移群众129人。6月29日启动应急响应。报名截止8月1日。"


@pytest.mark.parametrize("day", ["6月29日", "7月2日"])
def test_the_day_up_to_which_a_report_tells_is_no_other_day_that_was_supplied(day: str) -> None:
    facts = parse_facts(json.dumps({**HEAD, "sections": {"situation": FLOOD}}))
    (finding,) = check_text(f"截至{day}，{TOLD}", facts).errors
    assert (finding.code, finding.text, finding.expected) == ("swapped", day, "2024年7月1日18时")


@pytest.mark.parametrize("opening", ["截至7月1日，", "截至2024年7月1日18时，", "截至目前，", "报名截止8月1日，"])
def test_the_day_itself_and_deadlines_are_right(opening: str) -> None:
    facts = parse_facts(json.dumps({**HEAD, "sections": {"situation": FLOOD}}))
    assert check_text(f"{opening}{TOLD}", facts).errors == ()
    undated = parse_facts(json.dumps({**HEAD, "as_of": "", "sections": {"situation": FLOOD}}))
    assert [f.code for f in check_text(f"截至6月29日，{TOLD}", undated).errors] == []


DRILL = [{"label": "演练时间", "value": "11月9日14:30"}]


@pytest.mark.parametrize("word", ["去年", "上年", "次年", "明年", "每年", "每年的", "农历", "阴历"])
def test_a_word_that_moves_a_date_to_another_year_or_calendar_alters_it(word: str) -> None:
    [finding] = check_text(f"演练于{word}11月9日14:30举行。", DRILL).errors
    assert (finding.code, finding.text, finding.expected) == ("altered", f"{word}11月9日14:30", "11月9日14:30")


def test_where_a_date_stands_without_such_a_word_too_it_is_only_pointed_out() -> None:
    [finding] = check_text("演练于11月9日14:30举行。农历11月9日14:30再演练。", DRILL).findings
    assert (finding.code, finding.severity, finding.text) == ("invented", "warning", "农历11月9日14:30")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("演练于今年11月9日14:30举行。", DRILL),
        ("演练于去年11月9日14:30举行。", [{"label": "去年演练时间", "value": "11月9日14:30"}]),
        ("演练于农历九月初九举行，去年没有演练。11月9日14:30举行。", [*DRILL, {"label": "说明", "value": "农历九月初九，去年没有演练"}]),
    ],
)
def test_a_date_behind_a_supplied_word_or_none_stands(text: str, facts: list[dict[str, str]]) -> None:
    assert [f for f in check_text(text, facts).findings if f.code in ("altered", "invented")] == []


SEASON = ("采摘期开始日期=11月8日", "采摘期结束日期=2月20日")


@pytest.mark.parametrize(
    "text",
    [
        "采摘期从11月8日至次年2月20日。",
        "11月8日开园采摘，到来年2月20日结束。",
        "每年11月8日至翌年2月20日可入园采摘。",
        "每年11月8日开园，次年2月20日闭园。",
    ],
)
def test_a_season_over_the_end_of_a_year_may_say_so(text: str) -> None:
    assert judge(text, SEASON).errors == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2月20日采摘，次年11月8日结束。", "次年11月8日"),
        ("采摘期从次年11月8日至2月20日。", "次年11月8日至2月20日"),
        ("去年11月8日开园，2月20日闭园。", "去年11月8日"),
        ("每年11月8日开园采摘，2月20日闭园。", "每年11月8日"),
    ],
)
def test_a_year_that_two_dates_do_not_tell_alters_them(text: str, told: str) -> None:
    assert ("altered", told) in [(f.code, f.text) for f in judge(text, SEASON).errors]


ROAD = ("道路封闭时间=7月6日22时", "道路开放时间=7月7日5时", "检测完成时间=7月6日23时30分")


def test_the_day_may_be_told_once_for_several_hours() -> None:
    assert judge("道路7月6日22时封闭，23时30分检测完成，次日5时开放。", ROAD).findings == ()
    assert judge("道路7月6日22时封闭，当晚23时30分完成检测。7月7日5时开放。", ROAD).errors == ()


@pytest.mark.parametrize(
    "text", ["7月6日22时封闭道路，5时开放。检测7月6日23时30分完成。", "7月6日22时封闭道路，23时30分检测完成。5时开放道路。"]
)
def test_an_hour_of_another_day_than_the_one_before_it_is_found_where_it_stands(text: str) -> None:
    [finding] = judge(text, ROAD).errors
    assert (finding.code, finding.text, finding.expected) == ("altered", "5时", "7月7日5时")


@pytest.mark.parametrize("told", ["3月5日至9日", "3月5日—9日", "3月5日至3月9日"])
def test_the_month_may_be_told_once_for_both_ends(told: str) -> None:
    rows = "征集开始日期=3月5日", "征集结束日期=3月9日"
    assert judge(f"{told}公开征集意见。", rows).findings == ()
    assert judge(f"{told.replace('9', '8')}公开征集意见。", rows).errors != ()


START, END = {"label": "启动时间", "value": "6月3日"}, {"label": "完成时间", "value": "2023年7月1日"}


@pytest.mark.parametrize("told", ["6月3日（星期六）", "6月3日（周六）", "6月3日星期六"])
def test_a_weekday_that_nobody_supplied_is_invented(told: str) -> None:
    [finding] = check_text(f"{told}启动。", [START]).errors
    assert finding.code == "invented"


def test_a_supplied_weekday_stands() -> None:
    assert check_text("6月3日（星期六）启动。", [{"label": "启动时间", "value": "6月3日（星期六）"}]).findings == ()


def test_a_weekday_is_right_where_it_is_in_a_supplied_year() -> None:
    assert check_text("6月3日（星期六）启动，2023年7月1日完成。", [START, END]).findings == ()
    assert [f.code for f in check_text("6月3日（星期日）启动，2023年7月1日完成。", [START, END]).errors] == ["invented"]
    assert check_text("6月3日周一鸣到会启动。", [START, {"label": "到会", "value": "周一鸣"}]).findings == ()


@pytest.mark.parametrize("told", ["年满60周岁的老人", "满60周岁老年人", "60周岁及以上老年人", "60周岁以上老年人"])
def test_full_years_are_what_a_label_has_with_its_at_least(told: str) -> None:
    assert judge(f"全市{told}13.27万人。", ("60周岁以上老年人=13.27万人",)).errors == ()


@pytest.mark.parametrize("told", ["60周岁以下老年人", "年满65周岁的老人", "不满60周岁的老人"])
def test_another_age_or_another_bound_is_not(told: str) -> None:
    assert judge(f"全市{told}13.27万人。", ("60周岁以上老年人=13.27万人",)).errors


def test_a_year_told_as_that_of_work_is_the_one_of_a_label_that_says_so() -> None:
    facts = [{"label": "报告年度", "value": "2025年"}, {"label": "成立时间", "value": "2019年"}]
    assert check_text("2025年度，我街道公开信息。2019年成立。", facts).errors == ()
    assert [one.text for one in check_text("2025年，我街道公开信息。2019年度成立。", facts).errors] == ["2019年度"]


def test_a_range_that_was_supplied_whole_is_told_as_such_beside_its_ends() -> None:
    rows = ("集中收获时段=11月1日至11月8日", "开始收割=11月1日", "收割结束=11月8日")
    assert judge("集中收获时段为11月1日至11月8日。11月1日开始收割，11月8日收割结束。", rows).errors == ()
    shifted = judge("集中收获时段为11月1日至11月7日。11月1日开始收割，11月8日收割结束。", rows).errors
    assert [one.text for one in shifted] == ["11月1日至11月7日"]


def test_the_first_months_of_a_year_are_the_span_from_january() -> None:
    rows = ("统计期间=1-9月", "零售额=9.14亿元")
    assert judge("1-9月，零售额稳步增长，前九个月累计9.14亿元。", rows).errors == ()
    wrong = judge("1-9月，零售额稳步增长，前八个月累计9.14亿元。", rows).errors
    assert [(f.code, f.text) for f in wrong] == [("invented", "八个月")]


def test_the_day_up_to_which_all_is_told_is_not_that_of_an_event_named_beside() -> None:
    rows = ("青山区检测日期=10月21日", "青山区数据截止时间=21日18时", "检测点=54个", "青山区全区完成检测=16.7万人次")
    told = (
        "青山区防控机构于10月21日在一至六号片区，以及七号片区内开展全员检测（含流动人口），截至21日18时，设置检测点54个，"
        "全区共完成检测16.7万人次。"
    )
    assert [f for f in judge(told, rows).errors if f.code == "swapped"] == []
