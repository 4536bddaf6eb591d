"""What repeats up to a day ("hằng tuần đến hết ngày 31/12/2026") or until something happens ("hằng ngày cho đến khi công bố hết dịch")."""

import datetime as dt
import itertools
import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from directives.times.due_grammar import Hit, joined_words
from plans.due import Due, OnDate, Recurring
from plans.problems import Place, Problem, doubt

_Read = tuple[Hit, Due]
_BETWEEN = Shape("deadlines", r"(?s)\s*[,(]?\s*(?:{goes_on_to}\s*)?")
_UP_TO = Shape("deadlines", r"(?:{from_now}\s+)?{up_to}(?!\w)")
_UNTIL = Shape("deadlines", r"(?<!\w){until_then}\s+(?P<event>[^.;|,)]{3,80})")
_TO = Shape("reports", r"\s*{how_sent}\s+")
_CLOSED = re.compile(r"\s*(?:[.,;)|]|$)")
_SENTENCE = re.compile(r"[;|]|[.!?]\s")


def ended(text: str, dues: list[_Read], issued: dt.date | None) -> tuple[list[_Read], list[Problem]]:
    """Periods with the day on which they end, as a rule with UNTIL; what no rule can say is asked."""
    for _, due in dues:
        if due.kind == "recurring":
            break
    else:
        return dues, []
    out: list[_Read] = []
    problems: list[Problem] = []
    for hit, due in dues:
        joined = _joined(text, out[-1], (hit, due), issued) if out else None
        if joined is None:
            out.append((hit, due))
            continue
        (whole, rule), end = joined
        out[-1] = (whole, rule)
        if end.start is not None and issued is not None and end.start > issued:
            problems.append(doubt("period-begins", _place(whole), text=rule.text, start=end.start.isoformat()))
    return out, problems + [asked for pair in out if (asked := _until_when(text, pair)) is not None]


def _joined(
    text: str, first: _Read, second: _Read, issued: dt.date | None
) -> tuple[tuple[Hit, Recurring], OnDate] | None:
    """A period and the day it lasts to, in either order, as one phrase; None where they are two."""
    (hit, due), (other, later) = first, second
    if not _BETWEEN.fullmatch(fold(text[hit.end : other.start])) and not _told_to(text, hit.end, other.start):
        return None
    match due, later:
        case Recurring() as period, OnDate() as end if end.start is not None or _UP_TO.match(fold(other.text)):
            kept, named = hit, "," in text[hit.end : other.start]
            if named and end.start is None and not _CLOSED.match(text, other.end):
                return None  # "Hằng quý, đến ngày 31/12/2026 hoàn thành ...": a day of the work, not of the period
        case OnDate() as end, Recurring() as period if end.start is not None:
            kept = other
        case _:
            return None
    if "UNTIL" in period.rrule or (issued is not None and end.date < issued):
        return None
    last = other.end + ("(" in text[hit.end : other.start] and text[other.end : other.end + 1] == ")")
    words = joined_words(text[hit.start : last])
    rule = period.model_copy(update={"rrule": f"{period.rrule};UNTIL={end.date:%Y%m%d}", "text": words})
    return (kept._replace(start=hit.start, end=last, text=words), rule), end


def _told_to(text: str, start: int, end: int) -> bool:
    """Whether words only name who is told ("hằng tuần về Sở Y tế đến hết ngày ...")."""
    if (told := _TO.match(fold(text), start, end)) is None:
        return False
    names = read_bodies(text, told.end(), loose=True)
    return bool(names.names) and names.start == told.end() and not text[names.end : end].strip()


def perhaps_ended(text: str, dues: list[_Read], due: Due) -> list[Problem]:
    """The doubt of a day that may only end what repeats in its sentence, and was taken for the deadline."""
    for (hit, period), (other, later) in itertools.pairwise(dues):
        up_to = later is due and isinstance(period, Recurring) and _UP_TO.match(fold(other.text))
        if up_to and not _SENTENCE.search(text, hit.end, other.start):
            return [doubt("several-dues", _place(other), kept=other.text, others=hit.text)]
    return []


def _until_when(text: str, pair: _Read) -> Problem | None:
    """The doubt of a period that ends when something happens: no rule says that day."""
    hit, due = pair
    if not isinstance(due, Recurring) or "UNTIL" in due.rrule:
        return None
    last = _SENTENCE.search(text, hit.end)
    found = _UNTIL.search(fold(text), hit.end, last.start() if last else len(text))
    if found is None or "%" in found[0]:  # a share to reach by then is a target
        return None
    span = found.span()
    return doubt("period-end-open", Place(span=span, field="due"), kept=due.text, text=joined_words(text[slice(*span)]))


def _place(hit: Hit) -> Place:
    return Place(span=(hit.start, hit.end), field="due")
