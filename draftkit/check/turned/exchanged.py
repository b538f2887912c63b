"""A comparison told from its other side, which tells the same: 上年比今年高 of a fall, B线比A线低 of A线比B线高."""

import re

from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.ways import COMPARED
from draftkit.patterns import lazy_pattern

_NOW = lazy_pattern(
    "(?:今[年春夏秋冬]|本[年季月期轮届周]度?|现[在行今]|目前|当前|如今|眼下|[本我](?:省|市|县|区|州|旗|镇|乡|街道|村))"
    "(?!年?[初中]|[上下]|[一二三四第\\d]|[以之][来前]|平均|计划|目标|预算|预[期计]|任务)"
)
_EARLIER = lazy_pattern(
    r"[\W_]*[而但虽]?(?P<when>[去上前往历常]年|上一?个?(?:[季年]度|[季月期轮届周])|同期|以[前往]|过去|此前|原[先来]|[年期月季]初|基期|原|旧)"
    "(?:同[期月]|年?[末底])?的?(?P<thing>.*)"
)
_OPENING = lazy_pattern("^(?:[同环]?[比较]|[与同和跟])")
_CLOSING = lazy_pattern("(?:相比(?:之下)?)?[，,]?(?:[则却要还就仅只略稍也更竟]|明显|反而)*$")
_ASIDE = lazy_pattern(f"{COMPARED}|[离距超]|对[比照]")
_SIZES = "高低多少大小长短快慢早晚贵超"
"""What verbs of a comparison open with; others tell of a change (上年下降) and cannot be told from the other side."""


def is_exchanged(subject: str, verb: str, base: str, own: tuple[str, str]) -> bool:
    """Whether words compare with its subject what a fact is compared with, or an earlier time with the present.

    `subject` stands before a verb and what it opens with, `base` is what it is compared with, if that is told; `own`
    are both of the fact.
    """
    mine, than = own[0], _bare(own[1])
    subject, base = _CLOSING.sub("", subject, count=1), _bare(base)
    if base and _NOW.match(base):
        return not _NOW.match(than)
    if _names(mine, base) and not _names(than, base):
        return True
    if verb[0] not in _SIZES or _ASIDE.search(subject) or (base and not _names(mine, base)):
        return False
    return (not base and is_of_earlier(subject, mine)) or (_names(subject, than) and not _names(base, than))


def is_of_earlier(subject: str, mine: str) -> bool:
    """Whether what is compared is the thing of a fact at an earlier time, of which the fact is not: 上年漏损率."""
    found = _EARLIER.fullmatch(_CLOSING.sub("", subject, count=1))
    return found is not None and found["when"] not in mine and {*_light(found["thing"])} <= {*mine}


def _light(words: str) -> str:
    return word_pattern("light").sub("", words)


def _bare(words: str) -> str:
    """Return what is compared without the words that tell that it is: 比|今年|要."""
    return _CLOSING.sub("", _OPENING.sub("", words), count=1)


def _names(words: str, thing: str) -> bool:
    """Whether words hold all of a thing."""
    pairs = pairs_of(re.sub("[的，,]", "", thing))
    return bool(pairs) and pairs <= pairs_of(words)
