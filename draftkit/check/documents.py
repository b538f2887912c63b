"""Document numbers in a text, cut to the supplied ones: the words before an issuer's mark are no part of it."""

from collections.abc import Iterable, Iterator

from draftkit.figures import Figure

_REGIONS = frozenset("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼国中省市县区府")
_LEADS = frozenset("按依据以遵照经凭循将把对与和及为实彻行的了着过标")
# 政办发 may be the end of a longer mark: 郑政办发
_HEADLESS = frozenset("政委办府党")


def cut_documents(text: str, figures: Iterable[Figure], supplied: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the figures, each document number without the words that lead to a supplied one (紧扣财税〔2024〕15号)."""
    numbers = sorted({str(own.value) for own in supplied if own.kind == "document"}, key=len, reverse=True)
    for figure in figures:
        if numbers and figure.kind == "document":
            written = str(figure.value)
            own = next((number for number in numbers if written.endswith(number)), written)
            figure = _cut(text, figure, len(written) - len(own), own)
        yield figure


def _cut(text: str, figure: Figure, length: int, own: str) -> Figure:
    written = str(figure.value)
    if not length or own[0] in _HEADLESS or written[length - 1] in _REGIONS:
        return figure
    # 郑|财税: one sign alone may be the head of the mark, unless it is a word
    if length == 1 and written[0] not in _LEADS:
        return figure
    if figure.text[0].isdigit():  # 县政府办清政发〔2025〕6号、|7号
        return figure._replace(value=own)
    start = figure.start + length
    return figure._replace(start=start, text=text[start : figure.end], value=own)
