"""What a filter may be set to, and the filters that somebody keeps."""

from typing import NamedTuple

from sqlalchemy import and_, delete, func, insert, select
from sqlmodel import Session

from models.core import table
from models.sight_sql import plan_sight_sql, task_sight_sql
from models.tables import LaunchedPlan, Person, SavedView, Task
from plans.access import Sight
from plans.alphabet import alphabetical
from plans.plan_keys import plan_key

_VIEW, _TASK, _PLAN, _PERSON = table(SavedView), table(Task), table(LaunchedPlan), table(Person)
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


def offered(session: Session, sight: Sight | None = None) -> tuple[list[str], list[PlanChoice]]:
    """The plans that he may see, the last launched first (of one in limited circulation the number alone), and the fields of the
    tasks that he sees in them, by name.
    """
    p, t = _PLAN.c, _TASK.c
    last = select(p.id).where(*plan_sight_sql(sight)).order_by(p.launched_at.desc(), p.id.desc()).limit(CHOICES)
    with_field = and_(t.plan_id == p.id, t.active, t.field != "", *task_sight_sql(sight))
    rows = (
        select(p.launched_at, p.id, p.slug, p.as_unit, p.number, p.title, p.circulation, t.field)
        .select_from(_PLAN.outerjoin(_TASK, with_field))
        .where(p.id.in_(last))
        .distinct()
        .order_by(p.launched_at.desc(), p.id.desc())
    )
    fields, plans = set(), {}
    for _, number, slug, unit, mark, title, kept, field in session.connection().execute(rows):
        plans[number] = PlanChoice(plan_key(slug, unit), _called(slug, mark, title, kept))
        fields |= {field} if field else set()
    return sorted(fields), list(plans.values())


def _called(slug: str, number: str | None, title: str, circulation: str) -> str:
    if circulation == "internal":
        return number or slug
    return f"{number}: {title}" if number else title


def views_of(session: Session, slug: str, page: str) -> list[View]:
    """The filters that somebody keeps for a page, by name."""
    v, p = _VIEW.c, _PERSON.c
    mine = (
        select(v.id, v.page, v.name, v.query).join(_PERSON, p.id == v.person_id).where(p.slug == slug, v.page == page)
    )
    found = [View(*row) for row in session.connection().execute(mine)]
    return sorted(found, key=lambda one: alphabetical(one.name))


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
