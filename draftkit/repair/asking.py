"""What is wrong with an answer, as a request: for the sentences at fault, or for the whole section."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from string import Template

from draftkit.characters import name_unseen
from draftkit.check import Finding
from draftkit.prompt import BLANK, Message, Request, fill_template
from draftkit.repair.faults import Fault
from draftkit.repair.judging import Judge, Judged
from draftkit.resources import read_data
from draftkit.sentences import number_sentence


def ask_section(judge: Judge, judged: Judged, number: int, own: Path | None) -> Request:
    """Return the request that asks for the whole section again."""
    words = _words(judge, judged, judged.check.errors, own)
    findings = "\n".join(f"{place}. {said}" for place, said in enumerate(words, start=1))
    asked = fill_template("repair.md", own, findings=findings)
    return _follow(judge, judged.answer, number, asked, judge.prompt.request.heading)


def ask_sentences(judge: Judge, judged: Judged, faults: Sequence[Fault], number: int, own: Path | None) -> Request:
    """Return the request that asks for the sentences at fault, and for nothing else.

    What stands before it is what was sent and answered before, byte for byte, so that an endpoint has it cached.
    """
    lines: list[str] = []
    for place, fault in enumerate(faults, start=1):
        lines.append(number_sentence(place, fault.sentence))
        lines += [f"- {said}" for said in _words(judge, judged, fault.findings, own)]
    asked = fill_template("repair_sentences.md", own, sentences="\n".join(lines))
    return _follow(judge, judged.answer, number, asked)


def _follow(judge: Judge, answer: str, number: int, asked: str, heading: str | None = None) -> Request:
    request = judge.prompt.request
    messages = (*request.messages, Message("assistant", answer), Message("user", asked))
    return Request(f"{request.name}.repair-{number}", messages, heading)


def _words(judge: Judge, judged: Judged, findings: Iterable[Finding], own: Path | None) -> Iterator[str]:
    wordings = _parse_wordings(read_data("findings.toml", own=own))
    marks = {key: mark for mark, key in judge.prompt.marks.items()}
    for finding in findings:
        fact = judge.shown(finding.key) if finding.key else None
        code = "unwritten" if finding.code == "missing" and not fact else finding.code
        yield Template(wordings.get(code, wordings["other"])).substitute(
            text=name_unseen(judge.quote(judged, finding).replace("\n", " ")),  # a finding is one line of the request
            expected=judge.expected(finding) or BLANK,
            label=fact.label if fact else "",
            mark=f"[{marks[fact.key]}]" if fact and marks else "",
        )


@lru_cache(maxsize=8)
def _parse_wordings(written: str) -> Mapping[str, str]:
    return tomllib.loads(written)
