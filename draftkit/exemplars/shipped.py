"""Sample reports that show a model the style: one for each kind, every particular masked."""

from pathlib import Path

from draftkit.errors import ExemplarError
from draftkit.messages import say
from draftkit.resources import read_data


def load_exemplar(kind: str, own: Path | None = None) -> str:
    """Return the sample report of a kind, the user's (`own/exemplars/KIND.md`) before the shipped one.

    Raises `ExemplarError` when there is none.
    """
    try:
        return read_data("exemplars", f"{kind}.md", own=own).strip()
    except FileNotFoundError:
        raise ExemplarError(
            say("there is no sample report for the kind {kind}; put one at exemplars/{kind}.md", kind=kind)
        ) from None
