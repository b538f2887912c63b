"""Parts that stand beside a total, and whether they are told to make another sum."""

import pytest

from draftkit.check import check_text

FACTS = [
    {"label": "发放物资", "value": "130件"},
    {"label": "甲村", "value": "46件"},
    {"label": "乙村", "value": "83件"},
    {"label": "丙村", "value": "1件"},
    {"label": "走访群众", "value": "86户"},
]


def sums(text: str, facts: list[dict[str, object]] | None = None) -> list[tuple[str, str | None]]:
    return [(f.severity, f.text) for f in check_text(text, facts or FACTS).findings if f.code == "sum"]


@pytest.mark.parametrize(
    "text",
    [
        "发放物资130件（甲村46件，乙村83件）。",
        "发放物资130件：甲村46件，乙村83件。",
        "发放物资130件，其中甲村46件，乙村83件。",
        "发放物资130件，其中：甲村46件、乙村83件；走访群众86户。",
        "甲村46件、乙村83件，合计130件。",
        "走访群众86户，甲村发放46件、乙村发放83件，总计130件。",
    ],
)
def test_parts_that_make_another_sum_are_pointed_out(text: str) -> None:
    assert sums(text) == [("warning", "130件")]


@pytest.mark.parametrize(
    "text",
    [
        "发放物资130件（甲村46件，乙村83件，丙村1件）。",
        "发放物资130件：甲村46件，乙村83件，丙村1件。",
        "发放物资130件，其中甲村46件，乙村83件，丙村1件。",
        "甲村46件、乙村83件、丙村1件，合计130件。",
        # not all parts are told, or it is no breakdown
        "发放物资130件，其中甲村46件，丙村1件。",
        "发放物资130件，其中乙村83件。",
        "发放物资130件（含甲村46件、乙村83件等）。",
        "发放物资130件：走访群众86户，甲村46件。",
        "发放物资130件。甲村46件，乙村83件。",
        "发放物资130件，甲村46件，乙村83件。",
        "发放物资130件；其中重点是走访群众86户。",
        "走访群众86户，合计发放物资130件。",
        # what follows the parts, or is the rest
        "甲村46件，其余各村合计83件，发放物资130件，丙村1件。",
        "发放物资130件，其中甲村46件、乙村83件、丙村1件，再次领取46件。",
    ],
)
def test_parts_that_add_up_or_are_not_all_raise_nothing(text: str) -> None:
    assert sums(text) == []


def test_parts_that_the_facts_call_so_can_not_overlap() -> None:
    parts = [{"label": "甲村", "value": "46件"}, {"label": "乙村", "value": "84件"}]
    facts: list[dict[str, object]] = [
        {"label": "发放物资", "value": "130件", "parts": parts},
        {"label": "丁村", "value": "84件"},
        {"label": "戊村", "value": "7件"},
    ]
    assert sums("发放物资130件：甲村46件，乙村84件。丁村84件，戊村7件。", facts) == []
    assert sums("发放物资130件：甲村46件，戊村7件。乙村84件，丁村84件。", facts) == [("error", "130件")]


def test_a_total_that_is_wrong_itself_is_told_once() -> None:
    assert sums("发放物资131件：甲村46件，乙村83件，丙村1件。") == []


SAMPLE = "我局累计检查商户6914家，查处31起，3月2日召开推进会，由李保田局长主持。"


@pytest.mark.parametrize(("sentence", "leak"), [("共检查商户6914家。", "6914家"), ("李保田局长参加。", "李保田")])
def test_what_is_particular_to_a_sample_report_is_leaked(sentence: str, leak: str) -> None:
    text = "发放物资130件，甲村46件，乙村83件，丙村1件。走访群众86户。"
    found = check_text(text + sentence, FACTS, [SAMPLE]).errors
    assert [(f.code, f.text) for f in found] == [("leaked", leak)]


@pytest.mark.parametrize("own", ["31起", "3月2日"])
def test_what_was_supplied_too_is_not_leaked(own: str) -> None:
    facts = [{"label": "查处问题", "value": own}]
    assert check_text(f"查处问题{own}。", facts, [SAMPLE]).findings == ()


def test_words_that_any_report_has_are_not_leaked() -> None:
    facts = [{"label": "检查商户", "value": "20家"}]
    assert check_text("我局累计检查商户20家，召开推进会。", facts, [SAMPLE]).findings == ()


def test_a_supplied_figure_that_a_sample_has_as_well_is_altered_not_leaked_when_changed() -> None:
    facts = [{"label": "检查商户", "value": "6914家"}]
    assert [f.code for f in check_text("检查商户6941家。", facts, [SAMPLE]).errors] == ["altered"]


def test_a_bracket_ends_where_it_is_closed() -> None:
    assert sums("发放物资130件（甲村46件，乙村83件）（详见附件）。") == [("warning", "130件")]


def test_parts_of_one_fact_behind_a_smaller_one_are_an_error() -> None:
    facts = [
        {
            "label": "护林员",
            "value": "1052名",
            "parts": [{"label": "专职", "value": "186名"}, {"label": "兼职", "value": "866名"}],
        },
        {"label": "扑火队员", "value": "392名"},
    ]
    right = "护林员1052名，其中专职186名、兼职866名；扑火队员392名。"
    assert check_text(right, facts).errors == ()
    wrong = "护林员1052名；扑火队员392名，其中专职186名、兼职866名。"
    assert [(f.code, f.text) for f in check_text(wrong, facts).errors] == [("sum", "392名")]


NESTED = [
    {"id": "w", "label": "社区工作者", "value": "1864名", "parts": [
        {"label": "城市社区", "value": "1012名"}, {"label": "农村社区", "value": "852名"}]},
    {"id": "g", "label": "专职网格员", "value": "1405名"},
    {"id": "v", "label": "社区志愿者", "value": "2.3万余名"},
]


def test_parts_of_another_total_that_are_more_than_the_one_before_them_are_told_whatever_follows() -> None:
    text = "社区工作者1864名；专职网格员1405名，其中城市社区1012名、农村社区852名，社区志愿者2.3万余名。"
    assert sums(text, NESTED) == [("error", "1405名")]
    right = "专职网格员1405名；社区工作者1864名，其中城市社区1012名、农村社区852名，社区志愿者2.3万余名。"
    assert sums(right, NESTED) == []


def of_parts(row: str) -> list[dict[str, object]]:
    """Return a total with its parts, told in a word each: 培训教师=90人/小学=60人/初中=30人."""
    facts = [dict(zip(("label", "value"), fact.split("="), strict=True)) for fact in row.split("/")]
    return [{**facts[0], "parts": facts[1:]}]


TEACHERS = "培训教师=90人/小学教师=60人/初中教师=30人"
FARMS = "创建农场=48家/省级示范=17家/市级示范=31家"
WORKS = "水利设施新改建=52处/新建=21处/改建=31处"
HELPED = "救助人员=75人/男=40人/女=35人"
FINDINGS = "审计查出问题=29个/已完成整改=20个/正在整改=6个/未整改=3个"

TOTALS_OF_A_PART = [
    (TEACHERS, "培训小学教师90人，其中小学教师60人、初中教师30人。", "90人"),
    (TEACHERS, "全县初中教师培训90人，小学教师60人、初中教师30人。", "90人"),
    (FARMS, "创建省级示范农场48家，其中省级示范17家、市级示范31家。", "48家"),
    (FARMS, "48家省级示范农场获授牌，其中省级示范17家、市级示范31家。", "48家"),
    (WORKS, "新建水利设施52处，其中新建21处、改建31处。", "52处"),
    (HELPED, "救助女性75人，男40人、女35人。", "75人"),
    (FINDINGS, "已整改审计查出问题29个，其中已完成整改20个、正在整改6个、未整改3个。", "29个"),
    (WORKS, "水利设施新改建52处，另外新建21处、改建31处。", "21处"),
    (TEACHERS, "培训教师90人，另有小学教师60人、初中教师30人。", "60人"),
]


@pytest.mark.parametrize(("row", "text", "figure"), TOTALS_OF_A_PART)
def test_a_total_told_as_one_of_its_parts_or_beside_them_is_an_error(row: str, text: str, figure: str) -> None:
    verdict = check_text(text, of_parts(row))
    assert [(finding.code, finding.text) for finding in verdict.errors] == [("swapped", figure)]


DOUBTFUL_TOTALS = [
    (FINDINGS, "审计查出问题整改29个，其中已完成整改20个、正在整改6个、未整改3个。", "29个"),
    (TEACHERS, "培训教师90人，另有小学教师60人。初中教师30人。", "60人"),
    ("立案=30件/县市场监管局=10件/乡镇分局=20件", "县市场监管局立案30件，其中县市场监管局10件、乡镇分局20件。", "30件"),
]


@pytest.mark.parametrize(("row", "text", "figure"), DOUBTFUL_TOTALS)
def test_a_total_that_may_be_told_as_more_than_it_is_is_pointed_out(row: str, text: str, figure: str) -> None:
    verdict = check_text(text, of_parts(row))
    assert [(finding.code, finding.text) for finding in verdict.findings] == [("unsure", figure)]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (TEACHERS, "小学教师60人、初中教师30人，共计培训教师90人。"),
        (TEACHERS, "培训小学、初中教师90人，其中小学教师60人、初中教师30人。"),
        (TEACHERS, "培训含小学教师在内的教师90人，其中小学教师60人、初中教师30人。"),
        (TEACHERS, "以小学教师为主，培训教师90人，其中小学教师60人、初中教师30人。"),
        (FARMS, "创建省级示范和市级示范农场48家，其中省级示范17家、市级示范31家。"),
        (FARMS, "创建农场48家，其中省级示范农场17家，另有市级示范31家。"),
        (WORKS, "新改建水利设施52处，其中新建21处、改建31处。"),
        (WORKS, "新建、改建水利设施52处，其中新建21处、改建31处。"),
        ("水利设施建设=52处/新建=21处/改建=31处", "新改建水利设施建设52处，其中新建21处、改建31处。"),
        ("配备巡河员=80名/专职巡河员=30名/兼职巡河员=50名", "配备专兼职巡河员80名，其中专职巡河员30名、兼职巡河员50名。"),
        (HELPED, "救助人员75人，其中男性40人、女性35人。"),
        (FINDINGS, "审计查出问题29个，已完成整改20个，正在整改6个，未整改3个。"),
        (FINDINGS, "审计查出的29个问题已完成整改20个、正在整改6个、未整改3个。"),
        ("参训干部=50人/党员=20人/群众=30人", "组织党员干部50人参训，其中党员20人、群众30人。"),
    ],
)
def test_a_total_named_with_all_its_parts_or_with_none_stands(row: str, text: str) -> None:
    assert check_text(text, of_parts(row)).findings == ()


FILES = [
    {"label": "评查案卷", "value": "300卷", "parts": [
        {"label": "处罚案卷", "value": "180卷"}, {"label": "许可案卷", "value": "120卷"}]},
    {"label": "发现问题", "value": "77个"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("评查案卷300卷，其中处罚案卷180卷、许可案卷120卷，发现问题77个。", []),
        ("评查案卷300卷，发现问题77个，其中处罚案卷180卷、许可案卷120卷。", []),
        ("评查案卷300卷。发现问题77个，其中处罚案卷180卷、许可案卷120卷。", ["error"]),
        ("评查案卷300卷。这些案卷经评查共有问题77个，其中处罚案卷180卷、许可案卷120卷。", []),
        ("评查案卷300卷。发现问题77个（处罚案卷180卷、许可案卷120卷）。", ["error"]),
    ],
)
def test_all_the_parts_of_a_fact_behind_a_figure_of_what_they_are_not_are_told(text: str, severities: list[str]) -> None:
    found = [finding for finding in check_text(text, FILES).findings if finding.code == "sum"]
    assert [finding.severity for finding in found] == severities


def test_parts_behind_a_change_are_those_of_what_changed() -> None:
    facts = [
        {"label": "播种面积", "value": "21.7万亩", "parts": [
            {"label": "冬闲田", "value": "6.4万亩"}, {"label": "常年田", "value": "15.3万亩"}]},
        {"label": "播种面积同比增加", "value": "2.9万亩"},
    ]  # fmt: skip
    text = "播种面积21.7万亩，同比增加2.9万亩；其中冬闲田6.4万亩，常年田15.3万亩。"
    assert check_text(text, facts).errors == ()
