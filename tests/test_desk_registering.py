"""A sheet of units names what stands above them as papers of the office do."""

import datetime as dt

import pytest

from desk.quick_names import bound_names, unknown_name
from desk.registering import LOOKED_FOR, NewPerson, add_person, find_people, import_registry
from desk.units import unknown_unit
from models.database import reading, writing
from models.registry import load_directory, read_registry, seed
from models.settings import Settings

NOW = dt.datetime(2026, 11, 27, 1, tzinfo=dt.UTC)
HOME = "ben-tre-ubnd"
ABOVE = "ben-tre-so-khoa-hoc-va-cong-nghe"


@pytest.fixture
def office(engine):
    with writing(engine) as session:
        seed(session, read_registry({"ben-tre"}))
    return engine


def parent(engine, slug):
    with reading(engine) as session:
        return load_directory(session).units[slug].parent


def test_a_short_name_is_that_of_the_office_s_own_province(office):
    """ "Sở Khoa học và Công nghệ" was not found, though papers of this office bind it."""
    sheet = "Tên;Loại;Cấp trên\nTrung tâm Đo lường;đơn vị sự nghiệp;Sở Khoa học và Công nghệ\n".encode()
    count, problems = import_registry(office, sheet, "a.csv", NOW, HOME)
    assert (count, problems) == (1, [])
    assert parent(office, "trung-tam-do-luong") == ABOVE


def test_without_an_office_the_province_of_the_line_says_whose_it_is(office):
    sheet = "Tên;Loại;Cấp trên;Tỉnh\nTrung tâm B;khác;Sở Khoa học và Công nghệ;Ủy ban nhân dân tỉnh Bến Tre\n".encode()
    assert import_registry(office, sheet, "a.csv", NOW) == (1, [])
    assert parent(office, "trung-tam-b") == ABOVE


def test_a_name_that_means_none_is_refused_with_near_ones(office):
    sheet = "Tên;Loại;Cấp trên\nTrung tâm C;khác;Sở Khoa học Công nghệ Bến Tre tỉnh\n".encode()
    count, (problem,) = import_registry(office, sheet, "a.csv", NOW, HOME)
    assert (count, problem.code, problem.place.field) == (0, "unknown-unit", "parent")
    assert "so-khoa-hoc-va-cong-nghe" in problem.args["near"]


def test_of_many_names_that_mean_none_few_are_looked_for_and_each_once(office, monkeypatch):
    """A sheet of four hundred lines below one misspelt name held the registry for three quarters of a minute."""
    looked = []

    def unknown(directory, name, on):
        looked.append(name)
        return unknown_unit(directory, name, on)

    monkeypatch.setattr("desk.registering.unknown_unit", unknown)
    same = [f"Trung tâm D{number};khác;Sở Khoa học Công nghệ Bến Tre tỉnh" for number in range(30)]
    others = [f"Trung tâm E{number};khác;Sở Khoa học số {number}" for number in range(30)]
    _, problems = import_registry(office, "\n".join(["Tên;Loại;Cấp trên", *same, *others]).encode(), "a.csv", NOW, HOME)
    assert {one.code for one in problems} == {"unknown-unit"}
    assert all("so-khoa-hoc-va-cong-nghe" in one.args["near"] for one in problems[:30])
    assert len(problems) == 60
    assert len(looked) == len(set(looked)) == LOOKED_FOR


def test_another_name_that_the_sheet_itself_gives_is_known_above(office):
    """ "SNV" was unknown as what stands above, though the sheet called it so."""
    rows = ["Tên;Loại;Viết tắt;Cấp trên", "Trung tâm Số;khác;TTS;", "Phòng Máy;khác;;TTS"]
    assert import_registry(office, "\n".join(rows).encode(), "a.csv", NOW, HOME) == (2, [])
    assert parent(office, "phong-may") == "trung-tam-so"


def test_a_name_that_two_units_bear_is_offered_with_the_slug_of_each(office):
    """ "Phòng Kinh tế" was unknown, and what was near it was nothing."""
    rows = ["Mã;Tên;Loại;Cấp trên", f"pkt-a;Phòng Kinh tế;khác;{ABOVE}", f"pkt-b;Phòng Kinh tế;khác;{HOME}"]
    assert import_registry(office, "\n".join(rows).encode(), "a.csv", NOW, HOME) == (2, [])
    with reading(office) as session:
        directory = load_directory(session)
    told = unknown_name(directory, "Phòng Kinh tế", NOW.date(), HOME)
    assert told.args["near"] == "Phòng Kinh tế (pkt-a); Phòng Kinh tế (pkt-b)"
    assert bound_names(directory, ["pkt-b"], NOW.date(), HOME)[1] == {"Phòng Kinh tế": ("pkt-b",)}


def test_a_person_s_unit_by_its_short_name_is_that_of_the_office_s_own_province(engine):
    with writing(engine) as session:
        seed(session, read_registry({"ben-tre", "ca-mau"}))
    person = NewPerson("lan", "Nguyễn Thị Lan", "Sở Khoa học và Công nghệ")
    assert add_person(engine, Settings(office=HOME), person, NOW)[0] == ABOVE
    assert [one.slug for one in find_people(engine, person.unit, NOW.date(), HOME)] == ["lan"]


def test_communes_of_a_sheet_without_their_offices_are_told(office):
    name = "Ủy ban nhân dân xã Thử Nghiệm, tỉnh Bến Tre"
    sheet = f"Tên;Loại;Cấp trên\n{name};Ủy ban nhân dân cấp xã;Ủy ban nhân dân tỉnh Bến Tre\n"
    count, (told,) = import_registry(office, sheet.encode(), "a.csv", NOW, HOME)
    assert (count, told.code, told.args["n"]) == (1, "commune-offices-none", 1)
    sheet += f"Phòng Kinh tế xã Thử Nghiệm, tỉnh Bến Tre;phòng, trung tâm của cấp xã;{name}\n"
    assert import_registry(office, sheet.encode(), "a.csv", NOW, HOME) == (1, [])
