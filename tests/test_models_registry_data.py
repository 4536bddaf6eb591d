"""The data that the registry starts with: counts, references, periods, and that no name is ambiguous by our own making."""

import datetime as dt
from collections import Counter

import pytest
import yaml

from models.commune_offices import commune_offices
from models.registry_source import FOLDER, read_registry, slugify
from plans.directory import CENTRAL, Directory, Jurisdiction, is_valid
from plans.units import KINDS

BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
LUONG_MINH = "quang-ninh-xa-luong-minh"


@pytest.fixture(scope="module")
def registry():
    return read_registry()


@pytest.fixture(scope="module")
def offices_of_a_commune():
    registry = read_registry({"quang-ninh"})
    commune = next(unit for unit in registry.units if unit.slug == LUONG_MINH)
    return Directory((*registry.units, *commune_offices(commune)), registry.groups, registry.successions)


@pytest.fixture(scope="module")
def directory(registry):
    return Directory(registry.units, registry.groups, registry.successions)


def _count(registry, kind, day):
    return sum(unit.kind == kind and is_valid(unit, day) for unit in registry.units)


@pytest.mark.parametrize(
    ("kind", "day", "count"),
    [
        ("province", BEFORE, 63), ("province", AFTER, 34),
        ("district", BEFORE, 696), ("district", AFTER, 0),
        ("commune", BEFORE, 10_035), ("commune", AFTER, 3_321),
        ("ministry", dt.date(2021, 11, 26), 18), ("ministry", dt.date(2025, 3, 1), 14),
        ("ministry-level", dt.date(2021, 11, 26), 4), ("ministry-level", dt.date(2025, 3, 1), 3),
        ("government-agency", dt.date(2021, 11, 26), 8), ("government-agency", dt.date(2025, 3, 1), 5),
    ],
)  # fmt: skip
def test_how_many_there_are(registry, kind, day, count):
    assert _count(registry, kind, day) == count


def test_slugs_are_unique_and_plain(registry):
    slugs = Counter(unit.slug for unit in registry.units)
    assert max(slugs.values()) == 1
    assert all(slugify(slug) == slug for slug in slugs)


def test_references_exist_and_kinds_are_known(registry):
    slugs = {unit.slug for unit in registry.units}
    offices = [*commune_offices(next(unit for unit in registry.units if unit.slug == LUONG_MINH))]
    for unit in registry.units:
        assert {unit.parent, unit.province} - {None} <= slugs
        assert unit.kind in KINDS
    assert {end for row in registry.successions for end in (row.unit, row.successor)} <= slugs
    for group in registry.groups:
        assert {slug for slug, _, _ in group.members} <= slugs
        rules = (group.rule.get(level, ()) for level in ("central", "province", "district", "commune"))
        flat = [kind for rule in rules for kind in rule]
        kinds = {kind for k in flat for kind in ([k] if isinstance(k, str) else k)}
        assert kinds <= {unit.kind for unit in (*registry.units, *offices)}


def test_periods_and_successions_fit(registry):
    units = {unit.slug: unit for unit in registry.units}
    for unit in units.values():
        assert not (unit.valid_from and unit.valid_to) or unit.valid_from <= unit.valid_to
    for row in registry.successions:
        assert units[row.unit].valid_to == row.on - dt.timedelta(days=1)
        assert is_valid(units[row.successor], row.on), row


def test_every_body_of_a_merged_province_that_lived_to_the_end_has_an_heir(registry, directory):
    ended = [
        u.slug
        for u in registry.units
        if u.valid_to == BEFORE and u.kind in ("province", "department", "agency", "front", "party")
    ]
    slugs, problems = directory.follow(ended, AFTER)
    assert {str(p.args["slug"]) for p in problems} == {  # two departments share what was theirs
        f"{province}-so-van-hoa-the-thao-va-du-lich"
        for province in ("binh-duong", "ba-ria-vung-tau", "ha-nam", "nam-dinh", "an-giang")
    }
    assert all(is_valid(directory.units[slug], AFTER) for slug in slugs)


def test_no_district_but_an_island_has_a_single_successor(registry, directory):
    districts = [u.slug for u in registry.units if u.kind == "district"]
    slugs, problems = directory.follow(districts, AFTER)
    assert len(slugs) + len(problems) == 696
    assert len(slugs) == 10
    assert all("-dac-khu-" in slug for slug in slugs)


def test_a_commune_followed_to_today(directory):
    assert directory.follow(["ben-tre-thanh-pho-ben-tre-phuong-8"], AFTER)[0] == ("vinh-long-phuong-phu-khuong",)


def test_bodies_of_the_example_provinces(directory):
    ben_tre = Jurisdiction("province", "ben-tre-ubnd")
    day = dt.date(2025, 1, 2)
    assert len(directory.expand("ubnd-cap-huyen", day, ben_tre).slugs) == 9
    assert len(directory.expand("ubnd-cap-xa", day, ben_tre).slugs) == 148
    assert directory.lookup("Báo Đồng Khởi", ben_tre, day).slugs == ("ben-tre-bao",)
    assert directory.lookup("UBND thị trấn Ba Tri, huyện Ba Tri", ben_tre, day).kind == "unit"


def test_every_central_and_provincial_unit_is_found_by_its_full_name(registry, directory):
    for unit in registry.units:
        if unit.kind in ("commune", "party-commune"):
            continue
        found = directory.lookup(unit.name, CENTRAL, unit.valid_from or min(unit.valid_to or BEFORE, BEFORE))
        assert found.slugs == (unit.slug,), (unit, found)


def test_every_alias_of_a_central_unit_means_it_at_the_centre(registry, directory):
    for unit in registry.units:
        for alias in unit.aliases if unit.province is None else ():
            found = directory.lookup(alias, CENTRAL, unit.valid_from or dt.date(2024, 1, 1))
            assert found.slugs == (unit.slug,), (alias, found)


def test_every_name_of_a_group_means_it_at_some_level(registry, directory):
    levels = [
        CENTRAL,
        Jurisdiction("province", "ben-tre-ubnd"),
        Jurisdiction("district", "ben-tre-ubnd", "ben-tre-huyen-ba-tri"),
    ]
    for group in registry.groups:
        for name in (group.name, *group.aliases):
            assert any(directory.lookup(name, level, BEFORE).slugs == (group.slug,) for level in levels), name


def test_the_offices_of_a_commune_are_made_for_it_alone(registry):
    units = {unit.slug: unit for unit in registry.units}
    offices = [*commune_offices(units[LUONG_MINH])]
    assert len(offices) == 14
    assert {unit.parent for unit in offices} == {LUONG_MINH, f"{LUONG_MINH}-dang-uy", f"{LUONG_MINH}-mttq"}
    assert {unit.slug for unit in offices}.isdisjoint(units)
    assert all(unit.kind in KINDS for unit in offices)
    assert list(commune_offices(units["quang-ninh-ubnd"])) == []
    ward = next(unit for unit in registry.units if unit.name.startswith("Ủy ban nhân dân phường") and not unit.valid_to)
    assert any("Hạ tầng và Đô thị phường" in unit.name for unit in commune_offices(ward))


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Văn phòng HĐND&UBND xã", "-van-phong"),
        ("Văn phòng HĐND và UBND", "-van-phong"),
        ("Phòng Kinh tế", "-phong-kinh-te"),
        ("Trưởng phòng Văn hóa - Xã hội xã", "-phong-van-hoa-xa-hoi"),
        ("Giám đốc Trung tâm Phục vụ hành chính công", "-trung-tam-phuc-vu-hanh-chinh-cong"),
        ("Công an xã Lương Minh", "-cong-an"),
        ("Ban Chỉ huy Quân sự xã", "-quan-su"),
        ("Thường trực HĐND xã", "-hdnd"),
        ("Văn phòng Đảng ủy", "-van-phong-dang-uy"),
        ("Ủy ban Kiểm tra Đảng ủy xã", "-uy-ban-kiem-tra"),
        ("Đoàn Thanh niên", "-doan-thanh-nien"),
        ("Hội Phụ nữ xã", "-hoi-lien-hiep-phu-nu"),
        ("Đảng ủy xã", "-dang-uy"),
    ],
)
def test_a_communes_offices_are_found_by_their_short_names(offices_of_a_commune, name, end):
    found = offices_of_a_commune.lookup(name, Jurisdiction("commune", "quang-ninh-ubnd", LUONG_MINH), AFTER)
    assert found.slugs == (LUONG_MINH + end,)


def test_a_communes_offices_do_not_change_what_the_province_means(offices_of_a_commune):
    province = Jurisdiction("province", "quang-ninh-ubnd")
    for name in ("Hội Nông dân", "Đoàn Thanh niên", "Công an tỉnh", "Hội Phụ nữ"):
        (slug,) = offices_of_a_commune.lookup(name, province, AFTER).slugs
        assert not slug.startswith(LUONG_MINH)
    commune = Jurisdiction("commune", "quang-ninh-ubnd", LUONG_MINH)
    assert len(offices_of_a_commune.expand("cac-phong-ban", AFTER, commune).slugs) == 6
    assert len(offices_of_a_commune.expand("cac-to-chuc-chinh-tri-xa-hoi", AFTER, commune).slugs) == 4


def test_a_part_of_the_country_stands_alone():
    part = read_registry({"ben-tre"})
    slugs = {unit.slug for unit in part.units}
    assert {"ben-tre-ubnd", "vinh-long-ubnd", "bo-y-te"} <= slugs
    assert "ha-noi-ubnd" not in slugs
    assert {end for row in part.successions for end in (row.unit, row.successor)} <= slugs


def test_the_files_name_no_address():
    for file in FOLDER.iterdir():
        if file.is_file():
            assert "://" not in file.read_text(encoding="utf-8")


def test_every_member_that_a_group_lists_is_a_unit_somewhere(registry):
    slugs = {unit.slug for unit in registry.units}
    rows = yaml.safe_load((FOLDER / "groups.yaml").read_text("utf-8"))["groups"]
    listed = [one if isinstance(one, str) else one["slug"] for row in rows for one in row.get("members", ())]
    assert set(listed) <= slugs
    for body in {body for row in rows for body in row.get("each", ())}:
        assert any(slug.endswith(f"-{body}") for slug in slugs), body


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kho bạc Nhà nước khu vực XI", "kho-bac-nha-nuoc-khu-vuc-11"),
        ("Kho bạc nhà nước khu vực 11", "kho-bac-nha-nuoc-khu-vuc-11"),
        ("Ngân hàng nhà nước Việt Nam khu vực IX", "ngan-hang-nha-nuoc-khu-vuc-9"),
        ("Quân khu 7", "quan-khu-7"),
        ("Bộ Tư lệnh Quân khu IX", "quan-khu-9"),
        ("Tập đoàn Điện lực Việt Nam", "tap-doan-dien-luc"),
    ],
)
def test_branches_by_region_and_firms_of_the_state(directory, name, slug):
    assert directory.lookup(name, Jurisdiction("province", "nghe-an-ubnd"), AFTER).slugs == (slug,)


def test_the_coast_before_and_after_the_provinces_merged(directory):
    name = "UBND các tỉnh, thành phố từ Hà Tĩnh đến Khánh Hòa"
    before = directory.lookup(name, CENTRAL, BEFORE).slugs
    after = directory.lookup(name, CENTRAL, AFTER).slugs
    assert [slug.removesuffix("-ubnd") for slug in before] == [
        "ha-tinh", "quang-binh", "quang-tri", "hue", "da-nang", "quang-nam", "quang-ngai", "binh-dinh", "phu-yen", "khanh-hoa",
    ]  # fmt: skip
    assert [slug.removesuffix("-ubnd") for slug in after] == [
        "ha-tinh", "quang-tri", "hue", "da-nang", "quang-ngai", "gia-lai", "dak-lak", "khanh-hoa",
    ]  # fmt: skip


def test_who_registers_investments_is_told_by_the_day(directory):
    group = directory.lookup("các cơ quan đăng ký đầu tư", Jurisdiction("province", "dak-lak-ubnd"), BEFORE).slugs[0]
    there = Jurisdiction("province", "dak-lak-ubnd")
    assert "dak-lak-so-tai-chinh" in directory.expand(group, BEFORE, there).slugs
    assert "dak-lak-so-ke-hoach-va-dau-tu" not in directory.expand(group, BEFORE, there).slugs
    assert "dak-lak-so-ke-hoach-va-dau-tu" in directory.expand(group, dt.date(2024, 5, 1), there).slugs


@pytest.mark.parametrize("name", ["Các doanh nghiệp viễn thông", "các chủ rừng là tổ chức"])
def test_a_part_of_an_open_class_is_bound_and_asked_about(directory, name):
    found = directory.lookup(name, Jurisdiction("province", "nghe-an-ubnd"), AFTER)
    assert (found.kind, found.how) == ("group", "wider")


@pytest.mark.parametrize(
    ("name", "there", "slugs"),
    [
        ("Phó Thủ tướng Chính phủ Trần Văn An", CENTRAL, ("pho-thu-tuong-chinh-phu",)),
        ("UBND thành phố Hà Nội, Thành phố Hồ Chí Minh", CENTRAL, ("ha-noi-ubnd", "ho-chi-minh-ubnd")),
        ("Mỗi cán bộ, đảng viên", Jurisdiction("province", "nghe-an-ubnd"), ("can-bo-cong-chuc-vien-chuc",)),
        ("Cấp xã", Jurisdiction("province", "nghe-an-ubnd"), ("ubnd-cap-xa",)),
        ("các cơ quan báo chí trên địa bàn tỉnh và hệ thống thông tin cơ sở", Jurisdiction("province", "nghe-an-ubnd"), ("bao-dai",)),
        ("Chi nhánh Ngân hàng Chính sách xã hội tỉnh", Jurisdiction("province", "nghe-an-ubnd"), ("nghe-an-ngan-hang-chinh-sach-xa-hoi",)),
    ],
)  # fmt: skip
def test_persons_by_office_rows_of_places_and_people(directory, name, there, slugs):
    assert directory.lookup(name, there, AFTER).slugs == slugs


def test_a_place_of_three_words_is_no_person(directory):
    found = directory.lookup("Chủ tịch Ủy ban nhân dân tỉnh Bà Rịa Vũng Tàu", CENTRAL, BEFORE)
    assert found.slugs == ("ba-ria-vung-tau-ubnd",)
