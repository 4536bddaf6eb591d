"""What units, confirmers and coordinators do on the pages, and who may open and press what; on both databases."""

import html
import re

import pytest

from tests.browsing import forms_of
from tests.pressing import OTHER, app, as_, history, line, press, to_review

__all__ = ["app"]


def test_the_whole_way_by_pages(app):
    an = as_(app, "an")
    answer = press(app, "an", "tiep-nhan", officer="binh")
    assert (answer.status_code, answer.headers["location"]) == (303, "/nhiem-vu/1?xong=tiep-nhan")
    assert "Đã tiếp nhận 01 nhiệm vụ." in an.get(answer.headers["location"]).text
    assert (line(app).stage, line(app).officer) == ("execute", "binh")
    sent = {
        "doc_number": "45/BC-SNV",
        "doc_date": "2026-09-25",
        "subject": "Kết quả <rà soát>",
        "link": "https://x.vn/45",
    }
    assert press(app, "binh", "bao-cao", **sent, note="Gửi đồng chí").status_code == 303
    assert history(app)[-1].evidence == "Số 45/BC-SNV ngày 25/09/2026: Kết quả <rà soát>; https://x.vn/45"
    page = as_(app, "hoa").get("/nhiem-vu/1").text
    assert "Kết quả &lt;rà soát&gt;" in page
    assert '<a href="https://x.vn/45" rel="' in page
    assert press(app, "hoa", "tra-lai", note="Thiếu phụ lục", correct_by="2026-10-02").status_code == 303
    assert line(app).stage == "execute"
    assert "02/10/2026" in an.get("/nhiem-vu/1").text
    assert press(app, "an", "bao-cao", note="Đã bổ sung phụ lục").status_code == 303
    assert press(app, "hoa", "xac-nhan").status_code == 303
    assert line(app).stage == "done"
    assert [one.act for one in history(app)] == ["accept", "hand-in", "return", "hand-in", "approve"]
    assert forms_of(an.get("/nhiem-vu/1").text).keys() == {"/dang-xuat"}, "nothing left to press"


def test_all_of_a_document_in_one_click(app):
    answer = as_(app, "an").send("/", "/nhiem-vu/tiep-nhan")
    assert answer.headers["location"] == "/?xong=tiep-nhan&n=2"
    assert "Đã tiếp nhận 02 nhiệm vụ." in as_(app, "an").get(answer.headers["location"]).text
    assert {line(app, number).stage for number in (1, 2)} == {"execute"}
    assert line(app, 3).stage == "draft"
    assert as_(app, "chi").send(f"/don-vi/{OTHER}", "/nhiem-vu/tiep-nhan").status_code == 303
    assert line(app, 3).stage == "execute"


def test_all_of_a_document_for_one_officer(app):
    assert as_(app, "an").send("/", "/nhiem-vu/tiep-nhan", officer="chi").status_code == 422, "of another unit"
    assert line(app).stage == "draft"
    assert as_(app, "an").send("/", "/nhiem-vu/tiep-nhan", officer="binh").status_code == 303
    assert {line(app, number).officer for number in (1, 2)} == {"binh"}


def test_all_or_nothing_where_one_of_them_moved(app):
    an = as_(app, "an")
    sent = forms_of(an.get("/").text)["/nhiem-vu/tiep-nhan"]
    press(app, "binh", "tiep-nhan", 2)
    answer = an.post("/nhiem-vu/tiep-nhan", sent)
    assert answer.status_code == 409
    assert "Lê Thị Bình" in answer.text
    assert line(app, 1).stage == "draft"


@pytest.mark.parametrize("lines", ["x", "1", "1:x", "1:1:1", ":", "-1:1", "9" * 30 + ":1"])
def test_a_form_that_no_page_has(app, lines):
    an = as_(app, "an")
    sent = forms_of(an.get("/").text)["/nhiem-vu/tiep-nhan"]
    assert an.post("/nhiem-vu/tiep-nhan", sent | {"lines": lines}).status_code == 422
    assert an.post("/nhiem-vu/tiep-nhan", sent | {"lines": "3:1"}).status_code == 403, "another unit's"
    assert an.post("/nhiem-vu/tiep-nhan", sent | {"lines": "999:1"}).status_code in (403, 404)
    assert line(app, 3).stage == "draft"


def test_two_at_once_hear_who_was_first(app):
    an, binh = as_(app, "an"), as_(app, "binh")
    sent = [forms_of(one.get("/nhiem-vu/1").text)["/nhiem-vu/1/tiep-nhan"] for one in (an, binh)]
    assert an.post("/nhiem-vu/1/tiep-nhan", sent[0]).status_code == 303
    answer = binh.post("/nhiem-vu/1/tiep-nhan", sent[1])
    assert answer.status_code == 409
    for words in ("Phạm Văn An", "08:00 28/09/2026", "Đang thực hiện", 'href="/nhiem-vu/1"'):
        assert words in answer.text, words


def test_an_officer_is_named_later_and_is_of_the_unit(app):
    press(app, "an", "tiep-nhan")
    assert press(app, "an", "nguoi-thu-ly", officer="binh").status_code == 303
    assert line(app).officer == "binh"
    assert history(app)[-1][:3] == ("officer", "execute", "execute")
    assert "Đang chờ: đơn vị thực hiện: Lê Thị Bình" in " ".join(as_(app, "an").get("/nhiem-vu/1").text.split())
    for wrong in ("chi", "khong-co", ""):
        answer = press(app, "an", "nguoi-thu-ly", officer=wrong)
        assert answer.status_code == 422, wrong
        assert 'role="alert"' in answer.text
    assert line(app).officer == "binh"


def test_an_officer_is_not_named_on_what_was_seen_before(app):
    an = as_(app, "an")
    press(app, "an", "tiep-nhan")
    sent = forms_of(an.get("/nhiem-vu/1").text)["/nhiem-vu/1/nguoi-thu-ly"]
    press(app, "binh", "bao-cao", note="xong")
    assert an.post("/nhiem-vu/1/nguoi-thu-ly", sent | {"officer": "binh"}).status_code == 409


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"note": "   "},
        {"link": "javascript:alert(1)", "note": "x"},
        {"doc_number": "1", "doc_date": "2026-10-30"},
        {"doc_number": "1", "doc_date": "31/02/2026"},
    ],
)
def test_a_result_that_is_none_is_shown_again_with_what_is_wrong(app, sent):
    press(app, "an", "tiep-nhan")
    answer = press(app, "an", "bao-cao", subject="" if not sent.get("doc_number") else "Giữ lại", **sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    if "doc_number" in sent:
        assert 'value="Giữ lại"' in answer.text, "what was typed is kept"
    assert line(app).stage == "execute"


def test_a_return_needs_reason_and_a_day_to_come(app):
    to_review(app)
    for sent in ({}, {"note": "Thiếu"}, {"correct_by": "2026-10-02"}, {"note": "Thiếu", "correct_by": "2026-09-01"}):
        assert press(app, "hoa", "tra-lai", **sent).status_code == 422, sent
    assert line(app).stage == "review"


def test_the_coordinator_ends_the_following_with_a_reason(app):
    assert press(app, "hoa", "dung-theo-doi").status_code == 422
    assert press(app, "hoa", "dung-theo-doi", note="Văn bản số 5 thay thế").status_code == 303
    assert line(app).stage == "cancelled"


def test_the_day_of_a_unit_shows_what_needs_an_act(app):
    an = as_(app, "an").get("/").text
    assert "Việc cần xử lý hôm nay" in an
    assert "Tiếp nhận cả 02 nhiệm vụ" in an
    press(app, "an", "tiep-nhan", officer="binh")
    binh = as_(app, "binh").get("/").text
    assert "Quá hạn, cần bổ sung hoặc sắp đến hạn (1)" in binh
    to_review_again = press(app, "binh", "bao-cao", note="xong")
    assert to_review_again.status_code == 303
    assert "Chờ đồng chí xác nhận (1)" in as_(app, "hoa").get("/").text
    assert "Chờ đồng chí xác nhận" not in as_(app, "an").get("/").text
    assert (
        "Hiện không có việc nào cần xử lý." in as_(app, "khach").get("/").text
        or "Chờ tiếp nhận" in as_(app, "khach").get("/").text
    )


def test_what_an_officer_works_on_stands_apart(app):
    press(app, "an", "tiep-nhan", 2, officer="binh")
    apart = "Nhiệm vụ đồng chí là người thụ lý (1)"
    assert apart in as_(app, "binh").get("/").text
    assert apart not in as_(app, "an").get("/").text


def test_an_officers_own_work_stands_before_what_nobody_received_yet(app):
    press(app, "an", "tiep-nhan", 2, officer="binh")
    receive, pressing = "<h2>Chờ tiếp nhận", "<h2>Quá hạn, cần bổ sung hoặc sắp đến hạn (1)"
    own = "<h2>Nhiệm vụ đồng chí là người thụ lý (1)"
    binh, an = (as_(app, slug).get("/").text for slug in ("binh", "an"))
    assert binh.index(own) < binh.index(receive)
    assert own not in an
    assert receive in an
    press(app, "an", "tiep-nhan", 1, officer="an")
    press(app, "an", "nguoi-thu-ly", 2, officer="an")
    an = as_(app, "an").get("/").text
    assert an.index(pressing) < an.index("<h2>Nhiệm vụ khác đồng chí là người thụ lý (1)")


def test_long_words_are_shown_again_and_what_cannot_be_read_is_said(app):
    answer = press(app, "hoa", "dung-theo-doi", note="dài " * 600)
    assert answer.status_code == 422
    assert "Đã ghi 2.399 ký tự, tối đa 2.000 ký tự" in answer.text
    assert "dài dài dài" in answer.text
    assert press(app, "hoa", "dung-theo-doi", note="dòng\r\n" * 90).status_code == 303
    answer = press(app, "an", "tiep-nhan", 2, version="x")
    assert answer.status_code == 422
    assert "Biểu mẫu không đọc được" in answer.text
    for link in ("/nhiem-vu?plan=a%00b", "/don-vi/a%00b", "/danh-muc/%00", "/mat-khau/%00"):
        assert as_(app, "hoa").get(link).status_code == 404, link
    sent = {"officer": "an\0b"}
    assert press(app, "an", "tiep-nhan", 2, **sent).status_code == 422


def beside(page, field):
    """What is told beside the field of that id."""
    found = re.search(
        rf'<span class="field-error" id="{field}-error">(?:<i[^>]*></i>)?\s*(.*?)</span>', page, re.DOTALL
    )
    return html.unescape(found[1]) if found else ""


def test_what_is_wrong_about_a_return_stands_beside_its_field(app):
    to_review(app)
    page = press(app, "hoa", "tra-lai", note="Thiếu", correct_by="01/09/2026").text
    assert "Hạn bổ sung 01/09/2026 đã qua" in beside(page, "correct_by")
    assert beside(page, "return-note") == ""
    assert "Trả lại nhiệm vụ số" not in page
    assert "01 ô cần xem lại" in page
    page = press(app, "hoa", "tra-lai", note=" ", correct_by="31/11/2026").text
    assert "31/11/2026" in beside(page, "correct_by")
    page = press(app, "hoa", "tra-lai", note=" ", correct_by="02/10/2026").text
    assert "cần có lý do" in beside(page, "return-note")
    page = press(app, "hoa", "tra-lai", note="Thiếu", correct_by="29/09/2026").text
    assert "sớm hơn thời hạn đang có" in beside(page, "correct_by")
    assert 'name="earlier"' in page
    assert line(app).stage == "review"


def test_what_is_wrong_about_a_result_stands_beside_its_field(app):
    press(app, "an", "tiep-nhan")
    page = press(app, "an", "bao-cao", doc_number="4" * 81, doc_date="01/12/2027", link="x").text
    assert "dài quá 80 ký tự" in beside(page, "doc_number")
    assert "còn ở phía trước" in beside(page, "doc_date")
    assert "Đường dẫn" in beside(page, "link")
    assert "03 ô cần xem lại" in page
    assert page.count("dài quá 80 ký tự") == 1
    page = press(app, "an", "bao-cao", doc_number="4", doc_date="1/8/2026").text
    assert "trước ngày có thể có kết quả" in beside(page, "doc_date")
    assert 'name="as_typed"' in page
    assert line(app).stage == "execute"
