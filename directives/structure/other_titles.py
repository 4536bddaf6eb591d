"""The title of a paper that is none of the kinds of a plan: a report, minutes, an invitation, house rules."""

import re
from functools import lru_cache

from directives.lexicon.printed import Printed
from directives.structure.paragraphs import each_line

_FIRST = 2_000
"""Characters in which such a title stands."""
_CAPITALS = Printed("heads", r"[#*\s]*(?P<kind>{near_kinds~}|{seldom_kinds~})(?![^\W\d_])", str.upper)
_ALONE = Printed("heads", r"(?i)\W*(?P<kind>{near_kinds}|{seldom_kinds})\W*")
_HALF = re.compile(r"[^\W\d_]{2,10}")
_ABOVE = re.compile(r"(?m)^.*(?:[ĐD][ộốo]c l[ậâa]p\s*[-–—]|S[ốôo]\s*:\s*[\d.…/]).*$")
"""What a letterhead ends with: the motto, the number."""
_BELOW = Printed("heads", r"\W*(?:{addressed}|{letter_lines}|{recipients}|(?:[IVX]+|\d+)[.)]|Điều \d)")
"""What stands below a title, and in a letter without one."""


@lru_cache(maxsize=1)
def other_title(source: str) -> tuple[str, int, int] | None:
    """Such a title in small letters, and the [start, end) of its line; it stands below the letterhead and above the text."""
    top = source[:_FIRST]
    above = [found.end() for found in _ABOVE.finditer(top[:1_000])]
    half, low = "", 0
    for line in each_line(top):
        if _BELOW.match(line.text) is not None:
            return None
        begins = line.start
        whole, start = (f"{half} {line.text}", low) if half else (line.text, begins)
        half, low = (line.text.strip("*_# "), begins) if _HALF.fullmatch(line.text.strip("*_# ")) else ("", 0)
        if any(begins < end for end in above[:1]):
            continue
        found = (
            _CAPITALS.match(line.text) or _CAPITALS.fullmatch(whole) or (_ALONE.fullmatch(line.text) if above else None)
        )
        if found is not None:
            return " ".join(found["kind"].lower().split()), start if found.string is whole else begins, line.end
    return None
