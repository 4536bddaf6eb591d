"""Provinces that became cities and communes that became wards in 2026; models/registry_data/README.md names the resolutions."""

import datetime as dt
import shutil

import pytest

from models.database import reading, writing
from models.registry import load_directory, seed
from models.registry_source import FOLDER, read_registry
from plans.directory import CENTRAL, Directory, Jurisdiction, is_valid

BEFORE, NOW = dt.date(2026, 4, 29), dt.date(2026, 9, 20)
CITIES = ("Đồng Nai", "Quảng Ninh", "Bắc Ninh")
KEYS = {"Đồng Nai": "dong-nai", "Quảng Ninh": "quang-ninh", "Bắc Ninh": "bac-ninh"}


@pytest.fixture(scope="module")
def registry():
    return read_registry()


@pytest.fixture(scope="module")
def directory(registry):
    return Directory(registry.units, registry.groups, registry.successions)


def test_nine_cities_and_twenty_five_provinces(registry):
    names = [unit.name for unit in registry.units if unit.kind == "province" and is_valid(unit, NOW)]
    assert sum(name.lower().startswith("ủy ban nhân dân thành phố ") for name in names) == 9
    assert sum(name.startswith("Ủy ban nhân dân tỉnh ") for name in names) == 25


@pytest.mark.parametrize("place", CITIES)
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("UBND {type} {place}", "ubnd"),
        ("Chủ tịch UBND {type} {place}", "ubnd"),
        ("Sở Nội vụ {type} {place}", "so-noi-vu"),
        ("Công an {type} {place}", "cong-an"),
        ("{party} {place}", "tinh-uy"),
        ("Văn phòng UBND {type} {place}", "van-phong-ubnd"),
        ("Ủy ban MTTQ Việt Nam {type} {place}", "mttq"),
    ],
)
@pytest.mark.parametrize(("kind", "party"), [("tỉnh", "Tỉnh ủy"), ("thành phố", "Thành ủy")])
def test_its_bodies_are_found_by_the_name_before_and_the_name_of_today(directory, place, name, body, kind, party):
    printed = name.format(type=kind, place=place, party=party)
    for day in (dt.date(2025, 9, 1), NOW):
        assert directory.lookup(printed, CENTRAL, day).slugs == (f"{KEYS[place]}-{body}",), printed


@pytest.mark.parametrize(
    "name", ["Sở Y tế tỉnh", "UBND tỉnh", "Công an tỉnh", "UBND thành phố", "Tỉnh đoàn", "Thành đoàn"]
)
def test_short_names_of_its_own_papers(directory, name):
    found = directory.lookup(name, Jurisdiction("province", "bac-ninh-ubnd"), dt.date(2025, 9, 1))
    assert [slug.startswith("bac-ninh-") for slug in found.slugs] == [True]


def test_whose_directive_it_is_by_either_name(directory):
    for name in ("UBND tỉnh Đồng Nai", "Ủy ban nhân dân thành phố Đồng Nai", "Đồng Nai", "Tỉnh ủy Đồng Nai"):
        assert directory.jurisdiction(name, on=NOW) == Jurisdiction("province", "dong-nai-ubnd"), name


def test_what_ended_before_keeps_the_name_of_its_time(directory):
    assert directory.units["quang-ninh-so-giao-thong-van-tai"].name == "Sở Giao thông vận tải tỉnh Quảng Ninh"
    assert directory.units["quang-ninh-thanh-pho-ha-long"].name == "Ủy ban nhân dân thành phố Hạ Long, tỉnh Quảng Ninh"
    assert directory.units["quang-ninh-so-noi-vu"].name == "Sở Nội vụ thành phố Quảng Ninh"


@pytest.mark.parametrize("kind", ["tỉnh", "thành phố"])
def test_a_commune_of_a_new_city_by_either_name(directory, kind):
    assert directory.lookup(f"UBND xã Lương Minh, {kind} Quảng Ninh", CENTRAL, NOW).slugs == (
        "quang-ninh-xa-luong-minh",
    )


@pytest.mark.parametrize(
    ("province", "last", "count"), [("dong-nai", BEFORE, 10), ("bac-ninh", dt.date(2026, 9, 19), 12)]
)
def test_communes_that_became_wards_have_one_heir_each(registry, directory, province, last, count):
    ended = [
        u.slug
        for u in registry.units
        if u.province == f"{province}-ubnd" and u.kind == "commune" and u.valid_to == last
    ]
    heirs, problems = directory.follow(ended, NOW)
    assert (len(ended), len(heirs), problems) == (count, count, [])
    assert all(heir == slug.replace("-xa-", "-phuong-") for slug, heir in zip(ended, heirs, strict=True))
    for end in ("-dang-uy", "-mttq"):
        assert directory.follow([slug + end for slug in ended], NOW)[0] == tuple(heir + end for heir in heirs)


def test_an_old_township_passed_through_the_commune_to_the_ward(directory):
    assert directory.follow(["dong-nai-huyen-long-thanh-thi-tran-long-thanh"], NOW)[0] == (
        "dong-nai-phuong-long-thanh",
    )


@pytest.mark.parametrize(("word", "count"), [("xã", 2_599), ("phường", 709), ("đặc khu", 13)])
def test_communes_by_kind_after_the_changes(registry, word, count):
    names = [unit.name for unit in registry.units if unit.kind == "commune" and is_valid(unit, NOW)]
    assert sum(name.startswith(f"Ủy ban nhân dân {word} ") for name in names) == count


def test_a_city_is_written_small_but_where_the_word_is_part_of_the_name(directory):
    assert directory.units["hai-phong-so-y-te"].name == "Sở Y tế thành phố Hải Phòng"
    assert directory.units["ho-chi-minh-so-y-te"].name == "Sở Y tế Thành phố Hồ Chí Minh"


def test_a_registry_seeded_before_the_changes_takes_them_over_when_renewed(engine, tmp_path):
    before = shutil.copytree(FOLDER, tmp_path / "before", ignore=shutil.ignore_patterns("__pycache__"))
    (before / "changes_2026.yaml").write_text("{cities: [], wards: []}", encoding="utf-8")
    for folder, renew in ((before, False), (FOLDER, True)):
        with writing(engine) as session:
            seed(session, read_registry({"bac-ninh"}, folder), renew)
        with reading(engine) as session:
            known = load_directory(session)
        name = "Sở Y tế thành phố Bắc Ninh" if renew else "Sở Y tế tỉnh Bắc Ninh"
        assert known.units["bac-ninh-so-y-te"].name == name
        heir = "bac-ninh-phuong-tien-du" if renew else "bac-ninh-xa-tien-du"
        assert known.follow(["bac-ninh-xa-tien-du"], NOW)[0] == (heir,)
