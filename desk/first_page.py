"""The first page: somebody's day, what waits on its way, and for those who watch how things stand; all of one moment."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from desk.drafts.finding import Waiting, waiting_drafts
from desk.extending import Request, waiting_for
from desk.grouped import first_rows
from desk.handing_proposals import waiting_proposals
from desk.moved_dates import MovedDate, moved_dates
from desk.reporting import Board, OwnFigures, Window, board_in, missed, own_figures
from desk.seeing import Today, today_in
from models import plan_queries
from models.database import Engine, Session, reading
from models.lines import Page
from models.plan_queries import PlanLine
from plans.access import Actor, Role, Sight, units_of
from plans.handing_over import HandOverProposal
from plans.wanted import EVERYTHING

FEW = 5
"""Rows of each list; whoever wants more opens it."""
LOOKED_AT = 200
"""Assignments that these rows are made of: times of one recurring task are one row, and are counted before it is cut."""


class First(NamedTuple):
    """What the page shows: his day, plans on their way, the last plans in force; and how things stand.

    `board` is for who watches: of all that he sees, with what is overdue and soon due. Who only works for units sees in `own`
    the figures of each, and of the plans those that gave him something: what a neighbour leads with it as a partner is no figure of
    his. `handing`: hand-overs for him to agree to, `requests`: more time that was asked of him. `moved`: dates of his
    units' work that were moved within the last week.
    `only_watches`: exceptions come first, and the work of his own unit, which others do, is folded.
    """

    day: Today
    papers: Waiting
    board: Board | None
    own: list[OwnFigures]
    plans: list[PlanLine]
    handing: list[HandOverProposal]
    only_watches: bool = False
    requests: Sequence[Request] = ()
    moved: Sequence[MovedDate] = ()


def first_page(engine: Engine, actor: Actor, sight: Sight, moment: dt.datetime, unit: str | None = None) -> First:
    """Everything in one session; `unit`: of one of his units alone."""
    with reading(engine) as session:
        watches = bool(sight.scopes)
        day, plans = today_in(session, actor, moment, unit), plan_queries.plans(session, sight, FEW, given=not watches)
        units = plan_queries.unit_names(session, _shown(actor, day)) if plans and not watches else []
        return First(
            day,
            waiting_drafts(session, actor),
            _watched(session, sight, moment) if watches else None,
            [own_figures(session, one, moment, sight) for one in units],
            plans,
            waiting_proposals(session, actor),
            only_watches(actor),
            waiting_for(session, actor, moment),
            moved_dates(session, day, moment),
        )


def _watched(session: Session, sight: Sight, moment: dt.datetime) -> Board:
    """How things stand with all that he sees, with the times of recurring work that nobody opened: they are in no figure."""
    board = board_in(session, moment, window=Window(LOOKED_AT, sight=sight), shares=False)
    return _short(board)._replace(missed=missed(session, moment, EVERYTHING, sight))


def _short(board: Board) -> Board:
    """Of each list the first rows, whole: every time of a recurring task is of its row."""
    return board._replace(page=_first_rows(board.page), soon=_first_rows(board.soon))


def _first_rows(page: Page) -> Page:
    return page._replace(rows=first_rows(page.rows, FEW))


def only_watches(actor: Actor) -> bool:
    """Whether he has no role but to watch."""
    return bool(actor.grants) and all(grant.role is Role.SUPERVISOR for grant in actor.grants)


def _shown(actor: Actor, day: Today) -> list[str]:
    """The units whose figures he sees: the one he chose, else all that he works for."""
    return [day.unit] if day.unit else sorted(units_of(actor))
