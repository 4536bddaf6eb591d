"""Several assignments shared out at once within a unit: to one officer or one department, all or none."""

import pytest

from desk.reporting import assignment_view
from models.database import reading
from models.giving_on import parts_of
from tests.browsing import Browser, forms_of
from tests.programs import Caller, codes
from tests.test_web_giving_on import DIVISION, app

__all__ = ["app"]
LINES = ["1:1", "2:1"]
PAGE = "/phan-cong?lines=1:1&lines=2:1"


def parts(app, number):
    with reading(app.state.engine) as session:
        return [(one.unit, one.due and one.due.isoformat()) for one in parts_of(session, number, app.state.now)]


def officers(app):
    return [assignment_view(app.state.engine, number, app.state.now).line.officer for number in (1, 2)]


def test_several_go_to_one_department_with_an_internal_date(app):
    an = Browser(app).enter("an")
    assert "/phan-cong?lines=1:1&amp;lines=2:1" in an.get("/").text, "what waits to be received, as it stands there"
    sent = an.send(PAGE, "/phan-cong", lines=LINES, unit=DIVISION, due="29/09/2026")
    assert sent.status_code == 303
    assert "Đã phân công 02 nhiệm vụ." in an.get(sent.headers["location"]).text
    assert [parts(app, number) for number in (1, 2)] == [[(DIVISION, "2026-09-29T17:00:00+00:00")]] * 2
    again = an.send(PAGE, "/phan-cong", lines=LINES, unit=DIVISION, due="29/09/2026")
    assert again.status_code == 422
    assert again.text.count("đã có nhiệm vụ này") == 2, "of each of them it is said"


def test_where_one_cannot_be_given_none_is(app):
    an = Browser(app).enter("an")
    wrong = an.send(PAGE, "/phan-cong", lines=LINES, unit="Phòng Tổ chức", due="15/10/2026")
    assert wrong.status_code == 422
    assert "sau thời hạn của nhiệm vụ" in wrong.text
    assert 'value="15/10/2026"' in wrong.text
    assert "Phòng Tổ chức" in wrong.text
    assert parts(app, 1) == parts(app, 2) == []


def test_several_go_to_one_officer(app):
    an = Browser(app).enter("an")
    sent = an.send(PAGE, "/phan-cong", lines=LINES, officer="binh")
    assert sent.status_code == 303
    assert officers(app) == ["binh", "binh"]
    stale = an.send("/phan-cong?lines=1:1", "/phan-cong", lines=["1:1"], officer="an")
    assert stale.status_code == 409


@pytest.mark.parametrize("typed", [{}, {"officer": "binh", "unit": DIVISION}])
def test_exactly_one_is_chosen(app, typed):
    wrong = Browser(app).enter("an").send(PAGE, "/phan-cong", lines=LINES, **typed)
    assert wrong.status_code == 422
    assert "Chọn người thụ lý, hoặc đơn vị trực thuộc" in wrong.text


def test_who_does_not_speak_for_the_unit_names_officers_only(app):
    binh = Browser(app).enter("binh")
    page = binh.get(PAGE).text
    assert 'name="unit"' not in page
    assert "/phan-cong" in forms_of(page)
    assert binh.send(PAGE, "/phan-cong", lines=LINES, unit=DIVISION).status_code == 403
    assert Browser(app).enter("hoa").get(PAGE).status_code == 403
    assert Browser(app).enter("an").get("/phan-cong").status_code == 422


def test_ticked_rows_have_the_button(app):
    an = Browser(app).enter("an")
    an.send("/", "/nhiem-vu/tiep-nhan", lines=LINES)
    for page in ("/", "/don-vi/song-thao/so-noi-vu"):
        assert 'formaction="/phan-cong"' in an.get(page).text


def test_programs_share_out_too(app):
    an, seen = Caller(app, "an"), [{"id": 1, "version": 1}, {"id": 2, "version": 1}]
    assert codes(an.post("/shares", {"assignments": seen}), 422) == ["shared-to-one"]
    assert an.post("/shares", {"assignments": seen, "unit": DIVISION, "due": "2026-09-29"}).json() == {"count": 2}
    seen = [one | {"version": 2} for one in seen]  # what is given on counts as received
    assert an.post("/shares", {"assignments": seen, "officer": "binh"}).json() == {"count": 2}
    assert officers(app) == ["binh", "binh"]
    assert codes(an.post("/shares", {"assignments": seen, "officer": "binh"}), 409) == ["move-conflict"]
    mixed = [{"id": 1, "version": 1}, {"id": 3, "version": 1}]
    assert codes(an.post("/shares", {"assignments": mixed, "officer": "an"}), 403) == ["not-your-unit"]
