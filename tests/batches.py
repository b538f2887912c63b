"""What the tests of batches share: facts of many towns, and a run over real HTTP."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from draftkit.batch import Options, Row, Summary, draft_batch, read_status
from draftkit.testing import FaultServer

TOWNS = ["青河镇", "白石镇", "柳林镇", "石桥乡", "云岭乡", "东湖街道"]


def facts_of(town: str, number: int = 129, **more: Any) -> dict[str, Any]:
    return {
        "kind": "township", "title": "关于防汛工作情况的汇报", "issuer": f"{town}人民政府", "self": "我镇",
        "sections": {
            "situation": [{"label": "转移群众", "value": f"{number}人"}, {"label": "受灾面积", "value": None}],
            "problems": [{"text": "物资紧缺", "figures": [{"label": "缺少帐篷", "value": f"{number + 7}顶"}]}],
        },
        **more,
    }  # fmt: skip


def write_lines(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def rows_of(folder: Path) -> list[Row]:
    with read_status(folder) as rows:
        return list(rows)


def run(facts: Path | list[Path], out: Path, server: FaultServer, **options: Any) -> Summary:
    files = facts if isinstance(facts, list) else [facts]
    return draft_batch(files, out, options.pop("model", "m"), base_url=server.url, options=Options(**options))


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)
