"""What is read: one's day, assignments, plans, units, the board and the table by unit."""

from fastapi import APIRouter, Response

from desk.moved_dates import day_told
from desk.plan_progress import plan_original, plan_progress
from desk.registering import find_units
from desk.reporting import NotYours, Window, overdue_board, plan_list, plan_view, task_list, unit_table, unit_view
from desk.seeing import may_see_unit, see
from desk.to_report import without_report
from plans.access import units_of
from plans.problems import error
from web.api.answers.assignment import AssignmentSeen
from web.api.answers.board import OverdueBoard
from web.api.answers.common import Listed, after, listed
from web.api.answers.kept import Caller
from web.api.answers.plans import PlanLine, PlanProgress, PlanSeen, Progressed
from web.api.answers.work import Assignments, Today, UnitFigures, UnitLine, UnitWork
from web.api.deps import BYTES, At, Came, Filter, From, Reader, Size, Words
from web.api.narrowing import Narrowing
from web.deps import Here
from web.files import download

router = APIRouter(tags=["read"])


@router.get("/me")
def whose(found: Came, mine: Reader) -> Caller:
    """Whose token this is and what it opens."""
    known = found.visitor.person
    roles = [":".join(hat).rstrip(":") for hat in known.hats]
    return Caller(slug=known.slug, name=known.name, unit=known.unit, roles=roles, scopes=sorted(found.scopes))


@router.get("/today")
def my_day(here: Here, mine: Reader, words: Words, unit: Filter = "") -> Today:
    """What needs an act of this person now: to receive by document, to hand in, to confirm; and the rest. `unit`: of one of his."""
    told = day_told(here.engine, mine.actor, here.moment, unit or None)
    return Today.of(told.day, words, told.moved)


@router.get("/assignments")
def assignments(here: Here, mine: Reader, at: At, asked: Narrowing, offset: From = 0, limit: Size = 50) -> Assignments:
    """The assignments that may be seen, the earliest date first. Cancelled ones only where that stage is asked for."""
    found = task_list(here.engine, at, asked, Window(limit, offset, here.settings.office, mine.sight))
    return Assignments.of(found, offset, limit)


@router.get("/assignments/{number}")
def assignment(here: Here, mine: Reader, words: Words, number: int) -> AssignmentSeen:
    """One assignment with its history, and what whoever asks may do about it."""
    seen = see(here.engine, mine.actor, number, here.moment)
    return AssignmentSeen.seen(seen, words)


@router.get("/plans")
def plans(here: Here, mine: Reader, offset: From = 0, limit: Size = 50) -> Listed[PlanLine]:
    """The plans in force, the last launched first."""
    return listed(plan_list(here.engine, mine.sight), PlanLine.model_validate, offset, limit)


@router.get("/plans/{slug}")
def plan(here: Here, mine: Reader, slug: str, at: At) -> PlanSeen:
    """A plan in force with its figures and its tasks in all three piles."""
    view = plan_view(here.engine, slug, at, mine.sight)
    return PlanSeen.of(view, without_report(here.engine, view.plan, units_of(mine.actor)))


@router.get("/plans/{slug}/progress")
def progress(here: Here, mine: Reader, slug: str, at: At) -> PlanProgress:
    """How far a plan is, by section, month and unit; what was done to it, and who received it."""
    found = plan_progress(here.engine, slug, at, mine.sight)
    parts = {
        "sections": [Progressed(name=name, **share._asdict()) for name, share in found.sections],
        "months": [
            Progressed(name=month.isoformat() if month else "", **share._asdict()) for month, share in found.months
        ],
    }
    return PlanProgress.model_validate(found._asdict() | parts, from_attributes=True)


@router.get("/plans/{slug}/document", response_class=Response, responses={200: BYTES})
def original(here: Here, mine: Reader, slug: str) -> Response:
    """The document that a plan came from."""
    return download(plan_original(here.engine, slug, mine.sight))


@router.get("/overdue")
def overdue(here: Here, mine: Reader, at: At, asked: Narrowing, offset: From = 0, limit: Size = 50) -> OverdueBoard:
    """How things stand in every state, and what is overdue, the longest first. `state` is refused: `/assignments` takes it."""
    board = overdue_board(here.engine, at, asked, Window(limit, offset, here.settings.office, mine.sight))
    return OverdueBoard.of(board, offset, limit)


@router.get("/unit-table")
def table(here: Here, mine: Reader, at: At, asked: Narrowing) -> list[UnitFigures]:
    """The official table by unit: the six leaves, their total, the share in time. `state` is refused: its columns are the states."""
    rows = unit_table(here.engine, at, asked, Window(home=here.settings.office, sight=mine.sight))
    return [UnitFigures.model_validate(one) for one in rows]


@router.get("/units")
def units(here: Here, mine: Reader, find: Filter = "", offset: From = 0, limit: Size = 50) -> Listed[UnitLine]:
    """Units of the registry as of today, by words of their name or slug; marks do not matter."""
    rows, total = find_units(here.engine, find, here.today, limit, offset)
    items = [UnitLine.model_validate(one) for one in rows]
    return Listed(items=items, total=total, offset=offset, limit=limit, next=after(total, offset, limit))


@router.get("/units/{slug:path}")
def unit(here: Here, mine: Reader, slug: str, at: At, offset: From = 0, limit: Size = 50) -> UnitWork:
    """A unit with its figures and its assignments, as far as they may be seen."""
    view = unit_view(here.engine, slug, at, Window(limit, offset, sight=mine.sight))
    if not view.page.total and not may_see_unit(here.engine, mine.actor, slug):
        raise NotYours(error("not-yours-to-see"))
    return UnitWork.of(view, offset, limit)
