"""From facts to a verified report: the only room that sees every stage."""

from draftkit.report.drafting import Drafting, draft_report, prepare_report
from draftkit.report.finished import Report
from draftkit.report.written import How, WrittenSection

__all__ = ["Drafting", "How", "Report", "WrittenSection", "draft_report", "prepare_report"]
