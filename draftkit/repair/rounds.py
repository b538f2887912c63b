"""The rounds of a repair: first the sentences at fault, then the whole section, from the best answer so far."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from draftkit.draft import tidy_answer
from draftkit.model import Model
from draftkit.repair.asking import ask_section, ask_sentences
from draftkit.repair.faults import Fault, find_faults, put_in_place
from draftkit.repair.judging import Judge, Judged


def repair_section(
    judge: Judge, first: Judged, model: Model, rounds: int, own: Path | None = None
) -> Iterator[Judged]:
    """Yield what the model makes of its findings, at most `rounds` times, until one is verified.

    Asked for are the sentences at fault, which are put in place, and the whole is judged again. Where that does not
    help, the next round asks for the whole section. What goes back is the answer with the fewest errors. A model
    that gives a section again that it gave before would go on doing so: it is not asked once more.
    """
    best, answers, tried = first, {first.answer}, False
    for number in range(1, rounds + 1):
        faults = () if tried else find_faults(judge, best)
        if faults:
            last = _repair_sentences(judge, best, faults, model, number, own)
        else:
            reply = model.complete(ask_section(judge, best, number, own))
            last = judge.judge(reply.text, reply.usage)
        yield last
        if last.check.verified or (not faults and last.answer in answers):
            return
        better = len(last.check.errors) < len(best.check.errors)
        # sentences of an answer are asked for once
        tried = bool(faults) or not better
        answers.add(last.answer)
        best = last if better else best


def _repair_sentences(
    judge: Judge, judged: Judged, faults: tuple[Fault, ...], model: Model, number: int, own: Path | None
) -> Judged:
    """Return the answer with its sentences put right; where the reply can't be read, the answer as it was.

    A model that wrote the whole section all the same, and got it right, is taken at its word.
    """
    reply = model.complete(ask_sentences(judge, judged, faults, number, own))
    answer = put_in_place(tidy_answer(judged.answer, judge.prompt.heading), faults, reply.text)
    if answer is not None:
        return judge.judge(answer, reply.usage)
    section = judge.judge(reply.text, reply.usage)
    return section if section.check.verified else replace(judged, usage=reply.usage)
