"""Figures of one row beside the name of another: 青山镇 for 柳河镇, 五年级 for 四年级."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

WORKS = ("柳河镇新建水厂=2座", "柳河镇铺设管网=36公里", "青山镇改造泵站=5处", "青山镇惠及群众=8600人")
SIGNED = ("签约项目=12个", "签约金额=5亿元", "开工项目=8个", "投产项目=3个")
PRIZES = ("一等奖=3个", "二等奖=5个", "三等奖=8个")
PAIRS = [
    *("青山镇/柳河镇", "公安局/教育局", "小学/初中", "男性/女性", "城市/农村", "小麦/玉米", "张庄村/李庄村"),
    *("一标段/二标段", "1号楼/2号楼", "3月/4月", "2021年/2022年", "Ⅰ类/Ⅱ类", "一等奖/二等奖", "周一/周二", "一中/二中"),
]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    "text",
    [
        "{0}人数120人、教室18间，{1}人数135人。",
        "{0}人数120人，{1}人数135人、教室18间，{0}教室18间。",
        "{1}人数135人，{0}人数120人、教室18间。",
    ],
)
def test_a_figure_behind_the_name_of_another_row_is_an_error(pair: str, text: str) -> None:
    other, own = pair.split("/")
    rows = (f"{other}人数=120人", f"{own}人数=135人", f"{own}教室=18间")
    assert [(f.code, f.fact) for f in judge(text.format(other, own), rows).errors] in (
        [("swapped", "f3")],
        [("reversed", "f3")],  # 男性 for 女性
    )


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize(
    "text",
    [
        "{0}人数120人，{1}人数135人、教室18间。",
        "{1}人数135人、教室18间，{0}人数120人。",
        "{0}人数120人。{1}人数135人，与{0}相比，教室18间。",
        "{1}人数135人、教室18间；{0}人数120人。",
        "{0}人数120人，教室18间在{1}，{1}人数135人。",
    ],
)
def test_figures_behind_their_own_row_stand(pair: str, text: str) -> None:
    other, own = pair.split("/")
    rows = (f"{other}人数=120人", f"{own}人数=135人", f"{own}教室=18间")
    assert judge(text.format(other, own), rows).findings == ()


def test_rows_that_share_no_measure_exclude_one_another_where_they_are_places() -> None:
    text = "青山镇新建水厂2座、铺设管网36公里。柳河镇改造泵站5处，惠及群众8600人。"
    verdict = judge(text, WORKS)
    assert [(f.code, f.text) for f in verdict.errors] == [("swapped", "2座"), ("swapped", "36公里"), ("swapped", "5处")]
    assert [(f.code, f.text) for f in verdict.warnings] == [("unsure", "8600人")]
    [finding] = judge("柳河镇新建水厂2座，青山镇铺设管网36公里、改造泵站5处，惠及群众8600人。", WORKS).errors
    assert (finding.code, finding.text) == ("swapped", "36公里")


@pytest.mark.parametrize(
    "text",
    [
        "柳河镇新建水厂2座、铺设管网36公里。青山镇改造泵站5处，惠及群众8600人。",
        "柳河镇新建水厂2座，青山镇改造泵站5处，惠及群众8600人，柳河镇还铺设管网36公里。",
        "新建水厂2座、铺设管网36公里的是柳河镇，改造泵站5处、惠及群众8600人的是青山镇。",
        "新建水厂2座、铺设管网36公里，均在柳河镇，改造泵站5处、惠及群众8600人，均在青山镇。",
        "一、柳河镇\n新建水厂2座，铺设管网36公里。\n二、青山镇\n改造泵站5处，惠及群众8600人。",
        "柳河镇（毗邻青山镇）新建水厂2座，铺设管网36公里；青山镇改造泵站5处，惠及群众8600人。",
        "柳河镇新建水厂2座，向青山镇铺设管网36公里；青山镇改造泵站5处，惠及群众8600人。",
        "在青山镇支援下，柳河镇新建水厂2座，铺设管网36公里；青山镇改造泵站5处，惠及群众8600人。",
    ],
)
def test_a_row_that_is_passed_by_has_no_part_in_what_follows(text: str) -> None:
    assert judge(text, WORKS).findings == ()


def test_years_are_rows() -> None:
    rows = ("2022年产量=120吨", "2023年产量=135吨", "2023年出口=40吨")
    [finding] = judge("2022年产量120吨、出口40吨，2023年产量135吨。", rows).errors
    assert (finding.code, finding.text) == ("swapped", "40吨")
    assert judge("2022年产量120吨，2023年产量135吨、出口40吨。", rows).findings == ()
    assert judge("2023年产量135吨（2022年产量120吨），出口40吨。", rows).findings == ()


def test_where_a_row_may_have_been_left_behind_a_figure_is_not_sure() -> None:
    verdict = judge("签约项目12个，开工项目8个，金额5亿元，投产项目3个。", SIGNED)
    assert [(f.code, f.severity, f.text) for f in verdict.findings] == [("unsure", "warning", "5亿元")]


def test_what_is_called_otherwise_than_its_label_is_of_no_other_row() -> None:
    assert judge("签约项目12个，协议金额5亿元，其中开工项目8个、投产项目3个。", SIGNED).findings == ()


@pytest.mark.parametrize(
    "names", ["三年级 四年级 五年级", "A区 B区 C区", "一中 二中 三中", "周一 周二 周三", "甲级 乙级 丙级", "东城 西城 南城"]
)
@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("{2}人数120人，{1}人数135人、教室18间。", "f1"),
        ("{0}人数120人，{2}人数135人、教室18间。", "f2"),
        ("{0}人数120人，{1}人数135人、教室18间，{2}人数135人。", "f2"),
        ("{0}人数120人，{1}人数135人，{2}教室18间。", "f3"),
    ],
)
def test_a_figure_on_a_row_that_nobody_supplied_is_an_error(names: str, text: str, fact: str) -> None:
    told = names.split()
    rows = (f"{told[0]}人数=120人", f"{told[1]}人数=135人", f"{told[1]}教室=18间")
    found = judge(text.format(*told), rows).errors
    assert [(f.code, f.fact) for f in found][:1] == [("swapped", fact)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("特等奖3个、二等奖5个、三等奖8个。", "3个"),
        ("一等奖3个、二等奖5个、四等奖8个。", "8个"),
        ("一等奖3个、二等奖5个、三等奖8个，其中特等奖3个。", "3个"),
        ("获3个特等奖、5个二等奖、8个三等奖。", "3个"),
    ],
)
def test_a_prize_that_nobody_supplied_is_an_error(text: str, told: str) -> None:
    [finding] = judge(text, PRIZES).errors
    assert (finding.code, finding.text) == ("swapped", told)


def test_a_row_that_nobody_supplied_beside_other_words_is_not_sure() -> None:
    text = "三年级人数120人，四年级人数135人，五年级学生120人。"
    [finding] = judge(text, ("三年级人数=120人", "四年级人数=135人")).findings
    assert (finding.code, finding.severity, finding.text) == ("unsure", "warning", "120人")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (PRIZES, "一等奖3个、二等奖5个、三等奖8个。"),
        (PRIZES, "一、二、三等奖分别为3个、5个、8个。"),
        (("三年级人数=120人",), "三年级人数120人，明年升入四年级。"),
        (("三年级人数=120人",), "四年级开学后，三年级人数120人。"),
        (("三年级升四年级人数=120人",), "三年级升四年级人数120人。"),
        (("一般公共预算收入=12亿元", "大型企业=3家"), "一般公共预算收入12亿元，大中型企业中，大型企业3家。"),
        (("小学人数=120人", "初中人数=80人", "初中教室=9间"), "小学人数120人，初中人数80人，中学教室9间。"),
    ],
)
def test_signs_that_make_no_other_row_are_left_alone(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


TECHNICAL = ("PM2.5浓度=35微克/立方米", "5G基站=120个")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("PM10浓度35微克/立方米，5G基站120个。", "35微克/立方米"),
        ("PM10平均浓度为35微克/立方米，建成5G基站120个。", "35微克/立方米"),
        ("PM2.5浓度35微克/立方米，4G基站120个。", "120个"),
        ("PM2.5浓度35微克/立方米，建成120个4G基站。", "120个"),
    ],
)
def test_a_figure_on_another_technical_name_is_an_error(text: str, told: str) -> None:
    [finding] = judge(text, TECHNICAL).errors
    assert (finding.code, finding.text) == ("swapped", told)


@pytest.mark.parametrize(
    "text",
    [
        "PM2.5浓度35微克/立方米，5G基站120个。",
        "PM2.5平均浓度为35微克/立方米。PM10达标。在4G网络基础上建成5G基站120个。",
        "建成基站120个，5G全覆盖；PM2.5浓度35微克/立方米。",
    ],
)
def test_technical_names_beside_their_own_figures_stand(text: str) -> None:
    assert judge(text, TECHNICAL).findings == ()


@pytest.mark.parametrize("rows", [("男性=35人", "女性=42人", "合计=77人"), ("合计=77人", "男性=35人", "女性=42人")])
@pytest.mark.parametrize(
    "text",
    [
        "合计77人，男性35人、女性42人，其中女性77人。",
        "合计77人，男性35人、女性42人。女性77人。",
        "男性35人、女性42人，合计77人，男性77人。",
    ],
)
def test_a_total_told_again_of_one_of_its_parts_is_an_error_in_whatever_order(rows: tuple[str, ...], text: str) -> None:
    [finding] = judge(text, rows).errors
    assert (finding.code, finding.text) == ("swapped", "77人")


@pytest.mark.parametrize("rows", [("男性=35人", "女性=42人", "合计=77人"), ("合计=77人", "男性=35人", "女性=42人")])
@pytest.mark.parametrize(
    "text",
    [
        "合计77人，男性35人、女性42人。",
        "男性35人、女性42人，合计77人。77人中，女性42人。",
        "共77人，其中男性35人、女性42人。",
    ],
)
def test_a_total_told_as_one_stands_in_whatever_order(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).findings == ()


SCHOOLS = [
    *("青山小学招生=186人", "青山小学教师=24人", "青山小学毕业=171人"),
    *("柳河小学招生=143人", "柳河小学教师=19人", "柳河小学毕业=139人"),
]
CARRIED = [
    "青山小学招生{}，教师{}。其中毕业{}。柳河小学招生{}，教师{}。其中毕业{}。",
    "青山小学招生{}。该校教师{}；毕业{}。柳河小学招生{}。该校教师{}；毕业{}。",
    "（一）青山小学。招生{}，教师{}，毕业{}。\n（二）柳河小学。招生{}，教师{}，毕业{}。",
    "1.青山小学。招生{}。教师{}，毕业{}。\n2.柳河小学。招生{}。教师{}，毕业{}。",
]


@pytest.mark.parametrize("text", CARRIED)
@pytest.mark.parametrize("at", [1, 2])
def test_figures_exchanged_between_sentences_that_go_on_with_a_row_are_two_errors(text: str, at: int) -> None:
    told = [row.partition("=")[2] for row in SCHOOLS]
    assert judge(text.format(*told), tuple(SCHOOLS)).findings == ()
    told[at], told[at + 3] = told[at + 3], told[at]
    found = judge(text.format(*told), tuple(SCHOOLS)).errors
    assert [(f.code, f.text) for f in found] == [("swapped", told[at]), ("swapped", told[at + 3])]


def test_three_figures_that_went_round_between_rows_that_go_on_are_errors() -> None:
    rows = [f"{name}院区{what}" for name in ("城北", "城南", "城西") for what in ("门诊=", "手术=")]
    counts = ["4100人次", "820台", "2800人次", "410台", "1700人次", "205台"]
    facts = tuple(map(str.__add__, rows, counts))
    text = "城北院区门诊4100人次。手术{}。城南院区门诊2800人次。手术{}。城西院区门诊1700人次。手术{}。"
    assert judge(text.format("820台", "410台", "205台"), facts).findings == ()
    found = judge(text.format("205台", "820台", "410台"), facts).errors
    assert [(f.code, f.text) for f in found] == [("swapped", "205台"), ("swapped", "820台"), ("swapped", "410台")]


@pytest.mark.parametrize(
    "text",
    [
        "柳河小学招生143人，教师19人，毕业139人。青山小学招生186人、教师24人。另有毕业171人，均为青山小学学生。",
        "青山小学招生186人、教师24人。毕业171人在青山小学，毕业139人在柳河小学。柳河小学招生143人、教师19人。",
        "招生方面，青山小学186人，柳河小学143人。教师方面，青山小学24人，柳河小学19人。毕业方面，青山小学171人，柳河小学139人。",
        "青山小学招生186人，柳河小学招生143人。教师分别为24人、19人。毕业分别为171人、139人。",
    ],
)
def test_a_row_is_not_carried_on_where_another_is_named(text: str) -> None:
    assert judge(text, tuple(SCHOOLS)).errors == ()


def test_one_figure_alone_in_a_sentence_that_goes_on_with_another_row_is_not_sure() -> None:
    told = [row.partition("=")[2] for row in SCHOOLS]
    text = f"{CARRIED[0].format(*told)}青山小学面貌一新。毕业139人。"
    assert [(f.code, f.text) for f in judge(text, tuple(SCHOOLS)).findings] == [("unsure", "139人")]


TOWNS = ("青山镇改厕=132户", "柳河镇改厕=97户", "石桥镇改厕=205户")


@pytest.mark.parametrize(
    "names", ["青山、柳河、石桥三镇", "今年青山镇、柳河镇和石桥镇三镇", "青山镇、柳河镇、石桥镇三个镇"]
)
def test_the_count_of_rows_right_before_it_need_not_be_supplied(names: str) -> None:
    assert judge(f"{names}改厕依次为132户、97户、205户。", TOWNS).findings == ()


@pytest.mark.parametrize("names", ["青山、柳河、白云三镇", "青山、柳河、石桥三县"])
def test_the_count_of_others_is_pointed_out(names: str) -> None:
    found = judge(f"{names}情况较好。青山镇改厕132户，柳河镇改厕97户，石桥镇改厕205户。", TOWNS).findings
    assert [(f.code, f.severity) for f in found][:1] == [("invented", "warning")]


MILLS = ("石桥镇改造磨坊=4座", "石桥镇带动就业=30人", "沙河镇改造磨坊=6座", "沙河镇带动就业=45人", "改造磨坊投资=180万元")


def test_what_was_supplied_of_all_behind_the_name_of_one_place_is_not_sure() -> None:
    rest = "石桥镇改造磨坊4座，带动就业30人；沙河镇改造磨坊6座，带动就业45人。"
    [finding] = judge(f"石桥镇改造磨坊投资180万元。{rest}", MILLS).findings
    assert (finding.code, finding.text) == ("unsure", "180万元")
    assert judge(f"全县改造磨坊投资180万元。{rest}", MILLS).findings == ()


FUNDS = ("政府性基金预算收入累计=2236万元", "政府性基金收入比上年增收=367万元", "税收收入比上年增收=1284万元", "税收收入增幅=18.8%")


def test_a_row_called_by_a_longer_name_too_is_one_row() -> None:
    text = "税收收入比上年增收1284万元，增长18.8%。政府性基金预算收入累计完成2236万元，比上年增收367万元。"
    assert judge(text, FUNDS).findings == ()


def test_two_rows_of_which_the_same_was_supplied_are_two() -> None:
    rows = ("城东小学招生=210人", "城东实验小学招生=180人")
    assert judge("城东小学招生210人，城东实验小学招生180人。", rows).findings == ()
    wrong = judge("城东小学招生180人，城东实验小学招生210人。", rows).errors
    assert [one.code for one in wrong] == ["swapped", "swapped"]


YEARS = (
    *("累计改造=9个", "累计涉及居民楼=310余栋", "累计涉及居民=14400余户"),
    *("2019年改造=6个", "2019年涉及居民楼=190余栋", "2019年涉及居民=9000余户"),
    *("2020年改造=3个", "2020年涉及居民楼=120余栋", "2020年涉及居民=5400余户"),
)
BY_YEAR = (
    "累计改造9个，涉及居民楼310余栋、居民14400余户。其中2019年改造6个，涉及居民楼190余栋、居民9000余户；"
    "2020年改造3个，涉及居民楼120余栋、居民5400余户。"
)


def test_a_row_of_a_year_goes_on_to_the_end_of_a_label_told_for_two() -> None:
    assert judge(BY_YEAR, YEARS).findings == ()
    wrong = BY_YEAR.replace("9000", "0").replace("5400", "9000").replace("、居民0", "、居民5400")
    assert "swapped" in {one.code for one in judge(wrong, YEARS).errors}


def test_a_school_yet_to_be_named_and_a_town_of_two_signs_are_no_new_names() -> None:
    rows = ("检查单位=38家", "东邻=上梧江乡青春村")
    told = "检查单位38家。村子东与上梧江乡青春村相邻，结合高铁站以南片区住宅小区规划配套学校一并建设。"
    assert judge(told, rows).errors == ()


def test_a_row_named_before_a_colon_is_that_of_its_label() -> None:
    ends = ("公交1路走向=中学—公交公司", "公交2路走向=集团—缸盖公司", "公交8路走向=中学—世家")
    rows = ("公交线路=3条", "公交1路站点=29个", "公交2路站点=32个", "公交8路站点=22个", *ends)
    told = "已开通公交线路3条（公交1路：中学—公交公司，停靠站点29个；公交2路：集团—缸盖公司，停靠站点32个；"
    assert judge(f"{told}公交8路：中学—世家，停靠站点22个）。", rows).findings == ()
    wrong = told.replace("29", "0").replace("32", "29").replace("点0个", "点32个")
    assert [one.code for one in judge(f"{wrong}公交8路：中学—世家，停靠站点22个）。", rows).errors] == ["swapped"] * 2


def test_a_whole_label_is_of_its_own_row_whatever_stands_before() -> None:
    teachers = ("职业技术教师=60人", "教师进修教师=20人", "特殊教育教师=30人")
    rows = ("各级各类学校=487所", "职业技术学校=1所", "教师进修学校=1所", "特殊教育学校=1所", *teachers)
    told = "共有各级各类学校487所，其中职业技术学校1所，教师进修学校1所，特殊教育学校1所。"
    rest = "职业技术教师60人，教师进修教师20人，特殊教育教师30人。"
    assert judge(told + rest, rows).findings == ()


@pytest.mark.parametrize(
    "pair", ["2月/12月", "1月/11月", "12月/2月", "二月/十二月", "2组/12组", "二组/十二组", "2号楼/12号楼", "3月/4月"]
)
def test_rows_whose_numbers_end_alike_are_two(pair: str) -> None:
    other, own = pair.split("/")
    rows = (f"{other}产量=120吨", f"{own}产量=135吨", f"{own}出口=40吨")
    assert judge(f"{other}产量120吨，{own}产量135吨、出口40吨。", rows).findings == ()
    assert judge(f"{own}产量135吨、出口40吨，{other}产量120吨。", rows).findings == ()
    for text in (f"{other}产量120吨、出口40吨，{own}产量135吨。", f"{own}产量135吨，{other}产量120吨、出口40吨。"):
        assert [(one.code, one.text) for one in judge(text, rows).errors] == [("swapped", "40吨")]


@pytest.mark.parametrize(
    ("rows", "right", "others"),
    [
        (
            ("1号楼住户=35户", "1号楼车位=12个", "10号楼住户=42户", "10号楼车位=20个"),
            "1号楼住户35户、车位12个，10号楼住户42户、车位20个。",
            ("12个", "20个"),
        ),
        (
            ("城东小学招生=210人", "城东实验小学招生=180人", "城东小学教师=21人", "城东实验小学教师=18人"),
            "城东小学招生210人、教师21人，城东实验小学招生180人、教师18人。",
            ("21人", "18人"),
        ),
        (
            ("城东小学招生=210人", "城东实验小学教师=18人", "城西小学招生=180人", "城西小学教师=20人"),
            "城东小学招生210人、教师18人，城西小学招生180人、教师20人。",
            ("18人", "20人"),
        ),
    ],
)
def test_figures_exchanged_between_rows_whose_names_lie_in_one_another_are_two_errors(
    rows: tuple[str, ...], right: str, others: tuple[str, str]
) -> None:
    one, other = others
    assert judge(right, rows).findings == ()
    wrong = judge(right.replace(one, "\0").replace(other, one).replace("\0", other), rows).errors
    assert [(found.code, found.text) for found in wrong] == [("swapped", other), ("swapped", one)]


PLACED = ("{0}新建水厂=2座", "{0}铺设管网=36公里", "{1}改造泵站=5处", "{1}惠及群众=8600人")


@pytest.mark.parametrize("pair", ["柳河镇/青山街道", "柳河街道/上梧江乡", "柳河县/青山县", "柳河村/青山村", "柳河社区/青山社区"])
def test_places_of_one_level_exclude_one_another(pair: str) -> None:
    one, other = pair.split("/")
    rows = tuple(row.format(one, other) for row in PLACED)
    assert judge(f"{one}新建水厂2座、铺设管网36公里。{other}改造泵站5处，惠及群众8600人。", rows).findings == ()
    [found] = judge(f"{one}新建水厂2座，{other}铺设管网36公里、改造泵站5处，惠及群众8600人。", rows).errors
    assert (found.code, found.text) == ("swapped", "36公里")


@pytest.mark.parametrize("pair", ["柳河镇/青山村", "柳河县/青山镇", "柳河社区/青山村"])
def test_places_of_two_levels_may_lie_in_one_another(pair: str) -> None:
    one, other = pair.split("/")
    rows = tuple(row.format(one, other) for row in PLACED)
    assert judge(f"{one}新建水厂2座，{other}铺设管网36公里、改造泵站5处，惠及群众8600人。", rows).errors == ()


@pytest.mark.parametrize("time", ["2022年3月以来", "截至2022年3月底", "自13月"])
def test_a_date_that_holds_a_row_s_name_is_not_that_row(time: str) -> None:
    rows = ("3月产量=120吨", "4月产量=135吨", "4月出口=40吨")
    found = judge(f"4月产量135吨，{time}出口40吨，3月产量120吨。", rows).errors
    assert [one.code for one in found] == ["invented"]


COMPLAINTS: list[dict[str, object]] = [
    {"label": label, "value": f"{urban + rural}件", "parts": [
        {"label": "城区", "value": f"{urban}件"}, {"label": "乡镇", "value": f"{rural}件"}]}
    for label, urban, rural in (("受理投诉", 12, 8), ("办结投诉", 10, 7))
]  # fmt: skip


def test_parts_of_one_name_under_two_totals_make_rows() -> None:
    text = "城区受理12件、办结{}件，乡镇受理8件、办结{}件，共受理投诉20件、办结投诉17件。"
    assert check_text(text.format(10, 7), COMPLAINTS).findings == ()
    wrong = check_text(text.format(7, 10), COMPLAINTS).errors
    assert [(one.code, one.text) for one in wrong] == [("swapped", "7件"), ("swapped", "10件")]
