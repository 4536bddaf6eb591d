"""The page on which a person makes and ends the tokens of his programs."""

import re

import pytest

from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.programs import Caller

__all__ = ["app"]

PAGE = "/khoa-truy-cap"


def test_a_token_is_made_shown_once_used_and_ended(app):
    browser = Browser(app).enter("an")
    assert "Chưa có khóa truy cập nào" in browser.get(PAGE).text
    made = browser.send(PAGE, PAGE, name="Phần mềm <QLVB>", scopes=["read", "act"], days="30")
    assert made.status_code == 200
    secret = re.search(r'value="(dondoc_[^"]+)"', made.text)[1]
    again = browser.get(PAGE).text
    assert secret not in again
    assert "Phần mềm &lt;QLVB&gt;" in again
    assert "28/10/2026" in again
    caller = Caller(app)
    caller.headers["Authorization"] = f"Bearer {secret}"
    assert caller.read("/me")["scopes"] == ["act", "read"]
    assert "/khoa-truy-cap/1/huy" not in Browser(app).enter("binh").get(PAGE).text
    assert browser.send(PAGE, "/khoa-truy-cap/1/huy").headers["location"] == f"{PAGE}?xong=huy-khoa"
    assert caller.get("/me").status_code == 401
    assert "Đã hủy hoặc hết hạn" in browser.get(PAGE).text


def test_what_is_wrong_is_shown_with_what_was_typed(app):
    browser = Browser(app).enter("an")
    answer = browser.send(PAGE, PAGE, name="QLVB", scopes=["root"], days="nhiều")
    assert answer.status_code == 422
    assert 'value="QLVB"' in answer.text
    assert "Phạm vi của khóa truy cập không đúng (root)" in answer.text
    assert "Thời hạn của khóa truy cập" in answer.text
    assert "Chưa có khóa truy cập nào" in answer.text


def test_nobody_ends_anothers(app):
    Browser(app).enter("an").send(PAGE, PAGE, name="QLVB", scopes=["read"], days="30")
    binh = Browser(app).enter("binh")
    form = binh.get(PAGE).text
    token = re.search(r'name="the" value="([^"]+)"', form)[1]
    assert binh.post("/khoa-truy-cap/1/huy", {"the": token}).status_code == 422
    assert "/khoa-truy-cap/1/huy" in Browser(app).enter("an").get(PAGE).text


@pytest.mark.parametrize(("slug", "offered"), [("an", {"read", "act"}), ("hoa", {"read", "act", "plan"})])
def test_only_what_one_may_do_oneself_is_offered_in_words(app, slug, offered):
    page = Browser(app).enter(slug).get(PAGE).text
    assert (
        set(re.findall(r'name="scopes" value="(\w+)"', page))
        | set(re.findall(r'value="(\w+)"[^>]* name="scopes"', page))
        == offered
    )
    assert "read –" not in page
    assert "Xem danh sách, số liệu, báo cáo" in page
