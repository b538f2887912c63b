"""Zip parts into a file: without a time or machine in it, or as an existing file has them."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from draftkit.archive import Package

EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes], onto: bytes = b"") -> bytes:
    """Return a zip file of `parts`, in their order; equal parts give equal bytes.

    `onto` is a zip file of the parts that stand before them.
    """
    buffer = io.BytesIO(onto)
    with zipfile.ZipFile(buffer, "a" if onto else "w") as archive:
        for name, data in parts.items():
            archive.writestr(_entry(name, EPOCH, zipfile.ZIP_DEFLATED), data)
    return buffer.getvalue()


def repack(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return a copy of a file with the parts in `changed` replaced or added; all others keep their bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, info in package.infos.items():
            data = changed[name] if name in changed else package.read(name)
            archive.writestr(_entry(name, info.date_time, info.compress_type), data)
        for name in [name for name in changed if name not in package.infos]:
            archive.writestr(_entry(name, EPOCH, zipfile.ZIP_DEFLATED), changed[name])
    return buffer.getvalue()


def serialise(root: Any, *, declare: bool = True) -> bytes:
    """Return a part, or with `declare` off an element of one, as it stands in a file."""
    from lxml import etree

    data: bytes = etree.tostring(
        root, xml_declaration=declare, encoding="UTF-8", standalone=True if declare else None
    )
    return data


def _entry(name: str, time: tuple[int, int, int, int, int, int], compression: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, time)
    # else it would tell which system the file was made on
    info.create_system, info.external_attr = 0, 0
    info.compress_type = compression
    return info
