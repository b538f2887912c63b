"""Tables in a text: what a cell is of is told by the heads of its row and its column."""

import pytest

from tests.labelled import judge

TOWNS = ("甲镇=356户", "乙镇=412户", "丙镇=298户")
YEARS = ("上年收入=12.3亿元", "今年收入=13.5亿元", "上年支出=22.1亿元", "今年支出=25.7亿元")
DATED = ("2022年产量=120吨", "2023年产量=135吨")
LAND = ("甲镇户数=356户", "甲镇面积=1.2万亩", "丙镇户数=298户", "丙镇面积=0.9万亩")
OPENING = "| 镇 | 户数 | 面积 |\n|---|---|---|\n| 甲镇 | 356户 | 1.2万亩 |\n"


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (TOWNS, "| 甲镇 | 乙镇 | 丙镇 |\n|---|---|---|\n| 412户 | 356户 | 298户 |\n", {"412户", "356户"}),
        (TOWNS, "甲镇\t乙镇\t丙镇\n412户\t356户\t298户\n", {"412户", "356户"}),
        (TOWNS, "|  | 甲镇 | 乙镇 | 丙镇 |\n|---|---|---|---|\n| 户数 | 412户 | 356户 | 298户 |", {"412户", "356户"}),
        (
            YEARS,
            "| 项目 | 上年 | 今年 |\n|---|---|---|\n| 收入 | 13.5亿元 | 12.3亿元 |\n| 支出 | 22.1亿元 | 25.7亿元 |",
            {"13.5亿元", "12.3亿元"},
        ),
        (YEARS, "项目\t上年\t今年\n收入\t12.3亿元\t13.5亿元\n支出\t25.7亿元\t22.1亿元", {"25.7亿元", "22.1亿元"}),
        (DATED, "| 2022年 | 2023年 |\n|---|---|\n| 135吨 | 120吨 |", {"135吨", "120吨"}),
        (LAND, f"{OPENING}| 丁镇 | 298户 | 0.9万亩 |", {"298户", "0.9万亩"}),
        (LAND, f"{OPENING}| 丙镇 | 298户 | 0.9万亩 |\n| 丁镇 | 298户 | 0.9万亩 |", {"298户", "0.9万亩"}),
        (TOWNS, "| 甲镇 | 356户 |\n| 乙镇 | 412户 |\n| 丁镇 | 298户 |", {"298户"}),
    ],
)
def test_figures_in_a_cell_of_another_row_or_column_are_swapped(rows: tuple[str, ...], text: str, told: set[str]) -> None:
    found = judge(text, rows).errors
    assert {f.code for f in found} == {"swapped"}
    assert {f.text for f in found} == told


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (TOWNS, "| 甲镇 | 乙镇 | 丙镇 |\n|---|---|---|\n| 356户 | 412户 | 298户 |\n"),
        (TOWNS, "甲镇\t乙镇\t丙镇\n356户\t412户\t298户\n"),
        (TOWNS, "| 镇 | 户数 |\n|---|---|\n| 甲镇 | 356户 |\n| 乙镇 | 412户 |\n| 丙镇 | 298户 |"),
        (TOWNS, "一、\t各镇户数\n1.\t甲镇356户、乙镇412户、丙镇298户。"),
        (YEARS, "| 项目 | 上年 | 今年 |\n|---|---|---|\n| 收入 | 12.3亿元 | 13.5亿元 |\n| 支出 | 22.1亿元 | 25.7亿元 |"),
        (YEARS, "| 年度 | 收入 | 支出 |\n|---|---|---|\n| 上年 | 12.3亿元 | 22.1亿元 |\n| 今年 | 13.5亿元 | 25.7亿元 |"),
        (DATED, "| 指标 | 2022年 | 2023年 |\n|---|---|---|\n| 产量 | 120吨 | 135吨 |"),
        (LAND, f"{OPENING}| 丙镇 | 298户 | 0.9万亩 |"),
        (
            LAND,
            "甲镇\n\n| 户数 | 面积 |\n|---|---|\n| 356户 | 1.2万亩 |\n\n"
            "丙镇\n\n| 户数 | 面积 |\n|---|---|\n| 298户 | 0.9万亩 |",
        ),
        ((*LAND, "全县户数=654户", "全县面积=2.1万亩"), f"{OPENING}| 丙镇 | 298户 | 0.9万亩 |\n| 合计 | 654户 | 2.1万亩 |"),
    ],
)
def test_figures_in_their_own_cells_stand(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


HARVEST = ("小麦面积=38.6万亩", "巡查人员=1260余人次", "综合利用率=96.3%", "发现火点=7处")


@pytest.mark.parametrize(
    "text",
    [
        "指标（计量单位见表头）\n小麦面积（万亩）\t巡查人员(人次)\t综合利用率（%）\t发现火点（单位：处）\n38.6\t1260余\t96.3\t7",
        "| 序号 | 指标 | 单位 | 数量 |\n|---|---|---|---|\n| 1 | 小麦面积 | 万亩 | 38.6 |\n| 2 | 巡查人员 | 人次 | 1260余 |\n"
        "| 3 | 综合利用率 | % | 96.3 |\n| 4 | 发现火点 | 处 | 7 |",
        "编号\t指标\t数量\n1\t小麦面积\t38.6万亩\n2\t巡查人员\t1260余人次\n3\t综合利用率\t96.3%\n4\t发现火点\t7处",
    ],
)
def test_a_number_has_the_unit_of_its_head_and_those_of_rows_count_nothing(text: str) -> None:
    assert judge(text, HARVEST).findings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("小麦面积（亩）\t巡查人员（人次）\t综合利用率（%）\t发现火点（处）\n38.6\t1260余\t96.3\t7", [("altered", "38.6")]),
        ("小麦面积（万亩）\t巡查人员（人次）\t综合利用率（%）\t发现火点（处）\n38.6\t1260\t96.3\t7", [("altered", "1260")]),
        ("小麦面积（万亩）\t巡查人员（人次）\t综合利用率（%）\t发现火点（处）\n38.6\t1260余\t96.4\t7", [("altered", "96.4")]),
        # a head without a unit gives none, and what does not count rows one by one is a figure
        ("小麦面积\t巡查人员\t综合利用率\t发现火点\n38.6万亩\t1260余人次\t96.3%\t7", [("altered", "7")]),
        (
            "序号\t小麦面积\t巡查人员\t综合利用率\t发现火点\n3\t38.6万亩\t1260余人次\t96.3%\t7处",
            [("invented", "3")],
        ),
    ],
)
def test_with_its_unit_a_number_in_a_cell_is_judged_as_any_other(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one.code, one.text) for one in judge(text, HARVEST).errors] == told


def test_a_line_over_a_table_gives_all_its_numbers_their_unit() -> None:
    rows = ("甲镇收入=120万元", "乙镇收入=98万元", "甲镇支出=110万元", "乙镇支出=97万元")
    table = "镇\t收入\t支出\n甲镇\t120\t110\n乙镇\t98\t97"
    assert judge(f"单位：万元\n{table}", rows).findings == ()
    assert judge(f"收支情况（单位：万元）\n{table}", rows).findings == ()
    assert judge(f"单位：元\n{table}", rows).errors


PLAN = ("东湖镇资金=860万元", "东湖镇人数=126人", "西山镇资金=620万元", "西山镇人数=98人")


@pytest.mark.parametrize(
    "table",
    [
        "乡镇\t资金[万元]\t人数[人]\n东湖镇\t860\t126\n西山镇\t620\t98",
        "乡镇\t资金/万元\t人数，人\n东湖镇\t860\t126\n西山镇\t620\t98",
        "（单位：人、万元）\n乡镇\t资金\t人数\n东湖镇\t860\t126\n西山镇\t620\t98",
        "乡镇\t资金（万元）\t人数（人）\n东湖镇\t860（含上级资金）\t126\n西山镇\t620\t98",
        "（单位：万元、人）\n乡镇\t资金\t人数\n东湖镇\t860（含上级资金）\t126\n西山镇\t620\t98",
        "东湖镇资金（万元）\t860\n东湖镇人数（人）\t126\n西山镇资金（万元）\t620\n西山镇人数（人）\t98",
        "| 一 | 东湖镇 | |\n|---|---|---|\n| 1 | 东湖镇资金 | 860万元 |\n| 2 | 东湖镇人数 | 126人 |\n"
        "| 二 | 西山镇 | |\n| 1 | 西山镇资金 | 620万元 |\n| 2 | 西山镇人数 | 98人 |",
    ],
)
def test_units_stand_in_brackets_of_any_shape_beside_a_note_or_several_over_a_table(table: str) -> None:
    assert judge(f"有关情况如下。\n{table}", PLAN).errors == ()


def test_the_title_of_a_table_gives_its_numbers_their_unit() -> None:
    rows = ("东湖镇上级资金=860万元", "东湖镇本级资金=126万元", "西山镇上级资金=620万元", "西山镇本级资金=98万元")
    table = "乡镇\t上级资金\t本级资金\n东湖镇\t860\t126\n西山镇\t620\t98"
    assert judge(f"各镇资金安排表（万元）\n{table}", rows).findings == ()
    assert judge(f"单位：万元、%\n{table}", rows).findings == ()
    assert judge(f"各镇资金安排表（亿元）\n{table}", rows).errors
    assert [one.code for one in judge(f"各镇资金安排表（2024年）\n{table}", rows).errors].count("altered") == 4


def test_of_several_units_over_a_table_none_makes_a_wrong_number_right() -> None:
    table = "单位：人、万元\n乡镇\t资金\t人数\n东湖镇\t869\t126\n西山镇\t620\t98"
    assert [(one.code, one.text) for one in judge(table, PLAN).errors] == [("altered", "869")]


def test_a_rows_name_stands_behind_its_number_and_may_take_two_cells() -> None:
    rows = ("东河镇收购量=3.2万吨", "西山乡收购量=2.8万吨", "东河镇入库率=96.4%", "西山乡入库率=91.7%")
    right = "序号\t乡镇\t收购量\t入库率\n1\t东河镇\t3.2万吨\t96.4%\n2\t西山乡\t2.8万吨\t91.7%"
    assert judge(right, rows).findings == ()
    wrong = right.replace("3.2", "9.9").replace("2.8", "3.2").replace("9.9", "2.8")
    assert {(one.code, one.text) for one in judge(wrong, rows).errors} == {("swapped", "2.8万吨"), ("swapped", "3.2万吨")}
    crops = ("东河镇小麦面积=900亩", "东河镇油菜面积=180亩", "东河镇小麦单产=412公斤", "东河镇油菜单产=166公斤")
    told = "乡镇\t作物\t面积\t单产\n东河镇\t小麦\t900亩\t412公斤\n东河镇\t油菜\t180亩\t166公斤"
    assert judge(told, crops).findings == ()
    assert judge(told.replace("900亩", "1亩").replace("180亩", "900亩").replace("\t1亩", "\t180亩"), crops).errors


def test_heads_in_two_rows_are_read_together() -> None:
    rows = ("东河镇2023年面积=900亩", "东河镇2023年产量=412吨", "东河镇2024年面积=960亩", "东河镇2024年产量=431吨")
    rows += ("西山乡2023年面积=700亩", "西山乡2023年产量=305吨", "西山乡2024年面积=730亩", "西山乡2024年产量=322吨")
    right = (
        "乡镇\t2023年\t\t2024年\t\n\t面积（亩）\t产量（吨）\t面积（亩）\t产量（吨）\n"
        "东河镇\t900\t412\t960\t431\n西山乡\t700\t305\t730\t322"
    )
    assert judge(right, rows).findings == ()
    wrong = right.replace("900\t412\t960", "960\t412\t900")
    assert {(one.code, one.text) for one in judge(wrong, rows).errors} == {("swapped", "960"), ("swapped", "900")}


@pytest.mark.parametrize(
    "text",
    [
        # a second row of figures is no head, though a cell over it is empty
        "乡镇\t户数\t\n甲镇\t356户\t1.2万亩\n丙镇\t298户\t0.9万亩",
        # nor is one of another length
        "乡镇\t户数\t面积\n甲镇和丙镇\t其中\n甲镇\t356户\t1.2万亩\n丙镇\t298户\t0.9万亩",
    ],
)
def test_what_is_no_second_head_is_a_row_like_any_other(text: str) -> None:
    assert judge(text, LAND).errors == ()
    assert judge(text.replace("356户\t1.2万亩", "298户\t0.9万亩"), LAND).errors


def test_a_number_with_words_of_its_own_in_its_cell_keeps_to_them() -> None:
    rows = ("甲镇收入=120万元", "乙镇收入=98万元", "乙镇来信=7件")
    text = "镇\t收入（万元）\t备注\n甲镇\t120\t无\n乙镇\t98\t来信7件"
    assert judge(text, rows).findings == ()
    assert judge(text.replace("来信7件", "来信7"), rows).errors


@pytest.mark.parametrize(
    "text",
    [
        "| 项目 | 甲镇 | 乙镇 |\n|---|---|---|\n| 收入（万元） | 120 | 98 |\n| 支出（万元） | 110 | 97 |",
        "资金单位：万元\n镇\t收入\t支出\n甲镇\t120\t110\n乙镇\t98\t97",
    ],
)
def test_a_rows_head_and_a_line_on_money_give_a_unit_too(text: str) -> None:
    rows = ("甲镇收入=120万元", "乙镇收入=98万元", "甲镇支出=110万元", "乙镇支出=97万元")
    assert judge(text, rows).findings == ()
    assert judge(text.replace("万元", "元"), rows).errors


@pytest.mark.parametrize(
    ("rows", "table", "wrong"),
    [
        # a list without heads
        (("甲镇收入=120万元", "乙镇收入=98万元"), "收入情况（单位：万元）\n甲镇\t120\n乙镇\t98", ("120", "121")),
        # rows with a unit in their heads beside one whose number has its own
        (
            ("新增学位=480个", "新建学校=2所", "入园率=96%"),
            "新增学位（个）\t480\n入园率\t96%\n新建学校（所）\t2",
            ("480", "490"),
        ),
        # numbers within the heads of rows
        (
            ("第1季度收入=860万元", "第2季度收入=620万元"),
            "项目\t数值\n第1季度收入（万元）\t860\n第2季度收入（万元）\t620",
            ("620", "640"),
        ),
        (
            ("10千伏线路=620公里", "5G基站=86个"),
            "项目\t数值\n10千伏线路（公里）\t620\n5G基站（个）\t86",
            ("86", "68"),
        ),
        (
            ("第1季度收入=860万元", "第2季度收入=620万元"),
            "收入\t数值\n第1季度（万元）\t860\n第2季度（万元）\t620",
            ("620", "640"),
        ),
        (("资金=860万元", "人数=126人"), "指标\t数值\n资金/万元\t860\n人数/人\t126", ("126", "162")),
        # a column in percent under a line that names both
        (
            ("甲镇资金=120万元", "甲镇占比=38%", "乙镇资金=98万元", "乙镇占比=42%"),
            "单位：万元、%\n乡镇\t资金\t占比\n甲镇\t120\t38\n乙镇\t98\t42",
            ("120", "130"),
        ),
        # one number under two heads
        (
            ("甲镇面积=126亩", "甲镇户数=126户", "乙镇面积=98亩", "乙镇户数=31户"),
            "序号\t乡镇\t面积（亩）\t户数（户）\n1\t甲镇\t126\t126\n2\t乙镇\t98\t31",
            ("31", "33"),
        ),
    ],
)
def test_each_number_takes_the_unit_that_stands_for_it(
    rows: tuple[str, ...], table: str, wrong: tuple[str, str]
) -> None:
    assert judge(table, rows).findings == ()
    assert [(one.code, one.text) for one in judge(table.replace(*wrong), rows).errors] == [("altered", wrong[1])]


def test_the_unit_in_a_note_goes_to_no_other_number_of_its_row() -> None:
    rows = ("东湖镇资金=860万元", "东湖镇人数=126人")
    table = "乡镇\t资金\t人数\n东湖镇\t860（万元）\t126"
    assert [(one.code, one.text) for one in judge(table, rows).errors if one.text == "126"] == [("altered", "126")]


def test_small_numbers_one_above_the_other_are_counted_only_under_a_head_that_says_so() -> None:
    rows = ("甲镇信访=2件", "乙镇信访=1件", "丙镇信访=3件")
    assert {(one.code, one.text) for one in judge("乡镇\t信访（件）\n甲镇\t1\n乙镇\t2\n丙镇\t3", rows).errors} == {
        ("swapped", "1"),
        ("swapped", "2"),
    }


@pytest.mark.parametrize(
    "table",
    [
        "|甲镇|乙镇|丙镇|\n|---|---|---|\n|{}|{}|298户|",
        "| 甲镇 | 乙镇 | 丙镇\n|---|---|---\n| {} | {} | 298户 |",
        "  |甲镇|乙镇|丙镇|\n　　|{}|{}|298户|",
        "甲镇\t乙镇\t丙镇\r\n{}\t{}\t298户\r\n",
        # behind a table without heads, or a row that spans all columns
        "甲镇\t356户\n丙镇\t298户\n\n甲镇\t乙镇\t丙镇\n{}\t{}\t298户",
        "甲镇\t乙镇\t丙镇\n各镇常住户数\t\n{}\t{}\t298户",
    ],
)
def test_tables_are_read_however_their_lines_are_edged(table: str) -> None:
    assert judge(table.format("356户", "412户"), TOWNS).errors == ()
    errors = judge(table.format("412户", "356户"), TOWNS).errors
    assert {(one.code, one.text) for one in errors} == {("swapped", "412户"), ("swapped", "356户")}


@pytest.mark.parametrize(
    "table",
    [
        "+---+---+---+\n| 甲镇 | 乙镇 | 丙镇 |\n+---+---+---+\n| {} | {} | 298户 |\n+---+---+---+",
        " 甲镇 | 乙镇 | 丙镇 \n-----+-----+-----\n {} | {} | 298户 ",
        "| | 甲镇 | 乙镇 | 丙镇 |\n| :--- | :---: | ---: | ---: |\n| 户数 | {} | {} | 298户 |",
        "|---+---+---|\n| 甲镇 | 乙镇 | 丙镇 |\n|---+---+---|\n| {}（含新增） | {} | 298户 |",
    ],
)
def test_a_rule_between_two_lines_ends_no_table(table: str) -> None:
    assert judge(table.format("356户", "412户"), TOWNS).errors == ()
    errors = judge(table.format("412户", "356户"), TOWNS).errors
    assert {(one.code, one.text) for one in errors} == {("swapped", "412户"), ("swapped", "356户")}


def test_a_rule_is_no_line_over_a_table() -> None:
    rows = ("甲镇收入=120万元", "乙镇收入=98万元", "甲镇支出=110万元", "乙镇支出=97万元")
    table = "单位：万元\n+---+---+---+\n| 镇 | 收入 | 支出 |\n+---+---+---+\n| 甲镇 | {} | 110 |\n| 乙镇 | 98 | 97 |"
    assert judge(table.format(120), rows).findings == ()
    assert [(one.code, one.text) for one in judge(table.format(121), rows).errors] == [("altered", "121")]
    framed = "{}\n+---+---+\n| 户数 | 面积 |\n+---+---+\n| {} | {} |\n+---+---+\n\n"
    towns = framed.format("甲镇", "298户", "1.2万亩") + framed.format("丙镇", "356户", "0.9万亩")
    assert {(one.code, one.text) for one in judge(towns, LAND).errors} == {("swapped", "298户"), ("swapped", "356户")}


def test_a_note_in_a_cell_may_tell_of_another_row() -> None:
    table = "乡镇\t户数\t备注\n甲镇\t356户\t少于乙镇的412户\n丙镇\t298户\t无"
    assert judge(table, TOWNS).findings == ()


def test_the_line_over_a_table_names_whose_it_is() -> None:
    table = "{}\n\n| 户数 | 面积 |\n|---|---|\n| {} | {} |\n\n"
    right = table.format("甲镇", "356户", "1.2万亩") + table.format("丙镇", "298户", "0.9万亩")
    assert judge(right, LAND).findings == ()
    wrong = table.format("甲镇", "298户", "1.2万亩") + table.format("丙镇", "356户", "0.9万亩")
    assert {(one.code, one.text) for one in judge(wrong, LAND).errors} == {("swapped", "298户"), ("swapped", "356户")}


@pytest.mark.parametrize(
    "table",
    [
        "乡镇\t户数\n甲镇\t356户\t1.2万亩\n丙镇\t298户\t0.9万亩",
        "乡镇\t\n甲镇\n甲镇\t356户\t1.2万亩\n丙镇\t298户\t0.9万亩",
        "乡镇\t\t户数\n各镇\t合计\n甲镇\t356户\t1.2万亩\n丙镇\t298户\t0.9万亩",
        "序号\t乡镇\t户数\t面积\n一\t城区各镇\t\t\n1\t甲镇\t356户\t1.2万亩\n2\t丙镇\t298户\t0.9万亩",
        "序号\t乡镇\t户数\t面积\t\n一\t城区各镇\t\t\t\n1\t甲镇\t356户\t1.2万亩\t\n2\t丙镇\t298户\t0.9万亩\t",
    ],
)
def test_rows_that_are_longer_than_the_heads_or_name_a_group_are_no_fault(table: str) -> None:
    assert judge(table, LAND).findings == ()


def test_the_first_of_two_heads_holds_for_all_columns_that_it_spans() -> None:
    rows = ("东河镇2023年面积=900亩", "东河镇2023年产量=412吨", "东河镇2024年面积=960亩", "东河镇2024年产量=431吨")
    table = "乡镇\t2023年\t\t2024年\t\n\t面积（亩）\t产量（吨）\t面积（亩）\t产量（吨）\n东河镇\t900\t{}\t960\t{}"
    assert judge(table.format(412, 431), rows).findings == ()
    assert {(one.code, one.text) for one in judge(table.format(431, 412), rows).errors} == {
        ("swapped", "412"),
        ("swapped", "431"),
    }


def test_a_first_row_that_names_a_year_is_no_second_head() -> None:
    rows = ("2023年户数=356户", "2023年面积=1.2万亩", "2024年户数=298户", "2024年面积=0.9万亩")
    table = "年份\t户数\t\n{}\t356户\t1.2万亩\n{}\t298户\t0.9万亩"
    assert judge(table.format("2023年", "2024年"), rows).findings == ()
    assert judge(table.format("2024年", "2023年"), rows).errors


YIELDS = ("甲镇单产=412公斤/亩", "乙镇单产=431公斤/亩", "甲镇收入=1200元/人", "乙镇收入=1300元/人")
SHARES = ("甲镇资金=120万元", "甲镇占比=38%", "乙镇资金=98万元", "乙镇占比=42%")


@pytest.mark.parametrize("shape", ["（{}）", "({})", "［{}］", "[{}]", "【{}】", "（单位：{}）", "(单位:{})", "/{}", "，{}", ",{}"])
def test_a_head_may_give_a_unit_per_another(shape: str) -> None:
    heads = f"镇\t单产{shape.format('公斤/亩')}\t收入{shape.format('元／人')}"
    assert judge(f"{heads}\n甲镇\t412\t1200\n乙镇\t431\t1300", YIELDS).findings == ()
    wrong = judge(f"{heads}\n甲镇\t412\t1200\n乙镇\t431\t1310", YIELDS).errors
    assert [(one.code, one.text) for one in wrong] == [("altered", "1310")]


@pytest.mark.parametrize(
    "text",
    [
        "单位：公斤/亩、元/人\n镇\t单产\t收入\n甲镇\t412\t1200\n乙镇\t431\t1300",
        "项目\t单位\t甲镇\t乙镇\n单产\t公斤/亩\t412\t431\n收入\t元／人\t1200\t1300",
        "单产表（公斤/亩）\n镇\t单产\n甲镇\t412\n乙镇\t431\n\n单位：元/人\n镇\t收入\n甲镇\t1200\n乙镇\t1300",
    ],
)
def test_a_line_over_a_table_or_a_cell_may_give_a_unit_per_another(text: str) -> None:
    assert judge(text, YIELDS).findings == ()


@pytest.mark.parametrize("shape", ["（{}）", "({})", "［{}］", "[{}]", "【{}】", "／{}", "/{}", "，{}", ",{}"])
def test_a_head_gives_its_unit_in_marks_of_any_shape(shape: str) -> None:
    heads = f"镇\t资金{shape.format('万元')}\t占比{shape.format('％')}"
    assert judge(f"{heads}\n甲镇\t120\t38\n乙镇\t98\t42", SHARES).findings == ()
    wrong = judge(f"{heads}\n甲镇\t120\t38\n乙镇\t99\t42", SHARES).errors
    assert [(one.code, one.text) for one in wrong] == [("altered", "99")]


@pytest.mark.parametrize(
    "over",
    [
        *("单位：万元、%", "单位：%、万元", "单位：万元、％", "单位：万元，%", "单位:万元/%", "金额单位： 万元、%", "货币单位：万元,%"),
        *("[计量单位：万元、%]", "【单位：万元、%】", "(单位:万元、%)", "各镇资金，单位：万元、%", "（各镇资金）单位：万元、%"),
    ],
)
def test_a_line_over_a_table_gives_several_units_in_marks_of_any_shape(over: str) -> None:
    table = f"{over}\n镇\t资金\t占比\n甲镇\t120\t{{}}\n乙镇\t98\t{{}}"
    assert judge(table.format(38, 42), SHARES).findings == ()
    assert judge(table.format("38%", "42%"), SHARES).findings == ()
    assert [(one.code, one.text) for one in judge(table.format(38, 43), SHARES).errors] == [("altered", "43")]
    assert "altered" in {one.code for one in judge(table.format(39, 43), SHARES).errors}


@pytest.mark.parametrize("over", ["主管单位：万元", "各单位：万元", "用万元计。"])
def test_a_line_over_a_table_that_tells_of_no_unit_gives_none(over: str) -> None:
    rows = ("甲镇资金=120万元", "乙镇资金=98万元")
    errors = judge(f"{over}\n镇\t资金\n甲镇\t120\n乙镇\t98", rows).errors
    assert [(one.code, one.text) for one in errors] == [("altered", "120"), ("altered", "98")]


@pytest.mark.parametrize("unit", ["m2", "m3", "μg/m3", "m²", "㎡", "mg/L"])
@pytest.mark.parametrize("heads", ["镇\t数量（{}）", "镇\t数量/{}", "单位：{}\n镇\t数量", "数量表（{}）\n镇\t数量"])
def test_a_power_in_a_unit_is_no_figure(unit: str, heads: str) -> None:
    rows = (f"甲镇数量=412{unit}", f"乙镇数量=431{unit}")
    table = f"{heads.format(unit)}\n甲镇\t412\n乙镇\t{{}}"
    assert judge(table.format(431), rows).findings == ()
    assert [(one.code, one.text) for one in judge(table.format(413), rows).errors] == [("altered", "413")]


FUNDED = ("甲镇收入=12万元", "乙镇收入=13万元", "丙镇收入=15万元")


@pytest.mark.parametrize("head", ["序号", "编号", "序", "号", "No.", "No", "NO.", "#"])
def test_numbers_under_a_head_that_says_so_count_the_rows_anew_in_each_group(head: str) -> None:
    table = f"{head}\t镇\t收入（万元）\n{{}}\t甲镇\t12\n{{}}\t乙镇\t13\n{{}}\t丙镇\t15"
    assert judge(table.format(1, 2, 3), FUNDED).findings == ()
    assert judge(table.format(1, 2, 1), FUNDED).findings == ()
    for numbers in ((1, 3, 4), (2, 3, 4), ("1.5", "2.5", "3.5")):
        told = judge(table.format(*numbers), FUNDED).errors
        assert [(one.code, one.text) for one in told] == [("invented", str(number)) for number in numbers]
