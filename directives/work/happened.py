"""What a sentence only tells of: it opens with a time that is over before the paper ("Đêm ngày 20/11/2026, Công an tỉnh bắt giữ ...")."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import suppress

from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.sentences.subject_words import MODAL
from directives.strings.flow import tight
from directives.strings.folding import fold
from plans.due import OnDate
from plans.plan import How
from plans.problems import Place, Problem, doubt

_DAY = Shape(
    "left_over",
    r"^(?:(?:{about_then}|{half_days}|ngày|\d{1,2}\s*{structure.hours~}\s*(?:\d\d)?)\s*)*(?P<day>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:[/.-]|\s+năm\s+)\s*(?P<year>20\d\d))?(?:\s*,?\s+{happened_at}\s[^,;:]{2,60})?$",
)
_PERIOD = Shape("left_over", r"^(?:{about_then}\s+)?năm\s+(?P<year>20\d\d)$")
_GONE = Shape(
    "left_over",
    r"^(?:{over_now}|{subjects.gone_opens}\s(?!.{0,60}(?<!\w){subjects.not_gone}$)(?:[^,;.:]{0,60}\s)?{subjects.gone_ends})$",
)
_HEAD = Shape("left_over", r"(?<!\w){headed}$")
_LONGEST, _SHORT_AGO = 110, 60
"""Signs before whoever acts; days before the paper within which a day without its year is one that is over."""


def happened(found: Sequence[Obligation], issued: dt.date | None) -> Iterator[Problem]:
    """The doubt whether work that opens so, or goes on with it behind ";", was done already; none where its words oblige, or have a day
    to come.
    """
    if issued is None:
        return
    for number, one in enumerate(found):
        if (one.due is not None and not _is_over(one, issued)) or not one.lead:
            continue
        opens = one.quote.startswith(one.lead[0])
        if (opens and one.part == 1) or one.found.get("lead") is not How.EXPLICIT:
            continue
        words = _goes_on(found, number, issued) if opens else _told(one, issued)
        if words:
            place = Place(clause=one.clause, span=one.span)
            yield doubt("perhaps-happened", place, text=words, lead="; ".join(one.lead))


def _told(one: Obligation, issued: dt.date) -> str:
    """The time that is over with which work opens before whoever acts."""
    text = tight(one.quote)
    at = text.find(one.lead[0], 0, _LONGEST + len(one.lead[0]))
    if at <= 0 or MODAL.match(fold(text), at + len(one.lead[0])):
        return ""
    start = text.find(": ", 0, at) + 1
    before = fold(text[start:at]).rstrip(" ,")
    before = before[: head.start()].rstrip(" ,") if (head := _HEAD.search(before)) else before
    return text[start : start + len(before)].strip() if _told_over(before.strip(), issued) else ""


def _goes_on(found: Sequence[Obligation], number: int, issued: dt.date) -> str:
    """The time that is over with which the sentence opens that this work goes on with."""
    one = found[number]
    if MODAL.match(fold(one.quote), len(one.lead[0])):
        return ""
    for other in reversed(found[:number]):
        if other.clause != one.clause or other.quote.rstrip().endswith("."):
            return ""
        opening = tight(other.quote).partition(",")[0].rpartition(": ")[2]
        if _told_over(fold(opening), issued):
            return opening
    return ""


def _is_over(one: Obligation, issued: dt.date) -> bool:
    return isinstance(one.due, OnDate) and one.due.date < issued


def _told_over(before: str, issued: dt.date) -> bool:
    """Whether words are a time before a day, and nothing else."""
    if _GONE.match(before):
        return True
    if (period := _PERIOD.match(before)) is not None:
        return int(period["year"]) < issued.year
    found = _DAY.match(before)
    if found is None:
        return False
    with suppress(ValueError):  # a day that does not exist is an error of its own
        day = dt.date(int(found["year"] or issued.year), int(found["month"]), int(found["day"]))
        return day < issued and (found["year"] is not None or (issued - day).days <= _SHORT_AGO)
    return False
