"""The plan file: what a directive compiles to and what a coordinator may write by hand."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from plans.due import Due
from plans.policy import ReminderPolicy, StagePolicy
from plans.problems import Frozen
from plans.reporting import ReportProfile

TITLE_LENGTH = 120
"""Characters of a task's title at most: what a digest shows on one line."""


class Handling(StrEnum):
    """The three piles: follow each (theo dõi từng việc), fold into the periodic report, make known."""

    TRACK = "track"
    REPORT = "report"
    INFORM = "inform"


class Force(StrEnum):
    """The State gives an order (giao) to its own bodies and asks (đề nghị) others, which have no overdue figure."""

    ORDER = "order"
    REQUEST = "request"


class Urgency(StrEnum):
    """Mức độ khẩn of a document or task (Decree 30/2020/NĐ-CP): none, khẩn, thượng khẩn, hỏa tốc."""

    NONE = "none"
    URGENT = "khan"
    VERY_URGENT = "thuong-khan"
    EXPRESS = "hoa-toc"


class How(StrEnum):
    """How a field was found: said by the text, inherited from another clause, or a default proposed by the compiler; or not at all,
    since what the text says cannot be ("ngày 31/6/2027").
    """

    EXPLICIT = "explicit"
    INHERITED = "inherited"
    DEFAULT = "default"
    IMPOSSIBLE = "impossible"


Kind = Literal[
    "chi-thi", "ke-hoach", "cong-dien", "nghi-quyet", "quyet-dinh", "ket-luan",
    "cong-van", "chuong-trinh", "de-an", "huong-dan", "bai-bao",
]  # fmt: skip
"""Kinds of document (Decree 30/2020/NĐ-CP, article 7, and the Party's), and a news report about one."""


class Signer(Frozen):
    """Who signed: name, title and, when for somebody ("KT. THỦ TƯỚNG"), for whom."""

    name: str
    title: str | None = None
    for_: str | None = Field(default=None, alias="for")


class Incoming(Frozen):
    """The receiving office's stamp: its number and date of arrival."""

    office: str | None = None
    number: str | None = None
    date: dt.date | None = None
    routed_to: str | None = None


class Citation(Frozen):
    """A numbered document that the text names."""

    number: str
    date: dt.date | None = None


class Directive(Frozen):
    """The head of the document."""

    kind: Kind | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued: dt.date | None = None
    subject: str | None = None
    effective: dt.date | str | None = None
    signer: Signer | None = None
    incoming: Incoming | None = None
    recipients: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    urgency: Urgency = Urgency.NONE
    circulation: Literal["open", "internal"] = "open"


class Source(Frozen):
    """Ties a plan to the document it was compiled from."""

    name: str
    sha256: str
    characters: int = Field(ge=0)


Title = Annotated[str, StringConstraints(min_length=1, max_length=TITLE_LENGTH)]
OF_NOTE = "bp-"
"""How the ids of tasks begin that a leader's note (bút phê) on an incoming document gives."""


def is_of_note(task: str) -> bool:
    """Whether the id is that of a task which the receiving leader's note gives, and not the document."""
    return task.startswith(OF_NOTE)


class Task(Frozen):
    """What a plan asks of somebody. `span` is [start, end) in characters of read_text's output.

    `refers_to` are other documents that its text points to ("theo Kế hoạch số ..."), `same_as` tasks in force ("plan:id")
    that ask the same: one result closes both. `give_past`: given though its day has passed when the plan is put in force;
    a day: though that very day has, and no other.
    """

    id: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    title: Title
    clause: str | None = None
    part: int = Field(default=1, ge=1)
    quote: str = ""
    span: tuple[int, int] | None = None
    lead: tuple[str, ...] = ()
    with_: tuple[str, ...] = Field(default=(), alias="with")
    report_to: str | None = None
    via: str | None = None
    due: Due | None = None
    inherited_from: str | None = None
    source_quote: str | None = None
    refers_to: tuple[Citation, ...] = ()
    product: str | None = None
    target: str | None = None
    urgency: Urgency | None = None
    handling: Handling = Handling.TRACK
    why: str | None = None
    force: Force = Force.ORDER
    together: bool = False
    confirmer: str | None = None
    field: str | None = None
    same_as: tuple[str, ...] = ()
    give_past: bool | dt.date = False
    found: Mapping[str, How] = Field(default_factory=dict)
    stages: StagePolicy | None = None
    reminders: ReminderPolicy | None = None

    def gives_past(self, day: dt.date | None) -> bool:
        """Whether it is given though this day has passed."""
        return self.give_past is True or (day is not None and self.give_past == day)

    @property
    def of_note(self) -> bool:
        """Whether the receiving leader's note gives it, and not the document."""
        return is_of_note(self.id)


class Doubt(Frozen):
    """What was doubted when the document was read, for whoever mends the plan as a file.

    It stands while what it is about is as it was, which `of` marks; whoever has looked at it takes the entry out. `code` and `args`
    say it in other languages.
    """

    says: str
    task: str | None = None
    clause: str | None = None
    field: str | None = None
    also: tuple[str, ...] = ()
    code: str = ""
    args: Mapping[str, str | int] = Field(default_factory=dict)
    of: str | None = None


YearDay = Annotated[
    str,
    StringConstraints(
        pattern=r"^((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))$"
    ),
]
"""A day of every year, month first: "12-21"."""


class Plan(Frozen):
    """A declarative plan. `plan` is its slug; `as_` the receiving unit when `perspective` is receive; `yearly` the day of plans.yearly.

    `doubts` are of the file alone (None: it says nothing of them): what is taken in has none.
    """

    plan: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    version: int = Field(default=1, ge=1)
    title: str | None = None
    directive: Directive = Directive()
    source: Source | None = None
    perspective: Literal["issue", "receive"] = "issue"
    as_: str | None = Field(default=None, alias="as")
    office: str | None = None
    confirmer: str | None = None
    calendar: str = "vn"
    stages: StagePolicy = StagePolicy()
    reminders: ReminderPolicy = ReminderPolicy()
    reports: ReportProfile | None = None
    yearly: YearDay | None = None
    bindings: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    doubts: tuple[Doubt, ...] | None = None
    tasks: tuple[Task, ...] = ()


def is_given(plan: Plan, task: Task) -> bool:
    """Whether we give the task to whoever leads it: any that we issue, and of what we received what our leader's note says."""
    return plan.perspective == "issue" or task.of_note


def parts(plan: Plan, task: Task) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lists that lead a task and those that take part: of several who make one product the first leads."""
    lead, partners = tuple(dict.fromkeys(task.lead)), tuple(dict.fromkeys(task.with_))
    if task.together and is_given(plan, task):
        lead, partners = lead[:1], tuple(dict.fromkeys((*lead[1:], *partners)))
    return lead, partners
