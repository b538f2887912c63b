"""draftkit inside a service of your own: facts come as JSON, a Word file and the verdict go back."""

from dataclasses import dataclass

from draftkit import DraftkitError, Model, draft_report, parse_facts


@dataclass(frozen=True)
class Answer:
    """What your service sends back: the Word file, or what is wrong with the facts."""

    docx: bytes | None
    verified: bool
    to_look_at: list[str]


def write_report(facts_json: bytes, model: Model | None = None) -> Answer:
    """Draft a report. `model` is shared by all calls: it holds the connections. None: what the environment names."""
    try:
        report = draft_report(parse_facts(facts_json), model)
    except DraftkitError as error:  # facts that can't be used, settings that are missing: told in one message
        return Answer(None, verified=False, to_look_at=[str(error)])
    to_look_at = [finding.message for finding in report.findings]
    to_look_at += [f"{section.heading}: {section.error}" for section in report.sections if section.error]
    return Answer(report.to_docx(), report.verified, to_look_at)
