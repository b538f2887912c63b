"""Routes as values, told from their first stop to their last and not the other way round."""

import pytest

from tests.labelled import judge

BUS = ("线路=城东站—工业园",)
WAY_OUT = ("撤离路线=岩脚寨—老油榨—村小学",)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (BUS, "线路由城东站至工业园。"),
        (BUS, "线路从城东站开往工业园。"),
        (WAY_OUT, "群众从岩脚寨出发，经老油榨到达村小学。"),
        (WAY_OUT, "撤离路线为岩脚寨—老油榨—村小学。"),
    ],
)
def test_a_route_is_told_from_stop_to_stop_in_any_words(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (BUS, "线路由工业园至城东站。", "工业园至城东站"),
        (WAY_OUT, "撤离路线为村小学—老油榨—岩脚寨。", "村小学—老油榨—岩脚寨"),
    ],
)
def test_a_route_from_its_end_is_turned_round(rows: tuple[str, ...], text: str, told: str) -> None:
    assert [(found.code, found.text) for found in judge(text, rows).errors] == [("reversed", told)]


def test_a_route_with_another_stop_is_not_told() -> None:
    assert judge("线路由城东站至开发区。", BUS).findings
