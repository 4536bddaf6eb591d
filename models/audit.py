"""Who did what to what: append-only, written in the same transaction as the deed."""

import datetime as dt
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

from models.core import table
from models.tables import Audit


def record(
    session: Session,
    by: int | None,
    what: str,
    subject: str,
    details: dict[str, Any] | None = None,
    *,
    now: dt.datetime,
) -> None:
    """Add one line to the log. `by` is a person's id, None for what happens by itself; no secrets in `details`."""
    row = {"at": now, "by": by, "what": what, "subject": subject, "details": details or {}}
    session.connection().execute(insert(table(Audit)), [row])
