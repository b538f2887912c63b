"""Figures that nobody supplied: worked out from supplied ones, taken from a sample report, or invented."""

from decimal import Decimal, InvalidOperation

from draftkit.check.binding.arithmetic import (
    Sums,
    Term,
    find_average,
    find_difference,
    find_multiple,
    find_share,
    term_of,
    written_sum,
)
from draftkit.check.binding.bound import STATED, SWAPPED, Binding
from draftkit.check.binding.enumerated import counts_deeds, counts_itself
from draftkit.check.binding.halves import is_shown_as_share, is_shown_by_parts, tells_more_than_half
from draftkit.check.binding.phrases import is_slight
from draftkit.check.binding.structure import BREAKDOWN
from draftkit.check.clauses import SENTENCE_END
from draftkit.check.page import Page
from draftkit.check.summed import REST, TOTAL
from draftkit.check.supply import Supply, number_of
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.figures import Figure
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_NEAREST = 6
_REACH = 200
_CUE_REACH = 14
_SUMMED = lazy_pattern(f"{TOTAL}|[共达][^，。；]{{0,6}}$|两者|三者|全部")
_WORKED_OUT = lazy_pattern(
    f"{TOTAL}|共|总|相差|多出?|少|高出?|低|增加|减少|增长|下降|占比?|比重|比例|率|净增|{REST}|结余|还有|尚有|未"
    r"|差距|差额|差|缺口|平均|均|每|倍|超过|超出|两者|三者|[（(]$"
)
_COMPARED = lazy_pattern(r"(?:相差|多出?|少|高出|超出|差距[为达是]?)$")
_MONTH_OR_YEAR = lazy_pattern("--(?P<month>[0-9]{2})|(?P<year>[0-9]{4})")
_BASE_OF, _CHANGED = lazy_pattern("[比较与]$"), lazy_pattern("[环同]比|[比较]上")
_AVERAGE = lazy_pattern(r"平均|均|每")


class Derivation:
    """Judges figures that belong to no fact, and tells which of them are worked out from facts.

    A sum may be one of any supplied figures; a difference, share or growth only of figures that stand near,
    for among forty figures some two make any percentage. What is right by chance alone is not let stand: the
    text has to say that it is worked out (合计, 占, 多), or the parts stand right beside it.
    """

    def __init__(self, supply: Supply, foreign: frozenset[str] = frozenset(), *, allow_derived: bool = False) -> None:
        self._supply = supply
        self._foreign = foreign
        self._allow = allow_derived
        self._sums: Sums | None = None

    def judge_stranger(self, page: Page, index: int, binding: Binding) -> Finding | None:
        """Return what is wrong with a figure that belongs to no fact, or `None` if it may stand."""
        figure, form = page.figures[index], page.forms[index]
        if counts_itself(page.text, figure):
            if not counts_deeds(page.text, figure):
                return None
            return unsupplied_finding((figure.start, figure.end), figure.text, "warning")
        if figure.kind == "document":
            message = say(
                "{text} is a document number nobody supplied. Delete it, or add it to the facts.",
                text=figure.text,
            )
            return _finding("leaked" if form in self._foreign else "unknown_name", message, figure)
        if form in self._foreign and not is_slight(page.text, figure):
            message = say("{text} comes from a sample report and was not supplied. Delete it.", text=figure.text)
            return _finding("leaked", message, figure)
        if tells_more_than_half(figure) and (shown := _near(page, index, binding, in_sentence=True)):
            if is_shown_as_share(shown):
                return None
            if is_shown_by_parts(shown):
                return unsupplied_finding((figure.start, figure.end), figure.text, "warning")
        how = self.derive(page, index, binding)
        if how:
            if self._allow and (_is_said(page, index) or _rows(page, index, binding)):
                return None
            message = say(
                "{text} is right but worked out ({how}), and was not supplied. Delete it, or supply it as a fact.",
                text=figure.text,
                how=how,
            )
            return _finding("invented", message, figure)
        parts = self._parts_of(page, index, binding)
        if parts:
            message = say(
                "{text} was not supplied, and does not match its parts ({how}). Delete it, or supply the total.",
                text=figure.text,
                how=f"{written_sum(parts)}={sum((part.number for part in parts), Decimal(0)):f}{figure.unit}",
            )
            return _finding("invented", message, figure)
        slight = _is_base(page, index, self._supply) or (is_slight(page.text, figure) and not _is_quarter(page, index))
        severity = "warning" if slight else "error"
        return unsupplied_finding((figure.start, figure.end), figure.text, severity)

    def is_worked_out(self, page: Page, index: int, binding: Binding) -> bool:
        """Tell whether a figure is said to be worked out (合计, 占, 多) and is right, or can be nothing else.

        What stands before or behind its parts as their sum, or says by how much two things differ (相差), is.
        """
        if self._parts_of(page, index, binding) or _COMPARED.search(page.before(index, _CUE_REACH)):
            return True
        return _is_said(page, index) and self.derive(page, index, binding) is not None

    def derive(self, page: Page, index: int, binding: Binding) -> str | None:
        """Return how a figure is worked out from supplied ones, `None` if it isn't."""
        figure = page.figures[index]
        number = number_of(figure)
        if number is None or figure.approx or figure.kind not in {"count", "percent", "period"}:
            return None
        try:
            return self._derive(page, index, binding, number)
        except InvalidOperation:  # more digits than arithmetic carries
            return None

    def _derive(self, page: Page, index: int, binding: Binding, number: Decimal) -> str | None:
        figure = page.figures[index]
        near = _near(page, index, binding)
        if self._sums is None:
            self._sums = Sums(self._supply.claims)
        if figure.unit == "%":
            return find_share(number, near, self._sums.known)
        if figure.unit == "倍":
            return find_multiple(number, near)
        if figure.unit == "个百分点":
            return find_difference(number, "%", near)
        rows = _rows(page, index, binding)
        for row in rows:
            if sum((term.number for term in row), Decimal(0)) == number:
                return written_sum(row)
        how = self._sums.find(number, figure.unit) or find_difference(number, figure.unit, near)
        if how is None and _AVERAGE.search(page.before(index, _CUE_REACH)):
            return find_average(number, figure.unit, near, rows)
        return how

    def _parts_of(self, page: Page, index: int, binding: Binding) -> list[Term] | None:
        """Return the parts of what is said to be a total: those it opens, or those before 合计."""
        figure = page.figures[index]
        if term_of(figure) is None:
            return None
        if BREAKDOWN.match(page.text, figure.end):
            row = _row(page, index, binding, 1)
        elif _SUMMED.search(page.before(index, _CUE_REACH)):
            row = _row(page, index, binding, -1)
        else:
            return None
        return row if len(row) > 1 else None


def _is_said(page: Page, index: int) -> bool:
    """Whether the words say that a figure is worked out from others."""
    if page.figures[index].unit == "倍":
        return True
    opens = BREAKDOWN.match(page.text, page.figures[index].end)
    return bool(opens or _WORKED_OUT.search(page.before(index, _CUE_REACH)))


def _rows(page: Page, index: int, binding: Binding) -> list[list[Term]]:
    """Return the rows of stated figures of the same unit that stand right behind a figure, and right before."""
    return [row for row in (_row(page, index, binding, step) for step in (1, -1)) if len(row) > 1]


def _row(page: Page, index: int, binding: Binding, step: int) -> list[Term]:
    """Return the stated figures of a figure's unit that follow it (or lead up to it), in its sentence."""
    here = page.figures[index]
    row: list[Term] = []
    other = index + step
    while 0 <= other < len(page.figures) and abs(other - index) <= 2 * _NEAREST:
        figure = page.figures[other]
        first, last = (here.end, figure.start) if step > 0 else (figure.end, here.start)
        if abs(last - first) > _REACH or SENTENCE_END.search(page.text, first, last):
            break
        if binding.verdicts[other] in (STATED, SWAPPED) and figure.unit == here.unit and (term := term_of(figure)):
            row.append(term)
        elif figure.unit == here.unit or row:
            break
        other += step
    return row[::step]


def _near(page: Page, index: int, binding: Binding, *, in_sentence: bool = False) -> list[Term]:
    """Return the stated figures around one, or those of its sentence alone."""
    here = page.figures[index]
    terms = []
    for other in range(max(0, index - _NEAREST), min(len(page.figures), index + _NEAREST + 1)):
        figure = page.figures[other]
        if binding.verdicts[other] != STATED or abs(figure.start - here.start) > _REACH:
            continue
        first, last = sorted((here.start, figure.start))
        apart = in_sentence and SENTENCE_END.search(page.text, first, last)
        if not apart and (term := term_of(figure)):
            terms.append(term)
    return terms


def _finding(code: str, message: str, figure: Figure) -> Finding:
    return Finding.at((figure.start, figure.end), code, message, figure.text)


def _is_quarter(page: Page, index: int) -> bool:
    """Whether a figure names the quarter that something is compared with: 较|一季度."""
    return page.figures[index].unit == "季度" and _BASE_OF.search(page.before(index, _CUE_REACH)) is not None


def _is_base(page: Page, index: int, supply: Supply) -> bool:
    """Whether a figure names the month or year that a supplied change is reckoned from: 比|10月|下降, of 11月."""
    figure = page.figures[index]
    told = _MONTH_OR_YEAR.fullmatch(figure.value) if isinstance(figure.value, str) and figure.kind == "date" else None
    if told is None or not _BASE_OF.search(page.before(index, _CUE_REACH)) or not _CHANGED.search(supply.words):
        return False
    if told["month"]:
        following = f"-{int(told['month']) % 12 + 1:02}"
        return any(day.endswith(following) and len(day) <= len("2025-11") for day in supply.dates)
    return any(day.startswith(str(int(told["year"]) + 1)) for day in supply.dates)
