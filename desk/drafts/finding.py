"""A plan on its way and whoever may touch it: what every act on a draft begins with."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from models.database import Engine, Session, reading
from models.drafts import DraftLine, DraftRow, draft_changes, draft_row, drafts_by_stage, list_drafts
from models.files import Kept, kept_file
from models.people import anybody_is
from plans.access import Actor, Deed, Matter, Role, may, why_not
from plans.draft_stages import DraftStage
from plans.files import read_plan
from plans.plan import Plan
from plans.problems import DondocError, Problem, error
from plans.yearly import without_confirmation

MOST = 2**31 - 1
"""The largest id that every database can be asked for."""


SOME = 20
"""Drafts that a day shows at most."""


class DraftUnknown(DondocError):
    """There is no such plan on its way."""


class DraftNotYours(DondocError):
    """It is another office's, or his roles do not reach it."""


class DraftConflict(DondocError):
    """Somebody changed it since it was shown; nothing was written."""


class DraftRefused(DondocError):
    """It cannot be done as asked; nothing was written."""


class Page(NamedTuple):
    """One page of the list, and how many there are."""

    rows: list[DraftLine]
    total: int


class Waiting(NamedTuple):
    """Plans on their way that wait for one person: for his agreement, for him to give them.

    `under_way`: how many there are in all that he may prepare, by stage.
    """

    agree: list[DraftLine]
    give: list[DraftLine]
    under_way: Mapping[str, int] = MappingProxyType({})


def find(session: Session, actor: Actor, number: int, deed: Deed = Deed.PREPARE) -> DraftRow:
    """The draft, if he may do this to it; raises DraftNotYours, also where there is none for who may do it to none, and DraftUnknown."""
    if refused := why_not(actor, deed):
        raise DraftNotYours(refused)
    found = draft_row(session, number) if 0 < number <= MOST else None
    if found is None:
        raise DraftUnknown(error("draft-unknown", draft=number))
    if refused := why_not(actor, deed, Matter(office=found.office)):
        raise DraftNotYours(refused)
    return found


def as_seen(session: Session, draft: DraftRow, version: int, zone: dt.tzinfo) -> None:
    """Raises DraftConflict, with who and when, where it is no longer the version that was shown."""
    if draft.version != version:
        past = draft_changes(session, draft.id)
        at = draft.changed_at.astimezone(zone)
        by = (past[-1].by if past else None) or "-"
        raise DraftConflict(error("draft-conflict", draft=draft.id, at=f"{at:%H:%M %d/%m/%Y}", by=by))


def plan_of(draft: DraftRow) -> Plan:
    """The plan as corrected so far."""
    found, problems = _read(draft.yaml, draft.slug)
    if found is None:
        raise DraftRefused(*problems)
    return found


@lru_cache(maxsize=32)
def _read(yaml: str, slug: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Plans are never changed, and each is looked at many times between two corrections. What follows from one is no part of it."""
    found, problems = read_plan(yaml, slug)
    return found and without_confirmation(found), tuple(problems)


def title_of(plan: Plan) -> str:
    """What a list shows of a plan: the document's number and subject; of one for limited circulation the number only."""
    head = plan.directive
    if head.circulation == "internal":
        return head.number or plan.plan
    words = plan.title or head.subject
    return " ".join(part for part in (head.number, words) if part) or plan.plan


def draft_list(
    engine: Engine, actor: Actor, stages: tuple[DraftStage, ...], limit: int, offset: int = 0, find: str = ""
) -> Page:
    """The list (Văn bản đang xử lý): what he may prepare or agree to; raises DraftNotYours where that is nothing."""
    offices = offices_of(actor)
    if offices is not None and not offices:
        refused = why_not(actor, Deed.PREPARE) or error("not-yours-to-see")
        raise DraftNotYours(refused)
    with reading(engine) as session:
        return Page(*list_drafts(session, offices, [stage.value for stage in stages], limit, offset, find))


def waiting_drafts(session: Session, actor: Actor) -> Waiting:
    """What waits for him, the last changed first: nothing for whoever prepares nothing."""
    offices = offices_of(actor)
    if offices is not None and not offices:
        return Waiting([], [])
    rows, _ = list_drafts(session, offices, [DraftStage.PROPOSED.value, DraftStage.AGREED.value], SOME)
    proposed = any(one.stage == DraftStage.PROPOSED for one in rows)
    agreed = not proposed or anybody_is(session, Role.LEADER.value)
    ready = (DraftStage.AGREED,) if agreed else (DraftStage.PROPOSED, DraftStage.AGREED)
    mine = {
        deed: [one for one in rows if may(actor, deed, Matter(office=one.office))] for deed in (Deed.AGREE, Deed.LAUNCH)
    }
    return Waiting(
        [one for one in mine[Deed.AGREE] if one.stage == DraftStage.PROPOSED],
        [one for one in mine[Deed.LAUNCH] if one.stage in ready],
        drafts_by_stage(session, offices),
    )


def offices_of(actor: Actor) -> frozenset[str] | None:
    """The offices whose drafts he may touch; None for all."""
    if not may(actor, Deed.PREPARE):
        return frozenset()
    mine = [grant.unit for grant in actor.grants if grant.role in (Role.COORDINATOR, Role.LEADER) and not grant.field]
    return None if None in mine else frozenset(unit for unit in mine if unit)


def document_of(engine: Engine, actor: Actor, number: int) -> Kept:
    """The document as it came in; raises DraftUnknown, DraftNotYours."""
    with reading(engine) as session:
        kept = kept_file(session, find(session, actor, number).document_id or 0)
    if kept is None:
        raise DraftUnknown(error("draft-unknown", draft=number))
    return kept
