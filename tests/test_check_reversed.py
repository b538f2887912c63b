"""A statement turned round: its fact's words say one thing, the draft's clause the opposite."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

Facts = list[tuple[str, str]]


def errors(facts: Facts, text: str) -> list[tuple[str, str | None]]:
    items = [{"id": f"f{number}", "label": label, "value": value} for number, (label, value) in enumerate(facts)]
    return [(finding.code, finding.text) for finding in check_text(text, items).errors]


@pytest.mark.parametrize(
    ("label", "value", "text", "words"),
    [
        ("已办结诉求", "35件", "目前正在办理诉求35件。", "正在办理"),
        ("已办结", "35件", "受理诉求中，正在办理35件。", "正在办理"),
        ("正在办理", "5件", "已办结5件。", "已办结"),
        ("拟建设高标准农田", "800亩", "已建成高标准农田800亩。", "已建成"),
        ("计划改造老旧小区", "12个", "改造完成老旧小区12个。", "改造完成"),
        ("计划改造老旧小区", "12个", "完成老旧小区改造12个。", "完成"),
        ("正在施工户数", "20户", "已完工20户。", "已完工"),
        ("未整改隐患", "3处", "已整改隐患3处。", "已整改"),
        ("未整改隐患", "3处", "完成隐患整改3处。", "完成"),
        ("尚未完成整改", "3处", "已完成整改3处。", "已完成整改"),
        ("已整改隐患", "3处", "尚有3处隐患未整改。", "未整改"),
        ("人员伤亡", "没有发生", "此次灾害发生人员伤亡。", "发生人员伤亡"),
        ("人员伤亡", "没有发生", "辖区内已经发生人员伤亡。", "已经发生人员伤亡"),
        ("人员伤亡", "无", "造成人员伤亡。", "造成人员伤亡"),
        ("安全事故", "未发生", "全年发生安全事故。", "发生安全事故"),
        ("聚集性疫情", "没有发生", "出现聚集性疫情。", "出现聚集性疫情"),
        ("通过率", "提高3.5个百分点", "通过率下降3.5个百分点。", "下降"),
        ("空气优良率同比上升", "2.1个百分点", "空气优良率同比下降2.1个百分点。", "下降"),
        ("财政收入同比增长", "6.8%", "财政收入同比下降6.8%。", "下降"),
        ("财政收入增幅", "6.8%", "财政收入降幅6.8%。", "降幅"),
        ("财政收入增幅", "6.8%", "财政收入同比下降6.8%。", "下降"),
        ("信访量较上年减少", "12件", "信访量较上年增加12件。", "增加"),
        ("信访量较上年减少", "12件", "信访量同比上升12件。", "上升"),
        ("合格产品", "98批次", "不合格产品98批次。", "不合格"),
        ("不合格产品", "2批次", "检出合格产品2批次。", "合格"),
        ("验收达标村", "6个", "验收未达标村6个。", "未达标"),
        ("不予公开", "3件", "予以公开3件。", "公开"),
        ("满意", "312人", "不满意312人。", "不满意"),
        ("市场价格", "总体平稳", "市场价格总体波动较大。", "波动"),
        ("社会大局", "保持稳定", "社会大局不稳定。", "不稳"),
        ("到位资金", "320万元", "未到位资金320万元。", "未到位"),
        ("资金缺口", "32万元", "资金结余32万元。", "结余"),
        ("财政结余", "32万元", "财政缺口32万元。", "缺口"),
        ("新增就业", "320人", "减少就业320人。", "减少"),
        ("出院人数", "3人", "入院人数3人。", "入院"),
        ("力争年底前完成投资", "3亿元", "年底前已完成投资3亿元。", "已完成投资"),
        ("今年将新建公厕", "6座", "今年新建公厕6座，全部投入使用。", "全部投"),
        ("全县脱贫", "320户", "全县返贫320户。", "返贫"),
        ("开工项目", "32个", "停工项目32个。", "停工"),
    ],
)
def test_the_opposite_of_what_was_supplied_is_reversed(label: str, value: str, text: str, words: str) -> None:
    assert errors([(label, value)], text) == [("reversed", words)]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ([("已办结诉求", "35件")], "诉求办结35件，办结率较高。"),
        ([("已办结诉求", "35件"), ("正在办理", "5件")], "已办结诉求35件，正在办理5件。"),
        ([("已办结诉求", "35件"), ("正在办理", "5件")], "诉求办结35件、尚在办理5件。"),
        ([("拟建设高标准农田", "800亩")], "计划建设高标准农田800亩。"),
        ([("拟建设高标准农田", "800亩")], "下一步将建设高标准农田800亩。"),
        ([("计划改造老旧小区", "12个"), ("已完成改造", "5个")], "计划改造老旧小区12个，已完成改造5个。"),
        ([("未整改隐患", "3处")], "尚有3处隐患没有整改到位。"),
        ([("未整改隐患", "3处")], "仍有3处隐患正在整改。"),
        ([("人员伤亡", "没有发生")], "没有发生人员伤亡。"),
        ([("人员伤亡", "没有发生")], "人员伤亡没有发生。"),
        ([("安全事故", "未发生")], "全年未发生安全事故，杜绝了各类事故发生。"),
        ([("安全事故", "未发生")], "全年未发生安全事故。一旦发生安全事故，立即启动预案。"),
        ([("安全事故", "未发生")], "全年未发生安全事故，为防止发生安全事故，坚持巡查。"),
        ([("通过率", "提高3.5个百分点")], "通过率提高3.5个百分点，返工率明显下降。"),
        ([("空气优良率同比上升", "2.1个百分点")], "空气优良率同比提高2.1个百分点。"),
        ([("财政收入增幅", "6.8%")], "财政收入同比增长6.8%，非税收入下降。"),
        ([("信访量较上年减少", "12件")], "信访量同比下降12件，群众满意度上升。"),
        ([("不合格产品", "2批次")], "其中2批次产品不合格。"),
        ([("不合格产品", "2批次"), ("合格产品", "98批次")], "合格产品98批次，不合格产品2批次。"),
        ([("合格率", "98%")], "合格率98%，不合格产品全部下架。"),
        ([("不予公开", "3件")], "决定不予公开3件。"),
        ([("满意", "312人"), ("不满意", "8人")], "满意312人、不满意8人。"),
        ([("到位资金", "320万元")], "资金到位320万元，尚未到位部分正在争取。"),
        ([("已整改隐患", "3处")], "3处隐患已全部整改，未发现新的隐患。"),
        ([("新增就业", "320人")], "新增就业320人，失业人数减少。"),
        ([("力争年底前完成投资", "3亿元")], "力争年底前完成投资3亿元。"),
        ([("今年将新建公厕", "6座")], "今年计划新建公厕6座。"),
        ([("受灾人口", "1200人")], "受灾人口1200人，没有因灾死亡。"),
        ([("排查企业", "126家")], "排查企业126家，尚未发现重大隐患。"),
        ([("排查企业", "126家")], "在未停产的企业中排查126家。"),
        # a thing that is there, to which something has not been done
        ([("修复项目", "尚未验收")], "修复项目有待验收。"),
        ([("修复项目", "尚未验收")], "修复项目存在资金缺口，还没有通过验收。"),
        ([("中心血站", "未搬迁")], "中心血站存在用房紧张的困难，至今没有搬迁。"),
    ],
)
def test_other_words_for_the_same_are_not_reversed(facts: Facts, text: str) -> None:
    assert errors(facts, text) == []


def test_a_plan_told_as_done_between_other_figures_is_reversed() -> None:
    facts = [("检查企业", "20家"), ("拟建厂房", "3栋"), ("投资", "5万元")]
    assert errors(facts, "检查企业20家。厂房3栋，已投用。投资5万元。") == [("reversed", "已")]


def test_a_plan_told_as_under_way_is_reversed() -> None:
    assert errors([("拟新建公厕", "6座")], "正在新建公厕6座。") == [("reversed", "正在新建")]


def test_what_is_planned_of_a_thing_done_is_not_reversed() -> None:
    assert errors([("消除隐患", "3处")], "拟消除隐患3处。") == [("reversed", "拟消除")]
    assert errors([("消除隐患", "3处")], "拟消除的隐患3处。") == []


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ("规模以上工业增加值同比下降", "规模以上工业增加值较上年同期回落12%。", "规模以上工业增加值较上年同期增长12%。"),
        ("工程核减额同比增长", "工程核减额则比上年上升12%。", "工程核减额则比上年减少12%。"),
        ("新增就业人数同比下降", "新增就业人数同比减少12%，降幅不大。", "新增就业人数同比增长12%。"),
        ("财政支出增速回落", "财政支出增速比上年下降了12%。", "财政支出增速提高了12%。"),
        ("事故起数下降", "扭转事故增长势头，事故起数由增长转为下降12%。", "扭转下降势头，事故起数增长12%。"),
        ("事故起数同比下降", "新增隐患减少，事故起数下降12%。", "事故起数比上年增加了12%。"),
    ],
)
def test_a_direction_is_told_beside_a_thing_whose_name_holds_one(label: str, right: str, wrong: str) -> None:
    facts = [{"label": label, "value": "12%"}]
    assert "reversed" not in {f.code for f in check_text(right, facts).findings}
    assert "reversed" in {f.code for f in check_text(wrong, facts).errors}


BEING_BUILT = [{"label": "在建健身步道", "value": "28公里"}]


@pytest.mark.parametrize("text", ["建成健身步道28公里。", "健身步道28公里已建成。", "28公里健身步道已经建成投用。"])
def test_what_is_being_built_is_not_built(text: str) -> None:
    assert [f.code for f in check_text(text, BEING_BUILT).errors] == ["reversed"]


@pytest.mark.parametrize(
    "text",
    [
        "健身步道在建28公里。",
        "正在建设健身步道28公里。",
        "健身步道28公里已开工建设。",
        "已开建健身步道28公里。",
        "健身步道28公里，预计年底建成。",
        "28公里健身步道正加紧施工，建成后惠及群众。",
        "28公里在建健身步道全部复工。",
        "力争早日建成在建的28公里健身步道。",
        "在建设方面，在建健身步道28公里，已完成主体工程。",
    ],
)
def test_what_is_being_built_may_be_told_otherwise(text: str) -> None:
    assert check_text(text, BEING_BUILT).errors == ()


@pytest.mark.parametrize("than", ["比计划", "较预算", "比上年"])
def test_more_than_planned_told_as_less_is_reversed(than: str) -> None:
    facts = [{"label": f"引进侨资{than}多", "value": "0.25亿元"}]
    [finding] = check_text(f"引进侨资{than}少0.25亿元。", facts).errors
    assert (finding.code, finding.text) == ("reversed", "少")
    assert check_text(f"引进侨资{than}多0.25亿元。", facts).verified


@pytest.mark.parametrize(
    ("label", "value", "text", "told"),
    [
        ("设备检修完成率", "98.5%", "设备检修未完成率为98.5%。", ("error", "reversed", "设备检修未完成率")),
        ("供热用户", "31246户", "停热用户31246户。", ("warning", "unsure", "31246户")),
        ("集中供热面积", "125万平方米", "集中供冷面积达125万平方米。", ("warning", "unsure", "125万平方米")),
    ],
)
def test_a_label_with_one_character_turned_is_not_let_pass(
    label: str, value: str, text: str, told: tuple[str, str, str]
) -> None:
    found = check_text(text, [{"label": label, "value": value}]).findings
    assert [(finding.severity, finding.code, finding.text) for finding in found] == [told]


def test_another_word_for_the_same_in_a_label_is_let_pass() -> None:
    assert check_text("信访总量比上年减少85件。", [{"label": "信访总量较上年减少", "value": "85件"}]).findings == ()


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("居民用户恢复供电", "1200户", "商业用户恢复供电1200户。"),
        ("累计办结信访件", "35件", "累计退回信访件35件。"),
        ("排查隐患", "120处", "整改隐患120处。"),
        ("修复水毁道路", "8处", "修复水毁桥梁共8处。"),
        ("完成春播面积", "3.2万亩", "完成秋播面积3.2万亩。"),
        ("城镇新增就业", "1500人", "农村新增就业达1500人。"),
        ("检查加油站", "22座", "检查加气站22座。"),
    ],
)
def test_a_label_with_a_word_that_excludes_its_own_is_on_another_thing(label: str, value: str, text: str) -> None:
    (finding,) = check_text(text, [{"label": label, "value": value}]).findings
    assert (finding.severity, finding.code, finding.text) == ("error", "swapped", value)
    assert check_text(text.replace(text[: text.index(value)], label), [{"label": label, "value": value}]).verified


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ((("受理信访件", "40件"), ("办结信访件", "35件")), "受理信访件40件，办结信访件35件。"),
        ((("办结信访件", "35件"),), "受理并办结信访件35件。"),
        ((("兑付回收奖励资金", "9.4万元"),), "支付奖励资金9.4万元。"),
        ((("整改检查发现问题", "17个"),), "整改问题17个。"),
        ((("维修路灯", "230盏"),), "修复路灯230盏。"),
        ((("进口", "12亿元"), ("出口", "30亿元")), "进出口分别为12亿元、30亿元。"),
        ((("产值同比增长", "-2.1%"),), "产值同比下降2.1%。"),
        ((("投诉量同比变化", "-18%"),), "投诉量同比减少18%。"),
        ((("平均住院日", "7.2天"), ("平均住院日缩短", "0.6天")), "平均住院日7.2天，患者早出院0.6天。"),
        ((("新建公厕", "12座"),), "增设公厕12座。"),
        ((("发现隐患", "65处"),), "排查隐患65处。"),
        ((("农村公路改造", "65公里"),), "城镇周边的农村公路改造65公里。"),
    ],
)
def test_a_word_beside_its_opposite_and_another_for_the_same_are_let_pass(
    facts: tuple[tuple[str, str], ...], text: str
) -> None:
    assert check_text(text, [{"label": label, "value": value} for label, value in facts]).errors == ()


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("接种流感疫苗", "2.3万剂次", "累计接种新冠疫苗2.3万剂次。"),
        ("办理公益诉讼案件", "58件", "办理刑事案件多起，其中办理涉外诉讼案件58件。"),
        ("新增养老床位", "450张", "新增托育床位450张。"),
        ("新建农村公厕", "39座", "新建39座城区公厕。"),
    ],
)
def test_a_label_in_which_another_word_stands_is_not_let_pass(label: str, value: str, text: str) -> None:
    found = check_text(text, [{"label": label, "value": value}]).findings
    assert {(finding.code in ("swapped", "unsure"), finding.text) for finding in found} == {(True, value)}


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("接种流感疫苗", "2.3万剂次", "累计接种各类流感疫苗2.3万剂次。"),
        ("发放慰问金", "38.6万元", "送去慰问金38.6万元。"),
        ("保费总额", "314.16万元", "保费合计314.16万元。"),
        ("专项行动截止时间", "2025年1月20日", "专项行动将开展至2025年1月20日。"),
        ("税收收入同比增长", "5.4%", "税收收入较上年增长5.4%。"),
    ],
)
def test_a_label_in_other_words_for_the_same_is_let_pass(label: str, value: str, text: str) -> None:
    assert check_text(text, [{"label": label, "value": value}]).findings == ()


STANDARD = [{"label": "上年保障标准", "value": "585元"}, {"label": "保障标准", "value": "620元"}]


@pytest.mark.parametrize("word", ["下调到", "降至", "减少到"])
def test_a_course_that_its_own_figures_contradict_is_reversed(word: str) -> None:
    (finding,) = check_text(f"保障标准由上年的585元{word}620元。", STANDARD).errors
    assert finding.code == "reversed"
    assert finding.text in word


TIMES = [{"label": "改革前平均用时", "value": "45分钟"}, {"label": "改革后平均用时", "value": "28分钟"}]


@pytest.mark.parametrize(
    "text",
    [
        "平均用时由改革前的28分钟缩短到改革后的45分钟。",
        "平均用时由改革后的45分钟缩短到改革前的28分钟。",
        "平均用时由改革后45分钟压缩至改革前28分钟。",
    ],
)
def test_a_course_told_backwards_is_reversed(text: str) -> None:
    assert [finding.code for finding in check_text(text, TIMES).errors] == ["reversed"]


@pytest.mark.parametrize("text", ["平均用时由改革前的45分钟缩短到改革后的28分钟。", "平均用时由原45分钟压缩至现28分钟。"])
def test_a_course_told_as_it_went_is_right(text: str) -> None:
    assert check_text(text, TIMES).errors == ()


@pytest.mark.parametrize("text", ["保障标准由上年的585元提高到620元。", "上年保障标准585元，今年保障标准降至620元以内是误传，实为620元。"])
def test_a_course_that_its_figures_bear_out_is_right(text: str) -> None:
    assert [f.text for f in check_text(text, STANDARD).errors if f.code == "reversed"] == []


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("挽回集体资产损失", "57万元", "造成集体资产损失57万元。"),
        ("兑付承包费", "18万元", "拖欠承包费18万元。"),
        ("选聘辅导员", "14名", "解聘辅导员14名。"),
        ("引进技师", "9名", "技师流失9名。"),
        ("设立投诉站", "7个", "裁撤投诉站7个。"),
        ("注册合作社", "45家", "注销合作社45家。"),
        ("开行专列", "12趟", "停运专列12趟。"),
        ("村庄恢复供水", "6个", "村庄停水6个。"),
        ("抢修线路", "23公里", "损毁线路23公里。"),
        ("举办展销会", "5场", "取消展销会5场。"),
        ("拨付专款", "90万元", "截留专款90万元。"),
        ("清退押金", "31万元", "收取押金31万元。"),
    ],
)
def test_a_deed_told_as_what_undoes_it_or_as_its_failure_is_on_another_thing(label: str, value: str, text: str) -> None:
    [finding] = check_text(text, [{"label": label, "value": value}]).findings
    assert (finding.severity, finding.code, finding.text) == ("error", "swapped", value)


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("兑付承包费", "18万元", "承包费兑付18万元，历年拖欠一并结清。"),
        ("挽回集体资产损失", "57万元", "避免集体资产损失57万元。"),
        ("挽回集体资产损失", "57万元", "挽回因违规造成的集体资产损失57万元。"),
        ("引进技师", "9名", "面对人才流失，引进技师9名。"),
        ("抢修线路", "23公里", "损毁的23公里线路全部抢修完毕。"),
        ("举办展销会", "5场", "举办展销会5场，受天气影响推迟的两场已经补办。"),
    ],
)
def test_a_deed_beside_what_it_mends_is_let_pass(label: str, value: str, text: str) -> None:
    assert "swapped" not in {found.code for found in check_text(text, [{"label": label, "value": value}]).findings}


@pytest.mark.parametrize(
    ("label", "value", "text", "words"),
    [
        ("清偿欠款", "240万元", "企业仍有欠款240万元。", "仍有"),
        ("解决出行不便村组", "17个", "尚有17个村组存在出行不便。", "尚有"),
        ("办结提案", "33件", "提案尚有33件在办。", "尚有"),
        ("年度任务完成", "62%", "年度任务尚有62%未完成。", "尚有"),
        ("查封库房", "4间", "解除查封库房4间。", "解除查封"),
        ("发放补贴", "16万元", "暂停发放补贴16万元。", "暂停发放"),
        ("到位经费", "75万元", "经费缺口75万元。", "缺口"),
    ],
)
def test_what_is_solved_told_as_left_or_undone_is_reversed(label: str, value: str, text: str, words: str) -> None:
    assert errors([(label, value)], text) == [("reversed", words)]


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("清偿欠款", "240万元", "年初仍有的240万元欠款全部清偿。"),
        ("未办结提案", "33件", "尚有33件提案在办。"),
        ("办理中提案", "33件", "尚有33件提案正在答复。"),
        ("处置中险情", "4处", "尚有4处险情正在抢护。"),
        ("查封库房", "4间", "查封库房4间，整改后解除查封。"),
        ("发放补贴", "16万元", "补贴发放16万元，停发不合条件者。"),
        ("撤销立案", "3件", "全年撤销立案3件。"),
        ("到位经费", "75万元", "到位经费75万元，缺口由镇村自筹。"),
        ("治理水土流失", "30平方公里", "新增水土流失治理面积30平方公里。"),
    ],
)
def test_what_was_left_before_or_is_besides_is_not_reversed(label: str, value: str, text: str) -> None:
    assert errors([(label, value)], text) == []


def test_persons_who_were_helped_told_as_new_cases_are_not_sure() -> None:
    facts = [{"label": "监测户脱贫", "value": "52户"}]
    [finding] = check_text("新增监测户52户。", facts).findings
    assert (finding.severity, finding.code) == ("warning", "unsure")
    assert check_text("监测户脱贫52户。", facts).findings == ()


AMISS = [{"text": "多数村卫生室药品储备不足，排水沟渠淤堵严重"}, {"label": "卫生室", "value": "48个"}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("卫生室48个。各村卫生室药品储备充足。", ["error"]),
        ("卫生室48个。排水沟渠淤堵问题基本解决。", ["warning"]),
        ("卫生室48个。多数村卫生室药品储备得到保障。", ["warning"]),
        ("卫生室48个。多数村卫生室药品储备不足，排水沟渠淤堵严重。", []),
        ("卫生室48个。排水沟渠淤堵问题尚未得到解决。", []),
        ("卫生室48个。下一步，集中清淤，使排水沟渠淤堵问题得到解决。", []),
        ("卫生室48个。要做到各村卫生室药品储备充足。", []),
    ],
)
def test_what_was_supplied_as_amiss_told_as_well_is_told_of(text: str, told: list[str]) -> None:
    found = [finding.severity for finding in check_text(text, AMISS).findings if finding.code == "reversed"]
    assert found == told


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("农业投资增速", "4.2%", "工业投资增速4.2%。"),
        ("医保基金收入", "5.1亿元", "医保基金结余5.1亿元。"),
        ("最低库水位", "31米", "平均库水位31米。"),
        ("省控站点数据有效率", "97%", "市控站点数据有效率97%。"),
        ("秋季招生时间", "9月5日", "9月5日春季招生。"),
        ("合作社总收入", "340万元", "合作社纯收入340万元。"),
        ("民事诉讼案件", "26件", "刑事诉讼案件26件。"),
        ("走访农户", "410户", "走访企业410户。"),
    ],
)
def test_a_statistic_of_another_kind_is_on_another_thing(label: str, value: str, text: str) -> None:
    [finding] = check_text(text, [{"label": label, "value": value}]).findings
    assert (finding.severity, finding.code, finding.text) == ("error", "swapped", value)


CLUBS = [{"label": "结对社团", "value": "30个", "parts": [
    {"label": "书画社团", "value": "12个"}, {"label": "器乐社团", "value": "10个"}, {"label": "健身社团", "value": "8个"},
]}]  # fmt: skip
CLASSES = [{"label": "开办课堂", "value": "24场"}, {"label": "农村讲师", "value": "60名"}]


@pytest.mark.parametrize(
    ("facts", "text", "figure"),
    [
        ([{"label": "农村冷库", "value": "15座"}], "民营冷库15座。", "15座"),
        ([{"label": "困难群众就医报销率", "value": "91%"}], "城镇居民就医报销率91%。", "91%"),
        ([{"label": "贷款余额", "value": "66亿元"}], "逾期贷款余额66亿元。", "66亿元"),
        ([{"label": "罚款", "value": "9万元"}], "没收违法所得9万元。", "9万元"),
        (CLASSES, "开办农村课堂24场，农村讲师60名。", "24场"),
        ([{"label": "实际利用资金", "value": "7亿元"}, {"label": "外资企业", "value": "6家"}], "实际利用外资7亿元，外资企业6家。", "7亿元"),
        (CLUBS, "结对社团30个，其中书画社团12个、摄影社团10个、健身社团8个。", "10个"),
    ],
)
def test_another_qualifier_or_one_more_makes_a_figure_unsure(
    facts: list[dict[str, object]], text: str, figure: str
) -> None:
    found = [(finding.severity, finding.text) for finding in check_text(text, facts).findings]
    assert found == [("warning", figure)]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ([{"label": "农村冷库", "value": "15座"}], "乡村冷库15座。"),
        ([{"label": "困难群众就医报销率", "value": "91%"}], "城乡困难群众就医报销率91%。"),
        ([{"label": "贷款余额", "value": "66亿元"}], "各项贷款余额66亿元。"),
        ([{"label": "最低库水位", "value": "31米"}], "库水位最低31米，平均蓄水正常。"),
        ([{"label": "秋季招生时间", "value": "9月5日"}], "9月5日秋季招生。"),
        ([{"label": "全年计划造林", "value": "2300亩"}], "上半年全年计划造林2300亩全面铺开。"),
        (CLASSES, "开办课堂24场，农村讲师60名。"),
        (CLUBS, "结对社团30个，其中书画类社团12个、器乐社团10个、健身社团8个。"),
    ],
)
def test_the_same_qualifier_in_other_words_raises_nothing(facts: list[dict[str, object]], text: str) -> None:
    assert check_text(text, facts).findings == ()


RANKS = ("环境考核位次=第3位", "上年环境考核位次=第8位")


def test_who_comes_to_a_smaller_rank_has_risen() -> None:
    assert judge("环境考核由上年的第8位升至第3位。", RANKS).errors == ()
    assert [finding.code for finding in judge("环境考核由上年的第8位降至第3位。", RANKS).errors] == ["reversed"]


@pytest.mark.parametrize(
    ("fact", "text", "told"),
    [
        ("投诉量同比下降=31件", "投诉量同比下降到31件。", "下降到31件"),
        ("机收率提高=2.6个百分点", "机收率提高至2.6个百分点。", "提高至2.6个百分点"),
        ("能耗比上年减少=7.4%", "能耗降至7.4%。", "降至7.4%"),
    ],
)
def test_a_change_told_as_what_it_came_to_is_altered(fact: str, text: str, told: str) -> None:
    assert [(finding.code, finding.text) for finding in judge(text, (fact,)).errors] == [("altered", told)]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("候车时间缩短=9分钟", "候车时间缩短至9分钟。"),
        ("候车时间缩短=9分钟", "候车时间为9分钟。"),
        ("投诉量同比下降=31件", "投诉量31件，同比下降。"),
        ("故障率降至=0.7%", "故障率由0.7%进一步下降。"),
        ("用水量同比下降=3.8%", "用水量降幅收窄3.8%。"),
    ],
)
def test_a_change_that_may_be_told_as_a_level_is_pointed_out(fact: str, text: str) -> None:
    assert [finding.code for finding in judge(text, (fact,)).findings] == ["unsure"]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("候车时间缩短=9分钟", "候车时间缩短至=12分钟"), "候车时间比原来少9分钟，缩短至12分钟。"),
        (("投诉量同比下降=31件",), "投诉量同比少了31件。"),
        (("用水量同比下降=3.8%", "用电量同比下降=2.5%"), "同比降幅：用水量3.8%，用电量2.5%。"),
        (("故障率降至=0.7%",), "从0.7%的故障率看，设备运行平稳。"),
        (("收支差距缩小=1.2亿元",), "收支差距收窄1.2亿元。"),
        (("新增就业=460人",), "新增就业460人。"),
    ],
)
def test_a_change_told_as_one_is_right(facts: tuple[str, ...], text: str) -> None:
    assert judge(text, facts).findings == ()


@pytest.mark.parametrize(
    ("fact", "text", "told"),
    [("故障率降至=0.7%", "故障率升至0.7%。", "升至"), ("用水量同比下降=3.8%", "用水量同比回升3.8%。", "回升")],
)
def test_what_came_down_told_as_gone_up_is_reversed(fact: str, text: str, told: str) -> None:
    assert [(finding.code, finding.text) for finding in judge(text, (fact,)).errors] == [("reversed", told)]


def test_what_is_not_of_a_kind_may_be_denied_to_be_of_it() -> None:
    facts = [{"label": "涉密计算机", "value": "3台"}, {"label": "非涉密计算机", "value": "84台"}]
    assert check_text("涉密的3台，不涉密的84台。", facts).errors == ()


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("整改缺陷=19项",), "排查出的设备缺陷19项，已逐项整改完毕。"),
        (("办结工单=5210件", "办结率=100%"), "接收工单5210件，按期办结率100%。"),
        (("修复堤防=4.2公里", "修复水闸=6座"), "冲毁堤防4.2公里、水闸6座，汛后已全部修复。"),
        (("恢复供气=940户",), "停气的940户已陆续通气。"),
        (("拨付租金=75万元",), "此前欠付租金75万元，现已足额拨付。"),
        (("退还押金=62万元",), "企业多收取的押金62万元，已全部退还。"),
        (("新开航线=5条",), "针对停航县区新辟航线5条。"),
    ],
)
def test_a_trouble_whose_remedy_follows_is_let_pass(facts: tuple[str, ...], text: str) -> None:
    assert "swapped" not in {finding.code for finding in judge(text, facts).findings}


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("恢复供气=940户",), "因管道破裂停气940户，工人连夜抢修恢复供气。"),
        (("恢复供水=5个", "清淤=12吨"), "洪水过后5个村停水，清淤12吨后全部恢复供水。"),
    ],
)
def test_a_trouble_whose_remedy_may_follow_is_pointed_out(facts: tuple[str, ...], text: str) -> None:
    assert [(finding.severity, finding.code) for finding in judge(text, facts).findings] == [("warning", "unsure")]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("消除隐患=33处",), "摸排隐患33处，其中多处尚未消除。"),
        (("整改问题=31个",), "发现问题31个，已制定整改方案。"),
        (("修复路灯=210盏",), "台风毁坏路灯210盏，下一步将全部修复。"),
        (("追回养老金=48万元",), "被套取养老金48万元，追回难度较大。"),
        (("恢复供电=415户",), "雷击导致415户停电，供电部门赶赴现场。"),
        (("修复大棚=320座", "加固大棚=80座"), "损毁大棚320座，加固大棚80座。"),
    ],
)
def test_a_trouble_whose_remedy_is_not_told_as_done_is_another_thing(facts: tuple[str, ...], text: str) -> None:
    assert [finding.code for finding in judge(text, facts).errors] == ["swapped"]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("降低用水成本=45万元", "通过扩大中水回用规模节约用水成本45万元。"),
        ("新增托位=240个", "为降低家庭育儿负担增设托位240个。"),
        ("增加产值=2.1亿元", "依托缩短供应链半径做大产值2.1亿元。"),
        ("新增就业岗位=620个", "在失业率下降的同时开发就业岗位620个。"),
        ("减少审批层级=3级", "以提高效率为目标压掉审批层级3级。"),
        ("恢复开放场馆=9座", "因维修关闭的9座场馆全部重新迎客。"),
        ("恢复航班=64班", "因大雾停航的64班航班已陆续起飞。"),
        ("复工项目=23个", "停工项目23个，现已全部复工。"),
        ("脱贫人口=4120人", "对4120人开展防返贫监测。"),
    ],
)
def test_a_pole_of_the_means_the_aim_or_a_former_state_is_not_reversed(fact: str, text: str) -> None:
    assert judge(text, (fact,)).errors == ()


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("减少事故=15起", "增加巡查频次后事故少发15起。"),
        ("恢复开放场馆=9座", "关闭的9座场馆均已整修。"),
        ("转移被困船员=12人", "转移落水船员12人。"),
    ],
)
def test_a_pole_or_a_state_that_may_be_of_another_thing_is_pointed_out(fact: str, text: str) -> None:
    assert [(finding.severity, finding.code) for finding in judge(text, (fact,)).findings] == [("warning", "unsure")]


@pytest.mark.parametrize(
    ("fact", "text", "words"),
    [
        ("降低用水成本=45万元", "通过中水回用增加用水成本45万元。", "增加"),
        ("降低用水成本=45万元", "通过改造增加灌区用水成本45万元。", "增加"),
        ("增加班次=16班", "针对客流下降减少班次16班。", "减少"),
        ("新增托位=240个", "为便利家庭减少托位240个。", "减少"),
        ("恢复开放场馆=9座", "关闭的9座场馆仍在整修。", "关闭"),
        ("恢复生产矿山=11座", "停产的矿山11座，力争年底恢复。", "停产"),
        ("复工项目=23个", "停工项目23个，复工难度大。", "停工"),
    ],
)
def test_a_pole_of_the_thing_itself_is_reversed_behind_a_means_or_an_aim_too(fact: str, text: str, words: str) -> None:
    assert [(finding.code, finding.text) for finding in judge(text, (fact,)).errors] == [("reversed", words)]


@pytest.mark.parametrize(
    ("facts", "text", "words"),
    [
        ("弃风率=3.1% 弃风率比上年下降=1.4个百分点", "弃风率3.1%，比上年高出1.4个百分点。", "高"),
        ("参训率=93% 参训率同比提高=2.8个百分点", "职工参训率93%，这一比率同比低了2.8个百分点。", "低"),
        ("影院票房=1.2亿元 影院票房同比增长=9.4%", "影院票房1.2亿元，同比跌了9.4%。", "跌"),
        ("参观人数=38万人 参观人数比上年增加=5.6万人", "参观人数38万人，比上年缩水5.6万人。", "缩水"),
        ("候车时间=18分钟 候车时间较上年缩短=6分钟", "旅客候车时间18分钟，比上年多花6分钟。", "多花"),
        ("候车时间=18分钟 候车时间较上年缩短=6分钟", "旅客候车时间18分钟，比上年慢了6分钟。", "慢"),
        ("排水投入=360万元 排水投入比上年减少=42万元", "排水投入360万元，比上年多投42万元。", "多投"),
        ("交房时间比合同约定提前=12天", "交房时间比合同约定晚了12天。", "晚"),
        ("年末排名=第3位 年末排名比上年上升=5位", "年末排名第3位，比上年后退5位。", "后退"),
        ("销量降幅=3.4% 销量降幅比上年收窄=1.2个百分点", "销量降幅3.4%，比上年扩大1.2个百分点。", "扩大"),
        ("产值增速=5.1% 产值增速比上季度回落=0.8个百分点", "产值增速5.1%，比上季度快了0.8个百分点。", "快"),
        ("回头客占比=46% 比上年提高=3个百分点", "回头客占比46%，比上年滑落3个百分点。", "滑落"),
        ("鲜奶产量=2万吨 鲜奶产量=比上年增长3.5%", "鲜奶产量2万吨，比上年少了3.5%。", "少"),
        ("水厂库存=12吨 年初水厂库存=18吨", "水厂库存由年初的18吨攀升至12吨。", "攀升"),
    ],
)
def test_a_change_the_other_way_is_reversed_in_whatever_verb(facts: str, text: str, words: str) -> None:
    found = judge(text, tuple(facts.split())).errors
    assert [(finding.code, finding.text) for finding in found] == [("reversed", words)]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ("弃风率=3.1% 弃风率比上年下降=1.4个百分点", "弃风率3.1%，比上年低了1.4个百分点。"),
        ("候车时间=18分钟 候车时间较上年缩短=6分钟", "候车时间18分钟，比上年快了6分钟。"),
        ("候车时间=18分钟 候车时间较上年缩短=6分钟", "候车时间18分钟，比上年少用6分钟。"),
        ("合龙时间提前=3天", "大桥合龙时间比计划早3天。"),
        ("销量降幅收窄=1.2个百分点", "销量降幅收窄1.2个百分点。"),
        ("销量降幅收窄=1.2个百分点", "销量同比回升1.2个百分点。"),
        ("销量降幅收窄=1.2个百分点", "销量同比少降1.2个百分点。"),
        ("年末排名=第3位 年末排名比上年上升=5位", "年末排名第3位，比上年进5位。"),
        ("来信比上年减少=85件 满意度比上年提高=2个百分点", "来信虽比上年少85件，满意度却高出2个百分点。"),
        ("成本降低=18万元 利润增加=18万元", "成本降低18万元，利润多了18万元。"),
        ("减排量同比增长=12%", "减排量同比多了12%。"),
        ("缺勤率同比下降=2个百分点", "出勤率比上年高2个百分点。"),
        ("空置摊位比上年减少=26个", "出租摊位比上年多26个，空置摊位相应减少。"),
        ("地下水埋深减少=0.8米", "地下水位比上年高0.8米。"),
        ("欠缴水费=86万元 欠缴水费比上年减少=14万元", "欠缴水费86万元，比上年多收14万元。"),
        ("欠缴水费=86万元 欠缴水费比上年减少=14万元", "欠缴水费86万元，比上年多收回14万元。"),
        ("流失教师比上年减少=6人", "比上年多挽留6人，流失教师相应减少。"),
        ("开放时间延长=1小时", "每天提前1小时开馆。"),
        ("优秀率提高=3个百分点", "优秀率比全市平均低3个百分点。"),
        ("项目投资下降=5%", "项目投资快了5%。"),
        ("业务增速=6% 上年业务增速=8%", "业务增速由8%回落到6%。"),
        ("业务增幅=6%", "业务增幅下降为6%。"),
        ("交付期=12天 原交付期=18天", "交付期由18天提前到12天。"),
    ],
)
def test_a_change_that_may_be_the_same_is_not_reversed(facts: str, text: str) -> None:
    assert "reversed" not in {finding.code for finding in judge(text, tuple(facts.split())).errors}


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ("缺勤率同比下降=2个百分点", "出勤率比上年高2个百分点。"),
        ("优秀率提高=3个百分点", "优秀率比全市平均低3个百分点。"),
        ("项目投资下降=5%", "项目投资快了5%。"),
        ("开放时间延长=1小时", "每天提前1小时开馆。"),
    ],
)
def test_a_change_the_other_way_that_may_be_of_something_else_is_doubted(facts: str, text: str) -> None:
    assert [finding.code for finding in judge(text, tuple(facts.split())).findings] == ["unsure"]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ("弃风率=3.1% 弃风率比上年下降=1.4个百分点", "弃风率3.1%，而上年的弃风率比现在高1.4个百分点。"),
        ("今年票房=9亿元 去年票房=7亿元 今年票房比去年增加=2亿元", "去年票房7亿元，比今年少2亿元，今年票房9亿元。"),
        ("今年票房=9亿元 去年票房=7亿元 今年票房比去年增加=2亿元", "今年票房9亿元，去年票房7亿元，去年少2亿元。"),
        ("东线客流=3.2万人 西线客流=2.8万人 东线客流比西线高=0.4万人", "东线、西线客流分别为3.2万人、2.8万人，西线比东线低0.4万人。"),
        ("现行补贴=76元 原补贴=70元 补贴提高=6元", "现行补贴76元，原补贴比现行补贴低6元，为70元。"),
        ("盗窃案件=21起 盗窃案件同比下降=30%", "盗窃案件21起，上年同期比本期多30%。"),
        ("利润增速=5.1% 利润增速较上季度回落=0.8个百分点", "利润增速5.1%，上季度则要高出0.8个百分点。"),
        ("测评得分=96.2分 测评得分高于全省平均=1.8分", "测评得分96.2分，全省平均低于我市1.8分。"),
        ("河心水位=8.4米 河心水位低于保证水位=0.9米", "河心水位8.4米，保证水位高出0.9米。"),
        ("采购单价=320元 采购单价低于限价=30元", "采购单价320元，限价高于采购单价30元。"),
        ("省道流量=2.1万辆 国道流量高于省道=1.1万辆", "省道流量2.1万辆，低于国道1.1万辆。"),
        ("及格率=94% 及格率比上年提高=2个百分点", "及格率94%，不及格率比上年下降2个百分点。"),
        ("合格率=98.6% 合格率同比提高=0.7个百分点", "送检合格率98.6%，不合格率同比降低0.7个百分点。"),
        ("旅客满意度=96% 旅客满意度较上年提升=2个百分点", "旅客满意度达96%，不满意的比上年少了2个百分点。"),
        ("未达标企业=3家 未达标企业同比减少=2家", "未达标企业3家，达标企业同比增加2家。"),
        ("接种率=95% 接种率比上年提高=1.5个百分点", "接种率95%，未接种比例比上年缩小1.5个百分点。"),
        ("水质达标率=91% 水质达标率同比提高=3个百分点", "水质达标率91%，未达标断面占比同比下降3个百分点。"),
    ],
)
def test_a_comparison_from_its_other_side_or_of_the_complement_is_not_reversed(facts: str, text: str) -> None:
    assert judge(text, tuple(facts.split())).errors == ()


@pytest.mark.parametrize(
    ("facts", "text", "words"),
    [
        ("弃风率=3.1% 弃风率比上年下降=1.4个百分点", "弃风率3.1%，今年比上年要高1.4个百分点。", "高"),
        ("弃风率=3.1% 弃风率比上年下降=1.4个百分点", "弃风率3.1%，比今年年初高1.4个百分点。", "高"),
        ("今年票房=9亿元 去年票房=7亿元 今年票房比去年增加=2亿元", "去年票房7亿元，今年票房9亿元，较去年少2亿元。", "少"),
        ("去年票房=7亿元 去年票房比前年增加=2亿元", "去年票房7亿元，去年比前年少2亿元。", "少"),
        ("东线客流=3.2万人 西线客流=2.8万人 东线客流比西线高=0.4万人", "东线、西线客流分别为3.2万人、2.8万人，东线比西线低0.4万人。", "低"),
        ("利润增速=5.1% 利润增速较上季度回落=0.8个百分点", "利润增速5.1%，比上季度高出0.8个百分点。", "高"),
        ("测评得分=96.2分 测评得分高于全省平均=1.8分", "测评得分96.2分，低于全省平均1.8分。", "低于"),
        ("河心水位=8.4米 河心水位低于保证水位=0.9米", "河心水位8.4米，比保证水位高出0.9米。", "高出"),
        ("国道流量=3.2万辆 国道流量高于省道=1.1万辆", "国道流量3.2万辆，低于省道1.1万辆。", "低于"),
        ("合格率=98.6% 合格率同比提高=0.7个百分点", "送检合格率98.6%，不合格率同比上升0.7个百分点。", "不合格"),
        ("未达标企业=3家 未达标企业同比减少=2家", "未达标企业3家，达标企业同比减少2家。", "达标"),
        ("接种率=95% 接种率比上年提高=1.5个百分点", "接种率95%，未接种比例比上年扩大1.5个百分点。", "未接种"),
        ("接种率=95% 接种率比上年提高=1.5个百分点", "未接种率95%，接种率比上年提高1.5个百分点。", "未接种"),
    ],
)
def test_a_comparison_from_its_own_side_or_of_the_complement_the_same_way_is_reversed(
    facts: str, text: str, words: str
) -> None:
    found = judge(text, tuple(facts.split())).errors
    assert [(finding.code, finding.text) for finding in found] == [("reversed", words)]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("产值同比增长", "产值同比增长2.1%。"),
        ("产值同比增长", "产值同比下降-2.1%。"),
        ("产值同比增长", "产值降至2.1%。"),
        ("气温", "气温下降2.1%。"),
    ],
)
def test_a_value_below_zero_without_its_sign_is_only_right_behind_a_fall(label: str, text: str) -> None:
    assert check_text(text, [{"label": label, "value": "-2.1%"}]).errors


def test_what_came_of_a_thing_may_be_told_right_behind_its_figure() -> None:
    facts = ("道路中断=23处", "抢通道路=21处")
    found = judge("阻断的23处道路已恢复通行21处。", facts).findings
    assert [finding for finding in found if finding.severity == "error"] == []


@pytest.mark.parametrize("denial", ["未见", "未检出", "未查出", "未接报", "未收到报告"])
def test_what_was_not_met_with_told_as_there_is_reversed(denial: str) -> None:
    (finding,) = judge(f"全县{denial}险情。东河段发生险情。", (f"险情={denial}",)).errors
    assert (finding.code, finding.text) == ("reversed", "发生险情")


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ([("泄洪前水位", "24米"), ("泄洪后水位", "21米")], "水位由泄洪后的21米回升到泄洪前的24米。"),
        ([("封路前通行时间", "20分钟"), ("封路后通行时间", "50分钟")], "通行时间由封路后的50分钟缩短到封路前的20分钟。"),
        ([("目前收费", "8元"), ("过去收费", "10元")], "收费由目前的8元恢复上调到过去的10元。"),
    ],
)
def test_a_course_back_to_what_was_is_right(facts: list[tuple[str, str]], text: str) -> None:
    assert check_text(text, [{"label": label, "value": value} for label, value in facts]).errors == ()


def test_two_ends_of_a_course_told_at_each_other_s_time_are_reversed() -> None:
    facts = [{"label": "退耕前森林覆盖率", "value": "31.2%"}, {"label": "退耕后森林覆盖率", "value": "46.5%"}]
    assert check_text("森林覆盖率由退耕前的46.5%下降到退耕后的31.2%。", facts).errors


def test_what_is_told_otherwise_is_one_finding_however_much_of_it_tells() -> None:
    facts = [{"label": "消防通道改造", "value": "正在施工"}]
    assert [f.text for f in check_text("消防通道改造已全部完工。", facts).findings] == ["已全部完工"]


@pytest.mark.parametrize(
    ("rows", "told", "turned"),
    [
        (("接报火灾=164起", "火灾起数同比下降=11.4%"), "接报火灾164起，同比下降11.4%。", ("下降", "上升")),
        (
            ("刑事收案=262件", "刑事收案同比降幅=2.6%", "刑事收案同比减少=7件"),
            "刑事收案262件，同比下降2.6%，同比减少7件。",
            ("减少", "增加"),
        ),
        (
            ("水库蓄水量=1724万方", "水库蓄水占计划=65%", "水库蓄水比去年减少=810万方"),
            "水库蓄水1724万方，占计划蓄水65%，较去年减少810万方。",
            ("减少", "增加"),
        ),
    ],
)
def test_a_change_behind_its_level_or_another_of_it_is_turned_round(
    rows: tuple[str, ...], told: str, turned: tuple[str, str]
) -> None:
    facts = [dict(zip(("label", "value"), row.split("="), strict=True)) for row in rows]
    assert check_text(told, facts).errors == ()
    assert [one.code for one in check_text(told.replace(*turned), facts).errors] == ["reversed"]


def test_retail_sales_in_short_deny_nothing() -> None:
    facts = [{"label": "社零增速", "value": "-6.3%"}, {"label": "社零总量位次", "value": "第3位"}]
    assert check_text("社会消费品零售总额总量进入全市第3位，增速为-6.3%。", facts).errors == ()
    turned = check_text("社会消费品零售总额总量进入全市第3位，增速为6.3%。", facts)
    assert [one.text for one in turned.errors] == ["6.3%"]


def test_what_goes_on_from_a_sentence_of_plans_may_be_planned() -> None:
    facts = [{"label": "计划造林", "value": "5900亩"}, {"label": "计划补植补造", "value": "6431亩"}]
    told = check_text("计划造林5900亩。全面完成补植补造6431亩。", facts)
    assert told.errors == ()
    assert [one.code for one in check_text("计划造林5900亩。已完成补植补造6431亩。", facts).errors] == ["reversed"]


def test_what_is_due_is_not_told_as_done_and_more_of_it_may_be_told() -> None:
    assert errors([("应征收土地", "1489亩"), ("涉及村", "8个")], "涉及村8个，已征收土地1489亩。") == [("reversed", "已征收")]
    for told in ("应征收土地1489亩。", "需要征收土地1489亩。", "应征收土地1489亩，已征收1200亩。"):
        assert errors([("应征收土地", "1489亩"), ("已征收土地", "1200亩")], told) in ([], [("missing", None)])
    assert errors([("应整改问题", "12个"), ("问题整改", "已全部整改")], "应整改问题12个，已全部整改。") == []


def test_of_things_that_are_jointly_not_there_none_is_there() -> None:
    facts = [("火场周边", "无村庄和重要设施")]
    assert errors(facts, "火场周边无村庄和重要设施。") == []
    assert errors(facts, "火场周边有村庄，但无重要设施。") == [("reversed", "有村庄")]
    assert ("reversed", "有村庄") in errors(facts, "火势得到控制，周边有村庄，但无重要设施。")


def test_what_a_state_tells_as_under_way_may_be_told_so_beside_a_figure_of_it() -> None:
    facts = [("接入园区的供热线路", "3号线"), ("供热项目", "正在接入园区")]
    assert errors(facts, "供热3号线项目正在接入园区。") == []


def test_a_level_is_not_told_as_a_change_nor_a_total_of_several_as_each_ones() -> None:
    facts = [("农民人均纯收入", "1.1万元"), ("预备役团及民兵", "40人")]
    assert errors(facts, "农民人均纯收入提高到1.1万元，预备役团及民兵40人参加。") == []
    told = errors(facts, "农民人均纯收入提高1.1万元，预备役团及民兵各40人参加。")
    assert told == [("altered", "提高1.1万元"), ("altered", "各40人")]


@pytest.mark.parametrize(
    "rows",
    [
        ({"label": "时间", "value": "2026年7月"}, {"label": "同比", "value": "增长8.5%"}),
        (
            {"label": "接处警", "value": "64起", "parts": [{"label": "火灾扑救", "value": "64起"}]},
            {"label": "同比", "value": "增长8.5%"},
        ),
    ],
)
def test_a_change_without_a_thing_of_its_own_is_turned_wherever_it_was_listed(rows: tuple[dict[str, object], ...]) -> None:
    text = "2026年7月接处警64起，比上年同期{}8.5%。"
    assert "reversed" in {found.code for found in check_text(text.format("下降"), rows).errors}
    assert "reversed" not in {found.code for found in check_text(text.format("增长"), rows).findings}


def test_ahead_of_a_plan_is_not_behind_it_whatever_stands_before() -> None:
    facts = [{"label": "形象进度", "value": "完成65%，较计划滞后8天"}]
    assert not check_text("目前形象进度完成65%，比计划慢8天。", facts).errors
    assert "reversed" in {found.code for found in check_text("目前形象进度完成65%，较计划提前8天。", facts).errors}


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("改造前漏损率=14%", "改造后漏损率=6%"), "漏损率由6%升到14%。"),
        (("改造前漏损率=14%", "改造后漏损率=6%"), "漏损率由6%变为14%。"),
        (("上年水位=14米", "今年水位=6米"), "水位从6米涨到14米。"),
        (("原办理时限=15天", "办理时限=7天"), "办理时限由7天延长到15天。"),
        (("2023年产量=14吨", "2024年产量=6吨"), "产量由6吨升到14吨。"),
        (("年初存栏=300头", "年末存栏=420头"), "存栏从年初的420头减少到年末的300头。"),
    ],
)
def test_a_course_is_told_from_the_earlier_of_two_facts_to_the_later(facts: tuple[str, ...], text: str) -> None:
    found = check_text(text, [dict(zip(("label", "value"), fact.split("="), strict=True)) for fact in facts]).errors
    assert "reversed" in {finding.code for finding in found}


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (("改造前漏损率=14%", "改造后漏损率=6%"), "漏损率由14%降到6%。"),
        (("原办理时限=15天", "办理时限=7天"), "办理时限由15天压缩到7天。"),
        (("2023年产量=14吨", "2024年产量=6吨"), "产量由14吨降到6吨。"),
        (("目标产量=20吨", "产量=14吨"), "目标产量由14吨提高到20吨。"),
    ],
)
def test_a_course_from_the_earlier_to_the_later_is_right(facts: tuple[str, ...], text: str) -> None:
    rows = [dict(zip(("label", "value"), fact.split("="), strict=True)) for fact in facts]
    assert check_text(text, rows).errors == ()
