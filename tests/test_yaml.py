"""Facts in YAML: text stays as it is written, and what YAML can do beyond that is refused in words."""

from pathlib import Path

import pytest

from draftkit import FactsError, load_facts

FACTS = """\
kind: township
title: 关于排查情况的汇报
sections:
  situation:
  - label: 累计排查
    value: {value}
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def value_of(tmp_path: Path, written: str) -> str | None:
    facts = load_facts(write(tmp_path / "facts.yaml", FACTS.format(value=written)))
    return facts.sections["situation"][0].written  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "written", ["0571-8888", "12:30", "no", "2020-01-28", "1_000人", "86人", "0x1F", "'0571'", '"86"', "12.50%", "=", "<<"]
)
def test_a_value_stays_as_it_is_written(tmp_path: Path, written: str) -> None:
    assert value_of(tmp_path, written) == written.strip("'\"")


@pytest.mark.parametrize("written", ["", "null", "~"])
def test_nothing_is_not_known_yet(tmp_path: Path, written: str) -> None:
    assert value_of(tmp_path, written) is None


@pytest.mark.parametrize("number", ["86", "001", "12.50"])
def test_a_bare_number_keeps_its_form_and_needs_a_unit(tmp_path: Path, number: str) -> None:
    with pytest.raises(FactsError, match=rf"situation\[0\] \(line 5\): value is the bare number {number}"):
        value_of(tmp_path, number)
    assert value_of(tmp_path, f"{number}\n    unit: 人") == f"{number}人"


DEEP = "a: " + "[" * 100 + "]" * 100
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", "line 3, column 1: the field a stands twice"),
        (BOMB, "line 1, column 4: uses an anchor"),
        ("a: *x\n", "uses an anchor"),
        ("a: !!python/object/apply:os.system [ls]\n", "uses a tag"),
        ("a: !x 1\n", "uses a tag"),
        (DEEP, "more than 64 levels"),
        ("a: 1\n---\nb: 2\n", "second document"),
        ("? [a, b]\n: 1\n", "name of a field must be plain text"),
        ("a: [1\n", "is not YAML"),
        ("a: 'x\n", "is not YAML"),
        ("a:\tb: c\n", "is not YAML"),
        ("a: \x07\n", "is not YAML"),
        ("", "is empty"),
        ("- a\n- b\n", "must be an object"),
        ("x" * 1_000_001, "too large"),
        ("a: [" + "x," * 50_000 + "]", "more than 50000 values"),
        ("<<: {kind: township}\n", "<< (line 1): is not a field"),
    ],
)
def test_what_is_not_plain_yaml_is_one_clear_message(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(FactsError) as caught:
        load_facts(write(tmp_path / "facts.yml", text))
    assert told in str(caught.value)


def test_without_pyyaml_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "yaml", None)
    with pytest.raises(FactsError, match="pip install PyYAML"):
        load_facts(write(tmp_path / "facts.yaml", FACTS.format(value="86人")))


def test_comments_and_blocks_are_yaml_as_usual(tmp_path: Path) -> None:
    text = FACTS.format(value="86人  # 村级上报") + "  problems:\n  - text: |\n      人手不足，\n      夜间值守难\n"
    problem = load_facts(write(tmp_path / "facts.yaml", text)).sections["problems"][0]
    assert problem.text == "人手不足，\n夜间值守难\n"  # type: ignore[union-attr]
