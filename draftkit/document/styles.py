"""What makes a page look as the standard wants it: styles, settings, footers and section, as XML.

Every `*Chars` length has its twin in twips, because LibreOffice reads only the twips. The grid is
`lines`, not `linesAndChars`: measured, the latter gives 14 or 27 characters a line.
"""

from draftkit.document.layout import Face, Layout

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARE = f'xmlns:w="{W}"'

HEADING_IDS = ("Heading1", "Heading2", "Heading3", "Heading4")


def fonts_xml(font: str, latin: str) -> str:
    """Return `w:rFonts`: no theme; the hint puts “ ” — … into the Chinese font."""
    western = f'w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}"'
    return f'<w:rFonts w:hint="eastAsia" {western} w:eastAsia="{font}"/>'


def styles_xml(layout: Layout) -> str:
    """Return the whole `w:styles` of a report."""
    styles = [
        _style(
            "Normal", "Normal", _normal(layout), _face(layout.body, layout, layout.tracking), default=True
        ),
        _style("Title", "Title", _title(layout), _face(layout.title, layout, 0)),
        _style("Salutation", "Salutation", _flush(), ""),
        _style("BodyText", "Body Text", _indent(layout), ""),
        *(
            _style(
                name, f"heading {level + 1}", _heading(layout, level), _face(face, layout, layout.tracking)
            )
            for level, (name, face) in enumerate(zip(HEADING_IDS, layout.headings, strict=True))
        ),
        _style("Signature", "Signature", '<w:jc w:val="right"/>', ""),
        _style("Date", "Date", '<w:jc w:val="right"/>', ""),
        _style("Footer", "footer", _footer_paragraph(), _face(layout.page_number, layout, 0)),
    ]
    return f"<w:styles {DECLARE}>{_defaults(layout)}{''.join(styles)}</w:styles>"


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
    run = f"<w:rPr>{fonts_xml(layout.page_number.font, layout.latin)}</w:rPr>"
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


def _style(name: str, label: str, paragraph: str, run: str, *, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{name}"><w:name w:val="{label}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr>" + (f"<w:rPr>{run}</w:rPr>" if run else "") + "</w:style>"
    )


def _face(face: Face, layout: Layout, tracking: int) -> str:
    bold = "<w:b/><w:bCs/>" if face.bold else ""
    return (
        f'{fonts_xml(face.font, layout.latin)}{bold}<w:color w:val="000000"/><w:spacing w:val="{tracking}"/>'
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
        f'<w:spacing w:after="{layout.pitch}"/>'
        '<w:jc w:val="center"/>'
    )


def _flush() -> str:
    return '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def _indent(layout: Layout) -> str:
    return f'<w:ind w:firstLineChars="200" w:firstLine="{2 * layout.em}"/>'


def _heading(layout: Layout, level: int) -> str:
    return f'<w:keepNext/><w:keepLines/><w:widowControl/>{_indent(layout)}<w:outlineLvl w:val="{level}"/>'


def _footer_paragraph() -> str:
    return '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>'
