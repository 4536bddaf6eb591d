"""The supervisor's papers: figures equal to the lists of the same moment, one page, the form of the letter, no missing letter."""

import ctypes
import datetime as dt
import io
import re
from collections import Counter
from unicodedata import normalize

import openpyxl
import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx import Document
from sqlalchemy import func, select

from desk.papers import phrases, urging
from desk.papers.account import account_facts, account_paper
from desk.papers.blocks import Line, Paper, Run, Style, Table
from desk.papers.brief import WEEK, brief_facts, brief_paper, proposed
from desk.papers.letter import NothingToUrge, apart, letter_facts, letter_paper
from desk.papers.pdf import on_one_page, page_count, pdf
from desk.papers.report import report_facts, report_paper
from desk.papers.sheet import report_xlsx
from desk.papers.word import docx
from desk.reporting import NotFound, last_day
from models import figures, paper_queries, queries
from models.core import table as of
from models.database import reading
from models.tables import Assignment
from plans.state import ZONE, State
from plans.wanted import NO_FIELD, Wanted
from tests import office
from tests.boards import MOMENT, OFFICE, UNITS, busy
from tests.factories import day

LETTERS = "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵđ"


@pytest.fixture
def board(engine):
    busy(engine)
    return engine


@pytest.fixture
def quick(sqlite_engine):
    busy(sqlite_engine)
    return sqlite_engine


def words(paper):
    """All that a paper says, in order."""
    said = []
    for block in paper.blocks:
        if isinstance(block, Line):
            said.append("".join(run.text for run in block.runs))
        elif isinstance(block, Table):
            said += [" | ".join(row) for row in ([column.heading for column in block.columns], *block.rows)]
    return "\n".join(said)


def text_of(data):
    return text_of_document(pypdfium2.PdfDocument(data))


def text_of_document(document):
    return " ".join("\n".join(page.get_textpage().get_text_bounded() for page in document).split())


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


def font_of(text):
    """The name of the font of a text object in a PDF."""
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(text.raw), name, 200)
    return name.value.decode().split("+")[-1]


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
