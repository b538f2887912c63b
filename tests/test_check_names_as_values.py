"""People and places supplied as the value of what they are (负责人: 王建国, 会议地点: 竹桥)."""

import pytest

from tests.labelled import judge

AREA = "桑园面积=1.2万亩"
POSTS = ("县委书记=王建国", "县长=李志强")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((AREA, "负责人=王建国"), "王建国同志牵头，建成桑园1.2万亩。"),
        ((AREA, "地点=青禾乡"), "全县桑园1.2万亩，在青禾乡连片种植。"),
        ((AREA, "样板=李庄村"), "全县桑园1.2万亩，李庄村大户带头。"),
        (("地点=望潮里",), "走进望潮里，处处是侨味。"),
        (("地点=竹桥",), "李家湾、竹桥、翁塘三地受灾。"),
        (("地点=庄埠湖",), "水位低于庄埠湖。"),
        (POSTS, "县委书记王建国、县长李志强到会。"),
        (POSTS, "王建国同志主持，李志强同志讲话。"),
    ],
)
def test_a_name_says_what_it_says_wherever_it_stands(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).errors


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (POSTS, "县委书记李志强、县长王建国到会。", "县委书记李志强"),
        (("组长=王建国", "副组长=李志强"), "副组长王建国、组长李志强到会。", "副组长王建国"),
    ],
)
def test_somebody_in_the_post_of_another_is_an_error(rows: tuple[str, ...], text: str, told: str) -> None:
    assert told in {error.text for error in judge(text, rows).errors}


def test_somebody_in_a_post_that_nobody_has_is_a_warning() -> None:
    assert "县长王建国" in {found.text for found in judge("县长王建国到会。", POSTS[:1]).warnings}


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("责任人=王建国",), "责任人已经明确。"),
        (("施工现场=有序",), "工作有序推进。"),
        (("地点=竹桥",), "会议在翁塘召开。"),
    ],
)
def test_a_name_that_stands_nowhere_is_missing(rows: tuple[str, ...], text: str) -> None:
    assert "missing" in {error.code for error in judge(text, rows).errors}
