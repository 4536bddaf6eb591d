"""A plan in force amended by programs as on the pages: begun, corrected, looked at, proposed, agreed, done; and whose it is."""

from tests.apps import app
from tests.browsing import Browser
from tests.documents import as_pdf
from tests.programs import Caller, codes

__all__ = ["app"]

SLUG = "12-ct-ubnd-2026"


def test_two_persons_amend_a_plan(app):
    paper = as_pdf()
    hoa, dung = Caller(app, "hoa"), Caller(app, "dung")
    said = {
        "basis": "Công văn số 99/UBND-TH ngày 25/9/2026",
        "reason": "Lùi hạn theo đề nghị của Sở",
        "day": "2026-09-25",
    }
    sent = {"files": {"paper": ("cv.pdf", paper)}, "data": said}
    assert codes(hoa.post(f"/plans/{SLUG}/amending", **sent), 422) == ["secrecy-tick-missing"]
    begun = hoa.post(f"/plans/{SLUG}/amending", **sent | {"data": said | {"no_secret": "true"}})
    assert begun.status_code == 201, begun.text
    draft, version = begun.json()["id"], begun.json()["version"]
    other = {"basis": "Công văn 78/UBND", "reason": "Khác"}
    assert codes(dung.post(f"/plans/{SLUG}/amending", data=other), 409) == ["amending-under-way"]
    assert codes(dung.post(f"/plans/{SLUG}/amending", data=other | {"under_way": draft + 1}), 409)
    assert hoa.get(f"/drafts/{draft}/document").content == paper
    assert codes(hoa.get(f"/plans/{SLUG}/amending/{draft}/paper"), 404), "it was not made yet"
    due = {"kind": "date", "date": "2026-10-15", "text": "trước ngày 16/10/2026"}
    edit = {"kind": "change", "tasks": ["1.a"], "set": {"due": due}}
    unsaid = hoa.post(f"/drafts/{draft}/edits", {"version": version, "edit": edit})
    assert codes(unsaid, 422) == ["amend-reason-missing"]
    edited = hoa.post(f"/drafts/{draft}/edits", {"version": version, "edit": edit, "why": "Chờ hướng dẫn"})
    assert edited.status_code == 200, edited.text
    look = hoa.read(f"/drafts/{draft}/amending")
    assert (look["changed"], look["redated"], look["refused"]) == (["1.a"], 1, False), look
    version = edited.json()["version"]
    proposed = hoa.post(f"/drafts/{draft}/acts", {"version": version, "act": "propose"})
    assert proposed.status_code == 200, proposed.text
    agreed = dung.post(f"/drafts/{draft}/acts", {"version": proposed.json()["version"], "act": "agree"}).json()
    done = dung.post(f"/drafts/{draft}/amending", {"version": agreed["version"]})
    assert (done.status_code, done.json()["redated"]) == (200, 1), done.text
    assert hoa.read("/assignments/1")["last_day"] == "2026-10-15"
    assert Caller(app, "an").get(f"/plans/{SLUG}/amending/{draft}/paper").content == paper


def test_a_draft_changes_sides(app):
    hoa = Caller(app, "hoa")
    sent = {
        "files": {"file": ("a.txt", "1. Sở Nội vụ tỉnh Sông Thao báo cáo trước ngày 15/12/2026.")},
        "data": {"no_secret": "true"},
    }
    draft = hoa.post("/drafts", **sent).json()
    path = f"/drafts/{draft['id']}/side"
    received = hoa.post(path, {"version": draft["version"], "receive_as": "Sở Nội vụ tỉnh Sông Thao"})
    assert "song-thao/so-noi-vu" in received.json()["plan"], received.text
    given = hoa.post(path, {"version": received.json()["version"]}).json()
    assert "perspective: receive" not in given["plan"]
    assert codes(hoa.post(path, {"version": draft["version"]}), 409)


def test_a_rule_that_never_comes_again_is_refused_with_its_reason_on_api_and_page(app):
    hoa = Caller(app, "hoa")
    begun = hoa.post(f"/plans/{SLUG}/amending", data={"basis": "Công văn 78/UBND", "reason": "Khác"}).json()
    rule = {"kind": "recurring", "rrule": "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=1;UNTIL=20260802", "text": "đến hết 2026"}
    edit = {"kind": "change", "tasks": ["1.a"], "set": {"due": rule}}
    edited = hoa.post(f"/drafts/{begun['id']}/edits", {"version": begun["version"], "edit": edit, "why": "Thử"})
    assert edited.status_code == 200, edited.text
    look = hoa.read(f"/drafts/{begun['id']}/amending")
    assert (look["refused"], [one["code"] for one in look["problems"]]) == (True, ["amend-ends-work"])
    page = Browser(app).enter("hoa").get(f"/van-ban/{begun['id']}/dieu-chinh").text
    assert "không còn kỳ nào ở phía trước" in page
    proposed = hoa.post(f"/drafts/{begun['id']}/acts", {"version": edited.json()["version"], "act": "propose"})
    assert codes(proposed, 422) == ["amend-ends-work"], "not only looked at, but not proposed either"
    assert [one["says"] for one in proposed.json()["problems"]] == [one["says"] for one in look["problems"]]
    pressed = Browser(app).enter("hoa").send(f"/van-ban/{begun['id']}", f"/van-ban/{begun['id']}/buoc/trinh")
    assert pressed.status_code == 422
    assert "không còn kỳ nào ở phía trước" in pressed.text
    assert hoa.read(f"/drafts/{begun['id']}")["stage"] == "open"
