"""Word file -> PDF, by LibreOffice: with a profile of its own, so that one that is open is not disturbed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from draftkit.errors import OutputError
from draftkit.messages import say

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
"""Where it is on systems that keep it out of the search path."""
TIMEOUT = 180.0
"""Seconds that a conversion may take: a report of 200 pages takes some 10."""


def find_libreoffice() -> str:
    """Return the program's path. Raises `OutputError` that says what to do where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.isfile, PLACES), None)
    if found is None:
        raise OutputError(
            say("A PDF is made by LibreOffice, which is not installed. Install it (libreoffice-writer), or write a "
                ".docx and save that as PDF in Word or WPS.")
        )  # fmt: skip
    return found


def convert_to_pdf(document: bytes, timeout: float = TIMEOUT) -> bytes:
    """Return a Word file as PDF. Raises `OutputError` when LibreOffice is not there, fails or takes too long."""
    program = find_libreoffice()
    with tempfile.TemporaryDirectory(prefix="draftkit-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(document)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", name]
        said = _run([*command, str(folder / "report.docx")], timeout)
        made = folder / "report.pdf"
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF"):
        raise OutputError(
            say("LibreOffice made no PDF: {said}. Write a .docx and save that as PDF in Word or WPS.", said=said or "-")
        )
    return data


def _run(command: list[str], timeout: float) -> str:
    """Run a program and return the end of what it said; it and what it started die together."""
    alone = sys.platform != "win32"
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=alone
        )
    except OSError as error:
        return error.strerror or str(error)
    try:
        said, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        raise OutputError(
            say("LibreOffice took more than {seconds} seconds and was stopped. Write a .docx and save that as PDF in "
                "Word or WPS.", seconds=round(timeout))
        ) from None  # fmt: skip
    finally:
        _end(process, alone)
    return said.decode("utf-8", "replace").strip()[-300:]


def _end(process: "subprocess.Popen[bytes]", alone: bool) -> None:
    with suppress(OSError):
        if alone:
            # the program is a script that starts others
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=5)
