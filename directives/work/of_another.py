"""What of a task may be another's: a day or receiver where others act, the receiver that acts itself, a weekday of another date."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from directives.lexicon.shapes import Shape, shortest
from directives.sentences.obligation import Obligation
from directives.strings.folding import fold
from directives.times.due_periods import WEEK, WEEKDAYS
from directives.words.work_words import predicate
from directives.work.of_a_case import of_a_case
from plans.due import OnDate

_WHO = r"(?P<who>(?:(?:{subjects.several}|{each_of_many})\s+)?{told_in_brackets}(?:\s[^\s,;.:()]+){0,4}?)"
_OTHERS = Shape(
    "left_over", r"(?:\(\s*(?:{theirs_first}\s+)?|;\s+{theirs_first}\s+)" + _WHO + r"\s+{gives_or_must}(?!\w)[^();]*"
)
"""Others that hand something in, in brackets or in a later piece that opens with what they hand in."""
_WEEKDAY = Shape(
    "left_over",
    r"(?<!\w)(?P<named>(?:{half_days}|{before_weekday}|{before_dated_weekday})\s+(?:ngày\s+)?|(?<=[,(])\s*|\d\s+)?(?P<week>{structure.weekdays})\s*[,(]?\s*"
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<month>\d{1,2})(?:\s*(?:[/.-]|\s+năm\s+)\s*(?P<year>20\d\d))?(?![\d/])",
)


def of_another(
    one: Obligation, text: str, folded: str, issued: dt.date | None
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """The doubts: code, field, what they tell."""
    if (acts := _receiver_acts(one, folded)) is not None:
        yield "actor-left", "lead", {"said": text[slice(*acts)]}
        yield from _theirs(one, text, text[acts[0] :].split("; ")[0], text[slice(*acts)])
    signs = shortest("left_over", "told_in_brackets")
    for found in (
        _OTHERS.finditer(folded) if ("(" in text or ";" in text) and any(map(folded.__contains__, signs)) else ()
    ):
        if not any(found["who"] in fold(name) for name in one.lead):
            yield from _theirs(one, text, text[found.start("who") : found.end()], text[slice(*found.span("who"))])
    yield from of_a_case(one, text, folded)
    if said := _weekday(one, text, folded, issued):
        yield "weekday-differs", "due", {"said": said}


def _theirs(one: Obligation, text: str, piece: str, who: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What of the task's fields is told only in a piece of the sentence in which others act."""
    rest = text.replace(piece, " ")
    for field, told in (("due", getattr(one.due, "text", None)), ("report_to", one.report_to)):
        if told and told.strip("() ") in piece and told.strip("() ") not in rest:
            yield "of-another", field, {"text": told.strip("() "), "who": who}


def _receiver_acts(one: Obligation, folded: str) -> tuple[int, int] | None:
    """As in "Các xã gửi kết quả về Sở A trước ngày D, Sở A tổng hợp báo cáo B": where the receiver acts itself."""
    name = fold(one.report_to or "")
    first = folded.find(name) if name else -1
    at = folded.find(f", {name} ", first + len(name)) if first >= 0 else -1
    if at < 0 or one.report_to in one.lead or predicate().match(folded, at + 2 + len(name)) is None:
        return None
    return at + 2, at + 2 + len(name)


def _weekday(one: Obligation, text: str, folded: str, issued: dt.date | None) -> str:
    """As in "thứ Ba ngày 02/12/2026", which is a Wednesday: the words of a day to come whose weekday is another's."""
    for found in _WEEKDAY.finditer(folded):
        week = text[slice(*found.span("week"))]
        if found["named"] is None and not week.split()[-1][0].isupper():
            continue  # "lần thứ hai, ngày 02/12"
        own = one.due.date if isinstance(one.due, OnDate) else issued
        year = int(found["year"] or (own.year if own else 0))
        with suppress(ValueError):  # a day that does not exist is an error of its own
            day = dt.date(year, int(found["month"]), int(found["day"]))
            named = WEEKDAYS.get(found["week"].split()[-1])
            if named and WEEK.index(named) != day.weekday() and (issued is None or day >= issued):
                return " ".join(text[found.start("week") : found.end()].split())
    return ""
