"""The link that makes the first admin: a new person, or somebody registered who says that it is he."""

from desk.logins import first_link
from models.database import reading, writing
from models.tables import Role, Unit
from tests.browsing import Browser
from tests.test_web_login import GOOD, NOW, app, office, quick_hashes, rows, select_person, with_password

__all__ = ["app", "office", "quick_hashes"]


def test_the_first_admin_in_an_empty_database(app):
    state = app.state
    link = first_link(state.engine, state.settings, NOW)
    browser = Browser(app)
    sent = {"slug": "quan-tri", "name": "Lê Thị Quản", "unit": "Văn phòng Ủy ban nhân dân tỉnh Sông Thao"}
    answer = browser.send(link, "", **sent, password=GOOD, again=GOOD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.get("/").status_code == 200
    assert [(row.role, row.unit_id) for row in rows(app, Role)] == [("admin", None)]
    assert [row.slug for row in rows(app, Unit)] == ["van-phong-uy-ban-nhan-dan-tinh-song-thao"]
    assert first_link(state.engine, state.settings, NOW) is None, "from now on somebody can log in"
    assert Browser(app).get(link).status_code == 404


def test_the_first_admin_is_somebody_registered(office):
    link = first_link(office.state.engine, office.state.settings, NOW)
    wrong = Browser(office).send(link, "", slug="moi", name="Mới", unit="Không có", password=GOOD, again=GOOD)
    assert wrong.status_code == 422
    assert "Không có" in wrong.text
    asked = Browser(office).send(link, "", slug="hoa", name="Nguyễn Quản Trị", unit="x", password=GOOD, again=GOOD)
    assert asked.status_code == 422
    assert "là của Nguyễn Thị Hoa, Văn phòng" in asked.text
    sent = Browser(office).send(link, "", slug="hoa", name="x", unit="x", password=GOOD, again=GOOD, sure="1")
    assert sent.status_code == 303
    with reading(office.state.engine) as session:
        assert session.exec(select_person("hoa")).one().name == "Nguyễn Thị Hoa"


def test_all_that_is_wrong_of_the_first_admin_is_said_at_once(office):
    link = first_link(office.state.engine, office.state.settings, NOW)
    wrong = Browser(office).send(link, "", slug="Quản Trị", name=" ", unit="Không có", password="ngắn", again="khác")
    assert wrong.status_code == 422
    for words in ("ký tự", "không giống", "không đúng dạng", "họ và tên", "Không có"):
        assert words.casefold() in wrong.text.casefold(), words
    with reading(office.state.engine) as session:
        assert session.exec(select_person("quan-tri")).first() is None


def test_a_link_for_the_first_admin_dies_when_an_admin_can_log_in(office):
    state = office.state
    link = first_link(state.engine, state.settings, NOW)
    with_password(office, "an")
    assert Browser(office).get(link).status_code == 200, "whoever else logs in is no admin"
    link = first_link(state.engine, state.settings, NOW)
    with writing(state.engine) as session:
        session.add(Role(person_id=session.exec(select_person("dung")).one().id, role="admin"))
    assert Browser(office).get(link).status_code == 200, "named, but cannot log in yet"
    with_password(office, "dung")
    assert Browser(office).get(link).status_code == 404
    assert Browser(office).post(link, {}).status_code == 403
    assert first_link(state.engine, state.settings, NOW) is None


def test_who_comes_too_late_hears_how_an_admin_is_named(office):
    link = first_link(office.state.engine, office.state.settings, NOW)
    sent = Browser(office).send(link, "", slug="hoa", name="x", unit="x", password=GOOD, again=GOOD, sure="1")
    assert sent.status_code == 303
    assert "Nếu chưa có quản trị hệ thống" in Browser(office).get(link).text
