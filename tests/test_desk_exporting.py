"""The export of tasks: the figures and lines of the lists, in the layout that is documented."""

import datetime as dt
import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from desk import exporting
from desk.exporting import COLUMNS, FORMAT, ExportTooLarge, export_json, export_tasks, export_xlsx
from desk.reporting import Window, overdue_board, task_list
from models.database import writing
from models.tables import Assignment
from plans.access import Actor, sight_of
from plans.state import ZONE
from plans.wanted import Wanted
from tests.apps import app
from tests.programs import Caller

__all__ = ["app"]

LATE = dt.datetime(2026, 10, 3, 1, tzinfo=dt.UTC)
DOCS = Path(__file__).parent.parent / "docs" / "export.md"


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(state="open-overdue"), Wanted(unit="song-thao/so-noi-vu"), Wanted(unit="tinh-song-thao", below=True),
     Wanted(plan="12-ct-ubnd-2026", task="1.b"), Wanted(text="ra soat")],
)  # fmt: skip
def test_it_is_what_the_lists_show(app, wanted):
    export = export_tasks(app.state.engine, LATE, ZONE, wanted)
    page = task_list(app.state.engine, LATE, wanted, Window(1000))
    board = overdue_board(app.state.engine, LATE, wanted._replace(state=None))
    assert export.lines == page.rows
    assert (export.states, export.share) == (board.states, board.share)
    told = json.loads(export_json(export))
    assert told["format"] == FORMAT
    assert [one["id"] for one in told["tasks"]] == [line.id for line in page.rows]
    assert told["figures"]["states"] == board.states
    assert told["figures"]["total"] == board.total


def test_nobody_gets_more_than_he_sees(app):
    sight = sight_of(Actor("an", "song-thao/so-noi-vu"))
    export = export_tasks(app.state.engine, LATE, ZONE, sight=sight)
    assert {line.unit for line in export.lines} == {"song-thao/so-noi-vu"}
    assert sum(export.states.values()) == len(export.lines) == 2


def test_the_workbook_says_the_same(app):
    export = export_tasks(app.state.engine, LATE, ZONE)
    book = load_workbook(io.BytesIO(export_xlsx(export)))
    rows = list(book["Nhiệm vụ"].iter_rows(values_only=True))
    assert list(rows[0]) == [heading for _, heading, _ in COLUMNS]
    keys = [key for key, _, _ in COLUMNS]
    line = dict(zip(keys, next(row for row in rows if row[0] == 1), strict=True))
    assert line["last_day"] == dt.datetime(2026, 9, 30)  # noqa: DTZ001  (a sheet has no zone)
    assert (line["state"], line["stage"], line["days_late"]) == ("Quá hạn", "Chờ tiếp nhận", 3)
    figures = dict(list(book["Số liệu"].iter_rows(values_only=True, max_col=2)))
    assert figures["Tổng số"] == len(rows) - 1
    assert figures["Số liệu tính đến"] == "03/10/2026 08:00"


def test_pages_files_and_programs_call_a_state_the_same(app):
    """What is not received yet, or handed in, is in time or overdue; it is not "being done"."""
    export = export_tasks(app.state.engine, LATE, ZONE)
    rows = list(load_workbook(io.BytesIO(export_xlsx(export)))["Nhiệm vụ"].iter_rows(values_only=True))
    keys = [key for key, _, _ in COLUMNS]
    in_file = {row[0]: row[keys.index("state")] for row in rows[1:]}
    told = Caller(app, "dung").get("/assignments", params={"at": LATE.isoformat()}).json()["items"]
    assert {one["id"]: one["state_words"] for one in told} == in_file
    line = next(one for one in export.lines if one.state == "open-overdue" and one.stage == "draft")
    assert in_file[line.id] == "Quá hạn"


def test_of_a_correction_the_workbook_has_the_last_day_and_no_hand_in_that_counts(app):
    from tests.pressing import as_, press

    app.state.now = dt.datetime(2026, 9, 28, 3, tzinfo=dt.UTC)
    press(app, "an", "tiep-nhan")
    press(app, "an", "bao-cao", note="x")
    press(app, "hoa", "tra-lai", note="Thiếu phụ lục", correct_by="05/10/2026")
    assert "05/10/2026" in as_(app, "an").get("/nhiem-vu/1").text
    export = export_tasks(app.state.engine, app.state.now, ZONE)
    told = next(one for one in json.loads(export_json(export))["tasks"] if one["id"] == 1)
    assert (told["stage"], told["correct_by"], told["credited_at"]) == ("execute", "2026-10-05T17:00:00+00:00", None)
    rows = list(load_workbook(io.BytesIO(export_xlsx(export)))["Nhiệm vụ"].iter_rows(values_only=True))
    line = dict(zip(rows[0], next(row for row in rows if row[0] == 1), strict=True))
    assert line["Hạn bổ sung (ngày cuối)"] == dt.datetime(2026, 10, 5)  # noqa: DTZ001  (a sheet has no zone)
    assert line["Báo cáo được tính lúc"] is None
    assert line["Báo cáo lúc"] is not None


def test_the_hour_of_a_date_is_kept(app):
    from tests.programs import Caller

    with writing(app.state.engine) as session:
        held = session.exec(select(Assignment).where(Assignment.id == 1)).one()
        held.due = dt.datetime(2026, 9, 30, 12, tzinfo=dt.UTC)
        session.add(held)
    export = export_tasks(app.state.engine, LATE, ZONE)
    told = {one["id"]: (one["last_day"], one["last_hour"]) for one in json.loads(export_json(export))["tasks"]}
    assert told[1] == ("2026-09-30", "19:00")
    assert {hour for number, (_, hour) in told.items() if number != 1} == {None}, "the whole day"
    rows = list(load_workbook(io.BytesIO(export_xlsx(export)))["Nhiệm vụ"].iter_rows(values_only=True))
    line = dict(zip(rows[0], next(row for row in rows if row[0] == 1), strict=True))
    assert line["Thời hạn (giờ trong ngày cuối)"] == "19:00"
    items = {one["id"]: one for one in Caller(app, "dung").read("/assignments")["items"]}
    assert (items[1]["last_day"], items[1]["last_hour"], items[2]["last_hour"]) == ("2026-09-30", "19:00", None)


def test_the_layout_is_the_one_that_is_documented():
    told = re.findall(r"^\| ([A-Z]{1,2}) \| (.+?) \| `(\w+)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert [(heading, key) for _, heading, key in told] == [(heading, key) for key, heading, _ in COLUMNS]
    letters = [*map(chr, range(65, 91)), *(f"A{chr(one)}" for one in range(65, 91))]
    assert [letter for letter, _, _ in told] == letters[: len(COLUMNS)]


def test_a_file_has_bounds(app, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 2)
    with pytest.raises(ExportTooLarge):
        export_tasks(app.state.engine, LATE, ZONE)
