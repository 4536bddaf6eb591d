"""Of what events opened, lists, the unit's page, the task's page and papers say which event it is of, and keep them apart."""

import datetime as dt

from desk.adding import record_event
from desk.grouped import folded
from desk.papers import phrases
from desk.reporting import task_list
from plans.state import ZONE
from tests.apps import LATER as NOW
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser

__all__ = ["app"]
SLUG = "12-ct-ubnd-2026"


def test_each_line_and_page_says_which_event(app):
    days = [dt.date(2026, 9, day) for day in (2, 3, 4)]
    for day in days:
        record_event(
            app.state.engine,
            SLUG,
            "3",
            day,
            ["song-thao/xa-an-binh"],
            "hoa",
            now=NOW,
            today=NOW.astimezone(ZONE).date(),
        )
    rows = [one for one in task_list(app.state.engine, NOW).rows if one.occurrence.startswith("event-")]
    told = [f"có việc ngày {day:%d/%m/%Y}" for day in days]
    assert [one.later for one in folded(rows)] == [[], [], []]
    assert sorted(phrases.of_date(one, ZONE)[0] for one in rows) == told
    hoa = Browser(app).enter("hoa")
    for path in ("/nhiem-vu", "/don-vi/song-thao/xa-an-binh"):
        page = hoa.get(path).text.lower()
        assert [page.count(words) for words in told] == [1, 1, 1], path
    assert told[0] in hoa.get(f"/nhiem-vu/{min(one.id for one in rows)}").text.lower()
