"""Each role walks every link it is shown, in the browser: no page violates accessibility, none is too wide, nothing is unfolded unseen."""

import datetime as dt
import re
from pathlib import Path

import pytest

from desk.drafts.taking import Paper, take_paper
from plans.access import Actor, Grant, Role
from tests.browser import PHONE, SCREEN, axe, broken_dates, fits, kind

pytestmark = pytest.mark.slow
EXAMPLE = Path(__file__).parent.parent / "examples" / "chi-thi-mau.txt"
NESTED = re.compile(r"<form\b(?:(?!</form>).)*<form\b", re.DOTALL)
MOST = 80
"""Kinds of pages of a role at most: more means that an address is told apart by something it should not be."""


def links_of(page):
    """Where the links of a page lead, of this server alone."""
    found = page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href'))")
    return [link for link in found if link.startswith("/") and "lang=" not in link]


@pytest.fixture
def draft(site):
    """A document on its way: its workbench is walked too."""
    paper = Paper(EXAMPLE.read_bytes(), EXAMPLE.name, "105", dt.date(2026, 9, 25), no_secret=True)
    hoa = Actor("hoa", "song-thao/van-phong", (Grant(Role.COORDINATOR),))
    take_paper(site.app.state.engine, site.app.state.settings, hoa, paper, site.app.state.now)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_every_page_that_is_linked(engine, draft, visit):
    looked_at = set()
    for slug in ("hoa", "an", "giam", "dung", "admin"):
        found = walk(visit(slug), looked_at)
        assert len(found) > 5, (slug, found)
        looked_at |= found - {("/", ())}


def walk(page, looked_at):
    """The kinds of pages that links lead to; what nobody has looked at yet is looked at, unfolded, and on a phone."""
    seen, waiting = set(), ["/"]
    while waiting:
        link = waiting.pop(0)
        if kind(link) in seen:
            continue
        seen.add(kind(link))
        assert len(seen) <= MOST, sorted(seen)
        answer = page.context.request.get(link)
        assert answer.status == 200, (link, answer.status)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert not NESTED.search(answer.text()), (link, "a form within a form")
        page.goto(link)
        waiting += links_of(page)
        if kind(link) not in looked_at:
            look_at(page)
    return seen


def look_at(page):
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids)), (page.url, sorted(one for one in set(ids) if ids.count(one) > 1))
    assert page.locator("h1").count() == 1, page.url
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    fits(page)
    axe(page)
    assert not broken_dates(page), page.url
    page.set_viewport_size(PHONE)
    fits(page)
    axe(page)
    assert not broken_dates(page), page.url
    page.set_viewport_size(SCREEN)
