"""One spelling of a field for tasks, roles and filters: databases compare letters, so what is typed takes the spelling in use.

The spelling of the tasks counts. A role that was given before any task bore its field takes the tasks' spelling once one does.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from models.core import table
from models.tables import Role, Task
from plans.fields import field_key, tidy_field

_TASK, _ROLE = table(Task), table(Role)


def fields_used(connection: Connection) -> list[str]:
    """The fields that tasks bear, each once, in its oldest spelling."""
    return list(_spellings(connection).values())


def spelled(connection: Connection, words: str) -> str:
    """A field that was typed, as it is kept: in the spelling in use, else as typed."""
    typed = tidy_field(words)
    if not typed or _borne(connection, typed):
        return typed
    return _spellings(connection).get(field_key(typed), typed)


def spell_tasks(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Give rows of tasks that are about to be written the spelling in use, and the roles of these fields the same."""
    typed = {row["field"] for row in rows if row["field"]}
    if not typed:
        return
    known = _spellings(connection)
    for row in rows:
        if field := tidy_field(row["field"]):
            row["field"] = known.setdefault(field_key(field) or field, field)
    _respell_roles(connection, {row["field"] for row in rows if row["field"]})


def _borne(connection: Connection, field: str) -> bool:
    return connection.execute(select(_TASK.c.id).where(_TASK.c.field == field).limit(1)).first() is not None


def _spellings(connection: Connection) -> dict[str, str]:
    t = _TASK.c
    rows = select(t.field).where(t.field != "").group_by(t.field).order_by(func.min(t.id))
    found: dict[str, str] = {}
    for field in connection.execute(rows).scalars():
        found.setdefault(field_key(field) or field, field)
    return found


def _respell_roles(connection: Connection, fields: Iterable[str]) -> None:
    """The roles of these fields in this spelling; one that he has in it already is not kept twice."""
    wanted, r = {field_key(field): field for field in fields}, _ROLE.c
    rows = connection.execute(select(r.id, r.person_id, r.role, r.unit_id, r.field).where(r.field != "")).all()
    there = {tuple(row[1:]) for row in rows}
    for number, person, role, unit, field in rows:
        new = wanted.get(field_key(field), field)
        if new == field:
            continue
        if (person, role, unit, new) in there:
            connection.execute(delete(_ROLE).where(r.id == number))
        else:
            connection.execute(update(_ROLE).where(r.id == number).values(field=new))
            there.add((person, role, unit, new))
