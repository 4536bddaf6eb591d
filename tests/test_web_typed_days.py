"""Days in the fields of pages: as offices write them, never cut, told in the page's language."""

import re

import pytest

from tests.browser import office_app
from tests.browsing import Browser


@pytest.fixture
def app(sqlite_engine):
    app = office_app(sqlite_engine)
    yield app
    app.state.giver.wait()
    app.state.engine.dispose()


@pytest.mark.parametrize("day", ["20/09/2026", "20-09-2026", "20.09.2026", "20 / 09 / 2026", "2026-09-20"])
def test_a_past_day_is_asked_for_as_offices_write_it(app, day):
    giam = Browser(app).enter("giam")
    answer = giam.get("/qua-han?at=" + day.replace(" ", "+"))
    assert answer.status_code == 200
    assert 'value="20/09/2026"' in answer.text


def test_a_year_of_two_digits_is_told(app):
    giam = Browser(app).enter("giam")
    assert "Năm của ngày “20/09/26” chỉ có hai chữ số" in giam.get("/qua-han?at=20/09/26").text


def test_a_field_of_a_day_does_not_cut_what_is_typed_and_speaks_vietnamese(app):
    giam = Browser(app).enter("giam")
    field = re.search(r'<input[^>]*id="at"[^>]*>', giam.get("/qua-han").text)[0]
    assert int(re.search(r'maxlength="(\d+)"', field)[1]) >= 40
    assert 'placeholder="ngày/tháng/năm"' in field
    assert "dd/mm/yyyy" not in giam.get("/van-ban/moi").text
