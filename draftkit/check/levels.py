"""What a label tells of one level of government, told of another: 省主要领导批示, for 市主要领导批示."""

import re
from collections.abc import Iterator

from draftkit.check.altered import other_name_message
from draftkit.check.binding.bound import STRAY, Binding
from draftkit.check.known import LEVELS
from draftkit.check.supply import Supply
from draftkit.check.verdict import Finding
from draftkit.names.ordinary import is_word
from draftkit.patterns import lazy_pattern

_OF_LABELS = f"国{LEVELS}旗"
_REST = "级[一-龥]{2,}|[一-龥]{4,}"
_LEVELLED = lazy_pattern(f"(?:^|(?<=[由被受经向获得报]))(?P<level>[{_OF_LABELS}])(?P<rest>{_REST})")
_OF_ALL = frozenset("全各本我该")


def judge_levels(text: str, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding where the rest of a label stands behind another level, and nowhere behind its own; not where the
    figure is told to be on another thing.
    """
    done: set[int] = set()
    strays = {claim for claim, verdict in zip(binding.claims, binding.verdicts, strict=True) if verdict == STRAY}
    for claim in supply.claims:
        if claim.index in strays:
            continue
        levelled = _LEVELLED.search(claim.fact.label)
        if levelled is None or levelled["rest"] not in text or levelled[0] in text:
            continue
        for found in re.finditer(f"[{_OF_LABELS}]{re.escape(levelled['rest'])}", text):
            before = text[max(0, found.start() - 1) : found.start() + 1]
            if found.start() in done or before[0] in _OF_ALL or is_word(before) or found[0] in supply.words:
                continue
            done.add(found.start())
            message = other_name_message(found[0], levelled[0])
            yield Finding.at(found.span(), "altered", message, found[0], claim.fact, expected=levelled[0])
