"""What the head of the page says of the whole report."""

from collections.abc import Iterator, Sequence

from draftkit.kinds import list_kinds, load_kind
from draftkit.messages import say
from draftkit.model import Usage
from draftkit.report import Report
from draftkit.review.page import Page


def tell_status(page: Page) -> str:
    """Return in one sentence whether the report can be signed."""
    stated, blank = page.report.check.stated, len(page.blanks)
    total = page.report.check.known
    errors, warnings = len(page.of("error")), len(page.of("warning"))
    if errors:
        return say("NOT verified, do not sign: {errors} to put right, {warnings} to look at; {stated} of {total} "
                   "supplied figures stand as supplied.",
                   errors=errors, warnings=warnings, stated=stated, total=total)  # fmt: skip
    if not total:
        return say("Nothing to prove: no figure was supplied that is known, and no other stands in the text. Before "
                   "signing: {blank} to fill in, {warnings} to look at.",
                   blank=blank, warnings=warnings)  # fmt: skip
    if warnings:
        return say("Verified: {stated} of {total} supplied figures stand as supplied. Before signing: {blank} to fill "
                   "in, {warnings} to look at.",
                   stated=stated, total=total, blank=blank, warnings=warnings)  # fmt: skip
    if blank:
        return say("Verified: {stated} of {total} supplied figures stand as supplied, and nothing else does. Before "
                   "signing: {blank} to fill in.",
                   stated=stated, total=total, blank=blank)  # fmt: skip
    return say("Verified: {stated} of {total} supplied figures stand as supplied, and nothing else does.",
               stated=stated, total=total)  # fmt: skip


def tell_origin(report: Report) -> Iterator[str]:
    """Yield what the report was made from and with, each in a few words."""
    yield say("kind: {kind}", kind=_label(report.facts.kind))
    if report.facts.as_of:
        yield say("as of: {moment}", moment=report.facts.as_of)
    yield say("model: {name}", name=report.model) if report.model else say("no model asked")
    if report.sample:
        yield say("sample report shown: {name}", name=report.sample.name)
    if report.version:
        yield f"draftkit {report.version}"


def _label(kind: str) -> str:
    """Return what people call a kind of report; its name where the kind is not known here."""
    return load_kind(kind).label if kind in list_kinds() else kind


def tell_unsourced(page: Page) -> str:
    """Return how many facts name no source, `""` where all do."""
    known = [card for card in page.cards if card.fact.value is not None]
    without = sum(not card.source for card in known)
    if not without:
        return ""
    return say("No source is given for {count} of {total} facts.", count=without, total=len(known))


def tell_tokens(usage: Usage | None) -> str:
    """Return the tokens of a section, as the endpoint reported them."""
    if usage is None:
        return say("not reported")
    names = (usage.prompt_tokens, usage.completion_tokens, usage.cached_tokens)
    return " / ".join("?" if count is None else str(count) for count in names)


def name_filters(page: Page) -> Sequence[tuple[str, str]]:
    """Return what the page can be narrowed to, with the words for it."""
    named = [("", say("everything")), ("finding", say("findings only")), ("blank", say("blanks only"))]
    return [*named, ("change", say("changes only"))] if page.renewals else named
