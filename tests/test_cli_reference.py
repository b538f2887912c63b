"""Every command explains itself: an example that runs, a page of the documentation, completion, a first screen."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from draftkit.cli import main
from draftkit.cli.app import cli
from draftkit.cli.examples import EXAMPLES
from draftkit.cli.reference import PAGES, describe_commands
from draftkit.messages import LANGUAGES
from draftkit.testing import FaultServer

DOCS = Path(__file__).parents[1] / "docs"
OLD_REPORT = "关于防汛工作情况的汇报\n\n一、基本情况\n全镇转移群众129人。\n二、下步打算\n继续加强巡查，确保安全。\n"

Capture = pytest.CaptureFixture[str]


def commands(command: click.Command = cli, *words: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, *words, name)
    else:
        yield " ".join(words)


def test_every_command_has_an_example_and_shows_it(capsys: Capture) -> None:
    assert set(EXAMPLES) == set(commands())
    for words, example in EXAMPLES.items():
        assert main(["--lang", "en", *words.split(), "--help"]) == 0
        assert f"Example:\n  {example}" in capsys.readouterr().out


def test_the_examples_run_one_after_another_in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "-", "facts.json"]) == 2  # there is nothing here
    Path("old-report.md").write_text(OLD_REPORT, encoding="utf-8")
    with FaultServer() as server:
        monkeypatch.setenv("DRAFTKIT_MODEL", "m")
        monkeypatch.setenv("DRAFTKIT_BASE_URL", server.url)
        for words, example in EXAMPLES.items():
            program, *arguments = shlex.split(example)
            assert program == "draftkit"
            done = main(arguments)
            # a batch that was only just submitted is not finished yet
            assert done == 0 or (words == "batch collect" and done == 1), (words, capsys.readouterr())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_is_what_the_commands_say(language: str) -> None:
    written = (DOCS / PAGES[language]).read_text(encoding="utf-8")
    assert written == describe_commands(language), "write it anew: python -m draftkit.cli.reference docs"
    assert all(f"draftkit {words}\n" in written for words in EXAMPLES)


@pytest.mark.parametrize(("language", "word"), [("en", "Step by step"), ("zh", "第一步")])
def test_somebody_who_gives_no_command_is_told_how_to_begin(language: str, word: str, capsys: Capture) -> None:
    assert main(["--lang", language]) == 0
    told = capsys.readouterr().out
    assert "draftkit demo" in told
    assert word in told


def complete(line: str) -> str:
    words = shlex.split(line)
    environment = {"_DRAFTKIT_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "draftkit"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_shell_completes_commands_options_and_kinds() -> None:
    assert "plain,validate" in complete("draftkit va")
    assert "plain,--max-prompt-tokens" in complete("draftkit draft --max")
    assert "plain,township" in complete("draftkit init tow")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_a_shell_names_the_command(shell: str, capsys: Capture) -> None:
    assert main(["completion", shell]) == 0
    assert "_DRAFTKIT_COMPLETE" in capsys.readouterr().out
