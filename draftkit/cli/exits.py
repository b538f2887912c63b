"""What a command returns to the shell."""

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftkit.report import Report


class Exit(IntEnum):
    """What a command returns."""

    VERIFIED = 0
    NOT_VERIFIED = 1
    WRONG_INPUT = 2
    MODEL_FAILED = 3
    INTERRUPTED = 130
    TERMINATED = 143

    @classmethod
    def of(cls, in_order: object) -> "Exit":
        """Return what a command comes to that only looks whether something is in order."""
        return cls.VERIFIED if in_order else cls.NOT_VERIFIED

    @classmethod
    def of_report(cls, report: "Report") -> "Exit":
        """Return what a command comes to that drafted a report."""
        if any(section.error for section in report.sections):
            return cls.MODEL_FAILED
        return cls.of(report.verified)
