"""Whether what is told as done is the deed of a label that tells it as not done: 已改造, not 已完成改造方案设计."""

from typing import NamedTuple

from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import read_words
from draftkit.check.turned.mentioned import MAYBE, TOLD, is_mentioned, names_part, places_of, weigh_completed
from draftkit.check.turned.stages import kind_of
from draftkit.check.turned.stances import PLANNED, UNDER_WAY, Mark, is_on_any, is_open
from draftkit.patterns import lazy_pattern

_AFTER = lazy_pattern(r"[\d，。、；]")


class Told(NamedTuple):
    """A label, the stance that it takes, and the verbs it takes it on."""

    words: str
    stance: str
    verbs: frozenset[str]


def reaches(mark: Mark, label: Told, words: str, *, named: bool = False) -> str:
    """Return whether what is told as done is farther than the label: its own verb, or one that any matter comes to.

    已列入计划 says nothing of 计划投资, 已开工 nothing against 正在建设, 已启动前期工作 nothing against 拟建.
    `named` says that the mark is about the label's matter, whatever else stands in `words`.
    """
    if is_open(mark):
        return ""
    if names_part(words[: mark.start], label.words):
        return ""  # 主体已建成
    if is_on_any(mark, label.verbs):
        begun = label.stance == UNDER_WAY and kind_of(mark.verb) in ("starts", "progress")  # 已开建 of 在建
        return "" if begun else _is_deed_itself(mark, label, words)
    behind = _AFTER.split(words[mark.end :])[0]
    verb = next(filter(behind.endswith, label.verbs), "")
    if verb and "完成" in words[mark.start : mark.end]:  # 完成老旧小区改造
        between = behind.removesuffix(verb)
        if names_part(between, label.words):
            return ""  # 完成初稿编制
        return TOLD if not between or pairs_of(between) & pairs_of(label.words) else MAYBE
    kind = "finishes" if mark.verb in read_words("done_words") else kind_of(mark.verb)
    if kind in ("finishes", "uses"):
        return TOLD if named or any(_names_deed(words, verb, label.words) for verb in label.verbs) else ""
    if label.stance != PLANNED or kind is None:
        return ""
    behind = _AFTER.split(words[mark.reach[1] :])[0]
    return TOLD if not behind or pairs_of(behind) & pairs_of(label.words) else ""


def _is_deed_itself(mark: Mark, label: Told, words: str) -> str:
    """Return whether a mark with a label's verb tells the deed, not a step to it (完成改造方案设计, 办结时限)."""
    if mark.start == mark.place and is_mentioned(words, mark.place, label.words):
        return ""
    completed = mark.place >= mark.end and "完成" in words[mark.start : mark.place]
    if completed or mark.start == mark.place:
        return weigh_completed(words, mark.reach[1], label.words)
    return TOLD


def _names_deed(words: str, verb: str, label: str) -> bool:
    return any(not is_mentioned(words, at, label) for at in places_of(words, verb))
