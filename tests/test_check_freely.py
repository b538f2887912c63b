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
