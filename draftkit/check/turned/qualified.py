"""A label before its figure in which another qualifier stands, or one more: 民营仓容 for 农村仓容, 资助|农村|学生."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from draftkit.check.lexicon import read_words
from draftkit.check.supply import Claim, Supply
from draftkit.check.turned.replaced import is_supplied
from draftkit.patterns import lazy_pattern

_NEAR = 2
_LONGEST = 4
_FEWEST = 2
_MOST = 64
_AMOUNTS = frozenset(
    ("面积", "金额", "资金", "人数", "户数", "数量", "总数", "总量", "总额", "规模", "里程", "长度", "产值", "产量")
)
"""What a thing may be told by: 发放|金额, of 发放租赁补贴."""
_NARROWED = lazy_pattern(r"(?:不良|逾期|违规|虚假|无效)$")


def is_qualified_otherwise(before: str, claim: Claim, supply: Supply) -> bool:
    """Whether the words right before a figure are its label with another qualifier, or with one more.

    One more only tells where it is that of another fact (农村, of 农村学校), or always takes most away (不良贷款).
    Nor is what has a name of its own where the labels of its siblings stand: 物业|纠纷, beside 邻里纠纷 and 家庭纠纷.
    """
    label = claim.fact.label
    if before.endswith(label):
        return bool(_NARROWED.search(before.removesuffix(label))) and not is_supplied(before[-len(label) - 2 :], supply)
    told = (f"{other}{rest}" for own, other, rest in _requalified(before, label) if own not in before)
    if any(not is_supplied(words, supply) for words in told):
        return True
    if _is_put_in(before, claim, supply) or _is_other_sibling(before, claim, supply):
        return True
    return _ends_like_other(before, claim, supply)


def _requalified(before: str, label: str) -> Iterator[tuple[str, str, str]]:
    """Yield each qualifier of a label with the one in its place before a figure, and what follows both."""
    for own in _pattern().finditer(label):
        rest = label[own.end() :]
        if len(rest) < _NEAR or not before.endswith(rest):
            continue
        words = before.removesuffix(rest)
        other = next((words[-n:] for n in range(_LONGEST, 1, -1) if words[-n:] in _groups()), "")
        if other and own[0] not in other and other not in own[0] and _groups()[other] != _groups()[own[0]]:
            yield own[0], other, rest


def _is_put_in(before: str, claim: Claim, supply: Supply) -> bool:
    """Whether a qualifier of another fact's stands in a label that has none: 资助|农村|学生, 到位|外资 for 到位资金."""
    label = claim.fact.label
    if _pattern().search(label):
        return False
    known = f"{claim.fact.context} {claim.fact.section}"
    for found in _pattern().finditer(before):
        head, tail = before[: found.start()], before[found.end() :]
        within = len(tail) >= _NEAR and label.endswith(tail) and head.endswith(label.removesuffix(tail))
        if within or (not tail and len(label) > _LONGEST and head.endswith(label[:-_NEAR])):
            others = (other for other in supply.labelled if found[0] in other)
            return found[0] not in known and any(others) and not is_supplied(head[-_NEAR:] + found[0] + tail, supply)
    return False


def _is_other_sibling(before: str, claim: Claim, supply: Supply) -> bool:
    """Whether words name, as the labels of a part and its siblings do, a thing of their kind that is none of them."""
    total, label = claim.fact.parent or "", claim.fact.label
    if not _FEWEST <= len(supply.parts.get(total, ())) <= _MOST:
        return False
    siblings = supply.labels_of_parts(total)
    tails = (label[at:] for at in range(max(_NEAR, len(label) - len(before)), len(label) - 1))
    tail = next((tail for tail in tails if before.endswith(tail) and _is_shared(tail, siblings)), "")
    name = before.removesuffix(tail) if tail else ""
    if not _NEAR <= len(name) <= _LONGEST or not set(name).isdisjoint(label):
        return False
    return not is_supplied(name, supply)


def _ends_like_other(before: str, claim: Claim, supply: Supply) -> bool:
    """Whether words are a label with the end of another fact's in the place of its own: 受伤|教练, of 受伤游客, beside
    滑雪教练.
    """
    label, value = claim.fact.label, claim.form
    for cut in range(_NEAR, len(label) - _NEAR + 1):
        head, tail = label[:cut], label[cut:]
        _, own, other = before.rpartition(head)
        if not own or other in _AMOUNTS or not _NEAR <= len(other) <= _LONGEST:
            continue
        if tail not in before and set(other).isdisjoint(label + value):
            others = (one for one in supply.labelled if one != label and one.endswith(other))
            return any(others) and not is_supplied(head[-_NEAR:] + other, supply)
    return False


def _is_shared(tail: str, labels: list[str]) -> bool:
    return sum(label.endswith(tail) and len(label) >= len(tail) + _NEAR for label in labels) >= _FEWEST


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, str]:
    """Return each qualifier with those that say the same, in one."""
    return {word: group for group in read_words("qualifiers") for word in group.split("/")}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_groups(), key=len, reverse=True)))
