"""People and places supplied as the value of what they are (负责人: 王建国, 会议地点: 竹桥)."""

import pytest

from draftkit.check import check_text
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


DUTY = ("值班=单日许大勇、双日纪春雷",)
NURSES = ("采血护士=程雪、毕晓莉",)
CHECKPOINTS = ("检查点=石桥治超站、南岭收费站、牛角坳",)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (DUTY, "值班安排为双日纪春雷、单日许大勇。"),
        (("河长=清江为曾祥林、沙河为田勇",), "沙河由田勇任河长，清江由曾祥林任河长。"),
        (NURSES, "毕晓莉、程雪担任采血护士。"),
        (("班主任=家政班钱文静、电工班卢海",), "班主任，电工班为卢海，家政班为钱文静。"),
        (CHECKPOINTS, "检查点设在南岭收费站、石桥治超站、牛角坳。"),
    ],
)
def test_people_of_a_list_are_told_in_any_order(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).errors


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (DUTY, "值班安排为单日纪春雷、双日许大勇。"),
        (("河长=清江为曾祥林、沙河为田勇",), "各河河长，清江为田勇、沙河为曾祥林。"),
        (NURSES, "采血护士为毕晓丽、程雪。"),
        (("班主任=家政班钱文静、电工班卢海",), "班主任，电工班为钱文静，家政班为卢海。"),
        (("资料核查=县档案馆", "数据核定=县统计局"), "县档案馆核定数据，县统计局核查资料。"),
        (NURSES, "采血护士为毕晓莉。"),
        (CHECKPOINTS, "检查点为石桥治超站、南岭收费站。"),
    ],
)
def test_one_of_a_list_in_the_place_of_another_or_left_out_is_an_error(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).errors


def test_somebody_else_in_the_post_of_one_who_stands_nowhere_is_an_error() -> None:
    facts: list[dict[str, object]] = [
        {"name": "罗开明", "title": "大队长"},
        {"label": "带班人员", "value": "邓志强、彭浩"},
    ]
    (error,) = check_text("大队长邓志强部署，邓志强、彭浩带班。", facts).errors
    assert (error.code, error.text) == ("unknown_name", "大队长邓志强")
    assert check_text("大队长罗开明部署，邓志强、彭浩带班。", facts).verified


def test_a_post_is_told_of_its_own_holder_behind_a_verb_too() -> None:
    facts = [{"name": "庞涛", "title": "质量负责人"}, {"name": "葛秀兰", "title": "技术负责人"}]
    assert check_text("质量负责人为庞涛，技术负责人为葛秀兰。", facts).verified
    assert len(check_text("质量负责人为葛秀兰，技术负责人为庞涛。", facts).errors) == 2


def test_a_body_of_which_a_text_has_nothing_is_left_out() -> None:
    rows = ("村道=6.4公里", "施工单位=恒通路桥公司")
    assert judge("修建村道6.4公里，由恒通路桥公司施工。", rows).verified
    assert not judge("修建村道6.4公里，由恒通公司施工。", rows).errors
    assert {found.code for found in judge("修建村道6.4公里，施工有序。", rows).errors} == {"missing"}
