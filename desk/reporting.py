"""What everybody reads: the same figures for command line, page, mail and flow, for the same moment."""

import datetime as dt
from collections.abc import Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from desk.answer_days import to_answer
from desk.calendars import office_calendar
from desk.counted import Days, given_days
from desk.grouped import first_rows
from desk.linked_results import came_back_at
from desk.references import Reference, references
from desk.units import unit_slug, unknown_unit
from models import figures, plan_queries, queries
from models.collecting import Collected, collected_of
from models.contributions import PartAsked, asked_of
from models.database import Engine, Session, reading
from models.due_words import in_words_of_papers
from models.expected import Missed, times_missed
from models.extensions import extensions
from models.fields import spelled
from models.figures import UnitFigures
from models.givers import OPENED, beginnings
from models.lines import Change, Line, Page
from models.matters import MOST, Parts, parts_of, task_keys
from models.plan_progress import plan_document
from models.plan_queries import PlanLine, TaskLine, UnitName
from models.registry import load_directory
from plans.access import Grant, Role, Sight
from plans.amended import DUE_WORDS
from plans.due import Relative
from plans.extending import GRANT, Extension
from plans.files import read_plan
from plans.moved import AMEND
from plans.plan import Urgency
from plans.problems import DondocError, error
from plans.report_lines import CONFIRMATION
from plans.stages import Stage
from plans.state import State, day_of, on_time_share
from plans.wanted import EVERYTHING, NO_FIELD, SOON, STATES, Wanted, month_of


class NotFound(DondocError):
    """There is no such plan, unit, assignment or state."""


class NotYours(DondocError):
    """It is there, but not for this person to see."""


class StateNotHere(DondocError):
    """What shows every state by itself was asked for one of them."""


class Window(NamedTuple):
    """A page of a list as one person has it: how many lines from which on, from which unit names are understood (see `desk.units`),
    and what he may see (None: all).
    """

    limit: int = 50
    offset: int = 0
    home: str | None = None
    sight: Sight | None = None


LOOKED_AT = 500
"""Assignments of what is due soon that its first rows are made of: times of one recurring task are counted before it is cut."""
ALL = Window()
"""The first page of everything."""


class Board(NamedTuple):
    """The supervisor's table: the six leaves (they add up to `total`), the share in time, a page of what is overdue and one of
    what is due soon; `missed`: times of recurring work that have passed and were not opened, so that nobody was given them.
    """

    moment: dt.datetime
    states: dict[str, int]
    total: int
    share: float | None
    page: Page
    soon: Page
    missed: Missed = Missed()


class PlanView(NamedTuple):
    """A plan in force with its tasks, its figures, and the documents that its tasks point to, by the task's key; `hidden` is how many
    tasks are not shown to whoever asks; `counted` is the day that a date comes to which is counted from another, by the task's key.
    """

    plan: PlanLine
    tasks: list[TaskLine]
    states: dict[str, int]
    share: float | None
    refers: dict[str, tuple[Reference, ...]]
    has_document: bool = False
    hidden: int = 0
    counted: Days = MappingProxyType({})
    missed: Missed = Missed()


class UnitView(NamedTuple):
    """A unit's work: its figures, of what it leads, and a page of its lines; `partner` is how what others lead with it stands."""

    unit: UnitName
    states: dict[str, int]
    share: float | None
    page: Page
    partner: dict[str, int]
    missed: Missed = Missed()


class OwnFigures(NamedTuple):
    """A unit's figures: of what it leads, and those of what others lead with it as their partner."""

    unit: UnitName
    states: dict[str, int]
    share: float | None
    partner: dict[str, int]


class AssignmentView(NamedTuple):
    """One assignment with everything that happened to it; `asked` what partners were asked for, `more_time` the requests for more.

    `refused_at`: the linked tasks at which the result that it waits with came back. `begun`: how it came to be (`models.givers`).
    """

    line: Line
    history: list[Change]
    parts: Parts = Parts()
    asked: Sequence[PartAsked] = ()
    more_time: Sequence[Extension] = ()
    refused_at: Sequence[int] = ()
    begun: Sequence[Change] = ()

    @property
    def story(self) -> list[Change]:
        """The history from its being given on: how it began, then what happened. What an amendment kept of its opening says no more."""
        return [*self.begun, *(one for one in self.history if one.act != OPENED)]

    @property
    def dated(self) -> Change | None:
        """By what its date is not the document's any more: the last amendment that changed it, or grant of more time."""
        moving = (AMEND, GRANT)
        dates = (one for one in reversed(self.history) if one.act in moving and (one.note or "").startswith(DUE_WORDS))
        return next(dates, None)


def overdue_board(
    engine: Engine, moment: dt.datetime, wanted: Wanted = EVERYTHING, window: Window = ALL, few: int | None = None
) -> Board:
    """How things stand at a moment, with a page of what is overdue and one of what is due soon: of that the first `few` rows, where
    it is said, times of one recurring task being one. Raises NotFound, StateNotHere.
    """
    with reading(engine) as session:
        only = _of_all_states(understood(session, wanted, moment, window.home))
        board, near = board_in(session, moment, only, window), only._replace(state=SOON)
        soon, cut = board.soon, few is not None and board.soon.total > few
        if cut:
            soon = queries.tasks(session, moment=moment, wanted=near, sight=window.sight, limit=LOOKED_AT, shares=False)
        page, soon = _worded(session, board.page, soon)
        if cut and few is not None:
            soon = soon._replace(rows=first_rows(soon.rows, few))
        return board._replace(page=page, soon=soon, missed=missed(session, moment, only, window.sight))


def board_in(
    session: Session,
    moment: dt.datetime,
    wanted: Wanted = EVERYTHING,
    window: Window = ALL,
    *,
    shares: bool = True,
) -> Board:
    """The same in a session of the caller's; `shares`: what is overdue is counted by unit, too."""
    only, (limit, offset, _, sight) = wanted._replace(state=None), window
    late, near = only._replace(state=State.OPEN_OVERDUE.value), only._replace(state=SOON)
    page = queries.tasks(session, moment=moment, wanted=late, sight=sight, limit=limit, offset=offset, shares=shares)
    soon = queries.tasks(session, moment=moment, wanted=near, sight=sight, limit=limit, shares=False)
    counts = figures.state_counts(session, moment, wanted=only, sight=sight)
    return Board(moment, _named(counts), sum(counts.values()), on_time_share(counts), page, soon)


def missed(session: Session, moment: dt.datetime, wanted: Wanted, sight: Sight | None) -> Missed:
    """What nobody opened when its day came, of what may be seen."""
    return times_missed(session, moment, lambda: office_calendar(session, day_of(moment)), wanted, sight)


def task_list(engine: Engine, moment: dt.datetime, wanted: Wanted = EVERYTHING, window: Window = ALL) -> Page:
    """Assignments as wanted, the earliest date first, counted by unit, too."""
    with reading(engine) as session:
        only = understood(session, wanted, moment, window.home)
        return _tasks(session, moment, only, window)


def task_page(
    engine: Engine, moment: dt.datetime, wanted: Wanted = EVERYTHING, window: Window = ALL
) -> tuple[Page, list[Collected], Missed]:
    """The same, not counted by unit; of one task, of which several units owe a result, how many are in, each time of it; and of what is
    overdue the times that nobody opened.
    """
    with reading(engine) as session:
        only = understood(session, wanted, moment, window.home)
        found = _tasks(session, moment, only, window, shares=False)
        one = Wanted(plan=only.plan, task=only.task)
        times = collected_of(session, moment, one, window.sight) if one.plan and one.task else []
        late = only.state == State.OPEN_OVERDUE.value
        unopened = missed(session, moment, only._replace(state=None), window.sight) if late else Missed()
        return found, times, unopened


def _tasks(session: Session, moment: dt.datetime, wanted: Wanted, window: Window, *, shares: bool = True) -> Page:
    limit, offset, _, sight = window
    found = queries.tasks(session, moment=moment, wanted=wanted, sight=sight, limit=limit, offset=offset, shares=shares)
    return _worded(session, found)[0]


def _worded(session: Session, *pages: Page) -> list[Page]:
    """The pages with the documents' own words for dates, read at once: an amendment moves the date, the words stay."""
    rows = iter(in_words_of_papers(session, [row for page in pages for row in page.rows]))
    return [page._replace(rows=[*islice(rows, len(page.rows))]) for page in pages]


def understood(session: Session, wanted: Wanted, moment: dt.datetime, home: str | None = None) -> Wanted:
    """The same with its unit by slug and its field as it is spelled; raises NotFound for a unit, plan, state, urgency that is none."""
    if wanted.state is not None and wanted.state not in STATES:
        raise NotFound(error("unknown-state", state=wanted.state, states=", ".join(STATES)))
    if wanted.urgency is not None and wanted.urgency not in set(Urgency):
        raise NotFound(error("unknown-urgency", urgency=wanted.urgency, known=", ".join(Urgency)))
    if wanted.month not in (None, NO_FIELD) and month_of(wanted.month) is None:
        raise NotFound(error("unknown-month", month=wanted.month))
    _require_plan(session, wanted.plan)
    named = (require_unit(session, one, moment, home) if one else None for one in (wanted.unit, wanted.partner))
    unit, partner = named
    field = wanted.field if wanted.field in (None, NO_FIELD) else spelled(session.connection(), wanted.field)
    return wanted._replace(unit=unit, partner=partner, field=field)


def _of_all_states(wanted: Wanted) -> Wanted:
    """The same, where it is not of one state: the columns of a table and the parts of a board are the states."""
    if wanted.state is not None:
        raise StateNotHere(error("state-not-here"))
    return wanted


def plan_list(engine: Engine, sight: Sight | None = None) -> list[PlanLine]:
    """Every plan in force, the last launched first."""
    with reading(engine) as session:
        return plan_queries.plans(session, sight)


def plan_view(engine: Engine, slug: str, moment: dt.datetime, sight: Sight | None = None) -> PlanView:
    """A plan in force and what may be seen of it; raises NotFound, NotYours."""
    with reading(engine) as session:
        found = plan_queries.plan(session, slug, sight)
        if found is None:
            _require_plan(session, slug)
            raise NotYours(error("not-yours-to-see"))
        counts = figures.state_counts(session, moment, wanted=Wanted(plan=found.key), sight=sight)
        tasks = plan_queries.plan_tasks(session, found.key, sight)
        document = plan_document(session, found.key)
        refers = references(tasks, found, lambda: plan_queries.plans(session, sight))
        hidden = plan_queries.task_count(session, found.key) - sum(one.key != CONFIRMATION for one in tasks)
        counted = _counted(session, found, moment) if any(isinstance(one.due, Relative) for one in tasks) else {}
        share, has_document = on_time_share(counts), document is not None
        unopened = missed(session, moment, Wanted(plan=found.key), sight)
        return PlanView(found, tasks, _named(counts), share, refers, has_document, hidden, counted, unopened)


def _counted(session: Session, found: PlanLine, moment: dt.datetime) -> Days:
    plan, _ = read_plan(plan_queries.plan_yaml(session, found.slug, found.as_unit) or "", found.slug)
    return given_days(plan, office_calendar(session, day_of(moment)), found.launched_on)


def unit_view(engine: Engine, slug: str, moment: dt.datetime, window: Window = ALL) -> UnitView:
    """A unit's work, as far as it may be seen; raises NotFound."""
    with reading(engine) as session:
        found = plan_queries.unit_name(session, slug)
        if found is None:
            raise NotFound(error("unknown-unit", unit=slug, near="-"))
        mine = Wanted(unit=slug)
        own = own_figures(session, found, moment, window.sight)
        page = _tasks(session, moment, mine, window, shares=False)
        return UnitView(found, own.states, own.share, page, own.partner, missed(session, moment, mine, window.sight))


def own_figures(session: Session, unit: UnitName, moment: dt.datetime, sight: Sight | None = None) -> OwnFigures:
    """How a unit stands: what it leads, and apart from that what it takes part in."""
    counts = figures.state_counts(session, moment, wanted=Wanted(unit=unit.slug), sight=sight)
    others = figures.state_counts(session, moment, wanted=Wanted(partner=unit.slug), sight=sight)
    return OwnFigures(unit, _named(counts), on_time_share(counts), _named(others))


def unit_table(
    engine: Engine, moment: dt.datetime, wanted: Wanted = EVERYTHING, window: Window = ALL
) -> list[UnitFigures]:
    """The official table by unit (biểu tổng hợp), of everything or as wanted; all of it, whatever page is asked for.

    Raises NotFound, StateNotHere.
    """
    with reading(engine) as session:
        only = _of_all_states(understood(session, wanted, moment, window.home))
        return figures.unit_table(session, moment, wanted=only, sight=window.sight)


def unit_table_told(
    engine: Engine, moment: dt.datetime, wanted: Wanted, window: Window
) -> tuple[list[UnitFigures], Missed]:
    """The same with the times of recurring work that are in none of its figures, as nobody opened them."""
    with reading(engine) as session:
        only = _of_all_states(understood(session, wanted, moment, window.home))
        rows = figures.unit_table(session, moment, wanted=only, sight=window.sight)
        return rows, missed(session, moment, only, window.sight)


def assignment_view(engine: Engine, number: int, moment: dt.datetime) -> AssignmentView:
    """One assignment and its history; raises NotFound."""
    with reading(engine) as session:
        line = queries.assignment(session, number, moment) if 0 < number <= MOST else None
        if line is None:
            raise NotFound(error("assignment-unknown", assignment=number))
        asked = asked_of(session, number)
        requests = to_answer(session, extensions(session, [number]).get(number, []), moment)
        back = came_back_at(session, number) if line.stage == Stage.REVIEW else []
        (line,) = in_words_of_papers(session, [line])
        view = AssignmentView(
            line, queries.history(session, number), parts_of(session, number), asked, [*requests], back
        )
        return view._replace(begun=beginnings(session, number))


def require_unit(session: Session, name: str, moment: dt.datetime, home: str | None = None) -> str:
    """The slug of a unit named by slug or by words; raises NotFound with what may have been meant."""
    if plan_queries.unit_name(session, name) is not None:
        return name
    directory = load_directory(session)
    if (slug := unit_slug(directory, name, day_of(moment), home)) is None:
        raise NotFound(unknown_unit(directory, name, day_of(moment)))
    return slug


def watched_by(engine: Engine, unit: str, moment: dt.datetime, home: str | None = None) -> Sight:
    """What a supervisor of a unit has in his lists and figures: its reach, and what offices there gave to others. Raises NotFound."""
    with reading(engine) as session:
        slug = require_unit(session, unit, moment, home)
    return Sight(False, scopes=(Grant(role=Role.SUPERVISOR, unit=slug),), listed=frozenset())


def last_day(due: dt.datetime | None, zone: dt.tzinfo) -> dt.date | None:
    """The last day still in time of an instant of lateness: of 15/12 00:00 it is 14/12."""
    return None if due is None else (due.astimezone(zone) - dt.timedelta(microseconds=1)).date()


def _named(counts: dict[State, int]) -> dict[str, int]:
    return {state.value: counts.get(state, 0) for state in State}


def _require_plan(session: Session, slug: str | None) -> None:
    if slug is not None and not task_keys(session, slug):
        raise NotFound(error("unknown-plan", plan=slug))
