"""A register of incoming documents: read from a sheet or JSON, faults at their cells, drafts with the note's tasks."""

import io
import json
from unicodedata import normalize

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from desk.drafts.benching import workbench
from desk.drafts.finding import DraftNotYours
from desk.importing import import_register, take_entries
from desk.registers import MOST, read_register, read_rows
from models.core import table
from models.database import reading
from models.settings import Settings
from models.tables import PlanDraft, StoredFile
from plans.access import Actor, Grant, Role
from tests.office import NOW, furnish

HOA = Actor("hoa", "song-thao/van-phong", (Grant(Role.COORDINATOR),))
SETTINGS = Settings(office="song-thao/van-phong")
HEAD = [
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu nội dung",
    "Ý kiến chỉ đạo",
    "Hạn",
]
ONE = [
    "28/8/2026", 512, "Bộ Nội vụ", "1234/BNV-TL", "2026-08-25", "V/v báo cáo biên chế",
    "Sở Nội vụ tỉnh Sông Thao tham mưu báo cáo.", "15/09/2026",
]  # fmt: skip
TWO = ["31/8/2026", 513, "Bộ Tài chính", "", "", "V/v góp ý dự thảo Thông tư", "", "2026-09-20"]


def a_sheet(*rows, head=HEAD, title="SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", tab="Sheet", other=None):
    book = Workbook()
    sheet = book.active
    sheet.title = tab
    if other:
        beside = book.create_sheet(other[0])
        beside.append(["", other[1]])
        beside.sheet_state = "hidden"
    for row in ([title], [], head, *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json(*rows):
    return json.dumps(rows, ensure_ascii=False).encode()


JSON = {"incoming_number": "512", "incoming_date": "2026-08-28", "subject": "V/v báo cáo biên chế"}


def read(data, name="so.xlsx"):
    entries, problems = read_register(data, name)
    return entries, [(one.code, one.place.line, one.place.column, one.place.path) for one in problems]


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def take(engine, data, name="so.xlsx", actor=HOA, no_secret=True):
    return import_register(engine, SETTINGS, actor, data, name, no_secret=no_secret, now=NOW)


def test_each_document_becomes_a_draft(office):
    imported, problems = take(office, a_sheet(ONE, TWO))
    assert (imported.drafts, imported.known, problems) == ([1, 2], 0, [])
    first = workbench(office, SETTINGS, HOA, 1, NOW)
    assert (first.draft.incoming_number, str(first.draft.incoming_date)) == ("512", "2026-08-28")
    head = first.plan.directive
    assert (head.number, head.issuer, str(head.issued)) == ("1234/BNV-TL", "Bộ Nội vụ", "2026-08-25")
    (card,) = first.cards
    assert card.task.lead == ("Sở Nội vụ tỉnh Sông Thao",)
    assert card.lead[0].units
    assert str(card.task.due.date) == "2026-09-15", "the register's day, where the note says none"
    (card,) = workbench(office, SETTINGS, HOA, 2, NOW).cards
    assert (card.task.title, card.task.lead, str(card.task.due.date)) == (
        "V/v góp ý dự thảo Thông tư",
        (),
        "2026-09-20",
    )


def test_what_was_taken_in_before_stays(office):
    take(office, a_sheet(ONE))
    imported, problems = take(office, a_sheet(ONE, TWO))
    assert (imported.drafts, imported.known) == ([2], 1)
    assert [(one.code, one.severity.value, one.place.line) for one in problems] == [("register-known", "note", 4)]


def test_a_number_that_stands_twice_is_told_with_both_rows(office):
    imported, problems = take(office, a_sheet(ONE, TWO, [*ONE[:5], "V/v khác", "", ""]))
    assert imported is None
    assert [(one.code, one.place.line, one.args["rows"]) for one in problems] == [
        ("register-twice", 4, "4, 6"),
        ("register-twice", 6, "4, 6"),
    ]
    other = ["29/8/2026", *ONE[1:]]
    assert take(office, a_sheet(ONE, other))[0].drafts == [1, 2], "another day is another document"


def test_with_one_that_is_not_to_be_taken_none_is(office):
    entries, _ = read_register(a_sheet(ONE, TWO), "so.xlsx")
    entries[1] = entries[1]._replace(note="TUYỆT MẬT: thử")
    done, problems = take_entries(office, SETTINGS, HOA, entries, "so.xlsx", NOW)
    assert (done.drafts, [(one.code, one.place.line) for one in problems]) == ([], [("secret-document", 5)])
    with reading(office) as session:
        count = select(func.count()).select_from(table(PlanDraft))
        assert session.connection().execute(count).scalar_one() == 0


def test_with_anything_wrong_nothing_is_taken(office):
    wrong = ["31/02/2026", "", "x", "", "", "", "", "mai"]
    imported, problems = take(office, a_sheet(ONE, wrong))
    assert imported is None
    assert [(one.code, one.place.line, one.place.column, one.place.field) for one in problems] == [
        ("register-missing", 5, 2, "incoming_number"),
        ("register-missing", 5, 6, "subject"),
        ("register-day", 5, 1, "incoming_date"),
        ("register-day", 5, 8, "due"),
    ]
    with reading(office) as session:
        count = select(func.count()).select_from(table(PlanDraft))
        assert session.connection().execute(count).scalar_one() == 0


@pytest.mark.parametrize("mark", ["Mật", "TUYỆT MẬT", "C"])
def test_a_secret_document_leaves_no_byte(office, mark):
    secret = [*ONE[:5], "V/v kế hoạch tác chiến", "", "", mark]
    imported, problems = take(office, a_sheet(secret, head=[*HEAD, "Độ mật"]))
    assert imported is None
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("secret-document", 4, 9)]
    with reading(office) as session:
        assert session.connection().execute(select(func.count()).select_from(table(StoredFile))).scalar_one() == 0
    assert "tác chiến" not in str(problems)


@pytest.mark.parametrize(
    "word", ["Thường", "Không", "không mật", "BÌNH THƯỜNG", "Khong", "Thu\u031bo\u031b\u0300ng", "-", ""]
)
def test_a_document_whose_degree_says_that_it_is_open_is_taken(word):
    entries, problems = read(a_sheet([*ONE, word], head=[*HEAD, "Độ mật"]))
    assert (len(entries), problems) == (1, [])


@pytest.mark.parametrize("form", [str.upper, str.lower, str.title])
def test_headings_typed_without_marks_are_the_same_columns(form):
    bare = "Ngay den|So den|Tac gia|So, ky hieu|Ngay thang|Ten loai va trich yeu noi dung|Y kien chi dao|Han|Do mat"
    entries, problems = read_register(a_sheet([*ONE, "Thuong"], head=form(bare).split("|")), "so.xlsx")
    assert (entries, problems) == read_register(a_sheet(ONE), "so.xlsx")


@pytest.mark.parametrize(
    ("sheet", "secret"),
    [
        ({"title": "SO DANG KY VAN BAN MAT DEN"}, True),
        ({"tab": "VB mat"}, True),
        ({"rows": ([*ONE[:5], "TOI MAT", *ONE[6:]],)}, True),
        ({"title": "So theo doi bao ve bi mat nha nuoc"}, False),
        ({"rows": ([*ONE[:5], "V/v khac phuc be mat duong", *ONE[6:]],)}, False),
    ],
)
def test_a_mark_typed_without_marks_is_seen_too(sheet, secret):
    found = read(a_sheet(*sheet.pop("rows", (ONE,)), **sheet))[1]
    assert [one[0] for one in found] == (["secret-document"] if secret else [])


@pytest.mark.parametrize("mark", ["MẬT", "Mật", "mật", "TỐI MẬT", "Độ mật: Mật"])
def test_a_mark_in_a_column_that_means_nothing_to_us_counts(mark):
    columns = [*HEAD, "Số tờ", "Ghi chú"]
    secret = [*ONE[:5], "V/v kế hoạch tác chiến", "", "", "2", mark]
    rows, _ = read_rows(a_sheet(TWO, secret, head=columns), "so.xlsx")
    assert rows[0].entry
    assert (rows[1].entry, rows[1].cells) == (None, {})
    (problem,) = rows[1].problems
    assert (problem.code, problem.place.line, problem.place.column) == ("secret-document", 5, 10)
    assert "tác chiến" not in str(problem)
    where = [*ONE[:2], mark, *ONE[3:]]
    assert read(a_sheet(where))[1] == [("secret-document", 4, 3, ())], "also where an issuer stands"
    assert "secret-document" in [one[0] for one in read(as_json(JSON | {"ghi chú": mark}), "so.json")[1]]


@pytest.mark.parametrize(
    ("marked", "at"),
    [
        ({"title": "MẬT"}, (1, 1)),
        ({"title": "SỔ ĐĂNG KÝ VĂN BẢN MẬT ĐẾN"}, (1, 1)),
        ({"title": "Sổ văn bản tối mật, tuyệt mật"}, (1, 1)),
        ({"tab": "VB MẬT"}, (None, None)),
        ({"tab": "Mật"}, (None, None)),
        ({"other": ("Phụ lục", "TUYỆT MẬT")}, (1, 2)),
        ({"other": ("Đến mật 2026", "")}, (None, None)),
    ],
)
def test_a_mark_on_a_tab_or_in_the_title_refuses_the_file(office, marked, at):
    imported, problems = take(office, a_sheet(ONE, **marked))
    assert imported is None
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [("secret-document", *at)]
    with reading(office) as session:
        assert session.connection().execute(select(func.count()).select_from(table(StoredFile))).scalar_one() == 0


def test_titles_about_other_things_are_no_mark():
    titles = ["Sổ theo dõi công tác bảo vệ bí mật nhà nước", "Mật độ dân số", "Sổ văn bản đến (không mật)"]
    for words in titles:
        assert read(a_sheet(ONE, title=words, tab=words[:20], other=(words[:25], "Trần Thị Mật Nga")))[1] == []


def test_other_words_beside_the_columns_we_know_mark_nothing():
    beside = ["Chuyển phòng mật mã", "Không mật", "Bà Trần Thị Mật", "hỏa tốc"]
    (entry,), problems = read_register(a_sheet([*ONE, *beside], head=[*HEAD, *"abcd"]), "so.xlsx")
    assert (entry.row, problems) == (4, [])


def test_it_asks_for_the_tick_and_the_right(office):
    assert [one.code for one in take(office, a_sheet(ONE), no_secret=False)[1]] == ["secrecy-tick-missing"]
    with pytest.raises(DraftNotYours):
        take(office, a_sheet(ONE), actor=Actor("an", "song-thao/so-noi-vu"))


def test_json_is_the_same(office):
    row = JSON | {
        "number": "1234/BNV-TL",
        "issued": "2026-08-25",
        "issuer": "Bộ Nội vụ",
        "note": ONE[6],
        "due": "2026-09-15",
    }
    (entry,), problems = read_register(as_json(row), "so.json")
    (other,), _ = read_register(a_sheet(ONE), "so.xlsx")
    assert problems == []
    assert entry._replace(row=0) == other._replace(row=0)
    assert take(office, as_json(row), "so.json")[0].drafts == [1]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"{", "so.json", "register-unread"), (b'{"a": 1}', "so.json", "register-unread"), (b"[1]", "so.json", "register-unread"),
        (b"\xff\xfe", "so.json", "register-unread"), (b"[" * 100_000, "so.json", "register-unread"),
        (b"x", "so.xlsx", "register-unread"), (b"", "so.xlsx", "register-unread"), (b"[]", "so.json", "register-empty"),
        (a_sheet(), "so.xlsx", "register-empty"), (a_sheet(ONE, head=["a", "b"]), "so.xlsx", "register-headings"),
        (as_json(JSON | {"so": 1}), "so.json", "register-key"), (as_json(JSON | {"subject": None}), "so.json", "register-missing"),
        (as_json(JSON | {"subject": "x" * 3000}), "so.json", "register-long"),
        (as_json(*[JSON] * (MOST + 1)), "so.json", "register-large"),
        (as_json(JSON | {"note": "TỐI MẬT"}), "so.json", "secret-document"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(data, name, code):
    assert [one[0] for one in read(data, name)[1]] == [code]


def test_places_in_json_are_paths():
    assert read(as_json(JSON, JSON | {"incoming_number": "513", "due": "x"}), "so.json")[1] == [
        ("register-day", None, None, (1, "due"))
    ]


@pytest.mark.parametrize(("cell", "day"), [(46262, "2026-08-28"), (46262.0, "2026-08-28"), (31, None), (12.5, None)])
def test_a_day_that_a_sheet_kept_as_a_number_is_that_day(cell, day):
    entries, problems = read_register(a_sheet([cell, *ONE[1:]]), "so.xlsx")
    assert [f"{one.incoming_date}" for one in entries] == ([day] if day else [])
    assert [one.code for one in problems] == ([] if day else ["register-day"])


def test_a_note_that_gives_no_unit_any_work_is_said(office):
    imported, problems = take(office, a_sheet([*ONE[:6], "Đ/c Dũng", *ONE[7:]], TWO))
    assert len(imported.drafts) == 2
    assert [(one.code, one.severity.value, one.place.line, one.args["said"]) for one in problems] == [
        ("note-no-task", "note", 4, "Đ/c Dũng")
    ]


def test_letters_that_stand_apart_are_read_whole(office):
    def apart(cell):
        return normalize("NFD", cell) if isinstance(cell, str) else cell

    (entry,), problems = read_register(a_sheet([apart(cell) for cell in ONE]), "so.xlsx")
    assert (entry.subject, entry.note, problems) == (ONE[5], ONE[6], [])
    assert read_register(as_json({key: apart(cell) for key, cell in JSON.items()}), "a.json")[0][0].subject == ONE[5]


def test_the_same_document_in_two_rows_is_doubted_at_the_second():
    again = [ONE[0], 599, "bộ nội vụ", *ONE[3:]]
    entries, problems = read_register(a_sheet(ONE, TWO, again), "so.xlsx")
    assert len(entries) == 3
    assert [(one.code, one.severity.value, one.place.line, one.args) for one in problems] == [
        ("register-again", "doubt", 6, {"rows": "4"})
    ]
