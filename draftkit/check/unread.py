"""What stands in a file and can't be read: nobody vouches for a figure that nobody saw."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from draftkit.check.verdict import Finding
from draftkit.messages import say

OPAQUE = frozenset({"chart", "object", "chunk"})
"""What may hold figures of its own."""
ANNEX = "annex"
"""What draftkit put around the text, or what says that it is that."""


class FileText(Protocol):
    """The text of a file, and what was seen in it and not read: `read_draft` and `examine_document` return it.

    `unread` counts by name: of pictures, charts, objects, embedded files, characters hidden, deleted or of the annex.
    """

    @property
    def text(self) -> str:
        """What is checked."""

    @property
    def unread(self) -> Mapping[str, int]:
        """What could not be, counted."""


def judge_unread(unread: Mapping[str, int]) -> Iterator[Finding]:
    """Yield a finding for what in a file keeps its text from being the whole of it."""
    if not OPAQUE.isdisjoint(unread):
        message = say(
            "the file holds charts, objects or embedded files, which can't be read and can have figures of their own. "
            "Take them out, or write what they say into the text."
        )
        yield Finding.at(None, "unread", message)
    if ANNEX in unread:
        message = say(
            "a table or warning page of draftkit stands in the file and is not checked. Make a file without it: "
            "draftkit audit REPORT.json FILE --clean OUT"
        )
        yield Finding.at(None, "unread", message)
