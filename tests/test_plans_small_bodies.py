"""Bodies of communes and towns told in a row are the units they name; one that is not known is asked about with its committee."""

import datetime as dt

import pytest

from plans.directory import Jurisdiction
from plans.named_places import small_places
from tests.registries import country, directory

__all__ = ["country", "directory"]
THAI_NGUYEN = Jurisdiction("province", "thai-nguyen-ubnd")
NOW, BEFORE = dt.date(2026, 11, 1), dt.date(2022, 3, 1)
BA_BE, CHO_RA, DUC_XUAN = (f"thai-nguyen-{one}" for one in ("xa-ba-be", "xa-cho-ra", "phuong-duc-xuan"))


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("UBND các xã Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("Ủy ban nhân dân các xã: Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("UBND các xã Ba Bể và Chợ Rã", (BA_BE, CHO_RA)),
        ("UBND 02 xã: Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("hai xã Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("UBND xã Ba Bể, xã Chợ Rã, phường Đức Xuân", (BA_BE, CHO_RA, DUC_XUAN)),
        ("UBND các xã, phường: Ba Bể, Đức Xuân", (BA_BE, DUC_XUAN)),
        ("UBND các xã (Ba Bể, Chợ Rã)", (BA_BE, CHO_RA)),
        ("UBND các xã, phường (gồm: Ba Bể, Đức Xuân)", (BA_BE, DUC_XUAN)),
        ("Chủ tịch UBND các xã Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("UBND các xã (xã Ba Bể, xã Chợ Rã)", (BA_BE, CHO_RA)),
        ("UBND CÁC XÃ (BA BỂ, CHỢ RÃ)", (BA_BE, CHO_RA)),
        ("các xã Ba Bể, Chợ Rã và phường Đức Xuân", (BA_BE, CHO_RA, DUC_XUAN)),
        ("Đảng ủy các xã Ba Bể, Chợ Rã", (f"{BA_BE}-dang-uy", f"{CHO_RA}-dang-uy")),
    ],
)
def test_each_place_of_a_row_is_its_unit(directory, name, slugs):
    found = directory.lookup(name, THAI_NGUYEN, NOW)
    assert (found.kind, found.slugs) == ("unit", slugs)


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Công an các xã Ba Bể, Chợ Rã", (BA_BE, CHO_RA)),
        ("Công an phường Đức Xuân", (DUC_XUAN,)),
        ("UBND các xã Ba Bể, Không Có", (BA_BE,)),
        ("UBND các xã (Ba Bể, Không Có)", (BA_BE,)),
        ("UBND các xã (Không Có)", ()),
        ("UBND các xã: xã Không Có", ()),
        ("UBND phường Đức Xuâm", (DUC_XUAN,)),
        ("UBND phường Đức", (DUC_XUAN,)),
    ],
)
def test_one_that_is_not_known_is_asked_about_with_the_committees_of_the_places(directory, name, candidates):
    found = directory.lookup(name, THAI_NGUYEN, NOW)
    assert (found.kind, found.slugs, found.candidates) == ("none", (), candidates)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("UBND các xã, phường (gọi chung là UBND cấp xã)", "UBND các xã, phường"),
        ("UBND các xã, phường (UBND cấp xã)", "UBND các xã, phường"),
        ("Các xã, phường (theo danh sách đính kèm)", "Các xã, phường"),
        ("Các xã, phường (Danh sách kèm theo)", "Các xã, phường"),
        ("UBND các xã, phường (qua Phòng Kinh tế)", "UBND các xã, phường"),
        ("UBND các xã, phường (gồm 92 xã, phường)", "UBND các xã, phường"),
        ("UBND các xã (UBND)", "UBND các xã"),
    ],
)
def test_brackets_that_name_no_place_leave_the_group(directory, name, group):
    found = directory.lookup(name, THAI_NGUYEN, NOW)
    assert found.slugs
    assert found.slugs == directory.lookup(group, THAI_NGUYEN, NOW).slugs


def test_no_group_is_offered_for_a_town_where_there_is_none(directory):
    found = directory.lookup("UBND thành phố", THAI_NGUYEN, NOW)
    assert (found.kind, found.candidates) == ("none", ())


def test_the_committee_of_a_town_that_is_not_named_is_asked_about(directory):
    towns = tuple(f"thai-nguyen-thanh-pho-{one}" for one in ("thai-nguyen", "song-cong", "pho-yen"))
    found = directory.lookup("UBND thành phố", THAI_NGUYEN, BEFORE)
    assert (found.kind, found.slugs, found.candidates) == ("ambiguous", (), towns)


def test_it_is_the_place_s_own_where_that_is_a_city(country):
    hue = country.jurisdiction("UBND thành phố Huế", on=NOW)
    assert country.lookup("UBND thành phố", hue, NOW).slugs == ("hue-ubnd",)


def test_numbers_share_the_town_behind_the_last():
    assert small_places("UBND các phường 1, 2 và 3 Bảo Lộc")[1] == [
        (("phường",), "1 Bảo Lộc"),
        (("phường",), "2 Bảo Lộc"),
        (("phường",), "3 Bảo Lộc"),
    ]


@pytest.mark.parametrize("name", ["UBND các xã, phường", "các tổ chức chính trị - xã hội", "UBND xã", "Sở Y tế"])
def test_groups_and_others_name_no_places(name):
    assert small_places(name) is None
