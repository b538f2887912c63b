"""Tokens sent, and how many of them a cache has, beside the layouts that people write first.

python -m benchmarks.prompts
python -m benchmarks.prompts --max-prompt-tokens 2000   # part of the sample is left out

The cache is simulated: it keeps whole units of 128 tokens of a prompt's beginning, from 1,024 on, once the call that
brought them has ended. Calls go out in waves of 24; a primed run awaits its first call alone. Tokens are those of
o200k_base where its ranks are on this machine, else estimated. All layouts send the same rules. Of one report with n
sections, no more than (n - 1) / n can be cached: the goals were set for six sections, which `annual` has (a kind and
facts beside this file), the fixtures have two to four.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import Table, percent
from draftkit.budget import fit_style, show_style
from draftkit.budget.costs import share_start
from draftkit.exemplars import KIND_ALONE, load_exemplar
from draftkit.facts import load_facts
from draftkit.model import find_ranks
from draftkit.plan import Plan, Section, plan_report
from draftkit.prompt import Request, build_prompt
from draftkit.tokens import count_tokens

FIXTURES = Path(__file__).parents[1] / "fixtures"
KINDS = ("bureau", "county", "disclosure", "township", "community")
SIX = "annual"
MODEL = "gpt-4o"
LEAST, UNIT, IN_FLIGHT, REPORTS = 1024, 128, 24, 20
READ_PRICE = 0.1
"""Of a cached token, where one that is not costs 1: OpenAI's; "effective" tokens are counted by it."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """Tokens of a run: all that were sent, and those that the cache had."""

    sent: int
    cached: int

    @property
    def effective(self) -> float:
        """Tokens as they are paid for."""
        return self.sent - self.cached + READ_PRICE * self.cached


def count(text: str) -> int:
    """Return the tokens of a text."""
    return count_tokens(text, MODEL, find_ranks()).tokens


def send(texts: Sequence[str], *, primed: bool) -> Traffic:
    """Send prompts past the simulated cache."""
    waves = [texts[:1]] if primed else []
    rest = texts[len(waves) :]
    waves += [rest[start : start + IN_FLIGHT] for start in range(0, len(rest), IN_FLIGHT)]
    kept: list[str] = []
    cached = 0
    for wave in waves:
        cached += sum(_kept(text, kept) for text in wave)
        kept += wave
    return Traffic(sum(map(count, texts)), cached)


def _kept(text: str, kept: Sequence[str]) -> int:
    longest = max((share_start([text, other]) for other in kept), key=len, default="")
    tokens = count(longest)
    return tokens // UNIT * UNIT if tokens >= LEAST else 0


# -- layouts ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    """A report to send: its plan, its facts as one line of JSON, the folder of its kind where that does not ship."""

    plan: Plan
    facts: str
    own: Path | None

    @property
    def most_cached(self) -> float:
        """The share of one report that a cache can have at most: its first section is never there."""
        return 1 - 1 / len(self.plan.sections)


def ours(case: Case, limit: int | None) -> list[str]:
    """Rules, one sample, what each section has to do; then the section's own facts and the ask."""
    plan, own = case.plan, case.own
    if limit:
        style = fit_style(plan, KIND_ALONE, limit, own=own, model=MODEL, ranks=find_ranks())
    else:
        style = show_style(plan, KIND_ALONE, own)
    return [_text(build_prompt(plan, section, own=own, exemplar=style.shown).request) for section in plan.sections]


def naive(case: Case) -> list[str]:
    """Each section's name, five samples, all facts as JSON, the rules."""
    return [f"{_ask(section)}\n{_samples()}\n{case.facts}\n{_rules(case)}" for section in case.plan.sections]


def five_first(case: Case) -> list[str]:
    """The rules, five samples, all facts as JSON, and the section's name at the end."""
    return [f"{_rules(case)}\n{_samples()}\n{case.facts}\n{_ask(section)}" for section in case.plan.sections]


def _ask(section: Section) -> str:
    return f"请写“{section.heading or section.id}”部分。"


def _text(request: Request) -> str:
    return "\n".join(message.content for message in request.messages)


def _samples() -> str:
    return "\n".join(load_exemplar(kind) for kind in KINDS)


def _rules(case: Case) -> str:
    system = build_prompt(case.plan, case.plan.sections[0], own=case.own, exemplar="").request.messages[0].content
    # what each section has to do is ours alone: the naive layouts are not made longer by it
    return system.partition("【各部分")[0]


# -- what is printed --------------------------------------------------------------------------------------------------


def read_case(kind: str) -> Case:
    """Return a fixture, or the case beside this file."""
    beside = Path(__file__).with_name(kind)
    own = beside if beside.is_dir() else None
    path = (own or FIXTURES / kind) / "facts.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    return Case(plan_report(load_facts(path, prompts=own), own), json.dumps(facts["sections"], ensure_ascii=False), own)


def batch_of(texts: Sequence[str], first: str) -> list[str]:
    """Return the prompts of so many reports; `first` is where what is their own begins: there they differ."""
    return [text.replace(first, f"{number}号材料{first}", 1) for number in range(REPORTS) for text in texts]


def measure(kind: str, limit: int | None) -> tuple[list[list[object]], list[list[object]]]:
    """Return the rows of a case's layouts, and of the goals."""
    case = read_case(kind)
    layouts = {
        "naive": (naive(case), case.facts),
        "five first": (five_first(case), case.facts),
        "ours": (ours(case, limit), case.plan.title),
    }
    rows: list[list[object]] = []
    runs: dict[str, tuple[Traffic, Traffic]] = {}
    for name, (texts, first) in layouts.items():
        one, batch = send(texts, primed=True), send(batch_of(texts, first), primed=True)
        runs[name] = one, batch
        rows.append([f"{kind} {name}", one.sent, percent(one.cached / one.sent), round(one.effective),
                     percent(batch.cached / batch.sent), round(batch.effective / REPORTS)])  # fmt: skip
    (one, batch), (base, base_batch) = runs["ours"], runs["naive"]
    most = f", at most {case.most_cached:.2f} of {len(case.plan.sections)} sections"
    return rows, [
        _goal(f"{kind} sent / naive", one.sent / base.sent, 0.30, most=True),
        _goal(f"{kind} cached, one report{most}", one.cached / one.sent, 0.70),
        _goal(f"{kind} cached, batch of {REPORTS}", batch.cached / batch.sent, 0.85),
        _goal(f"{kind} uncached / naive", (batch.sent - batch.cached) / base_batch.sent, 0.05, most=True),
    ]


def _goal(name: str, value: float, goal: float, *, most: bool = False) -> list[object]:
    reached = value <= goal if most else value >= goal
    return [name, f"{value:.3f}", f"{'≤' if most else '≥'} {goal:.2f}", "reached" if reached else "missed"]


def main() -> None:
    """Print tokens and goals for every fixture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--max-prompt-tokens", type=int)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    exact = count_tokens("", MODEL, find_ranks()).exact
    measured = [measure(kind, options.max_prompt_tokens) for kind in (*KINDS, SIX)]
    headers = ("layout", "sent", "cached %", "effective", f"cached %, {REPORTS}", "effective a report")
    title = "Input tokens a report, primed " + ("(o200k_base)" if exact else "(estimated)")
    print(Table(title, headers, [row for rows, _ in measured for row in rows]).render(markdown=options.markdown))
    print()
    goals = [goal for _, goals in measured for goal in goals]
    print(Table("Goals", ("goal", "here", "to reach", ""), goals).render(markdown=options.markdown))


if __name__ == "__main__":
    main()
