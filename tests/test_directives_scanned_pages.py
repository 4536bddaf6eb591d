"""Pages read by OCR: where their words end, and what a scan made of the paper's structure."""

import io

import pytest

from directives.compile import compile_directive
from directives.formats import scan
from directives.formats.pdf_asked import pages_apart
from plans.problems import Place
from tests import documents

needs_ocr = pytest.mark.skipif(not scan.can_read_scans(), reason="ocrmypdf and tesseract are not installed")

PAPER = """
#set page(paper: "a4", margin: (x: 2.5cm, y: 2cm))
#set text(font: "Libertinus Serif", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 10pt)
#grid(columns: (2fr, 3fr), align: center, [ỦY BAN NHÂN DÂN \\ XÃ SÔNG THAO \\ Số: 31/KH-UBND],
  [#set text(size: 12pt); CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập - Tự do - Hạnh phúc \\ Sông Thao, ngày 05 tháng 3 năm 2026])
#align(center)[KẾ HOẠCH \\ Sửa chữa trường học trước năm học mới]
*I. MỤC ĐÍCH, YÊU CẦU*

#"1. Mục đích"

#"a) Xác định rõ nội dung công việc, tiến độ, thời hạn hoàn thành, phân công trách nhiệm của từng cơ quan để các trường kịp đón học sinh."

#"b) Bảo đảm an toàn."

*II. NHIỆM VỤ*

#"1. Phòng Kinh tế lập danh sách phòng học phải sửa, hoàn thành trước ngày 20/4/2026."

*III. TỔ CHỨC THỰC HIỆN*

#"1. Phòng Văn hóa - Xã hội theo dõi, báo cáo Ủy ban nhân dân xã trước ngày 25/6/2026."

*IV. KINH PHÍ*

#"1. Phòng Kinh tế bố trí kinh phí trong quý I/2026."
"""


def scanned(source):
    """The pages that typst makes of this, as pictures."""
    import pypdfium2
    import typst

    document = pypdfium2.PdfDocument(typst.compile(source.encode()))
    pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in document]
    document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue()


def test_a_word_of_a_scan_ends_where_its_picture_ends():
    page = documents.bare_pdf(b"BT /F 12 Tf 50 700 Td (so ) Tj 20 0 Td (lieu ) Tj 40 0 Td (nam) Tj ET")
    ends = {how: [run.right for run in pages_apart(page, Place(), how)[0][0].runs] for how in (False, True)}
    wider = [over - own for own, over in zip(*ends.values(), strict=True)]
    assert [round(one, 1) for one in wider] == [3.8, 4.1, 0.0]


def test_a_blank_that_stands_apart_belongs_to_no_word():
    page = documents.bare_pdf(b"BT /F 12 Tf 50 700 Td (so) Tj 15 0 Td ( lieu) Tj ET")
    ends = [[run.right for run in pages_apart(page, Place(), how)[0][0].runs] for how in (False, True)]
    assert ends[0] == ends[1]


@needs_ocr
@pytest.mark.slow
def test_a_clean_scan_compiles_as_the_paper_does():
    found = compile_directive(scanned(PAPER), "ban-chup.pdf")
    assert [(task.clause, task.lead, str(task.due and task.due.date)) for task in found.plan.tasks] == [
        ("II.1", ("Phòng Kinh tế",), "2026-04-19"),
        ("III.1", ("Phòng Văn hóa - Xã hội",), "2026-06-24"),
        ("IV.1", ("Phòng Kinh tế",), "2026-03-31"),
    ]
    assert "|" not in found.text
