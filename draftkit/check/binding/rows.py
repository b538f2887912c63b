"""Figures beside the name of another row than theirs: 青山镇教室18间, of 柳河镇's."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.clauses import CLAUSE, ITEM_JOINT, STOP, start_after
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.rows import Mention, Rows, read_rows
from draftkit.check.supply import BLANK, Supply
from draftkit.ledger import Fact
from draftkit.patterns import lazy_pattern

_JUDGED = frozenset({"count", "percent", "period"})
_REACH = 120
_BEHIND = 40
_NEAR = 16
_MOST = 8
_TELLING = 4
_LINK = lazy_pattern(r"(?:共?[为有达计是]|达到|约|近|超|共计|合计|各|均|仅)+$")
_PIECE = lazy_pattern(r"[，,、；;。：:（）()\n]")
_BRACKET = lazy_pattern(r"[（(][^（）()\n]{0,60}[）)]")
_ADDED = lazy_pattern(r"[，,；;：:]")
# another row is only compared with, or something comes from it or goes to it
_PASSED = lazy_pattern(
    r"(?:[较比与跟向从对占除给往至到替为把将]|同(?!时|样|步)|支援|援助|帮助|帮扶|毗邻|邻近|紧邻|相邻|超过|超出|[高低优多少大小好快慢]于"
    r"|不如|落后|领先|不含|扣除|通[往向]|送[往到]|来自|调[往到]|运[往到]|学习|借鉴|连接|连通|相当于)[^，,。；;：:、\n]{0,3}$"
)
_PASSED_BEHIND = lazy_pattern(
    r"(?:相比|之?[比前后]|以外|之外|的[0-9零一二三四五六七八九十两数]|相邻|交界|接壤|协作|合作|联合|同期|和|与|、)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where rows are named in a text."""

    page: Page
    rows: Rows
    mentions: Sequence[Mention]
    starts: Sequence[int]
    named: frozenset[str]
    blanks: frozenset[str]
    """Labels of what is not known."""
    heads: frozenset[str]
    """Names of places or bodies with how the rest of a label of theirs begins."""


def find_other_rows(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures whose fact is of one row, and that stand behind the name of another with their label's rest.

    One that stands right behind that is no statement of its fact; it is only not sure where the name holds for what
    stands before it, too, or where other words stand beside the figure than its label's.
    """
    rows = read_rows(supply)
    mentions = rows.find(page.text) if rows.groups else []
    if not mentions:
        return
    blanks = frozenset(claim.fact.label for claim in supply.claims if claim.kind == BLANK)
    heads = frozenset(
        claim.fact.label[: len(row) + _TELLING]
        for claim, row in zip(supply.claims, rows.of, strict=True)
        if row in rows.proper
    )
    told = _Told(page, rows, mentions, [m.start for m in mentions], frozenset(m.row for m in mentions), blanks, heads)
    for index, verdict in enumerate(binding.verdicts):
        claim = binding.claims[index]
        if verdict != STATED or page.surroundings.in_list(index):
            continue
        if not rows.of[claim] and _is_of_all(told, supply.claims[claim].fact, index):
            binding.doubt(index, UNSURE)
        if not is_sole_count(page, supply, binding, index):
            continue
        own = rows.of[claim]
        other = _governing(told, index, own) if own else None
        if other is None or _is_of(supply, rows, page.forms[index], other.row):
            continue
        if own not in rows.proper and own not in told.named:
            continue  # the writer calls it otherwise
        tail = supply.claims[claim].fact.label.removeprefix(own)
        fit = "" if _is_named(told, other, index, own, tail) else _fit(told, index, own, other, tail)
        if fit:
            binding.doubt(index, fit)


def is_sole_count(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether a figure is a count of one fact, and nothing else that was supplied."""
    return (
        page.figures[index].kind in _JUDGED
        and index not in binding.also
        and index not in binding.firm
        and page.forms[index] not in supply.allowed
    )


def words_before(page: Page, index: int, start: int = 0) -> str:
    """Return the words right before a figure, from `start` on at most, without what leads on to it (为, 共有)."""
    figure = page.figures[index]
    start = max(start, figure.start - _BEHIND, page.figures[index - 1].end if index else 0)
    return _LINK.sub("", _PIECE.split(page.text[start : figure.start])[-1])


def _is_of_all(told: _Told, fact: Fact, index: int) -> bool:
    """Whether a figure of no row stands behind its label and a place of which such a thing was supplied apart:
    东河镇|危房改造对象434户, beside 东河镇危房改造132户.
    """
    words = words_before(told.page, index)
    if len(fact.label) < _TELLING or not words.endswith(fact.label):
        return False
    row = words.removesuffix(fact.label)
    at = next((at for at in range(len(row)) if row[at:] in told.rows.proper), -1)
    if at < 0 or row[at:] in f"{fact.context} {fact.section}":
        return False
    return f"{row[at:]}{fact.label[:_TELLING]}" in told.heads


def _is_of(supply: Supply, rows: Rows, form: str, row: str) -> bool:
    """Whether a figure was supplied of a row, too."""
    return any(rows.of[owner] == row for owner in supply.owners.get(form, ()))


def _governing(told: _Told, index: int, own: str) -> Mention | None:
    """Return the other row that is named last before a figure in its sentence; its own is not since."""
    text, figure = told.page.text, told.page.figures[index]
    start = start_after(STOP, text, max(0, figure.start - _REACH), figure.start)
    last = bisect_left(told.starts, figure.start)
    for at in range(last - 1, max(-1, last - 1 - _MOST), -1):
        mention = told.mentions[at]
        if mention.start < start:
            return None
        if mention.row == own:
            return None
        if not told.rows.exclude(mention.row, own) or _is_passed(told, mention, figure.start):
            continue
        beside = told.mentions[at - 1] if at else None
        if beside and beside.row == own and ITEM_JOINT.fullmatch(text, beside.end, mention.start):
            return None  # 青山镇、柳河镇…
        return mention
    return None


def _is_passed(told: _Told, mention: Mention, position: int) -> bool:
    """Whether a row is named only by the way: compared with, in a bracket, at the end of a clause."""
    text = told.page.text
    near = max(0, mention.start - _NEAR)
    start = start_after(_PIECE, text, near, mention.start)
    if _PASSED.search(text, start, mention.start) or _PASSED_BEHIND.match(text, mention.end):
        return True
    if mention.row not in told.rows.proper and not _opens(told, start, mention):
        return True
    if CLAUSE.match(text, mention.end) and start < mention.start:
        return True  # 均在青山镇，
    bracket = max(text.rfind(sign, near, mention.start) for sign in "（(")
    return bracket >= 0 and _BRACKET.match(text, bracket, position) is not None


def _opens(told: _Told, start: int, mention: Mention) -> bool:
    """Whether a row is the first that its clause speaks of."""
    before = word_pattern("opening").sub("", told.page.text[start : mention.start])
    return before.strip("“”\"在及和与 　|\t") == "" or not before[-1].isalpha()


def _is_named(told: _Told, mention: Mention, index: int, own: str, tail: str) -> bool:
    """Whether the own row of a figure is spoken of behind the other one, or right behind the figure."""
    text, figure = told.page.text, told.page.figures[index]
    end = figure.end + _BEHIND
    bracket = _BRACKET.match(text, figure.end, end)
    edge = _PIECE.search(text, figure.end, end)
    behind = bracket.group() if bracket else text[figure.end : edge.start() if edge else end]
    words = f"{text[mention.end : figure.start]}\n{behind}"
    signs = set(own).difference(mention.row, tail)
    if not signs or any(map(str.isdigit, signs)):
        return own in words
    if own in told.rows.proper and len(signs) > 1:
        return any(pair in words for pair in map(add, own, own[1:]) if not signs.isdisjoint(pair))
    return not signs.isdisjoint(words)


def _fit(told: _Told, index: int, own: str, other: Mention, tail: str) -> str:
    """Return how surely a figure stands in another row: `STRAY`, `UNSURE` or `""`."""
    text, figure = told.page.text, told.page.figures[index]
    between = text[other.end : figure.start]
    words = words_before(told.page, index, other.end)
    if words.endswith(tail):
        rest = word_pattern("opening").sub("", words.removesuffix(tail))
    elif not words and (text.startswith(tail, figure.end) or f"{other.row}{tail}" in told.blanks):
        rest = ""  # 疑似5例, where 疑似病例 is not known
    else:
        return ""
    if rest or (_ADDED.search(between) and _was_told(told, figure.start, own)):
        return UNSURE
    return STRAY


def _was_told(told: _Told, position: int, own: str) -> bool:
    """Whether a row is named before a place in its line."""
    start = told.page.text.rfind("\n", 0, position) + 1
    first, last = bisect_left(told.starts, start), bisect_left(told.starts, position)
    return any(told.mentions[at].row == own for at in range(max(first, last - _MOST), last))
