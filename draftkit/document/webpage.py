"""A report as one HTML file that needs nothing else: no script, no request, every text escaped."""

from collections.abc import Iterator, Sequence, Set
from html import escape
from itertools import pairwise

from draftkit.document.annex import HEADERS, NAME, Annex, AnnexRow
from draftkit.document.dressing import Dress
from draftkit.document.number import number_rows
from draftkit.document.paragraph import Paragraph
from draftkit.document.title import word_ends

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
body { max-width: 40em; margin: 2em auto; padding: 0 1em; color: #000; background: #fff;
  font: 16pt/1.8 FangSong_GB2312, 仿宋_GB2312, FangSong, 仿宋, STFangsong, serif; }
h1 { font: 22pt/1.4 方正小标宋简体, FZXiaoBiaoSong-B05S, SimSun, 宋体, serif; text-align: center; text-wrap: balance;
  word-break: keep-all; overflow-wrap: anywhere; }
h2 { font: 16pt/1.8 SimHei, 黑体, STHeiti, sans-serif; margin: 0; text-indent: 2em; }
p { margin: 0; text-indent: 2em; text-align: justify; white-space: pre-line; }
.mark, .number { text-align: center; text-indent: 0; color: #f00; }
.mark { font: 40pt/1.4 方正小标宋简体, FZXiaoBiaoSong-B05S, SimSun, 宋体, serif; margin-top: 1em;
  text-wrap: balance; }
.number { color: #000; margin-top: 2em; }
.signed { display: grid; grid-template-columns: 1fr auto; text-align: left; padding: 0 1em;
  font-size: min(16pt, 3.3vw); }
.signed .names:not(.first) { padding-left: 4em; }
.number, .mark:not(:has(+ .number)) { border-bottom: 2px solid #f00; padding-bottom: .3em; margin-bottom: 1.5em; }
.attachment { padding-left: 5em; text-indent: -3em; } .attachment + .attachment { text-indent: 0; }
.addressee { text-indent: 0; } .signature, .date { text-align: right; padding-right: 4em; text-indent: 0; }
.warning { border: 3px solid #c00000; color: #c00000; padding: 1em; margin-bottom: 2em; }
.warning p { text-indent: 0; } .warning p:nth-child(-n+2) { font-size: 24pt; font-weight: bold; text-align: center; }
.blank { background: #ff0; } .wrong { background: #fcc; text-decoration: underline wavy #c00000; }
table { border-collapse: collapse; width: 100%; font: 10.5pt/1.4 SimSun, 宋体, serif; }
th, td { border: 1px solid #000; padding: .2em .4em; text-align: left; vertical-align: top; white-space: pre-line; }
thead { display: table-header-group; } tr { break-inside: avoid; } .annex { break-before: page; margin-top: 3em; }
:target { outline: 3px solid #0563c1; }
"""
TAGS = {"title": "h1", "heading": "h2"}


def webpage_of(paragraphs: Sequence[Paragraph], title: str, dress: Dress) -> str:
    """Return a report as an HTML page, with its warning, its annex, and what was found marked in the text."""
    return "".join(
        [
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
            _warning(dress.warning),
            *_paragraphs(paragraphs, dress),
            _annex(dress.annex) if dress.annex else "",
            "</body>\n</html>\n",
        ]
    )


def _warning(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return f'<div class="warning" role="alert">{"".join(f"<p>{_text(line)}</p>" for line in lines)}</div>\n'


def _paragraphs(paragraphs: Sequence[Paragraph], dress: Dress) -> Iterator[str]:
    start = 0
    for paragraph in paragraphs:
        tag, look = TAGS.get(paragraph.role, "p"), paragraph.role
        ends = {start + end for end in word_ends(paragraph.text)} if look == "title" else set()
        if look == "number" and "\t" in paragraph.text:
            yield f'<p class="number signed">{"".join(_signed(paragraph.text, start, dress))}</p>\n'
        else:
            yield f'<{tag} class="{look}">{_marked(paragraph.text, start, dress, ends)}</{tag}>\n'
        start += len(paragraph.text) + 1


def _signed(text: str, start: int, dress: Dress) -> Iterator[str]:
    """Yield the lines of 发文字号 and signers as two columns; tabs and line ends are nothing to a grid."""
    for line, row in zip(text.split("\n"), number_rows(text), strict=True):
        right = row.label + row.names
        at = start + len(line) - len(right)
        gap = line[len(row.number) : len(line) - len(right)]
        first = " first" if row.label else ""
        yield f"<span>{_marked(row.number, start, dress)}</span>{gap}"
        yield f'<span class="names{first}">{_marked(right, at, dress)}</span>\n'
        start += len(line) + 1


def _marked(text: str, offset: int, dress: Dress, ends: Set[int] = frozenset()) -> str:
    """Return a paragraph that begins at `offset` of the text, cut where a mark or a note begins or ends. A line may end
    at `ends`.
    """
    end = offset + len(text)
    marks = [mark for mark in dress.bookmarks if mark.start < end and offset < mark.end]
    notes = [note for note in dress.notes if note.start < note.end and note.start < end and offset < note.end]
    places = {*(mark.start for mark in marks), *(mark.end for mark in marks)}
    places |= {*(note.start for note in notes), *(note.end for note in notes)}
    places |= ends
    cuts = sorted({offset, end, *(place for place in places if offset < place < end)})
    pieces = []
    for first, last in pairwise(cuts):
        piece = "<wbr>" * (first in ends) + _text(text[first - offset : last - offset])
        mark = next((one for one in marks if one.start <= first < one.end), None)
        said = [note.text for note in notes if note.start <= first < note.end]
        names = [*(["blank"] if mark and mark.highlight else []), *(["wrong"] if said else [])]
        anchor = f' id="{mark.name}"' if mark and mark.start == first else ""
        look = f' class="{" ".join(names)}"' if names else ""
        about = f' title="{_text("；".join(said))}"' if said else ""
        pieces.append(f"<span{anchor}{look}{about}>{piece}</span>" if anchor or look else piece)
    return "".join(pieces)


def _annex(annex: Annex) -> str:
    lines = "".join(f"<p>{_text(line)}</p>" for line in annex.preface)
    tables = "".join(f"<h2>{title}</h2>\n{_table(rows)}" for title, rows in annex.parts)
    return f'<section class="annex">\n<h1>{NAME}</h1>\n{lines}\n{tables}</section>\n'


def _table(rows: Sequence[AnnexRow]) -> str:
    head = "".join(f"<th>{words}</th>" for words in HEADERS)
    body = "".join(f"<tr>{''.join(_cells(number, row))}</tr>\n" for number, row in enumerate(rows, start=1))
    return f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>\n"


def _cells(number: int, row: AnnexRow) -> Iterator[str]:
    words = f'<a href="#{row.anchor}">{_text(row.words)}</a>' if row.anchor else _text(row.words)
    yield f"<td>{number}</td>"
    yield f'<td{" class=wrong" if row.wrong else ""}>{words}</td>'
    for text in (row.fact, row.source, row.place, row.how):
        yield f"<td>{_text(text)}</td>"


def _text(text: str) -> str:
    return escape(text.encode("utf-8", "replace").decode("utf-8"))
