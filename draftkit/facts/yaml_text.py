"""Facts as YAML, of which only the plain part is read: mappings, lists, and text as it is written.

PyYAML's parser, and not what it makes of it: its own loader turns 12:30 into 750, no into false and 0571 into 377, and
ruamel.yaml still 001 into 1. Here everything is text but an unquoted `null` or `~`, nothing at all, `true` and `false`;
an unquoted number as a figure's value is what a number is in JSON.
"""

import re
from collections.abc import Iterator
from typing import Any

from draftkit.errors import FactsError, OutputError, Problem
from draftkit.facts.text import Written
from draftkit.messages import say
from draftkit.reading import size_of

LARGEST_YAML = 1_000_000
"""Bytes of YAML."""
MOST_VALUES = 50_000
"""Values in YAML: its parser is slow, and ten thousand facts have fewer."""
DEEPEST = 64
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {"true": True, "false": False}
_LIKE_A_NUMBER = re.compile(r"[-+.]?\d[-+.:_\da-zA-Z]*$")
_NUMBER = re.compile(r"[-+]?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?")


class YamlProblem(ValueError):
    """What is wrong with a text that is not such YAML, and where."""

    def __init__(self, message: str, mark: Any = None) -> None:
        place = say("line {line}, column {column}", line=mark.line + 1, column=mark.column + 1) if mark else ""
        self.problem = Problem(place, message)
        super().__init__(message)


def read_yaml(text: str, source: str = "") -> tuple[Any, dict[str, str]]:
    """Return what YAML says, and the line of each of its values by place. Raises `FactsError`."""
    try:
        import yaml
    except ImportError:
        message = say("to read YAML PyYAML is needed: pip install PyYAML")
        raise FactsError([Problem("", message)], source) from None
    if len(text) > LARGEST_YAML:
        message = say("is too large; at most {most} are read", most=size_of(LARGEST_YAML))
        raise FactsError([Problem("", message)], source)
    try:
        builder = _Builder(yaml.parse(text, Loader=yaml.BaseLoader))
        return builder.read(), builder.lines
    except YamlProblem as error:
        raise FactsError([error.problem], source) from None
    except yaml.MarkedYAMLError as error:
        problem = YamlProblem(say("is not YAML: {reason}", reason=error.problem or ""), error.problem_mark).problem
        raise FactsError([problem], source) from None
    except yaml.YAMLError as error:  # a character that YAML can't hold
        message = say("is not YAML: {reason}", reason=str(error).splitlines()[0])
        raise FactsError([Problem("", message)], source) from None


def write_yaml(raw: Any) -> str:
    """Return raw facts as YAML that says the same to every reader. Raises `OutputError` without PyYAML."""
    try:
        import yaml
    except ImportError:
        raise OutputError(say("to write YAML PyYAML is needed: pip install PyYAML")) from None

    class Dumper(yaml.SafeDumper):
        """Quotes what some reader may take for a number, by YAML 1.1 or 1.2."""

    def represent(dumper: Any, text: str) -> Any:
        style = "'" if _LIKE_A_NUMBER.match(text) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)

    Dumper.add_representer(str, represent)
    written: str = yaml.dump(raw, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)
    return written


class _Builder:
    """Builds values from the events of PyYAML's parser."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self.lines: dict[str, str] = {}

    def read(self) -> Any:
        """Return the one document. Raises `YamlProblem`."""
        self._next("StreamStart")
        if self._kind(start := next(self._events)) == "StreamEnd":
            raise YamlProblem(say("is empty"), start.start_mark)
        found = self._value(next(self._events), "", 0)
        self._next("DocumentEnd")
        self._next("StreamEnd", say("holds a second document behind ---; only one is read"))
        return found

    def _next(self, kind: str, message: str = "") -> Any:
        event = next(self._events)
        if self._kind(event) != kind:
            raise YamlProblem(message or say("is not YAML: {reason}", reason=self._kind(event)), event.start_mark)
        return event

    @staticmethod
    def _kind(event: Any) -> str:
        return type(event).__name__.removesuffix("Event")

    def _value(self, event: Any, place: str, depth: int, key: str = "") -> Any:
        kind = self._kind(event)
        if kind == "Alias" or getattr(event, "anchor", None):
            raise YamlProblem(say("uses an anchor (& or *), which is not read; write it out"), event.start_mark)
        if getattr(event, "tag", None):
            raise YamlProblem(say("uses a tag (!), which is not read; take it out"), event.start_mark)
        if depth > DEEPEST:
            raise YamlProblem(say("has more than {most} levels", most=DEEPEST), event.start_mark)
        if len(self.lines) >= MOST_VALUES:
            raise YamlProblem(say("has more than {most} values", most=MOST_VALUES), event.start_mark)
        self.lines[place] = say("line {line}", line=event.start_mark.line + 1)
        if kind == "MappingStart":
            return self._mapping(place, depth + 1)
        if kind == "SequenceStart":
            return self._sequence(place, depth + 1)
        return _scalar(event, key)

    def _mapping(self, place: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while self._kind(event := next(self._events)) != "MappingEnd":
            if self._kind(event) != "Scalar" or event.anchor or event.tag:
                raise YamlProblem(say("the name of a field must be plain text"), event.start_mark)
            name = event.value
            if name in found:
                raise YamlProblem(say("the field {name} stands twice in one object; the second would win", name=name),
                                  event.start_mark)  # fmt: skip
            found[name] = self._value(next(self._events), f"{place}.{name}" if place else name, depth, name)
        return found

    def _sequence(self, place: str, depth: int) -> list[Any]:
        found: list[Any] = []
        while self._kind(event := next(self._events)) != "SequenceEnd":
            found.append(self._value(event, f"{place}[{len(found)}]", depth))
        return found


def _scalar(event: Any, key: str) -> Any:
    text: str = event.value
    if event.style is not None:  # in quotes, or a block
        return text
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    return Written(text) if key == "value" and _NUMBER.fullmatch(text) else text
