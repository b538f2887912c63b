"""The paths of files and batches, and what is sent there."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from draftkit.testing.batches import Batches, Refused
from draftkit.testing.exchange import Exchange, encode
from draftkit.testing.faults import FAULTS
from draftkit.testing.wires import status


async def answer_batches(
    batches: Batches, exchange: Exchange, method: str, path: str, kind: str, payload: bytes
) -> bool:
    """Answer a call of the Batch API; return whether the connection stays open."""
    fault = FAULTS[name].wire if (name := batches.next_fault()) else None
    if fault:
        await fault(exchange)
        return not exchange.writer.is_closing()
    url = urlsplit(path)
    _, _, rest = url.path.partition("/v1/")
    try:
        match method, *rest.split("/"):
            case "POST", "files":
                said: Any = batches.upload(kind, payload)
            case "GET", "files", file, "content":
                await exchange.send(batches.content(file), kind="application/octet-stream")
                return True
            case "GET", "files", file:
                said = batches.describe(file)
            case "DELETE", "files", file:
                said = batches.delete(file)
            case "POST", "batches":
                said, lost = batches.create(exchange.body)
                if lost:
                    await exchange.reset()
                    return False
            case "GET", "batches":
                said = batches.list(*_page(parse_qs(url.query)))
            case "GET", "batches", name:
                said = await batches.step(name)
            case "POST", "batches", name, "cancel":
                said = batches.cancel(name)
            case _:
                raise Refused(404, f"no such path: {path}")
    except Refused as refused:
        await status(refused.status, str(refused))(exchange)
        return True
    await exchange.send(encode(said))
    return True


def _page(query: Mapping[str, list[str]]) -> tuple[str | None, int]:
    return query.get("after", [None])[0], int(query.get("limit", ["20"])[0])
