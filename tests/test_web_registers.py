"""A register of incoming documents on its page: looked at with faults at their cells, chosen rows taken in, what is known kept."""

import json
import re
from html import unescape

import pytest

from tests.apps import app
from tests.browsing import Browser, forms_of
from tests.programs import Caller, codes
from tests.test_desk_importing import JSON, ONE, TWO, a_sheet, as_json

__all__ = ["app"]

PATH, TAKE = "/so-van-ban-den", "/so-van-ban-den/dua-vao"
BAD = ["31/02/2026", "", "Bộ Y tế", "9/BYT", "", "V/v thiếu số đến", "", ""]
SECRET = ["28/8/2026", 514, "Bộ Công an", "", "", "MẬT: V/v tuyệt đối không hiện", "", ""]


@pytest.fixture
def hoa(app):
    return Browser(app).enter("hoa")


def look(browser, data, name="so.xlsx", **more):
    form = forms_of(browser.get(PATH).text)[PATH] | {"no_secret": "1"} | more
    return browser.post(PATH, form, files=[("document", (name, data))])


def chosen(page):
    return [unescape(one) for one in re.findall(r'name="rows" value="([^"]+)"', page)]


def take(browser, page, rows):
    return browser.post(TAKE, forms_of(page)[TAKE] | {"rows": rows})


def test_a_register_is_looked_at_and_taken_in(app, hoa):
    assert 'href="/so-van-ban-den"' in hoa.get("/van-ban").text
    answer = look(hoa, a_sheet(ONE, BAD, TWO))
    assert answer.status_code == 200
    page = answer.text
    for words in (
        "so.xlsx: 3 dòng, 2 văn bản mới",
        "Có 2 chỗ sai",
        "V/v báo cáo biên chế",
        "Không đọc được Ngày đến",
        "Thiếu Số đến",
    ):
        assert words.lower() in page.lower(), words
    assert re.search(r'data-label="Đến">.*?31/02/2026<span class="field-error">', page), "the fault stands at its cell"
    rows = chosen(page)
    assert [json.loads(one)["incoming_number"] for one in rows] == ["512", "513"]
    assert "Chưa có" in hoa.get("/van-ban").text or "0" in hoa.get("/van-ban").text, "nothing was kept"
    answer = take(hoa, page, rows[1:])
    assert answer.headers["location"] == "/van-ban?xong=so-den&n=1"
    listed = hoa.get(answer.headers["location"]).text
    assert "Đã đưa vào 01 văn bản." in listed
    assert "V/v góp ý dự thảo Thông tư" in listed
    assert "V/v báo cáo biên chế" not in listed
    twice = look(hoa, a_sheet(ONE, BAD, ONE)).text
    assert twice.count("Số đến 512 cùng ngày đến có ở các dòng 4, 6") == 2
    assert not chosen(twice)
    again = look(hoa, a_sheet(ONE, TWO)).text
    assert "đã có" in again.lower()
    assert [json.loads(one)["incoming_number"] for one in chosen(again)] == ["512"]
    answer = take(hoa, again, rows)
    assert answer.headers["location"] == "/van-ban?xong=so-den&n=1&cu=1"
    assert "01 văn bản đã có từ trước" in hoa.get(answer.headers["location"]).text


def test_a_secret_row_shows_nothing_of_the_file(app, hoa):
    answer = look(hoa, a_sheet(ONE, SECRET))
    assert answer.status_code == 422
    assert "tuyệt đối không hiện" not in answer.text
    assert "báo cáo biên chế" not in answer.text
    assert "Dòng 5" in answer.text


@pytest.mark.parametrize(
    ("data", "name", "more", "words"),
    [
        (b"x", "so.xlsx", {}, "Không đọc được sổ văn bản đến"),
        (a_sheet(), "so.xlsx", {}, "Sổ không có văn bản nào"),
        (a_sheet(ONE), "so.xlsx", {"no_secret": ""}, "bí mật nhà nước"),
        (b"", "", {}, "Chưa chọn tệp"),
    ],
)
def test_what_cannot_be_looked_at_is_said_on_the_form(hoa, data, name, more, words):
    answer = look(hoa, data, name, **more)
    assert answer.status_code == 422
    assert words in answer.text


def test_an_unknown_key_of_a_file_lets_nothing_in(hoa):
    page = look(hoa, as_json(JSON | {"so_trang": "7"}), "so.json").text
    assert "so_trang" in page
    assert TAKE in page
    assert chosen(page) == []


@pytest.mark.parametrize(
    "rows",
    [["x"], ["[]"], ["{}"], ['{"row": 1}'], ['{"row": 1, "x": 2}'], ["9" * 5000], ['{"row": "a"}'], [],
     ['{"row": 1, "incoming_number": "1", "incoming_date": "2026-08-28", "subject": "TUYỆT MẬT: x"}']],
)  # fmt: skip
def test_rows_that_the_page_did_not_make_are_refused(hoa, rows):
    page = look(hoa, a_sheet(ONE)).text
    answer = take(hoa, page, rows)
    assert answer.status_code == 422
    assert "V/v" not in hoa.get("/van-ban").text


def test_a_document_that_stands_in_the_register_before_is_not_chosen(hoa):
    again = [ONE[0], 599, *ONE[2:]]
    page = look(hoa, a_sheet(ONE, again)).text
    assert len(re.findall(r'name="rows" value="[^"]+" checked', page)) == 1
    assert "Trùng dòng trên" in page
    assert "Văn bản này đã có ở dòng 4" in page
    assert len(chosen(page)) == 2
    taken = take(hoa, page, chosen(page))
    assert "n=2" in taken.headers["location"], "whoever ticks it takes it in"


def test_only_who_prepares_plans(app):
    for slug in ("an", "admin", "giam"):
        assert Browser(app).enter(slug).get(PATH).status_code == 403


def test_programs_look_first_too(app):
    caller = Caller(app, "hoa", ["plan"])
    sent = {"files": {"file": ("so.xlsx", a_sheet(ONE, BAD))}, "data": {"no_secret": "true"}}
    looked = caller.post("/registers/preview", **sent).json()
    assert [(one["row"], one["known"], len(one["problems"])) for one in looked["rows"]] == [
        (4, False, 0),
        (5, False, 2),
    ]
    assert looked["rows"][1]["problems"][0]["place"]["column"] == 2
    assert not looked["sound"], "sent as it is, it would be refused"
    whole = {"files": {"file": ("so.xlsx", a_sheet(ONE))}, "data": {"no_secret": "true"}}
    assert caller.post("/registers/preview", **whole).json()["sound"]
    unsaid = {"files": {"file": ("so.xlsx", a_sheet(ONE))}}
    assert codes(caller.post("/registers/preview", **unsaid), 422) == ["secrecy-tick-missing"]
    assert caller.read("/drafts")["total"] == 0
    assert len(codes(caller.post("/registers", **sent), 422)) == 2


def test_programs_take_the_sound_rows_too(app):
    caller = Caller(app, "hoa", ["plan"])

    def send(rows, *sheet):
        files, data = {"file": ("so.xlsx", a_sheet(*sheet))}, {"no_secret": "true", "rows": rows}
        return caller.post("/registers", files=files, data=data)

    assert set(codes(send(["4", "5"], ONE, BAD, TWO), 422)) == {"register-day", "register-missing"}
    assert codes(send(["4", "9"], ONE, BAD, TWO), 422) == ["register-no-row"]
    assert codes(send(["4"], ONE, SECRET), 422) == ["secret-document"], "a secret row lets nothing in"
    assert caller.read("/drafts")["total"] == 0
    taken = send(["4", "6"], ONE, BAD, TWO)
    assert (taken.status_code, len(taken.json()["drafts"]), taken.json()["known"]) == (201, 2, 0)
    again = send(["6"], ONE, BAD, TWO).json()
    assert (again["drafts"], again["known"]) == ([], 1)
