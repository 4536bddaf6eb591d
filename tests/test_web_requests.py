"""What is only asked for (đề nghị): it may have a date and is never overdue; pages, commands and quick entry say so."""

import io
import re

from openpyxl import load_workbook

from desk.exporting import export_tasks, export_xlsx
from models.database import writing
from models.tables import Unit
from plans.state import ZONE
from plans.wanted import Wanted
from tests.board_pages import app, as_
from tests.boards import MOMENT
from tests.browsing import forms_of
from tests.programs import Caller

__all__ = ["app"]
TITLE = "Đề nghị phối hợp tuyên truyền"


def test_a_dated_request_is_not_told_as_undated(app):
    giam = as_(app, "giam")
    listed = giam.get(f"/nhiem-vu?text={TITLE}").text.split('id="danh-sach"')[1]
    number = re.search(r"/nhiem-vu/(\d+)", listed)[1]
    card = giam.get(f"/nhiem-vu/{number}").text
    for page in (listed, card):
        assert "Đề nghị, đang thực hiện" in page
        assert "Đang thực hiện (không xác định thời hạn)" not in page
        assert "01/11/2026" in page
    assert re.search(r"<dt>Giao hoặc đề nghị</dt>\s*<dd>đề nghị \(không tính quá hạn\)", card)


def test_files_and_programs_call_it_as_pages_do(app):
    export = export_tasks(app.state.engine, MOMENT, ZONE, Wanted(text=TITLE))
    sheet = load_workbook(io.BytesIO(export_xlsx(export)))
    heads, row = sheet["Nhiệm vụ"].iter_rows(values_only=True)
    assert dict(zip(heads, row, strict=True))["Tình trạng"] == "Đề nghị, đang thực hiện"
    assert any("gồm cả nội dung đề nghị" in str(one[0]) for one in sheet["Số liệu"].iter_rows(values_only=True))
    (told,) = Caller(app, "giam").get("/assignments", params={"text": TITLE}).json()["items"]
    assert (told["state"], told["state_words"]) == ("open-undated", "Đề nghị, đang thực hiện")


def test_figures_say_that_they_hold_requests(app):
    giam = as_(app, "giam")
    for page in ("/don-vi", "/don-vi/song-thao/xa-tan-lap"):
        assert "gồm cả nội dung đề nghị" in giam.get(page).text
    assert "gồm cả nội dung đề nghị" not in giam.get("/don-vi/song-thao/xa-an-binh").text


def test_an_order_to_who_is_only_asked_is_told_before_it_is_noted(app):
    from sqlmodel import select

    with writing(app.state.engine) as session:
        session.exec(select(Unit).where(Unit.slug == "song-thao/xa-tan-lap")).one().force = "request"
    giam, page = as_(app, "giam"), "/chi-dao-mieng"
    form = {name: values[0] for name, values in forms_of(giam.get(page).text)[page].items() if name != "soon"}
    form |= {"words": "Tuyên truyền cho hội viên", "units": "Ủy ban nhân dân xã Tân Lập", "due": "15/12/2026"}
    asked = giam.post(page, form)
    assert "được ghi là đề nghị: có thời hạn nhưng không tính quá hạn" in asked.text
    again = {name: values[0] for name, values in forms_of(asked.text)[page].items() if name != "soon"}
    assert giam.post(page, form | again).status_code == 303
