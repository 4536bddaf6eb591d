"""What was sent and came back is not "not sent", nor urged before its day; what a letter just urged is not proposed anew."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.papers.account import account_facts, account_paper
from desk.papers.brief import brief_facts, brief_paper
from desk.papers.filing import Filing, draft_paper, file_back
from desk.papers.letter import NothingToUrge, letter_facts, letter_paper
from desk.papers.making import Kind, Order, make_paper
from models.database import reading, writing
from models.paper_queries import late
from models.progress import move
from models.queries import assignment
from models.tables import Assignment, Person
from plans.stages import Act
from plans.state import ZONE
from plans.wanted import Wanted
from plans.wording import render
from tests.boards import MOMENT, OFFICE, UNITS, busy_office
from tests.printed import words

UNTIL = dt.datetime(2026, 12, 15, tzinfo=ZONE)
"""Late from here on: the 14th is the last day of the correction."""
AFTER = MOMENT + dt.timedelta(days=6)


@pytest.fixture
def returned(sqlite_engine):
    """The first one, handed in late, came back on 10 December, to be corrected by the end of the 14th."""
    busy_office(sqlite_engine)
    with writing(sqlite_engine) as session:
        dung = session.exec(select(Person).where(Person.slug == "dung")).one()
        one = session.exec(select(Assignment).order_by(Assignment.id)).first()
        at = MOMENT - dt.timedelta(days=1)
        move(session, one.id, Act.RETURN, by=dung, now=at, note="Thiếu phụ lục", correct_by=UNTIL)
    return sqlite_engine


def test_the_brief_and_the_report_tell_it_apart(returned):
    brief = words(brief_paper(brief_facts(returned, MOMENT, ZONE, office=OFFICE)))
    account = words(account_paper(account_facts(returned, MOMENT, ZONE, office=OFFICE)))
    for said in (brief, account):
        assert "Đơn vị chưa gửi kết quả: 10; đã gửi, được trả lại để bổ sung: 01; đã gửi, chờ xác nhận: 02." in said


def test_our_waiting_is_not_charged_to_the_unit_while_the_correction_has_its_time(returned):
    """Handed in late, looked at for eight days and returned: as late as it was handed in (our days were charged at once)."""
    number, sent = 5, MOMENT - dt.timedelta(days=9)
    with writing(returned) as session:
        an, dung = (session.exec(select(Person).where(Person.slug == slug)).one() for slug in ("an", "dung"))
        move(session, number, Act.ACCEPT, by=an, now=sent)
        move(session, number, Act.HAND_IN, by=an, now=sent, evidence="15/BC-STC")
        at = MOMENT - dt.timedelta(days=1)
        move(session, number, Act.RETURN, by=dung, now=at, note="Sai biểu", correct_by=UNTIL)
    with reading(returned) as session:
        for moment, days in ((MOMENT, 42), (UNTIL, 55)):
            (one,) = (line for line in late(session, moment) if line.id == number)
            assert one.days(moment) == assignment(session, number, moment).days_late == days


def test_it_is_urged_only_when_its_day_is_over(returned):
    letter, _ = letter_facts(returned, MOMENT, ZONE, office=OFFICE)
    said = words(letter_paper(letter))
    assert "thực hiện nhiệm vụ số 1 " not in said
    assert "01 nhiệm vụ quá hạn khác đã gửi kết quả, được trả lại và còn trong hạn bổ sung" in said
    assert "đã quá thời hạn nhưng chưa gửi kết quả (chi tiết" in said
    late, _ = letter_facts(returned, AFTER, ZONE, office=OFFICE)
    said = words(letter_paper(late))
    assert "thực hiện nhiệm vụ số 1 " in said
    assert "(đã gửi, được trả lại; hạn bổ sung 14/12/2026, đã qua)" in said
    assert "chưa gửi kết quả hoặc chưa gửi bổ sung kết quả được trả lại (chi tiết" in said


def test_a_letter_of_a_past_day_leaves_out_what_is_being_corrected_now(returned):
    before = MOMENT - dt.timedelta(days=5)
    past, _ = letter_facts(returned, before, ZONE, office=OFFICE)
    left, _ = letter_facts(returned, before, ZONE, office=OFFICE, now=MOMENT)
    one = {line.id for unit in past.units for line in unit.lines} - {
        line.id for unit in left.units for line in unit.lines
    }
    assert len(one) == 4, "three wait, one has its time"


def test_who_waits_for_whom_on_the_page(returned):
    brief = brief_facts(returned, MOMENT, ZONE, office=OFFICE)
    with_it = [one for one in brief.matter if one.line.correct_by]
    said = words(brief_paper(brief))
    assert said.count("Đơn vị: bổ sung đến 14/12") == len(with_it)


def test_what_a_letter_urged_is_not_proposed_again_for_ten_days(returned):
    def proposed(moment):
        said = words(brief_paper(brief_facts(returned, moment, ZONE, office=OFFICE)))
        return said[said.index("6. Xin ý kiến") :]

    assert "Ký công văn đôn đốc 04 cơ quan" in proposed(MOMENT)
    order = Order(Kind.LETTER, "docx", MOMENT, ZONE, units=(UNITS[1],), office=OFFICE)
    number = draft_paper(returned, "dung", order, MOMENT)
    assert "Ký công văn đôn đốc 04 cơ quan" in proposed(MOMENT), "what is not signed is still to be signed"
    filing = Filing("345/VP-TH", MOMENT.date(), "Trần Văn Dũng")
    file_back(returned, "dung", number, filing, None, today=MOMENT.date(), now=MOMENT)
    said = proposed(MOMENT)
    assert "Ký công văn đôn đốc 03 cơ quan" in said
    assert "Sở Tài chính" not in said
    assert "Đã đôn đốc 01 cơ quan, đơn vị bằng Công văn số 345/VP-TH ngày 11/12/2026." in said
    assert "345/VP-TH" not in proposed(MOMENT - dt.timedelta(days=1)), "a past day knows nothing of it"
    assert "Ký công văn đôn đốc 04 cơ quan" in proposed(MOMENT + dt.timedelta(days=11))


def test_the_page_counts_whom_a_letter_went_to_and_says_that_it_asks_nothing(returned):
    """The letter went to four units; one of them alone has tasks overdue so long that a letter would be proposed."""
    order = Order(Kind.LETTER, "docx", MOMENT, ZONE, office=OFFICE)
    number = draft_paper(returned, "dung", order, MOMENT)
    file_back(returned, "dung", number, Filing("345/VP-TH", MOMENT.date(), "A"), None, today=MOMENT.date(), now=MOMENT)
    said = words(brief_paper(brief_facts(returned, MOMENT, ZONE, Wanted(unit=UNITS[1]), office=OFFICE)))
    told = "Tuần này không có nội dung cần xin ý kiến. Đã đôn đốc 04 cơ quan, đơn vị bằng Công văn số 345/VP-TH ngày 11/12/2026."
    assert f"6. Xin ý kiến. {told}" in said


def test_where_all_that_is_overdue_waits_or_has_its_time_that_is_why_nobody_is_urged(returned):
    """ "Không có nhiệm vụ quá hạn nào" was said, beside a list that had one."""
    with reading(returned) as session:
        number = session.exec(select(Assignment.id).order_by(Assignment.id)).first()
        one = assignment(session, number, MOMENT)
    only = Wanted(plan=one.plan_key, task=one.task)
    with pytest.raises(NothingToUrge) as refused:
        letter_facts(returned, MOMENT, ZONE, only, office=OFFICE, units=[one.unit])
    (told,) = refused.value.problems
    assert (told.code, told.args["late"], told.args["waiting"], told.args["correcting"]) == (
        "letter-nothing-now",
        1,
        0,
        1,
    )
    assert "01 được trả lại và còn trong hạn bổ sung" in render(told).says


def test_the_page_of_a_letter_tells_what_its_annex_tells_and_both_that_the_day_of_the_correction_has_passed(returned):
    """The page told nothing of the return, the annex and the A4 nothing of its day being over."""
    said = "đã gửi, được trả lại; hạn bổ sung 14/12/2026, đã qua"
    letter, _ = letter_facts(returned, AFTER, ZONE, office=OFFICE)
    assert f"({said})" in words(letter_paper(letter))
    made = make_paper(returned, Order(Kind.LETTER, "docx", AFTER, ZONE, office=OFFICE))
    (line,) = [one for unit in made.figures["units"] for one in unit["lines"] if one["id"] == 1]
    assert line["told"] == [said]
    assert "Đơn vị: bổ sung đến 14/12 (đã qua)" in words(brief_paper(brief_facts(returned, AFTER, ZONE, office=OFFICE)))
    assert "(đã qua)" not in words(brief_paper(brief_facts(returned, MOMENT, ZONE, office=OFFICE)))
