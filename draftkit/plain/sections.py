"""A section, laid out in the style of its kind."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from draftkit.draft import Draft
from draftkit.ledger import Entry, Ledger
from draftkit.numbering import chinese_number
from draftkit.plain.entries import state_entry
from draftkit.plain.names import state_names
from draftkit.plain.phrases import Phrase, clean, is_stopped, link, set_lines
from draftkit.plain.runs import state_run
from draftkit.plan import Section

_LONG_PARAGRAPH = 120
_SHORT_STATEMENT = 40
_MOST_NUMBERED = 99
_SEVERAL = re.compile(r"[；。！？]")
_OWN_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}是|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、](?![0-9]))"
)
_INNER_NUMBER = re.compile(r"二是|（二）|2[.．、](?![0-9])")
_PLANNED = re.compile("计划(?!生育|[内外]|单列)|拟[^定订]|下一步|力争|争取")
_OF_NOW = re.compile(r"截[至止]|目前|当前|现在?，")


def write_plainly(section: Section) -> Draft:
    """Write a section from its facts alone: every value verbatim beside its label, blanks as `____`."""
    lay_out = {"measures": _number_measures, "listed": _list_items}.get(section.kind.style, _run_on)
    entries = [_unnumbered(entry) for entry in section.ledger.entries]
    page = set_lines(lay_out(section, entries))
    return Draft(page.text, {(start, end): key for start, end, key in page.bound})


def _unnumbered(entry: Entry) -> Entry:
    text = entry.text.strip()
    if _OWN_NUMBER.match(text) and not _INNER_NUMBER.search(text, 2):
        return replace(entry, text=_OWN_NUMBER.sub("", text))
    return entry


def _sentences(sentences: Iterable[Phrase]) -> Phrase:
    return link("。", sentences)


# figures: running paragraphs


def _run_on(section: Section, entries: Sequence[Entry]) -> Iterator[Phrase]:
    blocks = [block for _, group in groupby(entries, lambda e: e.section) for block in _blocks(list(group))]
    opens = _block_with_lead(section.lead, blocks)
    paragraph = Phrase()
    for number, block in enumerate(blocks):
        said = _state_block(block, section.ledger)
        if number == opens:
            said = open_with(section.lead, said)
        before = blocks[number - 1][0] if number else block[0]
        if paragraph and (before.section != block[0].section or len(paragraph.text) > _LONG_PARAGRAPH):
            yield paragraph
            paragraph = said
        else:
            paragraph = _sentences((paragraph, said))
    yield paragraph


def _blocks(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return entries of one kind that follow each other, together; an event stands alone."""
    return [list(group) for _, group in groupby(entries, lambda entry: entry.kind)]


def _block_with_lead(lead: str, blocks: Sequence[Sequence[Entry]]) -> int:
    """Return the block that the lead opens: `截至…，` the first with figures, never an event of the past."""
    if not _OF_NOW.match(lead):
        return 0
    kinds = [block[0].kind for block in blocks]
    if "figure" in kinds:
        told = (n for n, block in enumerate(blocks) if kinds[n] == "figure" and not all(map(_is_planned, block)))
        return next(told, -1)
    return next((number for number, kind in enumerate(kinds) if kind != "event"), -1)


def _is_planned(entry: Entry) -> bool:
    """Tell whether an entry's figures are of a plan: no day has come by which they are so."""
    return all(_PLANNED.match(clean(fact.label)) for fact in entry.facts if fact.parent is None)


def _state_block(block: Sequence[Entry], ledger: Ledger) -> Phrase:
    kind = block[0].kind
    if kind == "figure":
        facts = [fact for entry in block for fact in entry.facts if fact.parent is None]
        return _sentences(state_run(facts, ledger))
    if kind in {"person", "organisation", "document"}:
        return _sentences(map(Phrase, state_names([name for entry in block for name in entry.names])))
    said = [_with_topic(entry, ledger) for entry in block]
    brief = all(len(phrase.text) <= _SHORT_STATEMENT and not _SEVERAL.search(phrase.text) for phrase in said)
    return link("；" if brief and kind == "statement" else "。", said)


def _with_topic(entry: Entry, ledger: Ledger) -> Phrase:
    topic = Phrase(clean(entry.head)) if entry.kind == "measure" else Phrase()
    return _sentences((topic, *state_entry(entry, ledger)))


def open_with(lead: str, phrase: Phrase) -> Phrase:
    """Put the section's lead in front."""
    lead = lead.strip()
    if not lead or not phrase or phrase.text.startswith(lead.rstrip("，：")):
        return phrase
    return lead + ("" if lead[-1] in "，：。；、" else "，") + phrase


# measures: a paragraph each, with a run-in heading


def _number_measures(section: Section, entries: Sequence[Entry]) -> Iterator[Phrase]:
    count = sum(map(_is_item, entries))
    numbers = iter(range(1, count + 1))
    if section.lead:
        yield _announce(section.lead)
    for block in _blocks(entries):
        if not _is_item(block[0]):
            yield _state_block(block, section.ledger)
            continue
        for entry in block:
            item = _with_topic(entry, section.ledger)
            yield _numbered(section.kind.items, next(numbers), item) if 1 < count <= _MOST_NUMBERED else item


def _is_item(entry: Entry) -> bool:
    return entry.kind in {"measure", "event", "statement"}


def _announce(lead: str) -> Phrase:
    return Phrase(lead.rstrip("，。：；") + "：")


def _numbered(items: str, number: int, item: Phrase) -> Phrase:
    written = items.replace("一", chinese_number(number)).replace("1", str(number))
    # `1.5G` would be read as a figure
    return (f"{written} " if items == "1." and item.text[:1].isdigit() else written) + item


# listed: 一是…；二是…。


def _list_items(section: Section, entries: Sequence[Entry]) -> Iterator[Phrase]:
    items = [item for entry in entries if (item := _state_block([entry], section.ledger))]
    if not 1 < len(items) <= _MOST_NUMBERED:
        yield open_with(section.lead, _sentences(items))
    elif any(_OWN_NUMBER.match(item.text) for item in items):
        # an item that is a list of its own (一是…二是…) can't stand within another
        if section.lead:
            yield _announce(section.lead)
        yield from (_numbered("（一）", number, item) for number, item in enumerate(items, start=1))
    else:
        several = any(_SEVERAL.search(item.text) or is_stopped(item) for item in items)
        numbered = (_numbered("一是", number, item) for number, item in enumerate(items, start=1))
        yield open_with(section.lead, link("。" if several else "；", numbered))
