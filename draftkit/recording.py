"""Recorded answers: keep what a model answered, and answer from it later, without model, key or network.

One JSON file a call, named as the request: the whole prompt and the whole answer as lists of lines, which joined
by a newline are exactly what was sent and what came. No header and no key is ever written.
"""

import difflib
import json
import re
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from draftkit.errors import AnswerRejected, RecordingError, RecordingMissing, RecordingUnused
from draftkit.messages import listed, say
from draftkit.model import Model, Reply, Usage
from draftkit.prompt import Message, Request
from draftkit.saving import check_writable, make_folder, write_aside

VERSION = 1
CUT = "length"
"""The finish reason of an answer that was cut off, and the `reason` of its error."""
DIFFERENCE = 40
"""Lines of a difference that are shown."""
# what JSON lets through but nobody sees: control, format and odd space characters, lone surrogates
_UNSEEN = re.compile(
    r"[\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    r"\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ue000-\uf8ff"
    r"\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff0-\uffff\U000e0000-\U0010ffff]"
)


class Recorder:
    """A model that keeps every answer of another in a folder, before it hands it on.

    Files are their owner's alone (0600), as is a folder made here. It is made, and tried, at once: nothing is
    paid for that can't be kept. Raises `OutputError`.
    """

    def __init__(self, model: Model, folder: str | Path) -> None:
        self.name = model.name
        self._model = model
        self._folder = Path(folder)
        make_folder(self._folder, 0o700)
        check_writable(_file(self._folder, "situation"), suffixes=())

    def complete(self, request: Request) -> Reply:
        """Ask the model and keep its answer. Raises what the model raises, and `OutputError`.

        An answer that was cut off is kept too: what is asked next depends on it.
        """
        try:
            reply = self._model.complete(request)
        except AnswerRejected as error:
            if error.reason == CUT:
                self._keep(request, Reply(error.text, CUT, self.name))
            raise
        self._keep(request, reply)
        return reply

    def _keep(self, request: Request, reply: Reply) -> None:
        # prompts hold facts, and facts may be anything but public
        write_aside(_file(self._folder, request.name), _write(request, reply).encode("utf-8"), private=True)


class Replayer:
    """A model that answers from a folder of recordings.

    Raises `RecordingError` for a folder that isn't there. `with Replayer(folder) as model:` raises
    `RecordingUnused` at its end when some were never asked for.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        if not self._folder.is_dir():
            raise RecordingError(say("there is no folder {folder} with recordings", folder=folder))
        self.name = f"replay:{self._folder.name}"
        self._asked: set[str] = set()
        self._lock = threading.Lock()

    def complete(self, request: Request) -> Reply:
        """Return the recorded answer.

        Raises `RecordingMissing` unless exactly this prompt was recorded, and `AnswerRejected` where its answer had
        been cut off.
        """
        with self._lock:
            self._asked.add(request.name)
        file = _file(self._folder, request.name)
        prompt, reply = _read(file, request.name)
        if prompt != request.messages:
            raise RecordingMissing(
                say(
                    "the prompt of {name} is not the recorded one; record again: draftkit draft FACTS.json "
                    "--record {folder}\n{difference}",
                    name=request.name,
                    folder=self._folder,
                    difference=_difference(prompt, request.messages),
                )
            )
        if reply.finish_reason == CUT:
            raise _cut_off(request, reply)
        return reply

    def unused(self) -> tuple[str, ...]:
        """Return the names of recordings that nobody asked for yet."""
        return tuple(sorted(file.stem for file in self._folder.glob("*.json") if file.stem not in self._asked))

    def __enter__(self) -> "Replayer":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and (names := self.unused()):
            raise RecordingUnused(
                say("recorded answers that nobody asked for: {names}; delete them", names=listed(names))
            )


def _cut_off(request: Request, reply: Reply) -> AnswerRejected:
    words = say("{name}: the recorded answer was cut off at the token limit", name=request.name)
    error = AnswerRejected(words, reply.text, again=False)
    error.request, error.fault, error.reason = request.name, "P", CUT
    return error


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"


def _write(request: Request, reply: Reply) -> str:
    usage = reply.usage.to_json() if reply.usage else None
    recording = {
        "version": VERSION,
        "name": request.name,
        "model": reply.model,
        "finish_reason": reply.finish_reason,
        "usage": usage,
        "prompt": [{"role": m.role, "content": m.content.split("\n")} for m in request.messages],
        "answer": reply.text.split("\n"),
    }
    text = json.dumps(recording, ensure_ascii=False, indent=1) + "\n"
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _read(file: Path, name: str) -> tuple[tuple[Message, ...], Reply]:
    try:
        recording: dict[str, Any] = json.loads(file.read_bytes())
        if recording["version"] != VERSION:
            raise ValueError
        prompt = tuple(Message(entry["role"], "\n".join(entry["content"])) for entry in recording["prompt"])
        usage = Usage(**recording["usage"]) if recording["usage"] else None
        answer = "\n".join(recording["answer"])
        return prompt, Reply(answer, recording["finish_reason"], recording["model"], usage)
    except FileNotFoundError:
        raise RecordingMissing(
            say(
                "there is no recorded answer for {name}; record it: draftkit draft FACTS.json --record {folder}",
                name=name,
                folder=file.parent,
            )
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RecordingError(
            say("{file} is no recording: {kind}; delete it and record again", file=file, kind=type(error).__name__)
        ) from None


def _difference(recorded: Iterable[Message], asked: Iterable[Message]) -> str:
    lines = list(
        difflib.unified_diff(_lines(recorded), _lines(asked), say("recorded"), say("asked now"), lineterm="", n=1)
    )
    more = len(lines) - DIFFERENCE
    return "\n".join([*lines[:DIFFERENCE], *([f"… +{more}"] if more > 0 else [])])


def _lines(messages: Iterable[Message]) -> list[str]:
    return [line for m in messages for line in (f"[{m.role}]", *m.content.split("\n"))]
