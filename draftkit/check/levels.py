"""What a label tells of one level of government, told of another: 省主要领导批示, for 市主要领导批示."""

import re
from collections.abc import Iterator, Sequence

from draftkit.check.altered import other_name_message
from draftkit.check.binding.bound import STRAY, Binding
from draftkit.check.known import LEVELS
from draftkit.check.supply import STATE, Supply
from draftkit.check.verdict import Finding
from draftkit.names.ordinary import is_word
from draftkit.patterns import lazy_pattern

_OF_LABELS = f"国{LEVELS}旗"
_LEVEL = f"(?:国家|[{_OF_LABELS}])级?"
_INTO = "(?<=[入选至到进传联给交归与和])"
_BODIES = "平台|系统|中心|数据库|项目库|名录|目录|公司|集团|医院|[局厅办馆站院校所展赛]"
_REST = "级[一-龥]{2,}|[一-龥]{4,}"
_LEVELLED = lazy_pattern(f"(?:^|(?<=[由被受经向获得报]))(?P<level>[{_OF_LABELS}])(?P<rest>{_REST})")
"""What is of a level, at the head of a label or done by it: 市主要领导批示."""
_CAME_INTO = lazy_pattern(f"{_INTO}(?P<level>{_LEVEL})(?P<rest>[一-龥]{{0,6}}?(?:{_BODIES}))")
"""What something comes into: 接入|市平台."""
_OF_ALL = frozenset("全各本我该")


def judge_levels(text: str, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding where the rest of a label, or of what a state says, stands behind another level, and nowhere
    behind its own; not where the figure is told to be on another thing.
    """
    done: set[int] = set()
    strays = {claim for claim, verdict in zip(binding.claims, binding.verdicts, strict=True) if verdict == STRAY}
    for claim in supply.claims:
        if claim.index in strays:
            continue
        told = f"{claim.fact.label}，{claim.form}" if claim.kind == STATE else claim.fact.label
        by = ((levelled, found) for levelled in _LEVELLED.finditer(told) for found in _done_by_other(text, levelled))
        into = ((levelled, found) for levelled in _CAME_INTO.finditer(told) for found in _into_other(text, levelled))
        for levelled, found in (*by, *into):
            if levelled[0] not in text and found[0] not in supply.words and found.start() not in done:
                done.add(found.start())
                message = other_name_message(found[0], levelled[0])
                yield Finding.at(found.span(), "altered", message, found[0], claim.fact, expected=levelled[0])


def _done_by_other(text: str, levelled: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield where what follows a level stands behind another one."""
    for found in re.finditer(f"[{_OF_LABELS}]{re.escape(levelled['rest'])}", text):
        before = text[max(0, found.start() - 1) : found.start() + 1]
        if before[0] not in _OF_ALL and not is_word(before):
            yield found


def _into_other(text: str, levelled: re.Match[str]) -> Sequence[re.Match[str]]:
    """Return where something comes into the like of another level, and nowhere of its own: 市级平台, of 市平台."""
    told = [*re.finditer(f"{_INTO}{_LEVEL}{re.escape(levelled['rest'])}", text)]
    return [] if any(found[0][0] == levelled["level"][0] for found in told) else told
