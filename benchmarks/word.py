"""How dear a Word file is: CPU of a 3-page report against python-docx from `Document()`, and peak memory.

python -m benchmarks.word            # about ten seconds

Each ratio is made inside one run, the variants in turns; the least of several rounds counts.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from draftkit.document import Paragraph, build_document

GOAL_TIME, GOAL_MEMORY = 0.30, 1.1
BODY = (
    "今年入汛以来，全镇先后经历4轮强降雨过程，累计降雨量达到386.5毫米，较常年同期偏多三成。镇党委、政府坚持“预防为主”，"
    "组织镇村干部1191人次开展巡查，排查各类隐患129处，已整改114处，其余15处落实专人值守。"
)
REPORT = [
    Paragraph("title", "关于2020年防汛救灾和安全生产隐患排查工作开展情况的汇报"),
    Paragraph("addressee", "县人民政府："),
    *[
        paragraph
        for number in "一二三四"
        for paragraph in (
            Paragraph("heading", f"{number}、工作开展情况"),
            *[Paragraph("body", f"（{level}）强化巡查。{BODY}") for level in "一二三四五"],
        )
    ],
    Paragraph("signature", "青山镇人民政府"),
    Paragraph("date", "2020年1月29日"),
]


def write_with_draftkit(round_: int) -> bytes:
    """Return the report as draftkit writes it; each has a title of its own, so that nothing is kept of it."""
    return build_document([Paragraph("title", f"{REPORT[0].text}（{round_}）"), *REPORT[1:]], title=str(round_))


def write_with_python_docx(round_: int) -> bytes:
    """Return the same paragraphs as python-docx writes them, with a font for each run and an indent."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    for paragraph in REPORT:
        added = document.add_paragraph()
        added.paragraph_format.first_line_indent = Pt(32)
        run = added.add_run(paragraph.text)
        run.font.size, run.font.name = Pt(16), "Times New Roman"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    document.core_properties.title = str(round_)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def cpu_of(write: Callable[[int], bytes], count: int) -> float:
    """Return milliseconds of CPU that one report takes."""
    start = time.process_time()
    for number in range(count):
        write(number)
    return 1000 * (time.process_time() - start) / count


def peak_of(count: int) -> int:
    """Return the peak memory, in KB, of a fresh process that writes so many reports."""
    code = f"from benchmarks.word import measure_peak; measure_peak({count})"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return int(json.loads(answer.stdout))


def measure_peak(count: int) -> None:
    """Write reports and print the peak memory of this process."""
    for number in range(count):
        write_with_draftkit(number)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    write_with_draftkit(0), write_with_python_docx(0)
    times: dict[str, list[float]] = {"python-docx": [], "draftkit": []}
    for _ in range(options.rounds):
        times["python-docx"].append(cpu_of(write_with_python_docx, 20))
        times["draftkit"].append(cpu_of(write_with_draftkit, 200))
    least = {name: min(values) for name, values in times.items()}
    peaks: dict[int, Any] = {count: peak_of(count) for count in (10, 1000)}
    time_ratio, memory_ratio = least["draftkit"] / least["python-docx"], peaks[1000] / peaks[10]
    for name, value in least.items():
        print(f"{name:12} {value:8.2f} ms a report of {sum(len(p.text) for p in REPORT)} characters")
    print(f"time         {time_ratio:8.3f} x python-docx (goal {GOAL_TIME})")
    print(f"peak memory  {memory_ratio:8.3f} x, 1,000 reports against 10 (goal {GOAL_MEMORY})")
    sys.exit(not (time_ratio <= GOAL_TIME and memory_ratio <= GOAL_MEMORY))


if __name__ == "__main__":
    main()
