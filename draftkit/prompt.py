"""A section of the plan -> the messages that ask a model to draft it."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any, Literal

from draftkit.errors import PromptError
from draftkit.exemplars import excerpt_sample, load_exemplar
from draftkit.kinds import Kind, SectionKind
from draftkit.ledger import Entry, Fact, Ledger, Name
from draftkit.masking import Masks, mask_section
from draftkit.plan import Plan, Section
from draftkit.resources import read_data

Binding = Literal["cited", "plain", "masked"]
"""How a figure stays with its fact: each followed by its fact's mark `[f1]`; by wording alone; or as a mark that stands
in its place, so that no figure, name or date is sent."""

BLANK = "____"
"""What stands for a value that is not known yet."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent to a model: the messages.

    `name` (`situation`, `situation.repair-1`) is for people and recordings only. `heading` is that of the section
    asked for, `""` for one without; an answer that says no more is none. It is `None` where less than a section is
    asked for.
    """

    name: str
    messages: tuple[Message, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A section's request, what its marks stand for (mark `f1` -> key of a fact), and its heading.

    `masks` are the marks of a masked prompt, which has no others.
    """

    request: Request
    marks: Mapping[str, str]
    heading: str = ""
    masks: Masks | None = None


def build_prompt(
    plan: Plan,
    section: Section,
    binding: Binding = "cited",
    own: Path | None = None,
    exemplar: str | None = None,
) -> Prompt:
    """Return what is sent to draft one section.

    The first message is the same, byte for byte, for every section of every report of a kind, so that an
    endpoint can cache it: the rules, the sample, what each section of the kind has to do. What is the report's own
    and the section's facts follow, and the section's name comes last. `own` is a folder with templates, kinds and
    sample reports of your own, `exemplar` what to show instead of an excerpt of the kind's sample report.
    Raises `PromptError` for a template that names what nobody supplies.
    """
    masks = None
    if binding == "masked":
        plan, section, masks = mask_section(plan, section, BLANK)
    strike: Callable[[str], str] = masks.strike if masks else str
    system = fill_template(
        "system.md",
        own,
        binding=read_data(f"{binding}.md", own=own).strip(),
        register=plan.kind.register.strip(),
        exemplar=excerpt_sample(load_exemplar(plan.kind.name, own)).text if exemplar is None else exemplar,
        contents="\n".join(f"{name}：{_brief(part)}" for name, part in _name_parts(plan.kind, own)),
        layouts="\n".join(_describe_layouts(plan.kind, own)),
    )
    marks = {} if masks else mark_facts(section.ledger)
    asked = [fact.value or BLANK if masks else f"[{marks[fact.key]}]" for fact in section.ledger.facts]
    facts = "\n".join(describe_entries(section.ledger, marks))
    user = fill_template(
        "section.md",
        own,
        nonce=_nonce(facts),
        facts=facts,
        title=plan.title,
        self=plan.self_name or "无",
        as_of=plan.as_of or "无",
        part=strike(_name_section(plan.kind, section.kind, own)),
        heading=section.heading,
        brief=_brief(section.kind),
        layout=_layout(section.kind, own),
        count=str(len(asked)),
        marks="".join(asked) or "无",
        reminder=_remind_of_blanks(sum(fact.value is None for fact in section.ledger.facts)),
    )
    messages = (Message("system", strike(system)), Message("user", user))
    request = Request(section.id, messages, section.heading)
    return Prompt(request, {mark: key for key, mark in marks.items()}, section.heading, masks)


def _name_parts(kind: Kind, own: Path | None) -> Iterator[tuple[str, SectionKind]]:
    """Yield what the rules tell of: each section by its heading, by its id where another has the same heading.

    Where the facts file names the sections, what is told is told of each style.
    """
    headings = Counter(part.heading for part in kind.sections)
    for part in kind.sections:
        yield part.heading if part.heading and headings[part.heading] == 1 else part.id, part
    names = _read_layouts(own)["names"]
    for style in kind.free:
        yield names[style], kind.section_of(names[style], style, 1)


def _name_section(kind: Kind, section: SectionKind, own: Path | None) -> str:
    """Return what a section is called by in the ask: as in the rules, or by its heading and its style."""
    if kind.free:
        return f"{section.heading}（{_read_layouts(own)['names'][section.style]}）"
    return next(name for name, part in _name_parts(kind, own) if part.id == section.id)


def _brief(part: SectionKind) -> str:
    return "".join(part.brief.split("\n"))


def _describe_layouts(kind: Kind, own: Path | None) -> Iterator[str]:
    """Yield each way in which sections of a kind are laid out, behind the names of those sections."""
    parts: dict[str, list[str]] = {}
    for name, part in _name_parts(kind, own):
        parts.setdefault(_layout(part, own), []).append(name)
    for layout, names in parts.items():
        yield f"{'、'.join(names)}：{layout}"


def _remind_of_blanks(count: int) -> str:
    return f"，其中 {count} 个留空，写“{BLANK}”" if count else ""


def fill_template(name: str, own: Path | None = None, /, **values: str) -> str:
    """Return a template of `prompts/` with its `$names` filled in, in one pass: values are never read again.

    Raises `PromptError` with all names that are missing.
    """
    template, named = _parse_template(read_data(name, own=own))
    if missing := sorted(named - values.keys()):
        raise PromptError(name, missing)
    return template.substitute(values).strip() + "\n"


@lru_cache(maxsize=64)
def _parse_template(written: str) -> tuple[Template, frozenset[str]]:
    template = Template(written)
    return template, frozenset(template.get_identifiers())


def mark_facts(ledger: Ledger) -> dict[str, str]:
    """Return a short mark for every fact of a section, in order: key -> `f1`, `f2`, …"""
    return {fact.key: f"f{number}" for number, fact in enumerate(ledger.facts, start=1)}


def describe_entries(ledger: Ledger, marks: Mapping[str, str]) -> Iterator[str]:
    """Yield the facts of a section as lines, each figure followed by its mark if there are marks.

    No fact makes a line of its own.
    """
    for entry in ledger.entries:
        yield from (line.replace("\n", " ") for line in _describe(entry, marks))


_TITLES = {"measure": "措施", "event": "事件", "statement": "要点"}


def _describe(entry: Entry, marks: Mapping[str, str]) -> Iterator[str]:
    indent = ""
    if title := _TITLES.get(entry.kind):
        yield f"{title}：{entry.head or entry.text}"
        indent = "  "
        if entry.head and entry.text:
            yield f"{indent}要点：{entry.text}"
    depth: dict[str, int] = {}
    for fact in entry.facts:
        level = depth[fact.key] = depth[fact.parent] + 1 if fact.parent in depth else 0
        mark = f"[{marks[fact.key]}]" if marks else ""
        yield f"{indent}{'  ' * level}{_describe_fact(fact, entry, level)}{mark}"
    for name in entry.names:
        yield indent + _describe_name(name)


def _describe_fact(fact: Fact, entry: Entry, level: int) -> str:
    value = BLANK if fact.value is None else fact.value
    label = "日期或时间" if entry.kind == "event" and fact.label == entry.head else fact.label
    return f"{'其中，' if level else ''}{label}：{value}"


_NAME_TITLES = {"person": "人员", "organisation": "单位", "document": "文件", "place": "地点"}


def _describe_name(name: Name) -> str:
    # a document's number goes behind it, a person's post in front
    words = f"{name.text}{name.title}" if name.kind == "document" else f"{name.title}{name.text}"
    return f"{_NAME_TITLES[name.kind]}：{words}{f'（{name.note}）' if name.note else ''}"


def _nonce(facts: str) -> str:
    # a delimiter that the facts don't hold: it is their own hash; letters only, so that it is no figure
    seed = facts
    while (letters := _letters(seed)) in facts:  # somebody went looking for facts that hold their own hash
        seed = letters + seed
    return "材料" + letters


def _letters(text: str) -> str:
    return "".join(chr(ord("a") + byte % 26) for byte in hashlib.sha256(text.encode()).digest()[:8])


@lru_cache(maxsize=8)
def _parse_layouts(written: str) -> dict[str, Any]:
    return tomllib.loads(written)


def _read_layouts(own: Path | None) -> dict[str, Any]:
    return _parse_layouts(read_data("layouts.toml", own=own))


def _layout(part: SectionKind, own: Path | None) -> str:
    layout = _parse_layouts(read_data("layouts.toml", own=own))[part.style]
    return str(layout if isinstance(layout, str) else layout[part.items or "none"])
