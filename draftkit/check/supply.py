"""What was supplied, read for comparing: each fact's figures, and every figure that may be used."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from draftkit.figures import Figure, find_figures
from draftkit.figures.figure import MOMENTS
from draftkit.ledger import Fact, Ledger
from draftkit.patterns import lazy_pattern

_NUMBER = "第?[0-9〇一二三四五六七八九十百]+"
# the first number is never cut: what parts it from the last is no digit
_ORDINALS = lazy_pattern(rf"(?P<first>{_NUMBER}+)(?P<own>.*?)[至到—–～~-]{{1,2}}(?P<last>{_NUMBER})(?P<unit>.+)")
_RANKS, _RANKED = frozenset({"第一", "第一位"}), "居"
FIGURE, COMPOUND, STATE, BLANK = "figure", "compound", "state", "blank"


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact, read. `form` is its value without spaces; `kind` says what the value is.

    `figure`: one figure and nothing else. `compound`: figures with words (`每日2次`, `3个高速口`), or several
    figures. `state`: words alone (`没有发生`). `blank`: not known.
    """

    index: int
    fact: Fact
    form: str
    kind: str
    figures: tuple[Figure, ...]

    @property
    def words(self) -> str:
        """All that was supplied of the fact, without its part."""
        return f"{self.fact.label}{self.fact.context}{self.fact.value}"


@dataclass(frozen=True, slots=True)
class Supply:
    """All that was supplied: the claims, and who has which written figure.

    `keyed` maps a fact's key to its claim, `labelled` a label to its claims, in order, `owners` a written figure to
    the claims whose value holds it, `rated` an amount those of so much for each (86元/亩). `allowed` are the written
    figures that stand in labels, passages and names, `values` what they say. `dates` are all dates and times said,
    `bounds` those that are only said with a qualifier (`17:00前`). `strings` are all supplied strings but values,
    `words` those and the values, a line each, `names` those of people, bodies and documents. `passages` are the
    supplied texts of each section in one, `parts` the claims of the parts of a total, by its key, `documents` the
    document numbers. `year` is the one that 今年 is, where that is known.
    """

    claims: tuple[Claim, ...]
    keyed: dict[str, Claim]
    labelled: dict[str, list[int]]
    owners: dict[str, list[int]]
    rated: dict[str, list[int]]
    bare: dict[str, list[int]]
    allowed: frozenset[str]
    values: dict[tuple[object, str, str | None], str]
    dates: tuple[str, ...]
    bounds: frozenset[object]
    strings: tuple[str, ...]
    words: str
    names: tuple[str, ...]
    passages: dict[str, str]
    parts: dict[str, list[int]]
    documents: tuple[Figure, ...]
    year: int | None

    def is_total(self, claim: int) -> bool:
        """Tell whether a claim, if it is one (-1 is none), is of a fact that has parts."""
        return claim >= 0 and self.claims[claim].fact.key in self.parts

    def labels_of_parts(self, key: str) -> list[str]:
        """Return the labels of the parts of a total, by its key; nothing where it has none."""
        return [self.claims[part].fact.label for part in self.parts.get(key, ())]

    def whole_of(self, claim: Claim) -> Claim | None:
        """Return the total that a fact is a part of."""
        return self.keyed.get(claim.fact.parent) if claim.fact.parent else None

    def before(self, claim: Claim) -> Claim | None:
        """Return the fact supplied right before one, parts and moments left out: what a 较上月提高 is the change of."""
        behind = map(self.claims.__getitem__, range(claim.index - 1, -1, -1))
        others = (other for other in behind if other.fact.part is None)
        return next((one for one in others if not (one.figures and one.figures[0].kind in MOMENTS)), None)

    def are_parts_of_one(self, one: int, other: int) -> bool:
        """Whether two facts are parts of the same total."""
        parent = self.claims[one].fact.parent
        return bool(parent) and parent == self.claims[other].fact.parent


def squeeze(text: str) -> str:
    """Return `text` without white space: spaces inside a figure are the scanner's, not the writer's."""
    return "".join(text.split())


def read_supply(ledger: Ledger) -> Supply:
    """Read a ledger: every value, and every figure in any other supplied string."""
    claims = tuple(_claim(index, fact) for index, fact in enumerate(ledger.facts))
    labelled: dict[str, list[int]] = {}
    owners: dict[str, list[int]] = {}
    bare: dict[str, list[int]] = {}
    rated: dict[str, list[int]] = {}
    for claim in claims:
        if len(claim.figures) == 1 and "/" in (rate := squeeze(claim.figures[0].text)):
            rated.setdefault(rate.partition("/")[0], []).append(claim.index)
        labelled.setdefault(claim.fact.label, []).append(claim.index)
        for form in dict.fromkeys(squeeze(figure.text) for figure in claim.figures):
            owners.setdefault(form, []).append(claim.index)
        if claim.kind == FIGURE and not claim.figures[0].unit and claim.figures[0].kind == "count":
            bare.setdefault(claim.form, []).append(claim.index)
    strings = tuple(dict.fromkeys(_strings(ledger)))
    found = [figure for text in strings for figure in find_figures(text)]
    values: dict[tuple[object, str, str | None], str] = {(f.value, f.unit, f.approx): squeeze(f.text) for f in found}
    said = [*found, *chain.from_iterable(claim.figures for claim in claims)]
    moments = [f for f in said if f.kind in MOMENTS]
    return Supply(
        claims=claims,
        keyed={claim.fact.key: claim for claim in claims},
        labelled=labelled,
        owners=owners,
        rated=rated,
        bare=bare,
        allowed=frozenset(squeeze(figure.text) for figure in found),
        values=values,
        dates=tuple(dict.fromkeys(end for f in moments for end in f.ends if isinstance(end, str))),
        bounds=frozenset(f.value for f in moments if f.approx) - {f.value for f in moments if not f.approx},
        strings=strings,
        words="\n".join((*strings, *(claim.form for claim in claims), " ")),
        names=tuple(squeeze(name.text) for name in ledger.names),
        passages=_passages(ledger),
        parts=_parts(claims),
        documents=tuple(figure for figure in said if figure.kind == "document"),
        year=ledger.year,
    )


def _claim(index: int, fact: Fact) -> Claim:
    if fact.value is None:
        return Claim(index, fact, "", BLANK, ())
    figures = tuple(figure for figure in _read_value(fact.value) if figure.kind != "slogan")
    form = squeeze(fact.value)
    if not figures:
        return Claim(index, fact, form, STATE, ())
    whole = len(figures) == 1 and squeeze(figures[0].text) == form
    return Claim(index, fact, form, FIGURE if whole else COMPOUND, figures)


def _read_value(value: str) -> list[Figure]:
    if value not in _RANKS:
        return find_figures(value)
    # alone, 第一 may be no figure at all (安全第一); as a value it is a rank
    return [figure._replace(start=0, end=len(value)) for figure in find_figures(f"{_RANKED}{value}")]


def _strings(ledger: Ledger) -> Iterable[str]:
    for fact in ledger.facts:
        yield from (fact.label, fact.context, fact.as_of, fact.source)
    for name in ledger.names:
        yield from (name.text, name.title, name.note)
    for passage in ledger.passages:
        yield passage.text


def _parts(claims: Iterable[Claim]) -> dict[str, list[int]]:
    parts: dict[str, list[int]] = {}
    for claim in claims:
        if claim.fact.parent:
            parts.setdefault(claim.fact.parent, []).append(claim.index)
    return parts


def _passages(ledger: Ledger) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    for passage in ledger.passages:
        texts.setdefault(passage.section, []).append(passage.text)
    return {section: "\n".join(told) for section, told in texts.items()}


def number_of(figure: Figure) -> Decimal | None:
    """Return the figure's number where it is a single one."""
    value = figure.value
    return Decimal(value) if isinstance(value, int | Decimal) else None


def spans(form: str, supply: Supply) -> bool:
    """Whether a row of ordinals is told by its two ends, which were supplied: 第一种到第四种, 1—3号楼, 第一至三组."""
    ends = _ORDINALS.fullmatch(form)
    if ends is None:
        return False
    told = (f"{ends['first']}{ends['own'] or ends['unit']}", f"{ends['last']}{ends['unit']}")
    names = (name.removeprefix("第") for name in told)
    return all(not supply.allowed.isdisjoint({name, f"第{name}"}) for name in names)
