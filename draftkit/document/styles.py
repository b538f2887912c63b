"""What makes a page look as the standard wants it: styles, settings, footers and section, as XML.

Every `*Chars` length has its twin in twips, because LibreOffice reads only the twips. The grid is
`lines`, not `linesAndChars`: measured, the latter gives 14 or 27 characters a line.
"""

from dataclasses import dataclass

from draftkit.document.blank import bold_xml
from draftkit.document.layout import Face, Layout

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARE = f'xmlns:w="{W}"'

HEADING_IDS = ("Heading1", "Heading2", "Heading3", "Heading4")
RED = "FF0000"
RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="{RED}"/></w:pBdr>'
"""The red rule below the document head (7.2.7)."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its id, its name in Word, its properties as XML, and the face its runs name."""

    id: str
    name: str
    paragraph: str
    run: str
    face: Face

    def xml(self, based: str = "Normal") -> str:
        """Return `w:style`, based on the style of that id; the default style, if it is its own base."""
        default = based == self.id
        mark = ' w:default="1"' if default else ""
        base = f'<w:basedOn w:val="{based}"/>' if based and not default else ""
        return (
            f'<w:style w:type="paragraph"{mark} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{base}<w:qFormat/>'
            f"<w:pPr>{self.paragraph}</w:pPr>" + (f"<w:rPr>{self.run}</w:rPr>" if self.run else "") + "</w:style>"
        )


def fonts_xml(font: str, latin: str) -> str:
    """Return `w:rFonts`: no theme; the hint puts “ ” — … into the Chinese font."""
    western = f'w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}"'
    return f'<w:rFonts w:hint="eastAsia" {western} w:eastAsia="{font}"/>'


def signer_xml(layout: Layout) -> str:
    """Return the look of 签发人's names, in the line of 发文字号 and so in its size unless the office has another."""
    face, size = layout.signer, ""
    if face.size != layout.body.size:
        size = f'<w:sz w:val="{face.size}"/><w:szCs w:val="{face.size}"/>'
    return f"{fonts_xml(face.font, layout.latin)}{bold_xml(bold=face.bold)}{size}"


def report_styles(layout: Layout) -> tuple[Style, ...]:
    """Return the styles of a report, the one that all others are based on first."""
    body = layout.body
    return (
        Style("Normal", "Normal", _normal(layout), _look(body, layout, layout.tracking), body),
        Style("Mark", "发文机关标志", _mark(), _look(layout.mark, layout, 0, RED), layout.mark),
        Style("Number", "发文字号", _number(layout), "", body),
        Style("Title", "Title", _title(layout), _look(layout.title, layout, 0), layout.title),
        Style("Salutation", "Salutation", '<w:ind w:firstLineChars="0" w:firstLine="0"/>', "", body),
        Style("BodyText", "Body Text", _indent(layout), "", body),
        *(
            Style(key, f"heading {level + 1}", _heading(layout, level), _look(face, layout, layout.tracking), face)
            for level, (key, face) in enumerate(zip(HEADING_IDS, layout.headings, strict=True))
        ),
        Style("Attachment", "附件说明", "", "", body),
        Style("Signature", "Signature", '<w:jc w:val="right"/>', "", body),
        Style("Date", "Date", '<w:jc w:val="right"/>', "", body),
        Style("TableText", "表格文字", _cell(), _look(layout.table, layout, 0), layout.table),
        Style("TableHeader", "表头", _cell(), _look(layout.table_header, layout, 0), layout.table_header),
        Style("Footer", "footer", _footer_paragraph(), _look(layout.page_number, layout, 0), layout.page_number),
    )


def styles_xml(layout: Layout) -> str:
    """Return the whole `w:styles` of a report."""
    styles = "".join(style.xml() for style in report_styles(layout))
    return f"<w:styles {DECLARE}>{_defaults(layout)}{styles}</w:styles>"


def settings_xml() -> str:
    """Return `w:settings`: odd and even pages differ, Chinese line breaking, layout of Word 2013 on."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'<w:settings {DECLARE}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        f"{compat}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def footer_xml(layout: Layout, *, even: bool) -> str:
    """Return the paragraph `— 1 —`: one character from the outer edge, right on odd pages (clause 7.5)."""
    side = "left" if even else "right"
    em = layout.page_number.size * 10
    # digits and dashes, too, are 宋体
    run = f"<w:rPr>{fonts_xml(layout.page_number.font, layout.page_number.font)}</w:rPr>"
    return (
        f'<w:p {DECLARE}><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}Chars="100" w:{side}="{em}"/>'
        f'<w:jc w:val="{side}"/></w:pPr>'
        f'<w:r>{run}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{run}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{run}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def section_xml(layout: Layout) -> str:
    """Return what `w:sectPr` holds after its footers: A4, margins, line grid."""
    return (
        f'<w:sectPr {DECLARE}><w:pgSz w:w="{layout.width}" w:h="{layout.height}"/>'
        f'<w:pgMar w:top="{layout.top}" w:right="{layout.right}" w:bottom="{layout.bottom}" '
        f'w:left="{layout.left}" w:header="850" w:footer="{layout.footer}" w:gutter="0"/>'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{layout.pitch}"/></w:sectPr>'
    )


def _defaults(layout: Layout) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts_xml(layout.body.font, layout.latin)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _look(face: Face, layout: Layout, tracking: int, color: str = "000000") -> str:
    return (
        f"{fonts_xml(face.font, layout.latin)}{bold_xml(bold=face.bold)}"
        f'<w:color w:val="{color}"/><w:spacing w:val="{tracking}"/>'
        f'<w:sz w:val="{face.size}"/><w:szCs w:val="{face.size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    )


def _normal(layout: Layout) -> str:
    # no widow control in the body: it would leave pages of 21 lines
    return (
        '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:topLinePunct w:val="0"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd/><w:snapToGrid/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{layout.pitch}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/>'
    )


def _title(layout: Layout) -> str:
    # off the grid, or LibreOffice gives each line two; one empty line below it, as space, so that
    # the text has no empty paragraph
    return (
        '<w:keepNext/><w:keepLines/><w:widowControl/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:after="{layout.pitch}"{_own_lines(layout, layout.title)}/>'
        '<w:jc w:val="center"/>'
    )


def _own_lines(layout: Layout, face: Face) -> str:
    """Return the distance of the lines of larger type; nothing for type that stands in the lines of the page."""
    pitch = layout.pitch_for(face)
    return f' w:line="{pitch}" w:lineRule="exact"' if pitch > layout.pitch else ""


def _mark() -> str:
    return '<w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="center"/>'


def _number(layout: Layout) -> str:
    # two empty lines above it, the red rule 4 mm below it (7.2.5, 7.2.7): a line of exact height has 2.6 mm of
    # them below its characters
    tab = f'<w:tab w:val="right" w:pos="{layout.room - layout.em}"/>'
    return (
        f"<w:keepNext/>{RULE}"
        f'<w:tabs>{tab}</w:tabs><w:spacing w:before="{2 * layout.pitch}"{_own_lines(layout, layout.signer)}/>'
    )


def _cell() -> str:
    return (
        '<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="atLeast"/>'
        '<w:jc w:val="center"/>'
    )


def _indent(layout: Layout) -> str:
    return f'<w:ind w:firstLineChars="200" w:firstLine="{2 * layout.em}"/>'


def _heading(layout: Layout, level: int) -> str:
    lines = _own_lines(layout, layout.headings[level])
    off_grid = f'<w:snapToGrid w:val="0"/><w:spacing{lines}/>' if lines else ""
    return f'<w:keepNext/><w:keepLines/><w:widowControl/>{off_grid}{_indent(layout)}<w:outlineLvl w:val="{level}"/>'


def _footer_paragraph() -> str:
    return '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>'
