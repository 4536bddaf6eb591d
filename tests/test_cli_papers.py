"""`report`, `brief`, `letter` through the real command line: files that open, figures equal to `overdue`."""

import json
import sqlite3

import openpyxl
import pytest
from docx import Document

from desk.papers.pdf import page_count
from models.database import open_database
from tests.boards import busy

AT = ["--at", "2026-12-11T15:30"]


@pytest.fixture
def work(own_place, monkeypatch, sqlite_template):
    """A place with the busy board in its database."""
    import shutil

    monkeypatch.setenv("DONDOC_OFFICE", "song-thao/van-phong")
    (own_place / ".run").mkdir()
    shutil.copy(sqlite_template, own_place / ".run" / "dondoc.db")
    engine = open_database(f"sqlite:///{own_place / '.run' / 'dondoc.db'}")
    busy(engine)
    engine.dispose()
    return own_place


def test_the_table_has_the_numbers_of_overdue(dondoc, work):
    board = json.loads(dondoc("overdue", *AT, "--json")[1])
    assert dondoc("report", *AT, "--output", "bieu.xlsx") == (0, "Đã ghi bieu.xlsx\n", "")
    sheet = openpyxl.load_workbook(work / "bieu.xlsx")["Biểu tổng hợp"]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[1]]
    states = board["states"]
    assert rows[-1][2:9] == (board["total"], *(states[one] for one in (
        "done-on-time", "done-late", "open-on-time", "open-overdue", "done-undated", "open-undated")))  # fmt: skip
    assert {row[1]: row[6] for row in rows[:-1]} == {one["unit_name"]: one["total"] for one in board["page"]["by_unit"]}
    for file in ("bieu.docx", "bieu.pdf"):
        assert dondoc("report", *AT, "--unit", "tinh-song-thao", "-o", file)[0] == 0
    assert page_count((work / "bieu.pdf").read_bytes()) == 1
    assert len(Document(work / "bieu.docx").tables[1].rows) == 1 + 4 + 1


def test_one_page(dondoc, work):
    for file in ("tuan.pdf", "tuan.docx"):
        assert dondoc("brief", *AT, "--output", file)[::2] == (0, "")
    assert page_count((work / "tuan.pdf").read_bytes()) == 1
    assert "Đang quá hạn 13 nhiệm vụ" in "\n".join(one.text for one in Document(work / "tuan.docx").paragraphs)


def test_a_letter_named_as_a_paper_that_it_cannot_be_is_refused(dondoc, work):
    for name in ("thu.xlsx", "thu.doc", "thu.HTML"):
        code, _, err = dondoc("letter", *AT, "--output", name)
        assert code == 2
        assert "tên tệp phải kết thúc bằng .docx, .pdf" in err
        assert not (work / name).exists()
    assert dondoc("letter", *AT, "--output", "tuan-11.12")[0] == 0, "a folder's name may have a dot"


def test_letters_to_a_file_and_to_a_folder(dondoc, work):
    code, out, err = dondoc("letter", *AT, "--output", "don-doc.docx")
    assert (code, err) == (0, "")
    assert "Đã lập công văn đôn đốc 04 cơ quan, đơn vị về 10 nhiệm vụ: don-doc.docx" in out
    assert dondoc("letter", *AT, "--output", "Don-doc.PDF")[0] == 0
    assert page_count((work / "Don-doc.PDF").read_bytes()) == 1 + 4, "the letter and an annex for each"
    assert dondoc("letter", *AT, "--output", "cong-van")[0] == 0
    assert sorted(file.name for file in (work / "cong-van").iterdir()) == [
        "don-doc-song-thao-so-noi-vu.docx", "don-doc-song-thao-so-tai-chinh.docx",
        "don-doc-song-thao-xa-an-binh.docx", "don-doc-song-thao-xa-tan-lap.docx",
    ]  # fmt: skip
    code, out, err = dondoc(
        "letter", *AT, "--unit", "song-thao/xa-an-binh", "--unit", "song-thao/van-phong", "-o", "x.docx"
    )
    assert code == 0
    assert "01 cơ quan" in out
    assert "Không đôn đốc Văn phòng Ủy ban nhân dân tỉnh Sông Thao" in err


def test_a_file_that_is_there_is_kept(dondoc, work):
    (work / "don-doc.docx").write_text("đã sửa", encoding="utf-8")
    code, _, err = dondoc("letter", *AT, "--output", "don-doc.docx")
    assert code == 1
    assert "don-doc.docx" in err
    assert "--force" in err
    assert (work / "don-doc.docx").read_text("utf-8") == "đã sửa"
    assert dondoc("letter", *AT, "--output", "don-doc.docx", "--force")[0] == 0
    assert not list(work.glob(".*.part"))


def test_what_cannot_be_made(dondoc, work):
    code, _, err = dondoc("letter", "--at", "2026-09-02", "--output", "x.docx")
    assert code == 1
    assert "không có nhiệm vụ quá hạn nào" in err
    for args in (["report", "-o", "x.odt"], ["brief", "-o", "x.xlsx"], ["report"]):
        assert dondoc(*args)[0] == 2
    assert ".xlsx, .docx, .pdf" in dondoc("report", "-o", "x.odt")[2]
    assert dondoc("report", "--unit", "Sở Không Có", "-o", "x.pdf")[0] == 1
    assert dondoc("report", "-o", "khong-co/x.pdf")[0] == 1
    assert not list(work.glob("x.*"))


def test_without_an_office(dondoc, work, monkeypatch):
    monkeypatch.delenv("DONDOC_OFFICE")
    for args in (["report", "-o", "a.docx"], ["brief", "-o", "a.pdf"], ["letter", "-o", "b.docx"]):
        assert dondoc(*args, *AT)[0] == 0


def test_reading_changes_nothing(dondoc, work):
    def rows():
        with sqlite3.connect(work / ".run" / "dondoc.db") as database:
            found = list(database.iterdump())
        database.close()
        return found

    before = rows()
    dondoc("brief", *AT, "-o", "a.pdf")
    assert rows() == before


def test_english(dondoc, work):
    assert "Wrote a.pdf" in dondoc("--lang", "en", "brief", *AT, "-o", "a.pdf")[1]
    assert "must end in" in dondoc("--lang", "en", "brief", "-o", "a.xlsx")[2]


def test_the_official_report_and_what_it_cannot_be(dondoc, work):
    assert dondoc("report", "--official", "--field", "Y tế", *AT, "-o", "bao-cao.docx")[0] == 0
    said = "\n".join(one.text for one in Document(work / "bao-cao.docx").paragraphs)
    assert "BÁO CÁO" in said
    assert "lĩnh vực Y tế" in said
    code, _, told = dondoc("report", "--official", *AT, "-o", "bao-cao.xlsx")
    assert code != 0
    assert "docx, pdf" in told
    assert dondoc("brief", "--unit", "song-thao/so-noi-vu", *AT, "-o", "mot-trang.pdf")[0] == 0
    assert page_count((work / "mot-trang.pdf").read_bytes()) == 1
