"""Two states, each told where the other's thing is spoken of."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

_NEIGHBOURS = ("东邻=石桥镇柳湾村", "西邻=石桥镇云岭村", "人口=820人")
_POSTS = ("工作站站长人选=一名镇干部", "工作站副站长=农技员")
_SCHOOL = ("新建教学楼=完工并投入使用", "新建操场=正在铺设")


@pytest.mark.parametrize(
    ("facts", "right", "wrong", "told"),
    [
        (
            _NEIGHBOURS,
            "该村东与石桥镇柳湾村相邻，西与石桥镇云岭村交界，人口820人。",
            "该村东与石桥镇云岭村相邻，西与石桥镇柳湾村交界，人口820人。",
            ["石桥镇云岭村", "石桥镇柳湾村"],
        ),
        (
            _POSTS,
            "设立工作站，由一名镇干部任站长，农技员任副站长。",
            "设立工作站，由农技员任站长，一名镇干部任副站长。",
            ["农技员", "一名镇干部"],
        ),
        (
            _SCHOOL,
            "新建教学楼完工并投入使用，操场正在铺设。",
            "新建操场完工并投入使用，教学楼正在铺设。",
            ["完工并投入使用", "正在铺设"],
        ),
    ],
)
def test_two_states_in_each_others_clause_are_exchanged(
    facts: tuple[str, ...], right: str, wrong: str, told: list[str]
) -> None:
    assert judge(right, facts).errors == ()
    errors = [finding for finding in judge(wrong, facts).errors if finding.code == "swapped"]
    assert [finding.text for finding in errors] == told


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        # both in one clause, or each in its own somewhere
        (_NEIGHBOURS, "该村东、西分别与石桥镇柳湾村、石桥镇云岭村相邻，人口820人。"),
        (_SCHOOL, "新建教学楼完工并投入使用，操场正在铺设。操场完工并投入使用后，教学楼不再受正在铺设的影响。"),
        # what comes first is told last
        (_POSTS, "农技员任副站长，由一名镇干部任站长。"),
        # the value of one holds the other's
        (("东渠=疏浚", "西渠=疏浚加固"), "东渠疏浚，西渠疏浚加固。"),
    ],
)
def test_states_in_their_own_clauses_are_not(facts: tuple[str, ...], text: str) -> None:
    assert [finding for finding in judge(text, facts).errors if finding.code == "swapped"] == []


def test_a_text_may_begin_with_the_value_of_the_other_thing() -> None:
    wrong = "完工并投入使用的是新建操场，教学楼正在铺设。"
    assert [finding.start for finding in judge(wrong, _SCHOOL).errors if finding.code == "swapped"] == [0, 17]


_FIRMS = ("施工单位=甲公司", "监理单位=乙公司", "设计单位=丙公司")
_LEADERS = ("甲村负责人=李大山", "乙村负责人=张小河")


@pytest.mark.parametrize(
    ("facts", "text", "one", "other"),
    [
        (_FIRMS, "施工、监理、设计单位分别为{}、{}、丙公司。", "甲公司", "乙公司"),
        (_FIRMS, "施工、监理单位为{}、{}，设计单位为丙公司。", "甲公司", "乙公司"),
        (_FIRMS, "{}、{}、丙公司分别为施工、监理、设计单位。", "甲公司", "乙公司"),
        (("一号线=已贯通", "二号线=在建"), "一号线、二号线分别已{}、{}。", "贯通", "在建"),
        (_LEADERS, "甲、乙两村负责人分别是{}和{}。", "李大山", "张小河"),
        (_NEIGHBOURS, "该村东、西分别与{}、{}相邻，人口820人。", "石桥镇柳湾村", "石桥镇云岭村"),
        (("食堂进展=在建", "宿舍进展=已完工", "操场进展=在建"), "食堂、宿舍、操场分别为{}、{}、在建。", "在建", "完工"),
    ],
)
def test_states_of_a_list_stand_in_the_order_of_their_things(
    facts: tuple[str, ...], text: str, one: str, other: str
) -> None:
    assert judge(text.format(one, other), facts).errors == ()
    errors = judge(text.format(other, one), facts).errors
    assert [(finding.code, finding.text) for finding in errors] == [("swapped", other), ("swapped", one)]


@pytest.mark.parametrize(
    "text", ["设计、监理、施工单位依次为丙公司、乙公司、甲公司。", "项目由甲公司施工、乙公司监理、丙公司设计。"]
)
def test_things_may_be_listed_in_another_order_with_their_states(text: str) -> None:
    assert judge(text, _FIRMS).errors == ()


_ROLES = ("牵头单位=县农业农村局", "配合单位=县应急管理局")
_SIDES = ("施工单位=鲁源水利工程有限公司", "监理单位=恒正工程咨询有限公司")


@pytest.mark.parametrize(
    ("facts", "text", "one", "other"),
    [
        (_ROLES, "牵头单位为{}，配合单位为{}。", "县农业农村局", "县应急管理局"),
        (_ROLES, "牵头单位：{}；配合单位：{}。", "县农业农村局", "县应急管理局"),
        (_ROLES, "由{}牵头，{}配合。", "县农业农村局", "县应急管理局"),
        (_SIDES, "工程由{}施工、{}监理。", "鲁源水利工程有限公司", "恒正工程咨询有限公司"),
        (("表彰=东湖镇", "通报批评=城关镇"), "{}获表彰，{}被通报批评。", "东湖镇", "城关镇"),
        (("起点=李家渡", "终点=张庄"), "线路起点为{}，终点为{}。", "李家渡", "张庄"),
    ],
)
def test_each_stands_in_his_own_part(facts: tuple[str, ...], text: str, one: str, other: str) -> None:
    assert judge(text.format(one, other), facts).errors == ()
    errors = judge(text.format(other, one), facts).errors
    assert ("swapped", other) in [(finding.code, finding.text) for finding in errors]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("船员中女936人（其中持证736人）、男742人。", True),
        ("船员中女936人、男742人（其中持证736人）。", False),
        ("船员中女936人、男742人（持证736人）。", False),
    ],
)
def test_a_note_behind_an_item_that_excludes_its_own_is_misplaced(text: str, wrong: bool) -> None:
    found = judge(text, ("女船员=936人", "男船员=742人", "男船员持证=736人")).errors
    assert ("736人" in {finding.text for finding in found}) is wrong


def test_a_note_may_tell_in_its_own_words_what_the_item_excludes() -> None:
    assert judge("出口额20万元（进口额3万元）。", ("出口额=20万元", "进口额=3万元")).errors == ()


def test_a_part_told_of_what_the_label_of_its_total_excludes_is_pointed_out() -> None:
    rows = ("机手=男86人（其中持证80人）、女14人",)
    assert judge("机手里男86人，女14人，男机手持证的80人。", rows).findings == ()
    assert {found.text for found in judge("机手里男86人，女14人，女机手持证的80人。", rows).warnings} == {"80人"}


def test_a_part_may_bear_the_other_word_than_its_total() -> None:
    parts = [{"label": label, "value": value} for label, value in (("脱贫不稳定户", "165户"), ("突发困难户", "75户"))]
    facts = [{"label": "防返贫监测户", "value": "240户", "parts": parts}]
    told = "突发困难户、脱贫不稳定户分别为75户、165户，防返贫监测户共240户。"
    assert check_text(told, facts).findings == ()


def test_one_of_several_who_stands_in_the_part_of_another_is_an_error() -> None:
    rows = ("牵头单位=县住建局", "配合单位=县发改局、县财政局")
    assert judge("牵头单位为县住建局，配合单位为县财政局、县发改局。", rows).errors == ()
    errors = judge("牵头单位为县发改局，配合单位为县住建局、县财政局。", rows).errors
    assert {("swapped", "县发改局"), ("swapped", "县住建局")} <= {(finding.code, finding.text) for finding in errors}


_WORKS = ("码头村提灌站=正在施工", "大坪安置点供水=已通水")


@pytest.mark.parametrize("text", ["{}的码头村提灌站、{}的大坪安置点供水，都在推进。", "{}的是码头村提灌站，{}的是大坪安置点供水。"])
def test_a_state_before_its_thing_is_of_that_one(text: str) -> None:
    assert judge(text.format("正在施工", "已通水"), _WORKS).findings == ()
    assert judge(text.format("已通水", "正在施工"), _WORKS).findings != ()
