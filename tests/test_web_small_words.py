"""Small words that people look for: initials in the type-ahead, who was named when work was received, zeros on papers, partners."""

import datetime as dt
import re

import pytest

from cli.piles import show_piles
from desk.acting import Doing, act
from desk.directories import suggest
from desk.papers.filing import draft_paper
from desk.papers.making import Kind, Order
from desk.reporting import assignment_view
from models.database import writing
from models.tables import Unit
from plans.plan import Directive, Handling, Plan, Task
from plans.stages import Act
from plans.state import ZONE
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser

__all__ = ["app"]

HOME = "song-thao/van-phong"


@pytest.mark.parametrize("typed", ["SNV", "nv", "snv"])
def test_initials_that_mails_use_find_a_unit(app, typed):
    found = suggest(app.state.engine, typed, app.state.now.date(), app.state.now, HOME)
    assert found[0].value == "song-thao/so-noi-vu"


@pytest.mark.parametrize("typed", ["SNNMT", "nnmt"])
def test_initials_leave_out_the_and(app, typed):
    with writing(app.state.engine) as session:
        session.add(Unit(slug="st-nnmt", name="Sở Nông nghiệp và Môi trường tỉnh Sông Thao", kind="department"))
    found = suggest(app.state.engine, typed, app.state.now.date(), app.state.now, HOME)
    assert [one.value for one in found] == ["st-nnmt"]


def test_the_history_says_who_was_named_when_it_was_received(app):
    doing = Doing(Act.ACCEPT, by="an", officer="an")
    act(app.state.engine, doing, [1], now=app.state.now, zone=ZONE)
    with_name = assignment_view(app.state.engine, 1, app.state.now).history[-1]
    assert re.fullmatch(r"Người thụ lý: .+", with_name.note)


def test_a_paper_writes_a_zero_before_a_figure_below_ten(app):
    order = Order(Kind.REPORT, "xlsx", app.state.now, ZONE, office=HOME)
    number = draft_paper(app.state.engine, "dung", order, app.state.now)
    page = Browser(app).enter("dung").get(f"/van-ban-da-lap/{number}").text
    figures = re.findall(r'<td class="n"[^>]*>(\d+)</td>', page)
    assert figures
    assert [one for one in figures if len(one) < 2] == []


def test_partners_are_printed_with_a_task(capsys):
    task = Task(
        id="1", title="Rà soát", quote="Rà soát", lead=("Sở Nội vụ",), with_=("Sở Tài chính",), handling=Handling.TRACK
    )
    show_piles(Plan(plan="x", title="x", directive=Directive(), tasks=(task,)), [], {})
    assert "Phối hợp: Sở Tài chính" in capsys.readouterr().out


def test_what_is_not_received_yet_is_overdue_and_not_being_done(app):
    """The six names of the figures stay; one line says how its date stands beside its stage."""
    app.state.now = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
    an = Browser(app).enter("an")
    for page in ("/nhiem-vu/1", "/nhiem-vu?unit=song-thao/so-noi-vu"):
        said = an.get(page).text
        assert "Đang thực hiện, quá hạn (" not in said
        assert re.search(r"</i> Quá hạn \(\d+ ngày\)</span>", said)
    an.send("/nhiem-vu/1", "/nhiem-vu/1/tiep-nhan")
    assert "Đang thực hiện, quá hạn (" in an.get("/nhiem-vu/1").text
