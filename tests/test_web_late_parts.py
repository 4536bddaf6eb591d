"""The first page tells all that is overdue of a unit with its parts, and that number opens its list."""

import re

import pytest

from desk.people import actor_of, who
from desk.seeing import today
from models.database import reading
from tests.board_pages import app, as_
from tests.boards import MOMENT

__all__ = ["app"]
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


def day_of(app, slug):
    with reading(app.state.engine) as session:
        actor = actor_of(session, who(session, slug))
    return today(app.state.engine, actor, MOMENT)


def test_what_is_overdue_is_told_with_its_parts_and_opens_its_list(app):
    an = as_(app, "an")
    late = [one for group in day_of(app, "an").receive for one in group.lines if one.state == "open-overdue"]
    assert f"Chờ tiếp nhận (5), trong đó {len(late):02} quá hạn" in an.get("/").text
    number = late[0].id
    an.send(f"/nhiem-vu/{number}", f"/nhiem-vu/{number}/tiep-nhan")
    parts = day_of(app, "an").late
    assert (parts.working, parts.new) == (1, len(late) - 1)
    found = re.search(r'<a href="([^"]+)">(Quá hạn [^<]+)</a>', an.get("/").text)
    assert f"Quá hạn {parts.total:02} nhiệm vụ: 01 đang thực hiện, {parts.new:02} chờ tiếp nhận" in found[2]
    assert f"Nhiệm vụ quá hạn ({parts.total})" in an.get(found[1].replace("&amp;", "&")).text
