"""Refusing a file that means harm, is damaged or is no document: soon, and with one clear message."""

import os
import random
import re
import struct
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draftkit.document import (
    Paragraph,
    build_document,
    find_deviations,
    read_document,
    read_page_format,
    write_document,
)
from draftkit.errors import DocumentError
from tests.document_forge import forge, links, run


def rezip(path: Path, *members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "a", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)


def make_bomb(path: Path) -> None:
    forge(path, "")
    rezip(path, ("word/media/a.bin", bytes(100 << 20)))


def make_sum_bomb(path: Path) -> None:
    block = bytes(8 << 20)  # not large enough, alone, to be asked how much it shrinks
    forge(path, "")
    rezip(path, *((f"word/media/{number}.bin", block) for number in range(33)))


def make_doctype(path: Path) -> None:
    forge(path, "")
    xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    rewrite(path, "word/document.xml", xml.encode())


def make_billion_laughs(path: Path) -> None:
    forge(path, "")
    laughs = "".join(f"<!ENTITY l{n} '{10 * ('&l' + str(n - 1) + ';')}'>" for n in range(1, 10))
    xml = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a b="&l9;">&l9;</a>'
    rewrite(path, "word/document.xml", xml.encode())


def make_doctype_in_utf16(path: Path) -> None:
    forge(path, "")
    rewrite(
        path,
        "word/document.xml",
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a []><a/>'.encode("utf-16"),
    )


def rewrite(path: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {key: archive.read(key) for key in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, value in {**parts, name: data}.items():
            archive.writestr(key, value)


def make_duplicate(path: Path) -> None:
    forge(path, "")
    with pytest.warns(UserWarning, match="Duplicate"):
        rezip(path, ("word/document.xml", b"<a/>"))


def make_climber(path: Path) -> None:
    forge(path, "")
    rezip(path, ("word/../../evil.xml", b"<a/>"))


def make_encrypted(path: Path) -> None:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )


def make_encrypted_zip(path: Path) -> None:
    forge(path, "")
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<H", data, place + 8, 1)
    path.write_bytes(data)


def make_other_packing(path: Path) -> None:
    forge(path, "")
    rezip(path, ("a.bin", b"x"), compression=zipfile.ZIP_LZMA)


def make_truncated(path: Path) -> None:
    forge(path, "")
    path.write_bytes(path.read_bytes()[:-40])


def make_flipped(path: Path) -> None:
    forge(path, f"<w:p>{run('国' * 500)}</w:p>")
    data = bytearray(path.read_bytes())
    place = data.index(b"word/document.xml") + 60
    data[place : place + 20] = bytes(20)
    path.write_bytes(data)


def make_large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(100 << 20)


def make_million(path: Path) -> None:
    forge(path, "<w:p/>" * 990_000)


def make_six_million(path: Path) -> None:
    forge(path, "<w:p/>" * 6_000_000)


def make_deep(path: Path) -> None:
    forge(path, "<w:sdt>" * 200 + "</w:sdt>" * 200)


def make_very_deep(path: Path) -> None:
    forge(path, "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)


def make_nested_tables(path: Path) -> None:
    forge(path, "<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300)


def make_crowd(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")


def make_workbook(path: Path) -> None:
    forge(path, "")
    rewrite(path, "word/document.xml", b'<workbook xmlns="urn:x"/>')


def make_plain_zip(path: Path) -> None:
    rezip(path, ("a.txt", b"x"))


def make_partless(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", links(("rId1", "officeDocument", "word/document.xml")))


def make_malformed(path: Path) -> None:
    forge(path, "<w:p>")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (make_bomb, "far larger than a report"),
        (make_sum_bomb, "far larger than a report"),
        (make_large, "too large"),
        (make_six_million, "far larger than a report"),
        (make_crowd, "far larger than a report"),
        (make_million, "more than 100000 paragraphs"),
        (make_deep, "nested deeper"),
        (make_very_deep, "nested deeper"),
        (make_nested_tables, "nested deeper"),
        (make_doctype, "document type declaration"),
        (make_billion_laughs, "document type declaration"),
        (make_doctype_in_utf16, "document type declaration"),
        (make_duplicate, "two parts of one name"),
        (make_climber, "leads outside"),
        (make_other_packing, "packed in a way"),
        (make_encrypted, "save it without one"),
        (make_encrypted_zip, "save it without one"),
        (make_truncated, "cut off"),
        (make_flipped, "can't be unpacked"),
        (make_malformed, "is not XML"),
        (make_partless, "word/document.xml is missing"),
        (make_workbook, "is not a Word file"),
        (make_plain_zip, "is not a Word file"),
        (lambda path: path.write_bytes(b"%PDF-1.7"), "is not a Word file"),
        (lambda path: path.write_bytes(b""), "is empty: there is no text in it"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "no such file"),
    ],
)
def test_a_file_that_means_harm_or_is_no_document_gets_one_clear_message_soon(
    tmp_path: Path, make: object, says: str
) -> None:
    path = tmp_path / "bad.docx"
    make(path)  # type: ignore[operator]
    started = time.perf_counter()
    with pytest.raises(DocumentError, match=says) as caught:
        read_document(path)
    assert time.perf_counter() - started < 3
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(DocumentError, match="is not a file"):
        read_document(tmp_path / "a.docx")


@pytest.mark.parametrize("seed", range(60))
def test_no_damaged_byte_gives_anything_but_a_text_or_a_clear_message(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.docx"
    write_document([Paragraph("body", "共1191条。"), Paragraph("date", "2020年1月29日")], path)
    chance, data = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    with suppress(DocumentError):
        assert isinstance(read_document(path), str)


@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_attribute_breaks_the_look_at_a_layout_or_a_template(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "a.docx"
    write_document([Paragraph("title", "汇报"), Paragraph("body", "（一）宣传。共1191条。")], path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    places = [match.span() for match in re.finditer('"[^"<>]*"', parts[name])]
    start, end = data.draw(st.sampled_from(places))
    value = data.draw(st.sampled_from(["", "-1", "0", "9" * 12, "x", "１２", "²", "٣", "1.5", "true"]))
    parts[name] = f'{parts[name][:start]}"{value}"{parts[name][end:]}'
    with zipfile.ZipFile(path, "w") as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    with suppress(DocumentError):
        find_deviations(path)
    with suppress(DocumentError):
        (tmp_path / "b.docx").write_bytes(build_document([Paragraph("body", "甲")], page=read_page_format(None, path)))
        assert "甲" in read_document(tmp_path / "b.docx")
