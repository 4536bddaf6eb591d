"""The day's reminders: one set of reads, pure decisions and words, then batches of one writing transaction each.

Harmless to run twice: a message's key is person, kind, day and channel, a decision's key assignment, person, kind, day.
One digest a person and day; a hỏa tốc line, or one due before the next digest, that comes later in the day goes in a message of its own.
A digest of an earlier day that waits for this morning is withdrawn, and what it told is told anew, as it stands now.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from models import lease, outbox
from models.asking_time import WaitingRequest, asked_time
from models.contributions import awaited_all
from models.database import Engine, Session, reading, writing
from models.handing_proposals import proposals
from models.keys import LINKS, key_for
from models.loads import loads
from models.on_event import duties_given_since
from models.one_result import as_one
from models.outbox import NewMessage
from models.reminding import (
    ChannelFacts,
    Registry,
    keys_of,
    last_swept,
    longest_notice,
    mark_swept,
    open_lines,
    record_reminders,
    registry,
    told,
)
from models.settings import Settings
from models.told_first import first_told
from notifications import on_event, phrases
from notifications.answering import late_since
from notifications.asking import Ask, TimeAsk, asks, time_asks
from notifications.contributing import heard
from notifications.digest import Digest, Gathered, Item, gather
from notifications.escalation import URGENT_TAG, People
from notifications.frames import Frame, Links
from notifications.hours import is_open, next_open
from notifications.near import near_of
from notifications.reminders import FORTNIGHT, Kind, by_the_hour, due_reminders, rules_of
from notifications.render import Rendered, render
from notifications.standing import standings
from plans.calendar import Calendar
from plans.policy import SOON_DAYS

BACK = dt.timedelta(days=FORTNIGHT + 1)
"""How long ago a line was given that may still have to be announced."""
BATCH = 1000
"""Persons a transaction."""
DIGEST = "digest"
"""The kind of the one message of the day."""
EXPRESS = "express-"
"""How the kinds of what is told at once after it begin."""
SHORT_TAG = "short"
"""A channel with this tag gets the text for a group, under 600 characters."""


class Swept(NamedTuple):
    """What a sweep did: readers and messages put in the outbox, lines named, names of units that nobody hears for."""

    persons: int
    messages: int
    lines: int
    without_contact: tuple[str, ...]


class Letter(NamedTuple):
    """A digest in words with the channels it goes by."""

    digest: Digest
    kind: str
    words: Rendered
    channels: tuple[ChannelFacts, ...]


class _Composed(NamedTuple):
    """The day's letters, one at a time; names of units that nobody hears for; by reader, the waiting messages that they replace."""

    letters: Iterator[Letter]
    without: tuple[str, ...]
    overtaken: Mapping[str, list[int]]


class _State(NamedTuple):
    """What was read of the database, at one moment: of the day's letters before it when they were put; whether the office is open."""

    known: Registry
    letters_before: Mapping[str, dt.datetime]
    told: set[tuple[int, int]]
    open_now: bool = True


def remind(
    engine: Engine,
    day: dt.date,
    now: dt.datetime,
    settings: Settings,
    calendar: Calendar,
    held: lease.Held | None = None,
) -> Swept:
    """Decides, words and puts into the outbox what everybody must hear on `day`. Running it again adds nothing.

    With a lease every batch is refused (LeaseLost) once somebody else holds it; batches written before stay.
    """
    key = _key(engine, now) if settings.reminder_links else None
    composed = _compose(engine, day, now, settings, calendar, key)
    opening = next_open(now, settings.office_hours, calendar, settings.zone)
    persons = messages = 0
    lines: set[int] = set()
    for batch in _batches(composed.letters):
        rows = [row for letter in batch for row in _messages(letter, day, now, opening)]
        with writing(engine) as session:
            if held is not None:
                lease.check(session, held, now)
            record_reminders(session, [row for letter in batch for row in _decisions(letter, day)])
            outbox.withdraw(session, [id_ for one in batch for id_ in composed.overtaken.get(who(one.digest), ())])
            messages += outbox.put(session, rows, now)
        persons += len(batch)
        lines.update(item.decision.line.id for letter in batch for item in letter.digest.items)
    with writing(engine) as session:
        if held is not None:
            lease.check(session, held, now)
        outbox.withdraw(
            session, [id_ for one in composed.overtaken.values() for id_ in one]
        )  # nothing of it is to be told now
        mark_swept(session, day, now)
    return Swept(persons, messages, len(lines), composed.without)


def preview(
    engine: Engine, day: dt.date, now: dt.datetime, settings: Settings, calendar: Calendar
) -> tuple[list[Letter], tuple[str, ...]]:
    """The letters that `remind` would put, and the units without anybody, with nothing written."""
    composed = _compose(engine, day, now, settings, calendar)
    return list(composed.letters), composed.without


def overtaken(session: Session, day: dt.date, settings: Settings, calendar: Calendar) -> list[tuple[int, str, dt.date]]:
    """Digests of earlier days that wait to go out on this working day: id, key, their day. `remind` replaces them."""
    if not calendar.is_working(day):
        return []
    start, end = (dt.datetime.combine(day + dt.timedelta(days=n), dt.time(), settings.zone) for n in (0, 1))
    return outbox.overtaken(session, DIGEST, day, start.astimezone(dt.UTC), end.astimezone(dt.UTC))


def message_key(who: str, kind: str, day: dt.date, channel_id: int) -> str:
    """The outbox key of a message: who, kind, day, channel. It travels in the header X-Dondoc-Key."""
    return f"{who}:{kind}:{day.isoformat()}:{channel_id}"


def _compose(
    engine: Engine, day: dt.date, now: dt.datetime, settings: Settings, calendar: Calendar, key: str | None = None
) -> _Composed:
    """Reads and decides at once; words come one letter at a time, so that 10,000 of them are never in memory together."""
    with reading(engine) as session:
        rest = calendar.next_working(day + dt.timedelta(days=1)) - day  # what ends in a holiday is told before it
        near = max(longest_notice(session), SOON_DAYS)
        ahead = max(dt.timedelta(days=near), rest) + dt.timedelta(days=2)  # the end of the day after
        first, last = (dt.datetime.combine(one, dt.time(), settings.zone) for one in (day - BACK, day + ahead))
        lines, counted = as_one(session, open_lines(session, last, first)), loads(session, now)
        after = last_swept(session, day) or day - BACK  # the first sweep ever: nobody was told anything
        state, proposed, more_time = _read(session, day), proposals(session), asked_time(session)
        awaited, waiting = awaited_all(session), overtaken(session, day, settings, calendar)
        given = duties_given_since(session, day - BACK, day)
        sent = _sent(session, {one.given for one in given if on_event.is_express(one) and one.given < day})
        earliest = min((made_for for _, _, made_for in waiting), default=day)
        before = after if not waiting else last_swept(session, earliest) or earliest - BACK
        late = late_since(lines, rules_of(day, calendar, before, settings.zone))
        asked_first = first_told(session, Kind.OVERDUE.value, late, _taken_back(waiting, state.known))
    state = state._replace(open_now=is_open(now, settings.office_hours, calendar, settings.zone))
    people = People(state.known, settings.office)

    standing, untold = standings(lines, people, now), near_of(lines, now)

    def since(after: dt.date) -> Gathered:
        decisions = [
            by_the_hour(one, now) for one in due_reminders(lines, day, calendar, after=after, zone=settings.zone)
        ]
        told = (people, day, after, calendar, settings.zone)
        asked = (asks(proposed, *told), time_asks(map(_time_ask, more_time), *told))
        wished = heard(awaited, people, rules_of(day, calendar, after, settings.zone), calendar)
        duties = on_event.told(given, people, rules_of(day, calendar, after, settings.zone), calendar, sent)
        return gather(decisions, people, counted, _together(*asked), wished, standing, duties, near=untold)

    gathered, replaced = since(after), _by_reader(waiting)
    if replaced:  # what these told has reached nobody: for them the sweep before it was the last
        others = [one for one in gathered.digests if who(one) not in replaced]
        theirs = [one for one in since(before).digests if who(one) in replaced]
        gathered = gathered._replace(digests=[*others, *theirs])
    frame = _frame(day, now, settings, calendar, people, {one.plan.office_id for one in lines})._replace(
        first=asked_first
    )
    if key:
        frame = frame._replace(links=Links(key, now + dt.timedelta(days=settings.reminder_link_days)))
    without = tuple(unit.name for unit in gathered.without_contact)
    return _Composed(_letters(gathered.digests, state, frame), without, replaced)


def _sent(session: Session, days: Iterable[dt.date]) -> dict[tuple[dt.date, str], dt.datetime]:
    """By day and reader, when the last mail of that day was put that tells what is to be done."""
    found: dict[tuple[dt.date, str], dt.datetime] = {}
    for day in days:
        for key, at in keys_of(session, day).items():
            reader = (day, key.split(":", 1)[0])
            if _tells_work(key):
                found[reader] = max(at, found.get(reader, at))
    return found


def _tells_work(key: str) -> bool:
    """Whether the message of this key tells its reader what is to be done: a supervisor's brief does not."""
    kind = key.split(":", 2)[1]
    return kind == DIGEST or kind.startswith(EXPRESS)


def _taken_back(waiting: Iterable[tuple[int, str, dt.date]], known: Registry) -> dict[int, dt.date]:
    """By person the day of the first message that has reached nobody and is told anew."""
    days = {
        key.split(":", 1)[0]: made_for for _, key, made_for in sorted(waiting, key=lambda one: one[2], reverse=True)
    }
    return {id_: days[one.slug] for id_, one in known.persons.items() if one.slug in days}


def _by_reader(waiting: Iterable[tuple[int, str, dt.date]]) -> dict[str, list[int]]:
    """Ids of messages by who reads them: the first part of the key."""
    found: dict[str, list[int]] = {}
    for id_, key, _ in waiting:
        found.setdefault(key.split(":", 1)[0], []).append(id_)
    return found


def _time_ask(one: WaitingRequest) -> TimeAsk:
    title, internal = phrases.title_of(one.stake.circulation, one.stake.title), one.stake.circulation == "internal"
    return TimeAsk(one.asked, one.stake.unit_name, title, one.nth, one.judges, internal)


def _together(*found: Mapping[int, tuple[Ask, ...]]) -> dict[int, tuple[Ask, ...]]:
    """What waits for each person's answer, of all kinds."""
    return {id_: tuple(ask for one in found for ask in one.get(id_, ())) for one in found for id_ in one}


def _key(engine: Engine, now: dt.datetime) -> str:
    """What the links are signed with."""
    with writing(engine) as session:
        return key_for(session, LINKS, now)


def _read(session: Session, day: dt.date) -> _State:
    return _State(registry(session), keys_of(session, day), told(session, day))


def _frame(
    day: dt.date, now: dt.datetime, settings: Settings, calendar: Calendar, people: People, offices: set[int | None]
) -> Frame:
    """What every letter says alike; it comes from the office of the settings, else from the one that gave all that is open."""
    units = people.known.units.values()
    ours = [one.name for one in units if (one.slug == settings.office if settings.office else offices == {one.id})]
    office = ours[0] if ours else "Văn phòng"
    return Frame(day, now, calendar, people, office, settings.office_phone, settings.public_url, settings.zone)


def _letters(digests: Iterable[Digest], state: _State, frame: Frame) -> Iterator[Letter]:
    """The digests that are news and can be sent, in words."""
    by_person: dict[int, list[ChannelFacts]] = {}
    by_unit: dict[int, list[ChannelFacts]] = {}
    for channel in state.known.channels:
        if channel.person_id is not None:
            by_person.setdefault(channel.person_id, []).append(channel)
        elif channel.unit_id is not None:
            by_unit.setdefault(channel.unit_id, []).append(channel)
    for digest in digests:
        person = digest.person
        channels = by_person.get(person.id, ()) if person else by_unit.get(digest.unit.id, ())
        news = _news(digest, channels, state, frame.day)
        ways = tuple(one for one in channels if digest.urgent or URGENT_TAG not in one.tags)
        if news is not None and ways:
            yield Letter(news[1], news[0], render(news[1], frame), ways)


def _news(digest: Digest, channels: Iterable[ChannelFacts], state: _State, day: dt.date) -> tuple[str, Digest] | None:
    """The day's digest; after it only hỏa tốc lines, and in office hours pressing ones, that this person has not heard of today."""
    sent = any(message_key(who(digest), DIGEST, day, one.id) in state.letters_before for one in channels)
    if not sent:
        return DIGEST, digest
    late = tuple(item for item in digest.items if _at_once(item, state) and not _heard(item, digest, state))
    theirs = f"{who(digest)}:"
    last = max(at for key, at in state.letters_before.items() if key.startswith(theirs) and _tells_work(key))
    duties = tuple(one for one in digest.duties if on_event.is_express(one) and one.given_at > last)
    told = digest._replace(items=late, orphans=(), asks=(), wished=(), duties=duties)
    return (_express(told), told) if late or duties else None


def _at_once(item: Item, state: _State) -> bool:
    """Pressing ones outside office hours wait for the next morning's digest, which tells them as they stand then."""
    return item.decision.urgent or (item.decision.pressing and state.open_now)


def _express(told: Digest) -> str:
    """The kind of a message of hỏa tốc lines: another one for other lines, so that none is taken for sent."""
    ids = ",".join(
        [*(str(one.decision.line.id) for one in told.items), *(one.plan.key + ":" + one.task for one in told.duties)]
    )
    return f"{EXPRESS}{hashlib.sha256(ids.encode()).hexdigest()[:8]}"


def _heard(item: Item, digest: Digest, state: _State) -> bool:
    return digest.person is None or (item.decision.line.id, digest.person.id) in state.told


def who(digest: Digest) -> str:
    """The reader in a key: a person's slug, or a unit's behind a sign that no person's has."""
    return digest.person.slug if digest.person else f"@{digest.unit.slug}"


def _batches(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    left = iter(letters)
    while batch := list(islice(left, BATCH)):
        yield batch


def _messages(letter: Letter, day: dt.date, now: dt.datetime, opening: dt.datetime) -> Iterator[NewMessage]:
    """One message a channel; hỏa tốc at once, others in office hours."""
    digest, words = letter.digest, letter.words
    for channel in letter.channels:
        brief = _is_brief(channel)
        yield NewMessage(
            key=message_key(who(digest), letter.kind, day, channel.id),
            person_id=digest.person.id if digest.person else None,
            kind=letter.kind,
            day=day,
            channel_id=channel.id,
            subject=words.subject,
            body=words.short if brief else words.text,
            html=None if brief else words.html,
            urgent=digest.urgent,
            next_at=now if digest.urgent else opening,
        )


def _is_brief(channel: ChannelFacts) -> bool:
    """A channel tagged so, and a unit's own unless it is a mailbox: what lands in a group says no content."""
    mailbox = channel.url.startswith(("email:", "mailto:", "mailtos:"))
    return SHORT_TAG in channel.tags or (channel.unit_id is not None and not mailbox)


def _decisions(letter: Letter, day: dt.date) -> Iterator[tuple[int, int, str, dt.date]]:
    """The rows of the decisions; a unit's own channel has none, its message's key is enough."""
    person = letter.digest.person
    if person is not None:
        for item in letter.digest.items:
            yield item.decision.line.id, person.id, item.decision.kind.value, day
