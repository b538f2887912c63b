"""Today's report from yesterday's: approved prose stays, figures change, what no longer fits is drafted anew."""

from draftkit.update.changes import FigureChange, Moved, SectionUpdate, Update
from draftkit.update.deltas import add_deltas, days_between
from draftkit.update.updating import update_report

__all__ = ["FigureChange", "Moved", "SectionUpdate", "Update", "add_deltas", "days_between", "update_report"]
