"""Lists told by 分别: which item each of their figures is of."""

import pytest

from tests.labelled import judge


@pytest.mark.parametrize(
    ("rows", "right", "others"),
    [
        (
            "接待游客=219万人次 旅游收入=15.1亿元 接待游客同比增长=12.6% 旅游收入同比增长=18.2%",
            "接待游客219万人次，实现旅游收入15.1亿元，同比分别增长12.6%、18.2%。",
            ("12.6%", "18.2%"),
        ),
        (
            "小学在校生=2.6万人 初中在校生=1.2万人 高中在校生=8600人 小学巩固率=100% 初中巩固率=99.2% 高中巩固率=98.1%",
            "小学在校生2.6万人，初中在校生1.2万人，高中在校生8600人，巩固率分别为100%、99.2%、98.1%。",
            ("100%", "98.1%"),
        ),
        (
            "境内外游客=440.12万人次 旅游收入=19.8亿元 游客人次恢复到上年同期=82.78% 旅游收入恢复到上年同期=86.65%",
            "境内外游客440.12万人次，实现旅游收入19.8亿元，分别恢复到上年同期的82.78%、86.65%。",
            ("82.78%", "86.65%"),
        ),
        (
            "公安破案=260起 法院审结=1260件 公安破案增长=5.6% 法院审结增长=8.6% 化解纠纷=126起",
            "化解纠纷126起，公安机关破案260起、法院审结1260件，分别增长5.6%、8.6%。",
            ("5.6%", "8.6%"),
        ),
    ],
)
def test_behind_figures_in_clauses_of_their_own_a_list_is_of_the_things_of_the_last_ones(
    rows: str, right: str, others: tuple[str, str]
) -> None:
    one, other = others
    assert judge(right, tuple(rows.split())).findings == ()
    wrong = right.replace(one, "\0").replace(other, one).replace("\0", other)
    assert {(f.code, f.text) for f in judge(wrong, tuple(rows.split())).errors} == {("swapped", one), ("swapped", other)}
