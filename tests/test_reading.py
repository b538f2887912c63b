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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_facts_come_out_of_a_pipe_as_well(tmp_path: Path) -> None:
    pipe = tmp_path / "facts"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(FACTS,))
    writer.start()
    assert load_facts(pipe).kind == "township"
    writer.join()
