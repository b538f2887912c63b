"""Sample reports of one's own: cut apart, cleaned, outlined, put to a kind, masked, stored, chosen."""

import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import OpenAIModel, draft_report, load_facts
from draftkit.cli import main
from draftkit.document import Paragraph, read_draft, write_document
from draftkit.errors import ExemplarError
from draftkit.exemplars import Brought, Wanted, choose_style, read_collection, read_folder, read_words, store_sample
from draftkit.exemplars.cleaning import clean_line, join_lines, letters
from draftkit.exemplars.markdown import read_markdown, write_markdown
from draftkit.exemplars.masking import mask_text
from draftkit.exemplars.outlining import paragraphs_of
from draftkit.exemplars.showing import show_sample
from draftkit.kinds import list_kinds, load_kind
from draftkit.names import find_names
from draftkit.resources import folder
from draftkit.testing import FaultServer, write_section
from tests.sample_texts import FLOOD, FOREST, NEIGHBOURS, REPORTS, counted, numbered, spaced, unnumbered, wrapped

KINDS = [load_kind(name) for name in list_kinds()]
FIVE = Path(os.environ.get("DRAFTKIT_SAMPLES") or Path(__file__).parents[2] / "shared" / "samples" / "reports-5.txt")


def read(text: str) -> tuple[Brought, ...]:
    return read_collection(text, KINDS).reports


def shape(brought: Brought) -> list[tuple[str, int]]:
    return [(part.heading, len(part.items)) for part in brought.outline.parts]


def told(brought: Brought) -> str:
    return "".join(letters(brought.outline.title + "".join(paragraphs_of(brought.outline))))


SHAPES = [
    [("一、主要工作及成效", 3), ("二、存在问题", 1), ("三、下步工作", 1)],
    [("一、加强指挥调度。", 1), ("二、严管火源。", 1), ("三、备足力量。", 1)],
    [("一是摸清底数。", 1), ("二是结对帮扶。", 1), ("三是丰富生活。", 1)],
]


@pytest.mark.parametrize(
    "layout", [numbered, counted, "\n\n".join, "\n-----\n".join], ids=["marked", "counted", "titles alone", "rules"]
)
def test_a_collection_is_cut_into_its_reports(layout: object) -> None:
    found = read(layout(REPORTS))  # type: ignore[operator]
    assert [one.outline.title for one in found] == [text.splitlines()[0] for text in REPORTS]
    assert [shape(one) for one in found] == SHAPES
    assert [one.likenesses[0].kind for one in found] == ["bureau", "county", "community"]


@pytest.mark.parametrize("spoil", [wrapped, spaced, lambda text: spaced(wrapped(text))], ids=["wrapped", "spaced", "both"])
@pytest.mark.parametrize(("text", "parts"), list(zip(REPORTS, SHAPES, strict=True)))
def test_a_spoilt_layout_is_mended_and_no_letter_changed(spoil: object, text: str, parts: list[tuple[str, int]]) -> None:
    [found] = read(spoil(text))  # type: ignore[operator]
    assert shape(found) == parts
    assert told(found) == "".join(letters(text))


def test_what_is_cleaned_is_as_it_was_before_it_was_spoilt() -> None:
    [found] = read(spaced(wrapped(FLOOD)))
    assert [found.outline.title, *paragraphs_of(found.outline)] == FLOOD.splitlines()


def test_titles_that_are_numbered_themselves_part_reports() -> None:
    titled = (text.replace("的汇报", f"的汇报（{n}）", 1) for n, text in enumerate(REPORTS, start=1))
    assert [shape(one) for one in read("\n".join(titled))] == SHAPES


def test_headings_without_any_number_are_found() -> None:
    [found] = read(re.sub("(?m)^[一二三]、", "", FLOOD))
    assert shape(found) == [(heading[2:], count) for heading, count in SHAPES[0]]


def test_opening_addressee_and_closing_are_found() -> None:
    flood, forest, neighbours = (read(text)[0].outline for text in REPORTS)
    assert (flood.addressee, flood.closing) == ("市防汛抗旱指挥部：", ("特此汇报。",))
    assert flood.opening[0].endswith("汇报如下：")
    assert forest.opening[0].startswith("清明期间")
    assert forest.closing[0].startswith("下一步")
    assert neighbours.opening == ()
    assert neighbours.closing[0].startswith("截至5月20日")


def test_issuer_and_date_at_the_end_are_no_headings() -> None:
    [found] = read(FLOOD + "\n河东县水务局\n2023年7月3日\n")
    assert found.outline.signature == ("河东县水务局", "2023年7月3日")
    assert shape(found) == SHAPES[0]


def test_lost_numbers_are_put_back_when_shown_and_not_in_the_text() -> None:
    [found] = read(unnumbered(FLOOD))
    assert [part.heading for part in found.outline.parts] == ["一、主要工作及成效", "、存在问题", "三、下步工作"]
    assert [item.head for item in found.outline.parts[0].items] == ["压实责任。", "排查隐患。", "储备物资。"]
    shown = show_sample(found.masked)
    assert "\n二、存在问题\n" in shown
    assert "\n（二）排查隐患。" in shown


def test_lines_of_the_page_are_dropped_and_told() -> None:
    collection = read_collection(numbered(), KINDS)
    assert any("发布时间" in line for line in collection.dropped)
    assert any("版权所有" in line for line in collection.dropped)
    assert not any("供大家参考" in told(one) or "版权" in told(one) for one in collection.reports)


@given(st.text(alphabet="汇报工作甲乙12ab ，,。.;:：（(\"“”!？　\t_％１Ａ", max_size=60))
def test_cleaning_a_line_changes_no_letter(line: str) -> None:
    assert list(letters(clean_line(line))) == list(letters(line))


@given(st.lists(st.text(alphabet="一二三四、是（）汇报工作情况。，；：12 　", max_size=40), max_size=8))
def test_joining_lines_loses_and_adds_nothing(lines: list[str]) -> None:
    assert list(letters("".join(join_lines(lines)))) == list(letters("".join(lines)))


PARTICULARS = ["孟广田", "河东县", "宏泰", "26", "37", "4.2", "860", "龚志良", "52", "1380", "4260", "63", "320", "青石"]


@pytest.mark.parametrize("text", REPORTS)
def test_no_figure_and_no_name_is_left_after_masking(text: str) -> None:
    masked = mask_text(text).text
    assert not any(character.isdigit() for character in masked)
    assert not [word for word in PARTICULARS[:-1] if word in masked]
    assert not [name for name in find_names(masked) if name.kind != "mask" and "×" not in name.text]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("已排查40多家企业", "已排查××多家企业"),
        ("1月26日恢复生产", "×月×日恢复生产"),
        ("制定《河东县防汛应急预案》", "制定《××应急预案》"),
        ("由局长孟广田任组长", "由局长×××任组长"),
        ("与宏泰物资储备有限公司签约", "与××有限公司签约"),
        ("来自湖北籍人员__人", "来自××籍人员××人"),
        ("联系电话13800138000", "联系电话××"),
    ],
)
def test_a_mask_keeps_what_says_of_which_sort_a_thing_is(text: str, masked: str) -> None:
    assert mask_text(text).text == masked


@pytest.mark.parametrize("text", ["一是压实责任，形成一批成果，做到五个到位", "推广水冲式厕所，守好沿海安全", "第一时间报告，实现长治久安"])
def test_set_phrases_are_not_masked(text: str) -> None:
    assert mask_text(text).text == text


@given(st.sampled_from(REPORTS), st.integers(0, 200), st.integers(1, 200))
def test_masking_what_is_masked_changes_nothing(text: str, start: int, length: int) -> None:
    once = mask_text(text[start : start + length]).text
    assert mask_text(once).text == once


def test_words_of_ones_own_are_masked_and_others_kept(tmp_path: Path) -> None:
    (tmp_path / "mask.txt").write_text("# ours\n青石坝\n", encoding="utf-8")
    (tmp_path / "keep.txt").write_text("7月底\n", encoding="utf-8")
    masked = mask_text("抓紧修复青石坝险段，确保7月底前完工", read_words(tmp_path)).text
    assert masked == "抓紧修复××险段，确保7月底前完工"


@pytest.mark.parametrize("text", REPORTS)
def test_the_file_of_a_sample_is_read_back_as_it_was_written(text: str) -> None:
    [found] = read(text)
    assert read_markdown(write_markdown(found.masked, "a.txt")) == (found.masked, "a.txt")


ANY = st.text(alphabet="一二、是（）汇报工作情况。，；：12 　\n\n#*>\\-_篇第×【】“湖北张伟局长", max_size=160)


@given(ANY)
def test_any_text_is_read_without_an_error_and_its_file_read_back(text: str) -> None:
    for found in read(text):
        again, _ = read_markdown(write_markdown(found.masked, "a.txt"))
        assert show_sample(again) == show_sample(found.masked)


def fill(place: Path, *texts: str) -> None:
    for number, text in enumerate(texts, start=1):
        [found] = read(text)
        store_sample(place, found.likenesses[0].kind, f"sample-{number}", found, "a.txt")


def test_the_folder_holds_masked_text_and_the_particulars_for_the_owner_alone(tmp_path: Path) -> None:
    fill(tmp_path, FLOOD)
    text, beside = tmp_path / "bureau" / "sample-1.md", tmp_path / "bureau" / "sample-1.particulars"
    assert not any(word in text.read_text(encoding="utf-8") for word in PARTICULARS[:6])
    assert all(word in beside.read_text(encoding="utf-8") for word in ("孟广田", "37处"))
    if os.name == "posix":
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600


def test_the_same_sample_is_stored_once_and_another_of_its_name_beside_it(tmp_path: Path) -> None:
    [flood], [forest] = read(FLOOD), read(FOREST)
    assert store_sample(tmp_path, "bureau", "甲", flood, "a.txt") == tmp_path / "bureau" / "甲.md"
    assert store_sample(tmp_path, "bureau", "甲", flood, "a.txt") is None
    assert store_sample(tmp_path, "bureau", "甲", forest, "b.txt") == tmp_path / "bureau" / "甲.2.md"


def test_a_figure_written_into_the_file_by_hand_is_masked_as_it_is_read(tmp_path: Path) -> None:
    fill(tmp_path, FLOOD)
    path = tmp_path / "bureau" / "sample-1.md"
    path.write_text(path.read_text(encoding="utf-8").replace("特此汇报。", "共999项，特此汇报。"), encoding="utf-8")
    [stored] = read_folder(tmp_path)
    assert "999" not in stored.text
    assert [one.text for one in stored.fresh] == ["999项"]
    assert main(["exemplars", "check", "--into", str(tmp_path)]) == 1


def test_the_sample_of_the_kind_is_chosen_and_the_shipped_one_where_there_is_none(tmp_path: Path) -> None:
    fill(tmp_path, FLOOD, FOREST)
    assert (choose_style(tmp_path, "bureau").shown or "").startswith("关于防汛备汛工作情况的汇报")
    assert choose_style(tmp_path, "township").shown is None
    assert choose_style((), "bureau").shown is None


def test_a_folder_that_is_not_there_or_empty_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ExemplarError, match="exemplars add"):
        choose_style(tmp_path / "none", "bureau")
    with pytest.raises(ExemplarError, match="exemplars add"):
        choose_style(tmp_path, "bureau")


def test_a_sample_in_the_prompts_folder_is_masked_too(tmp_path: Path) -> None:
    from draftkit.exemplars import load_exemplar

    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars" / "township.md").write_text("由局长孟广田牵头，排查37处。", encoding="utf-8")
    assert load_exemplar("township", tmp_path) == "由局长×××牵头，排查××处。"


def test_a_sample_in_the_prompts_folder_that_is_not_utf_8_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "exemplars").mkdir()
    (tmp_path / "exemplars" / "township.md").write_bytes("范文".encode("gbk"))
    with pytest.raises(ExemplarError, match="UTF-8"):
        choose_style((), "township", tmp_path)


def test_a_batch_shows_the_samples_of_the_folder_and_no_particular_of_them(tmp_path: Path) -> None:
    fill(tmp_path / "own", FLOOD)
    sent: list[str] = []

    def answer(body: Mapping[str, Any]) -> str:
        sent.append(json.dumps(body, ensure_ascii=False))
        return write_section(body)

    with FaultServer(answer=answer) as server:
        facts = str(folder("fixtures") / "bureau" / "facts.json")
        arguments = ["batch", facts, "-o", str(tmp_path / "run"), "-m", "any", "--base-url", server.url]
        assert main([*arguments, "--exemplars", str(tmp_path / "own")]) == 0
    assert sent
    assert all("关于防汛备汛工作情况的汇报" in body and "孟广田" not in body for body in sent)


def test_add_reads_gbk_utf_8_markdown_and_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = str(tmp_path / "own")
    (tmp_path / "gbk.txt").write_bytes(numbered().encode("gb18030"))
    (tmp_path / "forest.md").write_text("# " + FOREST, encoding="utf-8")
    lines = [Paragraph("body", line) for line in NEIGHBOURS.splitlines()]
    write_document(lines, tmp_path / "neighbours.docx", title="")
    files = [str(tmp_path / name) for name in ("gbk.txt", "forest.md", "neighbours.docx")]
    assert main(["exemplars", "add", *files, "--into", into]) == 0
    assert "most like county" in capsys.readouterr().out
    stored = [(one.kind, one.name) for one in read_folder(Path(into))]
    assert stored == [
        ("bureau", "gbk-1"), ("community", "gbk-3"), ("community", "neighbours"), ("county", "forest"), ("county", "gbk-2"),
    ]  # fmt: skip


def test_list_show_and_check_tell_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path, FLOOD)
    assert main(["exemplars", "list", "--into", str(tmp_path)]) == 0
    assert "bureau/sample-1: 关于防汛备汛工作情况的汇报" in capsys.readouterr().out
    assert main(["exemplars", "show", "bureau/sample-1", "--into", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "发现隐患××处" in shown
    assert "masked, people: 孟广田" in shown
    assert main(["exemplars", "check", "--into", str(tmp_path)]) == 0
    assert main(["exemplars", "show", "nobody", "--into", str(tmp_path)]) == 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.txt", b"", 1), ("a.txt", "。\n".encode(), 1), ("a.txt", b"%PDF-1.7", 2), ("a.docx", b"PK", 2), ("a.txt", b"\0\1", 2)],
)
def test_a_file_without_a_report_is_one_message(name: str, data: bytes, code: int, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert main(["exemplars", "add", str(tmp_path / name), "--into", str(tmp_path / "own")]) == code
    assert main(["exemplars", "list", "--into", str(tmp_path / "own")]) == 2


def test_a_folder_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FLOOD, encoding="utf-8")
    (tmp_path / "own").write_text("", encoding="utf-8")
    assert main(["exemplars", "add", str(tmp_path / "a.txt"), "--into", str(tmp_path / "own")]) == 2


def test_a_kind_that_is_given_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREST, encoding="utf-8")
    assert main(["exemplars", "add", str(tmp_path / "a.txt"), "--kind", "township", "--into", str(tmp_path / "own")]) == 0
    assert (tmp_path / "own" / "township" / "a.md").is_file()
    assert main(["exemplars", "add", str(tmp_path / "a.txt"), "--kind", "nothing", "--into", str(tmp_path / "own")]) == 2


def test_the_prompt_shows_the_sample_masked_and_prompts_without_a_folder_are_as_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path, FLOOD)
    facts = str(folder("fixtures") / "bureau" / "facts.json")
    assert main(["prompt", facts, "--exemplars", str(tmp_path)]) == 0
    sent, told = capsys.readouterr()
    assert "关于防汛备汛工作情况的汇报" in sent
    assert "sample report shown: bureau/sample-1" in told
    assert not any(word in sent for word in PARTICULARS[:3])


needs_five = pytest.mark.skipif(not FIVE.is_file(), reason="the collection of five reports is not here")


@needs_five
def test_the_five_reports_come_out_with_their_sections() -> None:
    found = read(read_draft(FIVE).text)
    assert [one.likenesses[0].kind for one in found] == ["bureau", "county", "disclosure", "township", "community"]
    assert [[len(part.items) for part in one.outline.parts] for one in found] == [
        [6, 1, 1], [1, 1, 1, 1, 1], [2, 1, 1], [1, 5, 1, 1], [1, 1, 1],
    ]  # fmt: skip
    assert [(len(one.outline.opening), len(one.outline.closing)) for one in found] == [
        (1, 0), (1, 1), (1, 0), (1, 0), (0, 0),
    ]  # fmt: skip
    assert [sum(bool(item.head) for item in one.outline.parts[1].items) for one in found] == [0, 0, 0, 5, 0]
    assert all(not any(c.isdigit() or c == "_" for c in show_sample(one.masked)) for one in found)


@needs_five
def test_the_five_reports_are_cleaned_and_not_reworded() -> None:
    whole = "".join(letters(read_draft(FIVE).text))
    place = 0
    for one in read(read_draft(FIVE).text):
        text = "".join(letters("".join(paragraphs_of(one.outline))))
        place = whole.index(text, place) + len(text)


# -- which of several -------------------------------------------------------------------------------------------------


def store(place: Path, kind: str, *texts: str) -> None:
    for number, text in enumerate(texts, start=1):
        [brought] = read(text)
        store_sample(place, kind, f"sample-{number}", brought, "a.txt")


WATER = "防汛备汛工作：排查病险水库和堤防，储备编织袋，转移低洼处群众"
FIRES = "森林防灭火工作：巡山护林，收缴火种，管住野外火源"


@pytest.mark.parametrize("order", [(FLOOD, FOREST), (FOREST, FLOOD)])
@pytest.mark.parametrize(("words", "title"), [(WATER, FLOOD.splitlines()[0]), (FIRES, FOREST.splitlines()[0])])
def test_of_several_samples_the_one_is_shown_that_says_what_the_report_says(
    tmp_path: Path, order: tuple[str, str], words: str, title: str
) -> None:
    store(tmp_path, "bureau", *order)
    style = choose_style(tmp_path, "bureau", wanted=Wanted((), words))
    assert (style.shown or "").startswith(title)
    assert [one.words for one in style.candidates] == sorted((one.words for one in style.candidates), reverse=True)


def test_of_samples_that_say_the_same_the_one_with_the_report_s_sections_is_shown(tmp_path: Path) -> None:
    without = FLOOD.replace("二、存在问题", "二、几点体会")
    store(tmp_path, "bureau", without, FLOOD)
    style = choose_style(tmp_path, "bureau", wanted=Wanted(("一、主要工作及成效", "二、存在问题", "三、下步工作"), WATER))
    assert style.name == "bureau/sample-2"
    assert next(one.headings for one in style.candidates) == 1


def test_of_samples_that_are_equally_like_the_longest_is_shown(tmp_path: Path) -> None:
    store(tmp_path, "bureau", FLOOD, FOREST)
    style = choose_style(tmp_path, "bureau")
    assert len(style.shown or "") == max(len(stored.text) for stored in read_folder(tmp_path))


def test_the_json_tells_which_samples_there_were_and_how_like_the_report_each_is(tmp_path: Path) -> None:
    store(tmp_path, "bureau", FLOOD, FOREST)
    facts = load_facts(Path(str(folder("fixtures") / "more" / "safety-bureau.json")))
    with FaultServer() as server:
        report = draft_report(facts, OpenAIModel("m", base_url=server.url), exemplars=tmp_path)
    told = report.to_json()["sample"]
    assert {one["name"] for one in told["candidates"]} == {"bureau/sample-1", "bureau/sample-2"}
    assert told["name"] == told["candidates"][0]["name"]
    assert all(0 <= one["headings"] <= 1 and 0 <= one["words"] <= 1 for one in told["candidates"])
