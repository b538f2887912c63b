"""A body, or a level of government, in the place of a supplied one that is gone."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

_BODIES = [{"organisation": "规划局"}, {"organisation": "市审计局"}, {"organisation": "市委常委会"}]
_TEXT = "选址由规划局审查，资金由市审计局审计，进展向市委常委会作了汇报。"


@pytest.mark.parametrize(
    ("old", "new", "severity"),
    [
        ("规划局", "国土局", "warning"),
        ("市审计局", "省审计厅", "error"),
        ("市委常委会", "市政府常务会议", "warning"),
    ],
)
def test_a_body_in_the_place_of_one_that_is_gone_is_told(old: str, new: str, severity: str) -> None:
    assert check_text(_TEXT, _BODIES).findings == ()
    (finding,) = check_text(_TEXT.replace(old, new), _BODIES).findings
    assert (finding.code, finding.severity, finding.expected) == ("unknown_name", severity, old)
    assert new.startswith(finding.text)


def test_a_firm_with_part_of_a_supplied_ones_name_is_told_though_that_one_stands_there() -> None:
    facts = [{"organisation": "省水港公司"}, {"label": "省水港公司投资", "value": "3亿元"}]
    assert check_text("省水港公司投资3亿元，全省水运公司受益。", facts).errors == ()
    (finding,) = check_text("省水港公司投资3亿元，引进省水电公司。", facts).errors
    assert (finding.code, finding.text, finding.expected) == ("unknown_name", "省水电公司", "省水港公司")


@pytest.mark.parametrize(
    "text",
    [
        "选址由规划部门审查，资金由市审计局审计，进展向市委常委会作了汇报，国土局配合。",  # told in other words
        "规划局、国土局审查选址，资金由市审计局审计，进展向市委常委会议作了汇报。",  # not gone
        "选址审查完毕，资金审计完毕，其中各局审计5项。",
    ],
)
def test_a_body_beside_one_that_is_there_stands_for_none(text: str) -> None:
    found = check_text(text, _BODIES).findings
    assert [finding for finding in found if finding.code == "unknown_name"] == []


def test_what_a_label_tells_of_one_level_is_not_told_of_another() -> None:
    facts = ("市主要领导批示表扬=6次", "印发简报=12期")
    assert judge("市主要领导批示表扬6次，印发简报12期。", facts).findings == ()
    (finding,) = judge("省主要领导批示表扬6次，印发简报12期。", facts).errors
    assert (finding.severity, finding.text, finding.expected) == ("error", "省主要领导批示表扬", "市主要领导批示表扬")


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("市主要领导批示=6次", "省主要领导批示=2次"), "省主要领导批示2次、市主要领导批示6次。"),
        (("市主要领导批示=6次",), "省、市主要领导批示6次。"),
        (("市主要领导批示=6次",), "主要领导批示6次。"),
        (("市管理服务人员=6名",), "园区管理服务人员6名。"),
        (("县中小学教师=600名",), "全市中小学教师600名。"),
    ],
)
def test_a_level_that_is_there_or_of_all_is_right(facts: tuple[str, ...], text: str) -> None:
    assert judge(text, facts).errors == ()


@pytest.mark.parametrize(
    ("row", "text", "told"),
    [
        ("数据接入=已接入市平台", "数据已接入省平台。", "省平台"),
        ("监控接入市平台=已完成", "监控接入省平台已完成。", "省平台"),
        ("监控接入省平台=已完成", "监控已接入市平台。", "市平台"),
        ("入选省展=32幅", "有32幅入选国展。", "国展"),
        ("村银行数据接入市征信平台=已完成", "村银行数据接入省征信平台已完成。", "省征信平台"),
    ],
)
def test_into_what_something_came_is_not_told_of_another_level(row: str, text: str, told: str) -> None:
    assert told in {found.text for found in judge(text, (row,)).errors}


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("数据接入=已接入市平台", "数据已全部接入市平台。"),
        ("监控接入市平台=已完成", "监控接入市级平台已完成。"),
        ("数据接入=已接入市平台", "数据已接入市平台，再由省平台汇总。"),
    ],
)
def test_into_what_something_came_may_be_told_with_the_word_for_a_level(row: str, text: str) -> None:
    assert judge(text, (row,)).errors == ()
