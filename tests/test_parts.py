"""A section whose answers are cut off is drafted in parts, over real HTTP, and the whole is checked as one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from draftkit import (
    AnswerRejected,
    Facts,
    ModelError,
    OpenAIModel,
    Recorder,
    Replayer,
    Report,
    draft_report,
    parse_facts,
)
from draftkit.testing import Call, FaultServer

MEASURES = ("强化宣传", "联防联控", "群防群治", "物资保障", "值班值守")


def facts_of(*items: str, group: str = "measures") -> Facts:
    return parse_facts(
        f'{{"kind": "township", "title": "关于防汛工作情况的汇报", "self": "我镇", '
        f'"sections": {{"{group}": [{", ".join(items)}]}}}}'
    )


def measures(count: int) -> Facts:
    return facts_of(*(
        f'{{"topic": "{topic}", "text": "{topic}落到实处", "figures": [{{"label": "开展第{number}类检查", "value": "{number}31次"}}]}}'
        for number, topic in enumerate(MEASURES[:count], start=2)
    ))  # fmt: skip


def marks(call: Call) -> int:
    """Return how many facts the prompt asks for."""
    found = re.search(r"必写数据 (\d+) 个", str(call.body["messages"][1]["content"]))
    assert found
    return int(found[1])


def longer_than(most: int) -> Callable[[Call], str | None]:
    """Cut every answer that has to state more than `most` facts."""
    return lambda call: "cut_at_length" if marks(call) > most else None


def draft(server: FaultServer, facts: Facts, **options: object) -> Report:
    return draft_report(facts, OpenAIModel("m", base_url=server.url), workers=1, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("most", "parts"), [(4, 1), (3, 2), (2, 2), (1, 4)])
def test_an_answer_that_is_cut_off_is_asked_for_in_ever_smaller_parts(most: int, parts: int) -> None:
    with FaultServer(script=longer_than(most)) as server:
        report = draft(server, measures(4))
    assert report.verified
    section = report.sections[0]
    assert (section.how, section.parts, section.error) == ("model", parts, None)
    assert re.findall(r"^（(.)）", section.text, re.MULTILINE) == ["一", "二", "三", "四"]
    assert section.to_json()["parts"] == section.parts


def test_items_in_a_running_list_are_numbered_through() -> None:
    items = [f'{{"text": "{text}", "figures": [{{"label": "{text}影响", "value": "{n}3户"}}]}}'
             for n, text in enumerate(("道路积水", "物资紧缺", "人手不足", "电力中断"), start=1)]  # fmt: skip
    with FaultServer(script=longer_than(2)) as server:
        report = draft(server, facts_of(*items, group="problems"))
    assert report.verified
    assert re.findall(r"(.)是", report.text) == ["一", "二", "三", "四"]


def test_one_entry_that_is_cut_off_is_written_plainly_and_told() -> None:
    with FaultServer(script=lambda _: "cut_at_length") as server:
        report = draft(server, measures(4))
    assert report.verified
    error = report.sections[0].error
    assert isinstance(error, AnswerRejected)
    assert (error.reason, error.request) == ("length", "measures.part-1.part-1")
    assert server.bill.requests == 6  # twice each: four entries, two, one


def test_a_cut_repair_is_drafted_in_parts_too() -> None:
    def script(call: Call) -> str | None:
        if len(call.body["messages"]) > 2 and marks(call) > 2:
            return "cut_at_length"
        return "invented_figure" if call.number == 0 else None

    with FaultServer(script=script) as server:
        report = draft(server, measures(4))
    assert report.verified
    assert (report.sections[0].how, report.sections[0].parts) == ("repaired", 2)


def test_a_part_is_repaired_like_any_section() -> None:
    def script(call: Call) -> str | None:
        if marks(call) > 2:
            return "cut_at_length"
        return "invented_figure" if len(call.body["messages"]) == 2 else None

    with FaultServer(script=script) as server:
        report = draft(server, measures(4))
    assert report.verified
    assert (report.sections[0].how, report.sections[0].rounds, report.sections[0].parts) == ("repaired", 2, 2)


def test_a_part_that_stays_wrong_ends_in_a_plain_section() -> None:
    with FaultServer(script=lambda call: "cut_at_length" if marks(call) > 2 else "invented_figure") as server:
        report = draft(server, measures(4))
    assert report.verified
    assert report.sections[0].how == "plain"
    # the whole twice, the first part, its sentences (not to be read), and the part again: the same as before
    assert server.bill.requests == 5


def test_totals_and_their_parts_stay_together_and_every_mark_means_its_own_fact() -> None:
    facts = facts_of(
        '{"label": "转移群众", "value": "129人", "parts": [{"label": "东村", "value": "59人"}, {"label": "西村", "value": "70人"}]}',
        '{"label": "受灾面积", "value": null}',
        '{"label": "巡查", "value": "4次"}',
        group="situation",
    )
    with FaultServer(script=longer_than(4)) as server:
        report = draft(server, facts)
    assert report.verified
    assert report.sections[0].parts == 2
    assert [fact.status for fact in report.check.all_facts()] == ["stated", "stated", "stated", "blank", "stated"]


def test_no_more_is_asked_for_where_a_failure_is_raised() -> None:
    with FaultServer(script=lambda _: "cut_at_length") as server, pytest.raises(ModelError) as caught:
        draft(server, measures(2), fallback=False)
    assert caught.value.report == "关于防汛工作情况的汇报"
    assert str(caught.value).startswith("关于防汛工作情况的汇报, measures.part-1: ")
    assert caught.value.to_json()["reason"] == "length"


def test_what_was_drafted_in_parts_is_drafted_again_from_its_recordings(tmp_path: Path) -> None:
    with FaultServer(script=longer_than(2)) as server:
        recorder = Recorder(OpenAIModel("m", base_url=server.url), tmp_path)
        first = draft_report(measures(4), recorder, workers=1)
    assert sorted(file.stem for file in tmp_path.iterdir()) == ["measures", "measures.part-1", "measures.part-2"]
    with Replayer(tmp_path) as replayer:
        assert draft_report(measures(4), replayer).text == first.text
