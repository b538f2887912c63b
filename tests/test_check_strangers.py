"""Figures that nobody supplied: what they are told to be, and what they are not."""

import pytest

from draftkit.check import Check, check_text
from tests.labelled import judge


def check(rows: tuple[str, ...], text: str) -> Check:
    return check_text(text, [dict(zip(("label", "value"), row.split(" "), strict=True)) for row in rows])


INVENTED = [
    (("整改率 97.5%", "隐患 317处"), "隐患317处，整改率97.5%。\n群众满意率99%。", "99%"),
    (("派出工作队 45支",), "向45个村派出工作队45支。", "45个"),
    (("移送公安机关 5件", "检查企业 216家"), "检查企业216家，移送公安机关5件。带动5个村增收。", "5个"),
    (("移送公安机关 5件", "检查企业 216家"), "检查企业216家，移送公安机关5件。关停2家不合规企业。", "2家"),
    (("新建充电桩 346个", "续建小区 18个"), "新建充电桩346个，续建小区18个。同时新增就业岗位36个。", "36个"),
    (("新建充电桩 346个", "续建小区 18个"), "新建充电桩346个，续建小区18个。共投入机械18台。", "18台"),
]


@pytest.mark.parametrize(("rows", "text", "figure"), INVENTED)
def test_an_invented_figure_is_not_told_as_another_facts(rows: tuple[str, ...], text: str, figure: str) -> None:
    (finding,) = check(rows, text).errors
    assert (finding.code, finding.text, finding.expected) == ("invented", figure, None)


SAID_AGAIN = [
    (("整改率 97.5%",), "整改率97.5%。下一步，巩固整改成果，整改率97.6%。", "97.6%"),
    (("整改率 97.5%",), "整改率97.5%。前述整改率为98%。", "98%"),
    (("整改隐患 317处",), "整改隐患317处。隐患三百一十七处全部销号。", "三百一十七处"),
    (("转移群众 1860人",), "转移群众1860人。1,860人的生活都有保障。", "1,860人"),
    (("转移群众 1860人",), "转移群众1860人。转移群众1860户。", "1860户"),
    (("检查企业 216家",), "检查企业216家。检查企业261家。", "261家"),
]


@pytest.mark.parametrize(("rows", "text", "figure"), SAID_AGAIN)
def test_a_second_mention_that_is_wrong_is_altered(rows: tuple[str, ...], text: str, figure: str) -> None:
    (finding,) = check(rows, text).errors
    assert (finding.code, finding.text, finding.expected) == ("altered", figure, rows[0].split(" ")[1])


@pytest.mark.parametrize(
    "phrase",
    [
        "建设15分钟便民生活圈",
        "构建5分钟社会救援圈",
        "落实2035年远景目标",
        "严守18亿亩耕地红线",
        "推进第二轮土地承包到期后再延长三十年试点",
        "力争2030年前碳达峰、2060年前碳中和",
        "落实中央1号文件",
        "保障12年免费教育",
    ],
)
def test_set_phrases_of_the_whole_country_are_not_invented(phrase: str) -> None:
    assert check(("检查企业 216家",), f"检查企业216家。{phrase}。").findings == ()


@pytest.mark.parametrize("sentence", ["提速15分钟", "耕地18亿亩", "到2035年完工", "合同延长30年", "印发1号文件"])
def test_the_same_figures_outside_their_phrases_are(sentence: str) -> None:
    (finding,) = check(("检查企业 216家",), f"检查企业216家。{sentence}。").errors
    assert finding.code == "invented"


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("日发电能力", "发电能力8万千瓦时/日"),
        ("日均发电", "平均发电8万千瓦时/天"),
        ("年发电量", "发电量8万千瓦时/年"),
        ("每年发电", "发电8万千瓦时/年"),
    ],
)
def test_the_time_that_a_label_tells_may_stand_with_the_unit(label: str, told: str) -> None:
    assert check_text(f"{told}。", [{"label": label, "value": "8万千瓦时"}]).errors == ()


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("日发电能力", "发电能力8万千瓦时/年"),
        ("发电总量", "发电总量8万千瓦时/日"),
        ("节假日发电量", "节假日发电量8万千瓦时/日"),
        ("2023年发电量", "2023年发电量8万千瓦时/年"),
    ],
)
def test_another_time_with_the_unit_alters_it(label: str, told: str) -> None:
    [finding] = check_text(f"{told}。", [{"label": label, "value": "8万千瓦时"}]).errors
    assert finding.code == "altered"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("土地流转费=80元/亩", "土地流转费按80元每亩的标准结算。"),
        ("困难户补助=300元/户", "困难户补助按300元每户发放。"),
        ("充电价格=0.45元/千瓦时", "充电每度电0.45元。"),
        ("水质检测频次=1次/季度", "水质一季度检测1次。"),
        ("例会=1次/月", "例会一个月开1次。"),
        ("年加工能力=6000吨/年", "企业一年能加工6000吨。"),
        ("食醋年产量=1850吨", "老醋坊一年酿出食醋1850吨。"),
        ("电梯检验费=200元/台", "电梯年检一台收费200元。"),
        ("机耕费=90元/亩", "机耕费90元一亩。"),
        ("菌草亩产=12吨", "菌草一亩产12吨。"),
    ],
)
def test_what_is_of_each_may_be_told_behind_its_figure_or_as_of_one_such_time(row: str, text: str) -> None:
    assert judge(text, (row,)).findings == ()


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("土地流转费=80元/亩", "土地流转费按80元每户的标准结算。"),
        ("充电价格=0.45元/千瓦时", "充电每次0.45元。"),
        ("水质检测频次=1次/季度", "水质一年检测1次。"),
        ("年加工能力=6000吨/年", "企业一天能加工6000吨。"),
        ("改厕奖补标准=3000元/户", "改厕一村奖补3000元。"),
        ("羊毛收购价=18元/公斤", "羊毛收购价每斤18元。"),
        ("羊毛收购价=18元/公斤", "羊毛收购价18元一斤。"),
        ("供水水费=2元/立方米", "供水水费每米2元。"),
        ("改厕奖补标准=3000元/户", "改厕一户一策奖补3000元。"),
        ("水质检测频次=2次/年", "水质去年一年检测2次。"),
        ("食醋产量=1850吨", "老醋坊历时一年酿出食醋1850吨。"),
    ],
)
def test_what_is_of_another_each_is_not_as_supplied(row: str, text: str) -> None:
    assert judge(text, (row,)).findings != ()
