"""Files of requests for an engine that answers them by the thousand, and what comes back.

Rounds: `export_requests` writes files; an engine answers them, through `submit_requests` or by hand;
`collect_results` takes the answers in and finishes reports; the next export asks for repairs and for what failed.
"""

from draftkit.engine.collecting import Collected
from draftkit.engine.commands import Exported, collect_results, export_requests, submit_requests
from draftkit.engine.exports import Export
from draftkit.engine.rounds import Round

__all__ = [
    "Collected",
    "Export",
    "Exported",
    "Round",
    "collect_results",
    "export_requests",
    "submit_requests",
]
