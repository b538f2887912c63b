"""A model of one's own in a batch: whatever it raises or returns is one failed call, told without its words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from draftkit import AnswerRejected, ModelError, Reply, Request, Usage
from draftkit.batch import Options, Summary, draft_batch
from draftkit.batch.outage import LONGEST_RUN
from draftkit.testing import write_section
from tests.batches import facts_of, rows_of, write_lines

Answer = Callable[[str], Any]
SECRET = "乙方代表"


class Own:
    """Answers with what `answer` makes of a right section."""

    name = "own"

    def __init__(self, answer: Answer, only: int | None = None) -> None:
        self.asked, self._answer, self._only = 0, answer, only

    def complete(self, request: Request) -> Reply:
        self.asked += 1
        text = write_section({"messages": [{"role": m.role, "content": m.content} for m in request.messages]})
        if self._only in (None, self.asked):
            return self._answer(text)  # type: ignore[no-any-return]
        return Reply(text, "stop", "own")


def draft(tmp_path: Path, model: Own, count: int = 2) -> Summary:
    lines = write_lines(tmp_path / "f.jsonl", *(facts_of(f"第{n}镇", 100 + n) for n in range(count)))
    return draft_batch([lines], tmp_path / "out", model, options=Options(jobs=1))


def throw(error: BaseException) -> Answer:
    def answer(_: str) -> Reply:
        raise error

    return answer


def odd_fault() -> ModelError:
    error = ModelError("down")
    error.fault = "T"  # type: ignore[assignment]
    return error


@pytest.mark.parametrize("error", [TimeoutError(SECRET), ValueError(SECRET), odd_fault()])
def test_whatever_the_model_raises_a_run_in_which_it_only_fails_is_stopped(tmp_path: Path, error: Exception) -> None:
    model = Own(throw(error))
    summary = draft(tmp_path, model, 30)
    assert isinstance(summary.stopped, ModelError)
    assert model.asked == LONGEST_RUN == summary.unknown
    assert SECRET not in str(summary.stopped) + (tmp_path / "out" / "report.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "answer",
    [
        throw(TimeoutError(SECRET)),
        lambda _: None,
        lambda _: Reply(None, "stop", "own"),  # type: ignore[arg-type]
        lambda text: Reply(text.encode(), "stop", "own"),  # type: ignore[arg-type]
        lambda text: Reply(text, "stop", None),  # type: ignore[arg-type]
    ],
    ids=["error", "none", "no text", "bytes", "no name"],
)
def test_one_failed_call_is_one_section_that_again_asks_for(tmp_path: Path, answer: Answer) -> None:
    summary = draft(tmp_path, Own(answer, only=2))
    assert (summary.stopped, summary.given_up, summary.by_model, summary.verified) == (None, 1, 3, 2)
    assert SECRET not in "".join(row.error for row in rows_of(tmp_path / "out"))
    again = Own(answer, only=-1)
    summary = draft_batch([tmp_path / "f.jsonl"], tmp_path / "out", again, options=Options(again=True))
    assert (summary.given_up, again.asked) == (0, 1)


class Integer:
    """A count of another library."""

    def __index__(self) -> int:
        return 10


@pytest.mark.parametrize(
    ("count", "known"), [(10, 10), (Integer(), 10), (2**63, None), (-1, None), (10.5, None), ("10", None)]
)
def test_a_count_that_is_none_is_unknown_and_loses_no_answer(tmp_path: Path, count: Any, known: int | None) -> None:
    summary = draft(tmp_path, Own(lambda text: Reply(text, "stop", "own", Usage(count, 1))))
    assert (summary.stopped, summary.verified, summary.by_model) == (None, 2, 4)
    assert (summary.prompt_tokens, summary.uncounted) == ((4 * known, 0) if known else (0, 4))


def test_a_worker_that_is_ended_ends_the_run_with_a_reason(tmp_path: Path) -> None:
    summary = draft(tmp_path, Own(throw(SystemExit(4))))
    assert summary.queued == 2
    assert "SystemExit" in str(summary.stopped)
    assert not isinstance(summary.stopped, AnswerRejected)
