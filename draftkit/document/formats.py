"""How a report is set: the standard's page, or an office's own numbers from a TOML file, or the styles of a file."""

from dataclasses import dataclass

from draftkit.document.layout import GBT9704, Layout


@dataclass(frozen=True, slots=True)
class PageFormat:
    """How a report is set."""

    layout: Layout = GBT9704


STANDARD = PageFormat()
"""GB/T 9704-2012."""
