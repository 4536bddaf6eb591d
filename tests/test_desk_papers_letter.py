"""The công văn đôn đốc: whom it urges, about what, in which form."""

import datetime as dt
import io
import re
from unicodedata import normalize

import openpyxl
import pytest
from docx import Document
from sqlalchemy import func, select

from desk.papers import phrases, urging
from desk.papers.brief import brief_facts, brief_paper, proposed
from desk.papers.letter import NothingToUrge, apart, letter_facts, letter_paper
from desk.papers.pdf import pdf
from desk.papers.report import report_facts
from desk.papers.sheet import report_xlsx
from desk.papers.word import docx
from desk.reporting import NotFound
from models import queries
from models.core import table as of
from models.database import reading
from models.tables import Assignment
from plans.state import ZONE
from plans.wanted import Wanted
from tests.boards import MOMENT, OFFICE, UNITS, busy
from tests.factories import day
from tests.printed import board, quick, text_of, words

__all__ = ["board", "quick"]


# ── the letter


def test_each_unit_has_its_own_overdue_tasks_annexed(board):
    letter, problems = letter_facts(board, MOMENT, ZONE, office=OFFICE)
    with reading(board) as session:
        by_unit = {one.unit: one.total for one in queries.overdue(session, MOMENT).by_unit}
        mine = {unit: queries.overdue(session, MOMENT, units=[unit], limit=1000).rows for unit in UNITS}
    assert not problems
    assert {one.unit: len(one.lines) + one.waiting for one in letter.units} == by_unit
    document = Document(io.BytesIO(docx(letter_paper(letter), MOMENT)))
    annexes = [table for table in document.tables if table.rows[0].cells[0].text == "TT"]
    assert len(annexes) == len(letter.units) == 4
    for table, urged in zip(annexes, letter.units, strict=True):
        *cells, total = [[cell.text for cell in row.cells] for row in table.rows[1:]]
        assert total[1] == f"Tổng số: {phrases.number(len(urged.lines))} nhiệm vụ"
        due = [one for one in mine[urged.unit] if one.stage != "review"]
        assert [row[4] for row in cells] == [phrases.number(one.days_late) for one in due]
        assert [row[1] for row in cells] == [phrases.title(one) for one in due]
    assert "(“trước ngày" in annexes[0].rows[2].cells[3].text
    assert "Đề nghị phối hợp tuyên truyền" not in "".join(cell.text for table in annexes for cell in table._cells)


def test_words_that_a_title_cuts_are_whole_in_the_annex(board):
    with reading(board) as session:
        one = queries.overdue(session, MOMENT).rows[0]
    cut = one._replace(title="Xây dựng kế hoạch…", quote="Xây dựng kế hoạch\nứng phó thiên tai")
    assert phrases.title(cut) == "Xây dựng kế hoạch ứng phó thiên tai"
    assert phrases.title(cut._replace(quote="")) == cut.title
    assert "thiên tai" not in phrases.title(cut._replace(circulation="internal"))


def test_a_document_in_limited_circulation_shows_its_number_alone(quick):
    letter, _ = letter_facts(quick, MOMENT, ZONE, office=OFFICE, units=["song-thao/so-noi-vu"])
    said = words(letter_paper(letter))
    assert "Nhiệm vụ theo văn bản lưu hành nội bộ | Văn bản số 07/KH-UBND | 02/11/2026 | 39" in said
    assert "Việc kín" not in said


def test_the_form_of_the_letter(quick):
    """Decree 30/2020/NĐ-CP, appendix I: A4, margins, two columns above, number and date open, Kính gửi, Nơi nhận, signer."""
    letter, _ = letter_facts(quick, MOMENT, ZONE, office=OFFICE)
    document = Document(io.BytesIO(docx(letter_paper(letter), MOMENT)))
    page = document.sections[0]
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in (page.page_width, page.page_height, *sides)] == [210, 297, 20, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    left, right = (cell.text.split("\n") for cell in document.tables[0].rows[0].cells)
    assert [one for one in left if one] == [
        "ỦY BAN NHÂN DÂN", "TỈNH SÔNG THAO", "VĂN PHÒNG", "Số:        /", "V/v đôn đốc thực hiện nhiệm vụ đã quá hạn",
    ]  # fmt: skip
    assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert re.fullmatch(r"Sông Thao, ngày\s+tháng\s+năm 2026", right[-1])
    said = "\n".join(one.text for one in document.paragraphs)
    assert "Kính gửi:\n- Sở Nội vụ tỉnh Sông Thao;" in said
    assert said.count("thực hiện./.") == 1
    recipients, signer = (cell.text for cell in document.tables[1].rows[0].cells)
    assert recipients == "Nơi nhận:\n- Như trên;\n- UBND tỉnh (để b/c);\n- Lưu: VT."
    assert signer.strip() == "CHÁNH VĂN PHÒNG"
    assert {run.font.size.pt for one in document.paragraphs for run in one.runs if run.text.strip()} <= {11, 14}


def test_a_letter_to_each_alone(quick):
    letter, _ = letter_facts(quick, MOMENT, ZONE, office=OFFICE)
    each = [words(letter_paper(one)) for one in apart(letter)]
    assert [re.search(r"Kính gửi: (.*)", said)[1] for said in each] == [one.unit_name for one in letter.units]
    assert all("PHỤ LỤC\n" in said for said in each)
    assert "04 nhiệm vụ" not in each[0]


def test_whom_not_to_urge(quick):
    letter, problems = letter_facts(quick, MOMENT, ZONE, units=["song-thao/van-phong", "song-thao/xa-an-binh"])
    assert [one.unit for one in letter.units] == ["song-thao/xa-an-binh"]
    assert [(one.code, one.args["unit"]) for one in problems] == [
        ("letter-unit-none", "Văn phòng Ủy ban nhân dân tỉnh Sông Thao")
    ]
    with pytest.raises(NothingToUrge):
        letter_facts(quick, day("2026-09-02"), ZONE)
    with pytest.raises(NotFound):
        letter_facts(quick, MOMENT, ZONE, units=["Sở Không Có"])


def test_in_the_first_week_nothing_is_compared_and_no_letter_is_proposed_to_the_office_itself(quick):
    """A week before nothing had been given: "tăng 13" was said of a day on which there was nothing."""
    own = "song-thao/so-noi-vu"
    whole, ours = brief_facts(quick, MOMENT, ZONE, office=OFFICE), brief_facts(quick, MOMENT, ZONE, office=own)
    assert not whole.first
    assert own in proposed(whole)
    assert own not in proposed(ours)
    said = words(brief_paper(whole._replace(first=True)))
    assert "nhiệm vụ; một tuần trước chưa giao nhiệm vụ nào nên chưa so sánh." in said
    assert "so với cùng thời điểm tuần trước" not in said
    with reading(quick) as session:
        start = session.connection().execute(select(func.min(of(Assignment).c.opened_at))).scalar()
    early = brief_facts(quick, start + dt.timedelta(days=6), ZONE, office=OFFICE)
    assert early.first


def test_the_office_that_writes_is_not_written_to(quick):
    """It had an annex of its own in a letter that it signs; named by somebody, it has one."""
    own = "song-thao/so-noi-vu"
    letter, problems = letter_facts(quick, MOMENT, ZONE, office=own)
    assert own not in {one.unit for one in letter.units}
    assert [one.code for one in problems] == ["letter-own"]
    with pytest.raises(NothingToUrge) as refused:
        letter_facts(quick, MOMENT, ZONE, Wanted(unit=own), office=own)
    assert [one.code for one in refused.value.problems] == ["letter-own-alone"]
    assert [one.unit for one in letter_facts(quick, MOMENT, ZONE, office=own, units=[own])[0].units] == [own]


def test_the_proposal_names_who_is_late_by_more_than_ten_days(quick):
    brief = brief_facts(quick, MOMENT, ZONE)
    assert set(urging.units(urging.long_late(brief.late, MOMENT, ZONE))) <= {one.unit_name for one in brief.late}
    assert urging.long_late([one for one in brief.late if one.stage == "review"], MOMENT, ZONE) == []


def test_text_of_others_cannot_break_a_paper(sqlite_engine):
    """Control characters, turning marks and letters in pieces (NFD), as a hand or a document may bring them."""
    busy(sqlite_engine, title=normalize("NFD", "Việc \x1b[31m \u202ekhác\x00 số {n} <b>*đậm*</b> #x"))
    letter, _ = letter_facts(sqlite_engine, MOMENT, ZONE, office=OFFICE)
    document = Document(io.BytesIO(docx(letter_paper(letter), MOMENT)))
    assert "Việc [31m khác số 8 <b>*đậm*</b> #x" in [cell.text for table in document.tables for cell in table._cells]
    printed = text_of(pdf(letter_paper(letter), MOMENT))
    assert "<b>*đậm*</b> #x" in printed
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(report_facts(sqlite_engine, MOMENT, ZONE))))
    assert "Việc [31m khác số 8 <b>*đậm*</b> #x" in [row[3].value for row in book["Quá hạn"].iter_rows(min_row=5)]
