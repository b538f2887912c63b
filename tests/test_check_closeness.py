"""How near a text keeps to the words supplied decides how states told in other words are taken."""

import pytest

from draftkit.check import check_text

FIGURES = {
    "农村公路总里程": "1842公里",
    "养护工程投资": "4280万元",
    "改造危桥": "14座",
    "清理边沟": "约620公里",
    "养护道班": "21个",
    "养护工人": "860余人",
    "优良中等路率": "89.7%",
}
STATES = {"水毁路段": "全部恢复通行", "柳河大桥加固": "正在施工", "养护工人工资": "按时发放"}
FACTS = [{"id": f"f{at}", "label": label, "value": value} for at, (label, value) in enumerate((FIGURES | STATES).items())]
PLAIN = "，".join(f"{label}{value}" for label, value in (FIGURES | STATES).items()) + "。"
FREE = (
    "1842公里公路通到村村寨寨，养护上花了4280万元，危桥改造了14座，边沟清出约620公里，21个道班里有860余人养路，"
    "路况优良中等的占89.7%。"
)


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(finding.severity, finding.code, finding.key) for finding in check_text(text, FACTS).findings]


def test_words_as_they_were_supplied_are_clean() -> None:
    assert found(PLAIN) == []


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("水毁路段全部恢复通行", "水毁路段多数仍封闭管制"),
        ("柳河大桥加固正在施工", "柳河大桥加固遥遥无期"),
        ("养护工人工资按时发放", "养护工人工资拖了又拖"),
    ],
)
def test_a_state_told_in_words_that_nobody_knows_is_an_error_in_a_text_that_keeps_to_words(
    state: str, told: str
) -> None:
    errors = [(severity, code) for severity, code, _ in found(PLAIN.replace(state, told)) if severity == "error"]
    assert errors, told


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("水毁路段全部恢复通行", "水毁路段已经全部恢复了通行"),
        ("柳河大桥加固正在施工", "柳河大桥加固目前正在抓紧施工"),
        ("养护工人工资按时发放", "养护工人的工资均按时足额发放"),
    ],
)
def test_words_put_in_between_are_none(state: str, told: str) -> None:
    assert [finding for finding in found(PLAIN.replace(state, told)) if finding[0] == "error"] == []


def test_one_state_says_nothing_of_how_states_are_worded() -> None:
    facts = [fact for fact in FACTS if fact["label"] not in ("水毁路段", "养护工人工资")]
    text = PLAIN.replace("水毁路段全部恢复通行，", "").replace("，养护工人工资按时发放", "")
    check = check_text(text.replace("正在施工", "热火朝天"), facts)
    assert {finding.severity for finding in check.findings} == {"warning"}


def test_a_text_that_words_figures_freely_may_word_states_so_too() -> None:
    text = f"{FREE}水毁路段全部恢复通行，养护工人工资按时发放，柳河大桥加固热火朝天。"
    assert {finding[0] for finding in found(text) if finding[1] == "missing"} == {"warning"}
