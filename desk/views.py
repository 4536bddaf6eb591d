"""Filters: what they may be set to, and those that somebody keeps for himself."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from desk.people import who
from desk.reporting import NotFound, require_unit
from desk.secrecy import gated
from models import views
from models.database import Engine, reading, writing
from models.matters import MOST
from models.plan_queries import UnitName, unit_name
from models.views import PlanChoice, View
from plans.access import Sight
from plans.problems import DondocError, error
from plans.wanted import EVERYTHING, Wanted

PAGES = ("overdue", "tasks", "units")
"""Pages that have a filter."""
NAME, MANY = 60, 30
"""Characters of a name, and filters a person, at most."""


class ViewRefused(DondocError):
    """The filter cannot be kept as asked."""


class Choices(NamedTuple):
    """What a filter's form offers, and the filters kept for its page."""

    fields: list[str]
    plans: list[PlanChoice]
    kept: list[View]
    unit: UnitName | None
    partner: UnitName | None = None


def choices(
    engine: Engine,
    slug: str,
    page: str,
    moment: dt.datetime,
    wanted: Wanted = EVERYTHING,
    *,
    home: str | None = None,
    sight: Sight | None = None,
) -> Choices:
    """What somebody may choose on a page, with the units (slug or name) that are chosen. Raises NotFound."""
    with reading(engine) as session:
        kept = views.views_of(session, slug, page)
        named = (wanted.unit, wanted.partner)
        chosen = (unit_name(session, require_unit(session, one, moment, home)) if one else None for one in named)
        return Choices(*views.offered(session, sight), kept, *chosen)


@gated
def keep_view(engine: Engine, slug: str, page: str, name: str, query: Mapping[str, str]) -> None:
    """Keep a filter under a name. Raises ViewRefused."""
    name = " ".join(name.split())
    if page not in PAGES or not query:
        raise ViewRefused(error("view-empty"))
    if not 0 < len(name) <= NAME:
        raise ViewRefused(error("view-name", most=NAME))
    with writing(engine) as session:
        person = who(session, slug).id
        there = {one.name for one in views.views_of(session, slug, page)}
        if name not in there and views.count_views(session, person) >= MANY:
            raise ViewRefused(error("view-many", most=MANY))
        views.put_view(session, person, page, name, dict(query))


def drop_view(engine: Engine, slug: str, number: int) -> str:
    """Drop a filter of one's own; the page it was of. Raises NotFound."""
    with writing(engine) as session:
        page = views.drop_view(session, who(session, slug).id, number) if 0 < number <= MOST else None
    if page is None:
        raise NotFound(error("view-unknown"))
    return page
