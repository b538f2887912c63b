"""Names that nobody supplied: people, places and organisations, documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.supply import squeeze
from draftkit.patterns import lazy_pattern

PERSON, PLACE, TARGET, COMPANY, DOCUMENT, LAW, MASK = (
    "person",
    "place",
    "target",
    "company",
    "document",
    "law",
    "mask",
)

_DOCUMENT = lazy_pattern(r"《([^《》]{2,80})》")
_MASK = lazy_pattern(r"某某|[×✕Ｘ]{2,}|(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])|(?<![_＿])[_＿]+[省市县区镇乡村局]")
_COMPANY = lazy_pattern(r"(?:股份)?有限(?:责任)?公司")
_STEM_BEFORE = lazy_pattern(r"[一-龥（）()]{2,20}$")
_VISITED = r"前往|位于|来自|会同|走访|赶赴|奔赴|地处|途经"
_BEFORE = rf"(?:{_VISITED}|联合|[在到赴由与从至向])"
_SUFFIX = (
    r"(?:(?:省|市|县|镇|乡|区)(?![级域长委直属政内城场民办亲村里容外间])"
    r"|街道(?!社)|社区|村(?![民庄干级委里组医务居口集史容规支两寨镇级]))"
)
_TAIL = r"(?:[一-龥]{0,8}?(?:医院|卫生院|学校|中学|小学|派出所|分局))?"
_PLACE = lazy_pattern(rf"{_BEFORE}([一-龥]{{2,3}}){_SUFFIX}{_TAIL}")
_ANY_PLACE = lazy_pattern(rf"(?:{_BEFORE}|^|[，。、；：！？\n（“])([一-龥]{{2,3}}){_SUFFIX}{_TAIL}")
_VISITED_BEFORE = lazy_pattern(_VISITED)
_NO_STEM = frozenset("省市县镇乡区村街道社的了和与或及等各全我本该某每外两几多有为是被把对将让使所")
_NO_GIVEN = frozenset(
    "局院委办县市镇乡村区党组部厅处科室队会站所校公司副务总正级员长任的了在和与及等带到率为主要将已对向同作出进行"
)
_NOT_BEHIND = frozenset("们员级")
_FOLLOWS = "，。、；：！？\n（）“”）,;:)（ 　的到在带主出和等任率参为作同深赴讲指亲与及一先多对就组表介汇通传宣"


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as it stands in a text. `stem` is what must be supplied for it to be known."""

    start: int
    end: int
    text: str
    kind: str
    stem: str


def find_names(text: str, *, anywhere: bool = False) -> Iterator[FoundName]:
    """Yield what is plainly a name: between 《》, beside a title, a company, a place behind 在 or 前往.

    `anywhere` takes places at the start of a clause, too, where they are hard to tell from 深入社区.
    """
    for found in _DOCUMENT.finditer(text):
        kind = LAW if found[1].endswith(("法", "条例")) else DOCUMENT
        yield FoundName(found.start(), found.end(), found.group(), kind, squeeze(found[1]))
    for found in _MASK.finditer(text):
        yield FoundName(found.start(), found.end(), found.group(), MASK, found.group())
    yield from _find_people(text)
    for found in _COMPANY.finditer(text):
        if before := _STEM_BEFORE.search(text, max(0, found.start() - 20), found.start()):
            start = before.start()
            yield FoundName(start, found.end(), text[start : found.end()], COMPANY, before.group()[-4:])
    generic = frozenset(read_words("generic_places"))
    for found in (_ANY_PLACE if anywhere else _PLACE).finditer(text):
        stem = found[1]
        if not _NO_STEM & set(stem) and not _is_generic(stem, generic):
            kind = TARGET if _VISITED_BEFORE.match(found.group()) else PLACE
            yield FoundName(found.start(1), found.end(), text[found.start(1) : found.end()], kind, stem)


def _is_generic(stem: str, generic: frozenset[str]) -> bool:
    return any(stem[i:] in generic or stem[: len(stem) - i] in generic for i in range(len(stem)))


def _find_people(text: str) -> Iterator[FoundName]:
    surnames, formulas = frozenset(read_words("surnames")), frozenset(read_words("formulas"))
    for title in word_pattern("titles").finditer(text):
        start, end = title.span()
        for name in (text[start - 3 : start], text[start - 2 : start]):
            if _is_name(name, surnames) and text[end : end + 1] not in _NOT_BEHIND:
                if name not in formulas:
                    yield FoundName(start - len(name), start, name, PERSON, name)
                break
        for name in (text[end : end + 3], text[end : end + 2]):
            follows = text[end + len(name) : end + len(name) + 1]
            if _is_name(name, surnames) and follows in _FOLLOWS:
                yield FoundName(end, end + len(name), name, PERSON, name)
                break


def _is_name(word: str, surnames: frozenset[str]) -> bool:
    family = word[:2] if word[:2] in surnames else word[:1]
    given = word[len(family) :]
    return family in surnames and bool(given) and all("一" <= c <= "龥" and c not in _NO_GIVEN for c in given)


def is_supplied(name: FoundName, supplied: str) -> bool:
    """Whether a name, or what is proper in it, stands in any supplied string."""
    return name.stem in supplied or squeeze(name.text) in supplied


def join_supplied(strings: Iterable[str]) -> str:
    """Return all supplied strings as one to look names up in."""
    return "\n".join(squeeze(text) for text in strings)
