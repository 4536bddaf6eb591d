"""Documents on their way to work given, on the pages of the small office. A test imports `app` and `hoa` too."""

import datetime as dt
import re
from html import unescape

import pytest

from tests.apps import app_on
from tests.browsing import Browser, forms_of
from tests.office import furnish
from tests.papers import NOTE, TEXT

MOMENT = dt.datetime(2026, 9, 1, 1, tzinfo=dt.UTC)

TAKE, LIST, ONE = "/van-ban/moi", "/van-ban", "/van-ban/1"


@pytest.fixture
def app(engine):
    with app_on(engine, MOMENT, furnish) as app:
        yield app


@pytest.fixture
def hoa(app):
    return Browser(app).enter("hoa")


def take(browser, data=TEXT.encode(), name="Chỉ thị 15.txt", **fields):
    form = forms_of(browser.get(TAKE).text)[TAKE]
    values = {"incoming_number": "123", "incoming_date": "01/09/2026", "note": NOTE, "no_secret": "1"} | fields
    kept = {key: one[0] for key, one in form.items() if key == "the"} | values
    return browser.post(TAKE, kept, files=[("document", (name, data))] if data else None)


def many(browser, page=ONE, **values):
    return browser.send(page, f"{page}/nhieu", **values)


def ids(text, pile):
    inside = re.search(rf'<section [^>]*aria-labelledby="p-{pile}">(.*?)</section>', text, re.DOTALL)[1]
    return [unescape(one) for one in re.findall(r'name="tasks" value="([^"]+)"', inside)]
