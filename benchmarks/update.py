"""A week of reports: what an update costs beside drafting anew.

python -m benchmarks.update

Day 1 of each kind is drafted from its recordings; days 2 to 7 (`fixtures/daily`) are updated, and, beside that, drafted
anew by a server on loopback that answers at once. Calls are counted;
time is CPU of this process, as a ratio, in one run. A real model's answers take seconds each: see the calls.
"""

import time
from pathlib import Path

from benchmarks.tables import Table
from draftkit import OpenAIModel, Replayer, draft_report, load_facts
from draftkit.testing import FaultServer
from draftkit.update import update_report

FIXTURES = Path(__file__).parents[1] / "fixtures"
KINDS = ("bureau", "community", "county", "disclosure", "township")
DAYS = range(2, 8)


def main() -> None:
    """Print calls and CPU of six days of each kind, updated and drafted anew."""
    rows = []
    for kind in (KINDS[0], *KINDS):  # the first is not counted: word lists are read when they are first used
        with FaultServer() as server:
            rows.append([kind, *measure(kind, OpenAIModel("m", base_url=server.url, api_key="none"))])
    headers = ("kind", "sections", "kept", "calls, updated", "calls, anew", "verified", "CPU, updated / anew")
    print(Table("Six days after the first", headers, rows[1:]).render())


def measure(kind: str, model: OpenAIModel) -> tuple[object, ...]:
    """Return what is told of a kind."""
    home = FIXTURES / kind
    report = draft_report(load_facts(home / "facts.json"), Replayer(home / "recordings"))
    week = [load_facts(FIXTURES / "daily" / kind / f"day-{day}.json") for day in DAYS]
    sections = kept = asked = verified = 0
    started = time.process_time()
    for facts in week:
        update = update_report(report, facts, model)
        report = update.report
        sections += len(update.sections)
        kept += sum(section.kept for section in update.sections)
        verified += report.verified
        asked += sum(len(section.sent) for section in report.sections)
    updated = time.process_time() - started
    started = time.process_time()
    anew = [draft_report(facts, model) for facts in week]
    drafted = time.process_time() - started
    calls = sum(len(section.sent) for one in anew for section in one.sections)
    return sections, kept, asked, calls, f"{verified}/{len(week)}", f"{updated / drafted:.2f}"


if __name__ == "__main__":
    main()
