"""Before giving: what a plan on its way would create, for whom, when; what is doubtful about it. Writes nothing."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

from desk.calendars import office_calendar
from desk.directories import kept_directory
from desk.drafts.finding import find, plan_of
from desk.drafts.history import entries, joined_dues, seen_doubts, touched
from desk.drafts.looking import Look, Told, look_at
from desk.launching import Figures, figures_of
from models.database import Engine, Session, reading
from models.drafting import draft as drafted
from models.drafts import DraftRow, draft_changes
from models.launch import count, preview
from models.people import units_with_contact
from models.settings import Settings
from plans.access import Actor, sight_of
from plans.binding import Bound
from plans.dates import last_day
from plans.draft_stages import DraftStage
from plans.plan import Handling, Plan, Task, parts
from plans.policy import DuePolicy
from plans.problems import MUST_ANSWER, DondocError, error
from plans.receiving import our_part, unclear
from plans.report_lines import CONFIRMATION, reports_of


class NothingGiven(DondocError):
    """The draft amends a plan in force: what it changes is looked at instead."""


class Week(NamedTuple):
    """A week of the calendar (ISO 8601), by its Monday and Sunday: assignments due in it, and of how many units."""

    monday: dt.date
    sunday: dt.date
    assignments: int
    units: int


class ToReport(NamedTuple):
    """A task that is no assignment of its own: in which reports of how many units it is to be said, or confirmed once a year.

    Without any `reports` it reaches nobody.
    """

    task: Task
    reports: tuple[tuple[Task, int], ...]


class Before(NamedTuple):
    """What giving it now would come to. `figures` is empty where something must be mended first; `overlaps` are among `told`.

    `to_report` is the pile of the report, where we give it; `unclear` is what we receive and nobody knows yet who does it: not counted.
    """

    draft: DraftRow
    plan: Plan
    office: str | None
    figures: Figures | None
    weeks: tuple[Week, ...]
    undated: int
    told: tuple[Told, ...]
    names: dict[str, str]
    to_report: tuple[ToReport, ...] = ()
    unclear: tuple[Task, ...] = ()

    def pile(self, handling: str) -> list[Task]:
        """The document's tasks of a pile, in its order."""
        return [task for task in self.plan.tasks if task.handling == Handling(handling) and task.id != CONFIRMATION]


def before_giving(engine: Engine, settings: Settings, actor: Actor, number: int, now: dt.datetime) -> Before:
    """The figures of a launch today, of what was given those of its day; raises DraftUnknown, DraftNotYours, NothingGiven."""
    with reading(engine) as session:
        row = find(session, actor, number)
        if row.amends:
            raise NothingGiven(error("draft-gives-nothing", draft=number, plan=row.slug))
        given = row.launched_at if row.stage == DraftStage.LAUNCHED and not row.amends else None
        moment = given or now
        today = moment.astimezone(settings.zone).date()
        past = entries(draft_changes(session, number))
        directory = kept_directory(engine, session, now)
        looked = look_at(
            session, row, plan_of(row), settings, moment, directory, touched(past), seen_doubts(past), joined_dues(past),
            sight_of(actor),
        )  # fmt: skip
        if given:  # what was given since resembles it: nobody was asked about that
            looked = looked._replace(told=tuple(one for one in looked.told if one.problem.code not in MUST_ANSWER))
        mended = given is not None or not looked.to_mend
        figures, weeks, undated = (
            _creates(session, looked, today, moment, given is not None) if mended else (None, (), 0)
        )
    office = looked.directory.units.get(looked.bound.plan.office or "")
    names = {name: _shown(looked, name) for task in looked.plan.tasks for name in (*task.lead, *task.with_)}
    return Before(
        row,
        our_part(looked.bound),
        office.name if office else None,
        figures,
        weeks,
        undated,
        looked.told,
        names,
        _to_report(looked.bound),
        tuple(one for one in looked.plan.tasks if unclear(looked.bound, one)),
    )


def _to_report(bound: Bound) -> tuple[ToReport, ...]:
    """Each line of the report's pile with the report of each unit that it is for."""
    plan = bound.plan
    if plan.perspective != "issue":
        return ()
    report_of = reports_of(plan, bound.members)
    found = []
    for task in plan.tasks:
        if task.handling is Handling.REPORT:
            units = bound.units(parts(plan, task)[0])
            counts = Counter(report_of[unit].id for unit in units if unit in report_of)
            found.append(ToReport(task, tuple((one, counts[one.id]) for one in plan.tasks if one.id in counts)))
    return tuple(found)


def _creates(
    session: Session, looked: Look, today: dt.date, moment: dt.datetime, given: bool
) -> tuple[Figures, tuple[Week, ...], int]:
    bound, calendar = looked.bound, office_calendar(session, today)
    drafts, _ = drafted(bound.plan, bound, today, today, calendar, DuePolicy(), moment=moment)
    launched = count(drafts)._replace(already=True) if given else preview(session, bound, today, calendar, now=moment)
    figures = figures_of(bound, launched, looked.directory, calendar, units_with_contact(session), today)
    rows: Counter[dt.date] = Counter()
    units: dict[dt.date, set[str]] = {}
    undated = 0
    for one in drafts:
        for opening in one.openings if one.followed else ():
            if opening.due is None:
                undated += len(one.units)
                continue
            day = last_day(opening.due)
            monday = day - dt.timedelta(days=day.weekday())
            rows[monday] += len(one.units)
            units.setdefault(monday, set()).update(one.units)
    weeks = (Week(one, one + dt.timedelta(days=6), rows[one], len(units[one])) for one in sorted(rows))
    return figures, tuple(weeks), undated


def _shown(looked: Look, name: str) -> str:
    """A lead as the leader reads it: the one unit that is meant, else the name with how many it is."""
    members = looked.bound.members.get(name, ())
    units = looked.directory.units
    if len(members) == 1 and members[0] in units:
        return units[members[0]].name
    return f"{name} ({len(members):02} đơn vị)" if members else name
