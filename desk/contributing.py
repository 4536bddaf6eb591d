"""Partners asked for their part of an assignment, by a day of its own; what they give, and what is asked of them no more.

The lead answers for the assignment: an ask moves nothing of it, stops no clock and makes no partner late in any figure.
"""

import datetime as dt
from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from desk.acting import ActRefused, matter_of, refused
from desk.attaching import read_whole
from desk.calendars import office_calendar
from desk.people import actor_of, who
from desk.reporting import NotFound
from desk.resting_days import resting_day
from desk.results import ReadResult, words_long
from desk.secrecy import gated
from models import contributions
from models.audit import record
from models.contributions import ASK, CONTRIBUTE, WITHDRAW_ASK, PartAsked, Partner
from models.database import Engine, Session, reading, writing
from models.files import Kept, keep_file
from models.matters import MOST, Stake, stakes
from models.people import Known
from plans.access import Actor, Deed, Matter, may, why_not
from plans.calendar import Calendar
from plans.dates import last_day, last_moment
from plans.names import fold_name
from plans.problems import Place, Problem, doubt, error
from plans.stages import OPEN, Stage

DAYS_TO_ANSWER = 5
"""Working days within which an answer is proposed."""
DAYS_TO_USE_IT = 2
"""Working days that are left to the lead after it, before the task's own last day."""


class Wish(NamedTuple):
    """What is to be asked of whom, until which day; `sure`: what is doubtful about the day was seen.

    A partner is named by its slug or its name, or many by the name that the task has for them; `every`: all that are not asked yet.
    """

    units: tuple[str, ...]
    words: str
    day: dt.date | None
    sure: bool = False
    every: bool = False


class Gathered(NamedTuple):
    """The partners of an assignment and what they were asked for. `may_ask`: whoever looks may ask, and take back what waits.

    `free` are the partners that nothing is being asked of, `own` the asks that wait for units of whoever looks, `proposed` a day
    to ask for. What came of an answer is told to the lead and to who gave it: of others `asked` has no words and no file.
    `open`: the assignment is, so that what waits still waits.
    """

    partners: Sequence[Partner] = ()
    asked: Sequence[PartAsked] = ()
    own: Sequence[PartAsked] = ()
    free: Sequence[Partner] = ()
    may_ask: bool = False
    open: bool = False
    proposed: dt.date | None = None

    @property
    def standing(self) -> list[PartAsked]:
        """What was asked and not taken back."""
        return [one for one in self.asked if one.withdrawn_at is None]

    @property
    def given(self) -> int:
        """How many gave their part."""
        return sum(one.answered_at is not None for one in self.standing)


def gathered(
    session: Session,
    actor: Actor,
    stake: Stake,
    every: Sequence[PartAsked],
    stage: Stage,
    due: dt.datetime | None,
    today: dt.date,
) -> Gathered:
    """What somebody sees of an assignment's partners on its page; `every` is all that was asked of them."""
    if stake.parent is not None:
        return Gathered()
    ours, opened = may(actor, Deed.ASK_PARTNERS, matter_of(stake)), stage in OPEN
    asks = ours and stage is Stage.EXECUTE
    partners = contributions.partners_of(session, stake.id, today) if asks else []
    mine = [one for one in every if may(actor, Deed.CONTRIBUTE, Matter(unit=one.unit))]
    waiting = {one.unit for one in every if one.waits}
    proposed = (
        proposed_day(last_day(due) if due else None, today, office_calendar(session, today)) if partners else None
    )
    return Gathered(
        partners,
        [
            one if ours or one in mine else one._replace(answer=None, file_id=None, file=None, told=False)
            for one in every
        ],
        [one for one in mine if one.waits] if opened else [],
        [one for one in partners if one.slug not in waiting],
        asks,
        opened,
        proposed,
    )


def proposed_day(last: dt.date | None, today: dt.date, calendar: Calendar) -> dt.date:
    """Some working days from now, so that some are left to use the answer before the task's last day; never before tomorrow."""
    day = calendar.add_working_days(today, DAYS_TO_ANSWER)
    if last is None:
        return day
    first = calendar.add_working_days(today, 1)
    return max(min(day, calendar.add_working_days(last, -DAYS_TO_USE_IT)), first)


@gated
def ask_partners(
    engine: Engine, number: int, wish: Wish, *, by: str | None, now: dt.datetime, zone: dt.tzinfo
) -> list[int]:
    """Ask partners of an assignment for their part, all of them or none; the numbers of the asks. Raises ActRefused."""
    with writing(engine) as session:
        person, stake, due = _led(session, by, number)
        today = now.astimezone(zone).date()
        partners = {one.slug: one for one in contributions.partners_of(session, number, today)}
        asked = {one.unit: one for one in contributions.asked_of(session, number) if one.waits}
        wish = wish._replace(units=_meant(wish, partners, asked))
        problems = [*_wrong_units(wish, partners, asked, zone), *_wrong_words(wish, today)]
        if not problems and not wish.sure and wish.day is not None:
            problems = _doubts(session, wish.day, due, today)
        if problems:
            raise ActRefused(*problems)
        assert wish.day is not None
        units = [partners[slug] for slug in wish.units]
        words = wish.words.strip()
        named = ", ".join(one.name for one in units)
        told = f"{named}; {wish.day:%d/%m/%Y}: {words}"
        ids = [one.id for one in units]
        made = contributions.put_asks(session, number, ids, words, last_moment(wish.day), told, by=person.id, now=now)
        if len(made) < len(ids):
            raise ActRefused(error("ask-already", Place(field="partners"), unit=named, day=today.isoformat()))
        details = {"units": [one.slug for one in units], "words": words, "day": wish.day.isoformat(), "asks": made}
        record(session, person.id, ASK, f"assignment:{stake.id}", details, now=now)
        return made


@gated
def contribute(
    engine: Engine,
    ask: int,
    words: str,
    *,
    nothing: bool = False,
    file: tuple[ReadResult, bytes] | None = None,
    by: str | None,
    now: dt.datetime,
) -> int:
    """A partner gives its part: in words, as a file, or by saying that it has nothing to say. The assignment's number.

    Raises ActRefused, NotFound.
    """
    with writing(engine) as session:
        person, one = _his(session, by, ask)
        words = words.strip()
        problems = [*_closed(session, one), *words_long(words)]
        if not (words or file or nothing):
            problems.append(error("contribution-empty", Place(field="words")))
        if nothing and (words or file):
            problems.append(error("contribution-both", Place(field="words")))
        if problems:
            raise ActRefused(*problems)
        read = file[0].file if file else None
        kept = keep_file(session, read.name, read.media_type, file[1], person.id, now) if read and file else None
        if not contributions.put_answer(session, one, words or None, kept, one.unit_name, by=person.id, now=now):
            raise ActRefused(error("contribution-first", unit=one.unit_name))
        details = (
            {"ask": ask, "unit": one.unit} | ({"file": read.name} if read else {}) | ({"words": words} if words else {})
        )
        record(session, person.id, CONTRIBUTE, f"assignment:{one.assignment}", details, now=now)
        return one.assignment


def contribute_sent(
    engine: Engine,
    ask: int,
    words: str,
    sent: tuple[BinaryIO, str] | None,
    *,
    nothing: bool,
    no_secret: bool,
    isolated: bool,
    by: str | None,
    now: dt.datetime,
) -> int:
    """The same with a file as it comes in, opened and by its name; whether he may answer is asked before a byte of it is read."""
    with reading(engine) as session:
        _, one = _his(session, by, ask)
        if problems := _closed(session, one):
            raise ActRefused(*problems)
    file = read_whole(*sent, no_secret=no_secret, isolated=isolated) if sent else None
    return contribute(engine, ask, words, nothing=nothing, file=file, by=by, now=now)


@gated
def withdraw_ask(engine: Engine, ask: int, why: str, *, by: str | None, now: dt.datetime) -> int:
    """What was asked of a partner is asked no more; the assignment's number. Raises ActRefused, NotFound."""
    with writing(engine) as session:
        one = _ask(session, ask)
        person = who(session, by)
        found = stakes(session, [one.assignment])
        problems = refused(actor_of(session, person), Deed.ASK_PARTNERS, [one.assignment], found)
        problems = problems or [*_closed(session, one), *words_long(why)]
        if problems:
            raise ActRefused(*problems)
        told = f"{one.unit_name}: {why}" if why else one.unit_name
        if not contributions.put_withdrawal(session, one, why or None, told, by=person.id, now=now):
            raise ActRefused(error("contribution-first", unit=one.unit_name))
        details = {"ask": ask, "unit": one.unit} | ({"why": why} if why else {})
        record(session, person.id, WITHDRAW_ASK, f"assignment:{one.assignment}", details, now=now)
        return one.assignment


def contribution_file(engine: Engine, actor: Actor, number: int, ask: int) -> Kept:
    """The file of an answer, for the lead of its assignment and for who gave it. Raises NotFound."""
    with reading(engine) as session:
        one = _ask(session, ask)
        stake = stakes(session, [number]).get(number) if 0 < number <= MOST else None
        led = stake is not None and may(actor, Deed.ASK_PARTNERS, matter_of(stake))
        own = may(actor, Deed.CONTRIBUTE, Matter(unit=one.unit))
        kept = contributions.answer_file(session, one) if one.assignment == number and (led or own) else None
        if kept is None:
            raise NotFound(error("contribution-unknown"))
        return kept


def _led(session: Session, by: str | None, number: int) -> tuple[Known, Stake, dt.datetime | None]:
    """Who asks and of what, where he may and it is being worked on; and the instant from which that is late."""
    from models.giving_on import above

    person = who(session, by)
    found = stakes(session, [number] if 0 < number <= MOST else [])
    if problems := refused(actor_of(session, person), Deed.ASK_PARTNERS, [number], found):
        raise ActRefused(*problems)
    one, stake = above(session, number), found[number]
    assert one is not None
    if stake.parent is not None:
        raise ActRefused(error("ask-inner"))
    if one.stage != Stage.EXECUTE:
        raise ActRefused(error("ask-stage", stage=one.stage))
    return person, stake, one.due


def _ask(session: Session, ask: int) -> PartAsked:
    one = contributions.asked(session, ask) if 0 < ask <= MOST else None
    if one is None:
        raise NotFound(error("contribution-unknown"))
    return one


def _his(session: Session, by: str | None, ask: int) -> tuple[Known, PartAsked]:
    """Who answers and what, where it was asked of a unit of his."""
    one, person = _ask(session, ask), who(session, by)
    if (problem := why_not(actor_of(session, person), Deed.CONTRIBUTE, Matter(unit=one.unit))) is not None:
        raise ActRefused(problem.model_copy(update={"args": {**problem.args, "unit": one.unit_name}}))
    return person, one


def _closed(session: Session, one: PartAsked) -> list[Problem]:
    """Why it waits no longer."""
    from models.inside import stages_of

    if one.answered_at is not None:
        return [error("contribution-first", unit=one.unit_name)]
    if one.withdrawn_at is not None:
        return [error("contribution-withdrawn")]
    stage = stages_of(session, [one.assignment])[one.assignment]
    return [] if stage in OPEN else [error("contribution-closed", stage=stage)]


def _meant(wish: Wish, partners: dict[str, Partner], asked: dict[str, PartAsked]) -> tuple[str, ...]:
    """The slugs of those who are meant, each once; what no partner is called stays as it was said."""
    if wish.every:
        return tuple(slug for slug in partners if slug not in asked)
    found: list[str] = []
    for said in (said for said in wish.units if said.strip()):
        words = fold_name(said)
        called = [one.slug for one in partners.values() if words in (fold_name(one.name), fold_name(one.named))]
        found += [said] if said in partners else called or [said]
    return tuple(dict.fromkeys(found))


def _wrong_units(
    wish: Wish, partners: dict[str, Partner], asked: dict[str, PartAsked], zone: dt.tzinfo
) -> list[Problem]:
    place = Place(field="partners")
    if not wish.units:
        return [error("ask-nobody", place)]
    problems = [error("ask-not-partner", place, unit=slug) for slug in wish.units if slug not in partners]
    for slug in wish.units:
        if slug in asked and slug in partners:
            day = asked[slug].at.astimezone(zone).date().isoformat()
            problems.append(error("ask-already", place, unit=asked[slug].unit_name, day=day))
    return problems


def _wrong_words(wish: Wish, today: dt.date) -> list[Problem]:
    problems = words_long(wish.words)
    if not wish.words.strip():
        problems.append(error("ask-words-missing", Place(field="words")))
    if wish.day is None:
        problems.append(error("ask-day-missing", Place(field="day")))
    elif wish.day < today:
        problems.append(error("date-past", Place(field="day"), day=wish.day.isoformat(), today=today.isoformat()))
    return problems


def _doubts(session: Session, day: dt.date, due: dt.datetime | None, today: dt.date) -> list[Problem]:
    """A day after the task's own last one, or on a day off."""
    place, last = Place(field="day"), last_day(due) if due else None
    late = [doubt("ask-after-task", place, day=day.isoformat(), last=last.isoformat())] if last and day > last else []
    return [*late, *resting_day(session, "ask-day-off", day, today, "day")]


def asked_for(engine: Engine, number: int) -> list[PartAsked]:
    """Everything that partners were asked for an assignment, as the office keeps it; raises NotFound."""
    with reading(engine) as session:
        if not (0 < number <= MOST) or number not in stakes(session, [number]):
            raise NotFound(error("assignment-unknown", assignment=number))
        return contributions.asked_of(session, number)
