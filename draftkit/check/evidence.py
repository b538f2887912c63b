"""Whether the words around a written figure are evidence that it stands for its fact."""

from collections.abc import Mapping, Sequence

from draftkit.check.bound import STATED, STRAY, Binding
from draftkit.check.page import Page
from draftkit.check.subjects import Subject, Subjects, content_of, fields_of, foreign_words, pairs_in
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_JUDGED = frozenset({"count", "percent", "period"})
_TABLE = lazy_pattern(r"[|\t]")
_FOREIGN_REACH = 10
_NEAR = 6
_CONTENT = lazy_pattern(r"[\u4e00-\u9fff]{2}")

NAMED, UNSURE, ELSEWHERE = "named", "unsure", "elsewhere"


def find_strays(page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int]) -> None:
    """Find figures that are written as a fact's value and stand on another thing, or on nothing that can be told.

    A figure whose words say nothing of its fact, and plainly something else, is no statement of it; one that
    stands rightly in another place too is only pointed out, for the same number may be true of two things.
    """
    subjects = Subjects(supply)
    homes = binding.homes()
    told: dict[int, str] = {}
    for index, verdict in enumerate(binding.verdicts):
        claim = binding.claims[index]
        if verdict == STATED and page.figures[index].kind in _JUDGED and index not in binding.also:
            if page.forms[index] in supply.allowed or page.has_label_before(index, claim):
                continue
            found = _weigh(page, supply, binding, subjects, index, homes[claim], is_marked=marked.get(index) == claim)
            if found == NAMED:
                continue
            if (namesake := _named_instead(page, supply, subjects, index)) >= 0:
                binding.state(index, namesake)
            else:
                told[index] = found
    for index, found in told.items():
        claim = binding.claims[index]
        if found == ELSEWHERE and all(told.get(home) == ELSEWHERE for home in homes[claim]):
            binding.verdicts[index] = STRAY
        else:
            binding.unsure.add(index)


def _weigh(
    page: Page, supply: Supply, binding: Binding, subjects: Subjects, index: int, homes: list[int], *, is_marked: bool
) -> str:
    claim = binding.claims[index]
    start, end = _place(page, binding, index, claim)
    if start != page.figures[index].start:
        return NAMED  # the second figure of a value: its first one is judged
    subject = subjects[claim]
    before, behind, leads_on = page.surroundings.clause(index, end)
    beside = f"{before} {behind}"
    around = pairs_in(beside)
    if subject.pairs & around or subject.around & around:
        return NAMED
    foreign = foreign_words(before[-_FOREIGN_REACH:], subject)
    foreign += foreign_words("" if leads_on else behind[:_FOREIGN_REACH], subject)
    if _hints(beside, subject):
        return UNSURE if foreign else NAMED
    others = [home for home in homes if home != index]
    sentence = page.surroundings.sentence(index, others)
    heads = page.surroundings.heads(index)
    if not foreign and (is_marked or _in_table(page.text, start)):
        return NAMED
    theirs = _neighbours(page, binding, subjects, index)
    if foreign:
        return UNSURE if not subject.fields or _speaks(f"{heads}\n{sentence}", subject, theirs) else ELSEWHERE
    if _CONTENT.search(content_of(beside)):
        return NAMED if _speaks(sentence, subject, theirs) else UNSURE
    return NAMED if _speaks(f"{heads}\n{sentence}", subject) else UNSURE


def _neighbours(page: Page, binding: Binding, subjects: Subjects, index: int) -> list[Subject]:
    """Return the subjects of the other figures around one: what is said of those is not said of it."""
    own = binding.claims[index]
    around = range(max(0, index - _NEAR), min(len(page.figures), index + _NEAR + 1))
    claims = {binding.claims[other] for other in around if binding.verdicts[other] == STATED}
    return [subjects[claim] for claim in claims if claim != own]


def _named_instead(page: Page, supply: Supply, subjects: Subjects, index: int) -> int:
    """Return another fact of the same value that the words beside a figure name, -1 if there is none."""
    owners = supply.owners.get(page.forms[index], ())
    if len(owners) < 2:
        return -1
    before, behind, _ = page.surroundings.clause(index, page.figures[index].end)
    around = pairs_in(f"{before} {behind}")
    return next((owner for owner in owners if subjects[owner].pairs & around), -1)


def _place(page: Page, binding: Binding, index: int, claim: int) -> tuple[int, int]:
    """Return where the value stands that a figure belongs to."""
    figure = page.figures[index]
    for start, end in binding.whole.get(claim, ()):
        if start <= figure.start < end:
            return start, end
    return figure.start, figure.end


def _hints(words: str, subject: Subject) -> bool:
    """Whether words share a character with a fact's label (倒房 for 倒塌), or are of its field (嫌犯 for 嫌疑人)."""
    return not subject.signs.isdisjoint(words) or bool((subject.fields | subject.fields_around) & fields_of(words))


def _speaks(words: str, subject: Subject, besides: Sequence[Subject] = ()) -> bool:
    """Whether words further off speak of a subject, with more than what they say of others."""
    pairs = (subject.pairs | subject.around | subject.parts) & pairs_in(words)
    fields = subject.fields & fields_of(words) if not pairs else frozenset()
    for other in besides:
        pairs -= other.pairs
        fields -= other.fields
    return bool(pairs or fields)


def _in_table(text: str, position: int) -> bool:
    start = text.rfind("\n", 0, position) + 1
    return _TABLE.search(text, start, position) is not None
