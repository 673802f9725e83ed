"""When and where a text was printed, as people and pages write it: dates in one form, addresses checked."""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?"
    r" ?(?P<offset>[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
ADVICE = "write 2024-07-29, or 2024-07-29T10:00:00+09:00 with the offset"


def published(written: str) -> str:
    """An ISO date, or an ISO date-time with offset, in its normal form ("2024-12-16T10:00:00+09:00").

    Raises ValueError, whose text says what was found, for anything else: other orders of day and month are
    ambiguous, and a time without offset names no moment.
    """
    written = written.strip()
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written).isoformat()
        match = _MOMENT.fullmatch(written)
        if match and match["offset"]:
            moment = datetime.fromisoformat(written.upper().replace(" +", "+").replace(" -", "-"))
            return moment.isoformat(timespec="seconds")
    except ValueError as error:
        raise ValueError(f"{written!r}, a day that is not in the calendar ({error})") from None
    raise ValueError(
        f"{written[:40]!r}, a time without offset" if match else f"{written[:40]!r}, no ISO date"
    )


def is_web_address(url: str) -> bool:
    """Whether a page may link to it: http or https, with a host, without white space."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(map(str.isspace, url))
    except ValueError:
        return False
