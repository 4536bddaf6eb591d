"""What a filter may be set to, and the filters that somebody keeps."""

from typing import NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlmodel import Session

from models.core import table
from models.sight_sql import plan_sight_sql, task_sight_sql
from models.tables import LaunchedPlan, SavedView, Task
from plans.access import Sight
from plans.plan_keys import plan_key

_VIEW, _TASK, _PLAN = table(SavedView), table(Task), table(LaunchedPlan)
CHOICES = 300
"""Plans to choose from at most, the last launched ones; an older one is found by words."""


class PlanChoice(NamedTuple):
    """A plan to choose: its key, and what it is called before somebody."""

    slug: str
    name: str


class View(NamedTuple):
    """A kept filter: the page it is of, its name and its query."""

    id: int
    page: str
    name: str
    query: dict[str, str]


def fields_seen(session: Session, sight: Sight | None = None) -> list[str]:
    """The fields of tasks that he may see, by name."""
    seen = select(_TASK.c.field).where(_TASK.c.active, _TASK.c.field != "", *task_sight_sql(sight))
    if sight is not None and not sight.everything:
        seen = seen.join(_PLAN, _PLAN.c.id == _TASK.c.plan_id)
    return sorted(session.connection().execute(seen.distinct()).scalars())


def plans_seen(session: Session, sight: Sight | None = None) -> list[PlanChoice]:
    """The plans that he may see, the last launched first; of one in limited circulation the number alone."""
    p = _PLAN.c
    rows = select(p.slug, p.as_unit, p.number, p.title, p.circulation).where(*plan_sight_sql(sight))
    found = session.connection().execute(rows.order_by(p.launched_at.desc(), p.id.desc()).limit(CHOICES))
    return [
        PlanChoice(plan_key(slug, unit), _called(slug, number, title, kept))
        for slug, unit, number, title, kept in found
    ]


def _called(slug: str, number: str | None, title: str, circulation: str) -> str:
    if circulation == "internal":
        return number or slug
    return f"{number}: {title}" if number else title


def views_of(session: Session, person: int, page: str) -> list[View]:
    """The filters that somebody keeps for a page, by name."""
    v = _VIEW.c
    mine = select(v.id, v.page, v.name, v.query).where(v.person_id == person, v.page == page).order_by(v.name)
    return [View(*row) for row in session.connection().execute(mine)]


def count_views(session: Session, person: int) -> int:
    """How many filters somebody keeps."""
    asked = select(func.count()).where(_VIEW.c.person_id == person)
    return int(session.connection().execute(asked).scalar_one())


def put_view(session: Session, person: int, page: str, name: str, query: dict[str, str]) -> None:
    """Keep a filter; one of the same name takes its place."""
    v, run = _VIEW.c, session.connection().execute
    run(delete(_VIEW).where(v.person_id == person, v.page == page, v.name == name))
    run(insert(_VIEW).values(person_id=person, page=page, name=name, query=query))


def drop_view(session: Session, person: int, number: int) -> str | None:
    """Drop a filter of his; the page it was of, None where there is none."""
    v, run = _VIEW.c, session.connection().execute
    page = run(select(v.page).where(v.person_id == person, v.id == number)).scalar()
    run(delete(_VIEW).where(v.person_id == person, v.id == number))
    return page
