"""An assignment, as a line of a list and alone with all that is known of it."""

import datetime as dt
from typing import Self

from pydantic import Field

from desk.reporting import last_day
from desk.seeing import Seen
from models import collecting
from models.lines import Line
from plans.dates import last_hour
from plans.stages import Stage
from plans.state import ZONE
from plans.wording import Lang, label, standing_key
from web.api.answers.common import Answer, Named, ReportLine
from web.api.answers.contributing import Contribution
from web.api.answers.inside import Part, ResultFile, Waited, Waits
from web.api.problems import ProblemItem, items


class Assignment(Answer):
    """One task, one unit, one occurrence. `due` is the instant from which it is late, `last_day` the last day in time.

    `state` is what the official figures call it (none: cancelled); `turn` is unit, confirmer, nobody, answer (more time was asked for in
    time), to people of the unit also leader (its own, to let a result out). `version` grows with every change: an act names the one seen.
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
    period: str = Field(
        "",
        description="The month (2026-11), quarter (2026-Q4) or half of a year (2026-H2) that it is of, where that is sure.",
    )
    due: dt.datetime | None
    last_day: dt.date | None = None
    last_hour: str | None = Field(
        None, description="Until which hour of `last_day` it is in time (19:00); none: all day."
    )
    due_text: str
    stage: str
    state: str | None
    state_words: str | None = Field(
        None,
        description="What pages call the state beside its stage: before it is received and once handed in only in time or overdue.",
    )
    days_late: int
    turn: str
    force: str
    field: str
    urgency: str
    officer: str | None
    officer_name: str | None
    officer_gone: bool = Field(
        False, description="Whether who was named for it works here no more: another is to be named."
    )
    confirmer: str | None
    confirmer_name: str | None
    opened_at: dt.datetime
    handed_in_at: dt.datetime | None
    handed_in_by: str | None
    credited_at: dt.datetime | None = Field(
        description="When the result counts as handed in; none while it is back with its unit."
    )
    correct_by: dt.datetime | None
    asked_until: dt.date | None = Field(None, description="More time was asked for, until then, and not answered yet.")
    extended_from: dt.datetime | None = Field(None, description="More time was granted: what `due` was before.")
    first_due: dt.datetime | None = Field(
        None, description="The date before it was first extended, or first amended when it had passed."
    )
    was_overdue: int = Field(0, description="Days that it was overdue when its date was moved; 0 where it was in time.")
    given_late: bool = Field(False, description="Whether its date had passed when the unit was given it.")
    waited: list[Waited] = Field(
        [], description="Of what is late: requests in time that were refused late or not answered."
    )
    parts_asked: int = Field(0, description="Of how many partners a part is asked.")
    parts_in: int = Field(0, description="How many of these gave it.")
    parts_out: list[str] = Field(default_factory=list, description="Names of partners that the unit waits for.")
    parts_since: dt.datetime | None = Field(None, description="When the first of these was asked.")

    @classmethod
    def of(cls, line: Line) -> Self:
        """The line as it goes out."""
        words = label(standing_key(line.state, line.force, line.stage)) if line.state else None
        more = {"last_day": last_day(line.due, ZONE), "last_hour": last_hour(line.due), "state_words": words}
        back = {"credited_at": None} if line.stage == Stage.EXECUTE.value else {}
        return cls.model_validate(line).model_copy(update=more | back)


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
    correct_by: dt.datetime | None = None


class MoreTime(Answer):
    """A request for more time and its answer; `replaced` and `granted` are what `due` was before a grant and after."""

    asked_at: dt.datetime
    asked_by: str | None
    asked_by_name: str | None
    until: dt.date
    ground: str
    reason: str
    paper: str | None
    due: dt.datetime
    answer: str | None = Field(description="granted, refused, withdrawn; none: it waits.")
    answered_at: dt.datetime | None
    answered_by_name: str | None
    replaced: dt.datetime | None
    granted: dt.datetime | None
    was_overdue: bool = Field(description="Whether `due` had passed when it was granted: that stays recorded.")
    note: str | None
    answer_by: dt.date | None = Field(
        None, description="By which day it is to be answered: two working days after the one on which it was asked."
    )
    sent: dt.datetime | None = Field(
        None, description="When its result came late, while that waits to be confirmed: until then it can be answered."
    )


class Collected(Answer):
    """A task at one time of it of which several units owe a result: how many they are, whose is in and whose is not.

    Their lists: `GET /assignments` with plan, task, occurrence and state=sent or missing.
    """

    plan: str = Field(description="As `plan` of a list takes it.")
    number: str | None
    task: str
    title: str
    clause: str | None
    occurrence: str
    due: dt.datetime | None
    total: int
    sent: int
    missing: int

    @classmethod
    def of(cls, one: collecting.Collected) -> Self:
        """The counts as they go out."""
        facts = {name: getattr(one, name) for name in cls.model_fields}
        return cls.model_validate(facts | {"plan": one.plan_key})


class AssignmentSeen(Assignment):
    """An assignment with its history, the acts that are open to whoever asks, and who may be its officer."""

    history: list[Change] = Field(default_factory=list)
    acts: list[str] = Field(default_factory=list)
    steps: list[str] = Field(
        default_factory=list, description="What may be done inside the unit: submit, let-out, give-back, ..."
    )
    progress: int | None = Field(None, description="The unit's own figure, in per cent.")
    files: list[ResultFile] = Field(default_factory=list)
    parts: list[Part] = Field(default_factory=list, description="What was given on inside; only its own unit sees it.")
    officers: list[Named] = Field(default_factory=list)
    partners: list[str] = Field(default_factory=list, description="Who takes part, as printed.")
    report_to: str | None = Field(None, description="To whom the report goes, as printed.")
    via: str | None = Field(
        None, description="Through whom it goes there, as printed; that unit may see the assignment."
    )
    returned: Change | None = Field(None, description="Why the result came back, until it is sent again.")
    doubts: list[ProblemItem] = Field(default_factory=list, description="What to look at in its papers.")
    collected: Collected | None = Field(None, description="For whom the results come to: how many are in.")
    contributions: list[Contribution] = Field(default_factory=list, description="What its partners are asked for.")
    to_report: list[ReportLine] = Field(
        default_factory=list, description="What a periodic report is to speak of beside its own words."
    )
    more_time: list[MoreTime] = Field(default_factory=list, description="The requests for more time, the oldest first.")
    time_acts: list[str] = Field(
        default_factory=list, description="What may be done about more time now: ask, answer, withdraw."
    )
    time_keeps: list[int] = Field(
        default_factory=list,
        description="Of linked tasks: which others keep their own date while this one's may be moved.",
    )
    refused_at: list[int] = Field(
        default_factory=list, description="Of linked tasks: at which others the result that it waits with came back."
    )

    confirms_too: list[Waits] = Field([], description="Linked tasks that confirming confirms too, with their results.")

    @classmethod
    def seen(cls, found: Seen, lang: Lang) -> Self:
        """Everything that one person may know of it."""
        files = [
            ResultFile(id=one.id, name=one.file, size=one.size or 0, out=one.change_id is not None)
            for one in found.proofs
            if one.file
        ]
        more = {
            "history": [Change.model_validate(one) for one in found.view.story],
            "acts": list(found.acts),
            "refused_at": list(found.refused_at),
            "confirms_too": [Waits(id=one.id, paper=one.paper) for one in found.too],
            "steps": sorted(found.steps),
            "progress": found.inside.progress,
            "files": files,
            "parts": [Part.model_validate(one) for one in found.part.parts] if found.part else [],
            "officers": [Named(slug=slug, name=name) for slug, name in found.officers],
            "partners": list(found.view.parts.partners),
            "report_to": found.view.parts.report_to,
            "via": found.view.parts.via,
            "returned": Change.model_validate(found.returned) if found.returned else None,
            "contributions": [Contribution.of(one, found.beside.open) for one in found.beside.asked],
            "doubts": items([one for told in found.doubts.values() for one in told], lang),
            "to_report": [ReportLine.model_validate(one) for one in found.to_report],
            "collected": Collected.of(found.collected) if found.collected else None,
            "more_time": [MoreTime.model_validate(one) for one in found.time.past],
            "time_acts": [name for name, may in _time_acts(found) if may],
            "time_keeps": [one.id for one in found.time.shared],
        }
        return cls.of(found.view.line).model_copy(update=more)


def _time_acts(found: Seen) -> tuple[tuple[str, bool], ...]:
    time = found.time
    return ("ask", time.asks), ("answer", time.decides), ("withdraw", time.takes_back)
