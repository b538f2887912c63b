"""Reports on a cluster of one's own, with Ray Data: an actor holds one model and is mapped over the rows.

    pip install 'ray[data]' .     # in a clone of this project
    python examples/ray_reports.py facts.jsonl reports -m qwen3 --base-url http://10.0.0.8:8000/v1 --actors 4

`draft_report` is a function of facts and a model, so anything that maps functions over rows can spread it: this file
is all there is to it. It keeps no journal: what a lost machine had in flight is drafted, and paid for, again. For one
machine, `draftkit batch` does more. (Ray's own HttpRequestProcessor keeps one request in flight for each actor.)
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from draftkit import DraftkitError, draft_report, parse_facts
from draftkit.model import open_model


class Drafter:
    """An actor. The key is read from the environment of its machine; it is no argument, and never sent around."""

    def __init__(self, model: str, base_url: str) -> None:
        self._model = open_model(model, base_url=base_url)

    def __call__(self, batch: Mapping[str, Sequence[str]]) -> dict[str, list[Any]]:
        """Draft the reports of a batch side by side, all through one client."""
        with ThreadPoolExecutor(len(batch["text"])) as pool:
            rows = list(pool.map(self._draft, batch["text"]))
        return {name: [row[name] for row in rows] for name in ("docx", "json", "error")}

    def _draft(self, line: str) -> dict[str, Any]:
        try:
            report = draft_report(parse_facts(line), self._model or "plain")
        except DraftkitError as error:  # one bad row must not end the whole data set
            return {"docx": b"", "json": "", "error": str(error)}
        return {"docx": report.to_docx(), "json": json.dumps(report.to_json(), ensure_ascii=False), "error": ""}


def main() -> None:
    """Draft a report for each line of a .jsonl file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", help=".jsonl file, on a disk that all machines see")
    parser.add_argument("folder", type=Path, help="where the reports are written, by this process")
    parser.add_argument("-m", "--model", required=True)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--actors", type=int, default=1, help="processes that draft, on all machines together")
    parser.add_argument("--batch", type=int, default=16, help="reports that an actor drafts side by side")
    options = parser.parse_args()

    import ray

    ray.init(include_dashboard=False, log_to_driver=False)
    drafted = ray.data.read_text(options.facts).map_batches(
        Drafter,
        fn_constructor_kwargs={"model": options.model, "base_url": options.base_url},
        batch_size=options.batch,
        concurrency=options.actors,
    )
    options.folder.mkdir(parents=True, exist_ok=True)
    for number, row in enumerate(drafted.iter_rows(), start=1):
        stem = options.folder / f"report-{number}"
        if row["error"]:
            print(f"{stem}: {row['error']}")
            continue
        stem.with_suffix(".docx").write_bytes(row["docx"])
        stem.with_suffix(".json").write_text(row["json"], encoding="utf-8")


if __name__ == "__main__":
    main()
