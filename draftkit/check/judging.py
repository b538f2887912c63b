"""From bindings to findings: what is said to the clerk, and what to do."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from draftkit.check.altered import altered_finding, doubted_finding, told_otherwise_finding
from draftkit.check.binding.bound import ALTERED, FILLED, FOREIGN, STATED, STRAY, SWAPPED, Binding
from draftkit.check.binding.derived import Derivation
from draftkit.check.blanks import filled_finding
from draftkit.check.clauses import CLAUSE, STOP
from draftkit.check.closeness import keeps_to_words
from draftkit.check.freely import find_undecided
from draftkit.check.item_rows import tells_items
from draftkit.check.items import lacks_item
from draftkit.check.lexicon import read_words
from draftkit.check.page import Page
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.told_with import is_told_with
from draftkit.check.turned.grades import is_grade
from draftkit.check.turned.may_be import contradicts, stance_of
from draftkit.check.turned.named import is_body_gone, is_person
from draftkit.check.turned.spoken import Spoken, in_known_words
from draftkit.check.turned.stances import DONE, Mark, is_open, is_related, read_marks
from draftkit.check.turned.unclaimed import find_told_unclaimed
from draftkit.check.verdict import Finding, Span
from draftkit.figures import Figure
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_STANCE = lazy_pattern("[已均都全部正在仍尚还了的，、]")
"""What says how far, or how much, and may be told in other words: 均恢复通行 for 全部恢复通行."""
_MOST = 0.5
_LITTLE = 2
_USED = lazy_pattern("投[用运产]|投入|启用|使用|交付|运[行营]|开[放通业]")


def _on(code: str, message: str, figure: Figure, claim: Claim) -> Finding:
    return Finding.at((figure.start, figure.end), code, message, figure.text, claim.fact)


def judge_missing(
    text: str, supply: Supply, claims: Iterable[Claim], places: Mapping[int, Sequence[Span]], *, marked: bool = False
) -> Iterator[Finding]:
    """Yield a finding for each fact that the text doesn't state; a warning where it may, in words of its own, or with
    another of its value. `places` tell where each fact stands; a `marked` text is bound to the words supplied.
    """
    claims = list(claims)
    states = [claim for claim in claims if claim.kind == STATE and not _is_of_names(text, claim)]
    known = _told_in_other_words(text, supply, states, places)
    lost = [claim for claim in states if claim.index not in known]
    unsure = frozenset() if marked else find_undecided(text, supply, lost, places)
    for claim in claims:
        fact = claim.fact
        severity, names = "warning", {"label": fact.label, "value": fact.value}
        if claim.index in known or is_told_with(text, supply, claim, places):
            yield told_otherwise_finding(fact)
            continue
        if claim.index in unsure:
            message = say(
                "{label}: {value} was supplied and was not found; the text words things so freely that it may be "
                "there. Look: if it is not, put in what was supplied.",
                **names,
            )
        else:
            severity = "error"
            message = say(
                "{label}: {value} was supplied and does not stand in the text. Add it exactly as written.", **names
            )
        yield Finding.at(None, "missing", message, fact=fact, severity=severity)


def _told_in_other_words(
    text: str, supply: Supply, states: Sequence[Claim], places: Mapping[int, Sequence[Span]]
) -> set[int]:
    """Return which of some states the text may tell in words that nobody listed; where it keeps to those supplied
    otherwise, that takes most characters of a state in one clause.
    """
    if not states:
        return set()
    listed = {claim.index for claim in states if tells_items(text, claim)}
    clauses = CLAUSE.split(text)
    states = [one for one in states if len(supply.labelled[one.fact.label]) > 1 or not _is_contradicted(clauses, one)]
    if keeps_to_words(text, supply, places):
        states = [claim for claim in states if _has_words_of(text, claim) or _is_told_done(text, claim)]
    words = in_known_words(text)
    spoken = Spoken(words, supply.labelled)
    told = listed | {claim.index for claim in states if spoken.tells(claim)}
    return told | find_told_unclaimed(words, supply, [claim for claim in states if claim.index not in told], places)


def _is_contradicted(clauses: Sequence[str], claim: Claim) -> bool:
    """Whether each clause with the whole label of a state says behind it how far that has come, and otherwise."""
    label, stance, own = claim.fact.label, stance_of(claim), read_marks(claim.form)
    if not stance or not own:
        return False
    told = [clause.rpartition(label)[2] for clause in clauses if label in clause]
    return bool(told) and all(
        any(_excludes(mark, own[0], words) for mark in read_marks(words)) and contradicts(words, claim.form, stance)
        for words in told
    )


def _excludes(told: Mark, own: Mark, words: str) -> bool:
    """Whether words that say how far a thing has come, and little else, can be so no more where something is done of
    it, or not: 待验收, of 已投用; what has begun (已开工) may be under way.
    """
    first, last = told.reach
    if first > _LITTLE or last < len(words) - _LITTLE or told.verb in read_words("starts"):
        return False
    if is_open(own) == is_open(told):
        return False
    return is_open(told) or is_related(told.verb, own.verb) or _USED.search(words) is not None


def _is_of_names(text: str, claim: Claim) -> bool:
    """Whether a value is told in no other words than its own: somebody's name, a grade, a body that a text has nothing
    of, or a list of names that lacks one.
    """
    return is_person(claim) or is_grade(claim) or is_body_gone(text, claim) or lacks_item(text, claim.form)


def _has_words_of(text: str, claim: Claim) -> bool:
    """Whether most characters of what a state says stand in one clause, or a sentence where it is of several, and half
    of its label's in that sentence.
    """
    own, label = frozenset(_STANCE.sub("", claim.form)) or frozenset(claim.form), frozenset(claim.fact.label)
    edges = STOP if CLAUSE.search(claim.form) else CLAUSE
    about = (half for half in STOP.split(text) if len(label.intersection(half)) > _MOST * len(label))
    return any(len(own.intersection(piece)) > _MOST * len(own) for half in about for piece in edges.split(half))


def _is_told_done(text: str, claim: Claim) -> bool:
    """Whether a clause with a state's whole label tells something done of it, as the state does: 已经看不到了."""
    if stance_of(claim) != DONE or claim.fact.label not in text:
        return False
    about = (piece for piece in CLAUSE.split(text) if claim.fact.label in piece)
    return any(mark.stance == DONE for piece in about for mark in read_marks(piece.replace(claim.fact.label, "")))


def judge_figures(
    page: Page, supply: Supply, binding: Binding, derivation: Derivation, besides: Container[int] = ()
) -> Iterator[Finding]:
    """Yield a finding for each figure that is not as supplied; `besides` are told of elsewhere."""
    for index, verdict in enumerate(binding.verdicts):
        if index in besides:
            continue
        if verdict in (ALTERED, SWAPPED, FILLED):
            claim = supply.claims[binding.claims[index]]
            figure = page.figures[index]
            if verdict == ALTERED:
                place = figure.start, figure.end
                yield altered_finding(page.text, place, binding.differences[index].what, claim.fact)
            elif verdict == SWAPPED:
                yield _swapped(figure, claim)
            else:
                yield filled_finding(page.text, figure.start, figure.end, claim.fact)
        elif verdict == STRAY:
            yield _stray(page.figures[index], supply.claims[binding.claims[index]])
        elif index in binding.unsure and verdict == STATED:
            figure = page.figures[index]
            yield doubted_finding(page.text, (figure.start, figure.end), supply.claims[binding.claims[index]].fact)
        elif verdict == FOREIGN:
            finding = derivation.judge_stranger(page, index, binding)
            if finding:
                yield finding


def _swapped(figure: Figure, claim: Claim) -> Finding:
    message = say(
        "{text} stands where {label} is spoken of, which is {value}; {text} belongs to another item. "
        "Put each figure back to its item.",
        text=figure.text,
        label=claim.fact.label,
        value=claim.fact.value,
    )
    return _on("swapped", message, figure, claim)


def _stray(figure: Figure, claim: Claim) -> Finding:
    message = say(
        "{text} was supplied for {label}, and stands here on something else. Put it on its own item, or delete it here "
        "and state {label}.",
        text=figure.text,
        label=claim.fact.label,
    )
    return _on("swapped", message, figure, claim)
