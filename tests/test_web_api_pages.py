"""What a page can do, the interface can: the table in docs/api.md has every page, and every call that it names is there."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.test_web_access_api import TABLE
from web import pages
from web.api.app import description
from web.pages.acts import Button
from web.pages.bench import Step

DOCS = Path(__file__).parent.parent / "docs" / "api.md"
OF_A_BROWSER = ("/dang-nhap", "/dang-xuat", "/mat-khau", "/mo/", "/lich/{secret}")
"""Pages for a person before a browser: logging in, passwords, links, the calendar's own file."""


ONLY_HERE = {"/khoa-truy-cap": "a token makes no token, or it would widen itself"}
"""Forms without a twin, and why."""
NAMES = {
    "of": {"page"},
    "doc_date": {"date", "signed_on"},
    "doc_number": {"number", "signed_number"},
    "signed_file": {"file"},
    "files": {"file"},
    "paper": {"file"},
    "document": {"file"},
    "text": {"file"},
    "rows": {"file"},
    "name": {"file"},
    "lines": {"assignments", "number"},
    "as_unit": {"receive_as"},
    "unit": {"units"},
    "whole": {"units"},
    "part_unit": {"unit"},
    "part_due": {"due"},
    "pasted": {"lines"},
    "answer": {"lines", "anew"},
    "do": {"edit"},
    "heir": {"to"},
    "which": {"assignments"},
    "query": {"unit", "plan", "state", "query"},
    "keys": {"keys"},
    "section": {"tasks"},
    "owner": {"set"},
    **{key: {"directive"} for key in ("circulation", "issued", "issuer", "urgency")},
    **{key: {"set"} for key in ("confirmer", "due", "force", "handling", "lead", "partners", "product", "report_to")},
    **{key: {"set"} for key in ("target", "together", "field")},
    "inside": {"act"},
    "as_typed": {"sure"},
    "refused": {"sure"},
    "soon": {"due"},
    "open_ones": {"end_open"},
}
"""Fields of forms by the names under which the interface takes them; one of these is enough."""
ASIDE = {
    "seen": "what the page has shown: the interface has a call that only shows",
    "next": "where to go afterwards",
    "offset": "the page of a list to come back to",
    "step": "whether it is shown first or done: two calls",
    "earlier": "the answer to a question that only the page asks",
    "plain": "that a browser has no script",
    "reopen": "whether it is closed or opened again: two calls",
    "was": "what the form was filled with: a program sends only what it changes",
}
"""Fields of forms that ask for nothing, and what they are."""
FIRST = {
    "/nhiem-vu/{number}/bao-cao": {"POST /assignments/{number}/files"},
    "/nhiem-vu/{number}/trinh-lanh-dao": {"POST /assignments/{number}/files"},
    "/nhiem-vu/{number}/tep": {"POST /acts"},
    "/ket-qua": {"POST /assignments/{number}/files", "POST /assignments/{number}/inside"},
    "/ket-qua/tep": {"POST /acts"},
    "/quan-tri/nguoi-moi": {"POST /registry/people/{slug}/roles"},
}
"""Forms that do in one step what the interface does in two: the other call."""
PRESSED = {
    "{button}": {
        "tiep-nhan": "accept", "nguoi-thu-ly": "officer", "tien-do": "percent", "duyet-gui": "let-out", "tra-nguoi-thu-ly": "give-back",
        "rut-lai": "give-back", "xac-nhan": "approve", "tra-lai": "return", "dung-theo-doi": "cancel",
    },
    "{step}": {"trinh": "propose", "dong-y": "agree", "tra-lai": "send-back", "khong-giao": "drop", "giao": "launch"},
}  # fmt: skip
"""What each button of an address with many is in the interface: a value, or a field of its own."""


def routes(router):
    """The routes of a router and of those within it."""
    for one in router.routes:
        inner = getattr(one, "original_router", None)
        if inner is not None:
            yield from routes(inner)
        else:
            yield one


def paths(router):
    """Their paths."""
    return (one.path for one in routes(router))


def fields(dependant):
    """What a form sends: the fields of the route and of all that it depends on."""
    return {one.alias for one in dependant.body_params}.union(*map(fields, dependant.dependencies))


@cache
def whole():
    """The description of the interface."""
    return description()


@cache
def taken(call):
    """Names of fields and values of enumerations that a call takes."""
    method, path = call.split()
    found, waiting, seen = set(), [whole()["paths"][path][method.lower()]], set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found |= set(one.get("properties", ())) | {str(value) for value in one.get("enum", ())}
            found |= {str(one["const"])} if "const" in one else set()
            found |= {part["name"] for part in one.get("parameters", ())}
            waiting += [value for key, value in one.items() if key != "responses"]
            name = one.get("$ref", "").rpartition("/")[2]
            if name and name not in seen:
                seen.add(name)
                waiting.append(whole()["components"]["schemas"][name])
    return found


def told():
    """The table: the calls of each page."""
    rows = re.findall(r"^\| `(/[^`]*)` \| (.+?) \|$", DOCS.read_text("utf-8"), re.MULTILINE)
    return {page: re.findall(r"`([A-Z]+) (/[^`]+)`", calls) for page, calls in rows}


FORMS = {
    one.path: one for one in routes(pages.router) if "POST" in one.methods and not one.path.startswith(OF_A_BROWSER)
}


@pytest.mark.parametrize("path", FORMS)
def test_every_form_has_its_twin(path):
    """What can be typed into a form, a call takes; what is pressed, a call does."""
    calls = {f"{method} {call}" for method, call in told().get(path, ()) if method != "GET"}
    if path in ONLY_HERE:
        assert not calls
        return
    assert calls, "a form that no program can send: add its call, and a line to docs/api.md"
    takes = set().union(*map(taken, calls | FIRST.get(path, set())))
    typed = fields(FORMS[path].dependant) - ASIDE.keys()
    assert {one for one in typed if not ({one} | NAMES.get(one, set())) & takes} == set()
    for part, kind in (("{button}", Button), ("{step}", Step)):
        if part in path:
            assert PRESSED[part].keys() == {one.value for one in kind}, "a new button"
            assert set(PRESSED[part].values()) <= takes


def test_every_page_has_its_calls():
    wanted = {path for path in paths(pages.router) if not path.startswith(OF_A_BROWSER)}
    table = told()
    assert wanted - table.keys() == set(), "a page that no program can do: add its call, and a line to docs/api.md"
    assert table.keys() - wanted == set(), "a line for a page that is gone"
    assert all(table.values())


def test_every_call_is_there():
    calls = {(method.upper(), path) for path, here in whole()["paths"].items() for method in here}
    named = {call for page in told().values() for call in page}
    assert named <= calls
    assert {(method.upper(), path) for method, path in TABLE} == calls
