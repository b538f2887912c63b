"""What the parts of the proof share: facts of many towns, a log in memory, a clock that nobody waits for, threads."""

import json
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from draftkit import Facts, Message, Request, parse_facts
from draftkit.model import Outcome
from draftkit.plan import plan_report
from draftkit.prompt import build_prompt
from draftkit.testing import PASSING, section_of, write_section

SECRET = "青河镇沿河低洼地带的老旧房屋"
"""Words of a fact that no error may repeat."""
WAITING = {"busy_1s", "busy_2.5s", "busy_date"}
"""Faults that keep a client waiting for seconds, where the clock is the real one."""
PROMPT_FAULTS = tuple(name for name in PASSING if name not in WAITING)
"""Faults that another try gets over, and that ask nobody to wait."""
_FIGURES = re.compile(r"[0-9]+(?=人|条|次)")


def raw_facts(number: int = 0) -> dict[str, Any]:
    """Return facts that are alike, with figures of their own in every section."""
    people = 70 + number
    return {
        "kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇",
        "sections": {
            "situation": [{"label": "转移群众", "value": f"{59 + people}人", "parts": [
                {"label": "东村", "value": "59人"}, {"label": "西村", "value": f"{people}人"}]},
                {"text": "各村组按照统一部署，落实包保责任，昼夜巡查堤防，劝返涉水群众，生产生活秩序平稳"}],
            "problems": [{"text": "物资紧缺", "figures": [{"label": "现有编织袋", "value": f"{3200 + number}条"}]}],
            "next_steps": [
                {"text": f"加强{SECRET}巡查", "figures": [{"label": "每天巡查", "value": f"{4 + number}次"}]}],
        },
    }  # fmt: skip


SECTIONS = len(raw_facts()["sections"])
"""Sections of one report."""


def facts_of(number: int = 0) -> Facts:
    """Return the facts of one town."""
    return parse_facts(json.dumps(raw_facts(number), ensure_ascii=False))


def figures_of(number: int) -> set[str]:
    """Return the figures that a town's report holds, all of them."""
    return {str(figure) for figure in (59, 70 + number, 129 + number, 3200 + number, 4 + number)}


def is_own(text: str, number: int) -> bool:
    """Tell whether a report holds the figures of its town and of no other."""
    return set(_FIGURES.findall(text)) == figures_of(number)


def write_towns(path: Path, count: int) -> Path:
    """Write the facts of so many towns, a line each."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            lines.write(json.dumps({"id": key_of(number), **raw_facts(number)}, ensure_ascii=False) + "\n")
    return path


def key_of(number: int) -> str:
    """Return what a town's report is called."""
    return f"town-{number}"


def name_sections(count: int) -> dict[str, str]:
    """Return what the journal calls each section, by what the server calls it."""
    names = {}
    for number in range(count):
        plan = plan_report(facts_of(number))
        for section in plan.sections:
            request = build_prompt(plan, section).request
            names[section_of(as_body(request))] = f"{key_of(number)}/{request.name}"
    return names


def as_body(request: Request) -> dict[str, Any]:
    """Return a request as the server sees it."""
    return {"messages": [_as_json(message) for message in request.messages]}


def _as_json(message: Message) -> dict[str, str]:
    return {"role": message.role, "content": message.content}


class Clock:
    """Time that passes only where somebody waits for it."""

    def __init__(self) -> None:
        self.time = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return the time."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        with self._lock:
            self.time += seconds


class Log:
    """A log of attempts in memory: what was sent, and how it ended.

    `bad` are accepted answers that are not what the server holds for right; `again` counts calls that were begun for
    a section whose right answer had been accepted.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[Request, Outcome | None]] = []
        self.bad: list[str] = []
        self.again = 0
        self._right: set[str] = set()
        self._lock = threading.Lock()

    def begin(self, request: Request) -> int:
        """Note a call."""
        with self._lock:
            self.again += section_of(as_body(request)) in self._right
            self.calls.append((request, None))
            return len(self.calls) - 1

    def end(self, number: int, outcome: Outcome) -> None:
        """Note how it ended."""
        with self._lock:
            request = self.calls[number][0]
            self.calls[number] = (request, outcome)
            if outcome.reply:
                body = as_body(request)
                if outcome.reply.text.strip() == write_section(body).strip():
                    self._right.add(section_of(body))
                else:
                    self.bad.append(outcome.reply.text)

    @property
    def outcomes(self) -> list[Outcome]:
        """How all calls ended, in the order in which they began."""
        assert all(outcome for _, outcome in self.calls)
        return [outcome for _, outcome in self.calls if outcome]

    def bills(self) -> Counter[str]:
        """Count the calls by what they cost."""
        return Counter(outcome.bill for outcome in self.outcomes)

    def bound(self) -> int:
        """Return how many calls may have been paid for, at most."""
        bills = self.bills()
        return bills["accepted"] + bills["bad"] + bills["unknown"]


def side_by_side(tasks: Sequence[Callable[[], Any]], workers: int) -> list[BaseException]:
    """Run all tasks in so many threads; return what they raised."""
    queue: Iterator[Callable[[], Any]] = iter(tasks)
    lock = threading.Lock()
    failures: list[BaseException] = []

    def work() -> None:
        while True:
            with lock:
                task = next(queue, None)
            if task is None:
                return
            try:
                task()
            except BaseException as error:
                failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
