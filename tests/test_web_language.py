"""English behind a switch: the address, then a cookie, then the installation's own; every page in both, dates as offices write them."""

import re
from html import unescape
from pathlib import Path

import pytest

from plans.wording import labels
from tests.apps import app_on_sqlite as app
from tests.browser import kind
from tests.browsing import Browser

__all__ = ["app"]

TEMPLATES = sorted((Path(__file__).parent.parent / "web" / "templates").glob("*.html"))
PAGES = ("/", "/qua-han", "/nhiem-vu", "/nhiem-vu/1", "/danh-muc", "/danh-muc/12-ct-ubnd-2026", "/don-vi", "/mat-khau")


@pytest.mark.parametrize("link", [*PAGES, "/khong-co"])
def test_every_page_in_both(app, link):
    browser = Browser(app).enter("hoa")
    said = {}
    for lang in ("vi", "en"):
        text = browser.get(f"{link}?lang={lang}").text
        assert f'<html lang="{lang}">' in text
        said[lang] = re.sub(r"<[^>]+>", " ", text)
    assert said["vi"] != said["en"]
    assert not re.search(r"\b\d{4}-\d\d-\d\d\b", said["vi"] + said["en"]), "dates are dd/mm/yyyy in both"
    assert "web." not in said["en"], "a label without words"


def test_the_choice_is_kept_and_can_be_taken_back(app):
    browser = Browser(app).enter("an")
    assert "Việc cần xử lý hôm nay" in browser.get("/").text
    assert "To do today" in browser.get("/?lang=en").text
    assert "To do today" in browser.get("/").text
    assert "Việc cần xử lý hôm nay" in browser.get("/?lang=vi").text
    assert "Việc cần xử lý hôm nay" in browser.get("/?lang=xx").text, "nothing else is a language"
    assert browser.cookies.get("lang") == "vi"


def test_what_is_wrong_is_said_in_the_language_too(app):
    browser = Browser(app).enter("an")
    answer = browser.get("/nhiem-vu/999?lang=en")
    assert answer.status_code == 404
    assert "Không có" not in answer.text
    refused = Browser(app).send("/dang-nhap?lang=en", "/dang-nhap", slug="an", password="sai sai sai")
    assert 'role="alert"' in refused.text
    assert "Log in" in refused.text


def test_the_installation_may_be_english(app):
    app.state.settings = app.state.settings.model_copy(update={"lang": "en"})
    assert '<html lang="en">' in Browser(app).get("/dang-nhap").text


def test_a_clause_in_english(app):
    text = Browser(app).enter("an").get("/nhiem-vu/1?lang=en").text
    assert "point a, clause 1" in text
    assert "as of 08:00 on 28/09/2026".capitalize() in text


def test_the_history_is_in_english_where_the_words_are_ours(app):
    an = Browser(app).enter("an")
    an.send("/", "/nhiem-vu/tiep-nhan", lines="1:1", officer="binh")
    text = an.get("/nhiem-vu/1?lang=en").text
    assert "Officer in charge: Lê Thị Bình" in text
    assert "Người thụ lý" not in text
    assert "Người thụ lý: Lê Thị Bình" in an.get("/nhiem-vu/1?lang=vi").text


def test_what_is_of_limited_circulation_is_called_so_in_both(app):
    from sqlalchemy import update

    from models.core import table
    from models.database import writing
    from models.tables import LaunchedPlan
    from tests.programs import Caller

    with writing(app.state.engine) as session:
        session.connection().execute(update(table(LaunchedPlan)).values(circulation="internal", number=None))
    an, program = Browser(app).enter("an"), Caller(app, "an")
    for lang in ("vi", "en"):
        words = labels(lang)["web.internal"]
        assert f">{words}</a> (2)" in an.get(f"/?lang={lang}").text
        told = program.read("/today", headers={"Accept-Language": lang})["receive"][0]
        assert told["heading"] == words


def test_the_switch_keeps_the_page(app):
    text = Browser(app).enter("hoa").get("/nhiem-vu?state=draft&tu=0").text
    assert 'href="/nhiem-vu?state=draft&amp;tu=0&amp;lang=en"' in text


def test_templates_hold_no_words_of_their_own():
    spoken = re.compile(r"[À-ỹ]")
    for path in TEMPLATES:
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not spoken.search(text), f"{path.name}: {text[max(spoken.search(text).start() - 40, 0) :][:80]}"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_label_of_the_templates_has_words(lang):
    for path in TEMPLATES:
        for key in re.findall(r"""\bt\(["']([a-z][a-z0-9.-]+)["'][,)]""", path.read_text("utf-8")):
            assert key in labels(lang), (path.name, key)


def test_no_page_shows_a_label_without_words(app):
    """Labels put together while a page is drawn too: of every page that the coordinator is linked to, in English."""
    groups = {key.partition(".")[0] for key in labels("en")}
    bare = re.compile(rf">[^<]*\b(?:{'|'.join(sorted(groups, key=len, reverse=True))})\.[a-z]+(?:-[a-z]+)*[^<]*<")
    browser, seen, waiting = Browser(app).enter("hoa"), set(), ["/?lang=en"]
    while waiting:
        link = waiting.pop(0)
        if kind(link) in seen:
            continue
        seen.add(kind(link))
        answer = browser.get(link)
        if answer.headers["content-type"].startswith("text/html"):
            assert not (found := bare.search(answer.text)), (link, found[0])
            hrefs = re.findall(r'href="(/[^"]*)"', answer.text)
            waiting += [unescape(one) for one in hrefs if "/static/" not in one and "lang=vi" not in one]
    assert len(seen) > 10


def test_the_products_reasons_are_in_english_and_the_documents_words_are_not(app):
    from models.core import table
    from models.database import writing
    from models.tables import Task

    with writing(app.state.engine) as session:
        task, why = table(Task), "Có thời hạn: “trước ngày 01/10/2026”"
        session.connection().execute(task.update().where(task.c.id == 1).values(why=why))
    page = Browser(app).enter("hoa").get("/danh-muc/12-ct-ubnd-2026?lang=en").text
    assert "Why: Has a deadline: “trước ngày 01/10/2026”" in unescape(page)
