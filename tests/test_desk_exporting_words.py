"""The words for a date in an export are the document's, also when an amendment moved the date; on both databases."""

import datetime as dt

import pytest

from desk.amending import TOLD, amend_plan, propose_amendment
from desk.exporting import export_tasks, record_of
from desk.launching import Wish, launch_plan, propose
from desk.people import actor_of, who
from desk.reporting import assignment_view, overdue_board, task_list, task_page, unit_view
from desk.seeing import see
from models.database import reading
from plans.due import OnDate
from plans.files import write_plan
from plans.state import ZONE
from tests.office import furnish, plan
from tests.test_desk_moved_when_late import BEFORE, LATE, SETTINGS, THEN, amended, take_in

PAPER = "trước ngày 01 tháng 10 năm 2026"


def given(engine, text):
    furnish(engine)
    first, *rest = plan().tasks
    told = first.model_copy(update={"due": first.due.model_copy(update={"text": text})})
    wish = Wish(dt.date(2026, 9, 1), dt.datetime(2026, 9, 1, 2, tzinfo=dt.UTC), proposed_by="hoa", agreed_by="dung")
    launch_plan(engine, propose(engine, taken((told, *rest)), wish, SETTINGS), wish)


def first_row(engine):
    found = export_tasks(engine, LATE + dt.timedelta(minutes=1), ZONE)
    return next(record_of(one, ZONE) for one in found.lines if one.task == "1.a")


@pytest.mark.parametrize("typed", ["", "trước ngày 21/10/2026"])
def test_an_amended_date_keeps_the_words_of_the_document(engine, typed):
    given(engine, PAPER)
    assert first_row(engine)["due_text"] == PAPER
    amended(engine, dt.date(2026, 10, 10), BEFORE, "trước ngày 11/10/2026")
    amended(engine, THEN, LATE, typed)
    row = first_row(engine)
    assert (row["due_text"], row["last_day"]) == (PAPER, THEN.isoformat())
    assert everywhere(engine) == {PAPER}


def test_so_do_all_of_the_many_dates_that_one_amendment_moves(engine):
    """More than the log names of other changes."""
    furnish(engine)
    first = plan().tasks[0]
    every = [
        first.model_copy(
            update={"id": f"1.{n}", "clause": f"1.{n}", "due": first.due.model_copy(update={"text": PAPER})}
        )
        for n in range(1, 2 + TOLD)
    ]
    wish = Wish(dt.date(2026, 9, 1), dt.datetime(2026, 9, 1, 2, tzinfo=dt.UTC), proposed_by="hoa", agreed_by="dung")
    launch_plan(engine, propose(engine, taken(every), wish, SETTINGS), wish)
    moved = [one.model_copy(update={"due": OnDate(date=THEN, text="trước ngày 21/10/2026")}) for one in every]
    wish = Wish(LATE.date(), LATE, proposed_by="hoa", agreed_by="dung")
    amend_plan(engine, *(propose_amendment(engine, taken(moved), wish, SETTINGS), wish))
    found = export_tasks(engine, LATE + dt.timedelta(minutes=1), ZONE).lines
    assert {record_of(one, ZONE)["due_text"] for one in found} == {PAPER}


def everywhere(engine):
    """What lists, the board, a unit's page and the page of the task say of the words, as the export does."""
    moment = LATE + dt.timedelta(days=20)
    with reading(engine) as session:
        actor = actor_of(session, who(session, "an"))
    pages = (
        task_list(engine, moment),
        task_page(engine, moment)[0],
        overdue_board(engine, moment).page,
        unit_view(engine, "song-thao/so-noi-vu", moment).page,
    )
    found = [next(one for one in page.rows if one.task == "1.a") for page in pages]
    alone = (assignment_view(engine, found[0].id, moment), see(engine, actor, found[0].id, moment).view)
    return {one.due_text for one in [*found, *(one.line for one in alone)]}


def taken(tasks):
    return take_in(write_plan(plan(tasks=tuple(tasks))).encode(), "a.yaml")


def test_a_date_without_words_keeps_none(engine):
    given(engine, "")
    amended(engine, THEN, LATE, "trước ngày 21/10/2026")
    assert first_row(engine)["due_text"] == ""
