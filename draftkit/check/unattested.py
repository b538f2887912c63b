"""Honours, praise, press, visits from above and successes (荣获…称号, 全年未发生安全事故) that nobody supplied."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from draftkit.check.clauses import clause_at, pairs_of
from draftkit.check.lexicon import read_lines
from draftkit.check.scopes import OURS
from draftkit.check.supply import Supply
from draftkit.check.turned.outlook import is_ahead, is_wished
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_WORDS = {
    "RANKED": "全国|国家级?|全省|省级|全市|市级|全县|县级|先进|示范|优秀|文明|模范|标兵|称号|荣誉|百强|十佳|最美",
    "TOP": "[省市县区]委|[省市县区]政府|[省市县区]领导|中央|国务院|[部省市]厅局?|上级|主要领导"
    "|专家组|督导组|检查组|考核组",
    "PEOPLE": "书记|副?省长|市长|县长|区长|部长|厅长|局长|主任|主席|领导"
    "|专家组?|督[导查察]组|工作组|调研组|检查组|考核组|考察[组团]|巡视组",
    "PRAISE": "(?:通报|点名|专文|发文|书面)表扬|(?:充分|高度|批示)肯定|高度(?:评价|认可|赞扬)|批示表扬|通令嘉奖",
    "PRESS": "央视|中央电视台|中央广播电视总台|新华社|新华网|人民网|人民日报|光明日报|经济日报|农民日报|学习强国|"
    "(?:中央|国家级?|省级?|主流|权威|各级|市级)(?:主流|新闻|权威)*媒体|[省市]电视台|[一-鿿]{2}日报",
}
_MOST, _LEAST = 0.5, 3
_COUNT = lazy_pattern("[0-9]+(?![0-9]*年)")
_LIGHT = lazy_pattern(f'荣誉称号|荣誉|称号|[“”"《》的等]|{OURS}|[我本][局院校]')


def judge_unattested(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a warning for each that shares few words with what was supplied, and is no plan or wish."""
    supplied, end = cache(supply.words.__contains__), 0
    found = sorted(_found(text), key=lambda one: one[0].start())
    for told, words in found:
        clause = text[clause_at(text, told.start())[0] : told.start()]
        if told.start() < end or is_wished(clause, len(clause)) or is_ahead(text, told.start()):
            continue
        if _COUNT.search(told["told"]) or len(told["told"]) < _LEAST:
            continue  # 捧回一等奖|6项: a figure is judged as that
        who = told.groupdict().get("who")
        known = supplied(who) if who else True
        if not any(map(supplied, words)) and not (known and _is_supplied(told["told"], supply)):
            end = told.end()
            yield unsupplied_finding(told.span(), told[0], "warning")


def _found(text: str) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    for pattern, words in _patterns():
        for found in pattern.finditer(text):
            yield found, words


def _is_supplied(words: str, supply: Supply) -> bool:
    """Whether most pairs of characters of some words stand in what was supplied."""
    pairs = pairs_of(_LIGHT.sub("", words))
    return sum(pair in supply.words for pair in pairs) >= _MOST * len(pairs)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    patterns = []
    for line in read_lines("unattested"):
        pattern, _, unless = line.partition(" unless ")
        for name, words in _WORDS.items():
            pattern = pattern.replace(name, words)
        patterns.append((re.compile(pattern), tuple(unless.split())))
    return tuple(patterns)
