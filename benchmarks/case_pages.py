"""Every list page with 200,000 assignments: how many queries it asks, and its time against the same queries in raw sqlite3."""

import asyncio
import datetime as dt
import hashlib
import sqlite3
from typing import NamedTuple

import httpx
from sqlalchemy import event

from benchmarks.case_reminders import people as everybody
from benchmarks.ground import database, folder, launch_all, median, report

MOMENT = dt.datetime(2026, 12, 1, 1, tzinfo=dt.UTC)
LOGIN = 1
"""Queries of the login, the same for every page: whose session, who he is and which roles he has."""
MOVED = "whether anything moved since that moment (a past day is rebuilt)"
LIST = f"{MOVED}, the page with its count, one's own kept filters, the plans and fields that the filter offers"
LATE = f"{MOVED}, two lists, the counts by unit, the figures, one's own kept filters, the plans and fields that the filter offers"
DAY = (
    f"seven short lists of different things, each with its count: {MOVED}, open work by stage with who may take it and why it came "
    "back, what waits to be confirmed, results that come together here, plans on their way, overdue, soon due, the figures, the last "
    "plans"
)
PAGES = {
    "/": DAY,
    "/qua-han": LATE,
    "/qua-han?tu=5000": LATE,
    "/nhiem-vu": LIST,
    "/nhiem-vu?state=open-overdue": LIST,
    "/nhiem-vu?text=nhan+dan+xa-77": f"the words of tasks and units, {LIST}",
    "/nhiem-vu?plan=thu-tai&task=1": f"whether there is such a plan, how many of it are in, {LIST}",
    "/nhiem-vu?plan=thu-tai&month=2026-12": f"whether there is such a plan, {LIST}",
    "/nhiem-vu?plan=thu-tai&section=1&state=missing": f"whether there is such a plan, {LIST}",
    "/danh-muc": "",
    "/danh-muc/thu-tai": "the plan, its tasks, who leads each, its figures, what its tasks point to",
    "/don-vi": LIST.replace("the page with its count", "the table"),
    "/van-ban": "",
    "/van-ban-da-lap": "",
    "/don-vi/xa-77": "the unit, its figures, its list, what waits to be received, its last letters",
}
"""Every list page, and why one asks more than three queries besides the login."""

QUICK = 100
"""Milliseconds in which nobody waits: where the queries take one, the rest of a page is many times that."""


class Statement(NamedTuple):
    """A query as it went to the database."""

    sql: str
    facts: tuple


def people(engine):
    """A coordinator who sees everything, the contact of one commune, a supervisor of another; their sessions."""
    from models.database import writing
    from models.logins import start_session
    from models.tables import Person, Role

    with writing(engine) as session:
        worn = (
            ("hoa", "coordinator", None),
            ("xa", "contact", 77),
            ("giam", "supervisor", 78),
            ("admin", "admin", None),
        )
        for slug, role, unit in worn:
            person = Person(slug=slug, name=slug, unit_id=unit or 1)
            session.add(person)
            session.flush()
            session.add(Role(person_id=person.id, role=role, unit_id=unit))
            key = hashlib.sha256(slug.encode()).hexdigest()
            start_session(session, key, person.id, MOMENT, MOMENT + dt.timedelta(hours=1))


def ask(app, link, who):
    """One page as a browser asks for it, without a network."""

    async def asked():
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://x", cookies={"dondoc": who}) as client:
            return await client.get(link)

    answer = asyncio.run(asked())
    assert answer.status_code == 200, (link, answer.status_code)
    return answer


def queries(app, link, who):
    """What the page asks the database."""
    found = []

    def heard(_connection, _cursor, sql, facts, *_):
        if not sql.startswith(("PRAGMA", "BEGIN")):
            found.append(Statement(sql, facts))

    event.listen(app.state.engine, "before_cursor_execute", heard)
    ask(app, link, who)
    event.remove(app.state.engine, "before_cursor_execute", heard)
    return found


def measure(app, raw, link, who):
    """One page: its queries, then its time against theirs."""
    asked = queries(app, link, who)

    def floor():
        for one in asked:
            raw.execute(one.sql, one.facts).fetchall()

    mine, least = median([lambda: ask(app, link, who), floor], 5)
    own = len(asked) - LOGIN
    why = f"; more than 3: {PAGES.get(link, '')}" if own > 3 else ""
    report(
        f"page {link} ({who}): {own}+{LOGIN} queries",
        mine * 1000,
        least * 1000,
        unit="ms",
        goal=f"at most 2x, or {QUICK} ms{why}",
    )


def main():
    from models.settings import Settings
    from web.app import create_app

    with folder() as path:
        engine = database(path / "dondoc.db")
        launch_all(engine)
        everybody(engine)
        people(engine)
        engine.dispose()
        app = create_app(Settings(data_dir=path))
        app.state.clock = lambda: MOMENT
        raw = sqlite3.connect(path / "dondoc.db")
        raw.execute("PRAGMA cache_size=-64000")
        raw.execute("PRAGMA temp_store=MEMORY")
        ask(app, "/", "hoa")
        for link in PAGES:
            measure(app, raw, link, "hoa")
        for link in ("/", "/nhiem-vu", "/don-vi/xa-77"):
            measure(app, raw, link, "xa")
        for link in ("/", "/qua-han", "/don-vi"):
            measure(app, raw, link, "giam")
        for link in ("/quan-tri/nguoi", "/quan-tri/co-quan"):
            measure(app, raw, link, "admin")
        app.state.engine.dispose()


if __name__ == "__main__":
    main()
