"""The history of a plan on its way, read back: each deed with its lines, and which correction would be taken back next."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from models.drafts import ChangeRow
from plans.draft_stages import DraftStage
from plans.plan import Plan
from plans.steps import WHOLE, Step, undone

EDIT, UNDO, STAGE, SEEN, AMENDS = "edit", "undo", "stage", "seen", "amends"
"""Fields of lines that begin a deed; what follows up to the next of them belongs to it."""


class Entry(NamedTuple):
    """One deed: a correction (`about` says which), one taken back, a move, a doubt that was looked at, or what an amendment rests on."""

    id: int
    at: dt.datetime
    by: str | None
    what: str
    about: Any
    why: str | None
    rows: tuple[ChangeRow, ...] = ()
    undone: bool = False

    @property
    def steps(self) -> list[Step]:
        """What it did, for `plans.steps.undone`."""
        return [Step(row.task, row.field, row.before, row.after) for row in self.rows]


class Voided(NamedTuple):
    """An agreement, and the correction after which it holds no more."""

    agreed: Entry
    corrected: Entry


def entries(rows: Iterable[ChangeRow]) -> list[Entry]:
    """The deeds, the oldest first."""
    found: list[Entry] = []
    for row in rows:
        if row.field in (EDIT, UNDO, STAGE, SEEN, AMENDS) and row.task is None:
            found.append(Entry(row.id, row.at, row.by, row.field, row.after, row.why))
        elif found:
            found[-1] = found[-1]._replace(rows=(*found[-1].rows, row))
    back = {one.about for one in found if one.what == UNDO}
    return [one._replace(undone=one.id in back) for one in found]


def voided(found: Sequence[Entry], stage: str) -> Voided | None:
    """The agreement that a correction voided: the last move was an agreement, and the plan waits for one."""
    at = next((at for at in reversed(range(len(found))) if found[at].what == STAGE), None)
    if at is None or stage != DraftStage.PROPOSED or found[at].about != DraftStage.AGREED:
        return None
    by = next((one for one in found[at:] if one.what in (EDIT, UNDO)), None)
    return Voided(found[at], by) if by else None


def plan_before(plan: Plan, found: Sequence[Entry]) -> Plan:
    """The plan as it stood before these deeds, which were the last."""
    for one in reversed(found):
        plan = undone(plan, one.steps) if one.what in (EDIT, UNDO) else plan
    return plan


def last_correction(found: Iterable[Entry]) -> Entry | None:
    """The correction that would be taken back next."""
    return next((one for one in reversed(list(found)) if one.what == EDIT and not one.undone), None)


def seen_doubts(found: Iterable[Entry]) -> set[str]:
    """The keys of doubts that somebody looked at and left as they are."""
    return {str(one.about) for one in found if one.what == SEEN}


def touched(found: Iterable[Entry]) -> set[tuple[str | None, str]]:
    """Tasks and fields corrected and not taken back, those of the plan and of its document with None: doubts about them are answered."""
    rows = [row for one in found if one.what == EDIT and not one.undone for row in one.rows]
    heads = [(row.before, row.after) for row in rows if row.field == "directive" and row.before and row.after]
    head = {(None, field) for old, new in heads for field in {*old, *new} if old.get(field) != new.get(field)}
    return {(row.task, row.field) for row in rows} | head


def joined_dues(found: Iterable[Entry]) -> list[dict[str, str]]:
    """What was said of tasks of different dates that were joined, of each whose date nobody has set since."""
    open_: dict[str, list[dict[str, str]]] = {}
    for one in found:
        if one.what != EDIT or one.undone:
            continue
        gone = {row.task for row in one.rows if row.field == WHOLE and row.after is None}
        merge = one.about if isinstance(one.about, dict) and one.about.get("kind") == "merge" else {}
        kept = next((task for task in merge.get("tasks", ()) if task not in gone), None)
        before = [each for task in merge.get("tasks", ()) for each in open_.get(task, ())]
        for task in gone | ({row.task for row in one.rows if row.field == "due"} if kept is None else set()):
            open_.pop(task or "", None)
        if kept is not None:
            open_[kept] = [{**each, "task": kept} for each in (*before, merge.get("dues")) if each]
    return [each for several in open_.values() for each in several]
