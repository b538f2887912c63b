"""States that stand nowhere in texts that word things freely: looked at, unless something says that they are not told."""

import pytest

from draftkit.check import check_text

Facts = list[dict[str, object]]

FACTS: Facts = [
    {"label": "排查改造老旧管网", "value": "28公里"},
    {"label": "新增供水用户数量", "value": "640户"},
    {"label": "水质抽样检测批次", "value": "96批次"},
    {"label": "抢修队伍人员编制", "value": "45名"},
    {"label": "受理用水投诉件数", "value": "73件"},
    {"label": "财政补贴资金总额", "value": "310万元"},
    {"label": "泵房电路隐患", "value": "已整改到位"},
    {"label": "大面积停水事件", "value": "未发生"},
]
FREE = (
    "旧管子换了28公里，640户人家头一回拧开自来水。水好不好，96批次化验说了算；45名师傅昼夜待命，"
    "73件烦心事件件有回音，310万元花在刀刃上。"
)
KEPT = (
    "排查改造老旧管网28公里，新增供水用户640户，水质抽样检测96批次，抢修队伍人员45名，"
    "受理用水投诉73件，财政补贴资金310万元。"
)
PUMPS = "泵房的老毛病也治好了，里里外外利利索索。"


def lost(text: str, facts: Facts = FACTS) -> list[tuple[str, str]]:
    found = check_text(text, facts).findings
    return [(one.severity, "freely" if "freely" in one.message else one.code) for one in found if one.key == "f7"]


def test_in_a_free_text_a_state_that_clauses_of_their_own_may_tell_is_looked_at() -> None:
    assert lost(f"{FREE}{PUMPS}") == [("warning", "freely")]


def test_in_a_text_near_to_its_labels_it_is_missing() -> None:
    assert lost(f"{KEPT}{PUMPS}") == [("error", "missing")]


def test_a_text_that_keeps_the_words_of_most_states_keeps_to_those_of_the_others() -> None:
    facts: Facts = [*FACTS, {"label": "阀门更换", "value": "正在进行"}, {"label": "水价调整", "value": "尚未批复"}]
    assert lost(f"{FREE}阀门更换正在进行，水价调整尚未批复，未发生大面积停水事件。{PUMPS}", facts) == [("error", "missing")]


@pytest.mark.parametrize(
    "told",
    [
        "",  # no clause is left to tell it
        "师傅们干劲十足，人人争先。",  # none has a character of it
        "泵房更衣室31平方米。",  # it tells a figure
        "泵房电路还在整修。",  # it is told otherwise
    ],
)
def test_where_nothing_may_tell_it_or_something_says_otherwise_it_is_missing(told: str) -> None:
    assert lost(f"{FREE}{told}") in ([("error", "missing")], [("error", "reversed")])


def test_what_there_is_none_of_is_missing_where_a_clause_has_it_and_denies_nothing() -> None:
    facts: Facts = [*FACTS[:6], {"label": "违规私接水管行为", "value": "未发现"}]
    assert lost(f"{FREE}偷偷接管的事，查下来没有。", facts) == [("warning", "freely")]
    assert lost(f"{FREE}偷偷接管的事，查下来不少。", facts) == [("error", "missing")]
    assert lost(f"{FREE}偷偷接管的事，查下来有几桩。", facts) == [("error", "missing")]


def test_a_few_facts_tell_nothing_of_how_a_text_words_things() -> None:
    facts: Facts = [*FACTS[:2], {**FACTS[6], "id": "f7"}]
    assert lost(f"旧管子换了28公里，640户人家头一回拧开自来水。{PUMPS}", facts) == [("error", "missing")]


# near to the words of labels, but hardly one of them whole
NEAR = (
    "老旧管网排查一遍、改造28公里，用水的人家新增640户。水质隔三岔五抽样，检测96批次；抢修的队伍人员有45名编制，"
    "用水投诉受理73件，财政拿出的补贴资金共310万元。"
)
STATES: Facts = [
    *FACTS,
    {"label": "泵站看护", "value": "责任到人"},
    {"label": "夜间水压", "value": "保持平稳"},
]


def test_a_text_that_tells_none_of_its_states_as_supplied_is_free_in_that_however_near_its_other_words_are() -> None:
    told = "大范围停水的事一回也没有，水压入夜后依旧不打折扣，看泵站的活儿人人头上有担子。"
    assert lost(f"{NEAR}{told}{PUMPS}", STATES) == [("warning", "freely")]
    # one told in the words supplied, and it is not
    assert lost(f"{NEAR}{told.replace('的事一回也没有', '事件未发生')}{PUMPS}", STATES) == [("error", "missing")]
    # nor where little of its thing is spoken of
    assert lost(f"{NEAR}{told}师傅们把电闸擦得锃亮。", STATES) == [("error", "missing")]


@pytest.mark.parametrize(
    ("value", "told", "severities"),
    [
        ("正常", "村里的常用药不断供、不缺货", ["warning"]),
        ("正常", "村里的常用药时断时续", ["error"]),
        ("正常", "村里的常用药早就见了底", ["error"]),
        ("得到控制", "村里的常用药涨价风居高不下", ["error"]),
    ],
)
def test_what_is_not_as_it_should_be_is_told_from_its_denial(value: str, told: str, severities: list[str]) -> None:
    facts: Facts = [*FACTS[:-2], {"id": "m", "label": "村级常用药品供应", "value": value}]
    found = check_text(f"{FREE}{told}。", facts).findings
    assert [one.severity for one in found if one.key == "m"] == severities


def test_a_few_cases_are_no_denial_of_any() -> None:
    facts: Facts = [*FACTS[:-2], {"id": "m", "label": "小麦条锈病", "value": "零星发生"}]
    assert [one.code for one in check_text(f"{KEPT}小麦条锈病零星发生。", facts).findings] == []
    found = check_text(f"{KEPT}小麦条锈病连片流行。", facts).errors
    assert [one.key for one in found] == ["m"]
