"""An enumeration of which an item was replaced, added or left out."""

import pytest

from draftkit.check import check_text

TOWNS = [{"organisation": "青坝、云桥、石潭、双井"}, {"label": "完成换届的村", "value": "4个"}]
TEXT = "完成换届的村4个，分别是：青坝、云桥、石潭、双井，其余正在推进。"


@pytest.mark.parametrize(
    ("old", "new"), [("石潭", "石桥"), ("双井", "双泉"), ("青坝", "柳湾"), ("云桥", "龙湾铺"), ("双井，", "双泉等，")]
)
def test_an_item_in_the_place_of_another_is_told(old: str, new: str) -> None:
    assert check_text(TEXT, TOWNS).errors == ()
    (finding,) = check_text(TEXT.replace(old, new), TOWNS).errors
    assert (finding.text, finding.expected) == (new.rstrip("，等"), old.rstrip("，"))


def test_an_item_of_a_state_in_the_place_of_another_is_told_once() -> None:
    facts = [{"label": "添置设备", "value": "水泵、变压器、投影仪"}]
    assert check_text("添置设备有水泵、变压器和投影仪。", facts).errors == ()
    (finding,) = check_text("添置设备有水泵、打印机、投影仪。", facts).findings
    assert (finding.severity, finding.text, finding.expected) == ("error", "打印机", "变压器")


@pytest.mark.parametrize(
    "told",
    [
        "青坝、云桥、双井",  # one left out
        "云桥、青坝、石潭、双井",
        "青坝、云桥、石潭和双井",
        "青坝、云桥、石潭、双井，另有青坝、云桥、长岭、双井四处水库",
    ],
)
def test_an_enumeration_told_in_part_or_otherwise_is_right(told: str) -> None:
    assert check_text(TEXT.replace("青坝、云桥、石潭、双井", told), TOWNS).errors == ()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("房屋建设、交通、水利", "房建、交通、水利"),
        ("房屋建设、交通、水利", "全区房屋建设、交通、水利"),
        ("新校区场地平整、管网、绿化", "新校区建设项目已完成平整、管网、绿化"),
        ("供水、供电、路灯", "供水、供电、照明工程"),
        ("莆田水、电、路和通讯", "抢修后，目前水、电、路和通讯"),
    ],
)
def test_an_item_told_shorter_or_in_a_longer_phrase_is_no_other(value: str, told: str) -> None:
    findings = check_text(f"整治内容为{told}。", [{"label": "整治内容", "value": value}]).errors
    assert [finding for finding in findings if finding.code != "missing"] == []


def test_an_item_more_is_pointed_out() -> None:
    facts = [{"label": "小麦、油菜等作物", "value": "已经收割完毕"}]
    assert check_text("小麦、油菜等作物已经收割完毕。", facts).findings == ()
    (finding,) = check_text("小麦、蚕豆、油菜等作物已经收割完毕。", facts).findings
    assert (finding.severity, finding.code, finding.text) == ("warning", "unsure", "蚕豆")
    (finding,) = check_text(TEXT.replace("石潭", "长岭、石潭"), TOWNS).findings
    assert (finding.severity, finding.text) == ("warning", "长岭")
