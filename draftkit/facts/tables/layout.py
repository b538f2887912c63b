"""What stands where in a workbook of facts. Its words are Chinese in every language: they are the file format."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from draftkit.kinds import Kind

HEAD_SHEET = "报告"
HEAD_COLUMNS = ("项目", "内容", "说明")
HEAD: Mapping[str, str] = {
    "报告种类": "kind", "标题": "title", "发文单位": "issuer", "自称": "self", "主送单位": "addressee",
    "数据截至": "as_of", "成文日期": "date", "汇报事项": "subject", "发文机关标志": "masthead.mark",
    "发文字号": "masthead.number", "签发人": "masthead.signer", "版头备注": "masthead.//", "附件": "attachments",
    "备注": "//",
}  # fmt: skip
"""Rows of the head sheet, and the fields that they fill; `masthead.mark` is a field of a field."""
ATTACHMENTS = "attachments"
"""The field that holds a list: a line of its cell each."""
SECTION = "部分名称"
"""In the first cell of a sheet: the section's name stands beside it, and not in the sheet's title."""
NOT_READ = "不读的工作表"
"""The row of the head sheet that names sheets to be left alone."""

KIND, LABEL, VALUE, UNIT, WITHIN, NOTE, TOTAL, CHECK = "类别", "项目", "数值", "单位", "其中", "说明", "相加", "核对"
AS_OF, SOURCE, ID, COMMENT = "截至", "来源", "编号", "备注"
TITLE, DATE, TIME, PLACE = "职务或文号", "日期", "时间", "地点"
EXAMPLE = "示例"
"""The kind of a row that only shows how rows are filled in; it is not read."""
NEED_NOT_ADD_UP = "不必"

COLUMNS: Mapping[str, str] = {
    KIND: "这一行是什么：数据、措施、要点、事件、人员、机构、文件；不填就是数据。示例行不读。",
    LABEL: "数据填这个数说的是什么；措施填小标题；事件填做了什么；人员填姓名；机构、文件填名称。要点不填。",
    VALUE: "报告里要一字不差出现的写法。单元格显示什么，报告里就写什么：1,191 带千分位就写千分位，12.50% 就写 12.50%。"
           "还不知道就空着，报告里留空。身份证号等长数字、0 开头的编号先把单元格设为文本再填。",
    UNIT: "数值是纯数字时填，如：人、户、万元。",
    WITHIN: "这一行属于上面哪一行：不填是独立的一条；“其中”属于上面最近的一条独立行；"
            "“其中2”属于上面最近的“其中”，依此类推。"
            "措施、要点、事件下面的数据、人员、机构、文件也填“其中”。",
    CHECK: "自动核对分项之和，不用填，也不读。",
    AS_OF: "这个数据的截至时间，用于核对，不进正文。",
    SOURCE: "数据来自哪里，用于核对，不进正文。",
    NOTE: "措施、要点、事件：用自己的话记要点。人员、机构、文件：在本项工作中的身份或说明。"
          "数据：给填写人看的话，不进报告。",
    TITLE: "人员的职务；文件的发文字号。",
    DATE: "事件的日期，如：1月24日。",
    TIME: "事件的时间，如：晚上7点。",
    PLACE: "事件的地点。",
    TOTAL: "分项本来就不必等于总数的，在总数这一行填“不必”。",
    ID: "编号，全文件唯一，可不填。",
    COMMENT: "给填写人看的话，不进报告。",
}  # fmt: skip
"""The columns of a sheet of facts, and what they are for."""

_SHARED = {AS_OF: "as_of", SOURCE: "source", ID: "id"}
_SAID = {**_SHARED, NOTE: "text", COMMENT: "//"}
_NAMED = {**_SHARED, NOTE: "note", COMMENT: "//"}


def head_text(raw: Mapping[str, Any], field: str) -> str:
    """Return what stands in the row of a field of the head."""
    outer, _, inner = field.partition(".")
    value = (raw.get(outer) or {}).get(inner, "") if inner else raw.get(outer, "")
    return "\n".join(value) if isinstance(value, (list, tuple)) else str(value)


def set_head(raw: dict[str, Any], field: str, text: str) -> None:
    """Enter what stands in the row of a field of the head; an empty one takes out what was there."""
    outer, _, inner = field.partition(".")
    holder = dict(raw.get(outer) or {}) if inner else raw
    if text or not inner:
        holder[inner or outer] = [line for line in text.split("\n") if line.strip()] if outer == ATTACHMENTS else text
    else:
        holder.pop(inner, None)
    if inner:
        raw[outer] = holder or None


@dataclass(frozen=True, slots=True)
class RowKind:
    """A kind of row: its word in the column 类别, and the field that each of its columns fills."""

    tag: str
    word: str
    fields: Mapping[str, str]


ROW_KINDS = (
    RowKind("figure", "数据",
            {**_SHARED, LABEL: "label", VALUE: "value", UNIT: "unit", TOTAL: "total", NOTE: "//"}),
    RowKind("measure", "措施", {**_SAID, LABEL: "topic"}),
    RowKind("statement", "要点", _SAID),
    RowKind("event", "事件", {**_SAID, LABEL: "event", DATE: "date", TIME: "time", PLACE: "place"}),
    RowKind("person", "人员", {**_NAMED, LABEL: "name", TITLE: "title"}),
    RowKind("organisation", "机构", {**_NAMED, LABEL: "organisation"}),
    RowKind("document", "文件", {**_NAMED, LABEL: "document", TITLE: "number"}),
)  # fmt: skip
BY_TAG = {kind.tag: kind for kind in ROW_KINDS}
BY_WORD = {kind.word: kind for kind in ROW_KINDS}

_LISTS = {"figure": "figures", "person": "people", "organisation": "organisations", "document": "documents"}
CHILDREN: Mapping[str, Mapping[str, str]] = {
    "figure": {"figure": "parts"}, "measure": _LISTS, "statement": _LISTS, "event": _LISTS,
}  # fmt: skip
"""The list that a row within another goes to, by what both are."""
BARE = frozenset({"organisations", "documents"})
"""Lists of plain names."""

_LEVEL = re.compile(f"{WITHIN}([1-9][0-9]?)?")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LONGEST_TITLE = 31


def read_level(written: str) -> int | None:
    """Return how deep `其中2` stands below a row of its own, 0 for an empty cell, `None` for anything else."""
    if not written:
        return 0
    found = _LEVEL.fullmatch(written)
    return int(found[1] or 1) if found else None


def write_level(level: int) -> str:
    """Return the word for a row `level` steps below one of its own."""
    return "" if level == 0 else WITHIN if level == 1 else f"{WITHIN}{level}"


def sheet_titles(kind: Kind, groups: Iterable[str] = ()) -> dict[str, str]:
    """Return the title of each group's sheet.

    It is the section's heading, else the first words on what belongs there; where the facts name their sections, of
    which there are `groups`, it is that name.
    """
    titles: dict[str, str] = {}
    for group, wishes in _wishes(kind, groups):
        taken = {title.casefold() for title in (*titles.values(), HEAD_SHEET)}
        free = (wish for wish in wishes if _is_title(wish) and wish.casefold() not in taken)
        titles[group] = next(free, "") or f"第{len(titles) + 1}部分"
    return titles


def _wishes(kind: Kind, groups: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    if kind.free:
        yield from ((group, [group]) for group in groups)
        return
    for section in kind.sections:
        for group in section.groups:
            heading = [section.heading] if len(section.groups) == 1 else []
            yield group, [*heading, kind.name_group(group), group]


def _is_title(wish: str) -> bool:
    return 0 < len(wish) <= _LONGEST_TITLE and not _FORBIDDEN.search(wish) and wish.isprintable()
