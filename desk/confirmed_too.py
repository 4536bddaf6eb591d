"""Before a result is confirmed: which other assignments that confirms too, and with which paper each of them."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from desk.acting import Doing, last_sent, refused, unready
from desk.linked_results import linked, refused_elsewhere, unanswered_time
from desk.people import actor_of, who
from models.database import Engine, Session, reading
from models.matters import Stake, stakes
from models.one_result import last_papers, waiting_of
from models.overlapping import Twin
from plans.access import Actor
from plans.problems import Place, Problem, doubt
from plans.stages import Act, Stage


class Too(NamedTuple):
    """An assignment for a linked task that confirming `of` confirms too: its title, and the paper that it is confirmed with."""

    id: int
    of: int
    title: str
    paper: str


def confirmed_too(session: Session, actor: Actor, ids: Sequence[int], today: dt.date) -> list[Too]:
    """What `desk.acting.act` would confirm beside these, each once; nothing is written."""
    pairs, older = linked(session, Act.APPROVE, ids)
    if not pairs:
        return []
    found = stakes(session, [one.id for one in pairs])
    papers = last_papers(session, [*ids, *found])
    told: dict[int, Too] = {}
    for one in pairs:
        anew = one in older or one.stage != Stage.REVIEW
        stake = _ready(session, one, found[one.id], today, came_back=one not in older) if anew else found[one.id]
        if stake and (one.copy or not refused(actor, Act.APPROVE, [one.id], {one.id: stake})):
            paper = papers.get(one.of if anew else one.id, "")
            told.setdefault(one.id, Too(one.id, one.of, stake.title, paper))
    return list(told.values())


def confirming_doubts(
    engine: Engine, by: str | None, ids: Sequence[int], *, now: dt.datetime, zone: dt.tzinfo
) -> list[Problem]:
    """A doubt for each of these whose result came back of another, and for each assignment that confirming these confirms too
    and nobody named; what cannot be done, as it is closed, is left to the act.
    """
    with reading(engine) as session:
        actor = actor_of(session, who(session, by))
        found = stakes(session, ids)
        if refused(actor, Act.APPROVE, ids, found) or len(waiting_of(session, ids)) < len(set(ids)):
            return []
        asked = refused_elsewhere(session, ids) + unanswered_time(session, ids, now)
        return asked + [
            doubt(
                "confirmed-too", Place(file=f"#{one.of} ({found[one.of].unit_name})"),
                of=one.of, other=one.id, title=one.title, paper=one.paper or "-",
            )
            for one in confirmed_too(session, actor, ids, now.astimezone(zone).date())
        ]  # fmt: skip


def _ready(session: Session, one: Twin, stake: Stake, today: dt.date, *, came_back: bool) -> Stake | None:
    """What is not handed in yet, as it would stand with the result of the other; None where it would not be handed in."""
    if came_back and stake.handed_in_by is not None:
        return None
    if (last := last_sent(session, one.of)) is None:
        return None
    sender, line = last
    own, mine = Doing(Act.HAND_IN, sender.slug, note=line.note, evidence=line.line), {one.id: stake}
    if refused(actor_of(session, sender), own.act, [one.id], mine) or unready(session, sender, own, mine, {}, today):
        return None
    return stake._replace(handed_in_by=sender.slug)
