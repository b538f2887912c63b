"""Dates and times that say supplied ones again: several at once, or in part."""

import re
from collections.abc import Iterator, Sequence

from draftkit.check.binding.bound import ALLOWED, ALTERED, FOREIGN, STATED, STRAY, UNSURE, Binding
from draftkit.check.binding.difference import FORM, compare, leaves_out
from draftkit.check.binding.equals import note_whole
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import COMPOUND, FIGURE, Claim, Supply, spans, squeeze
from draftkit.figures import Figure, read_figure
from draftkit.figures.figure import MOMENTS, Value
from draftkit.patterns import lazy_pattern

_DAYPART = lazy_pattern(r"凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜间|深夜|夜里|夜")
_HOUR = lazy_pattern(r"[0-9]{1,2}")
_HOURS = {
    "凌": range(7), "清": range(4, 9), "早": range(5, 11), "上": range(6, 13), "中": range(10, 15),
    "下": range(12, 19), "傍": range(17, 20), "晚": range(17, 25), "夜": (*range(19, 25), *range(6)),
    "深": (*range(21, 25), *range(4)),
}  # fmt: skip
_MIXED = 0.1
_MOST = 32
_BY = lazy_pattern("(?:之|以)?[前内]$")
_BETWEEN = "至到—–-－~～起"
_FULL = "满"
_PLANNED = lazy_pattern("计划|规划|目标|任务|行动|方案|拟|限")
_WITHIN = "内"


def bind_moments(page: Page, supply: Supply, binding: Binding) -> None:
    """Bind what says several supplied dates or times at once: `1月24日晚上7点`, the ends of a range."""
    known: dict[str, list[int]] = {}
    for index, form in enumerate(page.forms):
        if binding.verdicts[index] != FOREIGN or page.figures[index].kind not in (*MOMENTS, "period"):
            continue
        if page.figures[index].kind == "period":
            known.setdefault(form, _deadlines(form, supply))
        if form not in known:
            same = supply.owners.get(_without_daypart(form)) or _deadlines(form, supply)
            known[form] = same or _compose(form, supply)
        if claims := known[form]:
            binding.state(index, claims[0])
            binding.also[index] = claims[1:]
            if supply.claims[claims[0]].kind == COMPOUND:  # 晚间|18:00至次日8:00
                note_whole(page, binding, index, supply.claims[claims[0]], _without_daypart(form))


def _deadlines(form: str, supply: Supply) -> list[int]:
    """Return the deadlines that a moment with 前, or a period with 内, keeps to: 12月20日前 for 完成时限 12月20日."""
    by = _BY.search(form)
    owners = supply.owners.get(form[: by.start()], ()) if by else ()
    return [owner for owner in owners if word_pattern("deadlines").search(supply.claims[owner].fact.label)]


def bind_rewritten(page: Page, supply: Supply, binding: Binding) -> None:
    """Bind moments that say just what a supplied one says, in another form: `1月26号`, `下午2点半` for 14:30."""
    equal: dict[Value, list[int]] = {}
    for claim in supply.claims:
        if claim.kind == FIGURE and claim.figures[0].kind in MOMENTS:
            equal.setdefault(claim.figures[0].value, []).append(claim.index)
    stated = set(binding.homes()) if equal else set()
    for index, figure in enumerate(page.figures if equal else ()):
        if binding.verdicts[index] != FOREIGN or figure.kind not in MOMENTS or page.forms[index] in supply.allowed:
            continue
        if figure.value is None or figure.approx or figure.value not in equal:
            continue
        scores = page.scores(index)
        meant = max(equal[figure.value][:_MOST], key=lambda claim: (claim not in stated, scores.get(claim, 0.0)))
        difference = compare(figure, supply.claims[meant].figures[0])
        if difference.what == FORM:
            binding.verdicts[index], binding.claims[index] = ALTERED, meant
            binding.differences[index] = difference
            stated.add(meant)


def bind_half_right(page: Page, supply: Supply, binding: Binding) -> None:
    """Bind moments of which just the date, or just the time, is as supplied: `5月20日14:00` for 14:30."""
    for index, form in enumerate(page.forms):
        if binding.verdicts[index] != FOREIGN or page.figures[index].kind not in MOMENTS:
            continue
        for right, wrong in _halves(form, supply):
            differing = read_figure(wrong)
            labels = {supply.claims[claim].fact.label for claim in right}
            named = sorted(claim for label in labels for claim in supply.labelled[label] if claim not in right)
            meant = [
                claim
                for claim in map(supply.claims.__getitem__, named)
                if differing and claim.figures and claim.figures[0].kind == differing.kind
            ]
            if meant and differing:
                claim = max(meant, key=lambda claim: page.scores(index).get(claim.index, 0.0))
                binding.verdicts[index], binding.claims[index] = ALTERED, claim.index
                binding.differences[index] = compare(differing, claim.figures[0])
                same = next(one for one in right if supply.claims[one].fact.label == claim.fact.label)
                place = page.figures[index].start, page.figures[index].end
                binding.whole.setdefault(same, []).append(place)
                break


def _halves(form: str, supply: Supply) -> Iterator[tuple[list[int], str]]:
    """Yield the claims of a supplied date or time that `form` begins or ends with, and what is left of it."""
    for cut in range(len(form) - 1, 0, -1):
        head, tail = form[:cut], form[cut:]
        if head in supply.owners:
            yield supply.owners[head], tail
        elif tail in supply.owners:
            yield supply.owners[tail], head


def find_mixed_moments(page: Page, supply: Supply, binding: Binding) -> None:
    """Find dates of one event with the time of another (`7月14日22时` where only 1时 belongs to that day)."""
    homes = binding.homes() if binding.also else {}
    for index, others in list(binding.also.items()):
        claims = [binding.claims[index], *others]
        labels = {supply.claims[claim].fact.label for claim in claims}
        if binding.verdicts[index] != STATED or len(labels) < 2 or isinstance(page.figures[index].value, tuple):
            continue
        best = max(claims, key=lambda claim: page.scores(index).get(claim, 0.0))
        own = supply.claims[best]
        for claim in claims:
            wrong = supply.claims[claim]
            right = [
                rival.index
                for rival in map(supply.claims.__getitem__, supply.labelled[own.fact.label])
                if rival.figures and rival.index != best and rival.figures[0].kind == wrong.figures[0].kind
            ]
            if wrong.fact.label == own.fact.label or page.prefer(index, best, claim) <= _MIXED:
                continue
            if right:
                binding.misplace(index, right[0])
            elif _has_own_date(wrong, claims, supply):
                _lend(page, binding, index, claim, elsewhere=len(homes[claim]) > 1)
                break


def _has_own_date(claim: Claim, besides: Sequence[int], supply: Supply) -> bool:
    """Whether a claim is the hour of an event whose date was supplied, too, and is none of some claims."""
    same = (supply.claims[one] for one in supply.labelled[claim.fact.label] if one not in besides)
    return claim.figures[0].kind == "time" and any(one.figures and one.figures[0].kind == "date" for one in same)


def _lend(page: Page, binding: Binding, index: int, hour: int, *, elsewhere: bool) -> None:
    """Note that a date of one event stands with the hour of another; that is not sure if it stands with that, too."""
    others = [claim for claim in (binding.claims[index], *binding.also.pop(index)) if claim != hour]
    binding.claims[index] = hour
    for claim in others:
        binding.whole.setdefault(claim, []).append((page.figures[index].start, page.figures[index].end))
    binding.doubt(index, UNSURE if elsewhere else STRAY)


def bind_allowed(page: Page, supply: Supply, binding: Binding) -> None:
    """Let figures stand that stand in a label, passage or name, or that repeat a supplied date in part."""
    known: dict[str, bool] = {}
    for index, form in enumerate(page.forms):
        if binding.verdicts[index] == FOREIGN:
            if form not in known:
                known[form] = form in supply.allowed or _repeats(page.figures[index], supply) or spans(form, supply)
                known[form] = known[form] or _is_time_planned(page.figures[index], supply)
            if known[form] or _reaches(page, index, supply):
                binding.verdicts[index] = ALLOWED


def _is_time_planned(figure: Figure, supply: Supply) -> bool:
    """Whether a time with 内 is the one that a label plans for: 三年内 of 三年计划打造示范村."""
    time = squeeze(figure.text).removesuffix(_WITHIN).removesuffix("之")
    if figure.kind != "period" or figure.approx not in ("内", "之内"):
        return False
    named = re.compile(rf"(?<![0-9一二三四五六七八九十近前续满第超]){re.escape(time)}")
    return any(named.search(label) and _PLANNED.search(label) for label in supply.labelled)


def _reaches(page: Page, index: int, supply: Supply) -> bool:
    """Whether 满 or 及以上 says what a label says with 以上: 年满60周岁, 60周岁及以上 for 60周岁以上老年人."""
    form = page.forms[index]
    least = form.removesuffix("以上").removesuffix("及")
    if least == form and page.before(index, 1) != _FULL:
        return False
    return not supply.allowed.isdisjoint((f"{least}以上", f"{least}及以上"))


def _compose(form: str, supply: Supply) -> list[int]:
    """Return the claims whose values, written one after the other, make up `form`."""
    for cut in range(len(form) - 1, 0, -1):
        head, tail = form[:cut], form[cut:].lstrip(_BETWEEN)
        if tail not in supply.owners:
            tail = _without_daypart(tail)
        if tail not in supply.owners:
            tail = _without_daypart(tail)
        claims = _of_one_event(supply.owners.get(head, []), supply.owners.get(tail, []), supply)
        if claims and _is_supplied(head, supply) and _is_supplied(tail, supply):
            return claims
    return []


def _of_one_event(dates: list[int], times: list[int], supply: Supply) -> list[int]:
    """Return the claims of those events that own both; another event at the same hour has no part in it."""
    both = {supply.claims[claim].fact.label for claim in dates} & {supply.claims[claim].fact.label for claim in times}
    return [claim for claim in dates + times if not both or supply.claims[claim].fact.label in both]


def _without_daypart(clock: str) -> str:
    """Return `22时15分` for `夜间22时15分`: the clock says already which part of the day it is."""
    found = _DAYPART.search(clock)
    hour = _HOUR.match(clock, found.end()) if found else None
    if found and hour and int(hour.group()) in _HOURS[found.group()[0]]:
        return clock[: found.start()] + clock[found.end() :]
    return clock


def _is_supplied(form: str, supply: Supply) -> bool:
    if form in supply.owners or form in supply.allowed:
        return True
    figure = read_figure(form)
    return figure is not None and _repeats(figure, supply)


def _repeats(figure: Figure, supply: Supply) -> bool:
    if figure.kind not in MOMENTS or figure.value is None or figure.approx:
        return False
    if figure.value in supply.bounds:
        return False  # 17:00 for 17:00前
    return all(any(leaves_out(str(end), known) for known in supply.dates) for end in figure.ends)
