"""Notes on a document become Word comments on their very characters; nothing else changes."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.document import Note, Paragraph, annotate_document, read_document, write_document
from draftkit.errors import DocumentError, OutputError
from tests.document_forge import SPACES, W, box, field, forge, run

TAG = "{" + W + "}"


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def commented(path: Path) -> dict[str, str]:
    """Return the characters that each comment stands on, by its words, as a reader of the XML finds them."""
    parts = parts_of(path)
    root = ElementTree.fromstring(parts["word/document.xml"])
    spans: dict[str, str] = {}
    open_ids: list[str] = []
    for node in root.iter():
        number = node.get(f"{TAG}id", "")
        if node.tag == f"{TAG}commentRangeStart":
            open_ids.append(number)
            spans[number] = ""
        elif node.tag == f"{TAG}commentRangeEnd":
            open_ids.remove(number)
        elif node.tag == f"{TAG}t":
            for opened in open_ids:
                spans[opened] += node.text or ""
    assert not open_ids
    references = [node.get(f"{TAG}id") for node in root.iter(f"{TAG}commentReference")]
    assert sorted(references) == sorted(spans)  # type: ignore[type-var]
    comments = ElementTree.fromstring(parts["word/comments.xml"])
    words = {c.get(f"{TAG}id", ""): "\n".join("".join(p.itertext()) for p in c) for c in comments}
    return {words[number]: text for number, text in spans.items()}


def stripped(path: Path) -> list[object]:
    """Return the body without comments and wherever its runs are cut: each character with its look."""
    return list(looks_of(ElementTree.fromstring(parts_of(path)["word/document.xml"])))


def looks_of(node: ElementTree.Element) -> Iterator[object]:
    for child in node:
        if child.tag == f"{TAG}r":
            if child.find(f"{TAG}commentReference") is None:
                yield from looks_of_run(child)
        elif "}comment" not in child.tag:
            yield child.tag, tuple(child.attrib.items())
            yield from looks_of(child)


def looks_of_run(run: ElementTree.Element) -> Iterator[object]:
    properties = run.find(f"{TAG}rPr")
    look = b"" if properties is None else ElementTree.tostring(properties)
    for child in run:
        if child.tag == f"{TAG}t":
            yield from ((char, look) for char in child.text or "")
        elif child is not properties:
            yield ElementTree.tostring(child), look


def annotate(path: Path, *notes: Note) -> Path:
    out = path.with_name("out.docx")
    text = read_document(path)
    annotate_document(path, notes, out)
    assert read_document(out) == text
    return out


def on(text: str, words: str, remark: str) -> Note:
    start = text.index(words)
    return Note(start, start + len(words), remark)


def test_a_note_stands_on_its_very_characters_across_runs_and_inside_them(tmp_path: Path) -> None:
    body = f"<w:p>{run('共排查1', '<w:b/>')}{run('19')}{run('1条，整改88条')}</w:p><w:p>{run('完')}</w:p>"
    path = forge(tmp_path / "a.docx", body)
    text = read_document(path)
    out = annotate(path, on(text, "1191条", "数字不符"), on(text, "88条", "应为83条"), on(text, "完", "末"))
    assert commented(out) == {"数字不符": "1191条", "应为83条": "88条", "末": "完"}
    assert stripped(out) == stripped(path)


def test_everything_but_the_body_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_document([Paragraph("body", "（一）宣传。共1191条。"), Paragraph("date", "2020年1月29日")], path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/image1.png", bytes(range(256)))
    before, after = parts_of(path), parts_of(annotate(path, Note(7, 12, "注")))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
    }
    assert list(before) == list(after)[:-1]


def test_comments_that_are_there_stay_and_keep_their_numbers(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    paragraph = document.add_paragraph()
    first = paragraph.add_run("共1191条")
    document.add_comment(first, "原有批注", "王五", "王")
    document.save(str(tmp_path / "a.docx"))
    out = annotate(tmp_path / "a.docx", Note(1, 6, "新批注", "核对员"))
    assert commented(out) == {"原有批注": "共1191条", "新批注": "1191条"}
    again = docx.Document(str(out))
    assert [(c.comment_id, c.author) for c in again.comments] == [(0, "王五"), (1, "核对员")]
    before, after = parts_of(tmp_path / "a.docx"), parts_of(out)
    assert {name for name in after if after[name] != before[name]} == {
        "word/document.xml",
        "word/comments.xml",
    }


def test_what_an_earlier_check_noted_is_replaced_and_others_comments_stay(tmp_path: Path) -> None:
    body = f"<w:p>{run('共排查1191条，整改88条')}</w:p>"
    path = forge(tmp_path / "a.docx", body)
    first = annotate(path, Note(3, 8, "数字不符"), Note(11, 14, "同事的话", "王五"), Note(1, 3, "用词"))
    annotate_document(first, [Note(11, 14, "应为83条")], tmp_path / "again.docx")
    assert commented(tmp_path / "again.docx") == {"同事的话": "88条", "应为83条": "88条"}
    annotate_document(tmp_path / "again.docx", [], tmp_path / "clean.docx")
    assert commented(tmp_path / "clean.docx") == {"同事的话": "88条"}
    assert stripped(tmp_path / "clean.docx") == stripped(path)


def test_python_docx_and_its_readers_see_the_new_comments(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "a.docx"
    write_document([Paragraph("body", "共1191条。")], path)
    comments = list(docx.Document(str(annotate(path, Note(1, 6, "甲\n乙", "draftkit")))).comments)
    assert [(comment.text, comment.author) for comment in comments] == [("甲\n乙", "draftkit")]


def test_notes_may_touch_overlap_nest_and_repeat(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", f"<w:p>{run('零一二三四五六七八九')}</w:p>")
    spans = [(0, 10), (2, 4), (4, 6), (3, 5), (2, 4), (9, 10), (0, 1)]
    notes = [Note(start, end, f"第{number}条") for number, (start, end) in enumerate(spans)]
    expected = {note.text: "零一二三四五六七八九"[note.start : note.end] for note in notes}
    assert commented(annotate(path, *notes)) == expected


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p><w:ins>{run('共1191条')}</w:ins><w:del><w:r><w:delText>88</w:delText></w:r></w:del></w:p>",
        f"<w:p>{run('共')}<w:hyperlink>{run('1191')}</w:hyperlink>{run('条')}</w:p>",
        f"<w:p>{run('共')}{field('REF x', '1191')}{run('条')}</w:p>",
        f"<w:p>{run('共')}<w:sdt><w:sdtContent>{run('1191条')}</w:sdtContent></w:sdt></w:p>",
        f'<w:p>{run("共")}<w:fldSimple w:instr="REF x">{run("1191条")}</w:fldSimple></w:p>',
        f"<w:tbl><w:tr><w:tc><w:p>{run('共1191条')}</w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:t> 共11 </w:t><w:t>91条</w:t></w:r></w:p>",
    ],
)
def test_a_note_finds_its_characters_in_links_fields_changes_and_tables(tmp_path: Path, body: str) -> None:
    path = forge(tmp_path / "a.docx", body)
    out = annotate(path, Note(1, 6, "注"))
    assert commented(out) == {"注": "1191条"}


def test_a_note_may_reach_over_paragraphs(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", f"<w:p>{run('甲乙')}</w:p><w:p/><w:p>{run('丙丁')}</w:p>")
    assert commented(annotate(path, Note(1, 5, "注"))) == {"注": "乙丙"}


def test_a_note_on_no_character_stands_on_the_next_or_on_the_last_of_its_line(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", f"<w:p>{run('甲乙')}</w:p><w:p>{run('丙丁')}</w:p>")
    out = annotate(path, Note(3, 3, "点"), Note(2, 3, "行末"), Note(5, 5, "文末"))
    assert commented(out) == {"点": "丙", "行末": "乙", "文末": "丁"}


def test_where_word_allows_no_comment_the_note_hangs_nearby_and_quotes(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = (
        f"<w:p>{run('首段')}</w:p><w:p>{run('甲')}{mark}{box('箱66人')}</w:p>"
        '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    )
    footnote = f'<w:footnote w:id="1"><w:p>{run("注99")}</w:p></w:footnote>'
    extra = {
        "header1": f"<w:hdr {SPACES}><w:p>{run('页眉88')}</w:p></w:hdr>",
        "footnotes": f"<w:footnotes {SPACES}>{footnote}</w:footnotes>",
    }
    path = forge(tmp_path / "a.docx", body, extra)
    text = read_document(path)
    out = annotate(path, on(text, "88", "一"), on(text, "99", "二"), on(text, "66人", "三"))
    assert set(commented(out)) == {"On “88”: 一", "On “99”: 二", "On “66人”: 三"}
    paragraphs = list(ElementTree.fromstring(parts_of(out)["word/document.xml"]).iter(f"{TAG}p"))
    held = [[node.get(f"{TAG}id") for node in p.iter(f"{TAG}commentReference")] for p in paragraphs[:2]]
    assert held == [["0"], ["1", "2"]]
    before, after = parts_of(path), parts_of(out)
    assert all(before[f"word/{name}.xml"] == after[f"word/{name}.xml"] for name in extra)


def test_a_note_on_the_entry_of_a_list_on_smart_art_and_on_what_stands_above_a_word_hangs_on_it(tmp_path: Path) -> None:
    data = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    choices = '<w:ffData><w:ddList><w:listEntry w:val="14台"/></w:ddList></w:ffData>'
    begin = '<w:fldChar w:fldCharType="begin"'
    chosen = field("FORMDROPDOWN", "").replace(f"{begin}/>", f"{begin}>{choices}</w:fldChar>")
    ruby = f"<w:r><w:ruby><w:rt>{run('15台')}</w:rt><w:rubyBase>{run('车')}</w:rubyBase></w:ruby></w:r>"
    drawing = f'<w:r><w:drawing><dgm:relIds xmlns:dgm="{data}" r:dm="diagramData1"/></w:drawing></w:r>'
    model = f'<dgm:dataModel xmlns:dgm="{data}" xmlns:a="urn:a"><a:p><a:t>16台</a:t></a:p></dgm:dataModel>'
    body = f"<w:p>{run('首')}</w:p><w:p>{run('扣')}{chosen}{run('、')}{ruby}{drawing}</w:p>"
    path = forge(tmp_path / "a.docx", body, {"diagramData1": model})
    text = read_document(path)
    assert text == "首\n扣14台、车15台\n16台"
    out = annotate(path, on(text, "14台", "一"), on(text, "15台", "二"), on(text, "16台", "三"))
    assert set(commented(out)) == {"一", "On “15台”: 二", "On “16台”: 三"}
    second = list(ElementTree.fromstring(parts_of(out)["word/document.xml"]).iter(f"{TAG}p"))[1]
    assert [node.get(f"{TAG}id") for node in second.iter(f"{TAG}commentReference")] == ["0", "1", "2"]


def test_a_note_whose_mark_is_not_in_the_body_hangs_on_its_first_paragraph(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    extra = {
        "header1": f"<w:hdr {SPACES}><w:p>{run('页眉')}{mark}</w:p></w:hdr>",
        "footnotes": f'<w:footnotes {SPACES}><w:footnote w:id="1"><w:p>{run("注99")}</w:p></w:footnote></w:footnotes>',
    }
    body = f"<w:p>{run('首段')}</w:p><w:sectPr><w:headerReference r:id='header1'/></w:sectPr>"
    path = forge(tmp_path / "a.docx", body, extra)
    out = annotate(path, on(read_document(path), "99", "点"))
    assert commented(out) == {"On “99”: 点": ""}


def test_a_file_without_notes_is_copied(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", f"<w:p>{run('甲')}</w:p>")
    assert parts_of(annotate(path)) == parts_of(path)


@pytest.mark.parametrize("note", [Note(0, 3, "x"), Note(-1, 1, "x"), Note(2, 1, "x")])
def test_a_note_outside_the_text_is_refused_and_nothing_written(tmp_path: Path, note: Note) -> None:
    path = forge(tmp_path / "a.docx", f"<w:p>{run('甲乙')}</w:p>")
    with pytest.raises(DocumentError, match="lies outside"):
        annotate_document(path, [note], tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", f"<w:p>{run('甲乙')}</w:p>")
    with pytest.raises(OutputError, match="Create it"):
        annotate_document(path, [], tmp_path / "no" / "out.docx")


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_any_notes_on_any_runs_stand_where_they_should(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    words = st.text("零一二三四五 12", min_size=0, max_size=6)
    lines = data.draw(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=4))
    body = "".join(
        "<w:p>" + "".join(run(piece, f'<w:sz w:val="{n}"/>') for n, piece in enumerate(line)) + "</w:p>"
        for line in lines
    )
    path = forge(tmp_path_factory.getbasetemp() / "property.docx", body)
    text = read_document(path)
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place).map(sorted), min_size=1, max_size=6))
    notes = [Note(start, end, f"第{number}条") for number, (start, end) in enumerate(spans)]
    if not text.strip("\n"):
        notes = []
    out = annotate(path, *notes)
    assert stripped(out) == stripped(path)
    if notes:
        found = commented(out)
        for note in notes:
            exact = text[note.start : note.end].replace("\n", "")
            key = next(key for key in found if key.endswith(note.text))
            assert found[key] == exact or not exact
