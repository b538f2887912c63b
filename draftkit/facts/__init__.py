"""Typed facts: what a person or a program supplies, read from JSON and checked at the door."""

from draftkit.facts.ledgers import ledger_of
from draftkit.facts.loading import load_facts, parse_facts
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
)
from draftkit.facts.orders import find_orders
from draftkit.facts.problems import unknown_groups
from draftkit.facts.schema import facts_schema

__all__ = [
    "Document",
    "Event",
    "Facts",
    "Item",
    "Measure",
    "Organisation",
    "Person",
    "Statement",
    "SuppliedFigure",
    "facts_schema",
    "find_orders",
    "ledger_of",
    "load_facts",
    "parse_facts",
    "unknown_groups",
]
