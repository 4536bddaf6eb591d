"""Acting on assignments: permission and move together, several at a time in one transaction, all or nothing."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from desk.apart import going, unsaid
from desk.handing_in import Shown, not_ready, put_out, shown
from desk.hooks import tell_act
from desk.linked_results import CARRIED as CARRIED
from desk.linked_results import Waits, linked, papers_of, refused_elsewhere, said_of_refused, unanswered_time
from desk.people import actor_of, who
from desk.result_doubts import Said, files_say, kept_of, kept_of_prepared, result_doubts
from desk.results import Result
from desk.secrecy import gated
from models.audit import record
from models.contributions import unanswered
from models.database import Engine, Session, reading, writing
from models.evidence import Proof, carry, proofs
from models.extensions import unanswered_days
from models.giving_on import end_parts
from models.inside import insides
from models.matters import MOST, Stake, stakes
from models.matters import matter_of as matter_of
from models.overlapping import Twin
from models.overridden import kept_as
from models.people import Known
from models.progress import OFFICER, MoveConflict, conflict, move
from models.progress import name_officer as put_officer
from models.queries import history
from models.tables import Person
from models.wake import REMINDERS, ask
from plans.access import Actor, Deed, Matter, may, why_not
from plans.plan import Urgency
from plans.problems import DondocError, Place, Problem, error
from plans.stages import Act, Stage
from plans.wording import label

TOLD = (Act.HAND_IN, Act.RETURN)
"""Acts that make it somebody else's turn: where the task is express, he is told at once."""


class ActRefused(DondocError):
    """One of the assignments cannot be acted on by this person; none was changed."""


class Doing(NamedTuple):
    """What is to be done and by whom (slugs). `correct_by` is the last day for a correction, `officer` who will work on it.

    A hand-in shows a `result`, or `evidence` in one line; with neither, what was prepared for it. `as_typed`: somebody saw what
    is doubtful about the result, typed or prepared. `own_files`: one result for several goes with the files that lie ready for one
    of them alone, or without them; unsaid it is refused where there are any.
    """

    act: Act
    by: str | None
    note: str | None = None
    evidence: str | None = None
    correct_by: dt.date | None = None
    officer: str | None = None
    result: Result | None = None
    as_typed: bool = False
    own_files: bool | None = None


class Moved(NamedTuple):
    """One assignment that moved; `next` is whose turn it is now, empty where nobody's.

    `unanswered`: partners that were asked for their part of what was handed in or confirmed and had not given it.
    `paper`: what it was last handed in with; `waits`: of what came back, linked tasks that wait with that result still.
    `asked_until`: of what was handed in, the later day that was asked for and not answered: the result ends the request.
    """

    id: int
    unit: str
    title: str
    from_stage: str
    to_stage: str
    next: str
    unanswered: tuple[str, ...] = ()
    paper: str = ""
    waits: tuple[Waits, ...] = ()
    asked_until: dt.date | None = None


@gated
def act(
    engine: Engine, doing: Doing, ids: Sequence[int], *, now: dt.datetime, zone: dt.tzinfo, versions: Sequence[int] = ()
) -> list[Moved]:
    """Do one act on every assignment of `ids`, or on none. `versions`, if given, are those that the person had before his eyes.

    Without them what permission was asked of is what moves: a change in between is a conflict.
    Raises ActRefused with all that is in the way at once, and what `models.progress.move` raises.
    """
    wanted = list(dict.fromkeys(ids))
    doubted = doing.result if doing.act is Act.HAND_IN else None
    said = files_say(engine, wanted, doing.own_files) if doubted is not None else None
    with writing(engine) as session:
        person = who(session, doing.by)
        officer = who(session, doing.officer) if doing.officer else None
        found = stakes(session, [number for number in wanted if 0 < number <= MOST])
        prepared = proofs(session, list(found), prepared=True) if doing.act is Act.HAND_IN else {}
        problems = _in_the_way(session, person, doing, wanted, found, now.astimezone(zone).date())
        if doing.act is Act.HAND_IN and not problems:
            problems = unsaid(session, prepared, found, doing.own_files)
        prepared, left = going(session, prepared, wanted, doing.own_files)
        if doing.act is Act.HAND_IN and not problems:
            problems = unready(session, person, doing, found, prepared, now.astimezone(zone).date())
        if doing.act is Act.APPROVE and not (problems or doing.as_typed):
            problems = refused_elsewhere(session, wanted) + unanswered_time(session, wanted, now)
        if problems := [*problems, *_elsewhere(session, officer, found)]:
            raise ActRefused(*problems)
        seen_first = doing.act is Act.HAND_IN and doing.as_typed and not (doing.result or doing.evidence)
        kept = _doubted(session, doing, wanted, said, zone) if said is not None else {}
        kept = kept_of_prepared(session, prepared, zone) if seen_first else kept
        seen = {number: stake.version for number, stake in found.items()} | dict(
            zip(ids, versions, strict=bool(versions))
        )
        if doing.act in TOLD and any(stake.urgency == Urgency.EXPRESS for stake in found.values()):
            ask(session, REMINDERS, now)
        done = [
            _one(
                session, found[number], doing, person, officer, now, zone, seen[number], prepared.get(number, []),
                kept.get(number, []) if doubted or seen_first else None, left,
            )
            for number in wanted
        ]  # fmt: skip
        lines = {number: shown(doing.result, doing.note, doing.evidence, prepared.get(number, [])) for number in wanted}
        done += _carried(session, person, doing, lines, now, zone, kept)
        done = _without_partners(session, doing.act, done)
        return [one._replace(**told) for one, told in zip(done, papers_of(session, doing.act, done), strict=True)]


def _without_partners(session: Session, act: Act, moved: Sequence[Moved]) -> list[Moved]:
    """Each with the partners whose part, and the request for more time whose answer, it went without: that stops nobody, and is said."""
    ids = [one.id for one in moved]
    out = unanswered(session, ids) if act in CARRIED else {}
    asked = unanswered_days(session, ids) if act is Act.HAND_IN else {}
    return [one._replace(unanswered=out.get(one.id, ()), asked_until=asked.get(one.id)) for one in moved]


def _doubted(
    session: Session, doing: Doing, ids: Sequence[int], said: Said, zone: dt.tzinfo
) -> dict[int, list[Problem]]:
    """What is doubtful about a result and was seen, of each of these; raises ActRefused where it was not."""
    result = doing.result or Result()
    doubts = result_doubts(session, ids, result, said, zone)
    if doubts and not doing.as_typed:
        raise ActRefused(*doubts)
    return kept_of(session, ids, result, said, zone) if doubts else {}


def name_officer(engine: Engine, number: int, officer: str, *, by: str, version: int, now: dt.datetime) -> None:
    """Say who in the unit works on it; whoever may receive it may. Raises ActRefused, MoveConflict."""
    name_officers(engine, [(number, version)], officer, by=by, now=now)


def name_officers(engine: Engine, pairs: Sequence[tuple[int, int]], officer: str, *, by: str, now: dt.datetime) -> None:
    """The same for several (number, version shown), all of them or none."""
    seen = dict(pairs)
    with writing(engine) as session:
        person, named = who(session, by), who(session, officer)
        found = stakes(session, [number for number in seen if 0 < number <= MOST])
        problems = refused(actor_of(session, person), Act.HAND_IN, list(seen), found)
        if problems := [*problems, *_elsewhere(session, named, found)]:
            raise ActRefused(*problems)
        for number, version in seen.items():
            put_officer(session, number, named.id, by=person.id, name=named.name, now=now, seen_version=version)
            record(session, person.id, OFFICER, f"assignment:{number}", {"officer": officer}, now=now)


def overtaken(engine: Engine, number: int) -> MoveConflict:
    """That somebody else was quicker with this assignment: who, when, what."""
    with reading(engine) as session:
        return conflict(session.connection(), number)


def _one(
    session: Session,
    stake: Stake,
    doing: Doing,
    person: Known,
    officer: Known | None,
    now: dt.datetime,
    zone: dt.tzinfo,
    seen: int,
    prepared: list[Proof],
    doubts: Sequence[Problem] | None = None,
    left: Collection[int] = (),
    *,
    anew: bool = False,
) -> Moved:
    one = shown(doing.result, doing.note, doing.evidence, prepared)
    told = said_of_refused(session, stake.id) if doing.act is Act.APPROVE else ""
    try:
        change = move(
            session,
            stake.id,
            doing.act,
            by=session.get(Person, person.id),
            now=now,
            seen_version=seen,
            note="; ".join(filter(None, (_with_officer(one.note, officer), told))) or None,
            evidence=one.line,
            correct_by=_end_of(doing.correct_by, zone),
            officer_id=officer.id if officer else None,
            anew=anew,
        )
    except DondocError as refused:
        refused.problems = tuple(_named(one, stake) for one in refused.problems)
        raise
    if doing.act in (Act.APPROVE, Act.CANCEL):
        end_parts(session, stake.id, person.id, now)
    if doing.act is Act.HAND_IN and change.id is not None:
        put_out(session, stake.id, change.id, one, prepared, left, by=person.id, now=now)
    details = _details(doing, one.line)
    if doing.act is Act.HAND_IN:
        details |= {"change": change.id} | ({"doubts": kept_as(doubts)} if doubts is not None else {})
    record(session, person.id, doing.act.value, f"assignment:{stake.id}", details, now=now)
    tell_act(session, doing.act, stake, change.id or 0, change.to_stage, person, now)
    return Moved(
        stake.id, stake.unit_name, stake.title, change.from_stage, change.to_stage, _next(stake, change.to_stage)
    )


def _carried(
    session: Session,
    person: Known,
    doing: Doing,
    lines: Mapping[int, Shown],
    now: dt.datetime,
    zone: dt.tzinfo,
    kept: Mapping[int, Sequence[Problem]],
) -> list[Moved]:
    """One result closes linked tasks: the same unit's assignments for them are handed in, or confirmed, with it.

    Only where he may do that too and nothing is in the way; else they stay as they are, for a hand-in of their own. What was
    handed in before the link was made is handed in for the other when it is confirmed. Who gave a task closes with it what its
    unit noted of it in a plan of its own. What waits with a result that came back here goes on with the one that was sent since.
    """
    pairs, older = linked(session, doing.act, list(lines))
    found = stakes(session, [one.id for one in pairs])
    moved: list[Moved] = []
    for one in pairs:
        stake, sender, line, doubts = found[one.id], person, lines[one.of], kept.get(one.of, [])
        sent: list[Moved] = []
        behind = one in older
        if doing.act is Act.APPROVE and (behind or one.stage != Stage.REVIEW):
            last = last_sent(session, one.of)
            if last is None or (
                stake.handed_in_by is not None and not behind
            ):  # it came back: what was asked of it is not answered
                continue
            sender, line = last
        if behind or one.stage != Stage.REVIEW:
            sent = _handed_on(session, sender, one, stake, line, now, zone, doubts)
            stake = stake._replace(version=stake.version + len(sent), handed_in_by=sender.slug)
        ready = bool(sent) or (one.stage == Stage.REVIEW and not behind)
        if (
            doing.act is Act.APPROVE
            and ready
            and (one.copy or not refused(actor_of(session, person), doing.act, [one.id], found | {one.id: stake}))
        ):
            own = Doing(doing.act, doing.by, note=lines[one.of].note, evidence=lines[one.of].line)
            sent.append(_one(session, stake, own, person, None, now, zone, stake.version, [], doubts))
        moved += sent
    return moved


def _handed_on(
    session: Session,
    person: Known,
    one: Twin,
    stake: Stake,
    line: Shown,
    now: dt.datetime,
    zone: dt.tzinfo,
    doubts: Sequence[Problem],
) -> list[Moved]:
    """The result of one assignment handed in for another of the same unit, received first; nothing where something is in the way."""
    own = Doing(Act.HAND_IN, person.slug, note=line.note, evidence=line.line)
    mine = {one.id: stake}
    if refused(actor_of(session, person), own.act, [one.id], mine) or unready(
        session, person, own, mine, {}, now.astimezone(zone).date()
    ):
        return []
    moved = []
    if one.stage == Stage.DRAFT:
        received = Doing(Act.ACCEPT, person.slug)
        moved.append(_one(session, stake, received, person, None, now, zone, stake.version, []))
    left = carry(session, one.of, one.id)
    version, anew = stake.version + len(moved), one.stage == Stage.REVIEW
    return [*moved, _one(session, stake, own, person, None, now, zone, version, [], doubts, left, anew=anew)]


def last_sent(session: Session, number: int) -> tuple[Known, Shown] | None:
    """Who handed this assignment in last, and what he showed."""
    sent = [one for one in history(session, number) if one.act == Act.HAND_IN and one.by]
    return (who(session, sent[-1].by), Shown(None, sent[-1].note, sent[-1].evidence)) if sent else None


def _in_the_way(
    session: Session, person: Known, doing: Doing, ids: Sequence[int], found: dict[int, Stake], today: dt.date
) -> list[Problem]:
    """Every reason why not, each with the number of its assignment."""
    problems = refused(actor_of(session, person), doing.act, ids, found)
    if doing.act in (Act.RETURN, Act.CANCEL) and not doing.note:
        problems.append(error("note-missing", act=doing.act.value))
    if doing.act is Act.RETURN and doing.correct_by is None:
        problems.append(error("correct-by-missing"))
    if doing.act is Act.RETURN and doing.correct_by is not None and doing.correct_by < today:
        problems.append(error("correct-by-past", day=doing.correct_by.isoformat()))
    return problems


def refused(actor: Actor, deed: Act | Deed, ids: Sequence[int], found: dict[int, Stake]) -> list[Problem]:
    """Which of these are not there, or not his to do this to; each with the number of its assignment."""
    problems = [error("assignment-unknown", assignment=number) for number in ids if number not in found]
    for stake in (found[number] for number in ids if number in found):
        if (problem := why_not(actor, deed, matter_of(stake))) is not None:
            problems.append(_named(_in_words(problem, stake), stake))
    return problems


def unready(
    session: Session,
    person: Known,
    doing: Doing,
    found: dict[int, Stake],
    prepared: dict[int, list[Proof]],
    today: dt.date,
) -> list[Problem]:
    """What keeps these from being handed in as they stand; what is typed wrong is said once, not once an assignment."""
    actor, standing = actor_of(session, person), insides(session, list(found))
    told: dict[str, Problem] = {}
    for number, stake in found.items():
        said = (doing.result, doing.note, doing.evidence)
        for problem in not_ready(actor, stake, standing[number], *said, today, prepared.get(number, [])):
            told.setdefault(f"{problem.code} {sorted(problem.args.items())}", problem)
    return list(told.values())


def _elsewhere(session: Session, officer: Known | None, found: dict[int, Stake]) -> list[Problem]:
    """An officer in charge is somebody of the unit: nobody else hears of its work, or may do it."""
    actor = actor_of(session, officer) if officer else None
    return [
        _named(
            error("officer-elsewhere", name=officer.name, officer=officer.slug, unit=stake.unit_name, slug=stake.unit),
            stake,
        )
        for stake in found.values()
        if actor and officer and not may(actor, Act.HAND_IN, Matter(unit=stake.unit))
    ]


def _in_words(problem: Problem, stake: Stake) -> Problem:
    """The refusal with names where it has slugs."""
    names = {stake.unit: stake.unit_name, stake.confirmer: stake.confirmer_name}
    args = {name: names.get(value, value) or value for name, value in problem.args.items() if isinstance(value, str)}
    return problem.model_copy(update={"args": {**problem.args, **args}})


def _named(problem: Problem, stake: Stake) -> Problem:
    """The problem with the assignment it is about, where it does not say."""
    if problem.place.file is not None:
        return problem
    return problem.model_copy(update={"place": Place(file=f"#{stake.id} ({stake.unit_name})")})


def _with_officer(note: str | None, officer: Known | None) -> str | None:
    """The line of history says who was named for the work."""
    named = f"{label('column.officer')}: {officer.name}" if officer else ""
    return "; ".join(filter(None, (named, note))) or None


def _details(doing: Doing, line: str | None) -> dict[str, Any]:
    given = {"note": doing.note, "evidence": line, "officer": doing.officer}
    return {name: value for name, value in given.items() if value}


def _end_of(day: dt.date | None, zone: dt.tzinfo) -> dt.datetime | None:
    """The instant after the last hour of a day in the office's zone."""
    return None if day is None else dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone).astimezone(dt.UTC)


def _next(stake: Stake, stage: str) -> str:
    if stage == Stage.REVIEW:
        return stake.confirmer_name or stake.office or ""
    return stake.unit_name if stage in (Stage.DRAFT, Stage.EXECUTE) else ""
