"""Many reports: a queue of sections, a journal of calls, a folder that can be come back to."""

from draftkit.batch.database import Database
from draftkit.batch.drafting import draft_batch
from draftkit.batch.folder import Options, RunFolder, Unfinished, open_folder
from draftkit.batch.journal import Journal
from draftkit.batch.journaled import JournaledModel, Unknown
from draftkit.batch.outputs import Outputs
from draftkit.batch.register import Register, Row, read_status
from draftkit.batch.rows import open_rows
from draftkit.batch.summary import TABLE, Summary, sum_up
from draftkit.batch.watching import Watch

__all__ = [
    "TABLE",
    "Database",
    "Journal",
    "JournaledModel",
    "Options",
    "Outputs",
    "Register",
    "Row",
    "RunFolder",
    "Summary",
    "Unfinished",
    "Unknown",
    "Watch",
    "draft_batch",
    "open_folder",
    "open_rows",
    "read_status",
    "sum_up",
]
