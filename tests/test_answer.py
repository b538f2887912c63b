"""What of an answer is text."""

import pytest

from draftkit.answer import is_chinese, is_wordless, peel_answer

TEXT = "全镇共排查86人。\n下一步继续排查。"


@pytest.mark.parametrize(
    "answer",
    [
        TEXT,
        f"\n  {TEXT}\n",
        f"<think>先想想99人</think>\n{TEXT}",
        f"想想99人</think>{TEXT}",
        f"```\n{TEXT}\n```",
        f"```markdown\n{TEXT}",
        f"好的，以下是正文：\n\n{TEXT}",
        f"以下是正文：\n```text\n{TEXT}\n```\n以上是正文，如需修改请告知。",
        f"{TEXT}\n\n如需调整，请告诉我。",
        f"<thinking>共99人？</thinking>{TEXT}",
        f"◁think▷共99人？◁/think▷{TEXT}",
        f"先想99人</think>再想98人</think>{TEXT}",
        f"当然可以！\n{TEXT}",
        TEXT.replace("86人", "**86人**"),
    ],
)
def test_only_the_text_is_left(answer: str) -> None:
    assert peel_answer(answer) == TEXT


@pytest.mark.parametrize("answer", ["", "  \n", "<think>还在想，86人", "想完了</think>  "])
def test_reasoning_alone_is_no_text(answer: str) -> None:
    assert peel_answer(answer) == ""


@pytest.mark.parametrize(
    "answer",
    [
        "以下是3个问题：\n一是缺人。",
        "好的做法86条：\n一是。",
        "以下为三项措施：\n一是。",
        "一是缺人。\n以上为两个问题[f1]。",
    ],
)
def test_a_line_with_a_figure_is_never_taken_for_chatter(answer: str) -> None:
    assert peel_answer(answer) == answer


@pytest.mark.parametrize(
    "first", ["一、基本情况", "基本情况", "## 一、基本情况", "**基本情况**", "【基本情况】", "基本情况："]
)
def test_a_first_line_that_only_repeats_the_heading_is_left_out(first: str) -> None:
    assert peel_answer(f"{first}\n{TEXT}", "一、基本情况") == TEXT


@pytest.mark.parametrize("first", ["基本情况良好", "（一）加强领导。", "二、存在问题"])
def test_any_other_first_line_stays(first: str) -> None:
    assert peel_answer(f"{first}\n{TEXT}", "一、基本情况") == f"{first}\n{TEXT}"


def test_a_heading_alone_is_no_text() -> None:
    assert peel_answer("一、基本情况", "一、基本情况") == ""
    assert peel_answer("**基本情况**\n", "一、基本情况") == ""


@pytest.mark.parametrize(
    ("text", "chinese"), [(TEXT, True), ("All is well.", False), ("86%。", True), ("使用VR设备开展演练", True)]
)
def test_the_language_is_judged_by_its_letters(text: str, chinese: bool) -> None:
    assert is_chinese(text) is chinese


@pytest.mark.parametrize(
    "text",
    ["", "。", "###", "【】", "——", "1.", "____", "[f1]", "略。", "（略）", "同上。", "无", "（此处省略）", "一是略。二是同上。"],
)
def test_signs_numbers_and_stand_ins_say_nothing(text: str) -> None:
    assert is_wordless(text)


@pytest.mark.parametrize("text", [TEXT, "暂无人员受伤。", "无。\n全镇平稳。", "省略号较多。", "OK"])
def test_whoever_says_something_is_not_wordless(text: str) -> None:
    assert not is_wordless(text)


def test_a_stand_in_that_was_supplied_is_what_was_to_be_said() -> None:
    assert not is_wordless("无。", "要点：无")
    assert is_wordless("略。", "要点：无")


@pytest.mark.parametrize("first", ["**基本情况**：", "**基本情况：**", "**一、基本情况** ", "【基本情况】"])
def test_a_heading_in_bold_before_the_text_is_left_out(first: str) -> None:
    assert peel_answer(first + TEXT, "一、基本情况") == TEXT


@pytest.mark.parametrize("first", ["**发现火点**：", "存在问题：", "**存在问题**较少，"])
def test_what_else_stands_before_the_text_stays(first: str) -> None:
    assert peel_answer(first + TEXT, "一、存在问题") == first.replace("**", "") + TEXT
