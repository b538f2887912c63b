"""What people leave in a Word file that is not its text: comments, tracked changes."""

from collections.abc import Iterator

from draftkit.archive import Package
from draftkit.document.comments import AUTHOR, comment_authors
from draftkit.document.dressing import undress_document
from draftkit.document.names import name_of
from draftkit.document.reading import examine_package
from draftkit.messages import say

CHANGES = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:pPrChange", "w:rPrChange"})


def find_traces(data: bytes, path: str = "report.docx") -> Iterator[str]:
    """Yield what a reader of a Word file would see besides its text, counted, in words; draftkit's own comments aside.

    Raises `DocumentError`.
    """
    package = Package(data, path)
    reading = examine_package(package)
    bodies = reading.roots.values()
    if changes := sum(name_of(node) in CHANGES for root in bodies for node in root.iter()):
        yield say("tracked changes: {count}", count=changes)
    if comments := sum(author != AUTHOR for author in comment_authors(package, reading.main)):
        yield say("comments: {count}", count=comments)


def count_tables(data: bytes, path: str = "report.docx") -> int:
    """Return how many tables stand in the text of a Word file, draftkit's own aside. Raises `DocumentError`."""
    reading = examine_package(Package(undress_document(data, path), path))
    return sum(name_of(node) == "w:tbl" for node in reading.roots[reading.main].iter())
