"""The keeper's pages: units with their names, time and heirs; people with roles, way in and channels. Each act is in the log."""

import datetime as dt
import json
import re

import pytest
from sqlalchemy import select, update

from models.core import table
from models.database import reading, writing
from models.registry import load_directory, put_units
from models.settings import Settings
from models.tables import Audit, Channel, Person, Unit
from plans.units import Jurisdiction, UnitRecord
from tests.browsing import Browser
from tests.factories import a_plan, a_task, put_in_force, some_units
from tests.office import UNITS, furnish, furnish_more
from web.app import create_app

MOMENT = dt.datetime(2026, 9, 28, 1, tzinfo=dt.UTC)
HOME = "song-thao/so-noi-vu"


@pytest.fixture
def app(engine, tmp_path):
    url = engine.url.render_as_string(hide_password=False)
    more = {"office": "song-thao/van-phong", "public_url": "http://127.0.0.1:8000", "local_addresses": True}
    app = create_app(Settings(database_url=url, **more))
    app.state.clock = lambda: MOMENT
    furnish(app.state.engine)
    furnish_more(app.state.engine)
    yield app
    app.state.engine.dispose()


@pytest.fixture
def admin(app):
    return Browser(app).enter("admin")


def test_a_role_of_a_field_that_no_task_bears_is_doubted(app, admin):
    with writing(app.state.engine) as session:
        some_units(session)
        put_in_force(session, a_plan(a_task("1", field="Y tế"), a_task("2", field="Công Thương")))
    listed = Browser(app).enter("giam").get("/nhiem-vu?field=y-te").text
    assert '<option value="y-te" selected>' in listed, "a filter stays set as it was typed"
    path = "/quan-tri/nguoi/khach"
    assert '<option value="Công Thương"></option><option value="Y tế"></option></datalist>' in admin.get(path).text
    for field in ("y-te", "Y học"):
        assert admin.send(path, f"{path}/vai-tro", role="supervisor", field=field).status_code == 303
    told = re.findall(r'<li class="reach"><span>(.*?)</span>\s*<form', admin.get(path).text, re.DOTALL)
    assert [("Lĩnh vực: Y tế" in one, "data-unborne" in one) for one in told] == [(True, False), (False, True)]


def logged(app):
    with reading(app.state.engine) as session:
        rows = session.connection().execute(
            select(table(Audit).c.what, table(Audit).c.subject).order_by(table(Audit).c.id)
        )
        return [tuple(row) for row in rows]


def unit(app, slug):
    with reading(app.state.engine) as session:
        return session.connection().execute(select(table(Unit)).where(table(Unit).c.slug == slug)).mappings().first()


def meant(app, name, day):
    with reading(app.state.engine) as session:
        return load_directory(session).lookup(name, Jurisdiction(), day).slugs


def test_a_unit_is_found_added_renamed_and_ended(app, admin):
    assert "Sở Tài chính tỉnh Sông Thao" in admin.get("/quan-tri/co-quan?q=tai+chinh").text
    assert "Sở Nội vụ" not in admin.get("/quan-tri/co-quan?q=tai+chinh").text
    sent = {"name": "Sở Khoa học tỉnh Sông Thao", "kind": "department", "parent": HOME, "valid_from": "01/03/2025"}
    answer = admin.send("/quan-tri/co-quan-moi", "/quan-tri/co-quan-moi", **sent)
    new = "song-thao/so-khoa-hoc-tinh-song-thao"
    assert answer.headers["location"] == f"/quan-tri/co-quan/{new}?xong=them"
    page = admin.get(answer.headers["location"]).text
    for words in ("Đã thêm.", "Sở Khoa học tỉnh Sông Thao", "01/03/2025", "Trực thuộc"):
        assert words in page, words
    card, rename = f"/quan-tri/co-quan/{new}", f"/quan-tri/doi-ten/{new}"
    name = "Sở Khoa học và Công nghệ tỉnh Sông Thao"
    assert admin.send(card, rename, name=name, aliases="Sở KHCN", force="order").status_code == 303
    assert unit(app, new)["aliases"] == ["Sở KHCN", "Sở Khoa học tỉnh Sông Thao"]
    day = dt.date(2026, 9, 28)
    assert meant(app, "Sở Khoa học tỉnh Sông Thao", day) == meant(app, name, day) == (new,), "older papers still bind"
    end = f"/quan-tri/ket-thuc/{new}"
    answer = admin.send(card, end, day="01/10/2026", heir=HOME, whole="1")
    assert answer.status_code == 303
    assert unit(app, new)["valid_to"] == dt.date(2026, 9, 30)
    page = admin.get(card).text
    assert "Cơ quan kế thừa nhiệm vụ" in page
    assert "từ ngày 01/10/2026" in page
    assert "Kế thừa nhiệm vụ của" in admin.get(f"/quan-tri/co-quan/{HOME}").text
    assert [what for what, subject in logged(app) if subject == f"unit:{new}"] == [
        "add-unit",
        "rename-unit",
        "end-unit",
    ]


@pytest.mark.parametrize(
    "sent",
    [
        {"name": " "},
        {"name": "Sở A", "kind": "không có"},
        {"name": "Sở A", "parent": "Không Đâu Có"},
        {"name": "Sở A", "slug": HOME},
        {"name": "Sở A", "valid_from": "31/02/2026"},
        {"name": "Sở " + "A" * 400},
        {"name": "Sở A", "force": "x"},
        {"name": "Sở A", "slug": "A B/../x"},
        {"name": "Sở A", "slug": "so-a/../x"},
    ],
)
def test_a_unit_that_cannot_be_is_shown_again(app, admin, sent):
    answer = admin.send("/quan-tri/co-quan-moi", "/quan-tri/co-quan-moi", **({"kind": "department"} | sent))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not [one for one in logged(app) if one[0] == "add-unit"]


@pytest.mark.parametrize(
    "sent", [{}, {"day": "01/01/2020", "heir": HOME}, {"day": "01/10/2026", "heir": "Không Đâu"}, {"day": "x"}]
)
def test_an_end_that_cannot_be(app, admin, sent):
    answer = admin.send(f"/quan-tri/co-quan/{HOME}", f"/quan-tri/ket-thuc/{HOME}", **({"day": "", "heir": ""} | sent))
    assert answer.status_code == 422
    assert unit(app, HOME)["valid_to"] is None


def person(app, slug):
    with reading(app.state.engine) as session:
        return (
            session.connection().execute(select(table(Person)).where(table(Person).c.slug == slug)).mappings().first()
        )


def test_a_person_from_the_first_day_to_the_last(app, admin):
    sent = {
        "name": "Trần Thị Mới",
        "unit": "Sở Nội vụ tỉnh Sông Thao",
        "email": "moi@song-thao.gov.vn",
        "role": "contact",
    }
    answer = admin.send("/quan-tri/nguoi-moi", "/quan-tri/nguoi-moi", **sent)
    assert answer.headers["location"] == "/quan-tri/nguoi/tran-thi-moi?xong=them"
    card = "/quan-tri/nguoi/tran-thi-moi"
    page = admin.get(card).text
    for words in ("Trần Thị Mới", "Đầu mối: Sở Nội vụ tỉnh Sông Thao", "moi@song-thao.gov.vn", "chưa đặt mật khẩu"):
        assert words in page, words
    answer = admin.send(card, f"{card}/duong-dan")
    link = re.search(r"<code>http://127.0.0.1:8000(/mat-khau/[^<]+)</code>", answer.text)[1]
    guest = Browser(app)
    words = "mật khẩu đủ dài để dùng"
    assert guest.send(link, "", password=words, again=words).status_code == 303
    assert "đã đặt mật khẩu" in admin.get(card).text
    assert (
        admin.send(card, f"{card}/vai-tro", role="supervisor", unit="tinh-song-thao", field="y tế").status_code == 303
    )
    page = admin.get(card).text
    assert "Lãnh đạo theo dõi: Ủy ban nhân dân tỉnh Sông Thao; Lĩnh vực: y tế" in page
    role = re.search(rf'action="({card}/vai-tro/\d+/bo)"', page)[1]
    assert admin.send(card, role).status_code == 303
    assert "Đầu mối:" not in admin.get(card).text
    assert (
        admin.send(card, card, name="Trần Thị Mới Nữa", unit="song-thao/so-tai-chinh", title="Chuyên viên").status_code
        == 303
    )
    assert person(app, "tran-thi-moi")["title"] == "Chuyên viên"
    assert admin.send(card, f"{card}/nghi").status_code == 303
    assert guest.get("/").status_code == 303, "the session is over"
    assert "đã ngừng sử dụng" in admin.get("/quan-tri/nguoi?q=tran+moi").text
    assert admin.send(card, f"{card}/lam-lai").status_code == 303
    assert "chưa đặt mật khẩu" in admin.get(card).text
    told = [what for what, subject in logged(app) if subject == "person:tran-thi-moi"]
    deeds = ["person", "password-link", "give-role", "take-role", "person", "put-away", "take-back"]
    assert [one for one in told if one not in ("log-in", "password")] == deeds


@pytest.mark.parametrize(
    "sent",
    [
        {"name": " ", "unit": HOME},
        {"name": "A B", "unit": "Không Đâu"},
        {"name": "A B", "unit": HOME, "slug": "an"},
        {"name": "A B", "unit": HOME, "slug": "Chữ Hoa"},
        {"name": "A B", "unit": HOME, "email": "không phải"},
        {"name": "A B", "unit": HOME, "role": "vua"},
    ],
)
def test_a_person_that_cannot_be_is_shown_again(app, admin, sent):
    answer = admin.send("/quan-tri/nguoi-moi", "/quan-tri/nguoi-moi", **sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not [one for one in logged(app) if one[0] == "person"]


def test_somebody_can_always_keep_the_registry(app, admin):
    card = "/quan-tri/nguoi/admin"
    role = re.search(rf'action="({card}/vai-tro/\d+/bo)"', admin.get(card).text)[1]
    answer = admin.send(card, role)
    assert answer.status_code == 422
    assert "quản trị hệ thống duy nhất" in answer.text
    answer = admin.send(card, f"{card}/nghi")
    assert answer.status_code == 422
    assert "Không thể tự cho mình ngừng sử dụng" in answer.text
    assert person(app, "admin")["active"]


def test_channels_show_no_secret_and_can_be_dropped(app, admin):
    card, unit_card = "/quan-tri/nguoi/an", f"/quan-tri/co-quan/{HOME}"
    assert admin.send(card, f"{card}/kenh", channel="an@song-thao.gov.vn").status_code == 303
    assert admin.send(card, f"{card}/kenh", channel="urgent=json://ten:matkhau@127.0.0.1:1/x").status_code == 303
    assert admin.send(unit_card, f"/quan-tri/kenh-co-quan/{HOME}", channel="so@song-thao.gov.vn").status_code == 303
    page = admin.get(card).text
    assert "an@song-thao.gov.vn" in page
    assert "json://…" in page
    assert "tin hỏa tốc" in page
    assert "matkhau" not in page
    assert "so@song-thao.gov.vn" in admin.get(unit_card).text
    for wrong in ("không phải địa chỉ", "x=json://a", ""):
        answer = admin.send(card, f"{card}/kenh", channel=wrong)
        assert answer.status_code == 422, wrong
    drop = re.findall(r'action="(/quan-tri/kenh/\d+/bo)"', page)[1]
    assert admin.send(card, drop).headers["location"] == f"{card}?xong=bo-kenh"
    assert "json://" not in admin.get(card).text
    assert not any("matkhau" in str(one) for one in logged(app))


def test_a_trial_is_sent_at_once_and_told(app, admin):
    """A real server answers on this machine; the outcome is on the page."""
    import http.server
    import threading

    got = []

    class Taker(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(200 if len(got) == 1 else 500)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Taker)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    card = "/quan-tri/nguoi/an"
    try:
        admin.send(card, f"{card}/kenh", channel=f"json://127.0.0.1:{server.server_port}/tin")
        once = re.search(r'action="(/quan-tri/kenh/\d+/thu)"', admin.get(card).text)[1]
        answer = admin.send(card, once)
        assert "Đã gửi tin thử." in admin.get(answer.headers["location"]).text
        assert "Thử kênh nhận tin" in json.loads(got[0])["title"]
        answer = admin.send(card, once)
        assert "Tin thử chưa gửi được" in admin.get(answer.headers["location"]).text
    finally:
        server.shutdown()
        server.server_close()
    with reading(app.state.engine) as session:
        assert session.connection().execute(select(table(Channel).c.id)).all(), "it stays"


def test_type_ahead_shows_what_is_near_first(app):
    """Of two units with the same words the one of the office's own province comes first."""
    far = UnitRecord("a-tinh-xa", "Ủy ban nhân dân tỉnh Xa", "province", None, "a-tinh-xa")
    with writing(app.state.engine) as session:
        put_units(
            session, [far, UnitRecord("a-tinh-xa/so-noi-vu", "Sở Nội vụ tỉnh Xa", "department", far.slug, far.slug)]
        )
        mine = select(table(Unit).c.id).where(table(Unit).c.slug == "tinh-song-thao").scalar_subquery()
        ours = table(Unit).c.slug.startswith("song-thao/")
        session.connection().execute(update(table(Unit)).where(ours).values(province_id=mine))
    found = Browser(app).enter("hoa").get("/co-quan/goi-y?q=so+noi+vu").json()
    assert [one["value"] for one in found] == [HOME, "a-tinh-xa/so-noi-vu"]


def test_no_role_is_chosen_beforehand_and_one_without_a_scope_is_of_his_own_unit(admin):
    card = "/quan-tri/nguoi/binh"
    page = admin.get(card).text
    assert '<option value="" selected>' in page or '<option value="">Chọn vai trò' in page
    assert admin.send(card, f"{card}/vai-tro", role="", unit="", field="", everywhere="").status_code == 422
    assert admin.send(card, f"{card}/vai-tro", role="coordinator", unit="", field="", everywhere="").status_code == 303
    assert f"Chuyên viên tổng hợp: {UNITS[HOME][0]}" in admin.get(card).text
    assert admin.send(card, f"{card}/vai-tro", role="leader", unit="", field="", everywhere="1").status_code == 303
    assert "(toàn hệ thống)" in admin.get(card).text


def test_a_role_is_of_the_whole_system_only_where_that_is_said_by_every_way(admin):
    from tests.programs import Caller, codes

    new = "/quan-tri/nguoi-moi"
    typed = {"name": "Hà Văn Mười", "unit": HOME, "role": "admin"}
    asked = admin.send(new, new, **typed, everywhere="")
    assert asked.status_code == 422
    assert "đánh dấu ô" in asked.text
    assert admin.send(new, new, **typed, everywhere="1").status_code == 303
    made = admin.send(new, new, name="Hà Văn Bảy", unit=HOME, role="supervisor", everywhere="")
    assert UNITS[HOME][0] in admin.get(made.headers["location"]).text
    assert "(toàn hệ thống)" not in admin.get(made.headers["location"]).text
    programs, roles = Caller(admin.app, "admin"), "/registry/people/binh/roles"
    assert codes(programs.post(roles, {"role": "admin"}), 422) == ["role-everywhere"]
    assert programs.post(roles, {"role": "coordinator"}).status_code == 201
    assert programs.post(roles, {"role": "leader", "everywhere": True}).status_code == 201
