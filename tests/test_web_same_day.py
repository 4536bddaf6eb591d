"""Work whose hour passed half an hour ago is overdue, and no day late yet: everywhere it is said so, and nowhere "01 ngày"."""

import datetime as dt
import io
from contextlib import suppress

import openpyxl
import pytest
from sqlalchemy import update

from cli.listing import _cells, _facts
from desk.papers.account import account_facts, account_paper
from desk.papers.blocks import Table
from desk.papers.brief import brief_facts, brief_paper
from desk.papers.letter import NothingToUrge, letter_facts, letter_paper
from desk.papers.report import report_facts
from desk.papers.sheet import LATE_HEADINGS, report_xlsx
from models.core import table
from models.database import reading, writing
from models.queries import assignment
from models.tables import Assignment
from plans.state import ZONE
from tests.apps import LATER as NOW
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.printed import words

__all__ = ["app"]
OFFICE = "song-thao/van-phong"
NOON = dt.datetime(2026, 10, 7, 5, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def test_pages_say_that_it_is_of_the_same_day(app):
    a = table(Assignment)
    with writing(app.state.engine) as session:
        half = NOW - dt.timedelta(minutes=30)
        session.connection().execute(update(a).where(a.c.id == 1).values(due=half))
    hoa = Browser(app).enter("hoa")
    assert "(trong ngày)" in hoa.get("/nhiem-vu/1").text
    assert "(trong ngày)" in hoa.get("/nhiem-vu?state=open-overdue&task=1.a").text
    assert "Quá hạn trong ngày" in Browser(app).enter("an").get("/").text
    assert "01 ngày" not in hoa.get("/nhiem-vu/1").text
    paper = words(brief_paper(brief_facts(app.state.engine, NOW, ZONE, office="song-thao/van-phong")))
    assert "trong ngày" in paper


@pytest.mark.parametrize(
    ("late", "sent", "same"),
    [
        (HOUR / 60, None, True),
        (11 * HOUR, None, True),
        (24 * HOUR, None, False),
        (HOUR, HOUR / 2, True),
        (26 * HOUR, HOUR, False),
    ],
)
@pytest.mark.parametrize("after", [0, 3])
def test_every_place_says_the_same(app, late, sent, same, after):
    """Late at noon, or handed in so long before it; seen days after it what was handed in is as late as then."""
    a, engine, moment = table(Assignment), app.state.engine, NOON + dt.timedelta(days=after)
    handed = NOON - sent if sent else None
    values = {"stage": "review", "handed_in_at": handed, "credited_at": handed} if sent else {"due": moment - late}
    with writing(engine) as session:
        session.connection().execute(update(a).where(a.c.id == 1).values({"due": NOON - late} | values))
        session.connection().execute(update(a).where(a.c.id != 1).values(stage="cancelled"))
    app.state.now = moment
    told, not_told = ("trong ngày", "01 ngày") if same else ("01 ngày", "trong ngày")
    for place, text in said(app, engine, moment):
        assert told in text, place
        assert not_told not in text, place
    for place, column in columns(engine, moment):
        assert column in (("trong ngày",) if same else ("01", 1)), place


def said(app, engine, moment):
    """By its name, what each place says of the one that is late."""
    hoa = Browser(app).enter("hoa")
    with reading(engine) as session:
        line = assignment(session, 1, moment)
    yield "its page", hoa.get("/nhiem-vu/1").text
    yield "a list", hoa.get("/nhiem-vu?state=open-overdue&task=1.a").text
    yield "overdue", " ".join(_cells(line, ZONE, late=True))
    yield "show", str(_facts(line, ZONE)["state"])
    yield "one page", words(brief_paper(brief_facts(engine, moment, ZONE, office=OFFICE)))


def columns(engine, moment):
    """By its name, what the column of days holds in each paper that has one."""
    papers = {"report": account_paper(account_facts(engine, moment, ZONE, office=OFFICE))}
    with suppress(NothingToUrge):  # what waits for its confirmer is not urged
        papers["letter"] = letter_paper(letter_facts(engine, moment, ZONE, office=OFFICE)[0])
    for name, paper in papers.items():
        for one in paper.blocks:
            at = {column.heading: n for n, column in enumerate(one.columns)} if isinstance(one, Table) else {}
            if "Quá hạn (ngày)" in at:
                yield name, one.rows[0][at["Quá hạn (ngày)"]]
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(report_facts(engine, moment, ZONE, office=OFFICE))))
    row = next(book["Quá hạn"].iter_rows(min_row=5, values_only=True))
    yield "workbook", row[LATE_HEADINGS.index("Quá hạn (ngày)")]
