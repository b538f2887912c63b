"""States told in clauses that tell nothing else, in words that nobody listed: they are looked at, each clause once."""

import pytest

from draftkit.check import check_text

Facts = list[dict[str, object]]


def state(label: str, value: str) -> dict[str, object]:
    return {"label": label, "value": value}


def told(text: str, *facts: dict[str, object]) -> list[tuple[str, str]]:
    return [(finding.severity, finding.code) for finding in check_text(text, list(facts)).findings]


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("错缴退费", "正在办理", "有人交错了钱，退款手续正在走。"),
        ("爆管原因", "正在调查", "事故成因仍在调查之中，尚无定论。"),
        ("纪录片《沭水人家》拍摄", "正在进行", "纪录片仍在拍摄当中。"),
        ("退役士兵岗位落实", "正在办理", "由政府安置的战友，岗位手续还在走流程。"),
        ("校车安全事故", "未发生", "至今平平安安，没有出过事。"),
        ("搭车收费", "未发现", "借机夹带别的收费，没有查到。"),
        ("赴省集体访", "未发生", "上访的少了，没有人成群结队去省里上访。"),
        ("事故造成人员死亡", "无", "船只出事后处置及时，没有人因此丧命。"),
        ("林区视频监控塔", "正在安装", "监控塔的安装作业尚未收尾。"),
        ("不停车检测点", "正在调试", "不停车检测点尚处调试阶段。"),
        ("未销号隐患", "正在整改", "余下没有销号的，责任企业正抓紧处置。"),
    ],
)
def test_a_state_that_a_clause_may_tell_that_tells_nothing_else_is_looked_at(label: str, value: str, text: str) -> None:
    assert told(text, state(label, value)) == [("warning", "missing")]


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("重大安全事故", "未发生", "安全没有终点，责任重于泰山。"),
        ("人员死亡", "无", "没有人员受伤。"),
        ("资金安全事故", "无", "确保资金万无一失。"),
        ("档案安全事故", "无", "档案记录过去，也照见未来。"),
        ("党员档案核查", "已完成", "已发展的党员里，青年居多。"),
        ("安全事故", "无", "去年没有发生安全事故。"),
        ("园区拖欠工程款问题", "无", "园区拖欠工程款的问题仍未根除。"),
        ("内涝造成人员伤亡", "无", "内涝造成个别人员受伤。"),
    ],
)
def test_a_clause_that_tells_another_thing_or_otherwise_tells_no_state(label: str, value: str, text: str) -> None:
    assert ("error", "missing") in told(text, state(label, value))


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("新急救中心", "正在装修", "在急救工作中，队伍素质不断提升。"),
        ("执行改造", "正在进行", "在执行工作中，干警冲在一线。"),
        ("资产监管平台", "尚未建成", "让资产不闲置、监管不断档。"),
    ],
)
def test_what_only_has_words_of_a_state_is_never_taken_for_it_in_silence(label: str, value: str, text: str) -> None:
    assert told(text, state(label, value)) != []


def test_a_clause_tells_one_state_and_no_more() -> None:
    facts = [state("供水管线迁改", "正在办理"), state("供气管线迁改", "正在办理")]
    assert sorted(told("沿线杆管手续仍在走流程。", *facts)) == [("error", "missing"), ("warning", "missing")]


def test_a_clause_that_tells_a_figure_or_what_was_supplied_in_words_tells_no_state_besides() -> None:
    figure: dict[str, object] = {"label": "退费手续", "value": "12件"}
    assert ("error", "missing") in told("退费手续正在走12件。", state("错缴退费", "正在办理"), figure)


@pytest.mark.parametrize(
    "text",
    [
        "路口信号灯已投入使用，视频监控正在安装，停车场拟建设。",
        "视频监控正在安装，路口信号灯已投入使用，停车场拟建设。",
    ],
)
def test_two_states_that_are_exchanged_are_an_error(text: str) -> None:
    facts = [state("视频监控", "已投入使用"), state("路口信号灯", "正在安装"), state("停车场", "拟建设")]
    assert "error" in {severity for severity, _ in told(text, *facts)}
    right = text.replace("视频监控", "＃").replace("路口信号灯", "视频监控").replace("＃", "路口信号灯")
    assert told(right, *facts) == []


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("防疫物资储备", "充足", "防疫物资备货宽裕，可随时调用。"),
        ("粮食市场价格", "平稳", "市面上粮价没有大起大落。"),
        ("招生服务平台运行", "正常", "招生服务平台没有卡壳。"),
        ("农忙用油供应", "充足", "到了农忙时节，机手加油不用愁，油料敞开供。"),
        ("征收补偿资金", "已足额到位", "征收补偿资金一分不少地落实到位。"),
        ("政府网站适老化改造", "已完成", "网站的适老化改造大功告成。"),
        ("农村黑臭水体", "已全部消除", "农村黑臭水体实现全面消除。"),
        ("提水灌溉工程", "尚未验收", "提水灌溉工程还欠验收这道手续。"),
        ("电力线路入地手续", "正在办理", "电力线路入地的手续尚待办结。"),
        ("连片加装试点", "拟开展", "往前看，街道有意试行连片加装。"),
    ],
)
def test_how_a_thing_is_told_in_words_of_its_own_is_looked_at(label: str, value: str, text: str) -> None:
    assert told(text, state(label, value)) == [("warning", "missing")]


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("防疫药品供应", "充足", "防疫药品却一度断档、供不应求。"),
        ("招生服务平台运行", "正常", "招生服务平台一度卡顿掉线。"),
        ("抑螺防病林栽植", "已完成", "抑螺防病林栽植正有序推进。"),
        ("其余隐患", "正在整改", "其余隐患也全部清零。"),
        ("春季集中免疫", "已完成", "又有免疫屏障，春季集中免疫仍在紧张进行。"),
    ],
)
def test_how_a_thing_is_told_otherwise_is_an_error(label: str, value: str, text: str) -> None:
    assert "error" in {severity for severity, _ in told(text, state(label, value))}


@pytest.mark.parametrize("prevented", ["得到有效防范、没有发生", "始终得到有效杜绝、未曾发生"])
def test_what_was_prevented_has_not_happened(prevented: str) -> None:
    assert told(f"燃气爆炸事故{prevented}。", state("燃气爆炸事故", "未发生")) == []


def test_words_for_a_manner_of_one_of_many_states_raise_no_error() -> None:
    # told in synonyms, by facts whose numbers are not those of the first ones
    facts = [state("智能粮库", "正在建设"), state("收购仓容", "充足"), state("粮食市场价格", "平稳")]
    text = "智能粮库正在建设，收购仓容充裕，粮食市场价格运行稳定，收购市场价格稳定。"
    assert [severity for severity, _ in told(text, *facts) if severity == "error"] == []


def test_nothing_of_a_kind_is_denied_as_this_kind() -> None:
    assert told("审计质量投诉方面，无此类情况。", state("审计质量投诉", "无")) in ([], [("warning", "missing")])


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("机组运行", "正常", "机组运行顺畅，故障率下降。"),
        ("机组运行", "正常", "机组运行顺畅，没有出现任何大的故障。"),
        ("交通秩序", "良好", "交通秩序井然，拥堵明显缓解。"),
        ("考试秩序", "良好", "考试秩序井然，没有出现大面积的混乱。"),
        ("师生情绪", "稳定", "师生情绪饱满，未见大的起伏波动。"),
        ("旧房拆除", "正在进行", "旧房拆除尚未完成。"),
        ("道路施工", "正在进行", "道路施工接近收尾。"),
        ("用地手续", "正在办理", "用地手续尚未办结。"),
        ("账目更正", "已完成", "账目差错统统更正。"),
        ("养老院扩建", "拟建设", "养老院扩建正等批复。"),
        ("整改不到位问题", "无", "整改彻底，无整改不到位的。"),
    ],
)
def test_what_is_denied_mended_or_not_yet_over_is_no_error(label: str, value: str, text: str) -> None:
    assert [severity for severity, _ in told(text, state(label, value)) if severity == "error"] == []


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("人员受伤", "无", "多人受伤，没有人员失踪。"),
        ("森林火灾", "未发生", "森林火灾得到控制，没有发生蔓延。"),
        ("大坝运行", "正常", "大坝绿化由专人负责。"),
        ("机组运行", "正常", "机组长期停摆。"),
        ("黑臭水体", "已消除", "黑臭水体年底前实现全面消除。"),
        ("体育馆", "正在建设", "体育馆拟建好。"),
        ("黑臭水体", "无", "黑臭水体没有消除。"),
        ("竣工验收", "尚未验收", "工程的竣工验收合格。"),
    ],
)
def test_what_happened_or_is_only_to_come_is_an_error(label: str, value: str, text: str) -> None:
    assert "error" in {severity for severity, _ in told(text, state(label, value))}


@pytest.mark.parametrize("clause", ["未故障", "已办结手续", "道路没有中断而且正在恢复"])
def test_a_clause_without_an_end_is_read_to_what_is_said_of_a_state(clause: str) -> None:
    assert told(clause * 4000, state("爆管原因", "正在调查")) == [("error", "missing")]


def test_a_state_beside_the_whole_label_of_another_fact_is_not_said_of_what_shares_a_character() -> None:
    facts = [state("地下管线迁改", "正在实施"), state("电梯维保资金管理办法", "尚未出台")]
    right = "地下管线迁改正在实施，电梯维保资金管理办法尚未出台。"
    wrong = "电梯维保资金管理办法正在实施；地下管线的迁改办法还未出台。"
    assert told(right, *facts) == []
    assert "error" in {severity for severity, _ in told(wrong, *facts)}
