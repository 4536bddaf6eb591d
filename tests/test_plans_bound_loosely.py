"""A name bound to more than it says, or to a body of another name, is asked about."""

import datetime as dt

import pytest

from plans.binding import bind_plan
from plans.bound_loosely import counted
from tests.registries import _directory, a_plan

ISSUED, TODAY = dt.date(2026, 11, 23), dt.date(2026, 11, 27)
ISSUER = "Ủy ban nhân dân tỉnh Quảng Trị"


@pytest.fixture(scope="module")
def quang_tri():
    return _directory(frozenset({"quang-tri"}))


def asked(directory, *leads, **changes):
    plan = a_plan(*leads, issuer=ISSUER, issued=ISSUED, **changes)
    return [
        (one.code, one.args["name"])
        for one in bind_plan(plan, directory, None, TODAY)[1]
        if one.code.startswith("name-")
    ]


def test_communes_and_wards_told_apart_from_special_zones_elsewhere_are_asked_about(quang_tri):
    found = asked(quang_tri, "UBND các xã, phường", "UBND các xã, phường, đặc khu")
    assert found == [("name-without-islands", "UBND các xã, phường")]


@pytest.mark.parametrize(
    "leads",
    [
        ("UBND các xã, phường",),
        ("UBND các xã, phường", "UBND cấp xã"),
        ("UBND các xã, phường, đặc khu",),
        ("UBND các xã, phường, trừ đặc khu Cồn Cỏ", "UBND các xã, phường, đặc khu"),
    ],
)
def test_where_the_paper_tells_nothing_apart_nothing_is_asked(quang_tri, leads):
    assert asked(quang_tri, *leads) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Các xã", "xa"),
        ("UBND các xã", "xa"),
        ("UBND 69 xã", "xa"),
        ("các phường", "phuong"),
        ("UBND các phường", "phuong"),
        ("Chủ tịch UBND các phường", "phuong"),
        ("UBND các phường trên địa bàn tỉnh", "phuong"),
        ("các đặc khu", "dac-khu"),
        ("UBND các đặc khu", "dac-khu"),
    ],
)
def test_communes_of_one_kind_are_those_alone(quang_tri, name, kind):
    plan = a_plan(name, issuer=ISSUER, issued=ISSUED)
    bound, _ = bind_plan(plan, quang_tri, None, TODAY)
    units = bound.members[name]
    alike = [one for one, unit in quang_tri.units.items() if unit.kind == "commune" and unit.valid_to is None]
    assert set(units) == {one for one in alike if one.startswith(f"quang-tri-{kind}-")}
    assert units


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("UBND cấp xã", 78),
        ("các xã, phường", 78),
        ("UBND 78 xã, phường, đặc khu", 78),
        ("các xã, đặc khu", 70),
        ("các phường, đặc khu", 9),
        ("Đảng ủy các xã, phường, đặc khu", 78),
        ("Ủy ban MTTQ Việt Nam các xã, phường", 78),
    ],
)
def test_communes_of_several_kinds_are_all_of_these(quang_tri, name, many):
    bound, _ = bind_plan(a_plan(name, issuer=ISSUER, issued=ISSUED), quang_tri, None, TODAY)
    assert len(bound.members[name]) == many


@pytest.mark.parametrize("name", ["UBND 05 xã", "UBND 3 phường", "UBND 70 xã, phường"])
def test_a_number_that_is_not_that_of_the_group_binds_nobody(quang_tri, name):
    bound, problems = bind_plan(a_plan(name, issuer=ISSUER, issued=ISSUED), quang_tri, None, TODAY)
    assert name not in bound.members
    assert ("name-counted", name) in [(one.code, one.args.get("name")) for one in problems]


@pytest.mark.parametrize(
    ("leads", "names"),
    [
        (("UBND các xã",), ["UBND các xã"]),
        (("Chủ tịch UBND các xã, trừ xã Ba Lòng",), ["Chủ tịch UBND các xã, trừ xã Ba Lòng"]),
        (("UBND xã", "UBND phường"), ["UBND xã", "UBND phường"]),
        (("UBND các xã", "UBND các phường"), []),
        (("UBND các phường", "UBND các đặc khu"), []),
        (("UBND cấp xã",), []),
    ],
)
def test_communes_without_wards_are_asked_about_where_no_ward_is_named(quang_tri, leads, names):
    found = [name for code, name in asked(quang_tri, *leads) if code == "name-of-one-kind"]
    assert found == names


def test_what_the_coordinator_bound_is_not_asked_about(quang_tri):
    own = {"UBND các xã, phường": ("ubnd-cap-xa",)}
    assert asked(quang_tri, "UBND các xã, phường", "UBND các xã, phường, đặc khu", bindings=own) == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Ban Quản lý Khu kinh tế tỉnh", ["name-of-another"]),
        ("Ban Quản lý các khu công nghiệp tỉnh", []),
        ("Ban Quản lý các khu chế xuất và công nghiệp tỉnh", []),
        ("Ban Quản lý các khu kinh tế, khu công nghiệp tỉnh", []),
    ],
)
def test_a_board_of_other_zones_is_asked_about(quang_tri, name, codes):
    assert [code for code, _ in asked(quang_tri, name) if code != "name-not-bound"] == codes


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("Các phường, đặc khu Cồn Cỏ", 9),
        ("UBND các phường, đặc khu Cồn Cỏ", 9),
        ("UBND các xã, đặc khu Cồn Cỏ", 70),
        ("UBND các phường và xã Khe Sanh", 9),
        ("UBND các phường, xã Khe Sanh", 9),
        ("Chủ tịch UBND các phường, xã Khe Sanh", 9),
        ("UBND các xã, phường, đặc khu Cồn Cỏ", 78),
        ("UBND các xã, phường Quảng Trị", 78),
    ],
)
@pytest.mark.parametrize("part", ["lead", "with"])
def test_a_kind_with_one_of_another_by_its_name_is_that_kind_and_that_one(quang_tri, name, many, part):
    plan = a_plan(name, issuer=ISSUER, issued=ISSUED)
    if part == "with":
        (task,) = plan.tasks
        plan = plan.model_copy(update={"tasks": (task.model_copy(update={"lead": ("Sở Y tế",), "with_": (name,)}),)})
    bound, problems = bind_plan(plan, quang_tri, None, TODAY)
    assert len(bound.members[name]) == many
    assert [one.code for one in problems if one.code.startswith("name-")] == []


@pytest.mark.parametrize(
    "name",
    [
        "UBND các phường, xã Khe San",
        "UBND các phường, xã vùng cao",
        "UBND các xã phường Đông Hà",
        "UBND các phường, đặc khu Cồn Cỏ, xã Khe Sanh",
        "UBND các xã, phường Đông Hà, Nam Đông Hà",
        "Công an các phường, xã Khe Sanh",
    ],
)
def test_where_it_cannot_be_known_who_is_meant_beside_a_kind_nobody_is_bound(quang_tri, name):
    bound, problems = bind_plan(a_plan(name, issuer=ISSUER, issued=ISSUED), quang_tri, None, TODAY)
    assert name not in bound.members
    assert {one.args.get("name") for one in problems if one.code in ("name-ambiguous", "name-not-bound")} == {name}


@pytest.mark.parametrize(("name", "many"), [("UBND 05 xã", 5), ("Sở Y tế", None), (f"{'1' * 5000} xã", None)])
def test_a_number_too_long_to_be_one_counts_nothing(name, many):
    assert counted(name) == many
