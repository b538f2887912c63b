"""What in a facts file may be a slip: told to the person before anything is drafted, never refused."""

import re
from collections.abc import Iterator

from draftkit.characters import is_short_for
from draftkit.errors import Problem
from draftkit.facts.ledgers import ledger_of
from draftkit.facts.models import Facts
from draftkit.facts.unfilled import find_unfilled
from draftkit.facts.values import DIGIT_DAY, is_wrong_time
from draftkit.ledger import Fact, Ledger
from draftkit.messages import listed, say
from draftkit.patterns import BLANK_LINE, lazy_pattern

_DATE = lazy_pattern("[0-9]{4}年[1-9][0-9]?月[1-9][0-9]?日")
_ZEROS = lazy_pattern("(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_MOMENT = lazy_pattern("[0-9〇一二三四五六七八九十][年月日]|[一二三四1-4]季度")
_GROUPS = lazy_pattern(r"[-+−]?[0-9]+(?:[,，][0-9]+)+")
_THOUSANDS = lazy_pattern(r"[-+−]?[1-9][0-9]{0,2}(?:[,，][0-9]{3})+(?![0-9,，])")
_LISTED = lazy_pattern(r"(?:[0-9]{1,2}[,，])+[0-9]{1,2}[号日月年期批组版]")
_LESS = lazy_pattern("(?:下降|减少|降低|下滑|下跌|回落|缩短|缩减|降幅|减幅|跌幅)[^，。]{0,4}$")
_NEGATIVE = lazy_pattern("[-−－][0-9]")
_LINK = lazy_pattern("(?:[：:]|共计?|总?计|达到?|已?达|为|有|了)?$")
_MONTH_OR_DAY = lazy_pattern("(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?")
_NUMBER = lazy_pattern(r"[-+−]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
_NEEDS_NO_UNIT = lazy_pattern(
    "(?:号|号码|代码|编码|验证码|邮编|电话|热线|手机|[得评计]分|分数|分值|总分|均分|指数|系数|比值|[pP][hH]值?|倍数"
    "|[名位]次|排[名位]|版本|字号|年份?|年度)$"
)
"""What labels end with that tell codes, scores, ranks and years."""
_NO_NUMBER = lazy_pattern("大?约|约为|若干|左右|上下|余|不到|超过|以[上下]")
_HEAD_END = lazy_pattern(r"(?:等[^、，]*)?(?:文件)?$")
_SHORTER = lazy_pattern("党(委)")
_ORGAN_END = lazy_pattern(r"(?:[局厅部委办院会府队所站处室司校行团社厂]|中心|公司)$")
_BETWEEN_NAMES = lazy_pattern(r"[、，,;；\s]+")
_SHORTEST = 3
"""Characters that a label must have to be looked for in texts: 人口 stands in too many words."""


def find_doubts(facts: Facts) -> list[Problem]:
    """Return a warning, with its place, for what may be a slip: one thing with two values, a text that says another.

    Also for what `find_unfilled` finds, for a date that is not written as reports write it or lies before that of the
    figures, for a red head of another organ than that which signs, and for figures without a unit or written oddly.
    """
    ledger = ledger_of(facts)
    return [
        *find_unfilled(facts), *_misdated(facts), *_misheaded(facts), *_odd(ledger), *_unitless(ledger),
        *_twice(ledger), *_gainsaid(ledger),
    ]  # fmt: skip


def _misdated(facts: Facts) -> Iterator[Problem]:
    if facts.date and not BLANK_LINE.search(facts.date) and not _DATE.fullmatch(facts.date):
        yield Problem("date", say("{text} is not how a date of signing is written; write it like {format}",
                                  text=facts.date, format=_written_out(facts.date)))  # fmt: skip
    if facts.as_of and not BLANK_LINE.search(facts.as_of) and not _MOMENT.search(facts.as_of):
        yield Problem("as_of", say("{text} tells no date as a report writes it; write it like {format}",
                                   text=facts.as_of, format=_written_out(facts.as_of)))  # fmt: skip


    if (days := tuple(map(_moment, (facts.date, facts.as_of)))) and all(days):
        signed, told = (day[: min(map(len, days))] for day in days)
        if signed < told:
            yield Problem("date", say("{date} lies before {as_of}, the date of the figures", date=facts.date,
                                      as_of=facts.as_of))  # fmt: skip


def _moment(written: str) -> tuple[int, ...]:
    """Return year, month and, if it is told, day of the last moment in a text; nothing for any other."""
    found = [*_MONTH_OR_DAY.finditer(written), *DIGIT_DAY.finditer(written)]
    parts = found[-1].group("year", "month", "day") if found else ()
    return tuple(int(part) for part in parts if part)


def is_of_another(mark: str, issuer: str) -> bool:
    """Tell whether a red head (发文机关标志) names another organ than those that sign: neither is short for one."""
    organ, signed = (_SHORTER.sub(r"\1", name) for name in (_HEAD_END.sub("", mark), issuer))
    if not signed or not _ORGAN_END.search(organ):
        return False
    related = organ in signed or is_short_for(organ, signed) or is_short_for(signed, organ)
    return not related and not any(name in organ for name in _BETWEEN_NAMES.split(signed) if name)


def _misheaded(facts: Facts) -> Iterator[Problem]:
    if facts.masthead and is_of_another(facts.masthead.mark, facts.issuer):
        yield Problem("masthead.mark", say("{mark} is the head of another organ than {issuer}, which signs",
                                           mark=facts.masthead.mark, issuer=facts.issuer))  # fmt: skip


def _written_out(moment: str) -> str:
    """Return a date in digits as reports write it; an example where there is none."""
    found = DIGIT_DAY.search(moment) or _ZEROS.search(moment)
    return "{}年{}月{}日".format(*(int(found[part]) for part in ("year", "month", "day"))) if found else "2024年7月1日"


def _odd(ledger: Ledger) -> Iterator[Problem]:
    for fact in ledger.facts:
        value, place = fact.value or "", _place(fact.section)
        if _GROUPS.match(value) and not _THOUSANDS.match(value) and not _LISTED.match(value):
            yield Problem(place, say("{label}: {value} has a comma that parts no thousands; look at the digits",
                                     label=fact.label, value=value))  # fmt: skip
        if _LESS.search(fact.label) and _NEGATIVE.match(value):
            yield Problem(place, say("{label}: {value} says twice that it went down; take the minus away, or name it "
                                     "by another label", label=fact.label, value=value))  # fmt: skip
        if "时" in fact.label and is_wrong_time(value):
            yield Problem(place, say("{label}: {value} is no time of the day", label=fact.label, value=value))


def _unitless(ledger: Ledger) -> Iterator[Problem]:
    from draftkit.numbering import NUMERAL

    for fact in ledger.facts:
        value = (fact.value or "").strip()
        bare = _NUMBER.fullmatch(value) or re.fullmatch(NUMERAL, value)
        if bare and not _NEEDS_NO_UNIT.search(fact.label):
            yield Problem(_place(fact.section), say('{label}: value is the bare number {value}; add "unit", or write '
                                                    '"{value}人"', label=fact.label, value=value))  # fmt: skip
        elif _NO_NUMBER.fullmatch(value):
            yield Problem(_place(fact.section), say("{label}: {value} says how exact a number is, and there is none",
                                                    label=fact.label, value=value))  # fmt: skip


def _twice(ledger: Ledger) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Fact] = {}
    for fact in ledger.facts:
        unit = _unit(fact)
        if unit is None:
            continue
        # the report says nothing of a fact's own as-of date
        before = first.setdefault((fact.label, fact.context, unit), fact)
        if before.value != fact.value:
            message = say("{label} has two values, {one} and {other}; correct one, or say in the labels what tells "
                          "them apart", label=fact.label, one=before.value, other=fact.value)  # fmt: skip
            yield Problem(_place(fact.section), message)


def _gainsaid(ledger: Ledger) -> Iterator[Problem]:
    from draftkit.figures import find_figures, read_figure

    told: dict[str, set[str]] = {}
    for fact in ledger.facts:
        if fact.value and len(fact.label) >= _SHORTEST:
            told.setdefault(fact.label, set()).add(fact.value)
    for passage in ledger.passages:
        for figure in find_figures(passage.text) if any(label in passage.text for label in told) else ():
            before = _LINK.sub("", passage.text[: figure.start])
            label = max((label for label in told if before.endswith(label)), key=len, default="")
            units = {read.unit for value in told.get(label, ()) if (read := read_figure(value))}
            if figure.unit in units - {""} and figure.text not in told[label]:
                message = say("says {label} {found}; the figure supplied is {value}", label=label, found=figure.text,
                              value=listed(sorted(told[label])))  # fmt: skip
                yield Problem(_place(passage.section), message)


def _place(section: str) -> str:
    return f"sections.{section}" if section else ""


def _unit(fact: Fact) -> str | None:
    from draftkit.figures import read_figure

    figure = read_figure(fact.value) if fact.value else None
    return figure.unit if figure and figure.kind in ("count", "percent") else None
