"""An example of each command: shown with its help and in the reference, and run in a test, in this order."""

from collections.abc import Mapping

EXAMPLES: Mapping[str, str] = {
    "demo": "draftkit demo",
    "init": "draftkit init township -o facts.json",
    "convert": "draftkit convert facts.json facts.xlsx",
    "schema": "draftkit schema township",
    "validate": "draftkit validate facts.json",
    "prompt": "draftkit prompt facts.json --costs",
    "draft": "draftkit draft facts.json -o report.docx --json report.json",
    "update": "draftkit update report.json facts.json -o today.docx --since 较昨日",
    "check": "draftkit check report.docx facts.json",
    "review": "draftkit review report.json -o review.html",
    "audit": "draftkit audit report.json report.docx",
    "figures": "draftkit figures 全镇排查86户，其中3户正在整改。",
    "doctor": "draftkit doctor --offline",
    "exemplars add": "draftkit exemplars add old-report.md",
    "exemplars list": "draftkit exemplars list",
    "exemplars show": "draftkit exemplars show old-report",
    "exemplars check": "draftkit exemplars check",
    "batch run": "draftkit batch facts.json -o reports",
    "batch status": "draftkit batch status reports",
    "batch export": "draftkit batch export engine facts.json",
    "batch submit": "draftkit batch submit engine",
    "batch collect": "draftkit batch collect engine",
    "completion": "draftkit completion bash",
}
"""By the command's words; `{}` for none."""
