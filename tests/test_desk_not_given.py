"""Work whose day has passed when its plan is given: nobody loses it without having said so; on both databases."""

import datetime as dt
import io

import pytest
from docx import Document
from sqlalchemy import select

from desk.drafts.before import before_giving
from desk.drafts.benching import workbench
from desk.drafts.correcting import Hand, correct_draft, leave_doubts
from desk.drafts.finding import DraftRefused
from desk.drafts.moving import give, move_draft
from desk.drafts.taking import Paper, take_paper
from desk.intake import Intake
from desk.launching import LaunchBlocked, Wish, launch_plan, propose
from desk.papers.making import Kind, Order, make_paper
from desk.papers.submitting import submission
from desk.people import actor_of, who
from desk.quick import QuickEntry, QuickLine, give_quick
from models.core import table
from models.database import reading
from models.settings import Settings
from models.tables import Assignment, Audit, Task
from plans.corrections import Change, Drop, Split
from plans.draft_stages import DraftAct
from plans.due import OnDate, OnEvent, Recurring, Relative
from plans.files import write_plan
from plans.problems import MUST_CHOOSE, Severity
from plans.state import ZONE
from plans.wording import render
from tests.office import DAY, NOW, furnish, plan

SETTINGS = Settings(office="song-thao/van-phong")
PAST, SOON = OnDate(date=dt.date(2026, 8, 25)), OnDate(date=dt.date(2026, 9, 2))


def paper(*dues, **changes):
    """A plan of one task for each due, all of the first department."""
    titles = ("Thống kê bàn ghế đã hỏng", "Lập dự toán sửa kho", "Bố trí lại phòng làm việc", "Sửa cổng ra vào")
    base = plan().tasks[0]
    tasks = tuple(
        base.model_copy(update={"id": str(n), "clause": str(n), "title": title, "quote": title, "due": due})
        for n, (title, due) in enumerate(zip(titles, dues, strict=False), start=1)
    )
    return plan(plan="88-ubnd-nc", tasks=tasks, **changes)


@pytest.fixture
def office(engine):
    furnish(engine)
    return engine


def person(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def take(engine, made, **more):
    number, problems = take_paper(
        engine, SETTINGS, person(engine, "hoa"), Paper(write_plan(made).encode(), "a.yaml", no_secret=True, **more), NOW
    )
    assert not problems
    return number


def bench(engine, now=NOW):
    return workbench(engine, SETTINGS, person(engine, "dung"), 1, now)


def hand(engine, slug="hoa", now=NOW):
    return Hand(person(engine, slug), 1, bench(engine, now).draft.version, now, SETTINGS.zone)


def agreed(engine):
    move_draft(engine, SETTINGS, hand(engine), DraftAct.PROPOSE)
    move_draft(engine, SETTINGS, hand(engine, "dung"), DraftAct.AGREE)


def given(engine):
    agreed(engine)
    return give(engine, SETTINGS, hand(engine, "dung"))


def told(engine, now=NOW):
    """What is asked, or said, of the days of tasks."""
    about = (*MUST_CHOOSE, "given-late", "typed-date-past")
    return [one for one in bench(engine, now).told if one.problem.code in about]


def codes(refused):
    return [one.code for one in refused.value.problems]


def rows(engine):
    """The keys of the tasks that somebody has, with the day of each."""
    with reading(engine) as session:
        a, t = table(Assignment), table(Task)
        found = session.connection().execute(select(t.c.key, a.c.due).join(a, a.c.task_id == t.c.id).order_by(t.c.key))
        return {key: due and due.astimezone(ZONE).date() for key, due in found}


def rows_at(engine):
    """The key of its task and the moment from which it is late, of each assignment."""
    with reading(engine) as session:
        a, t = table(Assignment), table(Task)
        return session.connection().execute(select(t.c.key, a.c.due).join(a, a.c.task_id == t.c.id)).tuples().all()


def words_of(content):
    """The words of a Word file, its tables too."""
    found = Document(io.BytesIO(content))
    cells = [cell.text for one in found.tables for row in one.rows for cell in row.cells]
    return "\n".join([*(one.text for one in found.paragraphs), *cells])


def log(engine, what="launch"):
    with reading(engine) as session:
        a = table(Audit).c
        return session.connection().execute(select(a.details).where(a.what == what)).scalar_one()


def test_nothing_is_proposed_until_somebody_says_what_becomes_of_it(office):
    take(office, paper(PAST, SOON, None))
    (asked,) = told(office)
    assert (asked.problem.code, asked.task, asked.problem.args["day"]) == ("past-not-given", "1", "2026-08-25")
    leave_doubts(office, hand(office), [asked.key])
    with pytest.raises(DraftRefused) as refused:
        move_draft(office, SETTINGS, hand(office), DraftAct.PROPOSE)
    assert codes(refused) == ["past-not-given"], "that it was seen is no answer"
    found = before_giving(office, SETTINGS, person(office, "hoa"), 1, NOW)
    assert (found.figures.past, found.figures.assignments) == (("1",), 2), "meanwhile it is counted as what it is"


def test_given_all_the_same_it_is_late_at_once_and_every_count_says_so(office):
    take(office, paper(PAST, SOON, None))
    correct_draft(office, hand(office), Change(tasks=("1",), set={"give_past": True}))
    assert ([one.problem.code for one in told(office)], bench(office).late) == (["given-late"], ("1",))
    before = before_giving(office, SETTINGS, person(office, "hoa"), 1, NOW)
    assert (before.figures.late, before.figures.past, before.figures.assignments) == (("1",), (), 3)
    assert sum(week.assignments for week in before.weeks) + before.undated == 3
    assert given(office).assignments == 3
    assert rows(office) == {"1": dt.date(2026, 8, 26), "2": dt.date(2026, 9, 3), "3": None}
    assert {name: log(office)[name] for name in ("tasks", "assignments", "late")} == {
        "tasks": 3,
        "assignments": 3,
        "late": ["1"],
    }


def test_another_day_asks_nothing_and_what_was_said_of_the_old_one_holds_no_more(office):
    take(office, paper(PAST, SOON))
    correct_draft(office, hand(office), Change(tasks=("1",), set={"give_past": True}))
    correct_draft(office, hand(office), Change(tasks=("1",), set={"due": OnDate(date=dt.date(2026, 8, 28))}))
    assert [one.problem.code for one in told(office)] == ["past-not-given"], "and that it was typed is not told too"
    correct_draft(office, hand(office), Change(tasks=("1",), set={"due": OnDate(date=dt.date(2026, 9, 20))}))
    assert not told(office)
    assert given(office).assignments == 2


def test_what_is_left_out_is_not_given_and_its_reason_is_kept(office):
    take(office, paper(PAST, SOON))
    correct_draft(office, hand(office), Drop(tasks=("1",)), "Đã làm xong")
    assert given(office).assignments == 1
    assert list(rows(office)) == ["2"]


def test_a_day_that_passes_before_it_is_given_stops_it(office):
    take(office, paper(SOON, None))
    agreed(office)
    later = NOW + dt.timedelta(days=2)
    assert [one.why for one in bench(office, later).silent] == ["past"]
    with pytest.raises(DraftRefused) as refused:
        give(office, SETTINGS, hand(office, "dung", later))
    assert codes(refused) == ["past-not-given"]
    assert rows(office) == {}


def test_an_order_of_a_meeting_that_waited_too_long_is_asked_about(office):
    line = QuickLine("Sửa cổng ra vào cơ quan", "Sở Nội vụ tỉnh Sông Thao", f"{DAY:%d/%m/%Y}")
    done, _ = give_quick(office, SETTINGS, QuickEntry(person(office, "hoa"), [line], "", NOW))
    later = NOW + dt.timedelta(days=1)
    with pytest.raises(DraftRefused) as refused:
        move_draft(office, SETTINGS, hand(office, "dung", later), DraftAct.AGREE)
    assert (done.draft, codes(refused)) == (1, ["past-not-given"])


def test_rules_that_ended_and_days_nobody_knows_are_asked_about_too(office):
    ended = Recurring(rrule="FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20260731", text="hằng tháng đến hết tháng 7")
    after = Relative.model_validate({"amount": 5, "unit": "day", "from": "effective", "text": "sau 5 ngày"})
    take(office, paper(ended, after, OnEvent(text="khi có vướng mắc"), SOON))
    assert {one.task: one.problem.code for one in told(office)} == {"1": "ended-not-given", "2": "unknown-not-given"}, (
        "what waits for its event is not lost"
    )
    assert {one.task: one.why for one in bench(office).silent}["3"] == "waiting"


def test_a_unit_that_receives_is_asked_about_its_own_part_alone(office):
    base = paper(PAST, PAST, SOON)
    theirs = base.tasks[1].model_copy(update={"lead": ("Sở Tài chính",), "with_": ()})
    made = base.model_copy(update={"tasks": (base.tasks[0], theirs, base.tasks[2])})
    take(office, made, as_="song-thao/so-noi-vu")
    assert {one.task: one.problem.code for one in told(office)} == {"1": "past-not-given"}
    correct_draft(office, hand(office), Change(tasks=("1",), set={"give_past": True}))
    assert given(office).assignments == 2
    assert list(rows(office)) == ["1", "3"]


def test_what_is_parted_keeps_the_answer_for_the_pieces_of_that_day(office):
    take(office, paper(PAST, SOON))
    correct_draft(office, hand(office), Change(tasks=("1",), set={"give_past": True}))
    split = Split(task="1", pieces=("Thống kê bàn", "Thống kê ghế"), dues=(PAST, OnDate(date=dt.date(2026, 8, 20))))
    correct_draft(office, hand(office), split)
    assert {one.task: one.problem.code for one in told(office)} == {"1": "given-late", "1~2": "past-not-given"}


def test_the_paper_for_the_leader_says_it(office):
    take(office, paper(PAST, SOON, OnEvent(text="khi có vướng mắc")))
    correct_draft(office, hand(office), Change(tasks=("1",), set={"give_past": True}))
    found = submission(office, SETTINGS, person(office, "hoa"), 1, NOW)
    words = words_of(found.content)
    assert "01 nhiệm vụ giao khi thời hạn đã qua" in words
    assert "01 nhiệm vụ chờ việc phát sinh, chưa giao" in words


@pytest.mark.parametrize("leave", [False, True])
def test_a_plan_file_is_refused_or_says_what_it_left(office, leave):
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung", leave_past=leave)
    proposal = propose(office, Intake("a", paper(PAST, SOON), [], ""), wish, SETTINGS)
    assert proposal.figures.past == ("1",)
    assert [(one.code, one.severity) for one in proposal.problems] == [
        ("past-left", Severity.DOUBT) if leave else ("past-not-given", Severity.ERROR)
    ]
    if not leave:
        with pytest.raises(LaunchBlocked):
            launch_plan(office, proposal, wish)
        return
    done = launch_plan(office, proposal, wish)
    assert (done.past, done.assignments, log(office)["not_given"]) == (("1",), 1, ["1"])


def test_what_is_left_is_not_asked_about_any_more(office):
    """It said that nobody had chosen yet, below the very choice."""
    after = Relative.model_validate({"amount": 5, "unit": "day", "from": "effective", "text": "sau 5 ngày"})
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung", leave_past=True)
    proposal = propose(office, Intake("a", paper(PAST, SOON, after), [], ""), wish, SETTINGS)
    told = {one.code: render(one, "vi") for one in proposal.problems}
    assert "để lại, không giao cho đơn vị nào" in told["past-left"].says
    assert "để lại, không giao cho đơn vị nào" in told["unknown-left"].says
    assert proposal.figures.assignments == 1


def test_a_day_off_that_has_passed_is_no_day_of_what_is_given(office):
    take(office, paper(OnDate(date=dt.date(2026, 8, 30)), OnDate(date=dt.date(2026, 9, 6))))
    found = before_giving(office, SETTINGS, person(office, "hoa"), 1, NOW)
    assert found.figures.days_off == ("2 (06/09/2026)",)


def test_going_back_gives_it_without_a_question(office):
    wish = Wish(DAY, NOW, since=dt.date(2026, 8, 1), proposed_by="hoa", agreed_by="dung")
    proposal = propose(office, Intake("a", paper(PAST, SOON), [], ""), wish, SETTINGS)
    assert (proposal.problems, proposal.figures.late, proposal.figures.assignments) == ([], ("1",), 2)


def test_the_papers_of_the_week_say_it_and_propose_no_letter_yet(office):
    wish = Wish(DAY, NOW, since=dt.date(2026, 8, 1), proposed_by="hoa", agreed_by="dung")
    launch_plan(
        office, propose(office, Intake("a", paper(OnDate(date=dt.date(2026, 8, 10))), [], ""), wish, SETTINGS), wish
    )
    order = Order(kind=Kind.BRIEF, ending="docx", moment=NOW + dt.timedelta(days=3), zone=ZONE)
    words = words_of(make_paper(office, order).content)
    assert "; giao ngày 01/09/2026, khi thời hạn đã qua)" in words
    assert "công văn đôn đốc" not in words.casefold()
    order = order._replace(moment=NOW + dt.timedelta(days=12))
    assert "công văn đôn đốc" in words_of(make_paper(office, order).content).casefold()
    letter = words_of(make_paper(office, order._replace(kind=Kind.LETTER)).content)
    assert "(giao ngày 01/09/2026, khi thời hạn đã qua)" in letter
