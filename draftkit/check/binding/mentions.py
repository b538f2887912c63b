"""Where the rows of labels are named in a text, and which of them a figure behind them is of."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from draftkit.check.clauses import CLAUSE, ITEM_JOINT, STOP, start_after
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.rows import Mention, Rows
from draftkit.check.scopes import WHOLE
from draftkit.patterns import lazy_pattern

BEHIND = 40
PIECE = lazy_pattern(r"[，,、；;。：:（）()\n]")
_REACH, _FARTHER = 120, 300
_NEAR = 16
_MOST = 8
_BRACKET = lazy_pattern(r"[（(][^（）()\n]{0,60}[）)]")
# another row is only compared with, or something comes from it or goes to it
_PASSED = lazy_pattern(
    r"(?:[较比与跟向从对占除给往至到替为把将]|同(?!时|样|步)|支援|援助|帮助|帮扶|毗邻|邻近|紧邻|相邻|超过|超出|[高低优多少大小好快慢]于"
    r"|不如|落后|领先|不含|扣除|通[往向]|送[往到]|来自|调[往到]|运[往到]|学习|借鉴|连接|连通|相当于)[^，。；;：:、\n]{0,3}$"
)
_PASSED_BEHIND = lazy_pattern(
    r"(?:相比|之?[比前后]|以外|之外|的[0-9零一二三四五六七八九十两数]|相邻|交界|接壤|协作|合作|联合|同期|和|与|、)"
)
_NUMBERED = lazy_pattern(r"\s*[0-9一二三四五六七八九十]{1,2}[.．是]$")
"""What numbers a paragraph that opens with its row: 1.青山镇。"""
_NUMBER = lazy_pattern(r"\s*[（(]?[0-9一二三四五六七八九十]{0,2}[）)、.．]?\s*")
_LINE_ENDS = ("\n", "：\n", "。\n")
_WIDER = lazy_pattern(f"{WHOLE}|各[市州县区镇乡村地]|[合共总]计|总的")
"""What a sentence opens with, or holds, that is of all rows again."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where rows are named in a text, in order."""

    page: Page
    rows: Rows
    found: Sequence[Mention]
    starts: Sequence[int]
    named: frozenset[str]

    def governing(self, index: int, own: str) -> Mention | None:
        """Return the other row that is named last before a figure in its sentence; its own is not since."""
        text, figure = self.page.text, self.page.figures[index]
        start = start_after(STOP, text, max(0, figure.start - _REACH), figure.start)
        last = bisect_left(self.starts, figure.start)
        for at in range(last - 1, max(-1, last - 1 - _MOST), -1):
            mention = self.found[at]
            if mention.start < start:
                return None
            if mention.row == own:
                return None
            if not self.rows.exclude(mention.row, own) or self._is_passed(mention, figure.start):
                continue
            beside = self.found[at - 1] if at else None
            if beside and beside.row == own and ITEM_JOINT.fullmatch(text, beside.end, mention.start):
                return None  # 青山镇、柳河镇…
            return mention
        return None

    def own_before(self, index: int, own: str) -> Mention | None:
        """Return where the own row of a figure is named, if none is named behind that in its sentence."""
        text, figure = self.page.text, self.page.figures[index]
        last = bisect_left(self.starts, figure.start) - 1
        start = start_after(STOP, text, max(0, figure.start - _REACH), figure.start)
        mention = self.found[last] if last >= 0 else None
        return mention if mention and mention.row == own and mention.start >= start else None

    def carried(self, index: int, own: str) -> Mention | None:
        """Return the other row that a sentence before a figure's in its line is of, where no row is named since.

        青山镇新建教室18间。该镇招收学生120人. One sentence that names two rows carries none of them on.
        """
        text, figure = self.page.text, self.page.figures[index]
        first = max(0, figure.start - _FARTHER)
        last = bisect_left(self.starts, figure.start) - 1
        mention = self.found[last] if last >= 0 else None
        line = max(text.rfind("\n", first, figure.start) + 1, first)
        if mention and mention.start < line and self._is_heading(mention, line):
            line = text.rfind("\n", first, mention.start) + 1
        if mention is None or mention.start < line or not self.rows.exclude(mention.row, own):
            return None
        start = start_after(STOP, text, line, mention.start)
        before = self.found[last - 1] if last else None
        if before and before.start >= start and before.row != mention.row:
            return None
        stop = STOP.search(text, mention.end, figure.start)
        if stop is None or _WIDER.search(text, stop.end(), figure.start):
            return None
        numbered = _NUMBERED.fullmatch(text, start, mention.start) or self._is_heading(mention, stop.end())
        return mention if numbered or not self._is_passed(mention, stop.start()) else None

    def _is_heading(self, mention: Mention, line: int) -> bool:
        """Whether a row is all that stands in the line above another, but for its number."""
        text = self.page.text
        start = text.rfind("\n", max(0, mention.start - _NEAR), mention.start) + 1
        opens = start or mention.start <= _NEAR
        return bool(opens and _NUMBER.fullmatch(text, start, mention.start)) and text[mention.end : line] in _LINE_ENDS

    def were_told(self, position: int, own: str) -> bool:
        """Whether a row is named before a place in its line."""
        start = self.page.text.rfind("\n", 0, position) + 1
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, position)
        return any(self.found[at].row == own for at in range(max(first, last - _MOST), last))

    def is_named(self, mention: Mention, index: int, own: str, tail: str) -> bool:
        """Whether the own row of a figure is spoken of behind the other one, or right behind the figure."""
        words = f"{self.page.text[mention.end : self.page.figures[index].start]}\n{self.words_behind(index)}"
        signs = set(own).difference(mention.row, tail)
        if not signs or any(map(str.isdigit, signs)):
            return own in words
        if own in self.rows.proper and len(signs) > 1:
            return any(pair in words for pair in map(add, own, own[1:]) if not signs.isdisjoint(pair))
        return not signs.isdisjoint(words)

    def words_behind(self, index: int) -> str:
        """Return the words right behind a figure, or the bracket there."""
        text, start = self.page.text, self.page.figures[index].end
        bracket = _BRACKET.match(text, start, start + BEHIND)
        edge = PIECE.search(text, start, start + BEHIND)
        return bracket.group() if bracket else text[start : edge.start() if edge else start + BEHIND]

    def is_named_before(self, mention: Mention, own: str) -> bool:
        """Whether a row is named before another in its sentence."""
        first = start_after(STOP, self.page.text, max(0, mention.start - _REACH), mention.start)
        begin, end = bisect_left(self.starts, first), bisect_left(self.starts, mention.start)
        return any(self.found[at].row == own for at in range(max(begin, end - _MOST), end))

    def is_alone(self, index: int) -> bool:
        """Whether no row is named in a figure's sentence, as far as that."""
        start = self.page.figures[index].start
        first = start_after(STOP, self.page.text, max(0, start - _REACH), start)
        return bisect_left(self.starts, first) == bisect_left(self.starts, start)

    def _is_passed(self, mention: Mention, position: int) -> bool:
        """Whether a row is named only by the way: compared with, in a bracket, at the end of a clause."""
        text = self.page.text
        near = max(0, mention.start - _NEAR)
        start = start_after(PIECE, text, near, mention.start)
        if _PASSED.search(text, start, mention.start) or _PASSED_BEHIND.match(text, mention.end):
            return True
        if mention.row not in self.rows.proper and not self._opens(start, mention):
            return True
        if CLAUSE.match(text, mention.end) and start < mention.start:
            return True  # 均在青山镇，
        bracket = max(text.rfind(sign, near, mention.start) for sign in "（(")
        if bracket < 0 or any(text.find(sign, bracket, mention.start) >= 0 for sign in "）)"):
            return False  # （一）青山镇
        return _BRACKET.match(text, bracket, position) is not None

    def _opens(self, start: int, mention: Mention) -> bool:
        """Whether a row is the first that its clause speaks of."""
        before = word_pattern("opening").sub("", self.page.text[start : mention.start])
        return before.strip('“”"在及和与 　|\t') == "" or not before[-1].isalpha()


def find_mentions(page: Page, rows: Rows) -> Mentions:
    """Return where rows are named."""
    found = rows.find(page.text) if rows.groups else []
    return Mentions(page, rows, found, [mention.start for mention in found], frozenset(m.row for m in found))
