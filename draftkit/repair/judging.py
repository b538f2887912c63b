"""An answer is read, checked, and mended as far as that needs no model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.answer import is_repetitive, is_source, is_wordless
from draftkit.check import Change, Check, Finding, check_text, mend
from draftkit.draft import Draft, drop_marks, read_draft, read_masked, tidy_answer
from draftkit.exemplars import Sample
from draftkit.ledger import Fact, Ledger
from draftkit.masking import fill_marks, find_left, quote_marked
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

    def before(self, position: int) -> int:
        """Return where a place of the mended draft stood before it was mended."""
        shift = 0
        for change in sorted(self.changes, key=lambda change: change.start):
            start = change.start + shift
            if position < start:
                break
            if position < start + len(change.after):
                return change.start
            shift += len(change.after) - len(change.before)
        return position - shift


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges answers to one section's prompt."""

    prompt: Prompt
    ledger: Ledger
    exemplars: Sequence[Sample] = ()

    def judge(self, answer: str, usage: Usage | None = None) -> Judged:
        """Read the draft, check it, and mend what can be mended without a model."""
        draft = self._read(answer)
        check = self.check(draft)
        if misshapen := self._misshapen(answer):
            check = replace(check, findings=(misshapen, *check.findings))
        if check.verified or misshapen:
            return Judged(answer, draft, check, usage=usage)
        mended = mend(draft.text, check)
        if not mended.changes:
            return Judged(answer, draft, check, usage=usage)
        draft = replace(draft, text=mended.text, bound=_shift(draft.bound, mended.changes))
        return Judged(answer, draft, self.check(draft), tuple(mended.changes), usage)

    def _read(self, answer: str) -> Draft:
        if self.prompt.masks:
            return read_masked(answer, self.prompt.masks.marks, self.prompt.heading)
        values = {fact.key: fact.value for fact in self.ledger.facts}
        return read_draft(answer, self.prompt.marks, values, self.prompt.heading)

    def expand(self, piece: str) -> str:
        """Return a piece of a tidied answer as it stands in the draft read from it."""
        masks = self.prompt.masks
        return fill_marks(piece, masks.marks).text if masks else drop_marks(piece)

    def quote(self, judged: "Judged", finding: Finding) -> str:
        """Return what a finding is on as the model may see it: with masks, as its answer has it."""
        masks = self.prompt.masks
        if not masks or finding.start is None or finding.end is None:
            return masks.hide(finding.text or "") if masks else finding.text or ""
        written = tidy_answer(judged.answer, self.prompt.heading)
        place = judged.before(finding.start), judged.before(finding.end)
        return quote_marked(written, fill_marks(written, masks.marks), place)

    def expected(self, finding: Finding) -> str | None:
        """Return what should stand as the model may see it."""
        masks = self.prompt.masks
        if finding.key and finding.expected == self.ledger[finding.key].value:
            return self.shown(finding.key).value
        return masks.hide(finding.expected) if masks and finding.expected else finding.expected

    def shown(self, key: str) -> Fact:
        """Return a fact as the model sees it."""
        return self.prompt.masks.ledger[key] if self.prompt.masks else self.ledger[key]

    def check(self, draft: Draft) -> Check:
        """Check a draft as it stands."""
        check = check_text(draft.text, self.ledger, self.exemplars, bound=draft.bound)
        if self.prompt.masks:
            check = replace(check, findings=(*check.findings, *self._judge_marks(draft.text)))
        supplied = "\n".join(f"{entry.head}\n{entry.text}" for entry in self.ledger.entries)
        if not self.ledger.entries or not is_wordless(draft.text, supplied):
            return check
        # a section of texts alone has no figure that could be missing
        nothing = Finding.at(None, "missing", say("nothing of this section is written. Write it from its facts."))
        return replace(check, findings=(nothing, *check.findings))

    def _misshapen(self, answer: str) -> Finding | None:
        """Return what is wrong with the form of an answer as a whole, so that all of it is asked for again."""
        written = tidy_answer(answer, self.prompt.heading)
        if is_source(written):
            words = say("this is JSON or a table in Markdown. Write the section as text.")
        elif is_repetitive(written, [message.content for message in self.prompt.request.messages]):
            words = say("this says the same twice over. Write it once.")
        else:
            return None
        return Finding.at(None, "missing", words)

    def _judge_marks(self, text: str) -> Iterator[Finding]:
        """Yield a finding for each mark that is left in a draft: it stands for nothing that was supplied."""
        masks = self.prompt.masks
        supplied = [mark.value for mark in masks.marks.values()] if masks else []
        supplied += [passage.text for passage in self.ledger.passages]
        for start, end in find_left(text, supplied):
            message = say("{text} stands for nothing that was supplied. Delete it.", text=text[start:end])
            yield Finding.at((start, end), "invented", message, text[start:end])


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
