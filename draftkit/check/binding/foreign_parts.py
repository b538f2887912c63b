"""Parts told as those of what they are no parts of: 扑火队员392名，其中专职186名、兼职866名, who are 护林员1052名."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from draftkit.check.binding.bound import STRAY, UNSURE, Binding
from draftkit.check.binding.rows import words_before
from draftkit.check.binding.structure import is_of_change
from draftkit.check.clauses import CLAUSE, REACH, STOP, end_before, pairs_of, start_after
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply, number_of
from draftkit.patterns import lazy_pattern

_LONGEST = 200
_MOST = 24
_GAP = 24
"""Characters between two parts of one row, at most."""
_ALL = 2
"""Parts of which a row is all of them, or a sum, at least."""
_DEED = 4
"""Characters of words that tell no more than what was done with the total told before: 受理9件，办结|7件，其中…."""
_OPENING = lazy_pattern(
    r"[\u4e00-\u9fff]{0,6}(?:(?P<own>[（(](?:其中|包?含|包括)|[，,]后者[又还也]?(?:包?含|包括))|(?P<bare>[（(]|[：:])"
    r"|[，,]?其中|[，,](?:包?含|包括)|[中里](?=[，,有]))(?:[，,：:]?有?)"
)
"""What behind a figure opens its breakdown: its own alone by a bracket with 含, or 后者; by no word at all; by 其中."""
_BRACKETS = ("（", "(")
_OUTSIDE = lazy_pattern(r"另|不含|不包|除|[较比]|相当于|达到?总")

_Homes = Mapping[int, Sequence[int]]
"""The figures that state each claim, read once: a text may have many rows."""


class _Row(NamedTuple):
    """Figures that state parts of one total, and how they are told of the figure before them.

    `tight` tells that no other figure can be meant (a bracket with 含, 后者), `bare` that no word says parts.
    """

    parts: tuple[int, ...]
    whole: Claim
    start: int
    tight: bool
    bare: bool


def find_foreign_parts(page: Page, supply: Supply, binding: Binding) -> None:
    """Find the parts of one total that are told as the breakdown of a figure which is neither it nor above it.

    They are no statement of their facts where the facts decide: one of the parts that make up a total lies outside
    of the others, and what is more than a figure is no part of it. Else that is only not sure.
    """
    if not supply.parts:
        return
    homes = binding.homes()
    for index, figure in enumerate(page.figures):
        if figure.kind != "count" or not binding.states_one(index):
            continue
        row = _row_behind(page, supply, binding, index)
        if row and (found := _weigh(page, supply, binding, homes, index, row)):
            for part in row.parts:
                binding.doubt(part, found)
        elif row and (added := _added_behind(page, supply, binding, homes, row)) is not None:
            binding.doubt(added, STRAY)


def _row_behind(page: Page, supply: Supply, binding: Binding, index: int) -> _Row | None:
    """Return the parts that a figure's breakdown begins with, if it has one and they are of one total."""
    opening = _OPENING.match(page.text, page.figures[index].end)
    if not opening:
        return None
    start, end = opening.end(), end_before(STOP, page.text, opening.end(), opening.end() + _LONGEST)
    if any(mark in opening[0] for mark in _BRACKETS):
        end = next((at for at in range(start, end) if page.text[at] in "）)"), start)
    parts = _parts_between(page, supply, binding, index, start, end)
    whole = supply.whole_of(supply.claims[binding.claims[parts[0]]]) if parts else None
    if whole is None or _OUTSIDE.search(page.text, start, page.figures[parts[0]].start):
        return None
    return _Row(tuple(parts), whole, start, opening["own"] is not None, opening["bare"] is not None)


def _added_behind(page: Page, supply: Supply, binding: Binding, homes: _Homes, row: _Row) -> int | None:
    """Return the figure that goes on with a row, counts the same, and is the part that lacks in that of its own total.

    定点机构638家，其中医院215家、药店423家，暂停结算|19家。处理违规机构102家，其中约谈83家.
    """
    last, added = row.parts[-1], row.parts[-1] + 1
    if row.bare or added >= len(page.figures) or not _is_sole(page, supply, binding, added):
        return None
    figure, whole = page.figures[added], supply.whole_of(supply.claims[binding.claims[added]])
    if whole is None or whole.index == row.whole.index or figure.unit != page.figures[last].unit:
        return None
    if figure.start - page.figures[last].end > _GAP or page.ends_sentence(last):
        return None
    alone = row._replace(parts=(added,), whole=whole)
    return added if _is_torn_off(page, supply, binding, homes, alone) else None


def _parts_between(page: Page, supply: Supply, binding: Binding, index: int, start: int, end: int) -> list[int]:
    """Return the figures behind one, from `start` up to `end`, that state parts of one total, up to what else comes."""
    parts: list[int] = []
    parent = None
    for other in range(index + 1, min(len(page.figures), index + _MOST)):
        figure = page.figures[other]
        if figure.end > end or figure.start - start > _GAP or not _is_sole(page, supply, binding, other):
            break
        fact = supply.claims[binding.claims[other]].fact
        if fact.parent is None or fact.parent != (parent or fact.parent):
            break
        if not parts and CLAUSE.search(page.text, start, figure.start):
            break
        parent, start = fact.parent, figure.end
        parts.append(other)
    return parts


def _is_sole(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether a figure states an exact count that was supplied of one fact only."""
    figure = page.figures[index]
    exact = figure.kind == "count" and not figure.approx and number_of(figure) is not None
    return exact and binding.states_one(index) and len(supply.owners.get(page.forms[index], ())) == 1


def _weigh(page: Page, supply: Supply, binding: Binding, homes: _Homes, index: int, row: _Row) -> str:
    """Return how surely a row of parts is not of the figure before it: `STRAY`, `UNSURE` or `""`."""
    own = supply.claims[binding.claims[index]]
    if own.fact.key in _upwards(supply, row.whole):
        return ""
    if page.forms[index] == row.whole.form:
        return ""  # the same number is that of their total
    above = set(_upwards(supply, own))
    if row.whole.fact.key in above:
        inside = any(supply.claims[binding.claims[part]].fact.key in above for part in row.parts)
        return "" if inside or page.figures[index].approx else _weigh_siblings(page, index, row)
    return _weigh_strangers(page, supply, binding, homes, index, row)


def _upwards(supply: Supply, claim: Claim | None) -> Iterator[str]:
    """Yield the key of a fact, of its total, and so on."""
    while claim is not None:
        yield claim.fact.key
        claim = supply.whole_of(claim)


def _weigh_siblings(page: Page, index: int, row: _Row) -> str:
    """Return the same of parts of which the figure's is itself one: 监考员672人（含其他工作人员352人）."""
    total, found = number_of(page.figures[index]), _sum(page, row.parts)
    units = {page.figures[at].unit for at in (index, *row.parts)}
    if row.bare or total is None or found is None or len(units) > 1:
        return ""
    apart = row.whole.fact.adds_up and any(figure.unit in units for figure in row.whole.figures)
    if not apart and found <= total:
        return ""  # parts that need not add up may lie in one another
    return STRAY if row.tight else UNSURE


def _weigh_strangers(page: Page, supply: Supply, binding: Binding, homes: _Homes, index: int, row: _Row) -> str:
    """Return the same of parts of what has nothing to do with the figure."""
    figure, found = page.figures[index], _sum(page, row.parts)
    total, alike = number_of(figure), figure.unit == page.figures[row.parts[0]].unit
    if found is None or total is None or found == total or is_of_change(page, index):
        return ""
    if row.bare and len(row.parts) < _ALL:
        return ""
    if _is_torn_off(page, supply, binding, homes, row):
        return STRAY
    is_all = len(row.parts) >= max(_ALL, len(supply.parts[row.whole.fact.key]))
    elsewhere = homes.get(row.whole.index, ())
    if figure.approx and not (is_all and elsewhere):
        return ""
    too_many = alike and found > total and not figure.approx
    before, behind = _sentence(page, binding, index, row)
    if row.whole.index in behind and row.tight and alike:
        return STRAY if too_many else UNSURE  # 女9人（其中持证736人）、男742人, of 男742人
    if row.whole.index in behind or _is_named_by_parts(page, supply, binding, index, row):
        return ""
    if row.whole.index in before:  # 选手480人，裁判36人，其中…; not 受理9件，办结7件，其中…
        own = supply.claims[binding.claims[index]].fact.label
        kin = not pairs_of(own).isdisjoint(pairs_of(row.whole.fact.label))  # 登记渔船9艘，检验渔船7艘，其中…
        told = too_many and len(words_before(page, index)) > _DEED
        if not told:
            return UNSURE if row.tight and alike else ""  # 男12人、女9人（其中党员3人）, of 男12人
        return UNSURE if kin else STRAY
    if too_many:
        return STRAY
    if not (alike or is_all) or _is_spoken_of(page, supply, binding, index, row):
        return ""
    # both totals stand by their own labels, and all parts of the one behind the other
    labelled = all(page.has_label_before(at, binding.claims[at]) for at in (index, *elsewhere))
    sure = is_all and not row.bare and elsewhere and (labelled or not alike)
    return STRAY if sure and not _are_called_by_total(supply, binding, row) else UNSURE


def _is_torn_off(page: Page, supply: Supply, binding: Binding, homes: _Homes, row: _Row) -> bool:
    """Whether parts are just those that lack in the breakdown of their own total: 永久用地3862亩，其中耕地…、林地….

    Their place is there, whatever figure they follow.
    """
    told = {binding.claims[part] for part in row.parts}
    for home in homes.get(row.whole.index, ()):
        own = _row_behind(page, supply, binding, home)
        others = {binding.claims[part] for part in own.parts} if own and not own.bare else set()
        if others and told.isdisjoint(others) and told | others == set(supply.parts[row.whole.fact.key]):
            return True
    return False


def _sum(page: Page, parts: Sequence[int]) -> Decimal | None:
    """Return the sum of figures of one unit."""
    figures = [page.figures[part] for part in parts]
    if any(figure.unit != figures[0].unit for figure in figures):
        return None
    return sum((number_of(figure) or Decimal(0) for figure in figures), Decimal(0))


def _sentence(page: Page, binding: Binding, index: int, row: _Row) -> tuple[set[int], set[int]]:
    """Return the facts told before a figure in its sentence or the half of it, and those told behind its row."""
    start, end = _half(page, index, row)
    before, behind = range(index - 1, max(-1, index - _MOST), -1), range(row.parts[-1] + 1, len(page.figures))
    return (
        {binding.claims[other] for other in before if page.figures[other].start >= start},
        {binding.claims[other] for other in behind[:_MOST] if page.figures[other].end <= end},
    )


def _half(page: Page, index: int, row: _Row) -> tuple[int, int]:
    """Return where the sentence of a figure starts, or the half of it, and where that of its row ends."""
    start, end = page.figures[index].start, page.figures[row.parts[-1]].end
    return start_after(STOP, page.text, max(0, start - _LONGEST), start), end_before(
        STOP, page.text, end, end + _LONGEST
    )


def _are_called_by_total(supply: Supply, binding: Binding, row: _Row) -> bool:
    """Whether parts are called by what their total is, and may stand behind any figure: 处罚|案卷, of 评查案卷."""
    labels = (supply.claims[binding.claims[part]].fact.label for part in row.parts)
    return any(not pairs_of(row.whole.fact.label).isdisjoint(pairs_of(label)) for label in labels)


def _is_spoken_of(page: Page, supply: Supply, binding: Binding, index: int, row: _Row) -> bool:
    """Whether the words before a breakdown speak of the total of its parts, by half of its label, or of what of it the
    figure's own label hasn't.
    """
    whole, own = set(row.whole.fact.label), set(supply.claims[binding.claims[index]].fact.label)
    label = whole - own or whole
    return 2 * len(label & set(page.text[_half(page, index, row)[0] : row.start])) >= len(label)


def _is_named_by_parts(page: Page, supply: Supply, binding: Binding, index: int, row: _Row) -> bool:
    """Whether the words beside parts name their total, which the figure before and they are not called by.

    报名520人，上岗480人，其中报名的|大学生330人.
    """
    facts = [supply.claims[binding.claims[at]].fact for at in (index, *row.parts)]
    special = pairs_of(row.whole.fact.label).difference(*(pairs_of(fact.label) for fact in facts))
    end = page.figures[row.parts[-1]].end
    return not special.isdisjoint(pairs_of(page.text[row.start : end_before(CLAUSE, page.text, end, end + REACH)]))
