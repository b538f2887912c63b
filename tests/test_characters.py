"""Characters that nobody sees: the same ones are refused in facts, in answers and in drafts."""

import pytest

from draftkit import FactsError, check_text, parse_facts
from draftkit.characters import find_unseen, name_unseen
from draftkit.check import Change, mend

UNSEEN = [
    "\u202e", "\u2066", "\u200b", "\u200e", "\ufeff", "\xad", "\x00", "\x07", "\x7f", "\x85", "\x9b", "\u2028", "\ufffd",
    "\u3164", "\u2800", "\ufe0f", "\ue000", "\U000e0041", "\U000e0100",
]  # fmt: skip
FACTS = [{"id": "a", "label": "转发国家及省级信息", "value": "129条"}]
GOOD = "共转发国家及省级信息129条，反响良好。"


@pytest.mark.parametrize("character", UNSEEN)
def test_what_nobody_sees_is_found_everywhere(character: str) -> None:
    for at in (0, 5, 12, 14, len(GOOD)):
        text = GOOD[:at] + character + GOOD[at:]
        assert list(find_unseen(text)) == [at]
        errors = check_text(text, FACTS).errors
        assert ("invented", at, at + 1) in [(finding.code, finding.start, finding.end) for finding in errors]
        assert f"U+{ord(character):04X}" in "".join(finding.message for finding in errors)
    facts = """{"kind": "township", "title": "关于防汛的汇报", "issuer": "青河镇政府", "sections": {"situation": [
        {"label": "转移%s群众", "value": "129人"}]}}"""
    with pytest.raises(FactsError):
        parse_facts(facts % f"\\u{ord(character):04x}" if ord(character) < 0x10000 else facts % character)


@pytest.mark.parametrize("mark", ["\u20e3", "\u0336", "\u0332"])
def test_a_mark_over_a_digit_is_found(mark: str) -> None:
    assert not check_text(GOOD.replace("2", f"2{mark}"), FACTS).verified


def test_a_figure_that_is_turned_around_is_never_verified() -> None:
    check = check_text("共转发国家及省级信息\u202e129条\u202c。", FACTS)
    assert [finding.text for finding in check.errors] == ["\u202e", "\u202c"]
    assert mend(check.text, check).changes == ()


@pytest.mark.parametrize("text", [GOOD, f"\t{GOOD}\r\n\u3000\u3000{GOOD}", GOOD.replace("，", "，\xa0"), "㎡、①〔2024〕ⅣＡ①℃㈠éα—…·×‰"])
def test_what_people_see_is_let_stand(text: str) -> None:
    assert list(find_unseen(text)) == []
    assert name_unseen(text) == text


def test_what_has_no_width_is_taken_out_where_it_touches_no_figure() -> None:
    text = GOOD.replace("国家", "国\u200b\u200d家")
    mended = mend(text, check_text(text, FACTS))
    assert mended.text == GOOD
    assert mended.changes == (Change(4, 6, "\u200b\u200d", ""),)


@pytest.mark.parametrize("text", ["1\u200b29条", "\u200b129条", "129\u200b条", "129条\u200b", "129条\u200b余"])
def test_a_figure_is_never_made_by_taking_something_out(text: str) -> None:
    text = GOOD.replace("129条", text)
    assert "\u200b" in mend(text, check_text(text, FACTS)).text


def test_the_place_is_told_by_its_number() -> None:
    assert name_unseen("甲\u202e乙") == "甲U+202E乙"
