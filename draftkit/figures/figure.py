"""What a figure is."""

from decimal import Decimal
from typing import NamedTuple

Number = int | Decimal
Value = Number | tuple[Number, Number] | tuple[str, str] | str | None

MOMENTS = frozenset({"date", "time"})
"""The kinds of figures that tell when."""


class Figure(NamedTuple):
    """A figure as it stands in a text.

    `text[start:end]` is the whole written figure, in code points: qualifier, number and unit (`40多家`).
    `value` is exact: an int or Decimal with 万 and 亿 folded in (`4.2万余人` is 42000), a pair for a range, a
    string for a date or time (ISO 8601, truncated where a part is not stated: `--01-26`, `---29`, `T20:30`; of the
    lunar calendar `农历--03-03`), a document number, a code. `unit` is bare (`人`, `元`, `%`), `""` where there is
    none. `approx` is the qualifier as written (`余`, `近`, `以上`), `None` for an exact figure. `kind` is one of
    `count`, `percent`, `date`, `time`, `period`, `ordinal`, `document`, `phone`, `id`, `code`, `slogan`.
    """

    start: int
    end: int
    text: str
    value: Value
    unit: str
    approx: str | None
    kind: str

    @property
    def ends(self) -> tuple[Number | str | None, ...]:
        """Both ends of a range, or the one value."""
        return self.value if isinstance(self.value, tuple) else (self.value,)

    def to_json(self) -> dict[str, object]:
        """Return the fields for JSON: a number as a string, a range as a pair of strings, `None` as null."""
        value = self.value
        if isinstance(value, tuple):
            shown: object = [_show(end) for end in value]
        else:
            shown = None if value is None else _show(value)
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "value": shown,
            "unit": self.unit,
            "approx": self.approx,
            "kind": self.kind,
        }


def _show(value: Number | str) -> str:
    # never 1E+2: a clerk reads this
    return format(value, "f") if isinstance(value, Decimal) else str(value)
