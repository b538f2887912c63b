"""Lists told by 分别: which item each of their figures is of."""

import pytest

from tests.labelled import judge


@pytest.mark.parametrize(
    ("rows", "right", "others"),
    [
        (
            "接待游客=219万人次 旅游收入=15.1亿元 接待游客同比增长=12.6% 旅游收入同比增长=18.2%",
            "接待游客219万人次，实现旅游收入15.1亿元，同比分别增长12.6%、18.2%。",
            ("12.6%", "18.2%"),
        ),
        (
            "水费收入=9.07亿元 电费收入=18.46亿元 水费收入同比增长=12.4% 电费收入同比增长=5.2%",
            "水费收入、电费收入分别为9.07亿元和18.46亿元，前者同比增长12.4%，后者同比增长5.2%。",
            ("12.4%", "5.2%"),
        ),
        (
            "水费收入=9.07亿元 电费收入=18.46亿元 水费收入同比增长=12.4% 电费收入同比增长=5.2%",
            "水费收入9.07亿元，电费收入18.46亿元。前者同比增长12.4%，后者同比增长5.2%。",
            ("12.4%", "5.2%"),
        ),
        (
            "小学在校生=2.6万人 初中在校生=1.2万人 高中在校生=8600人 小学巩固率=100% 初中巩固率=99.2% 高中巩固率=98.1%",
            "小学在校生2.6万人，初中在校生1.2万人，高中在校生8600人，巩固率分别为100%、99.2%、98.1%。",
            ("100%", "98.1%"),
        ),
        (
            "境内外游客=440.12万人次 旅游收入=19.8亿元 游客人次恢复到上年同期=82.78% 旅游收入恢复到上年同期=86.65%",
            "境内外游客440.12万人次，实现旅游收入19.8亿元，分别恢复到上年同期的82.78%、86.65%。",
            ("82.78%", "86.65%"),
        ),
        (
            "公安破案=260起 法院审结=1260件 公安破案增长=5.6% 法院审结增长=8.6% 化解纠纷=126起",
            "化解纠纷126起，公安机关破案260起、法院审结1260件，分别增长5.6%、8.6%。",
            ("5.6%", "8.6%"),
        ),
    ],
)
def test_behind_figures_in_clauses_of_their_own_a_list_is_of_the_things_of_the_last_ones(
    rows: str, right: str, others: tuple[str, str]
) -> None:
    one, other = others
    assert judge(right, tuple(rows.split())).findings == ()
    wrong = right.replace(one, "\0").replace(other, one).replace("\0", other)
    assert {(f.code, f.text) for f in judge(wrong, tuple(rows.split())).errors} == {("swapped", one), ("swapped", other)}


def test_the_former_and_the_latter_may_be_two_things_that_one_figure_is_said_of() -> None:
    rows = ("社区戒毒康复对象=412人", "社区戒毒=155人", "社区康复=257人", "执行率=98.8%")
    told = "社区戒毒、社区康复对象合计412人，前者155人，后者257人，执行率98.8%。"
    assert judge(told, rows).errors == ()
    wrong = judge("社区戒毒、社区康复对象合计412人，前者257人，后者155人，执行率98.8%。", rows).errors
    assert {one.text for one in wrong} == {"257人", "155人"}


def test_where_no_two_things_stand_before_nothing_is_known_of_them() -> None:
    told = judge("前者155人，后者257人。", ("社区戒毒=155人", "社区康复=257人")).findings
    assert [(one.severity, one.text) for one in told] == [("warning", "155人"), ("warning", "257人")]


@pytest.mark.parametrize(
    ("rows", "right", "others"),
    [
        (
            "工业产值=71亿元 投资=4.75亿元 零售额=3.06亿元 工业产值完成目标=101% 投资完成目标=113% 零售额完成目标=98%",
            "全镇工业产值、投资、零售额分别为71亿元、4.75亿元和3.06亿元，完成目标的101%、113%和98%。",
            ("101%", "113%"),
        ),
        (
            "村书记=4021人 村主任=2441人 村书记比上届增加=572人 村主任比上届增加=104人",
            "村书记和村主任分别有4021人和2441人，比上届增加572人和104人。",
            ("572人", "104人"),
        ),
        (
            "受理案件=8276件 审结案件=8046件 结案率=97.2% 比较基期=上一个五年 受理案件升幅=44.05% 审结案件升幅=67.15% "
            "结案率升幅=14.79%",
            "受理案件8276件，审结8046件，结案率97.2%，比上一个五年分别上升44.05%、67.15%、14.79%。",
            ("44.05%", "67.15%"),
        ),
    ],
)
def test_what_stands_joined_behind_a_list_goes_on_with_its_items(
    rows: str, right: str, others: tuple[str, str]
) -> None:
    one, other = others
    assert judge(right, tuple(rows.split())).errors == ()
    wrong = right.replace(one, "\0").replace(other, one).replace("\0", other)
    assert {(f.code, f.text) for f in judge(wrong, tuple(rows.split())).errors} == {("swapped", one), ("swapped", other)}


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        # whose values other things have, too
        (
            ("存款余额=120亿元", "贷款余额=98亿元", "财政支出=120亿元", "债务支出=98亿元"),
            "财政支出120亿元，债务支出98亿元。全县存贷款余额分别为{}、{}。",
            ("120亿元", "98亿元"),
        ),
        (
            ("财政支出=120亿元", "债务支出=98亿元", "存款余额=120亿元", "贷款余额=98亿元"),
            "财政支出120亿元，债务支出98亿元。全县存贷款余额分别为{}、{}。",
            ("120亿元", "98亿元"),
        ),
        # one whose name lies within the other's
        (("合格企业=46家", "不合格企业=12家"), "检查中合格、不合格企业分别为{}、{}。", ("46家", "12家")),
        (("1号闸过流=12立方米", "11号闸过流=18立方米"), "1、11号闸过流分别为{}、{}。", ("12立方米", "18立方米")),
        (("2月产量=12吨", "12月产量=18吨"), "2、12月产量分别为{}、{}。", ("12吨", "18吨")),
        # nothing in common
        (("男=46人", "女=82人"), "参训男女分别为{}、{}。", ("46人", "82人")),
    ],
)
def test_items_named_in_one_have_their_figures_in_that_order(
    rows: tuple[str, ...], text: str, told: tuple[str, str]
) -> None:
    assert judge(text.format(*told), rows).errors == ()
    swapped = judge(text.format(*reversed(told)), rows).errors
    assert {(one.code, one.text) for one in swapped} == {("swapped", value) for value in told}
    one_wrong = text.format("1033" + told[0].lstrip("0123456789"), told[1])
    assert [one.code for one in judge(one_wrong, rows).errors if one.text and one.text.startswith("1033")] == ["altered"]


RANKS = ("甲镇综合考核=全市第2", "乙镇综合考核=全市第4", "丙镇综合考核=全市第5")
PLACES = ("甲镇综合考核全市排名=第2名", "乙镇综合考核全市排名=第4名", "丙镇综合考核全市排名=第5名")
SCORES = ("甲镇得分=91分", "乙镇得分=88分", "甲镇扣分=5分", "乙镇扣分=2分")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (RANKS, "综合考核全市第2、第4、第5的分别是{}、{}、丙镇。"),
        (RANKS, "综合考核全市第2、全市第4、全市第5的分别是{}、{}、丙镇。"),
        (RANKS, "综合考核居全市第2、第4、第5位的依次为：{}、{}和丙镇。"),
        (RANKS, "综合考核中，全市第2、第4、第5分别为{}、{}、丙镇，其余、另有、余下各有进退。"),
        (PLACES, "综合考核全市第2名、第4名、第5名分别是{}、{}、丙镇。"),
        (SCORES, "得分91分、88分的分别为{}、{}。扣分甲镇5分、乙镇2分。"),
    ],
)
def test_items_may_stand_behind_their_figures(rows: tuple[str, ...], text: str) -> None:
    told = text.format("甲镇", "乙镇")
    assert [f for f in judge(told, rows).findings if f.code != "invented"] == []
    assert "swapped" in {f.code for f in judge(text.format("乙镇", "甲镇"), rows).errors}


def test_the_places_of_a_ranking_stand_behind_their_items_in_their_order() -> None:
    text = "甲镇、乙镇、丙镇分别居全市第2、第4、第5。"
    assert judge(text, RANKS).findings == ()
    wrong = judge(text.replace("2", "0").replace("4", "2").replace("0", "4"), RANKS).errors
    assert {(f.code, f.text) for f in wrong} == {("swapped", "第2"), ("swapped", "第4")}


def test_the_number_of_the_items_may_stand_before_a_list_without_a_word() -> None:
    rows = ("甲镇发放=86.4万元", "乙镇发放=73.2万元")
    assert judge("甲、乙两镇发放86.4万元、73.2万元。", rows).findings == ()
    wrong = judge("甲、乙两镇发放73.2万元、86.4万元。", rows).errors
    assert {(f.code, f.text) for f in wrong} == {("swapped", "73.2万元"), ("swapped", "86.4万元")}


def test_a_figure_whose_own_words_stand_behind_it_is_the_last_of_no_list() -> None:
    rows = ("农民培训人数=63人", "未参训人数=5人", "培训人数=29人")
    assert not judge("63人农民培训、未参训人数5人、29人参加了培训。", rows).errors
    assert judge("63人农民培训、未参训人数29人、5人参加了培训。", rows).errors


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (
            "存款余额=120亿元 贷款余额=98亿元",
            "存贷款余额 存、贷款余额 存和贷款余额 存与贷款余额 存及贷款余额 存以及贷款余额 存款贷款余额 存款、贷款余额 存款余额、贷款",
        ),
        ("基金收入=120亿元 基金支出=98亿元", "基金收支 基金收、支 基金收入、支出"),
        ("供水管网=120公里 供气管网=98公里", "供水供气管网 水、气管网 新建供水、供气管网"),
        ("城镇居民可支配收入=3万元 农村居民可支配收入=2万元", "城镇、农村居民可支配收入 城乡居民可支配收入 城镇农村居民收入"),
        ("2021年产量=12吨 2022年产量=18吨", "2021、2022年产量 2021年和2022年产量"),
        ("禽产品产量=3吨 水果产量=5吨", "禽产品和水果产量 禽产品、水果"),
        ("男职工=35人 女职工=42人", "男女职工 男、女职工"),
        ("冬小麦=35亩 春小麦=42亩", "冬、春小麦 冬春小麦"),
        ("上半年产值=35亿元 下半年产值=42亿元", "上下半年产值 上、下半年产值"),
        ("财政收入=35亿元 债务支出=42亿元", "财政、债务收支"),
        ("贷款笔数=35笔 贷款金额=42亿元", "贷款笔数、金额"),
        ("7月雨量=120毫米 8月雨量=98毫米 9月雨量=77毫米", "7至9月雨量 7到9月雨量 7—9月雨量 7-9月雨量 7~9月雨量 7月至9月雨量 7、8、9月雨量"),
        ("10月产量=3吨 11月产量=5吨 12月产量=8吨", "10至12月产量 10、11、12月产量"),
        ("一等奖=3个 二等奖=5个 三等奖=8个", "一、二、三等奖 一至三等奖 一二三等奖 一、二和三等奖 一等奖至三等奖"),
        ("第一产业产值=3亿元 第二产业产值=5亿元 第三产业产值=8亿元", "第一、二、三产业产值 第一至第三产业产值 三次产业产值"),
        ("第一标段投资=3亿元 第二标段投资=5亿元 第三标段投资=8亿元", "第一至三标段投资 一至三标段投资"),
        # groups and floors are counted, too
        ("2组产量=35吨 3组产量=42吨", "2、3组产量"),
        ("1楼住户=35户 10楼住户=42户", "1、10楼住户"),
        ("一中教师=35人 二中教师=42人", "一、二中教师 一中、二中教师"),
    ],
)
def test_items_are_named_in_one_in_any_of_these_ways(rows: str, names: str) -> None:
    facts = tuple(rows.split())
    values = [fact.partition("=")[2] for fact in facts]
    turned = [values[1], values[0], *values[2:]]
    for name in names.split():
        assert judge(f"{name}分别为{'、'.join(values)}。", facts).findings == ()
        wrong = judge(f"{name}分别为{'、'.join(turned)}。", facts).errors
        assert {(one.code, one.text) for one in wrong} == {("swapped", value) for value in values[:2]}


@pytest.mark.parametrize("told", ["2至3组", "第2至3组"])
@pytest.mark.parametrize("label", ["{}组人数", "第{}组人数"])
def test_groups_named_by_the_first_and_last_are_not_counted(label: str, told: str) -> None:
    facts = (f"{label.format(2)}=35人", f"{label.format(3)}=42人")
    assert judge(f"{told}人数分别为35人、42人。", facts).errors == ()


@pytest.mark.parametrize("count", [12, 13])
def test_items_of_a_long_row_have_their_figures_in_that_order(count: int) -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑寅"[:count]
    facts = tuple(f"{name}镇面积={number}亩" for number, name in enumerate(names, 11))
    values = [fact.partition("=")[2] for fact in facts]
    assert judge(f"{'、'.join(names)}镇面积分别为{'、'.join(values)}。", facts).findings == ()
    turned = "、".join([values[1], values[0], *values[2:]])
    wrong = judge(f"{'、'.join(names)}镇面积分别为{turned}。", facts).errors
    assert {(one.code, one.text) for one in wrong} == {("swapped", "11亩"), ("swapped", "12亩")}
