"""Figures in each other's places, as clerks write them; and the same texts with nothing wrong."""

import pytest

from draftkit.check import check_text

Rows = list[tuple[str, str]]


def facts_of(*rows: str) -> list[dict[str, object]]:
    """Read `label value`; behind ` > ` come parts."""
    items: list[dict[str, object]] = []
    for row in rows:
        head, *parts = [dict(zip(("label", "value"), told.split(" "), strict=True)) for told in row.split(" > ")]
        items.append({**head, "parts": parts, "total": False} if parts else dict(head))
    return items


def exchange(text: str, one: str, other: str) -> str:
    assert text.count(one) == 1 == text.count(other)
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


CASES = [
    # what an average is, and by how much it got shorter
    (("平均审理天数 42天", "平均审理天数缩短 6天"), "平均审理天数42天，同比缩短6天。", "42天", "6天"),
    (("平均审理天数 42天", "平均审理天数缩短 6天"), "平均审理天数比上年减少6天，为42天。", "6天", "42天"),
    (("平均待泊时间 18小时", "平均待泊时间缩短 4小时"), "平均待泊时间压减4小时、降到18小时。", "4小时", "18小时"),
    # from and to
    (("检测时长由 12小时", "检测时长缩短至 6小时"), "检测时长由原来的12小时压缩为6小时。", "12小时", "6小时"),
    # in all, and for each
    (("发明专利 407件", "每万人发明专利 5.9件"), "发明专利407件，每万人发明专利5.9件。", "407件", "5.9件"),
    # two rows in one sentence, and rows of several columns
    (
        ("甲镇低保户 32户", "甲镇特困人员 45人", "乙镇低保户 97户", "乙镇特困人员 38人"),
        "甲镇有低保户32户、特困人员45人，乙镇有低保户97户、特困人员38人。",
        "45人",
        "38人",
    ),
    (
        ("甲园区企业 24家", "甲园区投入 3600万元", "甲园区培训 1150人",
         "乙园区企业 31家", "乙园区投入 2780万元", "乙园区培训 1420人"),
        "甲园区：企业24家，投入3600万元，培训1150人。\n乙园区：企业31家，投入2780万元，培训1420人。",
        "1150人",
        "1420人",
    ),
    # parts of two totals
    (
        ("受理案件 842件 > 民事案件 593件 > 刑事案件 41件", "审结案件 821件 > 民事案件 568件 > 刑事案件 39件"),
        "受理案件842件，其中民事593件、刑事41件；审结821件，其中民事568件、刑事39件。",
        "41件",
        "39件",
    ),
    # lists told by 分别
    (("甲镇排查 12人", "乙镇排查 15人"), "甲、乙两镇分别排查12人、15人。", "12人", "15人"),
    (("甲镇排查 12人", "乙镇排查 15人"), "甲乙两镇分别排查12人和15人。", "12人", "15人"),
    (
        ("技能培训 38期 > 家政服务 16期 > 电子商务 12期 > 手工编织 10期",),
        "开展技能培训38期，内容涵盖家政服务、电子商务和手工编织，分别为16期、12期、10期。",
        "16期",
        "12期",
    ),
    (
        ("技能培训 38期 > 家政服务 16期 > 电子商务 12期 > 手工编织 10期",),
        "开展技能培训38期，内容涉及家政服务、电子商务和手工编织，分别为16期、12期、10期。",
        "12期",
        "10期",
    ),
    (
        ("东河镇低保户 132户", "西岭镇低保户 97户", "南坪镇低保户 118户"),
        "东河、西岭、南坪三镇低保户分别为132户、97户和118户。",
        "132户",
        "118户",
    ),
    (
        ("城镇居民收入 38642元", "农村居民收入 20158元", "城镇居民收入增长 5.2%", "农村居民收入增长 7.4%"),
        "城乡居民收入分别为38642元和20158元，分别增长5.2%和7.4%。",
        "5.2%",
        "7.4%",
    ),
    (
        ("第一产业增加值 48亿元", "第二产业增加值 139亿元", "第三产业增加值 131亿元"),
        "三次产业分别实现增加值48亿元、139亿元、131亿元。",
        "139亿元",
        "131亿元",
    ),
    # words ahead that belong to the next figure; a label within a label
    (("亿元以上项目 41个", "十亿元以上项目 6个"), "亿元以上41个、十亿元以上6个。", "41个", "6个"),
    (
        ("贫困发生率2019年 8.9%", "贫困发生率2020年 0.4%"),
        "贫困发生率由2019年的8.9%降至2020年的0.4%。",
        "8.9%",
        "0.4%",
    ),
    # what opens a breakdown, and a part larger than its whole
    (("受理诉求 6123件", "办结诉求 6098件"), "6123件诉求中有6098件办结。", "6123件", "6098件"),
    (("护林员 412名 > 专职护林员 268名 > 兼职护林员 144名",), "配有护林员412名：268名为专职，144名为兼职。", "412名", "268名"),
    (("护林员 412名 > 专职护林员 268名 > 兼职护林员 144名",), "配有护林员412名，其中268名为专职。兼职护林员144名。",
     "412名", "268名"),
]  # fmt: skip


JOINT_CASES = [
    # one word for several: by what is different in their labels, whole or by its first character
    (("高中招生 860人", "初中招生 1240人"), "初高中招生分别为1240人、860人。", "1240人", "860人"),
    (("水费收缴率 97%", "电费收缴率 93%"), "水电费收缴率分别达97%和93%。", "97%", "93%"),
    (("工会经费收入 31万元", "工会经费支出 27万元"), "工会经费收支分别为31万元、27万元。", "31万元", "27万元"),
    (("雨水管道 12公里", "污水管道 9公里"), "雨水污水管道分别铺设12公里、9公里。", "12公里", "9公里"),
    (("种植业产值 5.2亿元", "养殖业产值 3.1亿元"), "种养业产值分别是5.2亿元、3.1亿元。", "5.2亿元", "3.1亿元"),
    # 各, 为 and 达 right before figures of one unit
    (("男教师 35人", "女教师 42人"), "女、男教师各42人、35人。", "42人", "35人"),
    (("公办幼儿园 12所", "民办幼儿园 9所"), "公办、民办幼儿园为12所、9所。", "12所", "9所"),
    (("老年人接种 310人", "儿童接种 520人"), "老年人、儿童接种达310人、520人。", "310人", "520人"),
    # numbers that leave the rest to the last, and only the first and last of a row
    (("4月用电 31度", "5月用电 27度", "6月用电 44度"), "4、5、6月用电分别为31度、27度、44度。", "27度", "44度"),
    (("4月用电 31度", "5月用电 27度", "6月用电 44度"), "4至6月用电分别为31度、27度、44度。", "27度", "44度"),
    (("1号楼住户 32户", "2号楼住户 28户"), "1、2号楼住户分别为32户、28户。", "32户", "28户"),
    (("一季度出口 3亿元", "二季度出口 4亿元", "三季度出口 5亿元"), "一至三季度出口依次为3亿元、4亿元和5亿元。", "3亿元",
     "5亿元"),
    (("2021年产值 12亿元", "2022年产值 15亿元"), "2021—2022年产值分别为12亿元、15亿元。", "12亿元", "15亿元"),
]  # fmt: skip

# right behind as many items, without 分别
BARE_CASES = [
    (("特级教师 6名", "一级教师 86名", "二级教师 120名"), "学校现有特、一、二级教师6名、86名、120名。", "86名", "120名"),
    (("线上展位 36个", "线下展位 260个"), "展会设线上、线下展位36个、260个。", "36个", "260个"),
    (("入库货物 3.2万吨", "出库货物 2.8万吨"), "全年入库、出库货物3.2万吨和2.8万吨。", "3.2万吨", "2.8万吨"),
    (("家庭病床 86张", "康复床位 120张"), "医院增设家庭病床、康复床位86张、120张。", "86张", "120张"),
    (("2021年产值 12亿元", "2022年产值 15亿元"), "2021年、2022年产值12亿元、15亿元。", "12亿元", "15亿元"),
    (("省级文物 3处", "县级文物 18处"), "分别修缮省、县级文物3处、18处。", "3处", "18处"),
]


@pytest.mark.parametrize(("rows", "text", "one", "other"), [*CASES, *JOINT_CASES, *BARE_CASES])
def test_two_figures_in_each_others_places_are_two_findings(
    rows: tuple[str, ...], text: str, one: str, other: str
) -> None:
    facts = facts_of(*rows)
    assert check_text(text, facts).errors == ()
    found = check_text(exchange(text, one, other), facts).errors
    assert sorted((f.code, f.text) for f in found) == sorted([("swapped", one), ("swapped", other)])


def test_three_figures_that_went_round_are_three_findings() -> None:
    facts = facts_of("立案 128起", "破案 97起", "结案 64起")
    found = check_text("立案97起，破案64起，结案128起。", facts).errors
    assert [(f.code, f.text, f.expected) for f in found] == [
        ("swapped", "97起", "128起"),
        ("swapped", "64起", "97起"),
        ("swapped", "128起", "64起"),
    ]


def test_a_figure_exchanged_with_a_far_one_draws_no_third_into_it() -> None:
    facts = facts_of("受理案件 842件 > 刑事案件 41件", "审结案件 821件 > 刑事案件 39件", "法官人均结案 152件")
    text = "受理案件842件，其中刑事41件；审结821件，其中刑事39件。法官人均结案152件。"
    assert check_text(text, facts).verified
    found = check_text(exchange(text, "41件", "152件"), facts).errors
    assert [(f.code, f.text) for f in found] == [("swapped", "152件"), ("swapped", "41件")]


@pytest.mark.parametrize(
    "text",
    [
        "审结案件821件（民事568件，刑事39件），受理案件842件（民事593件，刑事41件）。",
        "受理案件842件、审结821件，受理的民事593件、刑事41件，审结的民事568件、刑事39件。",
        "民事案件受理593件、审结568件，刑事案件受理41件、审结39件，合计受理842件、审结821件。",
        "在受理的842件案件中，审结821件；民事、刑事案件受理数分别为593件、41件，审结数分别为568件、39件。",
    ],
)
def test_breakdowns_may_be_told_in_any_order(text: str) -> None:
    facts = facts_of(
        "受理案件 842件 > 民事案件 593件 > 刑事案件 41件", "审结案件 821件 > 民事案件 568件 > 刑事案件 39件"
    )
    assert check_text(text, facts).errors == ()


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ("审批时限压缩至", "审批时限压缩至2.5个工作日。", "审批时限压缩2.5个工作日。"),
        ("平均时长缩短到", "平均时长缩短到2.5个工作日。", "平均时长缩短了2.5个工作日。"),
    ],
)
def test_what_a_figure_came_to_is_not_by_how_much_it_changed(label: str, right: str, wrong: str) -> None:
    facts = [{"label": label, "value": "2.5个工作日"}]
    assert check_text(right, facts).findings == ()
    assert [(f.code, f.text) for f in check_text(wrong, facts).errors] == [("swapped", "2.5个工作日")]


SCHOOLS = [
    {
        "label": "学校",
        "value": "124所",
        "parts": [{"label": "小学", "value": "96所"}, {"label": "初中", "value": "28所"}],
    },
    {
        "label": "在校生",
        "value": "68350人",
        "parts": [{"label": "小学", "value": "45720人"}, {"label": "初中", "value": "22630人"}],
    },
]
ROWS = "初中有学校28所、在校生22630人，小学有学校96所、在校生45720人；合计学校124所、在校生68350人。"


def test_the_name_that_opens_a_row_holds_for_all_its_figures() -> None:
    assert check_text(ROWS, SCHOOLS).errors == ()
    assert check_text(ROWS + "前述小学为45720人。", SCHOOLS).errors == ()
    turned = ROWS.replace("22630人", "Ｘ").replace("68350人", "22630人").replace("Ｘ", "68350人")
    assert {(f.code, f.text) for f in check_text(turned, SCHOOLS).errors} == {
        ("swapped", "68350人"),
        ("swapped", "22630人"),
    }


def test_the_name_that_opens_a_segment_holds_behind_a_comma_too() -> None:
    parts = [("工科类", "17个", "2230人"), ("农科类", "9个", "1015人"), ("文科类", "12个", "1520人")]
    facts = [
        {"label": "开设订单班", "value": "38个", "parts": [{"label": name, "value": count} for name, count, _ in parts]},
        {"label": "订单班学生", "value": "4765人", "parts": [{"label": name, "value": who} for name, _, who in parts]},
    ]
    text = "；".join(f"{name}，开设订单班{count}、学生{who}" for name, count, who in parts)
    text += "。合起来看，订单班38个，订单班学生4765人。"
    assert check_text(text, facts).errors == ()
    turned = text.replace("2230人", "Ｘ").replace("1520人", "2230人").replace("Ｘ", "1520人")
    assert {f.text for f in check_text(turned, facts).errors} == {"2230人", "1520人"}


def test_a_count_behind_its_own_words_alone_is_told_by_the_clause_before() -> None:
    facts = [
        {
            "label": "发现问题隐患",
            "value": "1527项",
            "parts": [{"label": "一般隐患", "value": "1519项"}, {"label": "重大隐患", "value": "8项"}],
        }
    ]
    right = "通过检查，共揪出各类隐患1527项，绝大多数为一般隐患，计1519项，另有重大隐患8项。"
    assert check_text(right, facts).errors == ()
    wrong = right.replace("1527", "0000").replace("1519", "1527").replace("0000", "1519")
    assert {f.code for f in check_text(wrong, facts).errors} == {"swapped"}


def test_a_label_right_behind_a_figure_and_another_word_for_the_rest_tell_what_is_what() -> None:
    shops = [{"label": "医疗机构", "value": "138家"}, {"label": "零售药店", "value": "174家"}]
    right = "检查对象包括138家医疗机构和174家零售药店。"
    assert check_text(right, shops).errors == ()
    turned = "检查对象包括138家零售药店和174家医疗机构。"
    assert {(f.code, f.text) for f in check_text(turned, shops).errors} == {("swapped", "138家"), ("swapped", "174家")}
    cases = [
        {
            "label": "治安案件",
            "value": "919起",
            "parts": [{"label": "盗窃", "value": "581起"}, {"label": "其他", "value": "338起"}],
        }
    ]
    assert check_text("查处治安案件919起，盗窃类581起，其余类型338起。", cases).errors == ()
    turned = "查处治安案件919起，盗窃类338起，其余类型581起。"
    assert {(f.code, f.text) for f in check_text(turned, cases).errors} == {("swapped", "338起"), ("swapped", "581起")}


def test_a_total_at_the_head_of_its_parts_has_changed_places_with_one_that_stands_before() -> None:
    facts = [
        {"id": "a", "label": "在监工程", "value": "236个", "parts": [
            {"label": "房屋建筑", "value": "164个"}, {"label": "市政基础设施", "value": "72个"}]},
        {"id": "b", "label": "在监工程建筑面积", "value": "412.6万平方米"},
    ]
    told = "纳入我局监督的工程有{}个，建筑面积412.6万平方米，房建工程{}个，市政基础设施工程72个。"
    assert {f.text for f in check_text(told.format(164, 236), facts).errors} == {"164个", "236个"}
    assert check_text(told.format(236, 164), facts).verified


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        # a label within the other is no first half of one word for both
        (("合格食品 647批次", "不合格食品 3批次"), "合格食品和不合格食品分别为647批次、3批次。"),
        # 各 of more than one unit gives each of all
        (("东镇消防车 3辆", "东镇队员 12人"), "东镇消防车、队员各3辆、12人。"),
        # a number within a longer one
        (("1号闸放水 30方", "11号闸放水 40方"), "1号闸、11号闸分别放水30方、40方。"),
        # 律 of 法律 is none of 律师
        (("法律援助律师 67名", "法律援助工作站 42个"), "法律援助工作站、法律援助律师分别为42个、67名。"),
        # a comma behind 、 ends the list
        (
            ("出动除雪车辆 236台次", "出动除雪人员 310人次", "受阻道路 5条"),
            "融雪剂撒布到位，除雪车辆、除雪人员分别出动236台次、310人次，5条受阻道路恢复通行。",
        ),
        # the months are only when two other things are told of
        (("时段 1至2月", "存款 31亿元", "贷款 27亿元"), "1至2月，存贷款分别为31亿元、27亿元。"),
        (("东沟村水窖 8口", "西沟村水窖 11口", "北沟村水窖 11口"), "东沟、西沟、北沟村水窖8口、11口和11口。"),
        (("2月用电 31度", "12月用电 27度"), "12、2月用电27度、31度。"),
        # 分别 over the total
        (("种苗 320万株 > 松苗 200万株 > 杉苗 120万株",), "以松苗、杉苗为主培育种苗320万株，分别培育200万株、120万株。"),
        # figures that follow one another and are no list
        (("巡查水库 12座", "除险水库 3座"), "巡查水库12座、除险水库3座。"),
        (("发放口罩 3200只", "发放手套 860双"), "发放口罩、手套3200只、860双。"),
        (
            ("时段 1—2月", "城镇居民收入 3.8万元", "农村居民收入 2.1万元"),
            "1—2月城乡居民收入分别为3.8万元、2.1万元。",
        ),
    ],
)
def test_what_names_no_items_in_one_raises_no_error(rows: tuple[str, ...], text: str) -> None:
    assert check_text(text, facts_of(*rows)).errors == ()


@pytest.mark.parametrize("text", ["来电咨询接到215件，已办结215件。", "已办结的来电咨询215件，接到的215件。"])
def test_two_facts_of_one_value_are_told_by_what_fits_both_figures_together(text: str) -> None:
    facts = facts_of("受理来电咨询 215件", "来电咨询办结 215件")
    assert check_text(text, facts).errors == ()


def test_a_stretch_of_time_and_an_amount_are_not_exchanged() -> None:
    facts = [
        {"label": "数字产业增加值", "value": "67.4亿元"},
        {"label": "数字产业增加值增长", "value": "16.9%"},
        {"label": "统计期", "value": "2024年前三季度"},
    ]
    assert check_text("2024年前三季度数字产业增加值增长16.9%，达67.4亿元。", facts).findings == ()


REEDS = "收割芦苇 94亩 > 东滩 58亩 > 西滩 23亩 > 北滩 13亩"
BOTH = (REEDS, "投入收割机 31台 > 东滩 17台 > 西滩 9台 > 北滩 5台")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("东滩、西滩、北滩分别收割芦苇58亩、23亩和94亩，合计13亩。", {"94亩", "13亩"}),
        ("收割芦苇东滩94亩、西滩23亩、北滩13亩，总数58亩。", {"94亩", "58亩"}),
        ("东滩收割94亩，西滩收割23亩，北滩收割13亩，全湖共58亩。", {"94亩", "58亩"}),
        (
            "东滩投入收割机17台、收割芦苇94亩；西滩投入收割机9台、收割芦苇23亩；北滩投入收割机5台、收割芦苇13亩；"
            "合计投入收割机31台、收割芦苇58亩。",
            {"94亩", "58亩"},
        ),
        (
            "一、东滩。收割芦苇58亩，投入收割机31台。\n二、西滩。收割芦苇23亩，投入收割机9台。\n"
            "三、北滩。收割芦苇13亩，投入收割机5台。\n综合各滩情况，收割芦苇94亩，投入收割机17台。",
            {"31台", "17台"},
        ),
    ],
)
def test_a_part_told_as_the_sum_of_the_others_has_changed_places_with_the_total(text: str, figures: set[str]) -> None:
    facts = facts_of(*BOTH) if "台" in text else facts_of(REEDS)
    assert {(f.code, f.text) for f in check_text(text, facts).errors} == {("swapped", figure) for figure in figures}
    one, other = figures
    assert check_text(exchange(text, one, other), facts).errors == ()


@pytest.mark.parametrize(
    "text",
    [
        "收割芦苇94亩，其中西滩23亩、北滩13亩，东滩合计58亩。",
        "收割芦苇94亩。西滩23亩，北滩13亩，东滩前后三段总计58亩。",
        "东滩新割的加上补割的，总数58亩，西滩23亩，北滩13亩，全湖芦苇94亩。",
        "西滩收割芦苇23亩，北滩13亩；芦苇收割总面积94亩。东滩累计58亩。",
    ],
)
def test_a_part_may_be_the_sum_of_something_itself(text: str) -> None:
    assert [f for f in check_text(text, facts_of(REEDS)).errors if f.code == "swapped"] == []


WELLS = "改造机井 18眼 > 东片 7眼 > 西片 11眼"


def broken_down(*rows: str) -> list[dict[str, object]]:
    """Read `label value`; behind ` > ` come parts that add up to it."""
    return [{key: value for key, value in fact.items() if key != "total"} for fact in facts_of(*rows)]


@pytest.mark.parametrize(
    ("rows", "text", "wrong"),
    [
        # the total stands amid its parts, or behind the last of them, and a part at the head
        ((WELLS,), "纳入改造的机井有7眼，位于东片的18眼，位于西片的11眼。", {"7眼", "18眼"}),
        ((WELLS,), "改造机井11眼，东边一片7眼，西边一片18眼。", {"11眼", "18眼"}),
        ((WELLS,), "共改造机井7眼，东片、西片分别为18眼、11眼。", {"7眼", "18眼"}),
        # behind its parts a part is told in all, and the total stands beside that one's name, or in the list
        ((WELLS,), "东片机井18眼，西片机井11眼，共完成改造机井7眼。", {"7眼", "18眼"}),
        ((WELLS,), "西、东两片机井分别为11眼、18眼，合计7眼。", {"7眼", "18眼"}),
        # what is summed up is called by another fact's name
        (
            ("走访商户 64家 > 餐饮商户 41家 > 零售商户 23家", "签约商户 50家"),
            "餐饮商户41家、零售商户23家，合计签约商户64家；走访商户50家。",
            {"64家", "50家"},
        ),
        # the breakdowns of two totals that close their rows
        (
            ("播出节目 500期 > 新闻 300期 > 专题 200期", "自制节目 80期 > 新闻 50期 > 专题 30期"),
            "新闻、专题分别为300期、200期，合计80期；新闻、专题分别为50期、30期，合计500期。",
            {"300期", "200期", "50期", "30期"},
        ),
        # parts in another order than their totals
        (
            ("受理 320件 > 城区 200件 > 乡镇 120件", "办结 300件 > 城区 190件 > 乡镇 110件"),
            "受理320件、办结300件，城区分别为190件、200件，乡镇分别为120件、110件。",
            {"190件", "200件"},
        ),
        # parts in the order of their totals, beside the name of another part
        (
            ("更换路灯 1260盏 > 北片区 740盏 > 南片区 520盏", "检修线路 86公里 > 北片区 49公里 > 南片区 37公里"),
            "更换路灯1260盏、检修线路86公里，北片区分别为520盏、49公里，南片区分别为740盏、37公里。",
            {"520盏", "740盏"},
        ),
        (
            ("更换路灯 1260盏 > 北片区 740盏 > 南片区 520盏", "检修线路 86公里 > 北片区 49公里 > 南片区 37公里"),
            "更换路灯1260盏、检修线路86公里，北片区分别为520盏、37公里，南片区分别为740盏、49公里。",
            {"520盏", "740盏", "37公里", "49公里"},
        ),
        (
            ("受理 320件 > 城区 200件 > 乡镇 120件", "办结 300件 > 城区 190件 > 乡镇 110件"),
            "受理320件、办结300件，城区分别为200件、110件，乡镇分别为120件、190件。",
            {"110件", "190件"},
        ),
        # what opens a list is said of each in it
        (
            ("更换路灯 510盏 > 北片区 349盏 > 南片区 161盏", "检修线路 470公里 > 北片区 323公里 > 南片区 147公里"),
            "北片区更换路灯、检修线路分别为349盏、147公里，南片区更换路灯、检修线路分别为161盏、323公里，合计510盏、470公里。",
            {"147公里", "323公里"},
        ),
        (
            ("更换路灯 510盏 > 北片区 349盏 > 南片区 161盏", "检修线路 470公里 > 北片区 323公里 > 南片区 147公里"),
            "北片区更换路灯、检修线路分别为161盏、147公里，南片区更换路灯、检修线路分别为349盏、323公里，合计510盏、470公里。",
            {"161盏", "349盏", "147公里", "323公里"},
        ),
        # totals in another order than the rows
        (
            ("受理投诉 676件 > 城区 312件 > 乡镇 364件", "办结投诉 658件 > 城区 297件 > 乡镇 361件"),
            "城区受理投诉、办结投诉分别为312件、297件，乡镇受理投诉、办结投诉分别为364件、361件，合计658件、676件。",
            {"658件", "676件"},
        ),
        (
            ("受理投诉 676件 > 城区 312件 > 乡镇 364件", "办结投诉 658件 > 城区 297件 > 乡镇 361件"),
            "城区受理投诉312件、办结投诉297件，乡镇受理投诉364件、办结投诉361件，合计658件、676件。",
            {"658件", "676件"},
        ),
        # one row in another order than its words, and no total
        (
            ("受理投诉 676件 > 城区 312件 > 乡镇 364件", "办结投诉 658件 > 城区 297件 > 乡镇 361件"),
            "城区受理投诉297件、办结投诉312件，乡镇受理投诉364件、办结投诉361件，合计676件、658件。",
            {"297件", "312件"},
        ),
        # values with words: 台件 and 每人每月 belong to all of the list
        (
            ("检定衡器 96台件 > 台秤 60台件 > 地磅 36台件",),
            "台秤、地磅分别检定36台件、60台件，合计96台件。",
            {"36台", "60台"},
        ),
        (
            ("城市供养标准 每人每月980元", "农村供养标准 每人每月760元"),
            "城市、农村供养标准分别为每人每月760元和每人每月980元。",
            {"760元", "980元"},
        ),
        # one item is named twice, the other not at all
        (("养殖产值 3.4亿元", "捕捞产值 1.2亿元"), "养殖和养殖产值各为3.4亿元、1.2亿元。", {"1.2亿元"}),
        (("养殖产值 3.4亿元", "捕捞产值 1.2亿元"), "全镇完成捕捞、捕捞产值分别为3.4亿元、1.2亿元。", {"3.4亿元"}),
        # the next item of the row is no name of the one before
        (("市级园区 1个", "省级园区 3个"), "建有省级园区1个和市级园区3个。", {"1个", "3个"}),
        # 水果 is no 水 of 水产品
        (
            ("抽检 96批 > 水果 40批 > 禽产品 36批 > 水产品 20批",),
            "抽检96批，水产品40批，禽产品和水果分别为36批、20批。",
            {"40批", "20批"},
        ),
    ],
)
def test_totals_parts_and_items_in_each_others_places_are_told(
    rows: tuple[str, ...], text: str, wrong: set[str]
) -> None:
    assert {
        finding.text for finding in check_text(text, broken_down(*rows)).errors if finding.start is not None
    } == wrong


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((WELLS,), "东片7眼机井已经改造，改造的18眼机井里西片有11眼。"),
        ((WELLS,), "东片7眼、西片11眼都已完工，18眼机井运行正常。"),
        ((WELLS,), "东片机井7眼，占全部18眼的近四成，西片机井11眼。"),
        ((WELLS,), "7眼在东片，改造的机井18眼都已通电，11眼在西片。"),
        ((WELLS,), "西、东两片机井分别为11眼、7眼，合计改造机井18眼。"),
        (
            ("走访商户 64家 > 餐饮商户 41家 > 零售商户 23家", "签约商户 50家"),
            "签约商户50家。餐饮商户、零售商户分别为41家、23家，走访合计64家。",
        ),
        (
            ("播出节目 500期 > 新闻 300期 > 专题 200期", "自制节目 80期 > 新闻 50期 > 专题 30期"),
            "新闻、专题节目分别自制50期、30期，合计80期；播出新闻、专题分别为300期、200期，合计500期。",
        ),
        # totals in one row, opened by 合计 alone, and parts in the order of their totals
        (
            ("养护公路 320公里 > 国道 80公里 > 省道 240公里", "养护桥梁 36座 > 国道 10座 > 省道 26座"),
            "国道养护公路80公里、桥梁10座，省道养护公路240公里、桥梁26座，合计320公里、36座。",
        ),
        (
            ("受理 320件 > 城区 200件 > 乡镇 120件", "办结 300件 > 城区 190件 > 乡镇 110件"),
            "受理320件、办结300件，城区分别为200件、190件，乡镇分别为120件、110件。",
        ),
        # totals of one unit in the order of the rows
        (
            ("受理投诉 676件 > 城区 312件 > 乡镇 364件", "办结投诉 658件 > 城区 297件 > 乡镇 361件"),
            "城区受理投诉312件、办结投诉297件，乡镇受理投诉364件、办结投诉361件，合计676件、658件。",
        ),
        (
            ("受理投诉 676件 > 城区 312件 > 乡镇 364件", "办结投诉 658件 > 城区 297件 > 乡镇 361件"),
            "城区受理、办结投诉分别为312件、297件，乡镇受理、办结投诉分别为364件、361件，合计676件、658件。",
        ),
        # or named in another
        (
            ("受理投诉 676件 > 城区 312件 > 乡镇 364件", "办结投诉 658件 > 城区 297件 > 乡镇 361件"),
            "城区受理投诉312件、办结投诉297件，乡镇受理投诉364件、办结投诉361件，办结投诉、受理投诉合计658件、676件。",
        ),
        # totals in one row, opened by 合计
        (
            ("投诉 230件 > 商品类 150件 > 服务类 80件", "举报 40件 > 商品类 25件 > 服务类 15件"),
            "商品类投诉、举报分别为150件、25件，服务类投诉、举报分别为80件、15件，合计投诉230件、举报40件。",
        ),
        # the parts told in a sentence or a half of one each, and the total behind them in a sentence of its own
        (
            ("受理纠纷 428件 > 邻里 203件 > 婚姻 112件 > 其他 113件",),
            "邻里纠纷203件；婚姻纠纷112件；其他的还有113件。这些事加在一处，找上门来的共计428件。",
        ),
        # words of the values told once
        (("城市供养标准 每人每月980元", "农村供养标准 每人每月760元"), "城市、农村供养标准分别为每人每月980元、760元。"),
        # two things, one of which is named with the other's name
        (("新建管网 12公里", "新建管网泵站 3座"), "新建管网、新建管网泵站分别为12公里、3座。"),
        (("学校 12所", "学校食堂 13个"), "全镇检查学校、学校食堂分别为12所、13个。"),
        (
            ("城市供养标准 每人每月980元", "农村供养标准 每人每月760元"),
            "农村、城市供养标准分别为每人每月760元和每人每月980元。",
        ),
    ],
)
def test_totals_parts_and_items_in_their_own_places_raise_no_swap(rows: tuple[str, ...], text: str) -> None:
    findings = check_text(text, broken_down(*rows)).findings
    assert not [finding for finding in findings if finding.code in ("swapped", "unsure")]


def test_a_total_amid_its_parts_is_doubted_where_the_words_fit_either_way() -> None:
    check = check_text("窗口收到7眼，又登记18眼，另有11眼。", broken_down(WELLS))
    assert {finding.text for finding in check.warnings if finding.code == "unsure"} >= {"7眼", "18眼"}


def test_two_figures_are_doubted_where_the_words_of_one_speak_plainly_for_the_others_fact() -> None:
    facts = facts_of("拆迁房屋 96户", "拆迁房屋签约 94户", "拆迁工地 3处")
    assert not check_text("拆迁房屋96户，已签约的94户。拆迁工地3处。", facts).findings
    check = check_text("已经签约的96户，全村拆迁房屋共94户。拆迁工地3处。", facts)
    assert [(finding.code, finding.text) for finding in check.findings] == [("unsure", "96户"), ("unsure", "94户")]


PUPILS = broken_down(
    "义务教育学校 124所 > 初中 28所 > 小学 96所", "在校生 68350人 > 初中 22630人 > 小学 45720人", "学校食堂 131个"
)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (
            PUPILS,
            "初中有学校28所、在校生22630人，小学有学校96所、在校生45720人；全县学校124所、在校生68350人。学校食堂131个。"
            "另有酒店厨师|22630人|。",
        ),
        (
            broken_down("化工企业 68家 > 北区 41家 > 南区 27家", "重大危险源 35处 > 北区 22处 > 南区 13处"),
            "北区有企业41家、重大危险源22处，南区有企业27家、重大危险源13处，全园企业共68家、重大危险源共35处。"
            "另有涂鸦墙|35处|。",
        ),
    ],
)
def test_a_right_figure_on_a_new_thing_leaves_those_in_their_own_rows_alone(
    facts: list[dict[str, object]], text: str
) -> None:
    before, told, behind = text.split("|")
    errors = check_text(before + told + behind, facts).errors
    assert [(finding.code, finding.start, finding.text) for finding in errors] == [("swapped", len(before), told)]


CANTEENS = broken_down("新建食堂 19个 > 东乡 12个 > 西乡 7个", "供餐老人 830人 > 东乡 510人 > 西乡 320人", "补助资金 96万元 > 东乡 58万元 > 西乡 38万元")
BY_ROW = "东乡新建食堂12个，供餐老人510人，补助资金58万元；西乡新建7个，供餐320人，补助38万元。合计新建食堂19个，供餐老人830人，补助资金96万元。"
BY_HEADING = "一、东乡。新建食堂12个，供餐老人510人，补助资金58万元。工作扎实。\n二、西乡。新建食堂7个，供餐老人320人，补助资金38万元。\n全县新建食堂19个，供餐老人830人，补助资金96万元。"
BY_TOTAL = "全县新建食堂19个。按乡分，东乡12个，西乡7个。补助资金96万元，比上年增长8.1%。其中西乡38万元，东乡58万元。供餐老人830人，东乡510人、西乡320人。"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # the name that opens a row, or stands over it, holds for its last figure, too
        (BY_ROW, "58万元", "38万元"),
        (BY_ROW, "510人", "320人"),
        (BY_HEADING, "58万元", "38万元"),
        (BY_HEADING, "510人", "320人"),
        # the total in a row, and a part among the totals
        (BY_ROW, "58万元", "96万元"),
    ],
)
def test_a_figure_of_one_row_in_another_is_told_whatever_stands_before_it(text: str, one: str, other: str) -> None:
    growth = {"label": "补助资金比上年增长", "value": "8.1%"}
    assert check_text(text, [*CANTEENS, growth] if "8.1%" in text else CANTEENS).findings == ()
    found = [(finding.code, finding.text, finding.expected) for finding in check_text(exchange(text, one, other), CANTEENS).findings]
    assert sorted(found) == sorted([("swapped", one, other), ("swapped", other, one)])


@pytest.mark.parametrize(
    ("rows", "others"), [(("12个", "7个"), ("58万元", "38万元")), (("12个", "7个"), ("510人", "320人"))]
)
def test_all_parts_of_one_total_behind_another_are_told(rows: tuple[str, str], others: tuple[str, str]) -> None:
    facts = [*CANTEENS, {"label": "补助资金比上年增长", "value": "8.1%"}]
    assert check_text(BY_TOTAL, facts).errors == ()
    wrong = BY_TOTAL
    for one, other in zip(rows, others, strict=True):
        wrong = exchange(wrong, one, other)
    found = [(finding.code, finding.text, finding.expected) for finding in check_text(wrong, facts).errors]
    pairs = [*zip(rows, others, strict=True), *zip(others, rows, strict=True)]
    assert sorted(found) == sorted(("swapped", told, expected) for told, expected in pairs)


@pytest.mark.parametrize(
    "text",
    [
        # the name of a row stands behind its figures
        "新建食堂19个，12个在东乡、7个在西乡。供餐老人830人，510人在东乡用餐，320人在西乡用餐。"
        "补助资金96万元，58万元拨给东乡，38万元拨给西乡。",
        # by the way, and by no figure
        "东乡由西乡交叉检查，新建食堂12个；西乡由东乡交叉检查，新建食堂7个。",
        "东乡组织得力，西乡派员协助，新建食堂12个；西乡有条不紊，东乡派员协助，新建食堂7个。",
        "东乡地处西乡上游，供餐老人510人；西乡地处东乡下游，供餐老人320人。",
        # a row without words tells in the order of the one before, or of the totals
        "东乡新建食堂12个、供餐老人510人，西乡7个、320人，合计19个、830人。",
        "全县新建食堂19个、供餐老人830人，其中东乡12个、510人，西乡7个、320人。",
        # a label that holds the name of a part
        "补助资金东乡占58万元，西乡占38万元，东西乡补助合计96万元。",
        "东乡新建食堂12个，比西乡多5个，供餐老人510人。西乡新建食堂7个，供餐老人320人。",
    ],
)
def test_a_row_named_behind_its_figures_or_by_the_way_holds_for_no_others(text: str) -> None:
    errors = check_text(text, CANTEENS).errors
    assert not [finding for finding in errors if finding.code == "swapped"]


WARDS = broken_down("受理信访件 14件 > 东乡 9件 > 西乡 5件", "办结信访件 10件 > 东乡 7件 > 西乡 3件")


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # a row without words, told in another order than the one before or than the totals
        ("东乡受理信访件9件、办结信访件7件，西乡5件、3件，合计14件、10件。", "5件", "3件"),
        ("全县受理信访件14件、办结信访件10件，其中东乡9件、7件，西乡5件、3件。", "9件", "7件"),
        # rows closed by one total each
        ("东乡9件、西乡5件，受理信访件共14件；东乡7件、西乡3件，办结信访件共10件。", "9件", "7件"),
    ],
)
def test_a_row_without_words_of_its_own_is_held_by_its_order_or_its_total(text: str, one: str, other: str) -> None:
    assert check_text(text, WARDS).errors == ()
    found = {(finding.code, finding.text) for finding in check_text(exchange(text, one, other), WARDS).errors}
    assert found >= {("swapped", one), ("swapped", other)}


def test_what_goes_round_takes_no_right_figure_with_it() -> None:
    text = "东乡组织力量，发动群众，新建食堂7个，西乡组织力量，发动群众，新建食堂12个，全县共新建各类食堂19个。"
    found = check_text(text, CANTEENS[:1]).errors
    assert [(finding.code, finding.text) for finding in found] == [("swapped", "7个"), ("swapped", "12个")]


@pytest.mark.parametrize(
    ("facts", "text", "one", "other"),
    [
        # items of several figures each, told by 分别
        (
            facts_of("甲线用时 1小时40分", "乙线用时 2小时15分"),
            "甲线、乙线用时分别为1小时40分、2小时15分。",
            "1小时40分",
            "2小时15分",
        ),
        # a label with a bracket at its end
        (
            broken_down("公开专区 26个 > 乡镇专区 15个 > 村（社区）专区 11个"),
            "公开专区26个，乡镇15个、村（社区）11个。",
            "15个",
            "11个",
        ),
        # a part in its total's place behind 合计, and that at the head of its list
        (
            broken_down("收到申请 47件 > 自然人申请 39件 > 法人申请 8件"),
            "受理公民个人的39件、法人申请8件，合计47件。",
            "39件",
            "47件",
        ),
    ],
)
def test_items_brackets_and_sums_of_a_list_are_told_exchanged(
    facts: list[dict[str, object]], text: str, one: str, other: str
) -> None:
    assert check_text(text, facts).errors == ()
    found = check_text(exchange(text, one, other), facts).errors
    assert {finding.code for finding in found} == {"swapped"}


@pytest.mark.parametrize("heading", ["{}", "1. {}", "（一）{}：", "一、{}"])
@pytest.mark.parametrize(("one", "other"), [("12个", "7个"), ("510人", "320人"), ("510人", "830人")])
def test_a_row_told_under_its_name_in_a_line_of_its_own_is_held_by_that(heading: str, one: str, other: str) -> None:
    east, west = heading.format("东乡"), heading.format("西乡").replace("一", "二").replace("1", "2")
    text = (
        f"{east}\n新建食堂12个，供餐老人510人。\n{west}\n新建食堂7个，供餐老人320人。\n"
        "全县新建食堂19个，供餐老人830人。"
    )
    assert check_text(text, CANTEENS[:2]).errors == ()
    found = {(finding.code, finding.text) for finding in check_text(exchange(text, one, other), CANTEENS[:2]).errors}
    assert found >= {("swapped", one), ("swapped", other)}


def test_a_count_told_as_a_total_is_not_exchanged_with_a_date() -> None:
    facts = facts_of("累计摸排人员 1月26日 > 累计摸排人员总数 10人")
    text = "截至1月29日21:00，累计摸排人员为1月26日，其中累计摸排人员总数为10人。"
    assert "swapped" not in {finding.code for finding in check_text(text, facts).findings}


def test_the_period_that_all_is_told_of_is_not_exchanged_with_what_is_called_one() -> None:
    facts = [
        {"label": "统计时段", "value": "1月至11月"}, {"label": "午餐供应时间", "value": "10:50至12:30"},
        {"label": "服务老年人", "value": "约1.26万人"},
    ]  # fmt: skip
    assert check_text("1月至11月，受益老年人约1.26万人。10:50至12:30的午饭时段，饭菜热气腾腾。", facts).errors == ()


def test_hours_and_days_of_two_facts_that_are_exchanged_are_swapped() -> None:
    facts = [
        {"label": "首班车时间", "value": "6:40"}, {"label": "试运行起始", "value": "5月1日"}, {"label": "车辆", "value": "12辆"},
    ]  # fmt: skip
    wrong = check_text("首班车5月1日发出，6:40起试运行，车辆12辆。", facts).errors
    assert {one.code for one in wrong} == {"swapped"}


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("重大隐患14处。排查一般隐患1352条，其中已销号11处、挂牌督办3处。", {"11处", "3处"}),
        ("排查一般隐患1352条。重大隐患14处，其中已销号11处、挂牌督办3处。", set()),
        ("重大隐患14处，排查一般隐患1352条，重大隐患中已销号11处、挂牌督办3处。", set()),
    ],
)
def test_all_parts_of_a_total_behind_one_of_another_unit_are_told(text: str, errors: set[str]) -> None:
    facts = facts_of("排查一般隐患 1352条", "重大隐患 14处 > 已销号 11处 > 挂牌督办 3处")
    assert {f.text for f in check_text(text, facts).errors} == errors


def test_what_grew_is_not_the_level_of_it() -> None:
    facts = [{"label": "售水量", "value": "724.2万吨"}, {"label": "挂表后预计年增售水", "value": "9.8万吨"}]
    assert not check_text("售水724.2万吨。挂表收费后全年可增加售水量9.8万吨。", facts).errors
    assert check_text("上半年售水9.8万吨。挂表后预计年增售水724.2万吨。", facts).errors
