"""Honours, praise, press, visits from above and reports of success that nobody supplied."""

import pytest

from draftkit import check_text

VISITS = {"label": "入户走访", "value": "830户"}
TEXT = "全镇入户走访830户。"


def warned(text: str, *facts: dict[str, object]) -> list[tuple[str, str | None]]:
    check = check_text(TEXT + text, [VISITS, *facts])
    assert check.verified
    return [(finding.code, finding.text) for finding in check.findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我镇荣获“全国卫生乡镇”称号。", "荣获“全国卫生乡镇”称号"),
        ("我镇持续推进移风易俗，获评全省乡村治理示范镇。", "获评全省乡村治理示范镇"),
        ("镇司法所被市政府授予先进集体荣誉称号。", "被市政府授予先进集体荣誉称号"),
        ("相关做法被央视报道。", "央视报道"),
        ("转移期间无一人伤亡。", "无一人伤亡"),
        ("未造成人员伤亡。", "未造成人员伤亡"),
        ("县委、县政府通报表扬我镇。", "县委、县政府通报表扬"),
        ("上级领导对我镇工作给予高度评价。", "上级领导对我镇工作给予高度评价"),
        ("市委书记到我镇调研。", "市委书记到我镇调研"),
        ("副县长来我镇检查指导。", "副县长来我镇检查"),
        ("省厅督导组到现场检查。", "省厅督导组到现场检查"),
        ("相关经验在全县推广。", "经验在全县推广"),
        ("全市现场会在我镇召开。", "全市现场会在我镇"),
        ("全年未发生安全生产事故。", "未发生安全生产事故"),
        ("安全形势持续稳定，没有发生一起重大火灾。", "没有发生一起重大火灾"),
        ("实现安全生产“零事故”。", "实现安全生产“零事故”"),
        ("所有隐患均已整改到位。", "所有隐患均已整改到位"),
    ],
)
def test_an_honour_a_visit_praise_and_success_that_nobody_supplied_are_pointed_out(text: str, told: str) -> None:
    assert warned(text) == [("invented", told)]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("我镇荣获“全国卫生乡镇”称号。", {"text": "获评全国卫生乡镇"}),
        ("我镇被评为全县防汛先进集体。", {"text": "我镇被县委评为防汛先进集体"}),
        ("相关做法受到县领导高度评价。", {"text": "相关做法得到县领导肯定"}),
        ("全年未发生安全生产事故。", {"label": "安全事故", "value": "没有发生"}),
        ("相关做法被新华社报道。", {"text": "新华社刊发我镇做法"}),
        ("市委书记周明远深入我镇检查指导。", {"text": "市委书记周明远到我镇调研"}),
    ],
)
def test_what_was_supplied_of_that_kind_is_not_pointed_out(text: str, fact: dict[str, object]) -> None:
    assert "invented" not in {code for code, _ in warned(text, fact)}


@pytest.mark.parametrize(
    "text",
    [
        "力争荣获全国卫生乡镇称号。",
        "确保全年不发生安全事故。",
        "下一步，争取获评省级示范镇，做到所有隐患均整改到位。",
        "镇领导深入各村督导检查，县级领导包联到村。",
        "秋粮喜获丰收，群众获得感不断增强。",
        "认真贯彻省委书记讲话精神，深入调研。",
        "干部作风得到群众认可。",
    ],
)
def test_plans_and_ordinary_prose_are_not_pointed_out(text: str) -> None:
    assert warned(text) == []


def test_what_is_told_of_by_itself_is_not_told_of_twice() -> None:
    found = check_text(f"{TEXT}荣获全国五一劳动奖状。", [VISITS]).findings
    assert [finding.text for finding in found] == ["全国五一劳动奖状"]
