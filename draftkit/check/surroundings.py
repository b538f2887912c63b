"""The words around each figure: the text cut into pieces at figures and punctuation, and how near each is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from operator import add

from draftkit.check.lists import Labels, find_lists
from draftkit.check.tables import find_cells
from draftkit.check.wording import grams_of
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

# a blank stands for the figure of a fact
_AMID = "(?<=[一-鿿]（[一-鿿]{%d}）)(?=[一-鿿])"
_EDGE = lazy_pattern(
    r"[，,：:、；;。！？!?\n()]|(?<![一-鿿])（|（(?![一-鿿]{1,3}）[一-鿿])"
    "|）" + "".join(f"(?!{_AMID % length})" for length in (1, 2, 3)) + r"|[_＿]{2,}|【待[^】\n]{0,12}】"
)
"""What cuts a text; not brackets in the middle of a word: 村（社区）民委员会."""
_ALIKE = dict(zip(",:;!?()_＿【", "，：；！？（）FFF", strict=True))

# What is left of a word's nearness beyond each edge, read backwards and forwards from a figure. `F` is
# another figure of a fact, `T` one that may stand between a label and its figure (a date, `28日` in a label).
_BACK = {"，": 0.7, "：": 0.8, "、": 0.7, "；": 0.35, "。": 0.3, "！": 0.3, "？": 0.3, "\n": 0.25,
         "（": 0.9, "）": 0.85, "F": 0.5, "T": 0.95}  # fmt: skip
_AHEAD = {"，": 0.4, "：": 0.5, "、": 0.35, "；": 0.15, "。": 0.0, "！": 0.0, "？": 0.0, "\n": 0.0,
          "（": 0.6, "）": 0.35, "F": 0.3, "T": 0.9}  # fmt: skip
_AHEAD_OF_DATE = _AHEAD | {"，": 0.8, "F": 0.4}
_FOLLOWS = 0.9
_LEADS_ON = 0.3
_OWNER = 0.75
_HEAD = 0.25
_TOPIC = 0.35
_ENDS = frozenset("。！？；")
_FAINT = 0.12
_FARTHEST = 10
_SENTENCE_BEFORE = 8
_CLAUSE = 24
_DATES = 4  # one behind the other
_SENTENCE_ENDS = frozenset("。！？\n")
_JOINT = lazy_pattern("[和与及](?![谐平睦会时格])|以及")
_LETTER = lazy_pattern(r"[\u4e00-\u9fffA-Za-z]")


class Surroundings:
    """A text as a row of pieces. Piece `k` ends at edge `k`: a punctuation mark or a figure."""

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        passing: Sequence[bool],
        grams: Mapping[str, int],
        values: Sequence[Figure],
        labels: Labels,
    ) -> None:
        """Cut a text. `values` are the figures with the words that are supplied with them: 每餐4元."""
        self.edges: list[str] = []
        self.starts: list[int] = []
        self.place: list[int] = []
        self._heads: list[int] = []
        self._topics: list[int] = []
        self._openers: dict[int, int] = {}
        self._figure_starts: dict[int, int] = {}
        self._cut(text, figures, passing)
        self._text = text
        self._hits: dict[int, list[int]] = {}
        self._dated = [figure.kind in MOMENTS for figure in figures]
        self._grams = grams
        self._lists = find_cells(text, figures, passing) | find_lists(text, values, passing, labels)

    def _cut(self, text: str, figures: Sequence[Figure], passing: Sequence[bool]) -> None:
        open_brackets: list[int] = []
        start = head = topic = 0
        for end, edge, figure in _edges(text, figures, passing):
            piece = len(self.edges)
            self.edges.append(edge)
            self.starts.append(start)
            self._heads.append(head)
            self._topics.append(topic)
            if figure >= 0:
                self.place.append(piece)
                if edge == "F":
                    self._figure_starts[piece] = figures[figure].start
            elif edge == "（":
                open_brackets.append(piece)
            elif edge == "）" and open_brackets:
                self._openers[piece] = open_brackets.pop()
            elif edge == "\n":
                head = topic = piece + 1
                open_brackets.clear()
            elif edge in _ENDS:
                topic = piece + 1
            start = end
        self.edges.append("\n")
        self.starts.append(start)
        self._heads.append(head)
        self._topics.append(topic)

    def beside(self, index: int) -> list[int]:
        """Return the known grams right before and right behind figure `index`, up to the next edges.

        A date before it is its own; what is behind it and leads to another figure (升至2020年的, 和省级) is that one's.
        """
        here = self.place[index]
        hits = [*self._hits_in(here)]
        for _ in range(min(here, _DATES)):
            if self.edges[here - 1] != "T":
                break
            here -= 1
            hits += self._hits_in(here)
        behind = self.place[index] + 1
        leads_on = self._leads_past_dates(behind) or (self.edges[behind] == "F" and self._is_joined(behind))
        return hits if leads_on else hits + self._hits_in(behind)

    def _is_joined(self, piece: int) -> bool:
        """Whether a piece begins the next item of a row: 市级1个|和省级|28个."""
        return _JOINT.match(self._text, self.starts[piece]) is not None

    def _leads_past_dates(self, piece: int) -> bool:
        """Whether a piece ends in a date, and what follows that, in another figure."""
        for edge in self.edges[piece : piece + 1 + _DATES] if self.edges[piece] == "T" else ():
            if edge != "T":
                return edge == "F"
        return False

    def _hits_in(self, piece: int) -> list[int]:
        """Return the known grams that begin in a piece (or in the figure behind it)."""
        hits = self._hits.get(piece)
        if hits is None:
            start, end = self.starts[piece], self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self._text)
            signs, behind = self._text[start:end], self._text[start + 1 : end + 1]
            # numbered from 1 on: what is no gram falls through the filter
            found = chain(map(self._grams.get, map(add, signs, behind)), map(self._grams.get, signs))
            # each once: a long piece is the head of many figures
            hits = self._hits[piece] = list(dict.fromkeys(filter(None, found)))
        return hits

    def clause(self, index: int, end: int) -> tuple[str, str, bool]:
        """Return the words right before figure `index` and right behind `end`, and whether the latter lead to another.

        What stands in a list told by 分别 is its item. Where nothing stands before a figure, what it follows does.
        """
        if item := self._lists.get(index):
            return f"{item.own} {item.shared}", "", False
        here = self.place[index]
        behind = here + 1
        while behind + 1 < len(self.starts) and self.starts[behind] < end:
            behind += 1
        before = self._words(here)
        for _ in range(min(here, _DATES)):
            if self.edges[here - 1] != "T" and (_LETTER.search(before) or self.edges[here - 1] not in "（F"):
                break
            here -= 1
            before = f"{self._words(here)} {before}"
        return before[-_CLAUSE:], self._words(behind)[:_CLAUSE], self.edges[behind] == "F"

    def sentence(self, index: int, besides: Collection[int]) -> str:
        """Return the words of a figure's sentence, a few pieces to each side, but for those beside other figures."""
        here = self.place[index]
        taken = {piece for other in besides for piece in (self.place[other], self.place[other] + 1)} - {here, here + 1}
        first, last = max(self._topics[here], here - _FARTHEST), min(here + _FARTHEST, len(self.edges))
        words = [self._words(piece) for piece in range(first, here + 1) if piece not in taken]
        for piece in range(here + 1, last):
            if piece not in taken:
                words.append(self._words(piece))
            if self.edges[piece] in _SENTENCE_ENDS:
                break
        return "\n".join(words)

    def heads(self, index: int) -> str:
        """Return what stands over a figure: how its line begins, the line before, the sentence before."""
        here = self.place[index]
        topic, head = self._topics[here], self._heads[here]
        pieces = {*range(max(0, topic - _SENTENCE_BEFORE), topic), topic, head, *range(max(0, head - 2), head)}
        return "\n".join(self._words(piece) for piece in sorted(pieces))

    def _words(self, piece: int) -> str:
        end = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self._text)
        found = self._text[self.starts[piece] : end]
        # a date or a figure of a label (PM2.5) is a word like others
        return found[: self._figure_starts[piece] - self.starts[piece]] if piece in self._figure_starts else found

    def in_list(self, index: int) -> bool:
        """Whether figure `index` stands in a list told by 分别 or in a table: the words beside it are another's."""
        return index in self._lists

    def items(self, index: int) -> tuple[str, ...]:
        """Return what the heads of a figure's column and row are, or what its item in a list told by 分别 is."""
        item = self._lists.get(index)
        return (item.own, item.shared) if item else ()

    def seen_from(self, index: int) -> dict[int, float]:
        """Return how near each known pair of characters stands to figure `index`."""
        seen: dict[int, float] = {}
        if item := self._lists.get(index):
            for words, nearness in ((item.over, _TOPIC), (item.own, 1.0), (item.shared, 1.0)):
                seen.update((self._grams[pair], nearness) for pair in grams_of(words) if pair in self._grams)
            return seen
        here = self.place[index]
        for piece, nearness in (
            *self._forwards(here, _AHEAD_OF_DATE if self._dated[index] else _AHEAD),
            *self._backwards(here),
        ):
            for gram in self._hits_in(piece):
                if gram not in seen or nearness > seen[gram]:
                    seen[gram] = nearness
        return seen

    def _backwards(self, here: int) -> list[tuple[int, float]]:
        edges = self.edges
        around = [(here, 1.0)]
        nearness = 1.0
        piece = farthest = here
        for _ in range(min(_FARTHEST, here)):
            edge = edges[piece - 1]
            nearness *= _BACK[edge]
            if edge == "）":
                # a closed bracket speaks of what stands before it; one without figures is part of that: 村（社区）14个
                opener = self._openers.get(piece - 1, piece - 1)
                if opener == piece - 2:
                    around.append((piece - 1, nearness))
                piece = opener
            elif edge == "（" and piece > 1 and edges[piece - 2] in "FT" and not self._hits_in(piece - 1):
                piece -= 2  # the figure before its bracket is no stranger to anything in it
                nearness = _OWNER
            else:
                piece -= 1
            if nearness < _FAINT:
                break
            around.append((piece, nearness))
            farthest = piece
            if piece == 0:
                break
        topic, head = self._topics[here], self._heads[here]
        if topic < here and edges[topic] in "，：":
            around.append((topic, _TOPIC))  # 出租房屋排查方面，甲镇12套，乙镇15套
        if head < farthest:
            around.append((head, _HEAD))
        if head > 1:
            around.append((head - 1, _HEAD / 2))
        return around

    def _forwards(self, here: int, factors: Mapping[str, float]) -> list[tuple[int, float]]:
        nearness = _FOLLOWS
        around = []
        for piece in range(here + 1, min(here + _FARTHEST, len(self.edges))):
            # words of a further clause that lead up to a figure are that figure's
            leads = (piece > here + 1 and self.edges[piece] == "F") or self._leads_past_dates(piece)
            around.append((piece, nearness * _LEADS_ON if leads and factors is _AHEAD else nearness))
            nearness *= factors[self.edges[piece]]
            if nearness < _FAINT:
                break
        return around


def _edges(text: str, figures: Sequence[Figure], passing: Sequence[bool]) -> Iterator[tuple[int, str, int]]:
    """Yield every edge in order: its end, its kind, and the figure's number or -1."""
    edges = [(mark.start(), True, mark.end(), -1) for mark in _EDGE.finditer(text)]
    edges += [(figure.start, False, figure.end, number) for number, figure in enumerate(figures)]
    edges.sort()
    covered = 0
    for start, is_mark, end, number in edges:
        if not is_mark:
            covered = end
            yield end, "T" if passing[number] else "F", number
        elif start >= covered:
            yield end, _ALIKE.get(text[start], text[start]), -1
