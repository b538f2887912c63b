"""A state told of another step, or of part or all of it; what was done told as undone, to come, or as each one's share."""

import pytest

from draftkit.check import check_text
from tests.labelled import judge

Facts = list[dict[str, object]]


def errors(text: str, *rows: str) -> list[str]:
    return [one.code for one in judge(f"检查单位38家。{text}。", ("检查单位=38家", *rows)).errors]


@pytest.mark.parametrize(
    ("row", "right", "wrong"),
    [
        ("除险加固项目=已完成招标", "除险加固项目招标已经完成", "除险加固项目已通过验收"),
        ("除险加固项目=已完成招标", "除险加固项目完成了招标工作", "除险加固项目已完成施工"),
        ("除险加固项目=已完成招标", "除险加固项目已完成招标", "除险加固项目已竣工"),
        ("博物馆新馆=主体完工", "博物馆新馆主体已经完工", "博物馆新馆全面竣工"),
        ("消防车通道划线=已全部完成", "消防车通道划线全部完成", "消防车通道划线已基本完成"),
    ],
)
def test_another_step_all_of_a_part_or_part_of_all_is_not_the_state_supplied(row: str, right: str, wrong: str) -> None:
    assert errors(right, row) == []
    assert errors(wrong, row) == ["missing"]


@pytest.mark.parametrize(
    ("row", "right", "wrong"),
    [
        ("调解矛盾纠纷=7824起", "7824起矛盾纠纷得到调解", "7824起矛盾纠纷未得到调解"),
        ("调解矛盾纠纷=7824起", "调解矛盾纠纷7824起", "7824起矛盾纠纷亟待调解"),
        ("家庭无障碍改造=430户", "完成家庭无障碍改造430户", "家庭无障碍改造430户未完成"),
        ("直供大户=733户", "直供大户733户", "直供大户733户的任务未完成"),
        ("直供大户=733户", "直供大户733户", "拟直供大户733户"),
        ("直供大户=733户", "将直供大户733户纳入名册", "将直供大户733户"),
    ],
)
def test_a_deed_told_as_undone_or_to_come_is_reversed(row: str, right: str, wrong: str) -> None:
    assert errors(right, row) == []
    assert errors(wrong, row) == ["reversed"]


@pytest.mark.parametrize("text", ["争取上级转移支付24.3亿元", "实现上级转移支付24.3亿元"])
def test_a_word_of_effort_before_a_label_plans_nothing(text: str) -> None:
    assert errors(text, "上级转移支付=24.3亿元") == []


@pytest.mark.parametrize("word", ["人均", "户均", "日均", "平均每户", "每人"])
def test_a_total_told_as_each_ones_share_is_altered(word: str) -> None:
    assert errors("挽回经济损失2165万元", "挽回经济损失=2165万元") == []
    assert errors(f"{word}挽回经济损失2165万元", "挽回经济损失=2165万元") == ["altered"]
    assert errors(f"{word}挽回经济损失2165万元", f"{word}挽回经济损失=2165万元") == []


@pytest.mark.parametrize(
    ("title", "told", "severities"),
    [
        ("县委政法委书记", "县委政法委书记", []),
        ("县委政法委书记", "县政法委书记", []),
        ("县委政法委书记", "政法委书记", []),
        ("县委政法委书记", "县委书记", ["error"]),
        ("副市长", "常务副市长", ["error"]),
        ("县委常委、组织部部长", "组织部部长", []),
        ("县委常委、组织部部长", "宣传部部长", ["warning"]),
    ],
)
def test_a_post_of_a_larger_body_is_an_error_and_that_of_another_looked_at(
    title: str, told: str, severities: list[str]
) -> None:
    facts: Facts = [{"id": "p", "name": "孙立群", "title": title}, {"label": "召开会议", "value": "3次"}]
    found = check_text(f"{told}孙立群出席。召开会议3次。", facts).findings
    assert [one.severity for one in found] == severities


@pytest.mark.parametrize(
    ("value", "told"),
    [("正在试运行", "信用平台已上线试用"), ("尚待立项", "信用平台还没有批准立项"), ("暂缓实施", "信用平台先行搁置")],
)
def test_other_words_for_a_trial_a_wait_and_a_stop_do_not_deny_them(value: str, told: str) -> None:
    rows = ("排查改造老旧管网=28公里", "新增供水用户数量=640户", "水质抽样检测批次=96批次", "抢修队伍人员编制=45名")
    rows += ("受理用水投诉件数=73件", "财政补贴资金总额=310万元", f"信用信息平台={value}")
    free = (
        "旧管子换了28公里，640户人家头一回拧开自来水。水好不好，96批次化验说了算；45名师傅昼夜待命，"
        "73件烦心事件件有回音，310万元花在刀刃上。"
    )
    assert judge(f"{free}{told}。", rows).errors == ()


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("建成未成年人保护工作站=16个", "帮教未成年人=42人"), "未成年人保护工作站建成16个，帮教未成年人42人"),
        (("办结不动产登记=8600件",), "不动产登记办结8600件"),
        (("补助学生=1260人", "发放资金=260万元"), "实施雨露计划补助学生1260人，发放资金260万元"),
        (("安排资金=2600万元",), "中央财政以工代赈计划安排资金2600万元"),
    ],
)
def test_a_denial_that_is_the_labels_own_and_the_name_of_a_programme_turn_nothing(rows: tuple[str, ...], text: str) -> None:
    assert errors(text, *rows) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [("垃圾分类试点已全面推开", []), ("垃圾分类试点全面铺开", []), ("垃圾分类试点尚未铺开", ["missing"])],
)
def test_what_is_in_full_swing_is_under_way(text: str, told: list[str]) -> None:
    assert errors(text, "垃圾分类试点=正在推进") == told
