"""Work whose day has passed, on the pages and for programs: seen before it is given, chosen, counted alike everywhere."""

import datetime as dt
import io
import re

import pytest
from openpyxl import load_workbook

from plans.due import OnDate
from plans.files import write_plan
from tests.browsing import Browser
from tests.drafting import MOMENT, ONE, app, hoa, many, take
from tests.office import plan
from tests.programs import Caller, codes
from tests.test_desk_not_given import PAST, SOON, paper

__all__ = ["app", "hoa"]
HELD = r'<button class="btn btn-primary" disabled>.{0,99}'
SLUG = "88-ubnd-nc"


def take_in(browser, *dues):
    assert take(browser, write_plan(paper(*dues)).encode(), "a.yaml", note="").status_code == 303


def leader(app):
    return Browser(app).enter("dung")


def give(app):
    dung = leader(app)
    assert dung.send(ONE, f"{ONE}/buoc/dong-y").status_code == 303
    assert dung.send(ONE, f"{ONE}/buoc/giao").status_code == 303
    app.state.giver.wait()
    return dung


def test_it_is_chosen_before_it_is_proposed_and_every_count_says_the_same(app, hoa):
    take_in(hoa, PAST, SOON, None)
    page = hoa.get(ONE).text
    assert "Chọn trước khi trình: thời hạn đã qua hoặc chưa biết (01)" in page
    assert "Lỗi phải sửa" not in page
    assert re.search(f"{HELD}Trình duyệt", page, re.DOTALL)
    before = hoa.get(f"{ONE}/truoc-khi-giao").text
    assert "Thời hạn đã qua, chưa chọn giao hay không: đang tính là không giao (01)" in before
    assert many(hoa, do="qua-han:1").headers["location"] == f"{ONE}?xong=qua-han"
    before = hoa.get(f"{ONE}/truoc-khi-giao").text
    assert "Giao khi thời hạn đã qua, đơn vị nhận là quá hạn ngay (01)" in before
    assert hoa.send(ONE, f"{ONE}/buoc/trinh").status_code == 303
    assert leader(app).send(ONE, f"{ONE}/buoc/dong-y").status_code == 303
    page = leader(app).get(ONE).text
    assert '01 nhiệm vụ giao khi thời hạn đã qua, đơn vị nhận là quá hạn ngay: <a href="#n-1">1</a>' in page
    assert "Giao 03 nhiệm vụ theo dõi từng việc" in page
    assert "01 nhiệm vụ có thời hạn đã qua: đơn vị nhận là quá hạn ngay." in page
    dung = leader(app)
    dung.send(ONE, f"{ONE}/buoc/giao")
    app.state.giver.wait()
    log = dung.get(f"/danh-muc/{SLUG}/tien-do").text
    assert "03 nhiệm vụ; 03 lượt giao" in log
    assert "01 nhiệm vụ giao khi thời hạn đã qua: 1" in log
    assert "giao dù thời hạn đã qua" in dung.get(f"{ONE}/nhat-ky").text
    assert Caller(app, "dung").read(f"/plans/{SLUG}")["assignments"] == 3


def test_many_are_given_or_left_out_at_once(app, hoa):
    take_in(hoa, PAST, OnDate(date=dt.date(2026, 8, 20)), SOON)
    page = hoa.get(ONE).text
    assert 'value="qua-han:1,2"' in page
    assert 'value="bo-qua-han:1,2"' in page
    many(hoa, do="bo-qua-han:1,2")
    assert "Thời hạn đã qua hoặc chưa biết khi giao" in hoa.get(f"{ONE}/nhat-ky").text
    assert hoa.send(ONE, f"{ONE}/buoc/trinh").status_code == 303
    give(app)
    assert Caller(app, "dung").read(f"/plans/{SLUG}")["assignments"] == 1


def test_a_day_that_passed_after_it_was_agreed_to_holds_the_button(app, hoa):
    take_in(hoa, SOON, None)
    hoa.send(ONE, f"{ONE}/buoc/trinh")
    leader(app).send(ONE, f"{ONE}/buoc/dong-y")
    app.state.now = MOMENT + dt.timedelta(days=2)
    page = Browser(app).enter("dung").get(ONE).text
    assert re.search(f"{HELD}Giao nhiệm vụ", page, re.DOTALL)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_program_chooses_too(app, hoa, lang):
    caller = Caller(app, "dung")
    file = {"plan": write_plan(paper(PAST, SOON)), "office": "song-thao/van-phong"}
    refused = caller.post("/plans", file, headers={"Accept-Language": lang})
    assert codes(refused, 422) == ["past-not-given"]
    assert '"leave_past": true' in refused.json()["problems"][0]["do"]
    seen = caller.post("/plans/preview", file).json()
    assert (seen["refused"], seen["past"], seen["assignments"]) == (True, ["1"], 1)
    done = caller.post("/plans", file | {"leave_past": True}).json()
    assert {name: done[name] for name in ("assignments", "past", "late", "unknown", "waiting")} == {
        "assignments": 1,
        "past": ["1"],
        "late": [],
        "unknown": [],
        "waiting": [],
    }


def test_what_was_not_given_is_called_so_and_is_given_later_by_an_amendment(app, hoa):
    caller = Caller(app, "dung")
    caller.post("/plans", {"plan": write_plan(paper(PAST, SOON)), "office": "song-thao/van-phong", "leave_past": True})
    page = leader(app).get(f"/danh-muc/{SLUG}").text
    assert "01 nhiệm vụ chưa giao cho cơ quan, đơn vị nào vì thời hạn đã qua khi giao hoặc chưa biết: 1." in page
    assert {one["key"]: one["not_given"] for one in caller.read(f"/plans/{SLUG}")["items"]} == {"1": "past", "2": None}
    assert "01 nhiệm vụ không giao vì thời hạn đã qua" in leader(app).get(f"/danh-muc/{SLUG}/tien-do").text
    later = paper(OnDate(date=dt.date(2026, 9, 25)), SOON)
    ground = {"basis": "Công văn số 88/UBND-NC", "reason": "Lùi thời hạn"}
    amended = caller.post(f"/plans/{SLUG}/amendments", {"plan": write_plan(later)} | ground)
    assert (amended.status_code, amended.json()["opened"]) == (201, 1), amended.text
    assert "chưa giao cho cơ quan" not in leader(app).get(f"/danh-muc/{SLUG}").text


def test_what_waits_for_its_event_is_said_so(app, hoa):
    caller = Caller(app, "dung")
    caller.post("/plans", {"plan": write_plan(plan()), "office": "song-thao/van-phong"})
    told = {one["key"]: one["not_given"] for one in caller.read("/plans/12-ct-ubnd-2026")["items"]}
    assert told["3"] == "waiting"
    assert "chờ việc phát sinh" in leader(app).get("/danh-muc/12-ct-ubnd-2026").text


def test_a_unit_and_its_supervisor_see_that_it_was_late_when_it_was_given(app, hoa):
    caller = Caller(app, "dung")
    caller.post(
        "/plans", {"plan": write_plan(paper(PAST, SOON)), "office": "song-thao/van-phong", "since": "2026-08-01"}
    )
    an, told = Browser(app).enter("an"), "Giao ngày 01/09/2026, khi thời hạn đã qua"
    assert [an.get(page).text.count(told) for page in ("/", "/nhiem-vu", "/nhiem-vu/1", "/nhiem-vu/2")] == [1, 1, 1, 0]
    assert told in leader(app).get("/qua-han").text


@pytest.mark.parametrize("day", ["25/09/2026", "28/08/2026"])
def test_an_amendment_on_the_pages_gives_what_was_left_out(app, hoa, day):
    caller, amend = Caller(app, "dung"), f"/danh-muc/{SLUG}/dieu-chinh"
    caller.post("/plans", {"plan": write_plan(paper(PAST, SOON)), "office": "song-thao/van-phong", "leave_past": True})
    hoa.send(amend, amend, basis="Công văn 90/UBND-NC", day="", reason="Giao bổ sung")
    assert "Chọn trước khi trình" not in hoa.get(ONE).text, "nothing is asked of what is not changed"
    sent = hoa.send(f"{ONE}?sua=1", f"{ONE}/sua", task="1", do="luu", due=day, why="Giao bổ sung")
    assert sent.status_code == 303, sent.text
    look = hoa.get(f"{ONE}/dieu-chinh").text
    assert "Sở Nội vụ tỉnh Sông Thao" in look
    for who, step in (("hoa", "trinh"), ("dung", "dong-y")):
        assert Browser(app).enter(who).send(ONE, f"{ONE}/buoc/{step}").status_code == 303, step
    assert leader(app).send(ONE, f"{ONE}/dieu-chinh").status_code == 303
    assert caller.read(f"/plans/{SLUG}")["assignments"] == 2


LOST = "Kho bạc Nhà nước khu vực"


@pytest.fixture
def lost():
    """A plan of two tasks: among the leads of the first is a name that stands for no unit."""
    made = paper(SOON, SOON)
    tasks = (made.tasks[0].model_copy(update={"lead": (*made.tasks[0].lead, LOST)}), *made.tasks[1:])
    return write_plan(made.model_copy(update={"tasks": tasks}))


def test_a_lead_that_stands_for_no_unit_is_said_not_to_have_it(app, hoa, lost):
    """Bound to nobody and agreed to so: every answer says that nobody of that name was given the task."""
    caller, file, nobody = Caller(app, "dung"), {"plan": lost, "office": "song-thao/van-phong"}, [LOST]
    assert caller.post("/plans/preview", file).json()["unheld"] == [{"task": "1", "names": nobody}]
    done = caller.post("/plans", file).json()
    assert (done["assignments"], done["unheld"]) == (2, [{"task": "1", "names": nobody}])
    page = leader(app).get(f"/danh-muc/{SLUG}").text
    assert page.count("chưa giao cho") == page.count(f"chưa giao cho: {LOST}") == 1
    assert f"Chưa giao cho nơi chưa gắn với cơ quan nào, ở 01 nhiệm vụ: {LOST} (1)" in page
    assert f"{LOST} (1)" in leader(app).get(f"/danh-muc/{SLUG}/tien-do").text
    assert [one["unheld"] for one in caller.read(f"/plans/{SLUG}")["items"]] == [nobody, []]
    exported = caller.read("/exports/tasks")["unheld"]
    assert [(one["plan"], one["task"], one["name"]) for one in exported] == [(SLUG, "1", LOST)]
    assert caller.read(f"/exports/tasks?plan={SLUG}")["unheld"] == exported
    assert caller.read(f"/exports/tasks?plan={SLUG}&task=2")["unheld"] == []
    book = load_workbook(io.BytesIO(caller.get("/exports/tasks.xlsx").content))
    assert [row[4] for row in book["Chưa giao cho"].iter_rows(values_only=True, min_row=2)] == nobody


def test_so_it_is_before_it_is_given_and_where_it_is_given(app, hoa, lost):
    assert take(hoa, lost.encode(), "a.yaml", note="").status_code == 303
    before = hoa.get(f"{ONE}/truoc-khi-giao").text
    assert "Chưa gắn với cơ quan nào, không giao (01 nhiệm vụ)" in before
    assert f"</a> {LOST}</li>" in before
    assert hoa.send(ONE, f"{ONE}/buoc/trinh").status_code == 303
    assert leader(app).send(ONE, f"{ONE}/buoc/dong-y").status_code == 303
    assert f"Không giao cho {LOST}: chưa gắn với cơ quan nào." in leader(app).get(ONE).text
