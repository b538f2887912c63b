"""What a label tells of one level of government, told of another: 省主要领导批示, for 市主要领导批示."""

import re
from collections.abc import Iterator

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
_LEVELLED = lazy_pattern(
    f"(?:^|(?<=[由被受经向获得报]))(?P<level>[{_OF_LABELS}])(?P<rest>[一-龥]{{4,}})"
    f"|{_INTO}(?P<of>{_LEVEL})(?P<body>[一-龥]{{0,6}}?(?:{_BODIES}))"
)
"""What is of a level, at the head of a label or done by it, or into what something comes: 接入|市平台."""
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
        for levelled in _LEVELLED.finditer(told):
            for found in _at_other_level(text, levelled, supply):
                if found.start() not in done:
                    done.add(found.start())
                    message = other_name_message(found[0], levelled[0])
                    yield Finding.at(found.span(), "altered", message, found[0], claim.fact, expected=levelled[0])


def _at_other_level(text: str, levelled: re.Match[str], supply: Supply) -> Iterator[re.Match[str]]:
    """Yield where what follows a level stands behind another one, if it stands nowhere behind its own."""
    rest, into = levelled["rest"] or levelled["body"], levelled["of"]
    if rest not in text or levelled[0] in text:
        return
    level = f"{_INTO}{_LEVEL}" if into else f"[{_OF_LABELS}]"
    told = [found for found in re.finditer(f"{level}{re.escape(rest)}", text) if found[0] not in supply.words]
    if into and any(found[0][0] == into[0] for found in told):
        return  # 市级平台, of 市平台
    for found in told:
        before = text[max(0, found.start() - 1) : found.start() + 1]
        if into or (before[0] not in _OF_ALL and not is_word(before)):
            yield found
