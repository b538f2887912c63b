"""Typed facts in, a work report with proved figures out, as a Word file.

    from draftkit import draft_report, load_facts

    report = draft_report(load_facts("facts.json"))
    report.save("report.docx")

Each name is imported when it is first used: the check alone needs neither pydantic nor openai.
"""

from typing import TYPE_CHECKING

from draftkit.deferred import defer_names

if TYPE_CHECKING:
    from draftkit.audit import Audit, audit_text
    from draftkit.check import Check, Finding, Mended, check_text, mend
    from draftkit.document import Deviation, PageFormat, find_deviations, read_page_format
    from draftkit.errors import (
        AnswerPending,
        AnswerRejected,
        ClassifiedError,
        DocumentError,
        DraftkitError,
        ExemplarError,
        FactsError,
        FormatError,
        JournalError,
        KindError,
        ModelError,
        ModelRefused,
        ModelUnreachable,
        OutputError,
        Problem,
        PromptError,
        RecordingError,
        RecordingMissing,
        RecordingUnused,
        ReportError,
        ResultsError,
        SettingsError,
    )
    from draftkit.facts import Facts, load_facts, parse_facts
    from draftkit.figures import Figure, find_figures
    from draftkit.model import Model, OpenAIModel, Reply, Usage
    from draftkit.prompt import Message, Request
    from draftkit.recording import Recorder, Replayer
    from draftkit.report import Report, WrittenSection, draft_report
    from draftkit.review import render_review, write_review
    from draftkit.update import FigureChange, Update, add_deltas, update_report

_ROOMS = {
    "audit": ("Audit", "audit_text"),
    "check": ("Check", "Finding", "Mended", "check_text", "mend"),
    "document": ("Deviation", "PageFormat", "find_deviations", "read_page_format"),
    "errors": (
        "AnswerPending",
        "AnswerRejected",
        "ClassifiedError",
        "DocumentError",
        "DraftkitError",
        "ExemplarError",
        "FactsError",
        "FormatError",
        "JournalError",
        "KindError",
        "ModelError",
        "ModelRefused",
        "ModelUnreachable",
        "OutputError",
        "Problem",
        "PromptError",
        "RecordingError",
        "RecordingMissing",
        "RecordingUnused",
        "ReportError",
        "ResultsError",
        "SettingsError",
    ),
    "facts": ("Facts", "load_facts", "parse_facts"),
    "figures": ("Figure", "find_figures"),
    "model": ("Model", "OpenAIModel", "Reply", "Usage"),
    "prompt": ("Message", "Request"),
    "recording": ("Recorder", "Replayer"),
    "report": ("Report", "WrittenSection", "draft_report"),
    "review": ("render_review", "write_review"),
    "update": ("FigureChange", "Update", "add_deltas", "update_report"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [  # noqa: RUF022 - sorted without regard to case, as people look things up
    "add_deltas",
    "AnswerPending",
    "AnswerRejected",
    "Audit",
    "audit_text",
    "Check",
    "check_text",
    "ClassifiedError",
    "Deviation",
    "DocumentError",
    "draft_report",
    "DraftkitError",
    "ExemplarError",
    "Facts",
    "FactsError",
    "Figure",
    "FigureChange",
    "find_deviations",
    "find_figures",
    "Finding",
    "FormatError",
    "JournalError",
    "KindError",
    "load_facts",
    "mend",
    "Mended",
    "Message",
    "Model",
    "ModelError",
    "ModelRefused",
    "ModelUnreachable",
    "OpenAIModel",
    "OutputError",
    "PageFormat",
    "parse_facts",
    "Problem",
    "PromptError",
    "read_page_format",
    "Recorder",
    "RecordingError",
    "RecordingMissing",
    "RecordingUnused",
    "render_review",
    "Replayer",
    "Reply",
    "Report",
    "ReportError",
    "Request",
    "ResultsError",
    "SettingsError",
    "Update",
    "update_report",
    "Usage",
    "write_review",
    "WrittenSection",
]


__getattr__, __dir__ = defer_names(__name__, _HOME)
