"""Half-width punctuation in Chinese text is made full-width; figures, codes and addresses keep theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.document import widen_punctuation
from draftkit.figures import find_figures


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("已排查,已整改;请审阅:完成!好?", "已排查，已整改；请审阅：完成！好？"),
        ("共1191条(其中17日46条),已办结.", "共1191条（其中17日46条），已办结。"),
        ('坚持"预防为主"和"全员参与"', "坚持“预防为主”和“全员参与”"),
        ("排查隐患--整改隐患", "排查隐患——整改隐患"),
        ("拨付1,191.5万元,到位10:30,比例1:3。", "拨付1,191.5万元，到位10:30，比例1:3。"),
        ("见https://www.example.cn/a?b=1,2,请查收", "见https://www.example.cn/a?b=1,2，请查收"),
        ("邮箱a.b@example.cn,电话0571-88888888.", "邮箱a.b@example.cn，电话0571-88888888。"),
        ("依据《办法(试行)》(以下简称办法)", "依据《办法(试行)》（以下简称办法）"),
        ("(1)值守到位(24小时)", "（1）值守到位（24小时）"),
        ("the end, (now): ok.", "the end, (now): ok."),
        ("第一行.\n第二行,", "第一行。\n第二行，"),
    ],
)
def test_punctuation_beside_chinese_characters_is_made_full_width(before: str, after: str) -> None:
    assert widen_punctuation(before) == after


def test_a_supplied_name_keeps_its_own() -> None:
    assert widen_punctuation("由A(集团)公司承办(1家)", ["A(集团)公司"]) == "由A(集团)公司承办（1家）"


@given(st.text(st.sampled_from('甲乙年月日条1234567890,.;:?!()-"%《》，。\n ab@/'), max_size=60))
def test_no_figure_changes_and_nothing_moves(text: str) -> None:
    widened = widen_punctuation(text)
    assert len(widened) == len(text)
    for figure in find_figures(text):
        told = figure.text.rstrip(",;:?!.)")  # an address takes the comma behind it for its own
        assert widened[figure.start :].startswith(told)
