"""Who worked on an assignment at a past moment: its row holds the present officer alone, the log every naming."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from models.amend_rows import HANDED_OVER
from models.core import table
from models.progress import OFFICER
from models.tables import Audit, Person
from plans.stages import Act

_AUDIT, _PERSON = table(Audit), table(Person)
_SOME = 1000
"""Assignments of which the log is asked at once."""


class Officer(NamedTuple):
    """Who works on it, by slug and name."""

    slug: str
    name: str


def officers_at(connection: Connection, ids: Sequence[int], moment: dt.datetime) -> dict[int, Officer | None]:
    """Of those whose officer was named or changed after `moment`: who it was then, None where nobody was."""
    named: dict[int, list[tuple[dt.datetime, str]]] = defaultdict(list)
    for start in range(0, len(ids), _SOME):
        _namings(connection, ids[start : start + _SOME], named)
    _desks(connection, frozenset(ids), named)
    changed = {number: sorted(lines) for number, lines in named.items() if max(lines)[0] > moment}
    then = {number: [slug for at, slug in lines if at <= moment] for number, lines in changed.items()}
    slugs = {lines[-1] for lines in then.values() if lines}
    asked = select(_PERSON.c.slug, _PERSON.c.name).where(_PERSON.c.slug.in_(sorted(slugs)))
    known = {slug: Officer(slug, name) for slug, name in connection.execute(asked)} if slugs else {}
    return {number: known.get(lines[-1]) if lines else None for number, lines in then.items()}


def _namings(connection: Connection, ids: Sequence[int], named: dict[int, list[tuple[dt.datetime, str]]]) -> None:
    c, subjects = _AUDIT.c, {f"assignment:{number}": number for number in ids}
    asked = select(c.subject, c.at, c.details).where(c.what.in_([Act.ACCEPT.value, OFFICER]), c.subject.in_(subjects))
    for subject, at, details in connection.execute(asked):
        if details.get("officer"):
            named[subjects[subject]].append((at, details["officer"]))


def _desks(connection: Connection, ids: frozenset[int], named: dict[int, list[tuple[dt.datetime, str]]]) -> None:
    """A desk passed on whole is one line of the log, with the numbers of what lay on it."""
    c = _AUDIT.c
    asked = select(c.at, c.details).where(c.what == HANDED_OVER, c.subject.startswith("person:"))
    for at, details in connection.execute(asked):
        for number in ids.intersection(details.get("ids", ())):
            named[number].append((at, details["to"]))
