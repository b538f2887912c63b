"""Sentences of a text, and the numbered lines in which some of them are asked for and given back."""

from collections.abc import Iterator, Mapping

from draftkit.figures import find_figures
from draftkit.patterns import lazy_pattern

Span = tuple[int, int]

# a mark `[f1]` that was written behind the full stop belongs to the sentence before it
_EDGE = lazy_pattern(
    r"(?P<open>[“‘「『（(《])|(?P<close>[”’」』）)》])|(?P<line>\n)"
    r"|(?P<end>[。！？；!?;]+)(?: ?[\[［【〔]f[0-9][^\]］】〕\n]*[\]］】〕])*"
)
_END = lazy_pattern(r"[。！？；!?;]+\Z")
_LINE = lazy_pattern(r"【([1-9][0-9]{0,2})】(.*)")
_AROUND = 16
"""Characters of an excerpt on each side."""
DROPPED = "（删去）"
"""Stands behind the number of a sentence that is to go altogether."""


def cut_sentences(text: str) -> list[Span]:
    """Return where each sentence of a text starts and ends, in order; line breaks belong to none.

    A sentence ends at 。！？； and at the end of its line; what stands in quotes, brackets or book marks is not cut.
    """
    spans: list[Span] = []
    start = depth = 0
    for edge in _EDGE.finditer(text):
        match edge.lastgroup:
            case "open":
                depth += 1
            case "close":
                depth = max(0, depth - 1)
            case "line":
                spans.append((start, edge.start()))
                start, depth = edge.end(), 0
            case _ if not depth:
                spans.append((start, edge.end()))
                start = edge.end()
    spans.append((start, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip()]


def excerpt(text: str, place: Span, within: Span | None = None) -> tuple[str, str]:
    """Return some words before and behind a place of a text, in its line or `within`; … stands where there are more,
    and never inside a figure.
    """
    start, end = place
    stop = text.find("\n", end)
    first, last = within or (text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)
    head, tail = max(first, start - _AROUND), min(last, end + _AROUND)
    if head > first:
        head = min((at for at, to in _figures_near(text, head, first, start) if at < head < to), default=head)
    if tail < last:
        tail = max((to for at, to in _figures_near(text, tail, end, last) if at < tail < to), default=tail)
    return "…" * (head > first) + text[head:start], text[end:tail] + "…" * (tail < last)


def _figures_near(text: str, place: int, first: int, last: int) -> Iterator[Span]:
    low = max(first, place - _AROUND)
    for figure in find_figures(text[low : min(last, place + _AROUND)]):
        yield low + figure.start, low + figure.end


def end_alike(sentence: str, other: str) -> str:
    """Return a sentence with the end of `other` where it has none, so that it does not run into the next."""
    end = _END.search(other)
    return sentence + end[0] if end and not _END.search(sentence) else sentence


def number_sentence(number: int, sentence: str) -> str:
    """Return the line `【1】…` for a sentence; for `""` the one that says it is to go."""
    return f"【{number}】{sentence or DROPPED}"


def read_numbered(text: str) -> Mapping[int, str] | None:
    """Return the sentences of lines `【1】…` by their numbers, `None` if a line is another or a number stands twice."""
    sentences: dict[int, str] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        found = _LINE.fullmatch(line)
        if not found or int(found[1]) in sentences:
            return None
        sentence = found[2].strip()
        sentences[int(found[1])] = "" if sentence.rstrip("。") == DROPPED else sentence
    return sentences
