"""The names that were supplied, and whether a name in a text is one of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftkit.check.lexicon import read_words
from draftkit.check.posts import POST
from draftkit.check.supply import STATE, Supply, squeeze
from draftkit.ledger import Name
from draftkit.names import BODY, CALLED, DOCUMENT, MASK, OFFICE, PERSON, PLACE, FoundName, find_names
from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import FUNCTION, is_word, read_characters
from draftkit.names.people import is_name
from draftkit.patterns import lazy_pattern

_TITLED = lazy_pattern("(?<![一-鿿])(?P<name>[一-鿿]{2,4})[（(](?P<post>[一-鿿]{2,10})[）)]")
"""Somebody with his post behind him: 周明（副县长）."""
_OWN = lazy_pattern("[全我本该]([省市县区镇乡])|([省市县区镇乡])(?:委|政府|直)")
_RANK = lazy_pattern("([省市县区镇乡])级")
"""A level that is told of anything: 省级媒体, 县级补助."""
_TOWNS = ("镇", "乡", "街道", "村", "社区")
_ABOVE = {"镇": "县区", "乡": "县区", "街道": "区县", "村": "镇乡", "社区": "镇乡"}
_HAN = lazy_pattern("[一-龥（）]+")
_KIND = lazy_pattern("(?:局|厅|委员会|委|办公室|办|中心|大队|支队|总队|站|所|[协商学]会|基金会)$")
ACTING = lazy_pattern("([省市县区镇乡])[一-龥]{2,15}(?:局|厅|中心|大队|支队|总队|站|所|协会)$")
"""What acts by itself; 指挥部, 委员会, 办公室 are what its government sets up, and stand in any report."""
_FACILITY = lazy_pattern("(?:中心|站|所)$")
"""What a label may name as a thing, not as who acts: 县残疾人康复中心 正在装修."""
_TOWN_UNIT = lazy_pattern("[镇乡道](?!便民服务|党群服务|党政|中心)[一-龥]{2,8}(?:办公室|办|中心|站|大队|协会|基金会)")
"""What not every town has: 望湖镇|平安办; 镇便民服务中心 stands in any report of one."""
_ENDING = "(?:(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司|集团)"
_FIRM = lazy_pattern(f"{_ENDING}$")
_OWN_NAME = 4
LEVELS = "省市县区镇乡村州"
_SHORTEST, _LONG = 3, 5
_PEOPLES = "人民"
"""What the names of governments, courts and procuratorates leave out: 县|检察院."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What names were supplied, for looking up.

    `text` is every supplied string, `within` the places in it where a name runs that began before, `people` those
    named with their titles, `names` all other names, `levels` the levels of government the report is written at,
    `ranks` those that anything in it is of, `acting` those whose offices are supplied by name.
    """

    text: str
    within: frozenset[int]
    people: dict[str, str]
    names: tuple[str, ...]
    levels: frozenset[str]
    ranks: frozenset[str]
    acting: frozenset[str]

    def know(self, name: FoundName) -> bool:
        """Whether a name was supplied, in full or in a short form that stands for it alone."""
        if name.kind in (DOCUMENT, MASK):
            return name.stem in self.text
        if name.kind == PERSON:
            longer = any(person.startswith(name.text) for person in self.people)
            return name.text in self.people or (not longer and self._stands(name.text))
        if name.kind == CALLED:
            return self._know_called(name.stem, name.text.partition(name.stem)[2]) or self._stands(name.text)
        if self._stands(name.text):
            return True
        if name.kind == PLACE:
            # 连|枫树坳村
            alone = self._stands_alone(name.stem) or any(name.text[1:] == known for known in self.names)
            return alone or self._bears(name)
        return self._know_body(name)

    def runs_on(self, name: FoundName, text: str) -> bool:
        """Whether what was found is only the beginning of a supplied person's name, or runs on into the next word:
        龚绍|平 in 龚绍平常说, 马骏发 in 马骏|发出倡议; or begins with a word before a supplied name (向|梅岭镇), is
        cut out of one (上|梧江乡), or is somebody and what he does (罗敏|主持学校).
        """
        if any(person.startswith(name.text) and text.startswith(person, name.start) for person in self.people):
            return True
        rests = (name.text.removeprefix(person) for person in self.people if name.text.startswith(person))
        if name.kind == BODY and any(is_word(rest[:2]) for rest in rests):
            return True  # 罗敏|主持学校工作
        around = (known for known in self.names if name.text in known[1:])
        if any(text.startswith(known, name.start - known.find(name.text, 1)) for known in around):
            return True  # 上|梧江乡
        longer = text[name.start + 1 : name.end + 1]
        if name.kind == PERSON and name.text[0] in FUNCTION and len(longer) == len(name.text) and self._stands(longer):
            return True
        if name.kind != PERSON or name.text[:-1] not in self.people:
            return False
        last = name.text[-1]
        if last in FUNCTION or last not in read_characters("given_characters"):
            return True
        return is_word(text[name.end - 1 : name.end + 1])

    def _know_called(self, surname: str, title: str) -> bool:
        return any(person.startswith(surname) and (title in own or not own) for person, own in self.people.items())

    def _bears(self, city: FoundName) -> bool:
        """Whether a supplied body bears the name of a city: 厦门海关 is in 厦门市."""
        if city.text[-1] != "市" or city.text not in read_set("places"):
            return False
        rests = (known.removeprefix(city.stem) for known in self.names if known.startswith(city.stem))
        return any(rest and rest[0] not in LEVELS for rest in rests)

    def _know_body(self, name: FoundName) -> bool:
        if any(_is_short_form(name.text, known) or _ends_with(name.text, known) for known in self.names):
            return True
        if any(_opens_with(name.text, known) or name.text == known.replace(_PEOPLES, "") for known in self.names):
            return True
        if name.kind == OFFICE:
            return self._know_department(name.text) or any(_is_written_out(name.text, known) for known in self.names)
        place = _place_of(name)
        if place is None or not self.know(place):
            return False
        unit = name.text[place.end - 1 :]
        return self._know_department(unit) or (place.text.endswith(_TOWNS) and not _TOWN_UNIT.fullmatch(unit))

    def _know_department(self, office: str) -> bool:
        """Whether an office (县教育局) is named without its level (教育部门) or otherwise of its level (县教育系统)."""
        if len(office) > _LONG and re.search(f"(?<![{LEVELS}]){re.escape(office[1:])}", self.text):
            return True  # 县|职工文化宫
        kind = _KIND.search(office)
        if kind is None:
            return False
        stem, kinds = re.escape(office[1 : kind.start()]), f"(?:{kind[0]}|部门|系统)"
        return bool(re.search(f"(?<![省市县区镇乡]){stem}{kinds}|{office[0]}{stem}{kinds}", self.text))

    def _stands(self, words: str) -> bool:
        return any(found.start() not in self.within for found in re.finditer(re.escape(words), self.text))

    def _stands_alone(self, words: str) -> bool:
        return re.search(f"(?<![一-龥]){re.escape(words)}(?![一-龥])", self.text) is not None

    def may_be_own_town(self, body: FoundName) -> bool:
        """Whether a body bears the name of a supplied town or village, which may well have it (望湖镇|平安办)."""
        place = _place_of(body)
        return place is not None and place.text.endswith(_TOWNS) and self.know(place)

    def nearest(self, name: FoundName) -> str:
        """Return the supplied name that differs from `name` by one character, or `""`."""
        words = name.stem if name.kind == DOCUMENT else name.text
        known = next((known for known in (*self.people, *self.names) if _differs_by_one(words, known)), "")
        return name.text.replace(words, known) if known else ""

    def find_renamed(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield where a supplied firm stands with another ending (云河水务|集团公司), what stands there, its name."""
        for known in self.names:
            ending = _FIRM.search(known)
            head = known[: ending.start()] if ending else ""
            if len(head) < _OWN_NAME or head not in text:
                continue
            for found in re.finditer(f"{re.escape(head)}{_ENDING}", text):
                if found[0] not in self.text and not any(_is_short_form(found[0], name) for name in self.names):
                    yield found.start(), found[0], known

    def find_altered(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where in `text` a supplied name seems to stand with one character changed, and that name."""
        for known in (*self.people, *self.names):
            if len(known) >= _SHORTEST:
                yield from ((place, known) for place in _find_altered(text, known))


def read_known(supply: Supply, names: Sequence[Name]) -> KnownNames:
    """Read every name there is in what was supplied."""
    strings = (*supply.strings, *(claim.form for claim in supply.claims))
    text = "\n".join(squeeze(string) for string in strings)
    found = find_names(text)
    people = {name.text: "" for name in found if name.kind == PERSON}
    people |= {claim.form: "" for claim in supply.claims if claim.kind == STATE and is_name(claim.form)}
    for name in names:
        if name.kind == "person":  # one who has two posts has both
            posts = (people.get(squeeze(name.text), ""), squeeze(name.title))
            people[squeeze(name.text)] = "、".join(dict.fromkeys(filter(None, posts)))
    people |= _posted(supply, people)
    others = dict.fromkeys(squeeze(name.text).strip("《》") for name in names if name.kind != "person")
    others.update(dict.fromkeys(name.text for name in found if name.kind in (BODY, OFFICE, PLACE)))
    within = frozenset(place for name in found if name.kind == PLACE for place in range(name.start + 1, name.end))
    own = {squeeze(name.text) for name in names}
    offices = (ACTING.search(name) for name in others if name in own or not _FACILITY.search(name))
    acting = frozenset(office[1] for office in offices if office)
    ranks = frozenset(_RANK.findall(text))
    return KnownNames(text, within, people, tuple(others), _levels(text, names), ranks, acting)


def _posted(supply: Supply, people: Mapping[str, str]) -> dict[str, str]:
    """Return the posts of people who were supplied as the value of their post (镇长: 李志强), or with it behind them
    (牵头领导: 周明（副县长）), and by no name's item.
    """
    posts: dict[str, list[str]] = {}
    for found in (found for string in supply.strings for found in _TITLED.finditer(string)):
        if is_name(found["name"]):
            posts.setdefault(found["name"], []).append(found["post"])
    for claim in supply.claims:
        label = squeeze(claim.fact.label)
        if claim.kind == STATE and POST.search(label):
            told = find_names(f"{label}：{claim.form}")
            holders = (name.text for name in told if name.kind == PERSON and name.start > len(label))
            for name in holders:
                posts.setdefault(name, []).append(label)
    return {name: "、".join(dict.fromkeys(own)) for name, own in posts.items() if not people.get(name)}


def _levels(text: str, names: Sequence[Name]) -> frozenset[str]:
    levels = {found[1] or found[2] for found in _OWN.finditer(text)}
    for name in names:
        places = [found.text for found in find_names(name.text) if found.kind in (PLACE, BODY, OFFICE)]
        levels.update(level for place in places for level in "省市县区镇乡" if level in place)
    return frozenset(levels.union(*(_ABOVE.get(level, "") for level in levels)))


def is_national_law(title: str) -> bool:
    """Whether a title is that of a law that any report may cite."""
    return title.removeprefix("中华人民共和国") in read_words("laws")


def _place_of(body: FoundName) -> FoundName | None:
    """Return the place whose name a body's opens with: 望湖镇 of 望湖镇平安办."""
    return next((p for p in find_names(body.text[:-1]) if p.start == 0 and p.kind == PLACE), None)


def _is_short_form(short: str, known: str) -> bool:
    """Whether `short` leaves characters out of `known` and opens with a name's first two (宏远公司, 县应急局)."""
    start = known.find(short[:2])
    if start < 0 or len(short) < _SHORTEST:
        return False
    rest = iter(known[start:])
    return all(character in rest for character in short)


def _is_written_out(office: str, known: str) -> bool:
    """Whether an office is the one supplied by its short name, written out: 县市场监督管理局 of 县市场监管局."""
    return known[-1] in "局委厅" and office[-1] == known[-1] and _is_short_form(known, office)


def _ends_with(words: str, known: str) -> bool:
    """Whether a supplied name stands at the end of what was read too far (征用本县企业|康洁防护用品有限公司)."""
    return len(known) >= _LONG and words.endswith(known)


def _opens_with(words: str, known: str) -> bool:
    """Whether words that were read as more of it follow a supplied body's name (云岭县教育局|推进义务教育学校)."""
    rest = words.removeprefix(known)
    if len(known) < _LONG or known[-1] in LEVELS or rest == words or _KIND.search(rest):
        return False
    return is_word(rest[:2]) and not any(name.sure for name in find_names(rest))


def _differs_by_one(words: str, known: str) -> bool:
    if len(words) != len(known) or len(words) < _SHORTEST or not _HAN.fullmatch(words + known):
        return False
    return sum(a != b for a, b in zip(words, known, strict=True)) == 1


def _find_altered(text: str, known: str) -> Iterator[int]:
    """Yield where `known` stands with one character changed: one half of it is whole then."""
    half, length = (len(known) + 1) // 2, len(known)
    for part, offset in ((known[:half], 0), (known[half:], half)):
        place = text.find(part) if len(part) > 1 or length == _SHORTEST else -1
        while place >= 0:
            start = place - offset
            if start >= 0 and _differs_by_one(text[start : start + length], known):
                yield start
            place = text.find(part, place + 1)
