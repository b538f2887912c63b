"""How often a real model's first answer stands, by how figures are bound to their facts.

python -m benchmarks.binding [--markdown]

Answers are the recorded ones of `fixtures` (see its README), judged anew by the check as it is: a section stands as
the model wrote it, mended without a model, repaired by the model (within two rounds), or written plainly.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.tables import Table, percent
from draftkit import Replayer, draft_report, load_facts
from draftkit.prompt import Binding

FIXTURES = Path(__file__).parents[1] / "fixtures"
KINDS = ("bureau", "community", "county", "disclosure", "township")
BINDINGS: tuple[Binding, ...] = ("cited", "masked", "plain")
WAYS = ("model", "mended", "repaired", "plain")


def cases() -> Iterator[tuple[str, Path]]:
    """Yield the name and the facts of each case: the five fixtures, and those written after the prompts."""
    for kind in KINDS:
        yield kind, FIXTURES / kind / "facts.json"
    for path in sorted((FIXTURES / "binding" / "facts").glob("*.json")):
        yield path.stem, path


def recordings(binding: Binding, name: str) -> Path:
    """Return the folder with the answers to a case."""
    if binding == "cited" and name in KINDS:
        return FIXTURES / name / "recordings"
    return FIXTURES / "binding" / binding / name


def measure(binding: Binding, name: str, facts: Path) -> Counter[str]:
    """Return how many sections of a case were written in which way, and what the check was not sure of in the whole."""
    report = draft_report(load_facts(facts), Replayer(recordings(binding, name)), binding=binding)
    counts: Counter[str] = Counter(section.how for section in report.sections)
    return counts + Counter({"warnings": len(report.check.warnings)})


def main() -> None:
    """Print the table, a line for each case and one for all of a kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    rows: list[list[object]] = []
    for binding in BINDINGS:
        old: Counter[str] = Counter()
        new: Counter[str] = Counter()
        for name, facts in cases():
            if not recordings(binding, name).is_dir():
                continue
            counts = measure(binding, name, facts)
            (old if name in KINDS else new).update(counts)
            rows.append(_row(binding, name, counts))
        rows += [_row(binding, "the five fixtures", old), _row(binding, "written after the prompts", new)]
    headers = ("binding", "facts", "sections", "as written", "mended", "repaired", "plain", "first pass %", "warnings")
    print(Table("Sections by how they were written", headers, rows).render(markdown=options.markdown))


def _row(binding: str, name: str, counts: Counter[str]) -> list[object]:
    total = sum(counts[way] for way in WAYS)
    first = percent((counts["model"] + counts["mended"]) / total) if total else "–"
    return [binding, name, total, *(counts[way] for way in WAYS), first, counts["warnings"]]


if __name__ == "__main__":
    main()
