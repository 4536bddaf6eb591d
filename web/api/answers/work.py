"""Lists of assignments; the figures and the work of units; a day."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from pydantic import Field

from desk import grouped, moved_dates, seeing
from desk.reporting import UnitView
from models.lines import Line, Page
from plans.wording import Lang, label
from web.api.answers.assignment import Assignment, Change, Collected
from web.api.answers.common import Answer, Figures, Listed, Named, UnitCount, after
from web.api.answers.contributing import Awaited
from web.api.answers.moved import MovedDate
from web.api.problems import ProblemItem, items


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
    partner: Figures
    """Of what others lead with it as a partner: no part of its own figures."""
    assignments: Assignments

    @classmethod
    def of(cls, view: UnitView, offset: int, limit: int) -> Self:
        """The unit as it goes out."""
        unit, figures = view.unit, Figures.of(view.states, view.share)
        page, partner = Assignments.of(view.page, offset, limit), Figures.of(view.partner, None)
        own = {"slug": unit.slug, "name": unit.name, "parent": unit.parent}
        return cls(**own, figures=figures, partner=partner, assignments=page)


class DayLine(Assignment):
    """An assignment of somebody's day, with what the page says of it."""

    partners: list[str] = Field(default_factory=list, description="Who takes part, as printed.")
    returned: Change | None = Field(None, description="Why the result came back, until it is sent again.")
    doubts: list[ProblemItem] = Field(default_factory=list, description="What to look at before confirming.")
    goes_to: list[int] = Field(
        default_factory=list, description="Of linked tasks: which others the result that waits inside goes out for too."
    )
    closes: list[int] = Field(
        default_factory=list,
        description="Of `confirm`: which others of it the same result was handed in for; confirmed once.",
    )
    goes_with: list[int] = Field(default_factory=list, description="With whose result that waits inside it goes out.")

    @classmethod
    def of_day(cls, line: Line, day: seeing.Today, lang: Lang) -> Self:
        """The line as it goes out."""
        back = day.returned.get(line.id)
        more = {
            "partners": list(day.partners.get(line.id, ())),
            "returned": Change.model_validate(back) if back else None,
            "doubts": items(day.doubts.get(line.id, ()), lang),
            "goes_to": [one.id for one in day.along[line.id].goes] if line.id in day.along else [],
            "closes": [one.id for one in day.closes.get(line.id, ())],
            "goes_with": list(day.along[line.id].of) if line.id in day.along else [],
        }
        return cls.of(line).model_copy(update=more)


class Group(Answer):
    """What waits to be received from one document."""

    plan: str
    heading: str
    assignments: list[DayLine]
    officers: list[Named] = Field(default_factory=list, description="Who of the unit may work on it.")


class Today(Answer):
    """A person's day: to receive, to hand in, to let out, to confirm, the rest; and results that units send here, not all in.

    `standing` waits to be received too, but no day asks for it: undated lines for a report, received from above.
    """

    receive: list[Group]
    standing: list[Group] = Field(default_factory=list)
    hand_in: list[DayLine]
    let_out: list[DayLine]
    together: list[list[int]] = Field(
        default_factory=list, description="Of `let_out` what one act submitted: one answer for all of it."
    )
    stuck: list[DayLine] = Field(
        default_factory=list,
        description="Results put before the leader of a unit that has none any more: withdraw them.",
    )
    confirm: list[DayLine]
    rest: list[DayLine]
    own: list[DayLine] = Field(default_factory=list, description="What else he works on as its officer.")
    open_total: int
    hats: list[Named] = Field(default_factory=list, description="Units that he works for, where several.")
    collect: list[Collected] = Field(default_factory=list)
    ended: list[DayLine] = Field(
        default_factory=list, description="Ended within the last week: asked of his units no more."
    )
    awaited: list[Awaited] = Field(default_factory=list, description="What his units are asked for as partners.")
    moved: list[MovedDate] = Field(default_factory=list, description="Dates moved within the last week, or not.")

    @classmethod
    def of(cls, day: seeing.Today, lang: Lang, moved: Iterable[moved_dates.MovedDate] = ()) -> Self:
        """The day as it goes out."""

        def lines(rows: Iterable[Line]) -> list[DayLine]:
            return [DayLine.of_day(line, day, lang) for line in rows]

        def groups(found: Iterable[grouped.Group]) -> list[Group]:
            return [
                Group(
                    plan=one.plan, heading=one.heading or label("web.internal", lang), assignments=lines(one.lines),
                    officers=[Named(slug=slug, name=name) for slug, name in one.officers],
                )
                for one in found
            ]  # fmt: skip

        return cls(
            receive=groups(day.receive), standing=groups(day.standing),
            hand_in=lines(day.hand_in), let_out=lines(day.let_out),
            together=[[line.id for line in one.lines] for one in day.together], stuck=lines(day.stuck), confirm=lines(day.confirm),
            rest=lines(day.rest), own=lines(day.own), open_total=day.open_total,
            hats=[Named(slug=one.slug, name=one.name) for one in day.hats],
            collect=[Collected.of(one) for one in day.collect], ended=lines(day.ended), awaited=[Awaited.of(one) for one in day.awaited],
            moved=[MovedDate.told(one, lang) for one in moved],
        )  # fmt: skip
