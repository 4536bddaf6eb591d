"""The small office, a task of the first department due 30 September 2026, and how more time is asked for there and answered."""

import datetime as dt

from desk.extending import Decision, LaterDay, answer_time, ask_time
from desk.reporting import assignment_view
from models.database import reading
from models.extensions import extensions

BEFORE = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
"""08:00 two days before the date."""
LATER, LATEST = dt.date(2026, 10, 15), dt.date(2026, 11, 2)
WHY = "Chờ hướng dẫn của Bộ về định mức"


def asked(engine, until=LATER, *, number=1, by="an", now=BEFORE, ground="beyond", reason=WHY, paper="", sure=False):
    ask_time(engine, number, LaterDay(until, reason, ground, paper, sure), by=by, version=None, now=now)


def answered(engine, granted=True, until=None, words="", *, number=1, by="dung", now=BEFORE, sure=False):
    answer_time(engine, number, Decision(granted, until, words, sure), by=by, version=None, now=now)


def view(engine, number=1, now=BEFORE):
    return assignment_view(engine, number, now)


def requests(engine, number=1):
    with reading(engine) as session:
        return extensions(session, [number]).get(number, [])
