"""Sweeps: one at a time, harmless twice, and nothing lost when one is killed in the middle."""

import datetime as dt
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from desk.launching import LaunchBlocked
from desk.sweeping import advance, deliver, launch_file, missed, remind
from models import lease, outbox
from models.core import table
from models.database import reading, writing
from models.outbox import NewMessage
from models.settings import Settings
from models.tables import Attempt, Channel, LaunchedPlan, Message
from models.wake import ask, take, waiting
from plans.files import write_plan
from plans.plan import Source
from tests.factories import NOW, TODAY, YEARLY, a_person, a_plan, a_task, assignments, day, on, put_in_force, some_units
from tests.hook import a_hook
from tests.office import DAY, furnish, plan
from tests.office import NOW as SEPTEMBER

HERE = Path(__file__).parent.parent
SETTINGS = Settings(database_url="unused", lease_seconds=60, local_addresses=True)
LATER = dt.timedelta(minutes=10)


@pytest.fixture
def in_force(engine):
    """A plan with a date and a yearly task, given to xa-1, xa-2, xa-3 on 2 November 2026; Lan hears for xa-1."""
    with writing(engine) as session:
        some_units(session)
        a_person(session)
        put_in_force(session, a_plan(a_task("1", due=on("2026-11-06")), a_task("2", due=YEARLY)))
    return engine


@pytest.fixture
def hook():
    with a_hook() as found:
        yield found


def a_channel(engine, url, person_id=1):
    with writing(engine) as session:
        row = insert(table(Channel)).values(person_id=person_id, url=url, tags=[], active=True)
        return session.connection().execute(row.returning(table(Channel).c.id)).scalar_one()


def waits(engine, channel_id, count, urgent=False, at=NOW):
    """`count` messages in the outbox, due at once."""
    with writing(engine) as session:
        rows = [
            NewMessage(f"k{number}", None, "digest", TODAY, channel_id, f"Thư {number}", "Nội dung", at, urgent=urgent)
            for number in range(count)
        ]
        assert outbox.put(session, rows, at) == count


def counted(engine):
    with reading(engine) as session:
        return outbox.counts(session)


def test_a_year_of_nights_opens_every_december_once(in_force):
    """2 November + one night a day up to 20 November 2027: 14 December of both years, each once a unit."""
    first = [advance(in_force, SETTINGS, TODAY, NOW), advance(in_force, SETTINGS, TODAY, NOW)]
    assert [one.counts["opened"] for one in first] == [0, 0], "what was due within 30 days was opened by the launch"
    nights = [TODAY + dt.timedelta(days=number) for number in range(1, 384)]
    opened = [advance(in_force, SETTINGS, night, day(night.isoformat())).counts["opened"] for night in nights[::7]]
    assert sum(opened) in (3, 6)
    with reading(in_force) as session:
        yearly = sorted(one.occurrence for one in assignments(session) if one.occurrence != "once")
    assert yearly == ["2026-12-14"] * 3 + ["2027-12-14"] * 3


def test_advance_counts_what_is_overdue_by_unit(in_force):
    swept = advance(in_force, SETTINGS, dt.date(2026, 11, 9), day("2026-11-09"))
    assert swept.counts["overdue"] == 3
    assert [row["overdue"] for row in swept.rows] == [1, 1, 1]
    assert swept.rows[0]["unit"].startswith("Ủy ban nhân dân")


def test_a_second_sweep_finds_the_lease_taken_and_does_nothing(in_force):
    held = lease.take(in_force, "advance", "somebody else", NOW, 60)
    assert held is not None
    swept = advance(in_force, SETTINGS, TODAY, NOW)
    assert not swept.ran
    assert swept.counts == {}
    assert remind(in_force, SETTINGS, TODAY, NOW).ran, "another name is another lease"
    assert advance(in_force, SETTINGS, TODAY, NOW + dt.timedelta(seconds=61)).ran, "its time has run out"


def test_a_rehearsal_of_next_year_does_not_block_tonight(in_force):
    """The lease is given back for every moment, also for those before the day that the sweep was told."""
    assert advance(in_force, SETTINGS, dt.date(2027, 11, 1), day("2027-11-01")).ran
    assert advance(in_force, SETTINGS, TODAY, NOW).ran


def test_the_lease_is_given_back_when_the_work_fails(in_force, monkeypatch):
    monkeypatch.setattr("desk.sweeping.open_occurrences", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        advance(in_force, SETTINGS, TODAY, NOW)
    monkeypatch.undo()
    assert advance(in_force, SETTINGS, TODAY, NOW).ran


def test_remind_is_silent_on_days_off_and_harmless_twice(in_force, hook):
    a_channel(in_force, hook.url)
    sunday, monday = dt.date(2026, 11, 8), dt.date(2026, 11, 9)
    assert remind(in_force, SETTINGS, sunday, day("2026-11-08")).counts["day_off"] == 1
    assert counted(in_force)["waiting"] == 0
    first = remind(in_force, SETTINGS, monday, day("2026-11-09"))
    assert (first.counts["persons"], first.counts["messages"]) == (1, 1)
    assert remind(in_force, SETTINGS, monday, day("2026-11-09")).counts["messages"] == 0
    assert counted(in_force)["waiting"] == 1


def test_outside_office_hours_only_what_is_urgent_goes_out(in_force, hook):
    evening = dt.datetime(2026, 11, 2, 13, tzinfo=dt.UTC)  # 20:00 in the office's zone
    channel = a_channel(in_force, hook.url)
    waits(in_force, channel, 2)
    assert deliver(in_force, SETTINGS, TODAY, evening).counts["sent"] == 0
    with writing(in_force) as session:
        express = NewMessage("hoa-toc", None, "express", TODAY, channel, "Hỏa tốc", "Nội dung", evening, urgent=True)
        outbox.put(session, [express], evening)
    assert deliver(in_force, SETTINGS, TODAY, evening).counts["sent"] == 1
    assert hook.keys == ["hoa-toc"]
    morning = deliver(in_force, SETTINGS, dt.date(2026, 11, 3), day("2026-11-03"))
    assert (morning.counts["sent"], morning.counts["office_open"]) == (2, 1)


def test_what_was_missed_is_done_when_the_service_starts(in_force):
    """A desk computer is off at night: the night's work is done in the morning, reminders only in office hours."""
    assert missed(in_force, SETTINGS, TODAY, NOW) == ("advance-stages", "send-reminders", "deliver-outbox")
    evening, sunday = NOW + dt.timedelta(hours=12), day("2026-11-08")
    assert "send-reminders" not in missed(in_force, SETTINGS, TODAY, evening)
    assert "send-reminders" not in missed(in_force, SETTINGS, sunday.date(), sunday)


def test_a_plan_file_is_put_in_force_once(engine, tmp_path):
    furnish(engine)
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(write_plan(plan()), "utf-8")
    signed = {"file": str(file), "proposed_by": "hoa", "agreed_by": "dung"}
    first = launch_file(engine, SETTINGS, DAY, SEPTEMBER, **signed)
    assert (first.subject, first.counts["already"]) == ("12-ct-ubnd-2026", 0)
    assert first.counts["assignments"] > 0
    again = launch_file(engine, SETTINGS, DAY, SEPTEMBER, **signed)
    assert (again.counts["assignments"], again.counts["already"]) == (0, 1)
    with reading(engine) as session:
        assert len(assignments(session)) == first.counts["assignments"]


def test_the_documents_text_is_kept_with_the_plan_of_its_file(sqlite_engine, tmp_path):
    furnish(sqlite_engine)
    document = "Giao Sở Nội vụ rà soát vị trí việc làm.".encode()
    (tmp_path / "chi-thi.txt").write_bytes(document)
    source = Source(name="thu-muc/chi-thi.txt", sha256=hashlib.sha256(document).hexdigest(), characters=39)
    for name, kept in (("chi-thi.txt", document.decode()), ("", "")):
        file = tmp_path / "ke-hoach.yaml"
        made = plan(plan=f"ke-hoach-{len(kept)}", source=source.model_copy(update={"name": name}))
        file.write_text(write_plan(made), "utf-8")
        by = {"proposed_by": "hoa", "agreed_by": "dung", "anew": True}
        launch_file(sqlite_engine, SETTINGS, DAY, SEPTEMBER, file=str(file), **by)
        with reading(sqlite_engine) as session:
            texts = dict(session.execute(select(table(LaunchedPlan).c.slug, table(LaunchedPlan).c.text)).all())
        assert texts[made.plan].strip() == kept


def test_a_plan_of_a_secret_document_is_refused_as_the_document_is(sqlite_engine, tmp_path):
    """Its quotes are the document's own words. An isolated installation takes both."""
    furnish(sqlite_engine)
    document = "MẬT\n\nGiao Sở Nội vụ rà soát vị trí việc làm.".encode()
    (tmp_path / "chi-thi.txt").write_bytes(document)
    source = Source(name="chi-thi.txt", sha256=hashlib.sha256(document).hexdigest(), characters=44)
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(write_plan(plan(source=source)), "utf-8")
    signed = {"file": str(file), "proposed_by": "hoa", "agreed_by": "dung"}
    with pytest.raises(LaunchBlocked) as refused:
        launch_file(sqlite_engine, SETTINGS, DAY, SEPTEMBER, **signed)
    assert [(one.code, one.args["mark"]) for one in refused.value.problems] == [("secret-document", "MẬT")]
    with reading(sqlite_engine) as session:
        assert session.execute(select(table(LaunchedPlan).c.id)).all() == []
    isolated = SETTINGS.model_copy(update={"isolated": True})
    assert launch_file(sqlite_engine, isolated, DAY, SEPTEMBER, **signed).counts["assignments"] == 5
    with reading(sqlite_engine) as session:
        assert session.execute(select(table(LaunchedPlan).c.text)).scalar_one().startswith("MẬT")


def test_a_plan_with_an_error_is_refused_whole(engine, tmp_path):
    furnish(engine)
    file = tmp_path / "ke-hoach.yaml"
    file.write_text(write_plan(plan()).replace("2026-09-30", "2026-02-31"), "utf-8")
    with pytest.raises(LaunchBlocked):
        launch_file(engine, SETTINGS, DAY, SEPTEMBER, file=str(file), proposed_by="hoa", agreed_by="dung")
    with reading(engine) as session:
        assert assignments(session) == []


def test_a_wish_is_taken_once(engine):
    with writing(engine) as session:
        assert not waiting(session)
        for flow in ("deliver-outbox", "advance-stages", "deliver-outbox"):
            ask(session, flow, NOW)
    with writing(engine) as session:
        assert waiting(session)
        assert take(session, NOW) == ["deliver-outbox", "advance-stages"]
        assert take(session, NOW) == []
        assert not waiting(session)


def killed(code, engine, until):
    """Runs `code` on the engine's database in a process of its own and kills it once `until` says that it is in the middle."""
    url = engine.url.render_as_string(hide_password=False)
    own = {"DONDOC_LEASE_SECONDS": "120", "DONDOC_LOCAL_ADDRESSES": "true", "DONDOC_DATABASE_URL": url}
    environment = os.environ | own
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code], cwd=HERE, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        until(process)
        assert process.poll() is None, "it ended before it could be killed"
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)


RUN = """
import datetime as dt
from desk import sweeping
from models.database import open_database
from models.settings import settings
config = settings()
engine = open_database(config.url)
now, today = dt.datetime.fromisoformat("2026-11-02T01:30:00+00:00"), dt.date(2026, 11, 2)
"""


@pytest.mark.slow
def test_a_delivery_killed_in_the_middle_loses_nothing_and_repeats_only_what_was_in_flight(in_force, hook):
    """Ten messages, SIGKILL while the fourth is with the receiver; the next run sends it again under the same key."""
    waits(in_force, a_channel(in_force, hook.url), 10)
    hook.hold = 4
    killed(RUN + "sweeping.deliver(engine, config, today, now)", in_force, lambda _: hook.holding.wait(60))
    hook.hold = None
    hook.letting_go.set()
    before = list(hook.keys)
    assert len(before) == 4
    assert not deliver(in_force, SETTINGS, TODAY, NOW).ran, "its lease has not run out yet"
    swept = deliver(in_force, SETTINGS, TODAY, NOW + LATER)
    assert swept.counts["sent"] == 7
    assert sorted(set(hook.keys)) == sorted(f"k{number}" for number in range(10))
    assert [key for key in set(hook.keys) if hook.keys.count(key) > 1] == [before[-1]]
    assert counted(in_force) == {"waiting": 0, "sending": 0, "sent": 10, "dead": 0}
    with reading(in_force) as session:
        tries = (
            session.connection().execute(select(table(Attempt).c.ok, table(Message).c.key).join(table(Message))).all()
        )
    assert [key for ok, key in tries if ok is None] == [before[-1]], "its first try stays open: it may have arrived"
    assert len(tries) == 11


@pytest.mark.slow
def test_an_advance_killed_in_the_middle_is_done_by_the_next(in_force):
    """SIGKILL inside the transaction, after the rows were inserted: nothing half done, and the next night does all of it."""
    code = (
        RUN.replace("2026-11-02", "2027-11-20").replace("(2026, 11, 2)", "(2027, 11, 20)")
        + """
import time
def stuck(*_):
    print("inserted", flush=True)
    time.sleep(60)
sweeping.deem_accepted = stuck
sweeping.advance(engine, config, today, now)
"""
    )
    killed(code, in_force, lambda process: process.stdout.readline())
    night = dt.date(2027, 11, 20)
    with reading(in_force) as session:
        assert not [one for one in assignments(session) if one.occurrence == "2027-12-14"]
    assert advance(in_force, SETTINGS, night, day("2027-11-20") + LATER).counts["opened"] == 3
    assert advance(in_force, SETTINGS, night, day("2027-11-20") + LATER).counts["opened"] == 0
