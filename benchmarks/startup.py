"""How soon a command is there: CPU of whole processes, as multiples of `python -c pass` and of importing pydantic.

python -m benchmarks.startup            # about twenty seconds

With compiled modules at hand, as after an installation; the least of several rounds taken in turns.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

FACTS = Path(__file__).parents[1] / "fixtures" / "township" / "facts.json"
DRAFT = "全镇排查企业120家，整改隐患35处，由分管负责同志牵头。"
PYDANTIC = "import pydantic"
GOALS = {"--help": ("pass", 6.0), "figures": (PYDANTIC, 1.35), "check": (PYDANTIC, 1.35), "refused": (PYDANTIC, 1.35)}


def write_commands(folder: Path) -> dict[str, list[str]]:
    """Return the arguments of Python for each command; what they read is put into `folder`."""
    draft, refused = folder / "draft.txt", folder / "refused.json"
    draft.write_text(DRAFT, encoding="utf-8")
    refused.write_text(json.dumps({"kind": "township", "title": 1}), encoding="utf-8")
    return {
        "pass": ["-c", "pass"],
        "import click": ["-c", "import click"],
        PYDANTIC: ["-c", "from pydantic import BaseModel"],
        "click and pydantic": ["-c", "import click; from pydantic import BaseModel"],
        "--help": ["-m", "draftkit", "--help"],
        "figures": ["-m", "draftkit", "figures", DRAFT],
        "check": ["-m", "draftkit", "check", str(draft), str(FACTS)],
        "refused": ["-m", "draftkit", "check", str(draft), str(refused)],
    }


def cpu_of(arguments: list[str], env: dict[str, str]) -> float:
    """Return milliseconds of CPU that a fresh interpreter takes, in user mode and in the kernel."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], env=env, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        commands = write_commands(Path(name))
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = name
        env["PYTHONPATH"] = str(Path(__file__).parents[1])
        times = {command: [cpu_of(arguments, env)] for command, arguments in commands.items()}  # compiles, too
        for _ in range(options.rounds):
            for command, arguments in commands.items():
                times[command].append(cpu_of(arguments, env))
    least = {command: min(found) for command, found in times.items()}
    for command, found in least.items():
        of, goal = GOALS.get(command, ("", 0.0))
        told = f"   goal {goal} x {of}: {found / least[of]:.2f}" if of else ""
        print(f"{command:20}{found:8.1f} ms  {found / least['pass']:6.2f} x pass  {found / least[PYDANTIC]:6.2f} x "
              f"pydantic{told}")  # fmt: skip


if __name__ == "__main__":
    main()
