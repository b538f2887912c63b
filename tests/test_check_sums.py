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
        "甲村46件、乙村83件，一共130件。",
        "甲村46件、乙村83件，相加达到130件。",
        "甲村46件、乙村83件，共计有130件。",
        # a bracket that tells some of it, and one behind a sum
        "发放物资130件（其中甲村46件，乙村83件），走访群众86户。",
        "发放130件应急物资(其中：甲村46件；乙村83件)，走访群众86户。",
        "甲村46件、乙村83件，合计130件（走访群众86户）。",
        # marks of any width, or none, and words behind the number
        "发放物资130件(甲村46件,乙村83件)。",
        "发放物资130件:甲村46件,乙村83件。",
        "发放物资130件,其中甲村46件,乙村83件。",
        "发放物资130件;其中甲村46件，乙村83件。",
        "发放130件应急物资其中甲村46件，乙村83件。",
        "发放130件应急物资：甲村46件，乙村83件，余下的正在调运。",
        # the sum opens the second half of a sentence
        "甲村46件；乙村83件；合计130件。",
        "走访群众86户；甲村46件、乙村83件；合计130件。",
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
        # only some of it is told by words, or is told with what is in it
        "发放物资130件（甲村46件，乙村83件等）。",
        "发放物资130件：甲村、乙村分别为46件、83件。",
        "甲村46件，乙村83件，其他各村合计130件。",
        "甲村46件，乙村83件，其它各村合计130件。",
        "甲村46件，乙村83件等合计130件。",
        "发放物资130件（其中甲村46件、丙村1件）。",
        "走访群众86户。甲村46件。乙村83件，合计130件。",
        # what follows the parts, or is the rest
        "甲村46件，其余各村合计83件，发放物资130件，丙村1件。",
        "发放物资130件，其中甲村46件、乙村83件、丙村1件，再次领取46件。",
    ],
)
def test_parts_that_add_up_or_are_not_all_raise_nothing(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize("brackets", ["（）", "()"])
@pytest.mark.parametrize(
    "text",
    [
        "发放物资130件：甲村46件（已签收1件），乙村84件。",
        "发放物资130件（甲村46件（已签收1件），乙村84件）。",
        "发放物资130件，其中甲村46件（已签收1件），乙村84件。",
        "甲村46件（已签收1件），乙村84件，合计130件。",
    ],
)
def test_what_stands_in_a_bracket_behind_a_part_is_no_part(text: str, brackets: str) -> None:
    rows = [("发放物资", "130件"), ("甲村", "46件"), ("乙村", "84件"), ("已签收", "1件")]
    facts: list[dict[str, object]] = [{"label": label, "value": value} for label, value in rows]
    assert sums(text.translate(str.maketrans("（）", brackets)), facts) == []


def test_parts_that_the_facts_call_so_can_not_overlap() -> None:
    parts = [{"label": "甲村", "value": "46件"}, {"label": "乙村", "value": "84件"}]
    facts: list[dict[str, object]] = [
        {"label": "发放物资", "value": "130件", "parts": parts},
        {"label": "丁村", "value": "84件"},
        {"label": "戊村", "value": "7件"},
    ]
    assert sums("发放物资130件：甲村46件，乙村84件。丁村84件，戊村7件。", facts) == []
    assert sums("发放物资130件：甲村46件，戊村7件。乙村84件，丁村84件。", facts) == [("error", "130件")]


def test_parts_of_two_totals_in_turn_make_the_sum_of_each_and_nothing_else_does() -> None:
    facts = [
        {"label": label, "value": f"{sum(parts)}件", "parts": [
            {"label": name, "value": f"{part}件"} for name, part in zip(("城区", "乡镇"), parts, strict=True)
        ]}
        for label, parts in (("受理投诉", (384, 364)), ("办结投诉", (365, 361)))
    ]  # fmt: skip
    facts.append({"label": "转办投诉", "value": "20件"})
    urban, rural = "城区受理投诉384件、办结投诉365件", "乡镇受理投诉364件、办结投诉361件"
    assert sums(f"{urban}，{rural}，合计748件、726件。转办投诉20件。", facts) == []
    assert sums(f"{urban}，转办投诉20件，{rural}，合计748件、726件。", facts) == [("error", "748件")]


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
    assert [(f.code, f.text) for f in check_text(wrong, facts).errors] == [("swapped", "186名"), ("swapped", "866名")]


NESTED = [
    {"id": "w", "label": "社区工作者", "value": "1864名", "parts": [
        {"label": "城市社区", "value": "1012名"}, {"label": "农村社区", "value": "852名"}]},
    {"id": "g", "label": "专职网格员", "value": "1405名"},
    {"id": "v", "label": "社区志愿者", "value": "2.3万余名"},
]


def test_parts_of_another_total_that_are_more_than_the_one_before_them_are_told_whatever_follows() -> None:
    text = "社区工作者1864名；专职网格员1405名，其中城市社区1012名、农村社区852名，社区志愿者2.3万余名。"
    assert [(f.code, f.text) for f in check_text(text, NESTED).errors] == [("swapped", "1012名"), ("swapped", "852名")]
    right = "专职网格员1405名；社区工作者1864名，其中城市社区1012名、农村社区852名，社区志愿者2.3万余名。"
    assert check_text(right, NESTED).findings == ()


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
    ("text", "codes"),
    [
        ("评查案卷300卷，其中处罚案卷180卷、许可案卷120卷，发现问题77个。", []),
        ("评查案卷300卷，发现问题77个，其中处罚案卷180卷、许可案卷120卷。", []),
        ("评查案卷300卷。发现问题77个，其中处罚案卷180卷、许可案卷120卷。", ["unsure", "unsure"]),
        ("评查案卷300卷。这些案卷经评查共有问题77个，其中处罚案卷180卷、许可案卷120卷。", []),
        ("评查案卷300卷。发现问题77个（处罚案卷180卷、许可案卷120卷）。", ["unsure", "unsure"]),
        ("评查案卷300卷。发现问题77个，其中处罚案卷180卷。许可案卷120卷。", []),
    ],
)
def test_all_the_parts_of_a_fact_behind_a_figure_of_what_they_are_not_are_pointed_out(
    text: str, codes: list[str]
) -> None:
    assert [finding.code for finding in check_text(text, FILES).findings] == codes


def test_parts_behind_a_change_are_those_of_what_changed() -> None:
    facts = [
        {"label": "播种面积", "value": "21.7万亩", "parts": [
            {"label": "冬闲田", "value": "6.4万亩"}, {"label": "常年田", "value": "15.3万亩"}]},
        {"label": "播种面积同比增加", "value": "2.9万亩"},
    ]  # fmt: skip
    text = "播种面积21.7万亩，同比增加2.9万亩；其中冬闲田6.4万亩，常年田15.3万亩。"
    assert check_text(text, facts).findings == ()


def test_a_contest_is_no_comparison() -> None:
    facts = [{"label": "比赛", "value": "12场"}, {"label": "足球", "value": "8场"}, {"label": "篮球", "value": "9场"}]
    found = check_text("全年举办比赛12场，其中足球8场、篮球9场。", facts).findings
    assert [(finding.code, finding.text) for finding in found] == [("sum", "12场")]


def judge_parts(text: str, rows: str) -> list[tuple[str, str | None]]:
    """Return what is found; `rows` are totals with their parts and facts without any, a semicolon between them."""
    facts = [fact for row in rows.split(";") for fact in of_parts(row)]
    return [(finding.code, finding.text) for finding in check_text(text, facts).findings]


SEATS = "新增学位=5460个/新增小学学位=3240个/新增初中学位=2220个"
DISABLED = "持证残疾人=55人/肢体残疾=43人/视力残疾=12人"
HOTLINE = "受理诉求=17件/咨询类=14件/投诉类=3件"
SHEDS = "蔬菜大棚=77座/日光温室=23座/拱棚=54座"
BRANCHES = "代办网点=22个/城区网点=13个/乡镇网点=9个"


@pytest.mark.parametrize(
    ("rows", "text", "figure"),
    [
        (SEATS, "新增初中学位、新增小学学位分别为2220个、3240个，新增小学学位合计5460个。", "5460个"),
        (BRANCHES, "乡镇网点、城区网点分别为9个、13个，乡镇代办网点共计22个。", "22个"),
        (DISABLED, "肢体残疾、视力残疾分别为43人、12人，持证肢体残疾人合计55人。", "55人"),
        (HOTLINE, "投诉类、咨询类分别为3件、14件，受理投诉共计17件。", "17件"),
        (SHEDS, "拱棚、日光温室分别为54座、23座，全县日光温室合计77座。", "77座"),
    ],
)
def test_what_all_parts_come_to_is_no_part(rows: str, text: str, figure: str) -> None:
    assert judge_parts(text, rows) == [("swapped", figure)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (SEATS, "新增初中学位、新增小学学位分别为2220个、3240个，新增学位合计5460个。"),
        (BRANCHES, "9个乡镇网点、13个城区网点合计22个。"),
        (DISABLED, "肢体残疾、视力残疾分别为43人、12人，持证残疾人合计55人。"),
        (HOTLINE, "投诉类、咨询类分别为3件、14件，受理诉求共计17件。"),
        (SHEDS, "拱棚、日光温室分别为54座、23座，全县蔬菜大棚合计77座。"),
    ],
)
def test_what_all_parts_come_to_may_stand_behind_the_last(rows: str, text: str) -> None:
    assert judge_parts(text, rows) == []


STAFF = "全院职工=412人/医生=135人/护士=187人/其他=90人"
BOATS = "登记渔船=126艘/木质船=31艘/钢质船=95艘;检修船只=60艘"
CROWD = "参赛选手=480人/青少年=310人/成年人=170人;裁判员=36人;现场观众=2600人"
CALLS = "接听热线=9件/咨询=3件/投诉=6件;办结热线=7件"


@pytest.mark.parametrize(
    ("rows", "text", "figures"),
    [
        (STAFF, "全院职工412人，其中医生135人（含护士187人）、其他90人。", ["187人"]),
        (STAFF, "全院职工412人，其中护士187人（其中医生135人）、其他90人。", ["135人"]),
        (STAFF, "全院职工412人，医生135人，护士187人，后者还包括其他90人。", ["90人"]),
        (BOATS, "登记渔船126艘。检修船只60艘，其中木质船31艘、钢质船95艘。", ["31艘", "95艘"]),
        (BOATS, "登记渔船126艘。检修船只60艘（木质船31艘、钢质船95艘）。", ["31艘", "95艘"]),
        (BOATS, "登记渔船126艘。检修的60艘船只中，木质船31艘、钢质船95艘。", ["31艘", "95艘"]),
        (BOATS, "登记渔船126艘。检修船只60艘，其中钢质船95艘。木质船31艘。", ["95艘"]),
        (CROWD, "参赛选手480人。裁判员36人：青少年310人、成年人170人。现场观众2600人。", ["310人", "170人"]),
        (CROWD, "参赛选手480人。裁判员36人。现场观众2600人，其中青少年310人、成年人170人。", ["310人", "170人"]),
        (CROWD.replace("2600人", "2600余人"), "参赛选手480人。裁判员36人。现场观众2600余人，其中青少年310人、成年人170人。", ["310人", "170人"]),
        (CROWD, "参赛选手480人，到场裁判员36人，含青少年310人、成年人170人。现场观众2600人。", ["310人", "170人"]),
    ],
)
def test_parts_told_of_a_figure_whose_parts_they_can_not_be_are_an_error(
    rows: str, text: str, figures: list[str]
) -> None:
    assert judge_parts(text, rows) == [("swapped", figure) for figure in figures]


@pytest.mark.parametrize(
    ("rows", "text", "found"),
    [
        (CROWD, "参赛选手共480人。裁判员36人。到场观众2600人，其中青少年310人、成年人170人。", [("unsure", "310人"), ("unsure", "170人")]),
        (CROWD, "参赛选手480人。裁判员36人。现场观众2600人，其中青少年310人。成年人170人。", [("unsure", "310人")]),
        (STAFF, "全院职工412人，医生135人，其中其他90人；护士187人。", [("unsure", "90人")]),
        (CALLS, "接听热线9件，办结7件，其中咨询3件、投诉6件。", [("sum", "7件")]),
    ],
)  # fmt: skip
def test_parts_told_of_a_figure_that_may_have_been_passed_over_are_pointed_out(
    rows: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert judge_parts(text, rows) == found


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (STAFF, "全院职工412人（含医生135人、护士187人、其他90人）。"),
        (CALLS, "接听热线9件、办结7件，其中咨询3件。投诉6件。"),
        (CALLS, "办结热线7件，接听热线9件，其中咨询3件、投诉6件。"),
        (BOATS, "检修船只60艘，其中木质船31艘、钢质船95艘在册，共登记渔船126艘。"),
        ("申报项目=31项/省级=5项/市级=26项;争取资金=860万元", "争取资金860万元，其中省级5项、市级26项，申报项目共31项。"),
        ("申报项目=31项/省级=5项/市级=26项;立项率=74%", "申报项目31项，立项率74%，其中省级5项、市级26项。"),
        ("报名学员=90人/学生=60人/职工=30人;结业学员=95人", "报名学员90人。结业学员95人，其中报名的学生60人、职工30人。"),
        ("监测对象=412户/不稳定户=156户/困难户=256户;涉及人口=1386人", "监测对象412户、涉及人口1386人，其中不稳定户156户、困难户256户。"),
        ("培训学员=90人/学生=60人/职工=30人;培训课时=90课时", "培训课时90课时，培训学员90人，其中学生60人、职工30人。"),
    ],
)  # fmt: skip
def test_parts_of_what_the_sentence_tells_or_names_stand(rows: str, text: str) -> None:
    # that they are more than the 60艘 before them is pointed out all the same
    assert judge_parts(text, rows) == ([("sum", "60艘")] if "60艘" in text else [])


def test_parts_that_need_not_add_up_may_lie_in_one_another() -> None:
    parts = [("纸质图书", "18.2万册"), ("少儿图书", "3.1万册"), ("电子图书", "3.2万册")]
    facts: list[dict[str, object]] = [
        {"label": "馆藏图书", "value": "21.4万册", "total": False,
         "parts": [{"label": label, "value": value} for label, value in parts]},
    ]  # fmt: skip
    right = "馆藏图书21.4万册，其中纸质图书18.2万册（含少儿图书3.1万册）、电子图书3.2万册。"
    assert check_text(right, facts).findings == ()
    wrong = "馆藏图书21.4万册，其中少儿图书3.1万册（含纸质图书18.2万册）、电子图书3.2万册。"
    assert [(f.code, f.text) for f in check_text(wrong, facts).findings] == [("swapped", "18.2万册")]


SHOPS = "新建书店=14家/东区=9家/西区=5家;图书销售额=0.8亿元/东区=0.5亿元/西区=0.3亿元"


def test_parts_behind_the_words_that_the_other_total_is_told_with_are_exchanged() -> None:
    wrong = "东区书店0.5亿元，销售额9家；西区书店0.3亿元，销售额5家；全市新建书店14家，图书销售额0.8亿元。"
    assert judge_parts(wrong, SHOPS) == [("swapped", figure) for figure in ("0.5亿元", "9家", "0.3亿元", "5家")]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (SHOPS, "东区书店9家，销售额0.5亿元；西区书店5家，销售额0.3亿元；全市新建书店14家，图书销售额0.8亿元。"),
        ("举办培训班=12期/小学=5期/初中=7期;培训人数=600人/小学=200人/初中=400人",
         "举办培训班12期，培训600人。小学培训5期、培训200人，初中培训7期、培训400人。"),
    ],
)  # fmt: skip
def test_parts_behind_their_own_total_s_words_or_behind_those_of_both_stand(rows: str, text: str) -> None:
    assert judge_parts(text, rows) == []


CASES: list[dict[str, object]] = [
    {"label": "信访积案", "value": "89件", "parts": [
        {"label": "征地拆迁类", "value": "34件"}, {"label": "劳动社保类", "value": "21件"},
        {"label": "涉法涉诉类", "value": "18件"}, {"label": "其他类", "value": "16件"}]},
    {"label": "尚未化解积案", "value": "13件"},
]  # fmt: skip


def test_another_count_told_as_what_all_parts_of_a_total_come_to_is_an_error() -> None:
    row = "其他类、涉法涉诉类、劳动社保类和征地拆迁类分别为16件、18件、21件、34件，合计"
    assert "13件" in [f.text for f in check_text(f"{row}13件，仍有89件有待化解。", CASES).errors]
    assert check_text(f"{row}89件，仍有13件有待化解。", CASES).findings == ()
    named = "其他类、涉法涉诉类、劳动社保类和征地拆迁类分别为16件、18件、21件、34件，合计13件尚未化解，积案共89件。"
    assert sums(named, CASES) == []


INSPECTED: list[dict[str, object]] = [
    {"label": "检查餐饮单位", "value": "1264家", "parts": [
        {"label": "大型餐馆", "value": "58家"}, {"label": "中小餐馆", "value": "733家"},
        {"label": "小吃店", "value": "326家"}, {"label": "单位食堂", "value": "147家"}]},
]  # fmt: skip


def test_a_total_in_the_row_that_a_part_of_it_opens_is_exchanged_with_that() -> None:
    text = "把{}餐饮门店和食堂查了个遍：大型餐馆58家，中小餐馆733家，小吃店326家，单位食堂{}。"
    assert check_text(text.format("1264家", "147家"), INSPECTED).errors == ()
    wrong = check_text(text.format("147家", "1264家"), INSPECTED).errors
    assert [(finding.code, finding.text) for finding in wrong] == [("swapped", "147家"), ("swapped", "1264家")]


def test_a_total_in_the_writer_s_own_words_with_its_parts_behind_it_is_no_error() -> None:
    text = "前后看了1264家吃饭的地方，大馆子58家，中小馆子733家，卖小吃的326家，单位食堂147家。"
    assert check_text(text, INSPECTED).errors == ()


@pytest.mark.parametrize("words", ["在发现的{}隐患中督促整改{}", "在排查出的{}隐患里已督促整改{}"])
def test_more_than_those_among_which_it_is_told_is_exchanged_with_them(words: str) -> None:
    facts: list[dict[str, object]] = [
        {"label": "发现火灾隐患", "value": "2087处"},
        {"label": "督促整改火灾隐患", "value": "2031处"},
    ]
    assert check_text(words.format("2087处", "2031处") + "。", facts).errors == ()
    wrong = check_text(words.format("2031处", "2087处") + "。", facts)
    assert [finding.code for finding in wrong.errors] == ["swapped", "swapped"]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            [("中小学", "97所", [("小学", "58所"), ("中学", "39所")]), ("幼儿园", "120所", []), ("学校", "217所", [])],
            "中小学97所。幼儿园120所、小学58所、中学39所，合计217所。",
        ),
        (
            [("征收", "360户", [("东区", "212户"), ("西区", "148户")]), ("签约", "301户", [])],
            "征收360户。东区212户、西区148户，签约总计301户。",
        ),
        (
            [("学校", "97所", [("小学", "58所"), ("中学", "39所")])],
            "小学58所：达标；中学39所：达标；97所均已挂牌。",
        ),
        ([("学校", "97所", [("小学", "58所"), ("中学", "39所")])], "小学58所（备注：含教学点），中学39所，97所都已反馈。"),
        ([("试点村", "12个", []), ("试点站点", "20个", [])], "在12个村中设立站点20个。"),
    ],
)
def test_counts_of_other_things_beside_parts_are_no_wrong_sums(
    rows: list[tuple[str, str, list[tuple[str, str]]]], text: str
) -> None:
    facts: list[dict[str, object]] = [
        {"label": label, "value": value, "parts": [{"label": one, "value": part} for one, part in parts]}
        for label, value, parts in rows
    ]
    assert check_text(text, facts).errors == ()


def test_a_figure_told_in_all_that_other_parts_come_to_is_wrong_though_some_of_it_is_told_behind() -> None:
    whole = {"label": "信访总量", "value": "128件", "parts": [
        {"label": "来信", "value": "46件"}, {"label": "来访", "value": "82件"},
    ]}  # fmt: skip
    facts = [whole, {"label": "办结", "value": "119件"}, {"label": "按期办结", "value": "118件"}]
    wrong = "来信46件、来访82件，合计119件，其中118件按期办结。共办理信访总量128件。"
    assert [(one.code, one.text) for one in check_text(wrong, facts).errors] == [("sum", "119件")]
    right = "来信46件、来访82件，合计128件，其中118件按期办结，办结119件。"
    assert [one for one in check_text(right, facts).findings if one.code == "sum"] == []


LETTERS = "信访总量=128件/来信=46件/来访=82件;办结=119件;按期办结=118件"


@pytest.mark.parametrize("joint", ["、", "，", ",", "", "；", ";"])
@pytest.mark.parametrize("behind", ["", "，", "。", "；", "！", "？", ",", ";", "!", "?", "\n"])
def test_what_all_parts_of_another_total_make_is_an_error_whatever_marks_stand_around(joint: str, behind: str) -> None:
    facts = [fact for row in LETTERS.split(";") for fact in of_parts(row)]
    text = f"信访总量128件。来信46件、来访82件{joint}合计119件{behind}"
    assert sums(text, facts) == [("error", "119件")]
    right = f"办结119件。来信46件、来访82件{joint}合计128件{behind}"
    assert "sum" not in {code for code, _ in judge_parts(right, LETTERS)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("信访总量128件。来信46件；来访82件；合计119件。按期办结118件。", ["error"]),
        ("信访总量128件，来信46件、来访82件，合计119件。按期办结118件。", ["error"]),
        # more than the parts is told before, or one of them twice, or of a part of a sentence
        ("信访总量128件。按期办结118件，来信46件、来访82件，合计119件。", ["warning"]),
        ("信访总量128件。来信46件、来信46件，合计119件。来访82件。按期办结118件。", ["warning"]),
        ("按期办结118件；来信46件、来访82件，合计119件。信访总量128件。", ["error"]),
        ("来信46件。来访82件，合计119件。信访总量128件。按期办结118件。", []),
        ("来信46件；来访82件，合计119件。信访总量128件。按期办结118件。", []),
        ("来访82件，合计119件。来信46件，信访总量128件。按期办结118件。", []),
        ("来访82件，合计119件。信访总量128件。按期办结118件，来信46件。", []),
        # some of the figures right before it make the sum
        ("按期办结118件，来信46件、来访82件，合计128件。办结119件。", []),
    ],
)
def test_only_all_the_parts_of_a_total_right_before_it_make_another_one_an_error(text: str, found: list[str]) -> None:
    facts = [fact for row in LETTERS.split(";") for fact in of_parts(row)]
    assert sums(text, facts) == [(severity, "119件") for severity in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # none of the parts that the facts give it, and one of them beside another figure
        ("信访总量128件，其中118件按期办结，办结119件。来信46件、来访82件。", []),
        ("信访总量128件（按期办结118件、办结119件）。来信46件、来访82件。", ["warning"]),
        ("信访总量128件，其中来信46件、办结119件。来访82件。按期办结118件。", ["warning"]),
    ],
)
def test_a_total_with_parts_of_its_own_is_not_broken_down_into_others_behind_其中(text: str, found: list[str]) -> None:
    facts = [fact for row in LETTERS.split(";") for fact in of_parts(row)]
    assert sums(text, facts) == [(severity, "128件") for severity in found]


VISITS = "走访群众=86户;7月1日走访=46户;7月2日走访=41户"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("走访群众86户：7月1日46户，7月2日41户。", ["error"]),
        ("走访群众86户（7月1日46户、7月2日41户）。", ["error"]),
        ("走访群众86户，其中7月1日46户，7月2日41户。", ["warning"]),
    ],
)
def test_what_was_done_on_two_days_can_not_overlap(text: str, found: list[str]) -> None:
    facts = [fact for row in VISITS.split(";") for fact in of_parts(row)]
    assert sums(text, facts) == [(severity, "86户") for severity in found]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("发放物资=130件;甲村=46件;乙村=83件;丙村=1件", "发放物资130件：甲村46件，乙村83件，丙村2件。"),
        ("发放物资=130件;甲村=46件;乙村=约83件", "发放物资130件（甲村46件，乙村约83件）。"),
        ("发放物资=130件;甲村=46件;乙村=84件;再次领取=46件", "发放物资130件，其中甲村46件、乙村84件，再次领取46件。"),
    ],
)
def test_parts_that_are_wrong_or_about_so_many_or_more_than_parts_make_no_other_sum(rows: str, text: str) -> None:
    assert sums(text, [fact for row in rows.split(";") for fact in of_parts(row)]) == []


def test_a_total_that_was_supplied_as_none_of_its_parts_need_not_be_their_sum() -> None:
    parts = [("纸质图书", "18.2万册"), ("少儿图书", "3.1万册"), ("电子图书", "3.2万册")]
    facts: list[dict[str, object]] = [
        {"label": "馆藏图书", "value": "21.4万册", "total": False,
         "parts": [{"label": label, "value": value} for label, value in parts]},
    ]  # fmt: skip
    for text in ("馆藏图书21.4万册：{}。", "馆藏图书21.4万册，其中{}。", "{}，馆藏图书合计21.4万册。"):
        assert sums(text.format("、".join(map("".join, parts))), facts) == []


LAND = "永久用地=3862亩/耕地=1745亩/林地=1608亩/其他用地=509亩;临时用地=约580亩"
PHARMACIES = "定点机构=638家/定点医院=215家/定点药店=423家;处理机构=102家/约谈=83家/暂停结算=19家"


@pytest.mark.parametrize(
    ("rows", "text", "figure"),
    [
        (LAND, "永久用地3862亩，其中耕地1745亩、林地1608亩；临时用地约580亩，其中其他用地509亩。", "509亩"),
        (
            PHARMACIES,
            "定点机构638家，其中定点医院215家，定点药店423家，暂停结算19家。处理机构102家，其中约谈83家。",
            "19家",
        ),
    ],
)
def test_a_part_that_lacks_in_its_own_row_and_stands_in_another_is_an_error(rows: str, text: str, figure: str) -> None:
    assert judge_parts(text, rows) == [("swapped", figure)]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (LAND, "永久用地3862亩，其中耕地1745亩、林地1608亩、其他用地509亩；临时用地约580亩。"),
        (LAND, "临时用地约580亩。永久用地3862亩，其中耕地1745亩、林地1608亩，另有其他用地509亩。"),
        (PHARMACIES, "处理机构102家，其中约谈83家，暂停结算19家。定点机构638家，其中定点医院215家，定点药店423家。"),
    ],
)
def test_parts_in_their_own_rows_are_clean(rows: str, text: str) -> None:
    assert judge_parts(text, rows) == []


def test_what_parts_make_is_told_as_the_total_is_written() -> None:
    text = "播种面积396万亩：玉米370万亩，水稻11.5万亩，大豆10万亩。"
    rows = [("播种面积", "396万亩"), ("玉米", "370万亩"), ("水稻", "11.5万亩"), ("大豆", "10万亩")]
    found = check_text(text, [{"label": label, "value": value} for label, value in rows]).findings
    [told] = [one.message for one in found if one.code == "sum"]
    assert "add up to 391.5万亩." in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("走访群众86户。发放物资130件（甲村46件，乙村83件）。", "129件"),
        ("走访群众86户。发放物资130件：甲村46件，乙村83件", "129件"),
        ("全县粮食面积396万亩（小麦210.5万亩，玉米181万亩）。", "391.5万亩"),
        ("项目总投资3.2亿元（中央资金1.1亿元，省级资金9000万元）。", "2亿元"),
    ],
)
def test_a_finding_says_what_the_parts_make_as_the_total_is_written_and_whose_it_is(text: str, told: str) -> None:
    facts = [
        *FACTS,
        {"label": "粮食面积", "value": "396万亩"},
        {"label": "小麦", "value": "210.5万亩"},
        {"label": "玉米", "value": "181万亩"},
        {"label": "总投资", "value": "3.2亿元"},
        {"label": "中央资金", "value": "1.1亿元"},
        {"label": "省级资金", "value": "9000万元"},
    ]
    [finding] = [one for one in check_text(text, facts).findings if one.code == "sum"]
    assert f"add up to {told}." in finding.message
    labelled = {f"f{number}": fact["value"] for number, fact in enumerate(facts, 1)}
    assert labelled[finding.fact or ""] == finding.text


def test_about_so_many_need_not_be_the_sum_and_a_bracket_may_be_left_open() -> None:
    about = [{"label": "发放物资", "value": "约130件"}, *FACTS[1:]]
    assert sums("发放物资约130件（甲村46件，乙村83件）。", about) == []
    assert sums("发放物资130件（甲村46件，乙村83件") == []


@pytest.mark.parametrize("told", ["另有县级配套200万元", "县级配套200万元另计"])
def test_a_part_is_nothing_besides_its_total(told: str) -> None:
    facts = [{"label": "投入", "value": "1200万元（含县级配套200万元）"}]
    assert not check_text("投入1200万元，其中县级配套200万元。", facts).errors
    assert "reversed" in {found.code for found in check_text(f"投入1200万元，{told}。", facts).errors}


def test_a_rest_that_is_not_counted_is_missing_in_no_sum() -> None:
    facts = [{"label": "抽粪车", "value": "6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度）"}]
    assert check_text("抽粪车6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度）。", facts).findings == ()
