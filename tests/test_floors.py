"""The house as design: floors, doors, and budgets that keep it readable."""

import ast
from pathlib import Path
from statistics import median

ROOMS = sorted(Path(__file__).parents[1].joinpath("draftkit").rglob("*.py"))


def functions() -> list[tuple[str, int]]:
    found = []
    for room in ROOMS:
        for node in ast.walk(ast.parse(room.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno
                found.append((f"{room.name}:{node.name}", node.end_lineno - node.lineno + 1))
    return found


def test_no_function_is_over_fifty_lines_and_the_median_is_short() -> None:
    lengths = [length for name, length in functions() if name != "__init__.py:__getattr__"]
    assert median(lengths) <= 12
    assert [entry for entry in functions() if entry[1] > 50] == []


def test_no_room_is_over_three_hundred_lines() -> None:
    long = {room.name: len(room.read_text(encoding="utf-8").splitlines()) for room in ROOMS}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_no_room_is_named_for_nothing() -> None:
    names = {room.stem for room in ROOMS} | {room.parent.name for room in ROOMS}
    assert not names & {"utils", "helpers", "common", "base", "manager"}
