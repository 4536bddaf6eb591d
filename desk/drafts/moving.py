"""The stages of a plan on its way: proposed, agreed, sent back, dropped, and given; each with its line in history and log."""

import datetime as dt
from typing import Any, NamedTuple

from desk.amending import look_amendment
from desk.directories import kept_directory
from desk.drafts.correcting import Hand
from desk.drafts.finding import DraftConflict, DraftRefused, as_seen, find, plan_of
from desk.drafts.history import SEEN, STAGE, entries, joined_dues, seen_doubts, touched
from desk.drafts.looking import Look, look_at, wish_of
from desk.drafts.meanwhile import given_meanwhile
from desk.launching import launch_in
from desk.people import who
from desk.secrecy import gated
from models.audit import record
from models.database import Engine, Session, reading, writing
from models.drafts import DraftRow, add_changes, change_draft, draft_changes, draft_row
from models.launch import Progress
from models.people import anybody_is
from models.settings import Settings
from plans.access import Deed, Role
from plans.changes import checksum
from plans.directory import Directory
from plans.draft_stages import DraftAct, DraftMoveRefused, DraftStage, next_draft_stage
from plans.problems import MUST_ANSWER, Place, error, has_errors
from plans.steps import Step

DEEDS = {
    DraftAct.PROPOSE: Deed.PROPOSE,
    DraftAct.AGREE: Deed.AGREE,
    DraftAct.RETURN: Deed.AGREE,
    DraftAct.DROP: Deed.PREPARE,
    DraftAct.LAUNCH: Deed.LAUNCH,
}
"""Which deed of the table of permissions each act is."""
REASON = (DraftAct.RETURN, DraftAct.DROP)
"""Acts that need a word why."""
SOUND = (DraftAct.PROPOSE, DraftAct.AGREE)
"""Acts for which nothing may be left that must be mended."""


class Given(NamedTuple):
    """What a launch came to: the plan in force, its tasks and assignments in numbers."""

    plan: str
    tasks: int
    assignments: int


@gated
def move_draft(engine: Engine, settings: Settings, hand: Hand, act: DraftAct, why: str | None = None) -> None:
    """Propose, agree, send back or drop it. Raises DraftRefused with what is in the way, DraftConflict, DraftMoveRefused."""
    if act in SOUND:
        _ends_nothing(engine, settings, hand, act)
    with writing(engine) as session:
        draft, stage = _found(session, hand, act)
        if act in REASON and not (why or "").strip():
            raise DraftRefused(error("reason-missing", Place(field="why")))
        if act in SOUND:
            _sound(look_now(session, draft, settings, hand.now, kept_directory(engine, session, hand.now)))
        by = who(session, hand.actor.slug).id
        put_stage(session, hand, draft, stage, _columns(act, by, draft, hand.now), why)
        details = {"draft": draft.id, "as": draft.as_unit, "why": why or ""}
        record(session, by, f"draft-{act.value}", draft.slug, details, now=hand.now)


def propose_noted(engine: Engine, session: Session, settings: Settings, hand: Hand) -> None:
    """Propose what was typed in without a document, in the transaction that keeps it. Raises DraftRefused.

    Whether he may, and whether it is work given before, was asked when it was typed.
    """
    draft = draft_row(session, hand.draft)
    assert draft is not None
    by = who(session, hand.actor.slug).id
    directory = kept_directory(engine, session, hand.now)
    looked = look_now(session, draft, settings, hand.now, directory)
    if asked := [Step(None, SEEN, None, one.key) for one in looked.told if one.problem.code in MUST_ANSWER]:
        add_changes(session, draft.id, asked, by, None, hand.now)
        looked = look_now(session, draft, settings, hand.now, directory)
    _sound(looked)
    stage = next_draft_stage(DraftStage(draft.stage), DraftAct.PROPOSE)
    put_stage(session, hand, draft, stage, _columns(DraftAct.PROPOSE, by, draft, hand.now), None)
    record(session, by, f"draft-{DraftAct.PROPOSE.value}", draft.slug, {"draft": draft.id, "why": ""}, now=hand.now)


def give(engine: Engine, settings: Settings, hand: Hand, progress: Progress | None = None) -> Given:
    """Put an agreed plan in force, in one transaction with its draft. What was agreed to is what is given, or nothing is.

    Where no leader is registered a proposed plan needs no agreement. Raises what `move_draft` and a launch raise.
    """
    with writing(engine) as session:
        draft, looked = ready_to_give(session, settings, hand, amends=False)
        done = launch_in(
            session,
            looked.bound,
            draft.text,
            wish_of(draft, settings, hand.now)._replace(by=hand.actor.slug),
            draft.document_id,
            progress,
        )
        if done.already:  # somebody gave it at this very moment
            raise DraftRefused(*given_meanwhile(session, draft, looked.plan, settings.zone))
        values = {"launched_plan_id": done.plan_id}
        put_stage(session, hand, draft, DraftStage.LAUNCHED, values, None)
    return Given(looked.plan.plan, done.tasks, done.assignments)


def ready_to_give(
    session: Session, settings: Settings, hand: Hand, *, amends: bool, directory: Directory | None = None
) -> tuple[DraftRow, Look]:
    """The draft, where this person may give it as he saw it and nothing is in the way; raises what `give` raises.

    What amends a plan in force is put in force by `amend_now` alone, and a first plan is given. `directory`: see `look_now`.
    """
    draft = find(session, hand.actor, hand.draft, Deed.LAUNCH)
    if draft.amends is not amends:
        raise DraftMoveRefused(error("draft-amends" if draft.amends else "draft-amends-nothing"))
    as_seen(session, draft, hand.version, hand.zone)
    _agreed(session, draft)
    looked = look_now(session, draft, settings, hand.now, directory)
    _sound(looked)
    return draft, looked


def look_now(
    session: Session, draft: DraftRow, settings: Settings, now: dt.datetime, directory: Directory | None = None
) -> Look:
    """The draft with its problems; without a kept `directory` the registry is read anew, as what puts it in force does."""
    found = entries(draft_changes(session, draft.id))
    return look_at(
        session, draft, plan_of(draft), settings, now, directory, touched(found), seen_doubts(found), joined_dues(found)
    )


def _found(session: Session, hand: Hand, act: DraftAct) -> tuple[DraftRow, DraftStage]:
    """The draft as its reader saw it, and the stage that the act leads to."""
    draft = find(session, hand.actor, hand.draft, DEEDS[act])
    stage = next_draft_stage(DraftStage(draft.stage), act)
    as_seen(session, draft, hand.version, hand.zone)
    return draft, stage


def _ends_nothing(engine: Engine, settings: Settings, hand: Hand, act: DraftAct) -> None:
    """Raises where an amendment would be refused when it is carried out: it is done to see that, and kept nowhere."""
    with reading(engine) as session:
        draft, _ = _found(session, hand, act)
        if draft.amends:
            looked = look_now(session, draft, settings, hand.now, kept_directory(engine, session, hand.now))
            wish = wish_of(draft, settings, hand.now)
            seen = (
                None if looked.in_the_way else look_amendment(session, looked.bound, draft.text, wish, (), force=True)
            )
            if seen and seen.refused:
                raise DraftRefused(*(one for one in seen.problems if has_errors([one])))


def _agreed(session: Session, draft: DraftRow) -> None:
    """Raises unless a leader agreed to just this plan, or there is no leader to agree."""
    stage = DraftStage(draft.stage)
    if stage is DraftStage.PROPOSED and not anybody_is(session, Role.LEADER.value):
        return
    next_draft_stage(stage, DraftAct.LAUNCH)
    if draft.agreed_checksum != checksum(plan_of(draft)):
        raise DraftRefused(error("draft-agreed-otherwise"))


def _sound(looked: Look) -> None:
    if looked.in_the_way:
        raise DraftRefused(*(one.problem for one in looked.in_the_way))


def _columns(act: DraftAct, by: int, draft: DraftRow, now: dt.datetime) -> dict[str, Any]:
    """What an act writes beside the stage."""
    if act is DraftAct.PROPOSE:
        return {"proposed_by": by, "proposed_at": now}
    if act is DraftAct.AGREE:
        return {"agreed_by": by, "agreed_at": now, "agreed_checksum": checksum(plan_of(draft))}
    if act is DraftAct.RETURN:
        return dict.fromkeys(("proposed_by", "proposed_at", "agreed_by", "agreed_at", "agreed_checksum"))
    return {}


def put_stage(
    session: Session, hand: Hand, draft: DraftRow, stage: DraftStage, values: dict[str, Any], why: str | None
) -> None:
    """The draft in another stage, with its line of history; raises DraftConflict where somebody was first."""
    if not change_draft(session, draft.id, hand.version, {**values, "stage": stage.value}, hand.now):
        raise DraftConflict(error("draft-conflict", draft=draft.id, at="-", by="-"))
    step = Step(None, STAGE, draft.stage, stage.value)
    add_changes(session, draft.id, [step], who(session, hand.actor.slug).id, why, hand.now)
