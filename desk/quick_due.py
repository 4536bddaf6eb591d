"""A deadline that stands in the words of a typed task while its own field is empty: taken and said, or asked about."""

import datetime as dt
import re
import unicodedata

from plans.due import Due, OnDate, Recurring
from plans.problems import Place, Problem, Severity, doubt

MONTHS, DAYS = 12, 31
_DAY = re.compile(r"(?<!\d)(\d{1,2})\D{1,9}?(\d{1,2})(?:\D{1,6}?(\d{4}))?(?!\d)")
"""A day of a month, with its year where it has one, in figures."""
_SPOKEN = re.compile(r"(?i)(?<!\w)(?:(?P<today>(?:ngày\s+)?hôm\s+nay)|ngày\s+mai)(?!\w)")


def on_its_day(typed: str, today: dt.date) -> str:
    """What stands in the field of the deadline, today and tomorrow as the days that they are ("trước 17h hôm nay")."""

    def day(found: re.Match[str]) -> str:
        return f"ngày {today + dt.timedelta(days=0 if found['today'] else 1):%d/%m/%Y}"

    return _SPOKEN.sub(day, unicodedata.normalize("NFC", typed))


def due_in_words(title: str, typed: str, today: dt.date) -> tuple[Due | None, list[Problem]]:
    """The deadline that the words say, where its field says nothing ("không" says that there is none).

    What is taken is said; what may be one, or is over, is asked about; a day that does not exist is wrong.
    """
    from directives.times.due_phrases import read_due, told_in
    from directives.times.loose_periods import loose_period

    words = " ".join(title.split())
    if typed.strip() or not words:
        return None, []
    place, due, problems = Place(field="due"), *read_due(words, today)
    if wrong := [one for one in problems if one.severity is Severity.ERROR]:
        return None, [one.model_copy(update={"place": place}) for one in wrong]
    if isinstance(due, OnDate | Recurring) and not problems and not (isinstance(due, OnDate) and due.date < today):
        return due, [doubt("quick-due-taken", place, task=words[:80], words=due.text)]
    if due is not None and problems:
        return None, [doubt("quick-due-left", place, task=words[:80], words=due.text)]
    unread = [str(one.args["text"]) for one in problems if "text" in one.args]
    days = [one.text for one in told_in(words, today) if _comes(one.text, today)]
    loose = [one for one in [loose_period(words, today)] if one]
    return None, [doubt("quick-due-left", place, task=words[:80], words=one) for one in (*unread, *days, *loose)[:1]]


def _comes(words: str, today: dt.date) -> bool:
    """Whether words name a day that is not over, or one that no month has."""
    for day, month, year in _DAY.findall(words):
        try:
            found = dt.date(int(year or today.year), int(month), int(day))
        except ValueError:
            if 1 <= int(month) <= MONTHS and 1 <= int(day) <= DAYS:
                return True
            continue
        if found >= today:
            return True
    return False
