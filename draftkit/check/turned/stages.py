"""How far each matter has come, read alike from what is supplied and from a draft.

What a clause says is its matter (what is left of it without the words of how far it has come) and the stages that
it leaves open. Two clauses on the same matter contradict each other where no stage is open to both.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.clauses import SENTENCE_END
from draftkit.check.lexicon import read_alternation, read_lines, read_words, word_pattern
from draftkit.check.turned.in_use import is_told_in_use
from draftkit.check.turned.stances import DENIED, DONE, PLANNED, TIMES, UNDER_WAY, Mark, read_marks
from draftkit.patterns import lazy_pattern

_PIECE = lazy_pattern(r"[^，、；：。！？,;:!?\n（）()]+")
_LONGEST = 80
"""Characters of a clause that are read: no real one is longer, and hostile ones cost no more."""

NOT_BEGUN, BEGUN, FINISHED, USED = range(4)
RESULTS = frozenset("结完毕成好清齐妥竣")
"""How a verb ends that tells what comes of a deed: what is 待办结 may well be 正在办理."""
_BEFORE_WORK = 0
"""The phase, by its line in the list, that comes before any work is done."""
BUILT = "建[成好]|竣工|完工|落成"
"""What is said of works that are done, as a pattern."""
_WORKED = lazy_pattern(f"{BUILT}|封顶|投[用产运]|完成")
_FRAME, _FRAMED = lazy_pattern("主体"), lazy_pattern("主体|结构|框架|封顶")
_ENTIRE = lazy_pattern(f"{BUILT}|交付|投用|全[部面]")
"""What is done of a building's frame is not the building: 全面竣工 of 主体完工."""
_WHOLLY_DONE = lazy_pattern("全部|全面|全数|悉数|均已")
_PARTLY_DONE = lazy_pattern(
    "(?:(?<!不)基本|大部分?|大多数?|多数|部分|初步|陆续|相继)(?:已经?|得到)?"
    "(?:完|竣|建[成好]|交[付工]|投[用产运]|通[车水电气过]|到位|结束|落实|实现|办|解决|整改|恢复|消除|清)"
)
"""What is done in part is not done: 基本完成 of 已全部完成."""
_ENTERED = lazy_pattern("(?:进入|转入|步入)了?[^，。；]{1,10}(?:阶段|环节|期)")
_ENDED = lazy_pattern("(?<![未没])(?:结束|完成|完毕|收官|告捷|竣工|落幕)")
"""A stage that something has come to, and what says that it is over: 已全面结束 of 已进入汇总阶段."""
_MUCH, _ANY = lazy_pattern("[较重特]大|严重|明显|显著|突出"), lazy_pattern("任何|丝毫|一点|半点")
"""How much of something there is none of, and none at all: 未造成任何影响 of 未造成较大影响."""
_SOON = lazy_pattern("(?:即将|将|待|准备)(?P<use>投入使用|投用|启用|交付|开放|通车|运营|投产|投运)")
"""What is to be used soon is not in use: 已建成并投入使用 of 已基本建成即将投入使用."""
_SHORT = 3
_ALL = frozenset({NOT_BEGUN, BEGUN, FINISHED, USED})
_KINDS = ("starts", "progress", "finishes", "uses")


class Saying(NamedTuple):
    """A clause's word on a matter: where it stands, on which matter and verb, how far that has come.

    `tail` is what the clause itself says of the matter, where that was named a clause before; `verb` is empty
    where a word is said of the matter itself (完工). `before` and `behind` are the rest of the clause.
    """

    start: int
    end: int
    matter: str
    verb: str
    stages: frozenset[int]
    stance: str
    before: str
    behind: str
    tail: str = ""


def read_sayings(text: str, subject: str = "", verbs: Container[str] = ()) -> Iterator[Saying]:
    """Yield what each clause says of how far its matter has come.

    A clause without a matter of its own is about that of the clause before it. `subject` stands before every
    matter (`滨河东路` of `信号灯改造正在进行`). `verbs` are told as done by words like 正式, 成功 too.
    """
    start = 0
    for edge in (*SENTENCE_END.finditer(text), None):
        end = edge.start() if edge else len(text)
        yield from _read_sentence(text, start, end, subject, verbs)
        start = edge.end() if edge else end


@lru_cache(maxsize=2048)
def sayings_of(string: str, subject: str = "") -> tuple[Saying, ...]:
    """Return what a supplied string says, read once: a section and the whole report supply the same ones."""
    return tuple(read_sayings(string, subject))


def _read_sentence(text: str, start: int, end: int, subject: str, verbs: Container[str]) -> Iterator[Saying]:
    topic = ""
    for piece in _PIECE.finditer(text, start, end):
        at, words = piece.start(), piece.group()[:_LONGEST]
        head, sayings = _read_piece(words, frozenset(filter(verbs.__contains__, _verbs_told(words))))
        before, tailed = (subject, False) if head else (subject + topic, True)
        for said in sayings:
            place = at + said.start, at + said.end
            tail = said.matter if tailed else ""
            yield said._replace(start=place[0], end=place[1], matter=before + said.matter, tail=tail)
        topic = head or topic


@lru_cache(maxsize=8192)
def _read_piece(words: str, verbs: frozenset[str]) -> tuple[str, tuple[Saying, ...]]:
    """Return what stands before the first mark of a clause, and its sayings with their places in it.

    The same clauses stand in the facts, in a section, and in the whole report.
    """
    marks = _marks(words, verbs)
    head = _without(words[: min((mark.reach[0] for mark in marks), default=_LONGEST)], ())
    return head, tuple(said for mark in marks for said in _read_mark(words, mark, marks))


@lru_cache(maxsize=8192)
def _verbs_told(words: str) -> tuple[str, ...]:
    told = word_pattern("told_done", "under_way_or_done")
    return tuple(words[found.end() : found.end() + 2] for found in told.finditer(words))


def _read_mark(words: str, mark: Mark, marks: Sequence[Mark]) -> Iterator[Saying]:
    start, end = mark.reach
    bare = _without(words, [other.reach for other in marks])
    rest = (mark.stance, words[:start], words[end:])
    kind = kind_of(mark.verb)
    if kind:
        whole = mark.stance == DONE and "完成" in words[start:end]  # 已完成施工
        reached = _stages_of("finishes" if whole else kind, mark)
        if mark.stance == DONE and word_pattern("partly").search(words, max(0, start - _SHORT), end):
            reached |= {BEGUN}  # 基本完工
        yield Saying(start, end, bare, "", reached, *rest)
        return
    stages = _stages_of_matter(mark, words)
    yield Saying(start, end, bare, mark.verb, stages, *rest)
    # 储备库完成搬迁 speaks of 储备库搬迁 as a matter of its own too
    verbless = [(start, mark.place), (mark.place + len(mark.verb), end)]
    others = [(m.start, m.end) if m.place == mark.place else m.reach for m in marks if m != mark]
    full = _without(words, [*verbless, *others])
    yield Saying(start, end, full, "", stages, *rest)


@lru_cache(maxsize=256)
def kind_of(verb: str) -> str | None:
    """Return which kind of verb that may be said of any matter this is (开工: `starts`), or nothing."""
    return next((kind for kind in _KINDS if verb[:2] in read_words(kind) or verb in read_words(kind)), None)


def _is_other_phase(words: str, form: str) -> bool:
    """Whether words tell that a phase of a project is under way, and none that a state does: 正在招标, of 正在施工.

    What is only named is none: 施工图|正在绘制, 招标后|正全面铺开.
    """
    own = _phases_in(form)
    return bool(own) and own.isdisjoint(_phases_in(words)) and _phase_now().search(words) is not None


def is_told_otherwise(words: str, form: str, stance: str) -> bool:
    """Whether words, without the label, tell another phase of what is under way, or of what is done, than a state, as
    in use what is not so yet, or that there is nothing at all of what it tells that there is not much of.
    """
    if is_told_in_use(words, form):
        return True
    if stance == UNDER_WAY:
        return _is_other_phase(words, form)
    if stance == DENIED:
        return bool(_MUCH.search(form) and not _MUCH.search(words) and _ANY.search(words))
    return stance == DONE and _is_done_otherwise(words, form)


def _is_done_otherwise(words: str, form: str) -> bool:
    """Whether words tell another phase as done than a state does, all of what it tells in part, or part of all."""
    if _is_other_phase_done(words, form):
        return True
    if _FRAME.search(form) and not _FRAMED.search(words) and _ENTIRE.search(words):
        return True
    if _ENTERED.search(form) and not _ENTERED.search(words) and _ENDED.search(words):
        return True
    if (soon := _SOON.search(form)) and not _SOON.search(words) and soon["use"] in words:
        return True
    wholly, partly = (_WHOLLY_DONE.search(form), _PARTLY_DONE.search(form))
    if partly and not _PARTLY_DONE.search(words) and _WHOLLY_DONE.search(words):
        return not wholly
    return bool(wholly and not _WHOLLY_DONE.search(words) and _PARTLY_DONE.search(words))


def _is_other_phase_done(words: str, form: str) -> bool:
    """Whether words tell that a phase of a project is done, and none that a state tells as done: 已通过验收, of
    已完成招标; or that all of it is where the state is one before the work begins: 已竣工."""
    own = _phases_in(form)
    if not own or not own.isdisjoint(_phases_in(words)):
        return False
    return bool(_phase_done().search(words) or (own == {_BEFORE_WORK} and _WORKED.search(words)))


def _phases_in(words: str) -> set[int]:
    return {_phases()[found[0]] for found in word_pattern("phases").finditer(words)}


@lru_cache(maxsize=1)
def _phases() -> dict[str, int]:
    return {word: number for number, line in enumerate(read_lines("phases")) for word in line.split()}


@lru_cache(maxsize=1)
def _phase_now() -> re.Pattern[str]:
    """Return what finds a phase behind a word that says it is now, and not as what something is of or for."""
    now = "(?:正在?|[仍还尚]?(?:处于|停留在|在)|[仍还]|抓紧|加紧|开展|进行|组织|推进)+"
    return re.compile(f"{now}(?:{read_alternation('phases')})(?![图方单队用地许手质院后])")


@lru_cache(maxsize=1)
def _phase_done() -> re.Pattern[str]:
    return re.compile(rf"(?:已经?|完成了?|通过了?|结束了?)(?:{read_alternation('phases')})(?![图方单队用地许手质院后])")


def _stages_of(kind: str, mark: Mark) -> frozenset[int]:
    """Return the stages that are open where a verb of a kind is done, denied, planned or under way."""
    first = {"starts": BEGUN, "progress": BEGUN, "finishes": FINISHED, "uses": USED}[kind]
    reached = frozenset(stage for stage in _ALL if stage >= first)
    if mark.stance == DONE:
        return reached
    if mark.stance == UNDER_WAY:
        return frozenset({BEGUN}) | {"starts": {NOT_BEGUN}, "uses": {FINISHED, USED}}.get(kind, set())
    return _ALL - reached


def _stages_of_matter(mark: Mark, words: str) -> frozenset[int]:
    if mark.stance == DONE:
        return frozenset({BEGUN, FINISHED, USED} if _is_partly(mark, words) else {FINISHED, USED})
    if mark.stance == PLANNED and mark.verb[1] in RESULTS and words[mark.start : mark.end].endswith("待"):
        return frozenset({NOT_BEGUN, BEGUN})
    return frozenset({DENIED: {NOT_BEGUN, BEGUN}, PLANNED: {NOT_BEGUN}, UNDER_WAY: {BEGUN}}[mark.stance])


def _is_partly(mark: Mark, words: str) -> bool:
    """Whether a mark of what is done says no more than that it has begun (全面推进, 基本完成)."""
    start, end = mark.reach
    return words[mark.start : mark.end] in read_words("under_way_or_done") or bool(
        word_pattern("partly").search(words, start, end)
    )


def _marks(words: str, verbs: Container[str]) -> list[Mark]:
    """Return the marks of a clause, and verbs told as done without one of those (正式发布, 全面启动)."""
    marks = list(read_marks(words))
    for found in word_pattern("told_done", "under_way_or_done").finditer(words):
        start, end = found.span()
        verb = words[end : end + 2]
        if (verb in verbs or kind_of(verb)) and not any(_overlaps(mark, start, end + 2) for mark in marks):
            marks.append(Mark(DONE, start, end, verb, end))
    return sorted(marks, key=lambda mark: mark.start)


def _overlaps(mark: Mark, start: int, end: int) -> bool:
    return mark.reach[0] < end and start < mark.reach[1]


def _without(words: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return what a clause speaks of: without `spans` and light words."""
    kept = list(words)
    for start, end in spans:
        kept[start:end] = "\0" * (end - start)
    head, gap, tail = "".join(kept).partition("\0")
    # 实施方案正在编制 is about 实施方案, 平台建设正在推进 about 平台
    behind = word_pattern("light", *_KINDS).sub("", gap + tail)
    return _light_last().sub("", _idle().sub("", head)) + _idle().sub("", behind)


@lru_cache(maxsize=1)
def _idle() -> re.Pattern[str]:
    return re.compile(f"{TIMES}|{read_alternation('idle')}|试\\Z|[^一-鿿0-9A-Za-z]")


@lru_cache(maxsize=1)
def _light_last() -> re.Pattern[str]:
    return re.compile(rf"(?:{read_alternation('light', *_KINDS)})+\Z")
