"""The supervisor's pages: filters and past days, the same number everywhere, papers that are kept and filed back."""

import datetime as dt
import io
import json
import random
import re

import openpyxl
import pytest
from sqlalchemy import select

from desk.reporting import overdue_board, task_list
from models.core import table
from models.database import reading, writing
from models.figures import state_counts
from models.progress import MoveConflict, move
from models.queries import tasks
from models.tables import Person
from plans.stages import Act, MoveRefused
from plans.state import ZONE, State
from plans.wanted import NO_FIELD, SOON, STATES, Wanted
from tests.board_pages import DAY, app, as_, link
from tests.boards import MOMENT, OFFICE, UNITS
from tests.programs import Caller

__all__ = ["app"]


def count(text):
    return int(re.search(r"<h1>[^<]*\((\d+)\)</h1>", text)[1])


def query_of(wanted, at=None):
    asked = {name: value for name, value in wanted._asdict().items() if value and name != "below"}
    return asked | ({"below": "1"} if wanted.below else {}) | ({"at": f"{at:%d/%m/%Y}"} if at else {})


def to_program(wanted, at):
    return query_of(wanted) | ({"at": at.isoformat()} if at else {})


def some_filters(many, seed=7):
    chance = random.Random(seed)
    for _ in range(many):
        yield Wanted(
            chance.choice([None, *UNITS, "tinh-song-thao"]),
            chance.random() < 0.6,
            chance.choice([None, None, "Y tế", "Nội vụ", NO_FIELD]),
            chance.choice([None, None, None, "kl-415"]),
            None,
            chance.choice([None, None, None, "khan", "none"]),
            None,
            chance.choice(["", "", "nhiem vu", "rác"]),
            section=chance.choice([None, None, None, "1", "2", NO_FIELD]),
            month=chance.choice([None, None, None, "2026-10", "2026-11", NO_FIELD]),
        )


def test_page_command_report_and_paper_give_one_number(app, tmp_path, monkeypatch):
    """For filters drawn at random, now and on a past day: list, board, table, interface for programs and .xlsx count the same."""
    hoa, listed = as_(app, "hoa"), Caller(app, "hoa", ["read"])
    for n, wanted in enumerate(some_filters(8)):
        at = None if n % 2 else DAY - dt.timedelta(days=5)
        moment = MOMENT if at is None else dt.datetime.combine(at, dt.time(23, 59, 59), ZONE)
        board = overdue_board(app.state.engine, moment, wanted)
        late, asked = board.states["open-overdue"], query_of(wanted, at)
        page = hoa.get(link("/qua-han", **asked)).text
        assert count(page) == late, wanted
        for state, number in board.states.items():
            assert count(hoa.get(link("/nhiem-vu", **asked, state=state)).text) == number, (wanted, state)
        assert count(hoa.get(link("/nhiem-vu", **asked, state=SOON)).text) == board.soon.total
        total = count(hoa.get(link("/nhiem-vu", **asked)).text)
        assert total == board.total == task_list(app.state.engine, moment, wanted).total
        assert listed.read(link("/assignments", **to_program(wanted, at), limit=1))["total"] == board.total
        table_ = listed.read(link("/unit-table", **to_program(wanted, at)))
        assert sum(one["open_overdue"] for one in table_) == late
        book = openpyxl.load_workbook(io.BytesIO(hoa.get(link("/tai-ve/report.xlsx", **asked)).content))
        last = next(row for row in book["Biểu tổng hợp"].iter_rows(values_only=True) if row[1] == "Tổng cộng")
        assert (last[2], last[6]) == (board.total, late), wanted
        assert len([row for row in book["Quá hạn"].iter_rows(min_row=5, values_only=True) if row[0]]) == late


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_the_command_line_gives_that_number_too(app, capsys, monkeypatch):
    from cli.main import main

    monkeypatch.setenv("DONDOC_DATABASE_URL", app.state.settings.url)
    monkeypatch.setenv("DONDOC_OFFICE", OFFICE)
    hoa = as_(app, "hoa")
    for wanted in some_filters(4, seed=11):
        at = DAY - dt.timedelta(days=3)
        given = ["tasks", "--at", at.isoformat(), "--json", "--text", wanted.text]
        for name in ("unit", "field", "plan", "urgency", "section", "month"):
            given += [f"--{name}", getattr(wanted, name)] if getattr(wanted, name) else []
        given += ["--below"] if wanted.below else []
        assert main(given) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["total"] == count(hoa.get(link("/nhiem-vu", **query_of(wanted, at))).text), wanted


def test_a_past_day_is_as_it_was(app):
    """The board taken at the end of each day equals the page asked for that day afterwards."""
    engine, taken = app.state.engine, {}
    with reading(engine) as session:
        people = {
            slug: session.connection()
            .execute(select(table(Person).c.id).where(table(Person).c.slug == slug))
            .scalar_one()
            for slug in ("an", "hoa")
        }
        ids = [one.id for one in tasks(session, moment=MOMENT, limit=100).rows]
    chance, now = random.Random(3), MOMENT
    for n in range(6):
        now = MOMENT + dt.timedelta(days=n)
        for number in chance.sample(ids, 4):
            act = chance.choice([Act.ACCEPT, Act.HAND_IN, Act.APPROVE, Act.CANCEL])
            try:
                with writing(engine) as session:
                    by = session.get(Person, people["hoa" if act in (Act.APPROVE, Act.CANCEL) else "an"])
                    move(session, number, act, by=by, now=now, note="vì")
            except (MoveRefused, MoveConflict):  # not every act is open: it is only to stir the board
                continue
        end = dt.datetime.combine(now.astimezone(ZONE).date(), dt.time(23, 59, 59), ZONE)
        with reading(engine) as session:
            taken[end.date()] = state_counts(session, end)
    app.state.clock = lambda: now + dt.timedelta(days=10)
    hoa = as_(app, "hoa")
    for when, counts in taken.items():
        page = hoa.get(link("/qua-han", at=f"{when:%d/%m/%Y}")).text
        assert f"Số liệu như đã có vào cuối ngày {when:%d/%m/%Y}" in page
        shown = dict(re.findall(r'state=([a-z-]+)[^"]*"><b>(\d+)</b>', page))
        assert {State(name): int(number) for name, number in shown.items()} == counts, when
        table_ = hoa.get(link("/don-vi", at=f"{when:%d/%m/%Y}")).text
        assert (
            f'data-label="Tổng số"><a href="/nhiem-vu?at={when:%d}%2F{when:%m}%2F{when:%Y}">{sum(counts.values())}<'
            in table_
        )


@pytest.mark.parametrize("at", ["31/02/2026", "x", "0001-01-01"])
def test_a_day_that_is_none_is_said(app, at):
    answer = as_(app, "hoa").get(link("/qua-han", at=at))
    assert answer.status_code == 422
    assert at in answer.text


def test_today_and_later_are_now(app):
    hoa = as_(app, "hoa")
    for at in (DAY, DAY + dt.timedelta(days=30)):
        page = hoa.get(link("/qua-han", at=f"{at:%d/%m/%Y}")).text
        assert count(page) == 13
        assert "Số liệu như đã có" not in page


@pytest.mark.parametrize("wrong", [{"unit": "Không Đâu"}, {"plan": "khong"}, {"state": "xong"}, {"urgency": "gap"}])
def test_a_filter_of_what_there_is_not(app, wrong):
    for page in ("/qua-han", "/nhiem-vu"):
        assert as_(app, "hoa").get(link(page, **wrong)).status_code == 404


def test_every_state_can_be_asked_for(app):
    hoa = as_(app, "hoa")
    for state in STATES:
        assert hoa.get(link("/nhiem-vu", state=state)).status_code == 200


@pytest.mark.parametrize("state", ["done-late", "open-overdue", "review"])
def test_what_shows_every_state_refuses_one(app, state):
    for page in ("/qua-han", "/don-vi"):
        answer = as_(app, "hoa").get(link(page, state=state))
        assert answer.status_code == 422, page
        assert "mở danh sách nhiệm vụ" in answer.text, page
    for path in ("/overdue", "/unit-table"):
        answer = Caller(app, "hoa").get(path, params={"state": state})
        assert (answer.status_code, [one["code"] for one in answer.json()["problems"]]) == (422, ["state-not-here"])


def test_a_filter_is_kept_and_dropped(app):
    giam = as_(app, "giam")
    page = link("/qua-han", field="Y tế", unit="tinh-song-thao", below="1")
    answer = giam.send(page, "/bo-loc", name="Y tế của tỉnh")
    assert answer.status_code == 303
    kept = giam.get("/qua-han").text
    assert "Y tế của tỉnh" in kept
    there = re.search(r'<a href="(/qua-han\?[^"]+)">Y tế của tỉnh</a>', kept)[1].replace("&amp;", "&")
    assert count(giam.get(there).text) == count(giam.get(page).text)
    assert "Y tế của tỉnh" not in as_(app, "hoa").get("/qua-han").text, "his own"
    assert "Y tế của tỉnh" not in giam.get("/nhiem-vu").text, "of this page"
    giam.send(page, "/bo-loc", name="Y tế của tỉnh")
    assert giam.get("/qua-han").text.count(">Y tế của tỉnh</a>") == 1, "of one name there is one"
    drop = re.search(r'action="(/bo-loc/\d+/bo)"', giam.get(page).text)[1]
    assert as_(app, "hoa").post(drop, {"the": "x"}).status_code == 403
    assert giam.send(page, drop).status_code == 303
    assert "Y tế của tỉnh" not in giam.get("/qua-han").text
    for name in ("", "dài " * 20):
        assert giam.send(page, "/bo-loc", name=name).status_code == 422


def test_units_are_suggested_by_words_without_marks(app):
    found = as_(app, "hoa").get("/co-quan/goi-y?q=noi+vu").json()
    assert found == [{"value": UNITS[0], "label": "Sở Nội vụ tỉnh Sông Thao", "hint": "Ủy ban nhân dân tỉnh Sông Thao"}]
    assert as_(app, "hoa").get("/co-quan/goi-y?q=").json() == []


def test_a_supervisor_starts_with_exceptions(app):
    start = as_(app, "giam").get("/").text
    assert start.index("Nhiệm vụ quá hạn (") < start.index("Sắp đến hạn (") < start.index("Số liệu chung")
    assert "67 ngày" in start
    assert "người xác nhận kết quả: Văn phòng" in start


def test_below_the_first_lines_of_a_list_the_rest_is_led_to(app):
    late, _, soon = as_(app, "giam").get("/").text.partition("Sắp đến hạn (")
    soon, _, _ = soon.partition("Số liệu chung")
    for part, count, path in (
        (late, r'/qua-han">(\d+)</a>\)', "/qua-han"),
        (soon, r"(\d+)</a>\)", "/nhiem-vu?state=soon"),
    ):
        total = int(re.search(count, part)[1])
        assert part.count('<td class="n"') == min(total, 5)
        rest = f'<a href="{path}">Xem thêm {total - 5:02d} nhiệm vụ</a>'
        assert (rest in part) == (total > 5), (total, part[-400:])
    assert "Xem thêm 08 nhiệm vụ" in late


def test_an_order_spoken_in_a_meeting_begins_here(app):
    page = as_(app, "dung").get(f"/don-vi/{UNITS[1]}").text
    there = re.search(r'href="(/nhap-nhanh\?[^"]+)"', page)[1].replace("&amp;", "&")
    form = as_(app, "dung").get(there).text
    assert "Sở Tài chính tỉnh Sông Thao" in form
    assert "Ý kiến chỉ đạo tại cuộc họp ngày 11/12/2026" in form
    assert "/nhap-nhanh" not in as_(app, "an").get(f"/don-vi/{UNITS[0]}").text
