"""Whether a text speaks of a state's thing, so that it may tell the state in words that nobody listed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from draftkit.check.clauses import SENTENCE_END, STOP, Piece, cut_clauses, cut_pieces
from draftkit.check.lexicon import word_pattern
from draftkit.check.subjects import content_of
from draftkit.check.supply import Claim
from draftkit.check.turned.reworded import STILL_THERE, is_absence, is_stated, letters_of, thing_of
from draftkit.check.turned.stages import RESULTS, kind_of
from draftkit.check.turned.stances import DENIED, DONE, PLANNED, UNDER_WAY, Mark, read_marks, read_stance
from draftkit.patterns import lazy_pattern

_HALF, _WHOLLY, _MOSTLY = 0.5, 0.85, 2 / 3
"""The share of a label's characters that a sentence must hold, one that speaks of it whatever else it says, and that of
those that no other label has."""
_SURELY = "没未"
"""What denies nothing that is to come, as 不 and 零 may."""
_HEAD = 2
_LEFT = 3
"""Characters that a sentence must hold besides those of the label, to tell anything."""
_LONG = 4
_NEAR = 8
_THERE_IS = lazy_pattern("(?:(?<![没未所具稍略富])有|引发|发生|出现|造成|导致)(?P<of>[^，。；未没无不]{1,12})")
_NOT_ONE = lazy_pattern("(?:没有?|无)一[^，。；]{0,2}?(?P<of>[^，。；]{2,6})")
_WHETHER = lazy_pattern("(.)不\\1")  # 好不好
_PROVERBS = lazy_pattern("(?:没有|永无|没)(?:终点|止境|完成时|休止符|局外人|旁观者|退路|捷径|句号)|无小事|无止境")
"""What is denied in sayings: 安全没有终点."""
_DENYING = lazy_pattern("[不未无没零](?=(?P<of>[^，。；]*))|(?:杜绝|避免|守住|守牢)了(?P<kept>[^，。；]*)|(?:为|归)0")
_SURELY_DONE = lazy_pattern("(?<![为除])了|已|成为历史|(?<=[一-鿿]{2})实现(?:全|清零|动态)")  # 水体|实现全面消除
_VOWED = lazy_pattern("坚决|(?:杜绝|避免)(?!了)")
_DENIED = lazy_pattern("(?:[不未欠无没非]是?|没有|未能|基本|力争)(?:能|做到|达到|实现)?(?P<of>[一-鿿]{1,2})")
_POOR = lazy_pattern(
    "(?<![没未无])(?:不(?![断仅但愁缺掉用乱慌堵误])|[欠差]|一度|断档|告急|吃紧|短缺|紧张|匮乏|缺口|故障|瘫痪|卡顿|掉线|宕机|中断|异常|混乱|拥堵"
    "|波动|恶化|起伏|脱销|断供)"
)
"""What says that something is not as it should be: 一度卡顿掉线."""
_DENIED_BEFORE = lazy_pattern("(?:没有?|未|无|避免|杜绝|排除)[^，。；没未无]{0,4}$")
_CASE = lazy_pattern("(?<=[一-鿿]{3})案[件例]$")
_STAGE = lazy_pattern("(?:进入|转入|处于|步入)了?[^，。；]{1,8}(?:阶段|环节|状态|期)")  # 已进入筹备阶段
_HOLLOW = lazy_pattern("(?<=[一-鿿]{3})(?:问题|现象|情形|行为|情况)$|(?<=[一-鿿]{4})(?:事故|事件)$")
_THE_REST = lazy_pattern("剩余|余下|其余|剩下")
_ENTERED = lazy_pattern("(?:进入|转入|步入)了?(?P<of>[^，。；]{2,8})")
_THOUGHT_OVER = lazy_pattern("谋划|规划|筹划|策划|酝酿|论证|研究")  # 还在谋划开通 of 拟开通
_SAME = lazy_pattern("[这该此]类?种?|上述")  # 公家的车办私事，这种情况没有出现
_WORDS = {
    DONE: lazy_pattern("已|完[毕成结]|全部|全面|全数|到位|就绪|落地|告[成捷竣]|收[官尾]|落幕|句号|[一-鿿]{2}了"),
    UNDER_WAY: lazy_pattern("正(?![式常规确如月视反是])|推进|进行|进展|抓紧|加紧|着手"),
    PLANNED: lazy_pattern("[将拟筹]|计划|打算|准备|谋划|待|考虑|有意|设想|构想"),
    DENIED: lazy_pattern("[未没尚还不]"),
}
"""What else may tell how far something has come, if nothing beside it tells otherwise: 正紧锣密鼓推进."""
BEING = "正(?![式常规确如月视反是])|仍在|还在|尚在|抓紧|加紧"
_OVER = "已(?!经?[在着进列纳])|完[毕成结]|告[成捷竣]|收[官尾]|落幕|竣工|圆满|清零"
_OTHERWISE = {
    DONE: lazy_pattern(BEING),
    UNDER_WAY: lazy_pattern(_OVER),
    PLANNED: lazy_pattern(f"{BEING}|{_OVER}"),
}
"""What tells plainly that something has come otherwise far than a stance tells."""
_STANCE = lazy_pattern("[已正在拟将待尚未完成全部计划预]")
_WORDS_FOR_DEATH = lazy_pattern("丧生|丧命|身亡|遇难|殒命|罹难|送命")
_HAN = lazy_pattern("[一-鿿]")
_FIGURE = lazy_pattern("[0-9]")
_ONWARD = 2

Span = tuple[int, int]


class Spoken:
    """A text in which states are looked for that it may tell in words that nobody listed; `labels` are those of all
    facts."""

    def __init__(self, text: str, labels: Iterable[str]) -> None:
        self._text = text
        self._known = [*labels]
        self._labels = [label for label in self._known if len(label) >= _LONG]
        self._standing: dict[Piece, list[str]] = {}

    @cached_property
    def _sentences(self) -> list[Piece]:
        return cut_pieces(self._text, SENTENCE_END)

    @cached_property
    def _owners(self) -> Counter[str]:
        """How many labels have each character."""
        return Counter(sign for label in self._known for sign in set(label))

    @cached_property
    def _halves(self) -> list[Piece]:
        return cut_pieces(self._text, STOP)

    @cached_property
    def _not_one(self) -> dict[Piece, list[str]]:
        """What sentences say that not a single one is: 超期 of 无一件超期."""
        pieces = {piece: [found["of"] for found in _NOT_ONE.finditer(self._text, piece.start, piece.end)]
                  for piece in self._sentences}  # fmt: skip
        return {piece: told for piece, told in pieces.items() if told}

    def tells(self, claim: Claim) -> bool:
        """Tell whether a sentence speaks of a state's thing and tells something that may be the state.

        Not where it is wished for or of another time, where its words say how far it has come, and otherwise (已招标
        for 正在招标), where they deny the state itself (不平稳), where nothing denies what there is supplied to be none
        of, nor where a sentence tells nothing but other facts.
        """
        letters = _letters(claim)
        if len(letters) < _HEAD:
            return False
        # what there is none of may be named in one half of a sentence and denied in the other
        absent = is_absence(claim.form)
        pieces = self._sentences if absent else self._halves
        open_ones = _THE_REST.match(claim.fact.label) is not None  # 剩余问题: 余下的|仍在整改
        least, rare = _HALF * len(letters), frozenset(sign for sign in letters if self._owners[sign] == 1)
        about = (
            (piece, self._without_others(piece, claim))
            for piece in pieces
            if len(letters & piece.signs) >= least
            or (open_ones and _THE_REST.search(self._text, piece.start, piece.end))
            or len(rare & piece.signs) >= max(_HEAD, _MOSTLY * len(rare))
            or (absent and any(not letters.isdisjoint(told) for told in self._not_one.get(piece, ())))
        )
        told = [*about] if absent else about
        if absent and any(_is_there(sentence, claim) for _, sentence in told):
            return False
        return any(_may_tell(self._text, piece, sentence, claim, letters) for piece, sentence in told)

    def _without_others(self, piece: Piece, claim: Claim) -> str:
        """Return a sentence with the labels of other facts left out; places stay."""
        sentence = self._text[piece.start : piece.end]
        for label in self._labels_in(piece):
            if label not in claim.fact.label:
                sentence = sentence.replace(label, "\0" * len(label))
        return sentence

    def _labels_in(self, piece: Piece) -> list[str]:
        known = self._standing.get(piece)
        if known is None:
            sentence = self._text[piece.start : piece.end]
            known = self._standing[piece] = [label for label in self._labels if label in sentence]
        return known


def _letters(claim: Claim) -> frozenset[str]:
    """Return the characters that tell of what a state is: of 公车私用, not of 问题, nor of what goes with anything."""
    told = _HOLLOW.sub("", claim.fact.label)
    letters = letters_of(content_of(told))
    return letters if len(letters) >= _HEAD else letters_of(told)


def _may_tell(text: str, piece: Piece, sentence: str, claim: Claim, letters: frozenset[str]) -> bool:
    first = piece.start
    stance = read_stance(claim.form)[0] or read_stance(f"{claim.fact.label}{claim.form}")[0]
    absent = is_absence(claim.form)
    for start, middle, end in _about(text, piece, sentence, letters, _own(claim), 1 if absent else _HEAD):
        clause, words = (sentence[start - first : last - first] for last in (middle, end))
        if not _is_as_of_now(text, (start, middle), words, absent=absent, stance=stance):
            continue
        if absent:
            if not _VOWED.search(words) and any(_is_denied(words[a:b], claim) for a, b in cut_clauses(words)):
                return True
        elif any(_may_be(told, claim, letters, stance) for told in (clause, words)):
            return True
    return False


def _is_as_of_now(text: str, place: Span, words: str, *, absent: bool, stance: str) -> bool:
    """Whether what is not, or is done, is told as it is: not wished for, nor of another time."""
    if absent:
        denied = min((at for at in map(words.find, _SURELY) if at >= 0), default=-1)
        # 还没有案件|需要移送: what is said behind the denial is no wish
        return is_stated(text, place[0], place[0] + denied if denied >= 0 else place[1], sure=denied >= 0)
    return stance != DONE or _SURELY_DONE.search(text, *place) is not None or is_stated(text, *place, sure=True)


def _own(claim: Claim) -> frozenset[str]:
    """Return the characters that tell a state besides how far it has come: those of 险情 of 无险情."""
    return frozenset(_STANCE.sub("", claim.form)) & frozenset(_HAN.findall(claim.form))


def _about(
    text: str, piece: Piece, sentence: str, letters: frozenset[str], own: frozenset[str], least: int
) -> Iterator[tuple[int, int, int]]:
    """Yield where each clause of a sentence that tells enough of a fact starts and ends, and where it is then:
    behind two more clauses without figures, of the next three, up to one on another fact.

    `sentence` is the piece with the labels of other facts left out; a clause with one is about that, not about what
    has the same state.
    """
    first = piece.start
    spans = [(first + start, first + end) for start, end in cut_clauses(text[first : piece.end])]
    others = ["\0" in sentence[start - first : end - first] for start, end in spans]
    for number, (start, end) in enumerate(spans):
        signs = set(sentence[start - first : end - first])
        if len(signs & letters if others[number] else signs & (letters | own)) >= least:
            behind = [end]
            for at in range(number + 1, min(len(spans), number + 2 + _ONWARD)):
                if others[at]:
                    break
                if not _FIGURE.search(text, *spans[at]):
                    behind.append(spans[at][1])
            yield start, end, behind[: _ONWARD + 1][-1]


def in_known_words(text: str) -> str:
    """Return a text with other words for a death or an injury as labels have it, places as they are: 丧生 as 死亡."""
    return _WORDS_FOR_DEATH.sub("死亡", text)


def special_of(label: str) -> frozenset[str]:
    """Return the characters of a label that tell what there is none of: 受伤 of 受伤人员."""
    return letters_of(word_pattern("absent_light").sub("", content_of(label))) or letters_of(label)


def _is_there(sentence: str, claim: Claim) -> bool:
    """Whether a sentence says that there is what a label names: 其间有人员受伤."""
    special = special_of(claim.fact.label)
    return any(
        2 * len(special & set(found["of"])) >= len(special)
        and _DENYING.search(sentence, max(0, found.start() - _NEAR), found.start()) is None
        for found in _THERE_IS.finditer(sentence)
    )


def _is_denied(clause: str, claim: Claim) -> bool:
    """Whether a clause denies a thing of the kind that a label names (not 受伤 for 人员死亡), or just says 没有."""
    label, special = claim.fact.label, special_of(claim.fact.label)
    head = set(_CASE.sub("", thing_of(label))[-_HEAD:])
    clause = _PROVERBS.sub("", _WHETHER.sub("", clause))
    for found in _DENYING.finditer(clause):
        if clause[found.start() : found.start() + _HEAD] in label:
            continue
        if found["of"] and STILL_THERE.match(found["of"]):
            continue
        of = _SAME.sub("", found["of"] or found["kept"] or "")
        rest = word_pattern("absent_light").sub("", of.lstrip("曾能"))
        before = _HAN.findall(word_pattern("absent_light").sub("", _SAME.sub("", clause[: found.start()])))
        if not special.isdisjoint(clause) or (not rest and (head & set(before) or len(before) < _HEAD)):
            return True
    return False


def _may_be(words: str, claim: Claim, letters: frozenset[str], stance: str) -> bool:
    """Whether words have something of a state: how far it has come, or a character of what is said of it; or, where
    they name its thing, say anything more: all of it, or half where the state tells how it is (运行正常)."""
    if _contradicts(words, claim.form, stance):
        return False
    if not _own(claim).isdisjoint(words):
        return True
    if stance and (_WORDS[stance].search(words) or any(mark.stance == stance for mark in read_marks(words))):
        return True
    named = len(letters.intersection(words)) >= (_WHOLLY if stance else _HALF) * len(letters)
    return named and sum(sign not in letters for sign in _HAN.findall(words)) >= _LEFT


def _contradicts(words: str, form: str, stance: str) -> bool:
    """Whether words deny a state, or say no more than that its thing has come otherwise far."""
    if stance not in (DENIED, UNDER_WAY) and any(set(found["of"]) & set(form) for found in _DENIED.finditer(words)):
        return True
    if not stance:  # the state itself would have been found, were it said of its thing
        return form in words or _is_poor(words)
    if stance == UNDER_WAY and (_STAGE.search(words) or _WORDS[stance].search(words) or _is_entered(words, form)):
        return False
    if stance == PLANNED and _THOUGHT_OVER.search(words):
        return False
    if _is_otherwise(words, stance):
        return True
    marks = [mark for mark in read_marks(words) if not (stance == UNDER_WAY and is_not_done(mark))]
    if stance == DENIED:
        return bool(marks) and all(mark.stance == DONE for mark in marks)  # 尚未办结: 仍在办理, 待验收
    return bool(marks) and all(mark.stance != stance for mark in marks)


def _is_otherwise(words: str, stance: str) -> bool:
    """Whether words plainly tell that a thing has come otherwise far, and none of them as far as was supplied."""
    if stance not in _OTHERWISE or _WORDS[stance].search(words):
        return False
    return _OTHERWISE[stance].search(words) is not None and all(mark.stance != stance for mark in read_marks(words))


def _is_poor(words: str) -> bool:
    """Whether words say that something is not as it should be, and don't deny that: 没有大起大落."""
    return any(not _DENIED_BEFORE.search(words, 0, found.start()) for found in _POOR.finditer(words))


def _is_entered(words: str, form: str) -> bool:
    """Whether words say that what is under way has begun: 已进入设备调试, of 正在调试设备."""
    return any(len(set(found["of"]) & set(form)) >= _HEAD for found in _ENTERED.finditer(words))


def is_not_done(mark: Mark) -> bool:
    """Whether a mark says that something is not finished, as what is under way is not: 还没建成, 尚待办结."""
    if mark.stance == PLANNED:
        return mark.verb[1] in RESULTS
    return mark.stance == DENIED and kind_of(mark.verb) in ("finishes", "uses")
