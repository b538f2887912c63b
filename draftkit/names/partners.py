"""Bodies told by their place in a sentence: who something is done with (会同|县龙舟运动协会), who carries it out."""

from collections.abc import Iterator

from draftkit.names.found import BODY, OFFICE, FoundName
from draftkit.names.lexicon import read_set, word_pattern
from draftkit.names.ordinary import FUNCTION, is_toponymic, is_word
from draftkit.patterns import lazy_pattern

_CUE = lazy_pattern("会同|联合|携手|联手|协同|委托|邀请|商请|聘请|引入|(?:^|(?<=[，。；：、\n]))由|由(?=[省市县区])")
_HAN = lazy_pattern("[一-龥]+")
_LEVELS = frozenset("省市县区")
_NO_LEVEL = frozenset("级属直管内外域里城区镇乡民场委县市长")
"""What makes another word with a level of government: 市级, 县属, 省内, 市民."""
_TEAMS = frozenset({"支队", "大队", "总队", "中心", "救援队", "服务队", "志愿服务队", "分局"})
_GROUP = "集团"
_BROAD = frozenset({"健康", "数字", "智慧", "绿色", "法治", "创新", "民生", "惠民", "利民", "便民", "共享", "文明"})
"""Words of praise that also say what a centre does: 健康管理中心."""
_LONGEST, _LONGEST_WORD, _LEAST = 16, 6, 2


def find_partners(text: str) -> Iterator[FoundName]:
    """Yield bodies behind a word that tells of working with somebody, or behind 由; words don't prove them names."""
    for cue in _CUE.finditer(text):
        run = _HAN.match(text, cue.end(), cue.end() + _LONGEST)
        if run and (name := _read_run(text, run.start(), run.end())):
            yield name


def _read_run(text: str, start: int, limit: int) -> FoundName | None:
    for match in word_pattern("body_suffixes").finditer(text, start, limit):
        stop, end = match.span()
        if end - stop < _LEAST or stop - start < _LEAST:
            continue
        if text[start] in _LEVELS and text[start + 1] not in _NO_LEVEL and _is_said(text, start + 1, stop):
            return FoundName(start, end, text[start:end], OFFICE, text[start + 1 : end], sure=False)
        if _is_named(text, start, stop, match[0]):
            return FoundName(start, end, text[start:end], BODY, text[start:end], sure=False)
    return None


def _is_named(text: str, start: int, stop: int, suffix: str) -> bool:
    """Whether a name stands before what a body does: 临港|消防救援|支队, 和谐|人民调解|中心, 伊利|集团."""
    head = text[start : start + 2]
    praise = head in read_set("themes") and head not in _BROAD
    if praise and suffix in _TEAMS:
        return _is_said(text, start + 2, stop, deeds=True)
    if any(head in read_set(name) for name in ("generic_places", "trades", "departments")):
        return False
    if suffix == _GROUP:
        return stop - start == _LEAST and is_word(head) and head not in read_set("generic_bodies")
    if suffix not in _TEAMS or head in read_set("generic_bodies") or not _is_said(text, start + 2, stop, deeds=True):
        return False
    return head in read_set("place_words") or is_toponymic(head)


def _is_said(text: str, start: int, stop: int, *, deeds: bool = False) -> bool:
    """Whether words that may stand in a body's name fill a place: 龙舟|运动; `deeds` asks for what such bodies do."""
    reached = {start}
    for end in range(start + _LEAST, stop + 1):
        starts = (at for at in range(max(start, end - _LONGEST_WORD), end - 1) if at in reached)
        if any(_may_stand(text[at:end], deeds=deeds) for at in starts):
            reached.add(end)
    return stop > start and stop in reached


def _may_stand(word: str, *, deeds: bool) -> bool:
    done = any(word in read_set(name) for name in ("unit_words", "departments", "trades")) or word == "人民"
    if done or deeds:
        return done
    ordinary = is_word(word) and FUNCTION.isdisjoint(word)
    return ordinary and not any(word in read_set(name) for name in ("generic_bodies", "doing_words", "body_suffixes"))
