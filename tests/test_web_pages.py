"""The pages as a browser asks for them: every link leads somewhere, figures open their lists, nothing foreign is loaded."""

import datetime as dt
import re
import shutil

import pytest

from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.settings import Settings
from plans.files import write_plan
from tests.browsing import Browser
from tests.office import DAY, NOW, furnish, plan
from web.app import HEADERS, create_app

MOMENT = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)


@pytest.fixture
def app(sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "dondoc.db")
    app = create_app(Settings(data_dir=tmp_path, office="song-thao/van-phong"))
    app.state.clock = lambda: MOMENT
    yield app
    app.state.engine.dispose()


@pytest.fixture
def client(app):
    """The coordinator of the small office, logged in: she sees everything."""
    furnish(app.state.engine)
    return Browser(app).enter("hoa")


def give(app, **changes):
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    proposal = propose(
        app.state.engine, take_in(write_plan(plan(**changes)).encode(), "a.yaml"), wish, app.state.settings
    )
    launch_plan(app.state.engine, proposal, wish)


def links(text):
    return {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src)="([^"#]+)"', text)}


def test_every_link_leads_somewhere(app, client):
    give(app)
    seen, waiting = set(), ["/"]
    while waiting:
        link = waiting.pop()
        if link in seen:
            continue
        seen.add(link)
        assert link.startswith("/"), link
        answer = client.get(link)
        assert answer.status_code == 200, link
        if answer.headers["content-type"].startswith("text/html"):
            waiting.extend(links(answer.text))
    assert {"/", "/danh-muc", "/danh-muc/12-ct-ubnd-2026", "/don-vi", "/qua-han", "/nhiem-vu/1"} <= seen
    assert len(seen) > 20


def test_a_number_opens_its_list(app, client):
    give(app)
    start = client.get("/").text
    states = re.findall(r'href="(/nhiem-vu\?state=[^"]+)"><b>(\d+)</b>', start)
    assert len(states) == 6
    for link, count in states:
        assert f"({count})</h1>" in client.get(link.replace("&amp;", "&")).text


def test_a_task_opens_the_list_of_its_assignments(app, client):
    give(app)
    counts = re.findall(
        r'href="(/nhiem-vu\?plan=[^"]+task=[^"]+)">(\d+)</a>', client.get("/danh-muc/12-ct-ubnd-2026").text
    )
    assert [count for _, count in counts] == ["1", "2", "2"]
    for link, count in counts:
        assert f"({count})</h1>" in client.get(link.replace("&amp;", "&")).text


def test_words_and_dates_of_the_office(app, client):
    give(app)
    page = client.get("/qua-han").text
    for words in (
        "Nhiệm vụ quá hạn (3)",
        "Số liệu tính đến 08 giờ 00 ngày 05/10/2026",
        "30/09/2026",
        "trước ngày 01/10/2026",
        "05 ngày",
        "đơn vị thực hiện",
        "điểm a khoản 1",
        "Tỷ lệ đúng hạn: 0,0% = 0/3",
    ):
        assert words in page, words


def test_before_anything_is_launched_the_pages_say_what_to_do(app, client):
    for link in ("/", "/danh-muc", "/don-vi"):
        assert '<a class="btn btn-primary" href="/van-ban/moi">Đưa văn bản vào</a>' in client.get(link).text, link
    assert "Chưa có danh mục nào được giao." in Browser(app).enter("an").get("/danh-muc").text
    assert "Không có nhiệm vụ nào quá hạn" in client.get("/qua-han").text


def test_what_is_printed_in_a_document_is_never_markup(app, client):
    tasks = (plan().tasks[0].model_copy(update={"title": "<script>alert(1)</script>", "quote": "<b>đậm</b>"}),)
    give(app, tasks=tasks)
    for link in ("/", "/danh-muc/12-ct-ubnd-2026", "/nhiem-vu/1"):
        text = client.get(link).text
        assert "<script>" not in text
        assert "<b>đậm" not in text


def test_limited_circulation_shows_its_number_only(app, client):
    head = plan().directive.model_copy(update={"circulation": "internal", "subject": "NỘI DUNG HẸP"})
    give(app, directive=head, title="NỘI DUNG HẸP")
    for link in ("/", "/danh-muc"):
        text = client.get(link).text
        assert "NỘI DUNG HẸP" not in text
        assert "12/CT-UBND" in text


@pytest.mark.parametrize(
    "link", ["/khong-co", "/danh-muc/khong-co", "/don-vi/khong-co", "/nhiem-vu/999", "/nhiem-vu?state=x"]
)
def test_what_is_not_there_is_a_page_in_words(client, link):
    answer = client.get(link)
    assert answer.status_code == 404
    assert "Không có" in answer.text
    assert "Traceback" not in answer.text


def test_a_wrong_address_is_a_page_too(client):
    answer = client.get("/nhiem-vu/abc")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


def test_headers_on_every_answer(client):
    for link in ("/", "/khong-co", "/healthz", "/static/dondoc.css"):
        answer = client.get(link)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_health(app, client):
    assert client.get("/healthz").json() == {"ok": True}


def test_pages_only_read(app, client):
    give(app)
    for link in ("/", "/nhiem-vu/1", "/danh-muc"):
        for method in ("PUT", "DELETE"):
            assert client.ask(method, link).status_code == 405


def test_the_address_of_an_act_leads_back_to_its_assignment(app, client):
    give(app)
    for act in ("tien-do", "bao-cao", "trinh-lanh-dao", "giao-tiep"):
        answer = client.ask("GET", f"/nhiem-vu/1/{act}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/nhiem-vu/1")
    other = client.ask("GET", "/dang-xuat")
    assert other.status_code == 405
    assert "ít phút" not in other.text


def test_a_fault_of_ours_is_a_page_in_words(app, client, monkeypatch):
    import web.pages.tasks

    def broken(*_args, **_facts):
        raise ZeroDivisionError

    monkeypatch.setattr(web.pages.tasks, "first_page", broken)
    answer = Browser(app, raising=False).enter("hoa").get("/")
    assert answer.status_code == 500
    assert "Chưa hiển thị được trang này" in answer.text
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("number", ["0", "99999", "2147483648", "99999999999999999999"])
def test_a_number_that_no_assignment_has_is_no_page(client, number):
    answer = client.get(f"/nhiem-vu/{number}")
    assert answer.status_code == 404
    assert "Không có nhiệm vụ số" in answer.text
