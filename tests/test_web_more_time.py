"""More time on the pages: its unit asks, whoever gave it sees it on his day and answers, everybody reads what was asked and answered."""

import html

import pytest
from sqlalchemy import update

from models.core import table
from models.database import writing
from models.tables import Assignment
from tests.browsing import forms_of
from tests.pressing import app, as_, history, line, press

__all__ = ["app"]
ASKED = {"until": "15/10", "ground": "beyond", "reason": "Chờ hướng dẫn của Bộ", "paper": "12/SNV-VP"}
SAID = "Đã đề nghị gia hạn đến 15/10/2026, chờ trả lời"


def text_of(app, slug, page="/nhiem-vu/1"):
    return html.unescape(as_(app, slug).get(page).text)


def answer(app, slug, step, **values):
    """One of the three answers, with what its form holds."""
    browser = as_(app, slug)
    sent = forms_of(browser.get("/nhiem-vu/1").text)["/nhiem-vu/1/tra-loi-gia-han"]
    return browser.post("/nhiem-vu/1/tra-loi-gia-han", sent | {"step": step, **values})


def test_the_whole_way_by_pages(app):
    sent = press(app, "an", "gia-han", **ASKED)
    assert sent.headers["location"] == "/nhiem-vu/1?xong=gia-han"
    assert "thời hạn giữ nguyên cho tới khi được đồng ý" in text_of(app, "an", sent.headers["location"])
    for slug, page in (("an", "/nhiem-vu/1"), ("hoa", "/nhiem-vu"), ("giam", "/nhiem-vu"), ("an", "/")):
        assert SAID in text_of(app, slug, page), (slug, page)
    assert set(forms_of(as_(app, "hoa").get("/nhiem-vu/1").text)) == {"/dang-xuat", "/nhiem-vu/1/dung-theo-doi"}
    day = text_of(app, "dung", "/")
    assert "Đề nghị gia hạn chờ đồng chí quyết định (1)" in day
    assert "Sở Nội vụ tỉnh Sông Thao đề nghị gia hạn từ 30/09/2026 đến 15/10/2026 (lần 01; 12/SNV-VP)" in day
    assert answer(app, "dung", "dong-y").headers["location"] == "/nhiem-vu/1?xong=dong-y-gia-han"
    page = text_of(app, "an")
    for words in (
        "15/10/2026",
        "Được gia hạn từ 30/09/2026",
        "Gia hạn ngày 28/09/2026 (Trần Văn Dũng)",
        "Đồng ý đến 15/10/2026",
    ):
        assert words in page, words
    assert SAID not in page
    assert "(trước ngày 01/10/2026)" not in page.partition("</dl>")[0], "the document's words are of another date"
    assert "Đề nghị gia hạn chờ đồng chí" not in text_of(app, "dung", "/")


def test_a_request_that_nobody_answered_is_told_when_it_waits_no_more(app):
    press(app, "an", "gia-han", **ASKED)
    assert "Không trả lời" not in text_of(app, "an")
    with writing(app.state.engine) as session:
        for stage, said in (("review", "kết quả đã gửi, chờ xác nhận"), ("done", "kết thúc cùng nhiệm vụ")):
            session.connection().execute(update(table(Assignment)).values(stage=stage))
            session.commit()
            page = text_of(app, "an")
            assert "Các lần đề nghị gia hạn" in page
            assert f"Không trả lời: {said}" in page


def test_another_day_or_none_needs_words_and_keeps_what_was_typed(app):
    press(app, "an", "gia-han", **ASKED)
    again = answer(app, "dung", "ngay-khac", until="09/10/2026")
    assert again.status_code == 422
    assert 'value="09/10/2026"' in again.text
    assert "phải ghi lý do" in html.unescape(again.text)
    assert answer(app, "dung", "khong").status_code == 422
    answer(app, "dung", "khong", note="Việc cấp bách")
    assert history(app)[-1].act == "refuse-time"
    page = text_of(app, "an")
    assert "Không đồng ý" in page
    assert "Việc cấp bách" in page
    assert "/nhiem-vu/1/gia-han" in forms_of(as_(app, "an").get("/nhiem-vu/1").text), "it may be asked for again"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"until": "30/09/2026"}, "không sau thời hạn đang có (30/09/2026)"),
        ({"until": "x"}, "Không đọc được ngày"),
        ({"until": ""}, "Chưa ghi ngày"),
        ({"ground": ""}, "Chưa chọn loại nguyên nhân"),
        ({"reason": " "}, "Chưa ghi lý do"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(app, typed, words):
    again = press(app, "an", "gia-han", **ASKED | typed)
    assert again.status_code == 422
    shown = html.unescape(again.text)
    assert words in shown
    assert "12/SNV-VP" in shown
    assert line(app).asked_until is None


def test_a_request_is_taken_back(app):
    press(app, "an", "gia-han", **ASKED)
    assert as_(app, "binh").send("/nhiem-vu/1", "/nhiem-vu/1/rut-gia-han").status_code == 303
    assert line(app).asked_until is None


def test_in_english_too(app):
    press(app, "an", "gia-han", **ASKED)
    answer(app, "dung", "dong-y")
    page = html.unescape(as_(app, "an").get("/nhiem-vu/1?lang=en").text)
    assert "Extended from 30/09/2026" in page
    assert "due date: 30/09/2026 → 15/10/2026; reasons beyond its control" in page.replace("due: ", "due date: ")


def test_the_number_of_a_request_stays_once_it_is_answered(app):
    """Which one it would be, of those that are granted: one that was refused does not count, before it is answered nor afterwards."""
    press(app, "an", "gia-han", **ASKED)
    answer(app, "dung", "khong", note="Việc cấp bách")
    press(app, "an", "gia-han", **ASKED)
    assert "lần 01" in text_of(app, "an").partition('id="gia-han-ten"')[2].partition("</section>")[0]
    answer(app, "dung", "dong-y")
    page = text_of(app, "an")
    assert page.count("lần 01") == 2
    assert "lần 02" not in page
    press(app, "an", "gia-han", **ASKED | {"until": "02/11"})
    assert "lần 02" in text_of(app, "an").partition('id="gia-han-ten"')[2].partition("</section>")[0]
    answer(app, "dung", "dong-y")
    assert text_of(app, "an").count("lần 02") == 1


def test_a_day_off_is_kept_by_a_tick_of_whoever_asks_and_of_whoever_agrees(app):
    on_sunday = {**ASKED, "until": "18/10"}
    again = press(app, "an", "gia-han", **on_sunday)
    assert again.status_code == 422
    assert "Ngày gia hạn 18/10/2026 rơi vào ngày nghỉ (Chủ nhật)" in html.unescape(again.text)
    assert 'id="time-sure"' in again.text
    assert press(app, "an", "gia-han", **on_sunday, sure="1").status_code == 303
    asked = answer(app, "dung", "dong-y")
    assert asked.status_code == 422
    assert "rơi vào ngày nghỉ (Chủ nhật)" in html.unescape(asked.text)
    assert 'id="agree-sure"' in asked.text
    assert answer(app, "dung", "dong-y", sure="1").headers["location"] == "/nhiem-vu/1?xong=dong-y-gia-han"
