"""What is wrong or doubtful about a plan on its way, now: read again from the document, checked, bound; what was answered is left out."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from desk.amending import AMEND_PAST, JOINS_LATE, asked_of
from desk.calendars import office_calendar
from desk.drafts.answered import is_answered, task_of
from desk.drafts.doubting import (
    OVERDUE_NOW,
    PAST,
    amended_before,
    dated_not_given,
    doubles,
    earlier_than,
    joined_otherwise,
    other_than_said,
    reports_to_itself,
    said_by,
    typed_nobody,
    typed_past,
    words_that_stay,
)
from desk.drafts.history import AMENDS
from desk.drafts.meanwhile import given_meanwhile
from desk.drafts.noting import told_of_note
from desk.drafts.other_shares import Share, other_shares, shares_of
from desk.drafts.sharing_apart import still_shared
from desk.intake import Intake
from desk.launching import Wish, bind_for
from desk.not_given import given_late, not_given
from desk.overlapping import repeated
from models.amendments import in_force
from models.database import Session
from models.drafting import Draft
from models.drafting import draft as drafted
from models.drafts import DraftRow, draft_changes, drafts_alike
from models.launch import Silent, silent_among
from models.plan_progress import plan_history
from models.settings import Settings
from plans.access import Sight
from plans.binding import Bound
from plans.changes import checksum
from plans.check import IMPOSSIBLE, check
from plans.confirming import confirming_unit
from plans.directory import Directory
from plans.draft_stages import ON_ITS_WAY, DraftStage
from plans.files import read_plan
from plans.plan import Handling, Plan
from plans.policy import DuePolicy
from plans.problems import MUST_ANSWER, MUST_CHOOSE, Place, Problem, Severity, doubt, error, note
from plans.receiving import concerns_us
from plans.settled import told_by_number

_ORDER = (Severity.ERROR, Severity.DOUBT, Severity.NOTE)
NOTHING = "amend-nothing"
"""An amendment that changes nothing: a hint until it is proposed."""
_READ_ANEW = frozenset({"no-tasks", "jurisdiction-unknown"})
"""What the check and the binding of the corrected plan say better than the first reading did."""


_OfTask = tuple[Problem, str | None]
"""A problem and the task it is about."""


class Told(NamedTuple):
    """A problem with a key that stays the same from one look to the next, and the task it is about (None: the document)."""

    key: str
    problem: Problem
    task: str | None


class Look(NamedTuple):
    """A plan on its way, bound for today, with everything that is to be said about it, the gravest first.

    `silent` are the tasks that nobody would be given now, `late` those that are given though their day has passed.
    """

    plan: Plan
    bound: Bound
    directory: Directory
    told: tuple[Told, ...]
    silent: tuple[Silent, ...] = ()
    late: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Told, ...]:
        """What must be mended, or answered, before anything is given."""
        return tuple(one for one in self.told if one.problem.severity is Severity.ERROR)

    @property
    def in_the_way(self) -> tuple[Told, ...]:
        """The errors, and of an amendment that changes nothing yet that it does."""
        return tuple(one for one in self.told if one.problem.severity is Severity.ERROR or one.problem.code == NOTHING)

    @property
    def unlooked(self) -> tuple[Told, ...]:
        """What is in the way even of seeing what it comes to: all but what an answer or a choice ends."""
        return tuple(one for one in self.in_the_way if one.problem.code not in MUST_ANSWER | MUST_CHOOSE)

    @property
    def to_mend(self) -> tuple[Told, ...]:
        """The errors that no answer ends."""
        return tuple(one for one in self.errors if one.problem.code not in MUST_ANSWER | MUST_CHOOSE)


def look_at(
    session: Session,
    draft: DraftRow,
    plan: Plan,
    settings: Settings,
    now: dt.datetime,
    directory: Directory | None = None,
    answered: Iterable[tuple[str | None, str]] = (),
    seen: Iterable[str] = (),
    joined: Iterable[Mapping[str, str]] = (),
    sight: Sight | None = None,
) -> Look:
    """The plan with its problems. `answered` are tasks and fields that were corrected, `seen` doubts that were left as they are, `joined`
    dates of tasks that were joined; `sight` is that of who looks, where what is told depends on it.
    """
    wish = wish_of(draft, settings, now)._replace(sight=sight)
    taken = Intake(draft.slug, plan, check(plan), "", document=draft.text)
    bound, directory, problems = bind_for(session, taken, wish, settings, directory)
    fields, left = set(answered), set(seen)
    read = _read_of(draft, plan, noted=wish.noted)
    made = _today(session, draft, bound, wish)
    silent = tuple(silent_among(made))
    passed = (*not_given(bound.plan, silent), *given_late(made))
    nobody = list(typed_nobody(plan, fields, bound.members))
    said = _against_document(draft, plan, fields)
    settled = told_by_number([one for one, _ in read], bound, problems)
    read = [one for one in read if one[0] not in settled]
    found = [one for one in read if not is_answered(*one, fields, plan) or still_shared(*one, bound)]
    problems = [one for one in problems if one.code != IMPOSSIBLE or not read]  # the reading says it with the words
    found += _of_tasks((*problems, *repeated(session, bound), *_twice(session, draft)), plan)
    found += _of_tasks((*typed_past(plan, fields, wish.today), *doubles(plan), *reports_to_itself(bound)), plan)
    asked = (*nobody, *said, *joined_otherwise(plan, joined), *dated_not_given(plan, fields), *passed)
    found = _said_once(found, nobody, passed) + _of_tasks(asked, plan)
    nameless = {task for one, task in found if one.code == "lead-missing"}
    found = [(one, task) for one, task in found if one.code != "task-without-unit" or task not in nameless]
    found = _of_tasks(given_meanwhile(session, draft, plan, settings.zone), plan) + found
    told = {key_of(one, task): Told(key_of(one, task), one, task) for one, task in found}
    told |= {one.key: one for one in _unconfirmed(plan, bound, directory)}
    others = {task.id for task in plan.tasks if not concerns_us(bound, task)}
    told = {key: one for key, one in told.items() if one.task not in others}
    if draft.amends and draft.stage in ON_ITS_WAY:
        told = _amended(session, draft, bound, plan, told, wish, settings, directory)
    kept = [one for key, one in told.items() if key not in left or not _may_stay(one.problem)]
    told_now = tuple(sorted(kept, key=lambda one: _ORDER.index(one.problem.severity)))
    return Look(plan, bound, directory, told_now, silent, tuple(one.task.id for one in made if one.late))


def doubts_left(
    draft: DraftRow, plan: Plan, answered: Iterable[tuple[str | None, str]] = (), seen: Iterable[str] = ()
) -> list[_OfTask] | None:
    """What reading its document doubted and nobody answered or left as it is, but for what any check of the plan says itself.

    None where the draft is of no document, or amends.
    """
    if draft.amends or not draft.text:
        return None
    fields, left = set(answered), {*seen, *(key_of(*one) for one in _of_tasks(check(plan), plan))}
    found = _read_of(draft, plan, noted=False)
    return [one for one in found if not is_answered(*one, fields, plan) and key_of(*one) not in left]


def _read_of(draft: DraftRow, plan: Plan, *, noted: bool) -> list[_OfTask]:
    """What reading its document and the note on it says; nothing of an amendment."""
    if draft.amends:
        return []
    read = _reading(*_document(draft, plan)).problems
    return _of_tasks((*read, *told_of_note(draft.note, plan)) if draft.note and not noted else read, plan)


def _against_document(draft: DraftRow, plan: Plan, fields: set[tuple[str | None, str]]) -> Iterator[Problem]:
    """What corrections leave open that its document says; what is amended is not the document's any more."""
    if not draft.amends:
        yield from other_than_said(plan, fields)
        yield from other_shares(_reading(*_document(draft, plan)).shares, plan, fields, draft.text)


def _of_tasks(problems: Iterable[Problem], plan: Plan) -> list[_OfTask]:
    """Each with the task it is about."""
    return [(one, task_of(one, plan)) for one in problems]


def _said_once(found: Iterable[_OfTask], nobody: Sequence[Problem], passed: Iterable[Problem]) -> list[_OfTask]:
    """Without what is said better by these: that nobody was typed, that its day has passed."""
    gone = {one.args["task"] for one in passed}
    return [
        (one, task) for one, task in found if not said_by(nobody, one, task) and (one.code != PAST or task not in gone)
    ]


def _today(session: Session, draft: DraftRow, bound: Bound, wish: Wish) -> list[Draft]:
    """Its followed tasks as they would be given now. None of an amendment: what joins a plan in force late is asked about there."""
    if draft.amends or draft.stage not in ON_ITS_WAY or bound.as_of is None:
        return []
    today, calendar = wish.today, office_calendar(session, wish.today)
    made, _ = drafted(bound.plan, bound, today, today, calendar, DuePolicy(), moment=wish.now)
    return [one for one in made if one.followed]


def _may_stay(problem: Problem) -> bool:
    """Whether it may be left as it is once somebody looked at it."""
    return problem.code != NOTHING and (problem.severity is not Severity.ERROR or problem.code in MUST_ANSWER)


def _amended(
    session: Session,
    draft: DraftRow,
    given: Bound,
    plan: Plan,
    told: dict[str, Told],
    wish: Wish,
    settings: Settings,
    directory: Directory,
) -> dict[str, Told]:
    """Of an amendment what the plan in force does not have too; and that nothing is changed yet, or that it was amended meanwhile."""
    held = in_force(session, draft.plan_key)
    base = read_plan(held.yaml, held.slug)[0] if held else None
    if held is None or base is None:
        return told
    taken = Intake(draft.slug, base, check(base), "", document=draft.text)
    bound, _, problems = bind_for(session, taken, wish, settings, directory)
    before = {
        key_of(one, task_of(one, base)) for one in (*problems, *repeated(session, bound), *reports_to_itself(bound))
    }
    before |= {one.key for one in _unconfirmed(base, bound, directory)}
    begun = [row.after["base"] for row in draft_changes(session, draft.id) if row.field == AMENDS]
    wrong = [error("amend-stale")] if begun and begun[-1] != held.checksum else []
    if not wrong and checksum(plan) == held.checksum:  # somebody has only begun
        wrong += [note(NOTHING) if draft.stage == DraftStage.OPEN else error(NOTHING)]
    found = {key_of(one, None): Told(key_of(one, None), one, None) for one in wrong}
    asked = (
        *asked_of(session, given, wish),
        *amended_before(plan, base, plan_history(session, held.slug, held.as_unit)),
    )
    past = {str(one.args["task"]) for one in asked if one.code == AMEND_PAST}
    early = [one for one in earlier_than(plan, base, wish.today) if one.args["task"] not in past]
    early += words_that_stay(plan, base)
    sooner = [(one, task_of(one, plan)) for one in (*early, *asked)]
    found |= {key_of(one, task): Told(key_of(one, task), one, task) for one, task in sooner}
    late = {task for one, task in sooner if one.code in (OVERDUE_NOW, JOINS_LATE, AMEND_PAST)}
    said = {key for key, one in told.items() if one.problem.code == PAST and one.task in late}
    return found | {key: one for key, one in told.items() if key not in before | said}


def wish_of(draft: DraftRow, settings: Settings, now: dt.datetime) -> Wish:
    """How a draft would be launched now: by its own office."""
    today, noted = now.astimezone(settings.zone).date(), draft.document_id is None and not draft.text
    return Wish(today, now, office=draft.office, proposed_by=draft.proposed_by, agreed_by=draft.agreed_by, noted=noted)


def key_of(problem: Problem, task: str | None) -> str:
    """The same problem of the same task has the same key; one of the document is told from others by where it stands."""
    where = () if task else (problem.place.clause or "", problem.place.field or "", str(problem.place.span or ""))
    words = "|".join(
        (problem.code, task or "", *where, *(f"{name}={problem.args[name]}" for name in sorted(problem.args)))
    )
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _document(draft: DraftRow, plan: Plan) -> tuple[str, str]:
    """The text of its document and the name of its file."""
    return draft.text, plan.source.name if plan.source else draft.slug


class _Reading(NamedTuple):
    problems: tuple[Problem, ...] = ()
    shares: tuple[Share, ...] = ()


@lru_cache(maxsize=64)
def _reading(text: str, name: str) -> _Reading:
    """What the compiler said of the document: the same text, the same words. The secrecy gate stood where it was taken in."""
    from directives.compile import compile_text

    if not text:
        return _Reading()
    read = compile_text(text, [], "", name, isolated=True)
    told = tuple(one for one in read.problems if one.code not in _READ_ANEW and not _undated(one))
    return _Reading(told, shares_of(read.plan) if read.plan else ())


def _undated(problem: Problem) -> bool:
    """Whether it only says that no day of issue was read: the binding says what follows from it."""
    return problem.code == "head-missing" and problem.place.field == "issued"


def _twice(session: Session, draft: DraftRow) -> list[Problem]:
    """A doubt where somebody works on the same document already; an amendment has its plan for itself."""
    first = draft.stage in ON_ITS_WAY and not draft.amends
    others = drafts_alike(session, draft) if first else []
    return [doubt("draft-twice", drafts=", ".join(map(str, others)))] if others else []


def _unconfirmed(plan: Plan, bound: Bound, directory: Directory) -> list[Told]:
    """Followed tasks that nobody would confirm (USERS.md, rule 4)."""
    found = []
    for task in bound.plan.tasks:
        if (
            task.handling is Handling.TRACK
            and confirming_unit(bound.plan, bound.members, task, directory.units) is None
        ):
            problem = error("confirmer-missing", Place(clause=task.clause, field="confirmer"), task=task.id)
            found.append(Told(key_of(problem, task.id), problem, task.id))
    return found
