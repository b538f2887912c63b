"""What goes onto a report's Word file so that a person can check it: the annex, the marks, the warning.

Its words are Chinese whatever the reader's language: they are part of a Chinese document.
"""

from collections.abc import Iterable, Iterator, Mapping

from draftkit.check import BoundFigure, Check, Finding
from draftkit.document import Annex, AnnexRow, Bookmark, Dress, Note
from draftkit.messages import retell
from draftkit.report.finished import Report
from draftkit.report.supplied import Role, Supplied
from draftkit.report.tracing import (
    JudgedText,
    Origin,
    Sentence,
    Trace,
    TracedBlank,
    TracedFigure,
    judge_own,
    trace_figures,
)
from draftkit.sentences import excerpt

HOW = {
    "model": "模型撰写",
    "mended": "模型撰写，写法已更正",
    "repaired": "模型撰写，退改后通过",
    "plain": "程序按事实直写",
    "kept": "沿用前稿，换用新数据",
    "edited": "人工修改",
}
ROLES: Mapping[Role, str] = {
    "title": "标题",
    "date": "成文日期",
    "as_of": "数据截至时间",
    "addressee": "主送",
    "label": "项目名称",
    "value": "所给数据",
    "source": "来源",
    "name": "所给名称",
    "text": "事实文字",
}
FRAME = "固定格式"
BY_HAND = "人工修改"
NOWHERE = "文中无此处"
NOT_A_FACT = "未对应事实"
LISTED = 30
"""Findings that the warning page names; all stand as comments."""
BLANK_NAME, FIGURE_NAME = "_draftkit_b{}", "_draftkit_f{}"


def dress_report(report: Report, judged: JudgedText | None = None, *, annex: bool) -> Dress:
    """Return what goes onto a report's file: with `annex` the table and its bookmarks; where the check found errors,
    a warning page and comments.

    `judged` is the text that it goes onto, by default the report's own.
    """
    judged = judged or judge_own(report)
    check = judged.check
    notes = () if check.verified else tuple(map(_note, check.findings))
    warning = () if check.verified else tuple(_warn(check))
    if not annex:
        return Dress(notes, warning=warning)
    trace = trace_figures(report, judged)
    return Dress(notes, tuple(_bookmarks(trace)), _annex(report, check, trace), warning)


def _note(finding: Finding) -> Note:
    return Note(finding.start or 0, finding.end or 0, _in_chinese(finding))


def _in_chinese(finding: Finding) -> str:
    return retell(finding.message, "zh")


def _warn(check: Check) -> Iterator[str]:
    yield "未通过核对"
    yield "不得签发、印发、报送"
    yield (
        f"本稿未通过核对：有{len(check.errors)}处与提供的事实不符、缺少应写的数据或者无法核对，"
        "列在下面；Word 文件中并有批注标在原处。逐条改正并重新核对通过之前，本稿不是可用的文稿。"
    )
    for number, finding in enumerate(check.errors[:LISTED], start=1):
        message = _in_chinese(finding)
        words = f"“{finding.text}”：" if finding.text and finding.text not in message else ""
        yield f"{number}．{words}{message}"
    if len(check.errors) > LISTED:
        yield f"其余{len(check.errors) - LISTED}处见批注。"


def _bookmarks(trace: Trace) -> Iterator[Bookmark]:
    for number, blank in enumerate(trace.blanks, start=1):
        if blank.start is not None and blank.end is not None:
            yield Bookmark(blank.start, blank.end, BLANK_NAME.format(number), highlight=True)
    for number, traced in enumerate(trace.figures, start=1):
        yield Bookmark(traced.figure.start, traced.figure.end, FIGURE_NAME.format(number))


def _annex(report: Report, check: Check, trace: Trace) -> Annex:
    rows = [_figure_row(check, number, traced) for number, traced in enumerate(trace.figures, start=1)]
    blanks = [_blank_row(number, blank, check.text) for number, blank in enumerate(trace.blanks, start=1)]
    blanks += [
        AnnexRow("未写入", "", _fact_words([origin]), _source_words([origin]), NOWHERE, "", wrong=True)
        for origin in trace.missing
    ]
    return Annex(tuple(_preface(report, check)), blanks, rows)


def _preface(report: Report, check: Check) -> Iterator[str]:
    passed = "已通过核对" if check.known else "没有可核对的数据"
    verdict = passed if check.verified else f"未通过核对，有{len(check.errors)}处错误"
    model = f"模型：{report.model}" if report.model else "未用模型"
    yield f"《{report.title}》。{verdict}。{model}；draftkit {report.version}。"
    yield "点“数据”一栏的数据即到正文原处。本表供核对用，不随文发出；正文文字与发出稿完全相同。"


def _figure_row(check: Check, number: int, traced: TracedFigure) -> AnnexRow:
    figure = traced.figure
    wrong = _finding_on(figure, check.errors)
    fact = _fact_words(traced.origins) or _supplied_words(traced.supplied)
    if wrong:
        message = _in_chinese(wrong)
        fact = f"应为{wrong.expected}：{message}" if wrong.expected else message
    return AnnexRow(
        figure.text,
        FIGURE_NAME.format(number),
        fact,
        _source_words(traced.origins),
        _place_words(traced.sentence, check.text, figure.start, figure.end),
        _how_words(traced.sentence),
        wrong is not None,
    )


def _finding_on(figure: BoundFigure, findings: Iterable[Finding]) -> Finding | None:
    for finding in findings:
        if finding.start is not None and finding.start < figure.end and figure.start < (finding.end or 0):
            return finding
    return None


def _blank_row(number: int, blank: TracedBlank, text: str) -> AnnexRow:
    origins = [blank.origin] if blank.origin else []
    if blank.start is None or blank.end is None:
        return AnnexRow("待补", "", _fact_words(origins), _source_words(origins), NOWHERE, "")
    place = _place_words(blank.sentence, text, blank.start, blank.end)
    anchor = BLANK_NAME.format(number)
    return AnnexRow("待补", anchor, _fact_words(origins), _source_words(origins), place, _how_words(blank.sentence))


def _fact_words(origins: Iterable[Origin]) -> str:
    return "；".join(f"{'，其中'.join(origin.labels)}：{origin.fact.value or '未知'}" for origin in origins)


def _source_words(origins: Iterable[Origin]) -> str:
    lines = ("；截至".join(filter(None, (origin.source or "未注明来源", origin.as_of))) for origin in origins)
    return "\n".join(dict.fromkeys(lines))


def _supplied_words(supplied: Supplied | None) -> str:
    return f"非事实数据：{ROLES[supplied.role]}所给" if supplied else NOT_A_FACT


def _place_words(sentence: Sentence | None, text: str, start: int, end: int) -> str:
    if sentence is None:
        return ""
    head = "标题、开头或落款"
    if sentence.section:
        head = f"{sentence.section.called}第{sentence.number}句"
    before, after = excerpt(text, (start, end), (sentence.start, sentence.end))
    return f"{head}：{before}{text[start:end]}{after}"


def _how_words(sentence: Sentence | None) -> str:
    how = HOW[sentence.section.how] if sentence and sentence.section else FRAME
    return f"{how}；{BY_HAND}" if sentence and sentence.by_hand else how
