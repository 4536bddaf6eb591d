"""Rooms and centres of communes: a bare name binds only in the paper of the commune that they are of."""

import datetime as dt

import pytest

from plans.binding import bind_plan
from plans.directory import Directory, Jurisdiction
from plans.units import UnitRecord
from tests.registries import a_plan

DAY = dt.date(2026, 11, 25)
TINH, THUONG, HA = "tinh-thu", "xa-thuong", "xa-ha"
UNITS = (
    UnitRecord(TINH, "Ủy ban nhân dân tỉnh Thử", "province", None, TINH),
    UnitRecord(THUONG, "Ủy ban nhân dân xã Thượng Mẫu, tỉnh Thử", "commune", TINH, TINH),
    UnitRecord(HA, "Ủy ban nhân dân xã Hạ Mẫu, tỉnh Thử", "commune", TINH, TINH),
    UnitRecord("phong-kinh-te", "Phòng Kinh tế", "commune-office", THUONG),
    UnitRecord("tram-y-te", "Trạm Y tế", "commune-office", THUONG, TINH),
    UnitRecord("cong-an", "Công an xã", "other", THUONG),
    UnitRecord("van-hoa", "Phòng Văn hóa xã Thượng Mẫu", "commune-office", THUONG),
)
IN = {place: Jurisdiction("commune", TINH, place) for place in (THUONG, HA)}
PROVINCE = Jurisdiction("province", TINH)
ROOMS = {"Phòng Kinh tế": "phong-kinh-te", "Trạm Y tế": "tram-y-te", "Công an xã": "cong-an"}


@pytest.fixture(scope="module")
def rooms():
    return Directory(UNITS)


@pytest.mark.parametrize(("name", "slug"), ROOMS.items())
def test_a_bare_name_is_that_of_the_own_commune_and_asked_elsewhere(rooms, name, slug):
    assert rooms.lookup(name, IN[THUONG], DAY).slugs == (slug,)
    for place in (IN[HA], PROVINCE):
        found = rooms.lookup(name, place, DAY)
        assert (found.kind, found.slugs, found.candidates) == ("none", (), (slug,))


def test_two_communes_with_rooms_of_one_name_have_each_its_own():
    both = Directory((*UNITS, UnitRecord("ha-phong-kinh-te", "Phòng Kinh tế", "commune-office", HA)))
    found = {place: both.lookup("Phòng Kinh tế", IN[place], DAY).slugs for place in IN}
    assert found == {THUONG: ("phong-kinh-te",), HA: ("ha-phong-kinh-te",)}
    assert both.lookup("Phòng Kinh tế", PROVINCE, DAY).slugs == ()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Công an xã Thượng Mẫu", "cong-an"),
        ("Phòng Kinh tế xã Thượng Mẫu", "phong-kinh-te"),
        ("Phòng Văn hóa", "van-hoa"),
    ],
)
def test_with_or_without_the_name_of_the_own_commune(rooms, name, slug):
    assert rooms.lookup(name, IN[THUONG], DAY).slugs == (slug,)
    assert rooms.lookup("Phòng Văn hóa xã Thượng Mẫu", IN[HA], DAY).slugs == ("van-hoa",)


def test_a_plan_of_another_commune_gives_them_nothing(rooms):
    plan = a_plan(*ROOMS, issuer="Ủy ban nhân dân xã Hạ Mẫu, tỉnh Thử", issued=DAY)
    bound, problems = bind_plan(plan, rooms, None, DAY)
    assert not bound.members
    asked = {
        problem.args["name"]: problem.args["candidates"] for problem in problems if problem.code == "name-not-bound"
    }
    assert asked == {name: f"{name} [{slug}]" for name, slug in ROOMS.items()}


HEALTH, FINANCE = "so-y-te", "so-tai-chinh"
OFFICES = (
    UNITS[0],
    UnitRecord(HEALTH, "Sở Y tế tỉnh Thử", "department", TINH, TINH),
    UnitRecord(FINANCE, "Sở Tài chính tỉnh Thử", "department", TINH, TINH),
    UnitRecord("tong-hop", "Phòng Tổng hợp", "office", HEALTH, TINH),
    UnitRecord("chi-cuc", "Chi cục Dân số", "office", HEALTH, TINH),
)


@pytest.mark.parametrize(
    ("issuer", "office", "bound"),
    [
        ("Sở Y tế tỉnh Thử", None, True),
        ("Sở Tài chính tỉnh Thử", None, False),
        ("Ủy ban nhân dân tỉnh Thử", None, False),
        ("Ủy ban nhân dân tỉnh Thử", HEALTH, True),
    ],
)
def test_a_room_of_a_department_is_that_of_the_issuer_or_of_the_own_office(issuer, office, bound):
    plan = a_plan("Phòng Tổng hợp", "Chi cục Dân số", issuer=issuer, issued=DAY)
    found, problems = bind_plan(plan, Directory(OFFICES), None, DAY, office=office)
    assert found.members == {"Chi cục Dân số": ("chi-cuc",)} | ({"Phòng Tổng hợp": ("tong-hop",)} if bound else {})
    asked = [(one.args["name"], one.args["candidates"]) for one in problems if one.code == "name-not-bound"]
    assert asked == ([] if bound else [("Phòng Tổng hợp", "Phòng Tổng hợp [tong-hop]")])


def test_a_room_that_the_coordinator_binds_stays_bound():
    plan = a_plan("Phòng Tổng hợp", issuer="Sở Tài chính tỉnh Thử", issued=DAY)
    plan = plan.model_copy(update={"bindings": {"Phòng Tổng hợp": ("tong-hop",)}})
    assert bind_plan(plan, Directory(OFFICES), None, DAY)[0].members == {"Phòng Tổng hợp": ("tong-hop",)}
