"""A sample report as the leak gate knows it: its words, and what is particular to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from draftkit.exemplars.particulars import BLANK, FIGURE, Particular, find_particulars
from draftkit.figures import find_figures
from draftkit.names import FoundName


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample report. `text` may be masked; `figures` are its written figures without spaces, `names` its names."""

    text: str
    figures: frozenset[str] = frozenset()
    names: tuple[FoundName, ...] = ()


def read_samples(given: Iterable["str | Sample"]) -> tuple[Sample, ...]:
    """Return samples for the leak gate; a plain text is read for its particulars first."""
    return tuple(one if isinstance(one, Sample) else read_sample(one) for one in given)


@lru_cache(maxsize=256)
def read_sample(text: str) -> Sample:
    """Read a sample report as it is, unmasked: what is particular to it is found here."""
    written = {_squeeze(figure.text) for figure in find_figures(text)}
    return sample_of(text, find_particulars(text), written)


def sample_of(text: str, particulars: Sequence[Particular], written: Iterable[str] = ()) -> Sample:
    """Return a sample whose particulars are known; `written` are figures besides."""
    figures = {_squeeze(one.text) for one in particulars if one.kind == FIGURE}
    names = {one.text: _name(one) for one in particulars if one.kind not in (FIGURE, BLANK)}
    return Sample(text, frozenset({*figures, *written}), tuple(names.values()))


def _name(one: Particular) -> FoundName:
    return FoundName(one.start, one.end, one.text, one.kind, one.stem or one.text, one.sure)


def _squeeze(text: str) -> str:
    return "".join(text.split())
