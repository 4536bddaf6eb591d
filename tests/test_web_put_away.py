"""Somebody leaves: what stays without anybody is told, on the page and to programs; whose hat nobody else wears is asked about."""

import re

import pytest
from sqlmodel import select

from models.database import writing
from models.tables import Person, Role, Unit
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.programs import Caller, codes

__all__ = ["app"]
HOME = "song-thao/so-noi-vu"


def wear(app, slug, role, unit=None):
    with writing(app.state.engine) as session:
        person = session.exec(select(Person).where(Person.slug == slug)).one()
        of = session.exec(select(Unit).where(Unit.slug == unit)).one().id if unit else None
        session.add(Role(person_id=person.id, role=role, unit_id=of))


@pytest.mark.parametrize(("slug", "code", "unit"), [("dung", "away-leader", None), ("an", "away-contact", HOME)])
def test_whose_hat_nobody_else_wears_is_put_away_only_by_who_is_sure(app, slug, code, unit):
    admin, path = Caller(app, "admin"), f"/registry/people/{slug}/put-away"
    refused = admin.post(path)
    assert codes(refused, 422) == [code]
    assert admin.read(f"/registry/people/{slug}")["active"] is True
    assert "người khác trước" in refused.json()["problems"][0]["do"]
    done = admin.post(path, {"sure": True}).json()
    assert (done["active"], done["enters"], [one["code"] for one in done["left"]]) == (False, False, [code])


@pytest.mark.parametrize(
    ("slug", "role", "of"),
    [("dung", "leader", None), ("dung", "leader", "song-thao/van-phong"), ("an", "contact", HOME)],
)
def test_beside_another_one_he_goes_without_a_question(app, slug, role, of):
    wear(app, "binh", role, of)
    assert Caller(app, "admin").post(f"/registry/people/{slug}/put-away").json()["left"] == []


def test_a_leader_elsewhere_does_not_stand_in_for_him(app):
    wear(app, "binh", "leader", HOME)
    assert codes(Caller(app, "admin").post("/registry/people/dung/put-away"), 422) == ["away-leader"]


def test_a_contact_of_a_unit_without_work_leaves_nothing(app):
    wear(app, "khach", "contact", "song-thao/xa-tan-lap")
    with writing(app.state.engine) as session:
        from models.tables import Assignment

        unit = session.exec(select(Unit).where(Unit.slug == "song-thao/xa-tan-lap")).one()
        for one in session.exec(select(Assignment).where(Assignment.unit_id == unit.id)):
            one.stage = "cancelled"
    assert Caller(app, "admin").post("/registry/people/khach/put-away").json()["left"] == []


def test_the_work_that_names_him_is_told(app):
    an, admin = Caller(app, "an"), Caller(app, "admin")
    assert an.post("/shares", {"assignments": [{"id": 1, "version": 1}], "officer": "binh"}).json() == {"count": 1}
    left = admin.post("/registry/people/binh/put-away").json()["left"]
    assert [(one["code"], one["args"]["n"]) for one in left] == [("away-officer", 1)]


def test_the_page_says_it_before(app):
    admin, card = Browser(app).enter("admin"), "/quan-tri/nguoi/dung"
    page = admin.get(card).text
    assert "không còn lãnh đạo nào khác" in page
    assert re.search(r'name="sure" value="1"', page)
    unsaid = admin.send(card, f"{card}/nghi", sure="")
    assert unsaid.status_code == 422
    assert "không còn lãnh đạo nào khác" in unsaid.text
    assert admin.send(card, f"{card}/nghi").status_code == 303
    assert "không đăng nhập được nữa" in admin.get(card).text


def test_a_role_that_nobody_else_has_is_taken_only_by_who_is_sure(app):
    admin = Caller(app, "admin")
    (role,) = [one["id"] for one in admin.read("/registry/people/dung")["roles"]]
    path = f"/registry/people/dung/roles/{role}"
    assert codes(admin.call("DELETE", path), 422) == ["away-leader"]
    page = Browser(app).enter("admin").get("/quan-tri/nguoi/dung").text
    assert page.count('name="sure" value="1"') == 2
    assert admin.call("DELETE", f"{path}?sure=true").json()["roles"] == []


def test_one_of_two_roles_for_the_same_is_taken_without_a_question(app):
    wear(app, "dung", "leader", "song-thao/van-phong")
    admin = Caller(app, "admin")
    role = admin.read("/registry/people/dung")["roles"][0]["id"]
    assert len(admin.call("DELETE", f"/registry/people/dung/roles/{role}").json()["roles"]) == 1
