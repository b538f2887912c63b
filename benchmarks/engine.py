"""Files of requests against `json.dumps` of the same lines, and what a round costs: ratios of one run.

python -m benchmarks.engine            # half a minute
python -m benchmarks.engine --reports 10000
"""

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from draftkit import Request, load_facts
from draftkit.batch import Database, Journal
from draftkit.engine import collect_results, export_requests
from draftkit.engine.deferred import EngineModel, Pending
from draftkit.engine.exports import Exports, Past
from draftkit.engine.files import RequestFiles
from draftkit.engine.lines import body_fields, write_line
from draftkit.model import Settings
from draftkit.plan import plan_report
from draftkit.prompt import build_prompt
from draftkit.testing import write_section
from draftkit.testing.exchange import completion

FIXTURES = Path(__file__).parents[1] / "fixtures"
KINDS = ("bureau", "county", "disclosure", "township")
SETTINGS = Settings("m", "http://127.0.0.1/v1", temperature=0.3)


def requests_of(reports: int) -> Iterator[Request]:
    """Yield what is asked for each section of so many reports, none like another."""
    plans = [plan_report(load_facts(FIXTURES / kind / "facts.json")) for kind in KINDS]
    asked = [build_prompt(plan, section).request for plan in plans for section in plan.sections]
    for number in range(reports * len(asked) // len(plans)):
        request = asked[number % len(asked)]
        system, user = request.messages
        messages = (system, replace(user, content=f"{user.content}{number}"))
        yield Request(f"报告{number // len(asked)}/{request.name}", messages)


def dump(requests: list[Request], *, escaped: bool) -> int:
    """Write lines as people do; return their bytes."""
    size = 0
    for number, request in enumerate(requests):
        messages = [{"role": message.role, "content": message.content} for message in request.messages]
        body = {"model": "m", "messages": messages, "temperature": 0.3}
        line = {"custom_id": f"request-{number}", "method": "POST", "url": "/v1/chat/completions", "body": body}
        size += len((json.dumps(line, ensure_ascii=escaped) + "\n").encode("utf-8"))
    return size


def lines(requests: list[Request]) -> int:
    """Write lines as the export does; return their bytes."""
    fields = body_fields(SETTINGS)
    return sum(len(write_line(f"request-{number}", request, fields)) for number, request in enumerate(requests))


def look_up(exports: Exports, requests: list[Request]) -> list[Past]:
    """Ask the journal what became of each request."""
    return [exports.recall(request) for request in requests]


def files(folder: Path, exports: Exports, asked: list[Past]) -> int:
    """Write files and flush them, with their claims in a journal; return their bytes."""
    with RequestFiles(folder, exports, SETTINGS) as written:
        for past in asked:
            written.add(Pending(past))
    return sum((folder / name).stat().st_size for name in written.written)


def compare(requests: list[Request], rounds: int) -> None:
    """Print the time of each step against plain `json.dumps`, in turns."""
    times: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, int] = {}

    def clock(name: str, way: Callable[[], Any]) -> Any:
        started = time.perf_counter()
        result = way()
        times[name].append(time.perf_counter() - started)
        sizes[name] = result if isinstance(result, int) else 0
        return result

    for _ in range(rounds):
        clock("json.dumps", lambda: dump(requests, escaped=False))
        clock("json.dumps, escaped", lambda: dump(requests, escaped=True))
        clock("lines", lambda: lines(requests))
        with tempfile.TemporaryDirectory() as folder, Database(Path(folder)) as database:
            journal = Journal(database)
            journal.ask(EngineModel(SETTINGS))
            exports = Exports(database, journal)
            asked = clock("looked up in the journal", partial(look_up, exports, requests))
            clock("lines, files, claims", partial(files, Path(folder), exports, asked))
    base, size = statistics.median(times["json.dumps"]), sizes["json.dumps, escaped"]
    print(f"{len(requests)} requests")
    for name, found in times.items():
        took = statistics.median(found)
        share = f"bytes x{sizes[name] / size:.2f} of escaped" if sizes[name] else ""
        print(f"{name:24} {took:6.2f} s  {len(requests) / took:8.0f} lines/s  time x{took / base:.2f}  {share}")


def whole(reports: int) -> None:
    """Print what an export and a collection of whole reports take, from facts to documents."""
    facts = [json.loads((FIXTURES / kind / "facts.json").read_bytes()) for kind in KINDS]
    with tempfile.TemporaryDirectory() as home:
        source, run = Path(home) / "facts.jsonl", Path(home) / "run"
        with source.open("w", encoding="utf-8") as out:
            for number in range(reports):
                out.write(json.dumps({"id": f"r{number}", **facts[number % len(facts)]}, ensure_ascii=False) + "\n")
        started = time.perf_counter()
        exported = export_requests(run, [source], "m")
        took = time.perf_counter() - started
        print(f"export   {exported.lines} requests: {took:.1f} s, {1000 * took / reports:.1f} ms a report")
        results = [_answer(run / name, run / f"answers-{name}") for name in exported.files]
        started = time.perf_counter()
        _, done = collect_results(run, results)
        took = time.perf_counter() - started
        print(f"collect  {done.summary.written} written: {took:.1f} s, {1000 * took / reports:.1f} ms a report")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory   {peak:.0f} MB at most")


def _answer(requests: Path, results: Path) -> Path:
    with requests.open("rb") as asked, results.open("w", encoding="utf-8") as out:
        for line in asked:
            told: dict[str, Any] = json.loads(line)
            body = completion(told["body"], write_section(told["body"]))
            response = {"status_code": 200, "request_id": "r", "body": body}
            answered = {"custom_id": told["custom_id"], "response": response, "error": None}
            out.write(json.dumps(answered, ensure_ascii=False) + "\n")
    return results


def main() -> None:
    """Run all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--whole", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    whole(options.whole)
    compare(list(requests_of(options.reports)), options.rounds)


if __name__ == "__main__":
    main()
