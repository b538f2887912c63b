"""What was sent to a model for a section, known by its fingerprint."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from draftkit.errors import AnswerRejected
from draftkit.messages import say
from draftkit.model import Model, Reply
from draftkit.prompt import Request


@dataclass(frozen=True, slots=True)
class Sent:
    """One request that was sent: its name (`situation.repair-1`), and the SHA-256 of its messages in hexadecimal."""

    name: str
    sha256: str

    def to_json(self) -> dict[str, Any]:
        """Return the request as JSON can hold it."""
        return {"name": self.name, "sha256": self.sha256}


def fingerprint(request: Request) -> str:
    """Return the SHA-256 of a request's messages: roles and contents as compact JSON, UTF-8."""
    messages = [[message.role, message.content] for message in request.messages]
    text = json.dumps(messages, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class NotingModel:
    """A model that notes what it is asked, in order; for one section, and so for one thread."""

    def __init__(self, model: Model) -> None:
        self.name = model.name
        self._model = model
        self._sent: list[Sent] = []

    @property
    def sent(self) -> tuple[Sent, ...]:
        """What was sent so far."""
        return tuple(self._sent)

    def complete(self, request: Request) -> Reply:
        """Note the request, then ask the model. Raises what the model raises, and `AnswerRejected` for no text."""
        self._sent.append(Sent(request.name, fingerprint(request)))
        reply = self._model.complete(request)
        if not isinstance(getattr(reply, "text", None), str):  # a model of one's own; what OpenAI sends may be null
            raise AnswerRejected(say("the model {name} answered without a text", name=self.name))
        return reply
