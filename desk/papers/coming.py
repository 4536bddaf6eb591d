"""The weeks of the one page: when the next one is, and what of recurring work comes due without being open yet."""

import datetime as dt
from zoneinfo import ZoneInfo

from desk.calendars import office_calendar
from desk.papers.phrases import number
from models import expected
from models.database import Session
from models.expected import Missed
from plans.access import Sight
from plans.wanted import Wanted


def next_week(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week after this day's."""
    monday = day + dt.timedelta(days=7 - day.weekday())
    return monday, monday + dt.timedelta(days=6)


def midnights(week: tuple[dt.date, dt.date], zone: ZoneInfo) -> list[dt.datetime]:
    """When a week begins, and when the next one does."""
    return [dt.datetime.combine(day, dt.time(), zone) for day in (week[0], week[1] + dt.timedelta(days=1))]


def not_opened(missed: Missed) -> str:
    """That times of recurring work have passed unopened, and are in no figure."""
    since = f"{missed.since:%d/%m/%Y}" if missed.since else ""
    return f"Chưa tính {number(missed.times)} lượt của việc lặp lại có thời hạn đã qua từ {since} mà chưa được mở, giao cho đơn vị."


def to_open(
    session: Session,
    moment: dt.datetime,
    zone: ZoneInfo,
    week: tuple[dt.date, dt.date],
    only: Wanted,
    sight: Sight | None,
) -> tuple[int, int]:
    """How many times of recurring work come due before the next week, and in it, and are not open yet."""
    today = moment.astimezone(zone).date()
    calendar = office_calendar(session, today)
    spans = (today, week[0] - dt.timedelta(days=1)), week
    rest, following = (expected.times_to_open(session, moment, one, calendar, only, sight) for one in spans)
    return rest, following
