"""The folder of one's own samples: `KIND/NAME.md` masked, `KIND/NAME.particulars` beside it, two lists of words.

What enters a prompt is `NAME.md` alone, masked again as it is read. `NAME.particulars` holds what was masked, a line
each, for the leak gate: it is readable by its owner only (mode 0600), and nothing else of the original is kept.
`mask.txt` and `keep.txt` are lists of a user's own: words to mask besides, words never to mask.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from draftkit.classified import refuse_classified
from draftkit.errors import ExemplarError, OutputError
from draftkit.exemplars.bringing import Brought, mask_outline
from draftkit.exemplars.markdown import read_markdown, write_markdown
from draftkit.exemplars.outlining import Outline
from draftkit.exemplars.particulars import BLANK, OwnWords, Particular
from draftkit.exemplars.sample import Sample, sample_of
from draftkit.exemplars.showing import show_sample
from draftkit.messages import say
from draftkit.patterns import lazy_pattern
from draftkit.saving import write_aside
from draftkit.wordlists import parse_lines

SUFFIX, PARTICULARS = ".md", ".particulars"
_UNFIT = lazy_pattern(r"[^\w一-龥.-]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class StoredSample:
    """A sample of the folder. `outline` is masked; `fresh` is what had to be masked as it was read.

    `particulars` is all that is known to be particular to it, `fresh` included.
    """

    kind: str
    name: str
    source: str
    outline: Outline
    particulars: tuple[Particular, ...]
    fresh: tuple[Particular, ...]
    sample: Sample

    @property
    def text(self) -> str:
        """The sample as the model sees it."""
        return self.sample.text


def read_words(folder: Path) -> OwnWords:
    """Read `mask.txt` and `keep.txt` of a folder; either may be missing. Raises `ExemplarError`."""
    return OwnWords(*(tuple(_read_list(folder / name)) for name in ("mask.txt", "keep.txt")))


def _read_list(path: Path) -> Iterator[str]:
    if path.is_file():
        for line in parse_lines(_read(path)):
            yield from line.split()


def read_folder(folder: Path) -> list[StoredSample]:
    """Read all samples of a folder, by kind and name. Raises `ExemplarError` where it can't be read."""
    if not folder.is_dir():
        raise ExemplarError(
            say("there is no folder {folder}; make one with sample reports: draftkit exemplars add FILE", folder=folder)
        )
    words = read_words(folder)
    return [_read_sample(path, words) for path in sorted(folder.glob("*/*" + SUFFIX))]


def _read_sample(path: Path, words: OwnWords) -> StoredSample:
    beside = path.with_suffix(PARTICULARS)
    masked = _read(beside) if beside.is_file() else ""
    return _parse_sample(path.parent.name, path.stem, _read(path), masked, words)


@lru_cache(maxsize=256)
def _parse_sample(kind: str, name: str, text: str, known: str, words: OwnWords) -> StoredSample:
    refuse_classified([(f"{kind}/{name}{SUFFIX}", text, False)])
    outline, source = read_markdown(text)
    masked, found = mask_outline(outline, words)
    fresh = tuple(one for one in found if one.kind != BLANK)
    particulars = (*_read_particulars(known), *fresh)
    sample = sample_of(show_sample(masked), particulars)
    return StoredSample(kind, name, source, masked, particulars, fresh, sample)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExemplarError(say("{path} can't be read: {reason}", path=path, reason=reason)) from error


def store_sample(folder: Path, kind: str, name: str, brought: Brought, source: str) -> Path | None:
    """Write one sample into the folder; return its file, `None` where the very same sample is there already.

    A name that is taken gets a number. Raises `OutputError`.
    """
    place = folder / kind
    text = write_markdown(brought.masked, source)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(say("{path} can't be written: {reason}", path=place, reason=reason)) from None
    for path in _names(place, _fit(name)):
        if not path.exists():
            break
        if read_markdown(_read(path))[0] == brought.masked:
            return None
    write_aside(path.with_suffix(PARTICULARS), _write_particulars(brought.particulars).encode(), private=True)
    write_aside(path, text.encode("utf-8"))
    return path


def _names(place: Path, name: str) -> Iterator[Path]:
    yield place / f"{name}{SUFFIX}"
    number = 2
    while True:
        yield place / f"{name}.{number}{SUFFIX}"
        number += 1


def _fit(name: str) -> str:
    return _UNFIT.sub("-", name).strip("-.")[:_LONGEST_NAME] or "sample"


def _write_particulars(particulars: Sequence[Particular]) -> str:
    kept = dict.fromkeys((one.kind, one.text, one.stem, one.sure) for one in particulars if one.kind != BLANK)
    rows = (("\t".join([kind, text, stem, "" if sure else "?"])).rstrip("\t") for kind, text, stem, sure in kept)
    return "".join(f"{row}\n" for row in rows)


def _read_particulars(text: str) -> Iterator[Particular]:
    for line in text.splitlines():
        kind, found, stem, unsure = [*line.split("\t"), "", "", ""][:4]
        if found:
            yield Particular(0, len(found), found, kind, stem, not unsure)
