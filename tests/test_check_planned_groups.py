"""Facts that stand among the next steps: planned, not done; and headings of plans, which end before what they head."""

import pytest

from draftkit.check import check_text
from draftkit.ledger import Fact, Ledger


def codes(text: str, section: str) -> list[tuple[str, str]]:
    facts = (
        Fact(key="a", id="a", label="检查单位", value="38家", section="基本情况"),
        Fact(key="b", id="b", label="清淤河道", value="9公里", section=section),
        Fact(key="c", id="c", label="新建泵站", value="2座", section=section),
    )
    return [(one.severity, one.code) for one in check_text(f"检查单位38家。\n{text}", Ledger(facts)).findings]


@pytest.mark.parametrize("section", ["next_steps", "下步打算", "下一步工作计划", "工作安排"])
@pytest.mark.parametrize(
    "text", ["计划清淤河道9公里，新建泵站2座。", "下一步，清淤河道9公里，新建泵站2座。", "清淤河道9公里，新建泵站2座。"]
)
def test_what_stands_among_the_next_steps_may_be_planned(section: str, text: str) -> None:
    assert codes(text, section) == []


@pytest.mark.parametrize("section", ["next_steps", "下步打算"])
def test_told_as_done_it_is_reversed(section: str) -> None:
    assert codes("已清淤河道9公里，已新建泵站2座。", section) == [("error", "reversed"), ("error", "reversed")]


@pytest.mark.parametrize(
    "text",
    [
        "到2026年底，完成清淤河道9公里，建成新建泵站2座。",
        "年底前，完成清淤河道9公里、新建泵站2座。",
        "2026年，完成清淤河道9公里，新建泵站2座。",
        "奋战一百天，完成清淤河道9公里，新建泵站2座。",
    ],
)
def test_a_sentence_that_opens_with_the_day_by_which_tells_it_as_planned(text: str) -> None:
    assert [code for code in codes(text, "next_steps") if code[1] == "reversed"] == []


@pytest.mark.parametrize(
    "text",
    [
        "到2026年底，已完成清淤河道9公里，新建泵站2座。",
        "已完成清淤河道9公里，2026年底投用。",
        "截至今年底，完成清淤河道9公里，新建泵站2座。",
        "到去年底，完成清淤河道9公里，新建泵站2座。",
    ],
)
def test_with_a_word_of_what_is_done_it_does_not(text: str) -> None:
    assert ("error", "reversed") in codes(text, "next_steps")


@pytest.mark.parametrize("section", ["", "工作成效", "年度计划完成情况"])
def test_what_stands_elsewhere_may_not(section: str) -> None:
    assert ("error", "reversed") in codes("计划清淤河道9公里，新建泵站2座。", section)
    assert codes("已清淤河道9公里，已新建泵站2座。", section) == []


@pytest.mark.parametrize("heading", ["二、下步打算", "（三）工作计划", "工作目标", "四、预计", "情况超过"])
def test_a_heading_says_nothing_of_the_figure_below(heading: str) -> None:
    assert codes(f"{heading}\n清淤河道9公里，新建泵站2座。", "") == []


@pytest.mark.parametrize("done", ["已全部建成", "目前均已完成", "均如期完成"])
def test_a_plan_that_its_sentence_tells_as_carried_out_is_done(done: str) -> None:
    assert codes(f"年初计划清淤河道9公里，{done}；新建泵站2座。", "") == []


@pytest.mark.parametrize("then", ["已完成选址", "尚未开工", "正在招标"])
def test_one_of_which_another_step_is_told_is_a_plan(then: str) -> None:
    assert ("error", "reversed") in codes(f"年初计划清淤河道9公里，{then}；新建泵站2座。", "")
