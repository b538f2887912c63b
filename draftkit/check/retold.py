"""A value of figures and words told in words that say the same, or with its thing amid them: 计划3月|动工 for 计划3月|
开工, 两座|隧道|均已贯通, 连续5年|居全省|第一, 每|名学生|每天|补助|5元.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.binding.per_unit import ONE_OF_TIME, WHICH
from draftkit.check.clauses import CLAUSE, REACH, SENTENCE_END, pairs_of, start_after
from draftkit.check.lexicon import read_groups
from draftkit.check.scopes import ANY_SCOPE, SCOPE
from draftkit.check.supply import COMPOUND, Claim, Supply, number_of, squeeze
from draftkit.check.ways import BY_WAY, LESS, MORE
from draftkit.check.whole import spaced
from draftkit.figures import Figure, read_figure
from draftkit.patterns import lazy_pattern

_EACH, _RUNNING = "每", "连续"
_PAIR, _NEAR = 2, 4
# no figure, no clause, no denial or plan, no other time or number of each, no qualifier
_WITHIN = "[^0-9０-９二三四五六七八九十两，。；：、（）()\\n不未无没非拟将待每约近超至余多均月年日天]"
_PLANNED = "(?:计划|拟|预计)[于在从自]?"
_PLAN = lazy_pattern(f"{_PLANNED}(?P<when>[一-鿿]{{0,3}})")
_UNIT = lazy_pattern("每(?P<unit>[人生户天日月年亩次周村镇乡车船班组队店站]|季度|学[期年]|个?[一-鿿]{2,5})")
_UNITS = {
    "人": f"(?:个?人|[名位]{_WITHIN}{{0,8}}?)",
    "生": f"(?:[名位个]{_WITHIN}{{0,6}}?)?生",
    **dict.fromkeys("天日", "[天日]"),
}
"""How each of some may be told, with more of what they are: 每人 as 每名返乡创业者."""
_TIME = lazy_pattern("(?:[年月周日天]|季度|学[年期])$")
_YEARLY = f"(?<![{WHICH}]){{}}(?=[检测审查考评巡训])"
"""In one word with a deed: 年|检一次, of 每年一次."""
_BODIES = "村镇乡"
_ALL = lazy_pattern("^(?:均|都|全部|已经?)+")
_RANKED = (
    f"(?:在?(?P<within>{SCOPE}))?(?:[位名]?[居列]|排名?|保持|获评?|荣获|被?评为|评定为)?"
    f"(?:在?(?P<scope>{SCOPE})的?)?"
)
_GRADE = "(?:等次|等级|档次)?"
_END = "(?![一-鿿0-9])"
_WHEN = lazy_pattern("(?:时间|日期)$")
_LIGHT = lazy_pattern(
    "(?:给予|发放|提供|设有?|配备|开展|进行|组织|实施|举[行办]|安排|一次性|[做搞开来为共按照的地])+$"
)
_LINK = lazy_pattern("(?:目前|[做达]到|坚持|现|已|均|也|又|还|分别|工程|项目|对|给予|[将为按照]|标准|频次|实行|[“”])+$")
_OURS = lazy_pattern("[我本全该此的县市区镇乡村]")
_CAME_TO = "[至到为成]"


_ARROW = lazy_pattern("→|[-—=]+>|⟶")
"""What stands for it between two figures: 420公斤→465公斤."""


class _Told(NamedTuple):
    """What finds a value told otherwise; `of_each`: as so much for each; `moved`: as gone from one to another."""

    pattern: re.Pattern[str]
    of_each: bool = False
    moved: bool = False


def find_retold(text: str, figure: Figure, claim: Claim, supply: Supply) -> tuple[int, int] | None:
    """Return where a value is told so around its first figure, of its own thing; nothing if it is not."""
    if claim.kind != COMPOUND or squeeze(figure.text) != squeeze(claim.figures[0].text):
        return None
    first = start_after(CLAUSE, text, max(0, figure.start - REACH), figure.start)
    for told in _ways_to_tell(claim.form, tuple(squeeze(own.text) for own in claim.figures), claim.fact.label):
        for found in told.pattern.finditer(text, first, figure.end + REACH):
            if found.start("figure") != figure.start:
                continue
            alone = told.moved and all(len(supply.owners[squeeze(own.text)]) == 1 for own in claim.figures)
            if alone or _is_of_own(text, found, claim, supply, of_each=told.of_each):
                return found.span()
    return None


@lru_cache(maxsize=4096)
def _ways_to_tell(form: str, figures: tuple[str, ...], label: str) -> tuple[_Told, ...]:
    head, _, tail = form.partition(figures[0])
    if moved := _moved(head, tail, figures):
        return (_Told(re.compile(moved), moved=True),)
    if head.startswith(_EACH):
        return tuple(_Told(re.compile(words), of_each=True) for words in _told_of_each(head, tail, figures))
    return tuple(_Told(re.compile(words)) for words in _told_alone(head, tail, figures, label))


def _moved(head: str, tail: str, figures: tuple[str, ...]) -> str:
    """Return how a value is told that went from one figure to another, in any verb: 从91%|提高到|96%."""
    verb = tail.removesuffix(figures[-1])
    if len(figures) != _PAIR or head not in ("由", "从", "自", ""):
        return ""
    way = next((verbs for verbs in BY_WAY.values() if re.fullmatch(f"(?:{verbs}){_CAME_TO}", verb)), "")
    way = _way_between(*figures) if _ARROW.fullmatch(verb) else way
    within = r"[^。；！？\n0-9]{0,8}?"
    first, last = f"(?P<figure>{spaced(figures[0])})", spaced(figures[1])
    return f"{first}{within}(?:{way})了?{_CAME_TO}(?:[了的]|现在的|目前的)?{last}" if way else ""


def _way_between(first: str, last: str) -> str:
    """Return the verbs of the way from one figure to another, as their numbers tell."""
    before, after = (number_of(figure) for form in (first, last) if (figure := read_figure(form)))
    if before is None or after is None or before == after:
        return ""
    return BY_WAY[LESS if after < before else MORE]


def _told_of_each(head: str, tail: str, figures: tuple[str, ...]) -> Iterator[str]:
    """Yield how a value is told that is so much for each: 每|10公里|1名, 每生|每天|5元."""
    if head == _EACH and len(figures) == _PAIR and tail == figures[1]:
        each = f"{_EACH}?" if _TIME.search(figures[0]) else _EACH  # 两年|检验|一次
        yield f"{each}(?P<figure>{spaced(figures[0])})(?P<amid>{_WITHIN}{{0,10}}?)(?P<last>{spaced(tail)})"
    units = [_UNIT.fullmatch(part) for part in re.findall("每[^每]+", head)]
    if len(figures) == 1 and not tail and units and all(units):
        words = [_unit(found["unit"]) for found in units if found]
        told = f"{_WITHIN}{{0,12}}?".join(words)
        yield f"{told}(?P<amid>{_WITHIN}{{0,14}}?)(?P<figure>{spaced(figures[0])})"


def _unit(unit: str) -> str:
    thing = unit.removeprefix("个")
    if _TIME.fullmatch(thing):
        return f"(?:(?:{_EACH}一?|{ONE_OF_TIME})个?{_UNITS.get(thing, thing)}|{_YEARLY.format(thing)})"
    if len(unit) >= _PAIR or unit in _BODIES:
        return f"{_EACH}个?{_WITHIN}{{0,6}}?{re.escape(thing)}"
    return f"{_EACH}{_UNITS.get(unit, f'{_WITHIN}?{re.escape(unit)}')}"  # 每辆车, of 每车


def _told_alone(head: str, tail: str, figures: tuple[str, ...], label: str) -> Iterator[str]:
    """Yield how any other value of one figure is told: planned for a month, of all of so many, so many times on."""
    first = f"(?P<figure>{spaced(figures[0])})"
    if head == _RUNNING and tail:
        yield f"{_RUNNING}{first}{_RANKED}{re.escape(tail)}{_GRADE}{_END}"
    if len(figures) > 1:
        return
    if plan := _PLAN.fullmatch(head):
        ends = "|".join(map(re.escape, _same_ends(tail or _WHEN.sub("", label)[-_PAIR:])))
        yield f"{_PLANNED}{re.escape(plan['when'])}{first}(?:之?内)?(?:正式|全面)?(?:{ends}){_END}"
    elif not head and (core := _ALL.sub("", tail)) != tail:
        ends = "|".join(map(re.escape, _same_ends(core)))
        yield f"{first}(?P<thing>[{re.escape(label)}]{{0,8}}?)(?:均|都|全部|已经?){{1,3}}(?:{ends}){_END}"


def _is_of_own(text: str, found: re.Match[str], claim: Claim, supply: Supply, *, of_each: bool) -> bool:
    """Whether what is told so is the value's own thing, and no other that was supplied, at no other level."""
    told = found.groupdict()
    label = claim.fact.label
    own = pairs_of(label)
    scope = told.get("scope") or told.get("within")
    if scope and scope not in (label if ANY_SCOPE.search(label) else supply.words):
        return False
    if not of_each:
        named = told.get("thing") or own <= pairs_of(found[0])  # 连续3年|全市排名|第一
        return bool(named) or _is_led_by(text, found.start(), own)
    behind = CLAUSE.split(text[found.end() : found.end() + REACH])[0]
    words = _LIGHT.sub("", told["amid"])
    if behind:
        return not own.isdisjoint(pairs_of(behind)) and not _names_other(words, label, supply)
    if len(words) == 1:
        return words in label and _is_led_by(text, found.start(), own)
    if words:
        return words[-_PAIR:] in own and not _names_other(told["amid"], label, supply)
    return told["amid"][-_PAIR:] in own or _is_led_by(text, found.start(), own)


def _is_led_by(text: str, at: int, own: set[str]) -> bool:
    """Whether the words before a place are of a label, or, where a clause opens, its sentence has spoken of that."""
    start, signs = start_after(SENTENCE_END, text, max(0, at - REACH), at), frozenset("".join(own))
    before = _LINK.sub("", text[start:at])
    clause = CLAUSE.split(before)[-1]
    if not clause:
        return not own.isdisjoint(pairs_of(before))
    near = _OURS.sub("", clause)[-_NEAR:]
    return clause[-_PAIR:] in own and sum(sign in signs for sign in near) >= min(len(near), _NEAR - 1)


def _names_other(words: str, label: str, supply: Supply) -> bool:
    """Whether words name a thing of another label, and not of this one."""
    pairs = pairs_of(words) - pairs_of(label)
    return any(not pairs.isdisjoint(pairs_of(other[:_PAIR])) for other in supply.labelled if other != label)


def _same_ends(words: str) -> tuple[str, ...]:
    """Return words and those that say the same."""
    return next((group for group in read_groups("same_ends") if words in group), (words,))
