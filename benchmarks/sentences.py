"""The labelled sentences of fixtures/figures."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "figures"
NUMERAL = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿半几廿壹贰叁肆伍陆柒捌玖拾佰仟]")


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled figure; `value` as in the fixtures' README."""

    start: int
    end: int
    value: object
    unit: str
    approx: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its figures, and the places of phrases with a numeral that are no figures."""

    text: str
    genre: str
    figures: tuple[Label, ...]
    phrases: tuple[tuple[int, int], ...]


def load_sentences(folder: Path = FOLDER) -> list[Sentence]:
    """Return every sentence, by genre."""
    return [
        _read(json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def _read(row: dict[str, object]) -> Sentence:
    text, figures, phrases = str(row["text"]), row["figures"], row["non_figures"]
    assert isinstance(figures, list)
    assert isinstance(phrases, list)
    labels = tuple(
        Label(**{name: label[name] for name in ("start", "end", "value", "unit", "approx", "kind")})
        for label in figures
    )
    return Sentence(text, str(row["genre"]), labels, tuple(_places(text, labels, phrases)))


def _places(text: str, labels: tuple[Label, ...], phrases: list[str]) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        for found in re.finditer(re.escape(phrase), text):
            if not any(label.start < found.end() and label.end > found.start() for label in labels):
                yield found.span()
