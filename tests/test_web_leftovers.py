"""Small promises of the pages: nothing typed is lost, the giver is named, an early correction is doubted, the reader's language."""

import datetime as dt

import pytest

from models.settings import Settings
from tests.boards import OFFICE
from tests.browsing import Browser, forms_of
from tests.office import given
from web.app import create_app
from web.render import templates

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)


@pytest.fixture
def app(sqlite_engine):
    url = sqlite_engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, office=OFFICE))
    app.state.clock = lambda: MOMENT
    given(app.state.engine)
    as_(app, "an").send("/", "/nhiem-vu/tiep-nhan")
    yield app
    app.state.engine.dispose()


def as_(app, slug):
    return Browser(app).enter(slug)


@pytest.mark.parametrize("many", [2100, 50_000])
def test_what_was_typed_too_long_is_shown_again(app, many):
    words = "Đã xong bước một. " * (many // 18)
    answer = as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/tien-do", percent="60", note=words)
    assert answer.status_code == 422
    assert words.strip() in answer.text
    assert "500" in answer.text


def test_a_result_too_long_is_shown_again(app):
    an = as_(app, "an")
    form = forms_of(an.get("/nhiem-vu/1").text)["/nhiem-vu/1/bao-cao"] | {"subject": "Kết quả " * 400}
    answer = an.post("/nhiem-vu/1/bao-cao", form)
    assert answer.status_code == 422
    assert ("Kết quả " * 400).strip() in answer.text


def test_the_giver_stands_in_the_history(app):
    page = as_(app, "an").get("/nhiem-vu/1").text
    history = page[page.index("Giao nhiệm vụ</td>") :]
    assert "Trần Văn Dũng" in history[: history.index("</tr>")]


def test_progress_is_hidden_once_it_was_handed_in(app):
    an = as_(app, "an")
    an.send("/nhiem-vu/1", "/nhiem-vu/1/tien-do", percent="60")
    assert "<dd>60%</dd>" in an.get("/nhiem-vu/1").text
    an.send(
        "/nhiem-vu/1",
        "/nhiem-vu/1/bao-cao",
        note="Xong",
        doc_number="45/BC-SNV",
        doc_date="25/09/2026",
        signer="Nguyễn Văn Hòa",
    )
    assert "<dd>60%</dd>" not in as_(app, "hoa").get("/nhiem-vu/1").text
    assert "Báo cáo hoàn thành: 60%" not in as_(app, "hoa").get("/nhiem-vu").text


def test_a_correction_due_before_the_work_was_is_doubted(app):
    as_(app, "an").send("/nhiem-vu/1", "/nhiem-vu/1/bao-cao", note="Xong")
    hoa, sent = as_(app, "hoa"), {"note": "Thiếu phụ lục", "correct_by": "29/09/2026"}
    again = hoa.send("/nhiem-vu/1", "/nhiem-vu/1/tra-lai", **sent)
    assert again.status_code == 422
    assert "Hạn bổ sung 29/09/2026 sớm hơn thời hạn đang có 30/09/2026" in again.text
    assert 'name="earlier"' in again.text
    assert "Thiếu phụ lục" in again.text
    assert hoa.send("/nhiem-vu/1", "/nhiem-vu/1/tra-lai", **sent, earlier="1").status_code == 303


@pytest.mark.parametrize(
    ("line", "english"),
    [
        (
            "Số 45/BC-SNV ngày 25/09/2026: Kết quả; người ký: Nguyễn Văn Hòa",
            "No. 45/BC-SNV of 25/09/2026: Kết quả; signed by: Nguyễn Văn Hòa",
        ),
        ("Số 45/BC-SNV; người ký: A; https://a.vn/x", "No. 45/BC-SNV; signed by: A; https://a.vn/x"),
        ("Số 45/BC-SNV: Về người ký: thay thế", "No. 45/BC-SNV: Về người ký: thay thế"),
        ("ngày 25/09/2026: Kết quả", "of 25/09/2026: Kết quả"),
        ("a.pdf, b.pdf", "a.pdf, b.pdf"),
        (None, ""),
    ],
)
def test_the_line_of_a_result_in_the_reader_s_language(line, english):
    made = templates().from_string("{{ line | evidence }}")
    assert made.render(line=line, lang="en") == english
    assert made.render(line=line, lang="vi") == (line or "")
