"""What a real model's first answers are worth, judged by the check as it is: the recorded answers of `fixtures`."""

from collections import Counter

import pytest

from benchmarks.binding import BINDINGS, KINDS, WAYS, cases, measure, recordings
from draftkit.prompt import Binding

CASES = list(cases())
LEAST = 0.95
"""Share of sections that stand as they were first written, or mended without a model."""


@pytest.mark.parametrize("binding", BINDINGS)
def test_all_cases_are_recorded(binding: Binding) -> None:
    assert [name for name, _ in CASES if not recordings(binding, name).is_dir()] == []


@pytest.mark.parametrize("binding", BINDINGS)
@pytest.mark.parametrize("later", [False, True], ids=["the fixtures", "written after the prompts"])
def test_first_answers_stand(binding: Binding, later: bool) -> None:
    counts: Counter[str] = Counter()
    for name, facts in CASES:
        if (name not in KINDS) is later:
            counts.update(measure(binding, name, facts))
    assert counts["model"] + counts["mended"] >= LEAST * sum(counts[way] for way in WAYS), counts
