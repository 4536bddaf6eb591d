"""An order spoken in a meeting: two taps for a supervisor, within what he watches; given at once by who may, else agreed to first."""

import datetime as dt
import unicodedata

import pytest
from sqlalchemy import select

from desk.drafts.finding import waiting_drafts
from desk.people import actor_of, who
from desk.spoken import Order, note_order, soon_days
from models.core import table
from models.database import reading, writing
from models.tables import Audit, LaunchedPlan, Person, PlanDraft, Role, Unit, UnitGroup
from plans.draft_stages import DraftStage
from tests.apps import app
from tests.browsing import Browser, forms_of
from tests.programs import Caller, codes

__all__ = ["app"]

PAGE, FIRST = "/chi-dao-mieng", "Sở Nội vụ tỉnh Sông Thao"
UNDATED = "Chỉ đạo chưa có thời hạn"


def actor(app, slug):
    with reading(app.state.engine) as session:
        return actor_of(session, who(session, slug))


def tap(browser, words="Rà soát trụ sở dôi dư", units=FIRST, *, answer=True, **more):
    """Send the form as it is; where it has no date, what is asked is answered by a second press."""
    form = {name: values[0] for name, values in forms_of(browser.get(PAGE).text)[PAGE].items() if name != "soon"}
    sent = browser.post(PAGE, form | {"words": words, "units": units} | more)
    if sent.status_code != 200 or not answer or UNDATED not in sent.text:
        return sent
    return browser.post(
        PAGE, form | {"words": words, "units": units} | more | {"seen": forms_of(sent.text)[PAGE]["seen"][0]}
    )


def one(app, of):
    with reading(app.state.engine) as session:
        return session.connection().execute(select(table(of)).order_by(table(of).c.id.desc())).first()


def test_two_taps_from_the_first_page_propose_it_to_the_leader_and_it_is_given(app):
    giam = Browser(app).enter("giam")
    assert f'href="{PAGE}"' in giam.get("/").text
    form = forms_of(giam.get(PAGE).text)[PAGE]
    assert (form["due"], form["said"]) == (
        [""],
        ["Ý kiến chỉ đạo của đồng chí Người giam tại cuộc họp ngày 28/09/2026"],
    )
    sent = tap(giam)
    assert (sent.status_code, sent.headers["location"]) == (303, f"{PAGE}?xong=chi-dao")
    page = giam.get(sent.headers["location"]).text
    for words in ("trình lãnh đạo Văn phòng", "Đã trình, chờ đồng ý", "Rà soát trụ sở dôi dư"):
        assert words in page, words
    assert f"{FIRST} · Thời hạn: không xác định thời hạn" in page
    draft = one(app, PlanDraft)
    assert draft.stage == DraftStage.PROPOSED
    dung = Browser(app).enter("dung")
    assert "Người giam" in dung.get("/").text, "it waits on the leader's first page, with who said it"
    link = f"/van-ban/{draft.id}"
    assert "Rà soát trụ sở dôi dư" in dung.get(link).text
    assert dung.send(link, f"{link}/buoc/dong-y").status_code == 303
    assert Browser(app).enter("hoa").send(link, f"{link}/buoc/giao").status_code == 303
    app.state.giver.wait()
    assert one(app, LaunchedPlan).slug == draft.slug
    assert "Rà soát trụ sở dôi dư" in Browser(app).enter("an").get("/").text
    assert f'href="/danh-muc/{draft.slug}"' in giam.get(PAGE).text
    with reading(app.state.engine) as session:
        log, people = table(Audit).c, table(Person).c
        of = select(log.what, people.slug).join(table(Person), people.id == log.by).where(log.subject == draft.slug)
        deeds = [tuple(row) for row in session.connection().execute(of.order_by(log.id))]
    assert deeds == [
        ("take-in", "giam"), ("draft-propose", "giam"), ("draft-agree", "dung"), ("propose", "giam"), ("agree", "dung"),
        ("launch", "hoa"),
    ]  # fmt: skip


def test_the_same_press_again_proposes_nothing_twice(app):
    giam = Browser(app).enter("giam")
    assert tap(giam).status_code == tap(giam).status_code == 303
    with reading(app.state.engine) as session:
        assert len(session.connection().execute(select(table(PlanDraft))).all()) == 1


def test_a_leader_gives_at_once_and_a_coordinator_comes_to_the_workbench(app):
    given = tap(Browser(app).enter("dung"))
    assert given.status_code == 303
    assert given.headers["location"].startswith("/danh-muc/viec-")
    sent = tap(Browser(app).enter("hoa"), words="Việc khác")
    assert sent.headers["location"].startswith("/van-ban/")


def test_only_for_what_he_watches(app):
    giam2 = Browser(app).enter("giam2")
    assert tap(giam2, units="Sở Tài chính tỉnh Sông Thao").status_code == 303
    other = tap(giam2)
    assert other.status_code == 422
    assert f"Không thuộc phạm vi theo dõi: {FIRST}" in other.text
    assert "Rà soát trụ sở dôi dư" in other.text, "what was typed is not lost"


def test_who_watches_a_field_notes_orders_of_that_field_for_anybody(app):
    with writing(app.state.engine) as session:
        home = session.connection().execute(select(table(Unit).c.id).where(table(Unit).c.slug == "tinh-song-thao"))
        person = Person(slug="linh", name="Người linh", unit_id=home.scalar_one())
        session.add(person)
        session.flush()
        for field in ("y-te", "giao-duc"):
            session.add(Role(person_id=person.id, role="supervisor", field=field))
    linh = Browser(app).enter("linh")
    assert '<option value="y-te"' in linh.get(PAGE).text
    assert "column.field" not in linh.get(PAGE).text
    assert tap(linh, field="y-te").status_code == 303
    assert "field: y-te" in one(app, PlanDraft).yaml
    assert tap(linh, words="Ngoài lĩnh vực", field="xay-dung").status_code == 422


def test_who_neither_watches_nor_gives_has_no_such_page(app):
    an = Browser(app).enter("an")
    assert an.get(PAGE).status_code == 403
    assert PAGE not in an.get("/").text
    assert Browser(app).enter("vien").get(PAGE).status_code == 403
    assert Browser(app).enter("giam").get("/nhap-nhanh").status_code == 403, "quick entry stays the office's"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"due": "01/09/2026"}, "Thời hạn 01/09/2026 đã qua"),
        ({"units": "Sở Không Có"}, "là cơ quan nào"),
        ({"units": ""}, "Chưa ghi cơ quan"),
        ({"words": " "}, "để trống"),
    ],
)
def test_what_is_not_clear_is_asked_beside_its_field(app, typed, words):

    answer = tap(Browser(app).enter("giam"), **typed)
    assert answer.status_code == 422
    assert words in answer.text
    assert one(app, PlanDraft) is None


def test_without_a_leader_the_coordinator_gives_it(app):
    with writing(app.state.engine) as session:
        roles = table(Role)
        session.connection().execute(roles.delete().where(roles.c.role == "leader"))
    assert tap(Browser(app).enter("giam")).headers["location"] == f"{PAGE}?xong=chi-dao"
    number = one(app, PlanDraft).id
    hoa = actor(app, "hoa")
    with reading(app.state.engine) as session:
        assert [row.id for row in waiting_drafts(session, hoa).give] == [number]
    hoa = Browser(app).enter("hoa")
    assert hoa.send(f"/van-ban/{number}", f"/van-ban/{number}/buoc/giao").status_code == 303
    app.state.giver.wait()
    assert one(app, LaunchedPlan).slug.startswith("viec-")


def test_what_is_doubtful_is_shown_and_a_second_press_sends_it(app):
    giam = Browser(app).enter("giam")
    same = "Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã"
    shown = tap(giam, words=same, due="05/10/2026")
    assert shown.status_code == 200
    assert UNDATED not in shown.text
    assert "Nếu vẫn đúng, bấm lần nữa" in shown.text
    assert one(app, PlanDraft) is None
    seen = forms_of(shown.text)[PAGE]["seen"][0]
    assert tap(giam, words=same, due="05/10/2026", seen=seen).status_code == 303


def groups(app):
    with writing(app.state.engine) as session:
        rules = {"Các sở, ban, ngành": ["các sở"], "Ủy ban nhân dân cấp xã": ["Ủy ban nhân dân các xã, phường"]}
        kinds = {"Các sở, ban, ngành": ["department"], "Ủy ban nhân dân cấp xã": ["commune"]}
        for number, (name, aliases) in enumerate(rules.items()):
            session.add(UnitGroup(slug=f"nhom-{number}", name=name, aliases=aliases, rule={"province": kinds[name]}))
        session.add(UnitGroup(slug="nhom-2", name="Các huyện", aliases=[], rule={"province": ["district"]}))


def test_groups_are_their_units(app):
    groups(app)
    sent = tap(Browser(app).enter("dung"), units="các sở, UBND các xã, phường")
    assert sent.status_code == 303
    page = Browser(app).enter("dung").get(sent.headers["location"]).text
    assert "Đã giao 04 lượt nhiệm vụ" in page
    with_giam = tap(Browser(app).enter("giam"), words="Của các sở", units="các sở")
    assert with_giam.status_code == 303
    refused = tap(Browser(app).enter("giam2"), words="Của các sở", units="các sở")
    assert "Không thuộc phạm vi theo dõi: " in refused.text
    assert "Nhóm &#34;Các huyện&#34; không có" in tap(Browser(app).enter("dung"), units="Các huyện").text


def test_quick_entry_says_how_many_units_a_group_is(app):
    groups(app)
    dung = Browser(app).enter("dung")
    form = forms_of(dung.get("/nhap-nhanh").text)["/nhap-nhanh"]
    cells = {
        "title": ["Rà soát", "", ""],
        "units": ["các sở; UBND các xã, phường", "", ""],
        "due": ["14/12/2026", "", ""],
    }
    shown = dung.post("/nhap-nhanh", form | cells | {"product": ["", "", ""]}).text
    assert "các sở: 02 cơ quan, đơn vị" in shown
    assert "UBND các xã, phường: 02 cơ quan, đơn vị" in shown


def test_by_the_interface(app):
    giam = Caller(app, "giam")
    order = {"words": "Rà soát trụ sở dôi dư", "units": FIRST, "due": "05/10/2026"}
    told = giam.post("/orders", order).json()
    assert (told["plan"], told["agree"], told["draft"]) == (None, True, one(app, PlanDraft).id)
    undated = {**order, "words": "Việc chưa có hạn", "due": ""}
    assert codes(giam.post("/orders", undated), 422) == ["order-undated"]
    assert giam.post("/orders", undated | {"sure": True}).status_code == 201
    same = {**order, "words": "Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã"}
    codes(giam.post("/orders", same), 422)
    assert giam.post("/orders", same | {"sure": True}).status_code == 201
    assert codes(Caller(app, "giam2").post("/orders", order), 422) == ["order-not-watched"]
    assert codes(Caller(app, "an").post("/orders", order), 403) == ["role-needed"]


def test_no_date_is_put_into_an_orders_mouth(app):
    giam = Browser(app).enter("giam")
    page = giam.get(PAGE).text
    for words in ("Trong tuần này, thứ Sáu (02/10/2026)", "Một tuần (05/10/2026)", "Hết tháng này (30/09/2026)"):
        assert words in page, words
    assert 'value="05/10/2026" checked' not in page
    asked = tap(giam, answer=False)
    assert (asked.status_code, one(app, PlanDraft)) == (200, None)
    assert UNDATED in asked.text, "a date that was forgotten is asked about, once"
    assert tap(giam).status_code == 303
    assert "due" not in one(app, PlanDraft).yaml.split("tasks:")[1].replace("due: explicit", ""), "no date was said"
    assert tap(giam, "Báo cáo số liệu biên chế", soon="05/10/2026").status_code == 303
    assert "2026-10-05" in one(app, PlanDraft).yaml


def test_a_date_typed_and_another_chosen_is_asked_about(app):
    giam = Browser(app).enter("giam")
    answer = tap(giam, due="14/10/2026", soon="05/10/2026")
    assert answer.status_code == 422
    assert "Thời hạn ghi là “14/10/2026” nhưng lại chọn 05/10/2026" in answer.text
    assert 'value="05/10/2026" checked' in answer.text
    assert tap(giam, due="05/10/2026", soon="05/10/2026").status_code == 303


def test_days_that_orders_mean_begin_with_today():
    assert [day.isoformat() for _, day in soon_days(dt.date(2026, 9, 28))] == [
        "2026-09-28",
        "2026-09-30",
        "2026-10-02",
        "2026-10-05",
    ]
    assert [name for name, _ in soon_days(dt.date(2026, 10, 30))] == ["today", "month", "week"], "it is Friday"
    assert [name for name, _ in soon_days(dt.date(2026, 10, 31))] == ["today", "week"], (
        "a Saturday, the last of its month"
    )


def test_desk_asks_for_doubts_once(app):
    him = actor(app, "giam")

    def note(due="", seen=""):
        return note_order(app.state.engine, app.state.settings, him, Order("Việc mới", FIRST, due), app.state.now, seen)

    given, looked = note()
    assert (given, looked.sound) == (None, True)
    assert [one.code for one in looked.problems] == ["order-undated"]
    assert note(seen=looked.plan)[0].draft
    assert note("05/10/2026")[0].draft


def test_letters_that_came_apart_are_kept_whole(app):
    apart = unicodedata.normalize("NFD", "Rà soát trụ sở dôi dư")
    assert tap(Browser(app).enter("giam"), apart, unicodedata.normalize("NFD", FIRST)).status_code == 303
    draft = one(app, PlanDraft)
    assert draft.title == "Rà soát trụ sở dôi dư"
    assert unicodedata.is_normalized("NFC", draft.yaml)


def test_what_was_noted_names_the_unit_that_was_meant(app):
    giam = Browser(app).enter("giam")
    page = giam.get(tap(giam, units="so noi vu").headers["location"]).text
    assert f"{FIRST} · Thời hạn" in page
    page = giam.get(tap(giam, words="Việc khác", units="sở nội vụ tỉnh sông thao").headers["location"]).text
    assert page.count(f"{FIRST} · Thời hạn") == 2
    assert "sở nội vụ" not in page
