"""Marks, annex and warning on Word files of every make: the text stays, whatever they were put on."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from draftkit.document import (
    Annex,
    AnnexRow,
    Bookmark,
    Dress,
    Note,
    Paragraph,
    build_document,
    dress_document,
    examine_document,
    read_document,
    undress_document,
)
from draftkit.document.bookmarks import BEHIND_HIGHLIGHT
from tests.document_forge import W as SPACE
from tests.document_forge import box, field, forge, run

W = f"{{{SPACE}}}"
BODIES = {
    "one run": f"<w:p>{run('共转移群众129人，安置点3处。')}</w:p>",
    "cut runs": f"<w:p>{run('共转移群众1')}{run('2', '<w:b/>')}{run('9人，安置点3处。')}</w:p>",
    "a table": f"<w:tbl><w:tr><w:tc><w:p>{run('群众129人')}</w:p></w:tc><w:tc><w:p>{run('安置点3处')}</w:p></w:tc></w:tr></w:tbl><w:p/>",
    "a hyperlink": f"<w:p><w:hyperlink>{run('群众129人')}</w:hyperlink>{run('，安置点3处')}</w:p>",
    "tracked": f'<w:p><w:ins w:id="1" w:author="a">{run("群众129人")}</w:ins>{run("，安置点3处")}</w:p>',
    "a text box": f"<w:p>{run('安置点3处')}{box('群众129人')}</w:p>",
    "a field": f"<w:p>{field('REF x', '群众129人')}{run('，安置点3处')}</w:p>",
    "a tab": "<w:p><w:r><w:t>群众</w:t><w:tab/><w:t>129人，安置点3处</w:t></w:r></w:p>",
}
ROW = AnnexRow("129人", "_draftkit_f1", "转移群众：129人", "台账", "第1句", "人工修改")


def dress_for(text: str) -> Dress:
    places = [(text.index(words), text.index(words) + len(words)) for words in ("129人", "3处")]
    bookmarks = [Bookmark(*place, f"_draftkit_f{number}", highlight=number == 2) for number, place in enumerate(places, 1)]
    annex = Annex(("前言",), (), (ROW, AnnexRow("3处", "_draftkit_f2", "安置点：3处", "台账", "第1句", "人工修改", wrong=True)))
    return Dress((Note(*places[0], "核对"),), bookmarks, annex, ("未通过核对", "不得签发", "一处"))


def main_of(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


@pytest.mark.parametrize("name", BODIES)
def test_what_is_put_on_a_file_leaves_its_text_and_comes_off_again(name: str, tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", BODIES[name])
    text = read_document(path)
    dressed = dress_document(path.read_bytes(), dress_for(text))
    (tmp_path / "dressed.docx").write_bytes(dressed)
    reading = examine_document(tmp_path / "dressed.docx")
    assert reading.text == text
    assert reading.unread["annex"] > 0
    root = main_of(dressed)
    names = {start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None} <= names
    assert "129人" in "".join(root.itertext(f"{W}t"))
    (tmp_path / "plain.docx").write_bytes(undress_document(dressed))
    plain = examine_document(tmp_path / "plain.docx")
    assert (plain.text, dict(plain.unread)) == (text, dict(examine_document(path).unread))
    assert not any(mark in etree.tostring(main_of((tmp_path / "plain.docx").read_bytes()), encoding="unicode")
                   for mark in ("draftkit", "highlight", "commentR"))  # fmt: skip


def test_the_parts_of_an_annex_are_numbered_as_they_come(tmp_path: Path) -> None:
    assert [title for title, _ in Annex((), (), (ROW,)).parts] == ["一、文中数据"]
    assert [title for title, _ in Annex((), (ROW,), (ROW,)).parts] == ["一、待补和未写入的数据", "二、文中数据"]


def test_what_ends_an_annex_is_one_point_high_so_that_a_full_page_is_not_followed_by_an_empty_one(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", BODIES["one run"])
    body = main_of(dress_document(path.read_bytes(), dress_for(read_document(path))))[0]
    last = next(block for block in reversed(body) if block.tag == f"{W}p")
    assert last.getprevious().tag == f"{W}tbl"
    spacing = last.find(f"{W}pPr/{W}spacing")
    assert [spacing.get(f"{W}{name}") for name in ("before", "after", "line", "lineRule")] == ["0", "0", "20", "exact"]


def test_no_row_links_to_a_place_where_word_allows_no_bookmark(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", BODIES["a text box"])
    root = main_of(dress_document(path.read_bytes(), dress_for(read_document(path))))
    assert [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")] == ["_draftkit_f2"]


def test_others_bookmarks_highlights_and_comments_stay(tmp_path: Path) -> None:
    own = '<w:bookmarkStart w:id="7" w:name="mine"/>' + run("安置点3处", '<w:highlight w:val="green"/>')
    body = f'<w:p>{own}<w:bookmarkEnd w:id="7"/>{run("，群众129人")}</w:p>'
    path = forge(tmp_path / "a.docx", body)
    text = read_document(path)
    marks = [Bookmark(text.index("129人"), len(text), "_draftkit_f1")]
    notes = (Note(0, 3, "他人的话", author="王"), Note(0, 3, "draftkit 的话"))
    dressed = dress_document(path.read_bytes(), Dress(notes, marks))
    with zipfile.ZipFile(io.BytesIO(undress_document(dressed))) as archive:
        main = archive.read("word/document.xml").decode()
        comments = archive.read("word/comments.xml").decode()
    assert 'w:name="mine"' in main
    assert "green" in main
    assert "_draftkit_" not in main
    assert "他人的话" in comments
    assert "draftkit 的话" not in comments
    assert main.count("commentReference") == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=8, unique=True).map(sorted), st.booleans())
def test_bookmarks_stand_on_exactly_their_characters(cuts: list[int], lit: bool) -> None:
    text = "甲乙丙丁戊己庚辛壬癸" * 3
    data = build_document([Paragraph("body", text)])
    marks = [Bookmark(first, last, f"_draftkit_{first}", lit) for first, last in pairwise(cuts)]
    root = main_of(dress_document(data, Dress(bookmarks=marks)))
    assert "".join(root.itertext(f"{W}t")) == text
    found, open_now = {}, {}
    for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if node.tag == f"{W}t":
            for name in open_now.values():
                found[name] = found.get(name, "") + node.text
        elif node.tag == f"{W}bookmarkStart":
            open_now[node.get(f"{W}id")] = node.get(f"{W}name")
        else:
            del open_now[node.get(f"{W}id")]
    assert found == {mark.name: text[mark.start : mark.end] for mark in marks}


def test_a_highlight_stands_where_the_order_of_the_standard_wants_it(tmp_path: Path) -> None:
    look = '<w:sz w:val="32"/><w:u w:val="single"/><w:lang w:val="zh-CN"/>'
    path = forge(tmp_path / "a.docx", f"<w:p>{run('甲', look)}</w:p>")
    root = main_of(dress_document(path.read_bytes(), Dress(bookmarks=[Bookmark(0, 1, "_draftkit_b1", highlight=True)])))
    names = [child.tag.replace(W, "w:") for child in root.find(f".//{W}rPr")]
    assert names == ["w:sz", "w:highlight", "w:u", "w:lang"]
    assert "w:sz" not in BEHIND_HIGHLIGHT


def test_a_forged_mark_hides_no_paragraph_that_is_not_told_of(tmp_path: Path) -> None:
    start = '<w:bookmarkStart w:id="1" w:name="_draftkit_annex"/><w:bookmarkEnd w:id="1"/>'
    end = start.replace('annex"', 'annex_end"').replace('"1"', '"2"')
    body = f"<w:p>{run('甲')}</w:p><w:p>{start}{run('乙')}</w:p><w:p>{run('丙')}</w:p><w:p>{end}{run('丁')}</w:p><w:p>{run('戊')}</w:p>"
    reading = examine_document(forge(tmp_path / "a.docx", body))
    assert (reading.text, reading.unread["annex"]) == ("甲\n戊", 3)
    only = examine_document(forge(tmp_path / "b.docx", body.replace(end, "")))
    assert (only.text, only.unread["annex"]) == ("甲\n丙\n丁\n戊", 1)
