"""Findings on names that nobody supplied."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from draftkit.check.altered import other_name_message
from draftkit.check.author import Author
from draftkit.check.known import LEVELS, KnownNames, is_national_law, read_known
from draftkit.check.posts import judge_posts
from draftkit.check.stand_ins import StandIn, find_stand_ins
from draftkit.check.supply import STATE, Supply
from draftkit.check.verdict import Finding
from draftkit.check.worded_compounds import people_in
from draftkit.ledger import Name
from draftkit.messages import say
from draftkit.names import (
    BODY,
    CALLED,
    DOCUMENT,
    HONOUR,
    MASK,
    OFFICE,
    PERSON,
    PLACE,
    FoundName,
    find_hinted,
    find_names,
    may_be_name,
)
from draftkit.names.found import person_at
from draftkit.names.lexicon import read_set, read_words
from draftkit.names.ordinary import EDGE, is_toponymic, is_word, opening_at, runs_over
from draftkit.names.people import name_end
from draftkit.patterns import lazy_pattern

if TYPE_CHECKING:
    from draftkit.exemplars import Sample

_LISTED = lazy_pattern("[、和与]")
_SHORT_NAME = 2
_WORDS_LONG = 5
"""From this length on, a name with one character changed can be nothing else, whatever it is made of."""
_LONGEST_PERSON = 4
"""A longer name of one is that of a body (大青山林场, supplied as who does something), or of another people."""
_PLACES = "镇乡河江"
_DIRECTIONS = ("南北", "东西", "上下", "左右", "前后", "内外")
_JOINING = frozenset("的和与及等")
_WHOLE = "全各我本"
"""What stands before a level that is the whole of it: 全市, 各县."""


def judge_names(text: str, supply: Supply, names: Sequence[Name], samples: "Sequence[Sample]") -> Iterator[Finding]:
    """Yield a finding for each name in `text` that was not supplied, or that comes from a sample report."""
    known = read_known(supply, names)
    author = Author(known, text)
    taken: set[int] = set()
    for name in _leaks(text, known, samples):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            message = say("{text} comes from a sample report and was not supplied. Delete it.", text=name.text)
            yield _finding("leaked", "error", name, message)
    for finding in judge_posts(text, known.people, _people_told(text, supply, known)):
        if finding.start is not None and finding.end is not None:
            taken.update(range(finding.start, finding.end))
        yield finding
    for start, told, meant in known.find_renamed(text):
        name = FoundName(start, start + len(told), told, BODY, told)
        taken.update(range(name.start, name.end))
        yield _finding("unknown_name", "error", name, _message(name, meant), meant)
    stand_ins = [*find_stand_ins(text, known.names, known.text)]
    yield from _standing_in((one for one in stand_ins if one.is_near), taken)
    for name in (*find_names(text), *_altered(text, known), *_beside_known(text, known)):
        if taken.isdisjoint(range(name.start, name.end)) and not (known.know(name) or known.runs_on(name, text)):
            taken.update(range(name.start, name.end))
            meant = known.nearest(name)
            severity = "error" if meant or _is_certain(name, known, author, text) else "warning"
            yield _finding("unknown_name", severity, name, _message(name, meant), meant)
    yield from _standing_in(stand_ins, taken)
    yield from _hinted(text, known, taken)


def _standing_in(stand_ins: Iterable[StandIn], taken: set[int]) -> Iterator[Finding]:
    """Yield a finding for each body that stands for a supplied one; none in `taken`."""
    for one in stand_ins:
        name = FoundName(one.start, one.start + len(one.told), one.told, BODY, one.told)
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            severity = "error" if one.is_near else "warning"
            yield _finding("unknown_name", severity, name, _message(name, one.meant), one.meant)


def _hinted(text: str, known: KnownNames, taken: set[int]) -> Iterator[Finding]:
    """Yield a warning for each name that its shape alone tells; none in `taken`."""
    told: dict[str, bool] = {}  # 小王 stands in a long text many times
    for name in find_hinted(text):
        if taken.isdisjoint(range(name.start, name.end)) and not known.runs_on(name, text):
            if name.text not in told:
                told[name.text] = known.know(name)
            if told[name.text]:
                continue
            taken.update(range(name.start, name.end))
            yield _finding("unknown_name", "warning", name, _message(name, ""))


def _is_certain(name: FoundName, known: KnownNames, author: Author, text: str) -> bool:
    """Whether a name may be held against a text: it is surely one, and no report may use it unasked."""
    if name.kind == OFFICE:
        return name.sure and not author.may_own(name)
    if name.kind == BODY and known.may_be_own_town(name):
        return False
    if name.kind == CALLED and text[name.start - 1 : name.start] == "“" and text.startswith("”", name.end):
        return False  # 养殖户身边的“鱼医生”
    return name.sure and not (name.kind == DOCUMENT and is_national_law(name.stem))


def _people_told(text: str, supply: Supply, known: KnownNames) -> Sequence[str]:
    """Return whom values name, where somebody with a post stands nowhere, so that another may stand in it."""
    if not any(own and name not in text for name, own in known.people.items()):
        return ()
    return [name for claim in supply.claims if claim.kind == STATE for name in people_in(claim.form)]


def _leaks(text: str, known: KnownNames, samples: "Sequence[Sample]") -> Iterator[FoundName]:
    """Yield where names of samples stand that were not supplied."""
    found = {name.text: name for sample in samples for name in sample.names}
    for words, name in found.items():
        if words not in text or name.kind in (MASK, OFFICE) or not name.sure or known.know(name):
            continue
        if name.kind == DOCUMENT and is_national_law(name.stem):
            continue
        for place in re.finditer(re.escape(words), text):
            if name.kind != PLACE or name.stem != words or not _is_cut(text, *place.span()):
                yield FoundName(*place.span(), words, name.kind, name.stem)


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a word runs over the edge of a place that stands without its suffix: 沿海|安|全."""
    return runs_over(text, start) or is_word(text[end - 1 : end + 1])


def _altered(text: str, known: KnownNames) -> Iterator[FoundName]:
    """Yield what looks like a supplied name with one character changed, where nothing else tells that it is one."""
    for start, name in known.find_altered(text):
        words = text[start : start + len(name)]
        person = name in known.people and len(name) <= _LONGEST_PERSON
        if may_be_name(text, start, start + len(name)) if person else _may_be_body(text, start, words, name):
            yield FoundName(start, start + len(words), words, PERSON if person else BODY, words)


def _beside_known(text: str, known: KnownNames) -> Iterator[FoundName]:
    """Yield whoever is named right behind a supplied person: 高远、|林小雨."""
    for mark in _LISTED.finditer(text):
        if any(text[mark.start() - n : mark.start()] in known.people for n in range(2, _LONGEST_PERSON + 1)):
            start = mark.end()
            end = name_end(text, start, weak=False)
            if end - start > _SHORT_NAME:
                yield person_at(text, start, end)


def _may_be_body(text: str, start: int, words: str, name: str) -> bool:
    """Whether words can be meant for a name from which they differ in one character: 市公安处, for 市公安局.

    Not where its last character is gone (市政务公开与…), nor where its level is that of a whole (全市政务公开…).
    """
    if len(words) < _WORDS_LONG:
        return words[-1] == name[-1] and words[-1] in _PLACES and _is_place(text, start, start + len(words))
    if words[0] not in LEVELS and name[0] in LEVELS and words[1:] == name[1:]:
        return False  # 在|特殊教育学校, 利用|供销合作社, for 县供销合作社
    if words[0] in LEVELS and text[start - 1 : start] in _WHOLE and start:
        return False
    if any(told in _JOINING and told != own for told, own in zip(words, name, strict=True)):
        return False  # 总河长|的|工作领导小组, for 河长制工作领导小组
    if words[-1] != name[-1] and text[start + len(words) - 1 :].startswith(_DIRECTIONS):
        return False  # 青岭山|南北两坡, for 青岭山脉
    ends = {suffix[-1] for suffix in read_words("body_suffixes")}
    return name[-1] not in ends or words[-1] in ends


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a town or river may be meant where a clause begins: ，芦花乡|干部群众, not ，文化乡|村."""
    stem = text[start : end - 1]
    like_one = (stem in read_set("place_words") or is_toponymic(stem)) and stem not in read_set("generic_places")
    return like_one and opening_at(text, start) == EDGE and not is_word(text[end - 1 : end + 1])


def _message(name: FoundName, meant: str) -> str:
    if meant:
        return other_name_message(name.text, meant)
    if name.kind in (PERSON, CALLED):
        return say("{text} is a person nobody supplied. Delete the name, or add it to the facts.", text=name.text)
    if name.kind == DOCUMENT:
        return say("{text} is a document nobody supplied. Delete it, or add it to the facts.", text=name.text)
    if name.kind == MASK:
        return say("{text} stands for a name that was left out. Write the name, or leave it out.", text=name.text)
    if name.kind == HONOUR:
        return say("{text} was not supplied. Delete it, or add it to the facts if it is true.", text=name.text)
    return say(
        "{text} is a place or organisation nobody supplied. Delete it, or add it to the facts.",
        text=name.text,
    )


def _finding(code: str, severity: str, name: FoundName, message: str, meant: str = "") -> Finding:
    place = name.start, name.end
    return Finding.at(place, code, message, name.text, severity=severity, expected=meant or None)
