"""Addresses from articles: a link only where it can do no harm."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup, escape

LONGEST_SHOWN = 80


def web_address(value: object) -> str | None:
    """The value, if it is one http or https address with a host and nothing else; None otherwise.

    javascript:, data: and addresses with white space or control characters in them are none.
    """
    address = value.strip() if isinstance(value, str) else ""
    if not address or any(character.isspace() or not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def outside_link(value: object) -> Markup | None:
    """A link to a web address that tells the other side nothing of its reader; None if it is none."""
    address = web_address(value)
    if address is None:
        return None
    shown = address if len(address) <= LONGEST_SHOWN else address[:LONGEST_SHOWN] + "…"
    return Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(address, escape(shown))
