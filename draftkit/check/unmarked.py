"""What is not known yet, with no ____ for it in the text: words that stand in its place, or nothing."""

from collections.abc import Container, Iterator, Sequence

from draftkit.check.blanks import filled_finding
from draftkit.check.clauses import BLANK_EDGE, BLANK_MARK, CLAUSE, SENTENCE_END, cut_clauses, pairs_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.periods import TIME
from draftkit.check.supply import BLANK, Claim, Supply
from draftkit.check.turned.alike import Alike
from draftkit.check.turned.outlook import is_ahead, is_among_plans, is_wished
from draftkit.check.verdict import Finding
from draftkit.messages import say
from draftkit.patterns import HINT, lazy_pattern

_REACH = 60
_TRIES = 50
"""Clauses that are looked at for one label: no honest text names it so often, and a hostile one costs no more."""
_ALIKE = 0.5
_TOPIC = lazy_pattern(r"(?:等|的)?(?:方面|情况|上|来看|而言)?")
_AMOUNT = lazy_pattern("(?:数额|数量|总额|总量|金额|规模|人数)?(?:较大|很大|巨大|可观|较多|很多|不少|众多|许多|若干)")
"""What tells of an amount wherever the name of what is counted stands in its clause (享受减免税款|数额可观)."""
_REACHED = lazy_pattern("(?:均|全)?(?:已|位居|位列|名列|稳居|居全|无一)")
"""What is told as reached, whatever is planned around it."""
_DATED = lazy_pattern(f"(?:{TIME})$")
_RATED = lazy_pattern(r"(?<=[一-龥]{3})[一-龥]{2}率$")
_FULLY = lazy_pattern(r"应([一-龥])尽\1")
_VAGUE_TIME = lazy_pattern(
    "(?:[今明本当]年)?(?:年底|年内|年末|月底|月内|季末|岁末|年初|年中|上半年|下半年|节前|春节前|汛前|汛期前|入冬前|入汛前|近期|近日|日内|不日|下月|下周)"
    "(?:之?前|以前|内)?"
)
_UNKNOWN = lazy_pattern("待|尚未|尚无|暂未|暂无|未定|未知|核实|另行")
_LIGHT = lazy_pattern(r"[的了等]*")
_WITHIN = lazy_pattern(
    "(?:已|均|也|都|现|已经)*(?:全部|全额|足额|悉数|全数|如数|一律|绝?大部分|部分|无一|(?<![尚暂])未(?![来成])|(?<!还)没有|零)"
    "(?:发生|出现|发现|造成|产生|开展|进行|得到|予以|实现)?"
)
"""What tells how much or that there is none between two ends of a name: 租金|全部|减免, 房屋|无一|倒损."""
_MOST_OF = lazy_pattern(
    "绝?大多数|绝?大部分|多数|多半|大半|过半|近半|半数|全体|所有|极少数|少数|(?<![尚暂])未(?:开展|进行|组织|实施)|没有(?:开展|进行)"
)
"""The same before the name: 绝大多数|学生参加课后服务."""

Place = tuple[int, int]


def judge_unmarked(page: Page, supply: Supply, told: Container[str]) -> Iterator[Finding]:
    """Yield a finding for each blank without a ____ : words in its place, or nothing; `told` are keys told of."""
    blanks = [claim for claim in supply.claims if claim.kind == BLANK]
    left = [claim for claim in _unmarked(page.text, blanks) if claim.fact.key not in told] if blanks else []
    places = _words_instead(page, left) if left else {}
    for claim in left:
        if claim.fact.key in places:
            yield filled_finding(page.text, *places[claim.fact.key], claim.fact)
        else:
            message = say("{label} is not known yet, and no ____ stands for it. Put one.", label=claim.fact.label)
            yield Finding.at(None, "missing", message, fact=claim.fact, severity="warning")


def judge_hints(text: str) -> Iterator[Finding]:
    """Yield a warning for each hint of an empty form that is still there: （在此记做法）."""
    for hint in HINT.finditer(text):
        message = say("{text} is the hint of an empty form; write what is to be said, or take it out.", text=hint[0])
        yield Finding.at(hint.span(), "blank", message, hint[0], severity="warning")


def _unmarked(text: str, blanks: Sequence[Claim]) -> list[Claim]:
    """Return the blanks that no ____ of the text may stand for."""
    pairs = [pairs_of(claim.fact.label) for claim in blanks]
    left = set(range(len(blanks)))
    for mark in BLANK_MARK.finditer(text):
        shares = _shares(text, mark.start(), pairs)
        best = max(shares)
        if not best:
            return []  # it may be anybody's
        left -= {number for number, share in enumerate(shares) if share >= _ALIKE * best}
    return [blanks[number] for number in sorted(left)]


def blank_at(text: str, start: int, labels: Sequence[str]) -> int:
    """Return the number of the one label that the words before a ____ tell most of, -1 for none or several."""
    shares = _shares(text, start, [pairs_of(label) for label in labels])
    best = max(shares, default=0.0)
    return shares.index(best) if best and shares.count(best) == 1 else -1


def _shares(text: str, start: int, labels: Sequence[set[str]]) -> list[float]:
    """Return how much of each label stands in the clause before a place, or else in its sentence."""
    before = text[max(0, start - _REACH) : start]
    shares = [0.0] * len(labels)
    for edge in (BLANK_EDGE, SENTENCE_END):
        words = pairs_of(edge.split(before)[-1])
        shares = [len(label & words) / max(1, len(label)) for label in labels]
        if any(shares):
            break
    return shares


def _words_instead(page: Page, blanks: Sequence[Claim]) -> dict[str, Place]:
    """Return, for the keys of blanks, where a clause that names one says something of it in words: 补贴|已全部发放到位.

    Of what has no date yet, also where one is told in words: 小区改造预计|年底前|完工; of a rate, where the text says
    of how many: 绝大多数|学生参加课后服务, for 课后服务参与率.
    """
    text = page.text
    clauses = list(cut_clauses(text))
    places: dict[str, Place] = {}
    for number, (start, end) in _named_in(text, clauses, [claim.fact.label for claim in blanks]):
        key, label = blanks[number].fact.key, blanks[number].fact.label
        if key not in places:
            clause = text[start:end]
            pairs = pairs_of(label)
            at = [clause.find(pair) for pair in pairs if pair in clause]
            last = max(clause.rfind(pair) for pair in pairs) + 2
            name = start + min(at), start + last
            if place := _predicate(page, start, *name, end) or _amount_around(page, start, *name, end, label):
                places[key] = place
    for ending, tell in ((_DATED, _when), (_RATED, _how_many)):
        left = [claim for claim in blanks if claim.fact.key not in places and ending.search(claim.fact.label)]
        for number, (start, end) in _named_in(text, clauses, [ending.sub("", claim.fact.label) for claim in left]):
            if place := tell(text, start, end, left[number].fact.label):
                places.setdefault(left[number].fact.key, place)
    return places


def _when(text: str, start: int, end: int, _label: str) -> Place | None:
    """Return where a clause tells a time without a date: 年底前."""
    told = _VAGUE_TIME.search(text, start, end)
    return told.span() if told and not _UNKNOWN.search(text, start, end) else None


def _how_many(text: str, start: int, end: int, label: str) -> Place | None:
    """Return where a clause tells of how many what a rate tells of: 绝大多数|学生…, 应参尽参 for a 参保率."""
    told, fully = _MOST_OF.match(text, start, end), _FULLY.search(text, start, end)
    if told is None and fully and fully[1] in label:
        told = fully
    return told.span() if told and not is_wished(text, told.start()) else None


def _named_in(text: str, clauses: Sequence[Place], labels: Sequence[str]) -> Iterator[tuple[int, Place]]:
    """Yield the number of each label and a clause that has most of it, in order, so many of one label at most."""
    alike = Alike([pairs_of(label) for label in labels])
    known: dict[str, list[int]] = {}
    left = [_TRIES] * len(labels)
    for start, end in clauses:
        words = text[start:end]
        found = known.get(words)
        if found is None:
            found = known[words] = list(alike.find(pairs_of(words)))
        for number in found:
            if left[number]:
                left[number] -= 1
                yield number, (start, end)


def _predicate(page: Page, start: int, first: int, last: int, end: int) -> Place | None:
    """Return the words behind a label in its clause (or the next, behind …方面), if they tell of it."""
    text = page.text
    last = _LIGHT.match(text, last, end).end()  # type: ignore[union-attr]  # matches nothing, too
    if _TOPIC.fullmatch(text, last, end) and text[end : end + 1] == "，" and last < end:
        following = CLAUSE.search(text, end + 1)
        last, end = end + 1, following.start() if following else len(text)
    words = text[last:end]
    instead = word_pattern("instead").match(words)
    if instead is None:
        return None  # 救助金|发放机制日益完善 speaks of another thing
    if word_pattern("pending").search(words, instead.end()):
        return None
    if word_pattern("opening").sub("", text[start:first]) and not _AMOUNT.match(words):
        return None
    if not _REACHED.match(words) and (is_wished(text, first) or is_among_plans(text, first)):
        return None
    return None if page.has_figure(start, end) else (last, end)


def _amount_around(page: Page, start: int, first: int, last: int, end: int, label: str) -> Place | None:
    """Return the words before a label in its clause, or between two parts of it, that tell how much of it there is."""
    text = page.text
    if page.has_figure(start, end) or word_pattern("pending").search(text, last, end):
        return None
    if is_wished(text, first) or is_ahead(text, first):
        return None
    opening = word_pattern("opening").sub("", text[start:first])
    if opening and (leading := _MOST_OF.search(text, start, first)):
        return leading.start(), last
    inner = _WITHIN.search(text, first, last)
    if opening or inner is None or inner[0] in label:
        return None
    return inner.start(), end
