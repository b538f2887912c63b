"""Find in a text what must not be shown: what is particular to the report, and what reads like a figure or a name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftkit.exemplars.particulars import BLANK, FIGURE, WORD, Particular, find_particulars
from draftkit.masking.likely import find_addresses, find_likely
from draftkit.masking.marks import GAP, LEVELS, LITERAL, find_literals
from draftkit.patterns import lazy_pattern

# no comma, no colon: they part sentences, and stay beside the mark; figures that have one are found as such
_DIGITS = lazy_pattern(r"[0-9]{1,2}[:：][0-9]{2}(?![0-9])|[0-9０-９]+(?:[.．/-]+[0-9０-９]+)*|[Ⅰ-ⅿ]+")


@dataclass(frozen=True, slots=True)
class Known:
    """Names and values that are looked for in every text: what stands there -> of which kind it is."""

    words: dict[str, str]

    def find(self, text: str) -> Iterator[Particular]:
        """Yield all places in a text that must not be shown, in order, none over another.

        What overlaps is one: nothing that sticks out of a name is left standing.
        """
        told = [*(one for one in find_particulars(text) if one.kind != BLANK), *self._find_words(text)]
        found = [
            *find_addresses(text),  # first: they are that, and no figures
            *told,
            *find_likely(text, told),
            *(Particular(*place.span(), place[0], FIGURE) for place in _DIGITS.finditer(text)),
            *(Particular(*place.span(), place[0], LITERAL) for place in find_literals(text)),
        ]
        yield from _join(text, found)

    def kind_of(self, value: str) -> str:
        """Return of which kind a whole value is: a name, words that hold one (临溪县|应急管理局), or else a figure."""
        if (kind := self.words.get(value, FIGURE)) != FIGURE:
            return kind
        found = [one for one in find_particulars(value) if one.kind != BLANK]
        if not found or any(one.kind == FIGURE for one in found):
            return FIGURE
        return found[0].kind if found[0].text == value else WORD

    def find_proper(self, text: str) -> Iterator[Particular]:
        """Yield only the places where a word stands that is proper to the facts: not 县政府, nor 两次."""
        yield from _join(text, filter(_is_proper, self._find_words(text)))

    def strip(self, text: str) -> str:
        """Return what of a text may be shown, `GAP` between its pieces."""
        pieces, last = [], 0
        for one in self.find(text):
            pieces.append(text[last : one.start])
            last = one.end
        return GAP.join([*pieces, text[last:]])

    def _find_words(self, text: str) -> Iterator[Particular]:
        for word, kind in self.words.items():
            start = text.find(word)
            while start >= 0:
                yield Particular(start, start + len(word), word, kind)
                start = text.find(word, start + 1)


def _is_proper(one: Particular) -> bool:
    match one.kind:
        case "figure":
            return _DIGITS.search(one.text) is not None
        case "body":
            return one.text[0] not in LEVELS
    return True


def _join(text: str, found: Iterable[Particular]) -> Iterator[Particular]:
    whole: Particular | None = None
    for one in sorted(found, key=lambda place: (place.start, -place.end)):
        if whole and one.start < whole.end:
            end = max(whole.end, one.end)
            longer = one if one.end - one.start > whole.end - whole.start else whole
            whole = Particular(whole.start, end, text[whole.start : end], longer.kind)
            continue
        if whole:
            yield whole
        whole = one
    if whole:
        yield whole
