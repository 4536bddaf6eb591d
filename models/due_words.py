"""The document's own words for a date that an amendment moved: what the task says now is the amendment's."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import Session

from models.core import table
from models.lines import Line
from models.tables import Audit
from plans.plan_keys import plan_key

_AUDIT = table(Audit)
_NO_WORDS = re.compile(r"\d{4}-\d\d-\d\d|[a-z]+(-[a-z]+)?")
"""What the log has of a date that had none: its day, or which kind of date it is."""


Amended = Sequence[tuple[dt.datetime, str]]
"""When a task's date was amended, and the words before, the oldest first; empty words where it had none."""


def words_of_papers(session: Session, plans: Iterable[str]) -> dict[tuple[str, str], Amended]:
    """By plan and task, the words for its date before each amendment. Only of dates that were amended."""
    keys = set(plans)
    subjects = {key.split("@")[0] for key in keys}
    rows = select(_AUDIT.c.at, _AUDIT.c.subject, _AUDIT.c.details).where(
        _AUDIT.c.what == "amend", _AUDIT.c.subject.in_(subjects)
    )
    found: dict[tuple[str, str], list[tuple[dt.datetime, str]]] = {}
    for at, subject, details in session.connection().execute(rows.order_by(_AUDIT.c.id)) if keys else ():
        key = plan_key(subject, details.get("as") or "")
        for row in details.get("which") or () if key in keys else ():
            if row.get("field") == "due":
                old = str(row.get("said", row.get("old")) or "")
                found.setdefault((key, row["task"]), []).append((at, "" if _NO_WORDS.fullmatch(old) else old))
    return dict(found)


def words_then(amended: Amended, opened: dt.datetime, now: str) -> str:
    """The words by which something was opened: those before the first amendment since; those of `now` where there was none."""
    return next((old for at, old in amended if opened < at), now)


def in_words_of_papers(session: Session, lines: Sequence[Line]) -> list[Line]:
    """The same lines, each with the words of the document for its date, also where an amendment moved it."""
    said = words_of_papers(session, {one.plan_key for one in lines})
    if not said:
        return [*lines]
    return [
        one._replace(due_text=words_then(said.get((one.plan_key, one.task), ()), one.opened_at, one.due_text))
        for one in lines
    ]
