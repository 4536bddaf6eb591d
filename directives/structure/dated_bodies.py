"""Several bodies with a day each for the same work: "Sở A trước ngày 05/12, Sở B trước ngày 10/12 gửi báo cáo"."""

import datetime as dt
import re
from itertools import pairwise

from directives.names.bodies import read_bodies
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.times.due_phrases import DueFound, find_dues

_NEXT = re.compile(r"\s*\)?\s*(?:,\s*(?:và\s+)?|và\s+)")
_DAY_THEN = re.compile(r"\d\)?(?:,|\s+và)\s+\D")
_OPEN = re.compile(r"\s*[:(]?\s*")
_DAYS = ("date", "recurring", "relative")


def bodies_apart(text: str, issued: dt.date | None) -> list[int]:
    """Where the body of each day but the first begins; none where not every further day stands right behind a body of its own."""
    if text.count("ngày") < 2 and text.count("/") < 2:
        return []
    dues = [one for one in find_dues(text, issued) if one.due.kind in _DAYS]
    if len(dues) < 2 or (first := read_subject(text)) is None or first.end > dues[0].span[0]:
        return []
    starts = [_body_between(text, one, other) for one, other in pairwise(dues)]
    own = {fold(name) for name in first.names}
    found = [start for start in starts if start is not None]
    if len(found) < len(starts) or any(
        fold(name) in own for at in found for name in read_bodies(text, at, loose=True).names
    ):
        return []
    return found


def _body_between(text: str, one: DueFound, other: DueFound) -> int | None:
    """Where the only words between two days begin, if they name bodies."""
    mark = _NEXT.match(text, one.span[1])
    names = read_bodies(text, mark.end(), loose=True) if mark else None
    if mark is None or names is None or not names.names or names.start != mark.end():
        return None
    opened = _OPEN.match(text, names.end)
    return mark.end() if opened and opened.end() == other.span[0] else None
