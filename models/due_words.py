"""The document's own words for a date that an amendment moved: what the task says now is the amendment's."""

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.tables import Audit
from plans.plan_keys import plan_key

_AUDIT = table(Audit)
_NO_WORDS = re.compile(r"\d{4}-\d\d-\d\d|[a-z]+(-[a-z]+)?")
"""What the log has of a date that had none: its day, or which kind of date it is."""


def words_of_papers(session: Session, plans: Iterable[str]) -> dict[tuple[str, str], str]:
    """By plan and task, the words for its date before it was first amended; empty where it had none. Only of dates that were."""
    keys = set(plans)
    subjects = {key.split("@")[0] for key in keys}
    rows = select(_AUDIT.c.subject, _AUDIT.c.details).where(_AUDIT.c.what == "amend", _AUDIT.c.subject.in_(subjects))
    found: dict[tuple[str, str], str] = {}
    for subject, details in session.connection().execute(rows.order_by(_AUDIT.c.id)) if keys else ():
        key = plan_key(subject, details.get("as") or "")
        for row in details.get("which") or () if key in keys else ():
            if row.get("field") == "due":
                old = str(row.get("said", row.get("old")) or "")
                found.setdefault((key, row["task"]), "" if _NO_WORDS.fullmatch(old) else old)
    return found
