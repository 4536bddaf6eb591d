"""Bodies that act together though ";" stands between them, behind a time, a case or grounds that open the sentence."""

import re
from itertools import islice

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.in_front import OPENS_CASE
from directives.sentences.left_out import with_left_out
from directives.sentences.openings import after_time
from directives.sentences.subject_words import ADVERBIAL
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.words.work_words import predicate

_TIMED = Shape("subjects", r"(?:{since}|{before_time}|{regularly}|{in_time}|{time_units})(?=[\s,])")
"""A time that may open a piece: "Hằng quý, trước ngày 10, ..."."""
_WHEN = Shape("subjects", r"\d|(?<!\w){regularly}")
_SEVERAL = Shape("subjects", r"(?<!\w){several}\s")
_CLOSED = re.compile(r",?")
_COMMA, _MOST_COMMAS = re.compile(r",\s+"), 3


def act_from(text: str, start: int, mark: int) -> bool:
    """As in "Hằng quý, trước ngày 10, các sở, ban, ngành; UBND các xã báo cáo ...": behind a time, a case or grounds they act together."""
    folded = fold(text)
    timed = _TIMED.match(folded, start, mark) is not None
    commas = [comma.end() for comma in islice(_COMMA.finditer(folded, start, mark), _MOST_COMMAS)]
    if not timed:
        behind = (at for at in commas if _SEVERAL.match(folded, at) and not _names_any(text, folded, start, at))
        at = next(behind, None)
        case = at is not None and (OPENS_CASE.match(folded, start, mark) or ADVERBIAL.match(folded, start, mark))
        return bool(case) and at is not None and _act_together(text, start, at, mark)
    if not read_bodies(text, mark + 1, loose=True).names:
        return False
    if any(_WHEN.search(folded, start, at) and _act_together(text, start, at, mark) for at in commas):
        return True
    time = after_time(folded[start:])
    return (
        time > 0
        and _WHEN.search(folded, start, start + time) is not None
        and _act_together(text, start, start + time, mark)
    )


def _names_any(text: str, folded: str, start: int, at: int) -> bool:
    """Whether a case may name bodies, whose list then goes on behind the comma ("Căn cứ đề nghị của Sở A, Sở B; ...")."""
    return _SEVERAL.search(folded, start, at) is not None or any(map(str.isupper, text[start + 1 : at]))


def _act_together(text: str, start: int, at: int, mark: int) -> bool:
    """Whether those named from a place on, behind a time or a case, over a mark, are who the piece charges."""
    names = read_bodies(text, at, opens=True)
    if names.start != at or names.end <= mark:
        return False
    names = with_left_out(text, folded := fold(text), names)
    if predicate().match(folded, _CLOSED.match(folded, names.end).end()) is None:  # type: ignore[union-attr]
        return False
    subject = read_subject(text[start:])
    return subject is not None and subject.names == names.names and subject.end == names.end - start
