"""An entry of the ledger -> the sentences that state it."""

import re
from collections.abc import Sequence

from draftkit.figures import find_figures, read_figure
from draftkit.ledger import Entry, Fact, Ledger, Name
from draftkit.plain.names import state_names, weave_names
from draftkit.plain.phrases import Phrase, clean, link, value_of
from draftkit.plain.runs import state_run
from draftkit.plain.wording import state_fact

_CLAUSE_END = re.compile(r"[，；。！？]")
_LONGEST_OPEN = 80
_SHORTEST_SAID = 3
_DENIED = re.compile("[未没无不缺非]")
_SEVERAL = re.compile(r"[；。！？]")
_STARTS_WITH_VERB = re.compile(
    r"(?:召开|举行|举办|组织|开展|进行|启动|部署|传达|学习|视察|调研|签订|发放|检查|成立|集中|主持)"
)


def state_entry(entry: Entry, ledger: Ledger) -> list[Phrase]:
    """Return the sentences, without their stops, that say all of an entry but a measure's topic."""
    moments, facts = _moments(entry)
    facts = [fact for fact in facts if fact.parent is None]
    text, names = weave_names(clean(entry.text), [name for name in entry.names if name.kind != "place"])
    body, facts = bind_in_text(text, facts, ledger)
    if entry.kind == "event":
        body = link("，", (_state_event(entry, moments), body))
    counted, facts, names = _count_organisations(facts, names, ledger)
    body = link("，", (counted, body))
    figures = state_run(facts, ledger)
    if figures and _runs_on(body, facts, ledger):
        body, figures = _go_on(body, figures[0], clean(facts[0].label)), []
    return [*filter(None, (body, *figures)), *map(Phrase, state_names(names))]


def _go_on(body: Phrase, figures: Phrase, label: str) -> Phrase:
    """Put figures behind the text they belong to; a label that ends the text is not said twice: `计划新建收储点2处`."""
    clause = _CLAUSE_END.split(body.text)[-1]
    same = len(label) >= _SHORTEST_SAID and clause.endswith(label) and figures.text.startswith(label)
    if same and not _DENIED.search(clause.removesuffix(label)):
        return body + figures.behind(len(label))
    return link("，", (body, figures))


def _runs_on(body: Phrase, facts: Sequence[Fact], ledger: Ledger) -> bool:
    """Whether figures go on in the sentence of the text they belong to."""
    few = len(facts) <= 2 and not any(map(ledger.parts_of, facts))
    return few and 0 < len(body.text) <= _LONGEST_OPEN and not _SEVERAL.search(body.text)


def _moments(entry: Entry) -> tuple[list[Fact], list[Fact]]:
    """Return an event's date and time, and its other facts."""
    facts = list(entry.facts)
    if entry.kind != "event":
        return [], facts
    count = 0
    while count < min(2, len(facts)) and facts[count].label == entry.head and not facts[count].context:
        count += 1
    return facts[:count], facts[count:]


def _state_event(entry: Entry, moments: Sequence[Fact]) -> Phrase:
    """Return when, where and what: `1月24日晚上7点，在镇政府召开全镇工作部署会`."""
    head = clean(entry.head)
    when = link("", map(value_of, moments))
    place = next((clean(name.text) for name in entry.names if name.kind == "place"), "").removeprefix("在")
    if place and place not in head:
        head = f"在{place}{head}" if _STARTS_WITH_VERB.match(head) else f"{head}，地点在{place}"
    return link("，", (when, Phrase(head)))


def bind_in_text(text: str, facts: Sequence[Fact], ledger: Ledger) -> tuple[Phrase, list[Fact]]:
    """Bind facts that the text itself states, beyond doubt; return it and the facts it doesn't state."""
    bound: list[tuple[int, int, str]] = []
    left: list[Fact] = []
    values = [fact.value for fact in facts]
    for fact in facts:
        at = -1 if values.count(fact.value) > 1 or ledger.parts_of(fact) else _place_in_text(text, fact)
        if at < 0 or fact.value is None:
            left.append(fact)
        else:
            bound.append((at, at + len(fact.value), fact.key))
    return Phrase(text, tuple(sorted(bound))), left


def _place_in_text(text: str, fact: Fact) -> int:
    """Return where the text states the fact: its value stands there once, and most of its label around it."""
    value = fact.value
    if not value or text.count(value) != 1:
        return -1
    at = text.index(value)
    end = at + len(value)
    read = [(figure.start - at, figure.end - at) for figure in find_figures(text)
            if figure.start < end and figure.end > at]  # fmt: skip
    if read != [(figure.start, figure.end) for figure in find_figures(value)]:
        return -1
    start = max((found.end() for found in _CLAUSE_END.finditer(text, 0, at)), default=0)
    found = _CLAUSE_END.search(text, end)
    around = text[start:at] + "|" + text[end : found.start() if found else len(text)]
    label = clean(fact.label)
    pairs = [label[i : i + 2] for i in range(len(label) - 1)] or [label]
    return at if 2 * sum(pair in around for pair in pairs) > len(pairs) else -1


def _count_organisations(
    facts: list[Fact], names: list[Name], ledger: Ledger
) -> tuple[Phrase, list[Fact], list[Name]]:
    """State the fact that counts the organisations together with them: `表现突出的单位有3家，分别为…`."""
    bodies = [name for name in names if name.kind == "organisation"]
    for fact in facts:
        figure = read_figure(fact.value) if fact.value else None
        if bodies and figure and figure.unit in {"家", "个"} and figure.value == len(bodies):
            if ledger.parts_of(fact):
                continue
            told = "、".join(name.text for name in bodies)
            named = Phrase(("分别为" if len(bodies) > 1 else "为") + told)
            phrase = link("，", (state_fact(fact), named))
            return (
                phrase,
                [other for other in facts if other is not fact],
                [name for name in names if name.kind != "organisation"],
            )
    return Phrase(), facts, names
