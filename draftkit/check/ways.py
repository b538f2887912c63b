"""Which way a change went, in whatever verb: 比上年高出, 同比少了, 多投, 攀升, and 较上年下降 of a label."""

import re
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.lexicon import read_lines
from draftkit.check.poles import lines_with, words_of

LESS, MORE = 0, 1
AMOUNT, PACE, MOMENT, RANK, GAP = range(5)
"""Of what a line of verbs tells the change; less of a pace is less time, and a greater speed."""
PERIOD = "period"
_KNOWN = ("减少", "缩短")
"""Words whose lines of antonyms tell ways, too."""
_FREE = r"[^，,。；;、：:（）()|\n]"
COMPARED = (
    rf"[同环]比|[与同和跟]{_FREE}{{1,14}}?相比(?:之下)?"
    "|(?<![占对评同环相可无])比(?![例重率值价赛较])|(?:(?<!比)|(?<=占比))较(?![为快慢大小高低多少好差强弱长短量])"
)
"""What something is compared with opens with: 比, 较, 同比; not 比赛, 占比."""
_TAIL = (
    r"(?:幅度|比例|率|[人起件次户]?数)?(?:了|出了?|去|掉)?"
    r"(?:[的为达约近超逾]|达到|至少|至多|最多|最少|不到|不足|将近|接近|大约|超过|整整|足足|\s)*(?P<to>[至到]?)"
)
_IN_WORDS = "(?<![至最不减缺提霜晋空公毫多少])"
"""Before a character: it tells no way (至少, 晋升), or that of another change (少降)."""
_EITHER = "(?<!增减|升降|涨跌|高低|大小|快慢|长短|早晚|进退)"
_DOUBLED = "增减降升涨跌缩压省节免退扣裁撤拆亏欠缺"
"""Behind 多 and 少: what is told is the change of a change (少降), or the other way round (多节约)."""
USES = "用花投收支招发开办交跑付拿耗产销卖建"
"""Behind 多 and 少: what is done with what there is much or little of."""
MORE_OR_FEWER = "多少"
FELL, ROSE = ("|".join(side.split()) for side in read_lines("changes")[0].split("|"))
"""The plainest verbs of what went down, and up, as patterns."""
BY_WAY = {LESS: f"{FELL}|[减降跌]", MORE: f"{ROSE}|[增升涨提]"}
"""The same, with those of one character, by the way that they tell."""
CHANGES = f"{'|'.join(BY_WAY.values())}|新增|[多少]"
"""The same both ways, for those who ask only whether something changed."""
_BARE = "增减升降涨跌"


class Way(NamedTuple):
    """Which way something went: where that is told, by which verb, and compared with what (`base`, or nothing).

    `begin` is where its comparison or verb starts; what is the figure that it `came_to` is none of a change (降至).
    """

    begin: int
    start: int
    end: int
    verb: str
    scale: int
    side: int
    base: str
    came_to: bool


def read_way(words: str, kind: str) -> Way | None:
    """Return which way something went, as the words that end right before a figure of a `kind` tell."""
    found = _compared_with().search(words) or _told_alone().search(words)
    if found is None:
        return None
    told = found.groupdict()
    group = next(name for name in ("word", "sign", "used") if told[name])
    scale, side = _verbs()[told[group] if group != "used" else told[group][0]]
    if scale in (PACE, MOMENT) and kind != PERIOD:
        side = 1 - side
    base = words[found.start() : found.start(group)] if told.get("than") is not None else ""
    return Way(found.start(), *found.span(group), told[group], scale, side, base, bool(told["to"]))


@lru_cache(maxsize=4096)
def read_told_way(label: str, kind: str) -> Way | None:
    """Return the same of a fact's label, which its figure stands right behind."""
    return read_way(label, kind)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[int, int]]:
    """Return the scale and the side of each verb; what stands in several lines is of the last."""
    verbs = {
        word: (AMOUNT, side) for line in lines_with(_KNOWN) for side in (LESS, MORE) for word in words_of(line, side)
    }
    for scale, line in enumerate(read_lines("ways")):
        for side, words in enumerate(line.split("|")):
            verbs.update(dict.fromkeys(words.split(), (scale, side)))
    return verbs


@lru_cache(maxsize=1)
def _patterns() -> tuple[str, str]:
    """Return what finds a verb of several characters, and one of one."""
    words = sorted((word for word in _verbs() if len(word) > 1 and word[-1] not in "至到"), key=len, reverse=True)
    signs = "".join(word for word in _verbs() if len(word) == 1)
    return f"(?<![多少])(?P<word>{'|'.join(words)})", f"{_IN_WORDS}(?P<sign>[{signs}]){_EITHER}"


@lru_cache(maxsize=1)
def _compared_with() -> re.Pattern[str]:
    word, sign = _patterns()
    used = rf"{_IN_WORDS}(?P<used>[{MORE_OR_FEWER}](?![{_DOUBLED}])[一-鿿]{{1,4}}?)"
    return re.compile(rf"(?:{COMPARED})(?P<than>{_FREE}{{0,14}}?)(?:{word}|{sign}|{used}){_TAIL}\Z")


@lru_cache(maxsize=1)
def _told_alone() -> re.Pattern[str]:
    word, sign = _patterns()
    used = f"{_IN_WORDS}(?P<used>[{MORE_OR_FEWER}][{USES}])"
    return re.compile(rf"(?:{word}|{sign}(?:(?<=[{_BARE}])|(?=[了出去掉]))|{used}){_TAIL}\Z")
