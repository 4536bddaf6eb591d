"""A plan in force as a whole: progress by section of the document and by unit, its dates, its history, who received it, the original."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from desk.reporting import NotFound, NotYours, missed
from models import figures, plan_queries
from models.database import Engine, Session, reading
from models.expected import Missed
from models.figures import UnitFigures
from models.files import Kept, kept_file
from models.plan_progress import Entry, Standing, plan_document, plan_history, standings
from models.plan_queries import PlanLine
from plans.access import Sight
from plans.alphabet import alphabetical
from plans.dates import last_day
from plans.files import read_plan
from plans.problems import error
from plans.state import State
from plans.wanted import Wanted, section_of

DONE = (State.DONE_ON_TIME.value, State.DONE_LATE.value, State.DONE_UNDATED.value)
LATE = State.OPEN_OVERDUE.value
Key = TypeVar("Key")
UNITS = 20
"""Units that are shown, those with most overdue first; the whole table has a page of its own."""


class Share(NamedTuple):
    """A part of the work: how many assignments, how many done, how many overdue. Cancelled ones are not counted."""

    total: int = 0
    done: int = 0
    late: int = 0

    def plus(self, one: Standing) -> "Share":
        """With one more count."""
        done, late = one.many * (one.leaf in DONE), one.many * (one.leaf == LATE)
        return Share(self.total + one.many, self.done + done, self.late + late)


class PlanProgress(NamedTuple):
    """`sections` by the first step of the clause ("": none), `months` by the first day of the month of the date (None: undated);
    `missed`: times that nobody opened, which are in no figure.
    """

    plan: PlanLine
    sections: list[tuple[str, Share]]
    months: list[tuple[dt.date | None, Share]]
    units: list[UnitFigures]
    other_units: int
    history: list[Entry]
    recipients: tuple[str, ...]
    has_document: bool
    missed: Missed = Missed()


def plan_progress(engine: Engine, slug: str, moment: dt.datetime, sight: Sight | None = None) -> PlanProgress:
    """What may be seen of it at a moment; raises NotFound, NotYours."""
    with reading(engine) as session:
        found = _plan(session, slug, sight)
        slug, key = found.slug, found.key
        counted = [one for one in standings(session, key, moment, sight) if one.leaf is not None]
        units = figures.unit_table(session, moment, wanted=Wanted(plan=key), sight=sight)
        unopened = missed(session, moment, Wanted(plan=key), sight)
        yaml = plan_queries.plan_yaml(session, slug, found.as_unit) or ""
        history, document = plan_history(session, slug, found.as_unit), plan_document(session, key)
    held, _ = read_plan(yaml, slug)
    ranked = sorted(units, key=lambda one: (-one.open_overdue, -one.total, alphabetical(one.unit_name)))
    return PlanProgress(
        found,
        list(_by((section_of(one.clause), one) for one in counted).items()),
        sorted(_by((_month(one.due), one) for one in counted).items(), key=lambda pair: pair[0] or dt.date.max),
        ranked[:UNITS],
        max(len(ranked) - UNITS, 0),
        history,
        held.directive.recipients if held else (),
        document is not None,
        unopened,
    )


def plan_original(engine: Engine, slug: str, sight: Sight | None = None) -> Kept:
    """The document that a plan came from, for who may see the plan; raises NotFound, NotYours."""
    with reading(engine) as session:
        number = plan_document(session, _plan(session, slug, sight).key)
        kept = kept_file(session, number) if number is not None else None
    if kept is None:
        raise NotFound(error("document-not-kept", plan=slug))
    return kept


def _plan(session: Session, slug: str, sight: Sight | None) -> PlanLine:
    found = plan_queries.plan(session, slug, sight)
    if found is not None:
        return found
    if plan_queries.plan(session, slug) is None:
        raise NotFound(error("unknown-plan", plan=slug))
    raise NotYours(error("not-yours-to-see"))


def _by(pairs: Iterable[tuple[Key, Standing]]) -> dict[Key, Share]:
    shares: dict[Key, Share] = {}
    for key, one in pairs:
        shares[key] = shares.get(key, Share()).plus(one)
    return shares


def _month(due: dt.datetime | None) -> dt.date | None:
    return last_day(due).replace(day=1) if due is not None else None
