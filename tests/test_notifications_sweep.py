"""The sweep on real databases: one message a person and day, whatever is run twice or late."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import col, delete, select, update

from models import lease
from models.database import reading, writing
from models.reminding import last_swept
from models.settings import Settings
from models.tables import Channel, LaunchedPlan, Message, Reminder, Task
from notifications import sweep
from notifications.hours import is_open, next_open
from notifications.sweep import preview, remind
from plans.calendar import Calendar
from tests.notified import CALENDAR, CONTACT, DAY, HOME, MORNING, OFFICER, OTHER, assign, at, seed

SETTINGS = Settings(office="van-phong", public_url="https://dondoc.song-thao.example")


@pytest.fixture
def office(engine):
    """The small office with one line a day late, one due today, one far off."""
    with writing(engine) as session:
        seed(session)
        assign(session, dt.date(2026, 12, 8), occurrence="2026-12-08")
        assign(session, DAY, occurrence="2026-12-09", officer_id=None)
        assign(session, dt.date(2026, 12, 30), occurrence="2026-12-30")
    return engine


def outbox(engine):
    with reading(engine) as session:
        return {one.key: one for one in session.exec(select(Message).order_by(col(Message.id)))}


def told(engine):
    with reading(engine) as session:
        return sorted((r.assignment_id, r.person_id, r.kind) for r in session.exec(select(Reminder)))


def test_what_waits_to_be_received_is_not_told_as_needing_nothing(office):
    """Given today, it is announced tomorrow; meanwhile the sentence below the list agrees with the page."""
    with writing(office) as session:
        for n in range(3):
            assign(session, dt.date(2027, 1, 20), occurrence=f"n{n}", stage="draft", opened_at=MORNING, officer_id=None)
    remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    body = outbox(office)["lan:digest:2026-12-09:11"].body
    assert "Ngoài ra có 03 nhiệm vụ chờ tiếp nhận; đề nghị xem trên hệ thống và xử lý. " in body
    assert "Có 01 nhiệm vụ khác đang thực hiện; hôm nay chưa cần xử lý thêm." in body


def test_one_message_a_person_with_its_decisions(office):
    done = remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    assert (done.persons, done.messages, done.lines, done.without_contact) == (2, 2, 2, ())
    made = outbox(office)
    assert set(made) == {"lan:digest:2026-12-09:11", "binh:digest:2026-12-09:12"}
    letter = made["lan:digest:2026-12-09:11"]
    assert letter.subject == "[Nhắc việc 09/12] SNV: 01 quá hạn, 01 sắp đến hạn"
    assert "Ngoài ra có 01 nhiệm vụ khác đang thực hiện" in letter.body
    assert letter.html.startswith("<!DOCTYPE html>")
    assert (letter.state, letter.person_id, letter.next_at) == (
        "waiting",
        CONTACT,
        at(DAY, 7) + dt.timedelta(minutes=30),
    )
    first, second = sorted({a for a, _, _ in told(office)})
    assert told(office) == [(first, CONTACT, "overdue"), (first, OFFICER, "overdue"), (second, CONTACT, "today")]


def test_again_changes_nothing(office):
    remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    before, decided = outbox(office), told(office)
    again = remind(office, DAY, MORNING + dt.timedelta(hours=3), SETTINGS, CALENDAR)
    assert again.messages == 0
    assert {key: one.body for key, one in outbox(office).items()} == {key: one.body for key, one in before.items()}
    assert told(office) == decided


def killed(engine, monkeypatch):
    """The day's sweep, killed before the officer's message."""
    whole = sweep.outbox.put

    def dies(session, rows, now):
        if rows[0].person_id == OFFICER:
            raise KeyboardInterrupt
        return whole(session, rows, now)

    with monkeypatch.context() as patched:
        patched.setattr(sweep, "BATCH", 1)
        patched.setattr(sweep.outbox, "put", dies)
        with pytest.raises(KeyboardInterrupt):
            remind(engine, DAY, MORNING, SETTINGS, CALENDAR)


def test_killed_between_two_batches_the_next_run_does_the_rest(office, monkeypatch):
    killed(office, monkeypatch)
    assert {one.person_id for one in outbox(office).values()} == {CONTACT}
    assert {person for _, person, _ in told(office)} == {CONTACT}  # a decision and its message stand or fall together
    assert remind(office, DAY, MORNING, SETTINGS, CALENDAR).messages == 1
    assert {one.person_id for one in outbox(office).values()} == {CONTACT, OFFICER}
    assert len(told(office)) == 3


def test_killed_and_not_run_before_the_next_day_nobody_is_forgotten(office, monkeypatch):
    """The contact was told that a day was late, the officer not: on the day after, days 1 of both are still to be said."""
    remind(office, DAY - dt.timedelta(days=1), MORNING - dt.timedelta(days=1), SETTINGS, CALENDAR)
    killed(office, monkeypatch)
    remind(office, DAY + dt.timedelta(days=1), MORNING + dt.timedelta(days=1), SETTINGS, CALENDAR)
    assert "quá hạn 02 ngày" in outbox(office)["binh:digest:2026-12-10:12"].body


def test_a_day_on_which_nobody_had_to_hear_was_swept_too(office):
    """Nobody could be reached on the 9th; on the 10th that day is past and nothing new is asked."""
    with writing(office) as session:
        session.exec(update(Channel).values(active=False))
    for day in (DAY, DAY + dt.timedelta(days=1)):
        assert remind(office, day, MORNING, SETTINGS, CALENDAR).messages == 0
    with reading(office) as session:
        assert last_swept(session, DAY + dt.timedelta(days=2)) == DAY + dt.timedelta(days=1)
        assert last_swept(session, DAY + dt.timedelta(days=1)) == DAY
        assert last_swept(session, DAY) is None


def test_preview_writes_nothing(office):
    letters, without = preview(office, DAY, MORNING, SETTINGS, CALENDAR)
    assert [letter.digest.person.slug for letter in letters] == ["lan", "binh"]
    assert without == ()
    assert outbox(office) == {}


@pytest.mark.parametrize("days", [44, 45, 90, 366])
def test_a_policy_may_remind_long_before(office, days):
    with writing(office) as session:
        session.get(Task, 1).reminders = {"before": [3, days]}
        assign(session, DAY + dt.timedelta(days=days), occurrence="far")
        assign(session, DAY + dt.timedelta(days=days + 1), occurrence="further")
    assert remind(office, DAY, MORNING, SETTINGS, CALENDAR).lines == 3
    assert f"còn {days} ngày" in outbox(office)["lan:digest:2026-12-09:11"].body


def test_what_needs_no_receiving_is_announced_too(office):
    """No step of receiving, no officer yet, no date or one far off: the unit must hear the next morning that it has it."""
    before = at(DAY - dt.timedelta(days=1), 15)
    with writing(office) as session:
        assign(session, dt.date(2027, 6, 30), occurrence="far", officer_id=None, opened_at=before)
        assign(session, None, occurrence="undated", officer_id=None, opened_at=before)
    assert remind(office, DAY, MORNING, SETTINGS, CALENDAR).lines == 4


def test_a_missed_day_is_made_up_for(office):
    """Swept on the 9th and then not before Wednesday the 16th: days 3 and 5 fell in between and are said once."""
    remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    remind(office, dt.date(2026, 12, 16), MORNING + dt.timedelta(days=7), SETTINGS, CALENDAR)
    late = outbox(office)["binh:digest:2026-12-16:12"]
    assert "quá hạn 08 ngày" in late.body


def test_express_goes_at_once_also_after_the_day_s_digest(office):
    remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    with writing(office) as session:
        session.get(LaunchedPlan, 1).urgency = "hoa-toc"
        assign(session, DAY, occurrence="express", stage="draft", opened_at=at(DAY, 18), officer_id=None)
    evening = at(DAY, 19)
    remind(office, DAY, evening, SETTINGS, CALENDAR)
    (found,) = [one for one in outbox(office).values() if one.kind.startswith("express")]
    assert (found.person_id, found.urgent, found.next_at) == (CONTACT, True, evening)
    assert found.subject.startswith("[Hỏa tốc 09/12] SNV: ")
    assert remind(office, DAY, evening, SETTINGS, CALENDAR).messages == 0
    with writing(office) as session:
        assign(session, DAY, occurrence="another", stage="draft", opened_at=at(DAY, 19), officer_id=None)
    assert remind(office, DAY, evening, SETTINGS, CALENDAR).messages == 1  # a second one is not taken for the first


def test_a_channel_for_the_urgent_alone(office):
    with writing(office) as session:
        session.add(Channel(id=92, person_id=CONTACT, url="json://127.0.0.1/sms", tags=["urgent", "short"]))
    remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    assert all(one.channel_id != 92 for one in outbox(office).values())
    with writing(office) as session:
        session.get(LaunchedPlan, 1).urgency = "hoa-toc"
        session.exec(delete(Reminder))
        session.exec(delete(Message))
    remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    assert outbox(office)["lan:digest:2026-12-09:92"].body.startswith("Nhắc việc 09/12/2026, Sở Nội vụ")


def test_two_sweeps_at_once_tell_everybody_once(office):
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(remind, office, DAY, MORNING, SETTINGS, CALENDAR) for _ in range(2)]
        assert sum(one.result().messages for one in both) == 2
    assert len(outbox(office)) == 2
    assert len(told(office)) == 3


def test_a_unit_s_group_gets_the_short_text(office):
    with writing(office) as session:
        session.add(Channel(id=90, unit_id=HOME, url="json://127.0.0.1/nhom"))
        session.add(Channel(id=91, unit_id=HOME, url="email:snv@song-thao.example"))
    remind(office, DAY, MORNING, SETTINGS, CALENDAR)
    made = outbox(office)
    group, box = made["@so-noi-vu:digest:2026-12-09:90"], made["@so-noi-vu:digest:2026-12-09:91"]
    assert group.html is None
    assert len(group.body) < 600
    assert "rà soát" not in group.body
    assert box.body.startswith("Kính gửi: Sở Nội vụ\n")


def test_a_unit_nobody_hears_for(office):
    with writing(office) as session:
        assign(session, dt.date(2026, 12, 8), unit=OTHER)
    assert remind(office, DAY, MORNING, SETTINGS, CALENDAR).without_contact == ("UBND xã Tân Lập",)
    assert "UBND xã Tân Lập: 01 nhiệm vụ cần nhắc" in outbox(office)["dung:digest:2026-12-09:14"].body


def test_a_lost_lease_writes_nothing(office):
    held = lease.take(office, "remind", "a", MORNING, 60)
    later = MORNING + dt.timedelta(minutes=2)
    assert lease.take(office, "remind", "b", later, 60)
    with pytest.raises(lease.LeaseLost):
        remind(office, DAY, later, SETTINGS, CALENDAR, held)
    assert outbox(office) == {}
    assert told(office) == []


def test_what_is_left_of_a_closed_plan_is_reminded_of(office):
    open_one = remind(office, DAY, MORNING, SETTINGS, CALENDAR).messages
    with writing(office) as session:
        session.get(LaunchedPlan, 1).closed_at = MORNING
    later = DAY + dt.timedelta(days=1)
    assert open_one
    assert remind(office, later, at(later, 8), SETTINGS, CALENDAR).messages


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(DAY, 8), at(DAY, 8)),
        (at(DAY, 6), at(DAY, 7) + dt.timedelta(minutes=30)),
        (at(DAY, 17), at(DAY + dt.timedelta(days=1), 7) + dt.timedelta(minutes=30)),
        (at(dt.date(2026, 12, 11), 18), at(dt.date(2026, 12, 14), 7) + dt.timedelta(minutes=30)),
    ],
)
def test_office_hours_put_off_and_never_drop(now, opens):
    assert next_open(now, ("07:30", "17:00"), CALENDAR) == opens
    assert is_open(opens, ("07:30", "17:00"), CALENDAR)


def test_a_holiday_has_no_office_hours():
    closed = Calendar(off=(DAY,))
    assert not is_open(at(DAY, 9), ("07:30", "17:00"), closed)


@pytest.mark.parametrize("settings", [SETTINGS, Settings()])
def test_the_letter_says_which_office_it_is_from(office, settings):
    with writing(office) as session:
        assign(session, dt.date(2026, 12, 8))
    remind(office, DAY, MORNING, settings, CALENDAR)
    assert all("Văn phòng UBND tỉnh Sông Thao gửi" in one.body for one in outbox(office).values())


def test_the_first_sweep_ever_tells_what_was_given_before_it(office):
    """Given on Thursday, the service started on Monday: nobody was told yet, whoever should have been on Friday."""
    with writing(office) as session:
        thursday = at(dt.date(2026, 12, 3))
        given = assign(session, None, occurrence="new", stage="draft", opened_at=thursday, changed_at=thursday)
    monday = MORNING - dt.timedelta(days=2)
    remind(office, dt.date(2026, 12, 7), monday, SETTINGS, CALENDAR)
    assert given in {number for number, *_ in told(office)}
