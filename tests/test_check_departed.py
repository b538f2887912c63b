"""What stands in a label's place, in a text that tells the other facts by their labels."""

import pytest

from draftkit.check import Check, check_text

FACTS = {
    "储备医用口罩": "约58万只",
    "投用巡检机器人": "32台",
    "化解邻里纠纷": "74起",
    "林区视频监控点位": "143个",
    "社会评议满意率": "93.8%",
    "培训网格员": "216名",
    "硬化村组道路": "18.3公里",
    "投入整治资金": "460万元",
}
PLAIN = "，".join(f"{label}{value}" for label, value in FACTS.items()) + "。"


def check(text: str) -> Check:
    facts = [{"id": f"k{number}", "label": label, "value": value} for number, (label, value) in enumerate(FACTS.items())]
    return check_text(text, facts)


def codes(text: str) -> list[tuple[str, str, str]]:
    return [(finding.severity, finding.code, finding.text) for finding in check(text).findings]


def test_a_text_that_tells_every_fact_by_its_label_is_clean() -> None:
    assert codes(PLAIN) == []


@pytest.mark.parametrize(
    ("label", "other", "value"),
    [
        ("储备医用口罩", "储备医用手套", "约58万只"),
        ("投用巡检机器人", "投用通勤客车", "32台"),
        ("化解邻里纠纷", "化解物业纠纷", "74起"),
        ("林区视频监控点位", "林区气象监测点位", "143个"),
        ("社会评议满意率", "社会评议参与率", "93.8%"),
        ("硬化村组道路", "铺设排水沟渠", "18.3公里"),
    ],
)
def test_another_thing_in_the_place_of_one_is_an_error_where_the_text_keeps_to_labels(
    label: str, other: str, value: str
) -> None:
    assert codes(PLAIN.replace(label, other)) == [("error", "swapped", value)]


def test_where_the_text_words_things_freely_the_same_is_a_doubt() -> None:
    free = (
        "口罩等医用品储备约58万只，32台机器人在井下巡检，邻里间的纠纷化解了74起，林区气象监测点位143个，"
        "群众评议，93.8%的人满意，网格员有216名受了训，村组间18.3公里的路硬化了，整治上投入460万元。"
    )
    assert codes(free) == [("warning", "unsure", "143个")]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("硬化村组道路", "完成村组道路硬化"),  # in another order
        ("硬化村组道路", "硬化里程"),  # a measure
        ("化解邻里纠纷", "调处邻里纠纷"),  # a verb
        ("社会评议满意率", "社会评议满意的比例"),
        ("投用巡检机器人", "投用机器人"),
        ("投入整治资金", "投入资金"),
    ],
)
def test_other_words_for_the_same_are_no_error_there(label: str, told: str) -> None:
    assert [finding for finding in codes(PLAIN.replace(label, told)) if finding[0] == "error"] == []


def test_few_facts_say_nothing_of_how_a_text_words_things() -> None:
    facts = [{"label": "投用巡检机器人", "value": "32台"}, {"label": "培训网格员", "value": "216名"}]
    check = check_text("投用通勤客车32台，培训网格员216名。", facts)
    assert [(finding.severity, finding.code) for finding in check.findings] == [("warning", "unsure")]
