"""A plan in force amended on its way of its own: begun with what it rests on, corrected like any plan, proposed, agreed, then done.

What is shown before is done in a session that keeps nothing, by the code that does it.
"""

import datetime as dt
from itertools import groupby
from typing import Any, NamedTuple

from desk.amending import Amendment, amend_in, changes_of, look_amendment, wrong_ground
from desk.calendars import office_calendar
from desk.counted import given_days, with_days
from desk.directories import kept_directory
from desk.drafts.correcting import Hand, asked_anew
from desk.drafts.doubting import OVERDUE_NOW, earlier_than
from desk.drafts.finding import DraftConflict, DraftNotYours, DraftRefused, DraftUnknown, find, plan_of, title_of
from desk.drafts.history import AMENDS, EDIT, Entry, entries, joined_dues, seen_doubts, touched
from desk.drafts.looking import Look, look_at, wish_of
from desk.drafts.moving import put_stage, ready_to_give
from desk.launching import Wish, days_off
from desk.people import who
from desk.reporting import NotFound
from desk.resting_days import newly_dated
from desk.results import read_result
from desk.secrecy import secret_words
from desk.task_names import task_name
from models.amend import Amended
from models.amendments import COPIED, OPENED, InForce, Touched, amending_paper, arrival, hold_plan, in_force
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.drafts import DraftRow, add_changes, change_draft, draft_changes, draft_row, new_draft
from models.files import Kept, keep_file, kept_file
from models.people import units_with_contact
from models.settings import Settings
from plans.access import Actor, Deed, Matter, Role, may, sight_of, why_not
from plans.amended import Why
from plans.changes import BESIDE, VOLATILE, unsafe
from plans.draft_stages import ON_ITS_WAY, DraftAct, DraftStage, next_draft_stage
from plans.files import read_plan
from plans.moved import AMEND
from plans.plan import Plan
from plans.problems import Place, Problem, error, has_errors
from plans.report_lines import CONFIRMATION
from plans.reshaping import SEVERAL_DUES
from plans.state import ZONE
from plans.steps import Step, but_own_names, steps
from plans.yearly import WHY, carried

SHOWN = 10
"""Units that are named of each task."""


class Basis(NamedTuple):
    """What an amendment rests on: a paper or somebody's word, its day, the reason; `base` is the plan that it began with."""

    basis: str
    day: str
    reason: str
    base: str
    file: str = ""

    @property
    def on(self) -> dt.date | None:
        """The day of the paper."""
        return dt.date.fromisoformat(self.day) if self.day else None

    @property
    def words(self) -> str:
        """The paper with its day."""
        return f"{self.basis} ngày {self.on:%d/%m/%Y}" if self.on else self.basis


class NewBasis(NamedTuple):
    """The same as typed; a file (`data`, `name`) is the signed paper. Without a basis the number and day that the file says count."""

    basis: str = ""
    day: dt.date | None = None
    reason: str = ""
    data: bytes = b""
    name: str = ""
    no_secret: bool = False


class Door(NamedTuple):
    """Whether somebody may amend or close a plan, the draft by which it is being amended now, and since when it is closed."""

    may: bool = False
    amending: int | None = None
    closed_at: dt.datetime | None = None


class Group(NamedTuple):
    """Assignments of one task that have the same fate: how many, some of the units by name, and how many units more.

    `change` is what is changed about them from what to what, where they go on; `due` the date of what is new.
    """

    task: str
    what: str
    change: str
    many: int
    units: tuple[str, ...]
    more: int
    due: str = ""


class Amending(NamedTuple):
    """An amendment before it is agreed: what it rests on, each field before and after, who is touched, what is in the way.

    `names` are of units that names are bound to, `without_contact` units that are touched and nobody answers for.
    """

    draft: DraftRow
    plan: Plan
    about: Basis
    steps: tuple[Step, ...]
    amendment: Amendment | None
    problems: tuple[Problem, ...]
    titles: dict[str, str]
    reasons: dict[str, str]
    names: dict[str, str]
    without_contact: tuple[str, ...]
    days_off: tuple[str, ...] = ()
    """Tasks whose new date is no working day."""
    late: tuple[str, ...] = ()
    """Tasks whose new date is past: who is not done is overdue at once."""
    of_plan: str = ""
    """Why facts of the plan itself are changed."""

    @property
    def by_task(self) -> list[tuple[str | None, list[Step]]]:
        """What changes, task by task; of the plan itself first."""
        shown = [one for one in self.steps if one.field not in BESIDE and not _only_unbound(one)]
        return [(task, list(rows)) for task, rows in groupby(shown, key=lambda one: one.task)]

    @property
    def in_the_way(self) -> tuple[Problem, ...]:
        """What must be mended before it can be done: of the draft, and of what it would do to the work under way."""
        refused = self.amendment.problems if self.amendment and self.amendment.refused else ()
        return (*self.problems, *(one for one in refused if has_errors([one]) and one not in self.problems))

    @property
    def asked(self) -> tuple[Problem, ...]:
        """What it would do to the work under way that nobody may have meant."""
        told = self.amendment.problems if self.amendment and self.amendment.figures else ()
        return tuple(one for one in told if not has_errors([one]))

    @property
    def many_removed(self) -> bool:
        """Whether so many tasks go that it might be a mistake."""
        return self.amendment is not None and bool(unsafe(self.amendment.changes))

    @property
    def touched(self) -> list[Group]:
        """Who is touched, by task and fate."""
        of = self.amendment.touched if self.amendment else ()
        fates = groupby(sorted(of, key=_fate), key=_fate)
        return [_group(*fate, list(rows)) for fate, rows in fates]


def door(engine: Engine, actor: Actor, key: str) -> Door:
    """Whether the plan's page leads to amending it."""
    if not {grant.role for grant in actor.grants} & {Role.COORDINATOR, Role.LEADER}:
        return Door()
    with reading(engine) as session:
        held = in_force(session, key)
    if held is None or not may(actor, Deed.AMEND, Matter(office=held.office)):
        return Door()
    return Door(True, held.amending, held.closed_at)


def held_basis(engine: Engine, actor: Actor, key: str) -> tuple[InForce, Basis | None]:
    """The plan and what its amendment under way rests on, if there is one; raises NotFound, DraftNotYours."""
    with reading(engine) as session:
        held = _held(session, actor, key)
        return held, basis_of(session, held.amending) if held.amending else None


def begin(
    engine: Engine,
    settings: Settings,
    actor: Actor,
    key: str,
    new: NewBasis,
    now: dt.datetime,
    under_way: int | None = None,
) -> tuple[int | None, list[Problem]]:
    """The id of the draft by which the plan is amended, begun or, where `under_way` names the one that is, resting on this from now on.

    Refused with every problem at once where basis or reason are missing; then nothing is kept. Raises NotFound, DraftNotYours, and
    DraftConflict where an amendment is under way that the caller did not name: what it rests on is not overwritten unseen.
    """
    with reading(engine) as session:
        _not_another(session, _held(session, actor, key), under_way)
    new, file, problems = _read(settings, new)
    if has_errors(problems):
        return None, problems
    with writing(engine) as session:
        hold_plan(session, key)
        held, person = _held(session, actor, key), who(session, actor.slug)
        _not_another(session, held, under_way)
        number = keep_file(session, file[0], file[1], new.data, person.id, now) if file else None
        base = basis_of(session, held.amending).base if held.amending else held.checksum
        about = Basis(new.basis, new.day.isoformat() if new.day else "", new.reason, base, file[0] if file else "")
        draft = held.amending or _new(session, held, person.id, now)
        _rest(session, draft, about, number, person.id, now, begun=held.amending is None)
        record(session, person.id, "amend-begin", held.slug, {"draft": draft, "as": held.as_unit}, now=now)
    return draft, []


def amending(engine: Engine, settings: Settings, actor: Actor, number: int, now: dt.datetime) -> Amending:
    """Before and after, and who is touched; writes nothing. Raises DraftUnknown, DraftNotYours."""
    with reading(engine) as session:
        draft = find(session, actor, number)
        if not draft.amends:
            raise DraftUnknown(error("draft-unknown", draft=number))
        past = entries(draft_changes(session, number))
        plan = plan_of(draft)
        directory = kept_directory(engine, session, now)
        sight, seen = sight_of(actor), seen_doubts(past)
        looked = look_at(session, draft, plan, settings, now, directory, touched(past), seen, joined_dues(past), sight)
        held, about = in_force(session, draft.plan_key), about_of(past)
        before = read_plan(held.yaml, held.slug)[0] if held else None
        under_way = draft.stage in ON_ITS_WAY and not looked.unlooked
        amendment = (
            _look(session, looked, draft, wish_of(draft, settings, now)._replace(sight=sight)) if under_way else None
        )
        answered = units_with_contact(session)
        calendar = office_calendar(session, today := now.astimezone(settings.zone).date())
    given = carried(plan, looked.bound.plan)
    done = tuple(one for one in steps(given, before) if one.field not in VOLATILE) if before else ()
    was, now_on = given_days(before, calendar), given_days(given, calendar)
    done = tuple(with_days(one, was, now_on) for one in done)
    titles = {task.id: task.title for task in (*(before.tasks if before else ()), *given.tasks)}
    told = tuple(one.problem for one in looked.in_the_way)
    names = {}
    if any(one.field == "bindings" for one in done):
        names = {slug: unit.name for slug, unit in looked.directory.units.items()}
        done = tuple(but_own_names(one, names) for one in done)
    alone = dict.fromkeys(one.unit_name for one in (amendment.touched if amendment else ()) if one.unit not in answered)
    dated = {one.task for one in done if one.task and one.field in ("due", "task")}
    off = tuple(days_off(plan, calendar, newly_dated(plan, before, dated), today))
    past_dates = earlier_than(plan, before, today) if before else ()
    late = tuple(_dated(one) for one in past_dates if one.code == OVERDUE_NOW)
    own = {CONFIRMATION: WHY} if any(one.task == CONFIRMATION for one in done) else {}
    reasons = {**own, **reasons_of(past)}
    return Amending(
        draft, plan, about, done, amendment, told, titles, reasons, names, tuple(alone), off, late, _of_plan(past)
    )


def amend_now(engine: Engine, settings: Settings, hand: Hand) -> tuple[str, Amended]:
    """Put an agreed amendment in force, in one transaction with its draft: the key of the plan, and what it came to.

    Raises what `desk.drafts.moving.give` raises.
    """
    with writing(engine) as session:
        hold_plan(session, find(session, hand.actor, hand.draft).plan_key)
        draft, looked = ready_to_give(session, settings, hand, amends=True)
        past = entries(draft_changes(session, draft.id))
        about, changes = about_of(past), changes_of(session, looked.bound)
        more: dict[str, Any] = {"draft": draft.id, "basis": about.words, "reason": about.reason, "file": about.file}
        wish = wish_of(draft, settings, hand.now)._replace(by=hand.actor.slug)
        done = amend_in(session, looked.bound, draft.text, changes, wish, _why(past), more)
        put_stage(session, hand, draft, DraftStage.LAUNCHED, {}, None)
    return draft.plan_key, done


def paper_of(engine: Engine, key: str, draft: int) -> Kept:
    """The paper that an amendment of a plan rests on; whether the plan may be seen is asked above. Raises NotFound."""
    with reading(engine) as session:
        number = amending_paper(session, key, draft) if 0 < draft < 2**31 else None
        kept = kept_file(session, number) if number is not None else None
    if kept is None:
        raise NotFound(error("document-not-kept", plan=key))
    return kept


def basis_of(session: Session, draft: int) -> Basis:
    """What the amendment of that draft rests on."""
    return about_of(entries(draft_changes(session, draft)))


def about_of(past: list[Entry]) -> Basis:
    """The same from its history."""
    last = next((one.about for one in reversed(past) if one.what == AMENDS), None)
    return Basis(**last) if last else Basis("", "", "", "")


def reasons_of(past: list[Entry]) -> dict[str, str]:
    """The reason of the last correction of each task that has one."""
    return {
        row.task: one.why
        for one in past
        if one.what == EDIT and not one.undone and one.why
        for row in one.rows
        if row.task
    }


def _of_plan(past: list[Entry]) -> str:
    """The reason of the last correction of the plan's own facts."""
    head = (one.why for one in reversed(past) if one.what == EDIT and not one.undone and one.about["kind"] == "head")
    return next((why for why in head if why), "")


def _dated(one: Problem) -> str:
    return f"{task_name(str(one.args['task']))} ({dt.date.fromisoformat(str(one.args['day'])):%d/%m/%Y})"


def _only_unbound(one: Step) -> bool:
    """Whether names only are bound no more: the task that named them says what it says now."""
    return one.field == "bindings" and all(one.before.get(name) == units for name, units in one.after.items())


def _fate(one: Touched) -> tuple[str, str, str]:
    return one.task, one.what, one.note if one.what in (AMEND, COPIED, OPENED) else ""


def _group(task: str, what: str, change: str, rows: list[Touched]) -> Group:
    units = list(dict.fromkeys(one.unit_name for one in rows))
    said = ("", change) if what == OPENED else (change, "")
    more = max(len(units) - SHOWN, 0)
    return Group(task, what, said[0], sum(one.many for one in rows), tuple(units[:SHOWN]), more, said[1])


def _why(past: list[Entry]) -> Why:
    about = about_of(past)
    return Why(f"Căn cứ {about.words}", about.reason, reasons_of(past))


def _look(session: Session, looked: Look, draft: DraftRow, wish: Wish) -> Amendment:
    joined = [one.problem for one in looked.told if one.problem.code == SEVERAL_DUES]
    return look_amendment(session, looked.bound, draft.text, wish, joined, force=True)


def _held(session: Session, actor: Actor, key: str) -> InForce:
    if refused := why_not(actor, Deed.AMEND):
        raise DraftNotYours(refused)
    held = in_force(session, key)
    if held is None:
        raise NotFound(error("unknown-plan", plan=key))
    if refused := why_not(actor, Deed.AMEND, Matter(office=held.office)):
        raise DraftNotYours(refused)
    if held.closed_at is not None:
        raise NotFound(error("plan-closed", day=held.closed_at.astimezone(ZONE).date().isoformat()))
    return held


def _not_another(session: Session, held: InForce, seen: int | None) -> None:
    if held.amending is not None and held.amending != seen:
        about = basis_of(session, held.amending).words
        raise DraftConflict(error("amending-under-way", draft=held.amending, basis=about))


def _read(settings: Settings, new: NewBasis) -> tuple[NewBasis, tuple[str, str] | None, list[Problem]]:
    """What was typed, with what the signed paper says where nothing was; the name and kind of the file."""
    new = new._replace(basis=" ".join(new.basis.split()), reason=" ".join(new.reason.split()))
    problems = secret_words(settings, basis=new.basis, reason=new.reason)
    file = None
    if new.data:
        if not new.no_secret:
            problems.append(error("secrecy-tick-missing", Place(field="no_secret")))
        read, wrong = read_result(new.data, new.name, isolated=settings.isolated)
        problems += [one for one in wrong if has_errors([one])]
        if read is not None:
            file = (read.file.name, read.file.media_type)
            new = new._replace(basis=new.basis or read.facts.number or "", day=new.day or read.facts.date)
    return new, file, [*problems, *wrong_ground(new.basis, new.reason)]


def _new(session: Session, held: InForce, person: int, now: dt.datetime) -> int:
    plan, problems = read_plan(held.yaml, held.slug)
    if plan is None:
        raise DraftRefused(*problems)
    values = {
        "slug": held.slug, "title": title_of(plan), "office": held.office, "as_unit": held.as_unit, "yaml": held.yaml,
        "text": held.text, "created_by": person, "created_at": now, "changed_at": now, "launched_plan_id": held.id,
    }  # fmt: skip
    return new_draft(session, values | arrival(session, held.id))


def _rest(
    session: Session, number: int, about: Basis, file: int | None, person: int, now: dt.datetime, *, begun: bool
) -> None:
    """What it rests on, kept with its history; what was agreed on another basis is agreed no more."""
    draft = draft_row(session, number)
    assert draft is not None
    values: dict[str, Any] = {"document_id": file if file is not None else draft.document_id}
    if file is None and draft.document_id is not None:
        about = about._replace(file=basis_of(session, number).file)
    stage = DraftStage(draft.stage) if begun else next_draft_stage(DraftStage(draft.stage), DraftAct.CORRECT)
    values |= {"stage": stage.value} | asked_anew(session, draft, stage, person, now)
    if not change_draft(session, number, draft.version, values, now):
        raise DraftConflict(error("draft-conflict", draft=number, at="-", by="-"))
    add_changes(session, number, [Step(None, AMENDS, None, about._asdict())], person, about.reason, now)
