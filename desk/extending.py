"""More time for an assignment: its unit asks for it before the date, whoever gave it decides; the clock runs on until then."""

import datetime as dt
from typing import NamedTuple

from desk.acting import ActRefused, matter_of, refused
from desk.along import others_open
from desk.answer_days import to_answer
from desk.people import actor_of, who
from desk.resting_days import resting_day
from desk.results import LONGEST, words_long
from desk.secrecy import gated
from models import extensions as kept
from models import queries
from models.asking_time import JUDGES
from models.audit import record
from models.database import Engine, Session, writing
from models.lines import Line
from models.matters import MOST, Stake, stakes
from models.people import Known, anybody_is
from models.progress import conflict
from plans.access import Actor, Deed, Matter, Role, may, why_not
from plans.amended import due_words, from_to
from plans.dates import last_moment
from plans.extending import (
    ASK,
    GRANT,
    REFUSE,
    TAKE_BACK,
    Answer,
    Extension,
    Ground,
    Standing,
    nth,
    sent_late,
    shut,
    wrong_day,
)
from plans.plan import is_of_note
from plans.problems import Place, Problem, error
from plans.stages import Stage
from plans.state import day_of
from plans.wording import label


class LaterDay(NamedTuple):
    """What is asked for: until which day, why, whose doing it is (`plans.extending.Ground`), and the number of a paper; `sure`: that
    it is a day off was seen.
    """

    until: dt.date | None
    reason: str
    ground: str
    paper: str = ""
    sure: bool = False


class Decision(NamedTuple):
    """What is answered: agreed (until the day asked for, or another), or not; words are needed for anything but a plain yes.
    `sure`: that it is a day off was seen.
    """

    granted: bool
    until: dt.date | None = None
    words: str = ""
    sure: bool = False


class TimeRequests(NamedTuple):
    """The requests for more time of one assignment, for one person.

    `asks`: he may ask now; `why_not` says to people of its unit why nobody can. `decides` and `takes_back` are of the one that waits.
    `shared`: what the same result answers too, which keeps its own date; `passed`: the day that is asked for is over, and cannot be
    agreed to any more; `ends`: what nobody answered, and ends when the result is confirmed.
    """

    past: tuple[Extension, ...] = ()
    waiting: Extension | None = None
    asks: bool = False
    why_not: Problem | None = None
    decides: bool = False
    takes_back: bool = False
    shared: tuple[Line, ...] = ()
    passed: bool = False
    ends: Extension | None = None

    def nth(self, one: Extension) -> int:
        """Which one a request is or would be, of those that are granted."""
        return nth(self.past, one)


class Request(NamedTuple):
    """A request that waits, with its assignment; `nth`: which one it would be, of those that are granted."""

    asked: Extension
    line: Line
    nth: int


@gated
def ask_time(
    engine: Engine, number: int, wanted: LaterDay, *, by: str | None, version: int | None, now: dt.datetime
) -> None:
    """Its unit asks for more time. Raises ActRefused with all that is wrong at once, MoveConflict, MoveRefused."""
    with writing(engine) as session:
        person, stake = _his(session, by, number, Deed.ASK_TIME)
        seen = _seen(session, stake, version)
        one, _ = _standing(session, stake, now)
        problems = [problem] if (problem := shut(one, now)) else _wrong(one, wanted, day_of(now))
        problems = problems or _on_day_off(session, wanted.until, day_of(now), sure=wanted.sure)
        if problems or wanted.until is None or one.due is None:
            raise ActRefused(*problems)
        reason, paper = wanted.reason.strip(), " ".join(wanted.paper.split())
        values = {
            "until": wanted.until,
            "ground": wanted.ground,
            "reason": reason,
            "paper": paper or None,
            "due": one.due,
        }
        words = (label(f"ground.{wanted.ground}"), paper, reason)
        said = _line(one.due, last_moment(wanted.until), *words)
        kept.put_request(session, number, values, said, by=person.id, now=now, seen_version=seen)
        told = {"until": wanted.until.isoformat(), "ground": wanted.ground, "paper": paper, "reason": reason}
        _log(session, person, ASK, number, told, now)


@gated
def answer_time(
    engine: Engine, number: int, decision: Decision, *, by: str | None, version: int | None, now: dt.datetime
) -> None:
    """Whoever gave it agrees, to that day or another, or does not. Raises ActRefused, MoveConflict, MoveRefused."""
    with writing(engine) as session:
        person = who(session, by)
        stake = _stake(session, number)
        one, asked = _standing(session, stake, now)
        if asked is None:
            _see(session, person, stake)
            _seen(session, stake, version)
            raise ActRefused(error("extension-none", assignment=number))
        if (problem := _not_judge(session, actor_of(session, person), stake, asked)) is not None:
            raise ActRefused(problem)
        words, seen = decision.words.strip(), _seen(session, stake, version)
        until = decision.until or asked.until
        problems = _wrong_answer(one, decision, until, asked, day_of(now))
        if problems := problems or _on_day_off(session, until, day_of(now), sure=decision.sure or not decision.granted):
            raise ActRefused(*problems)
        if decision.granted and one.due is not None:
            due = last_moment(until)
            late = label("extension.was-overdue") if now >= one.due else ""
            said = _line(one.due, due, late, words)
            kept.put_grant(
                session, asked, due, one.due, words, said, by=person.id, now=now, seen_version=seen, sent=one.sent_late
            )
            _log(session, person, GRANT, number, {"until": until.isoformat(), "note": words}, now)
        else:
            kept.put_refusal(session, asked, words, by=person.id, now=now, seen_version=seen, sent=one.sent_late)
            _log(session, person, REFUSE, number, {"note": words}, now)


@gated
def take_back_time(engine: Engine, number: int, *, by: str | None, version: int | None, now: dt.datetime) -> None:
    """Its unit asks no more. Raises ActRefused, MoveConflict, MoveRefused."""
    with writing(engine) as session:
        person, stake = _his(session, by, number, Deed.ASK_TIME)
        seen = _seen(session, stake, version)
        _, asked = _standing(session, stake, now)
        if asked is None:
            raise ActRefused(error("extension-none", assignment=number))
        kept.take_back(session, asked, by=person.id, now=now, seen_version=seen)
        _log(session, person, TAKE_BACK, number, {}, now)


def time_asked(session: Session, actor: Actor, stake: Stake, now: dt.datetime) -> TimeRequests:
    """What one person sees and may do of the requests for one assignment."""
    past = to_answer(session, kept.extensions(session, [stake.id]).get(stake.id, ()), now)
    asks = may(actor, Deed.ASK_TIME, matter_of(stake))
    one, waits = _standing(session, stake, now, past) if past or asks else (None, None)
    if one is None:
        return TimeRequests()
    working = one.stage in kept.WORKED_ON
    decides = waits is not None and _not_judge(session, actor, stake, waits) is None
    asked = waits if working or (decides and one.sent_late) else None
    why = shut(one, now) if asks and asked is None and working else None
    may_ask = asks and asked is None and working and why is None
    return TimeRequests(
        past,
        asked,
        may_ask,
        why if why is None or why.code != "extension-undated" else None,
        asked is not None and decides,
        asked is not None and asks and working,
        tuple(others_open(session, [stake.id], now)) if may_ask or asked is not None else (),
        asked is not None and asked.until < day_of(now) and not one.sent_late,
        waits if one.sent_late else None,
    )


def waiting_for(session: Session, actor: Actor, now: dt.datetime) -> list[Request]:
    """The requests that wait for one person's answer, the earliest date first."""
    found = {one.assignment: one for one in kept.waiting(session)} if _judges(actor) else {}
    known = stakes(session, list(found)) if found else {}
    led = bool(found) and anybody_is(session, Role.LEADER.value)
    mine = [number for number, stake in known.items() if _refusal(actor, stake, found[number], led=led) is None]
    return with_lines(session, [found[number] for number in mine], now)


def _judges(actor: Actor) -> bool:
    """Whether anything could wait for him: nothing is asked for whoever decides nothing."""
    return any(grant.role in JUDGES for grant in actor.grants)


def with_lines(session: Session, asked: list[Extension], now: dt.datetime) -> list[Request]:
    """Requests with their assignments, the earliest date first."""
    found = {one.assignment: one for one in asked}
    past = kept.extensions(session, list(found)) if found else {}
    lines = queries.assignments(session, list(found), now) if found else []
    found = {one.assignment: one for one in to_answer(session, found.values(), now)}
    return [Request(one := found[line.id], line, nth(past[line.id], one)) for line in lines]


def _standing(
    session: Session, stake: Stake, now: dt.datetime, past: tuple[Extension, ...] | None = None
) -> tuple[Standing, Extension | None]:
    """Where an assignment stands, and the request that waits."""
    held = past if past is not None else tuple(kept.extensions(session, [stake.id]).get(stake.id, ()))
    ids = [stake.id, *([stake.parent] if stake.parent is not None else [])]
    lines = {line.id: line for line in queries.assignments(session, ids, now)}
    line, parent = lines[stake.id], lines.get(stake.parent or 0)
    asked = next((one for one in held if one.answer is None), None)
    granted = sum(one.answer == Answer.GRANTED for one in held)
    above = bool(line.as_unit) and stake.parent is None and not is_of_note(line.task)
    due, until = parent.due if parent else None, asked.until if asked else None
    stage = Stage(line.stage)
    late = sent_late(stage, line.due, line.credited_at or line.handed_in_at)
    return Standing(stage, line.due, above, due, granted, until, late), asked


def _wrong(one: Standing, wanted: LaterDay, today: dt.date) -> list[Problem]:
    problems = wrong_day(one, wanted.until, today)
    if wanted.ground not in set(Ground):
        problems.append(error("extension-ground-missing", Place(field="ground")))
    if not wanted.reason.strip():
        problems.append(error("reason-missing", Place(field="reason")))
    if len(wanted.paper) > LONGEST:
        problems.append(error("result-too-long", Place(field="paper"), most=LONGEST))
    return [*problems, *words_long(wanted.reason)]


def _wrong_answer(one: Standing, decision: Decision, until: dt.date, asked: Extension, today: dt.date) -> list[Problem]:
    problems = wrong_day(one, until, today) if decision.granted else []
    other = decision.granted and until != asked.until
    if not decision.words.strip() and (other or not decision.granted):
        problems.append(error("extension-other-day" if other else "reason-missing", Place(field="note")))
    return [*problems, *words_long(decision.words)]


def _on_day_off(session: Session, day: dt.date | None, today: dt.date, *, sure: bool) -> list[Problem]:
    return [] if sure or day is None else resting_day(session, "extension-day-off", day, today, "until")


def _not_judge(session: Session, actor: Actor, stake: Stake, asked: Extension) -> Problem | None:
    return _refusal(actor, stake, asked, led=anybody_is(session, Role.LEADER.value))


def _refusal(actor: Actor, stake: Stake, asked: Extension, *, led: bool) -> Problem | None:
    """Why he may not decide: a leader does (of what a unit gave on who speaks for it); a coordinator where there is no leader."""
    matter = matter_of(stake)._replace(handed_in_by=asked.asked_by)
    return why_not(actor, Deed.EXTEND if led else Deed.EXTEND_LED_BY_NONE, matter)


def _stake(session: Session, number: int) -> Stake:
    found = stakes(session, [number]) if 0 < number <= MOST else {}
    if number not in found:
        raise ActRefused(error("assignment-unknown", assignment=number))
    return found[number]


def _his(session: Session, by: str | None, number: int, deed: Deed) -> tuple[Known, Stake]:
    """Who acts and on what, where he may; raises ActRefused."""
    person, stake = who(session, by), _stake(session, number)
    if problems := refused(actor_of(session, person), deed, [number], {number: stake}):
        raise ActRefused(*problems)
    return person, stake


def _seen(session: Session, stake: Stake, version: int | None) -> int:
    """The version that was shown; raises MoveConflict where it is another by now."""
    if version is not None and version != stake.version:
        raise conflict(session.connection(), stake.id)
    return stake.version


def _see(session: Session, person: Known, stake: Stake) -> None:
    """Whether he may decide at all, before it is told that nobody asked."""
    led = anybody_is(session, Role.LEADER.value)
    matter: Matter = matter_of(stake)
    if (
        problem := why_not(actor_of(session, person), Deed.EXTEND if led else Deed.EXTEND_LED_BY_NONE, matter)
    ) is not None:
        raise ActRefused(problem)


def _line(old: dt.datetime, new: dt.datetime, *words: str) -> str:
    return "; ".join(one for one in (from_to("due", due_words(old), due_words(new)), *words) if one)


def _log(session: Session, person: Known, what: str, number: int, told: dict[str, str], now: dt.datetime) -> None:
    said = {name: value for name, value in told.items() if value}
    record(session, person.id, what, f"assignment:{number}", said, now=now)
