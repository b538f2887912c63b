"""The stand-in's answer to a repair that asks for single sentences: those of the right section, by their numbers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from draftkit.differing import align_items
from draftkit.draft import tidy_answer
from draftkit.sentences import cut_sentences, number_sentence

_ASKED = re.compile(r"^【([0-9]+)】(.+)$", re.MULTILINE)


def rewrite_sentences(body: Mapping[str, Any], right: str) -> str | None:
    """Return the sentences that a request asks for as they stand in the `right` section, a numbered line each.

    `None` for a request that asks for no single sentences.
    """
    messages: Sequence[Mapping[str, Any]] = body.get("messages") or ()
    answer = next((message for message in messages if message.get("role") == "assistant"), None)
    asked = _ASKED.findall(str(messages[-1].get("content"))) if answer else []
    if not answer or not asked:
        return None
    have, want = _sentences(tidy_answer(str(answer.get("content")))), _sentences(right)
    places: list[int] = []
    for _, sentence in asked:
        start = places[-1] + 1 if places else 0
        if sentence not in have[start:]:
            return None
        places.append(have.index(sentence, start))
    given = _share_out(have, want, places)
    return "\n".join(number_sentence(int(asked[i][0]), given[place]) for i, place in enumerate(places))


def _share_out(have: list[str], want: list[str], asked: list[int]) -> dict[int, str]:
    """Give each right sentence to the sentence whose place it takes; what was left out, to the one before it."""
    given = dict.fromkeys(asked, "")
    for _, first, last, start, end in align_items(have, want):
        for place, sentence in enumerate(want[start:end], start=first):
            if place >= last:
                place = max((index for index in asked if index < max(last, 1)), default=asked[0])
            if place in given:
                given[place] += sentence
    return given


def _sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in cut_sentences(text)]
