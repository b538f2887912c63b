"""States told in other words than supplied, and as truly: 未发生 for 无, 全部办结 for 已完成, 平稳 for 稳定."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import read_alternation, read_groups, word_pattern
from draftkit.check.periods import PAST
from draftkit.check.supply import Claim
from draftkit.check.turned.contrasts import are_same
from draftkit.check.turned.in_use import is_told_before_use
from draftkit.check.turned.labels import core_of
from draftkit.check.turned.outlook import is_among_plans, is_wished
from draftkit.check.turned.reading import HEAD, STATE_OF, Reading, sentence_start, subject_of
from draftkit.check.turned.stages import Saying, is_told_otherwise, kind_of, read_sayings, sayings_of
from draftkit.check.turned.stances import DENIED, DONE, UNDER_WAY, is_open, is_related, read_marks
from draftkit.check.turned.states import find_states
from draftkit.patterns import lazy_pattern

_HERE, _MOSTLY, _ANYWHERE, _WHOLLY = 0.5, 0.6, 0.7, 0.85
"""The share of a label that must stand in the clause, of a matter, in the text, in the sentence alone."""
_KIND_OF = lazy_pattern("(?<=[一-鿿]{3})(?:事件|现象|情形|行为|问题)$")
_DONE = lazy_pattern("^(?:已经|均已|已|均|都)")
_STAGE = lazy_pattern("处于[^，。；]{2,6}(?:环节|阶段|之中|过程中?)")
_NOT = tuple("不未欠无没")
_NOT_BEFALLEN = (*_NOT, *"将拟会应可免")
"""What stands before 被 where nothing befell anybody yet; 供应|充裕 is another matter."""
_BEFELL = lazy_pattern(
    "已(?=通报|批评|处[罚理分]|立案|约谈|问责|查[封处扣]|责令|吊销|取缔|罚款|没收|追责|警告|拘留|逮捕|表彰|表扬|评为)"
)
"""What a state tells as done to somebody, who is told of: 被通报批评 for 已通报批评."""
_WAITS = lazy_pattern("等?待(?=[一-鿿]{2})")
_NOT_YET = ("尚未", "还没有", "还没", "还未", "仍未", "暂未", "没有", "未", "在等", "正等", "等着")
"""What opens a state that waits for something, and how it may be told: 还没有验收 for 待验收."""
_NO = lazy_pattern("[不未欠无没待]")
_ELSE = 2
"""Characters of something else that a clause may hold beside the thing of which there is none."""
_LIGHT = lazy_pattern(r"[的由引发导致造成与和及或、了等\s]|(?<!原)因")
_ITEMS = lazy_pattern("[、]|和|与|及|或|以及")
_HELD = lazy_pattern(r"(?:守住|守牢|筑牢|兜住|兜牢|杜绝|避免)了")
_PREVENTED = lazy_pattern("(?:得到|得以)了?(?:有效|全面|根本)?(?:防范|防止|杜绝|避免)")
STILL_THERE = lazy_pattern(
    "有?能?(?:完全|彻底|全部|真正|有效|得到|根本){0,2}"
    "(?:根[除治绝]|消除|杜绝|解决|绝迹|遏制|整改|减少|扩大|下降|好转|缓解|平息|治理)(?![不未没])"
)
"""What, where it is denied, leaves a thing there: 仍未|根除."""
_ONCE = lazy_pattern(
    f"{PAST}|此前(?![^，。；、]{{1,3}}的)|历史|当年|如果|一旦|倘|万一|是否|能否|若(?!干)|防止|防范|严防|谨防|预防|并非|不是|绝非|未必"
)
_IN_FULL = lazy_pattern("应(?P<deed>[一-鿿])尽(?P=deed)")
"""What is done in full: 应免尽免, 该免的都免了."""
_REACHED = lazy_pattern("(?:实现|做到|保持|动态)+$")
_HAN = lazy_pattern("[一-鿿0-9A-Za-z]")

Span = tuple[int, int]


def find_reworded(text: str, claims: Sequence[Claim], known: Sequence[Claim]) -> dict[int, list[Span]]:
    """Return where states that stand nowhere word for word are told in words that say the same.

    `known` are all facts: a clause that names another one says nothing of what only its label ends like.
    """
    places: dict[int, list[Span]] = {}
    if not claims:
        return places
    reading = Reading(text, claims, known)
    for claim in claims:
        if is_absence(claim):
            spans = list(_denied(reading, claim.fact.label))
        else:
            spans = list(_told_as_far(reading, claim))
            for form in () if spans else _synonyms(claim.form):
                if form not in reading.squeezed:
                    continue
                found = find_states(text, [replace(claim, form=form)]).get(claim.index, ())
                before = _NOT_BEFALLEN if form[0] == "被" else _NOT
                spans += (span for span in found if text[span[0] - 1 : span[0]] not in before)
        if spans:
            places[claim.index] = spans
    return places


@lru_cache(maxsize=4096)
def letters_of(label: str) -> frozenset[str]:
    """Return the characters of a state's label that say of what it is."""
    return frozenset(_LIGHT.sub("", STATE_OF.sub("", label)))


def thing_of(label: str) -> str:
    """Return what a label names, without what only says that it is a case of it: 断交 of 断交事件."""
    return _KIND_OF.sub("", core_of(label)) or core_of(label)


def is_absence(claim: Claim) -> bool:
    """Whether a state says that there is nothing of what its label names: 无, 没有发生, 零; 火情：零火情."""
    return _absence().fullmatch(claim.form.removesuffix(claim.fact.label)) is not None


@lru_cache(maxsize=1)
def _absence() -> re.Pattern[str]:
    denials, light = (f"(?:{read_alternation(name)})" for name in ("negations", "absent_light"))
    return re.compile(f"为?{denials}(?!实现|达到|做到){light}*")  # 尚未实现 says that it is to come


def _synonyms(form: str) -> Iterator[str]:
    for words in read_groups("same_states"):
        word = next((word for word in words if word in form), None)
        if word:
            yield from (form.replace(word, other) for other in words if other != word)
    if _WAITS.match(form):
        yield from (_WAITS.sub(not_yet, form, count=1) for not_yet in _NOT_YET)
    if _BEFELL.match(form):
        yield _BEFELL.sub("被", form, count=1)
    if full := _IN_FULL.fullmatch(form):
        yield from (f"{who}{full['deed']}的{wholly}{full['deed']}" for who in "该应" for wholly in ("都", "全", "全都"))


def _denied(reading: Reading, label: str) -> Iterator[Span]:
    """Yield where it is said that there is nothing of what a label names."""
    core, text = thing_of(label), reading.text
    letters = set(_LIGHT.sub("", core))
    if len(letters) < HEAD or len(letters & reading.signs) < _ANYWHERE * len(letters):
        return
    denials, lettered = reading.denials
    for start, end, first, last, _ in map(denials.__getitem__, lettered.holding(letters, _HERE * len(letters))):
        told, behind = text[start:end], text[end:last]
        # 零就业家庭 holds a 零 of its own
        if core.find(told) >= 0 and text[start : start + HEAD + 1] in core:
            continue
        if not is_stated(text, first, start, sure=told not in ("零", "不")):
            continue
        if STILL_THERE.match(behind) or (told == "不" and not _HELD.search(text, first, start)):
            continue
        around = _share(text[sentence_start(text, start) : last], letters)
        if any(_is_of(chunk, text[first:start], core, letters, around) for chunk in (behind, *_ITEMS.split(behind))):
            yield start, end
    denials, lettered = reading.denials_behind
    for start, end, first, last, around_it in map(denials.__getitem__, lettered.holding(letters, _HERE * len(letters))):
        before, rest = around_it.rstrip("“‘「"), text[end:last].lstrip("”’」")
        if _rest_of(rest, set()) or not is_stated(text, first, start):
            continue
        thing = before[before.rfind(core[-HEAD:]) :] if core[-HEAD:] in before else ""
        if thing and not _rest_of(thing[HEAD:], set()) and _share(before, letters) >= _HERE:
            yield start, end


def is_stated(text: str, first: int, start: int, *, sure: bool = False) -> bool:
    """Whether what stands at a place is told to be so, not wished for, asked, or of another time.

    `sure`: its words speak of nothing that is to come (没有, 未).
    """
    before = _PREVENTED.sub("", _REACHED.sub("", text[first:start].rstrip("“‘")))
    if _ONCE.search(before) or (not sure and is_among_plans(text, start)):
        return False
    return bool(_HELD.search(before)) or not is_wished(before, len(before))


def _is_of(chunk: str, before: str, core: str, letters: set[str], around: float) -> bool:
    """Whether what is denied is the label's thing and little else: 较大事故, 特种设备领域没有安全|事故.

    `around` is the share of the label in the sentence: 资金运行安全，没有任何|事故.
    """
    rest = _rest_of(chunk, letters)
    if not set(core[-HEAD:]) & set(chunk) and core not in before + chunk:
        # 涉税舆情平稳，没有重大负面|事件
        return not rest and around >= _WHOLLY and len(letters & set(chunk)) >= HEAD
    near = _share(before + chunk, letters) >= _HERE or (core[-HEAD:] in chunk and around >= _ANYWHERE)
    return near and rest <= _ELSE


def _share(words: str, letters: set[str]) -> float:
    return len(letters & set(words)) / len(letters)


def _rest_of(words: str, letters: set[str]) -> int:
    """Return how many characters say something else than `letters` and light words."""
    return sum(sign not in letters for sign in _HAN.findall(word_pattern("absent_light").sub("", words)))


def _told_as_far(reading: Reading, claim: Claim) -> Iterator[Span]:
    """Yield where a matter is told to have come just as far: 正式启动 for 已启动, 计划新建 for 拟新建."""
    subject = subject_of(claim)
    words = f"{subject}{claim.form}"
    told = sayings_of(words)
    supplied = [one for one in _of_deeds(words, told) if one.stages and one.end > len(subject)]
    letters = set(_LIGHT.sub("", subject))
    if not supplied or len(letters) < HEAD:
        return
    deed, text, stance = _DONE.sub("", claim.form), reading.text, supplied[0].stance
    about = {*reading.by_letters.holding(letters, _MOSTLY * len(letters))}
    if letters <= reading.signs:
        about |= {n for n in reading.clauses_with(subject[-HEAD:]) if reading.may_mean(n, claim)}
    for start, end in map(reading.clauses.__getitem__, sorted(about)):
        clause = text[start:end]
        other = is_told_otherwise(clause.replace(claim.fact.label, ""), claim.form, stance)
        other = other or is_told_before_use(text, end, claim.form)
        if other or (stance == DONE and not is_stated(text, start, start + 1)) or reading.is_of_other(clause, claim):
            continue
        sayings = list(_sayings_in(clause, supplied))
        if any(_excludes(clause, one, words, own) for one in sayings for own in supplied):
            continue
        if any(_is_told_all_the_same(clause, words, own) for own in supplied):
            continue
        others = {one.start for one in sayings if clause[one.start] == "不" and not _is_of_verb(one, supplied)}
        deeds = (one for one in _of_deeds(clause, sayings) if one.start not in others)
        same = not pairs_of(deed).isdisjoint(pairs_of(clause))
        found = next((one for one in deeds if _is_as_far(one, supplied, same=same)), None)
        if found:
            yield start + found.start, start + found.end
        elif stance == DONE and _is_told(deed, clause, subject):
            yield start + clause.find(deed), start + clause.find(deed) + len(deed)
        elif stance == DONE and (brought := _brought_about(clause, subject)):
            yield start + brought.start(), start + brought.end()


def _brought_about(clause: str, subject: str) -> re.Match[str] | None:
    """Return where a clause tells that what a label ends with came about: 两个平台实现|对接 for 平台对接已完成."""
    found = re.search(f"(?:实现|成功|顺利|圆满)了?{re.escape(subject[-HEAD:])}", clause)
    if found is None or any(map(is_open, read_marks(clause))):
        return None
    return None if word_pattern("intended").search(clause, 0, found.start()) else found


def _is_told(deed: str, clause: str, subject: str) -> bool:
    """Whether a clause tells a deed without a word that it is done, or that it is not: 网站上线运行 for 已上线运行."""
    told = deed in clause if len(deed) > HEAD else bool(deed) and f"{subject}{deed}" in clause
    return told and not any(map(is_open, read_marks(clause)))


def _sayings_in(clause: str, supplied: Sequence[Saying]) -> Iterator[Saying]:
    yield from read_sayings(clause, verbs={saying.verb for saying in supplied})
    if (found := _STAGE.search(clause)) and supplied[0].stance == UNDER_WAY:  # 仍处于招标环节
        yield supplied[0]._replace(start=found.start(), end=found.end())


def _excludes(clause: str, saying: Saying, words: str, own: Saying) -> bool:
    """Whether a saying of a clause tells the same to have come otherwise far than one of supplied `words`:
    已建成并|投入使用, of 已基本建成|即将投入使用.
    """
    if DONE not in (saying.stance, own.stance) or saying.stages & own.stages:
        return False  # 处于|筹备之中, of 正在筹备
    told, supplied = clause[saying.start : saying.end], words[own.start : own.end]
    return not (pairs_of(told) | _kinds_in(told)).isdisjoint(pairs_of(supplied) | _kinds_in(supplied))


def _is_told_all_the_same(clause: str, words: str, own: Saying) -> bool:
    """Whether a clause tells what one of supplied `words` denies, and denies nothing of it: 付款, of 未付款."""
    deed = words[own.start : own.end][-HEAD:]
    return own.stance == DENIED and deed in clause and not _NO.search(clause)


def _kinds_in(words: str) -> set[str]:
    """Return the kinds of the verbs in some words that may be said of any matter."""
    return {kind for at in range(len(words) - 1) if (kind := kind_of(words[at : at + HEAD]))}


def _is_of_verb(saying: Saying, supplied: Sequence[Saying]) -> bool:
    """Whether a saying is on what was supplied, or on how far anything has come: not 不公开 for 未收取."""
    if not saying.verb or kind_of(saying.verb):
        return True
    return any(one.verb and is_related(saying.verb, one.verb) for one in supplied)


def _of_deeds(words: str, sayings: Iterable[Saying]) -> Iterator[Saying]:
    """Yield what sayings tell of a deed of its own, or of any; not the same read as part of its matter."""
    yield from (one for one in sayings if one.verb or _kinds_in(words[one.start : one.end]))


def _is_as_far(saying: Saying, supplied: Sequence[Saying], *, same: bool) -> bool:
    """Whether a saying tells what was supplied: the same stages, or, of what is not begun, no fewer; and no other deed
    (已消除, of 已挂牌督办); what is the `same` in some word is no other.
    """
    alike = [one for one in supplied if one.stance == saying.stance and (same or _is_same_deed(saying, one))]
    return any(one.stages == saying.stages or (one.stance == DENIED and one.stages <= saying.stages) for one in alike)


def _is_same_deed(told: Saying, own: Saying) -> bool:
    """Whether what is done is what was supplied; before what is to be done, other words than its verb may stand."""
    if own.stance != DONE or not (told.verb and own.verb):
        return True
    return is_related(told.verb, own.verb) or are_same(told.verb, own.verb)
