"""The Word file that was edited by hand, with what helps to check it, or without."""

from collections.abc import Iterator

from draftkit.audit.judging import Audit
from draftkit.document import dress_document, undress_document
from draftkit.report.dressing import dress_report
from draftkit.report.tracing import JudgedText, judge_own, number_sentences
from draftkit.report.written import WrittenSection
from draftkit.sentences import Span, cut_sentences


def dress_edited(audit: Audit, data: bytes, path: str = "") -> bytes:
    """Return an edited Word file, of which `audit` is, with annex and links, and where it is not verified with a
    warning page and comments; what an earlier draftkit put on it goes first.

    Raises `DocumentError`.
    """
    dress = dress_report(audit.report, judge_edited(audit), annex=True)
    return dress_document(undress_document(data, path), dress, path)


def judge_edited(audit: Audit) -> JudgedText:
    """Return the edited text with its verdict and its sentences."""
    return JudgedText(audit.check, tuple(number_sentences(audit.check.text, _place_sentences(audit))))


def _place_sentences(audit: Audit) -> Iterator[tuple[Span, WrittenSection | None, bool]]:
    """Yield where each sentence stands, and its section; one changed by hand is in that of what stands before it."""
    headings = {section.heading: section for section in audit.report.sections if section.heading}
    saved = {sentence.start: sentence for sentence in judge_own(audit.report).sentences}
    kept = {one.after: saved[one.before[0]] for one in audit.kept}
    section = None
    for span in cut_sentences(audit.check.text):
        old = kept.get(span)
        here = old.section if old else section
        yield span, here, old is None
        section = headings.get(audit.check.text[slice(*span)].strip(), here)
