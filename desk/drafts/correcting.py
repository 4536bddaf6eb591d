"""Corrections on the workbench: one edit, one transaction, each field's before and after in the history with who and why."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from desk.calendars import office_calendar
from desk.drafts.finding import DraftConflict, DraftRefused, as_seen, find, plan_of, title_of
from desk.drafts.history import EDIT, SEEN, UNDO, entries, last_correction
from desk.people import who
from desk.secrecy import gated
from models.audit import record
from models.database import Engine, Session, writing
from models.drafts import VOIDED, DraftRow, add_changes, change_draft, draft_changes
from plans.access import Actor
from plans.corrections import Add, Bind, Change, Drop, Edit, correct, unsaid_of_another
from plans.draft_stages import DraftAct, DraftStage, next_draft_stage
from plans.files import write_plan
from plans.plan import Plan
from plans.problems import Place, Problem, error, has_errors
from plans.reshaping import SEVERAL_DUES
from plans.steps import Step, steps, undone


class Hand(NamedTuple):
    """Who corrects which draft, as he saw it, when and in which zone."""

    actor: Actor
    draft: int
    version: int
    now: dt.datetime
    zone: dt.tzinfo


@gated
def correct_draft(engine: Engine, hand: Hand, edit: Edit, why: str | None = None) -> list[Problem]:
    """One edit kept, with what is doubtful about it. A task is dropped with a reason; of a plan in force all is changed with one.

    Raises DraftRefused, DraftConflict, DraftMoveRefused.
    """
    with writing(engine) as session:
        draft, stage = _open(session, hand)
        if isinstance(edit, Drop) and not draft.amends and not (why and why.strip()):
            raise DraftRefused(error("reason-missing", Place(field="why")))
        before = plan_of(draft)
        after, problems = correct(before, edit, office_calendar(session, hand.now.astimezone(hand.zone).date()))
        if has_errors(problems):
            raise DraftRefused(*problems)
        if done := steps(after, before):
            rows = [Step(None, EDIT, None, _about(edit, problems)), *done]
            _write(session, hand, draft, after, stage, rows, why, asks=_changes_what_was_given(edit))
    return problems


@gated
def replace_plan(engine: Engine, hand: Hand, after: Plan, kind: str, why: str | None = None) -> int:
    """The plan as a file brings it, one entry of the history; how many fields changed. Raises what `correct_draft` raises.

    As with a correction, that a date is past all the same was said of the date before, not of a new one.
    """
    with writing(engine) as session:
        draft, stage = _open(session, hand)
        before = plan_of(draft)
        after = unsaid_of_another(after, before)
        done = steps(after, before)
        if done:
            _write(session, hand, draft, after, stage, [Step(None, EDIT, None, {"kind": kind}), *done], why, asks=True)
    return len(done)


def undo(engine: Engine, hand: Hand) -> None:
    """Take the last correction back; pressed again, the one before. Raises DraftRefused where there is none."""
    with writing(engine) as session:
        draft, stage = _open(session, hand)
        last = last_correction(entries(draft_changes(session, hand.draft)))
        if last is None:
            raise DraftRefused(error("nothing-to-undo"))
        now = plan_of(draft)
        before = undone(now, last.steps)
        _write(session, hand, draft, before, stage, [Step(None, UNDO, None, last.id), *steps(before, now)], None)


def leave_doubts(engine: Engine, hand: Hand, keys: Sequence[str]) -> None:
    """Doubts were looked at and stay as they are; nothing of the plan changes. Raises DraftMoveRefused where all is over."""
    with writing(engine) as session:
        draft = find(session, hand.actor, hand.draft)
        next_draft_stage(DraftStage(draft.stage), DraftAct.CORRECT)
        rows = [Step(None, SEEN, None, key[:64]) for key in dict.fromkeys(keys)]
        if rows:
            add_changes(session, hand.draft, rows, who(session, hand.actor.slug).id, None, hand.now)


def _open(session: Session, hand: Hand) -> tuple[DraftRow, DraftStage]:
    """The draft as it was seen, and the stage that a correction leaves it in."""
    draft = find(session, hand.actor, hand.draft)
    stage = next_draft_stage(DraftStage(draft.stage), DraftAct.CORRECT)
    as_seen(session, draft, hand.version, hand.zone)
    return draft, stage


def _changes_what_was_given(edit: Edit) -> bool:
    """Whether an edit of a plan in force is more than a task added, a name bound, a task joined to another of the same work, or the word
    that its date is past: the date had its reason.
    """
    if isinstance(edit, Change):
        return not set(edit.set) <= {"same_as", "give_past"}
    return not isinstance(edit, Add | Bind)


def _write(
    session: Session,
    hand: Hand,
    draft: DraftRow,
    plan: Plan,
    stage: DraftStage,
    rows: list[Step],
    why: str | None,
    *,
    asks: bool = False,
) -> None:
    """The corrected plan and its lines; what was agreed is agreed no more.

    What amends a plan in force stays of that plan, and `asks` for a reason: whoever was given something is told why it changes.
    """
    if draft.amends and (plan.plan, plan.as_ or "") != (draft.slug, draft.as_unit):
        raise DraftRefused(error("amend-other-plan"))
    if draft.amends and asks and not (why and why.strip()):
        raise DraftRefused(error("amend-reason-missing", Place(field="why")))
    values: dict[str, Any] = {
        "yaml": write_plan(plan),
        "title": title_of(plan),
        "as_unit": plan.as_ or "",
        "stage": stage.value,
    }
    by = who(session, hand.actor.slug).id
    values |= asked_anew(session, draft, stage, by, hand.now)
    if not change_draft(session, draft.id, hand.version, values, hand.now):
        raise DraftConflict(error("draft-conflict", draft=draft.id, at="-", by="-"))
    add_changes(session, draft.id, rows, by, why, hand.now)


def asked_anew(session: Session, draft: DraftRow, stage: DraftStage, by: int, now: dt.datetime) -> dict[str, Any]:
    """The columns of what was agreed and is corrected: the agreement holds no more, and the log says so."""
    if stage == draft.stage:
        return {}
    record(session, by, VOIDED, draft.slug, {"draft": draft.id, "as": draft.as_unit}, now=now)
    return {"agreed_by": None, "agreed_at": None, "agreed_checksum": None}


def _about(edit: Edit, problems: Sequence[Problem]) -> dict[str, Any]:
    """What kind of edit it was, for the history; of tasks that were joined the date of each, where they were not the same."""
    about = edit.model_dump(mode="json", include={"kind", "tasks", "task", "name"})
    dues = next((dict(one.args) for one in problems if one.code == SEVERAL_DUES), None)
    return {key: value for key, value in {**about, "dues": dues}.items() if value}
