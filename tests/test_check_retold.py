"""Values of figures and words told in other words, or with their thing amid them."""

import pytest

from tests.labelled import judge

CANAL = ("支渠=两条均已通水", "主渠=尚未通水")
WORKS = ("改扩建工程=计划明年3月开工",)
REVIEW = ("财务公开频次=每季度一次", "评议频次=每半年一次")
RIVER = ("每日巡河员=2名", "河长设置标准=每10公里1名", "村级河长=46名")
CLERKS = ("便民服务点=26个", "代办员配备标准=每个服务点2名", "代办员=52名")
LOANS = ("创业贷款额度=每人不超过30万元",)
MEALS = ("营养餐补助标准=每生每天5元", "惠及学生=3200名")
TEA = ("茶叶产量全省排名=连续5年第一", "茶叶产量=1.2万吨")
SAFETY = ("安全生产考核=连续两年优秀", "安全生产考核全市排名=第2名")


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (WORKS, "改扩建工程计划明年3月动工。"),
        (WORKS, "改扩建工程拟从明年3月破土动工。"),
        (("新校区=计划2026年9月投入使用",), "新校区计划2026年9月启用。"),
        (("迁建工程=计划明年6月完工",), "迁建工程计划明年6月完成。"),
        (("企业复产=计划12月",), "该企业拟于12月复产。"),
        (("隧道=两座均已贯通",), "两座隧道均已贯通。"),
        (CANAL, "两条支渠已通水，主渠尚未通水。"),
        (TEA, "茶叶产量连续5年居全省第一，今年达到1.2万吨。"),
        (SAFETY, "安全生产考核连续两年获全市优秀等次，排名第2名。"),
        (REVIEW, "每季度末向社会公开一次财务收支，每半年评议一次。"),
        (("安全员培训=每半年一次",), "安全员培训每半年开展一次。"),
        (("锅炉检验频次=每两年一次",), "锅炉每两年检验一次。"),
        (("扩建=计划2026年5月开工",), "扩建预计2026年5月开工。"),
        (("配备标准=每500人1名",), "每500人配备1名。"),
        (("检测频次=每两年一次",), "每两年检测一次。"),
        (("锅炉检验=每两年一次",), "锅炉检验两年做一次。"),
        (("供水水质检测=每年一次",), "供水水质一年检测一次。"),
        (("巡查=每周2次",), "林区一周巡查2次。"),
        (("体检=每人每年1次",), "环卫工人每人一年体检1次。"),
        (("塔基沉降监测=每月1次",), "塔基沉降一月监测1次。"),
        (("电梯检验频次=每年一次",), "电梯年检一次。"),
        (RIVER, "每天安排巡河员2名，每10公里河道设河长1名，共设村级河长46名。"),
        (CLERKS, "每个便民服务点设2名代办员，26个服务点共有代办员52名。"),
        (LOANS, "对每名返乡创业者给予贷款额度不超过30万元。"),
        (MEALS, "每名学生每天补助5元，惠及学生3200名。"),
    ],
)
def test_a_value_told_in_words_that_say_the_same_stands(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).errors


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (WORKS, "改扩建工程计划明年3月竣工。"),
        (WORKS, "改扩建工程计划今年3月动工。"),
        (WORKS, "改扩建工程明年3月动工。"),
        (WORKS, "配套道路计划明年3月动工，改扩建工程正在办理前期手续。"),
        (("迁建工程=计划明年6月完工",), "迁建工程计划明年6月完成招标。"),
        (("企业复产=计划12月",), "该企业已于12月复产。"),
        (("隧道=两座均已贯通",), "两座桥梁均已贯通，隧道正在开挖。"),
        (CANAL, "两条支渠已开工，主渠尚未通水。"),
        (TEA, "茶叶产量连续5年居全市第一，今年达到1.2万吨。"),
        (TEA, "茶叶产值连续5年居全省第一，茶叶产量今年达到1.2万吨。"),
        (SAFETY, "安全生产考核连续两年获全市良好等次，排名第2名。"),
        (REVIEW, "每季度末向社会公开一次财务收支，每季度评议一次。"),
        (REVIEW, "每季度末向社会公开一次财务收支，每半年评议两次。"),
        (REVIEW, "每季度末向社会公开一次财务收支，每半年体检一次。"),
        (("锅炉检验频次=每两年一次",), "锅炉每三年检验一次。"),
        (("锅炉检验频次=每两年一次",), "锅炉每年检验一次。"),
        (("锅炉检验频次=每两年一次",), "锅炉两年检验两次。"),
        (("供水水质检测=每年一次",), "供水水质一季度检测一次。"),
        (("供水水质检测=每年一次",), "供水水质去年一年检测一次。"),
        (("供水水质检测=每年一次",), "供水水质第一年检测一次。"),
        (("电梯检验频次=每年一次",), "电梯季检一次。"),
        (("电梯检验频次=每年一次",), "电梯去年检一次。"),
        (("配备标准=每500人1名",), "每500户配备1名。"),
        (("全市排名=连续3年第一",), "连续3年全省排名第一。"),
        (("安全员培训=每半年一次", "安全员=86名"), "消防培训每半年开展一次，安全员86名。"),
        (RIVER, "每天安排巡河员2名，每10公里河道设巡河员1名，共设村级河长46名。"),
        (CLERKS, "每个便民服务点设2名协理员，26个服务点共有代办员52名。"),
        (LOANS, "对每户返乡创业者给予贷款额度不超过30万元。"),
        (LOANS, "对每名返乡创业者给予奖励不超过30万元。"),
        (MEALS, "每名学生每月补助5元，惠及学生3200名。"),
        (MEALS, "每名教师每天补助5元，惠及学生3200名。"),
    ],
)
def test_another_deed_thing_level_or_frequency_is_no_such_value(rows: tuple[str, ...], text: str) -> None:
    check = judge(text, rows)
    assert check.errors or any(finding.code == "unsure" for finding in check.findings)


@pytest.mark.parametrize(
    ("row", "right", "wrong"),
    [
        ("参保率=由91%提高到96%", "参保率从91%攀升到96%。", "参保率从91%下滑到96%。"),
        ("肉价=由26元下跌至22元", "肉价从26元下滑到22元。", "肉价从26元上涨到22元。"),
        ("审批时限=由45日压减至20日", "审批时限从45日缩短到20日。", "审批时限从45日延长到20日。"),
    ],
)
def test_what_went_from_one_figure_to_another_may_be_told_by_any_verb_of_its_way(
    row: str, right: str, wrong: str
) -> None:
    assert judge(right, (row,)).findings == ()
    assert judge(wrong, (row,)).errors


@pytest.mark.parametrize("row", ["漏损率同比收窄=3%", "房价同比下滑=3%", "房价同比上涨=3%"])
def test_what_changed_compared_with_a_year_before_came_to_no_such_figure(row: str) -> None:
    label, value = row.split("=")
    assert judge(f"{label}{value}。", (row,)).findings == ()
    assert [(f.code, f.text) for f in judge(f"{label}至{value}。", (row,)).errors] == [("altered", f"{label[-2:]}至3%")]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("受灾面积占播种面积=约8%", "受灾面积约占总播种面积的8%。"),
        ("销售额与去年之比=约1.5倍", "销售额约为去年的1.5倍。"),
        ("电商销售农户占比=约四分之一", "大约占四分之一的农户实现了电商销售。"),
        ("享受减税企业占比=约四分之一", "约有四分之一的企业享受了减税。"),
        ("签约企业=12家", "年内签约有12家企业。"),
        ("财政收入同比增长=约15%", "财政收入同比约增长15%。"),
        ("用水量较上年减少=约6%", "用水量较上年大约减少了6%。"),
        ("接待游客=约26万人次", "全年大约接待游客26万人次。"),
        ("受益群众=约3200人", "约惠及群众3200人。"),
        ("接待游客=26万人次", "预约接待游客26万人次。"),
        ("约谈企业=12家", "年内约谈企业12家。"),
        ("供暖不足问题=86件", "群众反映供暖不足86件。"),
    ],
)
def test_a_qualifier_may_stand_before_its_verb_or_be_part_of_the_label(row: str, text: str) -> None:
    assert not judge(text, (row,)).errors


@pytest.mark.parametrize(
    ("row", "text", "told"),
    [
        ("受灾面积占播种面积=8%", "受灾面积约占总播种面积的8%。", "约占总播种面积的8%"),
        ("女党员占比=8%", "女党员约占8%。", "约占8%"),
        ("受灾面积占播种面积=约8%", "受灾面积占总播种面积的8%。", "8%"),
        ("供暖不足问题=86件", "群众反映供暖问题不足86件。", "不足86件"),
        ("财政收入同比增长=15%", "财政收入同比约增长15%。", "约增长15%"),
        ("受益群众=3200人", "约惠及群众3200人。", "约惠及群众3200人"),
        ("接待游客=约26万人次", "全年接待游客26万人次。", "26万人次"),
    ],
)
def test_a_qualifier_added_before_a_verb_or_left_out_is_an_error(row: str, text: str, told: str) -> None:
    assert [(finding.code, finding.text) for finding in judge(text, (row,)).errors] == [("altered", told)]


def test_a_plan_beside_what_was_done_of_it_is_not_told_as_done() -> None:
    rows = ("计划开工项目=36个", "已开工项目=28个", "未开工项目=8个")
    assert not judge("清单内的36个项目已开工28个，未开工8个。", rows).errors
    assert judge("清单内的36个项目已开工，未开工8个。", rows).errors
    assert judge("清单内的28个项目已开工36个，未开工8个。", rows).errors


def test_a_gap_may_be_told_as_so_many_lacking_of_its_thing() -> None:
    rows = ("村医缺口=32名", "定向培养村医=18名", "目前村医缺口=14名")
    text = "全县村卫生室缺医生32名，通过定向培养补充18名，目前仍缺14名。"
    assert not judge(text, rows).errors
    for old, new in (("缺医生", "有医生"), ("缺医生", "缺护士"), ("32名", "22名")):
        assert judge(text.replace(old, new), rows).errors


@pytest.mark.parametrize(
    ("rows", "right", "wrong"),
    [
        (("处理情况=已通报批评",), "3家单位未按要求报送材料，被通报批评。", "3家单位未按要求报送材料，将被通报批评。"),
        (("污水厂=已建成，正在调试",), "污水厂建成调试。", "污水厂建成并完成调试。"),
    ],
)
def test_a_state_may_be_told_as_befalling_or_in_one_word(rows: tuple[str, ...], right: str, wrong: str) -> None:
    rows = (*rows, "未按要求报送材料单位=3家") if "3家" in right else rows
    assert not judge(right, rows).errors
    assert judge(wrong, rows).errors


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("排名=连续3年第一",), "排名连续3年位居第一。"),
        (("全市排名=连续3年第一",), "连续3年全市排名第一。"),
        (("评议=每半年一次",), "每半年组织一次评议。"),
    ],
)
def test_nothing_is_said_of_the_figures_within_a_value_that_stands(rows: tuple[str, ...], text: str) -> None:
    assert not judge(text, rows).findings
