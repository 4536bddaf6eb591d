"""A unit's first page tells for a week which of its dates were moved, by what and why; a date moved back is told of no more."""

import datetime as dt
import html

from desk import first_page as first_page_module
from desk.amending import Ground, amend_plan, propose_amendment
from desk.intake import take_in
from desk.launching import Wish
from models.settings import Settings
from plans.due import OnDate
from plans.files import write_plan
from tests.asking import answered, asked
from tests.office import plan
from tests.pressing import MOMENT, app, as_
from tests.programs import Caller

__all__ = ["app"]
HEADING = "Thời hạn thay đổi, hoặc không được gia hạn, trong 7 ngày qua"
GROUND = Ground("Công văn số 88/UBND-NC", "Lùi theo lịch họp")


def amended(engine, day, at=MOMENT):
    first, *rest = plan().tasks
    moved = first.model_copy(update={"due": OnDate(date=day)})
    taken = take_in(write_plan(plan(tasks=(moved, *rest))).encode(), "a.yaml")
    wish = Wish(at.date(), at, proposed_by="hoa", agreed_by="dung")
    amend_plan(engine, propose_amendment(engine, taken, wish, Settings(office="song-thao/van-phong")), wish, GROUND)


def first_page(app, slug="an"):
    return html.unescape(as_(app, slug).get("/").text)


def test_a_date_that_an_amendment_moved(app):
    assert HEADING not in first_page(app)
    amended(app.state.engine, dt.date(2026, 10, 9))
    page = first_page(app)
    assert f"{HEADING} (1)" in page
    said = "Điều chỉnh, 28/09/2026: thời hạn: 30/09/2026 → 09/10/2026; Căn cứ Công văn số 88/UBND-NC; Lùi theo lịch họp"
    assert said in page
    assert HEADING not in first_page(app, "chi"), "it is another unit's"
    app.state.now = MOMENT + dt.timedelta(days=8)
    assert HEADING not in first_page(app)


def test_what_was_moved_back_is_told_of_no_more(app):
    amended(app.state.engine, dt.date(2026, 10, 9))
    amended(app.state.engine, dt.date(2026, 9, 30), MOMENT + dt.timedelta(minutes=5))
    app.state.now = MOMENT + dt.timedelta(hours=1)
    assert HEADING not in first_page(app)


def test_more_time_granted_or_not(app):
    asked(app.state.engine, now=MOMENT)
    answered(app.state.engine, False, None, "Việc cấp bách", now=MOMENT)
    assert "Không đồng ý gia hạn, 28/09/2026: Việc cấp bách" in first_page(app)
    asked(app.state.engine, now=MOMENT)
    answered(app.state.engine, now=MOMENT)
    assert "Gia hạn, 28/09/2026: thời hạn: 30/09/2026 → 15/10/2026" in first_page(app)


def test_programs_are_told_of_it(app):
    assert Caller(app, "an").read("/today")["moved"] == []
    amended(app.state.engine, dt.date(2026, 10, 9))
    (told,) = Caller(app, "an").read("/today")["moved"]
    assert (told["assignment"], told["act"], told["last_day"]) == (1, "amend", "2026-10-09")
    assert told["before"].startswith("2026-09-30")
    assert "30/09/2026 → 09/10/2026; Căn cứ Công văn số 88/UBND-NC; Lùi theo lịch họp" in told["note"]
    assert Caller(app, "chi").read("/today")["moved"] == []


def test_of_many_dates_the_rest_is_folded_below(app, monkeypatch):
    amended(app.state.engine, dt.date(2026, 10, 9))
    real = first_page_module.moved_dates
    monkeypatch.setattr(first_page_module, "moved_dates", lambda *of: real(*of) * 12)
    page = first_page(app)
    assert f"{HEADING} (12)" in page
    told, _, rest = page.partition(HEADING)[2].partition("Xem thêm 02 nhiệm vụ")
    assert (told.count("Công văn số 88/UBND-NC"), rest.count("Công văn số 88/UBND-NC")) == (10, 2)
