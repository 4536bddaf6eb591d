"""Who receives the results of plans given before such lists were kept; an index on the log"""

import sqlalchemy as sa
import yaml
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_PLAN = sa.table(
    "launchedplan",
    *map(sa.column, ("id", "as_unit", "yaml")),
    sa.column("issued", sa.Date),
    sa.column("launched_on", sa.Date),
)
_TASK = sa.table("task", *map(sa.column, ("id", "plan_id", "report_to")))
_MEMBERSHIP = sa.table("membership", *map(sa.column, ("id", "plan_id", "name")), sa.column("as_of", sa.Date))
_MEMBER = sa.table("membershipunit", *map(sa.column, ("membership_id", "unit_id")))
_LIST = sa.table("taskmembership", *map(sa.column, ("task_id", "membership_id", "part")))
_UNIT = sa.table("unit", *map(sa.column, ("id", "slug")))
_AFTER = sa.table("succession", *map(sa.column, ("unit_id", "successor_id", "whole")), sa.column("on", sa.Date))


def upgrade():
    op.create_index("audit_what_subject", "audit", ["what", "subject"])
    connection = op.get_bind()
    asked = sa.select(_TASK.c.id, _TASK.c.plan_id, _TASK.c.report_to).where(_TASK.c.report_to.is_not(None))
    listed = sa.select(_LIST.c.task_id).where(_LIST.c.part == "receiver")
    tasks = connection.execute(asked.where(_TASK.c.id.not_in(listed)).order_by(_TASK.c.id)).all()
    if not tasks:
        return
    units = dict(connection.execute(sa.select(_UNIT.c.slug, _UNIT.c.id)).tuples().all())
    lists = {}
    for task, plan, name in tasks:
        if (plan, name) not in lists:
            lists[plan, name] = _list_of(connection, plan, name, units)
        if lists[plan, name] is not None:
            row = {"task_id": task, "membership_id": lists[plan, name], "part": "receiver"}
            connection.execute(sa.insert(_LIST).values(**row))


def downgrade():
    op.drop_index("audit_what_subject", "audit")


def _list_of(connection, plan, name, units):
    """The list of a name in a plan, made where the plan's file binds it to units; None where it binds it to none, or to a group."""
    known = sa.select(_MEMBERSHIP.c.id).where(_MEMBERSHIP.c.plan_id == plan, _MEMBERSHIP.c.name == name)
    if (held := connection.execute(known).scalar()) is not None:
        return held
    row = connection.execute(sa.select(_PLAN).where(_PLAN.c.id == plan)).one()
    file = yaml.load(row.yaml, Loader=yaml.CBaseLoader)
    slugs = (file.get("bindings") or {}).get(name) or []
    slugs = [slug for slug in slugs if row.as_unit in ("", slug)]
    if not slugs or any(slug not in units for slug in slugs):
        return None
    values = {"plan_id": plan, "name": name, "as_of": row.issued or row.launched_on}
    made = connection.execute(sa.insert(_MEMBERSHIP).values(**values).returning(_MEMBERSHIP.c.id)).scalar_one()
    for unit in dict.fromkeys(_heir(connection, units[slug], row.launched_on) for slug in slugs):
        connection.execute(sa.insert(_MEMBER).values(membership_id=made, unit_id=unit))
    return made


def _heir(connection, unit, day):
    """The unit that did the work of one on a day, where that is one unit."""
    seen = set()
    while unit not in seen:
        seen.add(unit)
        after = sa.select(_AFTER.c.successor_id).where(_AFTER.c.unit_id == unit, _AFTER.c.on <= day, _AFTER.c.whole)
        next_ = connection.execute(after).scalars().all()
        if len(next_) == 1:
            unit = next_[0]
    return unit
