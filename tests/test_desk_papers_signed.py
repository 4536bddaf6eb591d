"""A signature never stands on a page of its own: the last rows of the table above it, or its last line, go with it."""

import io
from collections import Counter

import docx
import pypdfium2
import pytest

from desk.papers.blocks import TOGETHER, Break, Paper, Sign, Style, line, signed_table
from desk.papers.pdf import pdf
from desk.papers.report import Report, report_paper
from desk.papers.submission import opinion
from desk.papers.word import docx as word
from models.figures import UnitFigures
from plans.state import ZONE, State
from plans.wanted import EVERYTHING
from tests.boards import MOMENT


def report(units):
    rows = [UnitFigures(f"u{n}", f"Sở số {n:03d}", 5, 1, 1, 1, 1, 1, 0, 0.5) for n in range(units)]
    total = UnitFigures("", "Tổng cộng", 5 * units, *[units] * 6, 0.5)
    counts = dict.fromkeys(State, units)
    of = "toàn bộ nhiệm vụ đã giao"
    return report_paper(Report(MOMENT, ZONE, None, "", rows, total, counts, Counter(), [], {}, EVERYTHING, of))


def pages(data):
    found = pypdfium2.PdfDocument(data)
    return [found[at].get_textpage().get_text_range() for at in range(len(found))]


@pytest.mark.parametrize("units", [*range(1, 45), 120])
def test_the_last_page_of_a_table_has_rows_of_it(units):
    *before, last = pages(pdf(report(units), MOMENT))
    assert "Tổng cộng" in last
    assert not before or last.count("Sở số") >= min(units, TOGETHER - 1)
    every = "".join([*before, last])
    assert [every.count(f"Sở số {n:03d}") for n in range(units)] == [1] * units
    assert every.count("Tổng cộng") == 1


def test_the_last_line_of_a_text_goes_with_its_signature():
    for lines in range(20, 60):
        said = [line(Style.BODY, f"Dòng {n}.") for n in range(lines)]
        last = pages(pdf(Paper("Thử", (*said, Sign((), ("CHÁNH VĂN PHÒNG",)))), MOMENT))[-1]
        assert f"Dòng {lines - 1}." in last, lines


def test_in_word_the_last_rows_stay_with_what_stands_below():
    made = docx.Document(io.BytesIO(word(report(30), MOMENT)))
    (table,) = [one for one in made.tables if len(one.rows) > 20]
    kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in table.rows]
    assert kept == [False] * (len(kept) - TOGETHER) + [True] * TOGETHER


def test_only_a_table_that_ends_the_paper_is_parted():
    made = report(3).blocks
    assert signed_table(made) == 3
    assert signed_table(made[:-1]) is None
    assert signed_table((*made[:-1], line(Style.BODY, "Lời."), made[-1])) is None
    assert signed_table(()) is None


def test_room_for_an_answer_goes_with_the_signature_and_what_is_asked():
    said = [line(Style.BODY, f"Dòng {n}.") for n in range(3)]
    ends = Sign(("Như trên;",), ("NGƯỜI TRÌNH",))
    made = docx.Document(io.BytesIO(word(Paper("Thử", (*said, *opinion("Kính trình."), ends, Break(), *said)), MOMENT)))
    kept = [one.text.strip("…") for one in made.paragraphs if one.text and one.paragraph_format.keep_with_next]
    assert kept == ["Kính trình.", "Ý KIẾN CỦA LÃNH ĐẠO", "", ""]
