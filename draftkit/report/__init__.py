"""From facts to a verified report: the only room that sees every stage."""

from draftkit.report.choices import Choices
from draftkit.report.drafting import Drafting, draft_report, prepare_report
from draftkit.report.finished import Report, ShownSample
from draftkit.report.outputs import check_target
from draftkit.report.sending import Sent
from draftkit.report.written import How, WrittenSection

__all__ = [
    "Choices",
    "Drafting",
    "How",
    "Report",
    "Sent",
    "ShownSample",
    "WrittenSection",
    "check_target",
    "draft_report",
    "prepare_report",
]
