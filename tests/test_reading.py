"""Every file that somebody gives is read by one door: bounded, in the encodings of Chinese offices, told when it can't be."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from draftkit import DocumentError, DraftkitError, FactsError, Report, ReportError, load_facts
from draftkit.document import read_draft
from draftkit.resources import folder

FACTS = (folder("fixtures") / "township" / "facts.json").read_bytes()
DOORS = [(load_facts, FactsError), (Report.load, ReportError), (read_draft, DocumentError)]


@pytest.mark.parametrize(("door", "error"), DOORS)
@pytest.mark.parametrize(
    ("name", "says"),
    [("none.json", "no such file"), (".", "is a folder"), ("a\0b", "can't be read"), ("/dev/zero", "too large|not a file")],
)
def test_what_is_no_file_is_told_in_the_same_words(
    door: Callable[[str], object], error: type[DraftkitError], name: str, says: str, tmp_path: Path
) -> None:
    if name == "/dev/zero" and not os.path.exists(name):
        pytest.skip("no such device here")
    with pytest.raises(error, match=says):
        door(os.path.join(tmp_path, name))


@pytest.mark.parametrize(("door", "error"), DOORS)
@pytest.mark.parametrize("data", [b"\x80\xff", "a甲".encode("utf-16-le"), "甲\0".encode("utf-16"), b"\xff\xfe\0\0a\0\0\0"])
def test_bytes_that_are_no_text_are_told(
    door: Callable[[Path], object], error: type[DraftkitError], data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(error):
        door(path)


@pytest.mark.parametrize(("door", "error"), DOORS)
@pytest.mark.parametrize("text", ["轉移群眾129人的情況", "中國共產黨第十屆會"])
def test_big5_is_told_as_that_once(
    door: Callable[[Path], object], error: type[DraftkitError], text: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("big5"))
    with pytest.raises(error, match=r"may be Big5\. Save it as UTF-8") as caught:
        door(path)
    assert str(caught.value).count("\n") == 0


@pytest.mark.parametrize("text", ["朱镕基", "轉移群眾129人的情況，中國共產黨", "旻昊喆珺、陳堃、李犇", "转移群众129人，蓄水5000m2。"])
def test_gbk_with_rare_and_traditional_characters_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("gb18030"))
    assert read_draft(path).text == text


def test_a_size_is_told_in_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate((64 << 20) + 1)
    for door, most in ((read_draft, "64 MB"), (Report.load, "64 MB"), (load_facts, "8 MB")):
        with pytest.raises(DraftkitError, match=f"at most {most} are read"):
            door(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_facts_come_out_of_a_pipe_as_well(tmp_path: Path) -> None:
    pipe = tmp_path / "facts"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(FACTS,))
    writer.start()
    assert load_facts(pipe).kind == "township"
    writer.join()
