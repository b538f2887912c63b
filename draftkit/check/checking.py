"""The verdict on a text: find, bind, judge."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from draftkit.check.as_of import judge_as_of
from draftkit.check.binding.binding import bind_figures
from draftkit.check.binding.bound import Binding
from draftkit.check.binding.derived import Derivation
from draftkit.check.binding.firsts import ends_of_firsts
from draftkit.check.cited import judge_cited
from draftkit.check.enumerations import judge_enumerations
from draftkit.check.festivals import judge_festivals
from draftkit.check.hedged import judge_hedged, judge_hedged_blanks
from draftkit.check.judging import judge_figures, judge_missing
from draftkit.check.levels import judge_levels
from draftkit.check.moves import judge_moves
from draftkit.check.overstated import judge_overstated
from draftkit.check.page import Page
from draftkit.check.portions import judge_portions
from draftkit.check.relative import judge_relative
from draftkit.check.standing import find_missing, find_places
from draftkit.check.sums import judge_sums
from draftkit.check.supply import BLANK, STATE, Claim, Supply, read_supply
from draftkit.check.turned.at_labels import judge_at_labels
from draftkit.check.turned.at_odds import judge_at_odds
from draftkit.check.turned.besides import judge_besides
from draftkit.check.turned.carried_out import judge_carried_out
from draftkit.check.turned.course import judge_course
from draftkit.check.turned.crossed import cores_told, judge_crossed
from draftkit.check.turned.crossed_lists import judge_crossed_lists
from draftkit.check.turned.deeds import judge_denials
from draftkit.check.turned.extent import judge_extents
from draftkit.check.turned.labelled import judge_labels
from draftkit.check.turned.leftover import judge_leftovers
from draftkit.check.turned.list_order import judge_list_order
from draftkit.check.turned.matters import judge_matters
from draftkit.check.turned.other_things import judge_other_heads, judge_other_things
from draftkit.check.turned.planned import judge_plans
from draftkit.check.turned.polarity import judge_figures_turned
from draftkit.check.turned.routes import judge_routes
from draftkit.check.turned.statements import judge_statements
from draftkit.check.unattested import judge_unattested
from draftkit.check.unfolding import fold, unfold
from draftkit.check.unknown import judge_names
from draftkit.check.unmarked import judge_hints, judge_unmarked
from draftkit.check.unnumbered import judge_unnumbered
from draftkit.check.unread import FileText, judge_unread
from draftkit.check.unseen import judge_unseen
from draftkit.check.untold import judge_untold
from draftkit.check.valued import judge_valued
from draftkit.check.verdict import BoundFigure, Check, Finding, Span, StatedFact
from draftkit.check.weekdays import judge_calendar, judge_weekdays
from draftkit.check.worded import judge_words
from draftkit.check.wording import index_wording
from draftkit.errors import DraftkitError
from draftkit.ledger import Ledger
from draftkit.messages import say

if TYPE_CHECKING:
    from draftkit.exemplars import Sample
    from draftkit.facts import Facts, Item


def check_text(
    text: str | FileText,
    facts: "Facts | Ledger | Sequence[Item | Mapping[str, object]]",
    exemplars: "Sequence[str | Sample]" = (),
    *,
    bound: Mapping[Span, str] | None = None,
    allow_derived: bool = False,
) -> Check:
    """Judge `text`: everything supplied stands in it as supplied, and nothing else does.

    What `draftkit.document.read_draft` read of a file is judged with what could not be read there.
    `facts` is a facts file, a ledger, or a plain list of facts as in a facts file. `exemplars` are sample reports:
    neither their particulars nor whole passages of them may turn up. `bound` maps places in `text` to keys of the
    ledger, from a draft's own marks. `allow_derived` lets right sums, differences and shares of supplied figures
    stand. Raises `FactsError` for what is no facts, and `DraftkitError` for what is no text.
    """
    ledger = facts if isinstance(facts, Ledger) else _ledger(facts)
    if not isinstance(text, str):
        check = check_text(_text_of(text), ledger, exemplars, bound=bound, allow_derived=allow_derived)
        return replace(check, findings=(*check.findings, *judge_unread(text.unread)))
    unfolded = unfold(text, ledger)
    check = _check(text, unfolded.ledger, exemplars, bound or {}, allow_derived=allow_derived)
    return fold(check, ledger, unfolded) if unfolded.origins else check


def _check(
    text: str,
    ledger: Ledger,
    exemplars: "Sequence[str | Sample]",
    bound: Mapping[Span, str],
    *,
    allow_derived: bool,
) -> Check:
    supply, samples = read_supply(ledger), _samples(exemplars)
    page = Page(text, supply, index_wording(supply.claims))
    derivation = Derivation(supply, _foreign_figures(samples, supply), allow_derived=allow_derived)
    binding = bind_figures(page, supply, _marked(page, supply, bound), derivation)
    places = find_places(page, supply, binding)
    missing = find_missing(supply, binding, places)
    turned = dict(judge_figures_turned(page, supply, binding))
    listed = [*judge_enumerations(text, supply)]
    told_otherwise = _judge_told_otherwise(page, supply, binding, missing, places, ledger, turned)
    turned_round = _outermost((*turned.values(), *told_otherwise, *listed))
    told = {finding.key for finding in turned_round if finding.key}
    findings = [
        *judge_figures(page, supply, binding, derivation, besides=turned.keys()),
        *turned_round,
        *judge_hedged(page, supply, binding, besides=turned),
        *judge_portions(page, supply, binding, besides=turned),
        *judge_relative(page, supply, binding),
        *judge_moves(page, supply, binding),
        *_judge_unbound(page, supply, ledger, ends_of_firsts(supply, binding)),
        *judge_sums(page, supply, binding),
        *_judge_names(page, supply, ledger, samples, listed),
        *_runs(text, supply, samples),
        *judge_missing(text, supply, (c for c in missing if c.fact.key not in told), places, marked=bool(bound)),
    ]
    filled = {finding.key or "" for finding in findings if finding.code == "blank"}
    findings += judge_unmarked(page, supply, filled)
    findings += [*_without_known(judge_unattested(text, supply), findings)]
    findings.sort(key=_order)
    return Check(text, tuple(findings), _figures(page, supply, binding), _facts(supply, places, ledger))


def _text_of(read: object) -> str:
    """Return the text of what was read of a file. Raises `DraftkitError`."""
    text = getattr(read, "text", None)
    if not isinstance(text, str):
        raise DraftkitError(say("the text to check is no text but {kind}", kind=type(read).__name__))
    return text


def _outermost(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without those that lie within another on the same fact: 完工 in 已全部|完工."""
    kept: list[Finding] = []
    ends: dict[tuple[str, str], int] = {}
    for finding in sorted(findings, key=lambda one: (one.start or 0, -(one.end or 0))):
        about = finding.code, finding.key or ""
        if finding.key is None or finding.end is None or finding.end > ends.get(about, -1):
            kept.append(finding)
        if finding.end is not None:
            ends[about] = max(finding.end, ends.get(about, -1))
    return kept


def _judge_unbound(page: Page, supply: Supply, ledger: Ledger, firsts: Container[int]) -> Iterator[Finding]:
    """Yield what is found whatever figure states which fact; `firsts` are where words end that tell first places."""
    yield from judge_hedged_blanks(page.text, supply)
    yield from (valued := [*judge_valued(page.text, supply)])
    yield from judge_unseen(page.text)
    yield from judge_calendar(page, supply)
    yield from judge_as_of(page, supply, ledger)
    yield from judge_cited(page, ledger)
    yield from judge_words(page.text, supply)
    unnumbered = judge_unnumbered(page, supply, firsts)
    yield from (one for one in unnumbered if not any(_lies_in(one, other) for other in valued))
    yield from judge_festivals(page, supply)
    yield from judge_overstated(page.text, supply)
    yield from judge_hints(page.text)
    yield from judge_untold(page.text, ledger)


def _judge_names(
    page: Page, supply: Supply, ledger: Ledger, samples: "Sequence[Sample]", listed: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield the findings on names but for those on items of enumerations in `listed`."""
    found = judge_names(page.text, supply, ledger.names, samples)
    yield from (one for one in found if not any(_lies_in(other, one) or _lies_in(one, other) for other in listed))


def _without_known(new: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what has nothing within it that is known."""
    places = sorted((one.start, one.end or 0) for one in known if one.start is not None)
    for one in new:
        start, stop = one.start or 0, one.end or 0
        within = places[bisect_left(places, (start, 0)) : bisect_left(places, (stop + 1, 0))]
        if not any(end <= stop for _, end in within):
            yield one


def _lies_in(one: Finding, other: Finding) -> bool:
    """Whether what one finding is on is part of what another one is on."""
    if one.start is None:
        return False
    return (other.start or 0) <= (one.start or 0) and (one.end or 0) <= (other.end or 0)


def _judge_told_otherwise(
    page: Page,
    supply: Supply,
    binding: Binding,
    missing: Sequence[Claim],
    places: Mapping[int, Sequence[Span]],
    ledger: Ledger,
    turned: Mapping[int, Finding],
) -> Iterator[Finding]:
    """Yield findings on words that say otherwise than supplied; figures in `turned` are told of elsewhere."""
    states = [claim for claim in missing if claim.kind == STATE]
    yield from judge_course(page, supply, binding, besides=turned)
    yield from judge_denials(page, supply, binding, besides=turned)
    yield from judge_carried_out(page, supply, binding, besides=turned)
    yield from judge_plans(page, supply, binding, besides=turned)
    yield from judge_leftovers(page, supply, binding, besides=turned)
    yield from judge_besides(page, supply, binding, besides=turned)
    yield from judge_extents(page, supply, binding, besides=turned)
    yield from judge_labels(page, supply, binding, besides=turned)
    yield from judge_levels(page.text, supply, binding)
    yield from judge_at_odds(page.text, supply.claims, states)
    yield from judge_statements(page.text, supply, states)
    yield from judge_other_things(page.text, supply, places)
    yield from judge_other_heads(page.text, supply, places)
    cores = cores_told(page.text, supply)
    yield from judge_crossed(page.text, supply, cores)
    yield from judge_crossed_lists(page.text, supply, cores)
    yield from judge_at_labels(page.text, supply, cores)
    yield from judge_list_order(page.text, supply.claims, states)
    yield from judge_routes(page.text, states)
    yield from judge_weekdays(page.text, supply, states)
    yield from judge_matters(page.text, ledger, supply.claims)


def _ledger(facts: "Facts | Sequence[Item | Mapping[str, object]]") -> Ledger:
    from draftkit.facts import ledger_of  # pydantic is not needed by those who bring a ledger

    return ledger_of(facts)


def _samples(exemplars: "Sequence[str | Sample]") -> "tuple[Sample, ...]":
    if not exemplars:
        return ()
    from draftkit.exemplars import read_samples  # not needed by those who bring no samples

    return read_samples(exemplars)


def _runs(text: str, supply: Supply, samples: "Sequence[Sample]") -> Sequence[Finding]:
    if not samples:
        return ()
    from draftkit.check.leaks import judge_runs

    return tuple(judge_runs(text, supply, samples))


def _order(finding: Finding) -> tuple[bool, int, int]:
    return finding.start is None, finding.start or 0, finding.end or 0


def _marked(page: Page, supply: Supply, bound: Mapping[Span, str]) -> dict[int, int]:
    """Return, for figures that stand in a bound place, the number of their claim."""
    keyed = supply.keyed
    marked: dict[int, int] = {}
    spans = sorted((start, end, keyed[key].index) for (start, end), key in bound.items() if key in keyed)
    place = 0
    for index, figure in enumerate(page.figures):
        while place < len(spans) and spans[place][1] <= figure.start:
            place += 1
        if place < len(spans) and spans[place][0] < figure.end:
            marked[index] = spans[place][2]
    return marked


def _foreign_figures(samples: "Sequence[Sample]", supply: Supply) -> frozenset[str]:
    """Return the written figures of samples that were not supplied."""
    forms = frozenset[str]().union(*(sample.figures for sample in samples))
    return forms - supply.allowed - supply.owners.keys()


def _figures(page: Page, supply: Supply, binding: Binding) -> tuple[BoundFigure, ...]:
    entries = [BoundFigure.of(figure, None, None) for figure in page.slogans]
    for index, figure in enumerate(page.figures):
        claim = binding.claims[index]
        fact = supply.claims[claim].fact if claim >= 0 else None
        entries.append(BoundFigure.of(figure, fact.id if fact else None, fact.part if fact else None))
    entries.sort(key=lambda entry: entry.start)
    return tuple(entries)


def _facts(supply: Supply, places: Mapping[int, Sequence[Span]], ledger: Ledger) -> tuple[StatedFact, ...]:
    parts: dict[str, list[StatedFact]] = {}
    entries: list[tuple[str, StatedFact]] = []
    for claim in supply.claims:
        fact = claim.fact
        spans = tuple(places.get(claim.index, ()))
        status = "blank" if claim.kind == BLANK else "stated" if spans else "missing"
        entry = StatedFact(fact.id, fact.label, fact.value, status, spans, key=fact.key)
        if fact.part is not None and fact.parent is not None:
            parts.setdefault(_owner(ledger, fact.parent), []).append(entry)
        else:
            entries.append((fact.key, entry))
    return tuple(replace(entry, parts=tuple(parts[key])) if key in parts else entry for key, entry in entries)


def _owner(ledger: Ledger, key: str) -> str:
    """Return the key of the nearest total above that has an entry of its own."""
    fact = ledger[key]
    return _owner(ledger, fact.parent) if fact.part is not None and fact.parent else key
