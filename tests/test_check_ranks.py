"""Places in a ranking told with another empty word or none, and moves told as places."""

import pytest

from tests.labelled import judge

FUNDS = ("招商引资到位资金=26亿元", "招商引资到位资金全市排名=第1位")
TWO = ("税收增速全市排名=第1位", "投资增速全市排名=第2位")
MOVED = ("上年全市排名=第9位", "全市排名=第6位", "排名提升=3位")
PLACE, RISE = ("营商环境全市位次=3位",), ("营商环境位次上升=3位",)
TRADE = ("外资全市排名=第1位", "进出口全市排名=第3位")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("环境空气质量全市排名=第3位",), "环境空气质量在全市排第3。"),
        (("综合排名=第2名",), "我镇综合排名第2。"),
        (PLACE, "营商环境位居全市第3。"),
        (("进出口总额全市排名=第二位",), "进出口总额全市第二。"),
        (TWO, "全市排名中，税收增速第1、投资增速第2。"),
        (("医保局评议=全市第5",), "医保局评议居全市第5位。"),
        (("医保局评议=全市第5位",), "医保局评议居全市第5。"),
        (("医保局评议=全市第1",), "医保局评议居全市首位。"),
        (("三季度全市排名=第5位", "二季度全市排名=第8位"), "三季度全市排名第5，二季度第8。"),
        (MOVED, "全市排名由第9位升到第6位，提升3个位次。"),
        (TWO, "税收增速、投资增速分别居全市第1位、第2位。"),
        (FUNDS, "招商引资到位资金26亿元，居全市首位。"),
        (("公共服务满意度全市排名=第一",), "公共服务满意度全市居首。"),
        (("乡镇=15个", "全县乡镇排名=第1名"), "居全县15个乡镇之首。"),
    ],
)
def test_a_place_may_be_told_with_another_empty_word(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).errors


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("环境空气质量全市排名=第3位",), "环境空气质量在全市排第4。"),
        (("营商环境全市排名=第2位",), "营商环境全市排名第二。"),
        (TWO, "全市排名中，税收增速第2、投资增速第1。"),
        (MOVED, "全市排名由第9位升到第6位，后退3个位次。"),
        (("医保局评议=全市第5位",), "医保局评议居全省第5。"),
        (("医保局评议=全市第1",), "医保局评议居全省首位。"),
        (("医保局评议=全市第2",), "医保局评议上升2位。"),
        (MOVED, "全市排名由第9位升到第6位，提升4个位次。"),
        (TWO, "投资增速、税收增速分别居全市第1位、第2位。"),
        (TWO, "投资增速、税收增速分列全市第1、第2。"),
        (PLACE, "营商环境上升3位。"),
        (RISE, "营商环境位居全市3位。"),
        (RISE, "营商环境位居全市第3。"),
        (FUNDS, "招商引资到位资金26亿元，居全省首位。"),
        (FUNDS, "招商引资到位资金26亿元，力争居全市首位。"),
        (FUNDS, "招商引资签约资金居全市首位，到位资金26亿元。"),
        (TRADE, "外资居全市第3位，进出口居全市首位。"),
        (("安全考核全市排名=第3位",), "全市第3督导组到县，安全考核完成。"),
    ],
)
def test_another_place_level_or_thing_and_a_move_for_a_place_are_errors(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).errors


def test_a_first_place_that_was_supplied_is_not_pointed_out() -> None:
    assert not judge("招商引资到位资金26亿元，居全市首位。", FUNDS).findings


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("排名较上年上升=3位",), "排名较上年前移3位。"),
        (("排名较上年上升=3位",), "排名比去年进3位。"),
        (("全省排名=第5位", "排名上升=3位"), "全省排名第5位，较上年上升3个位次。"),
    ],
)
def test_a_move_may_be_told_by_another_verb(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).findings
