"""What is not known yet: whatever stands in its place but ____ is a finding, and nothing else is."""

import pytest

from draftkit.check import check_text
from draftkit.check.unfilled import find_blanks

FACTS = [
    {"label": "累计排查", "value": "86人"},
    {"label": "密切接触者", "value": "12人"},
    {"label": "疑似病例", "value": None},
    {"label": "直接经济损失", "value": None},
    {"label": "成绩公布时间", "value": None},
    {"label": "开学时间", "value": "9月1日"},
]
TEXT = "累计排查86人，密切接触者12人，疑似病例____例，直接经济损失____万元。开学时间为9月1日，成绩公布时间为____。"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("疑似病例____例", "疑似病例3例", "3例"),
        ("疑似病例____例", "疑似病例0例", "0例"),
        ("疑似病例____例", "疑似病例一例", "一例"),
        ("疑似病例____例", "疑似病例12例", "12例"),
        ("疑似病例____例", "疑似病例12人", "12人"),
        ("疑似病例____例", "有3名疑似病例", "3名"),
        ("疑似病例____例", "疑似病例若干", "若干"),
        ("疑似病例____例", "疑似病例多例", "多例"),
        ("疑似病例____例", "疑似病例数例", "数例"),
        ("疑似病例____例", "疑似病例数十例", "数十例"),
        ("疑似病例____例", "出现一批疑似病例", "一批"),
        ("疑似病例____例", "未发现疑似病例", "未发现疑似病例"),
        ("疑似病例____例", "没有出现新的疑似病例", "没有出现新的疑似病例"),
        ("直接经济损失____万元", "直接经济损失86万元", "86万元"),
        ("直接经济损失____万元", "造成经济损失约300万元", "约300万元"),
        ("直接经济损失____万元", "直接经济损失达数百万元", "数百万元"),
        ("成绩公布时间为____", "成绩公布时间为10月8日", "10月8日"),
        ("成绩公布时间为____", "成绩公布时间为9月1日", "9月1日"),
    ],
)
def test_a_blank_filled_in_whatever_way_is_one_finding(before: str, after: str, told: str) -> None:
    assert check_text(TEXT, FACTS).findings == ()
    found = check_text(TEXT.replace(before, after), FACTS).errors
    assert [(f.code, f.text, f.expected) for f in found] == [("blank", told, None)]


@pytest.mark.parametrize("label", ["成绩公布日期", "大坝截流时点", "方案上报节点"])
def test_a_day_fills_the_blank_of_whatever_is_called_a_time(label: str) -> None:
    [found] = check_text(f"{label}为12月3日。", [{"label": label, "value": "____"}]).errors
    assert (found.code, found.text) == ("blank", "12月3日")


def test_underscores_in_the_name_of_a_program_are_no_blank() -> None:
    assert find_blanks("启用了__init__模块和get__all接口，疑似病例____例，死亡病例__例。", ["疑似病例", "死亡病例"]) == [
        ((29, 33), 0),
        ((39, 41), 1),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "确保无疑似病例漏报，做到不漏一例疑似病例。",
        "如有疑似病例，第一时间报告。",
        "慰问若干困难家庭，解决一批实际问题，多名干部下沉一线。",
        "疑似病例实行一人一档。",
        "直接经济损失9月1日核实上报。",
        "经济损失正在核实。",
    ],
)
def test_speaking_of_a_blank_without_a_number_raises_nothing(sentence: str) -> None:
    assert check_text(TEXT + sentence, FACTS).findings == ()


def test_a_blank_may_be_left_out_or_marked_otherwise() -> None:
    for after in ("", "疑似病例【待补】例，"):
        assert check_text(TEXT.replace("疑似病例____例，", after), FACTS).verified


@pytest.mark.parametrize("said", ["返镇人员10人", "返镇人员为10人", "返镇人员已达10人", "返镇人员共有10人"])
@pytest.mark.parametrize("stop", ["，", "。", "、"])
def test_a_blank_whose_label_holds_that_of_a_known_fact_is_not_filled_by_it(said: str, stop: str) -> None:
    blank = {"label": "累计摸排返镇人员", "value": None}
    facts = [blank, dict(blank), {"label": "返镇人员", "value": "10人"}]
    assert check_text(f"累计摸排返镇人员____{stop}{said}。", facts).errors == ()
    assert check_text(f"{said}{stop}累计摸排返镇人员____人。", facts).errors == ()
    found = check_text(f"累计摸排返镇人员____{stop}{said}。累计摸排返镇人员11人。", facts).errors
    assert [f.text for f in found] == ["11人"]


@pytest.mark.parametrize("told", ["这两件事还要盯下去", "是会上点出的两处待办", "合同两项待办"])
def test_what_counts_something_behind_a_blank_does_not_fill_it(told: str) -> None:
    facts = [{"label": "办证", "value": "尚未办结"}, {"label": "年度通报日期", "value": None}]
    found = check_text(f"办证尚未办结，年度通报日期为____，{told}。", facts).findings
    assert "blank" not in [f.code for f in found]


def test_a_known_fact_with_the_very_label_of_a_blank_stands_beside_it() -> None:
    facts = [{"label": "摸排完成时间", "value": None}, {"label": "摸排完成时间", "value": "1月26日"}]
    assert check_text("三是摸排完成时间为1月26日。四是摸排完成时间为____。", facts).errors == ()


def _told(label: str, sentence: str) -> list[tuple[str, str | None]]:
    facts = [{"label": label, "value": None}, {"label": "出动执法人员", "value": "86人次"}]
    return [(f.code, f.text) for f in check_text(f"出动执法人员86人次，{sentence}", facts).errors]


@pytest.mark.parametrize(
    ("label", "sentence", "told"),
    [
        ("群众满意度", "群众满意度持续提升。", "持续提升"),
        ("追缴违法所得", "追缴违法所得数额巨大。", "数额巨大"),
        ("新增就业", "新增就业圆满完成目标。", "圆满完成目标"),
        ("未整改隐患", "未整改隐患已全部清零。", "已全部清零"),
        ("粮食产量", "今年以来，粮食产量喜获丰收。", "喜获丰收"),
        ("减免税款", "企业享受减免税款数额可观。", "数额可观"),
        ("数据核查差错率", "二是数据核查差错率控制在规定范围内；", "控制在规定范围内"),
        ("人均纯收入", "人均纯收入方面，较上年明显增加。", "较上年明显增加"),
        ("重大事故起数", "无重大事故发生。", "无重大事故"),
        ("上级资金到位金额", "上级资金已全部到位。", "已全部到位"),
        ("征收残疾人就业保障金", "征收残疾人就业保障金应收尽收。", "应收尽收"),
        ("托养中心启用日期", "托养中心启用日期定在年底，筹备顺利。", "定在年底"),
        ("老旧小区改造完工日期", "老旧小区改造预计年底前全面完工。", "年底前"),
        ("老旧小区改造完工日期", "老旧小区改造将于近期完工。", "近期"),
        ("摊位租金减免", "摊位租金减半收取。", "半收取"),
        ("摊位租金减免", "摊位租金全额减免，商户拍手叫好。", "全额减免"),
        ("摊位租金减免", "摊位租金减免千万余元。", "千万余元"),
        ("受损桥梁", "桥梁无一受损。", "无一受损"),
        ("受损桥梁", "受损桥梁数座，均设置警示标志。", "数座"),
        ("雹灾直接经济损失", "雹灾未造成直接经济损失。", "未造成直接经济损失"),
        ("人工增雨作业", "未开展人工增雨作业。", "未开展人工增雨作业"),
        ("午餐配送覆盖率", "绝大多数学生享受午餐配送。", "绝大多数"),
        ("居民医保参保率", "居民医保应参尽参。", "应参尽参"),
        ("婴幼儿入托率", "综合服务中心计划投用，婴幼儿入托率位居全市前列。", "位居全市前列"),
    ],
)
def test_words_where_no_mark_stands_fill_a_blank(label: str, sentence: str, told: str) -> None:
    assert _told(label, sentence) == [("blank", told)]


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("发放救助金", "发放救助金____万元，救助金发放机制日益完善。"),
        ("上级资金到位金额", "上级资金到位金额____，县级资金已全部到位。"),
        ("补贴发放金额", "补贴发放金额____，资金将尽快全部拨付。"),
        ("群众满意度", "群众满意度____。全县上下持续发力，群众满意度稳步提升。"),
        ("群众满意度", "不断提升群众满意度。"),
        ("粮食产量", "粮食产量正在统计。"),
        ("粮食产量", "粮食产量尚未核定，以统计部门公布为准。"),
        ("重大事故起数", "严防重大事故发生，确保无重大事故。"),
        ("未整改隐患", "对未整改隐患挂牌督办。"),
        ("办结率", "把办结率作为硬指标，力争办结率明显提高。"),
        ("受理投诉", "受理投诉渠道全面畅通。"),
        ("在校学生", "在校学生营养餐全面覆盖。"),
        ("人均纯收入", "人均纯收入增长是检验成效的标尺。"),
        ("参训人数", "培训覆盖面不断扩大，合计____人参训。"),
        ("捐赠款物", "下一步，加强统筹，捐赠款物全部用于救灾。"),
        ("老旧小区改造完工日期", "老旧小区改造完工日期待核实，年底前公布。"),
        ("摊位租金减免", "摊位租金减免正在统计中。"),
        ("摊位租金减免", "下一步，落实好摊位租金全额减免政策。"),
        ("午餐配送覆盖率", "午餐配送覆盖率____，绝大多数学生享受午餐配送。"),
        ("居民医保参保率", "确保居民医保应参尽参。"),
        ("受损桥梁", "受损桥梁数量正在核实。"),
    ],
)
def test_speaking_of_a_blank_in_general_fills_nothing(label: str, sentence: str) -> None:
    assert _told(label, sentence) == []


def test_a_blank_that_nothing_stands_for_is_pointed_out() -> None:
    found = check_text(TEXT.replace("疑似病例____例，", ""), FACTS).findings
    assert [(f.code, f.severity, f.fact) for f in found] == [("missing", "warning", "f3")]


def test_a_hint_of_an_empty_form_is_pointed_out() -> None:
    [found] = check_text("（在此记做法）。转移群众129人。", [{"label": "转移群众", "value": "129人"}]).findings
    assert (found.severity, found.code, found.text) == ("warning", "blank", "（在此记做法）")


def test_a_figure_before_the_blank_of_its_sentence_is_its_own_facts() -> None:
    facts: list[dict[str, object]] = [
        {"label": "晚期血吸虫病人救治", "value": "64例"}, {"label": "晚血病人人均救治费用", "value": None},
    ]  # fmt: skip
    assert check_text("救治晚血病人64例，人均花费____。", facts).errors == ()


@pytest.mark.parametrize("words", ["由财政统筹安排", "与上年基本持平", "稳中有升"])
def test_words_that_say_who_pays_or_how_it_compares_stand_in_the_place_of_a_blank(words: str) -> None:
    facts: list[dict[str, object]] = [{"label": "外包费用", "value": None}]
    assert check_text("外包费用____。", facts).findings == ()
    assert [finding.code for finding in check_text(f"外包费用{words}。", facts).errors] == ["blank"]


def _valued(sentence: str) -> list[tuple[str, str, str | None]]:
    facts: list[dict[str, object]] = [
        {"label": "发放种粮补贴", "value": None}, {"label": "塌方路段", "value": None}, {"label": "水毁修复完成率", "value": None},
    ]  # fmt: skip
    return [(found.severity, found.code, found.text) for found in check_text(sentence, facts).findings]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("发放种粮补贴____万元，均已足额发放到户，塌方路段____处，水毁修复完成率____。", "均已足额发放到户"),
        ("发放种粮补贴____万元，塌方路段____处，为近年来最少，水毁修复完成率____。", "为近年来最少"),
        ("发放种粮补贴____万元，创历史新高，塌方路段____处，水毁修复完成率____。", "创历史新高"),
        ("发放种粮补贴____万元，塌方路段____处，水毁修复完成率____，高于预期。", "高于预期"),
        ("发放种粮补贴____万元，塌方路段____处，水毁修复完成率____，修复任务全面完成。", "修复任务全面完成"),
        # behind other marks, and a sentence of its own
        ("塌方路段____处；水毁修复完成率____。发放种粮补贴____万元，创历史新高。", "创历史新高"),
        (
            "今年以来，全县上下凝心聚力、攻坚克难，统筹推进灾后恢复重建各项工作。水毁修复完成率____，"
            "修复任务全面完成，塌方路段____处，发放种粮补贴____万元。",
            "修复任务全面完成",
        ),
    ],
)
def test_a_clause_behind_a_mark_that_tells_how_high_it_is_is_pointed_out(sentence: str, told: str) -> None:
    assert _valued(sentence) == [("warning", "blank", told)]


@pytest.mark.parametrize(
    "words",
    [
        *("为历年最少", "是历史最高", "创历史新高", "系近年来最好", "再创历史新低", "创下同期最低", "刷新历史纪录", "了历年最优"),
        *("处于同期前列", "位居全市首位", "居全省首位", "位列全县前列", "列全区榜首", "为有记录以来最大", "为建县以来最小"),
        *("已超过预期", "均高于全市平均", "大幅低于去年", "远低于往年", "远远低于上年", "明显优于历年", "略高于全年"),
        *("圆满完成年度", "提前完成序时", "达到既定", "实现了年初", "好于预定", "超出历史", "超额完成计划", "达到目标"),
        *("全部兑付", "足额拨付到位", "如数发放", "悉数缴清", "全额到账", "均已全部支付", "已经全额偿还", "都足额到位", "已如数到户"),
    ],
)
def test_how_high_or_how_far_paid_what_is_not_known_is_pointed_out_in_any_words(words: str) -> None:
    rest = "，塌方路段____处，水毁修复完成率____。"
    assert _valued(f"发放种粮补贴____万元，{words}{rest}") == [("warning", "blank", words)]
    meant = _valued(f"要加快进度，力争发放种粮补贴____万元，确保{words}{rest}")
    assert [found for found in meant if found[1] == "blank"] == []


@pytest.mark.parametrize("words", ["已全面完成", "全部完成", "圆满完成", "如期竣工", "基本办结", "已整改", "各项任务全部完成"])
def test_that_nothing_is_left_is_pointed_out_behind_how_far_it_has_come(words: str) -> None:
    sentence = f"发放种粮补贴____万元，塌方路段____处，水毁修复{{}}____，{words}。"
    for name in ("完成率", "完成率为", "整改率达", "办结比例"):
        assert [told for told in _valued(sentence.format(name)) if told[1] == "blank"] == [("warning", "blank", words)]
    for told in (f"未{words}", f"力争{words}", "正在完成"):
        assert _valued(f"发放种粮补贴____万元，塌方路段____处，水毁修复完成率____，{told}。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "发放种粮补贴____万元，为稳产增产打下基础，塌方路段____处，均已设置警示标志，水毁修复完成率____。",
        "发放种粮补贴____万元，惠及千家万户，塌方路段____处，已落实专人值守，水毁修复完成率____，力争年底前全面完成。",
        "塌方路段____处，水毁修复完成率____，发放种粮补贴____万元，已上报财政部门审核。",
        # that the work is done tells nothing of how many
        "塌方路段____处，修复任务全面完成，发放种粮补贴____万元，水毁修复完成率____。",
        "塌方路段____处；水毁修复完成率____；发放种粮补贴____万元惠及农户，创历史新高的是粮食产量。",
    ],
)
def test_a_clause_behind_a_mark_that_tells_of_other_things_is_fine(sentence: str) -> None:
    assert [told for told in _valued(sentence) if told[1] == "blank"] == []


def test_how_high_a_blank_is_may_be_said_where_it_was_supplied() -> None:
    facts: list[dict[str, object]] = [
        {"label": "发放种粮补贴", "value": None}, {"label": "粮食产量", "value": "126万吨"},
    ]  # fmt: skip
    text = "粮食产量126万吨，发放种粮补贴____万元，创历史新高。"
    assert [found.text for found in check_text(text, facts).findings] == ["创历史新高"]
    assert "创历史新高" not in {found.text for found in check_text(text, [*facts, {"text": "种粮补贴创历史新高"}]).findings}


def test_a_blank_filled_by_praise_is_told_behind_what_is_simulated() -> None:
    facts = [{"label": "模拟转移", "value": "325人"}, {"label": "演练得分", "value": None}]
    [finding] = check_text("模拟转移325人，演练得分优秀。", facts).errors
    assert (finding.code, finding.text) == ("blank", "优秀")


def test_some_of_a_thing_whose_blank_follows_fills_nothing_in() -> None:
    facts: list[dict[str, object]] = [{"label": "待核实欠薪金额", "value": None}]
    assert check_text("也有一些欠薪金额有待核实，数目为____。", facts).errors == ()
    assert [f.text for f in check_text("核实了一些待核实欠薪金额。", facts).errors] == ["一些"]


@pytest.mark.parametrize(
    "text", ["一些直接经济损失已赔付，间接损失为____。", "一些直接经济损失待核，数目____。", "一些直接经济损失，原因为____。"]
)
def test_the_blank_of_one_of_two_facts_leaves_the_other_no_word(text: str) -> None:
    facts: list[dict[str, object]] = [
        {"label": "直接经济损失", "value": None},
        {"label": "间接经济损失", "value": None},
    ]
    assert check_text(text, facts).errors


def test_words_within_the_label_of_a_blank_fill_nothing() -> None:
    facts = [{"label": "下一批自助设备到位日期", "value": None}]
    assert check_text("下一批自助设备到位日期待定，暂列____。", facts).findings == ()


@pytest.mark.parametrize("words", ["一栏留空____", "一栏先空着：____", "一项待填：____", "一栏暂缺____", "一栏暂未填写"])
def test_a_field_of_a_form_left_empty_is_no_figure(words: str) -> None:
    facts = [{"label": "办理件数", "value": "20件"}, {"label": "满意度", "value": None}]
    assert check_text(f"共办理件数20件，满意度{words}。", facts).errors == ()


def test_a_column_that_is_counted_is_one() -> None:
    facts = [{"label": "办理件数", "value": "20件"}, {"label": "牛栏", "value": None}]
    assert check_text("办理件数20件，牛栏一栏。", facts).errors
