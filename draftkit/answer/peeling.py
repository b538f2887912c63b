"""What of an answer is text: reasoning, fences and chatter are taken off."""

import re

from draftkit.patterns import lazy_pattern

_REASONING_END = lazy_pattern(r"</think(?:ing)?>|</reasoning>|◁/think▷")
_REASONING_START = lazy_pattern(r"<think(?:ing)?>|<reasoning>|◁think▷")
_FENCE = lazy_pattern(r"\A```[a-zA-Z]*\n")
# a whole line that says what comes, or what came; a figure in it, in digits or in words, may be one of the report's
_PLAIN = r"[^\n0-9０-９\[〔二两三四五六七八九十百千万亿]"
_OPENER = lazy_pattern(
    rf"\A(?:好的|好|当然(?:可以)?|没问题|收到|明白了?|以下[是为]|下面[是为]|这是|根据您|按照您|根据(?:您的)?要求|正文如下|修改后)"
    rf"{_PLAIN}{{0,40}}[:：。！]?[ \t]*\n+"
)
_CLOSER = lazy_pattern(
    rf"\n+(?:以上[是为]|如需|如有需要|如果?您|希望以上|注：以上|请问|请您?审阅|还需要我){_PLAIN}{{0,80}}\Z"
)
_MARKDOWN = lazy_pattern(r"\*\*|^#{1,6} +|^[-*] +", re.MULTILINE)
_RUN_IN = lazy_pattern(
    r"\A(?:\*\*([^*\n]{1,60})\*\*(?:(?<=[：:]\*\*)|(?=[：: \t]))|【([^【】\n]{1,60})】)[：:]?[ \t]*(?=[^\s：:])"
)
_NUMBER = lazy_pattern(r"\A(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、])")
_LETTER = lazy_pattern(r"[^\W\d_]")
_HAN = lazy_pattern(r"[\u3400-\u9fff]")


def peel_answer(answer: str, heading: str = "") -> str:
    """Return the text of an answer, `""` when there is none.

    What stands before a closing `</think>` is reasoning (servers often swallow the opening tag); reasoning that
    never ends leaves nothing. A code fence around the whole is taken off, and a first or last line of chatter
    (好的，以下是…：) that holds no figure, and a first line that only repeats the section's `heading`, or the
    heading in bold before the text. Markdown's marks go, its text stays.
    """
    ends = [found.end() for found in _REASONING_END.finditer(answer)]
    text = (answer[ends[-1] :] if ends else answer).strip()
    text = _CLOSER.sub("", _OPENER.sub("", text))
    if _REASONING_START.match(text):
        return ""
    if _FENCE.match(text):
        text = _FENCE.sub("", text).removesuffix("```").strip()
    run_in = _RUN_IN.match(text)
    if run_in and _is_heading(run_in[1] or run_in[2], heading):
        text = text[run_in.end() :]
    return _drop_heading(drop_markdown(text).strip(), heading)


def drop_markdown(text: str) -> str:
    """Return `text` without Markdown's marks for emphasis, headings and lists."""
    return _MARKDOWN.sub("", text)


def _drop_heading(text: str, heading: str) -> str:
    first, _, rest = text.partition("\n")
    return rest.strip() if _is_heading(first, heading) else text


def _is_heading(line: str, heading: str) -> bool:
    return bool(heading) and _bare(line) in (_bare(heading), _bare(_NUMBER.sub("", heading)))


def _bare(line: str) -> str:
    return line.strip(" \t　。：:【】*#")


def is_chinese(text: str) -> bool:
    """Tell whether at least half of the letters are Chinese, as they are in any report."""
    return 2 * len(_HAN.findall(text)) >= len(_LETTER.findall(text))
