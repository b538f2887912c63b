"""The documentation: its commands run, its Python runs, and it is built without a warning."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import draftkit
from docs.twins import is_level, pairs, said_by
from draftkit import errors
from draftkit.cli import main

DOCS = Path(__file__).parents[1] / "docs"
TUTORIALS = ("tutorial.md", "tutorial.zh.md")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("page", TUTORIALS)
def test_the_commands_of_the_tutorial_lead_from_an_empty_folder_to_a_report(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (facts,) = blocks(page, "json")
    for command in "".join(blocks(page, "sh")).splitlines():
        program, *arguments = shlex.split(command)
        if program != "draftkit":
            assert command == "python3 -m pip install ."
            continue
        assert main(arguments) == 0, (command, capsys.readouterr())
        if arguments[0] == "init":
            Path("facts.json").write_text(facts, encoding="utf-8")
    assert Path("report.docx").stat().st_size


def test_nobody_is_told_to_install_the_package_that_is_another_projects() -> None:
    root = DOCS.parent
    texts = [*DOCS.glob("*.md"), *root.glob("*.md"), *(root / "examples").rglob("*.*"), *(root / "tests").glob("*.py")]
    texts += [path for path in (root / "draftkit").rglob("*") if path.suffix in (".py", ".po", ".html")]
    wrong = re.compile(r"pip (?:install|wheel)(?! --no-index)[^\n]*[ '\"]draftkit(?:\b|\[)|pypi\.org/project/draftkit")
    found = [(path.name, hit[0]) for path in texts if path.is_file() and path.name != "test_docs.py"
             for hit in wrong.finditer(path.read_text(encoding="utf-8", errors="ignore"))]  # fmt: skip
    assert found == []


def test_both_tutorials_give_the_same_commands_and_facts() -> None:
    one, other = TUTORIALS
    assert blocks(one, "sh") == blocks(other, "sh")
    assert blocks(one, "json") == blocks(other, "json")


def outline(page: Path) -> tuple[list[int], list[str], list[list[str]], list[str]]:
    """Return the levels of a page's headings, its rows of tables as cells, its code, and the commands of its consoles."""
    parts = re.split(r"^```(\S*).*\n((?:.*\n)*?)```$", said_by(page), flags=re.MULTILINE)
    prose, languages, codes = "".join(parts[::3]), parts[1::3], parts[2::3]
    told = list(zip(languages, codes, strict=True))
    code = [[line for line in code.splitlines() if not line.lstrip().startswith("#")] for name, code in told if name != "console"]
    typed = [line for name, code in told if name == "console" for line in code.splitlines() if line.startswith("$")]
    levels = [len(found) for found in re.findall(r"^(#+) ", prose, re.MULTILINE)]
    return levels, re.findall(r"^(?=\|)(.*)$", prose, re.MULTILINE), code, typed


@pytest.mark.parametrize(("page", "twin"), pairs(), ids=lambda page: page.name)
def test_every_page_stands_in_chinese_too_level_with_the_english_one(page: Path, twin: Path) -> None:
    assert is_level(page, twin), "say in it what has changed, then: python docs/twins.py --sign"
    if page.name == "cli.md":
        return
    (levels, rows, code, typed), (own_levels, own_rows, own_code, own_typed) = outline(page), outline(twin)
    assert own_levels == levels
    assert [row.count("|") for row in own_rows] == [row.count("|") for row in rows]
    assert own_typed == typed
    if page.name != "tutorial.md":  # its facts are those of another report
        assert [len(lines) for lines in own_code] == [len(lines) for lines in code]


def test_the_python_of_the_pages_runs_and_shows_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    for code in blocks("embedding.md", "python"):
        exec(compile(code, "embedding.md", "exec"), {})
        shown = capsys.readouterr().out.splitlines()
        assert shown == re.findall(r"# → (.*)", code)


def test_every_page_is_reached_from_the_first() -> None:
    listed = re.findall(r"^([a-z.]+)$", (DOCS / "index.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(f"{name}.md" for name in listed) == sorted(
        page.name for page in DOCS.glob("*.md") if page.name != "index.md"
    )


def test_the_documentation_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("sphinx", reason="Sphinx is not installed (pip install -e '.[docs]')")
    source = tmp_path / "docs"
    shutil.copytree(DOCS, source, ignore=shutil.ignore_patterns("pictures"))
    shutil.copytree(DOCS.parent / "examples", tmp_path / "examples")
    build = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", str(source), str(tmp_path / "site")]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "proved figures" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_the_reference_tells_of_every_name_of_the_front_door() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    missing = [name for name in draftkit.__all__ if f"draftkit.{name}\n" not in page and not hasattr(errors, name)]
    assert missing == []
