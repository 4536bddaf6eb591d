"""What one person sees: an assignment with the acts that are open to him, and his own day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desk.acting import matter_of
from desk.along import Along, along, closed
from desk.confirmed_too import Too, confirmed_too
from desk.contributing import Gathered, gathered
from desk.extending import TimeRequests, time_asked
from desk.giving_on import OurPart, our_part
from desk.grouped import Group, by_document
from desk.left import Left, left_of
from desk.linked_results import Waits, came_back_at, waiting_with
from desk.reporting import AssignmentView, NotFound, NotYours
from desk.resting_days import rules_of
from desk.result_doubts import of_proofs
from desk.sent_together import Together, together_of
from desk.to_report import to_report
from models import contributions, plan_queries, queries
from models.collecting import Collected, collected_by, collected_of
from models.contributions import Awaited
from models.database import Engine, Session, reading
from models.due_words import in_words_of_papers
from models.ended import ended_of
from models.evidence import Facts, Proof, proofs
from models.givers import beginnings
from models.inside import INSIDE_ACTS, Inside, beside_inside, has_head, insides, waiting_inside
from models.lines import Change, Line
from models.matters import MOST, Stake, due_of, named_of, partners_named, parts_of, stakes
from models.overlapping import linked_with
from models.people import anybody_heads, people_of
from models.plan_queries import UnitName, plan
from models.report_lines import report_lines_among
from models.returns import came_back, last_returns
from plans.access import Actor, Deed, Matter, Role, headed_by, may, open_acts, sight_of, units_of
from plans.due import Due
from plans.late import Late, late_of
from plans.problems import Problem, error
from plans.report_lines import Led
from plans.stages import Act, Stage
from plans.state import ZONE, State, day_of, soon_until
from plans.wanted import Wanted

MANY = 200
"""Lines of each kind that a day is made of; whoever has more opens the list."""
TOLD_FOR = dt.timedelta(days=7)
"""How long a day tells of what was ended."""


class Seen(NamedTuple):
    """An assignment, the acts that have a button, and who of the unit may be its officer (empty: not his to say).

    `ours`: he works for its unit and sees what is inside it (`steps` are what he may do there); to others `inside` tells the
    progress alone, and `proofs` only what was handed in. `due` is the rule of the date, `rules` how it was counted. `part` is
    what his unit gave on of it, to its own; `inner`: it was itself given on, and its date is the internal one. `linked` are
    tasks that one result closes with it (plan, number, title).
    `doubts`: what is told of each piece of evidence; `partner`: his unit takes part in it.
    `returned`: why it came back, while it is with its unit again, or for the unit's own eyes with its officer; `before` is what
    was said of the result that came back. `nobody`: it waits to be received and nobody works for its unit.
    `collected`: how many units' results are in, for whom they come to; `receives`: the report goes to his unit. `headless`: the
    result waits for the leader of a unit that has none any more.
    `to_report`: what a periodic report is to speak of beside its own words. `beside`: what its partners are asked for. `time`: the
    requests for more time. `submitted_with`: what one act put before the unit's leader beside it and waits there too.
    `waits`: linked tasks that wait with its result that came back; `refused_at`: where the result that it waits with came back.
    `too`: what confirming it confirms beside it, where he may.
    """

    view: AssignmentView
    acts: list[Act]
    officers: list[tuple[str, str]]
    ours: bool
    inside: Inside
    steps: frozenset[str]
    proofs: list[Proof]
    due: Due | None
    rules: tuple[str, ...]
    part: OurPart | None
    inner: bool
    linked: list[tuple[str, str, str]]
    doubts: Mapping[int, Sequence[Problem]] = {}
    nobody: bool = False
    partner: bool = False
    returned: Change | None = None
    before: Facts | None = None
    collected: Collected | None = None
    receives: bool = False
    to_report: Sequence[Led] = ()
    headless: bool = False
    beside: Gathered = Gathered()
    time: TimeRequests = TimeRequests()
    submitted_with: Sequence[Line] = ()
    waits: Sequence[Waits] = ()
    refused_at: Sequence[int] = ()
    too: Sequence[Too] = ()


class Today(NamedTuple):
    """A day: to receive by document, to hand in (late, returned or soon due), to let out as the unit's leader, to confirm; the rest.

    `open_total` is how many it has in all; `hats` the units he works for, `unit` the one that was chosen (none: all).
    `returned`: why those came back that did, from their confirmer or inside the unit; `partners` who takes part, as printed;
    `doubts` what to look at before confirming; `collect` what other units are to send here and have not all sent.
    `own` is what else he works on as its officer, in no other list; `own_first`: his own work stands before all others'.
    `left`: whose work of his units another is to be named for. `standing`: what else waits to be received, undated lines for a
    report of ours: it may be received or given on, but no day asks for it. `stuck`: results put before the leader of a unit that
    has none any more. `ended`: what was ended within the last week and is asked of his units no more. `awaited`: what
    his units are asked for as partners and have not given. `together`: of `let_out` what one act submitted. `along`: of what waits
    for leaders of his units, which other assignments each result goes to; those of them that did not come back are no work of his.
    `closes`: of what is to be confirmed, which others of it one act handed in with the same result; these stand behind it.
    `late`: how much of his units is overdue and at which stage (nothing where there is more than is read).
    """

    receive: list[Group]
    hand_in: list[Line]
    let_out: list[Line]
    confirm: list[Line]
    rest: list[Line]
    open_total: int
    hats: list[UnitName]
    unit: str | None
    returned: Mapping[int, Change] = {}
    partners: Mapping[int, tuple[str, ...]] = {}
    doubts: Mapping[int, Sequence[Problem]] = {}
    collect: Sequence[Collected] = ()
    own: list[Line] = []  # noqa: RUF012  (never changed)
    own_first: bool = False
    left: Sequence[Left] = ()
    standing: Sequence[Group] = ()
    stuck: Sequence[Line] = ()
    ended: Sequence[Line] = ()
    awaited: Sequence[Awaited] = ()
    together: Sequence[Together] = ()
    along: Mapping[int, Along] = {}
    closes: Mapping[int, Sequence[Line]] = {}
    late: Late = Late()

    @property
    def results(self) -> list[Line]:
        """What is to be confirmed, each result once."""
        others = {line.id for lines in self.closes.values() for line in lines}
        return [line for line in self.confirm if line.id not in others]


class _Case(NamedTuple):
    """One assignment as one person came upon it: what every part of what he sees of it asks for. `ours`: he works for its unit."""

    actor: Actor
    moment: dt.datetime
    stake: Stake
    line: Line
    matter: Matter
    asked: Sequence[contributions.PartAsked]
    ours: bool


def see(engine: Engine, actor: Actor, number: int, moment: dt.datetime) -> Seen:
    """One assignment for one person; raises NotFound, NotYours."""
    with reading(engine) as session:
        case = _come_upon(session, actor, number, moment)
        line, stake, matter, ours = case.line, case.stake, case.matter, case.ours
        inside, headed = insides(session, [number])[number], has_head(session, stake.unit)
        steps = _steps(actor, line, inside, matter, headed) if ours else frozenset[str]()
        acts = open_acts(actor, Stage(line.stage), matter)
        shown = [one for one in proofs(session, [number]).get(number, []) if ours or one.change_id is not None]
        history = [one for one in queries.history(session, number) if ours or one.act not in INSIDE_ACTS]
        back = came_back(history) if line.stage == Stage.EXECUTE else None
        due, parts, begun = due_of(session, stake.task_id), parts_of(session, number), beginnings(session, number)
        return Seen(
            view=AssignmentView(in_words_of_papers(session, [line])[0], history, parts, begun=begun),
            acts=[act for act in acts if not ours or act is not Act.HAND_IN or "hand-in" in steps],
            officers=_officers(session, case),
            ours=ours,
            inside=inside if ours else inside._replace(since=None, by=None, by_name=None),
            steps=steps,
            proofs=shown,
            due=due,
            rules=rules_of(session, line, due, moment),
            part=our_part(session, actor, stake, moment) if ours else None,
            inner=stake.parent is not None,
            linked=_linked(session, case),
            doubts=of_proofs(session, shown, moment.date(), ZONE),
            nobody=line.stage == Stage.DRAFT and Act.ACCEPT not in acts and not people_of(session, stake.unit),
            partner=not ours and not matter.partners.isdisjoint(units_of(actor)),
            returned=back,
            before=_said_before(shown) if back and ours else None,
            collected=_collected(session, actor, line, matter, moment) if not ours else None,
            receives=not ours and not matter.receivers.isdisjoint(units_of(actor)),
            to_report=to_report(session, line.plan, line.unit, stake.task_id, due) if not line.as_unit else [],
            headless=ours and inside.since is not None and not headed,
            beside=gathered(session, actor, stake, case.asked, Stage(line.stage), line.due, day_of(moment)),
            time=time_asked(session, actor, stake, moment),
            submitted_with=_submitted_with(session, case, inside),
            waits=waiting_with(session, [number]).get(number, []) if line.stage == Stage.EXECUTE else [],
            refused_at=came_back_at(session, number) if line.stage == Stage.REVIEW else [],
            too=confirmed_too(session, actor, [number], day_of(moment)) if Act.APPROVE in acts else [],
        )


def _come_upon(session: Session, actor: Actor, number: int, moment: dt.datetime) -> _Case:
    """What there is of that number, with all who have to do with it."""
    stake = stakes(session, [number]).get(number) if 0 < number <= MOST else None
    line = queries.assignment(session, number, moment, units_of(actor)) if stake else None
    if stake is None or line is None:
        raise NotFound(error("assignment-unknown", assignment=number))
    partners, receivers = named_of(session, stake.task_id)
    asked = contributions.asked_of(session, number)
    matter = matter_of(stake)._replace(
        partners=partners | {one.unit for one in asked if one.withdrawn_at is None},
        receivers=receivers,
        above=plan_queries.units_above(session, stake.unit, stake.office),
    )
    if not may(actor, Deed.SEE, matter):
        raise NotYours(error("not-yours-to-see"))
    return _Case(actor, moment, stake, line, matter, asked, may(actor, Deed.SUBMIT, matter))


def _officers(session: Session, case: _Case) -> list[tuple[str, str]]:
    """Who of its unit may work on it, for whoever may say who does."""
    named = may(case.actor, Act.HAND_IN, case.matter) and case.line.stage in (Stage.DRAFT, Stage.EXECUTE)
    return people_of(session, case.stake.unit) if named else []


def _linked(session: Session, case: _Case) -> list[tuple[str, str, str]]:
    """The tasks that one result closes with it, of plans that he sees."""
    sight = sight_of(case.actor)
    return [one for one in linked_with(session, case.stake.task_id, case.stake.unit) if plan(session, one[0], sight)]


def _submitted_with(session: Session, case: _Case, inside: Inside) -> Sequence[Line]:
    """What one act put before the unit's leader beside it, for the unit's own eyes."""
    others = beside_inside(session, case.line.id) if case.ours and inside.since is not None else []
    return queries.assignments(session, others, case.moment, units_of(case.actor)) if others else []


def _collected(session: Session, actor: Actor, line: Line, matter: Matter, moment: dt.datetime) -> Collected | None:
    """For somebody of a unit that the results come to: how many are in of this task, this time."""
    if units_of(actor).isdisjoint({*matter.receivers, matter.confirmer}) or matter.inner:
        return None
    same = Wanted(plan=line.plan_key, task=line.task, occurrence=line.occurrence)
    return next(iter(collected_of(session, moment, same, sight_of(actor))), None)


def _said_before(found: Sequence[Proof]) -> Facts | None:
    """What was said of the result that went out last; its words were for that time."""
    out = [one for one in found if one.change_id is not None]
    last = max((one.change_id or 0 for one in out), default=0)
    said = next((one.facts for one in out if one.change_id == last), None)
    return said._replace(note=None) if said is not None and any(said[:5]) else None


def may_see_unit(engine: Engine, actor: Actor, unit: str) -> bool:
    """Whether a unit as such is his to look at; what work of it he sees is another matter."""
    with reading(engine) as session:
        return may(actor, Deed.SEE, Matter(unit=unit, above=plan_queries.units_above(session, unit)))


def works_for(actor: Actor, unit: str) -> bool:
    """Whether a unit's work is his to do."""
    return unit in units_of(actor)


def today(engine: Engine, actor: Actor, moment: dt.datetime, unit: str | None = None) -> Today:
    """What needs an act of this person now, and the rest of his units' open work; of one of his units, where he chose it."""
    with reading(engine) as session:
        return today_in(session, actor, moment, unit)


def today_in(session: Session, actor: Actor, moment: dt.datetime, unit: str | None = None) -> Today:
    """The same in a session of the caller's. What can have nothing to show is not asked for."""
    hats = units_of(actor)
    unit = unit if unit in hats else None
    units = [unit] if unit else sorted(hats)
    of, total = queries.open_of(session, units, moment, MANY)
    work = of[Stage.EXECUTE]
    confirm = _to_confirm(session, actor, moment)
    received, standing = _apart(session, of[Stage.DRAFT])
    heads = headed_by(actor).intersection(units)
    inside = set(waiting_inside(session, units)) if work else set[int]()
    goes = along(session, sorted(inside), moment, hats) if inside else {}
    returned = last_returns(session, [line.id for line in work]) if work else {}
    named = plan_queries.unit_names(session, sorted(hats)) if len(hats) > 1 else []
    let_out = [line for line in work if line.id in inside and line.unit in heads]
    headed = anybody_heads(session, {line.unit for line in work if line.id in inside})
    stuck = [
        line
        for line in work
        if line.id in inside and line.unit not in headed and is_his(actor, line.unit, _there(line))
    ]
    now = [
        line
        for line in work
        if line.id not in inside
        and is_his(actor, line.unit, _there(line))
        and (line.id in returned or (_presses(line, moment) and not (line.id in goes and goes[line.id].of)))
    ]
    shown = {line.id for line in (*now, *let_out, *confirm, *stuck)}
    left = [line for stage in (Stage.EXECUTE, Stage.REVIEW) for line in of[stage] if line.id not in shown]
    rest, own = ([line for line in left if (line.officer == actor.slug) is his] for his in (False, True))
    now.sort(key=lambda line: line.officer != actor.slug and not _answers(actor, line.unit))
    pressing = any(line.officer == actor.slug for line in now)
    own_first = pressing or any(not _answers(actor, line.unit) for line in own)
    every = [line.id for line in (*of[Stage.DRAFT], *work, *of[Stage.REVIEW], *confirm)]
    partners = partners_named(session, every) if every else {}
    doubts = _doubts(session, confirm, moment) if confirm else {}
    collect = collected_by(session, moment, units, MANY) if units else ()
    return Today(
        received, now, let_out, confirm, rest, total, named, unit, returned, partners, doubts, collect, own, own_first,
        left_of([line for lines in of.values() for line in lines]), standing, stuck, _ended(session, actor, units, moment),
        contributions.awaited_of(session, units) if units else (), together_of(session, let_out), goes, closed(session, confirm),
        _late(of),
    )  # fmt: skip


def _late(of: Mapping[Stage, Sequence[Line]]) -> Late:
    if any(len(lines) == MANY and lines[-1].state == State.OPEN_OVERDUE.value for lines in of.values()):
        return Late()
    return late_of((line.stage, line.state) for lines in of.values() for line in lines)


def _ended(session: Session, actor: Actor, units: Sequence[str], moment: dt.datetime) -> list[Line]:
    """What was ended lately of what was his to do."""
    ids = ended_of(session, units, moment - TOLD_FOR)[:MANY] if units else []
    lines = queries.assignments(session, ids, moment, units) if ids else []
    return [line for line in lines if line.stage == Stage.CANCELLED and is_his(actor, line.unit, _there(line))]


def _apart(session: Session, lines: Sequence[Line]) -> tuple[list[Group], list[Group]]:
    """What waits to be received: what a day asks for, and standing lines that we received from above."""
    undated = [line.id for line in lines if line.as_unit and line.due is None]
    standing = report_lines_among(session, undated) if undated else frozenset()
    asked = [line for line in lines if line.id not in standing]
    return by_document(session, asked), by_document(session, [line for line in lines if line.id in standing])


def _there(line: Line) -> str | None:
    """The officer who still works here."""
    return None if line.officer_gone else line.officer


def _doubts(session: Session, confirm: Sequence[Line], moment: dt.datetime) -> dict[int, list[Problem]]:
    """What is told of the papers of what is to be confirmed."""
    shown = [one for own in proofs(session, [line.id for line in confirm]).values() for one in own]
    told, found = of_proofs(session, shown, moment.date(), ZONE), dict[int, list[Problem]]()
    for one in shown:
        if one.id in told:
            found.setdefault(one.assignment_id, []).extend(told[one.id])
    return found


def waiting(engine: Engine, actor: Actor, unit: str, moment: dt.datetime) -> list[Group]:
    """What he can receive for one unit of his, by document."""
    if unit not in units_of(actor):
        return []
    with reading(engine) as session:
        return by_document(session, queries.open_of(session, [unit], moment, MANY)[0][Stage.DRAFT])


def _steps(actor: Actor, line: Line, inside: Inside, matter: Matter, headed: bool) -> frozenset[str]:
    """What he may do inside the unit while it is being worked on: also whether he may hand in past its leader."""
    if line.stage != Stage.EXECUTE:
        return frozenset()
    head = may(actor, Deed.LET_OUT, matter)
    if inside.since is not None:
        return frozenset(
            {"progress"}
            | ({"let-out", "give-back"} if head else set())
            | ({"withdraw"} if inside.by == actor.slug or not headed else set())
        )
    return frozenset(
        {"progress", "attach"}
        | ({"hand-in"} if head or not inside.must else set())
        | ({"submit"} if headed and not head else set())
    )


def _to_confirm(session: Session, actor: Actor, moment: dt.datetime) -> list[Line]:
    """Handed in to him: of what he sees, and of what his units gave on, what the table lets him confirm."""
    rows = queries.to_confirm(session, moment, sight_of(actor), units_of(actor), MANY)
    found = stakes(session, [line.id for line in rows]) if rows else {}
    return [line for line in rows if may(actor, Act.APPROVE, matter_of(found[line.id]))]


def is_his(actor: Actor, unit: str, officer: str | None) -> bool:
    """Not what another officer of the unit works on, unless he answers for the unit as a whole."""
    return officer in (None, actor.slug) or _answers(actor, unit)


def _answers(actor: Actor, unit: str) -> bool:
    """Whether he answers for a unit as a whole."""
    return any(grant.role in (Role.CONTACT, Role.HEAD) and (grant.unit or actor.unit) == unit for grant in actor.grants)


def _presses(line: Line, moment: dt.datetime) -> bool:
    """Late, returned, or due within the days to come."""
    until = line.correct_by or line.due
    return line.state == State.OPEN_OVERDUE.value or (until is not None and until <= soon_until(moment))
