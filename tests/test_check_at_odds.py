"""States supplied alike of two things: what stands beside the one says nothing of the other."""

import pytest

from tests.labelled import judge

BOTH = ("事故调查=正在有序进行中", "海域防污染=正在有序进行中")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("事故调查已经完成，海域防污染工作正在有序进行中。", "已经完成"),
        ("海域防污染工作正在有序进行中，事故调查尚未启动。", "尚未启动"),
        ("海域防污染正在有序进行中。事故调查已全部结束。", "已全部结束"),
    ],
)
def test_a_state_that_stands_beside_another_label_alone_is_not_told_of_what_is_said_to_be_otherwise(
    text: str, told: str
) -> None:
    assert [(finding.code, finding.text) for finding in judge(text, BOTH).errors] == [("reversed", told)]


def test_a_name_of_two_characters_counts_where_it_opens_a_clause() -> None:
    rows = ("食堂=在建", "宿舍=在建")
    assert judge("食堂已经完工，宿舍在建。", rows).errors
    assert judge("食堂在建，宿舍已完工。", rows).errors
    assert judge("食堂旁道路已经完工，食堂、宿舍均在建。", rows).errors == ()


def test_a_state_of_two_things_in_one_label_is_told_of_both() -> None:
    rows = ("事故调查和海域防污染=正在有序进行中",)
    wrong = judge("事故调查已经完成，海域防污染工作正在有序进行中。", rows)
    assert [(finding.code, finding.text) for finding in wrong.errors] == [("reversed", "已经完成")]
    assert judge("事故调查和海域防污染正在有序进行中。", rows).errors == ()


@pytest.mark.parametrize(
    "text",
    [
        "事故调查、海域防污染正在有序进行中。",
        "事故调查和海域防污染工作均正在有序进行中。",
        "事故调查尚未结束，仍正在有序进行中；海域防污染也正在有序进行中。",
        "事故调查已进入取证阶段，目前正在有序进行中，海域防污染也正在有序进行中。",
        "事故调查完成后将公布结果，目前正在有序进行中，海域防污染也正在有序进行中。",
    ],
)
def test_a_state_that_is_told_of_both_is_none(text: str) -> None:
    assert judge(text, BOTH).errors == ()
