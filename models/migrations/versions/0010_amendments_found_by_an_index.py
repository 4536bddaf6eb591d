"""What amendments moved is found without reading the whole history"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

AMENDED = sa.text("act = 'amend'")


def upgrade():
    op.create_index(
        "stagechange_amended", "stagechange", ["act", "assignment_id"], sqlite_where=AMENDED, postgresql_where=AMENDED
    )


def downgrade():
    op.drop_index("stagechange_amended", "stagechange")
