"""Figures that are written exactly as a fact's value is."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from draftkit.check.binding.bound import SWAPPED, Binding
from draftkit.check.binding.per_unit import is_told_per_unit
from draftkit.check.lexicon import read_words
from draftkit.check.page import Page
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.ways import CHANGES, LESS, MORE, read_told_way, read_way
from draftkit.check.whole import find_whole, words_of_value
from draftkit.patterns import lazy_pattern

_MISMARKED = 0.3
"""How much better the words must fit another fact than the marked one for the mark to be wrong."""
_FEW = 12
_CLAUSE = 24
_EITHER_WAY = ("变化", "变动", "增减", "增速", "增幅")
_ROUNDED = 0.001
_WORK_YEAR = "年度"
_CHANGE = lazy_pattern(f"(?:同比|环比)?(?:{CHANGES})了?")
_QUALIFIED = lazy_pattern(r"左右|以上|以下|以内|上下")
# 日处理能力, 年产能, 日均进水量; but 节假日客流量, 2024年产量
_RATED = "每{0}|{0}均|(?<![0-9全今去上本同当假节工生昨]){0}[^节末期度初底内前后]{{0,6}}(?:能力|产能|规模|量)$"
_RATES = {time: lazy_pattern(_RATED.format(sign)) for time, sign in (("日", "日"), ("天", "[日天]"), ("年", "年"))}


def bind_equals(page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int]) -> None:
    """Bind each figure that is written as a fact's value; wording tells facts of equal value apart."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for index in range(len(page.figures)):
        owners = _owners(page, supply, index)
        if not owners:
            continue
        claim = marked.get(index, -1)
        if claim >= 0 and claim not in owners and supply.claims[claim].figures:
            _judge_mark(page, binding, index, claim, owners)
        elif claim in owners:
            binding.state(index, claim)
        elif len(owners) == 1:
            binding.state(index, owners[0])
        else:
            groups.setdefault(tuple(owners), []).append(index)
    taken = {claim for claim in binding.claims if claim >= 0}
    for shared, indexes in groups.items():
        _share_out(page, binding, shared, indexes, taken)
    for index, claim in enumerate(binding.claims):
        if claim >= 0 and supply.claims[claim].kind == COMPOUND:
            note_whole(page, binding, index, supply.claims[claim], page.forms[index])
            if index - 1 in binding.firm and _goes_on(page, supply, binding, index):
                _hold(binding, index, claim, (page.figures[index].start, page.figures[index].end))


def _owners(page: Page, supply: Supply, index: int) -> list[int]:
    form = page.forms[index]
    owners = supply.owners.get(form)
    if owners is None and (unit := page.figures[index].unit):
        owners = supply.bare.get(form.removesuffix(unit)) or _owners_by_thing(supply, form, unit)
        owners = owners or _owners_by_rate(supply, form) or _owners_by_fall(page, supply, index)
        owners = owners or _owners_by_each(page, supply, index)
    owners = owners or _owners_by_year(supply, form)
    if not owners or (len(owners) == 1 and form not in supply.allowed):
        return owners
    compound = [owner for owner in owners if supply.claims[owner].kind == COMPOUND]
    whole = [o for o in compound if find_whole(page.text, page.figures[index], supply.claims[o], form)]
    if not whole:
        # 达到二级标准天数比例, where a label tells the grade and no value does
        return [] if len(compound) == len(owners) and form in supply.allowed else owners
    if any(_CHANGE.fullmatch("".join(words_of_value(supply.claims[o]))) is None for o in whole):
        return whole
    # 增长6.1% is as well the 6.1% of another growth
    return [o for o in owners if o in whole or o not in compound]


def _owners_by_thing(supply: Supply, form: str, unit: str) -> list[int]:
    """Return the facts whose value stands with what their label counts: 180张|床位 for 床位 180张."""
    for length in range(len(unit) - 1, 0, -1):
        thing = unit[-length:]
        owners = supply.owners.get(form.removesuffix(thing), ())
        if found := [owner for owner in owners if thing in supply.claims[owner].fact.label]:
            return found
    return []


def _owners_by_fall(page: Page, supply: Supply, index: int) -> list[int]:
    """Return the facts whose value below zero stands without its sign, which a verb tells: 下降|2.1% for 增长 -2.1%."""
    owners = supply.owners.get(f"-{page.forms[index]}", ())[:_FEW]
    kind = page.figures[index].kind
    way = read_way(page.led(index, _CLAUSE), kind) if owners else None
    if way is None or way.side != LESS or way.came_to:
        return []
    labels = {owner: supply.claims[owner].fact.label for owner in owners}
    rises = {owner: read_told_way(label, kind) for owner, label in labels.items()}
    return [o for o, told in rises.items() if (told.side == MORE if told else labels[o].endswith(_EITHER_WAY))]


def _owners_by_year(supply: Supply, form: str) -> list[int]:
    """Return the facts whose value is the year of 2025年度, where their label calls that one: 报告年度."""
    owners = supply.owners.get(form.removesuffix("度"), ()) if form.endswith(_WORK_YEAR) else ()
    return [owner for owner in owners if _WORK_YEAR in supply.claims[owner].fact.label]


def _owners_by_rate(supply: Supply, form: str) -> list[int]:
    """Return the facts whose value stands with the time that their label tells: 2万吨|/日 for 日处理能力."""
    amount, _, time = form.rpartition("/")
    rate = _RATES.get(time)
    return [owner for owner in supply.owners.get(amount, ()) if rate and rate.search(supply.claims[owner].fact.label)]


def _owners_by_each(page: Page, supply: Supply, index: int) -> list[int]:
    """Return the facts whose value is so much for each, as the words before a figure say: 每亩补贴|86元 of 86元/亩."""
    owners = supply.rated.get(page.forms[index], ())[:_FEW]
    return [owner for owner in owners if is_told_per_unit(page, index, supply.claims[owner])]


def _judge_mark(page: Page, binding: Binding, index: int, marked: int, owners: list[int]) -> None:
    """The mark says one fact, the value is another's: the words decide which of the two is wrong."""
    own = max(owners, key=lambda owner: page.prefer(index, owner, marked))
    if page.prefer(index, own, marked) > _MISMARKED:
        binding.state(index, own)
    else:
        binding.verdicts[index], binding.claims[index] = SWAPPED, marked


def _share_out(page: Page, binding: Binding, owners: tuple[int, ...], indexes: list[int], taken: set[int]) -> None:
    """Give equal figures to the claims of that value: each claim one first, best wording first."""
    ranked = sorted(
        (-round(page.scores(index)[claim], 3), claim, index)
        for index in indexes
        for claim in page.scores(index).keys() & owners
    )
    free = set(indexes)
    for _, claim, index in ranked:
        if index in free and claim not in taken:
            binding.state(index, claim)
            free.discard(index)
            taken.add(claim)
    _exchange(page, binding, [index for index in indexes if index not in free])
    best: dict[int, int] = {}
    for _, claim, index in ranked:
        best.setdefault(index, claim)
    left = iter([claim for claim in owners if claim not in taken])
    for index in sorted(free):
        unstated = next(left, -1) if index not in best else -1
        binding.state(index, unstated if unstated >= 0 else best.get(index, owners[-1]))


def _exchange(page: Page, binding: Binding, indexes: Sequence[int]) -> None:
    """Let two equal figures exchange their claims where both together fit better so (受理215件，已办结215件)."""
    for one, other in combinations(indexes[:_FEW], 2):
        first, second = binding.claims[one], binding.claims[other]
        here, there = page.scores(one), page.scores(other)
        if here.get(second, 0.0) + there.get(first, 0.0) > here[first] + there[second] + _ROUNDED:
            binding.state(one, second)
            binding.state(other, first)


def note_whole(page: Page, binding: Binding, index: int, claim: Claim, form: str) -> None:
    """Note where a value of figures and words stands whole, around a figure that is written as `form` in it."""
    place = find_whole(page.text, page.figures[index], claim, form)
    if place and not is_qualified(page.text, *place):
        _hold(binding, index, claim.index, place, firm=words_of_value(claim) not in _bare_deeds())


@lru_cache(maxsize=1)
def _bare_deeds() -> frozenset[tuple[str, str]]:
    """The words of values that go with any thing: 改建|19条."""
    return frozenset((word, "") for word in read_words("achieved"))


def _hold(binding: Binding, index: int, claim: int, place: tuple[int, int], *, firm: bool = True) -> None:
    """Note that a figure is held by its own value, which stands whole at a place, if its words tell enough (`firm`);
    places stay in order.
    """
    if firm:
        binding.firm.add(index)
    places = binding.whole.setdefault(claim, [])
    at = bisect_left(places, place)
    if places[at : at + 1] != [place]:
        places.insert(at, place)


def _goes_on(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether the words before a value are told once for it and the one before it: 每人每月980元、|760元."""
    one, other = (words_of_value(supply.claims[binding.claims[at]]) for at in (index - 1, index))
    return page.is_joined(index - 1) and bool(one[0]) and one == other == (one[0], "")


def is_qualified(text: str, start: int, end: int) -> bool:
    """Whether a value of figures and words has a digit or a qualifier added to it (`3个片区左右`)."""
    within = text[start : start + 1].isdigit() and text[max(0, start - 1) : start].isdigit()  # not B04|六个地块
    return within or _QUALIFIED.match(text, end) is not None
