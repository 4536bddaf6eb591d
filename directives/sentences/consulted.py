"""Whom those in difficulty are to ask ("gặp vướng mắc thì các xã trao đổi với Sở A để được hướng dẫn"); whose word a draft is sent for."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies

_CONSULTS = Shape("reports", r"(?<!\w){in_difficulty}(?!\w)[^.;]*?(?<!\w){consults}\s+(?=\S)")
_OTHERS = Shape("reports", r"(?<!\w){tells_others}\s[^.;]*$")
_HELPED = Shape("reports", r",?\s+{to_be_helped}(?!\w)")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
"""Whom to call there ("Sở A (Phòng B, điện thoại ...)")."""
_FOR_VIEWS = Shape("reports", r"(?<!\w){sent_for_views}\s+(?:của\s+)?(?!{people})(?=\S)")
HELPED = "để "
"""Without it nobody is asked; looked for first."""


def consulted(text: str, folded: str) -> str | None:
    """The bodies by their names, as printed; nobody where others are told to ask ("hướng dẫn các hộ gặp khó khăn liên hệ Sở A ...")."""
    if (asks := _CONSULTS.search(folded)) is None or _OTHERS.search(folded, 0, asks.start()) is not None:
        return None
    names = read_bodies(text, asks.end(), loose=True)
    if not names.names or names.start != asks.end() or _HELPED.match(folded, names.end) is None:
        return None
    return " ".join(_BRACKETS.sub("", text[names.start : names.end]).split())


def asked_for_views(text: str, folded: str) -> str | None:
    """As in "gửi xin ý kiến các sở, Công an tỉnh": a draft is sent to them, and nobody else gets the result."""
    sent = _FOR_VIEWS.search(folded)
    names = read_bodies(text, sent.end(), loose=True) if sent else None
    if sent is None or names is None or not names.names or names.start != sent.end():
        return None
    return " ".join(_BRACKETS.sub("", text[names.start : names.end]).split())
