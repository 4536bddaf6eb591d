"""An order spoken in a meeting, noted in one press: given at once by whoever may give, else proposed in his name to a leader."""

import datetime as dt
from typing import NamedTuple

from desk.drafts.finding import plan_of
from desk.drafts.giving import Giver
from desk.people import DeedRefused
from desk.quick import QuickEntry, QuickGiven, QuickLine, QuickLook, give_quick, look_quick
from desk.secrecy import composed
from models.database import Engine, Session, reading
from models.drafts import DraftLine, draft_row, list_drafts
from models.plan_queries import unit_names
from models.settings import Settings
from plans import dates
from plans.access import Actor, Deed, Role, may_somewhere, why_not
from plans.draft_stages import DraftStage
from plans.due import Due
from plans.problems import Place, Severity, doubt, error

SHOWN = 10
"""Orders noted before that are shown."""


class Order(NamedTuple):
    """An order as typed: what, for whom, until when, where it was said, in which field; `soon` is a date that was chosen instead."""

    words: str
    units: str
    due: str
    said: str = ""
    field: str = ""
    soon: str = ""


class Noted(NamedTuple):
    """An order noted before: to whom (units by their own names, groups as typed) and until when, and where it is on its way."""

    draft: DraftLine
    leads: tuple[str, ...]
    due: Due | None


class Noting(NamedTuple):
    """What the form offers: days by their names, none of them chosen; the fields that he watches (empty: all); what he noted before."""

    days: list[tuple[str, dt.date]]
    fields: tuple[str, ...]
    noted: list[Noted]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The fields as a choice has them."""
        return [(one, one) for one in self.fields]


def noting(engine: Engine, settings: Settings, actor: Actor, now: dt.datetime) -> Noting:
    """The form for this person; raises DeedRefused where he notes nothing."""
    if not may_somewhere(actor, Deed.NOTE):
        raise DeedRefused(*filter(None, [why_not(actor, Deed.NOTE)]))
    with reading(engine) as session:
        lines, _ = list_drafts(session, None, list(DraftStage), SHOWN, noted_by=actor.slug)
        noted = [_noted(session, one) for one in lines]
    return Noting(soon_days(now.astimezone(settings.zone).date()), fields_watched(actor), noted)


def _noted(session: Session, line: DraftLine) -> Noted:
    draft = draft_row(session, line.id)
    if draft is None:
        return Noted(line, (), None)
    plan = plan_of(draft)
    names = dict.fromkeys(name for task in plan.tasks for name in task.lead)
    meant = {name: plan.bindings[name][0] for name in names if len(plan.bindings.get(name, ())) == 1}
    units = {one.slug: one.name for one in unit_names(session, list(meant.values()))}
    leads = dict.fromkeys(units.get(meant.get(name, ""), name) for name in names)
    return Noted(line, tuple(leads), plan.tasks[0].due if plan.tasks else None)


def soon_days(today: dt.date) -> list[tuple[str, dt.date]]:
    """Days that orders often mean, by what they are called: today, this Friday, in a week, the end of the month. None is past."""
    month = dates.add_months(today.replace(day=1), 1) - dt.timedelta(days=1)
    named = [
        ("today", today),
        ("this-week", today + dt.timedelta(days=4 - today.weekday())),
        ("week", today + dt.timedelta(days=7)),
    ]
    days = {day: name for name, day in reversed([*named, ("month", month)]) if day >= today}
    return sorted(((name, day) for day, name in days.items()), key=lambda one: one[1])


def note_order(
    engine: Engine,
    settings: Settings,
    actor: Actor,
    order: Order,
    now: dt.datetime,
    seen: str = "",
    giver: Giver | None = None,
) -> tuple[QuickGiven | None, QuickLook]:
    """Give it or propose it; None with what is wrong, or with doubts until just this was shown (`seen` is its QuickLook.plan).

    `giver`: see `give_quick`.

    Raises DeedRefused where he notes nothing at all.
    """
    order, fields = composed(order), fields_watched(actor)
    field = order.field.strip() or (fields[0] if len(fields) == 1 else "")
    typed = order.due.strip()
    line = QuickLine(order.words, order.units, typed or order.soon, field=field)
    entry = QuickEntry(
        actor, (line,), order.said, now, Deed.NOTE, anew=True
    )  # shown as doubts; the second press is the answer
    looked = look_quick(engine, settings, entry)
    if order.soon and typed not in ("", order.soon):
        two = error("due-two", Place(field="due"), typed=typed, chosen=order.soon)
        looked = looked._replace(problems=(*looked.problems, two))
    if not line.due and any(one.due is None for one in looked.lines):
        looked = looked._replace(problems=(*looked.problems, doubt("order-undated", Place(field="due"))))
    doubtful = any(one.severity is Severity.DOUBT for one in looked.problems)
    if not looked.sound or (doubtful and seen != looked.plan):
        return None, looked
    return give_quick(engine, settings, entry, giver)


def fields_watched(actor: Actor) -> tuple[str, ...]:
    """The fields that narrow what he may note orders for; none where a role of his reaches every field."""
    grants = [one for one in actor.grants if one.role in (Role.SUPERVISOR, Role.COORDINATOR, Role.LEADER)]
    return () if any(not one.field for one in grants) else tuple(sorted({one.field for one in grants}))
