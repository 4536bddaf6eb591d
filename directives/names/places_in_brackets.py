"""Brackets behind a group that name the places which are meant of it ("UBND các xã (A, B)"): left out, all would be."""

from functools import partial

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.strings.capitals import CAPITALS

OWN_WORD = r"[^\W\d_]+(?:['’‘ʼ][^\W\d_]+)*"
"""A word of a place's own name ("Ran", "D'Ran")."""
_PROPER = rf"(?=[{CAPITALS}]){OWN_WORD}"
PROPER = rf"{_PROPER}(?:(?: | ?[-–] ?){_PROPER}){{0,3}}"
"""A place's own name ("Đơn Dương", "D'Ran", "Ia H'Drai", "Phan Rang - Tháp Chàm")."""
_ITEM = rf"(?:(?i:{{places_listed}})\s+)?(?:\d{{1,2}}\s+)?{PROPER}"
_NAMED = Printed(
    "names", rf"\(\s*(?:(?i:{{listed_behind}})\s*:?\s*)?{_ITEM}(?:(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+){_ITEM})*\s*\)"
)
_GROUP = partial(Shape, "names")(r"(?<!\w){several}\s+{places_listed}(?:(?:\s*,|\s+và|\s*/)\s+{places_listed})*$")
_LONGEST_GROUP = 80


def names_places(text: str, folded: str, start: int, at: int) -> bool:
    """Whether the brackets at `at` name places of the group that ends before them; capitals alone are a short name."""
    found = _NAMED.match(text, at)
    if found is None or found.group().isupper():
        return False
    before = folded[max(start, at - _LONGEST_GROUP) : at].rstrip()
    return _GROUP.search(before) is not None
