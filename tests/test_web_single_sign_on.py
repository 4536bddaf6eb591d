"""Logging in through an OpenID Connect provider that is a real process: who is meant, what is refused, what is never done."""

import base64
import datetime as dt
import json

import pytest
import requests
from sqlalchemy import func, select

from desk import provider
from desk.single_sign_on import BACK, LinkTaken, link, unlink
from models.core import table
from models.database import reading, writing
from models.settings import Settings, SettingsWrong, settings
from models.tables import Audit, Channel, Identity, Person, WebSession
from tests.browsing import Browser
from tests.office import furnish, furnish_more
from tests.provider import a_provider, asked, changed, logged_in_there
from web.app import create_app

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def issuer():
    with a_provider() as url:
        yield url


@pytest.fixture
def make(sqlite_engine, issuer):
    """`make(**settings)`: the small office with the provider set; the clock is the real one, as the provider's is."""
    made = []
    furnish(sqlite_engine)
    furnish_more(sqlite_engine)
    mails(sqlite_engine, an="An@song-thao.vn", binh="binh@song-thao.vn", em="em@song-thao.vn")

    def create(**more):
        url = sqlite_engine.url.render_as_string(hide_password=False)
        base = {
            "oidc_issuer": issuer,
            "oidc_client_id": "dondoc",
            "oidc_client_secret": "bi-mat",
            "oidc_name": "SSO tỉnh",
        }
        app = create_app(Settings(database_url=url, public_url="http://127.0.0.1", **{**base, **more}))
        made.append(app)
        return app

    yield create
    for app in made:
        app.state.engine.dispose()


def mails(engine, **addresses):
    with writing(engine) as session:
        for slug, address in addresses.items():
            number = (
                session.connection()
                .execute(select(table(Person).c.id).where(table(Person).c.slug == slug))
                .scalar_one()
            )
            session.add(Channel(person_id=number, url=f"email:{address}"))


def counted(app, model):
    with reading(app.state.engine) as session:
        return session.connection().execute(select(func.count()).select_from(table(model))).scalar_one()


def go(app, browser=None, wanted="/nhiem-vu"):
    """To the provider: the browser and where it is sent."""
    browser = browser or Browser(app)
    sent = browser.get(f"/dang-nhap/mot-cua?tiep={wanted}")
    assert sent.status_code == 303, sent.text
    return browser, sent.headers["location"]


def come(app, subject):
    """There and back: the answer."""
    browser, url = go(app)
    return browser, browser.get(logged_in_there(url, subject))


def test_the_button_is_there_only_where_a_provider_is(make):
    assert "SSO tỉnh" in Browser(make()).get("/dang-nhap").text
    bare = make(oidc_issuer="")
    assert "mot-cua" not in Browser(bare).get("/dang-nhap").text
    for path in ("/dang-nhap/mot-cua", BACK, "/dang-nhap/mot-cua/ra"):
        assert Browser(bare).get(path).status_code == 404


def test_he_is_sent_with_state_nonce_and_challenge(make, issuer):
    _, url = go(make())
    told = asked(url)
    assert url.startswith(f"{issuer}/oauth2/authorize?")
    assert told["redirect_uri"] == f"http://127.0.0.1{BACK}"
    assert (told["client_id"], told["response_type"], told["scope"]) == ("dondoc", "code", "openid email")
    assert told["code_challenge_method"] == "S256"
    assert min(len(told[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    _, again = go(make())
    assert not {told[name] for name in ("state", "nonce")} & set(asked(again).values())


def test_whoever_was_linked_comes_in_where_he_wanted(make):
    app = make()
    link(app.state.engine, app.state.settings, "em", "s-xa", app.state.clock(), by="admin")
    browser, answer = come(app, "s-xa")
    assert (answer.status_code, answer.headers["location"]) == (303, "/nhiem-vu")
    assert "Vũ Văn Em" in browser.get("/").text
    assert "dondoc-asking" not in browser.cookies
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("dondoc="))
    assert "HttpOnly" in cookie
    with reading(app.state.engine) as session:
        logged = session.connection().execute(select(table(Audit).c.what, table(Audit).c.details)).all()
    assert ("log-in", {"by": "oidc"}) in [tuple(one) for one in logged]
    unlink(app.state.engine, "em", app.state.clock())
    assert come(app, "s-xa")[1].status_code == 401


def test_nobody_is_made_and_no_address_links_unless_the_setting_says_so(make):
    app = make()
    people = counted(app, Person)
    for subject in ("s-an", "s-xa", "s-new"):
        _, answer = come(app, subject)
        assert answer.status_code == 401
        assert subject in answer.text, "an admin must know whom to link"
    assert (counted(app, Person), counted(app, Identity), counted(app, WebSession)) == (people, 0, 0)


def test_a_verified_address_links_once_where_the_setting_says_so(make):
    app = make(oidc_by_email=True)
    browser, answer = come(app, "s-an")
    assert answer.status_code == 303
    assert "Phạm Văn An" in browser.get("/").text
    for subject in ("s-binh", "s-xa"):
        assert come(app, subject)[1].status_code == 401, "not verified; nobody's"
    mails(app.state.engine, an="other@song-thao.vn", hoa="an@song-thao.vn")
    browser, answer = come(app, "s-an")
    assert "Phạm Văn An" in browser.get("/").text, "the link holds, whoever has the address now"
    assert counted(app, Identity) == 1


def test_an_address_of_two_people_links_neither(make):
    app = make(oidc_by_email=True)
    mails(app.state.engine, hoa="AN@song-thao.vn")
    assert come(app, "s-an")[1].status_code == 401


def test_whoever_left_stays_out(make):
    app = make(oidc_by_email=True)
    come(app, "s-an")
    from sqlalchemy import update

    with writing(app.state.engine) as session:
        session.connection().execute(update(table(Person)).where(table(Person).c.slug == "an").values(active=False))
    mails(app.state.engine, hoa="an@song-thao.vn")
    assert come(app, "s-an")[1].status_code == 401


@pytest.mark.parametrize(
    "change",
    [
        {"state": "x"},
        {"state": None},
        {"code": "x"},
        {"code": None},
        {"error": "access_denied"},
        {"iss": "https://evil.example"},
    ],
    ids=str,
)
def test_what_comes_back_otherwise_is_refused(make, change):
    app = make(oidc_by_email=True)
    browser, url = go(app)
    answer = browser.get(changed(logged_in_there(url, "s-an"), **change))
    assert answer.status_code == 401
    assert counted(app, WebSession) == 0


def test_a_link_that_somebody_else_sends_logs_nobody_in(make):
    app = make(oidc_by_email=True)
    _, url = go(app)
    back = logged_in_there(url, "s-an")
    assert Browser(app).get(back).status_code == 401, "a browser that asked for nothing"
    other, _ = go(app)
    assert other.get(back).status_code == 401, "a browser that asked for something else"


def test_a_code_opens_once(make):
    app = make(oidc_by_email=True)
    browser, url = go(app)
    back, kept = logged_in_there(url, "s-an"), browser.cookies["dondoc-asking"]
    assert browser.get(back).status_code == 303
    browser.cookies.set("dondoc-asking", kept)
    assert browser.get(back).status_code == 401


def test_a_token_for_somebody_else_or_of_another_time_is_not_believed(make, monkeypatch):
    app = make(oidc_by_email=True)
    now = app.state.clock()
    for shift in (dt.timedelta(hours=2), -dt.timedelta(hours=2)):
        app.state.clock = lambda shift=shift: now + shift
        assert come(app, "s-an")[1].status_code == 401
    app.state.clock = lambda: now
    browser, url = go(app)
    back = logged_in_there(url, "s-an")
    state, _, verifier, wanted = browser.cookies["dondoc-asking"].split(".")
    browser.cookies.set("dondoc-asking", f"{state}.another-nonce.{verifier}.{wanted}")
    assert browser.get(back).status_code == 401
    real = provider._metadata
    monkeypatch.setattr(provider, "_metadata", lambda *args: {**real(*args), "issuer": "http://127.0.0.1:1"})
    assert come(app, "s-an")[1].status_code == 401


def test_a_token_without_a_signature_is_not_believed(make, monkeypatch):
    app = make(oidc_by_email=True)
    from authlib.integrations.requests_client import OAuth2Session

    real = OAuth2Session.fetch_token

    def unsigned(self, *args, **more):
        token = real(self, *args, **more)
        _, body, _ = token["id_token"].split(".")
        head = base64.urlsafe_b64encode(json.dumps({"alg": "none"}).encode()).decode().rstrip("=")
        return {**token, "id_token": f"{head}.{body}."}

    monkeypatch.setattr(OAuth2Session, "fetch_token", unsigned)
    assert come(app, "s-an")[1].status_code == 401


def test_a_provider_that_is_not_there_is_said_so(make):
    app = make(oidc_issuer="http://127.0.0.1:9")
    for path in ("/dang-nhap/mot-cua", "/dang-nhap/mot-cua/ra"):
        answer = Browser(app).get(path)
        assert answer.status_code == 503
        assert "xác thực chung" in answer.text


def test_leaving_here_offers_to_leave_there(make, issuer):
    app = make()
    assert "/dang-nhap/mot-cua/ra" in Browser(app).get("/dang-nhap?xong=ra").text
    assert "/dang-nhap/mot-cua/ra" not in Browser(app).get("/dang-nhap").text
    there = Browser(app).get("/dang-nhap/mot-cua/ra").headers["location"]
    assert there.startswith(f"{issuer}/oauth2/end_session?")
    assert requests.get(there, timeout=20).status_code == 200
    assert asked(there)["post_logout_redirect_uri"] == "http://127.0.0.1/dang-nhap?xong=ra"


def test_no_page_but_ours_is_gone_to(make):
    app = make(oidc_by_email=True)
    browser, url = go(app, wanted="https://evil.example/")
    assert browser.get(logged_in_there(url, "s-an")).headers["location"] == "/"


def test_links_are_one_to_one(make):
    app = make()
    now = app.state.clock()
    link(app.state.engine, app.state.settings, "em", "s-xa", now)
    with pytest.raises(LinkTaken, match="oidc-taken"):
        link(app.state.engine, app.state.settings, "an", "s-xa", now)
    with pytest.raises(LinkTaken, match="oidc-subject"):
        link(app.state.engine, app.state.settings, "an", "", now)
    with pytest.raises(LinkTaken, match="oidc-not-set"):
        link(app.state.engine, Settings(), "an", "s-an", now)
    assert unlink(app.state.engine, "em", now) == 1


def test_by_command(own_office, dondoc, monkeypatch):
    monkeypatch.setenv("DONDOC_OIDC_ISSUER", "https://sso.song-thao.vn")
    monkeypatch.setenv("DONDOC_OIDC_CLIENT_ID", "dondoc")
    assert dondoc("people", "link", "an", "s-an")[0] == 0
    assert dondoc("people", "link", "binh", "s-an")[0] == 1
    assert "01 tài khoản" in dondoc("people", "unlink", "an")[1]
    assert dondoc("people", "link", "nobody", "s-x")[0] == 1


@pytest.mark.parametrize("issuer", ["http://sso.song-thao.vn", "sso.song-thao.vn", "ftp://127.0.0.1/"])
def test_a_provider_is_reached_safely_or_not_at_all(own_place, monkeypatch, issuer):
    monkeypatch.setenv("DONDOC_OIDC_ISSUER", issuer)
    monkeypatch.setenv("DONDOC_OIDC_CLIENT_ID", "dondoc")
    with pytest.raises(SettingsWrong):
        settings()
