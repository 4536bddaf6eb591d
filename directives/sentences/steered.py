"""Whom somebody is told to have work done by: "Chỉ đạo Sở A: ...", "..., đề nghị Ủy ban nhân dân tỉnh chỉ đạo Công an tỉnh:"."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.inside_names import is_whole
from directives.names.named import Names
from directives.strings.folding import fold

_ENCOURAGES = Shape("subjects", r"{encourages}\s+")
STEERS = Shape("subjects", r"(?<!\w){steers}\s+")
_OWN = Shape("subjects", r"(?:{several}\s+)?(?:{own_units}|{staff})")
"""Called by what they are to whoever directs them, who answers for their work."""
_LEADS = Shape("headings", r"\s*,?\s*{leads}(?:\s*,?\s[^.;:]*)?:\s*$")
"""As in "... chỉ đạo Vụ A chủ trì, phối hợp với các Vụ:": who is to lead, at the end of a lead-in."""
_COLON = re.compile(r"\s*(?:\([^()]*\)\s*)?:(?:\s+|$)")


def read_steered(text: str, folded: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Chỉ đạo Sở A: Thường xuyên kiểm tra ...": who is set off by a colon does the work."""
    found = STEERS.match(folded)
    return _set_off(text, folded, found) if found else None


def steered_below(text: str) -> tuple[tuple[str, ...], int] | None:
    """As in "Đề nghị Ủy ban nhân dân tỉnh chỉ đạo Công an tỉnh:" above units: whom a lead-in names at its very end."""
    if not text.rstrip().endswith(":"):
        return None
    folded = fold(text)
    for found in STEERS.finditer(folded):
        said = _set_off(text, folded, found)
        if said is not None and not folded[said[1] :].strip():
            return said
        names = read_bodies(text, found.end())
        if names.names and names.start == found.end() and _LEADS.match(folded, names.end):
            return names.names, names.end
    return None


def who_steers(text: str) -> Names | None:
    """As in "Sở A chỉ đạo Ban Quản lý dự án B:" above units: whoever directs, by its name in front; the work may be its own."""
    if not text.endswith(":"):
        return None
    names = read_bodies(text, opens=True)
    return names if names.names and not names.start and STEERS.match(fold(text), names.end + 1) else None


def steers_whom(text: str) -> Names | None:
    """The bodies that a sentence opens with sending to work ("Chỉ đạo Sở A chủ động ...", "Khuyến khích các đơn vị ..."), else None."""
    folded = fold(text)
    found = STEERS.match(folded) or _ENCOURAGES.match(folded)
    names = read_bodies(text, found.end()) if found else None
    if found is None or names is None or not names.names or names.start != found.end():
        return None
    return names if _ENCOURAGES.match(folded) or is_whole(fold(names.names[0])) else None


def _set_off(text: str, folded: str, found: re.Match[str]) -> tuple[tuple[str, ...], int] | None:
    """The bodies behind the word, where a colon ends them."""
    names = read_bodies(text, found.end(), loose=True)
    if not names.names or names.start != found.end() or _OWN.match(folded, found.end()):
        return None
    colon = _COLON.match(folded, names.end)
    return (names.names, colon.end()) if colon else None
