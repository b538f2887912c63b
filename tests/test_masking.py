"""Masked drafting: nothing particular leaves the machine, and the report is as true as any other."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from draftkit import OpenAIModel, Recorder, Report, draft_report, load_facts, parse_facts
from draftkit.exemplars import load_exemplar
from draftkit.exemplars.particulars import BLANK, find_particulars
from draftkit.facts import Facts, ledger_of
from draftkit.kinds import load_kind
from draftkit.masking import fill_marks, mask_section
from draftkit.plan import plan_report
from draftkit.prompt import build_prompt
from draftkit.resources import folder, read_data
from draftkit.testing import FaultServer, write_section
from tests.wiretap import Wiretap, find_leaks

FIXTURES = Path(str(folder("fixtures")))
CASES = [*sorted(FIXTURES.glob("*/facts.json")), *sorted((FIXTURES / "more").glob("*.json"))]
NAMES = [f"{path.parent.name}/{path.name}" for path in CASES]
MARK = re.compile(r"〔[^〔〕]+〕")
Spoiler = Callable[[str], str]


def shipped(kind: str) -> str:
    """What of the project stands in prompts of a kind, whatever the facts are: it tells nothing of them."""
    names = ["system.md", "masked.md", "section.md", "repair.md", "repair_sentences.md", "findings.toml", "layouts.toml"]
    told = load_kind(kind)
    texts = [told.register, *(f"{section.heading}\n{section.brief}" for section in told.sections), load_exemplar(kind)]
    return "\n".join([*(read_data(name) for name in names), *texts])


def protected(facts: Facts) -> list[str]:
    """All that must not be sent: values, names, and what is particular in any other string of the facts."""
    ledger = ledger_of(facts)
    words = {fact.value for fact in ledger.facts if fact.value}
    words |= {name.text for name in ledger.names} | {name.text.strip("《》") for name in ledger.names}
    texts = [facts.title, facts.as_of, facts.date, *(fact.label for fact in ledger.facts)]
    texts += [passage.text for passage in ledger.passages]
    for text in texts:
        words |= {one.text for one in find_particulars(text) if one.kind != BLANK}
        words |= set(re.findall(r"[0-9][0-9.,:：/-]*[一-龥%]", text))
    ours = shipped(facts.kind)
    return sorted(word for word in words if word not in ours)


def drop_a_mark(text: str) -> str:
    """Leave out every other figure."""
    return re.sub("(〔数[^〔〕]+〕)([^〔〕]*)〔数[^〔〕]+〕", r"\1\2", text.replace("〔日期", "〔"))


def swap_marks(text: str) -> str:
    marks = [mark for mark in dict.fromkeys(MARK.findall(text)) if mark.startswith("〔数")]
    if len(marks) < 2:
        return drop_a_mark(text)
    turned = {marks[0]: marks[-1], marks[-1]: marks[0]}
    return MARK.sub(lambda found: turned.get(found[0], found[0]), text)


def overstate(text: str) -> str:
    """Every value is said to be more than it is: findings speak of values and their neighbours."""
    return MARK.sub(lambda found: f"超过{found[0]}之多，共9{found[0]}", text)


def invent(text: str) -> str:
    return f"{text}新增物资486件，镇长王建国到场，共〔数癸癸：件〕。"


SPOILERS = [drop_a_mark, swap_marks, overstate, invent]


def spoil(spoiler: Spoiler) -> Callable[[Mapping[str, Any]], str]:
    """Answer wrongly at first, to a repair of sentences with no sentences, and rightly when all is asked again."""

    def answer(body: Mapping[str, Any]) -> str:
        right, rounds = write_section(body), len(body["messages"])
        if rounds == 2:
            return spoiler(right)
        asked = str(body["messages"][-1]["content"])
        whole = {key: value for key, value in body.items() if key != "messages"}
        if "【1】" in asked:
            return "各项工作正在有序推进。"
        return write_section({**whole, "messages": body["messages"][:2]})

    return answer


def draft(facts: Facts, url: str, **options: Any) -> Report:
    return draft_report(facts, OpenAIModel("any", base_url=url, api_key="sk-canary-0123456789"), binding="masked", **options)


@pytest.mark.parametrize("spoiler", SPOILERS)
@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_no_protected_value_is_sent_nor_recorded(path: Path, spoiler: Spoiler, tmp_path: Path) -> None:
    facts = load_facts(path)
    words = protected(facts)
    assert len(words) > 10
    with FaultServer(answer=spoil(spoiler)) as server, Wiretap(server.url) as tap:
        model = OpenAIModel("any", base_url=tap.url, api_key="sk-canary-0123456789")
        report = draft_report(facts, Recorder(model, tmp_path / "kept"), binding="masked")
    calls, leaks = tap.sent.count(b"POST "), find_leaks(tap.sent, words)
    recorded = b"".join(file.name.encode() + file.read_bytes() for file in sorted((tmp_path / "kept").iterdir()))
    assert report.verified, [str(finding) for finding in report.findings]
    assert calls == server.bill.requests
    # a value that changed places with another is not always told by the check, with marks or without
    assert spoiler is swap_marks or calls > len(report.sections)
    assert leaks == []
    assert find_leaks(recorded, words) == []


def test_the_tap_hears_what_is_not_masked() -> None:
    facts = load_facts(CASES[0])
    with FaultServer() as server, Wiretap(server.url) as tap:
        draft_report(facts, OpenAIModel("any", base_url=tap.url, api_key="sk-canary-0123456789"))
    heard = find_leaks(tap.sent, protected(facts))
    assert {"40多家", "1月26日", "陈志远", "县康洁防护用品有限公司"} <= set(heard)


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_a_right_answer_gives_a_verified_report_with_every_figure_bound(path: Path) -> None:
    with FaultServer() as server:
        report = draft(load_facts(path), server.url, repairs=0)
    assert report.verified, [str(finding) for finding in report.findings]
    assert {section.how for section in report.sections} <= {"model", "mended"}
    assert MARK.findall(report.text) == []
    assert all(fact.status in ("stated", "blank") for fact in report.check.all_facts())


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_what_is_masked_and_put_back_is_what_an_unmasked_prompt_says(path: Path) -> None:
    plan = plan_report(load_facts(path))
    for section in plan.sections:
        shown_plan, shown, masks = mask_section(plan, section, "____")

        def back(text: str, masks: Any = masks) -> str:
            return fill_marks(text, masks.marks).text

        assert (back(shown_plan.title), back(shown_plan.as_of)) == (plan.title, plan.as_of)
        for entry, masked in zip(section.ledger.entries, shown.ledger.entries, strict=True):
            assert (back(masked.head), back(masked.text)) == (entry.head, entry.text)
            for fact, one in zip(entry.facts, masked.facts, strict=True):
                assert (back(one.label), back(one.value or "")) == (fact.label, fact.value or "____")
                assert re.search("[0-9０-９]", f"{one.label}{one.value}") is None
            for name, told in zip(entry.names, masked.names, strict=True):
                assert (back(told.text), back(told.title), back(told.note)) == (name.text, name.title, name.note)
