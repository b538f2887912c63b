"""Values that are names (负责人：王建国, 地点：望潮里): a name says what it says wherever it stands."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from draftkit.characters import is_han
from draftkit.check.clauses import CLAUSE, ITEM_JOINT, REACH, end_before, start_after
from draftkit.check.lexicon import read_words
from draftkit.check.scopes import LEVELS
from draftkit.check.supply import Claim
from draftkit.check.turned.contrasts import known_words
from draftkit.check.turned.labels import Labels
from draftkit.check.turned.stances import read_marks
from draftkit.names import BODY, OFFICE, PERSON, find_names
from draftkit.names.ordinary import is_word

_SHORT = range(2, 5)
_COMMON_TAIL = 2
_PIECE = 3
_ASKED = "负责人"
"""Behind this whatever may be somebody's name is one."""

Span = tuple[int, int]


def find_named(
    text: str, stands: Sequence[Span], owners: Mapping[int, Claim], labels: Labels, named: Mapping[int, Claim]
) -> dict[int, list[Span]]:
    """Return where those of `owners` stand that are names, but right by the label of another of those that are `named`
    and not by their own.

    Two people told in each other's place (镇长|李四 and 书记|王建国) stand nowhere, that is, in no place.
    """
    others = named.keys() - owners.keys()
    told = [labels.named(_item(text, span)) for span in stands]
    return {
        index: [span for span, by in zip(stands, told, strict=True) if index in by or others.isdisjoint(by)]
        for index in owners.keys() & named.keys()
    }


def is_name(claim: Claim) -> bool:
    """Whether a value is a name, by its own look or by what its label asks for."""
    label, form = claim.fact.label, claim.form
    if _kinds(label, form) or may_be_person(form):
        return True
    if len(form) not in _SHORT or not all(map(is_han, form)):
        return False
    if read_marks(form):
        return False
    if label.endswith(tuple(read_words("places_asked"))):
        return True
    known = _is_of_words(form) or any(known_words(form))
    return label.endswith(tuple(read_words("names_asked"))) and not known


def is_person(claim: Claim) -> bool:
    """Whether a value is somebody's name."""
    return PERSON in _kinds(claim.fact.label, claim.form) or may_be_person(claim.form)


def is_body_gone(text: str, claim: Claim) -> bool:
    """Whether a value is the name of a body of which a text has nothing, not even three characters in a row, or its
    own name (恒通公司, of 恒通路桥公司).
    """
    form = claim.form
    if form[:1] not in LEVELS and form[:_COMMON_TAIL] in text:
        return False
    if any(form[at : at + _PIECE] in text for at in range(max(1, len(form) - _PIECE + 1))):
        return False
    return not {BODY, OFFICE}.isdisjoint(_kinds(claim.fact.label, form))


def may_be_person(form: str) -> bool:
    """Whether some words may be somebody's name, and no word of another kind."""
    return PERSON in _kinds(_ASKED, form)


@lru_cache(maxsize=4096)
def _kinds(label: str, form: str) -> frozenset[str]:
    """Return what kinds of name a value is as a whole, behind its label."""
    told = f"{label}：{form}"
    whole = len(told) - len(form), len(told)
    return frozenset(name.kind for name in find_names(told) if (name.start, name.end) == whole)


def _is_of_words(form: str) -> bool:
    return is_word(form) or is_word(form[:_COMMON_TAIL]) or is_word(form[-_COMMON_TAIL:])


def _item(text: str, span: Span) -> str:
    """Return the item of a list, or the clause, that a name stands in."""
    first, last = span[0] - REACH, span[1] + REACH
    start = max(start_after(edges, text, max(0, first), span[0]) for edges in (CLAUSE, ITEM_JOINT))
    return text[start : min(end_before(edges, text, span[1], last) for edges in (CLAUSE, ITEM_JOINT))]
