"""The front door lists exactly what it opens, and opens it only when asked."""

import subprocess
import sys
from types import ModuleType

import pytest

import draftkit
import draftkit.check
import draftkit.document
from draftkit.resources import folder

FACTS = folder("fixtures") / "township" / "facts.json"
DRAFT = folder("fixtures") / "README.md"


def test_every_name_of_the_front_door_opens() -> None:
    for name in draftkit.__all__:
        assert getattr(draftkit, name).__doc__, name


def test_the_list_is_sorted_and_complete() -> None:
    assert draftkit.__all__ == sorted(draftkit.__all__, key=str.lower)
    assert set(draftkit.__all__) == set(draftkit._HOME)
    assert dir(draftkit) == sorted(draftkit.__all__)


@pytest.mark.parametrize("room", [draftkit.check, draftkit.document])
def test_a_room_that_opens_by_and_by_lists_all_its_names(room: ModuleType) -> None:
    assert dir(room) == sorted(room.__all__)
    for name in room.__all__:
        assert getattr(room, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = draftkit.nonsense


def imported_by(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import draftkit", {"pydantic", "openai", "docx", "tiktoken", "click"}),
        ("from draftkit import find_figures; find_figures('86人')", {"pydantic", "openai", "docx", "tiktoken"}),
        ("import draftkit.check", {"pydantic", "openai", "docx", "tiktoken", "draftkit.figures", "dataclasses"}),
        ("from draftkit.check import list_blanks", {"pydantic", "openai", "draftkit.check.checking"}),
        (
            "from draftkit import check_text; check_text('86人', [{'label': '甲', 'value': '86人'}])",
            {"openai", "docx", "tiktoken"},
        ),
        ("from draftkit.cli import main; main(['--help'])", {"pydantic", "openai", "docx", "tiktoken"}),
        ("from draftkit.cli import main; main(['figures', '86人'])", {"pydantic", "openai", "docx", "tiktoken"}),
        (
            f"from draftkit.cli import main; main(['check', {str(DRAFT)!r}, {str(FACTS)!r}])",
            {"openai", "httpx2", "docx", "lxml", "tiktoken", "jinja2", "rich", "urllib.request", "asyncio"},
        ),
        (
            f"from draftkit.cli import main; main(['check', {str(DRAFT)!r}, {str(DRAFT)!r}])",
            {"openai", "httpx2", "docx", "lxml", "tiktoken", "jinja2", "rich", "draftkit.check", "draftkit.document"},
        ),
    ],
)
def test_heavy_packages_are_imported_only_where_they_are_needed(code: str, unwanted: set[str]) -> None:
    assert not imported_by(code) & unwanted
