"""Names meet units: spelling, jurisdiction, day, misprints, groups, successors."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.directory import CENTRAL, Directory, GroupRecord, Jurisdiction, SuccessionRecord, UnitRecord
from plans.names import fold_name, group_key, is_open_ended, without_apposition, without_head, without_narrowing
from plans.plan import Force

DAY, LAST, NEXT = dt.date(2024, 5, 6), dt.date(2025, 6, 30), dt.date(2025, 7, 1)
SPRING = dt.date(2025, 1, 1)
THAO, LAM = Jurisdiction("province", "song-thao-ubnd"), Jurisdiction("province", "lam-hai-ubnd")


def _province(key: str, name: str, last: dt.date | None = None) -> list[UnitRecord]:
    home = f"{key}-ubnd"
    return [
        UnitRecord(
            home,
            f"Ủy ban nhân dân tỉnh {name}",
            "province",
            None,
            home,
            aliases=("Ủy ban nhân dân tỉnh",),
            valid_to=last,
        ),
        UnitRecord(
            f"{key}-noi-vu", f"Sở Nội vụ tỉnh {name}", "department", home, home, aliases=("Sở Nội vụ",), valid_to=last
        ),
        UnitRecord(
            f"{key}-y-te", f"Sở Y tế tỉnh {name}", "department", home, home, aliases=("Sở Y tế",), valid_to=last
        ),
        UnitRecord(
            f"{key}-mttq", f"Mặt trận Tổ quốc tỉnh {name}", "front", None, home, Force.REQUEST, ("Mặt trận Tổ quốc",)
        ),
    ]


UNITS = [
    UnitRecord("bo-y-te", "Bộ Y tế", "ministry"),
    UnitRecord("bo-cu", "Bộ Thủy lợi", "ministry", valid_to=LAST),
    UnitRecord("mttq", "Mặt trận Tổ quốc Việt Nam", "front", aliases=("Mặt trận Tổ quốc",)),
    *_province("song-thao", "Sông Thao", LAST),
    *_province("lam-hai", "Lâm Hải"),
    UnitRecord(
        "hoa-an", "Ủy ban nhân dân huyện Hòa An, tỉnh Sông Thao", "district", "song-thao-ubnd", "song-thao-ubnd",
        valid_from=SPRING, valid_to=LAST,
    ),
    UnitRecord(
        "tan-hoa-1", "Ủy ban nhân dân xã Tân Hòa, huyện Hòa An, tỉnh Sông Thao", "commune", "hoa-an", "song-thao-ubnd",
        valid_from=SPRING, valid_to=LAST,
    ),
    UnitRecord(
        "tan-hoa-2", "Ủy ban nhân dân xã Tân Hòa, huyện Bình Sơn, tỉnh Sông Thao", "commune", None, "song-thao-ubnd",
        valid_from=SPRING, valid_to=LAST,
    ),
    UnitRecord("xa-moi", "Ủy ban nhân dân xã Tân Hòa, tỉnh Lâm Hải", "commune", "lam-hai-ubnd", "lam-hai-ubnd", valid_from=NEXT),
    UnitRecord("bo-y-te-ke-hoach", "Vụ Kế hoạch", "other", "bo-y-te"),
    UnitRecord("bo-cu-ke-hoach", "Vụ Kế hoạch", "other", "bo-cu", valid_to=LAST),
    UnitRecord("nong-dan", "Trung ương Hội Nông dân Việt Nam", "mass-organisation", aliases=("Hội Nông dân Việt Nam", "Hội Nông dân")),
    UnitRecord("lam-hai-nong-dan", "Hội Nông dân tỉnh Lâm Hải", "mass-organisation", None, "lam-hai-ubnd", aliases=("Hội Nông dân",)),
    UnitRecord("xa-hoa-mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Hòa, tỉnh Lâm Hải", "front-commune", "xa-hoa", "lam-hai-ubnd"),
    UnitRecord("xa-hoa-kinh-te", "Phòng Kinh tế xã Hòa", "department", "xa-hoa", "lam-hai-ubnd"),
    UnitRecord("xa-hoa-kinh-te-to", "Tổ Thủy lợi xã Hòa", "department", "xa-hoa-kinh-te", "lam-hai-ubnd"),
    UnitRecord("xa-hoa", "Ủy ban nhân dân xã Hòa, tỉnh Lâm Hải", "commune", "lam-hai-ubnd", "lam-hai-ubnd", valid_from=NEXT),
]  # fmt: skip
GROUPS = [
    GroupRecord("so", "Các sở, ban, ngành", aliases=("các sở, ngành",), rule={"province": ["department"]}),
    GroupRecord("bo", "Các Bộ", aliases=("Bộ trưởng",), rule={"central": ["ministry"]}),
    GroupRecord(
        "cac-cap",
        "Ủy ban nhân dân các cấp",
        aliases=("chính quyền các cấp",),
        rule={"province": ["district", "commune"]},
    ),
    GroupRecord("dia-phuong", "Các địa phương", rule={"province": [["district", "commune"]]}),
    GroupRecord("nguoi", "Cán bộ, công chức", "people", rule={"province": ["department"]}),
    GroupRecord("y-te", "Ngành y tế", rule={}, members=(("song-thao-y-te", None, None), ("lam-hai-y-te", NEXT, None))),
]
SUCCESSIONS = [
    SuccessionRecord("song-thao-ubnd", "lam-hai-ubnd", NEXT),
    SuccessionRecord("song-thao-noi-vu", "lam-hai-noi-vu", NEXT),
    SuccessionRecord("tan-hoa-1", "xa-moi", NEXT),
    SuccessionRecord("tan-hoa-2", "xa-moi", NEXT),
    SuccessionRecord("hoa-an", "xa-moi", NEXT, whole=False),
    SuccessionRecord("hoa-an", "xa-hoa", NEXT, whole=False),
]


@pytest.fixture(scope="module")
def directory():
    return Directory(UNITS, GROUPS, SUCCESSIONS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("UBND tỉnh", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở KHĐT", "Sở Kế hoạch - Đầu tư"),
        ("Sở LĐ-TB&XH", "Sở Lao động – Thương binh và Xã hội"),
        ("Sở VH,TT&DL", "Sở Văn hoá, Thể thao và Du lịch"),
        ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Mặt trậnTổ quốc", "mặt trận tổ quốc"),
        ("các sở, ban ngành tỉnh", "Sở, ban, ngành tỉnh"),
        ("Đài PT-TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("xã Tân Hòa", "xã Tân Hoà Bình"), ("xã Tân Hoa", "xã Tân Hòa"), ("Phường 1", "Phường 11")]
)
def test_names_that_differ_keep_different_keys(one, other):
    assert fold_name(one) != fold_name(other)


def test_folded_letters_agree_in_both_forms_of_unicode():
    import unicodedata

    name = "Ủy ban nhân dân xã Nghĩa Thuận"
    assert fold_name(name) == fold_name(unicodedata.normalize("NFD", name))


def test_heads_fillers_and_appositions():
    assert without_head(fold_name("Giám đốc Sở Y tế")) == fold_name("Sở Y tế")
    assert without_head(fold_name("Sở Y tế")) is None
    assert group_key(fold_name("các cấp chính quyền trong tỉnh")) == group_key(fold_name("cấp chính quyền tỉnh"))
    assert without_apposition("Sở Tài chính - Cơ quan thường trực của Ban") == "Sở Tài chính"
    assert without_apposition("Sở Văn hóa - Thông tin (cũ)") == "Sở Văn hóa - Thông tin"
    assert is_open_ended("các cơ quan có liên quan")
    assert without_narrowing("Các cơ quan có quan hệ trực tiếp với dân") == "Các cơ quan"


@pytest.mark.parametrize(
    ("name", "jurisdiction", "kind", "slugs"),
    [
        ("Sở Nội vụ", THAO, "unit", ("song-thao-noi-vu",)),
        ("Sở Nội vụ", LAM, "unit", ("lam-hai-noi-vu",)),
        ("Giám đốc Sở Nội vụ tỉnh", THAO, "unit", ("song-thao-noi-vu",)),
        ("Sở Nội vụ tỉnh Lâm Hải", THAO, "unit", ("lam-hai-noi-vu",)),
        ("Chủ tịch Uỷ ban nhân dân tỉnh", LAM, "unit", ("lam-hai-ubnd",)),
        ("tỉnh", THAO, "unit", ("song-thao-ubnd",)),
        ("tỉnh Sông Thao", CENTRAL, "unit", ("song-thao-ubnd",)),
        ("Bộ Y tế", THAO, "unit", ("bo-y-te",)),
        ("Mặt trận Tổ quốc", THAO, "unit", ("song-thao-mttq",)),
        ("Mặt trận Tổ quốc", CENTRAL, "unit", ("mttq",)),
        ("các sở, ban ngành tỉnh Sông Thao", THAO, "group", ("so",)),
        ("Thủ trưởng các sở, ngành", THAO, "group", ("so",)),
        ("Bộ trưởng", CENTRAL, "group", ("bo",)),
        ("Chủ tịch UBND các cấp", THAO, "group", ("cac-cap",)),
        ("cán bộ, công chức", THAO, "people", ("nguoi",)),
        ("UBND các tỉnh: Sông Thao, Lâm Hải", CENTRAL, "unit", ("song-thao-ubnd", "lam-hai-ubnd")),
        (
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương: Sông Thao và Lâm Hải",
            CENTRAL,
            "unit",
            ("song-thao-ubnd", "lam-hai-ubnd"),
        ),
        ("UBND các tỉnh sau đây: Sông Thao, Lâm Hải", CENTRAL, "unit", ("song-thao-ubnd", "lam-hai-ubnd")),
        ("lam-hai-y-te", CENTRAL, "unit", ("lam-hai-y-te",)),
        ("UBND xã Tân Hòa, huyện Hòa An", THAO, "unit", ("tan-hoa-1",)),
    ],
)
def test_lookup(directory, name, jurisdiction, kind, slugs):
    found = directory.lookup(name, jurisdiction, DAY)
    assert (found.kind, found.slugs) == (kind, slugs)


def test_a_group_of_another_level_is_not_meant(directory):
    assert directory.lookup("các Bộ", THAO, DAY).kind == "none"
    assert directory.lookup("các sở, ban, ngành", CENTRAL, DAY).kind == "none"


HOA = Jurisdiction("commune", "lam-hai-ubnd", "xa-hoa")


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã", ("xa-hoa-mttq",)),
        ("Ban Thường trực UBMTTQ xã Hòa", ("xa-hoa-mttq",)),
        ("MTTQ xã", ("xa-hoa-mttq",)),
        ("Mặt trận Tổ quốc", ("xa-hoa-mttq",)),
        ("UBND xã", ("xa-hoa",)),
        ("UBND", ("xa-hoa",)),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Hòa, tỉnh Lâm Hải", ("xa-hoa-mttq",)),
        ("Mặt trận Tổ quốc tỉnh", ("lam-hai-mttq",)),
        ("Sở Y tế", ("lam-hai-y-te",)),
        ("Hội Nông dân", ()),
        ("Hội Nông dân tỉnh", ("lam-hai-nong-dan",)),
        ("Hội Nông dân Việt Nam", ("nong-dan",)),
    ],
)
def test_a_communes_own_bodies_come_first_and_the_provinces_are_not_taken_for_them(directory, name, slugs):
    assert directory.lookup(name, HOA, NEXT).slugs == slugs


def test_a_ministry_means_its_own_divisions_and_the_departments_of_its_branch(directory):
    health = directory.jurisdiction("Bộ trưởng Bộ Y tế", on=DAY)
    assert directory.lookup("Vụ Kế hoạch", health, DAY).slugs == ("bo-y-te-ke-hoach",)
    assert directory.lookup("Vụ Kế hoạch", CENTRAL, DAY).candidates == ("bo-y-te-ke-hoach", "bo-cu-ke-hoach")
    assert directory.lookup("Sở Y tế", health, DAY).slugs == ("song-thao-y-te", "lam-hai-y-te")
    assert directory.lookup("Sở Y tế cấp tỉnh", CENTRAL, DAY).slugs == ("song-thao-y-te", "lam-hai-y-te")


def test_a_role_is_open_and_the_body_it_hangs_on_a_candidate(directory):
    assert directory.lookup("Cơ quan chủ trì soạn thảo", THAO, DAY) == directory.lookup("Cơ quan được giao", THAO, DAY)
    assert directory.lookup("Sở Y tế được giao nhiệm vụ", THAO, DAY).candidates == ("song-thao-y-te",)


def test_a_stretch_of_land_is_open(directory):
    found = directory.lookup("các sở, ngành từ Sông Thao đến Lâm Hải", THAO, DAY)
    assert (found.kind, found.candidates) == ("none", ("so",))


def test_a_group_of_a_level_is_known_without_the_place(directory):
    assert directory.group("Thủ trưởng các sở, ngành tỉnh", "province") == "so"
    assert directory.group("các sở, ngành", "central") is None
    assert directory.group("Sở Y tế", "province") is None


def test_two_units_of_one_name_are_candidates(directory):
    found = directory.lookup("UBND xã Tân Hòa", THAO, DAY)
    assert (found.kind, found.slugs, found.candidates) == ("ambiguous", (), ("tan-hoa-1", "tan-hoa-2"))


def test_seen_from_the_centre_a_local_name_is_ambiguous(directory):
    found = directory.lookup("Sở Nội vụ", CENTRAL, DAY)
    assert (found.kind, found.candidates) == ("ambiguous", ("song-thao-noi-vu", "lam-hai-noi-vu"))


def test_a_misprint_is_found_and_marked(directory):
    found = directory.lookup("Sở Nội vụu", THAO, DAY)
    assert (found.kind, found.slugs, found.how) == ("unit", ("song-thao-noi-vu",), "typo")
    assert found.score < 100


def test_another_kind_of_body_is_no_misprint(directory):
    found = directory.lookup("Vụ Nội vụ", THAO, DAY)
    assert (found.kind, found.slugs) == ("none", ())


def test_the_plural_seen_from_the_centre_means_all(directory):
    assert directory.lookup("các Sở Nội vụ", CENTRAL, DAY).slugs == ("song-thao-noi-vu", "lam-hai-noi-vu")
    assert directory.lookup("Sở Nội vụ Lâm Hải", CENTRAL, DAY).slugs == ("lam-hai-noi-vu",)


def test_a_commune_is_never_found_by_a_misprint(directory):
    assert directory.lookup("Ủy ban nhân dân xã Tân Hoàn", LAM, NEXT).slugs == ()


def test_nothing_like_it_is_none_and_something_like_it_a_candidate(directory):
    assert directory.lookup("Hợp tác xã Minh Châu", THAO, DAY).kind == "none"
    found = directory.lookup("Sở Nội chính", THAO, DAY)
    assert (found.kind, found.slugs) == ("none", ())


def test_an_open_ended_name_is_nobodys(directory):
    found = directory.lookup("các sở, ngành có liên quan", THAO, DAY)
    assert (found.kind, found.slugs, found.candidates) == ("none", (), ("so",))


def test_a_described_part_of_a_group_is_wider(directory):
    found = directory.lookup("các sở, ngành có quan hệ trực tiếp với nhân dân", THAO, DAY)
    assert (found.kind, found.slugs, found.how) == ("group", ("so",), "wider")


def test_a_unit_of_another_time_is_marked(directory):
    assert directory.lookup("Bộ Thủy lợi", CENTRAL, DAY).dated
    found = directory.lookup("Bộ Thủy lợi", CENTRAL, NEXT)
    assert (found.slugs, found.dated) == (("bo-cu",), False)


def test_expansion_is_of_the_day_and_the_place(directory):
    assert directory.expand("so", DAY, THAO).slugs == ("song-thao-noi-vu", "song-thao-y-te")
    assert directory.expand("bo", NEXT, CENTRAL).slugs == ("bo-y-te",)
    assert directory.expand("cac-cap", NEXT, LAM).slugs == ("xa-moi", "xa-hoa")


def test_a_room_of_a_commune_is_no_department_of_its_province(directory):
    found = directory.expand("so", NEXT, Jurisdiction("province", "lam-hai-ubnd")).slugs
    assert found == ("lam-hai-noi-vu", "lam-hai-y-te")


def test_before_the_first_snapshot_the_first_is_taken_and_said(directory):
    found = directory.expand("cac-cap", DAY, THAO)
    assert (found.slugs, found.as_of) == (("hoa-an", "tan-hoa-1", "tan-hoa-2"), SPRING)


def test_the_first_kind_with_members_counts(directory):
    assert directory.expand("dia-phuong", SPRING, THAO).slugs == ("hoa-an",)
    assert directory.expand("dia-phuong", NEXT, LAM).slugs == ("xa-moi", "xa-hoa")


def test_members_by_name_have_their_own_period_and_place(directory):
    assert directory.expand("y-te", DAY, CENTRAL).slugs == ("song-thao-y-te",)
    assert directory.expand("y-te", NEXT, LAM).slugs == ("lam-hai-y-te",)


def test_merged_units_are_one_and_a_district_has_no_single_heir(directory):
    slugs, problems = directory.follow(["tan-hoa-1", "tan-hoa-2", "hoa-an", "bo-y-te"], NEXT)
    assert slugs == ("xa-moi", "bo-y-te")
    assert [(p.code, p.args["slug"]) for p in problems] == [("no-single-successor", "hoa-an")]
    assert "xa-moi" in str(problems[0].args["candidates"])
    assert "xa-hoa" in str(problems[0].args["candidates"])


def test_before_the_merger_nothing_is_followed(directory):
    assert directory.follow(["tan-hoa-1", "hoa-an"], LAST) == (("tan-hoa-1", "hoa-an"), [])


def test_an_end_without_heir_and_a_circle_are_problems():
    units = [UnitRecord(s, s.upper(), "agency", valid_to=LAST) for s in ("a", "b", "c")]
    directory = Directory(units, (), [SuccessionRecord("a", "b", NEXT), SuccessionRecord("b", "a", NEXT)])
    slugs, problems = directory.follow(["a", "c"], NEXT)
    assert slugs == ()
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Uỷ ban nhân dân tỉnh Sông Thao",), THAO),
        (("Ban Thường vụ Tỉnh ủy", "Sông Thao"), THAO),
        (("Ban Chỉ đạo phòng, chống thiên tai tỉnh Lâm Hải",), LAM),
        (("song-thao-y-te",), THAO),
        (("Bộ Y tế",), Jurisdiction(unit="bo-y-te")),
        (("hoa-an",), Jurisdiction("district", "song-thao-ubnd", "hoa-an")),
        (("Hội đồng quản trị", None), None),
    ],
)
def test_jurisdiction(directory, names, expected):
    assert directory.jurisdiction(*names, on=DAY) == expected


def test_a_local_body_is_known_as_such(directory):
    assert directory.is_local("Sở Y tế")
    assert not directory.is_local("Bộ Y tế")
    assert directory.is_local("Ủy ban bầu cử xã Bình An")
    assert not directory.is_local("Viện Khoa học xã hội vùng")


@given(st.text(max_size=60))
def test_no_text_makes_a_lookup_fail(directory, name):
    for jurisdiction in (CENTRAL, THAO):
        found = directory.lookup(name, jurisdiction, DAY)
        assert (found.kind in ("unit", "group", "people")) == bool(found.slugs)
    directory.jurisdiction(name, on=DAY)


COASTAL = GroupRecord(
    "cac-tinh-ven-bien", "Các tỉnh, thành phố ven biển",
    members=(("lam-hai-ubnd", None, None), ("song-thao-ubnd", None, None)),
)  # fmt: skip


def test_a_stretch_of_coast_is_the_provinces_from_its_first_to_its_last():
    provinces = GroupRecord("tinh", "UBND các tỉnh, thành phố", rule={"central": ["province"]})
    country = Directory(UNITS, [*GROUPS, provinces, COASTAL])
    name = "Ủy ban nhân dân các tỉnh, thành phố từ {} đến {}"
    found = country.lookup(name.format("Lâm Hải", "Sông Thao"), CENTRAL, DAY)
    assert (found.kind, found.slugs, found.how) == ("unit", ("lam-hai-ubnd", "song-thao-ubnd"), "stretch")
    assert country.lookup(name.format("Sông Thao", "Lâm Hải"), CENTRAL, DAY).kind == "none"
    assert country.lookup(name.format("Lâm Hải", "Đâu Đó"), CENTRAL, DAY).kind == "none"
    assert country.lookup("Sở Y tế các tỉnh từ Lâm Hải đến Sông Thao", CENTRAL, DAY).kind == "none"
