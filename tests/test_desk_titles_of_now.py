"""A task whose title names a date that was moved: the date of now stands behind it in the list, mails, papers, files and the calendar."""

import datetime as dt

import pytest

from desk.amending import amend_plan, propose_amendment
from desk.exporting import export_json, export_tasks
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.papers import phrases
from models.database import reading
from models.feeds import dated
from models.queries import tasks
from notifications.sweep import preview
from plans.calendar import Calendar
from plans.due import OnDate
from plans.files import write_plan
from plans.state import ZONE
from tests.office import DAY, NOW, furnish, plan
from tests.test_desk_moved_when_late import HOME, LATE, SETTINGS, with_mailboxes

TITLE = "Rà soát vị trí việc làm của cơ quan chuyên môn cấp xã, xong trước ngày 01/10/2026"
NOW_IS = f"{TITLE} [thời hạn nay: 02/10/2026]"
BEFORE = dt.datetime(2026, 9, 25, 2, tzinfo=dt.UTC)


def with_title(**changes):
    first, *rest = plan().tasks
    return plan(tasks=(first.model_copy(update={"title": TITLE} | changes), *rest))


@pytest.fixture
def moved(engine):
    furnish(engine)
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    launch_plan(engine, propose(engine, take_in(write_plan(with_title()).encode(), "a.yaml"), wish, SETTINGS), wish)
    later = Wish(BEFORE.date(), BEFORE, proposed_by="hoa", agreed_by="dung")
    due = OnDate(date=dt.date(2026, 10, 2), text="chậm nhất ngày 02/10/2026")
    taken = take_in(write_plan(with_title(due=due)).encode(), "a.yaml")
    amend_plan(engine, propose_amendment(engine, taken, later, SETTINGS), later)
    return engine


def test_lists_and_files_have_the_date_of_now_behind_it(moved):
    with reading(moved) as session:
        assert NOW_IS in [one.title for one in tasks(session, moment=LATE).rows]
        assert TITLE in [one.title for one in tasks(session, moment=BEFORE - dt.timedelta(hours=1)).rows], "as it stood"
        assert NOW_IS in [one.title for one in dated(session, [HOME], LATE)]
    assert NOW_IS in export_json(export_tasks(moved, LATE, ZONE)).decode()


def test_mails_have_it(moved):
    with_mailboxes(moved)
    letters, _ = preview(moved, LATE.date(), LATE, SETTINGS, Calendar())
    texts = [" ".join(one.words.text.split()) for one in letters]
    said = [text for text in texts if TITLE in text]
    assert said
    assert all(text.count(NOW_IS) == text.count(TITLE) for text in said)


def test_papers_have_it_also_where_the_title_is_cut(moved):
    with reading(moved) as session:
        line = next(one for one in tasks(session, moment=LATE).rows if one.title == NOW_IS)
    assert phrases.title(line) == NOW_IS
    cut = line._replace(title="Rà soát…", quote="a) Rà soát, xong trước ngày 01/10/2026.")
    assert phrases.title(cut) == "a) Rà soát, xong trước ngày 01/10/2026. [thời hạn nay: 02/10/2026]"
    assert phrases.title(cut._replace(title="Trước ngày 01/10/2026 [thời hạn nay: 02/10/2026]")) != phrases.title(cut)
