"""Quick entry: one to a few tasks by hand, or lines pasted from a sheet, without a document; shown, then given or proposed."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from desk.calendars import office_calendar
from desk.directories import kept_directory
from desk.drafts.correcting import Hand
from desk.drafts.doubting import typed_days
from desk.drafts.finding import DraftRefused, find
from desk.drafts.giving import Giver, GivingUnderway
from desk.drafts.moving import move_draft, propose_noted
from desk.drafts.taking import office_of
from desk.drafts.typed import read_typed_due
from desk.intake import Intake
from desk.launching import Figures, Wish, launch_plan, propose
from desk.not_given import PAST
from desk.people import DeedRefused, who
from desk.quick_answers import linked_with, unanswered
from desk.quick_due import due_in_words, on_its_day
from desk.quick_names import bound_names, islands_too, members, not_watched, parted, unknown_name
from desk.quick_paste import QuickLine as QuickLine
from desk.secrecy import secret_words
from models.audit import record
from models.database import Engine, reading, writing
from models.drafts import draft_on_its_way, new_draft
from models.people import anybody_is
from models.settings import Settings
from plans.access import Actor, Deed, Matter, Role, may, may_somewhere, why_not
from plans.directory import Directory
from plans.draft_stages import DraftAct, DraftStage
from plans.due import Due, OnDate
from plans.files import write_plan
from plans.overlap import all_the_same
from plans.plan import TITLE_LENGTH, Directive, Force, Handling, How, Plan, Task
from plans.problems import Place, Problem, Severity, doubt, error, has_errors

MOST = 20
"""Lines that are given at once; more is a document."""


AT_ONCE = 100
"""Assignments that are given while a page is waited for; more are given behind it."""


class QuickEntry(NamedTuple):
    """Lines with who asks for them and when; `said` is where the order comes from.

    By Deed.NOTE also whoever only watches the units or the field that the order is for. `answers` (desk/quick_answers.py) are about
    lines that look like work given before; `anew`: whatever looks so is given all the same.
    """

    actor: Actor
    lines: Sequence[QuickLine]
    said: str
    now: dt.datetime
    deed: Deed = Deed.PREPARE
    answers: Sequence[str] = ()
    anew: bool = False


class ShownLine(NamedTuple):
    """A line as it is understood: the names of its leads, its date, what is wrong with it, how many units each group is."""

    typed: QuickLine
    leads: tuple[str, ...]
    due: Due | None
    problems: tuple[Problem, ...]
    groups: tuple[tuple[str, int], ...] = ()


class QuickLook(NamedTuple):
    """What giving the lines would create. `agree`: a leader must agree first, so it is proposed to him. Nothing is written.

    `plan` is the slug that the lines have: other lines have another one, so it says what was shown.
    """

    lines: tuple[ShownLine, ...]
    figures: Figures | None
    problems: tuple[Problem, ...]
    agree: bool
    plan: str = ""

    @property
    def sound(self) -> bool:
        """Whether it may be given."""
        return bool(self.lines) and not has_errors([*self.problems, *(p for one in self.lines for p in one.problems)])


class QuickGiven(NamedTuple):
    """What was done: the slug of the plan in force, or the id of the draft that waits for a leader, or (`underway`) is being given."""

    plan: str | None
    draft: int | None
    assignments: int = 0
    underway: bool = False


def look_quick(engine: Engine, settings: Settings, entry: QuickEntry) -> QuickLook:
    """The lines as they are understood, and what giving them would create."""
    plan, shown, problems, office, part = _read(engine, settings, entry)
    agree = _needs_agreement(engine, entry.actor, office)
    problems += [
        doubt("quick-left", Place(field="title"), task=one.title, columns=one.left) for one in entry.lines if one.left
    ]
    problems += _days_doubted(engine, settings, shown, entry.now)
    today = entry.now.astimezone(settings.zone).date()
    told = [p for one in entry.lines[:MOST] for p in due_in_words(one.title, one.due, today)[1]]
    problems += [one for one in told if one.severity is Severity.DOUBT]
    wish = _wish(settings, entry.actor, office, entry.now)
    if plan is None:
        told = propose(engine, Intake(part.plan, part, [], ""), wish, settings).problems if part else []
        told = (
            [] if entry.anew else unanswered([one for one in told if one.code == "overlap"], entry.lines, entry.answers)
        )
        return QuickLook(shown, None, (*problems, *told), agree)
    proposal = propose(engine, Intake(plan.plan, plan, [], ""), wish, settings)
    shown = _with_hours_past(shown, proposal.problems)
    told = [one for one in proposal.problems if one.code != PAST and not one.code.startswith("jurisdiction-")]
    told += _only_asked(proposal.bound.plan if proposal.bound else plan)
    told = all_the_same(told) if entry.anew else unanswered(told, entry.lines, entry.answers)
    return QuickLook(shown, None if proposal.refused else proposal.figures, (*problems, *told), agree, plan.plan)


def give_quick(
    engine: Engine, settings: Settings, entry: QuickEntry, giver: Giver | None = None
) -> tuple[QuickGiven | None, QuickLook]:
    """Give them, or propose them to a leader where one must agree; None with what is wrong. The same lines again change nothing.

    To many units it is only begun, where there is a `giver`: it goes on while a page shows how far it is.
    """
    looked = look_quick(engine, settings, entry)
    plan, _, _, office, _ = _read(engine, settings, entry)
    if plan is None or not looked.sound:
        return None, looked
    if looked.agree:
        return QuickGiven(None, _propose(engine, settings, entry, plan, office)), looked
    figures = looked.figures
    if giver is not None and figures is not None and figures.assignments > AT_ONCE and not figures.already:
        number = _propose(engine, settings, entry, plan, office)
        _begin(engine, settings, entry, number, giver)
        return QuickGiven(None, number, figures.assignments, underway=True), looked
    wish = _wish(settings, entry.actor, office, entry.now)
    wish = wish._replace(anew=True)  # asked above
    done = launch_plan(engine, propose(engine, Intake(plan.plan, plan, [], ""), wish, settings), wish)
    return QuickGiven(plan.plan, None, done.assignments), looked


def _read(
    engine: Engine, settings: Settings, entry: QuickEntry
) -> tuple[Plan | None, tuple[ShownLine, ...], list[Problem], str | None, Plan | None]:
    """The plan that the lines make (None where something is wrong), the lines, what is wrong with them as a whole, the office.

    Last, where some lines are wrong, the plan that the others make.
    """
    actor, lines, said = entry.actor, entry.lines, entry.said
    office = office_of(actor, settings)
    watches = entry.deed is Deed.NOTE and may_somewhere(actor, entry.deed)
    if (refused := why_not(actor, Deed.PREPARE, Matter(office=office))) and not watches:
        raise DeedRefused(refused)
    problems = [] if 0 < len(lines) <= MOST else [error("quick-lines", most=MOST)]
    problems += secret_words(settings, said=said, title="\n".join("\n".join(line) for line in lines))
    today = entry.now.astimezone(settings.zone).date()
    with reading(engine) as session:
        directory = kept_directory(engine, session, entry.now)
    bindings: dict[str, tuple[str, ...]] = {}
    shown = []
    for line in lines[:MOST]:
        one, bound, units = _understood(line, directory, today, office)
        if refused and (others := not_watched(directory, actor, office, line.field, units)):
            one = one._replace(problems=(*one.problems, others))
        shown.append(one)
        bindings |= bound
    sound = [(number, one) for number, one in enumerate(shown, start=1) if not one.problems]
    plan = _plan(sound, bindings, entry, office, today) if sound and not problems else None
    problems += islands_too(directory, bindings, today, office)
    whole = len(sound) == len(shown)
    return (plan if whole else None), tuple(shown), problems, office, (None if whole else plan)


def _understood(
    line: QuickLine, directory: Directory, today: dt.date, home: str | None
) -> tuple[ShownLine, dict[str, tuple[str, ...]], list[str]]:
    """The line, what its names are bound to, and the units that they are."""
    problems = [] if line.title.strip() else [error("title-empty", Place(field="title"))]
    names, bound = bound_names(directory, parted(line.units, directory, today, home), today, home)
    problems += [unknown_name(directory, one, today, home) for one in names if one not in bound]
    held_by = {name: members(directory, slugs, today, home) for name, slugs in bound.items()}
    problems += [
        error("quick-group-empty", Place(field="units"), name=one) for one, held in held_by.items() if not held
    ]
    if not names:
        problems.append(error("quick-unit-missing", Place(field="units")))
    due: Due | None = None
    try:
        due = read_typed_due(on_its_day(line.due, today), today)
    except DraftRefused as refused:
        problems += refused.problems
    said, told = due_in_words(line.title, line.due, today)
    due, problems = due or said, problems + [one for one in told if one.severity is Severity.ERROR]
    if isinstance(due, OnDate) and due.date < today:
        place = Place(field="due")
        problems.append(error("date-past", place, day=due.date.isoformat(), today=today.isoformat()))
    groups = tuple((name, len(held)) for name, held in held_by.items() if bound[name][0] in directory.groups)
    return (
        ShownLine(line, names, due, tuple(problems), groups),
        bound,
        [one for held in held_by.values() for one in held],
    )


def _with_hours_past(shown: Sequence[ShownLine], told: Iterable[Problem]) -> tuple[ShownLine, ...]:
    """The lines, those whose hour of today has passed with that at their date: it cannot be given late here, as no past day can."""
    past = {str(one.args["task"]): {key: one.args[key] for key in ("day", "hour")} for one in told if one.code == PAST}
    lines = ((one, past.get(str(number))) for number, one in enumerate(shown, start=1))
    place = Place(field="due")
    return tuple(
        one._replace(problems=(*one.problems, error("quick-hour-past", place, **when))) if when else one
        for one, when in lines
    )


def _plan(
    lines: Iterable[tuple[int, ShownLine]],
    bindings: dict[str, tuple[str, ...]],
    entry: QuickEntry,
    office: str | None,
    today: dt.date,
) -> Plan:
    """A plan without a document; its slug comes from what it says, so that the same lines are the same plan."""
    said = entry.said
    tasks = tuple(_task(number, one, entry) for number, one in lines)
    linked = (name for t in tasks for name in t.same_as)
    words = "\n".join((said, *(f"{t.quote}|{';'.join(t.lead)}|{t.due}|{t.product}" for t in tasks), *linked))
    used = {name: to for name, to in bindings.items() if any(name in task.lead for task in tasks)}
    return Plan(
        plan=f"viec-{hashlib.sha256(words.encode()).hexdigest()[:10]}",
        title=tasks[0].title if len(tasks) == 1 or not said else _short(said),
        directive=Directive(issued=today, subject=said or None),
        office=office,
        bindings=used,
        tasks=tasks,
    )


def _task(number: int, line: ShownLine, entry: QuickEntry) -> Task:
    words = " ".join(line.typed.title.split())
    return Task(
        id=str(number),
        title=_short(words),
        quote=words,
        source_quote=entry.said or None,
        lead=line.leads,
        due=line.due,
        product=" ".join(line.typed.product.split()) or None,
        field=line.typed.field.strip() or None,
        handling=Handling.TRACK,
        same_as=linked_with(line.typed, entry.answers),
        found={"lead": How.EXPLICIT, "due": How.EXPLICIT},
    )


def _short(words: str) -> str:
    return words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1].rstrip() + "…"


def _days_doubted(engine: Engine, settings: Settings, shown: Sequence[ShownLine], now: dt.datetime) -> list[Problem]:
    today = now.astimezone(settings.zone).date()
    with reading(engine) as session:
        calendar = office_calendar(session, today)
    return list(typed_days((one.due for one in shown), today, calendar))


def _only_asked(plan: Plan) -> Iterable[Problem]:
    """A doubt for each task that becomes a request, because of what its leads are: the words of an order do not tell."""
    for task in plan.tasks:
        if task.force is Force.REQUEST:
            yield doubt("quick-request", Place(field="units"), leads="; ".join(task.lead))


def _needs_agreement(engine: Engine, actor: Actor, office: str | None) -> bool:
    if may(actor, Deed.AGREE, Matter(office=office)):
        return False
    if not may(actor, Deed.LAUNCH, Matter(office=office)):
        return True
    with reading(engine) as session:
        return anybody_is(session, Role.LEADER.value)


def _wish(settings: Settings, actor: Actor, office: str | None, now: dt.datetime) -> Wish:
    """As the person himself would launch it, with whatever of proposing and agreeing is his."""
    matter = Matter(office=office)
    by = actor.slug if may(actor, Deed.PROPOSE, matter) else None
    agreed = actor.slug if may(actor, Deed.AGREE, matter) else None
    return Wish(now.astimezone(settings.zone).date(), now, office=office, proposed_by=by, agreed_by=agreed)


def _propose(engine: Engine, settings: Settings, entry: QuickEntry, plan: Plan, office: str | None) -> int:
    """Kept as a plan on its way and proposed, for a leader to agree to."""
    now = entry.now
    with writing(engine) as session:
        if (there := draft_on_its_way(session, plan.plan)) is not None:
            return there
        person = who(session, entry.actor.slug).id
        values = {
            "slug": plan.plan, "title": plan.title, "office": office, "as_unit": "", "yaml": write_plan(plan), "text": "",
            "note": plan.directive.subject, "created_by": person, "created_at": now, "changed_at": now,
        }  # fmt: skip
        number = new_draft(session, values)
        record(session, person, "take-in", plan.plan, {"draft": number, "tasks": len(plan.tasks)}, now=now)
        propose_noted(engine, session, settings, Hand(entry.actor, number, 1, now, settings.zone))
    return number


def _begin(engine: Engine, settings: Settings, entry: QuickEntry, number: int, giver: Giver) -> None:
    """Agreed to by whoever gives it, if that is his to do, and begun; one that is being given goes on."""
    with reading(engine) as session:
        draft = find(session, entry.actor, number)
    hand = Hand(entry.actor, number, draft.version, entry.now, settings.zone)
    if draft.stage == DraftStage.PROPOSED and may(entry.actor, Deed.AGREE, Matter(office=draft.office)):
        move_draft(engine, settings, hand, DraftAct.AGREE)
        hand = hand._replace(version=hand.version + 1)
    with suppress(GivingUnderway):
        giver.begin(engine, settings, hand)
