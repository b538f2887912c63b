"""The pictures of the documentation: pages of the tutorial's report, drawn by LibreOffice and pdftoppm."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from draftkit import draft_report, parse_facts

HERE = Path(__file__).parent


def read_facts(page: str = "tutorial.md") -> str:
    """Return the facts file that the tutorial tells the reader to write."""
    text = (HERE / page).read_text(encoding="utf-8")
    return text.split("```json\n", 1)[1].split("```", 1)[0]


def draw(folder: Path) -> bool:
    """Draw the first page of the report as `report.png`; say whether the programs for it are there."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        return False
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        draft_report(parse_facts(read_facts()), "plain").save(work / "report.docx")
        profile = f"-env:UserInstallation=file://{work}/profile"
        convert = [
            "soffice",
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            scratch,
            str(work / "report.docx"),
        ]
        subprocess.run(convert, check=True, capture_output=True, timeout=180)
        draw_page = ["pdftoppm", "-r", "60", "-png", "-singlefile", "-f", "1", "-l", "1"]
        subprocess.run([*draw_page, str(work / "report.pdf"), str(folder / "report")], check=True, timeout=60)
    return True
