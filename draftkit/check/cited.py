"""Supplied document numbers that stand beside another document's title: 《甲》（…〔2024〕15号） where 甲's is 12号."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from draftkit.check.page import Page
from draftkit.check.verdict import Finding
from draftkit.figures import Figure, find_figures
from draftkit.ledger import Ledger
from draftkit.messages import say
from draftkit.names import DOCUMENT, FoundName, find_names
from draftkit.patterns import lazy_pattern

_BEHIND = lazy_pattern(
    r"\s*(?:的(?:通知|意见|公告|通告|批复|函|决定))?(?:[（(](?:以下)?简称[^）)]{1,20}[）)])?"
    r"\s*[（(〔\[]?\s*(?:文号|编号)?[为是：:]?\s*"
)
_BEFORE = lazy_pattern(r"(?:文件?)?(?:印发|下发|制发|发布|出台)?[）)]?[的了：:]?\s*")
_JOINT = lazy_pattern(r"[）)]?\s*[、，,；;和及与]\s*")
"""Between two numbers, or two titles, that are told together."""
_ENDS = "《》"
_LEAST = 5
"""Characters of a title that is found without book marks."""


def judge_cited(page: Page, ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding for each supplied number on a document that was supplied with another.

    A warning where the document was supplied without any; a title may be told short, or that of what it was issued by.
    """
    numbers = _numbers(ledger)
    if not numbers:
        return
    titles = _titles(page.text, numbers)
    known = {number for own in numbers.values() for number in own}
    passages = ["".join(passage.text.split()) for passage in ledger.passages]
    for index, figure in enumerate(page.figures):
        if figure.kind != "document" or str(figure.value) not in known or _is_listed(page, index):
            continue
        title = _title_beside(page.text, figure, titles)
        own = [stem for stem in numbers if title and (stem in title.stem or title.stem in stem)]
        expected = sorted({number for stem in own for number in numbers[stem]})
        if title and own and str(figure.value) not in expected and not _stand_so(passages, title, figure):
            yield _finding(figure, title, expected)


def _finding(figure: Figure, title: FoundName, expected: list[str]) -> Finding:
    place = figure.start, figure.end
    if not expected:
        message = say(
            "{text} was supplied for another document than {title}. Look, and correct whichever is wrong.",
            text=figure.text,
            title=title.text,
        )
        return Finding.at(place, "swapped", message, figure.text, severity="warning")
    number = "、".join(expected)
    message = say(
        "{text} was supplied for another document; {title} has the number {number}. Write that.",
        text=figure.text,
        title=title.text,
        number=number,
    )
    return Finding.at(place, "swapped", message, figure.text, expected=number)


def _numbers(ledger: Ledger) -> dict[str, list[str]]:
    """Return the numbers of each supplied document by its title, without book marks; nothing where none has any."""
    numbers: dict[str, list[str]] = {}
    for name in ledger.names:
        if name.kind == "document":
            own = numbers.setdefault("".join(name.text.split()).strip(_ENDS), [])
            own += (str(figure.value) for figure in find_figures(name.title) if figure.kind == "document")
    return numbers if any(numbers.values()) else {}


def _is_listed(page: Page, index: int) -> bool:
    """Whether a number is one of several told together: （…12号、…15号）."""
    pairs = ((index - 1, index), (index, index + 1))
    return any(
        first >= 0
        and last < len(page.figures)
        and page.figures[first].kind == page.figures[last].kind
        and _JOINT.fullmatch(page.text, page.figures[first].end, page.figures[last].start)
        for first, last in pairs
    )


def _titles(text: str, numbers: Iterable[str]) -> list[FoundName]:
    """Return the titles in a text, in order; those supplied are found without book marks, too."""
    titles = {name.end: name for name in find_names(text) if name.kind == DOCUMENT}
    marked = {place for name in titles.values() for place in range(name.start, name.end)}
    for stem in numbers:
        for found in re.finditer(re.escape(stem), text) if len(stem) >= _LEAST else ():
            if found.start() not in marked:
                titles[found.end()] = FoundName(*found.span(), stem, DOCUMENT, stem)
    return [titles[end] for end in sorted(titles)]


def _title_beside(text: str, figure: Figure, titles: list[FoundName]) -> FoundName | None:
    """Return the title that a number stands right behind, else right before; nothing where that is one of several."""
    at = bisect_right(titles, figure.start, key=lambda title: title.end)
    before, behind = titles[:at][-2:], titles[at : at + 2]
    if before and _BEHIND.fullmatch(text, before[-1].end, figure.start):
        return None if len(before) > 1 and _are_joined(text, *before) else before[-1]
    if behind and _BEFORE.fullmatch(text, figure.end, behind[0].start):
        return None if len(behind) > 1 and _are_joined(text, *behind) else behind[0]
    return None


def _are_joined(text: str, one: FoundName, other: FoundName) -> bool:
    """Whether nothing, or a joint, stands between two titles: 《甲》和《乙》."""
    between = text[one.end : other.start]
    return not between.strip() or _JOINT.fullmatch(between) is not None


def _stand_so(passages: Sequence[str], title: FoundName, figure: Figure) -> bool:
    """Whether title and number stand together in one of the supplied passages, too."""
    together = re.compile(
        f"{re.escape(title.stem)}[^，。；《]{{0,12}}{re.escape(str(figure.value))}"
        f"|{re.escape(str(figure.value))}[^，。；《]{{0,6}}《?{re.escape(title.stem)}"
    )
    return any(together.search(passage) for passage in passages)
