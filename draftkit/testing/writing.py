"""A model's stand-in: writes a right section out of draftkit's own prompt, so that a run can be rehearsed offline.

It sees what a model sees, and nothing else: the facts between the two nonces, how the section is laid out, and
whether marks are asked for.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from draftkit.numbering import chinese_number
from draftkit.testing.rewriting import rewrite_sentences

Answer = Callable[[Mapping[str, Any]], str]
"""A request's JSON body -> the text of the answer."""

_MATERIAL = re.compile(r"<<<(\S+)\n(.*?)\n\1>>>(.*)", re.DOTALL)
_FIGURE = re.compile(r"( *)(其中，)?(.*)：(.*)\[(f[0-9]+)\]")
# of a masked prompt: the mark stands for the value
_MASKED = re.compile(r"( *)(其中，)?(.*)：(〔(?!人员|单位|文件|地点)[^〔〕]+〕)()")
_ENTRY = re.compile(r"(措施|事件|要点)：(.*)")
_POINT = re.compile(r" +要点：(.*)")
_NAME = re.compile(r" *(人员|单位|文件|地点)：(.*)")
_NOTED = re.compile(r"(.*)（(.*)）")
_ASKED = re.compile(r"请写“(.*?)”")
_LAYOUTS = re.compile(r"【各部分写法】\n(.*)", re.DOTALL)
_ITEM = re.compile(r"以“(（一）|一、|一是|1\.)小标题。”开头|逐条写成“(一是)")
_UNMARKED = "不要写进正文"
_ENDS_OPEN = re.compile(r"(?:[为是达至到于在]|约|至[少多]|最[少多])$")


@dataclass(slots=True)
class _Item:
    """An entry of the facts as it will be written: a title, what is said, its figures in order, its names."""

    kind: str
    title: str = ""
    text: str = ""
    figures: list[str] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)


def write_section(body: Mapping[str, Any]) -> str:
    """Return the section that a draftkit request asks for, right in every figure, each with its mark.

    A repair request gets the same text, or of it the sentences that it asks for, behind their numbers. Any other
    request gets a sentence without figures.
    """
    found = _MATERIAL.search(_task(body))
    if not found:
        return "各项工作正在有序推进。"
    right = _write(body, found)
    return rewrite_sentences(body, right) or right


def _write(body: Mapping[str, Any], found: re.Match[str]) -> str:
    marked = not any(_UNMARKED in str(message.get("content")) for message in body.get("messages", ()))
    items = _read(found[2], marked)
    style = _ITEM.search(_layout_of(body, found[3]))
    return _lay_out(items, (style[1] or style[2]) if style else "", is_list=bool(style and style[2]))


def _layout_of(body: Mapping[str, Any], ask: str) -> str:
    """Return how the section asked for is laid out: the line of the rules that names it."""
    rules = "\n".join(map(text_of, body.get("messages", ())))
    asked, layouts = _ASKED.search(ask), _LAYOUTS.search(rules)
    for line in layouts[1].split("\n") if asked and layouts else ():
        names, _, layout = line.partition("：")
        if asked and asked[1] in names.split("、"):
            return layout
    return ""


def text_of(message: Mapping[str, Any]) -> str:
    """Return the text of a message, whose content may be one text or parts of one."""
    content = message.get("content")
    parts = content if isinstance(content, list) else [{"text": content}]
    return "".join(str(part.get("text")) for part in parts)


def material_of(body: Mapping[str, Any]) -> str:
    """Return the facts in a draftkit request, as they stand between the two nonces; `""` if there are none."""
    found = _MATERIAL.search(_task(body))
    return found[2] if found else ""


def section_of(body: Mapping[str, Any]) -> str:
    """Return what tells sections apart: the same for every request, repairs too, about the same facts."""
    return hashlib.sha256(_task(body).encode("utf-8", "replace")).hexdigest()[:16]


def _task(body: Mapping[str, Any]) -> str:
    messages = body.get("messages") or ()
    return next((str(message.get("content")) for message in messages if message.get("role") == "user"), "")


def _read(facts: str, marked: bool) -> list[_Item]:
    items: list[_Item] = []
    for line in facts.split("\n"):
        if found := _ENTRY.fullmatch(line):
            point = found[1] == "要点"
            items.append(_Item(found[1], "" if point else found[2], found[2] if point else ""))
        elif (found := _POINT.fullmatch(line)) and items:
            items[-1].text = found[1]
        elif found := _FIGURE.fullmatch(line) or _MASKED.fullmatch(line):
            if not found[1]:
                items.append(_Item("figure"))
            _add_figure(items[-1], found, marked)
        elif found := _NAME.fullmatch(line):
            if not line.startswith(" "):
                items.append(_Item("name"))
            items[-1].names.append((found[1], found[2]))
    return items


def _add_figure(item: _Item, found: re.Match[str], marked: bool) -> None:
    _indent, part, label, value, mark = found.groups()
    mark = f"[{mark}]" if mark and marked else ""
    if label == "日期或时间":
        item.title = f"{value}{mark}，{item.title}"
        return
    said = f"{label}{'' if _ENDS_OPEN.search(label) else '为'}{value}{mark}"
    if part and item.figures:
        item.figures[-1] += f"，其中{said}" if "，其中" not in item.figures[-1] else f"、{said}"
    else:
        item.figures.append(said)


def _state(item: _Item) -> str:
    named = "，".join(f"{kind}{_said(name)}" for kind, name in item.names)
    title = item.title if item.kind == "事件" else ""
    parts = [title, item.text, "；".join(item.figures), f"涉及{named}" if named else ""]
    return "。".join(part.rstrip("。；") for part in parts if part) + "。"


def _said(name: str) -> str:
    noted = _NOTED.fullmatch(name)
    return f"{noted[1]}{noted[2]}" if noted and "《" not in name else name


def _lay_out(items: list[_Item], number: str, *, is_list: bool) -> str:
    if is_list:
        stated = [_state(item) for item in items]
        several = len(stated) > 1
        return "".join(f"{chinese_number(n)}是{text}" if several else text for n, text in enumerate(stated, start=1))
    if not number:
        return "".join((f"{item.title}。" if item.kind == "措施" else "") + _state(item) for item in items)
    lines, count = [], 0
    for item in items:
        if item.kind in ("figure", "name"):
            lines.append(_state(item))
            continue
        count += 1
        head = number.replace("一", chinese_number(count)).replace("1", str(count))
        title = f"{item.title}。" if item.kind == "措施" else ""
        lines.append(f"{head}{title}{_state(item)}")
    return "\n".join(lines)
