"""What is recorded is exactly what was sent and what came; a changed prompt is an error that shows the change."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import (
    Message,
    OutputError,
    Recorder,
    RecordingError,
    RecordingMissing,
    RecordingUnused,
    Replayer,
    Reply,
    Request,
    Usage,
)


class Fixed:
    """A model with one answer."""

    name = "fixed"

    def __init__(self, text: str) -> None:
        self.text = text

    def complete(self, request: Request) -> Reply:
        return Reply(self.text, "stop", "fixed-1", Usage(12, 3, None))


def request(text: str = "请写", name: str = "situation") -> Request:
    return Request(name, (Message("system", "规则\n二"), Message("user", text)))


def test_a_recorded_answer_is_replayed_with_all_that_was_said_of_it(tmp_path: Path) -> None:
    reply = Recorder(Fixed("全镇共排查86人。\n完。"), tmp_path).complete(request())
    assert Replayer(tmp_path).complete(request()) == reply


def test_a_recording_can_be_read_and_holds_no_more_than_prompt_and_answer(tmp_path: Path) -> None:
    Recorder(Fixed("全镇。\n完。"), tmp_path).complete(request())
    text = (tmp_path / "situation.json").read_text(encoding="utf-8")
    assert "全镇。" in text
    recording = json.loads(text)
    assert set(recording) == {"version", "name", "model", "finish_reason", "usage", "prompt", "answer"}
    assert recording["answer"] == ["全镇。", "完。"]


@given(st.text(), st.text())
def test_no_byte_of_prompt_or_answer_is_changed(
    tmp_path_factory: pytest.TempPathFactory, prompt: str, answer: str
) -> None:
    folder = tmp_path_factory.mktemp("recordings")
    Recorder(Fixed(answer), folder).complete(request(prompt))
    assert Replayer(folder).complete(request(prompt)).text == answer


def test_what_nobody_sees_is_written_so_that_a_reviewer_does(tmp_path: Path) -> None:
    Recorder(Fixed("12\u200b.50\u202f元\u0085"), tmp_path).complete(request())
    assert r"12\u200b.50\u202f元\u0085" in (tmp_path / "situation.json").read_text(encoding="utf-8")


def test_what_nobody_sees_beyond_the_first_plane_is_shown_too(tmp_path: Path) -> None:
    hidden = "甲\U000e0041乙\U000e0101\u3164"
    Recorder(Fixed(hidden), tmp_path).complete(request())
    assert r"甲\udb40\udc41乙\udb40\udd01\u3164" in (tmp_path / "situation.json").read_text(encoding="utf-8")
    assert Replayer(tmp_path).complete(request()).text == hidden


def test_a_folder_that_cannot_be_made_is_found_before_a_call(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="file"):
        Recorder(Fixed("甲"), tmp_path / "file")


def test_a_changed_prompt_shows_the_change_and_the_command(tmp_path: Path) -> None:
    Recorder(Fixed("甲"), tmp_path).complete(request("请写一段"))
    with pytest.raises(RecordingMissing) as caught:
        Replayer(tmp_path).complete(request("请写两段"))
    message = str(caught.value)
    assert "-请写一段" in message
    assert "+请写两段" in message
    assert "--record" in message


def test_a_request_that_was_never_recorded_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordingMissing, match="problems"):
        Replayer(tmp_path).complete(request(name="problems"))


def test_answers_that_nobody_asked_for_are_reported(tmp_path: Path) -> None:
    for name in ("situation", "problems"):
        Recorder(Fixed("甲"), tmp_path).complete(request(name=name))
    replayer = Replayer(tmp_path)
    replayer.complete(request())
    assert replayer.unused() == ("problems",)
    with pytest.raises(RecordingUnused, match="problems"), replayer:
        pass


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"prompt": 5}', '{"version": 2}'])
def test_a_file_that_is_no_recording_is_an_error_of_ours(tmp_path: Path, content: str) -> None:
    (tmp_path / "situation.json").write_text(content, encoding="utf-8")
    with pytest.raises(RecordingError, match=r"situation\.json"):
        Replayer(tmp_path).complete(request())


def test_a_folder_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="no folder"):
        Replayer(tmp_path / "none")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_recordings_are_their_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    Recorder(Fixed("甲"), folder).complete(request())
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "situation.json").stat().st_mode & 0o777 == 0o600
