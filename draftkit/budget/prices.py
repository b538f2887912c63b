"""A price table that a user keeps: draftkit ships no prices, they change."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.errors import SettingsError
from draftkit.messages import listed, named, say
from draftkit.reading import Unreadable, decode_text, parse_toml, why_unread

_KNOWN = ("currency", "input", "cached", "output", "least", "unit")


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices of a million tokens in `currency`: sent, sent and found in the cache, answered.

    A cache keeps prefixes of `least` tokens and more, in steps of `unit`.
    """

    currency: str
    input: float
    cached: float
    output: float
    least: int = 1024
    unit: int = 128

    def cost(self, sent: int, cached: int, answered: int) -> float:
        """Return what one call costs, of whose `sent` tokens `cached` were found in the cache."""
        return ((sent - cached) * self.input + cached * self.cached + answered * self.output) / 1_000_000


def read_prices(path: Path) -> Prices:
    """Read a price table (see `examples/prices.toml`). Raises `SettingsError` with what is wrong in it."""
    try:
        table = parse_toml(decode_text(path.read_bytes()))
    except OSError as error:
        raise SettingsError(named(str(path), why_unread(error))) from None
    except Unreadable as error:
        raise SettingsError(say("{path} can't be read: {error}", path=path, error=error.problem)) from None
    if unknown := sorted(set(table) - set(_KNOWN)):
        raise SettingsError(say("{path} holds unknown settings: {unknown}; known are: {known}", path=path,
                                unknown=listed(unknown), known=listed(_KNOWN)))  # fmt: skip
    return Prices(
        currency=str(table.get("currency", "")),
        input=_price(path, "input", table.get("input")),
        cached=_price(path, "cached", table.get("cached")),
        output=_price(path, "output", table.get("output")),
        least=int(_price(path, "least", table.get("least", 1024))),
        unit=int(_price(path, "unit", table.get("unit", 128))),
    )


def _price(path: Path, name: str, value: Any) -> float:
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else -1.0
    if not 0 <= number < float("inf") or (name == "unit" and number < 1):
        raise SettingsError(
            say("{path}: {name} is no number yet; put your provider's price of a million tokens there (see the "
                "comments in that file)", path=path, name=name)
        )  # fmt: skip
    return float(number)
