"""Putting a file in its place: found out beforehand, and never half written."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from draftkit.errors import OutputError
from draftkit.saving import check_writable, write_aside


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.docx"
    file.write_bytes(b"old")
    return file


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("report.pdf", "must end in .docx"),
        ("nowhere/report.docx", "Create it"),
        ("folder.docx", "is a folder"),
        ("file.txt/report.docx", "Create it"),
        ("x" * 300 + ".docx", "can't be written"),
        ("nul\0.docx", "can't be written"),
    ],
)
def test_a_path_that_cannot_be_written_is_found_before_anything_is_spent(
    tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "file.txt").touch()
    with pytest.raises(OutputError, match=says):
        check_writable(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.txt", "folder.docx"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_found(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="no permission"):
        check_writable(tmp_path / "a.docx")


def test_a_refused_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> int:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError, match="no permission to write"):
        check_writable(tmp_path / "a.docx")


def test_checking_leaves_an_existing_file_and_nothing_else(report: Path) -> None:
    before = report.read_bytes()
    check_writable(report)
    assert report.read_bytes() == before
    assert list(report.parent.iterdir()) == [report]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_old_file_whole(
    report: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = report.read_bytes()
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(OutputError, match="No space left"):
        write_aside(report, b"new")
    assert report.read_bytes() == before
    assert list(report.parent.iterdir()) == [report]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_the_umask_decides_who_may_read_the_report(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_aside(tmp_path / "a.docx", b"new")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_at_the_output_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("mine")
    (tmp_path / "a.docx").symlink_to(tmp_path / "target")
    write_aside(tmp_path / "a.docx", b"new")
    assert (tmp_path / "target").read_text() == "mine"
