"""What the interface answers: the records of desk and models as JSON. Days are ISO days, instants ISO with their offset."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from desk.reporting import Board, PlanView, UnitView, last_day
from desk.seeing import Seen
from models.queries import Line, Page
from plans.due import Due
from plans.state import ZONE
from web.api.problems import ProblemItem

Item = TypeVar("Item")


class Answer(BaseModel):
    """Base of every answer: made of a record with the same names."""

    model_config = ConfigDict(from_attributes=True)


class Listed(Answer, Generic[Item]):
    """A page of a list: its lines, how many there are in all, and where the next page begins (none: this is the last)."""

    items: list[Item]
    total: int
    offset: int
    limit: int
    next: int | None = Field(None, description="`offset` of the next page.")


class Assignment(Answer):
    """One task, one unit, one occurrence. `due` is the instant from which it is late, `last_day` the last day in time.

    `state` is what the official figures call it (none: cancelled); `turn` is unit, confirmer or nobody. `version` grows with
    every change: an act names the one that was seen.
    """

    id: int
    version: int
    unit: str
    unit_name: str
    plan: str
    as_unit: str
    plan_title: str
    number: str | None
    issuer: str | None
    circulation: str
    task: str
    title: str
    clause: str | None
    quote: str
    occurrence: str
    due: dt.datetime | None
    last_day: dt.date | None = None
    due_text: str
    stage: str
    state: str | None
    days_late: int
    turn: str
    force: str
    field: str
    urgency: str
    officer: str | None
    officer_name: str | None
    confirmer: str | None
    confirmer_name: str | None
    opened_at: dt.datetime
    handed_in_at: dt.datetime | None
    handed_in_by: str | None
    credited_at: dt.datetime | None
    correct_by: dt.datetime | None

    @classmethod
    def of(cls, line: Line) -> Self:
        """The line as it goes out."""
        return cls.model_validate(line).model_copy(update={"last_day": last_day(line.due, ZONE)})


class Change(Answer):
    """One line of an assignment's history."""

    act: str
    from_stage: str
    to_stage: str
    at: dt.datetime
    by: str | None
    by_name: str | None
    note: str | None
    evidence: str | None


class Named(Answer):
    """A slug or key with its name."""

    slug: str
    name: str


class ResultFile(Answer):
    """A file of a result; until it is `out` (handed in) only the unit sees it."""

    id: int
    name: str
    size: int
    out: bool


class Part(Answer):
    """A part that was given on to a unit of ours, with its internal date; nobody above sees it."""

    id: int
    unit: str
    unit_name: str
    due: dt.datetime | None
    stage: str
    state: str | None
    progress: int | None


class AssignmentSeen(Assignment):
    """An assignment with its history, the acts that are open to whoever asks, and who may be its officer."""

    history: list[Change] = []
    acts: list[str] = []
    steps: list[str] = Field([], description="What may be done inside the unit: submit, let-out, give-back, ...")
    progress: int | None = Field(None, description="The unit's own figure, in per cent.")
    files: list[ResultFile] = []
    parts: list[Part] = Field([], description="What was given on inside; only its own unit sees it.")
    officers: list[Named] = []

    @classmethod
    def seen(cls, found: Seen) -> Self:
        """Everything that one person may know of it."""
        files = [
            ResultFile(id=one.id, name=one.file, size=one.size or 0, out=one.change_id is not None)
            for one in found.proofs
            if one.file
        ]
        more = {
            "history": [Change.model_validate(one) for one in found.view.history],
            "acts": list(found.acts),
            "steps": sorted(found.steps),
            "progress": found.inside.progress,
            "files": files,
            "parts": [Part.model_validate(one) for one in found.part.parts] if found.part else [],
            "officers": [Named(slug=slug, name=name) for slug, name in found.officers],
        }
        return cls.of(found.view.line).model_copy(update=more)


class UnitCount(Answer):
    """How many lines of a list are a unit's."""

    unit: str
    unit_name: str
    total: int


class Assignments(Listed[Assignment]):
    """Assignments, with the counts by unit of the whole list, as of `moment`."""

    by_unit: list[UnitCount]
    moment: dt.datetime

    @classmethod
    def of(cls, page: Page, offset: int, limit: int) -> Self:
        """A page of them."""
        return cls(
            items=[Assignment.of(line) for line in page.rows], total=page.total, offset=offset, limit=limit,
            next=after(page.total, offset, limit), by_unit=[UnitCount.model_validate(one) for one in page.by_unit],
            moment=page.moment,
        )  # fmt: skip


class Figures(Answer):
    """The six leaves, which add up to `total`; `share` is done in time of all that can be judged, from 0 to 1."""

    states: dict[str, int]
    total: int
    share: float | None

    @classmethod
    def of(cls, states: dict[str, int], share: float | None) -> Self:
        """The figures with their sum."""
        return cls(states=states, total=sum(states.values()), share=share)


class OverdueBoard(Answer):
    """How things stand, and what is overdue, the longest first."""

    figures: Figures
    overdue: Assignments

    @classmethod
    def of(cls, board: Board, offset: int, limit: int) -> Self:
        """The board as it goes out."""
        figures = Figures(states=board.states, total=board.total, share=board.share)
        return cls(figures=figures, overdue=Assignments.of(board.page, offset, limit))


class UnitFigures(Answer):
    """A line of the official table; the last one, without a slug, is their sum."""

    unit: str
    unit_name: str
    total: int
    done_on_time: int
    done_late: int
    open_on_time: int
    open_overdue: int
    done_undated: int
    open_undated: int
    share: float | None


class UnitLine(Answer):
    """A unit of the registry."""

    slug: str
    name: str
    kind: str
    force: str
    valid_from: dt.date | None
    valid_to: dt.date | None


class UnitWork(Answer):
    """A unit with its figures and its assignments."""

    slug: str
    name: str
    parent: str | None
    figures: Figures
    assignments: Assignments

    @classmethod
    def of(cls, view: UnitView, offset: int, limit: int) -> Self:
        """The unit as it goes out."""
        unit, figures = view.unit, Figures.of(view.states, view.share)
        page = Assignments.of(view.page, offset, limit)
        return cls(slug=unit.slug, name=unit.name, parent=unit.parent, figures=figures, assignments=page)


class PlanLine(Answer):
    """A plan in force; `tasks` and `assignments` count what whoever asks may see of it."""

    slug: str
    as_unit: str
    title: str
    number: str | None
    issuer: str | None
    issued: dt.date | None
    launched_on: dt.date
    urgency: str
    circulation: str
    tasks: int
    assignments: int
    proposed_by: str | None
    agreed_by: str | None


class TaskLine(Answer):
    """A task of a plan in force; `handling` is track, report or inform, `lead` and `partners` are names as printed."""

    key: str
    title: str
    clause: str | None
    quote: str
    source_quote: str | None
    due: Due | None
    handling: str
    why: str | None
    force: str
    report_to: str | None
    via: str | None
    lead: list[str]
    partners: list[str]
    assignments: int


class PlanSeen(PlanLine):
    """A plan in force with its figures and its tasks, in the document's order."""

    figures: Figures
    items: list[TaskLine]

    @classmethod
    def of(cls, view: PlanView) -> Self:
        """The plan as it goes out."""
        line = PlanLine.model_validate(view.plan).model_dump()
        items = [TaskLine.model_validate(one) for one in view.tasks]
        return cls(**line, figures=Figures.of(view.states, view.share), items=items)


class Group(Answer):
    """What waits to be received from one document."""

    plan: str
    heading: str
    assignments: list[Assignment]


class Today(Answer):
    """A person's day: to receive, to hand in, to confirm, and the rest."""

    receive: list[Group]
    hand_in: list[Assignment]
    let_out: list[Assignment]
    confirm: list[Assignment]
    rest: list[Assignment]
    open_total: int


class Moved(Answer):
    """An assignment that moved; `next` is whose turn it is now."""

    id: int
    unit: str
    title: str
    from_stage: str
    to_stage: str
    next: str


class Compiled(Answer):
    """A document as it compiles: the plan file (none where it cannot be read), tasks by pile, and all that is wrong or doubtful."""

    plan: str | None
    slug: str | None
    piles: dict[str, int]
    problems: list[ProblemItem]


class UnitShare(Answer):
    """A unit and how many assignments it gets."""

    slug: str
    name: str
    assignments: int


class Proposal(Answer):
    """What launching would create. `refused`: there is an error, and launching it is refused too."""

    plan: str
    refused: bool
    already: bool
    tasks: int
    assignments: int
    piles: dict[str, int]
    by_unit: list[UnitShare]
    other_units: int
    other_assignments: int
    days_off: list[str]
    without_contact: list[str]
    past: list[str]
    waiting: list[str]
    problems: list[ProblemItem]


class Launched(Answer):
    """A plan put in force: how many tasks and assignments; `already`: this very plan was in force, nothing changed."""

    plan: str
    tasks: int
    assignments: int
    already: bool


class Amendment(Answer):
    """What a new version changes: task keys, and how many assignments are opened, cancelled or given another date."""

    plan: str
    refused: bool
    added: list[str] = []
    changed: list[str] = []
    removed: list[str] = []
    opened: int = 0
    cancelled: int = 0
    redated: int = 0
    problems: list[ProblemItem] = []


class QuickTask(Answer):
    """A task by hand as it is understood: the names of its leads, its date, what is wrong with it."""

    title: str
    leads: list[str]
    due: Due | None
    problems: list[ProblemItem]


class Added(Answer):
    """Tasks by hand. `plan` is the little plan in force, `draft` the one that waits for a leader; neither: only shown."""

    plan: str | None = None
    draft: int | None = None
    assignments: int
    agree: bool = Field(description="A leader must agree first: it is, or would be, proposed to him.")
    tasks: list[QuickTask]
    problems: list[ProblemItem] = []


class Opened(Answer):
    """How many assignments an event opened."""

    opened: int


class DraftLine(Answer):
    """A plan on its way in a list; `launched` is the slug of the plan in force."""

    id: int
    slug: str
    title: str
    stage: str
    as_unit: str
    incoming_number: str | None
    incoming_date: dt.date | None
    created_at: dt.datetime
    changed_at: dt.datetime
    created_by: str | None
    office: str | None
    launched: str | None


class DraftProblem(ProblemItem):
    """A problem of a plan on its way: `key` stays the same from one look to the next, `task` is the one it is about."""

    key: str
    task: str | None


class DraftSeen(DraftLine):
    """A plan on its way: the plan file as corrected so far, what is wrong or doubtful about it, and what may be done to it."""

    version: int
    note: str | None
    plan: str
    text: str
    proposed_by: str | None
    proposed_at: dt.datetime | None
    agreed_by: str | None
    agreed_at: dt.datetime | None
    acts: list[str]
    problems: list[DraftProblem]


class Registered(Answer):
    """What became of a register: the drafts that are new, and how many documents had been taken in before."""

    drafts: list[int]
    known: int
    problems: list[ProblemItem]


class DraftDeed(Answer):
    """One line of a draft's history; the steps are fields before and after."""

    at: dt.datetime
    by: str | None
    what: str
    about: Any
    why: str | None
    undone: bool


class ExportedTask(Answer):
    """An assignment in a file for other programs (docs/export.md)."""

    id: int
    plan: str
    number: str | None
    issuer: str | None
    plan_title: str
    task: str
    clause: str | None
    title: str
    unit: str
    unit_name: str
    field: str
    urgency: str
    force: str
    occurrence: str
    last_day: dt.date | None
    due_text: str
    stage: str
    state: str | None
    days_late: int
    turn: str
    officer: str | None
    confirmer: str | None
    opened_at: dt.datetime
    handed_in_at: dt.datetime | None
    credited_at: dt.datetime | None
    correct_by: dt.datetime | None


class Exported(Answer):
    """The file whole: its layout, the moment, what was asked for, the figures, every assignment."""

    format: str
    moment: dt.datetime
    wanted: dict[str, Any]
    figures: Figures
    tasks: list[ExportedTask]


class PersonRow(Answer):
    """A person in the keeper's list; roles as "role", "role:unit" or "role:unit:field"."""

    slug: str
    name: str
    title: str | None
    unit: str
    unit_name: str
    active: bool
    roles: list[str]


class Worn(Answer):
    """A role that somebody has."""

    id: int
    role: str
    unit: str | None
    field: str


class Reach(Answer):
    """Where somebody is reached; the address itself is not told, since it may hold a password."""

    id: int
    shown: str
    tags: list[str]


class PersonCard(Answer):
    """A person; `open` counts what is his to work on, `enters` says whether he has a password."""

    slug: str
    name: str
    title: str | None
    unit: str
    unit_name: str
    active: bool
    roles: list[Worn]
    channels: list[Reach]
    open: int
    enters: bool


class Heir(Answer):
    """A unit that took over another one's work on a day, or whose work was taken over."""

    slug: str
    name: str
    on: dt.date
    whole: bool


class UnitKept(Answer):
    """A unit of the registry with what stands around it; counts are of open assignments and active people."""

    slug: str
    name: str
    kind: str
    force: str
    aliases: list[str]
    valid_from: dt.date | None
    valid_to: dt.date | None
    parent: str | None
    parent_name: str | None
    heirs: list[Heir]
    before: list[Heir]
    open: int
    people: int
    channels: list[Reach] = []


class Shown(Answer):
    """What is shown once: the address of a one-time link, or the secret of a webhook."""

    id: int | None = None
    secret: str


class Told(Answer):
    """Whether a line that was sent to try a channel was taken, and else what went wrong."""

    ok: bool
    detail: str


class Hook(Answer):
    """A webhook; how many calls wait, and how many were given up."""

    id: int
    url: str
    events: list[str]
    made_at: dt.datetime
    made_by: str | None
    waiting: int
    dead: int


class Token(Answer):
    """A token of the person who asks; never the token itself."""

    id: int
    name: str
    scopes: list[str]
    made_at: dt.datetime
    expires_at: dt.datetime | None
    used_at: dt.datetime | None
    ended_at: dt.datetime | None


class Filter(Answer):
    """A kept filter: the page it is of, its name and its query."""

    id: int
    page: str
    name: str
    query: dict[str, str]


class Calendar(Answer):
    """Since when there is a calendar; its address only where it was just made, shown once."""

    since: dt.datetime | None
    address: str | None = None


class Paper(Answer):
    """A paper that was drafted, with its figures frozen; numbered when it came back signed."""

    id: int
    kind: str
    title: str
    made_at: dt.datetime
    made_by: str | None
    moment: dt.datetime
    number: str | None
    signed_on: dt.date | None
    signer: str | None


class Slug(Answer):
    """The slug of what was made or changed."""

    slug: str


class Count(Answer):
    """How many it was."""

    count: int


class Caller(Answer):
    """Whose token it is, with his roles, and what the token opens of them."""

    slug: str
    name: str
    unit: str
    roles: list[str]
    scopes: list[str]


def after(total: int, offset: int, limit: int) -> int | None:
    """Where the next page begins."""
    return offset + limit if offset + limit < total else None


def listed(rows: Sequence[Any], make: Callable[[Any], Item], offset: int, limit: int) -> Listed[Item]:
    """A page of a list that is whole in memory."""
    return Listed(
        items=[make(one) for one in rows[offset : offset + limit]], total=len(rows), offset=offset, limit=limit,
        next=after(len(rows), offset, limit),
    )  # fmt: skip
