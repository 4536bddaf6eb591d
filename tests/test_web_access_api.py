"""Every address of the interface for every role and every scope: who may is said here once more, as the pages' walk does."""

import pytest

from plans.files import write_plan
from plans.scopes import Scope, opens
from tests.apps import office_app
from tests.office import plan
from tests.programs import Caller, codes
from web.api.app import description

HOME = "song-thao/so-noi-vu"
WHO = ("hoa", "dung", "admin", "giam", "giam2", "vien", "an", "binh", "chi", "em", "khach")
ALL = set(WHO)
SEES = {"hoa", "dung", "admin", "giam", "an", "binh", "chi"}
GIVERS = {"hoa", "dung"}
KEEPS = {"admin"}
QUICK = {"lines": [{"title": "Thử quyền", "units": HOME}]}
PLAN = write_plan(plan(plan="thu-quyen"))
ONE = [{"id": 1, "version": 999}]
REGISTER = '[{"incoming_number": "7", "incoming_date": "2026-09-01", "subject": "Về việc thử"}]'
PASSED = {"unit": HOME, "to": "song-thao/so-tai-chinh", "reason": "Thử quyền"}
EVENT = {"day": "2026-09-28", "units": ["song-thao/xa-an-binh"]}
TABLE = {
    ("get", "/me"): (Scope.READ, ALL, None),
    ("get", "/today"): (Scope.READ, ALL, None),
    ("get", "/assignments"): (Scope.READ, ALL, None),
    ("get", "/assignments/{number}"): (Scope.READ, SEES, None),
    ("get", "/plans"): (Scope.READ, ALL, None),
    ("get", "/plans/{slug}"): (Scope.READ, ALL - {"vien"}, None),
    ("get", "/overdue"): (Scope.READ, ALL, None),
    ("get", "/unit-table"): (Scope.READ, ALL, None),
    ("get", "/exports/tasks"): (Scope.READ, ALL, None),
    ("get", "/exports/tasks.xlsx"): (Scope.READ, ALL, None),
    ("get", "/papers/{kind}.{ending}"): (Scope.READ, ALL, None),
    ("post", "/registers"): (Scope.PLAN, GIVERS, None),
    ("post", "/registers/preview"): (Scope.PLAN, GIVERS, None),
    ("get", "/units"): (Scope.READ, ALL, None),
    ("get", "/units/{slug}"): (Scope.READ, SEES, None),
    ("post", "/acts"): (Scope.ACT, {"an", "binh"}, {"act": "accept", "assignments": ONE}),
    ("put", "/assignments/{number}/officer"): (Scope.ACT, {"an", "binh"}, {"officer": "binh", "version": 999}),
    ("post", "/plans/{slug}/tasks/{task}/events"): (Scope.ACT, {"hoa", "dung", "em"}, EVENT),  # for itself, as its unit
    ("post", "/orders"): (Scope.ACT, {"hoa", "dung", "giam", "giam2"}, {"words": "Thử quyền", "units": HOME}),
    ("post", "/tasks"): (Scope.PLAN, GIVERS, QUICK),
    ("post", "/tasks/preview"): (Scope.PLAN, GIVERS, QUICK),
    ("post", "/assignments/{number}/progress"): (Scope.ACT, {"an", "binh"}, {"version": 999, "percent": 5}),
    ("post", "/assignments/{number}/files"): (Scope.ACT, {"an", "binh"}, None),
    ("get", "/assignments/{number}/files/{file}"): (Scope.READ, SEES, None),
    ("delete", "/assignments/{number}/files/{file}"): (Scope.ACT, {"an", "binh"}, None),
    ("post", "/assignments/{number}/inside"): (
        Scope.ACT,
        {"an", "binh"},
        {"version": 999, "act": "submit", "note": "x"},
    ),
    ("get", "/more-time"): (Scope.READ, ALL, None),
    ("post", "/assignments/{number}/more-time"): (
        Scope.ACT,
        {"an", "binh"},
        {"until": "2026-10-15", "ground": "own", "reason": "x", "version": 999},
    ),
    ("post", "/assignments/{number}/more-time/answer"): (Scope.ACT, {"dung"}, {"act": "agree", "version": 999}),
    ("post", "/assignments/{number}/parts"): (Scope.ACT, {"an"}, {"parts": [{"unit": "khong-co"}]}),
    ("post", "/assignments/{number}/contributions"): (
        Scope.ACT,
        {"an", "binh"},
        {"words": "Thử quyền", "day": "2026-09-29", "every": True},
    ),
    ("post", "/assignments/{number}/contributions/{ask}"): (Scope.ACT, SEES, None),
    ("get", "/assignments/{number}/contributions/{ask}/file"): (Scope.READ, SEES, None),
    ("post", "/assignments/{number}/contributions/{ask}/withdrawal"): (Scope.ACT, SEES, {"why": "Thử quyền"}),
    ("post", "/inside"): (Scope.ACT, {"an", "binh"}, {"assignments": ONE, "act": "give-back"}),
    ("post", "/shares"): (Scope.ACT, {"an"}, {"assignments": ONE, "unit": "khong-co"}),
    ("get", "/papers"): (Scope.READ, ALL, None),
    ("post", "/papers"): (Scope.ACT, {"hoa", "dung", "giam", "giam2", "vien"}, {"kind": "report", "ending": "xlsx"}),
    ("get", "/papers/{number}/file"): (Scope.READ, {"hoa", "dung", "admin", "giam"}, None),
    ("post", "/papers/{number}/filing"): (Scope.ACT, {"hoa", "dung", "giam"}, None),
    ("post", "/papers/{number}/discarding"): (Scope.ACT, {"hoa", "dung", "giam"}, None),
    ("get", "/drafts/{number}/before"): (Scope.PLAN, GIVERS, None),
    ("get", "/drafts/{number}/submission.docx"): (Scope.PLAN, GIVERS, None),
    ("get", "/drafts/{number}/plan.{ending}"): (Scope.PLAN, GIVERS, None),
    ("post", "/drafts/{number}/plan"): (Scope.PLAN, GIVERS, None),
    ("get", "/plans/{slug}/progress"): (Scope.READ, ALL - {"vien"}, None),
    ("get", "/plans/{slug}/document"): (Scope.READ, ALL - {"vien"}, None),
    ("get", "/drafts/{number}/document"): (Scope.PLAN, GIVERS, None),
    ("post", "/drafts/{number}/doubts"): (Scope.PLAN, GIVERS, {"version": 1, "keys": ["x"]}),
    ("get", "/papers/{number}"): (Scope.READ, {"hoa", "dung", "admin", "giam"}, None),
    ("get", "/filters"): (Scope.READ, ALL, None),
    ("post", "/filters"): (Scope.ACT, ALL, {"page": "tasks", "name": "x", "query": {"state": "review"}}),
    ("delete", "/filters/{number}"): (Scope.ACT, ALL, None),
    ("get", "/calendar"): (Scope.READ, ALL, None),
    ("post", "/calendar"): (Scope.ACT, ALL, None),
    ("delete", "/calendar"): (Scope.ACT, ALL, None),
    ("get", "/tokens"): (Scope.READ, ALL, None),
    ("delete", "/tokens/{number}"): (Scope.READ, ALL, None),
    ("get", "/registry/units"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/units"): (Scope.ADMIN, KEEPS, {"name": "Thử", "kind": "không có"}),
    ("post", "/registry/imports"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/renames"): (Scope.ADMIN, KEEPS, {"unit": "khong-co", "name": "Thử"}),
    ("post", "/registry/endings"): (Scope.ADMIN, KEEPS, {"unit": "khong-co", "day": "2026-10-01"}),
    ("get", "/registry/units/{slug}"): (Scope.ADMIN, KEEPS, None),
    ("get", "/registry/people"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/people"): (Scope.ADMIN, KEEPS, {"name": "Thử", "unit": "khong-co"}),
    ("get", "/registry/people/{slug}"): (Scope.ADMIN, KEEPS, None),
    ("put", "/registry/people/{slug}"): (Scope.ADMIN, KEEPS, {"name": "Thử", "unit": "khong-co"}),
    ("post", "/registry/people/{slug}/roles"): (Scope.ADMIN, KEEPS, {"role": "officer", "unit": "khong-co"}),
    ("delete", "/registry/people/{slug}/roles/{number}"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/people/{slug}/put-away"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/people/{slug}/take-back"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/people/{slug}/password-link"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/people/{slug}/accounts"): (Scope.ADMIN, KEEPS, {"subject": "x"}),
    ("delete", "/registry/people/{slug}/accounts"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/channels"): (Scope.ADMIN, KEEPS, {"channel": "x", "person": "khong-co"}),
    ("delete", "/registry/channels/{number}"): (Scope.ADMIN, KEEPS, None),
    ("post", "/registry/channels/{number}/try"): (Scope.ADMIN, KEEPS, None),
    ("get", "/webhooks"): (Scope.ADMIN, KEEPS, None),
    ("post", "/webhooks"): (Scope.ADMIN, KEEPS, {"url": "x"}),
    ("get", "/webhooks/{number}"): (Scope.ADMIN, KEEPS, None),
    ("post", "/webhooks/{number}/try"): (Scope.ADMIN, KEEPS, None),
    ("post", "/webhooks/{number}/pause"): (Scope.ADMIN, KEEPS, None),
    ("post", "/webhooks/{number}/resume"): (Scope.ADMIN, KEEPS, None),
    ("delete", "/webhooks/{number}"): (Scope.ADMIN, KEEPS, None),
    ("post", "/plans/preview"): (Scope.PLAN, GIVERS, {"plan": PLAN}),
    ("post", "/plans"): (Scope.PLAN, {"dung"}, {"plan": PLAN, "anew": True}),
    ("post", "/plans/{slug}/amendments/preview"): (Scope.PLAN, GIVERS, {"plan": write_plan(plan())}),
    ("post", "/plans/{slug}/amendments"): (Scope.PLAN, {"dung"}, {"plan": write_plan(plan())}),
    ("get", "/hand-overs"): (Scope.READ, {"hoa", "dung", "admin", "an", "binh"}, None),
    ("post", "/hand-overs/preview"): (Scope.ACT, {"hoa", "dung", "admin"}, PASSED),
    ("post", "/hand-overs"): (Scope.ACT, {"hoa", "dung", "admin"}, PASSED | {"to": "khong-co"}),
    ("get", "/hand-over-proposals"): (Scope.READ, ALL, None),
    ("get", "/hand-over-proposals/{number}"): (Scope.READ, {"hoa", "dung", "admin"}, None),
    ("post", "/hand-over-proposals/{number}/acts"): (Scope.ACT, {"hoa", "dung", "admin"}, {"act": "agree"}),
    ("post", "/plans/{slug}/closing"): (Scope.PLAN, GIVERS, {"basis": " ", "reason": " "}),
    ("post", "/plans/{slug}/reopening"): (Scope.PLAN, GIVERS, {"basis": " ", "reason": " "}),
    ("post", "/plans/{slug}/amending"): (Scope.PLAN, GIVERS, None),
    ("get", "/plans/{slug}/amending/{number}/paper"): (Scope.READ, ALL - {"vien"}, None),
    ("get", "/drafts/{number}/amending"): (Scope.PLAN, GIVERS, None),
    ("post", "/drafts/{number}/amending"): (Scope.PLAN, GIVERS, {"version": 999}),
    ("post", "/documents/compile"): (Scope.PLAN, GIVERS, None),
    ("get", "/drafts"): (Scope.PLAN, GIVERS, None),
    ("post", "/drafts"): (Scope.PLAN, GIVERS, None),
    ("get", "/drafts/{number}"): (Scope.PLAN, GIVERS, None),
    ("get", "/drafts/{number}/history"): (Scope.PLAN, GIVERS, None),
    ("post", "/drafts/{number}/edits"): (Scope.PLAN, GIVERS, {"version": 999, "edit": {"kind": "drop", "tasks": []}}),
    ("post", "/drafts/{number}/side"): (Scope.PLAN, GIVERS, {"version": 999}),
    ("post", "/drafts/{number}/undo"): (Scope.PLAN, GIVERS, {"version": 999}),
    ("post", "/drafts/{number}/acts"): (Scope.PLAN, {"hoa"}, {"version": 999, "act": "propose"}),
}
FILES = {
    "/documents/compile": ("a.txt", "1. Sở Nội vụ báo cáo."),
    "/drafts": ("a.txt", "1. Sở Nội vụ báo cáo."),
    "/registers": ("a.json", REGISTER),
    "/registers/preview": ("a.json", REGISTER),
    "/drafts/{number}/plan": ("a.txt", "x"),
    "/assignments/{number}/files": ("a.txt", "Kết quả."),
    "/assignments/{number}/contributions/{ask}": ("a.txt", "Nhất trí."),
    "/registry/imports": ("a.csv", "x"),
}
SPOILT = {
    key for key, (scope, _, _) in TABLE.items() if scope is Scope.ADMIN or key[0] == "delete" or key[1] in
    ("/assignments/{number}/files", "/assignments/{number}/files/{file}", "/assignments/{number}/inside", "/assignments/{number}/parts",
     "/assignments/{number}/more-time", "/assignments/{number}/more-time/answer",
     "/assignments/{number}/contributions", "/assignments/{number}/contributions/{ask}",
     "/assignments/{number}/contributions/{ask}/file", "/assignments/{number}/contributions/{ask}/withdrawal",
     "/inside", "/shares", "/hand-overs", "/hand-over-proposals/{number}", "/hand-over-proposals/{number}/acts",
     "/plans/{slug}/document", "/plans/{slug}/closing", "/plans/{slug}/reopening",
     "/plans/{slug}/amending", "/plans/{slug}/amending/{number}/paper", "/drafts/{number}/amending",
     "/drafts/{number}/plan",
     "/papers/{number}/filing", "/assignments/{number}/progress", "/orders")
}  # fmt: skip
"""Calls that are asked with something that is wrong or not there, so that they change nothing."""
"""Each call: the scope that it needs, who may make it (assignment 1 being the first department's), and what is sent."""


@pytest.fixture(scope="module")
def app(sqlite_template, tmp_path_factory):
    """The small office, once: no call here changes what another one is asked."""
    import shutil

    from models.database import open_database

    path = tmp_path_factory.mktemp("access") / "dondoc.db"
    shutil.copy(sqlite_template, path)
    app = office_app(open_database(f"sqlite:///{path}"))
    drafted = ask(Caller(app, "hoa"), "post", "/drafts", None)
    assert (drafted.status_code, drafted.json()["id"]) == (201, 1)
    assert Caller(app, "giam").post("/papers", {"kind": "report", "ending": "xlsx"}).json()["id"] == 1
    yield app
    app.state.engine.dispose()


@pytest.fixture(scope="module")
def callers(app):
    return {slug: Caller(app, slug) for slug in WHO}


def ask(caller, method, path, sent):
    slug = HOME if "units" in path else "khong-co" if "people" in path else "12-ct-ubnd-2026"
    number = 1 if path.startswith(("/assignments", "/papers", "/drafts")) else 99
    link = path.format(number=number, slug=slug, task="3", kind="report", ending="xlsx", file=99, ask=99)
    if (method, path) == ("get", "/hand-overs"):
        link = f"{link}?unit={HOME}"
    if method == "post" and path in FILES:
        return caller.post(link, files={"file": FILES[path]}, data={"no_secret": "true", "version": "1"})
    return caller.call(method.upper(), link, sent)


def test_the_table_has_every_call():
    found = {(method, path) for path, calls in description()["paths"].items() for method in calls}
    assert found == TABLE.keys(), "a new call needs its line in the table"


@pytest.mark.parametrize(("method", "path"), TABLE)
def test_each_call_for_everybody(app, callers, method, path):
    _, may, sent = TABLE[method, path]
    assert codes(ask(Caller(app), method, path, sent), 401) == ["token-missing"]
    for slug in WHO:
        answer = ask(callers[slug], method, path, sent)
        assert (answer.status_code != 403) is (slug in may), (slug, answer.text)
        assert answer.status_code in (200, 201, 403, 404, 409, 422), (slug, answer.text)
        if slug in may and answer.status_code in (404, 422):
            assert (method, path) in SPOILT, (slug, answer.text)


@pytest.fixture(scope="module")
def scoped(app):
    return {(slug, one): Caller(app, slug, [one]) for slug in ("dung", "admin") for one in Scope}


@pytest.mark.parametrize(("method", "path"), TABLE)
def test_each_call_for_every_scope(scoped, method, path):
    scope, _, sent = TABLE[method, path]
    for one in Scope:
        answer = ask(scoped["admin" if scope is Scope.ADMIN else "dung", one], method, path, sent)
        missing = answer.status_code == 403 and answer.json()["problems"][0]["code"] == "token-scope-missing"
        assert missing is not opens(frozenset({one}), scope), (one, answer.text)


def test_who_may_not_give_a_plan_does_not_learn_that_it_was_given(app, callers):
    assert callers["hoa"].call("POST", "/plans", {"plan": PLAN}).status_code == 403
