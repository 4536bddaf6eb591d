"""A plan is closed: nothing new is opened of it, what is open goes on or is ended and its units hear of it; and it is taken up again."""

import datetime as dt

import pytest

from desk.adding import add_task
from desk.amending import Ground, propose_amendment
from desk.closing import NotClosed, close_plan, open_of, reopen_plan
from desk.intake import take_in
from desk.launching import Wish
from desk.people import DeedRefused
from desk.reporting import NotFound, plan_list, task_list
from models.amend import NotInForce
from models.database import reading, writing
from models.launch import LaunchRefused
from models.matters import ids_of_plan
from models.plan_progress import plan_history
from models.queries import assignment
from models.recurrence import open_occurrences
from models.settings import Settings
from notifications.sweep import preview
from plans.calendar import vietnam
from plans.due import Recurring
from plans.files import write_plan
from plans.wanted import Wanted
from tests.asking import view
from tests.desks import office
from tests.office import DAY, NOW, plan
from tests.pressing import app, as_
from tests.programs import Caller, codes
from tests.test_desk_moved_when_late import with_mailboxes
from tests.test_desk_overlapping import launched, proposal, second

__all__ = ["app", "office"]
KEY, HOUSE = "12-ct-ubnd-2026", Settings(office="song-thao/van-phong")
GROUND = Ground("Công văn số 90/UBND-NC", "Đã có văn bản thay thế")
LATER = NOW + dt.timedelta(days=1)
CALENDAR = vietnam(range(2026, 2029))


def stages(engine, moment=LATER):
    with reading(engine) as session:
        return [
            assignment(session, number, moment + dt.timedelta(minutes=1)).stage for number in ids_of_plan(session, KEY)
        ]


def test_what_is_open_goes_on_unless_it_is_ended_too(office):
    many = open_of(office, "hoa", KEY)
    assert many == len(stages(office)) > 0
    assert close_plan(office, "hoa", KEY, GROUND, LATER) == 0
    assert "cancelled" not in stages(office)
    assert plan_list(office)[0].closed_at == LATER
    with reading(office) as session:
        (last,) = [one for one in plan_history(session, KEY) if one.what == "close"]
    assert (last.details["open"], last.details["ended"], last.details["basis"]) == (many, 0, GROUND.basis)


def test_ended_with_it_its_units_hear_why(office):
    with_mailboxes(office)
    many = open_of(office, "hoa", KEY)
    assert close_plan(office, "hoa", KEY, GROUND, LATER, end_open=True, shown=many) == many
    assert set(stages(office)) == {"cancelled"}
    assert "Căn cứ Công văn số 90/UBND-NC; Đã có văn bản thay thế" in (view(office, now=LATER).history[-1].note or "")
    morning = LATER + dt.timedelta(days=1)
    letters, _ = preview(office, morning.date(), morning, HOUSE, CALENDAR)
    text = {one.digest.person.slug: one.words.text for one in letters if one.digest.person}["an"]
    assert "Đã có văn bản thay thế" in text


def test_recurring_work_stops_and_goes_on_from_the_day_it_is_taken_up_again(office):
    made = second()
    task = made.tasks[0].model_copy(update={"due": Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=25")})
    launched(office, made.model_copy(update={"tasks": (task,)}))

    def days(moment):
        with writing(office) as session:
            open_occurrences(session, moment.date(), moment, CALENDAR)
        lines = task_list(office, moment + dt.timedelta(minutes=1), Wanted(plan=made.plan)).rows
        return [one.occurrence for one in lines]

    assert days(NOW) == ["2026-09-25"]
    close_plan(office, "hoa", made.plan, GROUND, LATER)
    closed = NOW + dt.timedelta(days=100)
    assert days(closed) == ["2026-09-25"]
    reopen_plan(office, "hoa", made.plan, GROUND, closed)
    assert days(closed) == ["2026-09-25", "2026-12-25"], "not what came meanwhile, which would be late at once"


def test_what_is_refused(office):
    for by in ("an", "chi"):
        with pytest.raises(DeedRefused):
            close_plan(office, by, KEY, GROUND, LATER)
    with pytest.raises(NotFound):
        close_plan(office, "hoa", "khong-co", GROUND, LATER)

    def refused(*how, **more):
        with pytest.raises(NotClosed) as found:
            how[0](office, "hoa", KEY, how[1], LATER, **more)
        return [one.code for one in found.value.problems]

    assert refused(close_plan, Ground(" ", "")) == ["close-basis-missing", "reason-missing"]
    assert refused(close_plan, GROUND, end_open=True, shown=99) == ["close-stale"]
    assert refused(reopen_plan, GROUND) == ["plan-not-closed"]
    close_plan(office, "hoa", KEY, GROUND, LATER)
    assert refused(close_plan, GROUND) == ["plan-closed"]


@pytest.mark.parametrize("end", [False, True])
def test_what_goes_on_of_a_closed_plan_is_not_given_a_second_time_unasked(office, end):
    close_plan(office, "hoa", KEY, GROUND, LATER, end_open=end)
    again = {one.code for one in proposal(office, plan(plan="12-ct-ubnd-2026-2")).problems}
    assert ({"document-given-before", "overlap"} & again) == (set() if end else {"document-given-before", "overlap"})
    assert ("overlap" in {one.code for one in proposal(office, second()).problems}) is not end


def test_recurring_work_of_a_closed_plan_is_answered_by_no_result_once_it_is_ended(office):
    task = second().tasks[0].model_copy(update={"due": Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=25")})
    launched(office, second().model_copy(update={"tasks": (task,)}))
    head = second().directive.model_copy(update={"number": "78/UBND-NC"})
    linked = second(same_as=("77-ubnd-nc:1",)).model_copy(update={"plan": "78-ubnd-nc", "directive": head})

    def over():
        return "same-as-over" in {one.code for one in proposal(office, linked).problems}

    assert not over()
    close_plan(office, "hoa", "77-ubnd-nc", GROUND, LATER)
    assert not over(), "what is open of it goes on"
    reopen_plan(office, "hoa", "77-ubnd-nc", GROUND, LATER)
    close_plan(office, "hoa", "77-ubnd-nc", GROUND, LATER, end_open=True)
    assert over()


def test_a_closed_plan_is_not_amended(office):
    close_plan(office, "hoa", KEY, GROUND, LATER)
    first, *rest = plan().tasks
    taken = take_in(write_plan(plan(tasks=(first.model_copy(update={"title": "Khác"}), *rest))).encode(), "a.yaml")
    with pytest.raises(NotInForce) as found:
        propose_amendment(office, taken, Wish(DAY, LATER, proposed_by="hoa", agreed_by="dung"), HOUSE)
    assert [one.code for one in found.value.problems] == ["plan-closed"]


def test_on_the_page_with_what_is_open(app):
    hoa, path = as_(app, "hoa"), f"/danh-muc/{KEY}/ket-thuc"
    many = open_of(app.state.engine, "hoa", KEY)
    assert f'href="{path}"' in hoa.get(f"/danh-muc/{KEY}").text
    assert f'href="{path}"' not in as_(app, "an").get(f"/danh-muc/{KEY}").text
    assert f"Còn {many:02d} nhiệm vụ của đơn vị chưa hoàn thành" in hoa.get(path).text
    wrong = hoa.send(path, path, basis="", reason="")
    assert wrong.status_code == 422
    done = hoa.send(path, path, basis=GROUND.basis, reason=GROUND.reason, open_ones="end")
    assert (done.status_code, done.headers["location"]) == (303, f"/danh-muc/{KEY}?xong=ket-thuc&n={many}")
    page = hoa.get(done.headers["location"]).text
    assert "Đã kết thúc theo dõi từ ngày 28/09/2026" in page
    assert "Mở lại danh mục" in page
    assert f"/danh-muc/{KEY}/dieu-chinh" not in page
    assert "Đã kết thúc theo dõi ngày 28/09/2026" in hoa.get("/danh-muc").text
    assert "Kết thúc theo dõi danh mục" in hoa.get(f"/danh-muc/{KEY}/tien-do").text
    again = hoa.send(path, path, basis=GROUND.basis, reason="Chưa có văn bản thay thế")
    assert again.headers["location"] == f"/danh-muc/{KEY}?xong=mo-lai"
    assert f"/danh-muc/{KEY}/dieu-chinh" in hoa.get(f"/danh-muc/{KEY}").text


def test_by_a_program(app):
    hoa, said = Caller(app, "hoa"), GROUND._asdict()
    assert codes(hoa.post(f"/plans/{KEY}/closing", said | {"end_open": True, "shown": 99}), 422) == ["close-stale"]
    assert hoa.post(f"/plans/{KEY}/closing", said).json() == {"plan": KEY, "ended": 0}
    assert hoa.read("/plans")["items"][0]["closed_at"]
    assert codes(hoa.post(f"/plans/{KEY}/amending", data=said), 404) == ["plan-closed"]
    assert hoa.post(f"/plans/{KEY}/reopening", said).status_code == 201
    assert hoa.read("/plans")["items"][0]["closed_at"] is None


def test_what_was_closed_is_not_said_to_be_given_when_it_is_given_again(office):
    words, unit, last = "Cử cán bộ dự họp", ["song-thao/so-noi-vu"], dt.date(2026, 12, 11)
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    first, _ = add_task(office, words, unit, last, wish, HOUSE)
    close_plan(office, "hoa", first.plan, GROUND, LATER, end_open=True)
    for give in (True, False):
        with pytest.raises(LaunchRefused) as found:
            add_task(office, words, unit, last, wish, HOUSE, give=give)
        assert [one.code for one in found.value.problems] == ["plan-closed"]
    reopen_plan(office, "hoa", first.plan, GROUND, LATER)
    again, _ = add_task(office, words, unit, last, wish, HOUSE)
    assert again.already
    close_plan(office, "hoa", KEY, GROUND, LATER)
    with pytest.raises(LaunchRefused):
        proposal(office, plan())
