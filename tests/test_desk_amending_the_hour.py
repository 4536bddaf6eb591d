"""Another hour of what comes each day: what has passed keeps its own, unasked and told once; no day is moved, so none is a day off anew."""

import datetime as dt

import pytest

from desk.amending import amend_plan, propose_amendment
from desk.calendars import office_calendar
from desk.drafts.doubting import words_that_stay
from desk.exporting import export_tasks
from desk.intake import Intake
from desk.launching import Wish, launch_plan, propose
from models.database import writing
from models.queries import tasks
from models.recurrence import open_occurrences
from models.reminding import open_lines
from models.settings import Settings
from notifications.phrases import reason
from plans.dates import last_day
from plans.due import Recurring
from plans.state import ZONE
from plans.wording import render
from tests.office import DAY, furnish
from tests.test_desk_not_given import paper

SETTINGS = Settings(office="song-thao/van-phong")
DAILY = Recurring(rrule="FREQ=DAILY", time="15:30", text="trước 15 giờ 30 hằng ngày")
EARLY = Wish(DAY, dt.datetime.combine(DAY, dt.time(8), ZONE), proposed_by="hoa", agreed_by="dung")
TODAY = DAY + dt.timedelta(days=9)
NOON = dt.datetime.combine(TODAY, dt.time(12), ZONE)


@pytest.fixture
def office(engine):
    """Given on the first of the month and opened each day until the tenth."""
    furnish(engine)
    launch_plan(engine, propose(engine, Intake("a.yaml", paper(DAILY), [], ""), EARLY, SETTINGS), EARLY)
    for ahead in range(10):
        day = DAY + dt.timedelta(days=ahead)
        with writing(engine) as session:
            open_occurrences(session, day, dt.datetime.combine(day, dt.time(8), ZONE), office_calendar(session, day))
    return engine


def amended(engine, due, now=NOON):
    """What is told, and by when each time is due afterwards."""
    wish = EARLY._replace(today=now.date(), now=now)
    made = paper(due).model_copy(update={"version": 2})
    shown = propose_amendment(engine, Intake("a.yaml", made, [], ""), wish, SETTINGS)
    assert not shown.refused, shown.problems
    done = amend_plan(engine, shown, wish)
    assert done.redated == shown.figures.redated
    with writing(engine) as session:
        found = tasks(session, moment=now).rows
    local = [one.due.astimezone(ZONE) for one in found]
    return shown, {due.date(): f"{due:%H:%M}" for due in local}, [len(one.moves) for one in found]


def test_words_that_stay_beside_another_hour_are_asked_about(office):
    """Times opened since read "17 giờ 00 ngày ... (“trước 15 giờ 30 hằng ngày”)"."""
    shown, *_ = amended(office, DAILY.model_copy(update={"time": "17:00"}))
    (told,) = (one for one in shown.problems if one.code == "due-words-stay")
    assert (told.severity.value, told.args["words"]) == ("doubt", DAILY.text)
    assert list(words_that_stay(paper(DAILY.model_copy(update={"time": "17:00", "text": ""})), paper(DAILY))) == []
    assert list(words_that_stay(paper(DAILY), paper(DAILY))) == []


def test_a_time_that_kept_its_hour_is_not_explained_by_the_rule_of_now(office):
    """*Cách tính thời hạn* of each read "... → 17 giờ 00 hằng ngày" beside 15 giờ 30."""

    def said(now=NOON):
        with writing(office) as session:
            return {one.due.astimezone(ZONE).date(): one.due_text for one in tasks(session, moment=now).rows}

    assert set(said().values()) == {DAILY.text}, "each time by its own hour has the words"
    amended(office, Recurring(rrule="FREQ=DAILY", time="17:00", text="17 giờ hằng ngày"))
    assert {words for day, words in said().items() if day < TODAY} == {""}
    assert {words for day, words in said().items() if day >= TODAY} == {"17 giờ hằng ngày"}


def test_nor_is_it_in_a_mail_and_the_export_has_the_words_by_which_each_time_was_opened(office):
    """A mail read "15 giờ 30 ngày ... (“17 giờ hằng ngày”)", and the export gave the old words to times that came with the new rule."""
    old, new = DAILY.text, "17 giờ hằng ngày"
    amended(office, Recurring(rrule="FREQ=DAILY", time="17:00", text=new))
    later, day = NOON + dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
    with writing(office) as session:
        open_occurrences(session, day, later, office_calendar(session, day))
        lines = open_lines(session, later + dt.timedelta(days=30), later - dt.timedelta(days=30))
    said = {last_day(one.due): reason(one) for one in lines}
    assert {words for one, words in said.items() if one < TODAY} == {""}
    assert {words for one, words in said.items() if one >= TODAY} == {new}
    assert reason(lines[-1]._replace(inner=True)) == "", "the date of a part is its unit's own"
    found = [(one.opened_at, one.due_text) for one in export_tasks(office, later, ZONE).lines]
    assert {words for at, words in found if at < NOON} == {old}
    assert {words for at, words in found if at >= NOON} == {new}


def test_times_that_have_passed_keep_their_hour_and_it_is_told_once(office):
    shown, dues, moves = amended(office, DAILY.model_copy(update={"time": "17:00"}))
    assert {hour for day, hour in dues.items() if day < TODAY} == {"15:30"}
    assert {hour for day, hour in dues.items() if day >= TODAY} == {"17:00"}
    assert sum(moves) == sum(day >= TODAY for day in dues)
    (told,) = (one for one in shown.problems if one.code == "amend-passed-keep")
    assert (told.severity.value, told.args["times"]) == ("note", 9)
    assert "giữ thời hạn đang có" in render(told, "vi").says


def test_today_keeps_its_hour_where_the_new_one_is_over_already(office):
    _, dues, _ = amended(office, DAILY.model_copy(update={"time": "10:00"}))
    assert dues[TODAY] == "15:30"
    assert {hour for day, hour in dues.items() if day > TODAY} <= {"10:00"}


MORNING = DAILY.model_copy(update={"time": "10:00"})


@pytest.fixture
def morning(engine):
    """Due at ten each day, so that tomorrow's time is open too; it is noon."""
    furnish(engine)
    launch_plan(engine, propose(engine, Intake("a.yaml", paper(MORNING), [], ""), EARLY, SETTINGS), EARLY)
    for ahead in range(10):
        day = DAY + dt.timedelta(days=ahead)
        with writing(engine) as session:
            open_occurrences(session, day, dt.datetime.combine(day, dt.time(8), ZONE), office_calendar(session, day))
    return engine


def test_today_whose_hour_has_passed_is_asked_about_where_the_new_one_has_not(morning):
    """It was two hours late, and in time again, unasked."""
    shown, dues, _ = amended(morning, DAILY.model_copy(update={"time": "17:00"}))
    (told,) = (one for one in shown.problems if one.code == "amend-passed-again")
    assert (told.severity.value, told.args["hour"], told.args["to_hour"]) == ("doubt", "10:00", "17:00")
    assert "10:00 ngày 10/09/2026" in render(told, "vi").says
    assert dues[TODAY] == "17:00"


def test_what_is_open_ahead_has_the_new_hour_too(morning):
    """Tomorrow's time kept the old hour, unsaid."""
    _, dues, _ = amended(morning, DAILY.model_copy(update={"time": "17:00"}))
    assert dues[TODAY + dt.timedelta(days=1)] == "17:00"
    assert max(dues) == TODAY + dt.timedelta(days=1), "and nothing more is opened"


def test_before_the_hour_nothing_is_asked(morning):
    early = NOON - dt.timedelta(hours=3)
    shown, dues, _ = amended(morning, DAILY.model_copy(update={"time": "09:30"}), early)
    assert [one.code for one in shown.problems if one.code == "amend-passed-again"] == []
    assert {dues[TODAY], dues[TODAY + dt.timedelta(days=1)]} == {"09:30"}


def test_no_day_off_is_asked_about_for_another_hour_alone(office):
    shown, _, _ = amended(office, DAILY.model_copy(update={"time": "17:00"}))
    assert [one.code for one in shown.problems if one.code.startswith("amend-day")] == []


def test_days_off_of_a_new_rule_are_one_question(office):
    until = Recurring(rrule="FREQ=DAILY;UNTIL=20261001", time="15:30", text="hằng ngày")
    shown, _, _ = amended(office, until)
    (told,) = (one for one in shown.problems if one.code.startswith("amend-day"))
    assert (told.code, told.args["times"]) == ("amend-days-off", 6)
    assert "06 kỳ" in render(told, "vi").says


def test_another_task_that_is_not_touched_has_its_next_time_on_its_own_day(engine):
    """It was opened at once, 86 days ahead, and the mail asked each day to receive it."""
    rare = Recurring(rrule="FREQ=MONTHLY;BYMONTH=9,12;BYMONTHDAY=5", text="trước ngày 05 tháng 9, tháng 12")
    furnish(engine)
    launch_plan(engine, propose(engine, Intake("a.yaml", paper(DAILY, rare), [], ""), EARLY, SETTINGS), EARLY)
    wish = EARLY._replace(today=TODAY, now=NOON)

    def opened(*dues, version):
        made = paper(*dues).model_copy(update={"version": version})
        shown = propose_amendment(engine, Intake("a.yaml", made, [], ""), wish, SETTINGS)
        assert amend_plan(engine, shown, wish).opened == shown.figures.opened
        return rows()

    def rows():
        with writing(engine) as session:
            return [
                f"{one.due.astimezone(ZONE) - dt.timedelta(seconds=1):%d/%m}"
                for one in tasks(session, moment=NOON + dt.timedelta(days=90), limit=500).rows
                if one.task == "2"
            ]

    later = DAILY.model_copy(update={"time": "17:00"})
    assert opened(later, rare, version=2) == ["05/09"]
    with writing(engine) as session:
        open_occurrences(session, dt.date(2026, 11, 4), NOON, office_calendar(session, TODAY))
    assert rows() == ["05/09"]
    with writing(engine) as session:
        open_occurrences(session, dt.date(2026, 11, 5), NOON, office_calendar(session, TODAY))
    assert rows() == ["05/09", "05/12"], "thirty days before, as ever"


def test_what_is_added_or_changed_has_its_next_time_open_however_far(engine):
    rare = Recurring(rrule="FREQ=MONTHLY;BYMONTH=9,12;BYMONTHDAY=5", text="trước ngày 05 tháng 9, tháng 12")
    furnish(engine)
    launch_plan(engine, propose(engine, Intake("a.yaml", paper(DAILY), [], ""), EARLY, SETTINGS), EARLY)
    wish = EARLY._replace(today=TODAY, now=NOON)
    for version, due, many in ((2, rare, 1), (3, rare.model_copy(update={"rrule": rare.rrule[:-1] + "7"}), 1)):
        made = paper(DAILY, due).model_copy(update={"version": version})
        shown = propose_amendment(engine, Intake("a.yaml", made, [], ""), wish, SETTINGS)
        amend_plan(engine, shown, wish)
        with writing(engine) as session:
            held = [one for one in tasks(session, moment=NOON).rows if one.task == "2"]
        assert len(held) == many
