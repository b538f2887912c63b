"""The Word file that was edited by hand, with what helps to check it, or without."""

from collections.abc import Iterator

from draftkit.audit.judging import Audit
from draftkit.document import dress_document, undress_document
from draftkit.report.dressing import dress_report
from draftkit.report.tracing import Sentence, cut_report
from draftkit.sentences import cut_sentences


def dress_edited(audit: Audit, data: bytes, path: str = "") -> bytes:
    """Return an edited Word file, of which `audit` is, with annex and links, and where it is not verified with a
    warning page and comments; what an earlier draftkit put on it goes first.

    Raises `DocumentError`.
    """
    dress = dress_report(audit.report, audit.check, tuple(cut_edited(audit)), annex=True)
    return dress_document(undress_document(data, path), dress, path)


def cut_edited(audit: Audit) -> Iterator[Sentence]:
    """Yield the sentences of the edited text; one changed by hand is in the section of what stands before it."""
    headings = {section.heading: section for section in audit.report.sections if section.heading}
    saved = {sentence.start: sentence for sentence in cut_report(audit.report)}
    kept = {one.after: saved[one.before[0]] for one in audit.kept}
    counts: dict[str, int] = {}
    section = None
    for start, end in cut_sentences(audit.check.text):
        text, old = audit.check.text[start:end], kept.get((start, end))
        here = old.section if old else section
        name = here.id if here else ""
        number = counts[name] = counts.get(name, 0) + 1
        yield Sentence(start, end, text, here, number, by_hand=old is None)
        section = headings.get(text.strip(), here)
