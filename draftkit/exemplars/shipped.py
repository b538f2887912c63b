"""The sample report of each kind: one that ships, every particular masked, or the user's own in its place."""

from pathlib import Path

from draftkit.classified import refuse_classified
from draftkit.errors import ExemplarError
from draftkit.exemplars.masking import mask_text
from draftkit.messages import say
from draftkit.resources import read_data


def load_exemplar(kind: str, own: Path | None = None) -> str:
    """Return the sample report of a kind, the user's (`own/exemplars/KIND.md`) before the shipped one.

    The user's is masked; the shipped one is as it is. Raises `ExemplarError` when there is none,
    `ClassifiedError` for one that bears a classification mark.
    """
    text = find_exemplar(kind, own)
    if text is None:
        raise ExemplarError(
            say("there is no sample report for the kind {kind}; put one at exemplars/{kind}.md", kind=kind)
        )
    if not own or not (own / "exemplars" / f"{kind}.md").is_file():
        return text
    refuse_classified([(f"exemplars/{kind}.md", text, False)])
    return mask_text(text).text


def find_exemplar(kind: str, own: Path | None = None) -> str | None:
    """Return the sample report of a kind as it is written, unmasked where it is the user's; `None` for none.

    Raises `ExemplarError` for one that is not UTF-8.
    """
    try:
        return read_data("exemplars", f"{kind}.md", own=own).strip()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise ExemplarError(say("exemplars/{kind}.md is not text in UTF-8; save it as UTF-8", kind=kind)) from None
