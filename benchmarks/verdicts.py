"""What the check says of every kept text, written to a file, and how two such files differ.

For whoever changes a rule: run it before and after. The texts are the correct drafts of every set in fixtures/unseen
(or of the folders named), each of these with the clause of one state (已完成) cut out, and the drafts damaged by hand.

Run: python -m benchmarks.verdicts OUT.json [DIR ...]
     python -m benchmarks.verdicts --compare OLD.json NEW.json
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.handmade import check_damaged, check_own, load_handmade
from benchmarks.mutations import Draft, load_drafts
from benchmarks.mutations.drafts import Place, has_numeral
from benchmarks.mutations.moving import clause_of
from draftkit.check import Check, check_text

UNSEEN = Path(__file__).parents[1] / "fixtures" / "unseen"
SEVERITIES = ("error", "warning")

Verdicts = dict[str, list[list[str]]]


def verdicts_of(folder: Path) -> Verdicts:
    """Return what is found in each text of a set, by its name: severity, code, characters and fact of each finding."""
    told: Verdicts = {}
    for draft in load_drafts(folder / "checks"):
        name = f"{folder.name} {draft.case} {draft.style}"
        told[f"correct {name}"] = _told(check_own(draft))
        if not draft.marks:
            told |= {f"cut {name} {key}": _told(check_text(text, draft.ledger)) for key, text in _cut(draft)}
    for number, damage in enumerate(load_handmade(folder)):
        name = f"{folder.name} {damage.draft.case} {damage.draft.style} {number} {damage.kind}"
        told[f"hand {name}"] = _told(check_damaged(damage))
    return told


def _told(check: Check) -> list[list[str]]:
    return [[found.severity, found.code, found.text or "", found.key or found.fact or ""] for found in check.findings]


def _cut(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield each state that stands once, and the draft without its clause if that holds no other value."""
    values = {fact.key: fact.value for fact in draft.ledger.facts if fact.value}
    places = [Place(at, at + len(value), key) for key, value in values.items() if (at := draft.text.find(value)) >= 0]
    for place in places:
        start, end = clause_of(draft.text, place)
        alone = not any(start <= other.start < end for other in places if other is not place)
        if alone and not has_numeral(values[place.key]) and draft.text.count(values[place.key]) == 1:
            yield place.key, draft.text[:start] + draft.text[end:]


def compare(old: Verdicts, new: Verdicts) -> Iterator[str]:
    """Yield a line for each text that one severity newly stands on, or no more, and a summary of each kind of text."""
    for kind in ("correct", "cut", "hand"):
        names = [name for name in new if name.startswith(f"{kind} ")]
        counts = (f"{_with(names, new, severity)} with {severity}s" for severity in SEVERITIES)
        yield f"{kind}: {len(names)} texts, {', '.join(counts)}"
        for name in names:
            for severity in SEVERITIES if name in old else ():
                before, after = ([row for row in side[name] if row[0] == severity] for side in (old, new))
                if bool(before) != bool(after):
                    rows = " ".join("/".join(row[1:]) for row in before or after)
                    yield f"  {'+' if after else '-'} {severity} {name}: {rows}"


def _with(names: Sequence[str], told: Verdicts, severity: str) -> int:
    return sum(any(row[0] == severity for row in told[name]) for name in names)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the verdicts, or print how two files of them differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verdicts", description=__doc__)
    parser.add_argument("--compare", action="store_true", help="two files: print how they differ")
    parser.add_argument("file", type=Path)
    parser.add_argument("rest", type=Path, nargs="*", help="folders with checks/ and damages.jsonl, or the newer file")
    options = parser.parse_args(arguments)
    if options.compare:
        old, new = (json.loads(file.read_text(encoding="utf-8")) for file in (options.file, *options.rest))
        print(*compare(old, new), sep="\n")
        return
    folders = options.rest or sorted(folder.parent for folder in UNSEEN.glob("*/checks"))
    with ProcessPoolExecutor() as pool:
        told = {name: rows for part in pool.map(verdicts_of, folders) for name, rows in part.items()}
    options.file.write_text(json.dumps(told, ensure_ascii=False, indent=0), encoding="utf-8")
    print(*(line for line in compare({}, told)), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
