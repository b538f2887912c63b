"""Figures of one period told of another: 去年 for 今年, 上半年 for 全年, 上月 for 本月."""

import json

import pytest

from draftkit import check_text, parse_facts
from tests.labelled import judge

VISITS = ("游客接待量=86万人次", "去年同期游客接待量=79万人次")
FINES = ("今年罚没金额=41万元", "上年罚没金额=37万元")
LOANS = ("一季度发放贷款=3.2亿元", "全年发放贷款计划=15亿元", "本月新开户=64户", "明年购置费=90万元")
SINCE = ("今年以来更换水表=318只", "累计发放贷学金=56笔")
MAIL = ("书面来信环比=上升7.4%", "网上投诉同比升幅=11.6%", "换届清退人数较上届增加=9人")
CHANGES = ("在册职工较上年减少=14人", "库存较年初下降=6.5%", "来水量较常年偏少=两成")


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (VISITS, "游客接待量去年为86万人次，今年为79万人次。", {"86万人次", "79万人次"}),
        (VISITS, "游客接待量86万人次，今年游客接待量79万人次。", {"79万人次"}),
        (VISITS, "全市游客接待量86万人次，高于前年同期的79万人次。", {"79万人次"}),
        (VISITS, "去年全市游客接待量86万人次，去年同期游客接待量79万人次。", {"86万人次"}),
        (FINES, "今年罚没金额41万元，前年罚没金额37万元。", {"37万元"}),
        (FINES, "今年罚没金额41万元，本年罚没金额37万元。", {"37万元"}),
        (LOANS, "一季度发放贷款3.2亿元，全年发放贷款计划15亿元。上月新开户64户。明年购置费90万元。", {"64户"}),
        (SINCE, "上半年共更换水表318只。累计发放贷学金56笔。", {"318只"}),
        (SINCE, "今年以来更换水表318只。今年新发放贷学金56笔。", {"56笔"}),
        (LOANS, "下半年发放贷款3.2亿元，全年发放贷款计划15亿元。本月新开户64户。今年购置费90万元。", {"3.2亿元", "90万元"}),
    ],
)
def test_a_figure_told_of_a_period_that_excludes_its_own_is_an_error(
    rows: tuple[str, ...], text: str, told: set[str]
) -> None:
    found = [finding for finding in judge(text, rows).errors if finding.code != "missing"]
    assert {finding.code for finding in found} == {"swapped"}
    assert {finding.text for finding in found} == told


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (CHANGES, "在册职工较上年减少14人，库存较年初下降6.5%，来水量比去年偏少两成。", "两成"),
        (CHANGES, "在册职工较上年减少14人，库存同比下降6.5%，来水量较常年偏少两成。", "6.5%"),
        (MAIL, "书面来信与去年同期相比上升7.4%，网上投诉同比升幅11.6%，换届清退人数较上届增加9人。", "7.4%"),
        (MAIL, "与上年同期相比，书面来信上升7.4%，网上投诉同比升幅11.6%。换届清退人数较上届增加9人。", "7.4%"),
        (MAIL, "书面来信环比上升7.4%，网上投诉环比升幅11.6%，换届清退人数较上届增加9人。", "11.6%"),
        (MAIL, "书面来信环比上升7.4%，网上投诉同比升幅11.6%，换届清退人数比上年增加9人。", "9人"),
        (("存栏=300头", "存栏较年初增加=20头"), "存栏300头，比上年增加20头。", "20头"),
        (("存栏=300头", "存栏较年初增加=20头"), "存栏300头，比上年同期增加20头。", "20头"),
    ],
)
def test_a_change_told_from_another_base_than_its_own_is_an_error(rows: tuple[str, ...], text: str, told: str) -> None:
    errors = [finding for finding in judge(text, rows).errors if finding.code != "missing"]
    assert [(finding.code, finding.text) for finding in errors] == [("swapped", told)]


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (VISITS, "游客接待量86万人次，游客接待量79万人次。", "79万人次"),
        (LOANS, "去年一季度发放贷款3.2亿元，全年发放贷款计划15亿元。本月新开户64户。明年购置费90万元。", "3.2亿元"),
        (LOANS, "一季度发放贷款3.2亿元，上半年发放贷款计划15亿元。本月新开户64户。明年购置费90万元。", "15亿元"),
        (LOANS, "一季度发放贷款3.2亿元，全年发放贷款计划15亿元。本周新开户64户。明年购置费90万元。", "64户"),
        (CHANGES, "在册职工较年初减少14人，库存较年初下降6.5%，来水量较常年偏少两成。", "14人"),
        (("存栏较年初增加=20头",), "年末存栏比上年增加20头。", "20头"),
        (CHANGES, "年末在册职工较上年减少14人，库存同比下降6.5%，来水量较常年偏少两成。", "6.5%"),
        (("上月借阅图书=4.6万册",), "去年借阅图书4.6万册。", "4.6万册"),
        (("上月借阅图书=4.6万册",), "今年借阅图书4.6万册。", "4.6万册"),
        (("去年借阅图书=4.6万册",), "上月借阅图书4.6万册。", "4.6万册"),
        (("一季度借阅图书=4.6万册",), "本月借阅图书4.6万册。", "4.6万册"),
    ],
)
def test_a_figure_of_a_period_that_holds_its_own_or_of_none_is_not_sure(
    rows: tuple[str, ...], text: str, told: str
) -> None:
    verdict = judge(text, rows)
    assert [(finding.code, finding.text) for finding in verdict.findings] == [("unsure", told)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (VISITS, "游客接待量86万人次，去年同期79万人次。"),
        (VISITS, "今年游客接待量86万人次，比去年同期的79万人次有所增加。"),
        (VISITS, "游客接待量由去年同期的79万人次增至86万人次。"),
        (VISITS, "今年游客接待量由79万人次增至86万人次。"),
        (VISITS, "在去年同期79万人次的基础上，游客接待量增至86万人次。"),
        (FINES, "今年罚没金额41万元，上年37万元。"),
        (FINES, "罚没金额由去年的37万元增至本年的41万元。"),
        (LOANS, "今年一季度发放贷款3.2亿元，今年发放贷款计划15亿元。当月新开户64户。来年购置费90万元。"),
        (LOANS, "一季度发放贷款3.2亿元，距全年发放贷款计划15亿元尚远。本月新开户64户，明年购置费90万元。"),
        (CHANGES, "在册职工比去年减少14人，库存较上年末下降6.5%，来水量比常年同期偏少两成。"),
        (SINCE, "上半年，后勤处检修不停。上半年更换水表318只。今年累计发放贷学金56笔。"),
        (SINCE, "今年更换水表318只。共发放贷学金56笔。"),
        ((*SINCE, "统计截止=6月底"), "截至6月底，上半年更换水表318只。累计新发放贷学金56笔。"),
        (MAIL, "书面来信与上月相比上升7.4%，网上投诉较去年同期上升11.6%，换届清退人数比上一届增加9人。"),
        (MAIL, "与上月相比，书面来信上升7.4%，网上投诉同比升幅11.6%，换届清退人数较上届增加9人。"),
        (MAIL, "书面来信上升7.4%，网上投诉升幅11.6%，换届清退人数增加9人。"),
        (("上年末欠款=8万元", "今年收回欠款=5万元"), "今年年初欠款8万元，今年收回欠款5万元。"),
        (("今年完成结转工程=9处", "上年结转工程=12处"), "上年结转工程12处，今年完成上年结转工程9处。"),
        (("2024年就诊量=5万人次", "2025年就诊量=6万人次"), "就诊量由2024年的5万人次增至2025年的6万人次。"),
        (("今年上半年入园=350人", "去年上半年入园=320人"), "今年上半年，入园350人，去年上半年入园320人。"),
    ],
)
def test_a_figure_told_of_its_own_period_stands(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


YIELDS = [{"label": "入户走访", "value": "830户"}, {"label": "2023年茶叶产值", "value": "57万元"}]


def told_of(text: str, as_of: str, date: str = "") -> list[tuple[str, str | None]]:
    head = {"kind": "general", "title": "关于茶产业发展情况的汇报", "as_of": as_of, "date": date}
    facts = parse_facts(json.dumps({**head, "sections": {"工作进展": YIELDS}}))
    found = check_text(f"入户走访830户。{text}", facts).findings
    return [(finding.code, finding.text) for finding in found if finding.code != "missing"]


@pytest.mark.parametrize(
    "text",
    [
        "今年茶叶产值57万元。",
        "前年茶叶产值达57万元。",
        "茶叶产值今年达到57万元。",
        "今年以来，全镇茶叶产值57万元。",
        "本年度，我镇实现茶叶产值57万元。",
        "茶叶今年产值57万元。",
    ],
)
def test_a_year_in_words_is_another_than_the_labels_where_the_facts_tell_which_year_it_is(text: str) -> None:
    assert told_of(text, "2024年6月12日") == [("swapped", "57万元")]
    assert told_of(text, "", "2024年7月1日") == [("swapped", "57万元")]


def test_a_part_of_this_year_or_this_year_before_other_words_is_to_be_looked_at() -> None:
    assert told_of("上半年茶叶产值57万元。", "2024年6月12日") == [("unsure", "57万元")]
    assert told_of("今年，我镇持续改造老茶园，茶叶产值57万元。", "2024年6月12日") == [("unsure", "57万元")]


@pytest.mark.parametrize(
    ("text", "as_of", "date"),
    [
        ("去年茶叶产值57万元。", "2024年6月12日", ""),
        ("今年茶叶产值57万元。", "2023年12月31日", ""),
        ("今年茶叶产值57万元。", "2023年12月31日", "2024年1月8日"),
        ("今年茶叶产值57万元。", "", "2024年1月8日"),
        ("今年茶叶产值57万元。", "", ""),
        ("今年，在去年茶叶产值57万元的基础上，继续改造老茶园。", "2024年6月12日", ""),
        ("今年以来，我镇持续改造老茶园。茶叶产值57万元。", "2024年6月12日", ""),
        ("今年的目标以2023年茶叶产值57万元为基数。", "2024年6月12日", ""),
        ("明年茶叶产值要在57万元的基础上再上台阶。", "2024年6月12日", ""),
    ],
)
def test_a_year_in_words_stands_where_it_is_the_labels_or_nothing_tells_which_it_is(
    text: str, as_of: str, date: str
) -> None:
    assert told_of(text, as_of, date) == []
