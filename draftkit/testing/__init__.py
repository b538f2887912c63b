"""A rehearsal stage: an OpenAI-compatible server on this machine that fails in every way that is known.

    from draftkit import OpenAIModel, draft_report, load_facts
    from draftkit.testing import FaultServer

    with FaultServer(faults=0.2, seed=1) as server:
        report = draft_report(load_facts("facts.json"), OpenAIModel("any", base_url=server.url))
    print(report.verified, server.bill.to_json())

It writes right sections out of draftkit's own prompts (`write_section`), and for a repair the sentences that it asks
for, or what an `answer` of your own makes of a request, and puts the faults of `FAULTS` on the wire: by a script, or a
share of calls drawn with a seed. Files and batches are there too, as the OpenAI Batch API has them
(`FaultServer(batch_rules=BatchRules(...))`). As a process of its own:
`python -m draftkit.testing --port 8000 --in-flight 16 --faults 0.2`. Only the standard library is used, nothing leaves
this machine, and no part of draftkit imports it.
"""

from draftkit.testing.batches import Batches, BatchRules
from draftkit.testing.bill import Bill, SectionBill
from draftkit.testing.exchange import Exchange, Wire
from draftkit.testing.faults import FAULTS, PASSING, Fault
from draftkit.testing.obeying import obey_facts
from draftkit.testing.server import CERTIFICATES, Call, FaultServer, closed_address
from draftkit.testing.writing import section_of, write_section

__all__ = [
    "CERTIFICATES",
    "FAULTS",
    "PASSING",
    "BatchRules",
    "Batches",
    "Bill",
    "Call",
    "Exchange",
    "Fault",
    "FaultServer",
    "SectionBill",
    "Wire",
    "closed_address",
    "obey_facts",
    "section_of",
    "write_section",
]
