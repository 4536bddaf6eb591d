"""Contributions that partners are asked for"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_WAITING = sa.text("answered_at IS NULL AND withdrawn_at IS NULL")
_TABLE, _PEOPLE = "contribution", ("by", "answered_by", "withdrawn_by")


def upgrade():
    instant, words = sqlmodel.sql.sqltypes.UTCDateTime, sqlmodel.sql.sqltypes.AutoString
    keys = {
        "assignment_id": "assignment",
        "unit_id": "unit",
        "file_id": "storedfile",
        **dict.fromkeys(_PEOPLE, "person"),
    }
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("words", words(), nullable=False),
        sa.Column("due", instant(), nullable=False),
        sa.Column("at", instant(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("answered_at", instant(), nullable=True),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answer", words(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", instant(), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("why", words(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{of}.id"], name=op.f(f"fk_{_TABLE}_{column}_{of}"))
            for column, of in keys.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
    )
    waiting = {"sqlite_where": _WAITING, "postgresql_where": _WAITING}
    op.create_index("contribution_waiting", _TABLE, ["assignment_id", "unit_id"], unique=True, **waiting)
    op.create_index("contribution_unit", _TABLE, ["unit_id"], unique=False, **waiting)
    op.create_index(op.f("ix_contribution_assignment_id"), _TABLE, ["assignment_id"], unique=False)


def downgrade():
    op.drop_table(_TABLE)
