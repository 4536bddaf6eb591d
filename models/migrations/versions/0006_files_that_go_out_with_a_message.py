"""Files that go out with a message of the outbox"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "messagefile",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_messagefile_message_id_message")),
        sa.ForeignKeyConstraint(["file_id"], ["storedfile.id"], name=op.f("fk_messagefile_file_id_storedfile")),
        sa.PrimaryKeyConstraint("message_id", "file_id", name=op.f("pk_messagefile")),
    )


def downgrade():
    op.drop_table("messagefile")
