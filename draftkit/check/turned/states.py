"""Facts whose value is words alone (`没有发生`, `稳定`): where they stand, near what they are said of."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from draftkit.check.clauses import CLAUSE, SENTENCE_END, pairs_of, start_after
from draftkit.check.item_rows import find_listed
from draftkit.check.lexicon import read_words
from draftkit.check.periods import TIME
from draftkit.check.supply import STATE, Claim
from draftkit.check.turned.contrasts import known_words
from draftkit.check.turned.grades import is_grade
from draftkit.check.turned.labels import Labels, core_of
from draftkit.check.turned.named import find_named, is_name
from draftkit.check.turned.outlook import HOPED
from draftkit.check.turned.routes import find_route
from draftkit.check.turned.stances import TIMES, read_marks
from draftkit.check.weekdays import loosely
from draftkit.patterns import lazy_pattern

_REACH = 120
_TELLING = 5
"""A value this long is known by itself; a shorter one (稳定) must stand by its label."""
_HEDGE = 8
_BOUND = lazy_pattern("(?:及?以上|及?以下)")
_HEDGED = lazy_pattern(
    f"(?:没有|尚未|并未|未能|优于|劣于|好于|差于|高于|低于|超过|不及|不低于|(?<![从并尚])未|(?<!了)不|并非|不是|基本|大致|初步|{HOPED}|预计|接近|即将)(?:全部|完全|真正|能够)?"
    "(?:实现|做到|达到|得到|保持)?$"
)
_MORE_OR_LESS = lazy_pattern("[较偏略稍极最次准]为?$")
_DENIAL = lazy_pattern(r"(?:没有|尚未|并未|从未|未曾|未|没|无|零)")
_LINK = lazy_pattern("[为是：:]")
_AMONG = ("中", "里", "内", "之中", "当中")
_HEAD = 2
_MOST = 0.5
"""The share of what is said of a thing in its label that must be denied of it."""
_SPOKEN_BEFORE = lazy_pattern("(?:当中|之中|方面|全部|一律|[中里内上均都也皆尚仍])+$")
_RESULT = lazy_pattern("结果[为是：:]$")
"""What a state is said to be without a thing of its own: 排查黑臭水体，结果为|无."""
_OF_TIME = lazy_pattern(f"(?:{TIME}|期间)$")
_TIME_BEFORE = lazy_pattern(r"(?:[今明后去来本上]|未能|并非|不是)\Z")
_TIME_BEHIND = lazy_pattern("[前后底末初]")
"""Beside a time that is another one with them: 明|年底前, 明年底|前."""
_HONOURED = lazy_pattern("荣誉|称号|奖项|获奖|表彰")
_AWARDED = lazy_pattern(
    "(?P<before>.*?)(?:被|获)?(?:评为|评选为|授予|认定为|表彰为|获评|获得|荣获|喜获|荣膺|当选为?|获)了?[全国省市县区镇乡级]{0,3}[“‘]?$"
)
_NOT_AWARDED = lazy_pattern("[未没不无拟]|推荐|申报|争取|力争|有望|建议|如果|曾")
_OF = "的"
"""Before the thing that a state stands ahead of."""
_TOPIC = lazy_pattern(r"(?:方面|领域|来看|上)$")

Span = tuple[int, int]


def find_states(text: str, claims: Sequence[Claim]) -> dict[int, list[Span]]:
    """Return where each state stands: word for word, in a clause that speaks of its label and of nothing else.

    A clause with nothing but the state is about what its sentence spoke of before.
    """
    places: dict[int, list[Span]] = {}
    forms = _by_form(claims)
    labels = Labels(claims if forms else ())
    for form, owners in forms.items():
        stands, timed = _occurrences(text, form), _times().fullmatch(form) is not None
        if timed:
            stands = [span for span in stands if not _is_in_time(text, *span)]
        else:
            stands = stands or find_listed(text, next(iter(owners.values())), claims) or find_route(text, form)
        spans = [span for span in stands if not _is_hedged(text, span, owners)]
        for span in spans:
            about = _beside(text, span, owners) | _spoken_of(text, span, labels, owners)
            for index in about or _awarded(text, span, owners):
                places.setdefault(index, []).append(span)
        for index in owners.keys() - places.keys() if timed else ():
            if when := _dated(text, stands, owners[index].fact.label):
                places[index] = when
        if spans and (_tells_by_itself(form) or all(map(_is_bare, owners.values()))):
            places |= {index: spans for index in owners.keys() - places.keys()}
        elif stands and any(map(is_name, owners.values())):
            named = {claim.index: claim for claim in claims if claim.kind == STATE and is_name(claim)}
            places |= find_named(text, stands, owners, labels, named)
        elif len(spans) == len(owners) == 1 and _is_long_enough(form):
            [claim] = owners.values()
            if claim.index not in places and _is_about(text, spans[0], claim, claims):
                places[claim.index] = spans
    return {index: spans for index, spans in places.items() if spans}


def _is_bare(claim: Claim) -> bool:
    """Whether a label says nothing of what its state is of: 状态, 备注."""
    return claim.fact.label in read_words("bare_labels")


def _tells_by_itself(form: str) -> bool:
    """Whether a state is known without its label: a long one, or one that says neither how far something has come nor
    what may be said of many (四面环山).
    """
    return len(form) >= _TELLING or (_is_long_enough(form) and next(known_words(form), None) is None)


def _is_long_enough(form: str) -> bool:
    """Whether a state that says nothing of how far something has come is nearly known by itself: 制定下发, 按月打卡."""
    return len(form) == _TELLING - 1 and not read_marks(form) and not _DENIAL.match(form)


def _is_about(text: str, span: Span, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the sentence of a state has something of its label, and no more of a label like it."""
    told, own = pairs_of(text[slice(*_sentence(text, *span))]), pairs_of(core_of(claim.fact.label))
    others = (pairs_of(core_of(other.fact.label)) for other in claims if other.kind == STATE)
    shared = len(told & own)
    return shared > 0 and all(len(told & other) <= shared for other in others if own & other)


def _by_form(claims: Sequence[Claim]) -> dict[str, dict[int, Claim]]:
    forms: dict[str, dict[int, Claim]] = {}
    for claim in claims:
        if claim.kind == STATE:
            forms.setdefault(claim.form, {})[claim.index] = claim
    return forms


def _dated(text: str, stands: Sequence[Span], label: str) -> list[Span]:
    """Return those places of a time in words that are of what its label calls the time of (完工时限: 明年底前).

    Their sentence speaks of that, or the label says no more than what was done then.
    """
    thing, noun = _OF_TIME.subn("", label)
    if not noun:
        return []
    about = pairs_of(thing) if len(thing) > _HEAD else None
    return [span for span in stands if about is None or about & pairs_of(text[slice(*_sentence(text, *span))])]


def _is_in_time(text: str, start: int, end: int) -> bool:
    """Whether a time in words is part of another one, or denied."""
    return bool(_TIME_BEFORE.search(text, max(0, start - _HEAD), start) or _TIME_BEHIND.match(text, end))


def _beside(text: str, span: Span, owners: Mapping[int, Claim]) -> set[int]:
    """Return those of `owners` whose whole label stands right beside a state, brackets and all: 路面（含桥）为畅通."""
    start, end = span
    start -= bool(_LINK.fullmatch(text, start - 1, start)) if start else 0
    told = {index: claim.fact.label for index, claim in owners.items() if claim.fact.label}
    return {index for index, label in told.items() if text.startswith(label, end) or text.endswith(label, 0, start)}


def _awarded(text: str, span: Span, owners: Mapping[int, Claim]) -> set[int]:
    """Return those of `owners` that are honours, where a state is told to have been awarded: 被评为|先进个人."""
    found = _AWARDED.match(text[_sentence(text, *span)[0] : span[0]])
    if found is None or _NOT_AWARDED.search(CLAUSE.split(found["before"])[-1]):
        return set()
    return {index for index, claim in owners.items() if _HONOURED.search(claim.fact.label)}


def _spoken_of(text: str, span: Span, labels: Labels, owners: Mapping[int, Claim]) -> set[int]:
    """Return which of `owners` a state is said of."""
    start, end = _clause(text, *span)
    before, behind = text[start : span[0]], text[span[1] : end]
    if behind.startswith(_OF):
        before, behind = before.rpartition("、")[2], _own_things(behind)
    governs = bool(_DENIAL.match(text, *span)) and bool(idle_words().sub("", behind))
    words = behind if governs else f"{before}，{behind}"
    among = before if before.endswith(_AMONG) else ""  # 困难群众中|无|未参保人员
    first, last = _sentence(text, *span)
    around = f"{text[first:start]}，{text[end:last]}"
    said: set[int] = set()
    elsewhere = False
    for chunk in _chunks(words):
        named = labels.named(chunk)
        elsewhere |= bool(named) and named.isdisjoint(owners)
        hinted = _hinted(chunk, around, labels)
        # what shares more with it than a label that stands in it whole is meant: 历史同期位次 by 历史同期第一位
        found = named & owners.keys() or labels.holding_all(named, hinted)
        found = found or (hinted if hinted.isdisjoint(named) else named)
        told = f"{among}{chunk}"
        said |= {index for index in found & owners.keys() if not governs or _has_head(told, owners[index])}
    if governs:
        said |= {index for index, claim in owners.items() if _is_parted(before, behind, claim.fact.label)}
    if said:
        return said
    if elsewhere and not governs and behind.startswith(_OF):
        return said  # 已通水|的码头村提灌站 says nothing of 安置点供水
    if not idle_words().sub("", behind if governs else _RESULT.sub("", before)):
        # 近日晚上7点，召开部署会: said of nothing else
        return _near(around, labels, owners)
    if elsewhere and not governs:
        return said  # 管理办法|正在实施 says nothing of 管线迁改
    near = _near(words, labels, owners) - labels.spoken_of(around)
    return {index for index in near if _has_head(words, owners[index])} if governs else near


def _own_things(behind: str) -> str:
    """Return the things behind a state that it is of, up to one with a state of its own: 的|提灌站、正在施工的水厂."""
    first, *others = behind.split("、")
    own = takewhile(lambda other: not (_OF in other and read_marks(other)), others)
    return "、".join((first, *own))


def _hinted(chunk: str, around: str, labels: Labels) -> set[int]:
    """Return the facts whose labels a chunk has most of; not 环境质量 by 服务质量, where that stands itself."""
    found = labels.hinted(chunk)
    return found - (labels.named(around) - labels.holding(idle_words().sub("", chunk), found))


def _near(words: str, labels: Labels, owners: Mapping[int, Claim]) -> set[int]:
    """Return which of `owners` share two characters in a row with `words`, or else one."""
    return (labels.spoken_of(words) & owners.keys()) or (labels.lettered(words) & owners.keys())


def _has_head(chunk: str, claim: Claim) -> bool:
    """Whether what is denied is a thing of the label's kind: 重特大事故 for 重大安全事故, 受伤 not for 人员死亡."""
    return bool(set(core_of(claim.fact.label)[-2:]) & set(chunk))


def _is_parted(before: str, behind: str, label: str) -> bool:
    """Whether a denial stands between a label's thing and what is said of it: 信访事项|无|超期未办结的情形."""
    told, _, thing = core_of(label).rpartition("的")
    if not told:
        told, thing = core_of(label)[:-_HEAD], core_of(label)[-_HEAD:]
    if not thing or not _SPOKEN_BEFORE.sub("", before).endswith(thing[-_HEAD:]):
        return False
    pairs = pairs_of(told)
    return len(pairs & pairs_of(behind)) > _MOST * len(pairs)


def _chunks(words: str) -> list[str]:
    return [chunk for chunk in re.split("[、，]|和|与|及|或|等", words) if chunk]


def _is_hedged(text: str, span: Span, owners: Mapping[int, Claim]) -> bool:
    """Whether a state is denied, weakened or aimed at by the word before it (未全覆盖, 基本全覆盖, 力争全覆盖)."""
    if any(map(is_grade, owners.values())) and _MORE_OR_LESS.search(text, max(0, span[0] - _HEAD), span[0]):
        return True  # 较高风险 is another grade than 高风险
    found = _HEDGED.search(text, max(0, span[0] - _HEDGE), span[0]) or _BOUND.match(text, span[1])
    if found is None or _DENIAL.match(text, *span):
        return False
    return not any(found[0] in f"{claim.fact.label}{claim.fact.context}" for claim in owners.values())


def _occurrences(text: str, form: str) -> list[Span]:
    # line breaks and scanned spaces may stand between
    return [found.span() for found in re.finditer(loosely(form), text)]


def _clause(text: str, start: int, end: int) -> Span:
    """Return the clause around a state, with a clause before that names its topic (…方面，)."""
    first = max(0, start - _REACH)
    edges = [edge.span() for edge in CLAUSE.finditer(text, first, start)]
    stops = [first, *(stop for _, stop in edges)]
    if len(edges) > 1 and _TOPIC.search(text, stops[-2], edges[-1][0]):
        stops.pop()
    last = CLAUSE.search(text, end, end + _REACH)
    return stops[-1], last.start() if last else min(len(text), end + _REACH)


def _sentence(text: str, start: int, end: int) -> Span:
    first = start_after(SENTENCE_END, text, max(0, start - _REACH), start)
    last = SENTENCE_END.search(text, end, end + _REACH)
    return first, last.start() if last else min(len(text), end + _REACH)


@lru_cache(maxsize=1)
def _times() -> re.Pattern[str]:
    return re.compile(f"(?:{TIMES}|[底末初内前])+")


@lru_cache(maxsize=1)
def idle_words() -> re.Pattern[str]:
    """Return what finds words beside a state that say nothing of what it is of."""
    lists = ("bearing", "light", "idle", "affirmations", "starts", "progress", "finishes", "uses")
    words = sorted({word for name in lists for word in read_words(name)}, key=len, reverse=True)
    return re.compile(f"[一二三四五六七八九十]+(?=是)|{'|'.join(words)}|[^一-鿿]")  # 一是
