"""What a page can do, the interface can: the table in docs/api.md has every page, and every call that it names is there."""

import re
from pathlib import Path

from starlette.datastructures import State

from tests.test_web_access_api import TABLE
from web import pages
from web.api.app import create_api, described

DOCS = Path(__file__).parent.parent / "docs" / "api.md"
OF_A_BROWSER = ("/dang-nhap", "/dang-xuat", "/mat-khau", "/mo/", "/lich/{secret}")
"""Pages for a person before a browser: logging in, passwords, links, the calendar's own file."""


def paths(router):
    """The paths of a router and of those within it."""
    for one in router.routes:
        inner = getattr(one, "original_router", None)
        if inner is not None:
            yield from paths(inner)
        else:
            yield one.path


def told():
    """The table: the calls of each page."""
    rows = re.findall(r"^\| `(/[^`]*)` \| (.+?) \|$", DOCS.read_text("utf-8"), re.MULTILINE)
    return {page: re.findall(r"`([A-Z]+) (/[^`]+)`", calls) for page, calls in rows}


def test_every_page_has_its_calls():
    wanted = {path for path in paths(pages.router) if not path.startswith(OF_A_BROWSER)}
    table = told()
    assert wanted - table.keys() == set(), "a page that no program can do: add its call, and a line to docs/api.md"
    assert table.keys() - wanted == set(), "a line for a page that is gone"
    assert all(table.values())


def test_every_call_is_there():
    calls = {
        (method.upper(), path) for path, here in described(create_api(State()))["paths"].items() for method in here
    }
    named = {call for page in told().values() for call in page}
    assert named <= calls
    assert {(method.upper(), path) for method, path in TABLE} == calls
