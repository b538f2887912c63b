"""What a repair by sentences costs beside a redraft: each figure of each recorded answer is spoilt once.

python -m benchmarks.repair           # a few seconds
python -m benchmarks.repair --markdown

The answers are those of a real model, from `fixtures/*/recordings`. One digit of one figure is changed in them; the
repair that draftkit asks for is answered rightly, out of the same answer. Tokens are estimated (`estimate_tokens`).
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.tables import Table, percent
from draftkit import Replayer, Reply, Request, load_facts
from draftkit.prompt import build_prompt
from draftkit.report import Drafting, prepare_report
from draftkit.testing.rewriting import rewrite_sentences
from draftkit.tokens import estimate_tokens

FIXTURES = Path(__file__).parents[1] / "fixtures"
_FIGURE = re.compile(r"\d(?=[^\d\[\]\n。；，]*\[f\d+\])")


@dataclass
class Spoilt:
    """A model that gets one place wrong, and its repair right."""

    right: str
    place: int
    name: str = "spoilt"
    replies: list[str] = field(default_factory=list)

    def complete(self, request: Request) -> Reply:
        """Return the spoilt answer, then what a repair asks for, rightly."""
        if len(request.messages) == 2:
            digit = str((int(self.right[self.place]) + 1) % 10)
            return Reply(self.right[: self.place] + digit + self.right[self.place + 1 :], "stop", self.name)
        body = {"messages": [{"role": message.role, "content": message.content} for message in request.messages]}
        self.replies.append(rewrite_sentences(body, self.right) or self.right)
        return Reply(self.replies[-1], "stop", self.name)


def repairs_of(case: Path) -> Iterator[tuple[str, list[str], str]]:
    """Yield for each figure of a fixture's answers: the whole answer, the replies to repairs, how it ended."""
    replayer = Replayer(case / "recordings")
    drafting = prepare_report(load_facts(case / "facts.json"), replayer)
    for section in drafting.sections:
        right = replayer.complete(build_prompt(drafting.plan, section).request).text
        for found in _FIGURE.finditer(right):
            model = Spoilt(right, found.start())
            written = Drafting(drafting.plan, model).write(section)
            yield right, model.replies, written.how


def main() -> None:
    """Print, for each fixture, what its repairs cost beside redrafts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    rows, every = [], []
    for case in sorted(path.parent for path in FIXTURES.glob("*/recordings")):
        found = list(repairs_of(case))
        every += found
        rows.append(_row(case.name, found))
    rows.append(_row("all", every))
    headers = ("fixture", "spoilt", "repaired", "by sentences", "characters", "tokens", "tokens, median")
    print(Table("Output of a repair, share of a redraft's (%)", headers, rows).render(markdown=options.markdown))


def _row(name: str, found: list[tuple[str, list[str], str]]) -> list[str]:
    tokens = [(sum(map(estimate_tokens, replies)), estimate_tokens(right)) for right, replies, _ in found]
    letters = sum(len(reply) for _, replies, _ in found for reply in replies) / sum(len(right) for right, _, _ in found)
    by_sentences = sum("".join(replies).startswith("【1】") for _, replies, _ in found)
    repaired = sum(how == "repaired" for *_, how in found)
    whole = sum(ours for ours, _ in tokens) / sum(theirs for _, theirs in tokens)
    half = median(ours / theirs for ours, theirs in tokens)
    return [name, str(len(found)), str(repaired), str(by_sentences), percent(letters), percent(whole), percent(half)]


if __name__ == "__main__":
    main()
