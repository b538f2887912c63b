"""How fast a text is checked: each time as a multiple of `re.findall("[0-9]+", text)` in the same run.

Report text of 2 k to 2 M characters with 40 facts, then with ever more facts, then imports in fresh processes.

Run: python -m benchmarks.check
"""

import re
import subprocess
import sys
import time

from benchmarks.figures import measure, write_text
from draftkit.check import check_text
from draftkit.figures import find_figures
from draftkit.ledger import Fact, Ledger

SIZES = (2_000, 20_000, 200_000, 2_000_000)
FACTS = (40, 1_000, 5_000)
COMMANDS = ("pass", "from pydantic import BaseModel", "import draftkit.figures", "import draftkit.check")


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
    runs = (subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(9))
    return min(float(run.stdout) for run in runs)


def main() -> None:
    """Print the ratios."""
    digits = re.compile("[0-9]+").findall
    check_text("热身", Ledger(()))
    print(f"{'characters':>12}{'facts':>7}{'findall ms':>12}{'check ms':>12}{'ratio':>9}")
    for size in SIZES:
        text = write_text(size)
        base = measure(digits, text)
        for count in FACTS if size >= 200_000 else FACTS[:1]:
            ours = once(text, supply_from(text, count))
            print(f"{size:>12}{count:>7}{base * 1e3:>12.3f}{ours * 1e3:>12.3f}{ours / base:>9.1f}")
    print(f"\n{'process':<32}{'CPU ms':>9}")
    for command in COMMANDS:
        print(f"{command:<32}{import_time(command) * 1e3:>9.1f}")


if __name__ == "__main__":
    main()
