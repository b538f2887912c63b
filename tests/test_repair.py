"""A repair asks for the sentences at fault, puts them in place, and asks for the whole section only if that fails.

The faulty answers in here are written by hand; no model gave them.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import Message, OpenAIModel, Recorder, Replayer, Reply, Report, Request, draft_report, parse_facts
from draftkit.model import Usage
from draftkit.prompt import Binding
from draftkit.testing import FaultServer, write_section

THINGS = ("转移群众", "巡查堤防", "发放雨衣", "加固房屋", "清理沟渠", "储备沙袋")
VALUES = ("129人", "36次", "240件", "17间", "58条", "3200个")
FACTS = parse_facts(
    '{"kind": "township", "title": "关于防汛工作情况的汇报", "self": "我镇", "sections": {"situation": ['
    + ", ".join(f'{{"label": "{thing}", "value": "{value}"}}' for thing, value in zip(THINGS, VALUES, strict=True))
    + "]}}"
)
SENTENCES = [f"我镇{thing}{value}[f{n}]。" for n, (thing, value) in enumerate(zip(THINGS, VALUES, strict=True), start=1)]
LINES = "\n".join("".join(SENTENCES[start : start + 3]) for start in (0, 3))
PLAIN = re.sub(r"\[f\d\]", "", LINES)


class Scripted:
    """A model that answers its requests in turn, with a text or with what a function makes of the request."""

    name = "scripted"

    def __init__(self, *answers: str | Callable[[Request], str]) -> None:
        self.answers = answers
        self.asked: list[Request] = []

    def complete(self, request: Request) -> Reply:
        answer = self.answers[len(self.asked)]
        self.asked.append(request)
        text = answer if isinstance(answer, str) else answer(request)
        return Reply(text, "stop", self.name, Usage(1, len(text)))

    def words(self, number: int) -> str:
        return self.asked[number].messages[-1].content

    def sentences(self, number: int) -> list[str]:
        """Return the numbered sentences of a request."""
        return re.findall(r"^【\d+】(.*)", self.words(number), re.MULTILINE)


def draft(model: Scripted, **options: Any) -> Report:
    report = draft_report(FACTS, model, workers=1, **options)
    assert report.verified
    return report


def told(report: Report) -> tuple[str, int]:
    return report.sections[0].how, report.sections[0].rounds


def test_for_one_wrong_figure_one_sentence_is_asked_and_the_rest_stays_to_the_byte() -> None:
    wrong = LINES.replace("36次", "39次").replace("发放雨衣", "累计发放雨衣")
    model = Scripted(wrong, "【1】我镇共巡查堤防36次[f2]。")
    report = draft(model)
    assert told(report) == ("repaired", 1)
    assert model.sentences(1) == ["我镇巡查堤防39次[f2]。"]
    assert "“39次”与事实不符，“巡查堤防”[f2]应写为“36次”" in model.words(1)
    assert report.sections[0].text == PLAIN.replace("巡查堤防", "共巡查堤防").replace("发放雨衣", "累计发放雨衣")
    first, second = model.asked
    assert second.messages[:2] == first.messages
    assert second.messages[2].content == wrong
    assert [first.name, second.name] == ["situation", "situation.repair-1"]
    assert report.usage == Usage(2, len(wrong) + len("【1】我镇共巡查堤防36次[f2]。"))


@pytest.mark.parametrize(("lost", "neighbour"), [(0, 1), (2, 1), (3, 2), (5, 4)])
def test_a_missing_fact_is_asked_of_the_sentence_that_states_its_neighbour(lost: int, neighbour: int) -> None:
    wrong = LINES.replace(SENTENCES[lost], "")
    model = Scripted(wrong, "【1】" + "".join(SENTENCES[min(lost, neighbour) : max(lost, neighbour) + 1]))
    report = draft(model)
    assert told(report) == ("repaired", 1)
    assert model.sentences(1) == [SENTENCES[neighbour]]
    assert f"漏写：“{THINGS[lost]}”" in model.words(1)
    assert report.sections[0].text.replace("\n", "") == PLAIN.replace("\n", "")


def test_where_no_fact_is_stated_the_last_sentence_takes_the_missing_one_in() -> None:
    facts = parse_facts('{"kind": "township", "title": "关于防汛工作情况的汇报", "sections": {"situation": ['
                        '{"label": "转移群众", "value": "129人"}]}}')  # fmt: skip
    model = Scripted("全镇汛情总体平稳，各项工作有序推进。干部在岗值守。", "【1】干部在岗值守，转移群众129人[f1]。")
    assert draft_report(facts, model).sections[0].how == "repaired"
    assert model.sentences(1) == ["干部在岗值守。"]


def test_two_sentences_are_asked_for_in_one_request_and_each_goes_to_its_place() -> None:
    wrong = LINES.replace("129人", "128人").replace("58条", "85条")
    model = Scripted(wrong, "好的，以下是改正后的句子：\n【2】我镇清理沟渠58条[f5]\n\n【1】我镇转移群众129人[f1]。")
    assert draft(model).sections[0].text == PLAIN
    assert model.sentences(1) == ["我镇转移群众128人[f1]。", "我镇清理沟渠85条[f5]。"]


def test_a_sentence_that_should_not_be_there_is_dropped() -> None:
    model = Scripted(LINES + "\n此外新增86485件。", "【1】（删去）")
    assert draft(model).sections[0].text == PLAIN


def test_what_was_mended_before_does_not_move_the_sentence_at_fault() -> None:
    wrong = LINES.replace("129人", "１２９ 人").replace("3200个", "3,200个").replace("17间", "71间")
    model = Scripted(wrong, "【1】我镇加固房屋17间[f4]。")
    report = draft(model)
    assert model.sentences(1) == ["我镇加固房屋71间[f4]。"]
    assert report.sections[0].text == PLAIN


@pytest.mark.parametrize(
    "reply",
    [
        "我镇巡查堤防36次[f2]。",
        "【2】我镇巡查堤防36次[f2]。",
        "【1】我镇巡查堤防36次[f2]。\n【2】我镇发放雨衣240件[f3]。",
        "【1】我镇巡查堤防36次[f2]。\n另外，其余各句未作改动，请核对第2行。",
        "抱歉，没有看懂",
    ],
)
def test_after_a_reply_that_cannot_be_read_the_whole_section_is_asked_for(reply: str) -> None:
    model = Scripted(LINES.replace("36次", "39次"), reply, LINES)
    assert told(draft(model)) == ("repaired", 2)
    assert model.sentences(2) == []
    assert "完整正文" in model.words(2)
    assert model.asked[2].messages[2].content == LINES.replace("36次", "39次")
    assert model.asked[2].name == "situation.repair-2"


def test_a_model_that_answers_the_whole_section_rightly_is_not_asked_again() -> None:
    model = Scripted(LINES.replace("36次", "39次"), LINES)
    assert told(draft(model)) == ("repaired", 1)


def test_of_answers_that_do_not_verify_the_best_goes_back() -> None:
    wrong = LINES.replace("36次", "39次").replace("240件", "204件")
    worse = "【1】我镇巡查堤防38次[f2]，出动99人。\n【2】我镇发放雨衣204件[f3]。"
    model = Scripted(wrong, worse, LINES)
    draft(model)
    assert model.asked[2].messages[2].content == wrong
    better = "【1】我镇巡查堤防36次[f2]。\n【2】我镇发放雨衣204件[f3]。"
    model = Scripted(wrong, better, LINES)
    draft(model)
    assert model.asked[2].messages[2].content == LINES.replace("240件", "204件")
    assert "39次" not in model.words(2)


def test_a_redraft_that_is_better_is_repaired_by_sentences_again() -> None:
    wrong = LINES.replace("36次", "39次").replace("240件", "204件")
    model = Scripted(wrong, "不懂", LINES.replace("17间", "71间"), "【1】我镇加固房屋17间[f4]。")
    assert told(draft(model, repairs=3)) == ("repaired", 3)
    assert [len(model.sentences(number)) for number in range(4)] == [0, 2, 0, 1]


def test_where_most_of_a_section_is_wrong_it_is_asked_for_as_a_whole_at_once() -> None:
    model = Scripted(LINES.replace("人", "户").replace("次", "回").replace("件", "套").replace("间", "栋"), LINES)
    assert told(draft(model)) == ("repaired", 1)
    assert "完整正文" in model.words(1)


def test_where_most_marks_are_stray_the_section_is_asked_for_as_a_whole() -> None:
    wrong = re.sub(r"\[f\d\]", "", LINES).replace("36次", "39次") + "".join(f"[f{n}]" for n in range(7, 16))
    model = Scripted(wrong, LINES)
    draft(model)
    assert "完整正文" in model.words(1)


@given(st.sets(st.integers(0, 5)), st.sampled_from(["altered", "invented"]), st.sampled_from(["cited", "plain"]))
def test_whichever_sentences_are_wrong_a_perfect_reply_makes_the_section_right(
    wrong: set[int], way: str, binding: Binding
) -> None:
    right = [re.sub(r"\[f\d\]", "", sentence) if binding == "plain" else sentence for sentence in SENTENCES]
    spoilt = {number: spoil(right[number], way) for number in wrong}
    cure = {faulty: right[number] for number, faulty in spoilt.items()}

    def reply(request: Request) -> str:
        asked = re.findall(r"^【(\d+)】(.*)", request.messages[-1].content, re.MULTILINE)
        assert not asked or {sentence for _, sentence in asked} == set(cure)
        return "\n".join(f"【{number}】{cure[sentence]}" for number, sentence in asked) or "".join(right)

    model = Scripted("".join(spoilt.get(number, sentence) for number, sentence in enumerate(right)), reply)
    report = draft(model, binding=binding)
    assert report.sections[0].text == PLAIN.replace("\n", "")
    assert len(model.asked) == (2 if wrong else 1)
    at_fault = sum(map(len, spoilt.values()))
    few = wrong and 2 * at_fault <= at_fault + sum(len(right[number]) for number in set(range(6)) - wrong)
    assert len(model.asked) < 2 or len(model.sentences(1)) == (len(wrong) if few else 0)


def spoil(sentence: str, way: str) -> str:
    if way == "invented":
        return sentence.replace("。", "，出动挖机99台。")
    return re.sub(r"(\d)(?=\D)(?!\])", lambda found: str((int(found[1]) + 1) % 10), sentence, count=1)


@given(st.sets(st.integers(0, 5), max_size=5), st.sets(st.integers(0, 5)), st.sampled_from(["cited", "plain"]))
def test_whichever_sentences_are_lost_or_wrong_the_rehearsals_writer_puts_them_right(
    lost: set[int], wrong: set[int], binding: Binding
) -> None:
    def write(request: Request) -> str:
        return write_section({"messages": [vars_of(message) for message in request.messages]})

    def write_wrongly(request: Request) -> str:
        sentences = [found[0] for found in re.finditer("[^。]*。", write(request))]
        kept = [number for number in range(6) if number not in lost]
        return "".join(spoil(sentences[n], "altered") if n in wrong else sentences[n] for n in kept)

    model = Scripted(write_wrongly, write)
    assert draft(model, binding=binding).sections[0].text == draft(Scripted(write), binding=binding).sections[0].text
    assert len(model.asked) == (2 if lost or wrong else 1)


def vars_of(message: Message) -> dict[str, str]:
    return {"role": message.role, "content": message.content}


@pytest.mark.parametrize("binding", ["cited", "plain"])
def test_the_rehearsals_writer_answers_with_the_right_sentences(binding: Binding) -> None:
    def answer(body: dict[str, Any]) -> str:
        text = write_section(body)
        return text if len(body["messages"]) > 2 else text.replace("36次", "39次").replace("58条", "85条")

    sent: list[str] = []
    with FaultServer(answer=lambda body: sent.append(answer(body)) or sent[-1]) as server:  # type: ignore[func-returns-value]
        report = draft_report(FACTS, OpenAIModel("m", base_url=server.url), binding=binding)
    assert report.verified
    assert (report.sections[0].how, report.sections[0].rounds) == ("repaired", 1)
    assert re.fullmatch(r"【1】.*36次.*\n?(【2】.*58条.*)?", sent[1])
    with FaultServer() as server:
        assert report.text == draft_report(FACTS, OpenAIModel("m", base_url=server.url), binding=binding).text


def test_a_repair_by_sentences_is_drafted_again_from_its_recordings(tmp_path: Any) -> None:
    model = Scripted(LINES.replace("36次", "39次"), "【1】我镇共巡查堤防36次[f2]。")
    first = draft_report(FACTS, Recorder(model, tmp_path))
    with Replayer(tmp_path) as replayer:
        assert draft_report(FACTS, replayer).text == first.text
