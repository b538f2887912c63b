"""The clause that tells the event of a date: 3月5日|举行启动仪式, 启动仪式于|3月5日|举行."""

from collections.abc import Callable

from draftkit.check.binding.bound import ELSEWHERE, NAMED, UNSURE
from draftkit.check.binding.occasions import is_another_event
from draftkit.check.clauses import clause_at
from draftkit.check.page import Page
from draftkit.check.subjects import content_of, names_other_kind
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_JOINT = "、"
_LEAD = 2
_PLAINLY = 0.5
"""How well words must fit another fact to tell of it."""
_CONTENT = lazy_pattern(r"[\u4e00-\u9fff]{2}")
_WEEKDAY = lazy_pattern(r"\s*[（(][^（）()\n]{1,6}[）)]")
_LEADS = lazy_pattern(r"[，,]\s*")
_TOLD = lazy_pattern(r"[\u4e00-\u9fffA-Za-z]")
_SINCE = lazy_pattern(r"(?:以[来后前]|之[后前]|起|[后前]|为止|止)")
_UP_TO = lazy_pattern(r"(?:截[至止]到?|[至到自从]|比|较)$")
_NEAR, _SENTENCE = 4, 120
OF_REPORT = lazy_pattern(
    "(?:统计|报告|汇报|数据|报表|填报|总结)(?:时段|时间|时点|期间?|区间|周期|年度|年份|月份|截止日期)$"
)
"""The label of what says of when all is told."""
_NUMBER = lazy_pattern("^[ \u3000\n]*[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．]")
_BLANK = " \u3000\n"
_OPENING = lazy_pattern(r"(?:[于在自从至到截定为是将已拟]|截至|截止|每[日天周月年])+$")


def prefer_by_event(page: Page, index: int, one: int, other: int) -> float:
    """Return by how much the clause of a date or time speaks for event `one` rather than `other` (-1 to 1)."""
    if page.figures[index].kind not in MOMENTS or page.surroundings.in_list(index):
        return 0.0
    return page.wording.prefer(page.wording.see(event_words(page, index)), one, other)


def event_words(page: Page, index: int) -> str:
    """Return what is said of a date in its clause, up to other dates; in the next one where it opens that alone."""
    text, figure = page.text, page.figures[index]
    start = own_start(page, index, MOMENTS.__contains__)
    weekday = _WEEKDAY.match(text, figure.end)
    behind = weekday.end() if weekday else figure.end
    end = _end(page, index, behind)
    words = f"{_OPENING.sub('', text[start : figure.start])} {text[behind:end]}"
    if not _TOLD.search(words) and (comma := _LEADS.match(text, end)):
        return text[comma.end() : _end(page, index, comma.end())]
    return words


def weigh_moment(page: Page, index: int, claim: int, around: str) -> str:
    """Return whether the clause of a date names its event, tells too little, or tells of another kind of it.

    Where the clause tells nothing, what stands `around` decides. A new event on a supplied date may be true: that is
    not sure.
    """
    subject, words = page.subjects[claim], event_words(page, index)
    if names_other_kind(words, subject):
        return ELSEWHERE
    sentence = f"{page.led(index, _SENTENCE)}{page.followed(index, _SENTENCE)}"
    if not is_reckoned_from(page, index) and is_another_event(page.text, page.label(claim), words, sentence):
        return UNSURE
    if is_reckoned_from(page, index) or not subject.tells or not _CONTENT.search(content_of(words)):
        return NAMED
    if subject.is_named_in(f"{page.before(index, _LEAD)} {words}") or subject.is_spoken_of_in(around):
        return NAMED
    # 转移群众356人 on the day of the flood: what else was supplied may well be of that day
    others = page.wording.score(page.wording.see(words))
    return NAMED if max(others.values(), default=0.0) > _PLAINLY else UNSURE


def is_reckoned_from(page: Page, index: int) -> bool:
    """Whether something is only told up to a date or from it on: 截至9月30日, 3月11日以来."""
    behind = _SINCE.match(page.text, page.figures[index].end)
    return behind is not None or _UP_TO.search(page.before(index, _NEAR)) is not None


def opens_report(page: Page, index: int, label: str) -> bool:
    """Whether a date or period is the one that all is told of (统计时段), and opens its clause."""
    if not OF_REPORT.search(label):
        return False
    start, _ = clause_at(page.text, page.figures[index].start)
    return not _OPENING.sub("", _NUMBER.sub("", page.text[start : page.figures[index].start])).strip(_BLANK)


def own_start(page: Page, index: int, is_edge: Callable[[str], bool]) -> int:
    """Return where the words before a figure begin that are its own: behind the edge of its clause, 、, or the last
    figure of a kind that is an edge."""
    here = page.figures[index].start
    start, _ = clause_at(page.text, here)
    start = max(start, page.text.rfind(_JOINT, start, here) + 1)
    for other in range(index - 1, -1, -1):
        figure = page.figures[other]
        if figure.end <= start:
            break
        if is_edge(figure.kind):
            return figure.end
    return start


def _end(page: Page, index: int, start: int) -> int:
    dated = page.figures[index].kind == "date"  # 11月28日，上午9时举行…
    _, end = clause_at(page.text, start)
    joint = page.text.find(_JOINT, start, end)
    end = joint if joint >= 0 else end
    for other in range(index + 1, len(page.figures)):
        figure = page.figures[other]
        if figure.start >= end:
            break
        if figure.kind in MOMENTS and figure.start >= start and not (figure.kind == "time" and dated):
            return figure.start
    return end
