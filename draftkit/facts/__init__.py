"""Typed facts: what a person or a program supplies, read from JSON and checked at the door."""

from draftkit.facts.doubts import find_doubts, is_of_another
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
from draftkit.facts.problems import not_facts, unknown_groups, validation_problems
from draftkit.facts.schema import facts_schema
from draftkit.facts.unfilled import find_unfilled
from draftkit.facts.walking import refuse_classified_facts, refuse_classified_kind
from draftkit.facts.writing import start_facts, start_rows, write_facts
from draftkit.facts.written import dump_facts, dump_new_facts

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
    "dump_new_facts",
    "facts_schema",
    "find_doubts",
    "find_orders",
    "find_unfilled",
    "is_of_another",
    "ledger_of",
    "load_facts",
    "not_facts",
    "parse_facts",
    "read_json",
    "refuse_classified_facts",
    "refuse_classified_kind",
    "start_facts",
    "start_rows",
    "style_of",
    "unknown_groups",
    "validation_problems",
    "write_facts",
]
