"""Signed PDFs on the pages: whose signature, when, and what differs is shown; a filed paper that says otherwise is doubted."""

import datetime as dt

import pytest

from desk.papers.filing import Filing, FilingRefused, draft_paper, file_back, paper_view
from desk.papers.making import Kind, Order
from desk.people import actor_of, who
from desk.results import read_result
from models.database import reading
from models.evidence import Facts
from models.settings import Settings
from plans.state import ZONE
from plans.wanted import Wanted
from tests.boards import MOMENT as BOARD
from tests.boards import OFFICE, busy_office
from tests.browsing import Browser, forms_of
from tests.office import given
from tests.reports import report_pdf
from tests.signed import signed
from web.app import create_app

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
SIGNED_ON = dt.datetime(2026, 9, 25, 8, 30, tzinfo=ZONE)
REPORT = report_pdf()
GOOD = signed(REPORT, day=SIGNED_ON)
BY = "Chữ ký số của Nguyễn Văn Hòa, ký lúc 08:30 25/09/2026, chưa kiểm tra chứng thư với nơi cấp"


def app_of(engine, moment):
    app = create_app(Settings(database_url=engine.url.render_as_string(hide_password=False), office=OFFICE))
    app.state.clock = lambda: moment
    return app


@pytest.fixture
def app(engine):
    app = app_of(engine, MOMENT)
    given(app.state.engine)
    Browser(app).enter("an").send("/", "/nhiem-vu/tiep-nhan")
    yield app
    app.state.engine.dispose()


@pytest.fixture
def board(engine):
    app = app_of(engine, BOARD)
    busy_office(app.state.engine)
    yield app
    app.state.engine.dispose()


def dropped(app, data, name="Báo cáo.pdf"):
    browser = Browser(app).enter("an")
    form = forms_of(browser.get("/nhiem-vu/1").text)["/nhiem-vu/1/bao-cao"]
    assert (
        browser.post("/nhiem-vu/1/tep", form | {"no_secret": "1"}, files=[("files", (name, data))]).status_code == 303
    )
    return browser


def test_the_signature_is_named_on_the_form_and_to_whoever_confirms(app):
    browser = dropped(app, GOOD)
    page = browser.get("/nhiem-vu/1?xong=tep").text
    assert BY in page
    assert "d-block doubt" not in page
    form = forms_of(page)["/nhiem-vu/1/bao-cao"]
    assert browser.post("/nhiem-vu/1/bao-cao", form).status_code == 303
    assert BY in Browser(app).enter("hoa").get("/nhiem-vu/1").text
    in_english = Browser(app).enter("hoa").get("/nhiem-vu/1?lang=en").text
    assert "Digital signature of Nguyễn Văn Hòa, made at 08:30 25/09/2026" in in_english


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (signed(REPORT, "Lê Thị Mai", day=SIGNED_ON), "Người ký ghi là Nguyễn Văn Hòa, chữ ký số là của Lê Thị Mai"),
        (signed(REPORT, day=SIGNED_ON + dt.timedelta(days=2)), "chữ ký số đầu tiên lập ngày 27/09/2026"),
        (signed(REPORT, day=SIGNED_ON - dt.timedelta(days=30)), "chữ ký số đầu tiên lập ngày 26/08/2026"),
        (GOOD + b"\n9 0 obj << >> endobj\n", "Tệp có phần thêm vào sau chữ ký số cuối cùng"),
        (GOOD.replace(b"08:30", b"08:31").replace(b"20260925083000", b"20260925083100"), "có thể đã bị sửa sau khi ký"),
        (signed(REPORT, day=SIGNED_ON, years=1), "không có hiệu lực tại thời điểm ký"),
    ],
)
def test_what_differs_is_doubted(app, data, said):
    page = dropped(app, data).get("/nhiem-vu/1").text
    assert said in page
    assert "d-block doubt" in page


def test_an_office_may_sign_after_the_person(app):
    page = dropped(app, signed(GOOD, "Sở Nội vụ", day=SIGNED_ON + dt.timedelta(days=1))).get("/nhiem-vu/1").text
    assert BY in page
    assert "Chữ ký số của Sở Nội vụ, ký lúc 08:30 26/09/2026" in page
    assert "d-block doubt" not in page


def test_signer_and_day_come_from_the_signature_where_the_paper_does_not_say():
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PDF")
    drawn = out.getvalue()
    read, _ = read_result(signed(drawn, day=SIGNED_ON), "a.pdf")
    assert read.facts == Facts(date=SIGNED_ON.date(), signer="Nguyễn Văn Hòa")


def letter(app):
    order = Order(Kind.LETTER, "docx", BOARD, ZONE, Wanted(), (), OFFICE)
    return draft_paper(app.state.engine, "giam", order, BOARD)


def filed(app, number, filing, data=GOOD):
    read, _ = read_result(data, "a.pdf")
    file_back(app.state.engine, "giam", number, filing, (read, data), today=BOARD.astimezone(ZONE).date(), now=BOARD)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("filing", "codes"),
    [
        (Filing("54/BC-SNV"), ["paper-other-number"]),
        (Filing("45/BC-SNV", dt.date(2026, 9, 24)), ["paper-other-day"]),
        (Filing(signer="Lê Thị Mai"), ["paper-other-signer"]),
    ],
)
def test_a_filed_paper_that_says_otherwise_is_doubted(board, filing, codes):
    number = letter(board)
    with pytest.raises(FilingRefused) as refused:
        filed(board, number, filing)
    assert [one.code for one in refused.value.problems] == codes
    filed(board, number, filing._replace(as_typed=True))
    with reading(board.state.engine) as session:
        actor = actor_of(session, who(session, "giam"))
    view = paper_view(board.state.engine, actor, number)
    assert (view.number, view.signer) == (filing.number or "45/BC-SNV", filing.signer or "Nguyễn Văn Hòa")


def test_the_same_number_otherwise_written_is_no_doubt(board):
    filed(board, letter(board), Filing(" 45/bc-snv "))


def test_the_page_asks_and_files_as_typed(board):
    number, giam = letter(board), Browser(board).enter("giam")
    card = f"/van-ban-da-lap/{number}"
    form = forms_of(giam.get(card).text)[f"{card}/luu"] | {"doc_number": "54/BC-SNV", "no_secret": "1"}
    again = giam.post(f"{card}/luu", form, files=[("signed_file", ("a.pdf", GOOD))])
    assert again.status_code == 422
    assert "Số đã ghi là 54/BC-SNV, trong tệp là 45/BC-SNV" in again.text
    assert "Lưu đúng như đã ghi" in again.text
    sent = giam.post(f"{card}/luu", form | {"as_typed": "1"}, files=[("signed_file", ("a.pdf", GOOD))])
    assert sent.status_code == 303
    assert BY in giam.get(card).text
