"""What people read has words, not the codes that programs use: lists, the workbook, the registry, the head of a spoken order."""

import datetime as dt
import io
import re

import pytest
from openpyxl import load_workbook

from desk.adding import add_task
from desk.amending import amend_plan, propose_amendment
from desk.exporting import export_tasks, export_xlsx, occurrence_words
from desk.intake import take_in
from desk.launching import Wish
from desk.people import actor_of, who
from desk.spoken import Order, note_order
from models.database import reading
from plans.files import write_plan
from plans.plan import Handling
from plans.problems import Problem, Severity
from plans.state import ZONE
from plans.units import KINDS
from plans.wording import catalogue, labels, render
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.office import plan

__all__ = ["app"]

UNIT = "song-thao/so-noi-vu"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_kind_of_unit_has_its_words(lang):
    known = labels(lang)
    assert [kind for kind in KINDS if f"unit-kind.{kind}" not in known] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_whoever_has_buttons_is_told_what_to_press_about_every_name(lang):
    told = {code: render(Problem(code=code, severity=Severity.DOUBT), lang, page=True).do for code in catalogue(lang)}
    assert [code for code, do in told.items() if "bindings" in do] == []
    assert told["group-empty"]
    assert "(report)" not in told["task-without-unit"]


def test_work_by_hand_has_no_code_for_a_number(app):
    now = app.state.now
    wish = Wish(now.astimezone(ZONE).date(), now, office="song-thao/van-phong", proposed_by="hoa", agreed_by="dung")
    added, problems = add_task(
        app.state.engine, "Rà soát trụ sở", [UNIT], dt.date(2026, 10, 5), wish, app.state.settings
    )
    assert added, problems
    page = Browser(app).enter("dung").get("/danh-muc").text
    assert "Giao trực tiếp ngày" in page
    assert f">{added.plan}<" not in page


def test_the_workbook_has_words_for_people(app):
    book = load_workbook(io.BytesIO(export_xlsx(export_tasks(app.state.engine, app.state.now, ZONE))))
    heading, *rows = book["Nhiệm vụ"].iter_rows(values_only=True)
    of = {name: [row[at] for row in rows] for at, name in enumerate(heading)}
    assert "once" not in of["Kỳ"]
    assert "một lần" in of["Kỳ"]
    named = [one for one in of["Đơn vị xác nhận"] if one]
    assert named
    assert not [one for one in named if "/" in one]


@pytest.mark.parametrize(
    ("key", "words"),
    [("once", "một lần"), ("2026-12-14", "14/12/2026"), ("event-2026-10-05", "có việc ngày 05/10/2026"), ("x", "x")],
)
def test_which_time_it_is_in_words(key, words):
    assert occurrence_words(key) == words


def test_a_spoken_orders_head_has_no_empty_issuer(app):
    with reading(app.state.engine) as session:
        giam = actor_of(session, who(session, "giam"))
    order = Order("Rà soát trụ sở dôi dư", "Sở Nội vụ tỉnh Sông Thao", "05/10/2026", "Ý kiến tại cuộc họp")
    given, looked = note_order(app.state.engine, app.state.settings, giam, order, app.state.now)
    assert given, looked
    page = Browser(app).enter("dung").get(f"/van-ban/{given.draft}").text
    assert "Cơ quan ban hành</dt><dd>–" not in page
    assert "Ngày chỉ đạo</dt><dd>28/09/2026" in page


def test_a_draft_says_its_tasks_in_words(app):
    from tests.drafting import LIST, take

    hoa = Browser(app).enter("hoa")
    answer = take(hoa)
    one = answer.headers["location"].partition("?")[0]
    for link in (one, f"{one}?sua=bp-1", f"{one}/truoc-khi-giao", f"{one}/nhat-ky", LIST):
        page = hoa.get(link).text.split("<main")[1].split("<footer")[0]
        seen = re.sub(r"<[^>]*>", " ", page) + " ".join(re.findall(r'(?:title|aria-label)="([^"]*)"', page))
        assert "bp-1" not in seen, link
        assert not re.search(r"\b\d+-[a-z]+-[a-z]+-\d{4}|000-", seen), link
    assert "bút phê, ý 1" in hoa.get(one).text
    assert "leader&#39;s note, item 1" in hoa.get(f"{one}?lang=en").text


def test_the_log_of_a_plan_says_a_changed_pile_in_words(app):
    first, *rest = plan().tasks
    now = app.state.now
    wish = Wish(now.astimezone(ZONE).date(), now, proposed_by="hoa", agreed_by="dung")
    data = write_plan(plan(tasks=(first.model_copy(update={"handling": Handling.REPORT}), *rest))).encode()
    amended = propose_amendment(app.state.engine, take_in(data, "a.yaml"), wish, app.state.settings)
    amend_plan(app.state.engine, amended, wish)
    page = Browser(app).enter("hoa").get("/danh-muc/12-ct-ubnd-2026/tien-do").text
    assert "<del>theo dõi từng việc</del> → đưa vào báo cáo định kỳ" in page
