"""Who takes part in an assignment, and to whom its report goes, stands on its page, in the interface and on the command line."""

from sqlalchemy import update

from models.core import table
from models.database import writing
from models.tables import Task
from tests.apps import office_app
from tests.programs import Caller
from tests.test_web_results import app, as_

__all__ = ["app"]
WHY = "Đồng chí xem được vì cơ quan, đơn vị của đồng chí phối hợp"


def put_receiver(app):
    """The first task's report goes to somebody."""
    with writing(app.state.engine) as session:
        t = table(Task)
        session.connection().execute(update(t).where(t.c.key == "1.a").values(report_to="Ủy ban nhân dân tỉnh"))


def test_partners_and_the_receiver_of_the_report_stand_on_the_assignment(app):
    put_receiver(app)
    for slug in ("an", "chi", "hoa"):
        text = as_(app, slug).get("/nhiem-vu/1").text
        assert "<dt>Phối hợp</dt><dd>Sở Tài chính</dd>" in text
        assert "<dt>Nơi nhận báo cáo</dt><dd>Ủy ban nhân dân tỉnh</dd>" in text
        assert (WHY in text) is (slug == "chi"), "a partner is told why he sees it"
    seen = Caller(app, "chi", ["read"]).read("/assignments/1")
    assert (seen["partners"], seen["report_to"]) == (["Sở Tài chính"], "Ủy ban nhân dân tỉnh")
    assert "<dt>Phối hợp</dt>" not in as_(app, "chi").get("/nhiem-vu/3").text


def test_the_command_line_names_them_too(sqlite_engine, monkeypatch, capsys):
    """A command ends with its process, and its connections with it: here on a file."""
    from cli.main import main

    app = office_app(sqlite_engine)
    put_receiver(app)
    monkeypatch.setenv("DONDOC_DATABASE_URL", app.state.settings.url)
    assert main(["show", "1"]) == 0
    told = capsys.readouterr().out
    assert "Phối hợp: Sở Tài chính" in told
    assert "Nơi nhận báo cáo: Ủy ban nhân dân tỉnh" in told
    app.state.engine.dispose()


def test_partners_stand_on_the_day_of_the_unit_and_of_who_confirms(app):
    def item(slug):
        return as_(app, slug).get("/").text.split("Rà soát vị trí việc làm", 1)[1].split("</li>")[0]

    assert "Phối hợp: Sở Tài chính" in item("an"), "it works on it"
    as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/bao-cao", note="Xong")
    assert "Phối hợp: Sở Tài chính" in item("hoa"), "it confirms it"
    assert as_(app, "an").get("/").text.count("Phối hợp: Sở Tài chính") == 1


def test_partners_stand_on_what_is_to_be_received(engine):
    app = office_app(engine)
    text = as_(app, "an").get("/").text
    assert "Phối hợp: Sở Tài chính" in text.split("Rà soát vị trí việc làm", 1)[1].split("</li>")[0]
    app.state.engine.dispose()
