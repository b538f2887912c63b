"""From facts and a kind to the plan of a report."""

import json
from pathlib import Path
from typing import Any

import pytest

from draftkit import FactsError, load_facts, parse_facts
from draftkit.facts import Facts
from draftkit.plan import Plan, fill_formula, plan_report
from tests.reports import FIXTURES

SHIPPED = sorted(path for path in FIXTURES.glob("*/facts.json"))
MORE = sorted((FIXTURES / "more").glob("*.json"))
NOTE: list[dict[str, str]] = [{"text": "水位回落"}]


def plan_of(kind: str = "township", title: str = "关于防汛工作情况的汇报", **fields: Any) -> Plan:
    return plan_report(facts_of(kind, title, **fields))


def facts_of(kind: str, title: str, **fields: Any) -> Facts:
    return parse_facts(json.dumps({"kind": kind, "title": title, "sections": {"situation": NOTE}, **fields}))


def headings(plan: Plan) -> list[str]:
    return [section.heading for section in plan.sections]


@pytest.mark.parametrize("path", [*SHIPPED, *MORE], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_facts_file_is_planned_with_each_fact_in_exactly_one_section(path: Path) -> None:
    plan = plan_report(load_facts(path))
    planned = [fact.key for section in plan.sections for fact in section.ledger.facts]
    assert sorted(planned) == sorted(fact.key for fact in plan.ledger.facts)
    assert len(planned) >= 8
    assert not any("$" in text for text in (plan.opening, plan.closing, *(s.lead for s in plan.sections)))


def test_the_shipped_facts_files_are_the_five_kinds_and_five_more() -> None:
    assert [path.parent.name for path in SHIPPED] == [
        "bureau",
        "community",
        "county",
        "disclosure",
        "township",
    ]
    assert [load_facts(path).kind for path in SHIPPED] == [path.parent.name for path in SHIPPED]
    assert len(MORE) == 5


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("bureau", ["一、主要工作及成效", "二、存在问题", "三、下步工作"]),
        ("county", ["", "", ""]),
        ("disclosure", ["一、工作情况及成效", "二、存在的问题", "三、下一步工作要求"]),
        ("township", ["一、基本情况", "二、采取措施", "三、存在问题", "四、下步建议"]),
        ("community", ["", ""]),
    ],
)
def test_a_report_has_the_sections_of_its_kind(kind: str, expected: list[str]) -> None:
    assert headings(plan_report(load_facts(FIXTURES / kind / "facts.json"))) == expected


def test_a_section_without_facts_is_left_out_and_the_others_are_numbered_through() -> None:
    plan = plan_of(sections={"situation": NOTE, "next_steps": NOTE})
    assert headings(plan) == ["一、基本情况", "二、下步建议"]


def test_sections_come_in_the_order_of_the_kind_not_of_the_file() -> None:
    plan = plan_of(sections={"next_steps": NOTE, "problems": NOTE, "situation": NOTE})
    assert headings(plan) == ["一、基本情况", "二、存在问题", "三、下步建议"]


def test_one_section_takes_several_groups() -> None:
    plan = plan_of("disclosure", sections={"situation": NOTE, "results": [{"text": "群众点赞"}]})
    assert headings(plan) == ["一、工作情况及成效"]
    assert [entry.text for entry in plan.sections[0].ledger.entries] == ["水位回落", "群众点赞"]


def test_a_group_that_the_kind_does_not_know_is_refused_with_those_it_knows() -> None:
    facts = facts_of("township", "关于防汛工作情况的汇报").model_copy(update={"sections": {"weather": ()}})
    with pytest.raises(FactsError) as caught:
        plan_report(facts)
    assert [problem.place for problem in caught.value.problems] == ["sections.weather"]
    assert "situation" in str(caught.value)


def test_an_opening_says_as_much_as_the_head_of_the_facts_supplies() -> None:
    full = plan_of(addressee="区防汛指挥部", self="我镇").opening
    assert full == "按照区防汛指挥部安排部署，我镇迅速行动、认真落实，现将防汛工作有关情况汇报如下："
    assert (
        plan_of(self="我镇").opening
        == "按照上级安排部署，我镇迅速行动、认真落实，现将防汛工作有关情况汇报如下："
    )
    assert plan_of().opening == "现将防汛工作有关情况汇报如下："
    assert plan_of(title="防汛").opening == "现将有关情况汇报如下："


def test_a_kind_may_have_no_opening_and_no_closing() -> None:
    plan = plan_of("county", self="我县")
    assert (plan.opening, plan.closing) == ("", "")
    assert plan_of("county", addressee="市防指").opening == "按照市防指要求，现将防汛工作有关情况汇报如下："


def test_a_lead_names_the_date_of_the_figures_if_there_is_one() -> None:
    assert plan_of(as_of="7月16日8时").sections[0].lead == "截至7月16日8时，"
    assert plan_of().sections[0].lead == "目前，"


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("关于防汛工作情况的汇报", "防汛工作"),
        ("关于防汛工作进展情况的汇报", "防汛工作进展"),
        ("关于防汛工作有关情况的报告", "防汛工作"),
        ("防汛工作情况汇报", "防汛工作"),
        ("防汛工作情况汇报材料", "防汛工作"),
        ("关于2024年上半年财政预算执行情况的汇报", "2024年上半年财政预算执行"),
        ("防汛", ""),
    ],
)
def test_the_subject_is_taken_from_the_title(title: str, subject: str) -> None:
    assert plan_of(title=title).subject == subject


@pytest.mark.parametrize(
    ("organ", "issuer"),
    [
        ("石桥镇人民政府", "石桥镇人民政府"),
        ("石桥镇政府", "石桥镇人民政府"),
        ("中共石桥镇委员会 石桥镇人民政府", "石桥镇人民政府"),
        ("平川县教育局、平川县财政局", "平川县教育局、平川县财政局"),
        ("平川县教育局平川县财政局", "平川县教育局、平川县财政局"),
    ],
)
def test_who_reports_is_no_part_of_the_subject(organ: str, issuer: str) -> None:
    plan = plan_of(title=f"{organ}关于秸秆禁烧工作情况的汇报", issuer=issuer, self="我镇")
    assert plan.subject == "秸秆禁烧工作"
    assert plan.opening.endswith("现将秸秆禁烧工作有关情况汇报如下：")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("市政府关于优化营商环境部署落实情况的汇报", "市政府关于优化营商环境部署落实"),
        ("贯彻《县人民政府关于防汛的意见》情况的汇报", "贯彻《县人民政府关于防汛的意见》"),
    ],
)
def test_what_another_organ_asked_for_is_part_of_the_subject(title: str, subject: str) -> None:
    assert plan_of(title=title, issuer="石桥镇人民政府").subject == subject


def test_a_subject_that_is_supplied_comes_before_that_of_the_title() -> None:
    assert plan_of(subject="防汛备汛工作").subject == "防汛备汛工作"


def test_facts_that_look_like_a_formula_are_not_filled_in_again() -> None:
    assert plan_of(addressee="$title", self="我镇").opening.startswith("按照$title安排部署，")
    assert fill_formula(["$self，"], {"self": "$date", "date": "今日"}) == "$date，"


def test_the_first_formula_whose_names_are_all_supplied_is_taken() -> None:
    assert fill_formula(["$a和$b", "$a", "无"], {"a": "甲"}) == "甲"
    assert fill_formula(["$a和$b", "无"], {"a": "甲"}) == "无"
    assert fill_formula(["$b"], {"a": "甲"}) == ""
    assert fill_formula([], {}) == ""


@pytest.mark.parametrize(
    ("issuer", "organs"),
    [
        ("县安委会办公室、县应急管理局、县消防救援大队", ["县安委会办公室", "县应急管理局", "县消防救援大队"]),
        ("中共青山镇委　青山镇人民政府", ["中共青山镇委", "青山镇人民政府"]),
        ("青河县教育、卫生和体育局", ["青河县教育、卫生和体育局"]),
        ("", []),
    ],
)
def test_organs_that_sign_together_are_told_apart_and_a_name_with_a_comma_is_not(issuer: str, organs: list[str]) -> None:
    assert list(plan_of(issuer=issuer).issuers) == organs
