"""Before giving: the figures of the page and of the leader's paper are those of the launch that follows."""

import datetime as dt
import io

import pytest
from sqlmodel import update

from desk.drafts.before import before_giving
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft, leave_doubts
from desk.drafts.moving import give, move_draft
from desk.drafts.taking import Paper, take_paper
from desk.papers.submitting import submission
from desk.people import actor_of, who
from models.database import reading, writing
from models.settings import Settings
from models.tables import LaunchedPlan
from plans.corrections import Change
from plans.draft_stages import DraftAct
from plans.files import write_plan
from plans.plan import Handling, Task
from tests.office import NOW, furnish, plan
from tests.papers import NOTE, TEXT

SETTINGS = Settings(office="song-thao/van-phong")


@pytest.fixture
def office(sqlite_engine):
    furnish(sqlite_engine)
    return sqlite_engine


def actor(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


@pytest.fixture
def draft(office):
    """The plan of the office on its way."""
    paper = Paper(write_plan(plan()).encode(), "a.yaml", "123", dt.date(2026, 9, 1), no_secret=True)
    number, problems = take_paper(office, SETTINGS, actor(office, "hoa"), paper, NOW)
    assert not problems
    return number


def hand(engine, slug, draft, version):
    return Hand(actor(engine, slug), draft, version, NOW, SETTINGS.zone)


def test_what_is_shown_is_what_is_given(office, draft):
    before = before_giving(office, SETTINGS, actor(office, "hoa"), draft, NOW)
    assert before.figures is not None
    assert sum(week.assignments for week in before.weeks) + before.undated == before.figures.assignments
    assert before.weeks[0].monday.weekday() == 0
    move_draft(office, SETTINGS, hand(office, "hoa", draft, 1), DraftAct.PROPOSE)
    move_draft(office, SETTINGS, hand(office, "dung", draft, 2), DraftAct.AGREE)
    given = give(office, SETTINGS, hand(office, "hoa", draft, 3))
    assert (given.tasks, given.assignments) == (before.figures.tasks, before.figures.assignments)


def test_where_something_must_be_mended_there_are_no_figures(office, draft):
    correct_draft(office, hand(office, "hoa", draft, 1), Change(tasks=("1.a",), set={"lead": ()}))
    before = before_giving(office, SETTINGS, actor(office, "hoa"), draft, NOW)
    assert before.figures is None
    assert before.told


def test_the_leaders_paper_says_it_in_words(office, draft):
    from docx import Document

    kept = submission(office, SETTINGS, actor(office, "hoa"), draft, NOW)
    document = Document(io.BytesIO(kept.content))
    text = "\n".join(one.text for one in document.paragraphs)
    for words in (
        "PHIẾU TRÌNH",
        "12/CT-UBND ngày 28/08/2026",
        "Số đến 123 ngày 01/09/2026",
        "05 nhiệm vụ",
        "Nguyễn Thị Hoa",
    ):
        assert words in text or any(words in cell.text for t in document.tables for r in t.rows for cell in r.cells), (
            words
        )
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "trước ngày 01/10/2026 → ngày 30/09/2026" in cells
    assert "Phối hợp" in cells
    partners = {row.cells[4].text for table in document.tables for row in table.rows if len(row.cells) == 7}
    assert "Sở Tài chính tỉnh Sông Thao" in partners
    assert kept.name == "phieu-trinh-12-ct-ubnd-2026.docx"


def paper_words(office, slug, draft, now=NOW):
    from docx import Document

    document = Document(io.BytesIO(submission(office, SETTINGS, actor(office, slug), draft, now).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


def test_the_paper_is_the_proposers_whoever_downloads_it(office, draft):
    for _ in range(2):
        words = paper_words(office, "dung", draft)
        assert "Nguyễn Thị Hoa" in words
        assert "Trần Văn Dũng" not in words
        if draft_stage(office, draft) == "open":
            move_draft(office, SETTINGS, hand(office, "hoa", draft, 1), DraftAct.PROPOSE)


def test_after_giving_the_paper_is_still_the_one_that_was_agreed(office, draft):
    words = paper_words(office, "hoa", draft)
    move_draft(office, SETTINGS, hand(office, "hoa", draft, 1), DraftAct.PROPOSE)
    move_draft(office, SETTINGS, hand(office, "dung", draft, 2), DraftAct.AGREE)
    give(office, SETTINGS, hand(office, "hoa", draft, 3))
    assert "lượt giao cho" in words
    assert paper_words(office, "hoa", draft) == words
    with writing(office) as session:  # as every amendment does
        session.exec(update(LaunchedPlan).values(checksum="khác"))
    later = NOW + dt.timedelta(days=60)
    assert paper_words(office, "hoa", draft, later) == words
    assert before_giving(office, SETTINGS, actor(office, "hoa"), draft, later).figures.assignments > 0


def test_units_behind_the_one_line_are_named(office, draft, monkeypatch):
    monkeypatch.setattr("desk.launching.SHOWN", 1)
    figures = before_giving(office, SETTINGS, actor(office, "hoa"), draft, NOW).figures
    assert (len(figures.by_unit), len(figures.rest)) == (1, figures.other_units)
    assert sum(one.assignments for one in figures.rest) == figures.other_assignments > 0


def draft_stage(office, draft):
    return before_giving(office, SETTINGS, actor(office, "hoa"), draft, NOW).draft.stage


def test_a_task_of_the_leaders_note_says_where_it_is_from(office):
    paper = Paper(TEXT.encode(), "Chỉ thị 15.txt", "123", dt.date(2026, 9, 1), NOTE, no_secret=True)
    number, _ = take_paper(office, SETTINGS, actor(office, "hoa"), paper, NOW)
    assert "Ý kiến chỉ đạo" in paper_words(office, "hoa", number).split("DANH MỤC NHIỆM VỤ ĐỀ XUẤT GIAO")[1].split("\n")


def test_a_correction_voids_the_agreement_and_the_page_says_so(office, draft):
    move_draft(office, SETTINGS, hand(office, "hoa", draft, 1), DraftAct.PROPOSE)
    move_draft(office, SETTINGS, hand(office, "dung", draft, 2), DraftAct.AGREE)
    assert workbench(office, SETTINGS, actor(office, "hoa"), draft, NOW).voided is None
    correct_draft(office, hand(office, "hoa", draft, 3), Change(tasks=("1.a",), set={"product": "Báo cáo"}))
    found = workbench(office, SETTINGS, actor(office, "hoa"), draft, NOW).voided
    assert found.corrected.by == "Nguyễn Thị Hoa"
    assert found.agreed.by != found.corrected.by
    move_draft(office, SETTINGS, hand(office, "dung", draft, 4), DraftAct.AGREE)
    assert workbench(office, SETTINGS, actor(office, "hoa"), draft, NOW).voided is None


def test_a_line_of_the_report_that_reaches_nobody_is_told_before_it_is_given(office):
    words = "Tự tổ chức bảo vệ rừng trên diện tích được giao"
    line = Task(id="5", title=words, clause="5", quote=words, lead=("Các chủ rừng",), handling=Handling.REPORT)
    made = plan(tasks=(*plan().tasks, line))
    made = made.model_copy(update={"bindings": {**made.bindings, "Các chủ rừng": ()}})
    paper = Paper(write_plan(made).encode(), "a.yaml", "123", dt.date(2026, 9, 1), no_secret=True)
    number, _ = take_paper(office, SETTINGS, actor(office, "hoa"), paper, NOW)
    before = before_giving(office, SETTINGS, actor(office, "hoa"), number, NOW)
    assert [(one.task.id, one.reports) for one in before.to_report] == [("5", ())]
    (told,) = [one for one in before.told if one.problem.code == "line-without-unit"]
    leave_doubts(office, hand(office, "hoa", number, 1), [told.key])
    move_draft(office, SETTINGS, hand(office, "hoa", number, 1), DraftAct.PROPOSE)
