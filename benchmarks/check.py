"""How fast a text is checked: each time as a multiple of `re.findall("[0-9]+", text)` in the same run.

Reports whose figures are the facts (correct drafts of fixtures/checks, one after the other); then text of 2 k to 2 M
characters with 40 facts and with ever more, in which most figures are nobody's and each is found fault with; then
imports in fresh processes, with compiled modules at hand as after an installation.

Run: python -m benchmarks.check
"""

import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from tempfile import TemporaryDirectory

from benchmarks.figures import measure, write_text
from benchmarks.mutations import load_drafts
from draftkit.check import check_text
from draftkit.figures import find_figures
from draftkit.ledger import Fact, Ledger

REPORTS = (2_000, 20_000)
SIZES = (2_000, 20_000, 200_000, 2_000_000)
FACTS = (40, 1_000, 5_000)
COMMANDS = (
    "pass",
    "from pydantic import BaseModel",
    "import draftkit.figures",
    "import draftkit.check",
    "from draftkit.check import check_text",
)


def supply_from(text: str, count: int) -> Ledger:
    """Return a ledger of the first `count` different figures of `text`, labelled by the words before them."""
    facts: dict[str, Fact] = {}
    for figure in find_figures(text):
        if figure.kind == "count" and figure.text not in facts and len(facts) < count:
            label = re.sub(r"[^一-鿿]", "", text[max(0, figure.start - 8) : figure.start]) or "数"
            facts[figure.text] = Fact(f"f{len(facts)}", f"f{len(facts)}", label, figure.text)
    for number in range(len(facts), count):
        facts[str(number)] = Fact(f"f{number}", f"f{number}", f"第{number}项工作", f"{number + 100_000}件")
    return Ledger(tuple(facts.values()))


def write_report(size: int) -> tuple[str, Ledger]:
    """Return correct drafts of different cases, about `size` characters or all there are, and all their facts."""
    drafts: dict[str, str] = {}
    facts: list[Fact] = []
    for draft in load_drafts():
        if draft.case not in drafts and sum(map(len, drafts.values())) < size:
            drafts[draft.case] = draft.text
            for fact in draft.ledger.facts:
                key, number = f"{draft.case}.{fact.key}", f"{draft.case}.{fact.id}"
                parent = fact.parent and f"{draft.case}.{fact.parent}"
                facts.append(replace(fact, key=key, id=number, parent=parent))
    return "\n".join(drafts.values()), Ledger(tuple(facts))


def once(text: str, ledger: Ledger) -> float:
    """Return the least CPU time of one check, in seconds."""
    times = []
    for _ in range(1 if len(text) > 1_000_000 else 3):
        start = time.process_time()
        check_text(text, ledger)
        times.append(time.process_time() - start)
    return min(times)


def import_time(command: str) -> float:
    """Return the least CPU time of a fresh interpreter that runs `command`, in seconds."""
    code = f"import time\n{command}\nprint(time.process_time())"
    with TemporaryDirectory() as cache:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = cache
        runs = [
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
            for _ in range(10)
        ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    """Print the ratios."""
    digits = re.compile("[0-9]+").findall
    check_text("热身", Ledger(()))
    print(f"{'characters':>12}{'facts':>7}{'findall ms':>12}{'check ms':>12}{'ratio':>9}")
    texts = [write_report(size) for size in REPORTS]
    for size in SIZES:
        text = write_text(size)
        texts += [(text, supply_from(text, count)) for count in (FACTS if size >= 200_000 else FACTS[:1])]
    for text, ledger in texts:
        base, ours = measure(digits, text), once(text, ledger)
        print(f"{len(text):>12}{len(ledger.facts):>7}{base * 1e3:>12.3f}{ours * 1e3:>12.3f}{ours / base:>9.1f}")
    print(f"\n{'process':<40}{'CPU ms':>9}")
    for command in COMMANDS:
        print(f"{command:<40}{import_time(command) * 1e3:>9.1f}")


if __name__ == "__main__":
    main()
