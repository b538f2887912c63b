"""What a fact is of, and whether words speak of that, of something else, or of neither."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add

from draftkit.check.lexicon import read_lines, read_words, word_pattern
from draftkit.check.summed import TOTAL
from draftkit.check.supply import Supply
from draftkit.check.wording import EMPTY
from draftkit.patterns import lazy_pattern

_SHORTEST = 2
_PLACED = lazy_pattern("(?:[沿在为对向于从与同由经按]|依托|通过|围绕|面向|利用|结合|根据|配合)[^，。]{0,6}$")
"""Before a thing that says where or for whom something is done: 沿公园、广场改造公厕."""
_ALIKE = 3
"""A noun is another where less than one in so many of its characters stands in a label."""
_PLAIN = ("broad", "generic", "light", "bearing", "idle", "progress", "finishes", "starts", "uses", "degrees")
_STAGES = ("finishes", "starts", "progress", "uses", "done_words")
_TOTAL = lazy_pattern(f"(?:{TOTAL})(?:数|数量|人数|户数|金额)?")
_LINKS = lazy_pattern(r"[^\u4e00-\u9fffA-Za-z]+|[在为率额量共达了的和与及或是有从由对向把被将各每其这那我者]")
_NO_WORD = lazy_pattern(r"[^\u4e00-\u9fffA-Za-z]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is of.

    `pairs` and `signs` are pairs of characters and single ones of its label, `all_signs` single ones of that and of
    what stands around it in the facts, `around` pairs of what stands around it, `special` those of its label that
    stand in no word that goes with any subject, `special_around` such ones of what stands around it, `parts` of what
    its parts are called; `fields` are the lines of `subjects.txt` that its label is in, `fields_around` those of what
    stands around it. `spoken` is all that was supplied of it, and `tells` whether its label says more than 检查企业
    does. `kinds` are those of `kinds.txt` that its label names.
    """

    pairs: frozenset[str]
    signs: frozenset[str]
    all_signs: frozenset[str]
    around: frozenset[str]
    special: frozenset[str]
    special_around: frozenset[str]
    parts: frozenset[str]
    fields: frozenset[int]
    fields_around: frozenset[int]
    spoken: str
    tells: bool
    kinds: frozenset[tuple[int, int]]

    def is_named_in(self, words: str) -> bool:
        """Whether words share anything with the label or what stands around it, be it a character or a field."""
        if not self.all_signs.isdisjoint(words) or not (self.pairs | self.around).isdisjoint(pairs_in(words)):
            return True
        return not (self.fields | self.fields_around).isdisjoint(fields_of(words))

    def is_spoken_of_in(self, words: str) -> bool:
        """Whether words further off share two characters in a row with what was supplied of it, or are of its field."""
        return bool((self.pairs | self.around | self.parts) & pairs_in(words) or self.fields & fields_of(words))


@dataclass(slots=True)
class Subjects:
    """The subjects of all facts, each read when it is first asked for."""

    supply: Supply
    _known: dict[int, Subject] = field(default_factory=dict)
    _pairs: set[str] = field(default_factory=set)

    def new_noun(self, before: str, behind: str, subject: Subject) -> str:
        """Return the noun that stands nearest before a figure, or else behind it, where no fact speaks of its thing.

        Words that go with any subject are no such nouns, nor is what is said of one (47只|受伤的鸟兽).
        """
        run = next(iter(_runs(before)[-1:] if content_of(before) else _runs(behind.split("的")[-1])[:1]), "")
        if not run or fields_of(run) & (subject.fields | subject.fields_around):
            return ""
        shared = sum(sign in subject.signs for sign in run)
        return run if _ALIKE * shared < len(run) and self.is_unsupplied(run) else ""

    def has_new_thing(self, words: str, label: str) -> bool:
        """Whether words name a thing with no character of a label, and no two in a row of anything supplied."""
        cut = str.maketrans(dict.fromkeys(label, " "))
        parts = (part for run in _runs(words) for part in run.translate(cut).split())
        return any(len(part) >= _SHORTEST and self.is_unsupplied(part) for part in parts)

    def is_unsupplied(self, words: str) -> bool:
        """Whether no two characters in a row of some words stand in anything that was supplied."""
        if not self._pairs:
            self._pairs.update(pairs_in(self.supply.words))
        return self._pairs.isdisjoint(pairs_in(words))

    def __getitem__(self, claim: int) -> Subject:
        known = self._known.get(claim)
        if known is None:
            known = self._known[claim] = self._read(claim)
        return known

    def _read(self, claim: int) -> Subject:
        fact, form = self.supply.claims[claim].fact, self.supply.claims[claim].form
        words = content_of(fact.label)
        pairs = _telling_pairs(fact.label)
        around = f"{fact.context} {_NO_WORD.sub(' ', form)}"
        fields_around = fields_of(f"{fact.context} {fact.section}")
        if len(words) < _SHORTEST and claim and not is_total(fact.label):
            # 面积 behind 拆除违建 is of what was torn down; 合计 is of no one fact
            before = self.supply.claims[claim - 1].fact
            around = f"{around} {before.label} {before.context}"
            fields_around |= fields_of(before.label)
        words = words or fact.label
        return Subject(
            pairs=pairs or pairs_in(fact.label),
            signs=_signs_of(words),
            all_signs=_signs_of(f"{fact.label} {around}"),
            around=_telling_pairs(around),
            special=_telling_pairs(fact.label, broad=True),
            special_around=_telling_pairs(around, broad=True),
            parts=_telling_pairs(" ".join(self.supply.labels_of_parts(fact.key))),
            fields=fields_of(fact.label, besides=_generic()) or fields_of(words),
            fields_around=fields_around,
            tells=bool(pairs),
            kinds=kinds_of(f"{fact.label} {fact.context}") if kinds_of(fact.label) else frozenset(),
            spoken=f"{fact.label} {fact.context} {fact.section} {self.supply.passages.get(fact.section, '')}",
        )


def _signs_of(words: str) -> frozenset[str]:
    return frozenset(sign for sign in words if sign.isalpha()) - EMPTY - _faint()


def is_total(label: str) -> bool:
    """Whether a label says no more than that it is of a total: 合计, 总数."""
    return _TOTAL.fullmatch(label) is not None


def content_of(words: str) -> str:
    """Return `words` without those that name no subject (资金, 人员, 完成), which leave a gap."""
    return _generic().sub(" ", words).strip()


def pairs_in(words: str) -> frozenset[str]:
    """Return each two characters in a row that are letters."""
    return frozenset(pair for pair in map(add, words, words[1:]) if pair.isalpha())


@lru_cache(maxsize=4096)
def _telling_pairs(words: str, *, broad: bool = False) -> frozenset[str]:
    """Return the pairs of characters that don't stand within words that name no subject; nor in `broad` ones."""
    lists = (_generic(), _broad()) if broad else (_generic(),)
    idle = {at for idle in lists for found in idle.finditer(words) for at in range(found.start(), found.end())}
    pairs = ((at, words[at : at + 2]) for at in range(len(words) - 1))
    return frozenset(pair for at, pair in pairs if pair.isalpha() and not (at in idle and at + 1 in idle))


def fields_of(words: str, besides: re.Pattern[str] | None = None) -> frozenset[int]:
    """Return the fields of all known words in `words`."""
    return frozenset(
        number
        for word, numbers in _found(words)
        if besides is None or not besides.fullmatch(word)
        for number in numbers
    )


def foreign_words(words: str, subject: Subject) -> list[str]:
    """Return the known words in `words` that are of no field of a subject, and were not supplied with it."""
    home = subject.fields | subject.fields_around
    return [
        word
        for word, numbers in _found(words)
        if not home & numbers
        and word not in subject.spoken
        and subject.signs.isdisjoint(word)
        and word not in _idle_words()
    ]


@lru_cache(maxsize=4096)
def _runs(words: str) -> tuple[str, ...]:
    """Return what is left of words where those that go with any subject are taken out, two characters at least."""
    left = _LINKS.sub(" ", _plain().sub(" ", words))
    return tuple(run for run in left.split() if len(run) >= _SHORTEST)


def is_subject(word: str) -> bool:
    """Whether a word names a subject, whole: 流感, not 累计, 流感共 or 开展."""
    return _runs(word) == (word,)


def names_other_kind(words: str, subject: Subject) -> bool:
    """Whether words name another kind of a sort than a fact's label does (毛毯 for 棉被), and not that one too."""
    own = subject.kinds
    if not own:
        return False
    if own & kinds_of(words):
        return False
    sorts = {sort for sort, _ in own}
    told = (found for found in _kinds_pattern().finditer(words) if not _PLACED.search(words, 0, found.start()))
    return any(sort in sorts for found in told for sort, _ in _kinds()[found[0]])


@lru_cache(maxsize=4096)
def kinds_of(words: str) -> frozenset[tuple[int, int]]:
    """Return the kinds that words name: the line of `kinds.txt`, and the place in it."""
    return frozenset(kind for word in _kinds_pattern().findall(words) for kind in _kinds()[word])


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, frozenset[tuple[int, int]]]:
    kinds: dict[str, set[tuple[int, int]]] = {}
    for sort, line in enumerate(read_lines("kinds")):
        for number, group in enumerate(line.split()):
            for word in group.split("/"):
                kinds.setdefault(word, set()).add((sort, number))
    return {word: frozenset(numbers) for word, numbers in kinds.items()}


@lru_cache(maxsize=1)
def _kinds_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_kinds(), key=len, reverse=True)))


@lru_cache(maxsize=4096)
def _found(words: str) -> tuple[tuple[str, frozenset[int]], ...]:
    known, openings, longest = _fields(), _openings(), _longest()
    return tuple(
        (words[start:end], known[words[start:end]])
        for start in range(len(words) - 1)
        if words[start : start + 2] in openings
        for end in range(start + 2, min(start + longest, len(words)) + 1)
        if words[start:end] in known
    )


@lru_cache(maxsize=1)
def _fields() -> Mapping[str, frozenset[int]]:
    fields: dict[str, set[int]] = {}
    for number, line in enumerate(read_lines("subjects")):
        for word in line.split():
            fields.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in fields.items()}


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return frozenset(word[:2] for word in _fields())


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _fields()))


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    return word_pattern("generic")


@lru_cache(maxsize=1)
def _idle_words() -> frozenset[str]:
    """Return words that name no other thing: how far one has come, and what goes with any subject."""
    return frozenset(word for name in ("generic", *_STAGES) for word in read_words(name))


@lru_cache(maxsize=1)
def _broad() -> re.Pattern[str]:
    return word_pattern("broad")


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    words = {word for name in _PLAIN for word in read_words(name)}
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=1)
def _faint() -> frozenset[str]:
    return frozenset("".join(read_words("faint")))
