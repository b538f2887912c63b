"""Every error that draftkit raises on purpose, in one tree::

    DraftkitError
    ├── FactsError            the facts: all problems at once, each with its place
    ├── KindError             a report kind, or the data that describes it
    ├── ExemplarError         a sample report
    ├── ClassifiedError       a text that bears a classification mark: nothing is sent
    ├── PromptError           a prompt template
    ├── SettingsError         how a model is configured, or a wrong option
    ├── FormatError           an office's own page format: all problems at once
    ├── OutputError           a file that cannot be written
    ├── JournalError          the journal of a batch: in use, not writable, not one
    ├── DocumentError         a document that cannot be read
    ├── ReportError           a stored report: all problems at once, each with its place
    ├── ResultsError          a file of results that cannot be read
    ├── AnswerPending         an answer that will come in a file, in a later round
    ├── RecordingError        recorded answers
    │   ├── RecordingMissing      no recorded answer for exactly this prompt
    │   └── RecordingUnused       recorded answers that nobody asked for
    └── ModelError            the model
        ├── ModelUnreachable      no answer came
        ├── ModelRefused          the endpoint said no: key, quota, model name, parameter, content
        └── AnswerRejected        an answer came that is not a draft: empty, cut, filtered

A message says what is wrong and what to do next, in the reader's language. No message holds a key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from draftkit.messages import listed, say


class DraftkitError(Exception):
    """The root of the tree: catch this to catch all of them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file: where (`sections.situation[0].value`, or `line 3, column 7`) and what."""

    place: str
    message: str

    def __str__(self) -> str:
        return _make_printable(f"{self.place}: {self.message}" if self.place else self.message)


def _make_printable(words: str) -> str:
    # what stands in a file, or came from a server, may be what moves a cursor, or turns the line around
    return "".join(c if c.isprintable() or c in "\n\u3000" else f"\\u{ord(c):04x}" for c in words)


class FactsError(DraftkitError):
    """The facts can't be used. `problems` has all of them, `source` the file they came from, if any."""

    def __init__(self, problems: Sequence[Problem], source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        super().__init__("\n".join(f"{source}: {p}" if source else str(p) for p in self.problems))


class KindError(DraftkitError):
    """A report kind is not known, or its data can't be used."""


class ExemplarError(DraftkitError):
    """A sample report can't be used."""


class ClassifiedError(DraftkitError):
    """A text bears a classification mark (秘密, 机密, 绝密): it is not processed, and nothing of it is sent."""


class PromptError(DraftkitError):
    """A prompt template can't be filled: `missing` are the names it wants, `unknown` those nobody supplies."""

    def __init__(self, template: str, missing: Sequence[str] = (), unknown: Sequence[str] = ()) -> None:
        self.template, self.missing, self.unknown = template, tuple(missing), tuple(unknown)
        super().__init__(
            say(
                "the template {template} can't be filled; names without a value: {missing}; names not "
                "known: {unknown}. Correct the names behind `$` in that file.",
                template=template,
                missing=listed(self.missing) or "-",
                unknown=listed(self.unknown) or "-",
            )
        )


class SettingsError(DraftkitError):
    """The model is not configured, or configured in a way that can't work."""


class FormatError(DraftkitError):
    """A page format can't be used. `problems` has all that is wrong with it, `source` is the file it came from."""

    def __init__(self, problems: Sequence[Problem], source: str) -> None:
        self.problems, self.source = tuple(problems), source
        super().__init__("\n".join(f"{source}: {problem}" for problem in self.problems))


class OutputError(DraftkitError):
    """A file can't be written where it was asked for."""


class JournalError(DraftkitError):
    """The journal of a batch is in use, can't be read or written, or holds what has to be decided first."""


class DocumentError(DraftkitError):
    """A document can't be read as a draft."""


class ReportError(DraftkitError):
    """A stored report can't be read. `problems` has all that is wrong, `source` the file it came from, if any."""

    def __init__(self, problems: Sequence[Problem], source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        super().__init__("\n".join(f"{source}: {p}" if source else str(p) for p in self.problems))


class ResultsError(DraftkitError):
    """A file of results from an engine can't be read."""


class AnswerPending(DraftkitError):
    """There is no answer yet: `request` is the name of what was asked. No failure of a model: it is asked later."""

    def __init__(self, request: str) -> None:
        self.request = request
        super().__init__(say("{request}: no answer yet; it is asked for in the next round", request=request))


class RecordingError(DraftkitError):
    """Recorded answers don't fit what is asked."""


class RecordingMissing(RecordingError):
    """There is no recorded answer for exactly this prompt; the message shows what changed."""


class RecordingUnused(RecordingError):
    """Some recorded answers were never asked for: they belong to prompts that are gone."""


FaultClass = Literal["F", "U", "P", "X"]
"""What a failed call means for money: `F` free, nothing was generated; `U` unknown, it may have been paid for;
`P` paid for, and known to be bad; `X` final, the same request can't get a good answer."""


class ModelError(DraftkitError):
    """A model gave no draft that can be used.

    `report` is the title of the report it was asked for, `request` the name of what was asked (`situation`,
    `situation.repair-1`, `situation.part-2`), `attempts` how often it was sent,
    `fault` the class of the last failure and `reason` its short name (`429`, `length`, `certificate`).
    `stops_all` says that every other request would fail alike, until the settings or the account are put right.
    `wait` is the number of seconds after which the endpoint wants to be asked again, where it named one.
    """

    report: str = ""
    request: str = ""
    attempts: int = 0
    fault: FaultClass = "X"
    reason: str = ""
    stops_all: bool = False
    wait: float | None = None

    def __str__(self) -> str:
        message = _make_printable(super().__str__())
        return f"{self.report}, {message}" if self.report else message

    def to_json(self) -> dict[str, object]:
        """Return the failure as JSON can hold it."""
        names = ("report", "request", "attempts", "fault", "reason", "stops_all")
        wait = self.wait if self.wait is not None and isfinite(self.wait) else None
        message = _make_printable(super().__str__())
        return {**{name: getattr(self, name) for name in names}, "wait": wait, "message": message}


class ModelUnreachable(ModelError):
    """No answer came: the network, the address, a time-out, or a server that broke down."""


class ModelRefused(ModelError):
    """The endpoint said no: a wrong key, quota, model name or parameter, or its content filter."""


class AnswerRejected(ModelError):
    """An answer came that is no draft: empty, cut off, or no Chinese text.

    `text` is what came; `again` says whether the same request may well get a better one.
    """

    def __init__(self, message: str, text: str = "", *, again: bool = True) -> None:
        self.text, self.again = text, again
        super().__init__(message)
