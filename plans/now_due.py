"""A title in the words of its document that names a date which was moved: the date of now behind it, the words stay as printed. Pure."""

import datetime as dt
import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from plans.amended import due_words
from plans.dates import last_day, last_hour
from plans.moved import Moved
from plans.state import ZONE
from plans.wording import label

_QUARTERS = ("I", "II", "III", "IV")
_UNTIL = r"trước\s+(?:ngày\s+)?"


def titled(words: str, moves: Sequence[Moved], due: dt.datetime | None, zone: dt.tzinfo = ZONE) -> str:
    """The words, and behind them the date that holds now where they name the one before (`now_due`)."""
    return words + now_due(words, moves, due, zone) if moves else words


def now_due(words: str, moves: Sequence[Moved], due: dt.datetime | None, zone: dt.tzinfo = ZONE) -> str:
    """The date of now in square brackets, where the words name one that it was moved from and not that of now; else empty."""
    before = {move.before for move in moves} - {due}
    named = [one for one in before if _may_mean(words, one, zone)]
    if not named or (due is not None and _says(words, due, named, zone)):
        return ""
    return f" [{label('moved.now', day=due_words(due, zone))}]"


def _may_mean(words: str, due: dt.datetime, zone: dt.tzinfo) -> bool:
    """Whether the words may have set this date: its day, with its hour; the day before which it is; the month or quarter it ends."""
    day, hour = last_day(due, zone), last_hour(due, zone)
    days = (day,) if hour else (day, _next(day))
    return any(_day(one, hour).search(words) for one in days) or _ends(day, words)


def _says(words: str, due: dt.datetime, before: Collection[dt.datetime], zone: dt.tzinfo) -> bool:
    """Whether the words set the date of now: a day with an hour is another date than the day without one."""
    day, hour = last_day(due, zone), last_hour(due, zone)
    if hour:
        return _day(day, hour).search(words) is not None
    if any(last_day(one, zone) == day for one in before):
        return False
    last, after = (rf"(?P<until>{_UNTIL})?{_day(one, None).pattern}" for one in (day, _next(day)))
    on = any(not found["until"] for found in re.finditer(last, words, re.IGNORECASE))
    return on or any(found["until"] for found in re.finditer(after, words, re.IGNORECASE)) or _ends(day, words)


def _next(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)


@lru_cache(maxsize=4096)
def _day(day: dt.date, hour: str | None) -> re.Pattern[str]:
    """A day as papers write it, of no year or of its own: 15/12, 15-12-2026, 15 tháng 12 năm 2026; with its hour before it."""
    other_year = rf"(?!\s*(?:[-/.]|năm\s)\s*(?!{day.year})\d{{4}})"
    said = rf"(?<![\d/.-])0?{day.day}(?:\s*[-/.]\s*|\s+tháng\s+)0?{day.month}(?!\d){other_year}"
    if hour is None:
        return re.compile(said, re.IGNORECASE)
    hours, minutes = map(int, hour.split(":"))
    past = rf"0?{minutes}" if minutes else "(?:00?)?"
    return re.compile(rf"(?<!\d)0?{hours}\s*(?:giờ|h|g|:)\s*{past}(?!\d)[^\d]*{said}", re.IGNORECASE)


def _ends(day: dt.date, words: str) -> bool:
    """Whether the words name the month or quarter of its year that ends on the day."""
    if _next(day).day != 1:
        return False
    of, quarter = rf"(?:\s*[-/]\s*|\s+năm\s+){day.year}", day.month // 3
    said = rf"(?<!\d)(?<!\d\s)tháng\s+0?{day.month}{of}"
    said += rf"|quý\s+(?:{_QUARTERS[quarter - 1]}|{quarter}){of}" if day.month % 3 == 0 else ""
    return re.search(said, words, re.IGNORECASE) is not None
