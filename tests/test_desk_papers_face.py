"""What a PDF is set in: the face of Times New Roman, or one of its measures, where the machine has one (`make faces`)."""

import datetime as dt

import pypdfium2
from pypdfium2 import raw

from desk.papers.blocks import Paper, Style, line
from desk.papers.pdf import FONTS, face, pdf
from tests.printed import font_of

AT = dt.datetime(2026, 12, 11, 8, tzinfo=dt.UTC)
WORDS = "ỦY BAN NHÂN DÂN; Quyết định số 15/QĐ-UBND về việc điều chỉnh, bổ sung nhiệm vụ"


def test_every_letter_is_set_in_the_first_face_that_is_there():
    blocks = (line(Style.TITLE, WORDS), line(Style.SUBTITLE, WORDS), line(Style.BODY, WORDS))
    assert face() in FONTS
    (page,) = pypdfium2.PdfDocument(pdf(Paper("Thử", blocks), AT))
    names = {font_of(one) for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])}
    assert {one.split("-")[0] for one in names} == {face().replace(" ", "")}
