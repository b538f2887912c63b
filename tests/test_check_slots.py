"""Another thing in one place of a label, in a text that says the labels of its facts word for word."""

import pytest

from draftkit.check import check_text

FACTS = {
    "家庭医生签约率": "94.7%",
    "剧场座位": "806个",
    "早班发车时间": "6:40",
    "病床使用率": "83.6%",
    "酒店平均入住率": "71.2%",
    "灯光秀时段": "19:40至21:10",
    "受理不动产登记": "2.4万件",
    "修复警示标牌": "126块",
    "节地生态安葬": "312例",
    "平均降水量": "27.4毫米",
    "社会捐资受助学生": "210名",
    "累计培训网格员": "216名",
}
PLAIN = "，".join(f"{label}为{value}" for label, value in FACTS.items()) + "。"


def codes(text: str) -> list[tuple[str, str, str]]:
    facts = [{"id": f"k{number}", "label": label, "value": value} for number, (label, value) in enumerate(FACTS.items())]
    return [(finding.severity, finding.code, finding.text) for finding in check_text(text, facts).findings]


def test_labels_said_word_for_word_are_clean() -> None:
    assert codes(PLAIN) == []


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("早班发车时间", "早班到校时间"),  # a time of day
        ("病床使用率", "设备使用率"),  # a thing before a rate
        ("酒店平均入住率", "民宿平均入住率"),
        ("灯光秀时段", "音乐喷泉时段"),
        ("平均降水量", "平均蒸发量"),
    ],
)
def test_another_thing_there_is_an_error(label: str, other: str) -> None:
    assert codes(PLAIN.replace(label, other)) == [("error", "swapped", FACTS[label])]


def test_another_thing_among_the_items_of_a_list_is_an_error() -> None:
    listed = PLAIN.replace("家庭医生签约率为94.7%，", "").replace("病床使用率为83.6%，", "")
    right = f"{listed}家庭医生签约率、病床使用率分别为94.7%、83.6%。"
    assert codes(right) == []
    assert codes(right.replace("病床使用率", "设备使用率")) == [("error", "swapped", "83.6%")]
    assert codes(right.replace("家庭医生签约率", "家庭医生荐约率")) == [("warning", "unsure", "94.7%")]


def test_an_item_shares_the_end_of_those_behind_it() -> None:
    facts = [{"label": label, "value": value} for label, value in FACTS.items()]
    facts += [{"label": "人均用水量降幅", "value": "5.2%"}, {"label": "人均综合能耗降幅", "value": "4.1%"}]
    right = f"{PLAIN}人均用水量、人均综合能耗降幅分别为5.2%、4.1%。"
    assert check_text(right, facts).findings == ()
    wrong = check_text(right.replace("用水量", "用电量"), facts).findings
    assert [(finding.severity, finding.code, finding.text) for finding in wrong] == [("error", "swapped", "5.2%")]


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("家庭医生签约率", "家庭医生荐约率"),  # one character: so may a verb be told (转运 for 转诊)
        ("剧场座位", "剧场车位"),
        ("病床使用率", "床位使用率"),
        ("节地生态安葬", "节地生态埋葬"),
    ],
)
def test_what_shares_a_character_or_is_one_is_a_doubt(label: str, other: str) -> None:
    assert codes(PLAIN.replace(label, other)) == [("warning", "unsure", FACTS[label])]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("家庭医生签约率", "家医签约率"),
        ("酒店平均入住率", "节日期间平均入住率"),
        ("病床使用率", "全年使用率"),
        ("家庭医生签约率", "截至目前签约率"),
    ],
)
def test_short_names_and_words_for_when_and_where_are_nothing_to_tell_of(label: str, told: str) -> None:
    assert [finding for finding in codes(PLAIN.replace(label, told)) if finding[0] == "error"] == []


def test_a_thing_that_was_supplied_with_something_else_is_a_doubt() -> None:
    assert codes(PLAIN.replace("病床使用率", "生态安葬使用率")) == [("warning", "unsure", "83.6%")]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("剧场座位", "剧场内座位"),
        ("受理不动产登记", "办理不动产登记"),  # a verb for a verb
        ("修复警示标牌", "修好警示标牌"),
        ("酒店平均入住率", "该平均入住率"),  # leads back
        ("病床使用率", "其使用率"),
        ("社会捐资受助学生", "社会捐资42次资助学生"),  # what holds a figure is another clause
        ("累计培训网格员", "全镇培训网格员"),
    ],
)
def test_other_words_for_the_same_thing_are_no_error_there(label: str, told: str) -> None:
    errors = [finding for finding in codes(PLAIN.replace(label, told)) if finding[1] == "swapped"]
    assert errors == []


def test_what_a_comparison_is_with_may_be_said_otherwise() -> None:
    facts = [{"label": label, "value": value} for label, value in FACTS.items()]
    facts.append({"label": "信访总量比上年减少", "value": "85件"})
    check = check_text(f"{PLAIN}信访总量较上年减少85件。", facts)
    assert [finding for finding in check.findings if finding.code != "missing"] == []


def test_a_text_that_words_things_freely_is_not_held_to_labels() -> None:
    free = (
        "老百姓里有94.7%签下了家庭医生，剧场里摆着座位806个，头班车6:40就开，病床有83.6%住着人，酒店平均入住71.2%，"
        "灯光秀在19:40至21:10上演，不动产窗口受理2.4万件，126块标牌修好如初，生态葬礼办了312例，"
        "雨水下到地上平均27.4毫米，捐来的钱帮了210名学生，网格员有216名受了训。"
    )
    errors = [finding for finding in codes(free.replace("病床有", "设备有")) if finding[0] == "error"]
    assert errors == [finding for finding in codes(free) if finding[0] == "error"]


NOTED = {"馆藏数字化率（按卷计）": "82.3%", "热线坐席（不含远程）": "26个", "加装避雷装置（重点古树）": "19套"}


@pytest.mark.parametrize(
    ("own", "told", "severity"),
    [
        ("（按卷计）", "（按页计）", "error"),
        ("（不含远程）", "（含远程）", "error"),
        ("（不含远程）", "（按班次折算）", "warning"),
    ],
)
def test_a_note_behind_a_label_is_compared_by_itself(own: str, told: str, severity: str) -> None:
    facts = [{"label": label, "value": value} for label, value in (FACTS | NOTED).items()]
    text = PLAIN + "，".join(f"{label}为{value}" for label, value in NOTED.items()) + "。"
    assert check_text(text, facts).findings == ()
    assert severity in [finding.severity for finding in check_text(text.replace(own, told), facts).findings]
    assert check_text(text.replace("（按卷计）", "（按卷计算）"), facts).errors == ()


def test_another_thing_told_behind_its_figure_is_pointed_out() -> None:
    facts = [{"label": label, "value": value} for label, value in (FACTS | {"下拨救灾资金": "1650万元"}).items()]
    assert check_text(f"{PLAIN}1650万元救灾资金已下拨。", facts).findings == ()
    assert check_text(f"{PLAIN}1650万元重建资金已下拨。", facts).findings != ()


@pytest.mark.parametrize(("own", "other"), [("修复警示标牌", "新设警示标牌"), ("累计培训网格员", "累计招聘网格员")])
def test_another_deed_with_the_same_thing_is_pointed_out(own: str, other: str) -> None:
    [(severity, code, _)] = codes(PLAIN.replace(own, other))
    assert (severity, code) == ("warning", "unsure")
