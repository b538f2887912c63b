"""Facts whose value is words: they stand by their own label, or another has been told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.check import check_text
from draftkit.check.turned.alike import Alike

Facts = list[dict[str, str | None]]

HARM: Facts = [{"id": "dead", "label": "死亡", "value": "没有"}, {"id": "hurt", "label": "受伤", "value": "2人"}]


def told(text: str, facts: Facts) -> list[tuple[str, str | None, str | None]]:
    return [(finding.code, finding.text, finding.fact) for finding in check_text(text, facts).errors]


@pytest.mark.parametrize("text", ["造成2人受伤，没有人员死亡。", "2人受伤，死亡没有。", "没有死亡，受伤2人。"])
def test_a_state_stands_by_its_own_label(text: str) -> None:
    assert told(text, HARM) == []


@pytest.mark.parametrize("text", ["事故造成2人死亡，没有人员受伤。", "2人死亡，没有受伤。", "死亡2人，受伤人员没有。"])
def test_a_state_of_another_thing_is_not_that_of_the_label(text: str) -> None:
    facts = check_text(text, HARM).facts
    assert [fact.status for fact in facts if fact.id == "dead"] == ["missing"]
    assert not check_text(text, HARM).verified


def test_a_state_that_is_denied_of_one_thing_is_no_excuse_for_another() -> None:
    facts: Facts = [{"id": "a", "label": "重大安全事故", "value": "没有发生"}]
    found = told("发生了重大安全事故，没有发生次生灾害。", facts)
    assert found == [("reversed", "发生了重大安全事故", "a")]
    assert told("没有发生重大安全事故，坚决防止发生重大安全事故。", facts) == []
    assert told("没有发生重大安全事故。今年发生重大安全事故，教训深刻。", facts) != []


@pytest.mark.parametrize(
    "text",
    ["社会大局保持稳定。", "社会大局和谐，持续稳定。", "全市大局总体稳定。", "社会治安、社会大局稳定。"],
)
def test_a_state_may_stand_apart_from_its_label_with_nothing_else_between(text: str) -> None:
    assert told(text, [{"label": "社会大局", "value": "稳定"}]) == []


def test_a_state_that_opens_its_clause_is_about_its_sentence() -> None:
    for text in ("近日晚上，召开部署会。", "四是近日，召开部署会。"):
        assert told(text, [{"label": "召开部署会", "value": "近日"}]) == []


def test_a_state_of_one_of_two_things_is_missing_for_the_other() -> None:
    facts: Facts = [{"label": "环境质量", "value": "优良"}]
    assert told("环境质量优良，服务质量优良。", facts) == []
    assert [code for code, _, _ in told("环境质量不佳，服务质量优良。", facts)] == ["missing"]


@pytest.mark.parametrize("words", ["未发生", "没发生", "从未发生"])
def test_a_denial_in_other_words_says_the_same(words: str) -> None:
    facts: Facts = [{"id": "a", "label": "火灾事故", "value": "没有发生"}]
    assert told(f"全年{words}火灾事故。", facts) == []
    assert [code for code, _, _ in told(f"全年{words}溺水事件。", facts)] == ["missing"]


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("民转刑案件", "无", "调解成功率较高，没有一起民转刑案件发生。"),
        ("森林火灾", "无", "全县森林火灾实现“零发生”。"),
        ("因气象灾害死亡人员", "无", "面对复杂天气，没有人员因气象灾害死亡。"),
        ("特种设备安全事故", "无", "特种设备领域没有发生安全事故。"),
        ("资金安全事故", "未发生", "资金运行安全，未发生任何事故。"),
        ("新增隐性债务", "无", "债务风险可控，隐性债务零新增。"),
        ("零就业家庭", "无", "零就业家庭动态清零。"),
        ("规模性返贫", "未发生", "牢牢守住了不发生规模性返贫的底线。"),
        ("外商投资企业落户", "无", "外商投资企业落户目前仍为空白。"),
        ("人员伤亡", "没有", "转移及时，实现了人员零伤亡。"),
        ("社有资产确权", "已完成", "社有资产确权全部办结。"),
        ("数据授权运营", "已启动", "数据授权运营正式启动。"),
        ("冷链物流中心", "拟新建", "下一步，计划在城北片区新建冷链物流中心。"),
        ("收储中心二期", "尚未开工", "收储中心二期迟迟未能开工。"),
        ("社会大局", "稳定", "社会大局总体平稳。"),
        ("有序用电", "未实施", "由于准备充分，没有启动有序用电。"),
        ("消纳场二期工程", "拟开工建设", "消纳场二期准备开工。"),
        ("充电桩扩容", "正在招标", "充电桩扩容仍处于招标环节。"),
        ("储备轮换", "已完成", "储备规模达标，轮换任务已经完成。"),
        ("县级平台与省平台对接", "已完成", "县级平台同省平台实现对接。"),
        ("地情网站", "已上线运行", "用志方面，地情网站上线运行。"),
        ("年鉴出版号", "尚未下达", "因出版号没有下达，年鉴暂未出版。"),
        ("长时间断交事件", "无", "受损路段及时抢通，没有出现长时间断交。"),
        ("强制征收", "无", "全程依法文明，没有动用强制征收手段。"),
        ("智能质检系统", "已上线", "智能质检系统上线运行。"),
        ("露天烧烤摊点", "无", "排查露天烧烤摊点，结果为无。"),
        ("机要通信失密", "无", "机要通信没有出现失密。"),
    ],
)
def test_a_state_may_be_told_in_other_words(label: str, value: str, text: str) -> None:
    check = check_text(text, [{"label": label, "value": value}])
    assert check.findings == ()
    (fact,) = check.facts
    assert fact.status == "stated"
    assert all(text[start:end].strip("，。") == text[start:end] != "" for start, end in fact.spans)


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("安全事故", "无", "确保不发生安全事故。"),
        ("安全事故", "无", "坚决守住不发生安全事故的底线。"),
        ("安全事故", "无", "力争实现安全事故零发生。"),
        ("安全事故", "无", "去年没有发生安全事故。"),
        ("安全事故", "无", "往年的汛期没有发生安全事故。"),
        ("安全事故", "无", "并非没有安全事故。"),
        ("人员死亡", "无", "没有人员受伤。"),
        ("桥梁维修", "已完成", "将确保桥梁维修完成。"),
        ("县级平台与省平台对接", "已完成", "县级平台将与省平台实现对接。"),
        ("梅溪竣工验收", "计划年底前进行", "梅溪竣工验收已于上月结束。"),
        ("零就业家庭", "无", "扎实做好零就业家庭帮扶工作。"),
        ("安全事故", "无", "下一步打算：安全事故零发生。"),
        ("社会大局", "稳定", "社会大局不平稳。"),
    ],
)
def test_words_that_say_something_else_are_not_the_state(label: str, value: str, text: str) -> None:
    assert [code for code, _, _ in told(text, [{"label": label, "value": value}])] == ["missing"]


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("残疾人证跨省通办", "已实现", "残疾人证办理打破地域限制，跨省也能通办。"),
        ("备灾仓库", "正在改造", "备灾仓库的改造工作有序推进。"),
        ("农贸市场二期", "拟建", "农贸市场二期还在谋划，打算择机开工。"),
        ("冷库维护责任", "已落实", "冷库今后由谁来维护也有了明确说法，责任一一落实到人。"),
        ("学员伤害事故", "未发生", "没有学员在训期间受到伤害的事故。"),
        ("涉企行政诉讼败诉案件", "无", "行政诉讼没有败诉。"),
        ("商会换届", "正在筹备", "商会换届已进入筹备阶段。"),
        ("线上申领平台", "拟开通", "线上申领平台还在谋划开通。"),
        ("筛查中心", "拟建设", "筛查中心还在规划建设之中。"),
        ("残疾人证跨省通办", "已实现", "残疾人证已发放。"),
        ("公物私用问题", "无", "公家的东西拿去私用，这种情况没有出现。"),
        ("扶持资金绩效评价", "正在开展", "绩效评价眼下正紧锣密鼓推进，结果仍待汇总。"),
        ("破裂管道抢修", "已完成", "水管冻裂38处，现已全部修复。"),
        ("失学辍学儿童", "无", "没有一个孩子失学辍学。"),
        ("停工项目", "无", "项目都在抓紧建设，工地上没有停摆的。"),
        ("新发传销案件", "无", "往年的传销案件陆续办结；新的案件也没有冒头。"),
        ("机关带头安置", "已落实", "机关带头安置的要求落了地。"),
        ("雨情", "无险情", "巡堤查险有序，未发现险情。"),
        ("环评手续", "尚未办结", "环评手续仍在办理。"),
        ("绿化工程", "尚未验收", "绿化工程已完工，待验收。"),
        ("供电", "已全部恢复", "目前所有用户均已复电。"),
        ("交通", "已恢复畅通", "塌方清理完毕，道路恢复通行。"),
        ("隐患整改", "正在进行", "隐患均已纳入整改，正逐项推进落实。"),
        ("大规模返贫", "没有发生", "牢牢守住不发生规模性返贫底线。"),
        ("共享药房", "正在筹建", "共享药房还没建成，尚在筹建途中。"),
        ("群体性事件", "无", "未发生群众上访事件。"),
        ("违规收费的学校", "无", "医院无违规收费行为。"),
        ("新增隐性债务", "无", "没有化解隐性债务。"),
        ("因灾返贫的农户", "无", "农户无因病返贫情形。"),
        ("挤占助学资金问题", "无", "账目逐笔核对，没有查出挤占情形。"),
        ("坍塌原因", "正在调查", "塌因的调查工作正在进行。"),
        ("提质改造的净水厂", "正在调试机组", "提质改造中的净水厂已进入机组调试。"),
        ("逾期未退押金", "无", "退款及时，没有一笔超期。"),
        ("剩余欠薪线索", "正在核查", "余下的仍在核查之中。"),
        ("幼童走失事件", "无", "集市人多，没有小孩走失。"),
    ],
)
def test_a_state_that_a_sentence_may_tell_in_words_of_its_own_is_looked_at(label: str, value: str, text: str) -> None:
    found = check_text(text, [{"label": label, "value": value}]).findings
    (finding,) = (one for one in found if one.text != "38处")
    assert (finding.code, finding.severity, finding.fact) == ("missing", "warning", "f1")


@pytest.mark.parametrize("when", ["____", "6月30日前", "9月底", "下半年"])
def test_what_is_under_way_may_be_planned_to_open_on_a_day(when: str) -> None:
    facts: Facts = [{"label": "数字档案室", "value": "正在建设"}, {"label": "数字档案室启用日期", "value": None}]
    if when != "____":
        facts[1]["value"] = when
    assert check_text(f"数字档案室正在建设，预计于{when}启用。", facts).errors == ()
    assert check_text(f"数字档案室已经建成，预计于{when}启用。", facts).errors


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("残疾人证跨省通办", "已实现", "各项工作有序推进。"),
        ("备灾仓库", "正在改造", "备灾仓库的改造已经完成。"),
        ("备灾仓库", "正在改造", "备灾仓库的改造尚未启动。"),
        ("备灾仓库", "正在改造", "备灾仓库尚未改造。"),
        ("机要通信差错", "无", "机要通信出现差错。"),
        ("学员伤害事故", "未发生", "要坚决杜绝学员伤害事故。"),
        ("供水水质", "良好", "供水水质不够好。"),
        ("筛查中心", "拟建设", "筛查中心正在建设之中。"),
        ("演练受伤人员", "无", "其间有人员受伤；这次练得好不好，看得分。"),
        ("露天烧烤摊点", "无", "排查露天烧烤摊点，确保街面整洁。"),
        ("剩余欠薪线索", "正在核查", "余下的已经核查完毕。"),
        ("剩余欠薪线索", "正在核查", "余下的时间要抓紧。"),
    ],
)
def test_a_state_that_no_sentence_tells_is_missing(label: str, value: str, text: str) -> None:
    assert check_text(text, [{"label": label, "value": value}]).errors


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=12), st.sets(st.sampled_from("abcdefgh")))
def test_what_is_alike_is_found_whatever_it_is_filed_under(clauses: list[set[str]], words: set[str]) -> None:
    plain = [number for number, pairs in enumerate(clauses) if len(pairs & words) >= 0.6 * len(pairs)]
    assert list(Alike(clauses).find(words)) == plain


@given(st.text("没有发生未事故火灾死亡稳定，。、和", max_size=40))
def test_any_text_is_read_for_states(text: str) -> None:
    facts: Facts = [{"label": "火灾事故", "value": "没有发生"}, {"label": "死亡", "value": "没有"}]
    for fact in check_text(text, facts).facts:
        assert all(text[start:end] in ("没有发生", "没有", "没", "未") for start, end in fact.spans)


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("超期未办结的信访事项", "无", "信访事项无超期未办结的情形。"),
        ("拖欠工资的项目", "无", "在建项目均无拖欠农民工工资的情形。"),
        ("违规收费的学校", "无", "辖区学校无违规收费行为。"),
        ("断电断水的村", "无", "各村无断电断水情形。"),
        ("过期药品", "无", "药品无过期情况。"),
    ],
)
def test_a_denial_may_stand_between_a_thing_and_what_is_denied_of_it(label: str, value: str, text: str) -> None:
    assert check_text(text, [{"id": "f1", "label": label, "value": value}]).verified


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("超期未办结的信访事项", "信访事项无重复登记的情形。"),
        ("超期未办结的信访事项", "信访事项存在超期未办结的情形。"),
    ],
)
def test_what_is_denied_of_another_thing_is_no_statement_of_it(label: str, text: str) -> None:
    assert not check_text(text, [{"id": "f1", "label": label, "value": "无"}]).verified


def test_a_state_is_said_of_its_label_also_where_another_label_is_part_of_that() -> None:
    facts = [{"label": "南门里片区征收", "value": "拟启动"}, {"label": "片区户数", "value": "612户"}]
    assert check_text("接下来，拟启动南门里片区的征收工作，涉及612户。", facts).findings == ()


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("县境高速公路", "已恢复通行", "县境高速公路仍处于封闭状态。"),
        ("电梯死亡事故", "未发生", "电梯致人死亡的事故时有发生。"),
        ("公积金存款利率", "保持不变", "公积金存款的利率也同步下调，略有降低。"),
        ("电梯物联网平台", "正在试运行", "电梯物联网平台已转入正式运行。"),
        ("供水水质", "达标", "供水水质一度异常。"),
        ("政务信息平台", "已上线", "政务信息平台仍停留在图纸阶段。"),
        ("保护区划定", "已全部完成", "保护区划定刚刚进入勘界阶段。"),
        ("积水问题", "已基本消除", "下穿通道的积水问题依然突出。"),
        ("土地流转纠纷", "全部化解", "土地流转纠纷却仍积压不少。"),
        ("公寓消防验收", "已通过", "公寓消防验收遭到退回。"),
        ("违规转租", "未发现", "违规转租屡禁不止。"),
        ("群体性欠薪事件", "未发生", "群体性欠薪事件仍有零星出现。"),
        ("小微企业信贷风险", "总体可控", "小微企业信贷风险有所抬头。"),
        ("博物馆对外开放", "暂停", "博物馆的大门照常敞开。"),
        ("采购意向公开全覆盖", "尚未实现", "采购意向公开已全面铺开。"),
        ("火情", "零火情", "好在山上的火情发现得早。"),
    ],
)
def test_a_state_told_otherwise_in_words_of_its_own_is_an_error(label: str, value: str, text: str) -> None:
    assert check_text(text, [{"label": label, "value": value}]).errors != ()


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("金湖花园不动产证办理问题", "已解决", "金湖花园业主盼望的不动产证办理问题得到解决。"),
        ("有限空间中毒窒息事故", "未发生", "有限空间中毒窒息事故，整治期间未曾发生。"),
        ("公积金存款利率", "保持不变", "公积金存款的利率没有下调。"),
        ("政务信息平台", "已上线", "政务信息平台实现上线。"),
        ("路面恢复工程", "正在收尾", "路面恢复工程已接近尾声。"),
        ("路面恢复工程", "正在收尾", "路面的恢复工程到了收尾阶段。"),
        ("采购意向公开全覆盖", "尚未实现", "采购意向公开离全面铺开还差一截。"),
        ("火情", "零火情", "好在到现在山上没有起火。"),
        ("火情", "零火情", "好在到现在山上没有起火。扑火队装备有风力灭火机。"),
        ("覆盖", "应免尽免", "春防在即，该免的都免了。"),
        ("方案印发情况", "制定下发", "推进乡村创建，制定下发了实施方案，绿化美化有了章法。"),
        ("手机带入课堂现象", "基本杜绝", "手机带入课堂的现象基本绝迹。"),
        ("博物馆对外开放", "暂停", "博物馆暂不对外开放。"),
        ("群体性欠薪事件", "未发生", "群体性欠薪事件至今仍未出现。"),
        ("积水问题", "已基本消除", "积水问题已基本消除，仍需长抓不懈。"),
        ("校舍权属证补办", "进展缓慢", "校舍补办权属证件迟迟打不开局面，步子迈得很慢。"),
    ],
)
def test_a_state_told_as_truly_in_words_of_its_own_is_no_error(label: str, value: str, text: str) -> None:
    assert check_text(text, [{"label": label, "value": value}]).errors == ()


def test_a_state_of_four_characters_that_stands_once_is_of_what_its_sentence_speaks_of() -> None:
    facts = [
        {"label": "低保金发放方式", "value": "按月打卡"}, {"label": "农村低保金", "value": "256.74万元"},
        {"label": "分散五保金发放方式", "value": "按季打卡"}, {"label": "分散五保金", "value": "122.56万元"},
    ]  # fmt: skip
    text = "按月打卡发放农村低保金256.74万元。按季打卡发放分散五保金122.56万元。"
    assert check_text(text, facts).findings == ()
    turned = text.replace("按月", "按X").replace("按季", "按月").replace("按X", "按季")
    assert check_text(turned, facts).findings != ()


def test_a_figure_that_a_longer_value_has_too_may_stand_once() -> None:
    facts = [{"label": "御米种植意向投资", "value": "120万元"}, {"label": "洽谈进度", "value": "达成投资120万元的御米种植合作意向"}]
    assert check_text("达成投资120万元的御米种植合作意向。", facts).errors == ()
    assert check_text("达成投资150万元的御米种植合作意向。", facts).errors != ()


def test_there_is_what_a_state_says_there_is_none_of_only_where_that_is_told() -> None:
    facts = [{"label": "安全", "value": "轻伤1人次，无亡人"}]
    assert check_text("安全上有轻伤1人次，没有亡人情况。", facts).errors == ()
    assert [f.code for f in check_text("安全上有轻伤1人次，有亡人情况。", facts).errors] == ["reversed"]


def test_a_term_of_warranty_is_told_as_what_it_reaches_to() -> None:
    facts = [{"label": "防水工程质保期", "value": "5年"}]
    assert check_text("防水若有渗漏，5年之内都管修。", facts).errors == ()
    assert check_text("防水若有渗漏，5年内都管修。", facts).errors == ()


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("完工时限", "明年底前", "力争明年底前全面完工。"),
        ("充电桩建设完工时间", "明年上半年", "充电桩建设力争明年上半年完工。"),
        ("统计时段", "上半年", "上半年，全市农业总体平稳。"),
        ("地形", "四面环山", "村子位于老城区，四面环山。"),
        ("综合考核名次", "第一", "综合考核位居全市第一。"),
        ("综合考核名次", "第一位", "综合考核居全市第一位。"),
        ("平均累计降雨量历史同期位次", "第一位", "平均累计降雨量为有气象记录以来历史同期第一位。"),
    ],
)
def test_a_time_in_words_a_rank_and_what_tells_by_itself_are_found(label: str, value: str, text: str) -> None:
    assert check_text(text, [{"label": label, "value": value}]).findings == ()


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        ("完工时限", "年底前", "力争明年底前全面完工。"),
        ("充电桩建设完工时间", "明年底前", "充电桩建设力争明年底完工。"),
        ("种子", "供应充足", "化肥供应充足。"),
        ("综合考核名次", "第一位", "始终把安全放在第一位。"),
    ],
)
def test_another_time_or_what_may_be_said_of_many_is_not(label: str, value: str, text: str) -> None:
    assert [one.code for one in check_text(text, [{"label": label, "value": value}]).errors] == ["missing"]


@pytest.mark.parametrize("told", ["高风险", "中风险", "较低风险"])
def test_another_grade_is_no_other_word_for_it(told: str) -> None:
    facts = [{"label": "风险等级", "value": "低风险"}]
    assert check_text("评定为低风险等级。", facts).verified
    assert check_text(f"评定为{told}等级。", facts).errors
