"""What a hand-in shows and what must be true of it: a result, and the unit's own leader where he is to see it first."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from desk.results import Result, facts_of, line_ahead, line_of, result_of, wrong_result
from models.database import Session
from models.evidence import Facts, Proof, drop, put_proofs, say_of, send_out
from models.inside import Inside
from models.matters import Stake
from plans.access import Actor, Deed, Matter, may
from plans.problems import Problem, error


class Shown(NamedTuple):
    """What goes out with one hand-in: the result, the unit's words, the line for the history."""

    result: Result | None
    note: str | None
    line: str | None


def not_ready(
    actor: Actor,
    stake: Stake,
    inside: Inside,
    result: Result | None,
    note: str | None,
    evidence: str | None,
    today: dt.date,
    prepared: Sequence[Proof],
) -> list[Problem]:
    """Why this assignment cannot be handed in now by this person, as it stands inside the unit.

    What is said in one line (`evidence`) is a result as it stands; with nothing typed what was prepared is looked at.
    """
    one = shown(result, note, evidence, prepared)
    told = result is None and bool((evidence or "").strip())
    problems = (
        line_ahead(evidence or "", today)
        if told
        else wrong_result(one.result or Result(), one.note or "", today, names(prepared))
    )
    if may(actor, Deed.LET_OUT, Matter(unit=stake.unit)):
        return problems
    if inside.since is not None:
        return [error("inside-waiting", assignment=stake.id)]
    return [*problems, error("leader-check", unit=stake.unit_name)] if inside.must else problems


def shown(result: Result | None, note: str | None, evidence: str | None, prepared: Sequence[Proof]) -> Shown:
    """What goes out: as typed, `evidence` being all of it; else, of what was prepared or waits inside, as it was said there."""
    first = prepared[0].facts if prepared and not evidence else None
    if result is None and evidence is None and first is not None:
        result = result_of(first)
    line = evidence or (line_of(result, names(prepared)) if result is not None else None)
    return Shown(result, note or (first.note if first else None), line or None)


def keep_result(
    session: Session, number: int, one: Shown, prepared: Sequence[Proof], *, by: int, now: dt.datetime
) -> None:
    """The result as evidence that is prepared: said of the first piece that is there, else a piece without a file.

    What was read of further files was shown to nobody, so it is not kept; nor are words that a line takes the place of.
    """
    for unseen in prepared[1:]:
        say_of(session, unseen.id, Facts())
    if one.result is None:
        drop(session, [said.id for said in prepared if said.file_id is None] if one.line else [])
        return
    facts = facts_of(one.result, one.note)
    if prepared:
        say_of(session, prepared[0].id, facts)
    elif any(facts[:-1]):
        put_proofs(session, [number], None, facts, by=by, now=now)


def put_out(
    session: Session,
    number: int,
    change: int,
    one: Shown,
    prepared: Sequence[Proof],
    left: Collection[int],
    *,
    by: int,
    now: dt.datetime,
) -> None:
    """The result goes out with this hand-in; the pieces that are `left` do not."""
    keep_result(session, number, one, prepared, by=by, now=now)
    send_out(session, number, change, left)


def names(prepared: Sequence[Proof]) -> list[str]:
    """The names of the files."""
    return [one.file for one in prepared if one.file]
