"""Facts in a row: lists of figures, totals with their parts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from draftkit.figures import find_figures
from draftkit.ledger import Fact, Ledger
from draftkit.plain.phrases import Phrase, clean, link, value_of
from draftkit.plain.wording import shared_opening, state_fact

_MOST_IN_A_SENTENCE = 5
_LONGEST_LISTED = 12
_COMPARED = re.compile("[较比](?!例|重|率|分|值|数|武|赛|价|选|对|色|方)|[同环]比")


def state_run(facts: Iterable[Fact], ledger: Ledger) -> list[Phrase]:
    """Return the sentences, without their stops, that state facts in order; each total brings its parts."""
    sentences: list[Phrase] = []
    simple: list[Fact] = []
    for fact in facts:
        if ledger.parts_of(fact):
            sentences += _state_simple(simple)
            simple = []
            sentences.append(state_total(fact, ledger))
        else:
            simple.append(fact)
    return sentences + _state_simple(simple)


def state_total(fact: Fact, ledger: Ledger) -> Phrase:
    """Return a total with its parts: `1191条，其中：转发129条（28日59条，29日70条）；…`."""
    parts = ledger.parts_of(fact)
    stated = [_with_details(part, ledger) for part in parts]
    if len(parts) == 1:
        return link("，", (state_fact(fact), "其中" + stated[0]))
    nested = any(ledger.parts_of(part) for part in parts)
    longest = max(len(phrase.text) for phrase in stated)
    listed = link("；" if nested or longest > 24 else "，", stated)
    return link("，", (state_fact(fact), "其中：" + listed))


def _with_details(part: Fact, ledger: Ledger) -> Phrase:
    details = [_with_details(detail, ledger) for detail in ledger.parts_of(part)]
    stated = state_fact(part, counts=False)
    return stated + "（" + link("，", details) + "）" if details else stated


def _state_simple(facts: Sequence[Fact]) -> list[Phrase]:
    clauses = list(_clauses(facts))
    count = -(-len(clauses) // _MOST_IN_A_SENTENCE)
    if not count:
        return []
    size = -(-len(clauses) // count)
    stop = "；" if any("，" in clause.text for clause in clauses) else "，"
    return [link(stop, clauses[at : at + size]) for at in range(0, len(clauses), size)]


def _clauses(facts: Sequence[Fact]) -> Iterator[Phrase]:
    """Yield a clause a fact; facts that belong together make one: `已订购口罩1万余件、测温仪300余个`."""
    at = 0
    while at < len(facts):
        end = _end_of_comparison(facts, at)
        if end > at + 1:
            yield _state_comparison(facts[at:end])
        else:
            end = _end_of_list(facts, at)
            yield _state_list(facts[at:end])
        at = end


def _end_of_comparison(facts: Sequence[Fact], at: int) -> int:
    """Return where what a fact is compared with ends: 走访群众, 走访群众较昨日增加."""
    label, end = clean(facts[at].label), at + 1
    while label and end < len(facts) and _COMPARED.match(clean(facts[end].label).removeprefix(label)):
        end += 1
    return end


def _state_comparison(facts: Sequence[Fact]) -> Phrase:
    """State a fact and how it changed, its label once: `走访群众86人，较昨日增加12人`."""
    label = clean(facts[0].label)
    rest = (replace(fact, label=clean(fact.label).removeprefix(label)) for fact in facts[1:])
    return link("，", map(state_fact, (facts[0], *rest)))


def _end_of_list(facts: Sequence[Fact], at: int) -> int:
    """Return where the list that begins at `at` ends."""
    end = at + 1
    while end < len(facts) and _belongs(facts[at : end + 1]):
        end += 1
    return end


def _belongs(facts: Sequence[Fact]) -> bool:
    units = [_counted_in(fact) for fact in facts]
    if None in units or len(facts) > _MOST_IN_A_SENTENCE:
        return False
    labels = [clean(fact.label) for fact in facts]
    if shared_opening(labels):
        return True
    short = all(len(label) <= _LONGEST_LISTED and "、" not in label for label in labels)
    return short and len(set(units)) == 1 and len({label[-2:] for label in labels}) == 1


def _counted_in(fact: Fact) -> str | None:
    """Return the unit of a fact that is a count."""
    figures = find_figures(fact.value) if fact.value else []
    if len(figures) != 1 or figures[0].kind != "count" or not figures[0].unit or figures[0].start:
        return None
    return figures[0].unit


def _state_list(facts: Sequence[Fact]) -> Phrase:
    if len(facts) == 1:
        return state_fact(facts[0])
    opening = shared_opening([clean(fact.label) for fact in facts])
    separator = "，" if any("、" in fact.label for fact in facts) else "、"
    return link(separator, (state_fact(facts[0]), *(_state_rest(fact, opening) for fact in facts[1:])))


def _state_rest(fact: Fact, opening: str) -> Phrase:
    """State a fact whose label's opening has been said already: `房间31个`, or `31个房间` alone."""
    label = clean(fact.label)[len(opening) :]
    if fact.value and opening and fact.value.endswith(label):
        return value_of(fact)
    return state_fact(replace(fact, label=label), counts=False)
