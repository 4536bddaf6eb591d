"""The workbench: the document with each task's words marked, the tasks with what is known of them, what must be mended first."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from desk.calendars import office_calendar
from desk.directories import kept_directory
from desk.drafts.amending import Basis, about_of
from desk.drafts.finding import find, plan_of
from desk.drafts.giving import Begun, begun_on
from desk.drafts.history import Entry, Voided, entries, joined_dues, last_correction, seen_doubts, touched, voided
from desk.drafts.looking import Look, Told, look_at
from desk.drafts.marking import Mark, marks
from desk.drafts.sharing_apart import LEAVES, without_apart
from desk.drafts.starting import FirstDay, starts_asked
from desk.explaining import Explained, explain_plan
from directives.structure.outline import Outline, read_outline
from models.database import Engine, reading
from models.drafts import DraftRow, draft_changes
from models.fields import fields_used
from models.launch import Silent
from models.people import anybody_is
from models.settings import Settings
from plans.access import Actor, Matter, Role, may, sight_of
from plans.confirming import confirming_unit
from plans.draft_stages import DraftAct, DraftStage, open_draft_acts
from plans.fields import fields_known
from plans.plan import Plan, Task, is_given
from plans.receiving import concerns_us, unclear
from plans.unheld import unheld
from plans.yearly import Yearly, yearly_of

CLOSING = "kết"
"""The first step of places behind the numbered units."""
NAMED = 3
"""Units of an owner that are named; the rest is a number."""
_CANDIDATE = re.compile(r"(?P<name>[^;\[\]]+?) \[(?P<slug>[^\[\]]+)\]")


class Owner(NamedTuple):
    """A name as it stands in the plan, the units that it means (some by name), and what it might mean where it means none.

    `us`: we receive, and of those it means only we are meant.
    """

    name: str
    units: tuple[str, ...] = ()
    many: int = 0
    candidates: tuple[tuple[str, str], ...] = ()
    us: bool = False


class Card(NamedTuple):
    """A task on the workbench. `confirmer` is a unit's name; `corrected` are fields that a person set; `ours` is false only where
    we receive and others alone do it; `unclear`: nobody knows yet who does it, so that we do not take it. `own`: the confirmer leads
    it too.
    """

    task: Task
    lead: tuple[Owner, ...]
    partners: tuple[Owner, ...]
    confirmer: str | None
    explained: Explained
    told: tuple[Told, ...]
    corrected: frozenset[str]
    ours: bool = True
    own: bool = False
    unclear: bool = False


class Section(NamedTuple):
    """A part of the document that holds several tasks: its path, and how many."""

    path: str
    tasks: int


class Bench(NamedTuple):
    """A plan on its way as one person sees it. `undo` is the correction that would be taken back."""

    draft: DraftRow
    plan: Plan
    cards: tuple[Card, ...]
    told: tuple[Told, ...]
    text: tuple[Mark, ...]
    note: tuple[Mark, ...]
    sections: tuple[Section, ...]
    acts: tuple[DraftAct, ...]
    undo: Entry | None
    office: str | None
    as_name: str | None
    begun: Begun | None = None
    """A launch of it that is under way, or broke off."""
    rests_on: Basis | None = None
    """What an amendment of a plan in force rests on."""
    voided: Voided | None = None
    """An agreement that a correction voided."""
    yearly: Yearly | None = None
    """The yearly confirmation that it would be given with; its units by slug."""
    fields: tuple[str, ...] = ()
    """The fields of work to pick from: those of tasks in force and of its own."""
    silent: tuple[Silent, ...] = ()
    """Tasks that nobody would be given now."""
    late: tuple[str, ...] = ()
    """Tasks that are given though their day has passed."""
    apart: Mapping[str, tuple[str, ...]] = {}
    """By task, whom a press leaves out of it: they have a part of their own."""
    starts: Mapping[str, FirstDay] = {}
    """By the key of a doubt, the day from which its tasks come by a press."""
    unheld: tuple[str, ...] = ()
    """Names of leads that stand for no unit: nobody is given what they lead."""


def workbench(engine: Engine, settings: Settings, actor: Actor, number: int, now: dt.datetime) -> Bench:
    """Everything the page shows; raises DraftUnknown, DraftNotYours."""
    today = now.astimezone(settings.zone).date()
    with reading(engine) as session:
        draft = find(session, actor, number)
        past = entries(draft_changes(session, number))
        directory = kept_directory(engine, session, now)
        plan, fields = plan_of(draft), touched(past)
        seen, joined, sight = seen_doubts(past), joined_dues(past), sight_of(actor)
        look = look_at(session, draft, plan, settings, now, directory, fields, seen, joined, sight)
        calendar = office_calendar(session, today)
        led, begun = anybody_is(session, Role.LEADER.value), begun_on(session, number, now)
        used = fields_used(session.connection())
    explained = explain_plan(_outline(draft.text), plan, today, calendar)
    about: dict[str | None, list[Told]] = defaultdict(list)
    for told in look.told:
        about[told.task].append(told)
    corrected: dict[str | None, set[str]] = defaultdict(set)
    for task, field in fields:
        corrected[task].add(field)
    cards = tuple(_card(look, one, about[one.task.id], corrected[one.task.id]) for one in explained)

    def name_of(slug: str | None) -> str | None:
        return found.name if (found := directory.units.get(slug or "")) else None

    return Bench(
        draft, plan, cards, look.told, *marks(draft.text, draft.note or "", plan.tasks, _points(look.told)), sections(plan.tasks),
        _acts(actor, draft, led=led), last_correction(past),
        name_of(look.bound.plan.office), name_of(plan.as_), begun, about_of(past) if draft.amends else None, voided(past, draft.stage),
        yearly_of(look.bound), fields_known(used, (task.field or "" for task in plan.tasks)), look.silent, look.late,
        _apart(look), starts_asked(plan, look.told), tuple(dict.fromkeys(name for one in unheld(look.bound) for name in one.names)),
    )  # fmt: skip


def history(engine: Engine, actor: Actor, number: int) -> tuple[DraftRow, list[Entry]]:
    """The draft and what was done to it, the last first; raises DraftUnknown, DraftNotYours."""
    with reading(engine) as session:
        draft = find(session, actor, number)
        return draft, list(reversed(entries(draft_changes(session, number))))


def _apart(look: Look) -> dict[str, tuple[str, ...]]:
    tasks = {task.id: task for task in look.plan.tasks}
    asked = ((one.task, one.problem) for one in look.told if one.problem.code in LEAVES and one.task)
    made = {task: without_apart(problem, tasks[task], look.bound) for task, problem in asked}
    return {task: one.gone for task, one in made.items() if one is not None}


def _points(told: Sequence[Told]) -> dict[int, tuple[str, ...]]:
    """Where in the document problems stand that are about no task."""
    found: dict[int, tuple[str, ...]] = {}
    for one in told:
        if one.task is None and one.problem.place.span is not None:
            at = one.problem.place.span[0]
            found[at] = (*found.get(at, ()), one.key)
    return found


def sections(tasks: Sequence[Task]) -> tuple[Section, ...]:
    """The parts of the document under which at least two tasks stand, in the document's order; what closes it is one part."""
    counts: dict[str, int] = defaultdict(int)
    for task in tasks:
        steps = (task.clause or "").split(".")
        if steps[0] == CLOSING:
            steps = steps[:1]
        for depth in range(1, len(steps) + 1):
            counts[".".join(steps[:depth])] += 1
    return tuple(Section(path, count) for path, count in counts.items() if path and count > 1)


def in_section(task: Task, path: str) -> bool:
    """Whether a task stands in a part of the document."""
    return task.clause is not None and (task.clause == path or task.clause.startswith(f"{path}."))


def _acts(actor: Actor, draft: DraftRow, *, led: bool) -> tuple[DraftAct, ...]:
    """The acts that the stage and the table leave open to him; without any leader what is proposed may be given."""
    from desk.drafts.moving import DEEDS

    stage, matter = DraftStage(draft.stage), Matter(office=draft.office)
    possible = [*open_draft_acts(stage), *([DraftAct.LAUNCH] if stage is DraftStage.PROPOSED and not led else [])]
    return tuple(one for one in possible if one is DraftAct.CORRECT or may(actor, DEEDS[one], matter))


@lru_cache(maxsize=32)
def _outline(text: str) -> Outline:
    return read_outline(text)


def _card(look: Look, explained: Explained, told: Sequence[Told], corrected: Collection[str]) -> Card:
    task = explained.task
    slug = confirming_unit(look.bound.plan, look.bound.members, task, look.directory.units)
    return Card(
        task,
        tuple(_owner(name, look, task) for name in task.lead),
        tuple(_owner(name, look, task) for name in task.with_),
        look.directory.units[slug].name if slug else None,
        explained,
        tuple(told),
        frozenset(corrected),
        concerns_us(look.bound, task),
        is_given(look.bound.plan, task) and slug in look.bound.units(task.lead),
        unclear(look.bound, task),
    )


def _owner(name: str, look: Look, task: Task) -> Owner:
    units, receiver = look.bound.members.get(name, ()), None if task.of_note else look.bound.plan.as_
    us = receiver is not None and receiver in units
    if receiver is not None and us:  # we receive: of a group only we are meant
        units = (receiver,)
    if units:
        return Owner(name, tuple(look.directory.units[slug].name for slug in units[:NAMED]), len(units), us=us)
    said = next((str(one.problem.args["candidates"]) for one in look.told if _asks(one, name)), "")
    return Owner(name, candidates=tuple((found["slug"], found["name"].strip()) for found in _CANDIDATE.finditer(said)))


def _asks(told: Told, name: str) -> bool:
    return told.problem.args.get("name") == name and "candidates" in told.problem.args
