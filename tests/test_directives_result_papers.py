"""Papers that show a result: what their heads fill into a form, whatever their kind and format; scans by their ends alone."""

import datetime as dt
import io
import shutil

import pytest

from desk.results import read_result
from directives.formats.pdf_cut import ends_of
from directives.results.result_papers import read_result_paper, result_text
from models.evidence import Facts
from tests.reports import BODY, LEFT, RECIPIENTS, RIGHT, SIGNATURE, TITLE, photo, report_docx, report_pdf, stamped_pdf
from tests.torn import torn_pdf

SUBJECT = "Kết quả rà soát vị trí việc làm của cơ quan chuyên môn cấp xã"
DAY = dt.date(2026, 9, 25)


def text(title, left=LEFT):
    parts = [left, RIGHT, title, *[[one] for one in BODY], RECIPIENTS, SIGNATURE[:2], SIGNATURE[2:]]
    return "\n\n".join("\n".join(part) for part in parts)


@pytest.mark.parametrize("kind", ["BÁO CÁO", "TỜ TRÌNH", "KẾ HOẠCH", "BIÊN BẢN", "QUYẾT ĐỊNH"])
def test_the_head_of_each_kind(kind):
    head = read_result_paper(text([kind, *TITLE[1:]]))
    assert (head.number, head.issued, head.subject) == ("45/BC-SNV", DAY, SUBJECT)
    assert head.signer.name == "Nguyễn Văn Hòa"


@pytest.mark.parametrize(
    "state", [RIGHT[:1], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"], ["CỘNG HOÀ XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"]]
)
def test_a_title_at_the_left_margin_is_read_before_the_right_side_of_the_head(state):
    """So it comes out of a PDF of two columns; the name of the state breaks over two lines where its column is narrow."""
    right = "\n".join([*state, RIGHT[1], "", RIGHT[2]])
    left = "\n".join([*LEFT[1:], TITLE[0]])
    head = read_result_paper("\n".join([left, right, "", TITLE[1], "", *BODY, "", *RECIPIENTS, *SIGNATURE]))
    assert (head.number, head.issued, head.subject) == ("45/BC-SNV", DAY, SUBJECT)
    assert head.signer.name == "Nguyễn Văn Hòa"


@pytest.mark.parametrize("said", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", RIGHT[1], *LEFT[:3]])
def test_what_stands_above_a_title_is_never_the_subject(said):
    """The subject itself could not be read."""
    left = [*LEFT[:3], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", RIGHT[1]]
    head = read_result_paper("\n".join([*left, LEFT[3], RIGHT[2], "", TITLE[0], said, "", *BODY]))
    assert (head.number, head.subject) == ("45/BC-SNV", None)


def test_a_letter_has_its_subject_under_the_number():
    left = [*LEFT[:3], "Số: 120/SNV-TCBC", "V/v báo cáo kết quả rà soát vị trí việc làm"]
    head = read_result_paper(text(["Kính gửi: Ủy ban nhân dân tỉnh Sông Thao"], left))
    assert (head.number, head.issued) == ("120/SNV-TCBC", DAY)
    assert head.subject == "V/v báo cáo kết quả rà soát vị trí việc làm"


@pytest.mark.parametrize("words", ["", "ảnh", "BÁO CÁO", "Số: /BC-SNV"])
def test_what_says_nothing_fills_in_nothing(words):
    head = read_result_paper(words)
    assert (head.issued, head.signer) == (None, None)


@pytest.mark.parametrize(
    ("data", "name", "number"), [(report_pdf(), "a.pdf", "45/BC-SNV"), (report_docx(), "a.docx", None)]
)
def test_a_file_proposes_its_head(data, name, number):
    read, problems = read_result(data, name)
    assert not problems
    assert read.facts == Facts(number, DAY, "Nguyễn Văn Hòa", SUBJECT)


def test_a_paper_whose_letters_came_apart_fills_in_whole_words():
    read, problems = read_result(torn_pdf([*LEFT[2:], RIGHT[2], *TITLE, BODY[0], *SIGNATURE]), "a.pdf")
    assert not problems
    assert read.facts == Facts("45/BC-SNV", DAY, "Nguyễn Văn Hòa", SUBJECT)


def test_a_number_and_a_day_that_were_stamped_on_are_read():
    read, problems = read_result(stamped_pdf(), "a.pdf")
    assert not problems
    assert read.facts == Facts("45/BC-SNV", DAY, "Nguyễn Văn Hòa", SUBJECT)


def test_a_signature_in_the_midst_of_a_long_paper_is_found():
    read, _ = read_result(report_pdf(long=4), "a.pdf")
    assert read.facts.signer == "Nguyễn Văn Hòa"


def test_a_picture_proposes_nothing_and_is_taken():
    read, problems = read_result(photo(), "Ảnh.jpg")
    assert read.facts == Facts()
    assert [one.code for one in problems] == ["result-not-read"]


def pages(count, words=False):
    """A PDF of so many pages, each a picture of the report's first page, or with its words."""
    import pypdfium2

    report = pypdfium2.PdfDocument(report_pdf())
    if words:
        made = pypdfium2.PdfDocument.new()
        made.import_pages(report, [0] * count)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()
    picture = report[0].render(scale=2).to_pil().convert("L")
    out = io.BytesIO()
    picture.save(out, "PDF", save_all=True, append_images=[picture] * (count - 1), resolution=144)
    return out.getvalue()


def test_of_many_pages_the_ends_are_cut_out():
    import pypdfium2

    assert [len(pypdfium2.PdfDocument(ends_of(pages(count, words=True)))) for count in (1, 2, 3, 9)] == [1, 2, 3, 3]
    assert ends_of(b"%PDF-1.4 broken") is None


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("ocrmypdf") and shutil.which("tesseract")), reason="OCR is not installed")
def test_a_long_scan_is_read_by_its_ends():
    head = read_result_paper(result_text(pages(40), "pdf", "a.pdf"))
    assert head.number == "45/BC-SNV"
    assert head.issued == DAY


def test_whom_a_report_is_for_is_no_part_of_its_subject():
    """A PDF whose lines were set close: the addressee was read on with the subject."""
    text = (
        "SỞ Y TẾ\nSố: 12/BC-SYT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Sông Thao, ngày 20 tháng 11 năm 2026\n\nBÁO CÁO\nKết quả phòng, chống rét năm 2026\n"
        "Kính gửi: Ủy ban nhân dân tỉnh\n\nThực hiện Kế hoạch số 5, Sở Y tế báo cáo như sau:\n1. Đã kiểm tra.\n"
    )
    assert read_result_paper(text).subject == "Kết quả phòng, chống rét năm 2026"
