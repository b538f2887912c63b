"""An answer's bytes, with an end in time and in size."""

import time
from collections.abc import Iterator

import httpx2

from draftkit.model.failures import TooSlow
from draftkit.model.judging import TooLarge

LARGEST = 8_000_000
"""Bytes of one answer."""


class Guarded(httpx2.SyncByteStream):
    """Passes a stream on until `deadline` (of `time.monotonic`) or `LARGEST` is passed."""

    def __init__(self, stream: httpx2.SyncByteStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if size > LARGEST:
                raise TooLarge
            if time.monotonic() > self._deadline:
                raise TooSlow
            yield chunk

    def close(self) -> None:
        """Close the stream below."""
        self._stream.close()
