"""The title of a paper that is none of the kinds of a plan: a report, minutes, an invitation, house rules."""

import re
from functools import cache, lru_cache

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import phrases
from directives.strings.folding import fold
from directives.structure.printed_lines import each_line

_FIRST = 2_000
"""Characters in which such a title stands."""
_CAPITALS = Printed("heads", r"[#*\s]*(?P<kind>{near_kinds~}|{seldom_kinds~})(?![^\W\d_])", str.upper)
_ALONE = Printed("heads", r"(?i)\W*(?P<kind>{near_kinds}|{seldom_kinds})\W*")
_ANNEX = Printed("heads", r"(?i)\W*{annex}(?![^\W\d_])")
"""What an annex alone in its file opens with: the paper is the one that it was issued with."""
_HALF = re.compile(r"[^\W\d_]{2,10}")
_ABOVE = re.compile(r"(?m)^.*(?:[ĐD][ộốo]c l[ậâa]p\s*[-–—]|S[ốôo]\s*:\s*[\d.…/]).*$")
"""What a letterhead ends with: the motto, the number."""
_BELOW = Printed("heads", r"\W*(?:{addressed}|{letter_lines}|{recipients}|(?:[IVX]+|\d+)[.)]|Điều \d)")
"""What stands below a title, and in a letter without one."""


_LETTERS = re.compile(r"(?:[^\W\d_]\s+){4,}[^\W\d_]")
"""A line of letters with a blank between any two."""


def spaced_title(text: str) -> str | None:
    """The title that is printed with blanks between its letters ("T Ờ   T R Ì N H")."""
    plain = text.strip("*_#: .")
    return _closed().get("".join(fold(plain).split())) if plain.isupper() and _LETTERS.fullmatch(plain) else None


@cache
def _closed() -> dict[str, str]:
    kinds = (*phrases("heads", "near_kinds"), *phrases("heads", "seldom_kinds"))
    return {"".join(kind.split()): kind for kind in kinds}


@lru_cache(maxsize=1)
def other_title(source: str) -> tuple[str, int, int] | None:
    """Such a title in small letters, and the [start, end) of its line; it stands below the letterhead and above the text."""
    top = source[:_FIRST]
    if _ANNEX.match(top) is not None:
        return None
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
        if (spaced := spaced_title(line.text)) is not None:
            return spaced, begins, line.end
        found = (
            _CAPITALS.match(line.text) or _CAPITALS.fullmatch(whole) or (_ALONE.fullmatch(line.text) if above else None)
        )
        if found is not None:
            return " ".join(found["kind"].lower().split()), start if found.string is whole else begins, line.end
    return None
