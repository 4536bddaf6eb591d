"""A unit's figures are of what it leads, one number everywhere; what it takes part in is told apart, with a list of its own."""

import datetime as dt
import re

import pytest

from tests.apps import office_app
from tests.browsing import Browser
from tests.programs import Caller

OWN, OTHER = "song-thao/so-tai-chinh", "song-thao/so-noi-vu"
LEAVES = (
    "done-on-time", "done-late", "open-on-time", "open-overdue", "done-undated", "open-undated",
)  # fmt: skip


@pytest.fixture
def app(engine):
    app = office_app(engine)
    app.state.now = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
    yield app
    app.state.engine.dispose()


def figures(text):
    """Of each state what the page counts, by the address that the number opens."""
    found = re.findall(r'<li class="[a-z]*"><a href="([^"]+)"><b>(\d+)</b>', text)
    return {link.replace("&amp;", "&"): int(number) for link, number in found}


def heading(text):
    return int(re.search(r"<h1>[^<]*\((\d+)\)</h1>", text)[1])


def test_the_first_page_of_a_unit_counts_what_it_leads(app):
    """Another department's task is overdue; this one takes part in it: its own rate is untouched."""
    chi, programs = Browser(app).enter("chi"), Caller(app, "hoa", ["read"])
    start = chi.get("/").text
    shown = figures(start)
    assert sum(shown.values()) == 1, "its own report, not the neighbour's overdue task"
    for link, number in shown.items():
        assert f"unit={OWN.replace('/', '%2F')}" in link or f"unit={OWN}" in link
        answer = chi.get(link)
        assert (heading(answer.text) if "<h1>" in answer.text and "(" in answer.text.split("</h1>")[0] else 0) == number
    assert figures(chi.get(f"/don-vi/{OWN}").text) == shown
    table = {one["unit"]: one for one in programs.read("/unit-table")}[OWN]
    assert [table[leaf.replace("-", "_")] for leaf in LEAVES] == list(shown.values())
    assert table["open_overdue"] == 0


def test_what_it_takes_part_in_is_told_apart_and_opens_its_list(app):
    chi, programs = Browser(app).enter("chi"), Caller(app, "chi", ["read"])
    for page in ("/", f"/don-vi/{OWN}"):
        text = chi.get(page).text
        link = re.search(r'href="(/nhiem-vu\?partner=[^"]+)"', text)[1].replace("&amp;", "&")
        listed = chi.get(link).text
        assert heading(listed) == 1
        assert "Rà soát vị trí việc làm" in listed
        assert "Báo cáo kết quả thực hiện" not in listed.split('id="danh-sach"')[1]
        assert re.search(r"Phối hợp: <a [^>]*>Sở Tài chính", listed)
    work = programs.read(f"/units/{OWN}")
    assert (work["figures"]["total"], work["partner"]["total"]) == (1, 1)
    assert programs.read(f"/assignments?partner={OWN}")["total"] == 1
    assert programs.read(f"/assignments?partner={OTHER}")["total"] == 0
    assert "/nhiem-vu?partner=" not in Browser(app).enter("an").get("/").text, "it takes part in nothing"


def test_somebody_of_two_units_sees_the_figures_of_each(app):
    from sqlmodel import select

    from models.database import writing
    from models.tables import Person, Role, Unit

    with writing(app.state.engine) as session:
        person = session.exec(select(Person).where(Person.slug == "chi")).one()
        unit = session.exec(select(Unit).where(Unit.slug == OTHER)).one()
        session.add(Role(person_id=person.id, role="contact", unit_id=unit.id))
    chi = Browser(app).enter("chi")
    both = figures(chi.get("/").text)
    assert sum(both.values()) == 3
    assert sum(figures(chi.get(f"/?don-vi={OWN}").text).values()) == 1
    assert sum(figures(chi.get(f"/?don-vi={OTHER}").text).values()) == 2


def test_the_list_of_plans_says_how_much_others_lead(app):
    """One report of its own, one task in which it takes part: what is counted beside is no figure of its."""
    for page in ("/", "/danh-muc"):
        rows = Browser(app).enter("chi").get(page).text.split("<tbody>")[-1]
        cells = dict(re.findall(r'<td class="n" data-label="([^"]+)">(.*?)</td>', rows))
        for name, total in (("Nhiệm vụ", 2), ("Lượt giao", 2)):
            assert re.search(rf">0?{total}</a> <span class=.small.>\(đơn vị khác chủ trì: 01\)", cells[name]), cells[
                name
            ]
    for slug in ("an", "hoa", "giam"):
        assert "đơn vị khác chủ trì" not in Browser(app).enter(slug).get("/").text, slug
