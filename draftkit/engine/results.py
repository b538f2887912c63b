"""Result lines, in every shape in which engines write them.

| engine | a right line | a failed line |
| --- | --- | --- |
| OpenAI, DashScope, vLLM from 0.5.1 on | `response: {status_code, body: {choices}}` | the same with a status of 400 or more, or `response: null, error: {code, message}`; vLLM: `body: null`, `error` as words or as an error body |
| vLLM 0.4.3 and 0.5.0 (pull requests 4794, 5554) | `response: {choices}` | `response: null, error: {object, message, code}` |
"""  # noqa: E501

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.errors import ResultsError
from draftkit.messages import say

LONGEST_LINE = 8_000_000
"""Bytes of a line; no section is longer."""
_DIGITS = 3  # of an HTTP status


@dataclass(frozen=True, slots=True)
class Result:
    """What an engine says of one request: an HTTP status (0: none) and the body of the answer or of the error."""

    custom_id: str
    status: int
    body: Any


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that is no result: where, and why."""

    number: int
    reason: str


def read_results(path: Path) -> Iterator[Result | BrokenLine]:
    """Yield what stands in a file of results, line by line. Raises `ResultsError` when it can't be read."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    yield BrokenLine(number, say("the line is too long"))
                    while line and not line.endswith(b"\n"):
                        line = file.readline(LONGEST_LINE)
                elif line.strip():
                    yield _read_line(line, number)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ResultsError(say("{path} can't be read: {error}", path=path, error=reason)) from None


def _read_line(line: bytes, number: int) -> Result | BrokenLine:
    try:
        told = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return BrokenLine(number, say("the line is no JSON; was it cut off?"))
    custom_id = told.get("custom_id") if isinstance(told, dict) else None
    if not isinstance(custom_id, str) or not custom_id:
        return BrokenLine(number, say("the line has no custom_id"))
    return Result(custom_id, *_read_answer(told))


def _read_answer(told: Mapping[str, Any]) -> tuple[int, Any]:
    response, error = told.get("response"), told.get("error")
    if not isinstance(response, dict):
        return 0, _as_error(error)
    if "status_code" not in response and ("choices" in response or "object" in response):
        return 200, response  # vLLM before 0.5.1
    status, body = response.get("status_code"), response.get("body")
    if body is None and error is not None:
        body = _as_error(error)
    return _status(status), body


def _status(told: Any) -> int:
    written = str(told)
    return int(written) if written.isdecimal() and len(written) == _DIGITS else 0


def _as_error(error: Any) -> Any:
    if isinstance(error, dict) and isinstance(error.get("error"), dict | str):
        return error
    return {"error": error if isinstance(error, dict | str) else {"message": str(error or "")}}
