"""Facts that stand among the next steps: planned, not done; and headings of plans, which end before what they head."""

import pytest

from draftkit.check import check_text
from draftkit.ledger import Fact, Ledger
from tests.labelled import judge


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
        "力争到汛期前，完成清淤河道9公里，新建泵站2座。",
        "到2027年，完成清淤河道9公里，新建泵站2座。",
        "到本月末，完成清淤河道9公里，新建泵站2座。",
        "春节前,完成清淤河道9公里，新建泵站2座。",
        "国庆节前，完成清淤河道9公里，新建泵站2座。",
        "三季度前，完成清淤河道9公里，新建泵站2座。",
        "3月前，完成清淤河道9公里，新建泵站2座。",
        "10月15日前，完成清淤河道9公里，新建泵站2座。",
        "2027年前，完成清淤河道9公里，新建泵站2座。",
        "加强调度，到年底，完成清淤河道9公里，新建泵站2座。",
        "一是到2026年底，完成清淤河道9公里，新建泵站2座。",
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
        "到前年底，完成清淤河道9公里，新建泵站2座。",
        "上年底前，完成清淤河道9公里，新建泵站2座。",
        "到目前，完成清淤河道9公里，新建泵站2座。",
        "到年底，发生变化，完成清淤河道9公里，新建泵站2座。",
        "到年底，出现变化，完成清淤河道9公里，新建泵站2座。",
        "到年底，仍有余力，完成清淤河道9公里，新建泵站2座。",
        "到年底，大幅提速，完成清淤河道9公里，新建泵站2座。",
        "到年底，见了成效，完成清淤河道9公里，新建泵站2座。",
        "到年底，累计投入不少，完成清淤河道9公里，新建泵站2座。",
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


PLANNED = ("计划造林=5900亩", "计划封滩育林=20000亩")


@pytest.mark.parametrize("words", ["目前", "截至目前", "去年", "累计", "截至6月，", "截止6月，", "目前，", "现在，", "现，", "累计来看，", "已", "仍在"])
def test_a_sentence_of_what_is_done_so_far_goes_on_from_no_plan_before_it(words: str) -> None:
    assert "reversed" in {one.code for one in judge(f"计划造林5900亩。{words}完成封滩育林20000亩。", PLANNED).errors}


@pytest.mark.parametrize("text", ["计划造林5900亩。封滩育林20000亩。", "计划造林5900亩。实现封滩育林20000亩。"])
def test_one_without_such_words_goes_on_from_the_plan_before_it(text: str) -> None:
    assert judge(text, PLANNED).errors == ()


@pytest.mark.parametrize(
    "before", ["计划造林5900亩已落实。", "计划造林5900亩。\n", "计划造林5900亩。加强管护。", "栽了树，计划造林5900亩。"]
)
def test_nor_does_one_of_another_paragraph_or_behind_another_sentence(before: str) -> None:
    assert "reversed" in {one.code for one in judge(f"{before}完成封滩育林20000亩。", PLANNED).errors}


@pytest.mark.parametrize(
    "when", ["", "目前", "截至目前", "当前", "去年", "今年以来", "此前", "日前", "先前", "以前", "提前", "提前5天"]
)
@pytest.mark.parametrize("deed", ["清淤河道", "封滩育林"])
def test_a_plan_told_as_carried_out_by_now_is_reversed(when: str, deed: str) -> None:
    assert "reversed" in {one.code for one in judge(f"{when}完成{deed}9公里。", (f"计划{deed}=9公里",)).errors}


@pytest.mark.parametrize(
    "when", ["年底前", "月底前", "年底", "年内", "春节前", "汛期前", "汛期内", "6月30日前", "6月底前", "三十日前", "力争提前"]
)
@pytest.mark.parametrize("deed", ["清淤河道", "封滩育林"])
def test_a_plan_told_with_the_day_by_which_is_not(when: str, deed: str) -> None:
    found = judge(f"{when}完成{deed}9公里。", (f"计划{deed}=9公里", "期限=6月30日前")).findings
    assert "reversed" not in {one.code for one in found}
