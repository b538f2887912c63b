"""Read a facts file: bytes -> JSON with every number as written -> `Facts`."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from pydantic import ValidationError

from draftkit.errors import FactsError, KindError, Problem
from draftkit.facts.json_errors import Refused, explain_json, find_bare, find_doubled, refuse_at
from draftkit.facts.models import Facts
from draftkit.facts.problems import repeated_ids, unknown_groups, validation_problems
from draftkit.facts.text import Written
from draftkit.kinds import load_kind
from draftkit.messages import say
from draftkit.reading import Unreadable, decode_text, is_document, read_limited

if TYPE_CHECKING:
    from draftkit.facts.tables import Tables

LARGEST = 8_000_000
"""Bytes in a facts file."""
DEEPEST = 64
"""Levels of brackets in a facts file."""
LONGEST_NUMBER = 64
"""Characters in a JSON number."""
WORKBOOKS = (".xlsx", ".xlsm")
"""How workbooks end."""
OLD_WORKBOOKS = (".xls", ".et")
"""How old ones end, which are told apart but not read."""


_TEXT_TABLES = (".csv", ".tsv")
_DOCUMENTS = (".docx", ".doc", ".wps", ".pdf", ".rtf", ".html", ".htm")


# a bracket, or a whole string with the brackets in it: one that is never closed goes to the end
_BRACKETS = re.compile(r"[\[{}\]]|\"(?:[^\"\\]+|\\.)*\"?", re.DOTALL)


YAML = (".yaml", ".yml")
"""How YAML files end."""


def load_facts(path: str | Path, *, prompts: str | Path | None = None) -> Facts:
    """Read and check a facts file: JSON, YAML or a workbook, by its name.

    Text is UTF-8 with or without BOM, UTF-16 or GBK. `prompts` is a folder with kinds of your own. Raises `FactsError`
    with every problem and its place, which in a workbook is a cell: `基本情况!C7`.
    """
    ending = Path(path).suffix.lower()
    if ending in OLD_WORKBOOKS or ending in WORKBOOKS:
        return _load_workbook(path, prompts)
    data = _read_bytes(path)
    if ending in YAML:
        return _load_yaml(data, str(path), prompts)
    if message := _why_no_facts(data, ending):
        raise FactsError([Problem("", message)], str(path))
    return parse_facts(data, source=str(path), prompts=prompts)


def _why_no_facts(data: bytes, ending: str) -> str:
    """Return why a file of that ending can hold no facts, whatever else it holds; `""` where it may be JSON."""
    if ending in _TEXT_TABLES:
        return say("is a table as plain text, which is not read. Save it as {ending}, with sheets and columns as in: "
                   "draftkit init KIND -o facts.xlsx", ending=WORKBOOKS[0])  # fmt: skip
    if is_document(data) and (ending in _DOCUMENTS or b"word/" in data or not data.startswith(b"PK")):
        return say("is a document, and no facts. Facts are JSON, YAML or a workbook; draftkit check wants the draft "
                   "first and the facts behind it")  # fmt: skip
    if is_document(data):
        return say("is a workbook or another packed file; the name of a workbook must end in {ending}",
                   ending=WORKBOOKS[0])  # fmt: skip
    return ""


def _load_workbook(path: str | Path, prompts: str | Path | None) -> Facts:
    from draftkit.facts.tables import read_tables

    return check_tables(read_tables(path, Path(prompts) if prompts else None), source=str(path), prompts=prompts)


def check_tables(tables: "Tables", *, source: str = "", prompts: str | Path | None = None) -> Facts:
    """Return what was taken from a workbook as facts. Raises `FactsError` with every problem and its cell."""
    facts, problems = _validate(tables.raw, prompts)
    problems = [*tables.problems, *tables.locate(problems)]
    if facts is None or problems:
        raise FactsError(problems, source)
    return facts


def _load_yaml(data: bytes, source: str, prompts: str | Path | None) -> Facts:
    from draftkit.facts.yaml_text import read_yaml

    try:
        raw, lines = read_yaml(decode_text(data), source)
    except Unreadable as error:
        raise FactsError([error.problem], source) from None
    facts, problems = _validate(raw, prompts)
    if facts is None or problems:
        raise FactsError([_with_line(problem, lines) for problem in problems], source)
    return facts


def _with_line(problem: Problem, lines: Mapping[str, str]) -> Problem:
    line = lines.get(problem.place)
    return Problem(f"{problem.place} ({line})", problem.message) if line and problem.place else problem


def _read_bytes(path: str | Path) -> bytes:
    try:
        return read_limited(path, LARGEST)
    except Unreadable as error:
        raise FactsError([error.problem], str(path)) from None


def parse_facts(data: bytes | str, *, source: str = "", prompts: str | Path | None = None) -> Facts:
    """Check facts given as JSON text. Raises `FactsError` with every problem and its place."""
    return check_facts(read_json(data, source=source), source=source, prompts=prompts)


def read_json(data: bytes | str, *, source: str = "") -> Any:
    """Return JSON with every number as it is written (`Written`). Raises `FactsError`."""
    if not isinstance(data, (str, bytes, bytearray)):
        message = say("must be JSON as text, not {kind}; json.dumps makes text of it", kind=type(data).__name__)
        raise FactsError([Problem("", message)], source)
    try:
        return _read_json(data if isinstance(data, str) else decode_text(data))
    except Unreadable as error:
        raise FactsError([error.problem], source) from None


def check_facts(raw: Any, *, source: str = "", prompts: str | Path | None = None) -> Facts:
    """Return what `read_json` read as facts; of a stored report, those it was written from.

    Raises `FactsError` with every problem and its place.
    """
    if isinstance(raw, Mapping) and {"format", "supplied"} <= raw.keys():
        raw = raw["supplied"]
    facts, problems = _validate(raw, prompts)
    if facts is None or problems:
        raise FactsError(problems, source)
    return facts


def _validate(raw: Any, prompts: str | Path | None) -> tuple[Facts | None, list[Problem]]:
    own = Path(prompts) if prompts else None
    try:
        facts, problems = Facts.model_validate(raw), []
    except ValidationError as error:
        facts, problems = None, validation_problems(error)
    if isinstance(raw, Mapping):
        problems += _kind_problems(raw, own)
        if isinstance(raw.get("sections"), Mapping):
            problems += repeated_ids(raw["sections"])
    return facts, problems


def _read_json(text: str) -> Any:
    if not text.strip():
        raise Unreadable(say("is empty"))
    _refuse_depth(text)
    try:
        return json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise refuse_at(text, error.pos, say("is not JSON: {reason}", reason=explain_json(error))) from None
    except Refused as refused:
        raise refuse_at(text, refused.find(text), str(refused)) from None


def _refuse_depth(text: str) -> None:
    depth = 0
    for found in _BRACKETS.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                raise refuse_at(text, found.start(), say("has more than {most} levels of brackets", most=DEEPEST))
        elif found[0] in "]}":
            depth -= 1


def _number(written: str) -> Written:
    if len(written) > LONGEST_NUMBER:
        message = say("a number of {count} characters; write it as text", count=len(written))
        raise Refused(message, lambda text: find_bare(text, written))
    return Written(written)


def _refuse_constant(name: str) -> NoReturn:
    message = say("{name} is not a number that a report can hold", name=name)
    raise Refused(message, lambda text: find_bare(text, name))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            message = say("the field {name} stands twice in one object; the second would win", name=name)
            raise Refused(message, find_doubled)
        found[name] = value
    return found


def _kind_problems(raw: Mapping[str, Any], own: Path | None) -> list[Problem]:
    name, sections = raw.get("kind"), raw.get("sections")
    if not isinstance(name, str) or isinstance(name, Written):
        return []
    try:
        kind = load_kind(name, own)
    except KindError as error:
        return [Problem("kind", str(error))]
    if not isinstance(sections, Mapping):
        return []
    return unknown_groups(sections, kind)
