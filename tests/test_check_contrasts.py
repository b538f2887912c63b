"""Words that exclude one another in one place of a label: a figure of the one, said of the other, is on another thing."""

import pytest

from draftkit.check import check_text
from draftkit.check.turned.contrasts import contrasts_of
from tests.labelled import judge

ROWS = ("末班车时间=23:30", "公益性墓位价格=2800元", "业务用房面积=7.4万平方米", "签约服务率=94.7%", "产品合格率=98.2%")


def told(text: str, rows: tuple[str, ...] = ROWS) -> set[tuple[str, str]]:
    return {(one.code, one.text) for one in judge(text, rows).errors if one.code != "missing"}


@pytest.mark.parametrize(
    ("label", "other", "value"),
    [
        ("末班车时间", "首班车时间", "23:30"),
        ("公益性墓位价格", "经营性墓位价格", "2800元"),
        ("业务用房面积", "业务用地面积", "7.4万平方米"),
        ("签约服务率", "履约服务率", "94.7%"),
    ],
)
def test_a_word_that_excludes_the_labels_own_puts_a_figure_on_another_thing(label: str, other: str, value: str) -> None:
    right = "，".join(row.replace("=", "为") for row in ROWS) + "。"
    assert told(right) == set()
    assert told(right.replace(label, other)) == {("swapped", value)}


def test_it_does_so_among_the_items_of_a_list_too() -> None:
    right = "业务用房面积、签约服务率分别为7.4万平方米、94.7%。"
    assert told(right, ROWS[2:4]) == set()
    assert told(right.replace("用房", "用地"), ROWS[2:4]) == {("swapped", "7.4万平方米")}


@pytest.mark.parametrize(
    "text",
    [
        "业务用房面积7.4万平方米，业务用地不足。",  # said of something else
        "业务用地紧张，但业务用房面积达7.4万平方米。",  # beside the label's own
        "业务用房和业务用地中，前者面积7.4万平方米。",
    ],
)
def test_beside_the_labels_own_word_it_says_nothing(text: str) -> None:
    assert told(text, ROWS[2:3]) == set()


def test_where_both_are_words_of_the_label_neither_excludes_the_other() -> None:
    facts = [{"label": "进水出水浓度差", "value": "98毫克"}]
    assert check_text("进水与出水浓度差为98毫克。", facts).errors == ()


def test_what_was_supplied_in_so_many_words_is_never_told_of() -> None:
    rows = ("出租房屋=38套", "续租房屋=12套")
    assert told("出租房屋38套，续租房屋12套。", rows) == set()


def told_for(label: str) -> set[str]:
    return {f"{one.told}|{one.rest}" for one in contrasts_of(label)}


def test_what_stands_in_a_words_place_is_known_by_two_characters_beside_it_or_by_being_all_of_the_label() -> None:
    assert "履约|服务率" in told_for("签约服务率")  # two behind it
    assert "服务履约|率" in told_for("服务签约率")  # two before it
    assert "履约|" in told_for("签约")  # all of it
    assert told_for("签约数") == set()  # one is too little


def test_a_verb_before_its_thing_may_stand_behind_it_and_no_other_word_may() -> None:
    assert {"履约|服务率", "服务率履约|"} <= told_for("签约服务率")
    assert "服务率履约|" not in told_for("新签约服务率")


def test_words_of_one_label_do_not_exclude_one_another() -> None:
    assert {"履约|和履约服务率", "签约|服务率"}.isdisjoint(told_for("签约和履约服务率"))
    assert "续约|和履约服务率" in told_for("签约和履约服务率")
