"""The interface for programs: tokens and scopes, lists, acts, plans, and how it refuses; on both databases."""

import pytest

from desk.reporting import task_list
from desk.tokens import make_token
from plans.files import read_plan, write_plan
from tests.apps import app
from tests.browsing import Browser
from tests.documents import as_docx, as_pdf
from tests.office import plan
from tests.programs import Caller, codes

__all__ = ["app"]

SLUG, HOME = "12-ct-ubnd-2026", "song-thao/so-noi-vu"


def act(caller, name, number=1, version=None, **more):
    seen = version or caller.read(f"/assignments/{number}")["version"]
    return caller.post("/acts", {"act": name, "assignments": [{"id": number, "version": seen}], **more})


def test_only_with_a_token_that_opens_something(app):
    assert codes(Caller(app).get("/me"), 401) == ["token-missing"]
    assert Caller(app).get("/me").headers["www-authenticate"] == "Bearer"
    wrong = {"Authorization": "Bearer dondoc_x"}
    assert codes(Caller(app).get("/assignments", headers=wrong), 401) == ["token-missing"]
    assert Browser(app).enter("hoa").get("/api/v1/me").status_code == 401, "a browser's session is no token"
    assert Browser(app).get("/api/v1/openapi.json").status_code == 200


def test_scopes_narrow_what_the_person_may(app):
    reads = Caller(app, "an", ["read"])
    assert reads.read("/me") == {
        "slug": "an", "name": "Phạm Văn An", "unit": HOME, "roles": [f"contact:{HOME}"], "scopes": ["read"],
    }  # fmt: skip
    assert codes(act(reads, "accept"), 403) == ["token-scope-missing"]
    acts = Caller(app, "an", ["act"])
    assert act(acts, "accept").json() == [
        {
            "id": 1, "unit": "Sở Nội vụ tỉnh Sông Thao", "title": "Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã",
            "from_stage": "draft", "to_stage": "execute", "next": "Sở Nội vụ tỉnh Sông Thao",
            "unanswered": [], "paper": "", "waits": [], "asked_until": None,
        }
    ]  # fmt: skip
    assert codes(acts.post("/plans/preview", {"plan": write_plan(plan())}), 403) == ["token-scope-missing"]


def test_lists_are_those_of_the_pages(app):
    caller = Caller(app, "hoa", ["read"])
    page = task_list(app.state.engine, app.state.now)
    first = caller.read("/assignments?limit=2")
    assert first["total"] == page.total
    assert [one["id"] for one in first["items"]] == [line.id for line in page.rows[:2]]
    assert (first["offset"], first["limit"], first["next"]) == (0, 2, 2)
    last = caller.read(f"/assignments?limit=2&offset={page.total - 1}")
    assert (len(last["items"]), last["next"]) == (1, None)
    one = caller.read("/assignments/1")
    assert (one["due"], one["last_day"]) == ("2026-09-30T17:00:00Z", "2026-09-30")
    assert (one["state"], one["turn"], one["acts"]) == ("open-on-time", "unit", ["cancel"])
    assert [line["act"] for line in one["history"]] == ["launch"]
    assert Caller(app, "an").read("/assignments")["total"] == 2
    assert codes(Caller(app, "em").get("/assignments/1"), 403) == ["not-yours-to-see"]
    assert codes(caller.get("/assignments/999"), 404) == ["assignment-unknown"]
    assert codes(caller.get("/assignments?state=late"), 404) == ["unknown-state"]


def test_plans_units_and_the_board(app):
    caller = Caller(app, "hoa", ["read"])
    assert [one["slug"] for one in caller.read("/plans")["items"]] == [SLUG]
    seen = caller.read(f"/plans/{SLUG}")
    assert [one["key"] for one in seen["items"]] == ["1.a", "1.b", "2", "3", "4"]
    assert seen["items"][0]["due"] == {
        "kind": "date", "date": "2026-09-30", "time": None, "start": None, "text": "trước ngày 01/10/2026",
    }  # fmt: skip
    assert codes(caller.get("/plans/khong-co"), 404) == ["unknown-plan"]
    far = caller.read(f"/plans/{SLUG}/progress?at=2026-10-03")
    assert [(one["name"], one["total"], one["late"]) for one in far["sections"]] == [("1", 3, 1), ("4", 2, 2)]
    assert sum(one["total"] for one in far["months"]) == far["plan"]["assignments"] == 5
    assert "launch" in [one["what"] for one in far["history"]]
    assert caller.read("/units?find=noi vu")["items"][0]["slug"] == HOME
    unit = caller.read("/units/song-thao%2Fso-noi-vu")
    assert (unit["name"], unit["assignments"]["total"]) == ("Sở Nội vụ tỉnh Sông Thao", 2)
    assert codes(Caller(app, "em").get(f"/units/{HOME}"), 403) == ["not-yours-to-see"]
    late = caller.read("/overdue?at=2026-10-03")
    assert [one["id"] for one in late["overdue"]["items"]] == [4, 5, 1]
    assert late["figures"]["states"]["open-overdue"] == 3
    assert late["overdue"]["items"][2]["days_late"] == 3
    table = caller.read("/unit-table?at=2026-10-03T00:00:00Z")
    assert sum(one["open_overdue"] for one in table) == 3
    assert codes(caller.get("/overdue?at=2026-02-30"), 422) == ["field-day"]


def test_a_day_and_the_whole_way_of_an_assignment(app):
    an, hoa = Caller(app, "an"), Caller(app, "hoa")
    group = an.read("/today")["receive"][0]
    pairs = [{"id": one["id"], "version": one["version"]} for one in group["assignments"]]
    assert an.post("/acts", {"act": "accept", "assignments": pairs}).status_code == 200
    named = an.call("PUT", "/assignments/1/officer", {"officer": "binh", "version": 2}).json()
    assert (named["officer"], named["version"], named["acts"]) == ("binh", 3, ["hand-in"])
    for nothing in ({}, {"result": {"date": "2026-09-25", "signer": "Nguyễn Văn Hòa"}}):
        assert codes(act(an, "hand-in", **nothing), 422) == ["result-missing"]
    result = {"number": "45/BC-SNV", "date": "2026-09-25", "subject": "Kết quả rà soát"}
    assert act(an, "hand-in", result=result).json()[0]["to_stage"] == "review"
    assert codes(act(an, "approve"), 403) == ["own-work"]
    assert codes(act(hoa, "return", version=1, note="x", correct_by="2026-10-05"), 409) == ["move-conflict"]
    assert codes(act(hoa, "return"), 422) == ["note-missing", "correct-by-missing"]
    assert act(hoa, "approve").status_code == 200
    last = hoa.read("/assignments/1")["history"][-2:]
    assert [(one["act"], one["by"]) for one in last] == [("hand-in", "an"), ("approve", "hoa")]
    assert last[0]["evidence"] == "Số 45/BC-SNV ngày 25/09/2026: Kết quả rà soát"


def test_all_or_none(app):
    pairs = [{"id": 1, "version": 1}, {"id": 3, "version": 1}]
    refused = Caller(app, "an").post("/acts", {"act": "accept", "assignments": pairs})
    assert codes(refused, 403) == ["not-your-unit"]
    assert Caller(app, "an").read("/assignments/1")["stage"] == "draft"


def test_a_unit_works_inside(app):
    an, hoa = Caller(app, "an"), Caller(app, "hoa")
    act(an, "accept")
    told = an.post("/assignments/1/progress", {"version": 2, "percent": 40, "note": "đang gom số liệu"}).json()
    assert (told["progress"], told["history"][-1]["act"], told["version"]) == (40, "progress", 3)
    paper = as_pdf()
    sent = {"file": ("kết quả.pdf", paper)}
    assert codes(an.post("/assignments/1/files", files=sent, data={"no_secret": "false"}), 422) == [
        "secrecy-tick-missing"
    ]
    kept = an.post("/assignments/1/files", files=sent, data={"no_secret": "true"}).json()["files"]
    assert [(one["name"], one["out"]) for one in kept] == [("kết quả.pdf", False)]
    assert hoa.read("/assignments/1")["files"] == [], "what is not handed in is the unit's own"
    path = f"/assignments/1/files/{kept[0]['id']}"
    assert codes(hoa.get(path), 404) == ["proof-unknown"]
    assert act(an, "hand-in").status_code == 200, "the paper says it itself"
    assert "11/CT-UBND" in hoa.read("/assignments/1")["history"][-1]["evidence"]
    assert hoa.get(path).content == paper
    assert hoa.get(path).headers["content-disposition"].startswith("attachment")
    wrong = {"file": ("a.exe", b"MZ123")}
    act(an, "accept", 2)
    assert codes(an.post("/assignments/2/files", files=wrong, data={"no_secret": "true"}), 422) == ["file-kind"]
    kept = an.post("/assignments/2/files", files=sent, data={"no_secret": "true"}).json()["files"]
    assert an.call("DELETE", f"/assignments/2/files/{kept[0]['id']}").json()["files"] == []


def test_files_and_papers(app):
    giam = Caller(app, "giam")
    sheet = giam.get("/exports/tasks.xlsx?state=open-on-time")
    assert (sheet.status_code, sheet.content[:2]) == (200, b"PK")
    told = giam.read("/exports/tasks?state=open-on-time")
    assert (told["format"], len(told["tasks"])) == ("dondoc-tasks-1", 3)
    assert giam.get("/papers/brief.pdf").content[:5] == b"%PDF-"
    assert codes(giam.get("/papers/brief.xlsx"), 422) == ["paper-ending"]
    assert giam.get("/papers/none.pdf").status_code == 422
    drafted = giam.post("/papers?at=2026-10-03", {"kind": "letter"}).json()
    assert (drafted["kind"], drafted["number"]) == ("letter", None)
    path = f"/papers/{drafted['id']}"
    assert giam.get(f"{path}/file").content == giam.get(f"{path}/file").content
    filed = giam.post(
        f"{path}/filing", data={"signed_number": "77/VP", "signed_on": "2026-09-28", "signer": "Trần Văn Dũng"}
    )
    assert (filed.json()["number"], giam.read("/papers")["items"][0]["signer"]) == ("77/VP", "Trần Văn Dũng")
    assert codes(giam.get(f"{path}/file?signed=true"), 404) == ["paper-unknown"]
    assert codes(Caller(app, "an").get(f"{path}/file"), 403) == ["not-yours-to-see"]


def test_an_admin_keeps_the_registry(app):
    admin = Caller(app, "admin")
    made = admin.post("/registry/people", {"name": "Hoàng Thị Giang", "unit": HOME, "email": "giang@song-thao.vn"})
    assert made.status_code == 201, made.text
    slug = made.json()["slug"]
    path = f"/registry/people/{slug}"
    assert admin.post(f"{path}/roles", {"role": "head", "unit": HOME}).json()["roles"][0]["role"] == "head"
    caller = Caller(app, slug)
    assert caller.read("/me")["roles"] == [f"head:{HOME}"]
    assert "/mat-khau/" in admin.post(f"{path}/password-link").json()["secret"]
    number = admin.read(path)["roles"][0]["id"]
    assert admin.call("DELETE", f"{path}/roles/{number}").json()["roles"] == []
    assert admin.post(f"{path}/put-away").json()["active"] is False
    assert codes(caller.get("/me"), 401) == ["token-missing"]
    unit = {"name": "Sở Thử nghiệm tỉnh Sông Thao", "kind": "department", "parent": "tinh-song-thao"}
    made = admin.post("/registry/units", unit).json()
    assert (made["name"], made["parent"]) == (unit["name"], "tinh-song-thao")
    ended = {"unit": made["slug"], "day": "2026-10-01", "heir": HOME}
    assert admin.post("/registry/endings", ended).json()["heirs"][0]["slug"] == HOME
    assert admin.read(f"/registry/units/{made['slug']}")["valid_to"] == "2026-09-30"
    hook = admin.post("/webhooks", {"url": "https://10.1.2.3/", "events": ["approved"]}).json()
    assert hook["secret"].startswith("whsec_")
    assert admin.read("/webhooks")[0]["events"] == ["approved"]
    assert admin.call("DELETE", f"/webhooks/{hook['id']}").json() == []
    assert codes(admin.call("DELETE", f"/webhooks/{hook['id']}"), 404) == ["webhook-unknown"]
    assert codes(admin.post("/registry/people/an/accounts", {"subject": "s-1"}), 422) == ["oidc-not-set"]


def test_ones_own_tokens(app):
    caller = Caller(app, "an", ["read"])
    (token,) = caller.read("/tokens")
    assert (token["name"], token["scopes"]) == ("test an", ["read"])
    assert codes(caller.call("DELETE", "/tokens/99"), 422) == ["token-unknown"]
    assert caller.call("DELETE", f"/tokens/{token['id']}").json()[0]["ended_at"] is not None
    assert codes(caller.get("/tokens"), 401) == ["token-missing"]


def test_ones_own_filters_and_calendar(app):
    caller = Caller(app, "an")
    assert caller.read("/filters") == []
    kept = caller.post("/filters", {"page": "tasks", "name": "Chờ xác nhận", "query": {"state": "review"}}).json()
    assert [(one["name"], one["query"]) for one in kept] == [("Chờ xác nhận", {"state": "review"})]
    assert caller.post("/filters", {"page": "tasks", "name": "x", "query": {"other": "1"}}).status_code == 422
    assert caller.call("DELETE", f"/filters/{kept[0]['id']}").json() == []
    made = caller.post("/calendar").json()
    path = made["address"].removeprefix(app.state.settings.public_url)
    assert Browser(app).get(path).text.startswith("BEGIN:VCALENDAR")
    assert caller.read("/calendar") == {"since": made["since"], "address": None}
    caller.call("DELETE", "/calendar")
    assert Browser(app).get(path).status_code == 404


def test_a_document_is_compiled_and_nothing_is_kept(app):
    caller = Caller(app, "hoa", ["plan"])
    files = {"file": ("chi-thi.docx", as_docx())}
    compiled = caller.post("/documents/compile", files=files, data={"no_secret": "true"}).json()
    read, _ = read_plan(compiled["plan"], "x.yaml")
    assert read.plan == compiled["slug"]
    assert sum(compiled["piles"].values()) == len(read.tasks) > 0
    unsaid = caller.post("/documents/compile", files=files, data={"no_secret": "false"})
    assert codes(unsaid, 422) == ["no-secret-unsaid"]
    secret = as_docx(stamp="TUYỆT MẬT")
    told = caller.post("/documents/compile", files={"file": ("x.docx", secret)}, data={"no_secret": "true"}).json()
    assert (told["plan"], [one["code"] for one in told["problems"]]) == (None, ["secret-document"])
    assert len(caller.read("/plans")["items"]) == 1


def test_a_plan_is_shown_then_launched_by_who_may(app):
    new = write_plan(plan(plan="ke-hoach-moi", directive=plan().directive.model_copy(update={"number": "9/KH"})))
    hoa, dung = Caller(app, "hoa", ["plan"]), Caller(app, "dung", ["plan"])
    shown = hoa.post("/plans/preview", {"plan": new}).json()
    assert (shown["plan"], shown["refused"], shown["tasks"], shown["assignments"]) == ("ke-hoach-moi", True, 5, 5)
    assert set(codes(dung.post("/plans", {"plan": new}), 422)) == {"overlap"}
    assert not hoa.post("/plans/preview", {"plan": new, "anew": True}).json()["refused"]
    assert codes(hoa.post("/plans", {"plan": new, "anew": True}), 403) == ["agreement-missing"]
    assert codes(Caller(app, "an").post("/plans", {"plan": new}), 403) == ["role-needed"]
    done = dung.post("/plans", {"plan": new, "anew": True})
    assert (done.status_code, done.json()) == (
        201, {"plan": "ke-hoach-moi", "tasks": 5, "assignments": 5, "already": False, "waiting": ["3"]}
        | {"past": [], "unknown": [], "late": [], "unheld": []},
    )  # fmt: skip
    assert dung.post("/plans", {"plan": new}).json()["already"]
    assert dung.read("/plans/ke-hoach-moi")["agreed_by"] == "Trần Văn Dũng"
    other = new.replace("Báo cáo kết quả thực hiện", "Báo cáo kết quả")
    assert codes(dung.post("/plans", {"plan": other, "anew": True}), 422) == ["already-launched-differently"]
    problems = hoa.post("/plans/preview", {"plan": "plan: x\ntask: []\n"})
    assert problems.json()["problems"][0]["place"]["line"] == 2


def test_a_plan_is_amended(app):
    dung = Caller(app, "dung", ["plan"])
    new = write_plan(plan(tasks=plan().tasks[:4]))
    shown = dung.post(f"/plans/{SLUG}/amendments/preview", {"plan": new}).json()
    assert (shown["removed"], shown["cancelled"], shown["refused"]) == (["4"], 2, False)
    assert codes(dung.post(f"/plans/{SLUG}/amendments", {"plan": new}), 422) == ["basis-missing", "reason-missing"]
    ground = {"basis": "Công văn số 88/UBND-NC", "reason": "Xã không còn thủ tục này"}
    assert dung.post(f"/plans/{SLUG}/amendments", {"plan": new} | ground).json()["cancelled"] == 2
    told = Caller(app, "dung").read("/assignments/4")
    assert told["history"][-1]["note"] == "Căn cứ Công văn số 88/UBND-NC; Xã không còn thủ tục này"
    assert codes(dung.post("/plans/khac/amendments", {"plan": new}), 422) == ["plan-other-slug"]
    gone = write_plan(plan(plan="khac"))
    assert codes(dung.post("/plans/khac/amendments", {"plan": gone}), 404) == ["plan-not-in-force"]


def test_tasks_by_hand_and_an_event(app):
    hoa, dung, em = Caller(app, "hoa"), Caller(app, "dung"), Caller(app, "em")
    line = {"title": "Báo cáo việc phòng, chống bão", "units": "Sở Nội vụ tỉnh Sông Thao", "due": "09/10/2026"}
    new = {"lines": [line], "said": "Giao ban ngày 28/9"}
    shown = hoa.post("/tasks/preview", new).json()
    assert (shown["assignments"], shown["agree"], shown["plan"], shown["draft"]) == (1, True, None, None)
    assert (shown["tasks"][0]["leads"], shown["tasks"][0]["due"]["date"]) == (
        ["Sở Nội vụ tỉnh Sông Thao"],
        "2026-10-09",
    )
    given = dung.post("/tasks", new)
    assert given.status_code == 201, given.text
    assert (given.json()["assignments"], given.json()["draft"]) == (1, None)
    plan = given.json()["plan"]
    assert dung.read(f"/assignments?plan={plan}")["items"][0]["title"] == line["title"]
    assert dung.post("/tasks", new).json()["plan"] == plan
    assert dung.read(f"/assignments?plan={plan}")["total"] == 1
    assert codes(hoa.post("/tasks", new | {"said": "khác"}), 422) == ["overlap"]
    for path in ("/tasks/preview", "/tasks"):
        assert codes(hoa.post(path, new | {"said": "Công văn TỐI MẬT số 5"}), 422) == ["secret-document"]
    proposed = hoa.post("/tasks", new | {"said": "khác", "anew": True}).json()
    assert (proposed["plan"], proposed["draft"]) == (None, 1)
    unknown = dung.post("/tasks", {"lines": [line | {"units": "Sở Không Có"}]})
    assert codes(unknown, 422) == ["quick-unit"]
    path = f"/plans/{SLUG}/tasks/3/events"
    told = dung.post(path, {"day": "2026-09-28", "units": ["song-thao/xa-an-binh"]})
    assert told.json() == {"opened": 1}
    assert dung.post(path, {"day": "2026-09-28"}).json() == {"opened": 1}
    assert dung.post(path, {"day": "2026-09-28"}).json() == {"opened": 0}
    at = {"day": "2026-09-28", "hour": "07:30"}
    assert codes(dung.post(path, at), 422) == ["event-that-day"]
    assert dung.post(path, at | {"another": True}).json() == {"opened": 2}
    assert codes(em.post(f"/plans/{SLUG}/tasks/9/events", {"day": "2026-09-28"}), 422) == ["unknown-task"]
    assert codes(Caller(app, "khach").post(path, {"day": "2026-09-28"}), 403) == ["role-needed"]


def test_a_document_becomes_work_through_two_hands(app):
    hoa, dung = Caller(app, "hoa", ["plan"]), Caller(app, "dung", ["plan"])
    sent = {"no_secret": "true", "incoming_number": "123", "incoming_date": "2026-09-27"}
    file = {"file": ("ke-hoach.yaml", write_plan(plan(plan="ke-hoach-hai")))}
    taken = hoa.post("/drafts", files=file, data=sent)
    assert taken.status_code == 201, taken.text
    seen = taken.json()
    path = f"/drafts/{seen['id']}"
    assert (seen["stage"], seen["incoming_number"], seen["created_by"]) == ("open", "123", "Nguyễn Thị Hoa")
    edit = {"kind": "change", "tasks": ["1.a"], "set": {"title": "Rà soát vị trí việc làm"}}
    seen = hoa.post(f"{path}/edits", {"version": seen["version"], "edit": edit, "why": "gọn"}).json()
    assert "title: Rà soát vị trí việc làm\n" in seen["plan"]
    assert codes(hoa.post(f"{path}/edits", {"version": 1, "edit": edit}), 409) == ["draft-conflict"]
    shown = hoa.read(f"{path}/before")
    assert (shown["figures"]["assignments"], sum(one["assignments"] for one in shown["weeks"]) + shown["undated"]) == (
        5,
        5,
    )
    assert hoa.get(f"{path}/submission.docx").content[:2] == b"PK"
    assert codes(hoa.get(f"{path}/plan.txt"), 422) == ["draft-file-kind"]
    kept = {"file": ("a.yaml", hoa.get(f"{path}/plan.yaml").text.replace("Báo cáo kết quả thực hiện", "Báo cáo"))}
    told = {"version": str(seen["version"]), "why": "gọn", "no_secret": "false"}
    assert codes(hoa.post(f"{path}/plan", files=kept, data=told), 422) == ["secrecy-tick-missing"]
    told["no_secret"] = "true"
    brought = hoa.post(f"{path}/plan", files=kept, data=told).json()
    assert (brought["changed"], "title: Báo cáo\n" in brought["draft"]["plan"]) == (1, True)
    seen = brought["draft"]
    refused = hoa.post(f"{path}/acts", {"version": seen["version"], "act": "propose"})
    assert set(codes(refused, 422)) == {"document-given-before", "overlap"}
    keys = [one["key"] for one in seen["problems"] if one["severity"] == "error"]
    seen = hoa.post(f"{path}/doubts", {"version": seen["version"], "keys": keys}).json()
    proposed = hoa.post(f"{path}/acts", {"version": seen["version"], "act": "propose"})
    assert proposed.status_code == 200, proposed.text
    version = proposed.json()["version"]
    assert codes(hoa.post(f"{path}/acts", {"version": version, "act": "agree"}), 403) == ["role-needed"]
    assert codes(hoa.post(f"{path}/acts", {"version": version, "act": "launch"}), 409) == ["draft-move-refused"]
    agreed = dung.post(f"{path}/acts", {"version": version, "act": "agree"}).json()
    assert (agreed["stage"], agreed["agreed_by"]) == ("agreed", "dung")
    given = hoa.post(f"{path}/acts", {"version": agreed["version"], "act": "launch"}).json()
    assert (given["stage"], given["launched"]) == ("launched", "ke-hoach-hai")
    line = hoa.read("/plans/ke-hoach-hai")
    assert (line["proposed_by"], line["agreed_by"]) == ("Nguyễn Thị Hoa", "Trần Văn Dũng")
    deeds = [one["what"] for one in hoa.read(f"{path}/history")]
    assert [one for one in deeds if one != "seen"] == ["stage", "stage", "stage", "edit", "edit"]
    assert hoa.get(f"{path}/document").content == write_plan(plan(plan="ke-hoach-hai")).encode()
    assert hoa.read("/drafts")["total"] == 0
    assert hoa.read("/drafts?stage=launched")["total"] == 1
    assert codes(hoa.get("/drafts/99"), 404) == ["draft-unknown"]
    unsaid = hoa.post("/drafts", files=file, data=sent | {"no_secret": "false"})
    assert codes(unsaid, 422) == ["secrecy-tick-missing"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_refusals_are_in_the_language_asked_for(app, lang):
    told = Caller(app, "an").get("/assignments/999", headers={"Accept-Language": f"{lang}-X,fr;q=0.5"}).json()
    assert told["title"] == {"vi": "Không có nhiệm vụ số 999", "en": "There is no assignment 999"}[lang]
    assert told["instance"] == "/api/v1/assignments/999"


def test_what_cannot_be_read_is_told_as_a_problem(app):
    caller = Caller(app, "dung")
    assert codes(caller.get("/khong-co"), 404) == ["address-unknown"]
    assert codes(caller.call("DELETE", "/me"), 405) == ["method-unknown"]
    assert caller.call("DELETE", "/me").headers["allow"] == "GET"
    wrong = caller.post("/acts", {"act": "accept", "assignments": [{"id": 1, "version": 0}], "x": 1}).json()
    assert [(one["code"], one["place"]["path"]) for one in wrong["problems"]] == [
        ("field-low", ["body", "assignments", 0, "version"]),
        ("field-unknown", ["body", "x"]),
    ]
    headers = {"Content-Type": "application/json"}
    assert codes(caller.post("/acts", content=b"{", headers=headers), 422) == ["field-json"]
    assert codes(caller.post("/acts", content=b"x" * 300_000, headers=headers), 413) == ["sent-too-large"]
    assert codes(caller.get("/plans?find=%00"), 404) == ["address-unknown"]
    for text in (rb"a\u0000b", rb"\ud800"):
        sent = b'{"lines": [{"title": "%s", "units": "x"}]}' % text
        refused = caller.post("/tasks", content=sent, headers=headers)
        assert codes(refused, 422) == ["field-form"]
        assert "u0000" not in refused.text


def test_a_token_of_who_left_opens_nothing(app):
    from sqlalchemy import update

    from models.core import table
    from models.database import writing
    from models.tables import Person

    caller = Caller(app, "an")
    with writing(app.state.engine) as session:
        session.connection().execute(update(table(Person)).where(table(Person).c.slug == "an").values(active=False))
    assert codes(caller.get("/me"), 401) == ["token-missing"]
    assert make_token(app.state.engine, "hoa", "x", ["read"], app.state.now).id
