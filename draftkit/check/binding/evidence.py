"""Whether the words around a written figure are evidence that it stands for its fact."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from draftkit.check.binding.bound import ALIEN, ELSEWHERE, MUTE, NAMED, NOVEL, STATED, UNSURE, Binding
from draftkit.check.binding.events import weigh_moment
from draftkit.check.binding.periods import is_told_by_period
from draftkit.check.binding.structure import closes_its_parts, is_bare_total_told, is_change_for_level, is_lack_told
from draftkit.check.clauses import CLAUSE
from draftkit.check.lexicon import read_set
from draftkit.check.page import Page
from draftkit.check.periods import without_bases
from draftkit.check.ranks import is_only_move_told
from draftkit.check.subjects import Subject, content_of, fields_of, foreign_words, names_other_kind, pairs_in
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_TABLE = lazy_pattern(r"[|\t]")
_FOREIGN_REACH = 10
"""Characters from a figure in which a word of another thing is the figure's."""
_NEAR = 6
_NEXT = 2
_REACH = 30
_LED = 60
_BEHIND = 12
_MOST = 32
_ROW = 200
_OF_PEOPLE = frozenset({"人", "名", "位", "人次", "个"})
_WHERE = lazy_pattern("[在于到向往]")
_CONTENT = lazy_pattern(r"[\u4e00-\u9fff]{2}")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words right before and right behind a figure that are its own, and all beside it.

    `shared` tells whether they share two characters in a row with what was supplied of its fact, `unnamed` whether
    nothing that is special in it stands there or before.
    """

    before: str
    behind: str
    beside: str
    shared: bool
    unnamed: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is looked at to tell what a figure stands for; `homes` are the figures of each claim, in order."""

    page: Page
    supply: Supply
    binding: Binding
    homes: Mapping[int, list[int]]
    marked: Mapping[int, int]

    def weigh(self, index: int) -> str:
        """Return whether the words around a figure name its fact, tell nothing, or speak of something else; `ALIEN`
        where they do by words that no list has beside those of the fact: they may be its own in other words.

        The clause decides; where it tells nothing, the sentence does, but for what it says of other figures' facts,
        and where the clause is empty, what stands over it as well. A mark decides only where there are no words.
        """
        claim = self.binding.claims[index]
        if is_change_for_level(self.page, self.supply, index, claim):
            return ELSEWHERE
        if closes_its_parts(self.page, self.supply, self.binding, index):
            return NAMED
        if is_bare_total_told(self.page, self.supply, index, claim):
            return NAMED
        if is_lack_told(self.page, self.supply, index, claim):
            return NAMED
        if is_told_by_period(self.page, self.supply, index, claim):
            return NAMED
        if is_only_move_told(self.page.text, self.page.figures[index], self.supply.claims[claim], self.supply):
            return NAMED
        start, end = self._place(index, claim)
        if start != self.page.figures[index].start:
            return NAMED  # the second figure of a value: its first one is judged
        subject = self.page.subjects[claim]
        before, behind, leads_on = self.page.surroundings.clause(index, end)
        beside = f"{before} {behind}"
        if behind.startswith(self.supply.claims[claim].fact.label):
            return NAMED  # 29所小学、11所|初中和3所
        if not subject.pairs and self._has_label(before, claim):
            return NAMED  # 男青年668人, of 男; 80—89周岁有3702人
        if names_other_kind(f"{self._row(index)}，{before} {'' if leads_on else behind}", subject):
            return ELSEWHERE
        shared = bool((subject.pairs | subject.around) & pairs_in(beside))
        unnamed = self._is_unnamed(index, beside, subject)
        if shared and not unnamed:
            return NAMED
        words = _Words(before, "" if leads_on else behind, beside, shared=shared, unnamed=unnamed)
        return self._weigh_words(index, words)

    def _has_label(self, words: str, claim: int) -> bool:
        """Whether the last words before a figure have the whole label of a fact, and of no other part of its total."""
        label = self.page.label(claim)
        return words.rfind(label) >= max(0, len(words) - len(label) - _NEAR)

    def weigh_moment(self, index: int) -> str:
        """Return the same of a date or time, whose clause tells its event."""
        claim = self.binding.claims[index]
        homes = self.homes[claim]
        # what stands over a date that is told elsewhere, too, may speak of it there
        over = "" if len(homes) > 1 else self.page.surroundings.heads(index)
        return weigh_moment(self.page, index, claim, f"{self._sentence(index, homes)}\n{over}")

    def _weigh_words(self, index: int, words: _Words) -> str:
        """Return what the words beside a figure tell that have nothing special of its fact."""
        claim = self.binding.claims[index]
        subject = self.page.subjects[claim]
        foreign = foreign_words(f"{words.before[-_FOREIGN_REACH:]} {words.behind[:_FOREIGN_REACH]}", subject)
        if self.page.figures[index].unit not in _OF_PEOPLE:
            foreign = [word for word in foreign if word not in read_set("actors")]  # 民警登门342次
        new = self.page.subjects.new_noun(words.before, words.behind, subject) if words.unnamed else ""
        if words.shared and not new and not foreign:
            return NAMED
        other = bool(new and foreign_words(new, subject))
        if _hints(words.beside, subject) and not other:
            return UNSURE if foreign else NOVEL if new else NAMED
        silent = not _CONTENT.search(content_of(without_bases(words.beside)))
        in_table = _in_table(self.page.text, self.page.figures[index].start)
        if not foreign and ((silent and self.marked.get(index) == claim) or in_table):
            return NAMED
        sentence, over = self._sentence(index, self.homes[claim]), self.page.surroundings.heads(index)
        if foreign:
            return self._weigh_foreign(index, words, foreign, (over, sentence), special=other)
        if new:
            return NOVEL
        if not silent:
            return NAMED if _speaks(sentence, subject, self._neighbours(index)) else MUTE
        return NAMED if _speaks(f"{over}\n{sentence}", subject) else MUTE

    def _weigh_foreign(
        self, index: int, words: _Words, foreign: Sequence[str], around: tuple[str, str], *, special: bool
    ) -> str:
        """Return what known words of another thing beside a figure tell: `around` are the words over it, and its
        sentence."""
        claim = self.binding.claims[index]
        subject, besides = self.page.subjects[claim], self._neighbours(index)
        if not _is_nearest(words, foreign):
            return UNSURE
        if subject.fields and not _speaks("\n".join(around), subject, besides, special=special):
            return ALIEN if self._is_mostly_named(index) else ELSEWHERE
        strange = subject.all_signs.isdisjoint(words.beside)
        strange = strange and set(self.supply.claims[claim].fact.label).isdisjoint("".join(foreign))  # 征地, 土地
        alien = subject.tells and strange and not _speaks(around[1], subject, besides, special=special)
        return ALIEN if alien else UNSURE

    def _is_mostly_named(self, index: int) -> bool:
        """Whether a figure's sentence has a third of what tells in its fact's label, or more than half of all of it.

        夏粮自6月3日开始收购，入库|8.94万吨 speaks of 夏粮收购, though another fact is the one of 收购开始.
        """
        claim = self.binding.claims[index]
        signs, label = self.page.subjects[claim].signs, set(self.supply.claims[claim].fact.label)
        told = set(self.page.led(index, _LED) + self.page.followed(index, _BEHIND))
        return (bool(signs) and 3 * len(signs & told) >= len(signs)) or 2 * len(label & told) > len(label)

    def _is_unnamed(self, index: int, beside: str, subject: Subject) -> bool:
        """Whether what is special in a fact's words stands neither beside a figure nor before it in its sentence.

        What a sentence speaks of first may be named otherwise then (重拳整治散埋乱葬，涉及坟墓2370座).
        """
        special = subject.special | subject.special_around
        if not subject.special or special & pairs_in(beside):
            return False
        led = self.page.led(index, _LED)
        return special.difference(*(other.special for other in self._neighbours(index))).isdisjoint(pairs_in(led))

    def _row(self, index: int) -> str:
        """Return the words before a figure, with what is named together with them (公园、广场|12处)."""
        start = self.page.figures[index - 1].end if index else 0
        words = self.page.before(index, _REACH)
        return CLAUSE.split(words[-max(1, self.page.figures[index].start - start) :])[-1]

    def namesake(self, index: int) -> int:
        """Return another fact of the same value that the words beside a figure name, -1 if there is none."""
        owners = self.supply.owners.get(self.page.forms[index], ())
        if len(owners) < 2:
            return -1
        before, behind, _ = self.page.surroundings.clause(index, self.page.figures[index].end)
        around = pairs_in(f"{before} {behind}")
        return next((owner for owner in owners[:_MOST] if self.page.subjects[owner].pairs & around), -1)

    def _place(self, index: int, claim: int) -> tuple[int, int]:
        """Return where the value stands that a figure belongs to."""
        figure = self.page.figures[index]
        if index in self.binding.firm:
            places = self.binding.whole.get(claim, [])
            at = bisect_right(places, (figure.start, figure.end))
            for start, end in places[max(0, at - 1) : at + 1]:
                if start <= figure.start < end:
                    return start, end
        return figure.start, figure.end

    def _sentence(self, index: int, homes: Sequence[int]) -> str:
        """Return the words of a figure's sentence, but for those beside other figures of its fact."""
        here = bisect_left(homes, index)
        others = (*homes[max(0, here - _NEAR) : here], *homes[here + 1 : here + 1 + _NEAR])
        return self.page.surroundings.sentence(index, others)

    def _neighbours(self, index: int) -> list[Subject]:
        """Return the subjects of the other figures around one: what is said of those is not said of it."""
        own, count = self.binding.claims[index], len(self.page.figures)
        around = range(max(0, index - _NEAR), min(count, index + _NEAR + 1))
        claims = {self.binding.claims[other] for other in around if self.binding.verdicts[other] == STATED}
        return [self.page.subjects[claim] for claim in claims if claim != own]


def _is_nearest(words: _Words, foreign: Sequence[str]) -> bool:
    """Whether one of some words is the end of what stands before a figure, or stands behind it.

    Not 道路 in 道路旁新栽香樟, nor 堤防 behind 在; words that name no subject (资金 in 挪用资金) don't count.
    """
    before = content_of(words.before).rpartition(" ")[2]
    behind = _WHERE.split(words.behind)[0]
    return any(word in before[-len(word) - _NEXT :] or word in behind for word in foreign)


def is_named_beside(page: Page, index: int, claim: int) -> bool:
    """Whether the words beside a figure that are its own name a fact; most of its label, where that says little."""
    subject = page.subjects[claim]
    shared = subject.pairs & pairs_in(page.beside(index))
    return bool(shared) if subject.tells else 2 * len(shared) > len(subject.pairs)


def _hints(words: str, subject: Subject) -> bool:
    """Whether words share a character with a fact's label (倒房 for 倒塌), or are of its field (嫌犯 for 嫌疑人)."""
    return not subject.signs.isdisjoint(words) or bool((subject.fields | subject.fields_around) & fields_of(words))


def _speaks(words: str, subject: Subject, besides: Sequence[Subject] = (), *, special: bool = False) -> bool:
    """Whether words further off speak of a subject, with more than what they say of others.

    Of what is `special`, words that go with any subject say nothing.
    """
    own = subject.special | subject.special_around if special else subject.pairs | subject.around
    pairs = (own | subject.parts) & pairs_in(words)
    fields = subject.fields & fields_of(words) if not pairs and not special else frozenset()
    for other in besides:
        pairs -= other.pairs
        fields -= other.fields
    return bool(pairs or fields)


def _in_table(text: str, position: int) -> bool:
    start = max(0, position - _ROW)
    start = max(start, text.rfind("\n", start, position) + 1)
    return _TABLE.search(text, start, position) is not None
