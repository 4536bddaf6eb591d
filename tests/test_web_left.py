"""Who works here no more keeps no turn: the work is marked, and its unit is asked to name another, on page and to programs."""

from sqlalchemy import update

from desk.acting import name_officer
from models.core import table
from models.database import writing
from models.tables import Person
from tests.apps import app
from tests.browsing import Browser
from tests.programs import Caller

__all__ = ["app"]


def test_work_of_somebody_who_left_waits_for_the_unit_and_another_is_asked_for(app):
    name_officer(app.state.engine, 1, "binh", by="an", version=1, now=app.state.now)
    an = Browser(app).enter("an")
    assert "Lê Thị Bình" in an.get("/nhiem-vu/1").text
    assert "đã nghỉ" not in an.get("/nhiem-vu/1").text + an.get("/").text
    with writing(app.state.engine) as session:
        p = table(Person)
        session.connection().execute(update(p).where(p.c.slug == "binh").values(active=False))
    page, day = an.get("/nhiem-vu/1").text, an.get("/").text
    assert "đơn vị thực hiện: Lê Thị Bình" not in page
    assert "Lê Thị Bình, đã nghỉ; cần giao người khác" in page
    assert "Lê Thị Bình đã nghỉ, còn 1 nhiệm vụ đang mở mang tên." in day
    assert "/chuyen-giao/song-thao/so-noi-vu?nguoi=binh" in day
    assert an.get("/chuyen-giao/song-thao/so-noi-vu?nguoi=binh").status_code == 200
    line = Caller(app, "an").get("/assignments/1").json()
    assert (line["officer"], line["officer_gone"]) == ("binh", True)
    assert "cần giao người khác" not in Browser(app).enter("chi").get("/").text
