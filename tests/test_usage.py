"""A wrong command line is told in the reader's language, with what to do next."""

from pathlib import Path

import pytest

from draftkit.cli import main
from draftkit.messages import set_language

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    set_language(None)
    monkeypatch.setenv("DRAFTKIT_LANG", "zh")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "命令："),
        (["nonsense"], "没有 nonsense 这个命令"),
        (["check"], "缺少 DRAFT"),
        (["draft", "--nope"], "没有 --nope 这个选项"),
        (["draft", "a.json", "--jobs"], "--jobs"),
        (["draft", "a.json", "--jobs", "0"], "--jobs 应为 1 到 64 的整数"),
        (["draft", "a.json", "--jobs", "x"], "--jobs 应为 1 到 64 的整数"),
        (["draft", "a.json", "--timeout", "x"], "--timeout 应为数字"),
        (["draft", "a.json", "--binding", "x"], "--binding 只能是：cited、plain"),
        (["draft", "a.json", "--replay", "none"], "--replay 应为文件夹"),
        (["draft", "."], "FACTS 应为能打开的文件"),
        (["init", "township", "另一个"], "多出了内容：另一个"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) in (0, 2)
    said = "".join(capsys.readouterr())
    assert told in said
    assert not any(word in said for word in ("Error", "Usage", "Try", "Invalid"))


@pytest.mark.parametrize("command", ["check", "demo", "draft", "figures", "init", "prompt", "schema", "validate"])
def test_help_in_chinese_fits_a_terminal_and_starts_no_line_with_a_stop(command: str, capsys: Capture) -> None:
    assert main([command, "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "选项：" in lines
    for line in lines:
        assert sum(1 + (character > "\u2e80") for character in line) <= 80
        assert not line.lstrip().startswith(("，", "。", "；", "："))
