"""Rows and plans for tests: a small registry, a plan with one task of each kind, all written here and nowhere else."""

import datetime as dt

from sqlalchemy import insert

from models.core import table
from models.tables import Person, Role, Unit
from plans.binding import Bound
from plans.calendar import Calendar, vietnam
from plans.plan import Directive, Plan, Task

TODAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 1, 30, tzinfo=dt.UTC)
ISSUED = dt.date(2026, 10, 30)


def day(text):
    """The instant at 08:30 of a local day."""
    return dt.datetime.fromisoformat(f"{text}T08:30:00+07:00").astimezone(dt.UTC)


def a_calendar() -> Calendar:
    return vietnam(range(2020, 2032))


def some_units(session, count=3, force="order", prefix="xa"):
    """Units xa-1 ... xa-n; returns their slugs."""
    names = [f"{prefix}-{number}" for number in range(1, count + 1)]
    rows = [
        {"slug": one, "name": f"Ủy ban nhân dân {one}", "kind": "commune", "force": force, "aliases": []}
        for one in names
    ]
    session.connection().execute(insert(table(Unit)), rows)
    return tuple(names)


def a_person(session, slug="lan", name="Nguyễn Thị Lan", unit="xa-1", roles=("contact",)):
    """A person of a unit with roles."""
    from sqlmodel import select

    unit_id = session.exec(select(Unit.id).where(Unit.slug == unit)).one()
    person = Person(slug=slug, name=name, unit_id=unit_id)
    session.add(person)
    session.flush()
    session.add_all([Role(person_id=person.id, role=role, unit_id=unit_id) for role in roles])
    session.flush()
    return person


def a_task(key="1", **fields):
    fields = {"title": f"Việc {key}", "lead": ("các xã",), "quote": f"Các xã làm việc {key}.", "clause": key} | fields
    return Task(id=key, **fields)


def on(date, **fields):
    return {"kind": "date", "date": date, "text": f"trước ngày {date}"} | fields


YEARLY = {
    "kind": "recurring",
    "rrule": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14",
    "text": "Hằng năm, trước ngày 15 tháng 12",
}


def a_plan(*tasks, slug="ke-hoach-01", **fields):
    head = {"number": "01/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Thử", "issued": ISSUED, "subject": "Thử việc"}
    directive = Directive(**(head | fields.pop("directive", {})))
    return Plan(plan=slug, directive=directive, tasks=tasks or (a_task(due=on("2026-12-01")),), **fields)


def bind(plan, as_of=ISSUED, **members):
    """The plan bound: every name without members of its own means xa-1, xa-2 and xa-3."""
    names = {name for task in plan.tasks for name in (*task.lead, *task.with_)}
    three = ("xa-1", "xa-2", "xa-3")
    return Bound(plan=plan, as_of=as_of, day=TODAY, members=dict.fromkeys(names, three) | members)


def put_in_force(session, plan, bound=None, today=TODAY, now=NOW, **options):
    from models.launch import launch

    return launch(session, version(plan, bound, today, now), **options)


def version(plan, bound=None, today=TODAY, now=NOW):
    """The plan as it is put in force."""
    from models.drafting import Version

    bound = (bound or bind(plan)).model_copy(update={"plan": plan})
    return Version(bound, "", "", today, now, a_calendar())


def assignments(session):
    from sqlmodel import select

    from models.tables import Assignment

    return list(session.exec(select(Assignment).order_by(Assignment.id)))
