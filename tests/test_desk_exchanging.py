"""A plan on its way as a workbook and as YAML, and back: all that the file says, or nothing of it."""

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from desk.drafts.correcting import Hand
from desk.drafts.exchanging import bring_back, draft_file
from desk.drafts.finding import DraftConflict, DraftRefused, find, plan_of
from desk.drafts.taking import Paper, take_paper
from desk.people import actor_of, who
from models.database import reading
from models.settings import Settings
from plans.due import OnDate
from plans.files import write_plan
from plans.plan import Handling
from tests.office import NOW, furnish, plan

SETTINGS = Settings(office="song-thao/van-phong")


@pytest.fixture
def office(sqlite_engine):
    furnish(sqlite_engine)
    return sqlite_engine


def actor(engine, slug="hoa"):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


@pytest.fixture
def draft(office):
    paper = Paper(write_plan(plan()).encode(), "a.yaml", "123", dt.date(2026, 9, 1), no_secret=True)
    number, problems = take_paper(office, SETTINGS, actor(office), paper, NOW)
    assert not problems
    return number


def held(engine, draft):
    with reading(engine) as session:
        row = find(session, actor(engine), draft)
        return plan_of(row), row.version


def bring(engine, draft, data, name="a.xlsx", version=None, no_secret=True, settings=SETTINGS):
    version = version or held(engine, draft)[1]
    hand = Hand(actor(engine), draft, version, NOW, settings.zone)
    return bring_back(engine, settings, hand, data, name, no_secret=no_secret)


def sheet(engine, draft, change):
    """The workbook of the draft after `change(sheet)`."""
    book = load_workbook(io.BytesIO(draft_file(engine, actor(engine), draft, "xlsx").content))
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(page, heading):
    return next(cell.column for cell in page[1] if cell.value == heading)


def put(page, row, heading, value):
    page.cell(row, column(page, heading), value)


def test_a_file_that_quotes_a_secret_paper_changes_nothing(office, draft):
    plan, _ = before = held(office, draft)
    first = plan.tasks[0].model_copy(update={"quote": f"TỐI MẬT\n{plan.tasks[0].quote}", "title": "Tên khác"})
    data = write_plan(plan.model_copy(update={"tasks": (first, *plan.tasks[1:])})).encode()
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, data, "a.yaml")
    assert [(one.code, one.place.field) for one in refused.value.problems] == [("secret-document", "quote")]
    assert held(office, draft) == before
    assert bring(office, draft, data, "a.yaml", settings=Settings(office=SETTINGS.office, isolated=True)) > 0
    first = first.model_copy(update={"title": "Tên khác nữa"})
    data = write_plan(plan.model_copy(update={"tasks": (first, *plan.tasks[1:])})).encode()
    assert bring(office, draft, data, "a.yaml") > 0, "what is there already is not asked about again"


def test_a_plan_file_that_quotes_a_secret_paper_is_not_taken_in(office):
    made = plan()
    first = made.tasks[0].model_copy(update={"quote": f"TỐI MẬT\n{made.tasks[0].quote}"})
    data = write_plan(made.model_copy(update={"tasks": (first, *made.tasks[1:])})).encode()
    number, problems = take_paper(office, SETTINGS, actor(office), Paper(data, "a.yaml", no_secret=True), NOW)
    assert (number, [one.code for one in problems]) == (None, ["secret-document"])


def test_a_file_without_the_tick_is_not_read(office, draft):
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, b"-", "a.yaml", no_secret=False)
    assert [one.code for one in refused.value.problems] == ["secrecy-tick-missing"]


@pytest.mark.parametrize("ending", ["xlsx", "yaml"])
def test_taken_away_and_brought_back_changes_nothing(office, draft, ending):
    before = held(office, draft)
    kept = draft_file(office, actor(office), draft, ending)
    assert kept.name == f"12-ct-ubnd-2026.{ending}"
    assert bring(office, draft, kept.content, kept.name) == 0
    assert held(office, draft) == before


def test_cells_become_corrections_of_one_entry(office, draft):
    def change(page):
        put(page, 2, "Nhiệm vụ", "Rà soát vị trí việc làm cấp xã")
        put(page, 2, "Thời hạn", dt.date(2026, 12, 14))
        put(page, 2, "Chủ trì", "Sở Nội vụ; song-thao/so-tai-chinh")
        put(page, 3, "Nhóm xử lý", "Phổ biến, quán triệt")
        put(page, 4, "Bỏ (x)", "x")
        put(page, 7, "Nhiệm vụ", "Việc thêm vào")
        put(page, 7, "Chủ trì", "Sở Tài chính tỉnh Sông Thao")
        put(page, 7, "Thời hạn", "trước ngày 20/12/2026")

    assert bring(office, draft, sheet(office, draft, change)) > 0
    made, version = held(office, draft)
    tasks = {task.id: task for task in made.tasks}
    assert version == 2
    assert tasks["1.a"].title == "Rà soát vị trí việc làm cấp xã"
    assert tasks["1.a"].due.date == dt.date(2026, 12, 14)
    assert tasks["1.a"].lead == ("Sở Nội vụ", "Sở Tài chính tỉnh Sông Thao")
    assert tasks["1.b"].handling is Handling.INFORM
    assert "2" not in tasks
    (new,) = [task for task in made.tasks if task.title == "Việc thêm vào"]
    assert new.due == OnDate(date=dt.date(2026, 12, 19), text="trước ngày 20/12/2026")
    assert made.bindings["Sở Tài chính tỉnh Sông Thao"] == ("song-thao/so-tai-chinh",)
    assert tasks["1.a"].quote == plan().tasks[0].quote


def test_a_day_cell_with_its_hour_keeps_the_hour(office, draft):
    typed = dt.datetime.fromisoformat("2026-12-25 17:30")
    bring(office, draft, sheet(office, draft, lambda page: put(page, 2, "Thời hạn", typed)))
    due = held(office, draft)[0].tasks[0].due
    assert (due.date, due.time) == (dt.date(2026, 12, 25), "17:30")


def test_every_fault_is_at_its_cell_and_nothing_is_kept(office, draft):
    def change(page):
        put(page, 2, "Nhóm xử lý", "để sau")
        put(page, 3, "Thời hạn", "khi nào rảnh")
        put(page, 4, "Mã", "99")
        put(page, 5, "Nhiệm vụ", "Việc được sửa đúng")

    before = held(office, draft)
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, sheet(office, draft, change))
    places = [(one.code, one.place.line, one.place.column) for one in refused.value.problems]
    assert places == [("unknown-value", 2, 3), ("due-unread", 3, 7), ("task-unknown", 4, 1)]
    assert held(office, draft) == before


def test_a_day_that_is_none_is_told_as_typed_at_its_row_and_task(office, draft):
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, sheet(office, draft, lambda page: put(page, 2, "Thời hạn", "31/13")))
    (told,) = refused.value.problems
    assert (told.code, told.args["date"]) == ("date-does-not-exist", "31/13"), "nobody typed a year"
    assert (told.place.line, told.place.clause) == (2, held(office, draft)[0].tasks[0].clause)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"no workbook", "a.xlsx", "sheet-unread"),
        (b"plan: [", "a.yaml", "yaml-wrong"),
        (b"\xff\xfe", "a.yaml", "plan-not-utf8"),
        (b"anything", "a.docx", "draft-file-kind"),
    ],
)
def test_what_is_no_plan_is_refused(office, draft, data, name, code):
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, data, name)
    assert refused.value.problems[0].code == code or name == "a.yaml"
    assert held(office, draft)[1] == 1


def test_a_sheet_without_its_headings_is_refused(office, draft):
    with pytest.raises(DraftRefused) as refused:
        bring(office, draft, sheet(office, draft, lambda page: page.delete_rows(1)))
    assert refused.value.problems[0].code == "sheet-headings"


def test_yaml_keeps_what_ties_it_to_its_document(office, draft):
    other = plan(plan="khac", title="Tên khác")
    assert bring(office, draft, write_plan(other).encode(), "b.yaml") > 0
    made, _ = held(office, draft)
    assert (made.plan, made.title) == ("12-ct-ubnd-2026", "Tên khác")


def test_somebody_was_first(office, draft):
    bring(office, draft, write_plan(plan(title="Một")).encode(), "b.yaml")
    with pytest.raises(DraftConflict):
        bring(office, draft, write_plan(plan(title="Hai")).encode(), "b.yaml", version=1)
