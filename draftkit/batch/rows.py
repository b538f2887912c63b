"""A report for each row of a table: the facts that all of them share, and what each row says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.batch.sources import Source, encode_facts, name_by_fields
from draftkit.errors import FactsError, Problem
from draftkit.facts import check_tables, dump_facts, is_of_another, load_facts
from draftkit.facts.tables import RowsTable, read_rows
from draftkit.messages import say


@dataclass(frozen=True, slots=True)
class RowSources:
    """The reports of a table."""

    origin: str
    table: RowsTable
    prompts: Path | None = None

    @property
    def shared(self) -> tuple[str, ...]:
        """Labels of figures that no column fills, so that every report says the same of them."""
        return self.table.shared

    @property
    def other_heads(self) -> tuple[int, ...]:
        """Numbers of rows in which the red head (发文机关标志) is that of another organ than the one that signs."""
        told = ((row.number, row.tables.raw) for row in self.table.rows)
        return tuple(number for number, raw in told if is_of_another(_head(raw, "mark"), str(raw.get("issuer") or "")))

    @property
    def shared_number(self) -> str:
        """The 发文字号 that all of several rows would bear; `""` where they don't."""
        numbers = [_head(row.tables.raw, "number") for row in self.table.rows]
        return numbers[0] if len(numbers) > 1 and len(set(numbers)) == 1 else ""

    def __len__(self) -> int:
        return len(self.table.rows)

    def __iter__(self) -> Iterator[Source]:
        for row in self.table.rows:
            fields = {**({"id": row.name} if row.name else {}), **row.tables.raw}
            try:
                check_tables(row.tables, prompts=self.prompts)
            except FactsError as error:
                problem = "\n".join(map(str, error.problems))
                yield Source(self.origin, row.number, b"", problem, name_by_fields(fields))
                continue
            yield Source(self.origin, row.number, encode_facts(fields))


def _head(raw: Mapping[str, Any], field: str) -> str:
    head = raw.get("masthead")
    return str(head.get(field) or "") if isinstance(head, Mapping) else ""


def open_rows(facts: Sequence[str], table: str | Path, prompts: Path | None = None) -> RowSources:
    """Return the reports of a table, which all start from one facts file.

    Raises `FactsError` when `facts` isn't one file or can't be used, and for a table whose headings fit no figure.
    """
    if len(facts) != 1:
        message = say("a table with one row a report needs exactly one facts file to start from")
        raise FactsError([Problem("", message)], str(table))
    base = dump_facts(load_facts(facts[0], prompts=prompts))
    origin = str(Path(table).absolute()).encode("utf-8", "backslashreplace").decode("utf-8")
    return RowSources(origin, read_rows(table, base), prompts)
