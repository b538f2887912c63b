"""Supplied matters that have come so far (正在公示, 尚未开工), told as having come farther or less far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from draftkit.check.clauses import SENTENCE_END
from draftkit.check.lexicon import word_pattern
from draftkit.check.supply import STATE, Claim
from draftkit.check.turned.outlook import is_ahead
from draftkit.check.turned.reading import STATE_OF
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stages import BUILT, Saying, read_sayings, sayings_of
from draftkit.check.turned.stances import DONE, UNDER_WAY, is_related
from draftkit.check.verdict import Finding
from draftkit.check.wording import COMMON
from draftkit.ledger import Fact, Ledger
from draftkit.patterns import lazy_pattern

_LEAST = 3
_SHORTEST = 4
_REACH = 80
_NOT_YET = lazy_pattern(r"\s*(?:之后|以后|后|之前|前|之日|之时|时|的(?!是)|与否)")
_BUILT = lazy_pattern(f"(?:{BUILT})$")
_ONCE = lazy_pattern(r"此前|之前|当时|曾|原先|去年|前期")


@dataclass(frozen=True, slots=True)
class Matter:
    """A supplied saying, with its fact or else its own words."""

    saying: Saying
    fact: Fact | None
    words: str


@dataclass(frozen=True, slots=True)
class Matters:
    """All supplied sayings, found by any end of their matter, or by its characters in any order."""

    by_end: dict[str, list[Matter]] = field(default_factory=dict)
    by_letters: dict[str, list[Matter]] = field(default_factory=dict)
    verbs: set[str] = field(default_factory=set)

    def add(self, matter: Matter) -> None:
        """Note a matter; one that is hardly named is none (项目)."""
        name = matter.saying.matter
        if len(name) >= _LEAST:
            for at in range(len(name) - 1):
                self.by_end.setdefault(name[at:], []).append(matter)
            self.by_letters.setdefault("".join(sorted(name)), []).append(matter)
            self.verbs.add(matter.saying.verb)

    def find(self, saying: Saying, text: str) -> list[Matter]:
        """Return the supplied sayings on the same matter and verb as one that stands in `text`."""
        names = [saying.matter, saying.tail] if len(saying.tail) >= _SHORTEST else [saying.matter]
        return [
            m for name in names for m in self._named(name, text, saying.start) if _is_on(saying.verb, m.saying.verb)
        ]

    def _named(self, name: str, text: str, position: int) -> list[Matter]:
        ending = self.by_end.get(name, [])
        if len(ending) > COMMON:  # the end of so many names is that of none
            ending = self.by_letters.get("".join(sorted(name)), [])
        before = SENTENCE_END.split(text[max(0, position - _REACH) : position])[-1] if ending else ""
        same = [m for m in ending if _is_same(name, m.saying.matter, before)]
        if len(name) >= _SHORTEST:
            same += [m for m in self.by_letters.get("".join(sorted(name)), ()) if m not in same]
        return same


def judge_matters(text: str, ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding where a clause tells a supplied matter as having come farther, or less far."""
    matters = read_matters(ledger, claims)
    if not matters.by_end:
        return
    told: set[int] = set()
    for saying in read_sayings(text, verbs=matters.verbs):
        found = matters.find(saying, text)
        if not found or saying.start in told or _leads_on(text, saying, found) or not _is_contradiction(saying, found):
            continue
        as_supplied = any(_stands_as_supplied(text, saying, matter) for matter in found)
        if _is_asserted(text, saying) and not as_supplied and not _is_label(text, saying, claims):
            told.add(saying.start)
            yield reversed_finding(text, saying.start, saying.end, found[0].fact, found[0].words)


def read_matters(ledger: Ledger, claims: Sequence[Claim]) -> Matters:
    """Read the passages, the notes on names and the values in words of what was supplied."""
    matters = Matters()
    labels = {claim.fact.label for claim in claims}
    for passage in ledger.passages:
        if passage.text not in labels:
            _add(matters, passage.text)
    for name in ledger.names:
        _add(matters, name.note, name.text)
    for claim in claims:
        if claim.kind == STATE:
            _add(matters, f"{STATE_OF.sub('', claim.fact.label)}{claim.form}", fact=claim.fact)
    return matters


def _add(matters: Matters, words: str, subject: str = "", fact: Fact | None = None) -> None:
    for saying in sayings_of(words, subject):
        matters.add(Matter(saying, fact, words[saying.start : saying.end]))


def _is_same(told: str, supplied: str, before: str) -> bool:
    """Whether a matter is the supplied one, or the end of its name (东段, where 环城公路 stands before)."""
    if told == supplied:
        return True
    if len(told) < 2 or not supplied.endswith(told):
        return False
    head = supplied[: -len(told)]
    return head in before or (len(told) >= _SHORTEST and len(told) >= len(head))


def _is_on(told: str, supplied: str) -> bool:
    return is_related(told, supplied) if told and supplied else told == supplied


def _leads_on(text: str, saying: Saying, found: Sequence[Matter]) -> bool:
    """Whether what was supplied as under way stands behind a deed that takes no other: 建成|调试, of 正在调试."""
    if not saying.behind or not _BUILT.search(text, saying.start, saying.end):
        return False
    return all(m.saying.stance == UNDER_WAY and m.words.endswith(saying.behind) for m in found)


def _is_contradiction(saying: Saying, found: Sequence[Matter]) -> bool:
    """Whether no stage is open to a saying and to all that was supplied; that may contradict itself (two dates)."""
    open_to_all = frozenset.intersection(*(matter.saying.stages for matter in found))
    return bool(open_to_all) and not open_to_all & saying.stages


def _stands_as_supplied(text: str, saying: Saying, matter: Matter) -> bool:
    """Whether the words are a fact's own label and value, whatever is read from them (完成横幅的单位：正在进行)."""
    if matter.fact is None:
        return False
    words = f"{matter.fact.label}{matter.fact.value}"
    return text.endswith(words, max(0, saying.end - len(words)), saying.end)


def _is_label(text: str, saying: Saying, claims: Sequence[Claim]) -> bool:
    """Whether the words, but for 其中, are part of a label that stands there as supplied (其中完成返镇人员____)."""
    start = saying.start + 2 * text.startswith("其中", saying.start)
    labels = {claim.fact.label for claim in claims}
    return any(text.find(label, max(0, saying.end - len(label)), start + len(label)) >= 0 for label in labels)


def _is_asserted(text: str, saying: Saying) -> bool:
    """Whether a clause says that it is so now: not 公示结束后, not 力争完工, not 此前正在施工."""
    if _NOT_YET.match(saying.behind):
        return False
    if saying.stance != DONE:
        return not _ONCE.search(saying.before)
    if word_pattern("unasserted").search(saying.before):
        return False
    return "已" in text[saying.start : saying.end] or not is_ahead(text, saying.start)
