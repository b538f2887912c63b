"""What was edited by hand, taken over into the report: what the next update starts from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.audit.judging import Audit
from draftkit.check import Check
from draftkit.check.unmarked import blank_at
from draftkit.differing import Stretch, are_alike, pair_items
from draftkit.document import Paragraph, Role
from draftkit.draft import Draft, join_drafts
from draftkit.errors import Problem, ReportError
from draftkit.messages import say
from draftkit.numbering import drop_number
from draftkit.patterns import BLANK_LINE
from draftkit.report import Report
from draftkit.report.finished import check_placed

_SHOWN = 20

Bound = dict[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a report: its text, what it is to the page, the number of its section (-1: none), what it states.

    `edited` tells that it stood otherwise, or nowhere, before.
    """

    text: str
    role: Role
    section: int
    bound: Bound
    edited: bool = False


def accept_edits(audit: Audit) -> Report:
    """Return the report with the edited text in place of its own: sections stand as they were edited, with what the
    check says of which figure states which fact. Its sections are `edited` where a line of them changed.

    Raises `ReportError` where the edited text is not verified, or a change runs over from one section into the next so
    that nobody can tell which one a line belongs to.
    """
    if not audit.verified:
        raise ReportError([Problem("", say("the edited text is not verified; put right what the check found first"))])
    before = audit.report
    old = list(_read_lines(before))
    lines = list(_take_over(before, old, _cut_lines(audit.check)))
    sections = []
    for number, section in enumerate(before.sections):
        own = [line for line in lines if line.section == number and line.role == "body"]
        heading = next((line.text for line in lines if line.section == number and line.role == "heading"), "")
        if not own or bool(heading) != bool(section.heading):
            raise ReportError([Problem(section.heading or section.id, say("no longer stands in the edited text"))])
        edited = any(line.edited for line in own) or len(own) != _count(old, number)
        how = "edited" if edited else section.how
        draft = join_drafts(Draft(line.text, line.bound) for line in own)
        sections.append(replace(section, heading=heading, draft=draft, how=how))
    paragraphs = tuple(Paragraph(line.role, line.text) for line in lines)
    report = replace(before, sections=tuple(sections), paragraphs=paragraphs)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return replace(report, check=check_placed(text, before.ledger, report.places))


def find_outside(before: Report, after: Report) -> tuple[str, ...]:
    """Return the lines of an edited report that are new and stand in no section: an update writes those anew."""
    known = {paragraph.text for paragraph in before.paragraphs}
    headings = {section.heading for section in before.sections}
    lines = [line for line in _read_lines(after) if line.section < 0 or line.role == "heading"]
    return tuple(line.text for line in lines if line.text not in known | headings)


def _read_lines(report: Report) -> Iterator[_Line]:
    at = 0
    places = report.places
    numbers = {start: number for number, (start, _, _) in enumerate(places)}
    current, stop = -1, 0
    for index, paragraph in enumerate(report.paragraphs):
        if at in numbers and paragraph.role == "body":
            current, stop = numbers[at], places[numbers[at]][1]
        if current >= 0 and at >= stop:
            current = -1
        bound: Bound = {}
        if current >= 0:
            bound = _within(report.sections[current].draft.bound, at - places[current][0], len(paragraph.text))
        section = current
        if paragraph.role == "heading":
            begins = at + len(paragraph.text) + 1
            section = numbers.get(begins, -1) if index + 1 < len(report.paragraphs) else -1
        yield _Line(paragraph.text, paragraph.role, section, bound)
        at += len(paragraph.text) + 1


def _within(bound: Mapping[tuple[int, int], str], start: int, length: int) -> Bound:
    return {(s - start, e - start): key for (s, e), key in bound.items() if start <= s and e <= start + length}


def _cut_lines(check: Check) -> Iterator[tuple[str, Bound]]:
    """Yield the lines of an edited text with what the check found each to state."""
    bound = {span: fact.key for fact in check.all_facts() for span in fact.spans}
    at = 0
    for line in check.text.split("\n"):
        text = line.strip()
        if text:
            start = at + line.index(text)
            yield text, _within(bound, start, len(text))
        at += len(line) + 1


def _take_over(report: Report, old: Sequence[_Line], new: Iterable[tuple[str, Bound]]) -> Iterator[_Line]:
    """Yield the edited lines, each as what it is in the place of those before."""
    edited = list(new)
    owner = -1
    for stretch in pair_items([line.text.strip() for line in old], [text for text, _ in edited]):
        gone = old[stretch.start : stretch.end]
        yield from gone if stretch.same else ()
        for text, bound in () if stretch.same else edited[stretch.begin : stretch.stop]:
            line = _place(stretch, text, old, owner)
            owner = line.section
            yield replace(line, bound=bound | _blanks(report, text, owner, old))
        if gone:
            owner = gone[-1].section


def _place(stretch: Stretch, text: str, old: Sequence[_Line], owner: int) -> _Line:
    """Return a line that was changed, or is new, with its section. Raises `ReportError` where nobody can tell which."""
    gone = old[stretch.start : stretch.end]
    if len(gone) == 1 == stretch.stop - stretch.begin and _is_in_place_of(text, gone[0], old):
        return replace(gone[0], text=text, bound={}, edited=True)
    owners = {line.section for line in gone} or {owner}
    if not gone and owner < 0 and stretch.start < len(old):
        owners = {old[stretch.start].section if old[stretch.start].role == "body" else -1}
    others = {line.section for line in old if line.role == "body" and are_alike(line.text, text)}
    if len(owners) > 1 or any(line.role == "heading" for line in gone) or others - owners or _is_heading(text):
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        raise ReportError([Problem("", say("can't tell which section this belongs to: {text}", text=shown))])
    return _Line(text, "body", owners.pop(), {}, edited=True)


def _is_in_place_of(text: str, was: _Line, old: Sequence[_Line]) -> bool:
    """Whether a line is what became of another: a heading of a heading, and of no other section's line."""
    alike = are_alike(was.text, text)
    if was.role == "heading" or _is_heading(text):
        numbered = text.partition("、")[0] == was.text.partition("、")[0]
        headings = {drop_number(line.text) for line in old if line.role == "heading" and line is not was}
        if drop_number(text) in headings:
            return False  # two sections that changed their places
        return was.role == "heading" and (numbered if _is_heading(text) else alike)
    return alike or not any(line.section != was.section and are_alike(line.text, text) for line in old)


def _is_heading(text: str) -> bool:
    """Whether a line looks like a heading that stands alone, not like 一、加强领导。成立小组。"""
    return drop_number(text) != text and "。" not in text


def _blanks(report: Report, text: str, section: int, old: Sequence[_Line]) -> Bound:
    """Return which blank of a section is which, by the words before it; none where two would be the same."""
    bound = {key: None for line in old if line.section == section for key in line.bound.values()}
    facts = [report.ledger[key] for key in bound if report.ledger[key].value is None]
    places = [place.span() for place in BLANK_LINE.finditer(text)]
    labels = [fact.label for fact in facts]
    told = [blank_at(text, start, labels) if len(facts) > 1 else len(facts) - 1 for start, _ in places]
    return {place: facts[n].key for place, n in zip(places, told, strict=True) if n >= 0 and told.count(n) == 1}


def _count(lines: Sequence[_Line], number: int) -> int:
    return sum(line.section == number and line.role == "body" for line in lines)
