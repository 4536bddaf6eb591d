"""What a program sends wrongly is told in one language, with the place of the field; a parameter that is not known is refused."""

import re

import pytest

from tests.apps import office_app
from tests.programs import Caller, codes
from web.api.unread import KINDS, field_problem

LETTERS = re.compile(r"[à-ỹđĐ]")
WRONG = {
    "field-missing": ("post", "/acts", {"act": "accept"}, ["body", "assignments"], "assignments"),
    "field-unknown": ("post", "/tasks", {"lines": [{"title": "a", "units": "b", "x": 1}]}, ["body", "lines", 0, "x"], "lines.0.x"),
    "field-short": ("post", "/tasks", {"lines": [{"title": "", "units": "b"}]}, ["body", "lines", 0, "title"], "lines.0.title"),
    "field-long": ("post", "/tasks", {"lines": [{"title": "a" * 2001, "units": "b"}]}, ["body", "lines", 0, "title"], "lines.0.title"),
    "field-few": ("post", "/tasks", {"lines": []}, ["body", "lines"], "lines"),
    "field-many": ("post", "/tasks", {"lines": [{"title": "a", "units": "b"}] * 101}, ["body", "lines"], "lines"),
    "field-low": ("get", "/assignments?limit=0", None, ["query", "limit"], "limit"),
    "field-high": ("get", "/assignments?limit=9999", None, ["query", "limit"], "limit"),
    "field-choice": ("post", "/acts", {"act": "x", "assignments": [{"id": 1, "version": 1}]}, ["body", "act"], "act"),
    "field-day": ("post", "/plans/a/tasks/b/events", {"day": "1800-01-01"}, ["body", "day"], "day"),
    "field-kind": ("get", "/assignments?limit=x", None, ["query", "limit"], "limit"),
    "field-form": ("post", "/tasks", {"lines": [{"title": "a\0", "units": "b"}]}, ["body", "lines", 0, "title"], "lines.0.title"),
}  # fmt: skip


@pytest.fixture(scope="module")
def app(sqlite_template, tmp_path_factory):
    import shutil

    from models.database import open_database

    path = tmp_path_factory.mktemp("unread") / "dondoc.db"
    shutil.copy(sqlite_template, path)
    app = office_app(open_database(f"sqlite:///{path}"))
    yield app
    app.state.engine.dispose()


@pytest.fixture(scope="module")
def caller(app):
    return Caller(app, "dung")


@pytest.mark.parametrize("code", WRONG)
def test_a_wrong_field_is_told_in_the_language_asked_for(caller, code):
    method, path, sent, place, field = WRONG[code]
    for lang in ("vi", "en", "fr, en;q=0", "fr;q=0.9, en-GB;q=0.5", ""):
        answer = caller.call(method.upper(), path, sent, headers={"Accept-Language": lang})
        assert codes(answer, 422) == [code]
        told = answer.json()["problems"][0]
        assert told["place"]["path"] == place
        assert told["place"]["field"] == field
        assert field in told["says"]
        words = told["says"] + told["do"]
        assert bool(LETTERS.search(words)) is (lang in ("vi", "fr, en;q=0", "")), words
        assert not re.search(r"[Ii]nput|[Ss]hould|valid ", words), words


@pytest.mark.parametrize("path", ["/plans", "/plans/preview", "/plans/a/amendments", "/plans/a/amendments/preview"])
@pytest.mark.parametrize("field", ["plan", "text"])
def test_a_text_beyond_what_is_described_is_refused(caller, path, field):
    """The calls made from the description leave this length out: thousands of them have better to do."""
    described = caller.read("/openapi.json")["components"]["schemas"]
    longest = described["NewVersion" if "amendments" in path else "PlanFile"]["properties"][field]["maxLength"]
    answer = caller.post(path, {"plan": "a", field: "a" * (longest + 1)})
    assert codes(answer, 422) == ["field-long"]
    assert answer.json()["problems"][0]["place"]["field"] == field


def test_no_word_of_the_library_reaches_an_answer():
    from typing import get_args

    from pydantic_core.core_schema import ErrorType

    for kind in get_args(ErrorType):
        told = field_problem({"type": kind, "loc": ("body", "a"), "msg": "a word of the library", "ctx": {}})
        assert told.code.startswith("field-")
        assert "library" not in str(told)
    assert len({start for start, _ in KINDS}) == len(KINDS)


def test_a_parameter_that_is_not_known_is_refused(caller):
    answer = caller.get("/assignments?stat=open-overdue&limit=2&x=1", headers={"Accept-Language": "vi"})
    assert codes(answer, 422) == ["query-unknown", "query-unknown"]
    told = answer.json()["problems"][0]
    assert told["says"] == 'Địa chỉ này không có tham số "stat"'
    assert "state" in told["do"]
    assert told["place"]["path"] == ["query", "stat"]
    assert codes(caller.get("/me?x=1"), 422) == ["query-unknown"]
    assert codes(caller.post("/tasks?x=1", {"lines": [{"title": "a", "units": "b"}]}), 422) == ["query-unknown"]
    assert caller.read("/drafts?stage=open&stage=agreed")["total"] == 0
    assert codes(Caller(caller.app).get("/me?x=1"), 401) == ["token-missing"]
