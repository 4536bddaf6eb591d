"""What an amendment does to the assignments of its tasks: opened, ended, given another date, confirmer or force; each with its history."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, exists, func, not_, or_, select, update

from models.amend_dates import Held, Move, Rules, moves
from models.core import named, table
from models.extensions import rests_on_grant
from models.opening import Opened, Opening, confirmer_of, force_of, leads, open_assignments
from models.progress import write_history
from models.state_sql import overdue_sql
from models.tables import OPEN_STAGES, Assignment, StageChange, Succession, Unit
from plans.amended import Why, due_words, from_to, told
from plans.dates import ONCE
from plans.moved import AMEND, late_words
from plans.plan import Force
from plans.stages import Act, Stage
from plans.state import ZONE, Facts, days_late
from plans.wording import label

_A, _CHANGE, _UNIT, _AFTER = table(Assignment), table(StageChange), table(Unit), table(Succession)
MOST = 500
"""Assignments that one statement names by their numbers, or by when each was handed in: of 1,000 SQLite takes no more."""
HANDED_OVER = "hand-over"
"""What the history calls the passing of an assignment from one unit to another, on both."""


class Stopped(NamedTuple):
    """A time of a task (its key, the time's own name) that is asked for no more, until when it was due, and of how many units."""

    task: str
    occurrence: str
    due: dt.datetime
    units: int


class Rows:
    """The changes to assignments in one amendment, counted."""

    def __init__(self, connection: Connection, now: dt.datetime, by: int | None, why: Why) -> None:
        self.connection, self.now, self.by, self.why = connection, now, by, why
        self.opened = self.cancelled = self.redated = self.copied = self.overdue = 0
        self.stops: list[Stopped] = []

    def follow(self, plan_id: int) -> None:
        """What units gave on to their own goes with it, and of that again: ended where it ended, and never due after it."""
        parent = named(_A, "parent")
        above = (parent.c.id == _A.c.parent_id, _A.c.plan_id == plan_id)
        due = select(parent.c.due).where(parent.c.id == _A.c.parent_id).scalar_subquery()
        ended = exists(select(1).where(*above, parent.c.stage == Stage.CANCELLED.value).correlate(_A))
        for which in self._level_by_level(_A.c.plan_id == plan_id, _A.c.parent_id.is_not(None), ended, OPEN_STAGES):
            self.cancel("", which)
        for which in self._level_by_level(
            _A.c.plan_id == plan_id, _A.c.parent_id.is_not(None), _A.c.due > due, OPEN_STAGES
        ):
            self._redate("", (which,), due)

    def _level_by_level(self, *which: Any) -> Iterator[Any]:  # noqa: ANN401
        """Those assignments by their numbers, as long as there are any: a statement must not see what it changes itself."""
        while ids := list(self.connection.execute(select(_A.c.id).where(*which).order_by(_A.c.id)).scalars()):
            for start in range(0, len(ids), MOST):
                yield _A.c.id.in_(ids[start : start + MOST])

    def hold(self, *which: Any) -> None:  # noqa: ANN401
        """Keep others from moving the open ones meanwhile, so that the history says what was changed."""
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(
                select(_A.c.id).where(*which, OPEN_STAGES).order_by(_A.c.id).with_for_update()
            ).all()

    def cancel(self, task: str, *which: Any) -> None:  # noqa: ANN401
        """End the open ones among `which`, with their history."""
        open_ones = (*which, OPEN_STAGES)
        to, note = Stage.CANCELLED.value, told("", self.why.of(task)) or "amended"
        write_history(self.connection, open_ones, Act.CANCEL.value, to, self.by, self.now, note)
        self.cancelled += self._change(open_ones, stage=to)

    def stop(self, task: str, *which: Any) -> None:  # noqa: ANN401
        """The same of times of a task that its new rule does not ask for: which these are is kept."""
        last, many = func.max(_A.c.due), func.count()
        rows = select(_A.c.occurrence, last, many).where(*which, OPEN_STAGES).group_by(_A.c.occurrence)
        found = self.connection.execute(rows.order_by(_A.c.occurrence)).tuples()
        self.stops += [Stopped(task, key, due, n) for key, due, n in found if due is not None and key != ONCE]
        self.cancel(task, *which)

    def ended(self, task_id: int) -> bool:
        """Whether a task has no open assignment, and some that this amendment ended."""
        mine = (_A.c.task_id == task_id, _A.c.parent_id.is_(None))
        still = select(_A.c.id).where(*mine, OPEN_STAGES).limit(1)
        gone = select(_A.c.id).where(*mine, _A.c.stage == Stage.CANCELLED.value, _A.c.changed_at == self.now).limit(1)
        return self.connection.execute(still).first() is None and self.connection.execute(gone).first() is not None

    def last_day(self, task_id: int) -> dt.date | None:
        """The last day for which a task has something open; None where it has nothing with a date ahead."""
        mine = (_A.c.task_id == task_id, _A.c.parent_id.is_(None), _A.c.due > self.now, OPEN_STAGES)
        last = self.connection.execute(select(func.max(_A.c.due)).where(*mine)).scalar()
        return last.astimezone(ZONE).date() if last is not None else None

    def emptied(self, task_id: int) -> bool:
        """Whether this amendment ended the last of a task's assignments, done ones too."""
        return not self._lives(task_id) and self.ended(task_id)

    def stopped(self, task_id: int, occurrences: Sequence[str]) -> bool:
        """Whether all that a task has are assignments that were ended before, and they stand where its new ones would."""
        mine = (_A.c.task_id == task_id, _A.c.parent_id.is_(None))
        gone = select(_A.c.id).where(*mine, _A.c.occurrence.in_(occurrences), _A.c.changed_at < self.now).limit(1)
        return not self._lives(task_id) and self.connection.execute(gone).first() is not None

    def leads_of_none(self, task_id: int) -> list[int]:
        """The units that lead a task of which nobody was ever given anything; none where somebody was."""
        given = select(_A.c.id).where(_A.c.task_id == task_id).limit(1)
        if self.connection.execute(given).first() is not None:
            return []
        return list(self.connection.execute(leads(task_id)).scalars())

    def _lives(self, task_id: int) -> bool:
        """Whether a task has an assignment that was not ended, be it done."""
        mine = (_A.c.task_id == task_id, _A.c.parent_id.is_(None))
        alive = select(_A.c.id).where(*mine, _A.c.stage != Stage.CANCELLED.value).limit(1)
        return self.connection.execute(alive).first() is not None

    def redate(self, task_id: int, task: str, opening: Opening, *, ruled: bool = True) -> None:
        """Another date for the open ones of an occurrence; the old one stays in the history.

        Where the task keeps its rule (`ruled` false) so do those that were granted more time.
        """
        held: list[Any] = [] if ruled else [~rests_on_grant()]
        mine = (
            _A.c.task_id == task_id,
            _A.c.occurrence == opening.occurrence,
            _A.c.parent_id.is_(None),
            OPEN_STAGES,
            *held,
        )
        due = opening.due
        before = select(_A.c.due).where(*mine, _A.c.due.is_distinct_from(due)).distinct()
        for old in self.connection.execute(before).scalars().all():
            self._move(task, mine, old, due)

    def take(self, task_id: int, task: str, openings: Sequence[Opening], rules: Rules) -> list[int]:
        """Each unit's assignments under the old rule brought to the dates of the new one; the ids of those that keep the old name."""
        rows = [row for row in held_rows(self.connection, task_id) if not row.occurrence.startswith("event-")]
        found = sorted(moves(rows, openings, rules, self.now), key=_alike)
        for _, alike in groupby(found, key=_alike):
            self._take(task, list(alike))
        return [one.row.id for one in found if not one.named]

    def _take(self, task: str, alike: list[Move]) -> None:
        """The same move of many; what was given on of them goes by the same name."""
        (row, opening, named), ids = alike[0], [one.row.id for one in alike]
        for start in range(0, len(ids), MOST):
            some = ids[start : start + MOST]
            if alike[0].is_open and row.due != opening.due:
                self._move(task, (_A.c.id.in_(some),), row.due, opening.due)
            while named and some:
                self.connection.execute(update(_A).where(_A.c.id.in_(some)).values(occurrence=opening.occurrence))
                some = self._given_on(some, opening.occurrence)

    def _given_on(self, above: list[int], occurrence: str) -> list[int]:
        """What was given on of those, but where its unit has that occurrence of its own."""
        other = named(_A, "other")
        same = (other.c.task_id == _A.c.task_id, other.c.unit_id == _A.c.unit_id, other.c.occurrence == occurrence)
        below = select(_A.c.id).where(_A.c.parent_id.in_(above), ~exists(select(1).where(*same)))
        return list(self.connection.execute(below).scalars())

    def copy(self, task: Opened, key: str) -> None:
        """What the open ones copy of their task: who confirms them, and whether they are ordered or asked for."""
        copied = (confirmer_of(task), force_of(task, leads(task.id)))
        confirmer, force = (select(one).where(_UNIT.c.id == _A.c.unit_id).scalar_subquery() for one in copied)
        mine = (_A.c.task_id == task.id, _A.c.parent_id.is_(None), OPEN_STAGES)
        other = _A.c.confirmer_unit_id.is_distinct_from(confirmer) | (_A.c.force != force)
        kinds = select(_A.c.confirmer_unit_id, confirmer.label("confirmer"), _A.c.force, force.label("asked"))
        for old, new, was, asked in self.connection.execute(kinds.where(*mine, other).distinct()).all():
            alike = (
                *mine,
                _A.c.confirmer_unit_id.is_not_distinct_from(old),
                confirmer.is_not_distinct_from(new),
                _A.c.force == was,
                force == asked,
            )
            note = told(self._copied(old, new, was, asked), self.why.of(key))
            write_history(self.connection, alike, AMEND, None, self.by, self.now, note)
            self.copied += self._change(alike, confirmer_unit_id=new, force=asked)

    def finished(self, task_id: int) -> set[tuple[int, str]]:
        """Units and occurrences for which every unit whose work they took over has finished."""
        rows = select(_AFTER.c.successor_id, _A.c.occurrence, _A.c.stage).join(_A, _A.c.unit_id == _AFTER.c.unit_id)
        left: dict[tuple[int, str], bool] = {}
        for heir, occurrence, stage in self.connection.execute(rows.where(_A.c.task_id == task_id, _AFTER.c.whole)):
            left[heir, occurrence] = left.get((heir, occurrence), False) or stage != Stage.DONE.value
        return {one for one, is_left in left.items() if not is_left}

    def open(
        self, task: Opened, opening: Opening, finished: set[tuple[int, str]], joining: Collection[int] = ()
    ) -> None:
        """The rows that are not there yet; of what is past those of units that join alone: nobody is asked anew for what went by."""
        done = {unit for unit, occurrence in finished if occurrence == opening.occurrence}
        units = None
        if opening.due is not None and opening.due <= self.now:
            units = sorted({*joining} - done)
        elif done:
            units = [one for one in self.connection.execute(leads(task.id)).scalars() if one not in done]
        if units is None or units:
            self.opened += open_assignments(self.connection, task, opening, self.now, units)

    def _move(self, task: str, which: tuple[Any, ...], old: dt.datetime | None, due: dt.datetime | None) -> None:
        """From one date to another; of what had passed by then the history says how late it was."""
        of_old = (*which, _A.c.due.is_not_distinct_from(old))
        for more, days in self._lateness(of_old, old):
            change = "; ".join(one for one in (from_to("due", due_words(old), due_words(due)), late_words(days)) if one)
            many = self.redated
            self._redate(told(change, self.why.of(task)), (*of_old, *more), due)
            self.overdue += self.redated - many if days else 0

    def _lateness(self, which: tuple[Any, ...], old: dt.datetime | None) -> list[tuple[tuple[Any, ...], int]]:
        """Conditions that part what had that date by the days that it is overdue, 0 for what is not."""
        if old is None or old > self.now:
            return [((), 0)]
        late = and_(*overdue_sql(_A.c, self.now))
        rows = select(_A.c.stage, _A.c.credited_at, _A.c.correct_by).where(*which, OPEN_STAGES, late).distinct()
        found: dict[int, list[Any]] = {}
        for stage, credited_at, correct_by in self.connection.execute(rows).all():
            days = days_late(Facts(Stage(stage), old, Force.ORDER, credited_at, correct_by), self.now)
            same = (
                _A.c.credited_at.is_not_distinct_from(credited_at),
                _A.c.correct_by.is_not_distinct_from(correct_by),
            )
            found.setdefault(days, []).append(and_(_A.c.stage == stage, *same))
        parts = [
            ((late, or_(*same[start : start + MOST])), days)
            for days, same in sorted(found.items())
            for start in range(0, len(same), MOST)
        ]
        return [*parts, ((not_(late),), 0)]

    def _redate(self, note: str, which: tuple[Any, ...], due: Any) -> None:  # noqa: ANN401  (an instant, or a subquery)
        untouched = _A.c.id.not_in(select(_CHANGE.c.assignment_id))
        write_history(self.connection, (*which, untouched), "open", None, None, _A.c.opened_at)
        write_history(self.connection, which, AMEND, None, self.by, self.now, note or None, due=due)
        self.redated += self._change(which, due=due)

    def _copied(self, old: int | None, new: int | None, was: str, asked: str) -> str:
        """What was copied anew, in words."""
        named = select(_UNIT.c.id, _UNIT.c.name).where(_UNIT.c.id.in_([old or 0, new or 0]))
        names: dict[int, str] = {number: name for number, name in self.connection.execute(named)}  # noqa: C416
        said = [from_to("confirmer", names.get(old or 0, ""), names.get(new or 0, ""))] if old != new else []
        said += [from_to("force", label(f"force.{was}"), label(f"force.{asked}"))] if was != asked else []
        return "; ".join(said)

    def _change(self, which: tuple[Any, ...], **values: Any) -> int:  # noqa: ANN401
        changed = update(_A).where(*which)
        return self.connection.execute(changed.values(version=_A.c.version + 1, changed_at=self.now, **values)).rowcount


def held_rows(connection: Connection, task_id: int) -> list[Held]:
    """The assignments of a task, but what was given on of them."""
    a = _A.c
    rows = select(a.id, a.unit_id, a.occurrence, a.due, a.stage).where(a.task_id == task_id, a.parent_id.is_(None))
    return [Held(*row) for row in connection.execute(rows.order_by(a.id))]


def _alike(one: Move) -> tuple[str, str, str, bool, bool]:
    return one.opening.occurrence, str(one.opening.due), str(one.row.due), one.is_open, one.named


def handed_over(unit: Any = _A) -> Any:  # noqa: ANN401  (an EXISTS)
    """Whether it came to its unit by handing over: no list names it, and it stays all the same."""
    return exists(select(1).where(_CHANGE.c.assignment_id == unit.c.id, _CHANGE.c.act == HANDED_OVER))
