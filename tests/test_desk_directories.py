"""The registry kept in memory: as it is, quickly; and type-ahead on it."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.directories import SHOWN, kept_directory, suggest, unit_names
from desk.drafts.naming import named
from desk.units import unit_slug
from models.database import reading, writing
from models.tables import Unit, UnitGroup
from tests.office import NOW, furnish

TODAY = NOW.date()
HOME = "song-thao/van-phong"


@pytest.fixture
def office(engine):
    furnish(engine)
    with writing(engine) as session:
        session.add(UnitGroup(slug="cac-so", name="Các sở, ban, ngành tỉnh"))
        session.add(Unit(slug="tinh-la", name="Ủy ban nhân dân tỉnh Lạ", kind="province"))
        session.add(
            Unit(slug="la-so-noi-vu", name="Sở Nội vụ tỉnh Lạ", kind="department", valid_to=dt.date(2025, 1, 1))
        )
    return engine


def slugs(engine, words, **options):
    return [one.value for one in suggest(engine, words, TODAY, NOW, HOME, **options)]


def kept(engine, now=NOW):
    with reading(engine) as session:
        return kept_directory(engine, session, now)


def test_words_without_marks_and_abbreviations_find_units(office):
    assert slugs(office, "so noi") == ["song-thao/so-noi-vu"], "one that is no more is not offered"
    assert slugs(office, "SỞ TÀI CHÍNH") == ["song-thao/so-tai-chinh"]
    assert slugs(office, "ubnd xa an")[0] == "song-thao/xa-an-binh"
    assert slugs(office, "binh an")[0] == "song-thao/xa-an-binh", "in any order"
    assert slugs(office, "ở") == []
    assert slugs(office, "  ") == []


def test_groups_are_offered_where_they_may_be_chosen(office):
    assert slugs(office, "cac so") == ["cac-so"]
    assert slugs(office, "cac so", groups=False) == []


def test_a_unit_that_bears_the_words_stands_before_groups_and_groups_without_members_are_last(office):
    with writing(office) as session:
        ours = session.exec(select(Unit.id).where(Unit.slug == "tinh-song-thao")).one()
        for slug, name in (("so-y-te", "Sở Y tế tỉnh Sông Thao"), ("chi-cuc", "Chi cục Dân số Sở Y tế")):
            session.add(Unit(slug=slug, name=name, kind="department", province_id=ours))
        session.add(UnitGroup(slug="co-so-y-te", name="Các cơ sở y tế"))
        session.add(UnitGroup(slug="so-y-te-khac", name="Các Sở Y tế", rule={"province": ["department"]}))
    assert slugs(office, "Sở Y tế") == ["so-y-te", "chi-cuc", "so-y-te-khac", "co-so-y-te"]
    assert slugs(office, "so y t")[0] == "so-y-te"
    assert slugs(office, "các sở y")[0] == "so-y-te-khac", "a group that is called by its name"


def test_those_of_the_own_province_come_first_and_few_are_shown(office):
    assert slugs(office, "uy ban nhan dan tinh")[0].startswith(("tinh-song-thao", "song-thao"))
    assert slugs(office, "uy ban nhan dan tinh")[-1] == "tinh-la"
    with writing(office) as session:
        session.add_all([Unit(slug=f"xa-{n}", name=f"Ủy ban nhân dân xã Số {n}", kind="commune") for n in range(20)])
    assert len(slugs(office, "xa so")) == SHOWN


def test_it_is_kept_until_the_registry_changes(office):
    first = kept(office)
    assert kept(office) is first
    with writing(office) as session:
        session.add(Unit(slug="moi", name="Sở Mới", kind="department"))
    assert "moi" in kept(office).units
    assert kept(office, NOW + dt.timedelta(minutes=11)) is not kept(office), "and never longer than ten minutes"


def test_names_by_slug(office):
    assert unit_names(office, ["cac-so", "tinh-la", "khong-co"], NOW) == {
        "cac-so": "Các sở, ban, ngành tỉnh",
        "tinh-la": "Ủy ban nhân dân tỉnh Lạ",
        "khong-co": "khong-co",
    }


@pytest.mark.parametrize(
    ("typed", "home", "meant"),
    [
        ("so noi vu", HOME, "song-thao/so-noi-vu"),
        ("SO TAI CHINH tinh song thao", HOME, "song-thao/so-tai-chinh"),
        ("ubnd xa an binh", HOME, "song-thao/xa-an-binh"),
        ("so noi vu", None, "song-thao/so-noi-vu"),
        ("noi vu", HOME, None),
        ("so", HOME, None),
        ("...", HOME, None),
    ],
)
def test_a_whole_name_without_its_marks_is_meant_where_it_is_one(office, typed, home, meant):
    assert unit_slug(kept(office), typed, TODAY, home) == meant
    assert unit_slug(kept(office), typed, TODAY, home, marks=True) is None


def test_of_two_such_names_none_is_meant(office):
    with writing(office) as session:
        session.add(Unit(slug="song-thao/so-noi-vu-2", name="Số Nội Vũ tỉnh Sông Thao", kind="department"))
    later = NOW + dt.timedelta(hours=1)
    assert unit_slug(kept(office, later), "so noi vu", TODAY) is None
    assert unit_slug(kept(office, later), "so noi vu", TODAY, HOME) == "song-thao/so-noi-vu", (
        "of one's own province first"
    )


def test_a_plan_names_it_as_the_registry_does(office):
    name = "Sở Nội vụ tỉnh Sông Thao"
    assert named(kept(office), ["so noi vu", "Sở Lạ"], TODAY, HOME) == (
        (name, "Sở Lạ"),
        {name: ("song-thao/so-noi-vu",)},
    )
    assert named(kept(office), ["so noi vu"], TODAY, HOME, {"so noi vu"}) == (("so noi vu",), {})
