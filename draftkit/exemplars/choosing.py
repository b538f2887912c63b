"""Which sample is shown to the model, and which samples the leak gate knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.errors import ExemplarError
from draftkit.exemplars.folder import StoredSample, read_folder
from draftkit.exemplars.ranking import Candidate, Wanted, rank_samples
from draftkit.exemplars.sample import Sample, read_samples
from draftkit.exemplars.shipped import find_exemplar
from draftkit.messages import say

Exemplars = Sequence[str | Sample] | str | Path
"""A folder of samples to learn from (a path), or texts whose particulars must not turn up (a sequence)."""


@dataclass(frozen=True, slots=True)
class Style:
    """The samples of a report: what the model is `shown`, `None` for the kind's own; `samples` for the leak gate.

    `name` is that of the sample shown where it is one of the folder (`bureau/reports-1`). `sections` are the headings
    of its sections that are shown, `left_out` of those that were too much. `candidates` are the samples of the kind
    that the folder holds, the one shown first.
    """

    shown: str | None = None
    samples: tuple[Sample, ...] = ()
    name: str = ""
    sections: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


KIND_ALONE = Style()
"""The kind's own sample is shown, and nothing is kept from leaking."""


def choose_style(given: Exemplars, kind: str, own: Path | None = None, wanted: Wanted | None = None) -> Style:
    """Choose the sample that shows the style of a kind: of a folder the one of that kind that is most like what is
    `wanted`, by its sections and words, of equals the longest; else the kind's own.

    All samples of the folder are kept from leaking, and so is the one shown. Raises `ExemplarError` for a folder
    that is not there, can't be read or holds no sample.
    """
    own_sample = tuple(read_samples(filter(None, [find_exemplar(kind, own)])))
    if not isinstance(given, str | Path):
        return Style(None, (*read_samples(given), *own_sample))
    stored = read_folder(Path(given))
    if not stored:
        raise ExemplarError(
            say("{folder} holds no sample report; add one with: draftkit exemplars add FILE", folder=given)
        )
    samples = tuple(one.sample for one in stored)
    candidates = tuple(rank_samples(list(_of_kind(stored, kind)), wanted or Wanted()))
    if not candidates:
        return Style(None, (*samples, *own_sample))
    best = candidates[0]
    return Style(best.sample.text, samples, best.name, candidates=candidates)


def _of_kind(stored: Sequence[StoredSample], kind: str) -> Iterator[StoredSample]:
    return (one for one in stored if one.kind == kind)
