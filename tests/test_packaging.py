"""The wheel has all that is needed, and drafts outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SCRIPT = """
import sys, draftkit
from pathlib import Path
from draftkit.cli import main
assert Path(draftkit.__file__).is_relative_to(Path.cwd()), draftkit.__file__
facts = Path(draftkit.__file__).parent / "fixtures" / "township" / "facts.json"
sys.exit(main(["draft", str(facts), "-o", "out.docx", "-m", "plain"]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


MEASURING = {"binding", "checks", "daily", "figures", "unseen"}


def test_the_wheel_holds_prompts_and_the_fixtures_that_commands_read_and_none_that_only_measure(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {
        f"draftkit/{file.relative_to(ROOT).as_posix()}"
        for folder in ("prompts", "fixtures")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and not (folder == "fixtures" and MEASURING & set(file.parts))
    }
    assert wanted <= names
    assert not [name for name in names if MEASURING & set(name.split("/")) and "/fixtures/" in name]
    assert "draftkit/py.typed" in names
    assert "draftkit/locale/zh/LC_MESSAGES/draftkit.mo" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"draftkit"}


def test_the_wheel_drafts_a_report_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    # -P and a path of our own: neither the checkout nor an editable install may answer
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-P", "-c", SCRIPT]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.docx").stat().st_size > 5_000


def test_prompts_and_fixtures_hold_no_code() -> None:
    assert not [file for folder in ("prompts", "fixtures") for file in (ROOT / folder).rglob("*.py")]
