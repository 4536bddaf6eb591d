"""Facts of the registry that a decree or a decision states; models/registry_data/README.md names each source."""

import datetime as dt

import pytest

from models.registry_source import read_registry
from plans.directory import CENTRAL, Directory, Jurisdiction, is_valid

BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
NOW = dt.date(2026, 9, 20)
"""The last change of provinces and communes that the registry knows."""


@pytest.fixture(scope="module")
def registry():
    return read_registry()


@pytest.fixture(scope="module")
def units(registry):
    return {unit.slug: unit for unit in registry.units}


@pytest.fixture(scope="module")
def directory(registry):
    return Directory(registry.units, registry.groups, registry.successions)


@pytest.mark.parametrize(
    ("kind", "ended", "with_one_heir", "heirs"),
    [("province", 29, 29, 23), ("district", 696, 10, 3_321), ("commune", 10_035, 9_564, 3_316)],
)
def test_everything_that_ended_on_30_june_2025_has_successors(registry, units, kind, ended, with_one_heir, heirs):
    gone = {slug for slug, unit in units.items() if unit.kind == kind and unit.valid_to == BEFORE}
    after: dict[str, list] = {slug: [] for slug in gone}
    for row in registry.successions:
        if row.unit in gone:
            after[row.unit].append(row)
    assert len(gone) == ended
    assert all(after.values())
    assert sum(any(row.whole for row in rows) for rows in after.values()) == with_one_heir
    assert len({row.successor for rows in after.values() for row in rows}) == heirs
    assert all(row.on == AFTER and is_valid(units[row.successor], AFTER) for rows in after.values() for row in rows)


@pytest.mark.parametrize(
    ("stem", "day", "count"),
    [
        ("kho-bac-nha-nuoc-khu-vuc-", dt.date(2025, 3, 1), 20), ("kho-bac-nha-nuoc-khu-vuc-", AFTER, 20),
        ("chi-cuc-hai-quan-khu-vuc-", dt.date(2025, 3, 1), 20), ("chi-cuc-hai-quan-khu-vuc-", AFTER, 20),
        ("chi-cuc-thue-khu-vuc-", BEFORE, 20), ("chi-cuc-thue-khu-vuc-", AFTER, 0),
        ("ngan-hang-nha-nuoc-khu-vuc-", AFTER, 15),
        ("bao-hiem-xa-hoi-khu-vuc-", dt.date(2025, 5, 11), 35), ("bao-hiem-xa-hoi-khu-vuc-", dt.date(2025, 5, 12), 34),
        ("bao-hiem-xa-hoi-khu-vuc-", AFTER, 0),
        ("kiem-toan-nha-nuoc-khu-vuc-", dt.date(2025, 8, 12), 13), ("kiem-toan-nha-nuoc-khu-vuc-", dt.date(2025, 8, 13), 12),
    ],
)  # fmt: skip
def test_how_many_regions_a_branch_has_on_a_day(units, stem, day, count):
    assert sum(slug.startswith(stem) and is_valid(unit, day) for slug, unit in units.items()) == count


@pytest.mark.parametrize(
    ("body", "day", "count"), [("thue", AFTER, 34), ("bao-hiem-xa-hoi", AFTER, 34), ("thong-ke", AFTER, 34)]
)
def test_each_province_of_today_has_its_tax_insurance_and_statistics(units, body, day, count):
    provinces = [slug.removesuffix("-ubnd") for slug, unit in units.items() if unit.kind == "province"]
    assert sum(is_valid(units[f"{key}-{body}"], day) for key in provinces) == count


def test_forty_four_commands_of_border_guards_ended(units):
    commands = [unit for slug, unit in units.items() if slug.endswith("-bien-phong")]
    assert len(commands) == 44
    assert {unit.valid_to for unit in commands} == {BEFORE}


def test_social_insurance_goes_on_under_the_ministry_of_finance(directory):
    for day, kind in ((dt.date(2025, 2, 28), "government-agency"), (dt.date(2025, 3, 1), "other")):
        (slug,) = directory.lookup("Bảo hiểm xã hội Việt Nam", CENTRAL, day).slugs
        assert directory.units[slug].kind == kind
    assert directory.follow(["bao-hiem-xa-hoi-viet-nam"], AFTER)[0] == ("bo-tai-chinh",)  # who answers today
    assert directory.units["bo-tai-chinh-bao-hiem-xa-hoi-viet-nam"].parent == "bo-tai-chinh"


FOREIGN_AFFAIRS = """ha-noi ho-chi-minh da-nang hai-phong hue quang-ninh lang-son cao-bang tuyen-quang lao-cai lai-chau dien-bien son-la
thanh-hoa nghe-an ha-tinh quang-tri quang-ngai gia-lai lam-dong khanh-hoa dong-nai tay-ninh dong-thap an-giang phu-tho"""
WITHOUT_ETHNIC_DEPARTMENT = "ha-tinh hai-phong hung-yen ninh-binh dong-thap"
TOURISM_APART = "ha-noi ho-chi-minh hue ninh-binh an-giang"


def _provinces_with(units, body):
    ends = f"-{body}"
    return {slug.removesuffix(ends) for slug, unit in units.items() if slug.endswith(ends) and is_valid(unit, NOW)}


def _provinces(units):
    return {
        slug.removesuffix("-ubnd") for slug, unit in units.items() if unit.kind == "province" and is_valid(unit, NOW)
    }


def test_which_provinces_of_today_have_a_department_of_foreign_affairs(units):
    assert _provinces_with(units, "so-ngoai-vu") == set(FOREIGN_AFFAIRS.split())


def test_which_provinces_of_today_have_a_department_for_ethnic_minorities_and_religion(units):
    everywhere = _provinces(units)
    assert len(everywhere) == 34
    assert everywhere - _provinces_with(units, "so-dan-toc-va-ton-giao") == set(WITHOUT_ETHNIC_DEPARTMENT.split())


def test_where_tourism_is_apart_culture_and_sports_are_too(units):
    apart = set(TOURISM_APART.split())
    assert _provinces_with(units, "so-du-lich") == _provinces_with(units, "so-van-hoa-va-the-thao") == apart
    assert _provinces_with(units, "so-van-hoa-the-thao-va-du-lich") == _provinces(units) - apart


@pytest.mark.parametrize(
    "province", ["thai-nguyen", "bac-ninh", "can-tho", "dak-lak", "ca-mau", "thai-binh", "bac-giang"]
)
def test_where_foreign_affairs_have_no_department_the_office_of_the_committee_does_the_work(directory, province):
    (heir,) = directory.follow([f"{province}-so-ngoai-vu"], NOW)[0]
    assert heir.endswith("-van-phong-ubnd")
    assert is_valid(directory.units[heir], NOW)


@pytest.mark.parametrize(
    ("province", "name", "day", "known"),
    [
        ("hue", "Sở Văn hóa, Thể thao và Du lịch", AFTER, False),
        ("an-giang", "Sở Văn hóa, Thể thao và Du lịch", BEFORE, True),
        ("an-giang", "Sở Du lịch", AFTER, True),
        ("ninh-binh", "Sở Du lịch", BEFORE, True),
        ("ho-chi-minh", "Sở Giao thông công chánh", BEFORE, True),
        ("lam-dong", "Sở Ngoại vụ", BEFORE, True),
        ("bac-giang", "Sở Ngoại vụ", BEFORE, True),
        ("thai-nguyen", "Sở Ngoại vụ", BEFORE, True),
        ("ha-giang", "Sở Dân tộc và Tôn giáo", dt.date(2025, 3, 1), True),
        ("tay-ninh", "Sở Dân tộc và Tôn giáo", AFTER, True),
        ("vinh-long", "Sở Dân tộc và Tôn giáo", AFTER, True),
    ],
)
def test_departments_that_not_every_province_has(directory, province, name, day, known):
    found = directory.lookup(name, Jurisdiction("province", f"{province}-ubnd"), day).slugs
    assert [directory.units[slug].name.startswith(name) and is_valid(directory.units[slug], day) for slug in found] == (
        [True] if known else []
    )


def test_public_works_of_ho_chi_minh_city_went_back_to_construction(directory):
    assert directory.follow(["ho-chi-minh-so-giao-thong-cong-chanh"], AFTER)[0] == ("ho-chi-minh-so-xay-dung",)


@pytest.mark.parametrize(
    ("word", "province", "count"),
    [
        ("xã", None, 2_621), ("phường", None, 687), ("đặc khu", None, 13),
        ("xã", "thanh-hoa", 147), ("xã", "quang-ninh", 22), ("phường", "ho-chi-minh", 113), ("phường", "ha-noi", 51),
    ],
)  # fmt: skip
def test_communes_of_today_by_kind(units, word, province, count):
    communes = [unit for unit in units.values() if unit.kind == "commune" and is_valid(unit, AFTER)]
    here = [unit for unit in communes if province in (None, (unit.province or "").removesuffix("-ubnd"))]
    assert sum(unit.name.startswith(f"Ủy ban nhân dân {word} ") for unit in here) == count
