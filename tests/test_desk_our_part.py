"""Our part taken in by the apparatus of a unit: its coordinator receives it, gives it on and hands in; the leader confirms."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from desk.acting import ActRefused, Doing, act
from desk.giving_on import Share, give_on
from desk.intake import take_in
from desk.launching import Wish, days_off, launch_plan, propose
from desk.people import actor_of, who
from desk.reporting import plan_list, plan_view
from desk.seeing import see, today
from desk.sharing import ours_of
from models.database import reading, writing
from models.settings import Settings
from models.tables import Person, Role, Unit
from plans.calendar import Calendar, vietnam
from plans.due import OnDate, Recurring, Relative
from plans.files import write_plan
from plans.plan import Directive, Incoming, Task
from plans.stages import Act
from tests.office import DAY, NOW, furnish, furnish_more, plan

ZONE, LATER = ZoneInfo("Asia/Ho_Chi_Minh"), NOW + dt.timedelta(days=1)
HOME = "tinh-song-thao"


@pytest.fixture
def office(engine):
    """A paper from above, of which the office took in its province's part; a coordinator of a department looks on."""
    furnish(engine)
    furnish_more(engine)
    with writing(engine) as session:
        unit = session.exec(select(Unit).where(Unit.slug == "song-thao/so-noi-vu")).one()
        session.add(Person(slug="khac", name="Người Khác", unit_id=unit.id))
        session.flush()
        who_else = session.exec(select(Person).where(Person.slug == "khac")).one()
        session.add(Role(person_id=who_else.id, role="coordinator"))
    received(engine, HOME)
    return engine


def received(engine, unit, *, standing=False):
    lead = ("Các bộ", "Các tỉnh")
    task = Task(id="1", title="Rà soát quy hoạch", quote="Ủy ban nhân dân tỉnh rà soát quy hoạch.", lead=lead)
    duty = Task(id="2", title="Tuyên truyền", quote="Các tỉnh tuyên truyền.", lead=("Các tỉnh",), handling="report")
    tasks = (
        (task.model_copy(update={"handling": "track"}), duty)
        if standing
        else (task.model_copy(update={"handling": "track"}),)
    )
    paper = plan(
        plan="5-ct-ttg-2026", directive=head_of("5/CT-TTg"), tasks=tasks, office=None,
        bindings={"Các tỉnh": (unit,), "Các bộ": ("song-thao/so-tai-chinh",)},
    )  # fmt: skip
    wish = Wish(DAY, NOW, as_=unit, proposed_by="hoa", agreed_by="dung")
    taken = take_in(write_plan(paper).encode(), "a.yaml")
    launch_plan(engine, propose(engine, taken, wish, Settings(office="song-thao/van-phong")), wish)


def actor(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def do(engine, name, by, number, **more):
    return act(engine, Doing(Act(name), by, **more), [number], now=LATER, zone=ZONE)


def test_the_coordinator_who_took_it_in_receives_gives_on_and_hands_in(office):
    hoa = actor(office, "hoa")
    assert [line.id for group in today(office, hoa, NOW).receive for line in group.lines] == [1]
    do(office, "accept", "hoa", 1)
    (part,) = give_on(office, hoa, 1, [Share("song-thao/so-noi-vu", dt.date(2026, 9, 20))], LATER, DAY)
    assert [one.id for one in see(office, hoa, 1, LATER).part.parts] == [part]
    do(office, "accept", "an", part)
    do(office, "hand-in", "an", part, evidence="Báo cáo số 3/BC-SNV")
    do(office, "approve", "hoa", part)
    do(office, "hand-in", "hoa", 1, evidence="Báo cáo số 7/BC-UBND")
    with pytest.raises(ActRefused):
        do(office, "approve", "hoa", 1)
    do(office, "approve", "dung", 1)


def test_an_undated_line_for_our_report_is_no_act_of_the_day_but_can_be_given_on_any_day(office):
    received(office, "song-thao/xa-an-binh", standing=True)
    em = actor(office, "em")
    day = today(office, em, NOW)
    asked, folded = (
        [[line.task for line in group.lines] for group in groups] for groups in (day.receive, day.standing)
    )
    assert (asked, folded) == ([["1"]], [["2"]])
    plan_of = next(one for one in plan_list(office) if one.as_unit == "song-thao/xa-an-binh")
    ours = ours_of(office, em, plan_of, NOW)
    assert list(ours) == ["1", "2"]
    assert ours_of(office, actor(office, "chi"), plan_of, NOW) == {}


def test_of_the_leads_as_printed_ours_is_told_apart(office):
    (found,) = [one for one in plan_list(office) if one.as_unit]
    (task,) = plan_view(office, found.key, NOW).tasks
    assert (task.lead, task.ours) == (("Các bộ", "Các tỉnh"), ("Các tỉnh",))


def test_what_others_do_counts_nowhere(office):
    lead = ("Các tỉnh",)
    tasks = (
        Task(id="1", title="Rà soát", quote="Rà soát.", lead=lead, handling="report"),
        Task(id="2", title="Việc của bộ", quote="Bộ làm.", lead=("Các bộ",), handling="track"),
        Task(id="3", title="Cùng làm", quote="Bộ chủ trì.", lead=("Các bộ",), with_=lead, handling="report"),
    )
    paper = plan(
        plan="6-ct-ttg-2026", directive=head_of("6/CT-TTg"), tasks=tasks, office=None,
        bindings={"Các tỉnh": (HOME,), "Các bộ": ("song-thao/so-tai-chinh",)},
    )  # fmt: skip
    wish = Wish(DAY, NOW, as_=HOME, proposed_by="hoa", agreed_by="dung")
    shown = propose(office, take_in(write_plan(paper).encode(), "a.yaml"), wish, Settings(office="song-thao/van-phong"))
    assert (shown.figures.tasks, shown.figures.piles) == (1, {"track": 0, "report": 1, "inform": 0})
    launch_plan(office, shown, wish)
    found = next(one for one in plan_list(office) if one.slug == "6-ct-ttg-2026")
    assert (found.tasks, found.assignments) == (1, 1)
    assert [one.ours for one in plan_view(office, found.key, NOW).tasks] == [("Các tỉnh",), (), ()]


def head_of(number):
    return Directive(number=number, issuer="Thủ tướng Chính phủ", issued=dt.date(2026, 8, 28), subject="Thử")


def test_what_was_given_on_stands_on_the_page_of_the_plan(office):
    hoa = actor(office, "hoa")
    (part,) = give_on(office, hoa, 1, [Share("song-thao/so-noi-vu", dt.date(2026, 9, 20))], LATER, DAY)
    (found,) = [one for one in plan_list(office) if one.as_unit]
    assert [one.id for one in ours_of(office, hoa, found, LATER)["1"].parts] == [part]


def test_a_coordinator_elsewhere_does_not_act_for_it(office):
    with pytest.raises(ActRefused):
        do(office, "accept", "khac", 1)
    with pytest.raises(ActRefused):
        do(office, "accept", "an", 1)


def test_it_goes_no_further_than_the_unit_above_and_what_was_taken_in(office):
    assert actor(office, "hoa").answers_for == {HOME}
    assert actor(office, "dung").answers_for == {HOME}
    assert actor(office, "khac").answers_for == frozenset()
    assert actor(office, "giam").answers_for == frozenset()


def test_where_nobody_can_receive_it_the_page_says_so(office):
    received(office, "song-thao/xa-tan-lap")
    with writing(office) as session:
        session.delete(session.exec(select(Person).where(Person.slug == "khach")).one())
    assert see(office, actor(office, "hoa"), 2, NOW).nobody
    assert not see(office, actor(office, "hoa"), 1, NOW).nobody


@pytest.mark.parametrize(("perspective", "found"), [("receive", ["1 (06/09/2026)"]), ("issue", [])])
def test_a_date_on_a_sunday_is_told_of_every_task_that_is_ours(perspective, found):
    sunday = OnDate(date=dt.date(2026, 9, 6), text="ngày 06/9/2026")
    task = Task(id="1", title="Rà soát", quote="Rà soát.", lead=("Các tỉnh",), handling="report", due=sunday)
    paper = plan(tasks=(task,), perspective=perspective, as_=HOME if perspective == "receive" else None)
    assert days_off(paper, Calendar()) == found
    assert days_off(paper, Calendar(), {"2"}) == []


def test_a_time_of_recurring_work_on_a_day_off_is_told_where_it_is_opened():
    rule = Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=24", text="trước ngày 25 hằng tháng")
    paper = plan(tasks=(Task(id="1", title="Báo cáo", quote="Báo cáo.", lead=("Các tỉnh",), due=rule),))
    held = vietnam(range(2026, 2028))
    assert days_off(paper, held, today=dt.date(2026, 11, 17)) == ["1 (24/11/2026)"], "a holiday"
    assert days_off(paper, held, today=dt.date(2026, 11, 25)) == [], "the next is a Thursday"
    assert days_off(paper, held) == []


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (Relative(amount=24, unit="hour", from_="received", text="trong 24 giờ"), "28/11/2026"),
        (Recurring(rrule="FREQ=DAILY;UNTIL=20261129", text="hằng ngày"), "28/11/2026), 1 (29/11/2026"),
    ],
)
def test_a_day_off_that_is_counted_or_repeated_is_told_too(due, day):
    """The document is of Friday, 27 November 2026."""
    friday = dt.date(2026, 11, 27)
    task = plan().tasks[0].model_copy(update={"id": "1", "due": due})
    made = plan(tasks=(task,), directive=Directive(issued=friday, incoming=Incoming(date=friday)))
    assert ", ".join(days_off(made, Calendar(), today=friday)) == f"1 ({day})"


def test_days_that_are_counted_end_on_a_working_day():
    due = Relative(amount=2, unit="day", from_="issued", text="trong 02 ngày")
    made = plan(
        tasks=(plan().tasks[0].model_copy(update={"due": due}),), directive=Directive(issued=dt.date(2026, 11, 27))
    )
    assert days_off(made, Calendar(), today=dt.date(2026, 11, 27)) == []
