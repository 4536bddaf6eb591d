"""Bodies that stand before a verb of duty in a text: who acts there, whatever the text was taken for."""

import re
from collections.abc import Iterator
from itertools import chain

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.subject_words import OBLIGED
from directives.sentences.subjects import predicate

_FIRST, _SPOT = (re.compile(rf"{mark}(?=[^\W\d_]|\d+\s+[^\W\d_])") for mark in ("", r"[.;:,]\s+"))
"""Where somebody who acts may be named: at the beginning of a sentence or a part of it; behind a comma by a name of its own, or
before a word that obliges ("..., các địa phương phải huy động").
"""

_OF = re.compile(r"\scủa\s+[^,.;:]{2,80}(?:,[^,.;:]{2,80}){0,3}$")
"""Before a name behind a comma: "chỉ đạo của Chính phủ, Thủ tướng Chính phủ, bảo đảm ..." is whose word it is."""


_SEVERAL = Shape("subjects", r"{several}\s")
_STEERS = Shape("partners", r"(?<!\w){steers}\s+(?=\S)")


def actors(text: str, folded: str, *, commas: bool = False) -> Iterator[tuple[str, ...]]:
    """The names of those who act, once for each place; names within a list of others are none.

    `commas`: common names behind a comma are looked at too.
    """
    listed, obliged = 0, any(map(folded.__contains__, OBLIGED.needed))
    for spot in chain(filter(None, (_FIRST.match(text),)), _SPOT.finditer(text)):
        end, behind_comma = spot.end(), text[spot.start()] == ","
        comma = behind_comma and not commas
        common = comma and not text[end].isupper()
        if end < listed or (common and not obliged):
            continue
        names = read_bodies(text, end, opens=not comma)
        if common and not OBLIGED.match(folded, names.end):
            continue
        listed = names.end if names.names else listed
        if behind_comma and folded.startswith(",", names.end) and _OF.search(folded, 0, spot.start()):
            continue
        acts = names.names and names.start == end and predicate().match(folded, names.end) is not None
        if acts and not (comma and _told_too(text, folded, spot.start(), names.end)):
            yield names.names


def _told_too(text: str, folded: str, mark: int, end: int) -> bool:
    """As in "chỉ đạo Ban Quản lý A, Bệnh viện B | lập kho": the name behind the comma goes on with those who are told to act.

    Behind a group ("chỉ đạo các đơn vị, Sở B kiểm tra ...") a body by its own name may act itself.
    """
    steers = [one.end() for one in _STEERS.finditer(folded, max(folded.rfind(";", 0, mark), 0), mark)]
    told = read_bodies(text, steers[-1], loose=True) if steers else None
    if told is None or told.start != steers[-1] or told.end != end:
        return False
    return _SEVERAL.match(folded, steers[-1]) is None or _SEVERAL.search(folded, mark, end) is not None
