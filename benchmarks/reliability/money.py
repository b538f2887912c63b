"""The server's ledger against ours: ours bounds it from above, and nothing accepted is asked for again."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.reliability.matrix import KEY
from benchmarks.reliability.proof import Proof
from benchmarks.reliability.rehearsal import SECTIONS, Clock, Log, facts_of, is_own, side_by_side
from draftkit import OpenAIModel, Report, draft_report
from draftkit.testing import FaultServer
from draftkit.testing.bill import Bill


@dataclass(frozen=True, slots=True)
class Account:
    """Both ledgers of a run, its reports by number, and what was raised."""

    bill: Bill
    log: Log
    reports: dict[int, Report]
    raised: list[BaseException]

    @property
    def invented(self) -> int:
        """How often the server invented a figure, which only the check can see."""
        return sum(section.faults.count("invented_figure") for section in self.bill.sections.values())

    def wrong(self) -> list[str]:
        """Return all that must not be."""
        found = [f"raised {error!r}" for error in self.raised]
        found += [f"report {number} not verified or with another's figures" for number, report in self.reports.items()
                  if not (report.verified and is_own(report.text, number))]  # fmt: skip
        if self.log.again:
            found.append(f"{self.log.again} calls for a section that was accepted")
        if len(self.log.bad) > self.invented:
            found.append(f"{len(self.log.bad) - self.invented} bad texts accepted")
        if self.bill.requests != len(self.log.calls):
            found.append(f"{self.bill.requests} calls seen by the server, {len(self.log.calls)} by us")
        if self.log.bound() < self.bill.paid:
            found.append(f"{self.bill.paid} paid, {self.log.bound()} by our log at most")
        return found


def run_account(seed: int, reports: int, share: float = 0.4) -> Account:
    """Draft so many reports while the server fails a share of all calls."""
    log, written = Log(), {}

    def draft(number: int) -> Callable[[], None]:
        def run() -> None:
            written[number] = draft_report(facts_of(number), model, workers=SECTIONS)

        return run

    with FaultServer(faults=share, seed=seed) as server:
        model = OpenAIModel("m", base_url=server.url, api_key=KEY, attempts=log, clock=Clock(), in_flight=8)
        raised = side_by_side([draft(number) for number in range(reports)], workers=4)
    return Account(server.bill, log, written, raised)


def prove_money(seeds: int, sections: int, share: float = 0.4) -> Proof:
    """Run the comparison with so many seeds."""
    figures, wrong, held, again = [], [], 0, 0
    reports = sections // SECTIONS
    for seed in range(seeds):
        account = run_account(seed, reports, share)
        wrong += [f"seed {seed}: {what}" for what in account.wrong()]
        held += account.log.bound() >= account.bill.paid
        again += account.log.again
        bills = account.log.bills()
        figures.append(
            f"seed {seed}: {reports * SECTIONS} sections, {account.bill.requests} calls, {account.bill.faults} faults; "
            f"paid {account.bill.paid}; accepted {bills['accepted']} + bad {bills['bad']} + unknown "
            f"{bills['unknown']} = {account.log.bound()}"
        )  # fmt: skip
    figures.append(
        f"at {share:.0%} faults our bound was at least the bill in {held}/{seeds} runs; calls for a section that was "
        f"accepted: {again}"
    )
    return Proof("money", tuple(figures), tuple(wrong))
