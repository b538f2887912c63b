"""Items that words name in one: 存贷款余额, 供水供气管网, 城乡居民收入, 7至9月, 一、二、三等奖."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from itertools import permutations
from string import digits

from draftkit.check.clauses import common_head, common_tail
from draftkit.check.lexicon import read_lines
from draftkit.patterns import lazy_pattern

_HAN = "〇一二三四五六七八九十"
_NUMBER = rf"(?:[0-9]{{1,4}}|[{_HAN}]{{1,2}})"
_ENDS = lazy_pattern(
    rf"(?<![0-9{_HAN}])(?P<head>第?)(?P<first>{_NUMBER})(?:[一-鿿]{{0,2}}?)(?:至|到|[—–～~-]{{1,2}})"
    rf"第?(?P<last>{_NUMBER})(?P<unit>[一-鿿])"
)
_BARE = lazy_pattern(_NUMBER)
_NUMBERED = lazy_pattern(rf"{_NUMBER}(?P<rest>[^0-9{_HAN}].*)")
_SEAM = "(?:、|以及|[和与及])?"
_BESIDE = 2
"""Characters of what labels have in common that are said with each item: 供水|供气."""
_OWNERS, _MOST = 4, 12
_LONE = 3
"""Labels no longer than this need have nothing in common: 男, 女."""


def name_jointly(words: str, labels: Sequence[Sequence[str]]) -> list[str]:
    """Return the labels that `words` name in one, in their order there; nothing where they don't, or not plainly.

    `labels` are, for each figure of a list, those of the facts that have its value. What is different in them stands
    side by side, be it by its first characters: 存, 贷 of 存款余额, 贷款余额; 收, 支 of 基金收入, 基金支出.
    """
    family = _family(labels)
    forms = _forms(family)
    # mostly one of them is told nowhere, and the pattern of all of them is large
    if not forms or not all(any(form in words for form in told) for told in forms.values()):
        return []
    places = [max((found.start() for found in _whole(label).finditer(words)), default=-1) for label in family]
    if min(places) >= 0:  # 法律援助工作站、法律援助律师, where 律 of 法律 is none of 律师
        whole = sorted(zip(places, family, strict=True))
        return [label for _, label in whole] if len(set(places)) == len(family) else []
    owners = {form: label for label, told in forms.items() for form in told}
    form = "|".join(map(re.escape, sorted(owners, key=len, reverse=True)))
    told = re.compile("(?<![0-9])" + _SEAM.join([f"({form})"] * len(family)))
    found_at = (found for found in told.finditer(words) if not any(found[0] in label for label in family))
    rows = [found.groups() for found in found_at]  # 旅游 of 旅游收入 is no 旅 and 游 of 游客
    orders = {tuple(owners[word] for word in row) for row in rows if not _breaks_off(row, family)}
    plain = [order for order in orders if len(set(order)) == len(family)]
    return [*plain[0]] if len(plain) == 1 else []


def _breaks_off(row: Sequence[str], family: Sequence[str]) -> bool:
    """Whether the last item lacks the end that all labels have, and one before it has that: 禽产品和水|果."""
    end = reduce(common_tail, family)[-1:]
    return bool(end) and not row[-1].endswith(end) and any(word.endswith(end) for word in row)


@lru_cache(maxsize=4096)
def _whole(label: str) -> re.Pattern[str]:
    """Return what finds a label that is no end of a longer number: 1号闸, not within 11号闸."""
    return re.compile(f"(?<![0-9]){re.escape(label)}" if label[0].isdigit() else re.escape(label))


def _family(labels: Sequence[Sequence[str]]) -> list[str]:
    """Return one label for each figure: those that are most alike, where a value is several facts'."""
    if not all(labels) or len(labels) > _MOST:
        return []
    families = [_family_of(first, labels[1:]) for first in labels[0][:_OWNERS]]
    best = max(families, key=lambda family: sum(_alike(family[0], other) for other in family[1:]))
    # 合格 is told in 不合格, too; but 2月 not in 12月
    nested = any(one in other and not (one[0].isdigit() and other[0].isdigit()) for one, other in permutations(best, 2))
    return [] if nested else best


def _family_of(first: str, labels: Sequence[Sequence[str]]) -> list[str]:
    """Return a label, and for each further figure the one most like it that is not taken by another of its value."""
    family = [first]
    for others in labels:
        family.append(max(others[:_OWNERS], key=lambda other: (other not in family, _alike(first, other))))
    return family


def _alike(one: str, other: str) -> int:
    return len(common_head(one, other)) + len(common_tail(one, other))


def _forms(family: Sequence[str]) -> dict[str, set[str]]:
    """Return how each label may be told where all are named in one: whole where less would not tell them apart."""
    if not family:
        return {}
    shortest = min(map(len, family))
    head = reduce(common_head, family)[: shortest - 1].rstrip(digits)
    tail = reduce(common_head, (label[::-1] for label in family))[: shortest - len(head) - 1][::-1].lstrip(digits)
    cores = {label: label[len(head) : len(label) - len(tail)] for label in family}
    firsts = {_first(core) for core in cores.values()}
    whole = {label: {label} for label in family}
    if len(firsts) < len(family):
        return whole
    if not (head or tail) and max(map(len, family)) > _LONE:
        return whole
    leads = [head[at:] for at in range(max(0, len(head) - _BESIDE), len(head) + 1)]
    ends = [*(tail[:length] for length in range(min(len(tail), _BESIDE) + 1)), tail]
    return {
        label: {f"{lead}{told}{end}" for lead in leads for told in (core, _first(core)) for end in ends}
        for label, core in cores.items()
    }


def _first(core: str) -> str:
    """Return the first character of what is different in a label; numbers stay whole: 2021年 is no 1 of 2022年."""
    number = core[: len(core) - len(core.lstrip(digits))]
    return number or core[0]


def joint_words(clause: str, count: int) -> tuple[list[str], str]:
    """Return the items that one word names together, and the words behind it: 城乡|居民收入."""
    for line in read_lines("joint_names"):
        word, *names = line.split()
        if len(names) == count and word in clause:
            return names, clause.partition(word)[2]
    return [], ""


def named_by_ends(clause: str, labels: Sequence[Sequence[str]]) -> tuple[list[str], str]:
    """Return the items of which only the first and last are named, and the words behind: 7至9月|降雨量.

    Each is one that a label speaks of: 1至2月 is nothing but the time where two other things are told of.
    """
    for found in _ENDS.finditer(clause):
        numbers = [*_count(found["first"], found["last"])]
        for head in (found["head"], ""):  # 第2至3组, of 2组人数 and 3组人数
            names = [f"{head}{number}{found['unit']}" for number in numbers]
            if len(names) == len(labels) and all(any(name in label for o in labels for label in o) for name in names):
                return names, clause[found.end() :]
    return [], ""


def _count(first: str, last: str) -> Iterator[str]:
    """Yield the numbers from one to another, both written in figures, or both in Chinese up to ten."""
    if first.isdigit() and last.isdigit():
        yield from map(str, range(int(first), min(int(last), int(first) + 12) + 1))
    elif first in _HAN and last in _HAN:
        yield from _HAN[_HAN.index(first) : _HAN.index(last) + 1]


def complete_numbers(names: list[str]) -> list[str]:
    """Return items with what stands only behind the last one's number: 7、8、9月降雨量, 一、二、三等奖."""
    last = _NUMBERED.fullmatch(names[-1]) if names else None
    if last and all(_BARE.fullmatch(name) for name in names[:-1]):
        return [*(f"{name}{last['rest']}" for name in names[:-1]), names[-1]]
    return names
