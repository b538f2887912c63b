"""A label before its figure that is turned by a character (停热用户), a word (退回信访件), a denial (检修未完成率)."""

from collections.abc import Container, Iterator
from functools import lru_cache

from draftkit.characters import is_within
from draftkit.check.binding.bound import STRAY, UNSURE, Binding
from draftkit.check.binding.strays import is_dialled
from draftkit.check.closeness import KEPT, Closeness
from draftkit.check.lexicon import read_words
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply
from draftkit.check.turned.dropped import is_told_as_there
from draftkit.check.turned.qualified import is_qualified_otherwise
from draftkit.check.turned.replaced import is_supplied, weigh_replaced
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.slots import completed, find_slot, tells_other_product, told_behind, weigh_place
from draftkit.check.verdict import Finding
from draftkit.check.whole import words_of_value
from draftkit.patterns import lazy_pattern

_DENYING = frozenset("未不非停无")
_SHORTEST = 4
_REACH = 30
_CHANGED = frozenset("长降升加少高低落涨跌")
"""How the words of a value end that tell which way its thing went: 同比增长|7.3%."""
_EDGES = lazy_pattern(r"[，,；;。！？!?：:\n（）()、\s]|其中")
_LINK = lazy_pattern(r"[为是达到共有计约近超至：:]{0,3}")
_LINK_BEHIND = lazy_pattern("[为是达到有计约近超至：:]{1,3}$")
_NOTED = lazy_pattern("[（(](?P<note>[^（）()]{1,20})[）)]$")
_EDGE = lazy_pattern(r"[，,；;。！？!?：:\n（）()、“”\s]|其中|[的了和与及]")


def judge_labels(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where a word of denial stands within the label before a figure; note the figure as one on another
    thing where a word of its label is one that excludes it, and as unsure where a character is, or another qualifier
    (民营仓容 for 农村仓容). Figures in `besides` are told of elsewhere.
    """
    closeness = Closeness(page, binding)
    for index in range(len(page.figures)):
        if not binding.states_one(index, besides) or is_dialled(page, index, binding.claims[index]):
            continue
        claim = supply.claims[binding.claims[index]]
        if is_told_as_there(page, index, claim.fact.label):
            yield reversed_finding(page.text, page.figures[index].start, page.figures[index].end, claim.fact)
            continue
        own = words_of_value(claim)[0]
        around = _clause_around(page, index, own if own[-1:] in _CHANGED else "")
        listed = page.surroundings.in_list(index)
        if not listed and is_qualified_otherwise(around[0], claim, supply):
            binding.unsure.add(index)
        if tells_other_product(page, claim.fact.label, around[0]):
            binding.unsure.add(index)
        if page.has_label_before(index, claim.index):
            continue
        told_of = completed(page.surroundings.items(index)[0], claim.fact.label) if listed else around[0]
        if told := _weigh_place(page, index, told_of, closeness, claim.fact.label):
            binding.doubt(index, told)
            if told == STRAY:
                continue
        short = len(claim.fact.label) < _SHORTEST
        beside = (told_of, "") if listed else around
        if verdict := weigh_replaced(page, index, beside, claim.fact.label, supply, closeness):
            binding.doubt(index, UNSURE if short else verdict)
        if verdict or short:
            continue
        before = page.before(index, len(claim.fact.label) + _SHORTEST + 1)
        end = page.figures[index].start
        for link in {0, *(len(before) - cut for cut in range(len(before)) if _LINK.fullmatch(before, cut))}:
            words = before[: len(before) - link]
            if at := _denied_at(words, claim.fact.label):
                yield reversed_finding(page.text, end - link - at, end - link, claim.fact)
                break
            if _is_opposed(words, claim, supply):
                binding.unsure.add(index)
                break


def _weigh_place(page: Page, index: int, told_of: str, closeness: Closeness, label: str) -> str:
    """Return what the words before a figure, or where there are none those behind it, say in one place of its label;
    a note in brackets behind either is compared by itself.
    """
    stem, note = _parted(label)
    words, told_note = _parted(_LINK_BEHIND.sub("", page.before(index, _REACH)))
    keeps = closeness.keeps_labels(index)
    if note and told_note and words.endswith(stem):
        return _weigh_note(note, told_note, keeps=keeps)
    if told_note and not told_of:
        told_of = _EDGES.split(words)[-1]
    if not keeps and (told_of or closeness.of_others(index) < KEPT):
        return ""
    told = weigh_place(page, stem, told_of or told_behind(page.followed(index, _REACH), stem))
    return UNSURE if told and not keeps else told


def _parted(words: str) -> tuple[str, str]:
    """Return words, and the note in brackets that they end with: 馆藏数字化率（按卷计）."""
    found = _NOTED.search(words)
    return (words[: found.start()], found["note"]) if found else (words, "")


def _weigh_note(own: str, told: str, *, keeps: bool) -> str:
    """Return what a note behind a label says that is not its own (按页计 for 按卷计): one that holds the other, or of
    which the other is short, says the same.
    """
    if is_within(told, own) or is_within(own, told):
        return ""
    slot = find_slot(own, told)
    return STRAY if keeps and slot and len(own) == len(told) else UNSURE


def _clause_around(page: Page, index: int, own: str) -> tuple[str, str]:
    """Return the words before a figure and those behind it, as far as nothing parts them; not its value's `own`."""
    end = page.figures[index].end
    before = _EDGES.split(page.before(index, _REACH))[-1].removesuffix(own)
    return before, _EDGES.split(page.text[end : end + _REACH])[0]


def _denied_at(words: str, label: str) -> int:
    """Return how long the label at the end of `words` is into which a denial was put, 0 where none was."""
    told = words[-len(label) - 1 :]
    denied = (told[:at] + told[at + 1 :] == label and told[at] in _DENYING for at in range(1, len(told)))
    return len(told) if any(denied) else 0


def _is_opposed(words: str, claim: Claim, supply: Supply) -> bool:
    """Whether `words` end with a label of which one character is an opposed one, and with nothing that was supplied."""
    label = claim.fact.label
    told, before = words[-len(label) :], words[: -len(label)]
    if len(told) != len(label) or _EDGE.search(told) or (before and not _EDGE.search(before[-2:])):
        return False
    other = [pair for pair in zip(told, label, strict=True) if pair[0] != pair[1]]
    if len(other) != 1 or frozenset(other[0]) not in _opposed():
        return False
    return not is_supplied(told, supply)


@lru_cache(maxsize=1)
def _opposed() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in read_words("opposed"))
