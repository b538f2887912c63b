"""What a line of a report is: a heading, an item of a list, a sentence, or a line that stands bare."""

from draftkit.numbering import NUMERAL
from draftkit.patterns import lazy_pattern

NUMBER = lazy_pattern(rf"{NUMERAL}、|（{NUMERAL}）|[0-9]{{1,2}}[.、．](?![0-9])|第{NUMERAL}[，、]|{NUMERAL}是|、")
"""How a heading or an item is numbered; a stop alone is what stays where the number was lost."""
_TOP = lazy_pattern(rf"{NUMERAL}、|、(?=[一-龥])|（{NUMERAL}）|[0-9]{{1,2}}[.、．](?![0-9])|第{NUMERAL}部分")
_END = lazy_pattern(r"[。！？；…][”’」』）》]*$|[：:]$")
_STOPS = lazy_pattern("[，。；：！？,;!?]")
_TITLE = lazy_pattern(r"(?:汇报|报告|总结|通报)(?:材料)?(?:（[^（）]{1,12}）)?$")
_LONGEST_HEADING = 30
_LONGEST_TITLE = 60
_LONGEST_HEAD = 20


def ends_sentence(line: str) -> bool:
    """Whether a sentence, or what leads over to the next paragraph, ends with a line."""
    return _END.search(line) is not None and not line.endswith("；")


def is_heading(line: str) -> bool:
    """Whether a line is a numbered heading that stands alone: 二、存在问题."""
    return len(line) <= _LONGEST_HEADING and _TOP.match(line) is not None and not _STOPS.search(line)


def is_bare(line: str) -> bool:
    """Whether a line is short and holds no sentence: a title, a heading without a number, a signature."""
    return len(line) <= _LONGEST_HEADING and not _STOPS.search(line) and not line.endswith(("、", "_"))


def is_title(line: str) -> bool:
    """Whether a line is the title of a report: 关于…工作情况的汇报."""
    return 4 < len(line) <= _LONGEST_TITLE and _TITLE.search(line) is not None and not _STOPS.search(line)


def opens_item(line: str) -> bool:
    """Whether a numbered item opens with a line: 二是…, （三）…, 四、…"""
    return NUMBER.match(line) is not None and line[0] != "、"


def number_of(line: str) -> str:
    """Return the number that a heading or an item begins with, `""` where there is none."""
    found = NUMBER.match(line)
    return found[0] if found else ""


def split_head(line: str) -> tuple[str, str]:
    """Return the run-in heading of a paragraph (`（一）宣传引导。`) and what follows; `""` where there is none."""
    number = number_of(line)
    head, stop, rest = line[len(number) :].partition("。")
    if not stop or not rest or not 2 <= len(head) <= _LONGEST_HEAD or _STOPS.search(head):
        return "", line
    return number + head + stop, rest
