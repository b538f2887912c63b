"""The figure grammar, through its public door."""

import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from draftkit.figures import Figure, default_lexicon, find_figures, load_lexicon, read_figure
from draftkit.figures.dates import read_date, read_day
from draftkit.figures.grammar import compile_grammar
from draftkit.figures.quantities import read_counted, read_plain, read_quantity
from draftkit.figures.shares import read_share
from tests.han_numerals import write_han

# text -> its figures: written form, value, unit, approx, kind
EXAMPLES = [
    ("共走访1191条线索", [("1191条", 1191, "条", None, "count")]),
    ("与40多家企业签约", [("40多家", 40, "家", "多", "count")]),
    ("惠及4.2万余人", [("4.2万余人", 42000, "人", "余", "count")]),
    ("拨付416.9万元", [("416.9万元", 4169000, "元", None, "count")]),
    ("投资3亿2000万元", [("3亿2000万元", 320000000, "元", None, "count")]),
    (
        "计3,500.00元，增长12.0%",
        [("3,500.00元", 3500, "元", None, "count"), ("12.0%", 12, "%", None, "percent")],
    ),
    ("满意率98.50%", [("98.50%", Decimal("98.50"), "%", None, "percent")]),
    ("提高0.5个百分点", [("0.5个百分点", Decimal("0.5"), "个百分点", None, "percent")]),
    ("日产4-5万个", [("4-5万个", (40000, 50000), "个", None, "count")]),
    ("增至3万到5万", [("3万到5万", (30000, 50000), "", None, "count")]),
    ("控制在10%—15%", [("10%—15%", (10, 15), "%", None, "percent")]),
    ("47家长者食堂、3家长期停产", [("47家", 47, "家", None, "count"), ("3家", 3, "家", None, "count")]),
    ("每组三至五人", [("三至五人", (3, 5), "人", None, "count")]),
    (
        "隔上三五天，来了七八个",
        [("三五天", (3, 5), "天", None, "period"), ("七八个", (7, 8), "个", None, "count")],
    ),
    ("计１１９１条", [("１１９１条", 1191, "条", None, "count")]),
    ("计1，191条", [("1，191条", 1191, "条", None, "count")]),
    ("2,000余套", [("2,000余套", 2000, "套", "余", "count")]),
    ("库存12,34件", [("12", 12, "", None, "count"), ("34件", 34, "件", None, "count")]),
    (
        "订购 1 万余件、 40 多家",
        [("1 万余件", 10000, "件", "余", "count"), ("40 多家", 40, "家", "多", "count")],
    ),
    ("每日 17 :00 前报送", [("17 :00 前", "T17:00", "", "前", "time")]),
    ("一千二百零五亩", [("一千二百零五亩", 1205, "亩", None, "count")]),
    ("两千三百余户", [("两千三百余户", 2300, "户", "余", "count")]),
    (
        "十几人、几十户、数百人",
        [
            ("十几人", 10, "人", "几", "count"),
            ("几十户", 10, "户", "几", "count"),
            ("数百人", 100, "人", "数", "count"),
        ],
    ),
    (
        "百余人、上百家、一百来号人",
        [
            ("百余人", 100, "人", "余", "count"),
            ("上百家", 100, "家", "上", "count"),
            ("一百来号人", 100, "号人", "来", "count"),
        ],
    ),
    ("罚款壹仟元整", [("壹仟元整", 1000, "元", None, "count")]),
    (
        "约500余人，不少于3次",
        [("约500余人", 500, "人", "约余", "count"), ("不少于3次", 3, "次", "不少于", "count")],
    ),
    ("预约300人，节约5万元", [("300人", 300, "人", None, "count"), ("5万元", 50000, "元", None, "count")]),
    ("补助5000元/人", [("5000元/人", 5000, "元/人", None, "count")]),
    ("60岁以上", [("60岁以上", 60, "岁", "以上", "count")]),
    (
        "最低零下5℃，同比-3.5%",
        [("零下5℃", -5, "℃", None, "count"), ("-3.5%", Decimal("-3.5"), "%", None, "percent")],
    ),
    (
        "约零下5℃，不得低于18℃，约-3.5%",
        [
            ("约零下5℃", -5, "℃", "约", "count"),
            ("不得低于18℃", 18, "℃", "不得低于", "count"),
            ("约-3.5%", Decimal("-3.5"), "%", "约", "percent"),
        ],
    ),
    ("购3坨泥、7瑸料", [("3坨", 3, "坨", None, "count"), ("7瑸", 7, "瑸", None, "count")]),
    (
        "三成、百分之九十八点五、千分之三",
        [
            ("三成", 3, "成", None, "percent"),
            ("百分之九十八点五", Decimal("98.5"), "%", None, "percent"),
            ("千分之三", 3, "‰", None, "percent"),
        ],
    ),
    (
        "三分之二以上，近一半，半数",
        [
            ("三分之二以上", "2/3", "", "以上", "percent"),
            ("近一半", "1/2", "", "近", "percent"),
            ("半数", "1/2", "", None, "percent"),
        ],
    ),
    (
        "约达8成五，比例1∶50",
        [
            ("8成五", Decimal("8.5"), "成", None, "percent"),
            ("1∶50", "1:50", "", None, "percent"),
        ],
    ),
    ("师生比1:15", [("1:15", "1:15", "", None, "percent")]),
    ("2020年1月26日", [("2020年1月26日", "2020-01-26", "", None, "date")]),
    ("二〇二〇年一月二十六日", [("二〇二〇年一月二十六日", "2020-01-26", "", None, "date")]),
    (
        "2020-01-26、2020.1.26、2020/1/26",
        [
            ("2020-01-26", "2020-01-26", "", None, "date"),
            ("2020.1.26", "2020-01-26", "", None, "date"),
            ("2020/1/26", "2020-01-26", "", None, "date"),
        ],
    ),
    (
        "（28日59条，29日70条）",
        [
            ("28日", "---28", "", None, "date"),
            ("59条", 59, "条", None, "count"),
            ("29日", "---29", "", None, "date"),
            ("70条", 70, "条", None, "count"),
        ],
    ),
    (
        "1月26日至29日，1—6月，2020—2025年",
        [
            ("1月26日至29日", ("--01-26", "---29"), "", None, "date"),
            ("1—6月", ("--01", "--06"), "", None, "date"),
            ("2020—2025年", ("2020", "2025"), "", None, "date"),
        ],
    ),
    (
        "5月中旬、12月底前",
        [("5月中旬", "--05", "", "中旬", "date"), ("12月底前", "--12", "", "底前", "date")],
    ),
    ("同比+12.6%、增幅＋3个百分点", [
        ("+12.6%", Decimal("12.6"), "%", None, "percent"), ("＋3个百分点", 3, "个百分点", None, "percent"),
    ]),
    ("网格+30%", [("30%", 30, "%", None, "percent")]),
    ("19:30-21:00分组讨论", [("19:30-21:00", ("T19:30", "T21:00"), "", None, "time")]),
    ("20:30分批下课", [("20:30", "T20:30", "", None, "time")]),
    ("截至2020年1月29日晚21:00时", [("2020年1月29日晚21:00时", "2020-01-29T21:00", "", None, "date")]),
    ("1月24日下午", [("1月24日下午", "--01-24", "", "下午", "date")]),
    (
        "晚上8点半，下午3时，上午",
        [
            ("晚上8点半", "T20:30", "", None, "time"),
            ("下午3时", "T15", "", None, "time"),
            ("上午", "上午", "", None, "time"),
        ],
    ),
    (
        "20:30—21:00，8时至17时",
        [
            ("20:30—21:00", ("T20:30", "T21:00"), "", None, "time"),
            ("8时至17时", ("T08", "T17"), "", None, "time"),
        ],
    ),
    ("提出三点要求，三点半开会", [("三点", 3, "点", None, "count"), ("三点半", "T03:30", "", None, "time")]),
    (
        "24小时、近一周、7日内、5个工作日内",
        [
            ("24小时", 24, "小时", None, "period"),
            ("近一周", 1, "周", "近", "period"),
            ("7日内", 7, "日", "内", "period"),
            ("5个工作日内", 5, "个工作日", "内", "period"),
        ],
    ),
    (
        "半年、两年半、三个多月",
        [
            ("半年", Decimal("0.5"), "年", None, "period"),
            ("两年半", Decimal("2.5"), "年", None, "period"),
            ("三个多月", 3, "个月", "多", "period"),
        ],
    ),
    (
        "第三批、第18批、一季度",
        [
            ("第三批", 3, "批", None, "ordinal"),
            ("第18批", 18, "批", None, "ordinal"),
            ("一季度", 1, "季度", None, "ordinal"),
        ],
    ),
    ("根据国办发〔2020〕12号文件", [("国办发〔2020〕12号", "国办发〔2020〕12号", "", None, "document")]),
    ("甬政发[2019] 5 号", [("甬政发[2019] 5 号", "甬政发〔2019〕5号", "", None, "document")]),
    (
        "电话13800138000，热线12345",
        [
            ("13800138000", "13800138000", "", None, "phone"),
            ("12345", "12345", "", None, "phone"),
        ],
    ),
    (
        "执行GB/T 9704-2012，A1-03地块，COVID-19",
        [
            ("GB/T 9704-2012", "GB/T9704-2012", "", None, "code"),
            ("A1-03", "A1-03", "", None, "code"),
            ("COVID-19", "COVID-19", "", None, "code"),
        ],
    ),
    ("“3+1”机制，٣٤个", [("3+1", "3+1", "", None, "code"), ("٣٤", "٣٤", "", None, "code")]),
    (
        "做到五个到位，“三包一”，“五早一集中”",
        [
            ("五个到位", None, "", None, "slogan"),
            ("三包一", None, "", None, "slogan"),
            ("五早一集中", None, "", None, "slogan"),
        ],
    ),
    ("开展“三查三改”", [("三查三改", None, "", None, "slogan")]),
    ("一名县领导、两个专家组", [("一名", 1, "名", None, "count"), ("两个", 2, "个", None, "count")]),
    ("主任一名，责任一项", [("一名", 1, "名", None, "count"), ("一项", 1, "项", None, "count")]),
    (
        "项目代码2401-330782-07-02-603518，批号20240316-B2，2020-01-26",
        [
            ("2401-330782-07-02-603518", "2401-330782-07-02-603518", "", None, "code"),
            ("20240316-B2", "20240316-B2", "", None, "code"),
            ("2020-01-26", "2020-01-26", "", None, "date"),
        ],
    ),
    (
        "电话0730-6120 558，证号110105 19491231 002X，（0731）85550126，手机138****5678",
        [
            ("0730-6120 558", "0730-6120558", "", None, "phone"),
            ("110105 19491231 002X", "11010519491231002X", "", None, "id"),
            ("（0731）85550126", "（0731）85550126", "", None, "phone"),
            ("138****5678", "138****5678", "", None, "phone"),
        ],
    ),
    (
        "110接警台，12345平台，拨打电话3600余次，热线120部",
        [
            ("110", "110", "", None, "phone"),
            ("12345", "12345", "", None, "phone"),
            ("3600余次", 3600, "次", "余", "count"),
            ("120部", 120, "部", None, "count"),
        ],
    ),
    (
        "（2024）湘0102民初3456号，DB43/T 1234-2019，“136”工作法",
        [
            ("（2024）湘0102民初3456号", "（2024）湘0102民初3456号", "", None, "document"),
            ("DB43/T 1234-2019", "DB43/T1234-2019", "", None, "code"),
            ("136", "136", "", None, "code"),
        ],
    ),
    (
        "外借38.9万册次，3户次要问题，藏品1200件（套）",
        [
            ("38.9万册次", 389000, "册次", None, "count"),
            ("3户", 3, "户", None, "count"),
            ("1200件（套）", 1200, "件（套）", None, "count"),
        ],
    ),
    (
        "负荷近百万千瓦，三万千瓦，跑三千米，2千多万元，上百万元",
        [
            ("近百万千瓦", 1000000, "千瓦", "近", "count"),
            ("三万千瓦", 30000, "千瓦", None, "count"),
            ("三千米", 3000, "米", None, "count"),
            ("2千多万元", 20000000, "元", "多", "count"),
            ("上百万元", 1000000, "元", "上", "count"),
        ],
    ),
    (
        "高一米八，买三斤半，9个半小时，拘留15日，结构为7.6:42.1:50.3",
        [
            ("一米八", Decimal("1.8"), "米", None, "count"),
            ("三斤半", Decimal("3.5"), "斤", None, "count"),
            ("9个半小时", Decimal("9.5"), "个小时", None, "period"),
            ("15日", 15, "日", None, "period"),
            ("7.6:42.1:50.3", "7.6:42.1:50.3", "", None, "percent"),
        ],
    ),
    (
        "配备AED45台，LED320盏，IP65级，PM10年均值51微克",
        [
            ("45台", 45, "台", None, "count"),
            ("320盏", 320, "盏", None, "count"),
            ("IP65", "IP65", "", None, "code"),
            ("PM10", "PM10", "", None, "code"),
            ("51微克", 51, "微克", None, "count"),
        ],
    ),
    (
        "对照豫政办〔2024〕15号，省政府办公厅湘政办函〔2023〕8号",
        [
            ("豫政办〔2024〕15号", "豫政办〔2024〕15号", "", None, "document"),
            ("湘政办函〔2023〕8号", "湘政办函〔2023〕8号", "", None, "document"),
        ],
    ),
    (
        "24年10月启动，98年7月8日建成，2023/2024学年，工期一小时二十分",
        [
            ("24年10月", "2024-10", "", None, "date"),
            ("98年7月8日", "1998-07-08", "", None, "date"),
            ("2023/2024学年", ("2023", "2024"), "", None, "date"),
            ("一小时", 1, "小时", None, "period"),
            ("二十分", 20, "分", None, "period"),
        ],
    ),
    (
        "产值翻了一番，近半开工，大半完工，成百上千人，两位数增长，补助百元",
        [
            ("一番", 1, "番", None, "count"),
            ("近半", "1/2", "", "近", "percent"),
            ("大半", "1/2", "", "大", "percent"),
            ("上千人", 1000, "人", "上", "count"),
            ("两位数", 2, "位数", None, "count"),
            ("百元", 100, "元", None, "count"),
        ],
    ),
    (
        "107国道，1200（余）户，正负5%，卡6222021234567890123",
        [
            ("107国道", "107国道", "", None, "code"),
            ("1200（余）户", 1200, "户", "（余）", "count"),
            ("正负5%", 5, "%", "正负", "percent"),
            ("6222021234567890123", "6222021234567890123", "", None, "code"),
        ],
    ),
    (
        "“四种形态”，“三步棋”，“三年打基础、五年见成效”，“三名医生、两名护士”，“三个乡镇停电”",
        [
            ("四种形态", None, "", None, "slogan"),
            ("三步棋", None, "", None, "slogan"),
            ("三年打基础、五年见成效", None, "", None, "slogan"),
            ("三名", 3, "名", None, "count"),
            ("两名", 2, "名", None, "count"),
            ("三个", 3, "个", None, "count"),
        ],
    ),
    ("每周一次，排名第一", [("一次", 1, "次", None, "count"), ("第一", 1, "", None, "ordinal")]),
]

NOTHING = [
    "一是统一思想。二是第一时间响应。三是一律从严。",
    "一、加强领导\n（一）压实责任\n1.排查\n1．排查\n2、整改\n（1）组织\n①培训",
    "万众一心，千家万户，千方百计，四面八方，五湖四海，三三两两",
    "一手抓防控，一手抓发展；一对一帮扶；零报告；“一米线”；一盘棋；一把手；第一书记",
    "发现三合一场所，配二合一终端，材料一式三份，算了一笔账，慰问老八路，最初一段时间",
    "一村一策，一户一档，一级抓一级，一项一项落实，一户不落",
    "十四五规划，党的二十大，十九届五中全会，五一劳动节，周一，星期三，三农",
    "唯一、进一步、一般、一定、一些、一旦、一同、百姓、万一、十分、万分",
    "早晚消毒，早上好，晚会，昨日，本月，春节，上半年",
    "张三、李四、王五到三里屯、六安、九江、四川",
    "一来天冷，二来路远；第一，重视；第二，落实",
    "五里墩、九斗冲、六斗渠、十八里店、五棵松、三块石、七里村、九里堤",
    "一票难求，一查到底，一拖再拖，一户都不能少，一人多岗，一企业一专班，一推二拖三不管",
    "七大姑八大姨，七弯八拐，百问不厌，千店千面，千防万防，缺斤少两，一场虚惊，三十年如一日",
    "进行了一番调研，大半生，单位：百元，百元大钞，二十四字方针",
    "一楼盘一策，两基地，一屏障，跨上千亿台阶，零关税，陆港，近零碳，铁人三项，新三样",
    "二要查漏补缺，三要举一反三",
    "一万年太久，让他三尺又何妨，开门七件事，三岁看大，春风杨柳万千条，不怕一万、只怕万一",
    "",
]

# what could send a pattern back and forth
RUNS = ["1", "１", "一", "亿", "1-", "1,234", "一个", "a-", "a.", "人/", "8时", "十 ", "“三", "万1", "1人/"]

# sentences whose figures do not depend on the neighbours
SENTENCES = st.sampled_from([text for text, _ in EXAMPLES] + NOTHING)
ALPHABET = (
    "0123456789１２一二三四五十百千万亿零〇两半几数年月日时点分:：-—至到，,.（）〔〕/%％余多第 \n"
    "个人号名约近上下午晚前后“”A"
)
TEXTS = st.text() | st.text(ALPHABET)


def described(text: str) -> list[tuple[object, ...]]:
    return [(found.text, found.value, found.unit, found.approx, found.kind) for found in find_figures(text)]


@pytest.mark.parametrize(("text", "figures"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_every_figure_is_found_and_read(text: str, figures: list[tuple[object, ...]]) -> None:
    assert described(text) == figures


@pytest.mark.parametrize("text", NOTHING)
def test_idioms_and_section_numbers_are_no_figures(text: str) -> None:
    assert described(text) == []


def test_page_numbers_on_lines_of_their_own_are_no_figures() -> None:
    assert described("- 2 -\n—15—\r\n 第3页 共8页 \n第4页") == []
    assert [found[0] for found in described("见第4页\n第4页 3人\n共8页\n-3")] == ["第4页", "第4页", "3人", "8页", "-3"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("脱贫户数：12.", ["12"]),
        ("脱贫：12、返贫：3、", ["12", "3"]),
        ("脱贫户：（12）", ["12"]),
        ("脱贫户：（十二）。", ["十二"]),
        ("全县已有\n12.户脱贫。", ["12"]),
        ("12）户脱贫", ["12"]),
        ("贫困户（三十八）户", ["三十八"]),
        ("贫困户为\n三十八、", ["三十八"]),
        ("贫困户\n—38—\n户", ["38"]),
        ("|脱贫|12.|", ["12"]),
        ("|脱贫|（12）|", ["12"]),
        ("|脱贫|十二、|", ["十二"]),
    ],
)
def test_a_count_dressed_as_a_section_number_is_a_figure(text: str, written: list[str]) -> None:
    assert [found.text for found in find_figures(text)] == written


@pytest.mark.parametrize(
    "text",
    [
        "如下：1.加强领导。2.户籍管理。3.人员培训；（1）到位，（2）户籍",
        "（一）户籍管理。（二）名录编制。（三）元素",
        "一、目录\n二、户籍\n三、\n四、",
        "三、户籍管理\n四、人马齐整",
        "按照（三）项、（四）款",
        "|1.|加强|\n|2.|压实|\n|3.|户籍|",
        "—37—\n正文\n—38—\n户籍管理",
        "依次为（一）（二）（三）；",
        "９．加强。１０．户籍",
        "十九、加强\n二十、户籍\n二十一、名录",
    ],
)
def test_section_numbers_are_no_figures_whatever_follows_them(text: str) -> None:
    assert described(text) == []


def test_a_whole_string_is_read_as_one_figure_or_none() -> None:
    assert read_figure("40多家") == Figure(0, 4, "40多家", 40, "家", "多", "count")
    assert read_figure("共40多家") is None
    assert read_figure("3家5人") is None
    assert read_figure("") is None


def test_values_are_strings_in_json() -> None:
    values = [figure.to_json()["value"] for figure in find_figures("98.50%，4-5万个，1月26日，五个到位")]
    assert values == ["98.50", ["40000", "50000"], "--01-26", None]


def test_every_word_and_saying_of_the_lexicon_is_no_figure_wherever_it_stands() -> None:
    lexicon = default_lexicon()
    for entry in (*lexicon.words, *lexicon.sayings, *lexicon.slogans):
        words, _, unless = entry.replace("{n}", "三").partition(" unless ")
        word, _, name = words.partition(" as ")
        if name == "-":  # like an idiom, and a figure all the same
            continue
        for text in (f"抓好{word}，", f"{word}。", f"“{word}”"):
            rest = text.partition(word)[2]
            found = [figure.text for figure in find_figures(text) if figure.kind != "slogan"]
            assert not found or rest.startswith(tuple(unless.split())), (entry, text, found)


def test_a_user_extends_the_lexicon() -> None:
    lexicon = default_lexicon().extend(words=["三无小区"], units=["麻袋"], slogans=["六个一遍"])
    assert find_figures("整治三无小区", lexicon) == []
    assert [figure.unit for figure in find_figures("运来3麻袋", lexicon)] == ["麻袋"]
    assert [figure.kind for figure in find_figures("做到六个一遍", lexicon)] == ["slogan"]


def test_a_lexicon_is_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "units.txt").write_text("# measure words\n麻袋\n", encoding="utf-8")
    assert load_lexicon(tmp_path).units == ("麻袋",)


@pytest.mark.parametrize("sign", RUNS)
def test_long_runs_of_anything_are_read(sign: str) -> None:
    assert isinstance(find_figures(sign * 20_000), list)


@given(TEXTS)
@settings(max_examples=400)
def test_spans_are_ordered_and_are_what_they_say(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


@given(st.text("公布电话编号3浙A19.5，,。.、：:；;/-—（）() @w年月", max_size=20))
def test_no_figure_ends_with_what_parts_sentences(text: str) -> None:
    for written in (text, f"https://b{text}", f"a1@b{text}"):
        assert [figure.text for figure in find_figures(written) if figure.text[-1] in "，,。.、：:；;（("] == []


@given(st.text(st.characters()))
def test_surrogates_and_all_else_never_raise(text: str) -> None:
    find_figures(text)


@given(st.text(st.characters(exclude_characters="\n\r\t。；;：:！？!?|、.．)）]〕］")))
def test_no_ascii_digit_goes_unread(text: str) -> None:
    covered = {at for figure in find_figures("共" + text) for at in range(figure.start, figure.end)}
    assert all(found.start() in covered for found in re.finditer("[0-9]", "共" + text))


@given(st.lists(SENTENCES, max_size=6))
def test_sentences_are_read_alike_alone_and_together(sentences: list[str]) -> None:
    parts = [sentence + "。" for sentence in sentences]
    offset, expected = 0, []
    for part in parts:
        found = find_figures(part)
        expected += [(figure.start + offset, figure.end + offset, figure.value) for figure in found]
        offset += len(part)
    assert [(figure.start, figure.end, figure.value) for figure in find_figures("".join(parts))] == expected


@given(
    st.integers(0, 10**9),
    st.sampled_from(["人", "户", "条", "公里", "平方米", "元"]),
    st.sampled_from(["", "约", "近", "不足"]),
    st.sampled_from(["", "以上", "左右"]),
)
def test_what_is_written_in_any_form_is_read(number: int, unit: str, before: str, after: str) -> None:
    full_width = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    forms = [str(number), f"{number:,}", full_width, f"{number} ", f"{Decimal(number) / 10000:f}万"]
    for form in forms:
        figure = read_figure(f"{before}{form}{unit}{after}")
        assert figure is not None
        assert (figure.value, figure.unit, figure.approx) == (number, unit, before + after or None)


@given(st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 31)))
def test_dates_and_times_written_in_any_form_are_read(moment: datetime) -> None:
    year, month, day = moment.year, moment.month, moment.day
    clock = f"{moment.hour}:{moment.minute:02}"
    date = f"{year}年{month}月{day}日"
    forms = [date + clock, f"{year} 年 {month} 月 {day} 日 {clock}", f"{moment:%Y-%m-%d} {clock}"]
    forms.append(f"{date}{write_han(moment.hour)}时{write_han(moment.minute)}分")
    for written in forms:
        figure = read_figure(written)
        assert figure is not None
        assert figure.value == f"{moment:%Y-%m-%dT%H:%M}"


@given(st.integers(2, 10**12), st.sampled_from(["名", "户", "件"]))
def test_chinese_numerals_are_read_as_written(number: int, unit: str) -> None:
    figure = read_figure(write_han(number) + unit)
    assert figure is not None
    assert (figure.value, figure.unit) == (number, unit)


@given(st.text(ALPHABET))
@example("-约0两")
@example("：-近3万人")
@example("近1月26日，2020年1月26日")
@example("两个半，十二户")
@example("0亿两百")
@settings(max_examples=400)
def test_the_short_way_says_what_the_long_way_says(text: str) -> None:
    grammar = compile_grammar(default_lexicon())
    for head in grammar.heads.finditer(text):
        at = head.start()
        if head.lastgroup == "plain" and (plain := read_plain(grammar, text, head, 0)):
            assert plain == read_quantity(grammar, text, at, 0)
        elif head.lastgroup == "day":
            assert read_day(head) == read_date(grammar, text, at, 0)
        elif head.lastgroup == "han" and (counted := read_counted(grammar, text, at)):
            long_way = read_date(grammar, text, at, 0) or read_share(grammar, text, at, 0)
            assert counted == (long_way or read_quantity(grammar, text, at, 0))


# forms that the sentences above do not hold
SELDOM = [
    ("合同编号20453", [("20453", "20453", "", None, "code")]),
    ("电话85550126", [("85550126", "85550126", "", None, "phone")]),
    ("详见https://a.cn/2020，共3条", [("https://a.cn/2020", "https://a.cn/2020", "", None, "code"), ("3条", 3, "条", None, "count")]),
    ("2/3的代表参会", [("2/3", "2/3", "", None, "percent")]),
    ("百分之三至百分之五，千分之二到四", [("百分之三至百分之五", (3, 5), "%", None, "percent"), ("千分之二到四", (2, 4), "‰", None, "percent")]),
    ("约  30人", [("约  30人", 30, "人", "约", "count")]),
    ("（0731）6120 558", [("（0731）6120 558", "（0731）6120558", "", None, "phone")]),
    ("开展三查三改，成效明显", [("三查三改", None, "", None, "slogan")]),
    ("前三季度，三季度", [("三季度", 3, "季度", None, "period"), ("三季度", 3, "季度", None, "ordinal")]),
    ("详见https://a.cn/about", []),
    ("整合110、119、122", [(number, number, "", None, "phone") for number in ("110", "119", "122")]),
    ("截至2024-03", [("2024-03", "2024-03", "", None, "date")]),
    ("代表过半", [("过半", "1/2", "", None, "percent")]),
    ("每组三至五万元", [("三至五万元", (30000, 50000), "元", None, "count")]),
    ("3家至5人", [("3家", 3, "家", None, "count"), ("5人", 5, "人", None, "count")]),
    ("投资1.23456万元", [("1.23456万元", Decimal("12345.6"), "元", None, "count")]),
    ("多方努力，耗时半天", [("半天", Decimal("0.5"), "天", None, "period")]),
    ("共计五瑸，抵达五瑸", [("五瑸", 5, "瑸", None, "count")]),
    ("融资类97条次之，用地类74条", [("97条", 97, "条", None, "count"), ("74条", 74, "条", None, "count")]),
    ("412家电商企业，3家具有资质", [("412家", 412, "家", None, "count"), ("3家", 3, "家", None, "count")]),
    ("14家乡镇卫生院", [("14家", 14, "家", None, "count")]),
    ("排查房屋1 2.6万栋", [("1 2.6万栋", 126000, "栋", None, "count")]),
    ("发放补贴7 2 0 0 万 元", [("7 2 0 0 万 元", 72000000, "元", None, "count")]),
    ("2 0 2 5 年 9 月办 结 2 1 6 件", [("2 0 2 5 年 9 月", "2025-09", "", None, "date"), ("2 1 6 件", 216, "件", None, "count")]),
    ("比一季度多了11.2%", [("一季度", 1, "季度", None, "ordinal"), ("11.2%", Decimal("11.2"), "%", None, "percent")]),
    ("凌晨3时40分许到场", [("凌晨3时40分许", "T03:40", "", None, "time")]),
    ("产值突破百亿元", [("百亿元", 10000000000, "元", None, "count")]),
    ("发病率6.4/10万", [("6.4/10万", "6.4/100000", "", None, "percent")]),
    ("优良天数158天空气更好", [("158天", 158, "天", None, "period")]),
    ("“五篇大文章”“三网联动”", [("五篇大文章", None, "", None, "slogan"), ("三网联动", None, "", None, "slogan")]),
    ("“一核两副三带四区”", [("一核两副三带四区", None, "", None, "slogan")]),
    ("“三年”与“三年倍增”", [("三年", 3, "年", None, "period"), ("三年倍增", None, "", None, "slogan")]),
    ("投资1亿3千万元，补助2亿5百万元", [("1亿3千万元", 130000000, "元", None, "count"), ("2亿5百万元", 205000000, "元", None, "count")]),
    ("用去3亿2千万余元，1亿三千多万", [("3亿2千万余元", 320000000, "元", "余", "count"), ("1亿三千多万", 130000000, "", "多", "count")]),
    ("1万2千3百人，3千2百万，3千5", [("1万2千3百人", 12300, "人", None, "count"), ("3千2百万", 32000000, "", None, "count"), ("3千5", 3500, "", None, "count")]),
    ("3万5，2亿5000万，2万1.5倍", [("3万5", 35000, "", None, "count"), ("2亿5000万", 250000000, "", None, "count"), ("2万", 20000, "", None, "count"), ("1.5倍", Decimal("1.5"), "倍", None, "count")]),
    ("1仟元，5千瓦，3百5千", [("1仟元", 1000, "元", None, "count"), ("5千瓦", 5, "千瓦", None, "count"), ("3百", 300, "", None, "count"), ("5千", 5000, "", None, "count")]),
    ("2个亿，一个亿，3个多亿", [("2个亿", 200000000, "", None, "count"), ("一个亿", 100000000, "", None, "count"), ("3个多亿", 300000000, "", "多", "count")]),
    ("2个亿元村", [("2个", 2, "个", None, "count")]),
    ("1.2×10^4吨，2×10⁶立方米，5×10^-1克", [("1.2×10^4吨", 12000, "吨", None, "count"), ("2×10⁶立方米", 2000000, "立方米", None, "count"), ("5×10^-1克", Decimal("0.5"), "克", None, "count")]),
    ("一二百户，一两百户，一二十户", [("一二百户", (100, 200), "户", None, "count"), ("一两百户", (100, 200), "户", None, "count"), ("一二十户", (10, 20), "户", None, "count")]),
    ("来了七八百，用了十五六万", [("七八百", (700, 800), "", None, "count"), ("十五六万", (150000, 160000), "", None, "count")]),
    ("占百分之三点几", [("百分之三点几", 3, "%", "几", "percent")]),
    ("￥1,200.50，约￥3万，$500万", [("￥1,200.50", Decimal("1200.50"), "元", None, "count"), ("约￥3万", 30000, "元", "约", "count"), ("$500万", 5000000, "美元", None, "count")]),
    ("二0二三年，二O户", [("二0二三年", "2023", "", None, "date"), ("二O户", 20, "户", None, "count")]),
    ("国发〔2023〕1、2、3号", [("国发〔2023〕1", "国发〔2023〕1号", "", None, "document"), ("2", "国发〔2023〕2号", "", None, "document"), ("3号", "国发〔2023〕3号", "", None, "document")]),
    ("依据国办发〔2023〕1号和2号", [("国办发〔2023〕1号", "国办发〔2023〕1号", "", None, "document"), ("2号", "国办发〔2023〕2号", "", None, "document")]),
    ("新装水表②只，⑵只，⒉只，➋只", [(written, 2, "只", None, "count") for written in ("②只", "⑵只", "⒉只", "➋只")]),
    ("约⑫户，㈢户，㊂户，②⓪户，²³户", [("约⑫户", 12, "户", "约", "count"), ("㈢户", 3, "户", None, "count"), ("㊂户", 3, "户", None, "count"), ("②⓪户", 20, "户", None, "count"), ("²³户", 23, "户", None, "count")]),
    ("新装：🔟户。共㉕。", [("🔟户", 10, "户", None, "count"), ("㉕", 25, "", None, "count")]),
    ("约½，⅓的群众", [("约½", "1/2", "", "约", "percent"), ("⅓", "1/3", "", None, "percent")]),
    ("Ⅻ只，XII只，ＸＩＩ只，XIX届", [("Ⅻ只", 12, "只", None, "count"), ("XII只", 12, "只", None, "count"), ("ＸＩＩ只", 12, "只", None, "count"), ("XIX届", 19, "届", None, "count")]),
    ("提升至Ⅲ级，劣V类", [("Ⅲ级", 3, "级", None, "count"), ("V类", 5, "类", None, "count")]),
    ("①人员到位；②户籍管理\n③源头治理", []),
    ("包括①人员②车辆③项目建设，见注①", []),
    ("㎡，km²，m³，CO₂，PM₂.₅，X波段雷达，XX县X户，V形架，Ⅱ、户籍", []),
    ("事故造成一死一伤，夺得三金两银，2胜1平", [(written, int(value), written[-1], None, "count") for written, value in [("一死", "1"), ("一伤", "1"), ("三金", "3"), ("两银", "2"), ("2胜", "2"), ("1平", "1")]]),
    ("抓获两男三女，修建两桥三路", [("两男", 2, "男", None, "count"), ("三女", 3, "女", None, "count"), ("两桥", 2, "桥", None, "count"), ("三路", 3, "路", None, "count")]),
    ("一路一策，一桥飞架，一老一小，一死", []),
    ("建成“五百亩大棚”，新增“五个”项目", [("五百亩", 500, "亩", None, "count"), ("五个", 5, "个", None, "count")]),
    ("“五百强企业”“三公”“五个到位”", [(written, None, "", None, "slogan") for written in ("五百强企业", "三公", "五个到位")]),
    ("提前半年完工，上半个月，推后半天", [("半年", Decimal("0.5"), "年", None, "period"), ("半个月", Decimal("0.5"), "个月", None, "period"), ("半天", Decimal("0.5"), "天", None, "period")]),
    ("上半年，下半年，前半年，前一年", []),
    ("提前一年半，提前一天", [("一年半", Decimal("1.5"), "年", None, "period"), ("一天", 1, "天", None, "period")]),
    ("千把人，三百把椅子", [("千把人", 1000, "人", "把", "count"), ("三百把", 300, "把", None, "count")]),
    ("翻了近一番，翻了不止一番，作了一番努力", [("近一番", 1, "番", "近", "count"), ("一番", 1, "番", None, "count")]),
    ("完成率百分百，百分百满意", [("百分百", 100, "%", None, "percent")]),
    ("投资百万，收入达百亿，产值超千万。", [("百万", 1000000, "", None, "count"), ("百亿", 10000000000, "", None, "count"), ("超千万", 10000000, "", "超", "count")]),
    ("百万雄师，千万不要，千家万户，达百万雄师", []),
    ("投资达￥百万", [("￥百万", 1000000, "元", None, "count")]),
    ("卌户，皕户，五二只，叄户", [(written, value, written[-1], None, "count") for written, value in (("卌户", 40), ("皕户", 200), ("五二只", 52), ("叄户", 3))]),
    ("五一户外，三七开", []),
    ("五百多个亿，5百米，1½小时", [("五百多个亿", 50000000000, "", "多", "count"), ("5百米", 500, "米", None, "count"), ("1½小时", Decimal("1.5"), "小时", None, "period")]),
    ("“三名医生”", [("三名", 3, "名", None, "count")]),
    ("36户多胎家庭，8起多发案件，带动9万元多增收", [("36户", 36, "户", None, "count"), ("8起", 8, "起", None, "count"), ("9万元", 90000, "元", None, "count")]),
    ("订餐电话6688-2317。", [("6688-2317", "6688-2317", "", None, "phone")]),
    ("停工1年多了，比去年多86元", [("1年多", 1, "年", "多", "period"), ("86元", 86, "元", None, "count")]),
    ("补贴36户多，历时3年多建成，用钢9吨多", [("36户多", 36, "户", "多", "count"), ("3年多", 3, "年", "多", "period"), ("9吨多", 9, "吨", "多", "count")]),
    ("36家以上市公司、8人以下岗职工，3个以上门店", [("36家", 36, "家", None, "count"), ("8人", 8, "人", None, "count"), ("3个以上", 3, "个", "以上", "count")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), SELDOM, ids=[text for text, _ in SELDOM])
def test_seldom_forms_are_found_and_read(text: str, figures: list[tuple[object, ...]]) -> None:
    assert described(text) == figures


def test_who_work_day_and_night_are_counted_as_people() -> None:
    assert [figure.text for figure in find_figures("2100余人日夜奋战，投入2100余人日。")] == ["2100余人", "2100余人日"]


def test_a_drill_for_earthquakes_is_counted() -> None:
    text = "参与156场地震演练、12场地方戏，3场地面硬化。"
    assert [figure.text for figure in find_figures(text)] == ["156场", "12场", "3"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("水位一到42.5米即令停航", ["42.5米"]),
        ("一到5月份", ["一到5月份"]),
        ("三到5天", ["三到5天"]),
        ("32间隔离圈舍", ["32间"]),
        ("前后间隔3天", ["3天"]),
    ],
)
def test_as_soon_as_is_no_range_and_a_room_no_interval(text: str, figures: list[str]) -> None:
    assert [figure.text for figure in find_figures(text)] == figures


BELOW_AND_BESIDE = [
    ("增长一点五倍，提高一点一个百分点，一点五万元", [("一点五倍", Decimal("1.5"), "倍", None, "count"), ("一点一个百分点", Decimal("1.1"), "个百分点", None, "percent"), ("一点五万元", 15000, "元", None, "count")]),
    ("两点三个百分点，零点八公里，三点五十分", [("两点三个百分点", Decimal("2.3"), "个百分点", None, "percent"), ("零点八公里", Decimal("0.8"), "公里", None, "count"), ("三点五十分", "T03:50", "", None, "time")]),
    ("一点也不，有一点五味杂陈，早一点一起走", []),
    ("负5度，约负三度，负3至负5℃，净利润负5万元", [("负5度", -5, "度", None, "count"), ("约负三度", -3, "度", "约", "count"), ("负3至负5℃", (-3, -5), "℃", None, "count"), ("负5万元", -50000, "元", None, "count")]),
    ("肩负5项，担负三项，胜负3场，减负5万元", [("5项", 5, "项", None, "count"), ("三项", 3, "项", None, "count"), ("3场", 3, "场", None, "count"), ("5万元", 50000, "元", None, "count")]),
    ("各负30%，负5%的责任，身负3万元，负3万元外债", [("30%", 30, "%", None, "percent"), ("5%", 5, "%", None, "percent"), ("3万元", 30000, "元", None, "count"), ("3万元", 30000, "元", None, "count")]),
    ("农历三月初三，腊月二十三，正月初一至初七前", [("农历三月初三", "农历--03-03", "", None, "date"), ("腊月二十三", "农历--12-23", "", None, "date"), ("正月初一至初七前", ("农历--01-01", "农历--01-07"), "", "前", "date")]),
    ("2024年三月初三，三月初三家企业，三月初十一批", [("2024年三月初三", "农历2024-03-03", "", None, "date"), ("三月初", "--03", "", "初", "date"), ("三家", 3, "家", None, "count"), ("三月初", "--03", "", "初", "date"), ("十一批", 11, "批", None, "count")]),
    ("大年初二至初六，初八开市，初四年级", [("大年初二至初六", ("农历--01-02", "农历--01-06"), "", None, "date"), ("初八", "农历---08", "", None, "date")]),
    ("年初六项工作，年初两百户", [("六项", 6, "项", None, "count"), ("两百户", 200, "户", None, "count")]),
    ("5元/生·天、705元/人·月、300元/人/年", [("5元/生·天", 5, "元/生·天", None, "count"), ("705元/人·月", 705, "元/人·月", None, "count"), ("300元/人/年", 300, "元/人·年", None, "count")]),
    ("13.6升/百公里、2.3批次/千人", [("13.6升/百公里", Decimal("13.6"), "升/百公里", None, "count"), ("2.3批次/千人", Decimal("2.3"), "批次/千人", None, "count")]),
    ("五元五角，12元3角5分，一块三毛五，5元5个", [("五元五角", Decimal("5.5"), "元", None, "count"), ("12元3角5分", Decimal("12.35"), "元", None, "count"), ("一块三毛五", Decimal("1.35"), "块", None, "count"), ("5元", 5, "元", None, "count"), ("5个", 5, "个", None, "count")]),
    ("伍仟零捌拾陆元肆角，3元零5分", [("伍仟零捌拾陆元肆角", Decimal("5086.4"), "元", None, "count"), ("3元零5分", Decimal("3.05"), "元", None, "count")]),
    ("东经110°27′、E108°32′15″，仰角30°", [("110°27′", "110°27′", "", None, "code"), ("E108°32′15″", "E108°32′15″", "", None, "code"), ("30°", 30, "°", None, "count")]),
    ("2#电机，6月龄，300日历天，八百文", [("2#", "2#", "", None, "code"), ("6月龄", 6, "月龄", None, "count"), ("300日历天", 300, "日历天", None, "period"), ("八百文", 800, "文", None, "count")]),
    ("于12月5日17:30前一并报送，12月5日前一天", [("12月5日17:30前", "--12-05T17:30", "", "前", "date"), ("12月5日", "--12-05", "", None, "date")]),
    ("夜里11点多，凌晨3点半许，1米有余", [("夜里11点多", "T23", "", None, "time"), ("凌晨3点半许", "T03:30", "", None, "time"), ("1米有余", 1, "米", "有余", "count")]),
    ("对照岭汛〔2025〕3号，捐书一两本", [("岭汛〔2025〕3号", "岭汛〔2025〕3号", "", None, "document"), ("一两本", (1, 2), "本", None, "count")]),
    ("2024财年，2023/2024财年", [("2024财年", 2024, "财年", None, "period"), ("2023/2024财年", ("2023", "2024"), "", None, "date")]),
    ("30封顶，5封信", [("30", 30, "", None, "count"), ("5封", 5, "封", None, "count")]),
    ("4.2万+，100+人，100+", [("4.2万+", 42000, "", "+", "count"), ("100+人", 100, "人", "+", "count"), ("100+", 100, "", "+", "count")]),
    ("3+2，“12+社区”，3+社区，12+镇+村", [("3+2", "3+2", "", None, "code"), ("12", 12, "", None, "count"), ("3", 3, "", None, "count"), ("12", 12, "", None, "count")]),
    ("3.2个点，上升了两个点", [("3.2个点", Decimal("3.2"), "个点", None, "percent"), ("两个点", 2, "个点", None, "percent")]),
    ("3个点位，在两个点上，选取3个点", [("3个", 3, "个", None, "count"), ("两个", 2, "个", None, "count"), ("3个", 3, "个", None, "count")]),
    ("2又1/2，二又二分之一，一又三分之一", [("2又1/2", "5/2", "", None, "percent"), ("二又二分之一", "5/2", "", None, "percent"), ("一又三分之一", "4/3", "", None, "percent")]),
    ("120呼救，拨打120求救", [("120", "120", "", None, "phone"), ("120", "120", "", None, "phone")]),
    ("编号2024—GT—017，GT—2024—017，12—15号", [("2024—GT—017", "2024—GT—017", "", None, "code"), ("GT—2024—017", "GT—2024—017", "", None, "code"), ("12—15号", (12, 15), "号", None, "ordinal")]),
    ("发生一起物体打击事故，和群众一起努力", [("一起", 1, "起", None, "count")]),
    ("12亿5996.7万剂，12亿零5万元，1万2000.5元", [("12亿5996.7万剂", 1259967000, "剂", None, "count"), ("12亿零5万元", 1200050000, "元", None, "count"), ("1万2000.5元", Decimal("12000.5"), "元", None, "count")]),
    ("9省区，10省份，一级巡视员，三元催化器2台", [("9省区", 9, "省区", None, "count"), ("10省份", 10, "省份", None, "count"), ("2台", 2, "台", None, "count")]),
    ("均低于9月份，近9月，存在问题1、财务混乱；2、没有场所。", [("9月份", "--09", "", None, "date"), ("近9月", 9, "月", "近", "period")]),
    ("工作（1）会馆维修；（2）寺庙修缮，共（1）处", [("1", 1, "", None, "count")]),
    ("1、存款。2、贷款。3、零售。4、4月末余额", [("4月末", "--04", "", "末", "date")]),
    ("1、2月份用电，3、4月份", [("1", 1, "", None, "count"), ("2月份", "--02", "", None, "date"), ("3", 3, "", None, "count"), ("4月份", "--04", "", None, "date")]),
    ("完成了零陵大道、陆川县二期，共计伍家岗3个", [("二期", 2, "期", None, "count"), ("3个", 3, "个", None, "count")]),
    ("综合考核居全市第一位，把安全放在第一位", [("第一位", 1, "位", None, "ordinal")]),
    ("“打伞”[1]，严格执行[2]，[3]户，整改〔4〕", [("3", 3, "", None, "count"), ("4", 4, "", None, "count")]),
    ("湟政〔2018〕B-07号", [("湟政〔2018〕B-07号", "湟政〔2018〕B-07号", "", None, "document")]),
    ("共2020—2024年，附件A\n—38—", [("2020—2024年", ("2020", "2024"), "", None, "date")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), BELOW_AND_BESIDE, ids=[text for text, _ in BELOW_AND_BESIDE])
def test_what_stands_in_or_beside_a_number_is_read_with_it(text: str, figures: list[tuple[object, ...]]) -> None:
    assert described(text) == figures


# the neighbours of a numeral look like the idiom of a word list, which swallowed the count
BESIDE_AN_IDIOM = [
    # a measure word reaches beyond the idiom: 三公, 四平, 十美, 四周, 五星, 一网
    ("全长三公里，占地四平方米、三公顷", ["三公里", "四平方米", "三公顷"]),
    ("捐款十美元，年满四周岁，历时五星期，划分一网格", ["十美元", "四周岁", "五星期", "一网格"]),
    # another word ends with what the idiom begins with: 统一, 同一家, 上一场, 头一个, 张三, 少一份
    ("采购系统一套、合同一份", ["一套", "一份"]),
    ("线上一场、线下一场，地上一处", ["一场", "一场", "一处"]),
    ("新建码头一个，扩张三个，寄存行李四件", ["一个", "三个", "四件"]),
    ("减少一份材料，至少一份", ["一份", "至少一份"]),
    ("其三个子女，及其两家分公司，其二十三户", ["三个", "两家", "二十三户"]),
    ("本周两户，上周八件，每周两小时，今年三十户", ["两户", "八件", "两小时", "三十户"]),
    # a number is told of 百 千 万
    ("近百年来，上万家企业，上百人不合格", ["近百年", "上万家", "上百人"]),
    # the idiom ends with what another word begins with
    ("一条线索，一个调研组，两家子公司，三家店铺，三人转正", ["一条", "一个", "两家", "三家", "三人"]),
    ("五里山路，三里河道，两里沟渠，五里村道", ["五里", "三里", "两里", "五里"]),
    # what is counted, and what the same two characters mean otherwise
    ("购置五台挖掘机，查处四起案件，办理五笔贷款，立六根电杆", ["五台", "四起", "五笔", "六根"]),
    ("三门课程，两头牛，四面锦旗，三包大米，三方混凝土", ["三门课", "两头", "四面", "三包", "三方"]),
    ("每度五角，扣十分，发现四处隐患，历时四周", ["五角", "十分", "四处", "四周"]),
    # a measure word and the beginning of the next word: 户外, 种植, 天气, 成员, 支援, 轮流
    ("三户外出务工，12户外来人口，三种植物", ["三户", "12户", "三种"]),
    ("未来三天气温回升，三成员工返岗，九成群众满意", ["三天", "三成", "九成"]),
    ("两支援建队，三轮流调，五只能繁母猪，三村民宿，两部曲艺作品", ["两支", "三轮", "五只", "三村", "两部"]),
    # forms of a number
    ("俩人受伤，历时仨月，征地半亩，修路半公里", ["俩人", "仨月", "半亩", "半公里"]),
    ("在三点五公里处，于一点五万元，在三点五十分，工期三日历天", ["三点五公里", "一点五万元", "三点五十分", "三日历天"]),
]


@pytest.mark.parametrize(("text", "written"), BESIDE_AN_IDIOM, ids=[text for text, _ in BESIDE_AN_IDIOM])
def test_a_count_beside_what_looks_like_an_idiom_is_read(text: str, written: list[str]) -> None:
    assert [found.text for found in find_figures(text)] == written


@pytest.mark.parametrize(
    "text",
    [
        "统一部署，同一家，上一场，下一步，头一个，张三、李四",
        "其一，其二是，周三，星期五，唯一，再三",
        "三公经费，四平市，十美，五星，四周环境，四面八方，四通八达",
        "走过百年，百年未有，万家灯火，百问不厌，千人千面",
        "一条线，一个调，一家子，一把手，一张图，一件事",
        "五里墩，七里河，三家店村，五台山，三门峡，九台岭",
        "谣言四起，掌声四起，四处奔走，抓两头，十分重要，长三角，冰山一角，八角",
        "户外、种植、天气、成员、支援、轮流、村民",
        "半斤八两，小半，多半，夫妻俩，哥仨",
    ],
)
def test_an_idiom_is_none_the_less_one(text: str) -> None:
    assert [found.text for found in find_figures(text) if found.kind != "slogan"] == []
