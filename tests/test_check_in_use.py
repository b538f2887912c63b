"""Things told as in use that are only built, and the other way round."""

import pytest

from tests.labelled import judge

TESTED, IN_USE = ("污水厂=已建成，正在调试",), ("水厂=已建成投用",)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (TESTED, "污水厂建成投用。"),
        (TESTED, "污水厂已建成投用。"),
        (TESTED, "污水厂已投入运行。"),
        (TESTED, "污水厂调试完毕。"),
        (("防洪墙=主体已完工，正在验收",), "防洪墙已完工并通过验收。"),
        (("厂房=已封顶，正在内部装修",), "厂房已投产。"),
        (("厂房=已建成，尚未投用",), "厂房建成投用。"),
        (("光伏电站=已建成，正在并网调试",), "光伏电站已并网发电。"),
        (("数据中心=已建成，正在试运行",), "数据中心建成并正式运行。"),
    ],
)
def test_what_is_being_made_ready_is_not_told_as_in_use(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).errors


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (TESTED, "污水厂建成调试。"),
        (TESTED, "污水厂已建成，正在调试，尚未投入使用。"),
        (TESTED, "污水厂已建成，计划年底投入使用，正在调试。"),
        (TESTED, "污水厂已建成，正进行设备调试。"),
        (("厂房=已建成，尚未投用",), "厂房已建成，还未投用。"),
        (("数据中心=已建成，正在试运行",), "数据中心已建成并试运行。"),
        (("大桥=已通车，正在完善附属设施",), "大桥已通车，正在完善附属设施。"),
        (IN_USE, "水厂建成投用。"),
    ],
)
def test_what_is_told_as_far_as_it_was_supplied_is_right(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).findings


@pytest.mark.parametrize("text", ["水厂已建成，正在调试。", "水厂建成，等待验收。"])
def test_what_is_in_use_is_not_told_as_being_made_ready(text: str) -> None:
    assert judge(text, IN_USE).findings


def test_that_what_was_built_is_in_use_is_pointed_out_where_nobody_supplied_it() -> None:
    [found] = judge("垃圾中转站已建成投用。", ("垃圾中转站=已建成",)).findings
    assert (found.severity, found.code, found.text) == ("warning", "invented", "建成投用")
    assert not judge("垃圾中转站已建成。", ("垃圾中转站=已建成",)).findings
