"""The first page: somebody's day, what waits on its way, and for those who watch how things stand; all of one moment."""

import datetime as dt
from typing import NamedTuple

from desk.drafts.finding import Waiting, waiting_drafts
from desk.reporting import Board, board_in
from desk.seeing import Today, today_in
from models import plan_queries
from models.database import Engine, reading
from models.plan_queries import PlanLine
from plans.access import Actor, Sight

FEW = 5
"""Lines of each list; whoever wants more opens it."""


class First(NamedTuple):
    """What the page shows: his day, plans on their way, the figures with what is overdue and soon due, the last plans in force."""

    day: Today
    papers: Waiting
    board: Board
    plans: list[PlanLine]


def first_page(engine: Engine, actor: Actor, sight: Sight, moment: dt.datetime, unit: str | None = None) -> First:
    """Everything in one session; `unit`: of one of his units alone."""
    with reading(engine) as session:
        return First(
            today_in(session, actor, moment, unit),
            waiting_drafts(session, actor),
            board_in(session, moment, limit=FEW, sight=sight, shares=False),
            plan_queries.plans(session, sight, FEW),
        )
