"""Whether a sentence that was true of yesterday's figure can be true of today's."""

from collections.abc import Iterator, Sequence

from draftkit.figures import find_figures, read_figure
from draftkit.messages import say
from draftkit.update.changes import Moved
from draftkit.update.lexicon import word_pattern
from draftkit.update.matching import bare_text


def judge_sentence(sentence: str, moved: Sequence[Moved], supplied: Sequence[str]) -> Iterator[str]:
    """Yield why a sentence needs a new draft where these of its figures change; nothing where it can stand.

    `supplied` are labels and texts of the facts it states: words of theirs are not the writer's.
    """
    for change in moved:
        if reason := _judge_value(change):
            yield reason
    said = "\n".join(supplied)
    words = [word for word in dict.fromkeys(word_pattern("turning").findall(sentence)) if word not in said]
    if words and moved:
        yield say("{words} may be wrong of another figure: {sentence}", words="、".join(words), sentence=sentence)
    if any(_is_blank(change.before) for change in moved):
        waits = [word for word in word_pattern("pending").findall(sentence) if word not in said]
        if waits:
            yield say("{words} is not so any more: {sentence}", words="、".join(waits), sentence=sentence)


def _judge_value(change: Moved) -> str:
    """Return why another value of this kind can't stand in the same words, `""` where it can."""
    values = {"label": change.label, "before": change.before, "after": change.after}
    if _is_blank(change.before):
        return "" if read_figure(change.after) else say("{label}: {after} is no figure; what stands around it was "
                                                        "written for one", **values)  # fmt: skip
    old, new = find_figures(change.before), find_figures(change.after)
    if not old or len(old) != len(new) or bare_text(change.before) != bare_text(change.after):
        return say("{label}: {before} became {after}", **values)
    for one, other in zip(old, new, strict=True):
        if (one.value == 0) != (other.value == 0):
            return say("{label}: from nothing to something, or back: {before}, now {after}", **values)
        if one.kind != other.kind:
            return say("{label}: {after} is another kind of figure than {before}", **values)
    return ""


def _is_blank(value: str) -> bool:
    return not value.strip("_＿")
