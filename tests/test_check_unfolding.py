"""Values of several figures, or of a figure and words, told in other words or another order than supplied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.check import check_text, mend
from tests.labelled import judge

FUND = ("累计投入=86万元（含县级配套20万元）",)
CLASS = ("性别=男71人、女31人",)
LEAK = ("漏损率=由14.6%降至11.2%",)
RATE = ("办结率=高于全市平均3.2个百分点",)
VISITS = ("走访=9个乡镇126户",)
TOWNS = ("覆盖范围=城关镇、东湖街道等4个片区",)
RAIN = ("最大雨量=112.5毫米（龙潭站）",)
HOURS = ("起止=周一至周五16:10-18:00",)
TERM = ("培训学时=不少于80学时",)
INVESTMENT = ("固投=下降1.6%（降幅较一季度收窄0.9个百分点）",)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (FUND, "累计投入86万元，里面有县级配套20万元。"),
        (FUND, "累计投入86万元，其中县级配套20万元。"),
        (CLASS, "女学员31人，男学员71人。"),
        (LEAK, "漏损率从14.6%下降到11.2%。"),
        (RATE, "办结率比全市平均高3.2个百分点。"),
        (VISITS, "干部深入9个乡镇走访126户。"),
        (("渡工培训=2期96人",), "渡工培训办了2期，参训96人。"),
        (TOWNS, "覆盖范围包括东湖街道、城关镇等4个片区。"),
        (RAIN, "龙潭站雨量最大，为112.5毫米。"),
        (HOURS, "服务时间为周一至周五的16:10-18:00。"),
        (TERM, "每人培训不得少于80学时。"),
        (INVESTMENT, "固投下降1.6%，降幅较一季度收窄0.9个百分点。"),
        (("负责人=孙海波（副校长）",), "由副校长孙海波负责。"),
        (("投资=640万元（不含征地费）",), "投资640万元，征地费未算在内。"),
        (("工期=3月10日至8月25日",), "工期从3月10日起，到8月25日止。"),
        (("规格=大米10公斤/袋、食用油5升/桶",), "发放大米每袋10公斤，食用油每桶5升。"),
        (("培训=每周2次，每次不少于90分钟",), "培训每周2次，每次不少于90分钟。"),
        (("水质=Ⅲ类断面由6个增至8个",), "达到Ⅲ类水质的断面从6个增加到8个。"),
        (("监考员=每考场2名（1男1女）",), "每个考场安排2名监考员，1男1女。"),
        (("公示=第二批正在公示",), "第二批的公示正在进行。"),
        (("新书=第一批，已上架",), "第一批新书已经上架。"),
        (("机耕路规格=4米宽",), "机耕路宽4米。"),
        (("照管员=每车1名",), "每辆车都配有照管员1名。"),
        (("查处超限=17台（其中超限30%以上5台）",), "查出超限车17台，超限30%以上的有5台。"),
        (("优待证申领率=由93.1%升至96.6%",), "优待证申领率从93.1%提高到96.6%。"),
        (("进度=主体完工，待验收",), "主体已经完工，还没有验收。"),
        (("屋面改造=待验收",), "屋面改造尚未验收。"),
        (("例会=每周五",), "每逢周五召开例会。"),
        (("培训=12场480人次",), "开展培训12场，参加培训480人次。"),
        (("优惠=80周岁以上减4元，60—79周岁减2元",), "80周岁以上老人减4元，60—79周岁老人减2元。"),
        (("水温=由85℃升至92℃",), "水温已从85℃提到92℃。"),
        (("响应=接单后30分钟内到场",), "响应要求接单后30分钟内赶到现场。"),
        (("岗位=2,150个（其中零工岗位640个）",), "岗位共有2,150个，零工岗位640个。"),
        (("接访同比=+12.6%",), "接访同比增长12.6%。"),
        (("接访同比=-3.1%",), "接访同比下降3.1%。"),
        (("坟边清理=进度过半",), "坟边清理已过半。"),
        (("停暖=馨园小区、铁路新村，均已恢复",), "馨园小区、铁路新村停过暖，现在都热起来了。"),
        (("品种=两广二号、桂蚕5号",), "桂蚕5号和两广二号是主要品种。"),
        (("停航标准=风力6级以上或能见度不足500米",), "停航标准为能见度不足500米或风力6级以上。"),
        (("地点=声乐班301教室、书法班205教室",), "书法班在205教室上课；声乐班在301教室上课。"),
        (("危桥改造=胡家桥、石门桥已通车，七里桥待验收",), "危桥改造七里桥待验收，胡家桥、石门桥已通车。"),
        (("供应商=绿丰公司（大宗食材）、老陈豆制品坊（豆制品）",), "豆制品由老陈豆制品坊供货，大宗食材由绿丰公司供货。"),
        (("叫应=14个乡镇163个村，全覆盖",), "叫应做到14个乡镇163个村无遗漏。"),
        (("熏蒸=2号仓、5号仓已完成，7号仓待开展",), "熏蒸作业7号仓待开展，2号仓、5号仓已完成。"),
        (("未批先建=立案2宗、整改到位1宗",), "对未批先建行为，立案2宗，其中整改到位1宗。"),
        (("助餐点=北苑社区、南桥社区、松园社区3个",), "助餐点共3个，设在松园社区、南桥社区、北苑社区。"),
        (("面积上限=占用耕地每户不超过120平方米、占用非耕地每户不超过140平方米",), "占用耕地的每户不超过120平方米，占用非耕地的每户不超过140平方米。"),
        (("质量把关=县统计局核定数据、县档案馆核查资料",), "县档案馆核查资料，县统计局核定数据。"),
        (("备注=旱沟村暂停受理",), "旱沟村的申请暂停受理。"),
        (("巡查=汛期1次/日、非汛期1次/周",), "巡查非汛期1次/周，汛期1次/日。"),
        (("抽粪车=6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度）",), "抽粪车有6辆，梅子坳乡2辆、石塘镇2辆，剩下的由县里调度。"),
        (("平台=已接入29家，金达加油站、南河油库未接入",), "平台接入29家，南河油库和金达加油站还没有接入。"),
        (("停用=储罐2座（V-103、V-105）",), "V-103、V-105这2座储罐已停用。"),
        (("加装电梯=4部（已签约2部），每部补助15万元",), "加装电梯4部，已经签约的有2部，每部给15万元补助。"),
        (("规格=主管DN300，外墙岩棉板80毫米厚",), "主管用DN300，外墙贴80毫米厚岩棉板。"),
        (("标准=80—89周岁每人每月50元、90周岁以上每人每月100元",), "标准为90周岁以上每人每月100元、80—89周岁每人每月50元。"),
        (("培训=12场/480人次",), "培训共12场，有480人次参加培训。"),
        (("补贴=1.2亿元（8.6万户、102万亩）",), "补贴惠及8.6万户、102万亩，共1.2亿元。"),
        (("亩产=420公斤→465公斤",), "亩产由420公斤提高到465公斤。"),
        (("电影放映=每村每月1场",), "放电影做到每个村每月1场。"),
        (("水质=Ⅲ类断面由六个增至八个",), "达到Ⅲ类水质的断面从六个增加到八个。"),
        (("故障=等级由三级升为二级，水表41起",), "故障水表41起，等级从三级升为二级。"),
        (("名次=97分，全县第1名",), "名次全县第1名，得97分。"),
        (("建设=Wi-Fi覆盖8个、路灯12盏",), "建设路灯12盏，Wi-Fi覆盖8个。"),
        (("受灾=三年级12人、四年级15人",), "受灾四年级15人，三年级12人。"),
        (("标准=1980元(含税)",), "标准为1980元，含税。"),
        (("标准=1980元（含税）",), "标准为1980元，含税不含运费。"),
        (("完成额=占年度任务的41.5%",), "完成额为年度任务的41.5%。"),
        (("时间=每周三晚7时、每周五晚8时",), "活动时间为每周五晚8时、每周三晚7时。"),
        (("检查=应检2416人",), "检查应检人数2416人。"),
    ],
)
def test_such_a_value_may_be_told_figure_by_figure(rows: tuple[str, ...], text: str) -> None:
    check = judge(text, rows)
    assert not check.errors
    (fact,) = check.facts
    assert fact.value == rows[0].partition("=")[2]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (FUND, "累计投入86万元，里面有县级配套30万元。"),
        (("水质=Ⅲ类断面由6个增至8个",), "水质方面，Ⅲ类断面由8个增加到6个。"),
        (("水质=Ⅲ类断面由6个增至8个",), "水质方面，Ⅱ类断面由6个增加到8个。"),
        (("监考员=每考场2名（1男1女）",), "每个考场安排2名监考员，2男1女。"),
        (("公示=第二批正在公示",), "第三批的公示正在进行。"),
        (("公示=第二批正在公示",), "第二批已经公示。"),
        (("新书=第一批，已上架",), "第一批新书正在上架。"),
        (("机耕路规格=4米宽",), "机耕路宽5米。"),
        (("查处超限=17台（其中超限30%以上5台）",), "查出超限车17台，超限20%以上的有5台。"),
        (("进度=主体完工，待验收",), "主体完工，已经验收。"),
        (("例会=每周五",), "每逢周四召开例会。"),
        (("培训=12场480人次",), "开展培训12场，参加培训460人次。"),
        (("优惠=80周岁以上减4元，60—79周岁减2元",), "80周岁以上老人减2元，60—79周岁老人减4元。"),
        (("响应=接单后30分钟内到场",), "响应要求接单后50分钟内赶到现场。"),
        (("停航标准=风力6级以上或能见度不足500米",), "停航标准为能见度不足500米且风力6级以上。"),
        (("地点=声乐班301教室、书法班205教室",), "书法班在301教室上课；声乐班在205教室上课。"),
        (("供应商=绿丰公司（大宗食材）、老陈豆制品坊（豆制品）",), "豆制品由绿丰公司供货，大宗食材由老陈豆制品坊供货。"),
        (("考核=92分，全市第3名",), "考核得92分，列全省第3名。"),
        (("资金=560万元（含县级配套120万元）",), "资金560万元（不含县级配套120万元）。"),
        (("茧价=每公斤52元", "保险=每张30元（财政补贴80%）"), "茧价每公斤52元（财政补贴80%），保险每张30元。"),
        (("最大雨强=54.2毫米（22日3时，黄泥坳站）", "最大雨量=172.3毫米（黄泥坳站）"), "最大雨强54.2毫米（22日3时，岩下站），最大雨量172.3毫米（黄泥坳站）。"),
        (("助餐点=北苑社区、南桥社区、松园社区3个",), "助餐点共3个，设在松园社区、南桥社区。"),
        (("面积上限=占用耕地每户不超过120平方米、占用非耕地每户不超过140平方米",), "占用耕地的每人不超过120平方米，占用非耕地的每户不超过140平方米。"),
        (("质量把关=县统计局核定数据、县档案馆核查资料",), "县档案馆核定数据，县统计局核查资料。"),
        (("巡查=汛期1次/日、非汛期1次/周",), "巡查汛期1次/周，非汛期1次/日。"),
        (("抽粪车=6辆（石塘镇4辆、梅子坳乡2辆）",), "抽粪车有6辆，梅子坳乡4辆、石塘镇2辆。"),
        (("抽粪车=6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度）",), "抽粪车有6辆，梅子坳乡2辆、石塘镇2辆。"),
        (("停用=储罐2座（V-103、V-105）",), "V-103、V-106这2座储罐已停用。"),
        (("标准=80—89周岁每人每月50元、90周岁以上每人每月100元",), "标准为90周岁以上每人每月50元、80—89周岁每人每月100元。"),
        (("平台=已接入29家，南河油库未接入",), "平台接入29家，南河油库已经接入。"),
        (("补贴=1.2亿元（8.6万户、102万亩）",), "补贴惠及8.6万户、108万亩，共1.2亿元。"),
        (("亩产=420公斤→465公斤",), "亩产由465公斤下降到420公斤。"),
        (("亩产=420公斤→465公斤",), "亩产由420公斤下降到465公斤。"),
        (("电影放映=每村每月1场",), "放电影做到每个村每年1场。"),
        (FUND, "累计投入96万元，里面有县级配套20万元。"),
        (FUND, "累计投入86万元。"),
        (CLASS, "女学员71人，男学员31人。"),
        (CLASS, "男学员71人。"),
        (LEAK, "漏损率从11.2%下降到14.6%。"),
        (LEAK, "漏损率从14.6%上升到11.2%。"),
        (VISITS, "干部深入9个乡镇走访128户。"),
        (("渡工培训=2期96人",), "渡工培训办了3期，参训96人。"),
        (TOWNS, "覆盖范围包括东湖街道、柳树镇等4个片区。"),
        (TOWNS, "覆盖范围包括东湖街道、城关镇等5个片区。"),
        (RAIN, "虎头站雨量最大，为112.5毫米。"),
        (("标准=1980元（含税）",), "标准为1980元。"),
        (TERM, "每人培训不得少于60学时。"),
        (("投资=640万元（不含征地费）",), "投资640万元，征地费包括在内。"),
        (("工期=3月10日至8月25日",), "工期从8月25日起，到3月10日止。"),
        (("培训=每周2次，每次90分钟",), "培训每次2次，每周90分钟。"),
        (("覆盖=城关镇、东湖街道等4个片区126户",), "覆盖东湖街道、城关镇等4个片区。"),
        (("覆盖=城关镇、东湖街道等4个片区（试点）",), "覆盖东湖街道、城关镇等4个片区。"),
        (("覆盖=A区、B区等4个片区",), "覆盖C区、B区等4个片区。"),
        (("建设=投入20万元资金、建成3座泵站",), "建成3座桥梁，投入20万元资金。建设如此。"),
        (("建设=Wi-Fi覆盖8个、路灯12盏",), "建设路灯12盏，覆盖8个。"),
        (("公示=3户正在公示",), "5户的公示正在进行。"),
        (("受灾=1号楼12户、2号楼15户",), "受灾2号楼12户，1号楼15户。"),
        (("人数=男35人、女若干",), "人数女35人，男若干。"),
        (("时间=每周三晚7时、每周五晚8时",), "活动时间为每周五晚7时、每周三晚8时。"),
        (("检查=应检2416人",), "检查中已检2416人，应当继续。"),
        (("路宽=长4米",), "路宽：宽4米，长度另计。"),
        (("岗位=2,150个（其中零工岗位640个）",), "岗位共有2,510个，零工岗位640个。"),
        (("接访同比=+12.6%",), "接访同比下降12.6%。"),
        (("接访同比=-3.1%",), "接访同比增长3.1%。"),
        (("坟边清理=进度过半",), "坟边清理才三成。"),
        (("停暖=馨园小区、铁路新村，均已恢复",), "馨园小区、铁路新村停暖，尚未恢复。"),
    ],
)
def test_what_is_wrong_of_one_of_its_figures_is_an_error(rows: tuple[str, ...], text: str) -> None:
    assert judge(text, rows).errors


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("氨氮=同比下降11.4%、环比上升1.8%",), "氨氮同比下降11.4%、环比上升1.8%。"),
        (("等级=由三级升为二级",), "等级由三级升为二级。"),
    ],
)
def test_what_stands_as_supplied_is_right(rows: tuple[str, ...], text: str) -> None:
    check = judge(text, rows)
    assert check.findings == ()
    value = rows[0].partition("=")[2]
    assert [check.text[start:end] for start, end in check.facts[0].spans] == [value]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1号、2号、5号楼", "5号、1号、2号楼"),
        ("1号、2号、5号楼", "1、2、5号楼"),
        ("3路、7路、12路公交车", "12路、3路、7路公交车"),
        ("3路、7路、12路", "3、7、12路"),
        ("第3届、第5届", "第3、第5届"),
        ("第3期、第5期学员", "第5期、第3期学员"),
        ("东政发〔2024〕3号、东政发〔2024〕5号", "东政发〔2024〕5号、东政发〔2024〕3号"),
    ],
)
def test_a_list_of_numbers_may_be_told_jointly_and_in_any_order(value: str, told: str) -> None:
    assert judge(f"范围为{told}。", (f"范围={value}",)).findings == ()
    assert judge(f"范围为{told.replace('5', '6').replace('7', '8')}。", (f"范围={value}",)).errors


@pytest.mark.parametrize("name", ["第{}期", "{}路", "第{}届", "{}号楼", "{}号线"])
def test_what_is_counted_of_each_number_may_be_told_in_any_order(name: str) -> None:
    third, fourth = name.format(3), name.format(4)
    rows = (f"学员={third}12人、{fourth}15人",)
    assert judge(f"学员为{fourth}15人，{third}12人。", rows).errors == ()
    assert judge(f"学员为{fourth}12人，{third}15人。", rows).errors
    assert judge(f"学员为{third}12人，{name.format(5)}15人。", rows).errors


@pytest.mark.parametrize(
    ("value", "moved", "turned"),
    [
        ("三级升为二级", "从三级升到二级", "从二级升到三级"),
        ("由三级降到二级", "从三级降为二级", "从二级降为三级"),
        ("由三类提升为二类", "从三类升到二类", "由二类降为三类"),
        ("由三个增至六个", "从三个增加到六个", "由六个增加到三个"),
        ("由三个减至两个", "从三个减少到两个", "从两个减少到三个"),
        ("6个增至8个", "从6个增加到8个", "从8个增加到6个"),
        ("由第五名升至第三名", "从第五名上升到第三名", "从第三名上升到第五名"),
    ],
)
def test_what_moved_from_one_figure_to_another_is_read_with_both(value: str, moved: str, turned: str) -> None:
    assert judge(f"等级{moved}。", (f"等级={value}",)).findings == ()
    assert judge(f"等级{turned}。", (f"等级={value}",)).errors


@pytest.mark.parametrize(
    ("value", "told", "turned"),
    [
        ("低于全市平均3.2个百分点", "比全市平均低3.2个百分点", "比全市平均高3.2个百分点"),
        ("高出全市平均3.2个百分点", "比全市平均高3.2个百分点", "比全市平均低3.2个百分点"),
        ("超过全市平均3.2个百分点", "比全市平均高3.2个百分点", "比全市平均低3.2个百分点"),
        ("领先全市平均3.2个百分点", "比全市平均领先3.2个百分点", "比全市平均落后3.2个百分点"),
        ("领先于全市平均3.2个百分点", "比全市平均领先3.2个百分点", "比全市平均落后3.2个百分点"),
        ("落后全市平均3.2个百分点", "比全市平均落后了3.2个百分点", "比全市平均领先了3.2个百分点"),
        ("滞后计划3.2个百分点", "比计划滞后了3.2个百分点", "比计划超前了3.2个百分点"),
        ("超前计划3.2个百分点", "比计划超前了3.2个百分点", "比计划滞后了3.2个百分点"),
        ("超前计划20天", "比计划快20天", "比计划慢20天"),
        ("提前计划20天", "比计划提前了20天", "比计划推迟了20天"),
        ("延长20天", "延长了20天", "缩短了20天"),
        ("多于上年3.2万元", "比上年多3.2万元", "比上年少3.2万元"),
        ("少于上年3.2万元", "比上年少3.2万元", "比上年多3.2万元"),
        ("较上月下降2个百分点", "比上月下降了2个百分点", "比上月上升了2个百分点"),
    ],
)
def test_what_is_compared_may_be_told_in_other_words_but_not_the_other_way_round(
    value: str, told: str, turned: str
) -> None:
    assert judge(f"进度{told}。", (f"进度={value}",)).findings == ()
    assert {one.code for one in judge(f"进度{turned}。", (f"进度={value}",)).errors} == {"reversed"}


@pytest.mark.parametrize("value", ["预计增长5%", "计划增长5%", "拟增长5%", "连续增长5%", "最高增长5%", "增长5%左右"])
def test_what_is_planned_or_at_most_is_not_told_by_its_figure_alone(value: str) -> None:
    assert judge(f"产值{value}。", (f"产值={value}",)).findings == ()
    assert judge("产值增长5%。", (f"产值={value}",)).errors


@pytest.mark.parametrize("note", ["包括", "包含", "其中", "含", "均含"])
@pytest.mark.parametrize("brackets", ["（）", "()"])
def test_what_is_part_of_a_figure_may_be_told_behind_it(note: str, brackets: str) -> None:
    rows = (f"投入=86万元{brackets[0]}{note}县级配套20万元{brackets[1]}",)
    assert judge("投入86万元，县级配套为20万元。", rows).findings == ()
    assert judge("投入86万元，县级配套为30万元。", rows).errors
    parts = (f"投入=86万元{brackets[0]}县级20万元、乡级6万元{brackets[1]}",)
    assert judge("投入86万元，乡级6万元，县级20万元。", parts).findings == ()
    assert judge("投入86万元，乡级20万元，县级6万元。", parts).errors


@pytest.mark.parametrize(
    "note", ["不含征地费", "不包括征地费", "不包含征地费", "不计征地费", "除征地费", "征地费除外", "征地费不计"]
)
def test_what_is_left_out_may_be_told_in_other_words_but_not_as_put_in(note: str) -> None:
    rows = (f"投资=640万元（{note}）",)
    for told in ("征地费未算在内", "征地费没有算在内", "征地费另计"):
        assert judge(f"投资640万元，{told}。", rows).findings == ()
    for wrong in ("征地费已算在内", "征地费一并计入"):
        assert judge(f"投资640万元，{wrong}。", rows).errors


def test_a_note_that_names_nothing_stands_as_supplied() -> None:
    rows = ("年龄上限=45周岁（含）",)
    assert judge("年龄上限为45周岁（含）。", rows).findings == ()
    assert judge("年龄上限为45周岁。", rows).errors


@pytest.mark.parametrize("joint", "、，；,;")
def test_the_items_of_a_list_are_apart_by_any_mark(joint: str) -> None:
    rows = (f"故障=爆管9起{joint}水表41起",)
    assert judge("故障水表41起，爆管9起。", rows).findings == ()
    assert {one.code for one in judge("故障水表9起，爆管41起。", rows).errors} == {"swapped"}


@pytest.mark.parametrize("dash", ["至", "到", "-", "—", "–", "~", "～", "——"])
def test_a_span_may_be_told_by_its_ends_in_their_order_but_not_with_another_dash(dash: str) -> None:
    rows = (f"工期=3月10日{dash}8月25日",)
    assert judge("3月10日开工，工期到8月25日为止。", rows).findings == ()
    assert judge("8月25日开工，工期到3月10日为止。", rows).errors
    assert judge(f"工期为3月10日{'-' if dash != '-' else '—'}8月25日。", rows).errors


def test_a_span_is_told_by_itself_where_its_end_is_a_fact_of_its_own() -> None:
    span, start, end = "工期=3月10日至8月25日", "开工=3月10日", "完工=8月25日"
    for rows in ((span, start, end), (span, end)):
        told = judge("工程3月10日开工，8月25日完工。", rows)
        assert [one.expected for one in told.errors if one.key == "f1"] == ["3月10日至8月25日"]
        assert judge("工期3月10日至8月25日，3月10日开工，8月25日完工。", rows).errors == ()
    assert not judge("工程3月10日开工，工期从3月10日起，到8月25日止。", (span, start)).errors


@pytest.mark.parametrize(
    "days", ["周三", "星期三", "工作日", "节假日", "上午", "中午", "下午", "白天", "夜间", "平日每天", "汛期每日", "汛期每周", "汛期每月"]
)
@pytest.mark.parametrize(("amount", "other"), [("8小时", "9小时"), ("3人", "4人")])
def test_the_days_of_an_amount_may_stand_apart_from_it(days: str, amount: str, other: str) -> None:
    rows = (f"值守={days}{amount}",)
    assert judge(f"{days}的值守安排为{amount}。", rows).findings == ()
    assert judge(f"值守{amount}，都是在{days}。", rows).errors == ()
    assert judge(f"{days}的值守安排为{other}。", rows).errors
    assert judge(f"值守{amount}，都是在平日。", rows).errors


def test_a_note_behind_another_item_is_pointed_out() -> None:
    rows = ("助老对象=男12人（其中党员3人）、女9人",)
    assert judge("助老对象女9人、男12人（其中党员3人）。", rows).findings == ()
    assert {found.text for found in judge("助老对象男12人、女9人（其中党员3人）。", rows).errors} == {"3人"}


def test_a_finding_on_it_is_one_on_the_fact_that_was_supplied() -> None:
    facts = [{"id": "a", "label": "参训", "value": "男35人、女42人"}, {"id": "b", "label": "场次", "value": "6场"}]
    check = check_text("参训女学员42人、男学员３５人，场次6场。", facts)
    (finding,) = check.errors
    assert (finding.code, finding.fact, finding.key, finding.expected) == ("altered", "a", "a", "35人")
    assert [(fact.id, fact.status) for fact in check.facts] == [("a", "missing"), ("b", "stated")]
    assert "男学员35人" in mend(check.text, check).text


def test_a_part_told_so_stays_with_its_total() -> None:
    facts = [{"id": "a", "label": "参训", "value": "77人", "parts": [{"label": "甲校", "value": "77人（含党员7人）"}]}]
    check = check_text("参训77人，其中甲校77人，里面党员7人。", facts)
    assert not check.errors
    (total,) = check.facts
    assert [(part.label, part.value, part.status) for part in total.parts] == [("甲校", "77人（含党员7人）", "stated")]


def test_a_finding_on_any_figure_of_it_is_on_that_fact_and_its_places_are_those_of_all() -> None:
    facts = [{"id": "a", "label": "参训", "value": "男35人、女42人"}, {"id": "b", "label": "结业", "value": None}]
    check = check_text("参训女学员40人，男学员35人。结业____人。", facts)
    (finding,) = check.errors
    assert (finding.text, finding.fact, finding.key) == ("40人", "a", "a")
    assert [(fact.status, fact.spans) for fact in check.facts if fact.id == "a"] == [("missing", ())]
    check = check_text("参训女学员42人，男学员35人。结业____人。", facts)
    assert not check.errors
    assert [check.text[start:end] for start, end in check.facts[0].spans] == ["42人", "35人"]
    assert check.facts[0].status == "stated"


def test_each_of_two_such_facts_keeps_its_own_figures() -> None:
    rows = ("甲校参训=男35人、女42人", "乙校参训=男30人、女20人")
    right = "甲校参训女学员42人、男学员35人，乙校参训女学员20人、男学员30人。"
    assert not judge(right, rows).errors
    wrong = right.replace("35人", "1人").replace("30人", "35人").replace("男学员1人", "男学员30人")
    assert {(one.code, one.text) for one in judge(wrong, rows).errors} == {("swapped", "30人"), ("swapped", "35人")}


def test_each_part_of_an_item_stays_with_its_item() -> None:
    rows = ("助老对象=男12人（其中党员3人）、女9人（其中党员2人）",)
    assert judge("助老对象女9人（其中党员2人），男12人（其中党员3人）。", rows).findings == ()
    assert {one.code for one in judge("助老对象女9人（其中党员3人），男12人（其中党员2人）。", rows).errors} == {"swapped"}


def test_what_a_total_holds_is_told_beside_its_parts() -> None:
    parts = [{"label": "甲校", "value": "40人"}, {"label": "乙校", "value": "37人"}]
    facts = [{"id": "a", "label": "参训", "value": "77人（含党员7人）", "parts": parts}]
    right = "参训77人，其中甲校40人、乙校37人，里面党员7人。"
    assert check_text(right, facts).findings == ()
    assert not check_text("参训77人，里面党员7人，其中甲校40人、乙校37人。", facts).errors
    assert {one.text for one in check_text(right.replace("党员7人", "党员9人"), facts).errors} == {"9人"}
    assert check_text(right.replace("77人", "79人"), facts).errors
    assert check_text(right.replace("，里面党员7人", ""), facts).errors


@given(st.lists(st.integers(3, 999), min_size=2, max_size=4, unique=True), st.randoms())
def test_the_figures_of_a_list_may_stand_in_any_order_and_none_may_change(numbers: list[int], chance) -> None:  # type: ignore[no-untyped-def]
    names = ("甲组", "乙组", "丙组", "丁组")[: len(numbers)]
    rows = [f"{name}{number}人" for name, number in zip(names, numbers, strict=True)]
    facts = [{"label": "出动", "value": "、".join(rows)}]
    told = chance.sample(rows, len(rows))
    assert not check_text(f"共同行动，出动{'，'.join(told)}。", facts).errors
    wrong = [f"{names[0]}{numbers[0] + 1000}人" if row == rows[0] else row for row in told]
    assert check_text(f"共同行动，出动{'，'.join(wrong)}。", facts).errors


@pytest.mark.parametrize("text", ["补贴名单为第二批，目前正在公示。", "第二批补贴名单的公示正在进行。"])
def test_a_label_that_says_nothing_asks_nothing_of_its_state(text: str) -> None:
    assert not judge(text, ("批次=第二批", "状态=正在公示")).errors


def test_a_state_whose_label_says_nothing_may_not_be_told_as_done() -> None:
    assert judge("补贴名单为第二批，目前已经公示。", ("批次=第二批", "状态=正在公示")).errors


def test_a_value_that_stands_as_supplied_plans_nothing_itself() -> None:
    assert judge("整改情况为已销号33处、正在整改4处。", ("整改=已销号33处、正在整改4处",)).verified


def test_a_note_moved_to_an_item_with_the_rest_of_the_list_behind_is_told() -> None:
    crew = ("船员=男742人（其中持证736人）、女9人",)
    assert judge("船员中女9人、男742人（其中持证736人）。", crew).findings == ()
    assert {found.text for found in judge("船员中女9人（其中持证736人）、男742人。", crew).errors} == {"736人"}
    rows = ("助老对象=男12人（其中党员3人）、女9人",)
    assert {found.text for found in judge("助老对象女9人（其中党员3人）、男12人。", rows).errors} == {"3人"}


@pytest.mark.parametrize(
    ("rows", "right", "others"),
    [
        (
            ("助学人数=大学生62人、高中生85人", "助学标准=大学生每人5000元、高中生每人2000元"),
            "资助大学生62人、高中生85人，每人分别为5000元、2000元。",
            ("5000元", "2000元"),
        ),
        (
            ("发放物资=大米600袋、食用油450桶", "规格=大米10公斤/袋、食用油5升/桶"),
            "发放大米600袋、食用油450桶，规格分别为10公斤/袋、5升/桶。",
            ("10公斤/袋", "5升/桶"),
        ),
    ],
)
def test_a_second_list_goes_by_the_items_of_the_value_before_it(
    rows: tuple[str, ...], right: str, others: tuple[str, str]
) -> None:
    one, other = others
    assert judge(right, rows).errors == ()
    wrong = right.replace(one, "\0").replace(other, one).replace("\0", other)
    assert {found.text for found in judge(wrong, rows).errors} == {one, other}


def test_words_of_a_value_that_are_told_in_others_are_pointed_out() -> None:
    facts = ("抽粪车=6辆（石塘镇2辆、梅子坳乡2辆，其余由县里调度）",)
    check = judge("抽粪车有6辆，梅子坳乡2辆、石塘镇2辆，剩下的由市里调度。", facts)
    assert [(found.code, found.severity, found.fact) for found in check.findings] == [("missing", "warning", "f1")]
    assert "其余由县里调度" in check.findings[0].message
    right = judge("抽粪车有6辆，梅子坳乡2辆、石塘镇2辆，其余由县里调度。", facts)
    assert right.findings == ()


def test_words_of_one_item_of_a_list_are_pointed_out_the_same() -> None:
    facts = ("设施农业=大棚：36个（北片18个，其余在各村分散种植）；温室：4个",)
    check = judge("全镇有大棚36个，北片18个，其他的分散在各村种植；温室4个。", facts)
    assert [(found.code, found.severity, found.fact) for found in check.findings] == [("missing", "warning", "f1")]
    assert "其余在各村分散种植" in check.findings[0].message
    wrong = judge("全镇有大棚36个，北片16个，其他的分散在各村种植；温室4个。", facts)
    assert "16个" in {found.text for found in wrong.errors}


@pytest.mark.parametrize("value", ["0[", "4(宽", "甲(3组5台", "深2米*", "甲每户[2元", "（）、（", "→", "1+2=[", ""])
def test_no_value_raises(value: str) -> None:
    check_text("规格为4米，甲(3组有5台，深2米，每户2元，分别为甲、乙。", [{"label": "规格", "value": value or None}])
