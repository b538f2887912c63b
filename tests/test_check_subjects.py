"""A right figure on a thing that is no fact; and figures whose words say in any other way what they stand for."""

import pytest

from draftkit.check import Check, check_text

Rows = tuple[str, ...]


def check(rows: Rows, text: str, **more: object) -> Check:
    return check_text(text, [dict(zip(("label", "value"), row.split(" "), strict=True)) for row in rows], **more)


def told(verdict: Check) -> list[tuple[str, str, str | None]]:
    return [(finding.code, finding.severity, finding.text) for finding in verdict.findings]


CRIME = ("抓获犯罪嫌疑人 412人", "破获案件 1280起")
RELIEF = ("转移群众 860人", "发放帐篷 120顶")
ROADS = ("扶贫资金 300万元", "修路 12公里")

OTHER_THINGS = [
    (CRIME, "破获案件1280起，招录辅警412人。", "412人"),
    (CRIME[:1], "全市招录辅警412人。", "412人"),
    (RELIEF, "发放帐篷120顶，造成860人死亡。", "860人"),
    (ROADS, "修路12公里，挪用资金300万元。", "300万元"),
    (("出租房屋 620套", "登记人员 1800人"), "登记人员1800人，采购空调620套。", "620套"),
]


@pytest.mark.parametrize(("rows", "text", "figure"), OTHER_THINGS)
def test_a_supplied_figure_on_another_thing_is_swapped(rows: Rows, text: str, figure: str) -> None:
    verdict = check(rows, text)
    assert told(verdict) == [("swapped", "error", figure)]
    (finding,) = verdict.findings
    assert finding.start == text.index(figure)
    assert finding.expected == figure
    assert [fact.status for fact in verdict.facts if fact.value == figure] == ["missing"]


@pytest.mark.parametrize("carrier", ["招录辅警{}", "{}死亡", "新招聘辅警{}", "另有{}因醉驾被查"])
def test_a_mark_is_no_evidence_for_a_clause_of_another_thing(carrier: str) -> None:
    text = carrier.format("412人") + "。"
    start = text.index("412人")
    assert told(check(CRIME[:1], text, bound={(start, start + 4): "f1"})) == [("swapped", "error", "412人")]


def test_a_mark_beside_words_that_tell_neither_is_pointed_out() -> None:
    text = "拔河拿了头名的412人。"
    start = text.index("412人")
    assert told(check(CRIME[:1], text, bound={(start, start + 4): "f1"})) == [("unsure", "warning", "412人")]


def test_a_mark_decides_where_the_words_tell_nothing() -> None:
    text = "412人，一个不少。"
    assert not check(CRIME[:1], text, bound={(0, 4): "f1"}).findings


@pytest.mark.parametrize("text", ["抓获犯罪嫌疑人412人，招录辅警412人。", "抓获犯罪嫌疑人412人。\n招录辅警412人。"])
def test_a_second_mention_on_another_thing_is_swapped(text: str) -> None:
    verdict = check(CRIME[:1], text)
    assert told(verdict) == [("swapped", "error", "412人")]
    assert verdict.findings[0].start == text.rindex("412人")
    assert [fact.status for fact in verdict.facts] == ["stated"]


def test_a_word_that_shares_a_character_with_the_label_is_no_other_thing() -> None:
    assert check(("征地面积 3985亩",), "群众舍小家顾大家，3985亩土地为项目让路。").verified


def test_a_second_mention_beside_words_that_tell_neither_is_a_warning() -> None:
    verdict = check(CRIME[:1], "抓获犯罪嫌疑人412人。拔河拿了头名的412人。")
    assert told(verdict) == [("unsure", "warning", "412人")]
    assert verdict.verified


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (ROADS, "修路12公里，争得专款300万元。"),
        (("参与人数 2600人",), "大家热情很高，2600人拿起铁锹。"),
        (("土地流转 260亩",), "上上下下忙碌不停，捏合成片260亩。"),
    ],
)
def test_words_that_tell_neither_are_pointed_out(rows: Rows, text: str) -> None:
    verdict = check(rows, text)
    assert [finding.code for finding in verdict.findings] == ["unsure"]
    assert verdict.verified


PARAPHRASES = [
    (("累计摸排武汉方向返镇人员 86人",), "武汉回来的86人已全部登记。"),
    (("口罩可用天数 两天",), "物资紧张，口罩仅够两天用。"),
    (("抓获犯罪嫌疑人 412人",), "铁拳出击，412人落网。"),
    (RELIEF, "沿河村民860人连夜疏散，送去帐篷120顶。"),
    (("倒塌房屋 36间",), "倒房36间。"),
    (("出租房屋 27套",), "出租房屋排查方面，共登记在册27套。"),
    (("拆除违建 210处", "面积 3.6万平方米"), "拆除违建210处、3.6万平方米。"),
    (("公共预算收入 18.6亿元", "增长 7.2%"), "公共预算收入18.6亿元，比去年同期多7.2%。"),
    (("接种疫苗 3.2万剂次", "覆盖率 91%"), "接种疫苗3.2万剂次，91%的居民已打针。"),
    (("派出工作组 13个",), "13个工作组分赴各地。"),
]


@pytest.mark.parametrize(("rows", "text"), PARAPHRASES)
def test_other_words_for_the_same_thing_raise_nothing(rows: Rows, text: str) -> None:
    assert told(check(rows, text)) == []


def test_a_total_behind_its_own_parts_needs_no_name() -> None:
    parts = [{"label": "甲镇", "value": "46件"}, {"label": "乙镇", "value": "84件"}]
    facts = [{"label": "送达物资", "value": "130件", "parts": parts}]
    assert told(check_text("甲镇46件，乙镇84件，合计130件。", facts)) == []


def test_what_a_section_was_given_to_say_is_no_other_thing() -> None:
    facts = [{"label": "帮扶专款", "value": "300万元"}, {"text": "用于采购空调，改善敬老院条件"}]
    verdict = check_text("用于采购空调，改善敬老院条件，采购空调300万元。", facts)
    assert verdict.verified


def test_a_date_with_another_event_is_not_sure() -> None:
    assert told(check(("启动响应 1月26日",), "1月26日，全县造林植树忙。")) == [("unsure", "warning", "1月26日")]


OTHER_KINDS = [
    ("储备棉被 1.5万床", "储备毛毯1.5万床。"),
    ("新增停车泊位 2040个", "新增充电桩2040个。"),
    ("新建污水管网 12公里", "铺设燃气管道12公里。"),
    ("发放低保金 52万元", "发放养老金52万元。"),
    ("小麦播种面积 42万亩", "种植玉米42万亩。"),
    ("刑事案件立案 903起", "受理民事案件903起。"),
    ("幼儿园学位 1200个", "小学新增学位1200个。"),
    ("河道清淤 46公里", "疏浚水渠46公里。"),
    ("确诊宫颈癌前病变 117例", "妊娠期糖尿病确诊117例。"),
]


@pytest.mark.parametrize(("row", "text"), OTHER_KINDS)
def test_a_figure_on_another_kind_of_the_same_sort_is_swapped(row: str, text: str) -> None:
    assert [(code, severity) for code, severity, _ in told(check((row,), text))] == [("swapped", "error")]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("出动民警 300人次", "民警带领志愿者，出动300人次。"),
        ("出动民警 300人次", "出动警力300人次，辅警协同。"),
        ("新增停车泊位 2040个", "增加停车位2040个，充电桩同步建设。"),
        ("新建污水管网 12公里", "敷设排水管网12公里。"),
        ("发放低保金 52万元", "低保资金足额发放52万元。"),
        ("小麦播种面积 42万亩", "夏粮播种42万亩。"),
        ("刑事案件立案 903起", "立刑事案903起。"),
        ("老旧小区加装电梯 33部", "加装电梯33部，路灯同步更新。"),
        ("行政复议案件 21件", "受理复议申请21件。"),
        ("公园绿地 12处", "建成口袋公园、小广场12处。"),
        ("河道清淤 46公里", "清理河道、水渠46公里。"),
        ("开展义诊 36场", "组织医生、护士下乡义诊36场。"),
        ("培训教师 517人", "517人参加培训，班主任培训全覆盖。"),
        ("慰问困难党员 86人", "走访慰问困难党员和群众，86人受惠。"),
    ],
)
def test_the_same_kind_in_other_words_is_no_other_kind(row: str, text: str) -> None:
    assert check((row,), text).verified


@pytest.mark.parametrize(
    ("row", "text", "severity"),
    [
        ("家庭无障碍改造 275户", "实施农村危房改造275户。", "error"),
        ("新建农村公益性公墓 26处", "新建农村文化广场26处，村民有了好去处。", "warning"),
        ("组建蓝天救援志愿队 14支", "成立乡村文艺队14支，活跃基层文化生活。", "warning"),
        ("慰问环卫工人 430名", "慰问边防官兵430名，军民情更深。", "warning"),
        ("投放共享单车 3000辆", "投放新能源出租车3000辆，出行更绿色。", "warning"),
        ("评选星级文明户 1200户", "评选美丽庭院1200户，环境大变样。", "warning"),
        ("修建生产便桥 31座", "修建户用沼气池31座，能源更清洁。", "warning"),
    ],
)
def test_words_that_go_with_any_subject_don_t_make_another_thing_the_fact_s_own(
    row: str, text: str, severity: str
) -> None:
    verdict = check((row,), text)
    assert [finding.severity for finding in verdict.findings if finding.start is not None] == [severity]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("组建蓝天救援志愿队 14支", "14支志愿救援力量在险情面前冲锋在前。"),
        ("整治散埋乱葬 2370余座", "重拳整治散埋乱葬，涉及坟墓2370余座。"),
        ("家庭无障碍改造 275户", "完成改造275户，残疾人出行更方便。"),
        ("改造老旧供水管网 42公里", "42公里的旧水管换了新的，自来水不再发黄。"),
        ("建成社区食堂 18家", "老人家门口吃上热饭，18家食堂已经开门迎客。"),
        ("调解医患纠纷 38件", "医院与患者之间的矛盾化解38件。"),
        ("除险加固病险水库 11座", "11座水库摘掉了病险的帽子。"),
        ("接警后出动时间 1分钟以内", "接到警情，出动时间控制在1分钟以内。"),
        ("接待来访咨询 5200余人次", "服务窗口接待群众5200余人次。"),
    ],
)
def test_other_words_for_a_fact_s_thing_raise_nothing(row: str, text: str) -> None:
    assert told(check((row,), text)) == []


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("救治野生动物 47只", "47只受伤的鸟兽经过治疗重返山林。"),
        ("慰问环卫工人 430名", "为430名清洁工送上清凉饮品。"),
        ("帮助农民工讨薪 780万元", "为务工人员追回工钱780万元。"),
        ("完成退耕还林 1.3万亩", "1.3万亩坡耕地变成了林地。"),
        ("种植行道树 1.2万株", "道路两旁新栽香樟1.2万株。"),
        ("组织消防演练 96场", "逃生疏散演习96场，人人都会用灭火器。"),
    ],
)
def test_other_words_that_share_none_with_a_fact_are_no_error(row: str, text: str) -> None:
    assert check((row,), text).verified


GRAVES = [
    {"id": "o", "organisation": "松岭县烈士陵园管理处"},
    {"id": "a", "label": "烈士纪念设施", "value": "58处", "parts": [
        {"label": "烈士陵园", "value": "4处"}, {"label": "烈士墓", "value": "39处"}, {"label": "纪念碑亭", "value": "15处"},
    ]},
    {"id": "b", "label": "安葬烈士", "value": "1276名"},
]  # fmt: skip


def test_a_label_amid_the_name_of_a_body_tells_of_nothing() -> None:
    text = (
        "青山埋忠骨，丰碑励后人。松岭县烈士陵园管理处守护着58处红色印记，陵园有4处，烈士墓有39处，碑与亭合为15处；"
        "长眠于此的英烈1276名。"
    )
    assert check_text(text, GRAVES).errors == ()


def test_a_label_that_a_name_ends_with_may_be_its_own() -> None:
    facts = [
        {"id": "o", "organisation": "怀山县人民医院"}, {"id": "p", "organisation": "怀山县中医院"},
        {"label": "人民医院", "value": "120张"}, {"label": "中医院", "value": "80张"},
    ]  # fmt: skip
    assert check_text("怀山县人民医院80张，怀山县中医院120张。", facts).errors != ()
