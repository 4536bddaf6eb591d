"""Plans in force, plans on their way, what launching and amending would do."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Literal, Self

from pydantic import Field

from desk.reporting import PlanView
from plans.due import Due
from plans.report_lines import Led
from web.api.answers.common import Answer, Figures, ReportLine
from web.api.answers.work import UnitFigures
from web.api.problems import ProblemItem


class PlanLine(Answer):
    """A plan in force; `tasks` and `assignments` count what whoever asks may see of it. `key` is what addresses and filters name it by."""

    slug: str
    key: str
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
    closed_at: dt.datetime | None = Field(None, description="Since when it is followed no more.")


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
    ours: list[str] = Field(description="Of a plan that was received: those of the leads that we are meant by.")
    now: list[str] = Field(description="Units that took it over, which the document does not name for it.")
    assignments: int
    sent: int = Field(description="Of how many the result is in: handed in or confirmed.")
    not_given: Literal["past", "waiting", "unknown"] | None = Field(
        description="Why nobody was ever given a followed task: its day had passed, it waits for an event, or its day is counted "
        "from an unknown one (or had passed)."
    )
    unheld: list[str] = Field(
        description="Those of the leads that stand for no unit: nobody of that name was given the task."
    )


class PlanSeen(PlanLine):
    """A plan in force with its figures and its tasks, in the document's order."""

    figures: Figures
    items: list[TaskLine]
    hidden: int = Field(default=0, description="How many more tasks the plan has that whoever asks does not see.")
    to_report: list[ReportLine] = Field(
        default_factory=list,
        description="What is to be reported or confirmed by units of whoever asks, of which the plan asks no periodic report.",
    )

    @classmethod
    def of(cls, view: PlanView, to_report: Iterable[Led] = ()) -> Self:
        """The plan as it goes out."""
        line = PlanLine.model_validate(view.plan).model_dump()
        items = [TaskLine.model_validate(one) for one in view.tasks]
        said = [ReportLine.model_validate(one) for one in to_report]
        return cls(
            **line,
            figures=Figures.of(view.states, view.share),
            items=items,
            hidden=view.hidden,
            to_report=said,
        )


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


class Yearly(Answer):
    """The yearly confirmation of standing work that the product adds: of which units, on which day (dd/mm), and whose day that is."""

    title: str
    units: list[str]
    day: str
    source: str = Field(
        description="`plan`, `office`, or `profile`: the day of the year's report. No document says it."
    )


class Unheld(Answer):
    """A task with leads that stand for no unit: nobody of these names is given it."""

    task: str
    names: list[str]


class Begun(Answer):
    """Recurring work that is given after some of its times: how many these are, and the day of the first."""

    task: str
    times: int
    first: dt.date


class BeforeFigures(Answer):
    """A launch in numbers: for whom, on days off, without a contact. Tasks that nobody is given: `past`, of an `unknown` day, and
    `waiting` for an event; `late` are given though their day has passed; `unheld` are leads that nobody is given anything for.
    """

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
    unknown: list[str]
    late: list[str]
    unheld: list[Unheld]
    recurring: list[str] = Field(
        description="Tasks that recur: only their next time is counted here; each later one opens when the one before it is over."
    )
    begun: list[Begun] = Field(
        description="What recurs and had times before the first that is given: nobody is given these."
    )
    unclear: list[str] = Field(
        description="Receiving: tasks that nobody knows yet who does, with their leads; not counted."
    )
    yearly: Yearly | None = None


class Proposal(BeforeFigures):
    """What launching would create. `refused`: there is an error, and launching it is refused too."""

    plan: str
    refused: bool
    already: bool
    problems: list[ProblemItem]


class Launched(Answer):
    """A plan put in force: how many tasks and assignments; `already`: this very plan was in force, nothing changed.

    Tasks that nobody was given: `past`, of an `unknown` day, and `waiting` for an event; `late` were given though their day had passed.
    """

    plan: str
    tasks: int
    assignments: int
    already: bool
    past: list[str]
    unknown: list[str]
    waiting: list[str]
    late: list[str]
    unheld: list[Unheld] = Field(description="Leads that stand for no unit: nobody of these names was given the task.")


class TouchedItem(Answer):
    """Assignments of a unit for a task that are opened (`open`), ended (`cancel`), given another date (`amend`), another confirmer or force
    (`copied`); with `part-` before it what was given on of them, `part-kept` where that stays. `note` is what the history says of it.
    """

    task: str
    unit: str
    unit_name: str
    what: str
    note: str
    many: int


class Amendment(Answer):
    """What a new version changes: task keys; how many assignments are opened, cancelled, given another date, or another confirmer or
    force (`copied`); and, before it is done, whose they are.
    """

    plan: str
    refused: bool
    added: list[str] = Field(default_factory=list)
    changed: list[str] = Field(default_factory=list)
    removed: list[str] = Field(default_factory=list)
    opened: int = 0
    cancelled: int = 0
    redated: int = 0
    copied: int = 0
    overdue: int = Field(0, description="How many of `redated` were overdue by the date before: that stays recorded.")
    touched: list[TouchedItem] = Field(default_factory=list)
    problems: list[ProblemItem] = Field(default_factory=list)


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
    problems: list[ProblemItem] = Field(default_factory=list)


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
    file: str | None = Field(None, description="The name of the document that came in.")
    tasks: int | None = Field(None, description="How many tasks it has, where the list can tell.")
    twins: list[int] = Field(default_factory=list, description="Others on their way from the same document.")


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
    agreement_voided: bool = Field(
        description="An agreement that a later correction voided: a leader must agree again."
    )
    acts: list[str]
    problems: list[DraftProblem]


class Registered(Answer):
    """What became of a register: the drafts that are new, and how many documents had been taken in before."""

    drafts: list[int]
    known: int
    problems: list[ProblemItem]


class RegisterRow(Answer):
    """A row of a register: its cells by key, what is wrong with them, and whether such a document was taken in before."""

    row: int
    cells: dict[str, str]
    known: bool
    problems: list[ProblemItem]


class RegisterLooked(Answer):
    """A register before it is taken in; `sound`: it has new rows, and nothing is wrong with the file or a row."""

    sound: bool
    rows: list[RegisterRow]
    problems: list[ProblemItem]


class DraftDeed(Answer):
    """One line of a draft's history; the steps are fields before and after."""

    at: dt.datetime
    by: str | None
    what: str
    about: Any
    why: str | None
    undone: bool


class Week(Answer):
    """A week (ISO 8601) by its Monday and Sunday: assignments due in it, and of how many units."""

    monday: dt.date
    sunday: dt.date
    assignments: int
    units: int


class ToReport(Answer):
    """A task that is no assignment of its own: the reports, or the yearly confirmation, in which it is to be said."""

    task: str
    reports: list[str]


class Before(Answer):
    """What giving a draft now would come to; without figures something must be mended first."""

    figures: BeforeFigures | None
    weeks: list[Week]
    undated: int
    problems: list[DraftProblem]
    to_report: list[ToReport] = Field(default_factory=list)


class Brought(Answer):
    """How many fields a file that was brought back changed, and the draft as it stands now."""

    changed: int
    draft: DraftSeen


class Progressed(Answer):
    """A part of a plan: how many assignments, how many done, how many overdue."""

    name: str = Field(description="The first step of the clause, or the first day of the month; empty: none.")
    total: int
    done: int
    late: int


class PlanDeed(Answer):
    """One line of the history of a plan in force."""

    at: dt.datetime
    what: str
    by: str | None
    details: dict[str, Any]


class PlanProgress(Answer):
    """How far a plan is: by section, by month of the date, by unit (the first ones; `other_units` more), what was done to it,
    and who received it.
    """

    plan: PlanLine
    sections: list[Progressed]
    months: list[Progressed]
    units: list[UnitFigures]
    other_units: int
    history: list[PlanDeed]
    recipients: list[str]
    has_document: bool
