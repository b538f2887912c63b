"""How many tokens a text has. Counting never opens a socket."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

# tiktoken names a file in its cache by the hash of the address it came from; the second is that of the ranks
_ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
_SHA256 = {
    "o200k_base": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    "cl100k_base": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
}


@dataclass(frozen=True, slots=True)
class TokenCount:
    """A number of tokens; `exact` when the model's own encoding counted them, else an estimate."""

    tokens: int
    exact: bool


def count_tokens(text: str, model: str = "") -> TokenCount:
    """Count the tokens of `text` for `model`: exactly where its encoding is on this machine, else estimated.

    tiktoken downloads an encoding at first use, without a time-out; it is asked only for encodings that
    stand in its cache already.
    """
    encoding = _encoding_on_disk(model)
    if encoding is not None:
        return TokenCount(len(encoding.encode(text, disallowed_special=())), exact=True)
    return TokenCount(estimate_tokens(text), exact=False)


def estimate_tokens(text: str) -> int:
    """Estimate tokens by classes of characters: about 0.75 a Chinese one, within 12 % of o200k on reports."""
    weight = 0.0
    for character in text:
        if "\u3400" <= character <= "\u9fff":
            weight += 0.75
        elif character.isdigit():
            weight += 0.5
        elif character.isascii() and character.isalpha():
            weight += 0.3
        elif character == " ":
            weight += 0.25
        elif character == "\n":
            weight += 0.7
        else:
            weight += 1.0
    return round(weight)


@lru_cache
def _encoding_on_disk(model: str) -> "tiktoken.Encoding | None":
    try:
        import tiktoken

        name = tiktoken.encoding_name_for_model(model) if model else ""
    except (ImportError, KeyError):
        return None
    return tiktoken.get_encoding(name) if _on_disk(name) else None


def _on_disk(name: str) -> bool:
    # the whole file is hashed: tiktoken downloads again where it finds a broken one
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    if name not in _SHA256 or folder == "":
        return False
    place = Path(folder) if folder else Path(tempfile.gettempdir(), "data-gym-cache")
    try:
        ranks = (place / hashlib.sha1(_ADDRESS.format(name).encode()).hexdigest()).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(ranks).hexdigest() == _SHA256[name]
