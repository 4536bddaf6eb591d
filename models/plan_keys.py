"""The one plan in force that a key names, in SQL: never two of one slug, given and received, mixed into one."""

from typing import Any

from sqlalchemy import ScalarSelect, case, select

from models.core import table
from models.tables import LaunchedPlan
from plans.plan_keys import read_key

_PLAN = table(LaunchedPlan)


def plan_id_of(key: str) -> ScalarSelect[Any]:
    """The id of the plan. Of a bare slug the plan as it was given, else the one that was received last."""
    slug, as_unit = read_key(key)
    found = select(_PLAN.c.id).where(_PLAN.c.slug == slug)
    if as_unit is not None:
        found = found.where(_PLAN.c.as_unit == as_unit)
    given_first = case((_PLAN.c.as_unit == "", 0), else_=1)
    return found.order_by(given_first, _PLAN.c.id.desc()).limit(1).scalar_subquery()
