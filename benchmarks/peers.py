"""What else can be installed, or written in a line, to find figures or to check a draft.

Each is given what suits it best; `given` says what. A package that isn't installed is named as skipped.
"""

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from benchmarks.mutations.drafts import Draft, Mutant, has_numeral

Span = tuple[int, int]
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ONE_LINE = re.compile(
    r"[0-9][0-9,]*(?:\.[0-9]+)?\s*[万亿]?[多余]?(?:人次|人|户|家|个|份|件|条|名|处|元|亩|公里|吨|%|年|月|日|天|小时)?"
)
_NUMERALS = re.compile(r"[0-9.零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as a finder sees it: its place and its value as text, `None` if it reads none."""

    start: int
    end: int
    value: object
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Finder:
    """A way to find figures in a text."""

    name: str
    given: str
    find: Callable[[str], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something a checker objects to: `token` tells alarms apart, `span` or `key` (of a fact) places it."""

    token: str
    span: Span | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Checker:
    """A way to check a draft (a mutant, or a draft without damage)."""

    name: str
    given: str
    check: Callable[[Mutant], Sequence[Alarm]]


def finders(*, installed: bool) -> tuple[list[Finder], list[str]]:
    """Return the finders that can run here, and a line for each that can't."""
    ready = [
        Finder(r"`[0-9]+`", "the sentence", _find_digits),
        Finder("one-line regex with units", "the sentence", _find_by_line),
    ]
    packages = {
        "cn2an": ("runs of digits and Chinese numerals cut out of the sentence", _cn2an),
        "jionlp": ("the sentence, to its readers of times and of money", _jionlp),
        "quantulum3": ("the sentence", _quantulum3),
    }
    skipped = []
    for package, (given, build) in packages.items() if installed else ():
        try:
            ready.append(Finder(package, given, build(importlib.import_module(package))))
        except ImportError as error:
            skipped.append(f"{package}: skipped, not installed ({error})")
    return ready, skipped


def checkers(*, installed: bool) -> tuple[list[Checker], list[str]]:
    """Return the checkers that can run here, and a line for each that can't."""
    given = "draft, facts' values and labels"
    ready = [
        Checker("number as substring", given, _check_substrings),
        Checker("value verbatim", given, _check_verbatim),
        Checker("digit sets both ways", given, _check_sets),
        Checker("verbatim + sets", given, lambda mutant: [*_check_verbatim(mutant), *_check_sets(mutant)]),
    ]
    packages = {
        "figured": ("draft with a space between digits and Chinese characters (it reads none that touch), "
                    "facts as rows, strict policy", "figured", _figured),
        "groundguard-ai": ("draft with a [fact:key] behind every supplied figure, facts as a ledger with unit, "
                           "tolerance 0; required are the facts that it can verify in the undamaged draft",
                           "groundguard", _groundguard),
    }  # fmt: skip
    skipped = []
    for name, (gets, package, build) in packages.items() if installed else ():
        try:
            ready.append(Checker(name, gets, build(importlib.import_module(package))))
        except ImportError as error:
            skipped.append(f"{name}: skipped, not installed ({error})")
    return ready, skipped


def same_value(gold: object, found: object) -> bool:
    """Tell whether a peer read the value of the label: numbers as numbers, dates as far as they are stated."""
    if isinstance(gold, list | tuple):
        pair = isinstance(found, list | tuple) and len(found) == len(gold)
        return pair and all(map(same_value, gold, found))  # type: ignore[arg-type]
    if gold is None or found is None:
        return gold is found
    try:
        return Decimal(str(gold)) == Decimal(str(found))
    except InvalidOperation:
        return gold == found


def _find_digits(text: str) -> list[Found]:
    return [Found(*hit.span(), hit[0]) for hit in re.finditer("[0-9]+", text)]


def _find_by_line(text: str) -> list[Found]:
    found = []
    for hit in _ONE_LINE.finditer(text):
        number = re.match(r"[0-9,.]+", hit[0])
        assert number
        factor = 10**8 if "亿" in hit[0] else 10**4 if "万" in hit[0] else 1
        found.append(Found(*hit.span(), str(Decimal(number[0].replace(",", "")) * factor)))
    return found


def _cn2an(package: Any) -> Callable[[str], list[Found]]:
    def find(text: str) -> list[Found]:
        found = []
        for hit in _NUMERALS.finditer(text):
            try:
                value: object = package.cn2an(hit[0], "smart")
            except (ValueError, KeyError):  # its way of refusing 千万亿
                value = None
            if value is not None or len(hit[0]) > 1:
                found.append(Found(*hit.span(), value))
        return found

    return find


def _jionlp(package: Any) -> Callable[[str], list[Found]]:
    def find(text: str) -> list[Found]:
        found = []
        for hit in _extract_times(package, text):
            times = (hit.get("detail") or {}).get("time")
            moment = times[0] if isinstance(times, list) else None
            found.append(Found(*hit["offset"], _Moment(moment) if isinstance(moment, str) else None))
        for hit in package.ner.extract_money(text, with_parsing=True):
            found.append(Found(*hit["offset"], (hit.get("detail") or {}).get("num")))
        return found

    return find


def _extract_times(package: Any, text: str) -> list[Any]:
    try:
        times: list[Any] = package.ner.extract_time(text, with_parsing=True)
    except ValueError:  # of a whole sentence, for one time it can't read
        return []
    return times


class _Moment(str):
    """jionlp's full moment: equal to a truncated ISO one that it begins or ends with."""

    def __eq__(self, other: object) -> bool:
        stated, _, clock = str(other).partition("T")
        day, _, time = self.partition(" ")
        right_day = day.endswith(stated.lstrip("-")) if stated.startswith("-") else day.startswith(stated)
        return right_day and time.startswith(clock)

    __hash__ = str.__hash__


def _quantulum3(package: Any) -> Callable[[str], list[Found]]:
    parse = importlib.import_module("quantulum3.parser").parse

    def find(text: str) -> list[Found]:
        return [Found(*hit.span, hit.value) for hit in parse(text)]

    return find


def _facts(mutant: Mutant) -> Iterator[tuple[str, str]]:
    for fact in mutant.draft.ledger.facts:
        if fact.value and has_numeral(fact.value):
            yield fact.key, fact.value


def _check_substrings(mutant: Mutant) -> list[Alarm]:
    return [
        Alarm(f"missing {key} {number}", key=key)
        for key, value in _facts(mutant)
        for number in _NUMBER.findall(value)
        if number not in mutant.text
    ]


def _check_verbatim(mutant: Mutant) -> list[Alarm]:
    return [Alarm(f"missing {key}", key=key) for key, value in _facts(mutant) if value not in mutant.text]


def _check_sets(mutant: Mutant) -> list[Alarm]:
    ledger = mutant.draft.ledger
    names = " ".join(f"{name.text} {name.title} {name.note}" for name in ledger.names)
    passages = " ".join(passage.text for passage in ledger.passages)
    known = set(_NUMBER.findall(f"{mutant.draft.supplied()} {names} {passages}"))
    hits = list(_NUMBER.finditer(mutant.text))
    stated = {hit[0] for hit in hits}
    unknown = [Alarm(f"unknown {hit[0]}", span=hit.span()) for hit in hits if hit[0] not in known]
    absent = [
        Alarm(f"absent {number}", key=key)
        for key, value in _facts(mutant)
        for number in _NUMBER.findall(value)
        if number not in stated
    ]
    return unknown + absent


def _figured(package: Any) -> Callable[[Mutant], list[Alarm]]:
    def check(mutant: Mutant) -> list[Alarm]:
        text, origin = _space_out(mutant.text)
        rows = [
            {"label": key, "value": float(number)}
            for key, value in (*_facts(mutant), ("labels", mutant.draft.supplied()))
            for number in _NUMBER.findall(value)
        ]
        report = package.trace(text, rows, policy=package.STRICT)
        return [
            Alarm(
                f"ungrounded {result.figure.literal}",
                span=(origin[result.figure.start], origin[result.figure.end - 1] + 1),
            )
            for result in report.results
            if result.status != "grounded"
        ]

    return check


def _space_out(text: str) -> tuple[str, list[int]]:
    spaced: list[str] = []
    origin: list[int] = []
    for i, letter in enumerate(text):
        edge = i and (letter.isascii() and letter.isalnum()) != (text[i - 1].isascii() and text[i - 1].isalnum())
        if edge and letter not in ".,%" and text[i - 1] not in ".,":
            spaced.append(" ")
            origin.append(i)
        spaced.append(letter)
        origin.append(i)
    return "".join(spaced), origin


def _groundguard(package: Any) -> Callable[[Mutant], list[Alarm]]:
    config = importlib.import_module("groundguard.core.config")
    exact = config.GroundGuardConfig(units=config.UnitConfig(tolerance=0))

    def judge(mutant: Mutant, required: Sequence[str]) -> Any:
        gate = package.FactGate(config=exact)
        for key, value in _facts(mutant):
            gate.record_tool_result(key, *_amount(value))
        return gate.check(_tagged(mutant), required=list(required))

    def verifiable(draft: Draft) -> tuple[str, ...]:
        known = (draft.case, draft.style)
        if known not in required_of:
            claims = judge(Mutant("clean", draft, draft.text, draft.places), ()).output_claims
            keys = [claim.fact_key for claim in claims if claim.status == "verified"]
            required_of[known] = tuple(dict.fromkeys(keys))
        return required_of[known]

    def check(mutant: Mutant) -> list[Alarm]:
        report = judge(mutant, verifiable(mutant.draft))
        wrong = [claim for claim in report.output_claims if claim.status in ("unverified", "contradicted")]
        alarms = [Alarm(f"{claim.status} {claim.answer_value}", key=claim.fact_key) for claim in wrong]
        missing = report.omitted_required_facts
        return alarms + [Alarm(f"omitted {fact.key}", key=fact.key) for fact in missing]

    required_of: dict[tuple[str, str], tuple[str, ...]] = {}
    return check


def _amount(value: str) -> tuple[Decimal, str]:
    number = _NUMBER.search(value.replace(",", ""))
    folded = Decimal(number[0]) if number else Decimal(0)
    folded *= 10**8 if "亿" in value else 10**4 if "万" in value else 1
    unit = "CNY" if value.endswith("元") else "%" if "%" in value else re.sub(r"[0-9.,万亿]", "", value)
    return folded, unit


def _tagged(mutant: Mutant) -> str:
    text = mutant.text
    for place in sorted(mutant.places, key=lambda place: place.end, reverse=True):
        text = f"{text[: place.end]}[fact:{place.key}]{text[place.end :]}"
    return text
