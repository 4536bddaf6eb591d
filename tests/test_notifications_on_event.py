"""Who has to do something once it happens is told so when it is given: nobody has a row of it until the event is recorded."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.adding import record_event
from desk.amending import amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.database import reading, writing
from models.on_event import awaiting_units, duties_given_since, duties_of, waiting_tasks
from models.settings import Settings
from models.tables import Channel, LaunchedPlan, Message, Person, Succession, Task, Unit
from models.wake import take
from notifications.sweep import remind
from plans.calendar import Calendar
from plans.due import Relative
from plans.files import write_plan
from plans.plan import Urgency
from plans.state import ZONE
from tests.desks import office
from tests.office import DAY, furnish, plan

__all__ = ["office"]
HOUSE = Settings(office="song-thao/van-phong", public_url="https://don-doc.example")
NEXT = DAY + dt.timedelta(days=1)


@pytest.fixture
def commune(office):
    """The contact of a commune that leads a task for when something happens, and what that person is mailed on a morning."""
    with writing(office) as session:
        em = session.exec(select(Person).where(Person.slug == "em")).one()
        session.add(Channel(person_id=em.id, url="email:em@song-thao.example"))

    def mailed(day):
        now = dt.datetime.combine(day, dt.time(0, 20), dt.UTC)
        remind(office, day, now, HOUSE, Calendar())
        with reading(office) as session:
            rows = session.exec(select(Message).where(Message.person_id == em.id, Message.day == day)).all()
        return [(one.subject, one.body) for one in rows]

    return mailed


def test_the_first_mail_names_what_is_to_be_done_when_something_happens(commune):
    [(_, text)] = commune(NEXT)
    told = text[text.index("THỰC HIỆN KHI CÓ VIỆC PHÁT SINH (01 nhiệm vụ)") :]
    assert "- Phản ánh khó khăn, vướng mắc" in told
    assert "Căn cứ: Khoản 3 Chỉ thị số 12/CT-UBND" in told
    assert "Thời hạn: nếu có khó khăn, vướng mắc → khi phát sinh" in told
    assert "https://don-doc.example/don-vi/song-thao/xa-an-binh" in told
    assert "phải thực hiện khi có việc phát sinh nêu trên" in told
    later = commune(NEXT + dt.timedelta(days=1))
    assert not any("VIỆC PHÁT SINH" in body for _, body in later), "told once"


def test_it_is_told_where_nothing_else_is_and_of_a_document_in_limited_circulation_its_number_alone(office, commune):
    with writing(office) as session:
        held = session.exec(select(LaunchedPlan)).one()
        held.circulation = "internal"
        session.add(held)
    [(_, text)] = commune(NEXT)
    told = text[text.index("THỰC HIỆN KHI CÓ VIỆC") :]
    assert "vướng mắc" not in told
    assert "Thời hạn: khi phát sinh" in told


def test_what_an_amendment_gives_is_told_on_the_morning_after_it(office, commune):
    rule = Relative(from_="event", unit="hour", amount=24, text="trong 24 giờ kể từ khi xảy ra")
    changed = tuple(one.model_copy(update={"due": rule}) if one.id == "3" else one for one in plan().tasks)
    later = DAY + dt.timedelta(days=20)
    wish = Wish(later, dt.datetime.combine(later, dt.time(3), dt.UTC), proposed_by="hoa", agreed_by="dung")
    amend_plan(
        office,
        propose_amendment(office, take_in(write_plan(plan(tasks=changed)).encode(), "a.yaml"), wish, HOUSE),
        wish,
    )
    commune(later)
    told = "".join(body for _, body in commune(later + dt.timedelta(days=1)))
    assert "Thời hạn: trong 24 giờ kể từ khi xảy ra → 24 giờ kể từ lúc có việc" in told


def test_the_unit_that_took_over_another_has_its_duties(office):
    """On its page and in its mail, from the day of the merger on."""
    merged = DAY + dt.timedelta(days=30)
    with writing(office) as session:
        old, new = (
            session.exec(select(Unit).where(Unit.slug == f"song-thao/{one}")).one()
            for one in ("xa-tan-lap", "so-noi-vu")
        )
        old.valid_to = merged - dt.timedelta(days=1)
        session.add_all([old, Succession(unit_id=old.id, successor_id=new.id, on=merged, whole=True)])
    with reading(office) as session:
        for day, told in ((DAY, []), (merged, ["3"])):
            assert [one.task for one in duties_of(session, ["song-thao/so-noi-vu"], day)] == told
        assert [one.task for one in duties_of(session, ["song-thao/xa-an-binh"], merged)] == ["3"]
        units = [one.unit for one in duties_given_since(session, DAY, merged)]
        assert sorted(units) == ["song-thao/so-noi-vu", "song-thao/xa-an-binh"]
        task = session.exec(select(Task).where(Task.key == "3")).one()
        assert {one.slug for one in awaiting_units(session, task.id, merged)} == set(units)
        assert [one.key for one in waiting_tasks(session, "12-ct-ubnd-2026", units)] == ["3"]


@pytest.fixture
def express(engine):
    """The plan is hỏa tốc; what the contact of a commune is mailed of it at an hour of the day on which it was given."""
    furnish(engine)
    with writing(engine) as session:
        em = session.exec(select(Person).where(Person.slug == "em")).one()
        session.add(Channel(person_id=em.id, url="email:em@song-thao.example"))
    head = plan().directive.model_copy(update={"urgency": Urgency.EXPRESS})

    def given(at):
        launched(engine, at, plan(directive=head))
        return lambda now: mailed(engine, now)

    return given


def launched(engine, at, made):
    wish = Wish(at.astimezone(ZONE).date(), at, proposed_by="hoa", agreed_by="dung")
    taken = take_in(write_plan(made).encode(), "a.yaml")
    launch_plan(engine, propose(engine, taken, wish, HOUSE), wish)


def mailed(engine, now):
    """What the sweep of this hour puts for the contact."""
    before = kept(engine)
    remind(engine, now.astimezone(ZONE).date(), now, HOUSE, Calendar())
    return [one for one in kept(engine) if one.id not in {old.id for old in before}]


def kept(engine):
    with reading(engine) as session:
        return session.exec(select(Message).join(Person).where(Person.slug == "em").order_by(Message.id)).all()


EVENING = dt.datetime.combine(DAY, dt.time(12), dt.UTC)
SOON = dt.timedelta(minutes=5)


def test_what_is_express_is_told_at_once_and_out_of_hours_too(express):
    [one] = express(EVENING)(EVENING + SOON)
    assert "THỰC HIỆN KHI CÓ VIỆC PHÁT SINH" in one.body
    assert (one.urgent, one.next_at) == (True, EVENING + SOON)
    assert one.subject.startswith("[Hỏa tốc")


def test_it_comes_beside_the_day_s_mail_and_once_that_day(engine, express):
    morning = dt.datetime.combine(DAY, dt.time(1), dt.UTC)
    other = (
        plan()
        .tasks[3]
        .model_copy(update={"title": "Cho mượn hội trường", "quote": "Cho mượn hội trường khi được hỏi."})
    )
    head = plan().directive.model_copy(update={"number": "9/CT-UBND"})
    launched(engine, morning - dt.timedelta(days=1), plan(plan="truoc", tasks=(other,), directive=head))
    assert [one.kind for one in mailed(engine, morning)] == ["digest"]
    sweep = express(EVENING)
    [one] = sweep(EVENING + SOON)
    assert one.kind.startswith("express")
    assert "Phản ánh khó khăn, vướng mắc" in one.body
    assert sweep(EVENING + 2 * SOON) == []


def test_what_was_told_by_the_day_s_mail_is_not_told_again(express):
    sweep = express(EVENING)
    assert len(sweep(EVENING + SOON)) == 1
    assert sweep(EVENING + 2 * SOON) == []


def test_what_was_told_in_the_evening_does_not_come_again_the_next_morning(engine, express):
    sweep = express(EVENING)
    assert len(sweep(EVENING + SOON)) == 1
    for days in (1, 2, 3):
        found = sweep(dt.datetime.combine(DAY + days * dt.timedelta(days=1), dt.time(1), dt.UTC))
        assert not any("KHI CÓ VIỆC PHÁT SINH" in one.body for one in found), days


def test_what_no_sweep_of_its_day_told_comes_the_next_morning(engine, express):
    """The last message of that day was of before it."""
    sweep = express(EVENING)
    with writing(engine) as session:
        em = session.exec(select(Person).where(Person.slug == "em")).one()
        words = {"kind": "digest", "day": DAY, "subject": "-", "body": "-", "next_at": EVENING, "state": "sent"}
        channel = session.exec(select(Channel.id)).first()
        early = EVENING - SOON
        session.add(Message(key=f"em:digest:{DAY}:1", person_id=em.id, channel_id=channel, created_at=early, **words))
    [one] = sweep(dt.datetime.combine(NEXT, dt.time(1), dt.UTC))
    assert "KHI CÓ VIỆC PHÁT SINH" in one.body


@pytest.mark.parametrize("sweeps", [(EVENING + SOON,), (dt.datetime.combine(NEXT, dt.time(1), dt.UTC),)])
def test_a_brief_of_that_day_told_no_work(engine, express, sweeps):
    """A supervisor may be a unit's contact too; his brief of the week may be put later, for that day."""
    sweep = express(EVENING)
    with writing(engine) as session:
        em = session.exec(select(Person).where(Person.slug == "em")).one()
        words = {"subject": "-", "body": "-", "next_at": EVENING, "state": "sent", "person_id": em.id, "day": DAY}
        words["channel_id"] = session.exec(select(Channel.id)).first()
        for kind, at in (("digest", EVENING - SOON), ("brief", EVENING + SOON / 2)):
            session.add(Message(key=f"em:{kind}:{DAY}:{words['channel_id']}", kind=kind, created_at=at, **words))
    assert ["KHI CÓ VIỆC PHÁT SINH" in one.body for at in sweeps for one in sweep(at)] == [True]


def test_an_event_of_express_work_wishes_for_the_mails(engine, express):
    express(EVENING)
    with writing(engine) as session:
        take(session, EVENING)
    later = EVENING + dt.timedelta(days=1)
    record_event(
        engine,
        "12-ct-ubnd-2026",
        "3",
        DAY,
        ["song-thao/xa-an-binh"],
        "hoa",
        now=later,
        today=DAY + dt.timedelta(days=1),
    )
    with writing(engine) as session:
        assert take(session, EVENING) == ["send-reminders"]
