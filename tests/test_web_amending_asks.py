"""What an amendment would do that nobody may have meant is said at its place on the workbench, before and after, and to programs."""

import datetime as dt
import html
import re

from desk.amending import period_left
from plans.due import Recurring
from plans.problems import Place, Problem, Severity
from plans.wording import render
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.programs import Caller

__all__ = ["app"]

SLUG = "12-ct-ubnd-2026"
OCTOBER = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)


def begun(app, fields, task="1.a"):
    """An amendment that changes some fields of a task, as a program makes it."""
    hoa = Caller(app, "hoa")
    draft = hoa.post(f"/plans/{SLUG}/amending", data={"basis": "Công văn 78/UBND", "reason": "Khác"}).json()
    edit = {"kind": "change", "tasks": [task], "set": fields}
    edited = hoa.post(f"/drafts/{draft['id']}/edits", {"version": draft["version"], "edit": edit, "why": "Thử"})
    assert edited.status_code == 200, edited.text
    return hoa, draft["id"], edited.json()


def words(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_who_joins_after_the_day_is_named_and_gets_it(app):
    app.state.now = OCTOBER
    hoa, number, draft = begun(app, {"lead": ["Sở Nội vụ", "Sở Tài chính"], "with": []})
    said = "Mới vào nhiệm vụ 1.a khi thời hạn 30/09/2026 đã qua, nhận việc là quá hạn ngay: Sở Tài chính tỉnh Sông Thao"
    told = [one for one in draft["problems"] if one["code"] == "amend-joins-late"]
    assert [one["says"] for one in told] == [said]
    look = hoa.read(f"/drafts/{number}/amending")
    assert (look["opened"], [one["code"] for one in look["problems"]]) == (1, ["amend-joins-late"])
    browser = Browser(app).enter("hoa")
    assert said in words(browser.get(f"/van-ban/{number}").text)
    assert said in words(browser.get(f"/van-ban/{number}/dieu-chinh").text)


def test_a_period_that_a_new_rule_leaves_out_is_named(app):
    app.state.now = dt.datetime(2026, 12, 1, 2, tzinfo=dt.UTC)
    rule = {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", "text": "trước ngày 11/01 hằng năm"}
    hoa, number, draft = begun(app, {"due": rule}, "1.b")
    (told,) = [one for one in draft["problems"] if one["code"] == "amend-leaves-out"]
    assert told["says"].startswith("Theo lịch mới, kỳ tháng 12/2026 (hạn 14/12/2026) bị bỏ:")
    assert told["says"] in words(Browser(app).enter("hoa").get(f"/van-ban/{number}").text)
    assert [one["code"] for one in hoa.read(f"/drafts/{number}/amending")["problems"]] == ["amend-leaves-out"]


def test_a_time_of_what_comes_daily_or_weekly_is_named_by_its_day():
    about = Problem(
        code="amend-leaves-out",
        severity=Severity.DOUBT,
        place=Place(),
        args={"task": "1", "month": "2026-12-01", "day": "2026-12-01", "to": "2026-12-06", "units": 1},
    )
    assert render(about).says.startswith("Theo lịch mới, kỳ ngày 01/12/2026 (hạn 01/12/2026) bị bỏ")
    assert "leaves out 01/12/2026" in render(about, "en").says
    assert period_left("2026-12-01", Recurring(rrule="FREQ=DAILY", text="hằng ngày")) == "2026-12-01"
    assert period_left("2026-12-01", Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=1", text="hằng tháng")) == "12/2026"


def put_in_force(app, hoa, number, draft):
    dung = Caller(app, "dung")
    version = hoa.post(f"/drafts/{number}/acts", {"version": draft["version"], "act": "propose"}).json()["version"]
    version = dung.post(f"/drafts/{number}/acts", {"version": version, "act": "agree"}).json()["version"]
    done = hoa.post(f"/drafts/{number}/amending", {"version": version})
    assert done.status_code == 200, done.text


def test_a_date_that_was_amended_is_explained_by_its_amendment_and_not_by_the_text(app):
    hoa, number, draft = begun(app, {"due": {"kind": "date", "date": "2026-10-15", "text": "trước ngày 16/10/2026"}})
    assert not [one for one in draft["problems"] if one["code"].startswith("due-")], "that it changes is what it is for"
    put_in_force(app, hoa, number, draft)
    an = Browser(app).enter("an")
    item = words(an.get("/nhiem-vu/1").text)
    assert "Điều chỉnh ngày 28/09/2026 (Nguyễn Thị Hoa): thời hạn: 30/09/2026 → 15/10/2026; Căn cứ Công văn 78" in item
    assert hoa.read(f"/drafts/{number}/amending")["refused"], "what was done is not done again"
    app.state.now += dt.timedelta(days=1)
    _, second, again = begun(app, {"due": {"kind": "date", "date": "2026-10-20", "text": "20/10/2026"}})
    (told,) = [one for one in again["problems"] if one["code"].startswith("due-")]
    assert told["says"] == (
        "Thời hạn đang giao: trước ngày 16/10/2026 → ngày 15/10/2026; "
        "do Nguyễn Thị Hoa điều chỉnh ngày 28/09/2026 (căn cứ: Công văn 78/UBND)"
    )
    bench = words(Browser(app).enter("hoa").get(f"/van-ban/{second}").text)
    assert told["says"] in bench
    assert "khác lời văn" not in bench
