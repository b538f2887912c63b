"""The review page of a long report against that of a short one: size, building, and use in a browser, as ratios.

A short report of about 1,000 characters, and one of about 50,000, both with a fact for about every 50 characters (the
shipped ones have one for about every 75), and changed in each sentence since the model's first draft. In the browser
(if there is one: see docs/review.md): opening to the first paint, from a click on the last figure until its fact has
the focus and is painted, and filtering to findings. Each is the least of five.

Run: python -m benchmarks.review
"""

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.tables import Table
from draftkit import Report, check_text, draft_report, parse_facts, render_review
from draftkit.document import Paragraph
from draftkit.draft import Draft
from draftkit.review.page import lay_out

LIMIT = 1_000_000
"""Bytes of the long report's page."""
LINE = (
    "{village}村由党员干部分段包保、逐户上门，一边查看房前屋后的排水沟渠，一边宣讲防汛避险常识，走访群众{households}户，"
    "整改隐患{hazards}处，群众反映的困难均有专人登记、逐一回应，做到件件有着落、事事有回音。"
)
NAMES = "青清石柳松梅桃杏竹兰荷枫桐榆槐柏杉樟桂榕棠葵菊莲荔橙椒"
"""Characters of which the villages' names are made."""
SIZES = (1_000, 50_000)

PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
PAINTED = """work => new Promise(done => {
  const start = performance.now();
  work();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""
CLICK = f"({PAINTED})(() => [...document.querySelectorAll('.paper a.m')].at(-1).click())"
FILTER = f"({PAINTED})(() => document.querySelector('[name=has][value=finding]').click())"


def write_report(size: int) -> Report:
    """Return a report of about `size` characters, all whose figures are facts."""
    lines, figures = [], []
    for number in range(-(-size // len(LINE.format(village="青青", households=1000, hazards=100)))):
        village = NAMES[number % len(NAMES)] + NAMES[number // len(NAMES)]
        households, hazards = 1000 + number * 3, 100 + number
        lines.append(LINE.format(village=village, households=households, hazards=hazards))
        for label, value in (("走访群众", f"{households}户"), ("整改隐患", f"{hazards}处")):
            figures.append({"label": f"{village}村{label}", "value": value, "source": "镇应急办台账"})
    facts = {"kind": "general", "title": "关于防汛巡查工作情况的汇报", "sections": {"巡查情况": figures}}
    text = "\n".join(lines)
    report = draft_report(parse_facts(json.dumps(facts, ensure_ascii=False)), "plain")
    paragraphs = (report.paragraphs[0], *(Paragraph("body", line) for line in lines))
    (section,) = report.sections
    section = replace(section, heading="", draft=Draft(text), drafted=text.replace("逐一回应", "一一答复"))
    check = check_text("\n".join(paragraph.text for paragraph in paragraphs), report.facts)
    return replace(report, paragraphs=paragraphs, sections=(section,), check=check)


def least(work: Callable[[], object], times: int = 3) -> float:
    """Return the least CPU time of some runs, in seconds."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def use(page: Any, file: Path) -> tuple[float, float, float]:
    """Return the milliseconds to the first paint, for a click on the last figure, and for a filter."""
    runs = []
    for _ in range(5):
        page.goto(file.as_uri())
        paint = None
        while paint is None:
            paint = page.evaluate(PAINT)
        runs.append((paint, page.evaluate(CLICK), page.evaluate(FILTER)))
    return tuple(map(min, zip(*runs, strict=True)))  # type: ignore[return-value]


def in_browser(files: list[Path]) -> list[tuple[float, float, float]]:
    """Return what `use` measures for each page, nothing where there is no browser."""
    program = os.environ.get("DRAFTKIT_CHROMIUM") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        program = None
    if not program:
        print("no browser: see docs/review.md")
        return []
    with sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        page = driver.chromium.launch(executable_path=program, args=flags).new_page()
        use(page, files[0])  # warm
        return [use(page, file) for file in files]


def main() -> None:
    """Print the table; fail where the long page is too large."""
    reports = [write_report(size) for size in SIZES]
    render_review(reports[0])  # the template is read once
    pages = [render_review(report).encode() for report in reports]
    columns: list[tuple[str, list[float], str]] = [
        ("characters", [len(report.text) for report in reports], ",.0f"),
        ("facts", [len(report.check.facts) for report in reports], ",.0f"),
        ("page, bytes", [len(page) for page in pages], ",.0f"),
        ("laid out, CPU ms", [1e3 * least(lambda r=report: lay_out(r)) for report in reports], ",.1f"),  # type: ignore[misc]
        (
            "judged again and page made, CPU ms",
            [1e3 * least(lambda r=report: render_review(r)) for report in reports],  # type: ignore[misc]
            ",.1f",
        ),
    ]
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.html" for number in range(len(pages))]
        for file, page in zip(files, pages, strict=True):
            file.write_bytes(page)
        if used := in_browser(files):
            for number, name in enumerate(("first paint, ms", "click to fact, ms", "filter, ms")):
                columns.append((name, [times[number] for times in used], ",.1f"))
    rows = [
        (name, *(f"{value:{form}}" for value in values), f"{values[1] / values[0]:.1f}")
        for name, values, form in columns
    ]
    print(Table("Review page of a short and a long report", ("", "short", "long", "ratio"), rows).render())
    if len(pages[1]) >= LIMIT:
        raise SystemExit(f"the page has {len(pages[1]):,} bytes, {LIMIT:,} are the most")


if __name__ == "__main__":
    main()
