"""One result for linked tasks: which others an act on one of them finds, and with which paper each of them stands."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypedDict

from models.database import Session
from models.extensions import ended_by_confirming
from models.matters import stakes
from models.one_result import last_papers, shares_result, waiting_of
from models.overlapping import Twin, twins
from plans.problems import Place, Problem, doubt
from plans.stages import Act, Stage
from plans.state import day_of
from plans.wording import label

CARRIED = {
    Act.HAND_IN: (Stage.DRAFT, Stage.EXECUTE),
    Act.APPROVE: (Stage.REVIEW, Stage.DRAFT, Stage.EXECUTE),
}
"""Acts that linked tasks share, and the stages in which they find the other assignment."""
WITH_PAPERS = (Act.HAND_IN, Act.APPROVE, Act.RETURN)
"""Acts that are about a result: it is said which."""


class Waits(NamedTuple):
    """A linked task that waits to be confirmed with a result that came back of another."""

    id: int
    paper: str


class Papers(TypedDict):
    """Of an assignment that moved: what it was last handed in with, and what waits with that still."""

    paper: str
    waits: tuple[Waits, ...]


class Numbered(Protocol):
    """Something of an assignment."""

    @property
    def id(self) -> int:
        """Its number."""
        ...


def papers_of(session: Session, act: Act, moved: Sequence[Numbered]) -> list[Papers]:
    """Of each the paper; of what came back also which linked tasks wait with that still, if they do not come back with it."""
    ids = [one.id for one in moved] if act in WITH_PAPERS else []
    waiting = waiting_with(session, ids) if act is Act.RETURN else {}
    papers = last_papers(session, ids) if ids else {}
    return [Papers(paper=papers.get(one.id, ""), waits=tuple(waiting.get(one.id, ()))) for one in moved]


def waiting_with(session: Session, ids: Sequence[int]) -> dict[int, list[Waits]]:
    """By number: the linked tasks of the same unit that wait to be confirmed, with a result that was handed in for it."""
    pairs = [one for one in twins(session, ids, (Stage.REVIEW,)) if shares_result(session, one.of, one.id)]
    if not pairs:
        return {}
    numbers = sorted({one.id for one in pairs})
    papers = last_papers(session, numbers)
    waits: dict[int, list[Waits]] = {}
    for one in pairs:
        waits.setdefault(one.of, []).append(Waits(one.id, papers.get(one.id, "")))
    return waits


def came_back_at(session: Session, number: int) -> list[int]:
    """The linked tasks of the same unit at which the result that this one waits with came back, and nothing was sent since."""
    pairs = twins(session, [number], (Stage.EXECUTE,))
    return [one.id for one in pairs if shares_result(session, one.id, number)]


def refused_elsewhere(session: Session, ids: Sequence[int]) -> list[Problem]:
    """A doubt for each of these that waits with a result that came back of others: which paper, and where."""
    back = {number: others for number in waiting_of(session, ids) if (others := came_back_at(session, number))}
    papers = last_papers(session, back) if back else {}
    return [
        doubt(
            "confirmed-refused", Place(file=f"#{one}"), task=one, others=_numbers(others), paper=papers.get(one) or "-"
        )
        for one, others in back.items()
    ]


def unanswered_time(session: Session, ids: Sequence[int], now: dt.datetime) -> list[Problem]:
    """A doubt for each request for more time that confirming these would end and nobody answered, those of linked tasks too."""
    pairs, _ = linked(session, Act.APPROVE, ids)
    return [
        doubt(
            "confirmed-unanswered", Place(file=f"#{one.assignment}"), task=one.assignment, day=one.until.isoformat(),
            asked=day_of(one.asked_at).isoformat(),
        )
        for one in ended_by_confirming(session, [*ids, *(one.id for one in pairs)], now)
        if one.sent or one.assignment not in ids
    ]  # fmt: skip


def said_of_refused(session: Session, number: int) -> str:
    """What the record of a confirmation says where its result came back of others; nothing of any other."""
    others = came_back_at(session, number)
    return label("along.confirmed-refused", n=_numbers(others)) if others else ""


def _numbers(others: Sequence[int]) -> str:
    return ", ".join(map(str, others))


def linked(session: Session, act: Act, ids: Sequence[int]) -> tuple[list[Twin], list[Twin]]:
    """What an act on these finds of linked tasks; and of that what waits with a result of theirs that came back."""
    if act not in CARRIED:
        return [], []
    waiting = twins(session, ids, (Stage.REVIEW,))
    older = [one for one in waiting if shares_result(session, one.of, one.id, older=True)]
    pairs = twins(session, ids, CARRIED[act])
    if not older:
        return pairs, []
    tasks = {number: stake.task_id for number, stake in stakes(session, [one.id for one in [*pairs, *older]]).items()}
    taken = {(one.of, tasks[one.id]) for one in older}
    return [*older, *(one for one in pairs if (one.of, tasks[one.id]) not in taken)], older
