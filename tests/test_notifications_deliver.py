"""Delivery: at least once, one in flight, a dead channel beside a live one, back-off, and a kill in the middle."""

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlmodel import col, select

from examples.mailbox import Mailbox, body
from models import lease, outbox
from models.database import reading, writing
from models.outbox import MAX_TRIES, NewMessage
from models.settings import Settings
from models.tables import Attempt, Channel, Message, Person
from notifications.channels import AppriseChannel, Sent
from notifications.deliver import PUT_OFF, deliver
from notifications.sweep import remind
from tests.hook import a_hook
from tests.notified import CALENDAR, CONTACT, DAY, HEAD, MORNING, OFFICER, assign, at, seed

NOW = at(DAY, 8)


class Fake:
    """A channel that answers as told by the message's address."""

    def __init__(self, answers=None):
        self.answers = answers or {}
        self.keys = []

    def route(self, message):
        return message.url.split("/")[0]

    def send(self, message):
        self.keys.append(message.key)
        answer = self.answers.get(message.key, self.answers.get(self.route(message), Sent(True)))
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def office(engine):
    """The small office with an address each by two routes: live/ for the contact, dead/ for the officer."""
    with writing(engine) as session:
        seed(session)
        session.get(Channel, CONTACT).url = "live/lan"
        session.get(Channel, OFFICER).url = "dead/binh"
    return engine


def fill(engine, count, channel=CONTACT, *, urgent=False, at_=NOW):
    rows = [
        NewMessage(f"{channel}-{n:03d}", channel, "digest", DAY, channel, f"Thư {n}", "Kính gửi", at_, urgent=urgent)
        for n in range(count)
    ]
    with writing(engine) as session:
        outbox.put(session, rows, NOW)
    return [one.key for one in rows]


def states(engine):
    with reading(engine) as session:
        return {one.key: one.state for one in session.exec(select(Message).order_by(col(Message.id)))}


def attempts(engine):
    with reading(engine) as session:
        rows = select(Message.key, Attempt.ok).join(Attempt, col(Attempt.message_id) == Message.id).order_by(Attempt.id)
        return list(session.exec(rows))


def test_everything_due_goes_out_in_order_and_once(office):
    keys = fill(office, 120)
    channel = Fake()
    assert deliver(office, channel, NOW).sent == 120
    assert channel.keys == keys
    assert deliver(office, channel, NOW) == (0, 0, 0, 0)
    assert attempts(office) == [(key, True) for key in keys]


def test_a_dead_channel_beside_a_live_one(office):
    dead, live = fill(office, 60, OFFICER), fill(office, 60)
    channel = Fake({"dead": Sent(False, "Không kết nối được", down=True)})
    done = deliver(office, channel, NOW)
    assert (done.sent, done.failed, done.dead, done.put_off) == (60, 1, 0, 59)
    assert [key for key in channel.keys if key in live] == live
    assert [key for key in channel.keys if key in dead] == dead[:1]
    assert deliver(office, channel, NOW).sent == 0
    again = deliver(office, Fake(), NOW + PUT_OFF + dt.timedelta(minutes=1))
    assert again.sent == 60
    assert set(states(office).values()) == {"sent"}


def test_a_refused_recipient_does_not_stop_his_server(office):
    keys = fill(office, 5)
    channel = Fake({keys[1]: Sent(False, "550")})
    assert deliver(office, channel, NOW)[:2] == (4, 1)
    assert channel.keys == keys


def test_three_failures_in_a_row_are_a_dead_route(office):
    keys = fill(office, 10)
    channel = Fake({"live": Sent(False, "?")})
    assert deliver(office, channel, NOW) == (0, 3, 0, 7)
    assert channel.keys == keys[:3]


def test_wrong_addresses_in_a_row_do_not_stop_their_server(office):
    """A server that answers for itself is alive: five mailboxes that are gone keep nobody else waiting."""
    keys = fill(office, 10)
    channel = Fake({key: Sent(False, "550 no such user", down=False) for key in keys[:5]})
    assert deliver(office, channel, NOW) == (5, 5, 0, 0)


def test_nothing_goes_to_who_left_or_where_nobody_listens(office):
    """Put off over the night, and in the morning the person has left, or the channel is no longer in use."""
    left, silent, kept = fill(office, 2, OFFICER), fill(office, 2, HEAD), fill(office, 2)
    with writing(office) as session:
        session.get(Person, OFFICER).active = False
        session.get(Channel, HEAD).active = False
    channel = Fake()
    assert deliver(office, channel, NOW).sent == 2
    assert channel.keys == kept
    assert {states(office)[key] for key in (*left, *silent)} == {"dead"}
    assert attempts(office) == [(key, True) for key in kept]


def test_back_off_and_then_given_up(office):
    fill(office, 1)
    channel, moment, waits = Fake({"live": Sent(False, "451 try later")}), NOW, []
    for _ in range(MAX_TRIES):
        deliver(office, channel, moment)
        with reading(office) as session:
            found = session.exec(select(Message)).one()
        waits.append(round((found.next_at - moment).total_seconds() / 60))
        assert deliver(office, channel, moment + dt.timedelta(seconds=30)) == (0, 0, 0, 0)
        moment = max(found.next_at, moment) + dt.timedelta(seconds=1)
    assert waits[:5] == [1, 5, 15, 60, 240]
    assert found.state == "dead"
    with reading(office) as session:
        assert {one.detail for one in session.exec(select(Attempt))} == {"451 try later"}


def test_the_try_is_on_record_before_the_message_leaves(office):
    (key,) = fill(office, 1)
    seen = []

    class Looks(Fake):
        def send(self, message):
            seen.extend(attempts(office))
            return super().send(message)

    deliver(office, Looks(), NOW)
    assert seen == [(key, None)]


@pytest.mark.parametrize("dies_at", [0, 1, 7])
def test_killed_in_the_middle_nothing_is_lost(office, dies_at):
    """What was in flight is sent again with the same key once its claim has run out; nothing else is."""
    keys = fill(office, 20)
    first = Fake({keys[dies_at]: KeyboardInterrupt()})
    with pytest.raises(KeyboardInterrupt):
        deliver(office, first, NOW)
    second = Fake()
    deliver(office, second, NOW + dt.timedelta(minutes=6))
    assert first.keys == keys[: dies_at + 1]
    assert sorted(second.keys) == keys[dies_at:]
    assert set(states(office).values()) == {"sent"}
    assert [ok for key, ok in attempts(office) if key == keys[dies_at]] == [None, True]


def test_outside_office_hours_only_urgent_ones(office):
    fill(office, 3)
    urgent = fill(office, 2, OFFICER, urgent=True)
    channel = Fake()
    deliver(office, channel, NOW, urgent_only=True)
    assert channel.keys == urgent


def test_the_time_ends_and_the_rest_waits_untouched(office):
    fill(office, 3)
    channel = Fake()
    assert deliver(office, channel, NOW, seconds=0) == (0, 0, 0, 0)
    assert set(states(office).values()) == {"waiting"}


def test_a_holder_that_lost_its_lease_sends_nothing_more(office):
    keys = fill(office, 3)
    held = lease.take(office, "deliver", "a", NOW, 60)

    class Sleeps(Fake):
        def send(self, message):
            with writing(office) as session:  # meanwhile the lease ran out and another took it
                session.connection().exec_driver_sql("UPDATE lease SET fence = fence + 1")
            return super().send(message)

    channel = Sleeps()
    with pytest.raises(lease.LeaseLost):
        deliver(office, channel, NOW, held=held)
    assert channel.keys == keys[:1]
    assert states(office)[keys[0]] == "sending"  # not settled by who lost the right to


def test_from_the_decision_to_the_mail_as_read(engine, tmp_path):
    """The whole way on real servers: lines, sweep, outbox, Apprise, SMTP with TLS and login; a dead hook beside it."""
    with writing(engine) as session:
        seed(session)
        session.add(Channel(id=50, person_id=CONTACT, url="json://127.0.0.1:9/"))
        assign(session, dt.date(2026, 12, 8))
    with Mailbox(tmp_path) as box:
        settings = Settings(
            local_addresses=True,
            smtp_host=box.host, smtp_port=box.port, smtp_user=box.user, smtp_password=SecretStr(box.password),
            smtp_ca=box.ca, mail_from="vp@song-thao.example", office="van-phong",
        )  # fmt: skip
        remind(engine, DAY, MORNING, settings, CALENDAR)
        assert deliver(engine, AppriseChannel(settings), MORNING).sent == 0  # 07:20: the office is closed
        done = deliver(engine, AppriseChannel(settings), NOW)
        assert (done.sent, done.failed) == (2, 1)
        (mail,) = box.to("lan@song-thao.example")
    assert mail["Subject"] == "[Nhắc việc 09/12] SNV: 01 quá hạn"
    assert mail["X-Dondoc-Key"] == "lan:digest:2026-12-09:11"
    assert "quá hạn 01 ngày" in body(mail)
    assert "quá hạn 01 ngày" in body(mail, "html")


SWEEP = """
import datetime as dt, sys
from models.database import open_database
from models.settings import Settings
from notifications.channels import AppriseChannel
from notifications.deliver import deliver
deliver(open_database(sys.argv[1]), AppriseChannel(Settings(local_addresses=True)), dt.datetime.fromisoformat(sys.argv[2]))
"""


@pytest.mark.slow
def test_a_process_killed_while_it_sends(sqlite_engine, tmp_path):
    """SIGKILL while the fifth message is in flight, and another process afterwards: one repeat, told by its key."""
    with a_hook() as hook:
        with writing(sqlite_engine) as session:
            seed(session)
            session.get(Channel, CONTACT).url = hook.url
        keys = fill(sqlite_engine, 12)
        sqlite_engine.dispose()
        hook.hold = 5
        root = Path(__file__).parent.parent

        def start(moment):
            command = [sys.executable, "-c", SWEEP, str(sqlite_engine.url), moment.isoformat()]
            return subprocess.Popen(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})

        killed = start(NOW)
        assert hook.holding.wait(60)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        hook.hold = None
        hook.letting_go.set()
        assert start(NOW + dt.timedelta(minutes=6)).wait(60) == 0
    assert sorted(set(hook.keys)) == keys
    repeated = [key for key in keys if hook.keys.count(key) > 1]
    assert repeated == [keys[4]]
    assert set(states(sqlite_engine).values()) == {"sent"}
