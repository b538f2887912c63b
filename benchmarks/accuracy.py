"""How right the figure grammar and the check are: one table each, ours beside what else can be installed.

Run: python -m benchmarks.accuracy [--quick] [--peers] [--markdown] [--failures FILE] [--sets DIR] [--seed N]
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.failures import write_failures
from benchmarks.handmade import handmade_table, judge_handmade, load_handmade
from benchmarks.mutations import Draft, Mutant, damage, load_drafts, vary
from benchmarks.peers import Alarm, Checker, Finder, Found, checkers, finders, same_value
from benchmarks.sentences import NUMERAL, Label, Sentence, load_sentences
from benchmarks.tables import Table, percent
from draftkit.check import Check, Finding, check_text
from draftkit.draft import read_draft
from draftkit.figures import find_figures

SEED = 20
SETS = Path(__file__).parents[1] / "fixtures"
OURS = "draftkit"


@dataclass(slots=True)
class Reading:
    """What a finder did on a set of sentences, counted."""

    gold: int = 0
    found: int = 0
    spans: int = 0
    lenient: int = 0
    values: int = 0
    kinds: int = 0
    phrases: int = 0
    touched: int = 0

    def score(self, right: int) -> tuple[float, float, float]:
        """Return precision, recall and F1 of `right` among those found and those labelled."""
        precision = right / self.found if self.found else 0.0
        recall = right / self.gold if self.gold else 0.0
        return precision, recall, 2 * right / (self.found + self.gold) if right else 0.0


def read_sentences(finder: Finder, sentences: Iterable[Sentence]) -> Reading:
    """Count what `finder` finds in `sentences`."""
    reading = Reading()
    for sentence in sentences:
        found = finder.find(sentence.text)
        gold = sentence.figures
        at = {(label.start, label.end): label for label in gold}
        exact = [(at[span], hit) for hit in found if (span := (hit.start, hit.end)) in at]
        reading.gold += len(gold)
        reading.found += len(found)
        reading.spans += len(exact)
        reading.kinds += sum(label.kind == hit.kind for label, hit in exact)
        reading.lenient += _matches(sentence, found, values=False)
        reading.values += _matches(sentence, found, values=True)
        reading.phrases += len(sentence.phrases)
        reading.touched += sum(any(h.start < end and h.end > start for h in found)
                               for start, end in sentence.phrases)  # fmt: skip
    return reading


def _matches(sentence: Sentence, found: Sequence[Found], *, values: bool) -> int:
    matched = 0
    for label in sentence.figures:
        for hit in found:
            if values:
                right = hit.start < label.end and hit.end > label.start and same_value(label.value, hit.value)
            else:
                inside = label.start <= hit.start and hit.end <= label.end
                right = inside and _holds_numeral(sentence.text, label, hit)
            if right:
                matched += 1
                break
    return matched


def _holds_numeral(text: str, label: Label, hit: Found) -> bool:
    holder = hit if NUMERAL.search(text, label.start, label.end) else label  # 上午 has none
    return holder is label or NUMERAL.search(text, hit.start, hit.end) is not None


def _find_ours(text: str) -> list[Found]:
    return [Found(figure.start, figure.end, figure.to_json()["value"], figure.kind) for figure in find_figures(text)]


def check_draft(mutant: Mutant) -> Check:
    """Check a mutant as the library would: marks first, if the draft has them, then the finished text."""
    draft, bound = mutant.draft, None
    if draft.marks:
        values = {fact.key: fact.value for fact in draft.ledger.facts}
        read = read_draft(mutant.cited(), draft.marks, values)
        if read.text != mutant.text:
            raise ValueError(f"{draft.case}: the marks did not come out cleanly")
        bound = read.bound
    return check_text(mutant.text, draft.ledger, mutant.exemplars, bound=bound)


def _check_ours(mutant: Mutant) -> list[Alarm]:
    return _alarms(check_draft(mutant).errors)


def _check_with_warnings(mutant: Mutant) -> list[Alarm]:
    return _alarms(check_draft(mutant).findings)


def _alarms(findings: Iterable[Finding]) -> list[Alarm]:
    alarms = []
    for finding in findings:
        span = None if finding.start is None or finding.end is None else (finding.start, finding.end)
        token = f"{finding.code} {finding.text} {finding.key or finding.fact} {finding.expected}"
        alarms.append(Alarm(token, span, finding.key or finding.fact))
    return alarms


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a checker made of one mutant: `alarms` are those that the undamaged draft does not raise."""

    mutant: Mutant
    alarms: tuple[Alarm, ...]

    @property
    def placed(self) -> bool:
        """Whether an alarm stands on the damage, or names the fact that is gone."""
        return any(self._is_right(alarm) for alarm in self.alarms)

    def _is_right(self, alarm: Alarm) -> bool:
        if alarm.span is None:
            return alarm.key in self.mutant.lost
        start, end = alarm.span
        return any(start < last and end > first for first, last in self.mutant.planted)


@dataclass(slots=True)
class Checking:
    """What a checker did: outcomes by class of damage, and alarms on correct drafts by style."""

    damaged: dict[str, list[Outcome]] = field(default_factory=dict)
    clean: dict[str, list[Outcome]] = field(default_factory=dict)

    def counts(self, kind: str) -> tuple[int, int, int]:
        """Return how many mutants of a class there are, how many were detected, how many placed."""
        outcomes = self.damaged[kind]
        return (
            len(outcomes),
            sum(bool(outcome.alarms) for outcome in outcomes),
            sum(outcome.placed for outcome in outcomes),
        )

    def totals(self) -> tuple[int, int, int]:
        """Return the same over all classes."""
        counts = [self.counts(kind) for kind in self.damaged]
        return sum(n for n, _, _ in counts), sum(d for _, d, _ in counts), sum(p for _, _, p in counts)

    def flagged(self) -> tuple[int, int]:
        """Return how many correct drafts there are, and how many raise an alarm."""
        outcomes = [outcome for group in self.clean.values() for outcome in group]
        return len(outcomes), sum(bool(outcome.alarms) for outcome in outcomes)


def check_all(checker: Checker, drafts: Iterable[Draft], *, seed: int, most: int, variants: int) -> Checking:
    """Run `checker` over every draft, its correct variants and its mutants."""
    checking = Checking()
    for draft in drafts:
        bare = Mutant("clean", draft, draft.text, draft.places, clean=True)
        alarms = tuple(checker.check(bare))
        checking.clean.setdefault(f"clean: {draft.style}", []).append(Outcome(bare, alarms))
        known = Counter(alarm.token for alarm in alarms)
        for mutant in vary(draft, seed, variants):
            checking.clean.setdefault(mutant.kind, []).append(_outcome(checker, mutant, known))
        for mutant in damage(draft, seed, most):
            checking.damaged.setdefault(mutant.kind, []).append(_outcome(checker, mutant, known))
    return checking


def _outcome(checker: Checker, mutant: Mutant, known: Mapping[str, int]) -> Outcome:
    alarms = checker.check(mutant)
    now = Counter(alarm.token for alarm in alarms)
    return Outcome(mutant, tuple(alarm for alarm in alarms if now[alarm.token] > known.get(alarm.token, 0)))


def finding_tables(sentences: Sequence[Sentence], others: Sequence[Finder]) -> list[Table]:
    """Return the table of finders, and ours by genre."""
    ours = Finder(OURS, "the sentence", _find_ours)
    total = Table(
        f"Finding figures: {len(sentences)} sentences, {sum(len(s.figures) for s in sentences)} figures (%)",
        ("reader", "span P", "span R", "span F1", "lenient F1", "value P", "value R", "value F1", "kind",
         "idioms touched"),
        [_reading_row(finder.name, read_sentences(finder, sentences)) for finder in (ours, *others)],
    )  # fmt: skip
    genres = sorted({sentence.genre for sentence in sentences})
    rows = []
    for genre in genres:
        part = [sentence for sentence in sentences if sentence.genre == genre]
        reading = read_sentences(ours, part)
        scores = (percent(reading.score(right)[2]) for right in (reading.spans, reading.values))
        rows.append((genre, len(part), reading.gold, *scores))
    return [total, Table("Ours, by genre (%)", ("genre", "sentences", "figures", "span F1", "value F1"), rows)]


def _reading_row(name: str, reading: Reading) -> tuple[object, ...]:
    kinds = percent(reading.kinds / reading.spans) if reading.kinds else "–"
    touched = percent(reading.touched / reading.phrases if reading.phrases else 0.0)
    spans, values = reading.score(reading.spans), reading.score(reading.values)
    lenient = reading.score(reading.lenient)[2]
    return (name, *map(percent, spans), percent(lenient), *map(percent, values), kinds, touched)


def checking_tables(ours: Checking, others: Mapping[str, Checking]) -> list[Table]:
    """Return the table by class of damage, and that of correct drafts."""
    rows: list[tuple[object, ...]] = []
    for kind in sorted(ours.damaged):
        n, detected, placed = ours.counts(kind)
        row = (kind, n, percent(detected / n), percent(placed / detected if detected else 0.0))
        rows.append((*row, *(_detected(checking.counts(kind)) for checking in others.values())))
    n, detected, placed = ours.totals()
    row = ("all", n, percent(detected / n), percent(placed / detected if detected else 0.0))
    rows.append((*row, *(_detected(checking.totals()) for checking in others.values())))
    damage_table = Table("Damage detected (%)", ("damage", "n", OURS, "in the right place", *others), rows)
    clean_rows: list[tuple[object, ...]] = []
    for style in sorted(ours.clean):
        shares = [_flagged(checking.clean[style]) for checking in (ours, *others.values())]
        clean_rows.append((style.removeprefix("clean: "), len(ours.clean[style]), *shares))
    shares = [percent(flagged / n) for n, flagged in (c.flagged() for c in (ours, *others.values()))]
    clean_rows.append(("all", ours.flagged()[0], *shares))
    return [damage_table, Table("Correct drafts with an alarm (%)", ("drafts", "n", OURS, *others), clean_rows)]


def _detected(counts: tuple[int, int, int]) -> str:
    return percent(counts[1] / counts[0])


def _flagged(outcomes: Sequence[Outcome]) -> str:
    return percent(sum(bool(outcome.alarms) for outcome in outcomes) / len(outcomes))


def run_ours(*, quick: bool = False, seed: int = SEED) -> tuple[Reading, Checking]:
    """Return our own score, of figures and of the check; `quick` takes fewer mutants of each draft."""
    drafts = list(load_drafts())
    checking = check_all(Checker(OURS, "", _check_ours), drafts, seed=seed, **_sizes(quick))
    return read_sentences(Finder(OURS, "", _find_ours), load_sentences()), checking


def _sizes(quick: bool) -> dict[str, int]:
    return {"most": 1, "variants": 1} if quick else {"most": 4, "variants": 4}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    options = _options(arguments)
    readers, skipped = finders(installed=options.peers)
    rivals, missed = checkers(installed=options.peers)
    sentences, drafts = load_sentences(options.sets / "figures"), list(load_drafts(options.sets / "checks"))
    tables = finding_tables(sentences, readers)
    sizes = _sizes(options.quick)
    ours = check_all(Checker(OURS, "", _check_ours), drafts, seed=options.seed, **sizes)
    rivals.insert(0, Checker("warnings too", "what draftkit is, errors and warnings", _check_with_warnings))
    others = {peer.name: check_all(peer, drafts, seed=options.seed, **sizes) for peer in rivals}
    tables += checking_tables(ours, others)
    told = judge_handmade(list(load_handmade(options.sets)))
    tables += [handmade_table(told)] if told else []
    for table in tables:
        print(table.render(markdown=options.markdown), end="\n\n")
    print(f"Seed {options.seed}; {len(drafts)} drafts of {len({draft.case for draft in drafts})} facts lists.")
    for line in (*(f"{peer.name} is given: {peer.given}." for peer in (*readers, *rivals)), *skipped, *missed):
        print(f"- {line}")
    for outcome in (outcome for group in ours.clean.values() for outcome in group if outcome.alarms):
        print(f"- false alarm: {_shown(outcome)}")
    if options.failures:
        write_failures(options.failures, ours, _find_ours, sentences, told)


def _shown(outcome: Outcome) -> str:
    draft = outcome.mutant.draft
    alarms = "; ".join(f"{alarm.token} {_around(outcome.mutant.text, alarm)}" for alarm in outcome.alarms)
    return f"{draft.case} {draft.style} ({outcome.mutant.kind}): {alarms}"


def _around(text: str, alarm: Alarm) -> str:
    if alarm.span is None:
        return ""
    start, end = alarm.span
    shown = f"…{text[max(0, start - 10) : start]}«{text[start:end]}»{text[end : end + 6]}…"
    return re.sub(r"\s", " ", shown)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one mutant of each class and draft")
    parser.add_argument("--peers", action="store_true", help="beside packages of the extra `bench`")
    parser.add_argument("--markdown", action="store_true", help="tables for docs/accuracy.md")
    parser.add_argument("--failures", type=Path, help="write every miss and false alarm to this file")
    parser.add_argument("--sets", type=Path, default=SETS, help="folder with figures/ and checks/ (and damages.jsonl)")
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
