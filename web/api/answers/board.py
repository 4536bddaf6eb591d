"""The supervisor's table as the interface answers it."""

import datetime as dt
from typing import Self

from pydantic import Field

from desk.reporting import Board
from web.api.answers.common import Answer, Figures
from web.api.answers.work import Assignments


class OverdueBoard(Answer):
    """How things stand, and what is overdue, the longest first."""

    figures: Figures
    overdue: Assignments
    missed: int = Field(0, description="Times of recurring work that have passed and were not opened: in no figure.")
    missed_since: dt.date | None = Field(None, description="The first day of these.")

    @classmethod
    def of(cls, board: Board, offset: int, limit: int) -> Self:
        """The board as it goes out."""
        figures = Figures(states=board.states, total=board.total, share=board.share)
        late = Assignments.of(board.page, offset, limit)
        return cls(figures=figures, overdue=late, missed=board.missed.times, missed_since=board.missed.since)
