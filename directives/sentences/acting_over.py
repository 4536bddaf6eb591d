"""Bodies that act together though ";" stands between them, behind a time that opens the sentence."""

import re
from itertools import islice

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.left_out import with_left_out
from directives.sentences.openings import after_time
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.words.work_words import predicate

_TIMED = Shape("subjects", r"(?:{since}|{before_time}|{regularly}|{in_time}|{time_units})(?=[\s,])")
"""A time that may open a piece: "Hằng quý, trước ngày 10, ..."."""
_WHEN = Shape("subjects", r"\d|(?<!\w){regularly}")
_CLOSED = re.compile(r",?")
_COMMA, _MOST_COMMAS = re.compile(r",\s+"), 3


def act_from(text: str, start: int, mark: int) -> bool:
    """As in "Hằng quý, trước ngày 10, các sở, ban, ngành; UBND các xã báo cáo ...": behind a time they act together."""
    folded = fold(text)
    if _TIMED.match(folded, start, mark) is None or not read_bodies(text, mark + 1, loose=True).names:
        return False
    commas = [comma.end() for comma in islice(_COMMA.finditer(folded, start, mark), _MOST_COMMAS)]
    if any(_act_together(text, folded, start, at, mark) for at in commas):
        return True
    time = after_time(folded[start:])
    return bool(time) and _act_together(text, folded, start, start + time, mark)


def _act_together(text: str, folded: str, start: int, at: int, mark: int) -> bool:
    """Whether those named from a place on, behind a time, over a mark, are who the piece charges."""
    if _WHEN.search(folded, start, at) is None:
        return False
    names = read_bodies(text, at, opens=True)
    if names.start != at or names.end <= mark:
        return False
    names = with_left_out(text, folded, names)
    if predicate().match(folded, _CLOSED.match(folded, names.end).end()) is None:  # type: ignore[union-attr]
        return False
    subject = read_subject(text[start:])
    return subject is not None and subject.names == names.names and subject.end == names.end - start
