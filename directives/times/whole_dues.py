"""A deadline as somebody typed it: read whole, or refused with what was not understood."""

import datetime as dt
import re
import unicodedata

from directives.lexicon.shapes import Shape
from directives.strings.folding import fold
from directives.times.due_phrases import Told, read_due_cell, told_in
from directives.times.own_months import but_for, but_months, left_out
from directives.times.sheet_days import as_people_write
from plans.due import Due, OnDate, Recurring
from plans.problems import Place, Problem, error

_AROUND = Shape("dues", r"(?<!\w){around}")
"""Words that may stand around a deadline without changing it."""
_REFUSED = {"anchor-missing": "due-from-what", "several-dues": "dues-typed"}
"""Doubts of a document that are no answer where the writer can be asked."""
_UNTIL = re.compile(r"UNTIL=(\d{4})(\d\d)(\d\d)")
_KEPT = ("due-before-issue", "due-at-the-beginning", "period-missing", "period-of-next")
"""Doubts about a deadline that was read whole."""


def read_whole_due(typed: str, from_day: dt.date | None) -> tuple[Due | None, list[Problem]]:
    """The one deadline that the words say, and nothing besides; None without a problem where they say there is none.

    Days as sheets and forms keep them (2026-12-25 00:00:00) are read too. Never both a deadline and a problem.
    """
    text = as_people_write(" ".join(unicodedata.normalize("NFC", typed).split()))
    period, months = but_months(text)
    if not months:
        return _read_whole(text, from_day)
    due, problems = _read_whole(period, from_day)
    if (kept := but_for(due, months)) is None:
        return None, problems or [_wrong("dues-typed", text=text)]
    return kept.model_copy(update={"text": text}), []


def months_unsaid(due: Due) -> list[int]:
    """The months that the rule of a due leaves out of the period that its words say ("hằng tháng trước ngày 25", not in December)."""
    if not isinstance(due, Recurring) or "BYMONTH=" not in due.rrule or not due.text:
        return []
    return left_out(read_whole_due(due.text, due.start)[0], due)


def _read_whole(text: str, from_day: dt.date | None) -> tuple[Due | None, list[Problem]]:
    due, problems = read_due_cell(text, from_day)
    told = told_in(text, from_day)
    if refused := [_asked(one, text) for one in problems if one.code not in _KEPT]:
        return None, refused[:1]
    if wrong := _upside_down(due, told, from_day, text):
        return None, [wrong]
    if due is None:
        return None, [_wrong("due-unread", text=text)] if _day_passed_over(told, text) else []
    words = due.text.split("; ")
    if due.kind == "recurring":
        words += [one.text for one in told if one.text in due.text]  # the period and the days it starts and ends on
    whole = _says_all(due, text)
    if not whole and any(one.due not in (None, due) and one.text not in words for one in told):
        return None, [_wrong("dues-typed", text=text)]
    if not whole and (rest := _rest(text, told)):
        return None, [_wrong("due-not-whole", text=text, rest=rest)]
    return due, []


def _upside_down(due: Due | None, told: list[Told], from_day: dt.date | None, text: str) -> Problem | None:
    """A span that ends before it begins; what repeats up to a day that is over."""
    start = getattr(due, "start", None)
    if due is None or start is None:
        return None
    until = _UNTIL.search(due.rrule) if isinstance(due, Recurring) else None
    last = due.date if isinstance(due, OnDate) else dt.date(*map(int, until.groups())) if until else None
    if last and last < start:
        return _wrong("period-reversed", text=text, start=f"{start}", end=f"{last}")
    over = isinstance(due, OnDate) and from_day is not None and due.date < from_day
    if over and any(isinstance(one.due, Recurring) for one in told):
        return _wrong("period-over", text=text, end=f"{last}")
    return None


def _day_passed_over(told: list[Told], text: str) -> bool:
    """Whether words that were taken for no deadline name a day or a year, or say more than that."""
    return bool(re.search(r"\d", text)) or bool(_rest(text, told))


def _says_all(due: Due, text: str) -> bool:
    """Whether the words of a deadline are all that stands in a text, but for marks between them."""
    for words in due.text.split(" ... "):
        text = text.replace(words, " ", 1)
    return re.search(r"\w", text) is None


def _rest(text: str, told: list[Told]) -> str:
    """The words that no phrase of time holds; those of a phrase that is none count where they hold figures."""
    rest = text
    for one in reversed(told):
        if one.due is not None or not re.search(r"\d", one.text):
            rest = rest[: one.span[0]] + " " + rest[one.span[1] :]
    for period in (one.text.partition(" ... ")[0] for one in told if " ... " in one.text):
        rest = rest.replace(period, " ", 1)
    for found in reversed(list(_AROUND.finditer(fold(rest)))):
        rest = rest[: found.start()] + " " + rest[found.end() :]
    return " ".join(rest.split()).strip(" .,;:()-–…")


def _asked(problem: Problem, text: str) -> Problem:
    code = _REFUSED.get(problem.code)
    return _wrong(code, text=text) if code else _wrong(problem.code, **problem.args)


def _wrong(code: str, **args: str | int) -> Problem:
    return error(code, Place(field="due"), **args)
