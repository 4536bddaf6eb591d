"""How a date was counted: that a fixed day stays on a day off is said of a day off alone."""

import datetime as dt
import html

import pytest
from sqlalchemy import update

from models.core import table
from models.database import writing
from models.tables import Assignment
from plans.dates import last_moment
from tests.pressing import app, as_

__all__ = ["app"]
STAYS = "giữ nguyên kể cả khi rơi vào ngày nghỉ"


@pytest.mark.parametrize(("day", "said"), [((2026, 9, 30), False), ((2026, 10, 4), True), ((2026, 9, 2), True)])
def test_a_day_off_is_said_to_stay(app, day, said):
    """A Wednesday, a Sunday, and the National Day."""
    a = table(Assignment)
    with writing(app.state.engine) as session:
        session.connection().execute(update(a).where(a.c.id == 1).values(due=last_moment(dt.date(*day))))
    page = html.unescape(as_(app, "an").get("/nhiem-vu/1").text)
    assert (STAYS in page) is said
    assert "Cách tính" in page
