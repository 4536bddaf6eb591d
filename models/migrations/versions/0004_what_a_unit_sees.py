"""Indexes for what a unit sees: what it confirms, and the lists that name it"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade():
    op.create_index("assignment_confirmer", "assignment", ["confirmer_unit_id", "stage"])
    op.create_index("membershipunit_unit", "membershipunit", ["unit_id"])


def downgrade():
    op.drop_index("membershipunit_unit", "membershipunit")
    op.drop_index("assignment_confirmer", "assignment")
