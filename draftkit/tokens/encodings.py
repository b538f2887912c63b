"""Encodings whose ranks are on this machine. tiktoken would download them at first use, without a time-out: it is
handed the ranks instead, and never asked for an encoding by name."""

import base64
import gzip
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.errors import SettingsError
from draftkit.messages import say
from draftkit.reading import Unreadable, decode_text, parse_toml

if TYPE_CHECKING:
    import tiktoken

TABLE = "encodings.toml"
"""The table of encodings: the one here, and one that a user's folder may hold."""
_EXTRA = "bpe_openai"
"""The package of the extra `tokens`; only its data is read."""
# tiktoken names a file in its cache by the hash of the address that it came from
_ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"


@dataclass(frozen=True, slots=True)
class Known:
    """An encoding by name: the SHA-256 of its ranks, its pattern, the beginnings of its models' names."""

    name: str
    sha256: str
    pattern: str
    models: tuple[str, ...] = ()


def find_encoding(model: str, ranks: Path | None = None) -> "tiktoken.Encoding | None":
    """Return the encoding of `model` where its ranks are on this machine, else `None`.

    Looked for in the user's folder `ranks`, in tiktoken's cache, in the package of the extra `tokens`; whatever
    has another hash is left alone. Raises `SettingsError` for a folder that is not there, a table in it that can't be
    read, and ranks in it with another hash.
    """
    return _find(model, ranks, _cache_folder())


@lru_cache(maxsize=16)
def _find(model: str, ranks: Path | None, cache: Path | None) -> "tiktoken.Encoding | None":
    own = _read_table(ranks / TABLE) if ranks and _exists(ranks) else ()
    known = _known_for(model, own)
    if known is None:
        return None
    if ranks and (data := _read_own(known, ranks)):
        return _open(known, data)
    for read in (partial(_read_cached, cache), _read_extra):
        data = _read_quietly(partial(read, known.name))
        if data and hashlib.sha256(data).hexdigest() == known.sha256:
            return _open(known, data)
    return None


def _exists(ranks: Path) -> bool:
    if not ranks.is_dir():
        raise SettingsError(say("{folder} is no folder; DRAFTKIT_TOKENS, or tokens in draftkit.toml, names one with "
                                "NAME.tiktoken", folder=ranks))  # fmt: skip
    return True


def _known_for(model: str, own: tuple[Known, ...]) -> Known | None:
    """Return the encoding of a model: by the user's table, by tiktoken's, by the one here."""
    names = tuple(filter(None, dict.fromkeys((model, model.rpartition("/")[2]))))  # openai/gpt-4o, as routers say
    here = _read_table(Path(__file__).with_name(TABLE))
    wanted = {_name_by_tiktoken(name) for name in names}
    candidates = (
        *(known for known in own if any(name.startswith(known.models) for name in names)),
        *(known for known in (*own, *here) if known.name in wanted),
        *(known for known in here if any(name.startswith(known.models) for name in names)),
    )
    return next(iter(candidates), None)


def _name_by_tiktoken(model: str) -> str:
    from tiktoken.model import encoding_name_for_model

    try:
        return encoding_name_for_model(model)
    except KeyError:
        return ""


def _read_table(path: Path) -> tuple[Known, ...]:
    try:
        table = parse_toml(decode_text(path.read_bytes()))
        return tuple(
            Known(name, row["sha256"].lower(), row["pattern"], tuple(row.get("models", ())))
            for name, row in table.items()
        )
    except FileNotFoundError:
        return ()
    except Unreadable as error:
        raise SettingsError(say("{path} can't be read: {error}", path=path, error=error.problem)) from None
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise SettingsError(
            say("{path} can't be read: {error}", path=path, error=f"{type(error).__name__}: {error}")
        ) from None


def _read_own(known: Known, ranks: Path) -> bytes | None:
    for path in (ranks / f"{known.name}.tiktoken", ranks / f"{known.name}.tiktoken.gz"):
        data = _read_quietly(partial(_read_file, path))
        if data is None:
            continue
        if hashlib.sha256(data).hexdigest() != known.sha256:
            raise SettingsError(say("{path} is not what its name says: its SHA-256 is another; copy it again, or take "
                                    "it away", path=path))  # fmt: skip
        return data
    return None


def _read_quietly(read: Callable[[], bytes | None]) -> bytes | None:
    try:
        return read()
    except (OSError, EOFError, ValueError):  # not there, not ours to read, cut short
        return None


def _read_file(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _cache_folder() -> Path | None:
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    if folder == "":  # so a user switches the cache off
        return None
    return Path(folder) if folder else Path(tempfile.gettempdir(), "data-gym-cache")


def _read_cached(cache: Path | None, name: str) -> bytes | None:
    return (cache / hashlib.sha1(_ADDRESS.format(name).encode()).hexdigest()).read_bytes() if cache else None


def _read_extra(name: str) -> bytes | None:
    found = find_spec(_EXTRA)  # located, never imported: its library is 74 MB
    place = next(iter(found.submodule_search_locations or ()), None) if found else None
    return _read_file(Path(place, "data", f"{name}.tiktoken.gz")) if place else None


def _open(known: Known, data: bytes) -> "tiktoken.Encoding":
    import tiktoken

    return tiktoken.Encoding(
        known.name, pat_str=known.pattern, mergeable_ranks=dict(_parse_ranks(data)), special_tokens={}
    )


def _parse_ranks(data: bytes) -> Iterator[tuple[bytes, int]]:
    for line in data.splitlines():
        token, _, rank = line.partition(b" ")
        if rank:
            yield base64.b64decode(token), int(rank)
