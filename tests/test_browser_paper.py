"""The pages on paper: A4 in as few sheets as they need, with their heads, without what is only pressed, typed or followed."""

import datetime as dt
import io
import re
from pathlib import Path

import pypdfium2
import pytest

from desk.drafts.taking import Paper, take_paper
from desk.papers.filing import draft_paper
from desk.papers.making import Kind, Order
from plans.access import Actor, Grant, Role
from plans.state import ZONE

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("engine", ["sqlite"], indirect=True)]
"""What is tried here does not hang on the database."""
OFFICE = "song-thao/van-phong"
EXAMPLE = Path(__file__).parent.parent / "examples" / "chi-thi-mau.txt"
UPRIGHT, LYING = (595, 842), (842, 595)
AS_OF = "Số liệu tính đến 08 giờ 00 ngày 28/09/2026"
PAPERS = {
    "hoa": {
        "/": 1,
        "/qua-han": 1,
        "/nhiem-vu": 1,
        "/danh-muc": 1,
        "/danh-muc/12-ct-ubnd-2026": 1,
        "/danh-muc/12-ct-ubnd-2026/tien-do": 1,
        "/don-vi": 1,
        "/don-vi/song-thao/so-noi-vu": 1,
        "/van-ban": 1,
        "/van-ban/1": 6,
        "/van-ban/1/truoc-khi-giao": 2,
        "/van-ban-da-lap/1": 1,
    },
    "an": {"/": 1, "/nhiem-vu/1": 1},
    "dung": {"/": 1},
    "giam": {"/": 1, "/don-vi": 1},
}
"""Sheets of each page at most, by who prints it."""
HIDDEN = "main .btn, main input, main select, main textarea, nav, .me, .skip"
CUT = """() => [...document.querySelectorAll("main *")].filter((one) => one.getClientRects().length
  && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => one.outerHTML.slice(0, 80))"""


def printed(page):
    """The sheets of the page as it stands: their sizes and their words."""
    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    try:
        sheets = [paper[number] for number in range(len(paper))]
        sizes = [tuple(round(one) for one in sheet.get_size()) for sheet in sheets]
        return sizes, [sheet.get_textpage().get_text_bounded() for sheet in sheets]
    finally:
        paper.close()


@pytest.fixture
def papers(site):
    """A document on its way and a table filed."""
    state = site.app.state
    paper = Paper(EXAMPLE.read_bytes(), EXAMPLE.name, "105", dt.date(2026, 9, 25), no_secret=True)
    take_paper(state.engine, state.settings, Actor("hoa", OFFICE, (Grant(Role.COORDINATOR),)), paper, state.now)
    draft_paper(state.engine, "dung", Order(Kind.REPORT, "xlsx", state.now, ZONE, office=OFFICE), state.now)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("slug", PAPERS)
def test_each_page_takes_the_sheets_it_needs(papers, visit, slug):
    page = visit(slug)
    for link, most in PAPERS[slug].items():
        page.goto(link)
        sizes, words = printed(page)
        assert len(sizes) <= most, (link, len(sizes))
        assert set(sizes) == {LYING if link == "/don-vi" else UPRIGHT}, (link, sizes)
        assert page.locator("h1").text_content().split()[0] in words[0], link
        assert AS_OF in words[0] or link == "/van-ban-da-lap/1", link
        assert [re.search(r"^\d+", text)[0] for text in words[1:]] == [str(n) for n in range(2, len(sizes) + 1)]
        whole = "\n".join(words)
        for said in ("Đăng xuất", "Mục chính", "English", "http", "Lọc danh sách"):
            assert said not in whole, (link, said)


@pytest.mark.parametrize("slug", PAPERS)
def test_nothing_is_cut_and_nothing_is_to_be_pressed(papers, visit, slug):
    page = visit(slug)
    page.emulate_media(media="print")
    for link in PAPERS[slug]:
        width = 995 if link == "/don-vi" else 661  # what A4 leaves between its margins
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(link)
        assert page.evaluate(CUT) == [], link
        seen = [one for one in page.locator(HIDDEN).all() if one.is_visible()]
        assert not seen, (link, [one.evaluate("one => one.outerHTML") for one in seen])


def test_what_quick_entry_comes_to_is_printed_without_its_form(visit):
    page = visit("dung")
    page.goto("/nhap-nhanh")
    page.fill("#title-1", "Báo cáo kết quả rà soát")
    page.fill("#units-1", "Sở Nội vụ tỉnh Sông Thao")
    page.fill("#due-1", "15/12/2026")
    page.keyboard.press("Enter")
    page.get_by_text("Sẽ giao").wait_for()
    sizes, words = printed(page)
    assert len(sizes) == 1
    assert "Báo cáo kết quả rà soát" in words[0]
    assert "Dán từ bảng tính" not in words[0]
    assert "Nhiệm vụ 2" not in words[0]


def test_the_heads_of_a_long_table_stand_on_every_sheet(visit):
    page = visit("hoa")
    page.goto("/nhiem-vu")
    page.evaluate("""() => { const body = document.querySelector("main tbody"), rows = [...body.rows];
      for (let n = 0; n < 12; n++) body.append(...rows.map((row) => row.cloneNode(true))); }""")
    _, words = printed(page)
    assert len(words) > 2
    assert all("Thời hạn" in text for text in words)
