"""Whose the work is that a subject counts, and under which heading a leader finds what waits for him."""

import datetime as dt

from models.loads import UnitLoad
from models.reminding import RoleFacts, UnitFacts
from notifications.digest import gather
from notifications.frames import Frame
from notifications.reminders import due_reminders
from notifications.render import render
from notifications.standing import standings
from plans.stages import Stage
from tests.notified import (
    CALENDAR,
    CONTACT,
    DAY,
    FOLLOWER,
    HEAD,
    HOME,
    LEADER,
    MINISTER,
    MINISTRY,
    MORNING,
    OFFICE,
    OFFICER,
    PLAN,
    PROVINCE,
    ROLES,
    TASK,
    at,
    end_of,
    line,
    people,
)  # fmt: skip
from tests.test_notifications_render import URL, letters

MONDAY = dt.date(2026, 12, 7)
LONG_AGO = dt.date(2026, 11, 9)


def test_what_others_are_late_with_is_not_said_of_the_reader_s_own_unit():
    mails = letters([line(LONG_AGO)], day=MONDAY)
    assert mails[CONTACT].subject == "[Nhắc việc 07/12] SNV: 01 quá hạn"
    assert mails[HEAD].subject == "[Nhắc việc 07/12] SNV: 01 quá hạn"
    for one in (FOLLOWER, LEADER):
        assert mails[one].subject.endswith(": 01 nhiệm vụ theo dõi quá hạn"), mails[one].subject


def test_what_waits_to_be_let_out_has_a_heading_of_its_own_and_says_who_submitted_it():
    waits = line(LONG_AGO, id=1, inside=True, inside_by=CONTACT, officer_id=None)
    mails = letters([waits, line(LONG_AGO, id=2)], day=MONDAY)
    mail = mails[HEAD]
    assert mail.subject == "[Nhắc việc 07/12] SNV: 01 chờ duyệt gửi, 01 quá hạn"
    first, second = mail.text.split("\nI. ", 1)[1].split("\nII. ")
    assert first.startswith("CHỜ ĐỒNG CHÍ DUYỆT GỬI (01 nhiệm vụ)")
    assert "Đề nghị hôm nay: xem kết quả Nguyễn Thị Lan đã trình; duyệt gửi, hoặc trả lại kèm ý kiến." in first
    assert second.startswith("ĐÃ QUÁ HẠN (01 nhiệm vụ)")
    assert "- Chờ đồng chí duyệt gửi 01" in mail.short
    for one in (CONTACT, OFFICER):
        assert "DUYỆT GỬI" not in mails[one].text


def overdue(number, days):
    return line(DAY - dt.timedelta(days=days), id=number, task=TASK._replace(id=number, title=f"Việc số {number}"))


def test_a_subject_counts_what_is_overdue_as_it_stands_whoever_reads_it():
    """The same morning said 05 to the contact, 09 to the head, 03 to the office; 15 were overdue."""
    lines = [overdue(1, 1), *(overdue(number, 20 + number) for number in range(2, 16))]
    mails = letters(lines, loads=[UnitLoad(HOME, OFFICER, 15, 3, 1)])
    assert mails[CONTACT].subject == "[Nhắc việc 09/12] SNV: 15 quá hạn"
    assert "I. ĐÃ QUÁ HẠN (01 nhiệm vụ)" in mails[CONTACT].text
    assert "Ngoài ra có 14 nhiệm vụ quá hạn đã nhắc những ngày trước" in mails[CONTACT].text


def test_the_head_is_told_how_many_more_there_are():
    reached = line(dt.date(2026, 12, 4), id=1)
    lines = [reached, line(dt.date(2026, 11, 20), id=2), overdue(3, 1), overdue(4, 2)]
    mail = letters(lines, loads=[UnitLoad(HOME, OFFICER, 4, 0, 0)])[HEAD]
    assert mail.subject == "[Nhắc việc 09/12] SNV: 04 quá hạn"
    assert "I. ĐÃ QUÁ HẠN (01 nhiệm vụ)" in mail.text
    assert "Ngoài ra có 03 nhiệm vụ quá hạn khác của đơn vị, hôm nay chưa báo cáo" in mail.text


def test_who_watches_is_told_all_that_is_overdue():
    today, before = line(dt.date(2026, 12, 2), id=1), [line(LONG_AGO, id=number) for number in range(2, 9)]
    mail = letters([today, *before], day=DAY)[FOLLOWER]
    assert mail.subject.endswith(": 08 nhiệm vụ theo dõi quá hạn")
    assert "I. ĐÃ QUÁ HẠN (01 nhiệm vụ)" in mail.text
    assert "Còn 07 nhiệm vụ theo dõi khác đang quá hạn, hôm nay không báo cáo riêng." in mail.text


def test_who_confirms_is_told_of_all_results_that_wait():
    def waiting(number, day):
        return line(DAY, id=number, handed_in_at=at(day), credited_at=at(day), stage=Stage.REVIEW, handed_in_by=OFFICER)

    old = [waiting(number, dt.date(2026, 12, 2)) for number in (2, 3, 4)]
    mail = letters([waiting(1, dt.date(2026, 12, 8)), *old])[FOLLOWER]
    assert mail.subject.endswith(": 04 chờ xác nhận")
    assert "(01 kết quả)" in mail.text
    assert "Còn 03 kết quả khác chờ đồng chí xác nhận." in mail.text


def test_what_his_own_unit_owes_is_said_beside_what_he_watches():
    """He was told of what others owe alone, though two lines of his own unit were overdue."""
    who = people([*ROLES, RoleFacts(FOLLOWER, "contact", OFFICE, "")])
    lines = [line(dt.date(2026, 12, 2), id=1), *(line(LONG_AGO, id=n, unit_id=OFFICE) for n in (2, 3))]
    mail = letters(lines, who, loads=[UnitLoad(HOME, OFFICER, 1, 0, 0), UnitLoad(OFFICE, None, 2, 0, 0)])[FOLLOWER]
    assert mail.subject.endswith(": 02 quá hạn, 01 nhiệm vụ theo dõi quá hạn")
    assert "Ngoài ra có 02 nhiệm vụ quá hạn khác của đơn vị, hôm nay chưa báo cáo" in mail.text
    assert "nhiệm vụ theo dõi khác" not in mail.text, "what his own unit owes is nothing that he watches"
    leader = letters(lines, who, loads=[UnitLoad(OFFICE, None, 2, 0, 0)], day=MONDAY)[LEADER]
    assert leader.subject.endswith(": 02 quá hạn"), "he leads the office whose lines these are"


def test_one_result_waits_for_whoever_confirms_any_of_its_tasks():
    other = RoleFacts(MINISTER, "contact", MINISTRY, "")
    same = {"stage": Stage.REVIEW, "handed_in_at": at(DAY), "handed_in_by": OFFICER, "one_result": 1}
    lines = [line(DAY, id=1, **same), line(DAY, id=2, confirmer_unit_id=MINISTRY, **same), line(DAY, id=3, **same)]
    found = standings(lines, people([*ROLES, other]), MORNING)
    assert (found[FOLLOWER].review, found[MINISTER].review) == (1, 1)


def test_of_one_day_the_earliest_hour_stands_first():
    morning, evening = (at(DAY, hour=hour) for hour in (10, 17))
    text = letters([line(id=1)._replace(due=evening), line(id=2)._replace(due=morning)])[CONTACT].text
    assert text.index("10 giờ 00 ngày 09/12") < text.index("17 giờ 00 ngày 09/12")


def test_a_text_for_a_group_keeps_the_hour_and_another_year():
    hour, year = line(id=1)._replace(due=at(dt.date(2026, 12, 12), hour=17)), dt.date(2027, 1, 2)
    assert "(hạn 17g00 ngày 12/12, đ/c Bình)" in letters([hour])[CONTACT].short
    given = at(dt.date(2026, 12, 8))
    new = line(year, id=2, stage=Stage.DRAFT, officer_id=None, opened_at=given, changed_at=given)
    assert "hạn 02/01/2027" in letters([new])[CONTACT].short


def communes(many, **more):
    """One task of so many units, as late each; `more` is of the last."""
    names = {100 + n: UnitFacts(100 + n, f"xa-{n}", f"UBND xã Số {n}", PROVINCE, PROVINCE) for n in range(many)}
    task, plan = TASK._replace(key="2.b"), PLAN._replace(key="tb-415")
    late = dt.date(2026, 12, 2)
    lines = [line(late, id=n, unit_id=one, officer_id=None, task=task, plan=plan) for n, one in enumerate(names, 1)]
    lines[-1] = lines[-1]._replace(**more)
    who = people()
    who.known.units.update(names)
    return lines, who


def test_whoever_watches_is_told_once_of_one_task_that_many_units_are_late_with():
    """The mail had 30 blocks, 26 of them the same task of another commune."""
    lines, who = communes(7)
    mail = letters(lines, who)[FOLLOWER]
    assert mail.subject.endswith(": 07 nhiệm vụ theo dõi quá hạn")
    assert "I. ĐÃ QUÁ HẠN (07 nhiệm vụ)" in mail.text
    assert mail.text.count(TASK.title) == 1
    said = "07 cơ quan, đơn vị: UBND xã Số 0; UBND xã Số 1; UBND xã Số 2; UBND xã Số 3; UBND xã Số 4 và 02 cơ quan, đơn vị khác"
    assert f"   Cơ quan, đơn vị: {said}\n" in mail.text
    assert f"<li>Cơ quan, đơn vị: {said}</li>" in mail.html
    assert "Người thụ lý" not in mail.text
    assert "   Người xác nhận: Văn phòng UBND tỉnh Sông Thao\n" in mail.text
    assert f"Mở nhiệm vụ: {URL}/qua-han?plan=tb-415&task=2.b\n" in mail.text
    assert "(07 đơn vị, quá hạn 07 ngày)" in mail.short


def test_a_unit_of_which_there_is_more_to_tell_stands_alone():
    lines, who = communes(5, correct_by=end_of(dt.date(2026, 12, 7)))
    mail = letters(lines, who)[FOLLOWER]
    assert mail.text.count(TASK.title) == 2
    assert "04 cơ quan, đơn vị: UBND xã Số 0" in mail.text
    assert "   Cơ quan, đơn vị: UBND xã Số 4\n" in mail.text


def test_two_units_are_told_of_each():
    lines, who = communes(2)
    assert letters(lines, who)[FOLLOWER].text.count(TASK.title) == 2


def test_a_level_that_was_reached_while_nothing_ran_asks_for_an_answer_from_today_on():
    """The first mail that told of it said that the time for the answer was over."""
    who, late = people(), line(dt.date(2026, 11, 30))
    told = gather(due_reminders([late], DAY, CALENDAR, after=dt.date(2026, 12, 1)), who)
    frame = Frame(DAY, MORNING, CALENDAR, who)
    words = {one.person.id: render(one, frame).text for one in told.digests if one.person}
    assert "Báo cáo mức 2" in words[HEAD]
    assert "Đề nghị phản hồi trước 17 giờ 00 ngày 11/12/2026" in words[HEAD]
    assert "Đã quá hạn phản hồi" not in words[HEAD]
