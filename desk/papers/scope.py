"""Of whom a paper speaks: units as people name them."""

import datetime as dt

from desk.reporting import NotFound
from desk.units import unit_slug, unknown_unit
from models import plan_queries
from models.database import Session
from models.registry import load_directory


def require_unit(session: Session, name: str, on: dt.date, home: str | None) -> str:
    """The slug of a unit named by slug or by words; raises NotFound with what may have been meant."""
    if plan_queries.unit_name(session, name) is not None:
        return name
    directory = load_directory(session)
    if (slug := unit_slug(directory, name, on, home)) is None:
        raise NotFound(unknown_unit(directory, name, on))
    return slug
