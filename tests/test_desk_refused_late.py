"""More time that was asked for before the date and refused after it, or not answered when the result came, is told beside "late"."""

import datetime as dt
import html
import io
import zipfile

import pytest
from sqlmodel import select

from cli.listing import _cells, _due_words
from desk.acting import ActRefused, Doing, act
from desk.exporting import _asked, export_facts, export_tasks, export_xlsx
from desk.grouped import told_alone
from desk.papers.account import account_facts, account_paper
from desk.papers.blocks import Table
from desk.papers.brief import brief_facts, brief_paper
from desk.papers.letter import letter_facts, letter_paper
from desk.papers.making import Kind, Order, make_paper
from desk.papers.report import report_facts
from desk.papers.sheet import report_xlsx
from desk.seeing import see
from models.database import reading, writing
from models.extensions import NAMED, waited_of
from models.tables import Channel, Person
from plans.extending import GRANT
from plans.moved import Moved, told_moves
from plans.plan import Force
from plans.stages import Act, MoveRefused, Stage
from plans.state import ZONE, Facts
from plans.waited import Waited, in_vain, told_waited
from plans.wanted import Wanted
from tests.asking import BEFORE, answered, asked, view
from tests.desks import office, person
from tests.pressing import app, as_
from tests.programs import Caller
from tests.test_notifications_more_time import mails, morning
from web.api.answers.assignment import Assignment

__all__ = ["app", "office"]

OFFICE, UNIT = "song-thao/van-phong", "song-thao/so-noi-vu"
LATE = dt.datetime(2026, 10, 5, 1, tzinfo=dt.UTC)
AFTER = LATE + dt.timedelta(hours=1)
REFUSED = (
    "đã đề nghị gia hạn ngày 28/09/2026, trước khi hết hạn; không được đồng ý ngày 05/10/2026, khi đã quá hạn 05 ngày"
)
UNANSWERED = "đã đề nghị gia hạn ngày 28/09/2026, trước khi hết hạn; chưa được trả lời khi gửi kết quả"


def refused(engine):
    asked(engine)
    answered(engine, False, None, "Việc cấp bách", now=LATE)


def handed_in(engine, now=LATE):
    asked(engine)
    act(engine, Doing(Act.ACCEPT, "an"), [1], now=BEFORE, zone=ZONE)
    act(engine, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=now, zone=ZONE)


def cells(paper):
    return " ".join(str(cell) for one in paper.blocks if isinstance(one, Table) for row in one.rows for cell in row)


def words_in(book):
    with zipfile.ZipFile(io.BytesIO(book)) as held:
        return held.read("xl/sharedStrings.xml").decode()


def exported(engine, now):
    return next(one for one in export_facts(export_tasks(engine, now, ZONE, Wanted()))["tasks"] if one["id"] == 1)


def test_refused_late_a_list_says_both_days_and_how_late_it_was_by_then(office):
    refused(office)
    line = view(office, now=AFTER).line
    assert told_waited(line.waited) == REFUSED
    assert told_alone(line)
    assert any(REFUSED in one for one in _cells(line, ZONE, late=True))
    assert REFUSED in _due_words(line, ZONE)
    english = "more time asked for on 28/09/2026, in time; refused on 05/10/2026, when 5 days overdue"
    assert told_waited(line.waited, "en") == english
    (answer,) = Assignment.of(line).waited
    assert (answer.until, answer.late) == (dt.date(2026, 10, 15), 5)


@pytest.mark.parametrize(("hour", "told"), [(15, "khi đã quá hạn trong ngày"), (24, "khi đã quá hạn 01 ngày")])
def test_refused_hours_after_its_hour_it_was_late_of_that_day_alone(hour, told):
    due = dt.datetime(2026, 10, 5, 10, tzinfo=ZONE)
    at = due + dt.timedelta(hours=hour - 10)
    facts = Facts(Stage.EXECUTE, due, Force.ORDER, None, None)
    (one,) = in_vain([Waited(due - dt.timedelta(days=2), due.date(), at)], facts, at + dt.timedelta(hours=1))
    assert (one.late, told_waited([one]).endswith(told)) == (1, True)


def test_refused_in_time_or_asked_by_who_is_in_time_nothing_is_told(office):
    asked(office)
    answered(office, False, None, "Việc cấp bách")
    assert view(office, now=AFTER).line.waited == ()
    assert exported(office, AFTER)["asked_on"] is None


def test_of_a_past_day_only_what_had_happened_by_then(office):
    refused(office)
    before = view(office, now=LATE - dt.timedelta(hours=1)).line
    assert before.waited == ()
    assert before.asked_until == dt.date(2026, 10, 15)


def test_handed_in_late_while_nobody_answered_it_stays_told_when_it_is_done(office):
    handed_in(office)
    assert told_waited(view(office, now=AFTER).line.waited) == UNANSWERED
    act(office, Doing(Act.APPROVE, "hoa", as_typed=True), [1], now=AFTER, zone=ZONE)
    done = view(office, now=AFTER).line
    assert (done.state, told_waited(done.waited)) == ("done-late", UNANSWERED)
    told = exported(office, AFTER)
    assert (told["asked_on"], told["refused_on"]) == ("2026-09-28", None)


def test_the_export_has_the_last_day_on_which_more_time_was_asked_for_also_while_nobody_answered(office):
    """It was empty until an answer came, and of two requests it had the one in vain, though more time was granted since."""
    asked(office)
    assert exported(office, BEFORE)["asked_on"] == "2026-09-28"
    assert exported(office, LATE)["asked_on"] == "2026-09-28"
    line = view(office, now=LATE).line
    later = Moved(GRANT, AFTER, LATE, AFTER, 5, LATE - dt.timedelta(days=3))
    line = line._replace(moves=(later,), waited=(Waited(BEFORE, dt.date(2026, 10, 15), LATE, 5),))
    assert _asked(line, "asked_on", ZONE) == dt.date(2026, 10, 2)


def test_handed_in_in_time_nothing_is_told(office):
    handed_in(office, BEFORE)
    assert view(office, now=AFTER).line.waited == ()


def test_of_many_lines_the_requests_of_what_is_done_are_not_read(office):
    """Each morning read all that was ever asked for."""
    refused(office)
    many = range(1, NAMED + 2)
    with reading(office) as session:
        assert list(waited_of(session.connection(), many, None)) == [1]
    act(office, Doing(Act.ACCEPT, "an"), [1], now=AFTER, zone=ZONE)
    act(office, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=AFTER, zone=ZONE)
    act(office, Doing(Act.APPROVE, "hoa"), [1], now=AFTER, zone=ZONE)
    with reading(office) as session:
        assert waited_of(session.connection(), many, None) == {}
        assert list(waited_of(session.connection(), [1], None)) == [1]
        assert list(waited_of(session.connection(), many, AFTER)) == [1], "of a moment all are told"


def test_papers_and_the_letter_say_it(office):
    refused(office)
    letter, _ = letter_facts(office, AFTER, ZONE, office=OFFICE, units=(UNIT,))
    assert f"({REFUSED})" in cells(letter_paper(letter))
    assert REFUSED in cells(brief_paper(brief_facts(office, AFTER, ZONE, office=OFFICE)))
    assert REFUSED in cells(account_paper(account_facts(office, AFTER, ZONE, office=OFFICE)))
    assert REFUSED in words_in(report_xlsx(report_facts(office, AFTER, ZONE, office=OFFICE)))
    made = make_paper(office, Order(Kind.LETTER, "docx", AFTER, ZONE, office=OFFICE, units=(UNIT,)))
    lines = [one for unit in made.figures["units"] for one in unit["lines"]]
    assert [one["told"] for one in lines if one["id"] == 1] == [[REFUSED]]


def test_the_sheet_of_what_is_overdue_says_whose_turn_an_answer_is(office):
    asked(office)
    words = words_in(report_xlsx(report_facts(office, LATE, ZONE, office=OFFICE)))
    assert "Trả lời đề nghị gia hạn" in words
    assert "đã đề nghị gia hạn đến 15/10/2026, chờ trả lời" in words


def test_the_export_has_the_days_and_pages_the_words(app):
    engine = app.state.engine
    refused(engine)
    told = exported(engine, AFTER)
    assert (told["asked_on"], told["refused_on"]) == ("2026-09-28", "2026-10-05")
    assert "Không đồng ý gia hạn" in words_in(export_xlsx(export_tasks(engine, AFTER, ZONE, Wanted())))
    app.state.now = AFTER
    for page in ("/qua-han", "/nhiem-vu/1", "/nhiem-vu?state=open-overdue"):
        assert REFUSED[1:] in html.unescape(as_(app, "hoa").get(page).text), page


def test_granted_late_the_export_has_the_day_of_the_request_too(office):
    asked(office)
    answered(office, now=LATE)
    assert (exported(office, AFTER)["asked_on"], exported(office, AFTER)["refused_on"]) == ("2026-09-28", None)


def test_a_result_that_came_back_is_not_credited_in_any_file(office):
    """The JSON file said when it was handed in first, the workbook and the interface nothing."""
    act(office, Doing(Act.ACCEPT, "an"), [1], now=BEFORE, zone=ZONE)
    act(office, Doing(Act.HAND_IN, "an", note="Đã xong"), [1], now=BEFORE, zone=ZONE)
    assert exported(office, BEFORE)["credited_at"] is not None
    back = Doing(Act.RETURN, "hoa", note="Thiếu phụ lục", correct_by=dt.date(2026, 10, 9))
    act(office, back, [1], now=BEFORE, zone=ZONE)
    assert exported(office, BEFORE)["credited_at"] is None
    assert Assignment.of(view(office).line).credited_at is None


def test_mails_of_later_days_say_it_too(office):
    with writing(office) as session:
        for one in session.exec(select(Person)).all():
            session.add(Channel(person_id=one.id, url=f"email:{one.slug}@song-thao.example"))
    refused(office)
    next_day = morning(office, LATE + dt.timedelta(days=1))["an"].text
    monday = mails(office, LATE + dt.timedelta(days=7))["an"].text
    assert (
        "không được đồng ý ngày 05/10/2026 khi đã quá hạn 05 ngày (đơn vị đã đề nghị từ ngày 28/09/2026, trước khi hết hạn), thời hạn"
        in next_day
    )
    assert f"{REFUSED[0].upper()}{REFUSED[1:]}." in monday


NEXT_WEEK = LATE + dt.timedelta(days=14)


def test_a_result_that_came_late_while_nobody_answered_can_still_be_granted_the_time(office):
    """The wait was the unit's for good: who waited without sending anything was safer than who delivered."""
    handed_in(office)
    assert see(office, person(office, "dung"), 1, NEXT_WEEK).time.decides
    assert see(office, person(office, "an"), 1, NEXT_WEEK).time.waiting is None, "its unit has nothing to take back"
    answered(office, now=NEXT_WEEK)
    line = view(office, now=NEXT_WEEK).line
    assert (line.stage, line.state, line.was_overdue) == ("review", "open-on-time", 5)
    told = "được gia hạn từ 30/09/2026 khi đã quá hạn 05 ngày, đơn vị đã đề nghị từ ngày 28/09/2026, trước khi hết hạn"
    assert told_moves(line.moves) == told, "until the result came, though its day has passed since"
    act(office, Doing(Act.APPROVE, "hoa"), [1], now=NEXT_WEEK, zone=ZONE)
    assert view(office, now=NEXT_WEEK).line.state == "done-on-time"


def test_or_be_refused_it(office):
    handed_in(office)
    answered(office, False, None, "Việc cấp bách", now=NEXT_WEEK)
    said = told_waited(view(office, now=NEXT_WEEK).line.waited)
    assert said.endswith("không được đồng ý ngày 19/10/2026, khi đã quá hạn 05 ngày"), "as late as the result was"
    with pytest.raises(ActRefused) as refused:
        answered(office, now=NEXT_WEEK)
    assert [one.code for one in refused.value.problems] == ["extension-none"]


def test_confirmed_it_is_over(office):
    handed_in(office)
    act(office, Doing(Act.APPROVE, "hoa", as_typed=True), [1], now=AFTER, zone=ZONE)
    assert not see(office, person(office, "dung"), 1, NEXT_WEEK).time.decides
    with pytest.raises(MoveRefused):
        answered(office, False, None, "Đã xong", now=NEXT_WEEK)


def test_the_page_and_the_interface_offer_the_answer(app):
    engine = app.state.engine
    handed_in(engine)
    app.state.now = NEXT_WEEK
    assert "dong-y" in as_(app, "dung").get("/nhiem-vu/1").text
    assert Caller(app, "dung").get("/assignments/1").json()["time_acts"] == ["answer"]
    assert Caller(app, "an").get("/assignments/1").json()["time_acts"] == []


def test_a_day_that_has_passed_since_it_was_asked_for_is_said_and_not_offered(app):
    """The button was there and refused; the A4 and the mail named the day without a word."""
    engine, said = app.state.engine, "đến 15/10/2026 (ngày đề nghị đã qua)"
    asked(engine)
    for now, passed in ((LATE, False), (NEXT_WEEK, True)):
        app.state.now = now
        page = html.unescape(as_(app, "dung").get("/nhiem-vu/1").text)
        assert ('value="dong-y"' in page, "Ngày đề nghị đã qua" in page) == (not passed, passed)
        brief = brief_paper(brief_facts(engine, now, ZONE, office=OFFICE))
        assert any(said in "".join(run.text for run in getattr(one, "runs", ())) for one in brief.blocks) is passed
    with writing(engine) as session:
        dung = session.exec(select(Person).where(Person.slug == "dung")).one()
        session.add(Channel(person_id=dung.id, url="email:dung@song-thao.example"))
    assert said in mails(engine, NEXT_WEEK)["dung"].text
