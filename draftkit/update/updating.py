"""Yesterday's report + today's facts -> today's report; a model is asked only where the prose no longer fits."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from draftkit.exemplars import Exemplars
from draftkit.facts import Facts
from draftkit.figures import bare_text
from draftkit.messages import listed, say
from draftkit.model import Model
from draftkit.plan import Section, plan_report
from draftkit.prompt import Binding
from draftkit.report import Choices, Drafting, Report, WrittenSection, prepare_report
from draftkit.sentences import cut_sentences
from draftkit.update.changes import FigureChange, SectionUpdate, Update
from draftkit.update.filling import Filled, fill_section
from draftkit.update.telling import changed_facts, tell_redrafted


def update_report(
    before: Report,
    facts: Facts,
    model: str | Model | None = None,
    *,
    binding: Binding = "cited",
    repairs: int = 2,
    fallback: bool = True,
    exemplars: Exemplars = (),
    prompts: str | Path | None = None,
    max_prompt_tokens: int | None = None,
    workers: int = 8,
    watch: Callable[[WrittenSection], None] | None = None,
) -> Update:
    """Bring a report up to date: the prose of `before` with the figures of `facts`.

    A section whose facts are the same but for their values stays word for word, and no model is called for it. It is
    drafted anew, as by `draft_report` with the same arguments, where a fact is new, gone or no longer known, where
    what the sentence says of a figure may be wrong of the new one (nothing to something, 下降, 仅), and where the check
    refuses the result.

    Raises what `draft_report` raises.
    """
    choices = Choices(
        binding=binding, repairs=repairs, exemplars=exemplars, prompts=Path(prompts) if prompts else None,
        max_prompt_tokens=max_prompt_tokens,
    )  # fmt: skip
    drafting = prepare_report(facts, model, choices, fallback=fallback)
    filled = _fill_sections(before, drafting)
    report = drafting.write_all(workers, watch, lambda section: _keep(section, filled[section.id]))
    if report.model is None and any(found.draft for found in filled.values()):
        report = replace(report, model=before.model, sample=before.sample)  # whose prose it is
    sections = tuple(
        SectionUpdate(section.id, section.heading, found.draft is not None, found.reasons)
        for section in report.sections
        for found in (filled[section.id],)
    )
    redrafted = {one.id: one.kind.groups for one in drafting.sections if filled[one.id].draft is None}
    changes = (*_changes(report, filled), *tell_redrafted(before.ledger, report, redrafted))
    if before.facts.date and facts.date and before.facts.date != facts.date:
        head = FigureChange("", say("the date of the report"), before.facts.date, facts.date, facts.date)
        changes = (head, *changes)
    return Update(report, before, sections, changes)


def _fill_sections(before: Report, drafting: Drafting) -> dict[str, Filled]:
    # by the groups that feed it: where the facts file names the sections, their ids are their places
    planned_before = plan_report(before.facts, drafting.choices.prompts).sections
    old = {section.kind.groups: section for section in planned_before}
    undated = _undated(planned_before)
    now = _undated(drafting.sections)
    written = {section.id: section for section in before.sections}
    one, other = before.facts, drafting.plan.facts
    heads = [*_days(one.as_of, other.as_of), *_days(one.date, other.date), (one.title, other.title)]
    names = [(one.addressee, other.addressee), (one.issuer, other.issuer), (one.subject, other.subject)]
    gone = [before for before, after in names if before and before != after]
    passed = tuple(_what_passed(one, other))
    changed = list(changed_facts(before.ledger, drafting.plan.ledger))
    filled: dict[str, Filled] = {}
    for section in drafting.sections:
        planned = old.get(section.kind.groups)
        if planned is None and now.get(_bare(section)) is section:
            planned = undated.get(_bare(section))  # 7月1日灾情, 7月2日灾情
        yesterday = written.get(planned.id) if planned else None
        if planned is None or yesterday is None:
            filled[section.id] = Filled(None, reasons=(say("the report had no such section"),))
        elif one.kind != other.kind:
            filled[section.id] = Filled(None, reasons=(say("the report is of another kind"),))
        elif one.self_name != other.self_name:
            filled[section.id] = Filled(None, reasons=(say("the report calls itself otherwise"),))
        elif named := [name for name in gone if name in yesterday.text]:
            filled[section.id] = Filled(None, reasons=(say("it names {names}", names=listed(named)),))
        else:
            elsewhere = [fact.label for fact in changed if fact.section not in section.kind.groups]
            filled[section.id] = fill_section(
                yesterday, planned, section, [*heads, (planned.heading, section.heading)],
                elsewhere=elsewhere, passed=passed,
            )  # fmt: skip
    return filled


def _bare(section: Section) -> tuple[str, ...]:
    return tuple(map(bare_text, section.kind.groups))


def _undated(sections: Iterable[Section]) -> dict[tuple[str, ...], Section]:
    """Return the sections by their names without figures, without those that share one."""
    listed = list(sections)
    counts = Counter(map(_bare, listed))
    return {_bare(section): section for section in listed if counts[_bare(section)] == 1}


def _what_passed(before: Facts, after: Facts) -> Iterator[str]:
    """Yield `day`, `month` and `year` where the report is of another one."""
    pairs = ((before.as_of, after.as_of), (before.date, after.date))
    if any(one != other for one, other in pairs):
        yield "day"
    for name, pattern in (("month", _MONTH), ("year", _YEAR)):
        if any(pattern.findall(one) != pattern.findall(other) for one, other in pairs if one and other):
            yield name


def _days(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield a day of the head before and after, also without its year where that is the same."""
    yield before, after
    one, other = _YEAR.match(before), _YEAR.match(after)
    if one and other and one[0] == other[0]:
        yield before[one.end() :], after[other.end() :]


_YEAR = re.compile("[0-9]{4}年")
_MONTH = re.compile("[0-9]{1,2}月")


def _keep(section: Section, filled: Filled) -> WrittenSection | None:
    """Return yesterday's section with its text filled in, `None` where it needs a new draft."""
    if filled.draft is None:
        return None
    return WrittenSection(section.id, section.heading, filled.draft, "kept", drafted=filled.before, name=section.name)


def _changes(report: Report, filled: dict[str, Filled]) -> "list[FigureChange]":
    changes: list[FigureChange] = []
    for section in report.sections:
        sentences = cut_sentences(section.text)
        for one in filled[section.id].moved:
            start, end = next(((s, e) for s, e in sentences if s <= one.start < e), (one.start, one.end))
            changes.append(FigureChange(section.id, one.label, one.before, one.after, section.text[start:end]))
    return changes
