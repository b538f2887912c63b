"""From facts to a verified report: the only room that sees every stage."""

from draftkit.report.drafting import Drafting, draft_report, prepare_report
from draftkit.report.finished import Report
from draftkit.report.written import How, WrittenSection, add_usage

__all__ = ["Drafting", "How", "Report", "WrittenSection", "add_usage", "draft_report", "prepare_report"]
