"""Mending: what is put right without a model, and what is left alone."""

import pytest

from draftkit.check import Change, check_text, mend

FACTS = [
    {"id": "a", "label": "发布信息", "value": "1191条"},
    {"id": "b", "label": "签订责任书的企业", "value": "40多家"},
    {"id": "c", "label": "整改率", "value": "95.5%"},
    {"id": "d", "label": "驻村干部", "value": "2名"},
]
GOOD = "发布信息1191条，签订责任书的企业40多家，整改率95.5%，驻村干部2名。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1191条", "1,191条"),
        ("1191条", "１１９１条"),
        ("1191条", "一千一百九十一条"),
        ("40多家", "40家"),
        ("40多家", "40余家"),
        ("40多家", "四十多家"),
        ("1191条", "约1191条"),
        ("95.5%", "百分之九十五点五"),
        ("2名", "两名"),
    ],
)
def test_the_written_form_and_the_qualifier_are_put_right(before: str, after: str) -> None:
    text = GOOD.replace(before, after)
    mended = mend(text, check_text(text, FACTS))
    assert mended.text == GOOD
    start = GOOD.index(before)
    assert mended.changes == (Change(start, start + len(after), after, before),)
    assert check_text(mended.text, FACTS).verified


@pytest.mark.parametrize("after", ["1192条", "191条", "1191份", "1200条", "12万条"])
def test_a_digit_or_a_unit_is_never_touched(after: str) -> None:
    text = GOOD.replace("1191条", after)
    assert mend(text, check_text(text, FACTS)).changes == ()


def test_several_places_are_put_right_at_once() -> None:
    text = GOOD.replace("1191条", "1,191条").replace("2名", "两名")
    mended = mend(text, check_text(text, FACTS))
    assert mended.text == GOOD
    assert [change.before for change in mended.changes] == ["1,191条", "两名"]


def test_a_check_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        mend("一", check_text("二", FACTS))


def test_a_change_is_written_as_json() -> None:
    change = Change(2, 8, "1,191条", "1191条")
    assert change.to_json() == {"start": 2, "end": 8, "before": "1,191条", "after": "1191条"}


@pytest.mark.parametrize(("value", "text"), [("3处", "设安置点3处，其中第三处已启用。"), ("5次", "召开会议5次，第五次作了部署。")])
def test_an_ordinal_is_no_way_of_writing_a_count(value: str, text: str) -> None:
    check = check_text(text, [{"label": "安置点" if value == "3处" else "召开会议", "value": value}])
    assert mend(text, check).changes == ()
