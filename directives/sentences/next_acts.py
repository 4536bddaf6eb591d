"""Another who acts behind a word that goes on ("Sở A rà soát, sau đó Sở B thẩm định"; "Giao Sở A rà soát, giao Sở B thẩm định")."""

import re
from itertools import islice

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.charged import Subject
from directives.sentences.subject_at import subject_at
from directives.sentences.subject_words import CONDITION, GIVEN

NEXT = Shape("subjects", r"{next_steps}(?:\s*,)?\s+(?=\S)")
_THEN = Shape("subjects", r"(?<!\w)thì(?!\w)")
_COMMA, _MOST_COMMAS = re.compile(r",\s+"), 3
_HANDS = Shape("subjects", r"{given_again}\s+(?=\S)")
_HANDS_BEHIND = Shape("subjects", r"(?:^|[,:]\s+|{next_steps}\s+){given_again}\s")


def acts_next(text: str, folded: str) -> Subject | None:
    """The bodies behind a word that goes on with other work, be they ordered to do it."""
    goes_on = NEXT.match(folded)
    if goes_on is None:
        return None
    order = GIVEN.match(folded, goes_on.end())
    return _acting(text, folded, order.end() if order else goes_on.end(), ordered=order is not None)


def begins_next(text: str, folded: str, start: int, at: int) -> bool:
    """Whether work of others begins behind a comma: a word that goes on says so, or the word with which the piece from `start` gives work.

    What a body that acts itself asks of others is its own work ("Sở A rà soát, yêu cầu các xã báo cáo"), and a case is none
    ("Nếu Sở A chậm, đồng thời các xã không báo cáo, ...").
    """
    if CONDITION.match(folded, start) and _case_open(text, folded, start, at):
        return False
    goes_on = NEXT.match(folded, at)
    spot = goes_on.end() if goes_on else at
    if (order := GIVEN.match(folded, spot)) is not None:
        spot = order.end()
        if _HANDS.match(folded, order.start()) is None or _HANDS_BEHIND.search(folded[start:at]) is None:
            return False
    elif goes_on is None:
        return False
    return _acting(text, folded, spot, ordered=order is not None) is not None


def _case_open(text: str, folded: str, start: int, at: int) -> bool:
    """Whether a case goes on over the comma before a place: only behind it stands "thì", or another comma and who acts then."""
    if folded.find(",", start, at) != folded.rfind(",", start, at) or _THEN.search(folded, start, at):
        return False
    end = folded.find(";", at)
    end = len(folded) if end < 0 else end
    if _THEN.search(folded, at, end):
        return True
    commas = islice(_COMMA.finditer(folded, at, end), _MOST_COMMAS)
    return any(_acting(text, folded, comma.end(), ordered=False) for comma in commas)


def _acting(text: str, folded: str, at: int, *, ordered: bool) -> Subject | None:
    """The bodies at a place that act; the province that speaks, by its bare noun ("Tỉnh"), goes on with its own work."""
    names = read_bodies(text, at, opens=True, loose=ordered)
    return subject_at(text, folded, at, opens=True, ordered=ordered) if names.names and names.start == at else None
