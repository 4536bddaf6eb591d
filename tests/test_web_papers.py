"""The supervisor's papers on the pages: drafted to be signed, kept with their figures, filed back, filed again with a reason."""

import asyncio
import datetime as dt
import io
import re

import openpyxl
import pytest
from docx import Document
from sqlalchemy import select

from desk.papers.filing import Filing, FilingRefused, draft_paper, file_back, paper_file, paper_list, paper_view
from desk.papers.making import Kind, Order
from desk.papers.pdf import page_count
from desk.people import DeedRefused, actor_of, who
from desk.reporting import NotFound, NotYours, overdue_board
from models.core import table
from models.database import reading
from models.tables import Audit
from plans.state import ZONE
from plans.wanted import Wanted
from tests.board_pages import DAY, app, as_, link
from tests.boards import MOMENT, OFFICE, UNITS, report_all_to
from tests.programs import Caller

__all__ = ["app"]


def order(kind, ending, wanted=None, units=()):
    return Order(kind, ending, MOMENT, ZONE, wanted or Wanted(), units, OFFICE)


def actor(app, slug):
    with reading(app.state.engine) as session:
        return actor_of(session, who(session, slug))


def test_a_letter_in_one_click_from_draft_to_file(app):
    giam = as_(app, "giam")
    answer = giam.send("/qua-han", "/van-ban-da-lap")
    assert answer.headers["location"].endswith("?xong=lap")
    page = giam.get(answer.headers["location"]).text
    for words in ("Đã lập dự thảo và chốt số liệu", "Số liệu chốt", "chưa có số", "Sở Tài chính tỉnh Sông Thao"):
        assert words in page, words
    number = int(re.search(r"/van-ban-da-lap/(\d+)", answer.headers["location"])[1])
    card = f"/van-ban-da-lap/{number}"
    drafted = giam.get(f"{card}/tep")
    assert drafted.headers["content-disposition"].startswith("attachment")
    said = "\n".join(one.text for one in Document(io.BytesIO(drafted.content)).paragraphs)
    assert "đôn đốc" in said
    assert "Bản in (.pdf)" in page
    printed = giam.get(f"{card}/ban-in")
    assert printed.headers["content-disposition"].endswith(".pdf")
    assert page_count(printed.content) >= 2, "the letter and its annexes"
    app.state.clock = lambda: MOMENT + dt.timedelta(days=3)
    giam = as_(app, "giam")
    assert giam.get(f"{card}/tep").content == drafted.content, "the same bytes later"
    assert giam.get(f"{card}/ban-in").content == printed.content
    assert giam.get(f"{card}/da-ky").status_code == 404
    sent = {"doc_number": "1234/VP-TH", "doc_date": "12/12/2026", "signer": "Trần Văn Dũng"}
    assert giam.send(card, f"{card}/luu", **sent).headers["location"] == f"{card}?xong=luu"
    page = giam.get("/van-ban-da-lap").text
    assert "1234/VP-TH" in page
    assert "12/12/2026, Trần Văn Dũng" in page
    with reading(app.state.engine) as session:
        told = list(session.connection().execute(select(table(Audit).c.what)).scalars())
    assert [one for one in told if "paper" in one] == ["draft-paper", "file-paper"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"doc_number": "1", "signer": "A"},
        {"doc_number": "1", "doc_date": "31/12/2027", "signer": "A"},
        {"doc_number": "1" * 300, "doc_date": "01/12/2026"},
    ],
)
def test_a_signed_paper_must_have_its_number_and_day(app, sent):
    draft_paper(app.state.engine, "giam", order(Kind.LETTER, "docx"), MOMENT)
    answer = as_(app, "giam").send(
        "/van-ban-da-lap/1", "/van-ban-da-lap/1/luu", **({"doc_number": "", "doc_date": ""} | sent)
    )
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert paper_view(app.state.engine, actor(app, "giam"), 1).number is None


def test_the_signed_file_says_the_rest(app):
    """A signed letter that comes back fills number and day itself; the secrecy gate stands before it."""
    from desk.results import read_result

    def letter(*lines):
        made = Document()
        for line in lines:
            made.add_paragraph(line)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    draft_paper(app.state.engine, "giam", order(Kind.LETTER, "docx"), MOMENT)
    data = letter(
        "VĂN PHÒNG UBND TỈNH SÔNG THAO",
        "Số: 77/VP-TH",
        "Sông Thao, ngày 10 tháng 12 năm 2026",
        "Kính gửi: Sở Nội vụ",
        "Nội dung.",
    )
    read, problems = read_result(data, "da ky.docx")
    assert not problems
    file_back(app.state.engine, "giam", 1, Filing(signer="Trần Văn Dũng"), (read, data), today=DAY, now=MOMENT)
    view = paper_view(app.state.engine, actor(app, "giam"), 1)
    assert (view.number, view.signed_on, view.signer) == ("77/VP-TH", dt.date(2026, 12, 10), "Trần Văn Dũng")
    assert paper_file(app.state.engine, actor(app, "giam"), 1, signed=True).content == data


def test_the_page_takes_a_file_and_stops_a_secret_one(app):
    from httpx import ASGITransport, AsyncClient

    from tests.browsing import forms_of

    draft_paper(app.state.engine, "giam", order(Kind.LETTER, "docx"), MOMENT)
    giam = as_(app, "giam")
    form = forms_of(giam.get("/van-ban-da-lap/1").text)["/van-ban-da-lap/1/luu"]
    sent = {name: values[0] for name, values in form.items() if name == "the"}
    sent |= {"doc_number": "5/VP", "doc_date": "10/12/2026", "signer": "A"}

    def send(data, **more):
        async def asked():
            transport = ASGITransport(app=app)
            async with AsyncClient(transport=transport, base_url="http://127.0.0.1", cookies=giam.cookies) as client:
                return await client.post(
                    "/van-ban-da-lap/1/luu", data=sent | more, files={"signed_file": ("a.pdf", data)}
                )

        return asyncio.run(asked())

    pdf = giam.get("/tai-ve/brief.pdf").content
    assert "không chứa bí mật nhà nước" in send(pdf).text, "without the tick nothing is looked at"
    assert send(b"MZ\x00 no document", no_secret="1").status_code == 422
    assert send(pdf, no_secret="1").status_code == 303
    assert giam.get("/van-ban-da-lap/1/da-ky").content == pdf


def test_a_signed_paper_is_filed_again_with_a_reason_alone(app):
    engine, number = app.state.engine, draft_paper(app.state.engine, "giam", order(Kind.LETTER, "docx"), MOMENT)
    file_back(engine, "giam", number, Filing("1/VP", DAY, "Trần Văn Dũng"), None, today=DAY, now=MOMENT)
    giam, card = as_(app, "giam"), f"/van-ban-da-lap/{number}"
    sent = {"doc_number": "2/VP", "doc_date": "10/12/2026", "signer": "Lê Thị Hoa"}
    refused = giam.send(card, f"{card}/luu", **sent, why=" ")
    assert refused.status_code == 422
    assert "Văn bản này đã lưu số 1/VP" in refused.text
    assert paper_view(engine, actor(app, "giam"), number).number == "1/VP"
    assert giam.send(card, f"{card}/luu", **sent, why="Ghi nhầm số").status_code == 303
    page = giam.get(card).text
    for words in ("2/VP", "10/12/2026, Lê Thị Hoa", "Ghi nhầm số", "trước đó ghi 1/VP, 11/12/2026, Trần Văn Dũng"):
        assert words in page, words


def test_papers_show_nobody_what_he_may_not_see(app):
    """One who watches the finances sees and urges the finances alone; his paper is his, and those who see everything see it."""
    engine = app.state.engine
    number = draft_paper(engine, "giam2", order(Kind.LETTER, "docx"), MOMENT)
    view = paper_view(engine, actor(app, "giam2"), number)
    assert {one["unit"] for one in view.figures["units"]} == {"song-thao/so-tai-chinh"}
    report = draft_paper(engine, "giam2", order(Kind.REPORT, "xlsx"), MOMENT)
    rows = paper_view(engine, actor(app, "giam2"), report).figures["rows"]
    assert [one["unit"] for one in rows] == ["song-thao/so-tai-chinh"]
    brief = as_(app, "giam2").get("/tai-ve/brief.docx").content
    said = " ".join(cell.text for t in Document(io.BytesIO(brief)).tables for row in t.rows for cell in row.cells)
    assert "An Bình" not in said
    with pytest.raises(NotYours):
        paper_view(engine, actor(app, "giam"), number)
    assert paper_view(engine, actor(app, "dung"), number).id == number
    assert paper_list(engine, actor(app, "giam2"), 50)[1] == 2
    assert paper_list(engine, actor(app, "giam"), 50) == ([], 0)
    with pytest.raises(DeedRefused):
        draft_paper(engine, "an", order(Kind.REPORT, "xlsx"), MOMENT)
    for missing in (0, 999, 2**40):
        with pytest.raises(NotFound):
            paper_view(engine, actor(app, "dung"), missing)


def test_lists_table_letter_and_workbook_of_who_watches_one_department_hold_it_alone(app):
    report_all_to(app.state.engine, "tinh-song-thao")
    browser = as_(app, "giam2")
    for page in ("/qua-han", "/nhiem-vu", "/don-vi", "/"):
        text = browser.get(page).text
        assert "Sở Tài chính" in text, page
        assert "An Bình" not in text, page
        assert "Sở Nội vụ" not in text, page
    number = draft_paper(app.state.engine, "giam2", order(Kind.LETTER, "docx"), MOMENT)
    urged = paper_view(app.state.engine, actor(app, "giam2"), number).figures["units"]
    assert {one["unit"] for one in urged} == {"song-thao/so-tai-chinh"}
    told = openpyxl.load_workbook(io.BytesIO(browser.get("/xuat/nhiem-vu.xlsx").content))
    cells = {cell for sheet in told for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert not any("An Bình" in str(cell) for cell in cells)


def test_a_paper_of_a_part_says_so(app):
    """Who sees a part of the office's work takes away the figures of that part, named as such; a unit writes no letters of the office."""
    parts = {
        "an": "Sở Nội vụ tỉnh Sông Thao",
        "giam2": "Sở Tài chính tỉnh Sông Thao",
        "vien": "lĩnh vực y-te, Ủy ban nhân dân tỉnh Sông Thao",
    }
    for slug, part in parts.items():
        for paper in ("brief.docx", "report.docx"):
            said = Document(io.BytesIO(as_(app, slug).get(f"/tai-ve/{paper}").content)).paragraphs
            assert f"Phạm vi: chỉ nhiệm vụ được phân công theo dõi ({part})" in "\n".join(one.text for one in said), (
                slug
            )
    whole = {
        "giam": "do UBND tỉnh và các cơ quan, đơn vị trực thuộc giao hoặc thực hiện",
        "dung": "đã giao",
        "hoa": "đã giao",
    }
    for slug, words in whole.items():
        for paper in ("brief.docx", "report.docx", "account.docx", "letter.docx"):
            said = Document(io.BytesIO(as_(app, slug).get(f"/tai-ve/{paper}").content)).paragraphs
            assert f"Phạm vi: toàn bộ nhiệm vụ {words}" in "\n".join(one.text for one in said), (slug, paper)
    assert as_(app, "an").get("/tai-ve/letter.docx").status_code == 403


@pytest.mark.parametrize(
    ("slug", "query", "said"),
    [
        ("giam2", {}, ""),
        ("giam2", {"field": "Tài chính"}, "Phạm vi: lĩnh vực Tài chính. "),
        ("dung", {"text": "rà soát"}, ""),
        ("dung", {"unit": UNITS[1], "text": "rà soát"}, "Phạm vi: Sở Tài chính tỉnh Sông Thao. "),
    ],
)
def test_a_letter_goes_out_in_the_words_of_the_office(app, slug, query, said):
    """Nothing of what its maker may see or looked for: the annex names its unit."""
    letter = as_(app, slug).get(link("/tai-ve/letter.docx", **query)).content
    notes = [one.text for one in Document(io.BytesIO(letter)).paragraphs if "Số liệu tính đến" in one.text]
    assert notes
    assert {one.partition("Số liệu")[0] for one in notes} == {said}


def test_the_report_is_frozen_with_its_figures(app):
    engine = app.state.engine
    wanted = Wanted(unit="tinh-song-thao", below=True, field="Y tế")
    number = draft_paper(engine, "dung", order(Kind.ACCOUNT, "docx", wanted), MOMENT)
    view = paper_view(engine, actor(app, "dung"), number)
    board = overdue_board(engine, MOMENT, wanted)
    assert view.figures["total"]["open_overdue"] == board.page.total
    assert view.scope == {"unit": "tinh-song-thao", "below": True, "field": "Y tế", "office": OFFICE}
    assert "lĩnh vực Y tế" in view.title
    page = as_(app, "dung").get(f"/van-ban-da-lap/{number}").text
    assert "lĩnh vực Y tế" in page
    with pytest.raises(FilingRefused):
        file_back(engine, "dung", number, Filing(), None, today=DAY, now=MOMENT)


def test_nobody_to_urge_is_said(app):
    giam = as_(app, "giam")
    assert "Dự thảo công văn đôn đốc" in giam.get("/qua-han").text
    assert "Dự thảo công văn đôn đốc" not in giam.get(link("/qua-han", text="không ai làm")).text
    answer = giam.send("/qua-han", "/van-ban-da-lap", query="text=không+ai+làm")
    assert answer.status_code == 422
    assert "không có nhiệm vụ quá hạn nào" in answer.text


def test_a_letter_is_taken_and_drafted_as_a_pdf_too(app):
    caller = Caller(app, "giam")
    assert page_count(caller.get("/papers/letter.pdf").content) >= 2
    assert page_count(as_(app, "giam").get("/tai-ve/letter.pdf").content) >= 2
    drafted = caller.post("/papers", {"kind": "letter", "ending": "docx"}).json()
    assert page_count(caller.get(f"/papers/{drafted['id']}/file?printed=true").content) >= 2
    alone = caller.post("/papers", {"kind": "letter", "ending": "pdf", "again": True}).json()
    assert (
        caller.get(f"/papers/{alone['id']}/file").content == caller.get(f"/papers/{alone['id']}/file?printed=1").content
    )
    report = caller.post("/papers", {"kind": "report", "ending": "docx"}).json()
    assert caller.get(f"/papers/{report['id']}/file?printed=true").status_code == 404, "none was made"


def test_a_letter_to_one_unit_from_its_page(app):
    answer = as_(app, "dung").send(f"/don-vi/{UNITS[1]}", "/van-ban-da-lap")
    view = paper_view(app.state.engine, actor(app, "dung"), 1)
    assert answer.status_code == 303
    assert [one["unit"] for one in view.figures["units"]] == [UNITS[1]]


def test_papers_of_kinds_that_there_are_not(app):
    for wrong in ("/tai-ve/letter.xlsx", "/tai-ve/report.exe", "/tai-ve/x.pdf"):
        assert as_(app, "giam").get(wrong).status_code in (404, 422), wrong
    assert as_(app, "vien").get("/tai-ve/letter.docx").status_code == 422, "nothing that he sees is overdue"


def test_a_letter_that_nobody_would_sign_is_not_made(app, monkeypatch):
    monkeypatch.setattr("desk.papers.making.MOST", 3)
    answer = as_(app, "giam").send("/qua-han", "/van-ban-da-lap")
    assert answer.status_code == 422
    assert "Công văn này sẽ kèm 10 nhiệm vụ quá hạn" in answer.text
    assert paper_list(app.state.engine, actor(app, "dung"), 50) == ([], 0)


def test_a_long_list_of_overdue_tasks_says_that_it_is_cut(app, monkeypatch):
    monkeypatch.setattr("desk.papers.account.LISTED", 3)
    made = as_(app, "giam").get("/tai-ve/account.docx").content
    assert "Và 10 nhiệm vụ khác" in "\n".join(one.text for one in Document(io.BytesIO(made)).paragraphs)


def test_a_unit_knows_of_the_signed_letters_to_it(app):
    engine, number = app.state.engine, draft_paper(app.state.engine, "giam", order(Kind.LETTER, "docx"), MOMENT)
    link_ = f'href="/van-ban-da-lap/{number}"'
    assert "Dự thảo lập ngày 11/12/2026, chưa có số" in as_(app, "giam").get(f"/don-vi/{UNITS[1]}").text
    assert "Công văn đôn đốc (" not in as_(app, "chi").get(f"/don-vi/{UNITS[1]}").text, "a draft is no letter"
    filing = Filing("1234/VP-TH", DAY, "Trần Văn Dũng")
    file_back(engine, "giam", number, filing, None, today=DAY, now=MOMENT)
    for slug, linked in (("giam", True), ("dung", True), ("chi", False)):
        page = as_(app, slug).get(f"/don-vi/{UNITS[1]}").text
        assert "Công văn số 1234/VP-TH ngày 11/12/2026" in page, slug
        assert "03 nhiệm vụ" in page
        assert (link_ in page) is linked, slug
    assert "1234/VP-TH" not in as_(app, "giam2").get(f"/don-vi/{UNITS[1]}").text, "neither his nor his unit's"
