"""What repeats up to a day ("hằng tuần đến hết ngày 31/12/2026") or until something happens ("hằng ngày cho đến khi công bố hết dịch")."""

import datetime as dt
import itertools
import re

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from directives.times.due_grammar import Hit, joined_words
from directives.times.due_onward import besides
from plans.due import Due, OnDate, Recurring
from plans.problems import Place, Problem, doubt
from plans.recurrence import next_after

_Read = tuple[Hit, Due]
_BETWEEN = Shape("deadlines", r"(?s)\s*\)?\s*[,(]?\s*(?:{goes_on_to}\s*)?")
_UP_TO = Shape("deadlines", r"(?:{from_now}\s+)?{up_to}(?!\w)")
_FROM_NOW = Shape("deadlines", r"\s*{from_now}(?!\w)\s*")
_UNTIL = Shape("deadlines", r"(?<!\w){until_then}\s+(?P<event>[^.;|,)]{3,80})")
_TO = Shape("reports", r"\s*{how_sent}\s+")
_IN = Shape("deadlines", r"{in_span}(?!\w)")
_MONTHS = {"year": 12, "quarter": 3, "month": 1}
"""Months of a span of time, by how it is read."""
_MORE_WORK = Shape("deadlines", r",\s|(?<!\w){own_again}(?!\w)")
"""What may tell of other work than that which comes again."""
_EVEN = Shape("subjects", r"\s*[,(]\s*{even_on}\s[^,;.()]{2,40}(?:\)\s*,?|,)\s*")
"""Behind a period: on which days it comes as well ("Hằng ngày, kể cả ngày nghỉ, Sở A báo cáo")."""
_CLOSED = re.compile(r"\s*(?:[.,;)|]|$)")
_SENTENCE = re.compile(r"[;|]|[.!?]\s")
_NOW_UP_TO = Shape("deadlines", r"{from_now}\s+{up_to}(?!\w)")
"""As in "từ nay đến hết tháng 4/2027"."""


def ended(text: str, dues: list[_Read], issued: dt.date | None) -> tuple[list[_Read], list[Problem]]:
    """Periods with the day on which they end, as a rule with UNTIL; what no rule can say is asked."""
    for _, due in dues:
        if due.kind == "recurring":
            break
    else:
        return dues, []
    out: list[_Read] = []
    for hit, due in dues:
        joined = _joined(text, out[-1], (hit, due), issued) if out else None
        if joined is None:
            out.append((hit, due))
        else:
            out[-1] = joined
    out = _over_the_sentence(text, out, issued)
    return out, [asked for pair in out if (asked := _until_when(text, pair)) is not None]


def _joined(text: str, first: _Read, second: _Read, issued: dt.date | None) -> _Read | None:
    """A period and the day it lasts to, in either order, as one phrase; None where they are two.

    The day stands first only with the day that it is counted from, be it today ("từ nay đến hết tháng 4/2027 hằng ngày").
    """
    (hit, due), (other, later) = first, second
    if not _BETWEEN.fullmatch(fold(text[hit.end : other.start])) and not _told_to(text, hit.end, other.start):
        return None
    match due, later:
        case Recurring() as period, OnDate() as end if (start := _first_day(other, end)) or _UP_TO.match(
            fold(other.text)
        ):
            kept, named = hit, "," in text[hit.end : other.start]
            if named and end.start is None and not _CLOSED.match(text, other.end):
                return None  # "Hằng quý, đến ngày 31/12/2026 hoàn thành ...": a day of the work, not of the period
        case OnDate() as end, Recurring() as period if (start := _first_day(hit, end)) or _NOW_UP_TO.match(
            fold(hit.text)
        ):
            kept = other
        case _:
            return None
    if "UNTIL" in period.rrule or (issued is not None and end.date < issued):
        return None
    last = other.end + ("(" in text[hit.end : other.start] and text[other.end : other.end + 1] == ")")
    words = joined_words(text[hit.start : last])
    ahead = start if start and (issued is None or start > issued) else period.start
    rule = period.model_copy(update={"rrule": f"{period.rrule};UNTIL={end.date:%Y%m%d}", "start": ahead, "text": words})
    return kept._replace(start=hit.start, end=last, text=words), rule


def _over_the_sentence(text: str, dues: list[_Read], issued: dt.date | None) -> list[_Read]:
    """A span that opens the sentence of a period, or closes one that a period opens, is the time in which it comes.

    As in "Từ ngày A đến ngày B, Sở Y tế báo cáo hằng tuần", "Hằng ngày báo cáo, từ ngày A đến ngày B";
    where more work stands between them they are two times.
    """
    if len(dues) != len(("span", "period")):
        return dues
    (hit, due), (other, later) = dues
    match due, later:
        case OnDate() as end, Recurring() as period if _opens(text, hit):
            span, kept = hit, other
        case Recurring() as period, OnDate() as end if (
            end.start and (_opens(text, hit) or _set_off(text, other)) and _CLOSED.match(text, other.end)
        ):
            span, kept = other, hit
        case _:
            return dues
    even = _EVEN.match(fold(text), hit.end)
    begins = even.end() if even else hit.end + (2 if text[hit.end : hit.end + 1] == "," else 1)
    who = read_bodies(text, begins, opens=True)
    at = begins if even else hit.end + 1
    between = text[who.end if who.names and who.start == begins else at : other.start].rstrip(" ,")
    if "UNTIL" in period.rrule or _SENTENCE.search(between) or _MORE_WORK.search(fold(between)):
        return dues
    first = _first_day(span, end)
    if first is None and not _UP_TO.match(fold(span.text)):
        return dues
    bounded = _bounded(period, first, end.date, issued)
    return dues if bounded is None else [(kept, bounded)]


def from_now(text: str) -> bool:
    """Whether words open a span that has begun ("từ nay đến Tết")."""
    return _FROM_NOW.match(fold(text)) is not None


def _opens(text: str, hit: Hit) -> bool:
    """Whether a time opens its sentence, and a comma sets it off."""
    if text[hit.end : hit.end + 1] != ",":
        return False
    ends = [found.end() for found in _SENTENCE.finditer(text, 0, hit.start)]
    before = text[ends[-1] if ends else 0 : hit.start]
    return not re.search(r"\w", before) or _FROM_NOW.fullmatch(fold(before)) is not None


def _set_off(text: str, hit: Hit) -> bool:
    """Whether a comma sets off a time at the end of its sentence."""
    return text[: hit.start].rstrip().endswith(",")


def _bounded(due: Recurring, first: dt.date | None, last: dt.date, issued: dt.date | None) -> Recurring | None:
    """A period with its first day and its last; None where it never comes between them."""
    start = first if first and (issued is None or first > issued) else due.start
    rrule, since = f"{due.rrule};UNTIL={last:%Y%m%d}", start or issued or last
    if next_after(rrule, since, since - dt.timedelta(days=1)) is None:
        return None
    return due.model_copy(update={"rrule": rrule, "start": start})


def _first_day(hit: Hit, end: OnDate) -> dt.date | None:
    """The first day of a span of time: as printed, or of the year, quarter or month that it names ("trong năm 2027")."""
    months = _MONTHS.get(hit.reading)
    if end.start is not None or months is None or hit.parts.get("part") or not _IN.match(fold(hit.text)):
        return end.start
    return end.date.replace(month=end.date.month - months + 1, day=1)


def _told_to(text: str, start: int, end: int) -> bool:
    """Whether words only name who is told ("hằng tuần về Sở Y tế đến hết ngày ...")."""
    if (told := _TO.match(fold(text), start, end)) is None:
        return False
    names = read_bodies(text, told.end(), loose=True)
    return bool(names.names) and names.start == told.end() and not text[names.end : end].strip()


def perhaps_ended(text: str, dues: list[_Read], due: Due) -> list[Problem]:
    """The doubt of a day that may only end what repeats in its sentence, or of a span that this may be in, where one of them was taken."""
    for (hit, first), (other, later) in itertools.pairwise(dues):
        if due not in (first, later) or _SENTENCE.search(text, hit.end, other.start):
            continue
        match first, later:
            case Recurring(), OnDate() as end if due is later and (end.start or _UP_TO.match(fold(other.text))):
                return [doubt("several-dues", _place(other), kept=other.text, others=hit.text)]
            case OnDate() as span, Recurring() as period if (
                (span.start or hit.reading in _MONTHS)
                and "UNTIL" not in period.rrule
                and (_opens(text, hit) or besides(text, (other.start, other.end), (hit.start, hit.end)))
            ):
                kept, left = (hit, other) if due is first else (other, hit)
                return [doubt("several-dues", _place(kept), kept=kept.text, others=left.text)]
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
