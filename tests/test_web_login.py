"""Logging in: secrets hashed, locks, sessions that end, links that open once, forms that are ours; on both databases."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import func, select

from desk.logins import LinkRefused, LoginLocked, LoginRefused, accept_link, log_in, make_link
from desk.passwords import hashed, verify
from models.core import table
from models.database import reading, writing
from models.settings import Settings
from models.tables import Audit, LoginTry, OneTimeLink, Password, Person, WebSession
from tests.browsing import Browser, forms_of
from tests.office import furnish
from web.app import create_app
from web.auth import back_to

NOW = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
GOOD = "trăng lên đỉnh núi"


@pytest.fixture
def quick_hashes(monkeypatch):
    """The same algorithm at its least cost: what is asked here is who is let in, not how long guessing takes."""
    import desk.passwords

    hasher = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    monkeypatch.setattr(desk.passwords, "_hasher", lambda: hasher)
    desk.passwords._nobody.cache_clear()
    yield
    desk.passwords._nobody.cache_clear()


@pytest.fixture
def app(engine, quick_hashes):
    """An app on either database; its clock stands, and can be moved."""
    url = engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(database_url=url, office="song-thao/van-phong"))
    app.state.now = NOW
    app.state.clock = lambda: app.state.now
    yield app
    app.state.engine.dispose()


@pytest.fixture
def office(app):
    furnish(app.state.engine)
    return app


def later(app, **delta):
    app.state.now += dt.timedelta(**delta)


def link_for(app, slug):
    return make_link(app.state.engine, app.state.settings, slug, app.state.now)


def with_password(app, slug, password=GOOD):
    link = link_for(app, slug)
    browser = Browser(app)
    answer = browser.send(link, "", password=password, again=password)
    assert answer.status_code == 303, answer.text
    return browser


def try_in(app, slug, password, **how):
    return Browser(app, **how).send("/dang-nhap", "/dang-nhap", slug=slug, password=password)


def rows(app, model):
    with reading(app.state.engine) as session:
        return session.connection().execute(select(table(model))).all()


def test_a_link_sets_a_password_once_and_it_lets_in(office):
    link = link_for(office, "an")
    for _ in range(10):
        assert Browser(office).get(link).status_code == 200, "opening it uses nothing up"
    first = Browser(office)
    assert first.send(link, "", password=GOOD, again=GOOD).status_code == 303
    assert first.get("/").status_code == 200
    assert Browser(office).get(link).status_code == 404
    answer = try_in(office, " An ", GOOD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert try_in(office, "an", GOOD + "x").status_code == 401


def test_two_keyboards_write_the_same_password(office):
    import unicodedata

    with_password(office, "an", unicodedata.normalize("NFD", GOOD))
    assert try_in(office, "an", unicodedata.normalize("NFC", GOOD)).status_code == 303


def test_a_long_password_of_the_other_keyboard(office):
    import unicodedata

    long = "ờ" * 100 + "một câu rất dài " * 9
    with_password(office, "an", long)
    assert try_in(office, "an", unicodedata.normalize("NFD", long)).status_code == 303


@pytest.mark.parametrize("name", ["an\0", "ấn " * 90, "'; --", "%", "An\tB"])
def test_a_strange_name_is_refused_as_any(office, name):
    page = forms_of(Browser(office).get("/dang-nhap").text)
    assert page
    answer = try_in(office, name, "sai sai sai")
    assert answer.status_code == (422 if "\0" in name else 401)


def test_nothing_in_the_database_can_log_in(office):
    browser = with_password(office, "an")
    secret = browser.cookies["dondoc"]
    held = [
        *rows(office, Password),
        *rows(office, WebSession),
        *rows(office, OneTimeLink),
        *rows(office, LoginTry),
        *rows(office, Audit),
    ]
    assert held
    assert not [row for row in held if secret in str(row) or GOOD in str(row)]
    assert rows(office, Password)[0].hash.startswith("$argon2id$")


def test_cookies_are_for_us_alone(office):
    link = link_for(office, "an")
    browser = Browser(office)
    answer = browser.send(link, "", password=GOOD, again=GOOD)
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("dondoc="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie, "an intranet without https must work"
    assert Settings(public_url="https://x").secure
    assert not Settings(public_url="https://x", cookie_secure=False).secure


def test_over_https_cookies_are_secure_and_bound_to_the_host(office):
    office.state.settings = office.state.settings.model_copy(update={"public_url": "https://dondoc"})
    link = link_for(office, "an")
    browser = Browser(office, base="https://dondoc")
    answer = browser.send(link, "", password=GOOD, again=GOOD)
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("__Host-dondoc="))
    assert "Secure" in cookie
    assert browser.get("/").status_code == 200


def test_a_refusal_tells_nothing(office):
    with_password(office, "an")
    said = [
        try_in(office, *pair)
        for pair in (("an", "sai sai sai"), ("khong-co", "sai sai sai"), ("binh", "sai sai sai"), ("", ""))
    ]
    assert {answer.status_code for answer in said} == {401}
    words = {re.search(r'<div class="wrong".*?</div>', answer.text, re.DOTALL)[0] for answer in said}
    assert len(words) == 1


def test_the_same_work_for_somebody_and_nobody(monkeypatch):
    import desk.passwords

    known = hashed(GOOD)
    hasher, seen = desk.passwords._hasher(), []

    class Counting:
        def verify_and_update(self, password, against):
            seen.append(against.split("$")[:4])
            return hasher.verify_and_update(password, against)

        def hash(self, password):
            return hasher.hash(password)

    monkeypatch.setattr(desk.passwords, "_hasher", Counting)
    assert verify(GOOD, known) == (True, None)
    assert verify(GOOD, None) == (False, None)
    assert verify("no person has this password", None) == (False, None)
    assert seen[0] == seen[1] == seen[2], "the same algorithm and cost"


def test_a_person_is_locked_for_a_while(office):
    with_password(office, "an")
    for number in range(5):
        assert try_in(office, "an", "sai sai sai", address=f"10.0.0.{number}").status_code == 401
    assert try_in(office, "an", GOOD).status_code == 429
    later(office, minutes=16)
    assert try_in(office, "an", GOOD).status_code == 303
    assert try_in(office, "an", "sai sai sai").status_code == 401, "a success begins a new count"


def test_a_name_that_nobody_has_is_locked_alike(office):
    statuses = [try_in(office, "ma", "sai sai sai").status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]


def test_an_address_is_locked_and_others_are_not(office):
    office.state.settings = office.state.settings.model_copy(update={"login_tries_address": 3})
    with_password(office, "an")
    for name in "xyz":
        assert try_in(office, name, "sai sai sai", address="10.0.0.1").status_code == 401
    assert try_in(office, "an", GOOD, address="10.0.0.1").status_code == 429
    assert try_in(office, "an", GOOD, address="10.0.0.2").status_code == 303


def test_right_tries_count_for_the_minute_too(office):
    office.state.settings = office.state.settings.model_copy(update={"login_tries_minute": 2})
    with_password(office, "an")
    assert [try_in(office, "an", GOOD).status_code for _ in range(3)] == [303, 303, 429]
    later(office, minutes=2)
    assert try_in(office, "an", GOOD).status_code == 303


def test_many_at_once_are_no_way_around_the_lock(office):
    state = office.state

    def tried(_):
        try:
            log_in(state.engine, state.settings, "an", "sai sai sai", "10.0.0.1", NOW)
        except (LoginLocked, LoginRefused) as refused:
            return type(refused)
        return None

    with ThreadPoolExecutor(8) as crowd:
        said = list(crowd.map(tried, range(12)))
    assert said.count(LoginRefused) == 5
    assert said.count(LoginLocked) == 7


def test_sessions_end(office):
    browser = with_password(office, "an")
    copy = Browser(office)
    copy.cookies = browser.cookies
    assert copy.get("/").status_code == 200
    browser.send("/", "/dang-xuat")
    assert copy.get("/").headers["location"] == "/dang-nhap", "a copied cookie is worth nothing after logging out"
    again = Browser(office)
    again.send("/dang-nhap", "/dang-nhap", slug="an", password=GOOD)
    assert again.get("/").status_code == 200
    later(office, hours=13)
    assert again.get("/").status_code == 303


def test_another_password_ends_every_other_session(office):
    one, two = with_password(office, "an"), Browser(office)
    two.send("/dang-nhap", "/dang-nhap", slug="an", password=GOOD)
    wrong = one.send(
        "/mat-khau", "/mat-khau", old="sai sai sai", password="câu hoàn toàn khác", again="câu hoàn toàn khác"
    )
    assert wrong.status_code == 422
    right = one.send("/mat-khau", "/mat-khau", old=GOOD, password="câu hoàn toàn khác", again="câu hoàn toàn khác")
    assert right.status_code == 303
    assert one.get("/").status_code == 200
    assert two.get("/").status_code == 303
    assert try_in(office, "an", GOOD).status_code == 401
    link = link_for(office, "an")
    assert Browser(office).send(link, "", password=GOOD, again=GOOD).status_code == 303
    assert one.get("/").status_code == 303, "a link does the same"


def test_who_left_is_out_at_once(office):
    browser = with_password(office, "an")
    with writing(office.state.engine) as session:
        session.exec(select_person("an")).one().active = False
    assert browser.get("/").status_code == 303
    assert try_in(office, "an", GOOD).status_code == 401


def select_person(slug):
    from sqlmodel import select as pick

    return pick(Person).where(Person.slug == slug)


@pytest.mark.parametrize(
    ("password", "again"),
    [("ngắn", "ngắn"), (GOOD, GOOD + "."), ("aaaaaaaaaaaa", "aaaaaaaaaaaa"), ("x" * 299, "x" * 299)]
    + [(one, one) for one in ("123456789012", "qwertyuiop12", "aaaabbbbcccc", "abcabcabcabc", "P@ssw0rd2026")]
    + [(one, one) for one in ("Matkhau@2026", "987654321098", "admin1234567")],
)
def test_a_bad_new_password_is_said_and_the_link_kept(office, password, again):
    link = link_for(office, "an")
    answer = Browser(office).send(link, "", password=password, again=again)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert password not in answer.text or len(password) < 5
    assert Browser(office).send(link, "", password=GOOD, again=GOOD).status_code == 303


def test_links_grow_old_and_the_newest_counts(office):
    old = link_for(office, "an")
    new = link_for(office, "an")
    assert Browser(office).get(old).status_code == 404
    later(office, hours=25)
    assert Browser(office).get(new).status_code == 404


def test_of_two_who_use_a_link_one_sets_the_password(office):
    state = office.state
    secret = link_for(office, "an").rpartition("/")[2]

    def used(password):
        try:
            return bool(accept_link(state.engine, state.settings, secret, (password, password), NOW))
        except LinkRefused:
            return False

    with ThreadPoolExecutor(2) as crowd:
        assert sorted(crowd.map(used, ["câu thứ nhất đây", "câu thứ hai đây nữa"])) == [False, True]


def test_a_form_that_is_not_ours_does_nothing(office):
    with_password(office, "an")
    stranger = Browser(office)
    assert stranger.post("/dang-nhap", {"slug": "an", "password": GOOD}).status_code == 403
    page = forms_of(stranger.get("/dang-nhap").text)["/dang-nhap"]
    assert Browser(office).post("/dang-nhap", page | {"slug": "an", "password": GOOD}).status_code == 403, (
        "another's token"
    )
    foreign = stranger.post("/dang-nhap", page | {"slug": "an", "password": GOOD}, {"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403
    browser = Browser(office).enter("an")
    assert browser.post("/dang-xuat").status_code == 403
    assert browser.post("/dang-xuat", {"the": "é"}).status_code == 403
    assert browser.get("/").status_code == 200


def test_the_token_is_bound_to_the_session(office):
    one, two = Browser(office).enter("an"), Browser(office).enter("chi")
    sent = forms_of(one.get("/").text)["/dang-xuat"]
    assert two.post("/dang-xuat", sent).status_code == 403
    assert one.post("/dang-xuat", sent).status_code == 303


def test_login_leads_back_to_the_page_and_nowhere_else(office):
    with_password(office, "an")
    asked = Browser(office).get("/nhiem-vu?state=execute&tu=0")
    assert asked.headers["location"] == "/dang-nhap?tiep=/nhiem-vu%3Fstate%3Dexecute%26tu%3D0"
    browser = Browser(office)
    answer = browser.send(asked.headers["location"], "/dang-nhap", slug="an", password=GOOD)
    assert answer.headers["location"] == "/nhiem-vu?state=execute&tu=0"
    for elsewhere in ("//x.vn", "https://x.vn", "/\\x.vn", "x", "/a\r\nSet-Cookie: b", ""):
        assert back_to(elsewhere) == "/", elsewhere


def test_a_new_session_at_every_login(office):
    browser = with_password(office, "an")
    old = browser.cookies["dondoc"]
    browser.send("/", "/dang-xuat")
    browser.cookies.set("dondoc", old, domain="127.0.0.1")
    browser.send("/dang-nhap", "/dang-nhap", slug="an", password=GOOD)
    with reading(office.state.engine) as session:
        assert session.connection().execute(select(func.count()).select_from(table(WebSession))).scalar_one() == 1
    assert Browser(office).get("/").status_code == 303


def test_what_is_too_large_is_not_read(office):
    assert Browser(office).post("/dang-nhap", {"slug": "x" * 300_000}).status_code == 413


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_form_sent_over_http_to_an_https_office_is_told_why(office):
    """A browser keeps no secure cookie of a page over http: not an old page, but the wrong address."""
    office.state.settings = office.state.settings.model_copy(update={"public_url": "https://dondoc.example.vn"})

    def told(**headers):
        browser = Browser(office, base="http://10.0.0.5:8000")
        browser.get("/dang-nhap")
        browser.cookies.clear()
        answer = browser.post("/dang-nhap", {"slug": "an", "password": GOOD}, headers)
        assert answer.status_code == 403
        return answer.text

    for headers in ({"origin": "http://10.0.0.5:8000"}, {"referer": "http://10.0.0.5:8000/dang-nhap"}):
        page = told(**headers)
        assert "qua http" in page
        assert "https://dondoc.example.vn" in page
        assert "DONDOC_COOKIE_SECURE" in page
        assert "Không thuộc phạm vi" not in page, "it is not about what he may do"
        assert "đã cũ" not in page
    for headers in ({}, {"origin": "https://10.0.0.5:8000"}, {"origin": "http://10.0.0.5:80009"}, {"origin": "null"}):
        assert "đã cũ" in told(**headers)
