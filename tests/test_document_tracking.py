"""Tracked changes: what is accepted is today's report, what is rejected yesterday's, and figures change whole."""

import io
import re
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from draftkit.document import Paragraph, build_tracked, read_document

HEAD = [Paragraph("title", "关于防汛工作情况的汇报"), Paragraph("heading", "一、基本情况")]
MONDAY = [*HEAD, Paragraph("body", "（一）转移群众。共转移群众129人，抢通道路7处。"), Paragraph("date", "2024年7月1日")]
TUESDAY = [*HEAD, Paragraph("body", "（一）转移群众。共转移群众近300人，抢通道路7处。"), Paragraph("date", "2024年7月2日")]


def main_part(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def read(data: bytes, folder: Path) -> list[str]:
    path = folder / "tracked.docx"
    path.write_bytes(data)
    return read_document(path).split("\n")


def without(data: bytes, change: str) -> list[str]:
    """The paragraphs without what is inserted (`ins`), or deleted (`del`)."""
    lines = []
    for paragraph in re.findall(r"<w:p>.*?</w:p>", main_part(data), re.DOTALL):
        properties, _, content = paragraph.partition("</w:pPr>")
        if f"<w:{change} " in properties:
            continue
        content = re.sub(f"<w:{change} .*?</w:{change}>", "", content, flags=re.DOTALL)
        lines.append("".join(re.findall(r"<w:(?:delText|t)[^>]*>([^<]*)<", content)))
    return lines


def reject(data: bytes) -> list[str]:
    """The paragraphs as they are when every change is rejected in Word."""
    return without(data, "ins")


def texts(paragraphs: list[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def test_a_figure_that_changed_is_one_deletion_and_one_insertion(tmp_path: Path) -> None:
    tracked = build_tracked(MONDAY, TUESDAY)
    body = main_part(tracked)
    assert re.findall(r"<w:delText[^>]*>([^<]*)<", body) == ["129人", "2024年7月1日"]
    assert "近300人" in re.search(r"<w:ins [^>]*>(.*?)</w:ins>", body, re.DOTALL)[1]  # type: ignore[index]
    assert read(tracked, tmp_path) == texts(TUESDAY)
    assert reject(tracked) == texts(MONDAY)


def test_reports_that_are_the_same_have_no_changes() -> None:
    body = main_part(build_tracked(MONDAY, MONDAY))
    assert "<w:ins" not in body
    assert "<w:del" not in body


def test_the_heading_at_the_head_of_a_paragraph_keeps_its_typeface() -> None:
    body = main_part(build_tracked(MONDAY, TUESDAY))
    plain = main_part(build_tracked(TUESDAY, TUESDAY))
    look = re.search(r"<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>（一）转移群众。", plain)
    assert look
    assert f"{look[1]}</w:rPr><w:t xml:space=\"preserve\">（一）转移群众。" in body


def test_a_paragraph_that_only_one_report_has_is_inserted_or_deleted_whole(tmp_path: Path) -> None:
    more = [*MONDAY[:3], Paragraph("body", "全力保障供电供水。"), MONDAY[3]]
    assert read(build_tracked(MONDAY, more), tmp_path) == texts(more)
    assert reject(build_tracked(MONDAY, more)) == texts(MONDAY)
    assert read(build_tracked(more, MONDAY), tmp_path) == texts(MONDAY)
    assert reject(build_tracked(more, MONDAY)) == texts(more)


LINES = st.lists(
    st.builds(
        Paragraph,
        st.just("body"),
        st.lists(st.sampled_from(["转移", "群众", "129人", "7处", "，", "近300人", "平稳", "1月2日"]), min_size=1).map("".join),
    ),
    min_size=1,
    max_size=5,
)


@given(LINES, LINES)
def test_whatever_the_reports_rejecting_gives_the_old_and_the_rest_is_the_new(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    tracked = build_tracked(before, after)
    assert reject(tracked) == texts(before)
    assert without(tracked, "del") == texts(after)
