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


@pytest.mark.parametrize("section", ["", "工作成效", "年度计划完成情况"])
def test_what_stands_elsewhere_may_not(section: str) -> None:
    assert ("error", "reversed") in codes("计划清淤河道9公里，新建泵站2座。", section)
    assert codes("已清淤河道9公里，已新建泵站2座。", section) == []


@pytest.mark.parametrize("heading", ["二、下步打算", "（三）工作计划", "工作目标", "四、预计", "情况超过"])
def test_a_heading_says_nothing_of_the_figure_below(heading: str) -> None:
    assert codes(f"{heading}\n清淤河道9公里，新建泵站2座。", "") == []
