"""Every number on the pages of supervisors and plans opens its list: page, interface and export of that list give the same number."""

import html
import re
from urllib.parse import urlsplit

import pytest

from models.database import writing
from tests.boards import busy_app
from tests.browsing import Browser
from tests.programs import Caller

LINK = re.compile(r'<a[^>]*href="(/nhiem-vu\?[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
"""Links to lists; what they say begins or ends with a number, or is none."""
TABLES = ("/danh-muc/kl-415/tien-do", "/danh-muc/ct-33/tien-do", "/danh-muc/kl-415", "/danh-muc", "/qua-han", "/don-vi", "/",
          "/qua-han?at=10/12/2026", "/don-vi?at=10/12/2026", "/qua-han?urgency=hoa-toc")  # fmt: skip


@pytest.fixture
def app(sqlite_engine):
    app = busy_app(sqlite_engine)
    yield app
    app.state.engine.dispose()


def links(page):
    """Each link to a list with the number that it says."""
    for href, inside in LINK.findall(page):
        words = re.sub(r"<[^>]+>", " ", inside).strip()
        if found := re.search(r"\d[\d.]*", words):
            yield html.unescape(href), int(found[0].replace(".", ""))


def test_every_number_opens_a_list_of_as_many(app):
    giam, program = Browser(app).enter("giam"), Caller(app, "giam")
    seen, tables = {}, {}
    for page in TABLES:
        answer = giam.get(page)
        assert answer.status_code == 200, page
        for href, number in links(answer.text):
            assert seen.setdefault(href, number) == number, (page, href)
    assert len(seen) > 60
    for part in ("section=", "month=", "month=-", "state=done", "unit=", "urgency=", "at="):
        assert any(part in href for href in seen), part
    for href, number in seen.items():
        listed = giam.get(href)
        assert f"({number})" in re.search(r"<h1>(.*?)</h1>", listed.text, re.DOTALL)[1], href
        query = re.sub(r"at=(\d\d)%2F(\d\d)%2F(\d{4})", r"at=\3-\2-\1", urlsplit(href).query)
        assert program.read(f"/assignments?{query}&limit=1")["total"] == number, href
        assert len(program.read(f"/exports/tasks?{query}")["tasks"]) == number, href
        if "state=" not in query or "state=open" in query:
            column = (
                "open_overdue"
                if "state=open-overdue" in query
                else "open_on_time"
                if "state=open-on" in query
                else "total"
            )
            column = "open_undated" if "state=open-undated" in query else column
            wide = re.sub(r"&?state=[a-z-]+", "", query)
            if wide not in tables:
                tables[wide] = program.read(f"/unit-table?{wide}")
            assert sum(one[column] for one in tables[wide]) == number, href


def test_what_the_plans_page_counts_is_all_linked(app):
    page = Browser(app).enter("giam").get("/danh-muc/kl-415/tien-do").text
    for cell in re.findall(r'<td class="n"[^>]*>(.*?)</td>', page, re.DOTALL):
        assert cell == "0" or cell.startswith("<a"), cell


@pytest.mark.parametrize(
    ("clause", "section"), [("10.a", "10"), ("1.a", "1"), (None, "-"), ("I.1", "I"), ("i.1", "i"), ("1%.a", "1%")]
)
def test_a_section_is_exactly_its_tasks(app, clause, section):
    from sqlalchemy import update

    from models.core import table
    from models.tables import Task

    with writing(app.state.engine) as session:
        session.connection().execute(update(table(Task)).where(table(Task).c.key == "2.0").values(clause=clause))
    program = Caller(app, "giam")
    counted = {one["name"] or "-": one["total"] for one in program.read("/plans/kl-415/progress")["sections"]}
    for name, number in counted.items():
        assert (
            program.call("GET", "/assignments", None, params={"plan": "kl-415", "section": name}).json()["total"]
            == number
        )
    assert section in counted
