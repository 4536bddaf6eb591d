"""Days in the fields of pages: as offices write them, never cut, told in the page's language."""

import html
import itertools
import re

import pytest

from tests.apps import app_on_sqlite as app
from tests.browsing import Browser

__all__ = ["app"]


@pytest.mark.parametrize("day", ["20/09/2026", "20-09-2026", "20.09.2026", "20 / 09 / 2026", "2026-09-20"])
def test_a_past_day_is_asked_for_as_offices_write_it(app, day):
    giam = Browser(app).enter("giam")
    answer = giam.get("/qua-han?at=" + day.replace(" ", "+"))
    assert answer.status_code == 200
    assert 'value="20/09/2026"' in answer.text


def test_a_year_of_two_digits_is_told(app):
    giam = Browser(app).enter("giam")
    assert "Năm của ngày “20/09/26” chỉ có hai chữ số" in giam.get("/qua-han?at=20/09/26").text


def test_a_wrong_day_is_told_beside_its_field_and_the_filter_stays(app):
    giam = Browser(app).enter("giam")
    pages, wrong = (
        ("/qua-han", "/nhiem-vu", "/don-vi", "/don-vi/song-thao/so-noi-vu"),
        ("31/02/2026", "hôm qua", "20/09/26", "01/01/1800", "<b>"),
    )
    for page, typed in itertools.product(pages, wrong):
        answer = giam.get(f"{page}?plan=12-ct-ubnd-2026&text=a&at={typed.replace(' ', '+')}")
        assert answer.status_code == 422
        field = re.search(r'<input[^>]*id="at"[^>]*>', answer.text)[0]
        assert f'value="{html.escape(typed)}"' in field
        assert 'aria-invalid="true" aria-describedby="at-error"' in field
        assert answer.text.count('class="field-error"') == 1
        assert 'role="alert"' not in answer.text
        if page != pages[-1]:
            assert 'id="danh-sach"' not in answer.text, "the whole page comes, with the field"
            assert 'value="12-ct-ubnd-2026" selected' in answer.text
            assert 'id="text" name="text" type="search" value="a"' in answer.text
            lists = answer.text.split("<footer")[0]
            assert not re.search(r'href="/nhiem-vu[^"]*[;?]at=', lists), "the numbers are those of now"


def test_a_file_of_a_wrong_day_is_refused(app):
    giam = Browser(app).enter("giam")
    for link in ("/xuat/nhiem-vu.xlsx?at=31/02/2026", "/tai-ve/brief.pdf?at=31/02/2026"):
        answer = giam.get(link)
        assert answer.status_code == 422
        assert "Không đọc được ngày" in answer.text


def test_a_field_of_a_day_does_not_cut_what_is_typed_and_speaks_vietnamese(app):
    giam = Browser(app).enter("giam")
    field = re.search(r'<input[^>]*id="at"[^>]*>', giam.get("/qua-han").text)[0]
    assert int(re.search(r'maxlength="(\d+)"', field)[1]) >= 40
    assert 'placeholder="ngày/tháng/năm"' in field
    assert "dd/mm/yyyy" not in giam.get("/van-ban/moi").text
