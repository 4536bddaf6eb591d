"""A name bound to more than it says, or to a body of another name, is asked about."""

import datetime as dt

import pytest

from plans.binding import bind_plan
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
