"""Facts and a kind of report -> the plan: which sections, in which order, each with its facts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from draftkit.characters import is_short_for, text_width
from draftkit.errors import FactsError
from draftkit.facts import Facts, ledger_of, refuse_classified_facts, refuse_classified_kind, style_of, unknown_groups
from draftkit.kinds import Kind, SectionKind, load_kind
from draftkit.ledger import Ledger
from draftkit.numbering import chinese_number

_SIGNED_BY = "签发人："
_EMPTY = "\u3000"
"""The character left free between names, and before 发文字号 in a line that is not the first: an indent would move the
red rule, too."""
_LINE = 26
"""Full-width characters of a line of 发文字号: 28, with one left free at each edge."""
_SUBJECT = re.compile(r"^(?:关于)?(.+?)(?:有关|的)?(?:情况)?的?(?:情况)?(?:工作)?(?:汇报|报告)(?:材料)?$")

_ORGAN = re.compile(r"^([^《》“”]+?)(?=关于)")
"""Who reports, where the title begins with it (GB/T 9704-2012, 7.3.1: 机关+关于+事由+文种)."""
_BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")


@dataclass(frozen=True, slots=True)
class Section:
    """One section to be written. `heading` bears its number (`一、工作进展`); `""` for a section without one.

    `lead` opens the section when the library writes it. `ledger` holds the section's own facts, and the
    report's head as passages. `name` is what people call it, also where it has no heading.
    """

    id: str
    heading: str
    kind: SectionKind
    lead: str
    ledger: Ledger
    name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A report to be written: all that stands in it but the text of its sections.

    `mark` and `number`, with the signer behind a tab, are the document head; `attachments` bear their numbers;
    `issuers` are who signs, each in a line of its own.
    """

    kind: Kind
    title: str
    addressee: str
    self_name: str
    subject: str
    as_of: str
    opening: str
    sections: tuple[Section, ...]
    closing: str
    issuers: tuple[str, ...]
    date: str
    ledger: Ledger
    facts: Facts
    mark: str = ""
    number: str = ""
    attachments: tuple[str, ...] = ()


def plan_report(facts: Facts, prompts: Path | None = None) -> Plan:
    """Return the plan of the report that `facts` are for; `prompts` is a folder with kinds of your own.

    Sections without facts are left out and the others numbered through. Raises `KindError`, `FactsError` for a group
    of facts that the kind doesn't know, and `ClassifiedError` for facts that bear a classification mark.
    """
    refuse_classified_facts(facts)
    kind = load_kind(facts.kind, prompts)
    if prompts:
        refuse_classified_kind(kind)
    if problems := unknown_groups(facts.sections, kind):
        raise FactsError(problems)
    names = _formula_names(facts)
    ledger = ledger_of(facts)
    return Plan(
        kind=kind,
        title=facts.title,
        addressee=facts.addressee,
        self_name=facts.self_name,
        subject=names.get("subject", ""),
        as_of=facts.as_of,
        opening=fill_formula(kind.openings, names),
        sections=_plan_sections(facts, kind, ledger, names),
        closing=fill_formula(kind.closings, names),
        issuers=facts.issuers,
        date=facts.date,
        ledger=ledger,
        facts=facts,
        mark=facts.masthead.mark if facts.masthead else "",
        number=_number_line(facts),
        attachments=tuple(_number_attachments(facts.attachments)),
    )


def words_of(plan: Plan) -> str:
    """Return what a report is about in its own words: its title, and the labels and texts of its facts."""
    told = (part for entry in plan.ledger.entries for part in (entry.head, entry.text))
    return "\n".join([plan.title, *told, *(fact.label for fact in plan.ledger.facts)])


def _number_line(facts: Facts) -> str:
    """Return 发文字号 with the signers (GB/T 9704-2012, 7.2.5 and 7.2.6): two of them a line, evenly spaced, those of
    further lines below the first one's name, and the number in the last line; each on a line of its own where two
    don't fit.
    """
    head = facts.masthead
    if head is None or not head.signer:
        return head.number if head else ""
    names = head.signers
    for most in (2, 1):
        rows = _signer_rows(names, most)
        label, room = text_width(_SIGNED_BY), _LINE - text_width(_SIGNED_BY) - max(map(text_width, rows))
        if len(rows) == 1 and text_width(head.number) < room:
            return f"{head.number}\t{_SIGNED_BY}{rows[0]}"
        if len(rows) > 1 and text_width(head.number) < room + label:
            break
    lines = [f"\t{_SIGNED_BY}{rows[0]}", *(f"\t\t{row}" for row in rows[1:])]
    if len(rows) > 1 and text_width(head.number) < room + label:
        # the first place for a tab is where 签发人： begins
        lines[-1] = f"{_EMPTY}{head.number}" + ("\t\t" if text_width(head.number) < room else "\t") + rows[-1]
    else:
        lines.append(f"{_EMPTY}{head.number}")
    return "\n".join(lines)


def _signer_rows(names: Sequence[str], most: int) -> Sequence[str]:
    """Return the names of signers, so many a line, with a character between them and the second ones in one column."""
    rows = [names[at : at + most] for at in range(0, len(names), most)]
    first = max(len(row[0]) for row in rows if len(row) == len(rows[0]))
    return ["".join(name.ljust(first + 1, _EMPTY) for name in row).rstrip(_EMPTY) for row in rows]


def _number_attachments(names: Sequence[str]) -> Iterator[str]:
    """Yield the lines of 附件说明 (GB/T 9704-2012, 7.3.4): several attachments are numbered, one is not."""
    for place, name in enumerate(names, 1):
        blank = " " if name[:1].isdecimal() else ""  # 2.35名 would be a decimal
        yield ("附件：" if place == 1 else "") + (f"{place}.{blank}" if len(names) > 1 else "") + name


def fill_formula(patterns: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the first of `patterns` whose `$names` are all supplied, filled in; `""` if there is none."""
    for pattern in map(Template, patterns):
        if names.keys() >= set(pattern.get_identifiers()):
            return pattern.substitute(names)
    return ""


def _plan_sections(facts: Facts, kind: Kind, ledger: Ledger, names: Mapping[str, str]) -> tuple[Section, ...]:
    sections: list[Section] = []
    headings = 0
    for part in _sections_of(kind, facts):
        heading = part.heading
        if heading and kind.headings:
            headings += 1
            heading = f"{chinese_number(headings)}、{heading}"
        lead = fill_formula(part.lead, names)
        sections.append(Section(part.id, heading, part, lead, ledger.section(*part.groups), kind.name_section(part)))
    return tuple(sections)


def _sections_of(kind: Kind, facts: Facts) -> list[SectionKind]:
    if kind.free:
        groups = enumerate(facts.sections.items(), start=1)
        return [kind.section_of(name, style_of(items), rank) for rank, (name, items) in groups]
    return [part for part in kind.sections if any(group in facts.sections for group in part.groups)]


def _formula_names(facts: Facts) -> dict[str, str]:
    subject = facts.subject
    if not subject and (found := _SUBJECT.match(_without_organ(facts.title, facts.issuer))):
        subject = found[1]
    names = {
        "self": facts.self_name,
        "addressee": facts.addressee,
        "as_of": facts.as_of,
        "issuer": facts.issuer,
        "subject": subject,
        "title": facts.title,
        "date": facts.date,
    }
    return {name: text for name, text in names.items() if text}


def _without_organ(title: str, issuer: str) -> str:
    """Return a title without the names of those that sign before 关于, in full or short: 镇政府 for 石桥镇人民政府."""
    found = _ORGAN.match(title)
    named, signed = (_BETWEEN_NAMES.sub("", names) for names in (found[1] if found else "", issuer))
    if not (found and signed):
        return title
    is_signer = named.endswith(signed) or is_short_for(named, signed)
    return title[found.end() :] if is_signer else title
