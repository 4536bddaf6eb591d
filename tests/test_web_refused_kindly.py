"""What is refused is told so that it can be mended: too long a note, a day to come, an act that somebody else was quicker with."""

import pytest

from tests.browsing import forms_of
from tests.pressing import app, as_, press, to_review

__all__ = ["app"]


@pytest.mark.parametrize("button", ["xac-nhan", "tra-lai", "bao-cao"])
@pytest.mark.parametrize("size", [1_000_000, 1_200_000])
def test_a_note_much_too_long_is_called_so(app, button, size):
    slug, number = ("an", 2) if button == "bao-cao" else ("hoa", 1)
    to_review(app)
    press(app, "an", "tiep-nhan", 2)
    browser = as_(app, slug)
    form = forms_of(browser.get(f"/nhiem-vu/{number}").text)[f"/nhiem-vu/{number}/{button}"]
    files = [("files", ("", b""))] if button == "bao-cao" else None
    answer = browser.post(f"/nhiem-vu/{number}/{button}", form | {"note": "x" * size}, files=files)
    assert answer.status_code in (413, 422)
    assert {413: "Nội dung gửi lên quá lớn", 422: "dài quá"}[answer.status_code] in answer.text
    assert "iết gọn lại" in answer.text
    assert "Chưa hiển thị được trang này" not in answer.text


@pytest.mark.parametrize("page", ["/qua-han", "/nhiem-vu", "/don-vi"])
def test_a_day_to_come_is_called_so(app, page):
    assert "Ngày 30/11/2030 chưa tới" in as_(app, "hoa").get(f"{page}?at=30/11/2030").text
    assert "chưa tới" not in as_(app, "hoa").get(page).text


@pytest.mark.parametrize("day", ["02/10/2026", "32/13/2026", "", "03/10/2026"])
def test_who_came_second_hears_that_first_and_keeps_his_words(app, day):
    to_review(app)
    hoa, second = as_(app, "hoa"), as_(app, "hoa")
    form = forms_of(second.get("/nhiem-vu/1").text)["/nhiem-vu/1/tra-lai"]
    assert hoa.send("/nhiem-vu/1", "/nhiem-vu/1/xac-nhan").status_code == 303
    answer = second.post("/nhiem-vu/1/tra-lai", form | {"note": "Thiếu <b>phụ lục</b>", "correct_by": day})
    assert answer.status_code == 409
    assert "Nguyễn Thị Hoa" in answer.text
    assert "Thiếu &lt;b&gt;phụ lục&lt;/b&gt;" in answer.text
    assert "không đọc được ngày" not in answer.text.lower()


@pytest.mark.parametrize("day", ["25/09/2026", "32/13/2026"])
def test_who_handed_in_second_keeps_his_words(app, day):
    press(app, "an", "tiep-nhan")
    an, binh = as_(app, "an"), as_(app, "binh")
    form = forms_of(binh.get("/nhiem-vu/1").text)["/nhiem-vu/1/bao-cao"]
    assert an.send("/nhiem-vu/1", "/nhiem-vu/1/bao-cao", note="Xong").status_code == 303
    answer = binh.post("/nhiem-vu/1/bao-cao", form | {"note": "Bản của tôi", "doc_number": "9/BC", "doc_date": day})
    assert answer.status_code == 409
    for words in ("Phạm Văn An", "Bản của tôi", "9/BC"):
        assert words in answer.text
