"""Who takes part in an assignment, and to whom its report goes, stands on its page, in the interface and on the command line."""

from sqlalchemy import update

from models.core import table
from models.database import writing
from models.tables import Task
from tests.programs import Caller
from tests.test_web_results import app, as_

__all__ = ["app"]
WHY = "Đồng chí xem được vì cơ quan, đơn vị của đồng chí phối hợp"


def test_partners_and_the_receiver_of_the_report_stand_on_the_assignment(app, monkeypatch, capsys):
    from cli.main import main

    with writing(app.state.engine) as session:
        t = table(Task)
        session.connection().execute(update(t).where(t.c.key == "1.a").values(report_to="Ủy ban nhân dân tỉnh"))
    for slug in ("an", "chi", "hoa"):
        text = as_(app, slug).get("/nhiem-vu/1").text
        assert "<dt>Phối hợp</dt><dd>Sở Tài chính</dd>" in text
        assert "<dt>Nơi nhận báo cáo</dt><dd>Ủy ban nhân dân tỉnh</dd>" in text
        assert (WHY in text) is (slug == "chi"), "a partner is told why he sees it"
    seen = Caller(app, "chi", ["read"]).read("/assignments/1")
    assert (seen["partners"], seen["report_to"]) == (["Sở Tài chính"], "Ủy ban nhân dân tỉnh")
    assert "<dt>Phối hợp</dt>" not in as_(app, "chi").get("/nhiem-vu/3").text
    monkeypatch.setenv("DONDOC_DATABASE_URL", app.state.settings.url)
    assert main(["show", "1"]) == 0
    told = capsys.readouterr().out
    assert "Phối hợp: Sở Tài chính" in told
    assert "Nơi nhận báo cáo: Ủy ban nhân dân tỉnh" in told
