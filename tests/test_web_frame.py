"""What stands around every page: headers, caching, sizes, languages of the head, guesses at links, the menu."""

import datetime as dt

import pytest

from desk.guesses import GUESSES
from plans.access import Actor, Grant, Role
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from web import uploads
from web.app import create_app
from web.menu import MENU, Entry, menu_of

__all__ = ["app"]


def test_who_guesses_at_links_waits(app):
    robot, office = Browser(app, address="10.0.0.1"), Browser(app, address="10.0.0.2")
    for number in range(GUESSES):
        assert robot.get(f"/mat-khau/thu-{number}").status_code == 404
    answer = robot.get("/mat-khau/thu-nua")
    assert answer.status_code == 429
    assert "Đợi một phút" in answer.text
    assert office.get("/mat-khau/thu").status_code == 404, "others do not wait"
    assert robot.get("/dang-nhap").status_code == 200
    app.state.now += dt.timedelta(minutes=1, seconds=1)
    assert robot.get("/mat-khau/thu").status_code == 404


def test_two_web_processes_count_together_and_lock_no_login(app):
    from desk.logins import LoginRefused, log_in

    other = create_app(app.state.settings)
    other.state.clock = lambda: app.state.now
    for number in range(GUESSES):
        answer = Browser(other if number % 2 else app, address="10.0.0.1").get(f"/mat-khau/thu-{number}")
        assert answer.status_code == 404
    assert {Browser(one, address="10.0.0.1").get("/mat-khau/x").status_code for one in (app, other)} == {429}
    with pytest.raises(LoginRefused):
        log_in(app.state.engine, app.state.settings, "an", "không phải", "10.0.0.1", app.state.now)
    other.state.engine.dispose()


def test_right_links_are_never_too_many(app):
    from desk.logins import make_link

    link = make_link(app.state.engine, app.state.settings, "an", app.state.now)
    assert {Browser(app).get(link).status_code for _ in range(GUESSES + 5)} == {200}


def test_sheets_and_script_are_ours_and_kept_by_the_browser(app):
    browser = Browser(app)
    text = browser.get("/dang-nhap").text
    import re

    links = re.findall(r'(?:href|src)="(/static/[^"]+)"', text)
    assert len(links) == 5
    for link in links:
        answer = browser.get(link)
        assert answer.status_code == 200, link
        assert "immutable" in answer.headers["cache-control"], link
    font = browser.get("/static/tabler/webfonts/tabler-icons.woff2?v3.44.0")
    assert (font.status_code, "immutable" in font.headers["cache-control"]) == (200, True)
    assert "no-store" in browser.get("/dang-nhap").headers["cache-control"]


def test_only_static_files_are_compressed(app):
    browser = Browser(app)
    ask = {"accept-encoding": "gzip"}
    assert browser.ask("GET", "/static/tabler/css/tabler.min.css", headers=ask).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in browser.ask("GET", "/dang-nhap", headers=ask).headers, "pages hold secrets"


def test_a_page_that_takes_files_takes_more(app, monkeypatch):
    monkeypatch.setattr(uploads, "UPLOADS", {"/mat-khau/{secret}": 300_000})
    uploads._patterns.cache_clear()
    try:
        browser = Browser(app)
        assert browser.post("/mat-khau/x", {"a": "x" * 250_000}).status_code != 413
        assert browser.post("/mat-khau/x", {"a": "x" * 350_000}).status_code == 413
        answer = browser.post("/dang-nhap", {"a": "x" * 250_000})
        assert answer.status_code == 413
        assert "quá lớn" in answer.text
        assert browser.ask("PUT", "/dang-nhap", {"a": "x" * 250_000}).status_code == 413
    finally:
        uploads._patterns.cache_clear()


def test_a_body_of_unknown_length_is_not_read():
    assert uploads.too_large("POST", "/dang-nhap", {"transfer-encoding": "chunked"}) == 411
    assert uploads.too_large("POST", "/dang-nhap", {"content-length": "-1"}) == 413
    assert uploads.too_large("POST", "/dang-nhap", {}) is None


def test_behind_https_browsers_are_told_so(app):
    assert "strict-transport-security" not in Browser(app).get("/dang-nhap").headers
    app.state.settings = app.state.settings.model_copy(update={"public_url": "https://dondoc"})
    assert "max-age" in Browser(app, base="https://dondoc").get("/dang-nhap").headers["strict-transport-security"]


def test_the_menu_is_one_for_several_hats(monkeypatch):
    import web.menu

    for_some = Entry("plans", "web.plans", "x", (Role.COORDINATOR, Role.LEADER))
    monkeypatch.setattr(web.menu, "MENU", (*MENU, for_some))
    hats = (Grant(Role.CONTACT, "a"), Grant(Role.LEADER))
    assert for_some in menu_of(Actor("x", grants=hats))
    assert for_some not in menu_of(Actor("x", grants=hats[:1]))


def test_every_entry_of_the_menu_leads_somewhere(app):
    for slug in ("hoa", "dung", "admin", "giam", "an"):
        text = Browser(app).enter(slug).get("/").text
        for entry in MENU:
            link = app.url_path_for(entry.name)
            assert (f'class="nav-link" href="{link}"' in text) or entry.roles, (slug, entry.name)
            if f'class="nav-link" href="{link}"' in text:
                assert Browser(app).enter(slug).get(str(link)).status_code == 200, (slug, entry.name)


def test_who_is_lost_keeps_his_menu(app):
    for link in ("/khong-co", "/nhiem-vu/abc", "/nhiem-vu/999"):
        assert 'class="nav-link"' in Browser(app).enter("hoa").get(link).text, link
    assert 'class="nav-link"' not in Browser(app).get("/khong-co").text


def test_the_pictures_of_the_docs_are_there():
    import re
    from pathlib import Path

    docs = Path(__file__).parent.parent / "docs"
    shown = {
        name for page in docs.glob("*.md") for name in re.findall(r"\]\((pictures/[^)]+)\)", page.read_text("utf-8"))
    }
    assert shown
    assert [name for name in sorted(shown) if not (docs / name).is_file()] == []


def test_head_is_answered_as_get_without_its_body(app):
    answer = Browser(app).ask("HEAD", "/dang-nhap")
    assert answer.status_code == 200
    assert answer.content == b""
    assert Browser(app).ask("HEAD", "/").status_code == 303
