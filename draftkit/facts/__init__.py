"""Typed facts: what a person or a program supplies, read from JSON and checked at the door."""

from draftkit.facts.ledgers import ledger_of
from draftkit.facts.loading import (
    LARGEST,
    WORKBOOKS,
    YAML,
    check_facts,
    check_tables,
    load_facts,
    parse_facts,
    read_json,
    why_unread,
)
from draftkit.facts.models import (
    Document,
    Event,
    Facts,
    Item,
    Measure,
    Organisation,
    Person,
    Statement,
    SuppliedFigure,
    style_of,
)
from draftkit.facts.orders import find_orders
from draftkit.facts.problems import unknown_groups, validation_problems
from draftkit.facts.schema import facts_schema
from draftkit.facts.walking import refuse_classified_facts, refuse_classified_kind
from draftkit.facts.written import dump_facts

__all__ = [
    "LARGEST",
    "WORKBOOKS",
    "YAML",
    "Document",
    "Event",
    "Facts",
    "Item",
    "Measure",
    "Organisation",
    "Person",
    "Statement",
    "SuppliedFigure",
    "check_facts",
    "check_tables",
    "dump_facts",
    "facts_schema",
    "find_orders",
    "ledger_of",
    "load_facts",
    "parse_facts",
    "read_json",
    "refuse_classified_facts",
    "refuse_classified_kind",
    "style_of",
    "unknown_groups",
    "validation_problems",
    "why_unread",
]
