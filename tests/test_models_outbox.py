"""The outbox: once by key, at least once to the reader, no claim by two, and a killed sweep loses nothing."""

import datetime as dt
import threading

import pytest
from sqlmodel import select

from models import lease, outbox
from models.database import reading, writing
from models.outbox import BACK_OFF, MAX_TRIES, ClaimLost, NewMessage
from models.tables import Attempt, Channel, Message
from tests.factories import NOW, a_person, some_units

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def office(engine):
    """A person with a channel."""
    with writing(engine) as session:
        some_units(session, 1)
        lan = a_person(session)
        channel = Channel(person_id=lan.id, url="email:lan@example.org", tags=["nhắc việc"])
        session.add(channel)
        session.flush()
        return engine, lan.id, channel.id


def message(office, number=1, **fields):
    _, person, channel = office
    common = {"person_id": person, "kind": "digest", "day": NOW.date(), "channel_id": channel, "subject": "Nhắc việc"}
    return NewMessage(**({"key": f"k{number}", "body": "Việc hôm nay", "next_at": NOW} | common | fields))


def put(office, *messages):
    with writing(office[0]) as session:
        return outbox.put(session, messages, NOW)


def claim(office, now=NOW, limit=10, fence=1):
    with writing(office[0]) as session:
        return outbox.claim(session, now, limit, fence)


def attempt(office, one, ok, now, detail="", fence=1):
    with writing(office[0]) as session:
        outbox.start(session, one.id, fence, now)
    with writing(office[0]) as session:
        return outbox.settle(session, one.id, ok, detail, now, fence=fence)


def counts(office):
    with reading(office[0]) as session:
        return {state: number for state, number in outbox.counts(session).items() if number}


def attempts(office):
    with reading(office[0]) as session:
        return [(one.ok, one.detail) for one in session.exec(select(Attempt).order_by(Attempt.id))]


def test_a_key_is_put_once(office):
    assert put(office, *(message(office, number) for number in range(1200))) == 1200
    assert put(office, message(office, 5, subject="Khác"), message(office, 1200)) == 1
    assert put(office) == 0
    with reading(office[0]) as session:
        assert session.exec(select(Message.subject).where(Message.key == "k5")).one() == "Nhắc việc"


def test_a_claimed_message_says_where_it_goes(office):
    put(office, message(office, html="<p>Việc</p>"))
    one = claim(office)[0]
    assert (one.url, one.tags, one.tries, one.html) == ("email:lan@example.org", ["nhắc việc"], 0, "<p>Việc</p>")
    assert claim(office) == []


def test_urgent_ones_go_first_and_later_ones_wait(office):
    later = message(office, 3, next_at=NOW + MINUTE)
    put(office, message(office, 1), message(office, 2, urgent=True), later)
    assert [one.key for one in claim(office)] == ["k2", "k1"]
    assert [one.key for one in claim(office, NOW + MINUTE)] == ["k3"]


def test_sent_is_sent(office):
    put(office, message(office))
    assert attempt(office, claim(office)[0], True, NOW) == "sent"
    assert claim(office, NOW + dt.timedelta(days=9)) == []
    assert attempts(office) == [(True, None)]


def test_failures_are_tried_again_after_growing_pauses_then_given_up(office):
    put(office, message(office))
    now, waits = NOW, []
    for _ in range(MAX_TRIES - 1):
        assert attempt(office, claim(office, now)[0], False, now, "451 Try later") == "waiting"
        wait = next(n for n in range(1, 1000) if claim(office, now + n * MINUTE))
        with writing(office[0]) as session:
            outbox.give_back(session, [1], 1)
        waits.append(wait)
        now += wait * MINUTE
    assert waits == list(BACK_OFF)
    assert attempt(office, claim(office, now)[0], False, now, "550 No such user") == "dead"
    assert counts(office) == {"dead": 1}
    assert len(attempts(office)) == MAX_TRIES
    assert attempts(office)[-1] == (False, "550 No such user")


def test_killed_in_flight_it_is_sent_at_most_once_more(office):
    """The try was begun, nobody knows whether it went out: taken back when the claim has run out, and told."""
    put(office, message(office, 1), message(office, 2))
    first, second = claim(office)
    with writing(office[0]) as session:
        outbox.start(session, first.id, 1, NOW)
    assert claim(office, NOW + MINUTE, fence=2) == []
    later = NOW + dt.timedelta(seconds=outbox.CLAIM_SECONDS)
    again = claim(office, later, fence=2)
    assert [(one.key, one.tries) for one in again] == [("k1", 1), ("k2", 0)]
    for one in again:
        assert attempt(office, one, True, later, fence=2) == "sent"
    assert attempts(office) == [(None, None), (True, None), (True, None)]
    assert second.id


def test_a_sweep_that_slept_cannot_settle(office):
    put(office, message(office))
    one = claim(office)[0]
    with writing(office[0]) as session:
        outbox.start(session, one.id, 1, NOW)
    later = NOW + dt.timedelta(seconds=outbox.CLAIM_SECONDS)
    with pytest.raises(ClaimLost), writing(office[0]) as session:
        outbox.settle(session, one.id, True, "", later, fence=1)
    claim(office, later, fence=2)
    with pytest.raises(ClaimLost), writing(office[0]) as session:
        outbox.settle(session, one.id, True, "", later, fence=1)
    with pytest.raises(ClaimLost), writing(office[0]) as session:
        outbox.start(session, one.id, 1, later)


def test_always_killed_it_is_given_up_in_the_end(office):
    put(office, message(office))
    now = NOW
    for _ in range(MAX_TRIES):
        one = claim(office, now)[0]
        with writing(office[0]) as session:
            outbox.start(session, one.id, 1, now)
        now += dt.timedelta(seconds=outbox.CLAIM_SECONDS)
    assert claim(office, now) == []
    assert counts(office) == {"dead": 1}


def test_two_sweeps_never_claim_the_same(office):
    put(office, *(message(office, number) for number in range(60)))
    together, taken = threading.Barrier(3), []

    def sweep(fence):
        together.wait()
        for _ in range(5):
            taken.extend(claim(office, limit=5, fence=fence))

    crowd = [threading.Thread(target=sweep, args=(fence,)) for fence in (1, 2, 3)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(taken) == len({one.id for one in taken}) == 60


def test_what_was_not_tried_is_given_back(office):
    put(office, message(office))
    one = claim(office)[0]
    with writing(office[0]) as session:
        outbox.give_back(session, [one.id], 99)
    assert counts(office) == {"sending": 1}
    with writing(office[0]) as session:
        outbox.give_back(session, [one.id], 1)
    assert [other.tries for other in claim(office)] == [0]


def test_details_are_cut(office):
    put(office, message(office))
    attempt(office, claim(office)[0], False, NOW, "x" * 9999)
    assert len(attempts(office)[0][1]) == outbox.DETAIL_LENGTH


def test_one_holder_at_a_time_and_a_growing_fence(engine):
    first = lease.take(engine, "deliver", "a", NOW, 60)
    assert first is not None
    assert lease.take(engine, "deliver", "b", NOW + dt.timedelta(seconds=59), 60) is None
    assert lease.take(engine, "remind", "b", NOW, 60).fence == 1
    second = lease.take(engine, "deliver", "b", NOW + MINUTE, 60)
    assert second.fence > first.fence


def test_one_that_a_rehearsal_left_behind_blocks_nobody(engine):
    """`dondoc remind --today` of next month, killed in the middle: its lease ends next month, by a clock that is not ours."""
    stray = lease.take(engine, "remind", "a", NOW + dt.timedelta(days=30), 60)
    found = lease.take(engine, "remind", "b", NOW, 60)
    assert found.fence == stray.fence + 1
    assert lease.take(engine, "remind", "c", NOW - dt.timedelta(hours=1), 60) is None  # a clock that is a little slow


def test_released_it_is_free_at_once(engine):
    first = lease.take(engine, "deliver", "a", NOW, 60)
    lease.release(engine, first, NOW)
    second = lease.take(engine, "deliver", "a", NOW, 60)
    assert second.fence == first.fence + 1
    lease.release(engine, first, NOW)
    assert lease.take(engine, "deliver", "b", NOW, 60) is None


def test_renewed_it_lasts(engine):
    held = lease.renew(engine, lease.take(engine, "deliver", "a", NOW, 60), NOW + dt.timedelta(seconds=50), 60)
    assert lease.take(engine, "deliver", "b", NOW + MINUTE, 60) is None
    with pytest.raises(lease.LeaseLost):
        lease.renew(engine, held, NOW + 2 * MINUTE, 60)


def test_who_slept_past_his_time_writes_nothing(office):
    engine = office[0]
    held = lease.take(engine, "deliver", "a", NOW, 60)
    put(office, message(office))
    with writing(engine) as session:
        lease.check(session, held, NOW + dt.timedelta(seconds=59))
    with pytest.raises(lease.LeaseLost), writing(engine) as session:  # noqa: PT012
        outbox.put(session, [message(office, 2)], NOW)
        lease.check(session, held, NOW + MINUTE)
    lease.take(engine, "deliver", "b", NOW + MINUTE, 60)
    with pytest.raises(lease.LeaseLost), writing(engine) as session:
        lease.check(session, held, NOW)
    assert counts(office) == {"waiting": 1}


def test_of_many_takers_one_wins(engine):
    together, held = threading.Barrier(4), []

    def take(holder):
        together.wait()
        if one := lease.take(engine, "advance", holder, NOW, 60):
            held.append(one)

    crowd = [threading.Thread(target=take, args=(str(number),)) for number in range(4)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(held) == 1


def test_the_log_is_written_with_the_deed(office):
    from models.audit import record
    from models.tables import Audit

    engine, person, _ = office
    with writing(engine) as session:
        record(session, person, "launch", "plan:ke-hoach-01", {"assignments": 3}, now=NOW)
        record(session, None, "advance", "all", now=NOW)
    with reading(engine) as session:
        assert [(one.by, one.details) for one in session.exec(select(Audit).order_by(Audit.id))] == [
            (person, {"assignments": 3}),
            (None, {}),
        ]
