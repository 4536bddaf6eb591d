"""The registry in the database: written once, loaded as it was written, people and sheets."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook
from sqlalchemy import text

from models.database import reading, writing
from models.registry import (
    PersonRefused,
    Seeded,
    UnknownPlace,
    add_person,
    import_units,
    list_people,
    list_units,
    load_directory,
    put_units,
    read_registry,
    seed,
)
from models.staff import take_role
from plans.directory import CENTRAL, Directory
from plans.units import Jurisdiction, UnitRecord
from plans.wording import render


@pytest.fixture(scope="module")
def registry():
    return read_registry({"ben-tre"})


def _seeded(engine, registry, renew=False):
    with writing(engine) as session:
        return seed(session, registry, renew)


def test_seeding_twice_changes_nothing(engine, registry):
    first = _seeded(engine, registry)
    listed = sum(len(group.members) for group in registry.groups)
    assert listed > 0
    assert first.written == first.units + first.groups + first.successions + listed
    assert _seeded(engine, registry) == Seeded(first.units, first.groups, first.successions, 0)


def test_what_is_loaded_is_what_was_seeded(engine, registry):
    _seeded(engine, registry)
    with reading(engine) as session:
        loaded = load_directory(session)
    made = Directory(registry.units, registry.groups, registry.successions)
    assert dict(loaded.units) == dict(made.units)
    assert {s: g._replace(rule=dict(g.rule)) for s, g in loaded.groups.items()} == {
        s: g._replace(rule=dict(g.rule)) for s, g in made.groups.items()
    }
    day = dt.date(2026, 1, 1)
    units = [unit.slug for unit in registry.units]
    assert loaded.follow(units, day)[0] == made.follow(units, day)[0]


def test_a_changed_unit_stays_until_it_is_renewed(engine, registry):
    _seeded(engine, registry)
    units = tuple(u._replace(name="Bộ Đổi tên") if u.slug == "bo-y-te" else u for u in registry.units)
    assert _seeded(engine, registry._replace(units=units)).written == 0
    with reading(engine) as session:
        assert load_directory(session).units["bo-y-te"].name == "Bộ Y tế"
    assert _seeded(engine, registry._replace(units=units), renew=True).written == 1
    with reading(engine) as session:
        assert load_directory(session).units["bo-y-te"].name == "Bộ Đổi tên"


def test_a_changed_group_stays_until_it_is_renewed(engine, registry):
    _seeded(engine, registry)
    groups = tuple(g._replace(aliases=("mọi sở",)) if g.slug == "cac-so-ban-nganh" else g for g in registry.groups)
    assert _seeded(engine, registry._replace(groups=groups)).written == 0
    assert _seeded(engine, registry._replace(groups=groups), renew=True).written == 1


def test_an_unknown_parent_is_refused_whole(engine):
    units = [UnitRecord("a", "A", "agency"), UnitRecord("b", "B", "agency", parent="x")]
    with pytest.raises(UnknownPlace) as refused, writing(engine) as session:
        put_units(session, units)
    assert refused.value.problems[0].args["unit"] == "x"
    with reading(engine) as session:
        assert list_units(session) == ([], 0)


def test_lists_of_units(engine, registry):
    _seeded(engine, registry)
    with reading(engine) as session:
        found, total = list_units(session, "sở nội vụ", limit=1)
        assert (found[0].slug, total) == ("ben-tre-so-noi-vu", 2)
        on = dt.date(2026, 1, 1)
        assert [u.slug for u in list_units(session, "so noi vu", on)[0]] == ["vinh-long-so-noi-vu"]
        assert list_units(session, "ba tri", on)[0][0].slug == "vinh-long-xa-ba-tri"
        assert list_units(session, "không có đâu") == ([], 0)
        assert [u.slug for u in list_units(session, "kiem toan nha nuoc", limit=1, offset=14)[0]] == []
        assert list_units(session, "100%_")[1] == 0


def test_people_with_roles_and_channels(engine, registry):
    _seeded(engine, registry)
    with writing(engine) as session:
        roles = ("contact", "officer", "follower::Y tế", "supervisor:ben-tre-ubnd")
        add_person(
            session,
            "tran-thi-b",
            "Trần Thị B",
            "ben-tre-so-noi-vu",
            title="Chuyên viên",
            email="b@noivu.example",
            roles=roles,
        )
        again = add_person(
            session, "tran-thi-b", "Trần Thị Bình", "ben-tre-so-y-te", email="binh@noivu.example", roles=["contact"]
        )
        add_person(session, "le-c", "Lê C", "ben-tre-ubnd", channels=["json://127.0.0.1/tin", "json://127.0.0.1/tin"])
    with reading(engine) as session:
        people = list_people(session)
        assert [p.slug for p in people] == ["le-c", "tran-thi-b"]
        one = list_people(session, "ben-tre-so-y-te")[0]
        assert (one.name, one.title, one.email) == ("Trần Thị Bình", "Chuyên viên", "binh@noivu.example")
        assert set(one.roles) == {
            "contact:ben-tre-so-noi-vu", "officer:ben-tre-so-noi-vu", "follower::Y tế", "supervisor:ben-tre-ubnd",
            "contact:ben-tre-so-y-te",
        }  # fmt: skip
        urls = session.connection().execute(text("SELECT url FROM channel ORDER BY id")).scalars().all()
        assert urls == ["email:binh@noivu.example", "json://127.0.0.1/tin"]
    with writing(engine) as session:
        assert take_role(session, "tran-thi-b", "contact", "ben-tre-so-noi-vu") == 1
    assert again > 0


def test_a_person_refused_says_everything_at_once(engine, registry):
    _seeded(engine, registry)
    with pytest.raises(PersonRefused) as refused, writing(engine) as session:
        add_person(session, "Trần B", "B", "phong-x", email="b at noivu", roles=["boss", "contact:phong-y"])
    codes = [problem.code for problem in refused.value.problems]
    assert codes == ["unknown-role", "unknown-unit", "slug-wrong", "unknown-unit", "email-wrong"]
    with reading(engine) as session:
        assert list_people(session) == []


SHEET = """Tên,Loại,Trực thuộc,Hình thức,Tên khác,Từ ngày,Mã thống kê
Sở Du lịch tỉnh Bến Tre,department,ben-tre-ubnd,giao,Sở Du lịch|Sở DL,01/02/2024,007
Phòng Tổng hợp,office,so-du-lich-tinh-ben-tre,,,,
"""


def test_a_sheet_of_units(engine, registry):
    _seeded(engine, registry)
    with writing(engine) as session:
        assert import_units(session, SHEET.encode("utf-8-sig"), "don-vi.csv") == (2, [])
        assert import_units(session, SHEET.replace(",", ";").encode(), "don-vi.csv") == (0, [])
    with reading(engine) as session:
        unit = load_directory(session).units["so-du-lich-tinh-ben-tre"]
    assert (unit.parent, unit.aliases, unit.valid_from) == (
        "ben-tre-ubnd",
        ("Sở Du lịch", "Sở DL"),
        dt.date(2024, 2, 1),
    )


def test_a_workbook_of_units(sqlite_engine):
    book = Workbook()
    book.active.append(["mã", "tên", "loại", "từ ngày", "tên khác"])
    book.active.append(["so-thu", "Sở Thử", "department", dt.date(2025, 3, 1), "Sở thử nghiệm|Sở T"])
    book.create_sheet("Ghi chú").append(["không đọc"])
    data = io.BytesIO()
    book.save(data)
    with writing(sqlite_engine) as session:
        assert import_units(session, data.getvalue(), "co-quan.xlsx") == (1, [])
    with reading(sqlite_engine) as session:
        unit = load_directory(session).units["so-thu"]
    assert (unit.valid_from, unit.aliases) == (dt.date(2025, 3, 1), ("Sở thử nghiệm", "Sở T"))


def test_a_kind_with_a_comma_is_read_without_quotation_marks_too(sqlite_engine):
    rows = (
        "tên,loại,cấp trên,tên khác,ghi chú",
        "Phòng A,phòng, trung tâm của cấp xã,,Phòng Một",
        'Phòng B,"phòng, trung tâm của cấp xã",,Phòng Hai,',
        "Lực lượng C,Công an, quân sự cấp xã",
        "Cơ quan D,agency,,,,",
    )
    with writing(sqlite_engine) as session:
        assert import_units(session, "\n".join(rows).encode(), "a.csv") == (4, [])
    with reading(sqlite_engine) as session:
        units = load_directory(session).units
    assert [(one.kind, one.aliases) for one in map(units.get, ("phong-a", "phong-b", "luc-luong-c", "co-quan-d"))] == [
        ("commune-office", ("Phòng Một",)),
        ("commune-office", ("Phòng Hai",)),
        ("commune-force", ()),
        ("agency", ()),
    ]


@pytest.mark.parametrize("between", ["|", "; ", ";", "\n", " |; \n"])
def test_other_names_in_a_cell_are_parted_by_signs_or_lines(sqlite_engine, between):
    book = Workbook()
    book.active.append(["tên", "loại", "viết tắt", "cơ quan kế thừa", "đến ngày"])
    book.active.append(
        ["Sở Thử", "department", between.join(["Sở T", "Sở  thử nghiệm "]), between.join("bc"), "30/6/2026"]
    )
    book.active.append(["B", "agency", "Chi cục B, phòng C"])
    book.active.append(["C", "agency"])
    data = io.BytesIO()
    book.save(data)
    with writing(sqlite_engine) as session:
        assert import_units(session, data.getvalue(), "co-quan.xlsx") == (5, [])
    with reading(sqlite_engine) as session:
        directory = load_directory(session)
    assert directory.units["so-thu"].aliases == ("Sở T", "Sở thử nghiệm")
    assert directory.units["b"].aliases == ("Chi cục B, phòng C",), "a comma stands in names"
    assert [p.code for p in directory.follow(["so-thu"], dt.date(2026, 8, 1))[1]] == ["no-single-successor"]


def test_a_sheet_may_say_who_succeeded_whom(engine, registry):
    _seeded(engine, registry)
    sheet = (
        "slug,name,kind,valid_to,successor\n"
        "a,Chi cục A,agency,30/6/2026,ben-tre-ubnd|b\nb,Chi cục B,agency,2026-07-31,c\nc,Chi cục C,agency,,\n"
    )
    with writing(engine) as session:
        assert import_units(session, sheet.encode(), "a.csv") == (6, [])
    with reading(engine) as session:
        directory = load_directory(session)
    assert directory.follow(["b"], dt.date(2026, 8, 1)) == (("c",), [])
    assert [p.code for p in directory.follow(["a"], dt.date(2026, 8, 1))[1]] == ["no-single-successor"]


def test_units_are_not_put_under_what_stands_under_them(engine):
    """Over two sheets: whoever climbs from a unit to what is above it must come to an end."""
    with writing(engine) as session:
        assert import_units(session, b"slug,name,kind,parent\na,A,agency,\nb,B,office,a\n", "a.csv") == (2, [])
        count, problems = import_units(session, b"slug,name,kind,parent\na,A,agency,b\n", "a.csv")
        assert (count, [(p.code, p.place.line) for p in problems]) == (0, [("unit-under-itself", 2)])


def test_names_are_kept_on_one_line(engine):
    """A line break in a cell would end in the subject of a mail, which could then never be sent."""
    with writing(engine) as session:
        import_units(session, 'slug,name,kind\na,"Sở Nội vụ\n tỉnh  Thử",department\n'.encode(), "a.csv")
        add_person(session, "lan", "Nguyễn\nThị Lan", "a", title="Chuyên  viên\n")
    with reading(engine) as session:
        (one,) = list_people(session)
        assert (one.name, one.title, one.unit_name) == ("Nguyễn Thị Lan", "Chuyên viên", "Sở Nội vụ tỉnh Thử")


def test_a_unit_that_the_registry_has_under_another_slug_is_not_made_twice(engine):
    """Work given by its name went to the double, which has no people."""
    with writing(engine) as session:
        put_units(session, [UnitRecord("thu-so-noi-vu", "Sở Nội vụ tỉnh Thử", "department")], {})
        refused = import_units(session, "Tên;Loại\nSở Nội vụ tỉnh  thử;sở\n".encode(), "a.csv")
        taken = import_units(session, "Mã;Tên;Loại\nthu-so-noi-vu;Sở Nội vụ tỉnh Thử;sở\n".encode(), "a.csv")
        again = [import_units(session, "Tên;Loại\nTrung tâm A;khác\n".encode(), "a.csv") for _ in range(2)]
    assert (refused[0], [one.code for one in refused[1]]) == (0, ["unit-kept-already"])
    assert refused[1][0].args["slugs"] == "thu-so-noi-vu"
    assert (taken[1], again[1][1]) == ([], [])


def test_a_room_of_another_parent_is_not_moved_by_a_sheet_without_slugs(engine):
    """Each commune has its "Phòng Kinh tế": the second one's sheet took the first one's room away, unsaid."""
    sheet = "Tên;Loại;Cấp trên\nPhòng Thử;phòng, trung tâm của cấp xã;{}\n"
    with writing(engine) as session:
        put_units(session, [UnitRecord(slug, f"Ủy ban nhân dân xã {slug}", "commune") for slug in ("a", "b")], {})
        counts = [import_units(session, sheet.format(slug).encode(), "a.csv")[0] for slug in ("a", "a")]
        refused = import_units(session, sheet.format("b").encode(), "b.csv")
        other = import_units(session, b"slug,name,kind,parent\nb-phong-thu,X,office,b\n", "b.csv")
        parents = {slug: unit.parent for slug, unit in load_directory(session).units.items()}
    assert (counts, refused[0], [one.code for one in refused[1]]) == ([1, 0], 0, ["unit-kept-elsewhere"])
    assert refused[1][0].args == {"unit": "Phòng Thử", "slug": "phong-thu", "other": "a", "parent": "b"}
    assert (other, parents["phong-thu"], parents["b-phong-thu"]) == ((1, []), "a", "b")


def test_titles_may_stand_above_the_headings_of_a_sheet(engine):
    with writing(engine) as session:
        sheet = "DANH SÁCH ĐƠN VỊ;;\n;;\nSTT;Tên đơn vị;Loại\n1;Trung tâm A;khác\n2;Trung tâm B;lạ\n"
        _, problems = import_units(session, sheet.encode(), "a.csv")
        count, none = import_units(session, sheet.replace("lạ", "khác").encode(), "a.csv")
    assert [(one.code, one.place.line) for one in problems] == [("unknown-kind", 5)]
    assert (count, none) == (2, [])


def test_headings_typed_without_marks_name_the_same_columns(engine):
    with writing(engine) as session:
        count, problems = import_units(session, b"STT;Ten;Loai\n1;Trung tam A;other\n", "a.csv")
    assert (count, problems) == (1, [])


def test_a_sheet_in_the_words_of_an_office(engine):
    """Kinds in words, units above by their names, a count of rows; a heading that nobody knows is said, not swallowed."""
    sheet = """TT;Tên cơ quan;Tên viết tắt;Loại;Cấp trên;Điện thoại
1;Trung tâm Xúc tiến đầu tư;TTXTĐT;Đơn vị sự nghiệp;Sở Tài chính tỉnh Thử
2;Sở Tài chính tỉnh Thử;STC;sở;;0123
"""
    with writing(engine) as session:
        count, problems = import_units(session, sheet.encode(), "a.csv")
    assert [(one.code, one.args["column"], one.place.line) for one in problems] == [("column-unread", "Điện thoại", 1)]
    with reading(engine) as session:
        by_slug = {one.slug: one for one in list_units(session)[0]}
        centre = by_slug["trung-tam-xuc-tien-dau-tu"]
        assert (count, centre.kind, by_slug["so-tai-chinh-tinh-thu"].kind) == (2, "public-service", "department")
        parents = dict(
            session.connection()
            .execute(text("SELECT u.slug, p.slug FROM unit u JOIN unit p ON p.id = u.parent_id"))
            .all()
        )
    assert parents == {"trung-tam-xuc-tien-dau-tu": "so-tai-chinh-tinh-thu"}


def test_a_kind_that_there_is_not_names_the_nearest_ones_and_where_all_stand(engine):
    """All 45 stood in one line, in which commas are part of names too."""
    with writing(engine) as session:
        _, problems = import_units(session, "Tên;Loại\nPhòng A;phòng\nB;Đơn vị sự nghiệp công lập\n".encode(), "a.csv")
    rooms, service = (one.args["near"].split(", ") for one in problems)
    assert len(rooms) == len(service) == 10
    assert {"office", "commune-office"} <= set(rooms[:3])
    assert service[0] == "public-service"
    told = render(problems[0], "vi").do
    assert "phòng, ban của một cơ quan; " in told
    assert "ô Loại, trang Quản trị" in told
    assert "loại có dấu phẩy để trong ngoặc kép" in told


@pytest.mark.parametrize(
    ("data", "name", "codes"),
    [
        (b"", "a.csv", ["sheet-empty"]),
        (b"\xff\xfe\x00", "a.csv", ["sheet-not-utf8"]),
        (b"name,kind\n", "a.csv", ["sheet-empty"]),
        (b"PK", "a.xlsx", ["workbook-broken"]),
        (b"PK", "a.ods", ["sheet-not-csv"]),
        (b"slug,kind\na,agency\n", "a.csv", ["column-missing"]),
        (b"slug,name,kind\na,A,agency\na,B,agency\n", "a.csv", ["slug-twice"]),
        (b"slug,name,kind,successor\na,A,agency,a\n", "a.csv", ["successor-without-end"]),
        (b"slug,name,kind,valid_to,successor\na,A,agency,2026-01-01,x\n", "a.csv", ["unknown-unit"]),
        (b"slug,name,kind,parent\na,A,agency,a\n", "a.csv", ["unit-under-itself"]),
        (b"slug,name,kind,parent\na,A,agency,b\nb,B,agency,c\nc,C,agency,b\n", "a.csv",
         ["unit-under-itself", "unit-under-itself"]),
        ("tên,loại,tên khác\nA,khác,Phòng A, B\nC,khác,D\n".encode(), "a.csv", ["row-too-long"]),
        ("tên;loại;tên khác\nPhòng A; B;khác;C\n".encode(), "a.csv", ["row-too-long", "unknown-kind"]),
        ("Tên,Loại\nTrung tâm A,\n".encode(), "a.csv", ["kind-missing"]),
        ("Tên,Loại,Cấp trên\nA,khác,Sở Nào đó\n".encode(), "a.csv", ["unknown-unit"]),
        (b"slug,name,kind\na,A,agency\na,,agency\nb,B,x\n", "a.csv", ["name-missing", "slug-twice", "unknown-kind"]),
        (b"slug,name,kind\na," + b"A" * 200_000 + b",agency\n", "a.csv", ["sheet-broken"]),
        (b"name,kind,parent,valid_from,force\n,x,nobody,31/2/2025,must\n", "a.csv",
         ["name-missing", "unknown-kind", "unknown-force", "date-wrong", "unknown-unit"]),
    ],
)  # fmt: skip
def test_a_wrong_sheet_writes_nothing(sqlite_engine, data, name, codes):
    with writing(sqlite_engine) as session:
        count, problems = import_units(session, data, name)
    assert (count, [p.code for p in problems]) == (0, codes)
    with reading(sqlite_engine) as session:
        assert list_units(session)[1] == 0


@pytest.mark.parametrize("name", ["các đơn vị, trường học", "các đơn vị, cơ sở giáo dục trực thuộc"])
@pytest.mark.parametrize("province", [None, "ben-tre-ubnd"])
def test_units_that_stand_beside_schools_are_not_the_schools_alone(engine, name, province):
    """The units were given nothing, unsaid, where a registry has schools."""
    with writing(engine) as session:
        seed(session, read_registry({"ben-tre"}))
        place = Jurisdiction("province", province) if province else CENTRAL
        found = load_directory(session).lookup(name, place, dt.date(2026, 11, 27))
    assert (found.kind, found.slugs) == ("none", ())
