"""Another occasion told on the day of a supplied one that stands nowhere: 召开防汛工作会议 for 召开秸秆禁烧动员会."""

import re
from functools import lru_cache

from draftkit.check.clauses import CLAUSE, pairs_of
from draftkit.check.lexicon import read_alternation, read_groups
from draftkit.check.scopes import LEVELS, OURS, SCOPE
from draftkit.patterns import lazy_pattern

_HELD = lazy_pattern("(?:召开|举行|举办|开展|组织(?:召开|开展|了)?)了?(?P<what>[一-鿿]{2,24})")
_HOLDING = lazy_pattern(f"^[^一-鿿]*(?:[县镇]里?|{OURS}|{SCOPE})?(?:召开|举行|举办|开展|组织)")
_LIGHT = lazy_pattern(
    f"{SCOPE}|{OURS}|各[{LEVELS}]|第[一二三四五六七八九十]+次|年度|专题|专项|统一|集中|工作|动员|部署|推进|调度|座谈"
    "|总结|誓师|启动|现场|安排|活动|有关|相关|一次"
    "|人员|干部|群众|党员|应急|的"
)
_LEAST = 2


def is_another_event(text: str, label: str, words: str, sentence: str) -> bool:
    """Whether the words of a day tell of an occasion on another matter than its own, or of another kind (培训, 演练),
    where neither the `sentence` nor a clause of the text with such an occasion tells of its own.
    """
    if not _HOLDING.match(label):
        return False
    own, told = _HELD.search(label), _HELD.search(words)
    if own is None or told is None:
        return False
    kind, other = _kind_of(own["what"]), _kind_of(told["what"])
    if kind < 0 or other < 0:
        return False
    held = _pairs_held(text, kind)
    if kind != other:
        return held is None
    pairs, new = [*filter(str.isalpha, pairs_of(_matter_of(own["what"])))], _matter_of(told["what"])
    if not pairs or len(new) < _LEAST:
        return False
    return not any(pair in sentence or (held and pair in held) for pair in pairs)


@lru_cache(maxsize=16)
def _pairs_held(text: str, kind: int) -> frozenset[str] | None:
    """Return the pairs of characters in the clauses of a text that tell of occasions of a kind; `None` if none do."""
    words = read_groups("occasions")[kind]
    clauses = [clause for clause in CLAUSE.split(text) if any(word in clause for word in words)]
    return frozenset().union(*map(pairs_of, clauses)) if clauses else None


def _matter_of(occasion: str) -> str:
    """Return what an occasion is on: 秸秆禁烧 of 全镇秸秆禁烧动员会."""
    return _LIGHT.sub(" ", _ends().sub("", occasion)).strip()


def _kind_of(occasion: str) -> int:
    """Return the line of the word that some words end with, -1 for none."""
    found = _ends().search(occasion)
    return next((number for number, words in enumerate(read_groups("occasions")) if found and found[0] in words), -1)


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{read_alternation('occasions')})$")
