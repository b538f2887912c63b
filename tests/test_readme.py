"""What the READMEs say is what happens."""

import re
import shlex
import zipfile
from pathlib import Path

import pytest

import draftkit
from draftkit.testing import FAULTS

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.zh.md"]


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("name", READMES)
def test_the_test_command_is_the_one_that_ci_runs(name: str) -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = next(line for line in "".join(blocks(name, "sh")).splitlines() if "pytest" in line)
    assert command in ci


@pytest.mark.parametrize("name", READMES)
def test_every_python_example_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = (ROOT / "fixtures" / "disclosure" / "facts.json").read_text(encoding="utf-8")
    (tmp_path / "facts.json").write_text(facts, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    examples = blocks(name, "python")
    assert examples
    for example in examples:
        exec(compile(example, name, "exec"), {})
        shown = capsys.readouterr().out.splitlines()
        for line in example.splitlines():
            if "# →" in line:
                assert line.split("# →")[1].strip() in shown


@pytest.mark.parametrize("name", READMES)
def test_every_command_that_is_named_exists(name: str) -> None:
    from draftkit.cli.app import cli

    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:[`/]|^\$ )draftkit ([a-z]+)", text, re.MULTILINE))
    assert named == set(cli.commands)


@pytest.mark.parametrize("name", READMES)
def test_the_number_of_faults_is_that_of_the_table(name: str) -> None:
    rows = sum(fault.wire is not None for fault in FAULTS.values())
    assert re.search(rf"(?<!\d){rows}(?: ways to fail| 种故障)", (ROOT / name).read_text(encoding="utf-8"))


def test_the_version_is_the_changelogs() -> None:
    assert "## [" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert draftkit.__doc__


@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_the_figure_caught_red_handed_is_caught(
    name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from draftkit.cli import main

    monkeypatch.chdir(tmp_path)
    Path("fixtures").symlink_to(ROOT / "fixtures")
    for session, code in zip(blocks(name, "console"), (0, 1), strict=True):
        command, shown = session.split("\n", 1)
        assert main(["--lang", language, *shlex.split(command.removeprefix("$ draftkit "))]) == code
        assert capsys.readouterr().out == shown
        change_a_digit(Path("report.docx"))


def change_a_digit(path: Path) -> None:
    """Change 129 to 128 where it stands first, as somebody might in Word."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace("129条".encode(), "128条".encode(), 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
