"""Who is touched by an amendment, as often as the figures count: what was given on is told of who gave it on; on both databases."""

import datetime as dt
from collections import Counter

import pytest
from sqlmodel import select

from models.amend import amend
from models.amendments import mark, touched_since
from models.database import reading, writing
from models.giving_on import above, give_parts
from models.progress import move
from models.tables import Unit
from plans.plan import Force
from plans.stages import Act
from tests.factories import a_plan, a_task, day, on, put_in_force, some_units, version

TODAY = dt.date(2026, 11, 26)
NOW = day("2026-11-26")


@pytest.fixture
def launched(engine):
    """Of a plan that we give, or received as xa-1: so-1 has a part of our assignment, and phong-1 a part of that."""

    def launch(**as_):
        plan = a_plan(a_task("1", due=on("2026-12-14")), a_task("2", due=on("2026-12-14")), **as_)
        with writing(engine) as session:
            some_units(session)
            some_units(session, 1, prefix="so")
            some_units(session, 1, prefix="phong")
            put_in_force(session, plan, today=TODAY, now=NOW)
            number = 1
            for unit in ("so-1", "phong-1"):
                move(session, number, Act.ACCEPT, by=None, now=NOW)
                to = session.exec(select(Unit.id).where(Unit.slug == unit)).one()
                (number,) = give_parts(session, above(session, number), [(to, day("2026-12-01"))], NOW)
        return engine, plan

    return launch


def touched(engine, plan, *tasks):
    new = plan.model_copy(update={"tasks": tasks})
    with reading(engine) as session:
        since = mark(session)
        done = amend(session, version(new, None, TODAY, day("2026-11-27")), by=None)
        found = touched_since(session, plan.plan, plan.as_ or "", since)
    counted = Counter()
    for one in found:
        counted[one.what.removeprefix("part-")] += one.many
    figures = (counted["open"], counted["cancel"], counted["amend"], counted["copied"])
    assert figures == (done.opened, done.cancelled, done.redated, done.copied), "the head counts as the table"
    return [(one.unit, one.what, one.many) for one in found if one.task == "1"]


EARLIER = a_task("1", due=on("2026-11-29"))
OTHER = a_task("2", due=on("2026-12-14"))


def test_of_what_we_give_the_unit_is_told_that_gave_it_on(launched):
    engine, plan = launched()
    assert touched(engine, plan, EARLIER, OTHER) == [
        ("xa-1", "amend", 1),
        ("xa-2", "amend", 1),
        ("xa-3", "amend", 1),
        ("xa-1", "part-amend", 2),
    ]
    assert sorted(touched(engine, plan, OTHER)) == [
        ("xa-1", "cancel", 1),
        ("xa-1", "part-cancel", 2),
        ("xa-2", "cancel", 1),
        ("xa-3", "cancel", 1),
    ]


def test_of_what_we_received_our_departments_are_told_and_not_who_is_below_them(launched):
    engine, plan = launched(perspective="receive", as_="xa-1")
    assert touched(engine, plan, EARLIER, OTHER) == [("xa-1", "amend", 1), ("so-1", "part-amend", 2)]
    later = a_task("1", due=on("2026-12-20"))
    assert touched(engine, plan, later, OTHER) == [("xa-1", "amend", 1), ("so-1", "part-kept", 1)]


def test_another_force_is_counted_of_its_own(launched):
    engine, plan = launched()
    asked = a_task("1", due=on("2026-12-14"), force=Force.REQUEST)
    assert touched(engine, plan, asked, OTHER) == [
        ("xa-1", "copied", 1),
        ("xa-2", "copied", 1),
        ("xa-3", "copied", 1),
    ]
