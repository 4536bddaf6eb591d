"""The supervisor's papers: figures equal to the lists of the same moment, one page, the form of the letter, no missing letter."""

import datetime as dt
import io
from collections import Counter

import openpyxl
import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx import Document

from desk.papers import phrases
from desk.papers.account import account_facts, account_paper
from desk.papers.blocks import Line, Paper, Run, Style
from desk.papers.brief import WEEK, brief_facts, brief_paper
from desk.papers.pdf import on_one_page, page_count, pdf
from desk.papers.report import report_facts, report_paper
from desk.papers.sheet import report_xlsx
from desk.papers.word import docx
from desk.reporting import NotFound, last_day
from models import figures, paper_queries, queries
from models.database import reading
from plans.state import ZONE, State
from plans.wanted import NO_FIELD, Wanted
from tests import office
from tests.boards import MOMENT, OFFICE, UNITS, busy
from tests.factories import day
from tests.printed import board, font_of, quick, text_of, text_of_document, words

__all__ = ["board", "quick"]

LETTERS = "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵđ"


# ── the table by unit


def test_the_table_is_that_of_the_lists(board):
    with reading(board) as session:
        table = figures.unit_table(session, MOMENT)
        late = queries.overdue(session, MOMENT, limit=1000)
    report = report_facts(board, MOMENT, ZONE, office=OFFICE)
    assert report.rows == table
    assert report.overdue == late.rows
    assert report.total.open_overdue == late.total == 13
    assert [sum(column) for column in zip(*(row[2:9] for row in table), strict=True)] == list(report.total[2:9])
    sheet = openpyxl.load_workbook(io.BytesIO(report_xlsx(report)))
    rows = list(sheet["Biểu tổng hợp"].iter_rows(min_row=5, max_row=5 + len(table), max_col=10, values_only=True))
    assert [row[1:9] for row in rows[:-1]] == [one[1:9] for one in table]
    assert [row[9] for row in rows[:-1]] == [pytest.approx(one.share) for one in table]
    assert rows[-1][1:9] == ("Tổng cộng", *report.total[2:9])
    assert "Số liệu tính đến 15 giờ 30 ngày 11/12/2026" in sheet["Biểu tổng hợp"]["A2"].value
    listed = list(sheet["Quá hạn"].iter_rows(min_row=5, values_only=True))
    assert [(row[1], row[5].date()) for row in listed] == [(one.id, last_day(one.due, ZONE)) for one in late.rows]
    assert Counter(row[2] for row in listed) == {one.unit_name: one.open_overdue for one in table}


def test_the_table_on_paper(quick):
    report = report_facts(quick, MOMENT, ZONE, office=OFFICE)
    tables = Document(io.BytesIO(docx(report_paper(report), MOMENT))).tables
    cells = [[cell.text for cell in row.cells] for row in tables[1].rows]
    n = phrases.number
    assert [row[:8] for row in cells[1:-1]] == [
        [str(at), one.unit_name, *map(n, one[2:7]), f"{n(one.done_undated)} / {n(one.open_undated)}"]
        for at, one in enumerate(report.rows, 1)
    ]
    assert cells[-1][1:7] == ["Tổng cộng", *map(n, report.total[2:7])]
    assert cells[2][-1] == "01 việc quá hạn đang chờ xác nhận"
    printed = text_of(pdf(report_paper(report), MOMENT))
    for said in ("BIỂU TỔNG HỢP", "Sở Nội vụ tỉnh Sông Thao", "đang thực hiện quá hạn) = 00/14", "CHÁNH VĂN PHÒNG"):
        assert said in printed


def test_of_a_unit_and_of_nothing(quick):
    one = report_facts(quick, MOMENT, ZONE, Wanted(unit="song-thao/so-noi-vu", below=True))
    assert [row.unit for row in one.rows] == ["song-thao/so-noi-vu"]
    assert "Phạm vi: Sở Nội vụ tỉnh Sông Thao" in words(report_paper(one))
    before = report_facts(quick, day("2020-01-01"), ZONE)
    assert (before.rows, before.total.total) == ([], 0)
    assert "chưa có nhiệm vụ nào để tính" in words(report_paper(before))
    for made in (report_xlsx(before), docx(report_paper(before), MOMENT), pdf(report_paper(before), MOMENT)):
        assert made
    with pytest.raises(NotFound):
        report_facts(quick, MOMENT, ZONE, Wanted(unit="Sở Không Có"))


def test_names_are_never_formulas(sqlite_engine):
    busy(sqlite_engine, title="=1+1 số {n}")
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(report_facts(sqlite_engine, MOMENT, ZONE))))
    cells = [cell for row in book["Quá hạn"].iter_rows(min_row=5) for cell in row if str(cell.value).startswith("=")]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


# ── one page for Friday


def test_the_brief_counts_as_the_lists_do(board):
    brief = brief_facts(board, MOMENT, ZONE, office=OFFICE)
    with reading(board) as session:
        now, before = queries.overdue(session, MOMENT, limit=1000), queries.overdue(session, MOMENT - WEEK, limit=1000)
        counts = figures.state_counts(session, MOMENT)
        by_field = {
            one.field: figures.state_counts(session, MOMENT, wanted=Wanted(field=one.field or NO_FIELD))
            for one in _fields(brief)
        }
    assert [one.id for one in brief.late] == [one.id for one in now.rows]
    assert (len(brief.late), brief.before, brief.arisen, brief.settled) == (13, 14, 0, 1)
    assert before.total == brief.before
    assert brief.counts == counts
    assert {one.field: one.overdue for one in _fields(brief)} == {
        name: found[State.OPEN_OVERDUE] for name, found in by_field.items()
    }
    assert {one.field: one.total for one in _fields(brief)} == {k: sum(v.values()) for k, v in by_field.items()}
    assert [one.confirmer_name for one in brief.waiting] == ["Văn phòng Ủy ban nhân dân tỉnh Sông Thao"] * 3
    assert (len(brief.coming), brief.week) == (2, (dt.date(2026, 12, 14), dt.date(2026, 12, 20)))


def _fields(brief):
    return [one.now for one in brief.fields]


def test_what_the_brief_says(quick):
    said = words(brief_paper(brief_facts(quick, MOMENT, ZONE, office=OFFICE)))
    for part in (
        "Đang quá hạn 13 nhiệm vụ, giảm 01 so với cùng thời điểm tuần trước (phát sinh 00, không còn quá hạn 01)",
        "Đơn vị chưa gửi kết quả: 10; đã gửi, chờ xác nhận: 03",
        "Nhiệm vụ do Chính phủ, Thủ tướng Chính phủ giao: quá hạn 01",
        "= 00/14",
        "1 | Sở Tài chính | Trình phương án xử lý bãi rác liên xã (Chỉ thị số 33/CT-TTg ngày 28/08/2026) | 30/11/2026",
        "Xác nhận: Văn phòng UBND tỉnh",
        "03 kết quả đơn vị đã gửi, chờ xác nhận quá 02 ngày làm việc – Văn phòng UBND tỉnh (03)",
        "Tuần tới (14/12–20/12/2026). Đến hạn 02 nhiệm vụ",
        "Chưa có người thụ lý: 02",
        "Ký công văn đôn đốc 04 cơ quan, đơn vị",
    ):
        assert part in said, part
    assert "Việc kín" not in said


def test_a_result_waits_two_working_days_before_it_is_long(quick):
    """Handed in on Monday the 7th: on Wednesday it is not yet long, on Thursday it is."""
    assert brief_facts(quick, day("2026-12-09"), ZONE).waiting == []
    assert len(brief_facts(quick, day("2026-12-10"), ZONE).waiting) == 3
    with reading(quick) as session:
        assert paper_queries.waiting(session, day("2026-12-06")) == []


def test_a_quiet_week(quick):
    said = words(brief_paper(brief_facts(quick, day("2026-09-04"), ZONE)))
    for part in ("Không có nhiệm vụ nào quá hạn", "Không có kết quả nào chờ", "không có nội dung cần xin ý kiến"):
        assert part in said


@pytest.mark.parametrize("late", [4, 200])
def test_the_brief_is_one_page(sqlite_engine, late):
    busy(
        sqlite_engine,
        late,
        "Rà soát, tổng hợp, báo cáo kết quả thực hiện công tác cải cách hành chính, chuyển đổi số kỳ {n}",
    )
    brief = brief_facts(sqlite_engine, MOMENT, ZONE, office=OFFICE)
    paper = brief_paper(brief)
    made = pdf(on_one_page(paper, MOMENT), MOMENT)
    assert page_count(made) == 1
    assert f"Đang quá hạn {phrases.number(len(brief.late))} nhiệm vụ" in text_of(made)
    longer = paper._replace(blocks=paper.blocks + paper.blocks[:8])
    assert page_count(pdf(on_one_page(longer, MOMENT), MOMENT)) == 1


def test_long_names_do_not_make_a_second_page(sqlite_engine, monkeypatch):
    long = "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính liên thông của các cơ quan, đơn vị khu vực {n}"
    names = {slug: (long.format(n=n), "agency", "tinh-song-thao") for n, slug in enumerate(UNITS)}
    monkeypatch.setattr("tests.office.UNITS", office.UNITS | names)
    monkeypatch.setattr("tests.boards.FIELDS", tuple(f"{long} {n}" for n in range(8)))
    busy(
        sqlite_engine,
        200,
        "Rà soát, tổng hợp, báo cáo kết quả thực hiện công tác cải cách hành chính, chuyển đổi số kỳ {n}",
    )
    paper = on_one_page(brief_paper(brief_facts(sqlite_engine, MOMENT, ZONE, office=OFFICE)), MOMENT)
    assert page_count(pdf(paper, MOMENT)) == 1


# ── words and letters


@pytest.mark.parametrize("style", [Style.BODY, Style.HEADING, Style.SUBTITLE])
def test_every_vietnamese_letter_is_in_the_font(style):
    """Roman, bold and italic: all from one font, none borrowed, and none drawn as a letter that no font has."""
    signs = [*LETTERS, *LETTERS.upper(), *"“”–…≥/%"]

    whole = pypdfium2.PdfDocument(pdf(Paper("Chữ", (Line(style, (Run(" ".join(signs)),)),), size=40, indent=0), MOMENT))
    assert [one for one in signs if one not in text_of_document(whole)] == []
    assert len({font_of(one) for one in whole[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])}) == 1
    large = Paper(
        "Chữ", tuple(Line(style, (Run(one),)) for one in (*signs, "\u0378")), size=500, indent=0
    )  # one on a page
    looks = [page.render(scale=0.15).to_pil().tobytes() for page in pypdfium2.PdfDocument(pdf(large, MOMENT))]
    assert len(set(looks)) == len(looks) == len(signs) + 1


def test_the_official_report_has_the_figures_of_the_table(board):
    account = account_facts(board, MOMENT, ZONE, office=OFFICE)
    with reading(board) as session:
        counts = figures.state_counts(session, MOMENT)
    assert account.report.counts == counts
    assert sum(one.total for one in account.fields) == sum(counts.values()) == account.report.total.total
    said = words(account_paper(account))
    for part in (
        "BÁO CÁO",
        f"Tổng số nhiệm vụ được giao: {phrases.number(sum(counts.values()))}",
        f"Đang quá hạn {counts[State.OPEN_OVERDUE]} nhiệm vụ tại 04 cơ quan, đơn vị",
        "Đơn vị chưa gửi kết quả: 10; đã gửi, chờ xác nhận: 03",
        "PHỤ LỤC II",
        "Nhiệm vụ theo văn bản lưu hành nội bộ",
    ):
        assert part in said, part
    assert "Việc kín" not in said


def test_the_official_report_of_a_field_and_of_nothing(quick):
    account = account_facts(quick, MOMENT, ZONE, Wanted(field="Y tế"), office=OFFICE)
    said = words(account_paper(account))
    assert "(Phạm vi: lĩnh vực Y tế. Số liệu" in said
    assert "III. Kiến nghị, đề xuất" in said, "one field needs no table of fields"
    before = words(account_paper(account_facts(quick, day("2026-09-02"), ZONE)))
    assert "Không có nhiệm vụ nào đang quá hạn." in before
    assert "PHỤ LỤC II" not in before
    assert page_count(pdf(account_paper(account), MOMENT)) >= 2
    assert Document(io.BytesIO(docx(account_paper(account), MOMENT))).paragraphs
