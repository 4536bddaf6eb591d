"""Every page of each role in a real browser, on both databases: readable for all, fitting on a phone, with its picture."""

import pytest

from tests.browser import axe, fits, picture

pytestmark = pytest.mark.slow

PAGES = {
    "hoa": {
        "/": "bat-dau-tong-hop",
        "/qua-han": "qua-han",
        "/nhiem-vu": "nhiem-vu",
        "/danh-muc": "danh-muc",
        "/danh-muc/12-ct-ubnd-2026": "mot-danh-muc",
        "/don-vi": "bieu-tong-hop",
        "/don-vi/song-thao/so-noi-vu": "mot-don-vi",
    },
    "an": {"/": "viec-hom-nay", "/nhiem-vu/1": "mot-nhiem-vu", "/nhiem-vu?state=done": "danh-sach-trong"},
    "giam": {"/": "bat-dau-lanh-dao", "/qua-han": ""},
    "admin": {"/": "", "/mat-khau": "doi-mat-khau"},
    None: {"/dang-nhap": "dang-nhap", "/khong-co": "khong-co-trang"},
}
"""Pages by who opens them; with a name, their picture is kept."""


@pytest.mark.parametrize("slug", PAGES)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_pages_are_for_everybody(visit, slug):
    page = visit(slug)
    for path, name in PAGES[slug].items():
        page.goto(path)
        axe(page)
        if name:
            picture(page, name, phone=True)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize("slug", PAGES)
def test_pages_fit_a_phone(visit, slug):
    page = visit(slug, phone=True)
    for path in PAGES[slug]:
        page.goto(path)
        fits(page)
        axe(page)
