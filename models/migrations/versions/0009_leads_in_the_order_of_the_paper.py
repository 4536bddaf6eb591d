"""Who leads a task and who takes part stand in the order of the paper; of plans in force it is read from their files"""

import sqlalchemy as sa
import yaml
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_PLAN = sa.table("launchedplan", *map(sa.column, ("id", "yaml")))
_TASK = sa.table("task", *map(sa.column, ("id", "plan_id", "key")))
_MEMBERSHIP = sa.table("membership", *map(sa.column, ("id", "name")))
_LIST = sa.table("taskmembership", *map(sa.column, ("task_id", "membership_id", "part", "place")))


def upgrade():
    op.add_column("taskmembership", sa.Column("place", sa.Integer(), nullable=True))
    connection = op.get_bind()
    for plan, file in connection.execute(sa.select(_PLAN.c.id, _PLAN.c.yaml)).all():
        _put_places(connection, plan, file)


def downgrade():
    with op.batch_alter_table("taskmembership") as batch_op:
        batch_op.drop_column("place")


def _put_places(connection, plan, file):
    """The place of each list among those of its task; a name that the file does not have keeps none."""
    tasks = (yaml.load(file, Loader=yaml.CBaseLoader) or {}).get("tasks") or []
    named = {task["id"]: [*(task.get("lead") or []), *(task.get("with") or [])] for task in tasks if "id" in task}
    lists = (
        sa.select(_LIST.c.task_id, _LIST.c.membership_id, _LIST.c.part, _TASK.c.key, _MEMBERSHIP.c.name)
        .join(_TASK, _TASK.c.id == _LIST.c.task_id)
        .join(_MEMBERSHIP, _MEMBERSHIP.c.id == _LIST.c.membership_id)
        .where(_TASK.c.plan_id == plan)
    )
    for task, membership, part, key, name in connection.execute(lists).all():
        if name in (names := named.get(key, [])):
            mine = (_LIST.c.task_id == task, _LIST.c.membership_id == membership, _LIST.c.part == part)
            connection.execute(sa.update(_LIST).where(*mine).values(place=names.index(name)))
