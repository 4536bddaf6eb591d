"""Partners asked for their part, by programs; and the export and the one page that say whom a unit waits for."""

import datetime as dt
import io
import json

import pytest
from openpyxl import load_workbook

from desk.exporting import export_json, export_tasks, export_xlsx
from desk.papers.blocks import Table
from desk.papers.brief import brief_facts, brief_paper
from desk.papers.letter import letter_facts, letter_paper
from plans.state import ZONE
from tests.apps import app_on
from tests.programs import Caller, codes
from tests.test_desk_contributing import LATE, LATER, ONE, TWO, WORDS, furnished

ASK = "/assignments/1/contributions"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def app(sqlite_engine):
    with app_on(sqlite_engine, LATER, furnished) as app:
        yield app


def ask(app, **more):
    return Caller(app, "an").post(ASK, {"units": [ONE, TWO], "words": WORDS, "day": "2026-09-15"} | more)


def test_a_program_asks_answers_and_withdraws(app):
    told = ask(app)
    assert told.status_code == 201
    assert [(one["unit"], one["standing"], one["last_day"]) for one in told.json()["contributions"]] == [
        (ONE, "waiting", "2026-09-15"),
        (TWO, "waiting", "2026-09-15"),
    ]
    assert [one["id"] for one in Caller(app, "chi").read("/today")["awaited"]] == [1]
    files = {"file": ("gop-y.pdf", PDF)}
    answered = Caller(app, "chi").post(f"{ASK}/1", data={"words": "Nhất trí", "no_secret": "true"}, files=files)
    assert answered.status_code == 200, answered.text
    gone = Caller(app, "an").post(f"{ASK}/2/withdrawal", {"why": "Đã có"})
    assert [(one["standing"], one["answer"], one["file"]) for one in gone.json()["contributions"]] == [
        ("answered", "Nhất trí", "gop-y.pdf"),
        ("withdrawn", None, None),
    ]
    assert Caller(app, "an").get(f"{ASK}/1/file").content == PDF
    seen = Caller(app, "hoa").read("/assignments/1")
    assert (seen["contributions"][0]["answer"], seen["parts_asked"], seen["parts_in"]) == (None, 1, 1)


def test_all_or_those_of_a_printed_name_are_asked(app):
    named = ask(app, units=["Các xã"]).json()
    assert named["parts_asked"] == 2
    rest = ask(app, units=[], every=True).json()
    assert rest["parts_asked"] == 3
    assert codes(ask(app, units=[], every=True), 422) == ["ask-nobody"]


def test_what_is_wrong_is_told_and_what_is_doubtful_kept_on_purpose(app):
    assert codes(ask(app, day="2026-10-02"), 422) == ["ask-after-task"]
    assert ask(app, day="2026-10-02", sure=True).status_code == 201
    assert codes(Caller(app, "chi").post(f"{ASK}/1", data={"words": ""}), 422) == ["contribution-empty"]
    refused = Caller(app, "chi").post(f"{ASK}/1", data={"words": "x"}, files={"file": ("a.pdf", PDF)})
    assert codes(refused, 422) == ["secrecy-tick-missing"]


def test_the_export_says_who_is_missing(app):
    ask(app)
    export = export_tasks(app.state.engine, LATER, ZONE)
    one = next(one for one in json.loads(export_json(export))["tasks"] if one["id"] == 1)
    assert (one["parts_asked"], one["parts_in"], len(one["parts_out"])) == (2, 0, 2)
    rows = list(load_workbook(io.BytesIO(export_xlsx(export)))["Nhiệm vụ"].iter_rows(values_only=True))
    line = dict(zip(rows[0], next(row for row in rows if row[0] == 1), strict=True))
    assert line["Số cơ quan đã đề nghị phối hợp"] == 2
    assert line["Đang chờ cơ quan phối hợp"] == "Sở Tài chính tỉnh Sông Thao; Ủy ban nhân dân xã An Bình"
    assert isinstance(line["Đề nghị phối hợp lúc"], dt.datetime)


def test_the_one_page_says_whom_an_overdue_task_waits_for(app):
    ask(app)
    brief = brief_facts(app.state.engine, LATE, ZONE, office="song-thao/van-phong")
    cells = [
        str(cell) for one in brief_paper(brief).blocks if isinstance(one, Table) for row in one.rows for cell in row
    ]
    assert any(
        "Đơn vị; chờ 02 cơ quan phối hợp: Sở Tài chính, UBND xã An Bình, từ ngày 02/09" in cell for cell in cells
    ), cells


def test_the_letter_that_urges_says_so_in_its_annex(app):
    ask(app)
    letter, _ = letter_facts(app.state.engine, LATE, ZONE, office="song-thao/van-phong")
    cells = [
        str(cell) for one in letter_paper(letter).blocks if isinstance(one, Table) for row in one.rows for cell in row
    ]
    said = "(chờ 02 cơ quan phối hợp: Sở Tài chính tỉnh Sông Thao, Ủy ban nhân dân xã An Bình, từ ngày 02/09)"
    assert any(said in cell for cell in cells), cells
