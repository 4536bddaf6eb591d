"""The last of several bodies behind the label of the lead, where work of its own follows: "Chủ trì: Sở A, Sở B | bố trí vốn"."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from directives.structure.annexes import LEADS
from directives.words.work_words import predicate

_ROLE = Shape("subjects", r"\s+(?:{bracket_leads}|{partners.only_joins}|{partners.leads_here})(?!\w)")
_COMMA_LAST = re.compile(r"[,;]\s+$")


def acting_last(value: str) -> str:
    """Its name; "" where all of them have the work, or nothing but their part is said behind them."""
    names = read_bodies(value, opens=True, loose=True)
    last = names.names[-1] if len(names.names) > 1 else ""
    folded = fold(value)
    if not last or _ROLE.match(folded, names.end) or not predicate().match(folded, names.end):
        return ""
    return last if _COMMA_LAST.search(value, names.start, value.rfind(last, 0, names.end)) else ""


def acting_behind_label(quote: str) -> str:
    """The same behind a label amid the words of a task."""
    label = LEADS.search(fold(quote)) if ":" in quote else None
    return acting_last(quote[label.end() :].lstrip()) if label else ""
