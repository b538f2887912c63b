"""People, organisations and documents: in the text of their item where it speaks of them, else behind it."""

import re
from collections.abc import Sequence

from draftkit.ledger import Name
from draftkit.plain.phrases import clean

_SHORTEST_TAIL = 4
_LONGEST_TAIL = 40
_ISSUING = re.compile(
    r"(?:制定|印发|制发|下发|转发|发布|出台|起草|编制|修订|编写|拟定|签订|发放|张贴|宣传|学习|传达|贯彻|落实|执行|依据|按照|根据|实施|完善|建立)了?$"
)
_AND = re.compile(r"[》、和及与]$")
_SERVES = re.compile(r"担?任")
_POST = re.compile(
    r"(?:组长|组员|主任|队长|成员|负责人|指挥长?|联络员|书记|秘书长|网格长|召集人|[路河林田湖]长)$"
)
_SERVING_CLAUSE = re.compile(r"(?<=[，；。、])[^，；。]{1,20}任(?:副|组|成|队|主)")
_SAYS = re.compile(r"(?:已|参加|出席|配合|协助|正在|在|报|于|经|自|现)")
_DOES = re.compile(r"(?:具体|全面|共同)?(?:负责|牵头|主持|分管|带队|包联|联系|承担|担任|任|为(?!了))")


def weave_names(text: str, names: Sequence[Name]) -> tuple[str, list[Name]]:
    """Put names into a text where it speaks of them; return it and the names that it has no place for.

    `制定工作方案` speaks of 《…工作方案》; a text that says who is 副组长 has a place for the 组长.
    """
    left: list[Name] = []
    for name in names:
        if name.text in text and not name.title and not name.note:
            continue
        weave = {"document": _weave_document, "person": _weave_person}.get(name.kind)
        woven = weave(text, name) if weave else None
        if woven is None:
            left.append(name)
        else:
            text = woven
    return text, left


def _weave_document(text: str, name: Name) -> str | None:
    if name.note:
        return None
    title = name.text.strip("《》")
    for size in range(min(len(title), _LONGEST_TAIL), _SHORTEST_TAIL - 1, -1):
        tail = title[-size:]
        at = text.find(tail)
        if at < 0:
            continue
        before, after = text[:at].removesuffix("《"), text[at + size :].removeprefix("》")
        whole = size == len(title)
        if text.count(tail) > 1 or before.count("《") > before.count("》"):
            return None
        return f"{before}{_document(name)}{after}" if whole or _is_issued(before) else None
    return None


def _is_issued(before: str) -> bool:
    clause = re.split(r"[，；。]", before)[-1]
    return bool(_ISSUING.search(clause) or (_AND.search(clause) and "《" in clause))


def _weave_person(text: str, name: Name) -> str | None:
    if name.text in text:
        return text
    clause = _SERVING_CLAUSE.search(text) if _SERVES.match(name.note) else None
    return f"{text[: clause.start()]}{_person(name)}，{text[clause.start() :]}" if clause else None


def state_names(names: Sequence[Name]) -> list[str]:
    """Return the sentences, without their stops, that give names."""
    by_kind: dict[str, list[Name]] = {}
    for name in names:
        by_kind.setdefault(name.kind, []).append(name)
    sentences = []
    for kind, named in by_kind.items():
        write = {"document": _documents, "person": _people, "organisation": _organisations}.get(kind)
        if write:
            sentences += write(named)
    return sentences


def _people(names: Sequence[Name]) -> list[str]:
    told = [_person(name) for name in names]
    others = [_bracketed(name.title + name.text, name.note) for name in names if not _person(name)]
    sentences = ["，".join(filter(None, told))] if any(told) else []
    return sentences + ([f"相关人员为{'、'.join(others)}"] if others else [])


def _person(name: Name) -> str:
    """Return the clause that says what a person does, `""` if that is not known."""
    who, note = f"{name.title}{name.text}", clean(name.note)
    if _DOES.match(note):
        return f"由{who}{note}"
    if _SAYS.match(note):
        return who + note
    return f"由{who}任{note}" if _POST.search(note) else ""


def _organisations(names: Sequence[Name]) -> list[str]:
    told = [name.text + clean(name.note) for name in names if _SAYS.match(clean(name.note))]
    others = [_bracketed(name.text, name.note) for name in names if not _SAYS.match(clean(name.note))]
    return ([f"涉及单位为{'、'.join(others)}"] if others else []) + (["，".join(told)] if told else [])


def _documents(names: Sequence[Name]) -> list[str]:
    told = [_document(name) + clean(name.note) for name in names if _SAYS.match(clean(name.note))]
    others = [_bracketed(_document(name), name.note) for name in names if not _SAYS.match(clean(name.note))]
    # titles in a row need no comma, unless something stands between them
    separator = "" if all(title.endswith("》") for title in others) else "、"
    return ([f"相关文件为{separator.join(others)}"] if others else []) + (["，".join(told)] if told else [])


def _document(name: Name) -> str:
    title = name.text if "《" in name.text else f"《{name.text}》"
    return _bracketed(title, name.title)


def _bracketed(text: str, note: str) -> str:
    note = clean(note)
    return f"{text}（{note}）" if note else text
