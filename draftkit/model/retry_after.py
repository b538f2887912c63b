"""When an endpoint wants to be asked again."""

import email.utils
import math
import time
from collections.abc import Mapping


def read_retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that `Retry-After` (or `retry-after-ms`) asks for, `None` without a usable wish.

    RFC 9110, 10.2.3: seconds or an HTTP date, which has whole seconds only, so one is added. A number that no
    clock can hold is `inf`: the endpoint never wants to be asked again.
    """
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        written = headers.get(name)
        if written is None:
            continue
        try:
            seconds = float(written) * scale
        except ValueError:
            seconds = _until_date(written)
        if not math.isnan(seconds) and seconds > 0:
            return seconds
    return None


def _until_date(written: str) -> float:
    try:
        moment = email.utils.parsedate_tz(written)
        return email.utils.mktime_tz(moment) - time.time() + 1 if moment else -1.0
    except (ValueError, OverflowError):
        return -1.0
