"""Who may what on the pages: every route for everybody, buttons only where they may be pressed, lists of what one may see."""

import re
from collections import Counter

import pytest
from sqlalchemy import select, update
from starlette.routing import Mount, Route

from models.core import table
from models.database import writing
from models.tables import Assignment, Unit
from plans.access import Role as Hat
from tests.browsing import Browser, forms_of
from tests.office import MORE
from tests.pressing import HOME, app, as_, line, press

__all__ = ["app"]
BUTTONS = {
    "draft": {
        "an": {"tiep-nhan", "gia-han"},
        "binh": {"tiep-nhan", "gia-han"},
        "hoa": {"dung-theo-doi"},
        "dung": {"dung-theo-doi"},
        "admin": set(),
        "giam": set(),
    },
    "execute": {
        "an": {"bao-cao", "nguoi-thu-ly", "tien-do", "gia-han", "de-nghi-phoi-hop"},
        "binh": {"bao-cao", "nguoi-thu-ly", "tien-do", "gia-han", "de-nghi-phoi-hop"},
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
    "/danh-muc/{slug}/ket-thuc": {"hoa", "dung"},
    "/danh-muc/{slug}/phat-sinh/{task}": {"hoa", "dung", "em", "khach"},  # the office, and the units that lead it
    "/danh-muc/{slug}/dieu-chinh/{number}/can-cu": {*SEES_ALL, "an", "binh", "chi", "em", "khach", "giam2"},
    "/van-ban/{number}/dieu-chinh": {"hoa", "dung"},
    "/van-ban/{number}/ben-nhan": {"hoa", "dung"},
    "/chuyen-giao/{slug:path} GET": {"hoa", "dung", "admin", "an", "binh"},
    "/chuyen-giao/{slug:path}": {"hoa", "dung", "admin"},  # of a person also whoever works there
    "/de-nghi-chuyen-giao/{number}": {"hoa", "dung", "admin"},
    "/don-vi/{slug:path}": {*SEES_ALL, "an", "binh", "chi"},
    "/nhiem-vu/{number}/{button}": {"an", "binh"},
    "/nhiem-vu/{number}/gia-han": {"an", "binh"},
    "/nhiem-vu/{number}/rut-gia-han": {"an", "binh"},
    "/nhiem-vu/{number}/tra-loi-gia-han": {"dung"},
    "/nhiem-vu/tiep-nhan": {"an", "binh"},
    "/nhiem-vu/duyet-gui": set(),  # nobody heads the unit
    "/nhiem-vu/tra-nguoi-thu-ly": {"an", "binh"},
    "/nhiem-vu/{number}/tep/{proof}": {*SEES_ALL, "an", "binh", "chi"},
    "/nhiem-vu/{number}/tep": {"an", "binh"},
    "/nhiem-vu/{number}/bo-tep": {"an", "binh"},
    "/nhiem-vu/{number}/bao-cao": {"an", "binh"},
    "/nhiem-vu/{number}/trinh-lanh-dao": {"an", "binh"},
    "/nhiem-vu/{number}/de-nghi-phoi-hop": {"an", "binh"},
    "/nhiem-vu/{number}/tra-loi/{ask}": {
        *SEES_ALL,
        "an",
        "binh",
        "chi",
    },  # nothing was asked: there is nothing under that number
    "/nhiem-vu/{number}/rut-de-nghi/{ask}": {*SEES_ALL, "an", "binh", "chi"},
    "/nhiem-vu/{number}/y-kien/{ask}": {*SEES_ALL, "an", "binh", "chi"},
    "/phan-cong GET": "all",
    "/phan-cong": {"an", "binh"},
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
    "/van-ban-da-lap/{number}/ban-in": {"hoa", "dung", "admin"},
    "/van-ban-da-lap/{number}/da-ky": {"hoa", "dung", "admin"},
    "/van-ban-da-lap/{number}/luu": {"hoa", "dung"},
    "/van-ban-da-lap/{number}/bo": {"hoa", "dung"},
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
    "/quan-tri/nguoi/{slug}/tai-khoan": {"admin"},
    "/quan-tri/nguoi/{slug}/tai-khoan/go": {"admin"},
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

SENT = {"version": "999", "lines": "1:999", "file": "1", "kind": "report", "ending": "xlsx"} | {
    "title": "x", "units": "x", "due": "", "product": "",
}  # fmt: skip
"""What any form is sent with; a page takes what is its own."""

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


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_no_two_routes_share_a_name(app):
    """A page names the route that its button goes to: of two with one name it would always get the first."""
    names = Counter(one.name for one in routes(app))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)], indirect=True
)  # permissions are Python's: the other database is walked in `make test-long`
def test_every_route_for_everybody(app):
    walked = {(one.path, method) for one in routes(app) for method in one.methods - {"HEAD"}}
    known = {path.removesuffix(" GET") for path in OPEN | PAGES.keys()}
    assert {path for path, _ in walked} == known, "a new page needs its line in the table"
    browsers = {slug: as_(app, slug) for slug in WHO}
    tokens = {slug: forms_of(browsers[slug].get("/").text)["/dang-xuat"] for slug in WHO}
    for path, method in sorted(walked):
        if path in OPEN:
            continue
        parts = {
            "number": 1,
            "slug": HOME,
            "button": "tiep-nhan",
            "step": "trinh",
            "proof": 1,
            "ask": 1,
            "task": "3",
            "kind": "report",
            "ending": "xlsx",
        }
        link = path.replace("{slug:path}", HOME).format(**parts).replace(f"/nguoi/{HOME}", "/nguoi/khong-co")
        link = link.replace(f"/danh-muc/{HOME}", "/danh-muc/12-ct-ubnd-2026")
        stranger = Browser(app).ask(method, link, {} if method == "POST" else None)
        assert (stranger.status_code, stranger.headers.get("location", "")[:10]) == (303, "/dang-nhap"), path
        for slug in WHO:
            browser = browsers[slug]
            data = tokens[slug] | SENT if method == "POST" else None
            answer = browser.ask(method, link, data)
            status = answer.status_code
            allowed = PAGES.get(f"{path} {method}", PAGES[path])
            may = allowed == "all" or slug in allowed
            if method == "POST" and path in CONFLICT:
                assert status == (409 if may else 403), (path, slug, status)
            else:
                assert (status != 403) is may, (path, slug, status)
            if path == "/dang-xuat":
                browser.enter(slug)
            else:
                assert answer.headers.get("location", "")[:10] != "/dang-nhap", (path, slug)


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


def test_a_plan_of_which_a_part_is_not_his_to_see_says_so(app):
    hidden = {}
    for slug in ("hoa", "giam", "giam2", "an", "em"):
        told = re.search(r"còn (\d+) nhiệm vụ khác", as_(app, slug).get("/danh-muc/12-ct-ubnd-2026").text)
        hidden[slug] = int(told[1]) if told else 0
    assert hidden == {"hoa": 0, "giam": 0, "giam2": 4, "an": 3, "em": 2}


def test_every_hat_is_walked():
    from tests.office import PEOPLE

    worn = {role for _, _, hats in PEOPLE.values() for role, _ in hats} | {hat[0] for _, hat in MORE.values() if hat}
    assert {one.value for one in Hat} - worn <= {"unit", "officer", "head"}, "those are of a unit, as the contact is"
