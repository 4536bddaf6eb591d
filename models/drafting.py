"""What a launch is about to write: each task with its lists, its units and the occurrences to open; then the writing of it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, insert, select

from models.core import table
from models.fields import spell_tasks
from models.occurring import anchors_of, first_openings, passed_opening
from models.opening import LEAD, PARTNER, RECEIVER, Opened, Opening
from models.tables import Membership, MembershipUnit, Task, TaskMembership, Unit
from plans import plan as vocabulary
from plans.binding import Bound
from plans.calendar import Calendar
from plans.confirming import confirming_unit
from plans.dates import last_day, last_hour
from plans.due import Due, OnEvent, Recurring
from plans.plan import Handling, Plan, is_given, parts
from plans.policy import DuePolicy
from plans.problems import Place, Problem, error
from plans.receiving import is_ours
from plans.unheld import unheld_of

_TASK, _UNIT = table(Task), table(Unit)
_MEMBERSHIP, _MEMBER, _LIST = table(Membership), table(MembershipUnit), table(TaskMembership)


class Version(NamedTuple):
    """A plan as it is put in force: bound, with its file and the text of its document; on which day, at which moment, by which calendar."""

    bound: Bound
    yaml: str
    text: str
    today: dt.date
    now: dt.datetime
    calendar: Calendar
    policy: DuePolicy = DuePolicy()

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.bound.plan


Silence = Literal["past", "waiting", "unknown"]


class Draft(NamedTuple):
    """One task, ready to be written. `silence` says why a followed task opens nothing: its day has passed (`last`, the last it had, until
    its `hour`), it waits for an event, or what its day is counted from is unknown. `late`: it is given though its day has passed.

    `ours`: false of what we received that others alone lead: it is kept with the document, and counts nowhere. `unheld`: leads of
    what we give that stand for no unit (plans.unheld).
    """

    ordinal: int
    task: vocabulary.Task
    leads: tuple[str, ...]
    partners: tuple[str, ...]
    units: tuple[str, ...]
    followed: bool
    openings: tuple[Opening, ...]
    silence: Silence | None = None
    ours: bool = True
    last: dt.date | None = None
    late: bool = False
    unheld: tuple[str, ...] = ()
    hour: str | None = None


def draft(
    plan: Plan,
    bound: Bound,
    since: dt.date,
    today: dt.date,
    calendar: Calendar,
    policy: DuePolicy,
    launched: dt.date | None = None,
    *,
    past: bool = False,
    moment: dt.datetime | None = None,
) -> tuple[list[Draft], list[Problem]]:
    """Every task of the plan with its lists; the followed ones with their units and first occurrences.

    Issuing, a task is followed when its handling is `track`; receiving, when it is addressed to us or our leader's note gives it, and
    it is not `inform`.
    `launched` is the day on which the plan was first put in force, if not today. `past`: single dates before `since` as well.
    `moment`: when it is given, where nothing that was over by then is; with an earlier `since` it is.
    """
    drafts: list[Draft] = []
    problems: list[Problem] = []
    anchors = anchors_of(plan, bound.as_of, launched or today)
    over = moment if since >= today else None
    for ordinal, task in enumerate(plan.tasks, start=1):
        leads, partners = parts(plan, task)
        units = _units(plan, bound, leads, task)
        followed = is_followed(plan, task, units)
        openings: tuple[Opening, ...] = ()
        if followed:
            urgency = task.urgency or plan.directive.urgency
            start = dt.date.min if past and not isinstance(task.due, Recurring) else since
            openings, wrong = first_openings(task, anchors, start, today, calendar, policy, urgency, over)
            problems += wrong
        silence, last = (
            why_silent(task.due, known=anchors.effective is not None) if followed and not openings else None,
            None,
        )
        if silence == "past":
            last = passed_opening(task, anchors, start, calendar, policy, urgency, over)
        day, hour = (last_day(last.due), last_hour(last.due)) if last and last.due else (None, None)
        if silence == "past":
            openings, silence = ((last,), None) if last and task.gives_past(day) else ((), silence)
        late = any(one.due is not None and (last_day(one.due) < today or _over(one, moment)) for one in openings)
        led, ours = units if followed else (), is_ours(bound, task)
        nobody = unheld_of(plan, bound, task)
        found = Draft(ordinal, task, leads, partners, led, followed, openings, silence, ours, day, late, nobody, hour)
        drafts.append(found)
    return drafts, problems


def _over(opening: Opening, moment: dt.datetime | None) -> bool:
    """Whether its hour was over by then."""
    return moment is not None and opening.due is not None and opening.due <= moment


def is_followed(plan: Plan, task: vocabulary.Task, units: tuple[str, ...]) -> bool:
    """Whether the task makes assignments."""
    if plan.perspective == "receive":
        return bool(units) and task.handling is not Handling.INFORM
    return task.handling is Handling.TRACK


def unit_ids(connection: Connection) -> dict[str, int]:
    """Ids of all units by slug."""
    return {slug: number for slug, number in connection.execute(select(_UNIT.c.slug, _UNIT.c.id))}  # noqa: C416


def check_units(plan: Plan, bound: Bound, ids: dict[str, int]) -> list[Problem]:
    """Errors for what cannot be launched: unknown units, one product without one unit to lead it."""
    slugs = {slug: name for name, members in bound.members.items() for slug in members}
    named = {plan.as_: "as", plan.office: "office"}
    unknown = (
        [] if bound.as_of else [error("launch-without-issue-date", Place(field="directive.issued"), plan=plan.plan)]
    )
    unknown += [
        error("launch-unit-unknown", Place(field="bindings"), name=name, unit=slug)
        for slug, name in slugs.items()
        if slug not in ids
    ]
    unknown += [
        error("launch-unit-unknown", Place(field=field), name=field, unit=slug)
        for slug, field in named.items()
        if slug and slug not in ids
    ]
    return unknown + [_leaderless(one) for one in plan.tasks if _is_leaderless(plan, bound, one)]


def insert_tasks(
    connection: Connection,
    plan_id: int,
    plan: Plan,
    bound: Bound,
    drafts: list[Draft],
    ids: dict[str, int],
    today: dt.date,
) -> None:
    """Write tasks, the dated membership lists and which list has which part."""
    rows = [task_row(plan_id, plan, bound, one, ids) | opened_until(one, today) for one in drafts]
    spell_tasks(connection, rows)
    _insert_many(connection, _TASK, rows)
    insert_lists(connection, plan_id, plan, bound, drafts, ids)


def insert_lists(
    connection: Connection, plan_id: int, plan: Plan, bound: Bound, drafts: list[Draft], ids: dict[str, int]
) -> None:
    """The membership lists of a plan; receiving, a list holds nobody but us, or whom our leader's note names."""
    receivers = {one.task.id: _receivers(plan, bound, one.task) for one in drafts}
    named = {one.task.id: (*one.leads, *one.partners, *receivers[one.task.id]) for one in drafts}
    names = sorted({name for several in named.values() for name in several})
    noted = {name: one.task for one in drafts if one.task.of_note for name in named[one.task.id]}
    lists = [{"plan_id": plan_id, "name": name, "as_of": bound.as_of} for name in names]
    if not lists:
        return
    connection.execute(insert(_MEMBERSHIP), lists)
    mine = select(_MEMBERSHIP.c.name, _MEMBERSHIP.c.id).where(_MEMBERSHIP.c.plan_id == plan_id)
    list_ids: dict[str, int] = {name: number for name, number in connection.execute(mine)}  # noqa: C416
    members = [
        {"membership_id": list_ids[name], "unit_id": ids[slug]}
        for name in names
        for slug in _units(plan, bound, (name,), noted.get(name))
    ]
    _insert_many(connection, _MEMBER, members)
    keys = {key: one.id for key, one in opened_tasks(connection, plan_id).items()}
    lines = [
        {"task_id": keys[one.task.id], "membership_id": list_ids[name], "part": part, "place": place}
        for one in drafts
        for part, part_names in ((LEAD, one.leads), (PARTNER, one.partners), (RECEIVER, receivers[one.task.id]))
        for place, name in enumerate(part_names)
    ]
    _insert_many(connection, _LIST, lines)


def task_row(plan_id: int, plan: Plan, bound: Bound, one: Draft, ids: dict[str, int]) -> dict[str, Any]:
    """The columns of a task."""
    task = one.task
    return {
        "plan_id": plan_id, "key": task.id, "ordinal": one.ordinal, "title": task.title, "clause": task.clause,
        "quote": task.quote, "source_quote": task.source_quote, "report_to": task.report_to, "via": task.via,
        "due": task.due.model_dump(mode="json", by_alias=True) if task.due else None,
        "handling": task.handling.value, "why": task.why, "force": task.force.value, "together": task.together,
        "urgency": (task.urgency or plan.directive.urgency).value, "field": task.field or "", "product": task.product,
        "target": task.target, "confirmer_unit_id": _confirmer(plan, bound, task, ids),
        "stages": (task.stages or plan.stages).model_dump(mode="json"),
        "reminders": (task.reminders or plan.reminders).model_dump(mode="json"), "active": True,
    }  # fmt: skip


def opened_until(one: Draft, today: dt.date) -> dict[str, dt.date]:
    """The column that says up to which day a task is open: its last occurrence here, and today at least."""
    return {"opened_until": max([today, *(last_day(opening.due) for opening in one.openings if opening.due)])}


def opened_tasks(connection: Connection, plan_id: int) -> dict[str, Opened]:
    """The tasks of a plan by key, as far as their assignments copy them."""
    t = _TASK.c
    rows = select(t.key, t.id, t.plan_id, t.force, t.stages, t.confirmer_unit_id).where(t.plan_id == plan_id)
    return {key: Opened(*copied) for key, *copied in connection.execute(rows)}


def _units(plan: Plan, bound: Bound, names: Iterable[str], task: vocabulary.Task | None) -> tuple[str, ...]:
    """The units behind names of a task, each once; of what we receive and do not give on ourselves, only us."""
    slugs = dict.fromkeys(slug for name in names for slug in bound.members.get(name, ()))
    everybody = plan.perspective == "issue" or (task is not None and is_given(plan, task))
    return tuple(slug for slug in slugs if everybody or slug == plan.as_)


def _receivers(plan: Plan, bound: Bound, task: vocabulary.Task) -> tuple[str, ...]:
    """Whom the report goes to and through whom, where that is a unit that we know: it sees whose report is in."""
    named = dict.fromkeys(name for name in (task.report_to, task.via) if name)
    return tuple(name for name in named if _units(plan, bound, (name,), task))


def _confirmer(plan: Plan, bound: Bound, task: vocabulary.Task, ids: dict[str, int]) -> int | None:
    """The id of the unit that confirms."""
    unit = confirming_unit(plan, bound.members, task, ids)
    return ids[unit] if unit else None


def why_silent(due: Due | None, *, known: bool = False) -> Silence:
    """Why a task that is followed opens nothing; `known`: the day of effect is."""
    if isinstance(due, OnEvent) or getattr(due, "from_", None) == "event":
        return "waiting"
    return "unknown" if getattr(due, "from_", None) == "effective" and not known else "past"


def _is_leaderless(plan: Plan, bound: Bound, task: vocabulary.Task) -> bool:
    lead, _ = parts(plan, task)
    together = task.together and is_given(plan, task) and task.handling is Handling.TRACK
    return together and len(_units(plan, bound, lead, task)) > 1


def _leaderless(task: vocabulary.Task) -> Problem:
    return error("together-without-leader", Place(clause=task.clause, field="lead"), task=task.id, name=task.lead[0])


def _insert_many(connection: Connection, into: Any, rows: list[dict[str, Any]]) -> None:  # noqa: ANN401
    if rows:
        connection.execute(insert(into), rows)
