"""The model's door against a bare openai client, and its pace against a server that admits half: ratios of one run.

python -m benchmarks.model            # about a minute
python -m benchmarks.model --calls 2000 --rounds 7
"""

import argparse
import os
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openai

from draftkit import Facts, OpenAIModel, Request, load_facts
from draftkit.plan import plan_report
from draftkit.prompt import build_prompt
from draftkit.testing import FaultServer

FIXTURE = Path(__file__).parents[1] / "fixtures" / "bureau" / "facts.json"
ANSWER = "全镇把各项工作抓在手上、落在实处，压实责任，形成合力，确保部署要求落实到位。"


def requests_of(facts: Facts) -> list[Request]:
    """Return what is asked for each section of a report."""
    plan = plan_report(facts)
    return [build_prompt(plan, section).request for section in plan.sections]


def bare(url: str) -> Callable[[Request], Any]:
    """Return a call of the openai client as people write it."""
    client = openai.OpenAI(base_url=url, api_key="EMPTY", max_retries=0)

    def call(request: Request) -> Any:
        messages: Any = [{"role": message.role, "content": message.content} for message in request.messages]
        return client.chat.completions.create(model="m", messages=messages).choices[0].message.content

    return call


def cpu_of(call: Callable[[Request], Any], requests: Sequence[Request], calls: int) -> float:
    """Return milliseconds of this process's CPU time for one call."""
    started = time.process_time()
    for number in range(calls):
        call(requests[number % len(requests)])
    return 1000 * (time.process_time() - started) / calls


def compare_cpu(calls: int, rounds: int) -> None:
    """Print the CPU time of a call through the door and of a bare one, in turns."""
    requests = requests_of(load_facts(FIXTURE))
    server = subprocess.Popen([sys.executable, "-m", "draftkit.testing"], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        url = server.stdout.readline().strip()
        ways = {"openai": bare(url), "draftkit": OpenAIModel("m", base_url=url).complete}
        times: dict[str, list[float]] = {name: [] for name in ways}
        for call in ways.values():
            cpu_of(call, requests, 50)
        for _ in range(rounds):
            for name, call in ways.items():
                times[name].append(cpu_of(call, requests, calls))
    finally:
        server.terminate()
        server.communicate()
    ratios = [ours / theirs for ours, theirs in zip(times["draftkit"], times["openai"], strict=True)]
    for name, found in times.items():
        print(f"{name:9} {statistics.median(found):.3f} ms of CPU a call")
    print(f"ratio     {statistics.median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})   goal 1.15")


def run_all(call: Callable[[], Any], calls: int, workers: int) -> tuple[float, int]:
    """Return the wall time of `calls` calls in so many threads, and how many of them were lost."""
    left: Iterator[int] = iter(range(calls))
    lock = threading.Lock()
    lost = 0

    def work() -> None:
        nonlocal lost
        while True:
            with lock:
                if next(left, None) is None:
                    return
            try:
                call()
            except Exception:
                with lock:
                    lost += 1

    threads = [threading.Thread(target=work) for _ in range(workers)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - started, lost


def compare_pace(calls: int) -> None:
    """Print what becomes of 32 workers where 16 are admitted, with our pace and with the client's own retries."""
    request = requests_of(load_facts(FIXTURE))[0]
    with FaultServer(in_flight=16, ttft=0.1, speed=200, answer=_of_many_lengths()) as server:
        model = OpenAIModel("m", base_url=server.url)
        _tell("draftkit", server, calls, *run_all(lambda: model.complete(request), calls, 32))
    with FaultServer(in_flight=16, ttft=0.1, speed=200, answer=_of_many_lengths()) as server:
        client = openai.OpenAI(base_url=server.url, api_key="EMPTY")
        messages: Any = [{"role": message.role, "content": message.content} for message in request.messages]
        ask = client.chat.completions.create
        _tell("openai", server, calls, *run_all(lambda: ask(model="m", messages=messages), calls, 32))


def _of_many_lengths() -> Callable[[Any], str]:
    numbers = iter(range(10**9))
    return lambda _: ANSWER[: 20 + next(numbers) * 7 % 18] + "确保各项部署要求落到实处" * (next(numbers) * 5 % 3) + "。"


def _tell(name: str, server: FaultServer, calls: int, wall: float, lost: int) -> None:
    away, work = server.bill.turned_away, server.bill.work
    print(f"{name:9} {calls} calls, 32 workers, 16 admitted: lost {lost}, turned away {away} ({away / calls:.1%}, "
          f"goal 10%), wall / (work / 16) = {wall / (work / 16):.3f} (goal 1.20), most in flight "
          f"{server.bill.most_in_flight}, connections {server.bill.connections}")  # fmt: skip


def main() -> None:
    """Run both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for name in list(os.environ):  # nothing of this stays on the machine's proxies
        if name.upper().endswith("_PROXY"):
            del os.environ[name]
    assert not urllib.request.getproxies()
    compare_cpu(options.calls, options.rounds)
    compare_pace(options.calls)


if __name__ == "__main__":
    main()
