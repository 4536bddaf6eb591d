"""Through whom a result goes, where to whom is not said: "gửi báo cáo (qua Sở A)", "tổng hợp kết quả trước ngày 20/4/2026 (qua Sở A)"."""

import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.names.persons import named_person
from directives.sentences.handed_over import is_system

_AT_ONCE = Shape("reports", r"(?<!\w){sent_through}(?:\s+{results}(?:\s+{carrying_out})?)?\s+\(?{through}\s+(?=\S)")
_IN_BRACKETS = Shape("reports", r"\(\s*{through}\s+(?=\S)")
_HANDED_IN = Shape("reports", r"(?<!\w)(?:{reports}|{sends}|{gathers})(?!\w)")
_SENDS_BEHIND = Shape("reports", r"\s*\)\s+(?:{reports}|{sends})(?!\w)")
"""As in "Sở A (qua Sở B) báo cáo ...": the brackets stand behind whoever sends it."""
_GATHERS = Shape("reports", r"\s+{so_that}\s+{gathers}(?!\w)")
_FOUND_BY = Shape("reports", r"\s+{found_by}(?!\w)")
"""As in "(qua Sở A kiểm tra tháng 2)": how it was found, not which way the result goes."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")


def sent_through(text: str, folded: str) -> str | None:
    """At once behind what is sent, or in brackets of their own in a sentence whose work is sent or gathered."""
    if (sent := _AT_ONCE.search(folded)) is not None:
        return _named(text, folded, sent.end())
    for opened in _IN_BRACKETS.finditer(folded) if "(" in folded else ():
        names = read_bodies(text, opened.end(), loose=True)
        gathered = names.start == opened.end() and _GATHERS.match(folded, names.end) is not None
        since = max(folded.rfind(". ", 0, opened.start()), 0)
        behind = _SENDS_BEHIND.match(folded, names.end) if names.start == opened.end() else None
        if gathered or behind is not None or _HANDED_IN.search(folded, since, opened.start()) is not None:
            return _named(text, folded, opened.end())
    return None


def _named(text: str, folded: str, at: int) -> str | None:
    """The bodies or the person called at a place, as printed."""
    if is_system(folded, at):
        return None
    names = read_bodies(text, at, loose=True)
    if names.start == at and _FOUND_BY.match(folded, names.end):
        return None
    end = names.end if names.names and names.start == at else named_person(text, folded, at)
    return " ".join(_BRACKETS.sub("", text[at:end]).split()).strip(" ,;:") if end is not None else None
