"""What units, confirmers and coordinators do on the pages, and who may open and press what; on both databases."""

import datetime as dt

import pytest
from sqlalchemy import select, update
from starlette.routing import Mount, Route

from desk.reporting import assignment_view
from models.core import table
from models.database import writing
from models.settings import Settings
from models.tables import Assignment, Unit
from plans.access import Role as Hat
from tests.browsing import Browser, forms_of
from tests.office import MORE, furnish, furnish_more, give
from web.app import create_app

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
OFFICE, HOME, OTHER = "song-thao/van-phong", "song-thao/so-noi-vu", "song-thao/so-tai-chinh"


@pytest.fixture
def app(engine):
    """The small office with a few more people and a plan given: 1 and 2 are the first department's, 3 the second's."""
    app = create_app(Settings(database_url=engine.url.render_as_string(hide_password=False), office=OFFICE))
    app.state.now = MOMENT
    app.state.clock = lambda: app.state.now
    furnish(app.state.engine)
    furnish_more(app.state.engine)
    give(app.state.engine, app.state.settings)
    yield app
    app.state.engine.dispose()


def line(app, number=1):
    return assignment_view(app.state.engine, number, app.state.clock()).line


def history(app, number=1):
    return assignment_view(app.state.engine, number, app.state.clock()).history


def as_(app, slug):
    return Browser(app).enter(slug)


def press(app, slug, button, number=1, **values):
    return as_(app, slug).send(f"/nhiem-vu/{number}", f"/nhiem-vu/{number}/{button}", **values)


def to_review(app, number=1):
    press(app, "an", "tiep-nhan", number)
    return press(app, "an", "bao-cao", number, doc_number="45/BC-SNV", doc_date="2026-09-25", subject="Kết quả rà soát")


def test_the_whole_way_by_pages(app):
    an = as_(app, "an")
    answer = press(app, "an", "tiep-nhan", officer="binh")
    assert (answer.status_code, answer.headers["location"]) == (303, "/nhiem-vu/1?xong=tiep-nhan")
    assert "Đã tiếp nhận 01 nhiệm vụ." in an.get(answer.headers["location"]).text
    assert (line(app).stage, line(app).officer) == ("execute", "binh")
    sent = {
        "doc_number": "45/BC-SNV",
        "doc_date": "2026-09-25",
        "subject": "Kết quả <rà soát>",
        "link": "https://x.vn/45",
    }
    assert press(app, "binh", "bao-cao", **sent, note="Gửi đồng chí").status_code == 303
    assert history(app)[-1].evidence == "Số 45/BC-SNV ngày 25/09/2026: Kết quả <rà soát>; https://x.vn/45"
    page = as_(app, "hoa").get("/nhiem-vu/1").text
    assert "Kết quả &lt;rà soát&gt;" in page
    assert '<a href="https://x.vn/45" rel="' in page
    assert press(app, "hoa", "tra-lai", note="Thiếu phụ lục", correct_by="2026-10-02").status_code == 303
    assert line(app).stage == "execute"
    assert "02/10/2026" in an.get("/nhiem-vu/1").text
    assert press(app, "an", "bao-cao", note="Đã bổ sung phụ lục").status_code == 303
    assert press(app, "hoa", "xac-nhan").status_code == 303
    assert line(app).stage == "done"
    assert [one.act for one in history(app)] == ["accept", "hand-in", "return", "hand-in", "approve"]
    assert forms_of(an.get("/nhiem-vu/1").text).keys() == {"/dang-xuat"}, "nothing left to press"


def test_all_of_a_document_in_one_click(app):
    answer = as_(app, "an").send("/", "/nhiem-vu/tiep-nhan")
    assert answer.headers["location"] == "/?xong=tiep-nhan&n=2"
    assert "Đã tiếp nhận 02 nhiệm vụ." in as_(app, "an").get(answer.headers["location"]).text
    assert {line(app, number).stage for number in (1, 2)} == {"execute"}
    assert line(app, 3).stage == "draft"
    assert as_(app, "chi").send(f"/don-vi/{OTHER}", "/nhiem-vu/tiep-nhan").status_code == 303
    assert line(app, 3).stage == "execute"


def test_all_of_a_document_for_one_officer(app):
    assert as_(app, "an").send("/", "/nhiem-vu/tiep-nhan", officer="chi").status_code == 422, "of another unit"
    assert line(app).stage == "draft"
    assert as_(app, "an").send("/", "/nhiem-vu/tiep-nhan", officer="binh").status_code == 303
    assert {line(app, number).officer for number in (1, 2)} == {"binh"}


def test_all_or_nothing_where_one_of_them_moved(app):
    an = as_(app, "an")
    sent = forms_of(an.get("/").text)["/nhiem-vu/tiep-nhan"]
    press(app, "binh", "tiep-nhan", 2)
    answer = an.post("/nhiem-vu/tiep-nhan", sent)
    assert answer.status_code == 409
    assert "Lê Thị Bình" in answer.text
    assert line(app, 1).stage == "draft"


@pytest.mark.parametrize("lines", ["x", "1", "1:x", "1:1:1", ":", "-1:1", "9" * 30 + ":1"])
def test_a_form_that_no_page_has(app, lines):
    an = as_(app, "an")
    sent = forms_of(an.get("/").text)["/nhiem-vu/tiep-nhan"]
    assert an.post("/nhiem-vu/tiep-nhan", sent | {"lines": lines}).status_code == 422
    assert an.post("/nhiem-vu/tiep-nhan", sent | {"lines": "3:1"}).status_code == 403, "another unit's"
    assert an.post("/nhiem-vu/tiep-nhan", sent | {"lines": "999:1"}).status_code in (403, 404)
    assert line(app, 3).stage == "draft"


def test_two_at_once_hear_who_was_first(app):
    an, binh = as_(app, "an"), as_(app, "binh")
    sent = [forms_of(one.get("/nhiem-vu/1").text)["/nhiem-vu/1/tiep-nhan"] for one in (an, binh)]
    assert an.post("/nhiem-vu/1/tiep-nhan", sent[0]).status_code == 303
    answer = binh.post("/nhiem-vu/1/tiep-nhan", sent[1])
    assert answer.status_code == 409
    for words in ("Phạm Văn An", "08:00 28/09/2026", "Đang thực hiện", 'href="/nhiem-vu/1"'):
        assert words in answer.text, words


def test_an_officer_is_named_later_and_is_of_the_unit(app):
    press(app, "an", "tiep-nhan")
    assert press(app, "an", "nguoi-thu-ly", officer="binh").status_code == 303
    assert line(app).officer == "binh"
    assert history(app)[-1][:3] == ("officer", "execute", "execute")
    assert "Lê Thị Bình" in as_(app, "an").get("/nhiem-vu/1").text
    for wrong in ("chi", "khong-co", ""):
        answer = press(app, "an", "nguoi-thu-ly", officer=wrong)
        assert answer.status_code == 422, wrong
        assert 'role="alert"' in answer.text
    assert line(app).officer == "binh"


def test_an_officer_is_not_named_on_what_was_seen_before(app):
    an = as_(app, "an")
    press(app, "an", "tiep-nhan")
    sent = forms_of(an.get("/nhiem-vu/1").text)["/nhiem-vu/1/nguoi-thu-ly"]
    press(app, "binh", "bao-cao", note="xong")
    assert an.post("/nhiem-vu/1/nguoi-thu-ly", sent | {"officer": "binh"}).status_code == 409


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"note": "   "},
        {"link": "javascript:alert(1)", "note": "x"},
        {"doc_number": "1", "doc_date": "2026-10-30"},
        {"doc_number": "1", "doc_date": "31/02/2026"},
    ],
)
def test_a_result_that_is_none_is_shown_again_with_what_is_wrong(app, sent):
    press(app, "an", "tiep-nhan")
    answer = press(app, "an", "bao-cao", subject="" if not sent.get("doc_number") else "Giữ lại", **sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    if "doc_number" in sent:
        assert 'value="Giữ lại"' in answer.text, "what was typed is kept"
    assert line(app).stage == "execute"


def test_a_return_needs_reason_and_a_day_to_come(app):
    to_review(app)
    for sent in ({}, {"note": "Thiếu"}, {"correct_by": "2026-10-02"}, {"note": "Thiếu", "correct_by": "2026-09-01"}):
        assert press(app, "hoa", "tra-lai", **sent).status_code == 422, sent
    assert line(app).stage == "review"


def test_the_coordinator_ends_the_following_with_a_reason(app):
    assert press(app, "hoa", "dung-theo-doi").status_code == 422
    assert press(app, "hoa", "dung-theo-doi", note="Văn bản số 5 thay thế").status_code == 303
    assert line(app).stage == "cancelled"


def test_the_day_of_a_unit_shows_what_needs_an_act(app):
    an = as_(app, "an").get("/").text
    assert "Việc cần xử lý hôm nay" in an
    assert "Tiếp nhận cả 02 nhiệm vụ" in an
    press(app, "an", "tiep-nhan", officer="binh")
    binh = as_(app, "binh").get("/").text
    assert "Quá hạn, cần bổ sung hoặc sắp đến hạn (1)" in binh
    to_review_again = press(app, "binh", "bao-cao", note="xong")
    assert to_review_again.status_code == 303
    assert "Chờ đồng chí xác nhận (1)" in as_(app, "hoa").get("/").text
    assert "Chờ đồng chí xác nhận" not in as_(app, "an").get("/").text
    assert (
        "Hiện không có việc nào cần xử lý." in as_(app, "khach").get("/").text
        or "Chờ tiếp nhận" in as_(app, "khach").get("/").text
    )


def test_long_words_are_shown_again_and_what_cannot_be_read_is_said(app):
    answer = press(app, "hoa", "dung-theo-doi", note="dài " * 200)
    assert answer.status_code == 422
    assert "dài quá 500 ký tự" in answer.text
    assert "dài dài dài" in answer.text
    assert press(app, "hoa", "dung-theo-doi", note="dòng\r\n" * 90).status_code == 303
    answer = press(app, "an", "tiep-nhan", 2, version="x")
    assert answer.status_code == 422
    assert "Biểu mẫu không đọc được" in answer.text
    for link in ("/nhiem-vu?plan=a%00b", "/don-vi/a%00b", "/danh-muc/%00", "/mat-khau/%00"):
        assert as_(app, "hoa").get(link).status_code == 404, link
    sent = {"officer": "an\0b"}
    assert press(app, "an", "tiep-nhan", 2, **sent).status_code == 422


BUTTONS = {
    "draft": {
        "an": {"tiep-nhan"},
        "binh": {"tiep-nhan"},
        "hoa": {"dung-theo-doi"},
        "dung": {"dung-theo-doi"},
        "admin": set(),
        "giam": set(),
    },
    "execute": {
        "an": {"bao-cao", "nguoi-thu-ly", "tien-do"},
        "binh": {"bao-cao", "nguoi-thu-ly", "tien-do"},
        "hoa": {"dung-theo-doi"},
        "dung": {"dung-theo-doi"},
        "admin": set(),
        "giam": set(),
    },
    "review": {
        "an": set(),
        "binh": set(),
        "hoa": {"xac-nhan", "tra-lai", "dung-theo-doi"},
        "dung": {"xac-nhan", "tra-lai", "dung-theo-doi"},
        "admin": set(),
        "giam": set(),
    },
}


def test_a_button_stands_only_where_it_may_be_pressed(app):
    for stage in ("draft", "execute", "review"):
        assert line(app).stage == stage
        for slug, buttons in BUTTONS[stage].items():
            forms = set(forms_of(as_(app, slug).get("/nhiem-vu/1").text)) - {"/dang-xuat"}
            assert forms == {f"/nhiem-vu/1/{one}" for one in buttons}, (stage, slug)
        press(app, "an", {"draft": "tiep-nhan"}.get(stage, "bao-cao"), note="x") if stage != "review" else None


SEES_ALL = {"hoa", "dung", "admin", "giam"}
"""Who sees assignment 1, of the first department with the second as a partner."""
PAGES = {
    "/": "all",
    "/qua-han": "all",
    "/nhiem-vu": "all",
    "/danh-muc": "all",
    "/don-vi": "all",
    "/mat-khau": "all",
    "/nhiem-vu/{number}": {*SEES_ALL, "an", "binh", "chi", "giam2"} - {"giam2"},
    "/danh-muc/{slug}": {*SEES_ALL, "an", "binh", "chi", "em", "khach", "giam2"},
    "/danh-muc/{slug}/tien-do": {*SEES_ALL, "an", "binh", "chi", "em", "khach", "giam2"},
    "/danh-muc/{slug}/van-ban-goc": {*SEES_ALL, "an", "binh", "chi", "em", "khach", "giam2"},
    "/danh-muc/{slug}/dieu-chinh": {"hoa", "dung"},
    "/danh-muc/{slug}/dieu-chinh/{number}/can-cu": {*SEES_ALL, "an", "binh", "chi", "em", "khach", "giam2"},
    "/van-ban/{number}/dieu-chinh": {"hoa", "dung"},
    "/van-ban/{number}/ben-nhan": {"hoa", "dung"},
    "/chuyen-giao/{slug:path} GET": {"hoa", "dung", "admin", "an", "binh"},
    "/chuyen-giao/{slug:path}": {"hoa", "dung", "admin"},  # of a person also whoever works there
    "/don-vi/{slug:path}": {*SEES_ALL, "an", "binh", "chi"},
    "/nhiem-vu/{number}/{button}": {"an", "binh"},
    "/nhiem-vu/tiep-nhan": {"an", "binh"},
    "/nhiem-vu/{number}/tep/{proof}": {*SEES_ALL, "an", "binh", "chi"},
    "/nhiem-vu/{number}/tep": {"an", "binh"},
    "/nhiem-vu/{number}/bo-tep": {"an", "binh"},
    "/nhiem-vu/{number}/bao-cao": {"an", "binh"},
    "/nhiem-vu/{number}/trinh-lanh-dao": {"an", "binh"},
    "/ket-qua GET": "all",
    "/ket-qua": {"an", "binh"},
    "/ket-qua/tep": {"an", "binh"},
    "/ket-qua/bo-tep": {"an", "binh"},
    "/co-quan/goi-y": "all",
    "/bo-loc": "all",
    "/bo-loc/{number}/bo": "all",
    "/tai-ve/{kind}.{ending}": "all",
    "/van-ban-da-lap": {"hoa", "dung", "giam", "giam2", "vien"},
    "/van-ban-da-lap GET": "all",
    "/van-ban-da-lap/{number}": {"hoa", "dung", "admin"},
    "/van-ban-da-lap/{number}/tep": {"hoa", "dung", "admin"},
    "/van-ban-da-lap/{number}/da-ky": {"hoa", "dung", "admin"},
    "/van-ban-da-lap/{number}/luu": {"hoa", "dung"},
    "/van-ban": {"hoa", "dung"},
    "/van-ban/moi": {"hoa", "dung"},
    "/so-van-ban-den": {"hoa", "dung"},
    "/so-van-ban-den/dua-vao": {"hoa", "dung"},
    "/van-ban/{number}": {"hoa", "dung"},
    "/van-ban/{number}/nhat-ky": {"hoa", "dung"},
    "/van-ban/{number}/van-ban-goc": {"hoa", "dung"},
    "/van-ban/{number}/sua": {"hoa", "dung"},
    "/van-ban/{number}/them": {"hoa", "dung"},
    "/van-ban/{number}/nhieu": {"hoa", "dung"},
    "/van-ban/{number}/dau": {"hoa", "dung"},
    "/van-ban/{number}/buoc/{step}": {"hoa"},
    "/van-ban/{number}/tep": "all",  # a form without a file is read for nobody
    "/van-ban/{number}/tai-ve.{ending}": {"hoa", "dung"},
    "/van-ban/{number}/truoc-khi-giao": {"hoa", "dung"},
    "/van-ban/{number}/dang-giao": {"hoa", "dung"},
    "/van-ban/{number}/dang-giao/tien-do": {"hoa", "dung"},
    "/van-ban/{number}/phieu-trinh.docx": {"hoa", "dung"},
    "/nhap-nhanh": {"hoa", "dung"},
    "/chi-dao-mieng": {"hoa", "dung", "giam", "giam2"},
    "/nhiem-vu/{number}/giao-tiep": {*SEES_ALL, "an", "binh", "chi"},
    "/lich": "all",
    "/lich/ngung": "all",
    "/quan-tri/co-quan": {"admin"},
    "/quan-tri/co-quan-moi": {"admin"},
    "/quan-tri/co-quan/{slug:path}": {"admin"},
    "/quan-tri/doi-ten/{slug:path}": {"admin"},
    "/quan-tri/ket-thuc/{slug:path}": {"admin"},
    "/quan-tri/kenh-co-quan/{slug:path}": {"admin"},
    "/quan-tri/kenh/{number}/bo": {"admin"},
    "/quan-tri/kenh/{number}/thu": {"admin"},
    "/quan-tri/ket-noi": {"admin"},
    "/quan-tri/ket-noi/{number}": {"admin"},
    "/quan-tri/ket-noi/{number}/thu": {"admin"},
    "/quan-tri/ket-noi/{number}/tam-dung": {"admin"},
    "/quan-tri/ket-noi/{number}/tiep-tuc": {"admin"},
    "/quan-tri/ket-noi/{number}/bo": {"admin"},
    "/quan-tri/nguoi": {"admin"},
    "/quan-tri/nguoi-moi": {"admin"},
    "/quan-tri/nguoi/{slug}": {"admin"},
    "/quan-tri/nguoi/{slug}/duong-dan": {"admin"},
    "/quan-tri/nguoi/{slug}/kenh": {"admin"},
    "/quan-tri/nguoi/{slug}/lam-lai": {"admin"},
    "/quan-tri/nguoi/{slug}/nghi": {"admin"},
    "/quan-tri/nguoi/{slug}/vai-tro": {"admin"},
    "/quan-tri/nguoi/{slug}/vai-tro/{number}/bo": {"admin"},
    "/dang-xuat": "all",
    "/khoa-truy-cap": "all",
    "/xuat/nhiem-vu.xlsx": "all",
    "/khoa-truy-cap/{number}/huy": "all",
}
"""Every route behind the login, and who may open or press it (the unit being the first department, the task number 1)."""
CONFLICT = ("/nhiem-vu/{number}/{button}", "/nhiem-vu/tiep-nhan")
"""Forms whose version was seen too long ago, however little else they say."""
SSO = {"/dang-nhap/mot-cua", "/dang-nhap/mot-cua/ve", "/dang-nhap/mot-cua/ra"}
OPEN = SSO | {"/healthz", "/dang-nhap", "/mat-khau/{secret}", "/mo/{token}", "/lich/{secret}.ics"}
WHO = ("hoa", "dung", "admin", "giam", "giam2", "vien", "an", "binh", "chi", "em", "khach")


def routes(app):
    """Every route of the app, also those that are included."""
    found, waiting = [], list(app.routes)
    while waiting:
        one = waiting.pop()
        inner = getattr(one, "original_router", None) or getattr(one, "router", None)
        if isinstance(one, Mount):
            continue
        if isinstance(one, Route) or hasattr(one, "path_format"):
            found.append(one)
        elif inner is not None:
            waiting += inner.routes
        else:
            waiting += getattr(one, "routes", [])
    return found


@pytest.mark.parametrize(
    "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)], indirect=True
)  # permissions are Python's: the other database is walked in `make test-long`
def test_every_route_for_everybody(app):
    walked = {(one.path, method) for one in routes(app) for method in one.methods - {"HEAD"}}
    known = {path.removesuffix(" GET") for path in OPEN | PAGES.keys()}
    assert {path for path, _ in walked} == known, "a new page needs its line in the table"
    for path, method in sorted(walked):
        if path in OPEN:
            continue
        parts = {
            "number": 1,
            "slug": HOME,
            "button": "tiep-nhan",
            "step": "trinh",
            "proof": 1,
            "kind": "report",
            "ending": "xlsx",
        }
        link = path.replace("{slug:path}", HOME).format(**parts).replace(f"/nguoi/{HOME}", "/nguoi/khong-co")
        link = link.replace(f"/danh-muc/{HOME}", "/danh-muc/12-ct-ubnd-2026")
        stranger = Browser(app).ask(method, link, {} if method == "POST" else None)
        assert (stranger.status_code, stranger.headers.get("location", "")[:10]) == (303, "/dang-nhap"), path
        for slug in WHO:
            browser = as_(app, slug)
            data = None
            if method == "POST":
                base = forms_of(browser.get("/").text)["/dang-xuat"]
                data = base | {"version": "999", "lines": "1:999", "file": "1", "kind": "report", "ending": "xlsx"}
                data |= {"title": "x", "units": "x", "due": "", "product": ""}
            status = browser.ask(method, link, data).status_code
            allowed = PAGES.get(f"{path} {method}", PAGES[path])
            may = allowed == "all" or slug in allowed
            if method == "POST" and path in CONFLICT:
                assert status == (409 if may else 403), (path, slug, status)
            else:
                assert (status != 403) is may, (path, slug, status)


def test_lists_hold_what_one_may_see(app):
    with writing(app.state.engine) as session:
        a, units = table(Assignment), table(Unit)
        one = select(units.c.id).where(units.c.slug == "song-thao/xa-an-binh").scalar_subquery()
        session.connection().execute(update(a).where(a.c.id == 3).values(confirmer_unit_id=one))
    counts = {}
    for slug in WHO:
        text = as_(app, slug).get("/nhiem-vu").text
        counts[slug] = int(text.split("</h1>")[0].rpartition("(")[2].rstrip(")"))
    assert counts["hoa"] == counts["dung"] == counts["admin"] == counts["giam"] == 5
    assert counts == counts | {"an": 2, "binh": 2, "chi": 2, "em": 2, "khach": 1, "giam2": 1, "vien": 0}
    for slug in ("an", "vien", "giam2"):
        browser = as_(app, slug)
        figures = browser.get("/").text
        assert "Vũ Văn Em" not in figures
        assert "Ủy ban nhân dân xã An Bình" not in browser.get("/don-vi").text
        assert "Niêm yết công khai" not in browser.get("/nhiem-vu").text + browser.get("/qua-han").text
    assert "Tuyên truyền" in as_(app, "em").get("/danh-muc/12-ct-ubnd-2026").text, (
        "what is made known to it, a unit sees"
    )
    assert "Rà soát vị trí" not in as_(app, "em").get("/danh-muc/12-ct-ubnd-2026").text


def test_every_hat_is_walked():
    from tests.office import PEOPLE

    worn = {role for _, _, hats in PEOPLE.values() for role, _ in hats} | {hat[0] for _, hat in MORE.values() if hat}
    assert {one.value for one in Hat} - worn <= {"unit", "officer", "head"}, "those are of a unit, as the contact is"
