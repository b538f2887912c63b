"""What is not known yet, told in words: 若干例, 未发现, 为零, 已全部发放到位, 大幅提高."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from draftkit.check.blanks import LONGEST, ends_with, filled_finding, starts_with
from draftkit.check.clauses import BLANK_EDGE, BLANK_MARK, SENTENCE_END
from draftkit.check.lexicon import read_alternation, read_groups, read_lines, read_words, word_pattern
from draftkit.check.supply import BLANK, STATE, Claim, Supply
from draftkit.check.turned.labels import core_of, halves_of, turned_round
from draftkit.check.turned.outlook import is_wished
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_SHORTEST_TAIL = 4
_VERB = 2
_DENIED = lazy_pattern(
    r"(?<![有如若否保证免])(?:没有|未|无)(?:出现|发现|发生|新增|报告|造成|产生)?(?:任何|新的?)?(?!的)"
)
_NONE = lazy_pattern(r"(?P<what>没有|全无|为无)(?=[，。；：！？、（\n]|$)")
_EQUATED = lazy_pattern(r"(?:约?为|达到|保持在|稳定在|维持在|处于)(?P<what>[一-鿿]{2,12})(?=[，。；：！？、（\n]|$)")
_AIMED = lazy_pattern(r"[以把将让使]|确保|力争|争取|努力|提高|提升|降低|减少|衡量|围绕|关系")
_AMOUNT = lazy_pattern("(?:金额|数额|总额|数量|总量|规模|面积|人数|户数|次数|件数|场数|个数|起数)$")
"""What a label says besides a deed: 上级资金到位|金额."""
_ENDED = lazy_pattern(r"了|到位|完毕|完成|结束")
_HOW_MANY = lazy_pattern("，(?:具体)?(?:数[目额量字]|金额|人数)(?:[尚暂]?[记为作是：:]){0,2}$")
_NOT_YET = lazy_pattern("[待未尚]|不[清明]")
_MEASURES = "例名人个家户起件次处份条张台辆只头亩吨元"

Words = tuple[int, int, Claim]


def judge_words(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a finding for each blank that is filled with words: 若干例疑似病例, 未发现疑似病例."""
    blanks = {claim.fact.label: claim for claim in supply.claims if claim.kind == BLANK}
    if not blanks:
        return
    supplied = "\n".join(claim.form for claim in supply.claims)
    turned = blanks | _turned(supply, blanks)
    labels = turned | _tails(supply, blanks)
    deeds = labels | {deed: claim for label, claim in turned.items() if len(deed := _AMOUNT.sub("", label)) > _VERB}
    told = chain(_vague_ones(text, labels), _levels(text, labels), _wholly_done(text, deeds), _trends(text, labels))
    done: set[int] = set()
    for start, end, claim in told:
        if text[start:end] not in supplied and start not in done and not _is_in_label(text, start, end, claim):
            done.add(start)
            yield filled_finding(text, start, end, claim.fact)
    states = "\n".join(claim.fact.label for claim in supply.claims if claim.kind == STATE)
    turned |= {core: claim for label, claim in turned.items() if len(core := core_of(label)) >= _SHORTEST_TAIL}
    for found in _DENIED.finditer(text):
        label = starts_with(text[found.end() : found.end() + LONGEST], turned)
        if label and label not in states:
            yield filled_finding(text, found.start(), found.end() + len(label), turned[label].fact)


def _is_in_label(text: str, start: int, end: int, claim: Claim) -> bool:
    """Whether words are of a blank's own label, which stands there: 下|一批|自助设备到位日期."""
    label = claim.fact.label
    inside = (found.start() for found in re.finditer(re.escape(text[start:end]), label))
    return any(at <= start and text.startswith(label, start - at) for at in inside)


def _vague_ones(text: str, labels: Mapping[str, Claim]) -> Iterator[Words]:
    """Yield where words say how many beside a label, or inside it (发放了一批物资)."""
    heads = _heads(labels)
    marked = _marked(text, labels)
    for found in _vague().finditer(text):
        before, behind = _around(text, *found.span())
        label = starts_with(behind, labels) or ends_with(before, labels)
        if label is None:
            split = ends_with(before.removesuffix("了"), heads)
            tail = next((tail for tail in heads[split] if behind.startswith(tail)), None) if split else None
            label = f"{split}{tail}" if tail else starts_with(_light().sub("", behind), labels)
        if not label:
            continue
        left_open = labels[label].index in marked or _is_left_open(behind, labels)
        if not (left_open and found.group() in read_words("subsets")):
            yield *found.span(), labels[label]


def _levels(text: str, labels: Mapping[str, Claim]) -> Iterator[Words]:
    """Yield where words say how much behind a label: 满意度为较高水平, 办结率近百分之百, 伤亡人员没有."""
    for found in chain(_level().finditer(text), _EQUATED.finditer(text), _NONE.finditer(text)):
        label = ends_with(_around(text, *found.span())[0], labels)
        if label and not word_pattern("unfilled").match(found["what"]) and not _is_aimed(text, found.start(), label):
            yield *found.span("what"), labels[label]


def _wholly_done(text: str, labels: Mapping[str, Claim]) -> Iterator[Words]:
    """Yield where what a label names is told as wholly done: 补贴已全部发放到位, 补贴发放全部完成."""
    heads = _heads(labels)
    for found in word_pattern("wholly").finditer(text):
        before, behind = _around(text, *found.span())
        thing = before.rstrip("已经均都现也")
        light = _light().match(behind)
        verb = behind[light.end() :] if light else behind
        whole, split = ends_with(thing, labels), ends_with(thing, heads)
        tail = next((tail for tail in heads[split] if verb.startswith(tail)), "") if split else ""
        label = f"{split}{tail}" if tail else whole
        ended = _ENDED.match(verb[len(tail) :]) or (None if tail else _ENDED.match(behind))
        if label and (ended or (tail and before != thing)) and not _is_aimed(text, found.start(), split or label):
            last = len(tail) + (ended.end() if ended else 0) if tail else 0
            end = found.end() + len(behind) - len(verb) + last
            yield found.start() - len(before) + len(thing), end, labels[label]


def _trends(text: str, labels: Mapping[str, Claim]) -> Iterator[Words]:
    """Yield where a trend stands behind a label for which no ____ is left: 办结率大幅提高."""
    marked = _marked(text, labels)
    for found in _trend().finditer(text):
        label = ends_with(_around(text, *found.span())[0], labels)
        if label is None or labels[label].index in marked or _is_aimed(text, found.start(), label):
            continue
        if not BLANK_MARK.search(SENTENCE_END.split(_around(text, *found.span())[1])[0]):
            yield *found.span(), labels[label]


def _is_left_open(behind: str, labels: Mapping[str, Claim]) -> bool:
    """Whether a sentence goes on with how many, of the only blank there is: 一些金额有待核实，数目为____."""
    if len({claim.index for claim in labels.values()}) > 1:
        return False
    sentence = SENTENCE_END.split(behind)[0]
    mark = BLANK_MARK.search(sentence)
    if not _NOT_YET.search(sentence.partition("，")[0]):
        return False
    return mark is not None and _HOW_MANY.search(sentence, 0, mark.start()) is not None


def _marked(text: str, labels: Mapping[str, Claim]) -> set[int]:
    """Return the blanks that stand in the text with their ____."""
    ends = (_around(text, mark.start(), mark.start())[0] for mark in BLANK_MARK.finditer(text))
    return {labels[label].index for words in ends if (label := ends_with(words, labels))}


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - LONGEST) : start], text[end : end + LONGEST]


def _is_aimed(text: str, start: int, label: str) -> bool:
    """Whether a label that stands before `start` is spoken of as an aim (以群众满意度为较高水平为目标)."""
    clause = BLANK_EDGE.split(text[max(0, start - 2 * LONGEST) : start])[-1]
    return bool(_AIMED.search(clause[: clause.rfind(label)])) or is_wished(text, start)


def _turned(supply: Supply, blanks: Mapping[str, Claim]) -> dict[str, Claim]:
    """Return the labels of blanks with their verb on the other side (发放补贴 for 补贴发放) that none has."""
    turned = ((told, claim) for label, claim in blanks.items() for told in turned_round(label))
    return {told: claim for told, claim in turned if told not in supply.labelled}


def _tails(supply: Supply, blanks: Mapping[str, Claim]) -> dict[str, Claim]:
    """Return the ends of blanks' labels (经济损失 of 直接经济损失) that no other label has."""
    others = "\n".join(claim.fact.label for claim in supply.claims if claim.kind != BLANK)
    return {
        label[at:]: claim
        for label, claim in blanks.items()
        for at in range(1, min(len(label), LONGEST) - _SHORTEST_TAIL + 1)
        if label[at:] not in others
    }


def _heads(labels: Mapping[str, Claim]) -> dict[str, list[str]]:
    """Return the verb or thing that a label starts with, and what follows it."""
    heads: dict[str, list[str]] = {}
    for head, tail in chain.from_iterable(map(halves_of, labels)):
        heads.setdefault(head, []).append(tail)
    return heads


@lru_cache(maxsize=1)
def _vague() -> re.Pattern[str]:
    whole, measured = ("|".join(map(re.escape, words)) for words in read_groups("vague"))
    # 不少于 is no 不少
    return re.compile(rf"(?:{whole})(?!于)[{_MEASURES}]?|(?:{measured})[{_MEASURES}](?!次)")


@lru_cache(maxsize=1)
def _level() -> re.Pattern[str]:
    return re.compile(
        f"(?P<what>(?:近|接近|将近|约|几乎|超过|超|十分|非常|极其|特别)?(?:{read_alternation('levels')}))(?![的于])"
    )


@lru_cache(maxsize=1)
def _trend() -> re.Pattern[str]:
    left, _, right = read_lines("antonyms")[0].partition("|")
    words = "|".join([*left.split(), *right.split(), "提升", "向好"])
    return re.compile(rf"(?:{read_alternation('degrees')})(?:{words})(?![的至到\d_＿【])")


@lru_cache(maxsize=1)
def _light() -> re.Pattern[str]:
    return re.compile(f"(?:{read_alternation('light')})+")
