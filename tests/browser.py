"""Debian's Chromium before a real server. Fixtures `site` and `visit` are in conftest.py; here is what they are made of.

A test: `page = visit("an", phone=True); page.goto("/"); axe(page); picture(page, "viec-hom-nay", phone=True)`.
DONDOC_PICTURES=1 makes the pictures of docs/pictures anew.
"""

import io
import os
import re
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browsing import logged_in
from tests.office import MORE, PEOPLE, UNITS

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SCREEN, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
SLUGS = sorted([*UNITS, *PEOPLE, *MORE, "12-ct-ubnd-2026"], key=len, reverse=True)
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The shell is the same engine without windows: a page costs it a third of the processor's time."""
FALSE_ALARMS = ("Failed to load resource",)
"""A page that answers 403 or 422 on purpose is told on the console too."""


class Site(NamedTuple):
    """An app that is served, and where."""

    app: Any
    url: str


@contextmanager
def served(app):
    """The app on a free port of this machine, by the server that serves it in an office."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        threading.Event().wait(0.01)
    assert server.started
    try:
        yield Site(app, f"http://127.0.0.1:{listening.getsockname()[1]}")
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@contextmanager
def started():
    """The browser; the test is skipped where there is none (`make test` installs it)."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium-headless-shell)")
    with playwright.sync_playwright() as found:
        browser = found.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


class Visits:
    """Opens pages as somebody, and looks at the end whether any script failed or anything foreign was refused."""

    def __init__(self, browser, site):
        self.browser, self.site, self.contexts, self.faults = browser, site, [], []

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for context in self.contexts:
            context.close()
        if kind is None:
            assert not self.faults, self.faults

    def page(self, slug=None, phone=False, script=True, lang=None):
        """A page logged in as `slug` (None: nobody); paths are enough for `goto`."""
        context = self.browser.new_context(
            base_url=self.site.url,
            viewport=PHONE if phone else SCREEN,
            has_touch=phone,
            java_script_enabled=script,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)
        cookies = {"dondoc": logged_in(self.site.app, slug) if slug else None, "lang": lang}
        context.add_cookies([{"name": n, "value": v, "url": self.site.url} for n, v in cookies.items() if v])
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._heard)
        return page

    def _heard(self, message):
        if message.type == "error" and not message.text.startswith(FALSE_ALARMS):
            self.faults.append(message.text)


def axe(page):
    """No violation of accessibility that axe can see on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page)
    assert not found.violations_count, f"{page.url}\n{found.generate_report()}"


def fits(page):
    """Nothing is wider than the window: no sideways scrolling on a phone."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url}: {wide}px too wide"


BROKEN = r"""() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) for (const one of walker.currentNode.data.matchAll(/\d{1,2}\/\d{1,2}\/\d{4}/g)) {
    const range = document.createRange();
    range.setStart(walker.currentNode, one.index); range.setEnd(walker.currentNode, one.index + one[0].length);
    if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(one[0]);
  }
  return found; }"""


def broken_dates(page):
    """Dates that stand on two lines."""
    return page.evaluate(BROKEN)


def kind(link):
    """Addresses of one page with other values are one kind: numbers, slugs and the values of a query do not tell apart."""
    parts = urlsplit(link)
    path = parts.path
    for slug in SLUGS:
        path = re.sub(rf"/{re.escape(slug)}(?=/|$)", "/*", path)
    return re.sub(r"\d+", "0", path), tuple(sorted(parse_qs(parts.query).keys() - {"lang"}))


def tab_to(page, locator, most=80):
    """Go on by the Tab key until this is in focus: whoever has no mouse comes there too."""
    for _ in range(most):
        if locator.evaluate("one => one === document.activeElement"):
            return locator
        page.keyboard.press("Tab")
    raise AssertionError(f"{page.url}: not to be reached by Tab: {locator}")


def picture(page, name, phone=False):
    """Keep what is seen in docs/pictures, small, where pictures are made; `phone`: as on a phone too."""
    if not os.environ.get("DONDOC_PICTURES"):
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    for size, mark in ((SCREEN, ""), (PHONE, "-phone")) if phone else ((before, ""),):
        page.set_viewport_size(size)
        _keep(page.screenshot(animations="disabled"), PICTURES / f"{name}{mark}.png")
    page.set_viewport_size(before)


def _keep(png, path):
    from PIL import Image

    Image.open(io.BytesIO(png)).convert("RGB").quantize(64).save(path, optimize=True)
