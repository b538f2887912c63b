"""An answer is read, checked, and mended as far as that needs no model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.answer import is_wordless
from draftkit.check import Change, Check, Finding, check_text, mend
from draftkit.draft import Draft, read_draft
from draftkit.exemplars import Sample
from draftkit.ledger import Ledger
from draftkit.messages import say
from draftkit.model import Usage
from draftkit.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer as draft, with its check; `changes` are what was put right without a model.

    An answer joined of `parts` that were drafted apart counts the repairs of its parts in `rounds`.
    """

    answer: str
    draft: Draft
    check: Check
    changes: tuple[Change, ...] = ()
    usage: Usage | None = None
    parts: int = 1
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges answers to one section's prompt."""

    prompt: Prompt
    ledger: Ledger
    exemplars: Sequence[Sample] = ()

    def judge(self, answer: str, usage: Usage | None = None) -> Judged:
        """Read the draft, check it, and mend what can be mended without a model."""
        values = {fact.key: fact.value for fact in self.ledger.facts}
        draft = read_draft(answer, self.prompt.marks, values, self.prompt.heading)
        check = self.check(draft)
        if check.verified:
            return Judged(answer, draft, check, usage=usage)
        mended = mend(draft.text, check)
        if not mended.changes:
            return Judged(answer, draft, check, usage=usage)
        draft = replace(draft, text=mended.text, bound=_shift(draft.bound, mended.changes))
        return Judged(answer, draft, self.check(draft), tuple(mended.changes), usage)

    def check(self, draft: Draft) -> Check:
        """Check a draft as it stands."""
        check = check_text(draft.text, self.ledger, self.exemplars, bound=draft.bound)
        supplied = "\n".join(f"{entry.head}\n{entry.text}" for entry in self.ledger.entries)
        if not self.ledger.entries or not is_wordless(draft.text, supplied):
            return check
        # a section of texts alone has no figure that could be missing
        nothing = Finding.at(None, "missing", say("nothing of this section is written. Write it from its facts."))
        return replace(check, findings=(nothing, *check.findings))


def _shift(
    bound: Mapping[tuple[int, int], str], changes: Sequence[Change]
) -> dict[tuple[int, int], str]:
    """Return `bound` for the mended text."""

    def moved(position: int) -> int:
        return position + sum(
            len(change.after) - len(change.before) for change in changes if change.end <= position
        )

    touched = {(change.start, change.end) for change in changes}
    return {
        (moved(start), moved(end)): key
        for (start, end), key in bound.items()
        if (start, end) in touched or not any(c.start < end and start < c.end for c in changes)
    }
