"""The mail as its reader sees it: read whole, in text and in HTML."""

import datetime as dt
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from models.loads import UnitLoad
from models.redated import Redated
from notifications.digest import gather
from notifications.frames import Frame
from notifications.reminders import due_reminders
from notifications.render import MAX_ENTRIES, SHORT_LENGTH, render
from notifications.standing import standings
from plans.stages import Stage
from tests.notified import (
    CALENDAR,
    CONTACT,
    DAY,
    FOLLOWER,
    HEAD,
    MORNING,
    OFFICE,
    OFFICER,
    OTHER,
    PLAN,
    ROLES,
    TASK,
    at,
    end_of,
    line,
    people,
)  # fmt: skip

URL = "https://dondoc.song-thao.example"


def letters(lines, who=None, day=DAY, loads=(), first=None):
    """Everybody's mail by person."""
    who = who or people()
    standing = standings(lines, who, at(day, hour=7))
    gathered = gather(due_reminders(lines, day, CALENDAR), who, loads, standing=standing)
    frame = Frame(day, MORNING, CALENDAR, who, "Văn phòng UBND tỉnh Sông Thao", "0200.000.000", URL)
    frame = frame._replace(first=first or {})
    return {one.person.id if one.person else one.unit.slug: render(one, frame) for one in gathered.digests}


class Reader(HTMLParser):
    """What a browser would show, and the links."""

    def __init__(self):
        super().__init__()
        self.words, self.links = [], []

    def handle_starttag(self, tag, attrs):
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture
def day_of_three():
    """One overdue, one returned, one due soon."""
    sent = dt.date(2026, 12, 3)
    returned = line(
        dt.date(2026, 12, 4), id=2, task=TASK._replace(title="Sơ kết công tác dân vận", clause="II.3"),
        credited_at=at(sent), changed_at=at(dt.date(2026, 12, 8)), correct_by=end_of(dt.date(2026, 12, 11)),
        returned="thiếu phụ lục số liệu",
    )  # fmt: skip
    soon = TASK._replace(title="Góp ý dự thảo quy chế", clause="1.đ", due={"text": "trước ngày 13/12/2026"})
    return [line(dt.date(2026, 12, 8)), returned, line(dt.date(2026, 12, 12), id=3, task=soon, officer_id=None)]


def test_the_subject_carries_the_message_in_its_first_characters(day_of_three):
    subject = letters(day_of_three)[CONTACT].subject
    assert subject == "[Nhắc việc 09/12] SNV: 01 quá hạn, 01 bổ sung, 01 sắp đến hạn"
    assert "01 quá hạn, 01 bổ sung" in subject[:45]


def test_what_is_overdue_and_not_received_is_counted_as_overdue(day_of_three):
    """It stood below what is due in days, among what waits to be received."""
    given = at(dt.date(2026, 12, 8))
    new = line(
        dt.date(2026, 12, 5), id=4, task=TASK, stage=Stage.DRAFT, officer_id=None, opened_at=given, changed_at=given
    )
    letter = letters([*day_of_three, new])[CONTACT]
    assert letter.subject == "[Nhắc việc 09/12] SNV: 02 quá hạn, 01 bổ sung, 01 sắp đến hạn"
    first, _ = letter.text.split("\nI. ", 1)[1].split("\nII. ")
    assert first.startswith("ĐÃ QUÁ HẠN (02 nhiệm vụ)")
    assert first.index("quá hạn 04 ngày") < first.index("quá hạn 01 ngày"), "the longest overdue first"
    assert "Đề nghị hôm nay: tiếp nhận, phân công người thụ lý; báo cáo hoàn thành kèm văn bản đã ký" in first
    assert "CHỜ TIẾP NHẬN" not in letter.text
    assert "- Đã quá hạn 02: " in letter.short


def test_a_date_of_recurring_work_is_not_said_to_be_missing_in_the_document():
    """The document says "hằng ngày, trước 16 giờ": that the plan's file gives no words is no reason to deny it."""
    daily = TASK._replace(due={"kind": "recurring", "rrule": "FREQ=DAILY"})
    assert "văn bản không nêu ngày này" not in letters([line(dt.date(2026, 12, 8), task=daily)])[CONTACT].text


def test_the_contact_s_mail_in_plain_text(day_of_three):
    text = letters(day_of_three)[CONTACT].text
    assert text.startswith("Kính gửi: Đồng chí Nguyễn Thị Lan, Chuyên viên Sở Nội vụ\n")
    assert "số liệu tính đến 07 giờ 20 ngày 09/12/2026" in text
    late, returned, soon = (text.split(mark, 1)[1].split("\n\n", 2)[1] for mark in ("\nI. ", "\nII. ", "\nIII. "))
    assert late.splitlines() == [
        "1. Báo cáo rà soát vị trí việc làm",
        "   Căn cứ: Điểm b khoản 2 Thông báo số 415/TB-UBND ngày 02/11/2026 của Chủ tịch UBND tỉnh",
        "   Thời hạn: 08/12/2026 (“chậm nhất ngày 08/12/2026”); quá hạn 01 ngày",
        "   Người thụ lý: Trần Văn Bình. Người xác nhận: Văn phòng UBND tỉnh Sông Thao",
        "   Từ ngày 11/12/2026, nhiệm vụ này được báo cáo lãnh đạo đơn vị (mức 2).",
        "   Đề nghị hôm nay: báo cáo hoàn thành kèm văn bản đã ký; nếu còn khó khăn, vướng mắc thì nêu rõ nội dung"
        " và cấp cần giải quyết.",
        f"   Mở nhiệm vụ: {URL}/nhiem-vu/1",
    ]
    assert (
        "Trả lại ngày 08/12/2026, lý do: thiếu phụ lục số liệu. Hạn bổ sung: 11/12/2026. Bổ sung đúng hạn này"
        in returned
    )
    assert "Khoản 3 mục II" in returned
    assert "Thời hạn: 12/12/2026 (“trước ngày 13/12/2026”); còn 03 ngày" in soon
    assert "Người thụ lý: chưa phân công" in soon
    assert "Đề nghị hôm nay: phân công người thụ lý; rà soát tiến độ" in soon
    assert "đồng chí là đầu mối theo dõi nhiệm vụ của Sở Nội vụ." in text
    assert "không thay thế công văn đôn đốc" in text
    assert "0200.000.000" in text


def test_every_word_and_link_of_the_text_is_in_the_html(day_of_three):
    letter = letters(day_of_three)[CONTACT]
    ElementTree.fromstring(letter.html.removeprefix("<!DOCTYPE html>\n"))  # well-formed
    page = Reader()
    page.feed(letter.html)
    shown = " ".join(" ".join(page.words).split())
    assert set(re.findall(r"https://\S+", letter.text)) == set(page.links)
    for piece in ("Báo cáo rà soát vị trí việc làm", "quá hạn 01 ngày", "Hạn bổ sung: 11/12/2026", "còn 03 ngày"):
        assert piece in shown
    assert "class=" not in letter.html
    assert "<style" not in letter.html


def test_what_is_never_said(day_of_three):
    for letter in letters(day_of_three).values():
        for words in (letter.subject, letter.text, letter.html.replace("<!DOCTYPE", ""), letter.short):
            assert "!" not in words
            assert not re.search(r"\bbạn\b", words, re.IGNORECASE)
            assert "None" not in words
            assert "Ủy ban" not in words or "Uỷ ban" not in words


def test_a_date_the_text_does_not_give_says_so():
    at_once = TASK._replace(due={"kind": "immediate", "text": "ngay"})
    assert "Thời hạn: 09/12/2026 (“ngay”, tính theo mức độ khẩn)" in letters([line(DAY, task=at_once)])[CONTACT].text


def test_marks_of_html_in_a_title_stay_text():
    odd = TASK._replace(title='Rà soát <b>"A & B"</b>')
    letter = letters([line(DAY, task=odd)])[CONTACT]
    assert 'Rà soát <b>"A & B"</b>' in letter.text
    assert "&lt;b&gt;" in letter.html
    ElementTree.fromstring(letter.html.removeprefix("<!DOCTYPE html>\n"))


def test_limited_circulation_shows_the_number_alone():
    inside = PLAN._replace(circulation="internal", number="12/KH-UBND")
    secret = TASK._replace(title="Kiểm tra đột xuất", due={"text": "trước ngày 10/12"}, clause="3.c")
    back = line(
        DAY, id=2, plan=inside, task=secret, returned="nêu tên đơn vị", changed_at=at(dt.date(2026, 12, 8)),
        correct_by=end_of(dt.date(2026, 12, 11)),
    )  # fmt: skip
    for letter in letters([line(DAY, plan=inside, task=secret), back]).values():
        whole = "\n".join(letter)
        assert "12/KH-UBND" in whole
        for hidden in ("đột xuất", "trước ngày 10/12", "điểm c", "nêu tên", "Kết luận giao ban"):
            assert hidden not in whole


def test_of_what_was_late_when_it_was_given_it_is_said_how_long_the_unit_has_it():
    late = line(dt.date(2026, 11, 20), opened_at=at(dt.date(2026, 12, 4)))
    text = letters([late])[HEAD].text
    assert "quá hạn 19 ngày, giao ngày 04/12/2026, khi thời hạn đã qua" in text
    assert "Báo cáo mức 2: đã quá hạn 13 ngày làm việc, đơn vị đã được giao 03 ngày làm việc." in text


def test_of_a_moved_date_it_is_said_from_what_to_what_and_why():
    note = "thời hạn: 27/12/2026 → 18/12/2026; Công văn số 90/UBND-TH; tiến độ chung rút ngắn."
    change = Redated(at(dt.date(2026, 12, 8)), end_of(dt.date(2026, 12, 27)), note)
    moved = line(dt.date(2026, 12, 18), redated=(change,))
    mails = letters([moved])
    assert set(mails) == {CONTACT, OFFICER}
    assert mails[CONTACT].subject == "[Nhắc việc 09/12] SNV: 01 đổi thời hạn"
    assert "I. THỜI HẠN ĐƯỢC ĐIỀU CHỈNH (01 nhiệm vụ)" in mails[OFFICER].text
    said = "Thời hạn được điều chỉnh ngày 08/12/2026: từ 27/12/2026 thành 18/12/2026."
    why = " Căn cứ, lý do: Công văn số 90/UBND-TH; tiến độ chung rút ngắn.\n"
    assert said + why in mails[CONTACT].text
    assert "Đề nghị hôm nay: rà soát tiến độ, thực hiện theo thời hạn mới." in mails[CONTACT].text
    inside = letters([moved._replace(plan=PLAN._replace(circulation="internal"))])[CONTACT].text
    assert said in inside
    assert "90/UBND" not in inside
    new = letters([moved._replace(redated=(change._replace(before=None),))])[CONTACT].text
    assert "từ không xác định thời hạn thành 18/12/2026" in new


def test_of_a_missed_correction_it_is_said_that_its_day_has_passed():
    missed = line(dt.date(2026, 12, 1), credited_at=at(dt.date(2026, 11, 30)), correct_by=end_of(dt.date(2026, 12, 8)))
    text = letters([missed])[CONTACT].text
    assert "quá hạn 08 ngày" in text
    assert "Hạn bổ sung 08/12/2026 đã qua, kết quả bị trả lại chưa được gửi lại." in text


def test_the_head_is_told_why_and_by_when():
    text = letters([line(dt.date(2026, 12, 4))])[HEAD].text
    assert "Báo cáo mức 2: đã quá hạn 03 ngày làm việc. Đề nghị phản hồi trước 17 giờ 00 ngày 11/12/2026." in text
    assert "Đề nghị hôm nay: chỉ đạo người thụ lý hoàn thành" in text
    assert "đồng chí phụ trách Sở Nội vụ, có nhiệm vụ quá hạn đã đến mức 2" in text


def test_the_day_for_an_answer_stays_in_the_mails_of_later_weeks():
    monday = dt.date(2026, 12, 14)
    text = letters([line(dt.date(2026, 12, 4))], day=monday, first={(1, HEAD): DAY})[HEAD].text
    assert "Báo cáo mức 2: đã quá hạn 06 ngày làm việc. Đã quá hạn phản hồi (17 giờ 00 ngày 11/12/2026)." in text
    missed = line(dt.date(2026, 12, 1), credited_at=at(dt.date(2026, 11, 30)), correct_by=end_of(dt.date(2026, 12, 8)))
    assert "Đề nghị phản hồi trước 17 giờ 00 ngày 11/12/2026" in letters([missed])[HEAD].text, "asked from then on"


def test_the_follower_is_asked_for_what_his_page_offers():
    text = letters([line(dt.date(2026, 12, 2))])[FOLLOWER].text
    assert "trao đổi với đơn vị để làm rõ nguyên nhân; nếu cần, dự thảo công văn đôn đốc (trang “Quá hạn”)" in text
    assert "cập nhật vào hệ thống" not in text


def test_the_confirmer_is_late_and_not_the_unit():
    handed = line(dt.date(2026, 12, 3), stage=Stage.REVIEW, handed_in_at=at(dt.date(2026, 12, 4)))
    letter = letters([handed])[FOLLOWER]
    assert letter.subject == "[Nhắc việc 09/12] VP UBND: 01 chờ xác nhận"
    assert "gửi kết quả ngày 04/12/2026, chờ xác nhận quá 02 ngày làm việc (không tính cho đơn vị)" in letter.text
    assert "Cơ quan, đơn vị: Sở Nội vụ" in letter.text
    assert "quá hạn" not in letter.text


@pytest.mark.parametrize(
    ("due", "first", "told"),
    [
        (
            5,
            4,
            "gửi kết quả lần đầu ngày 04/12/2026; bổ sung ngày 08/12/2026, đúng hạn bổ sung nên tính theo lần gửi đầu",
        ),
        (1, 4, "lần đầu ngày 04/12/2026, muộn 03 ngày so với thời hạn; bổ sung ngày 08/12/2026"),
        (5, 8, "gửi kết quả ngày 08/12/2026, muộn 03 ngày so với thời hạn"),
        (8, 8, "(“chậm nhất ngày 08/12/2026”); gửi kết quả ngày 08/12/2026\n"),
    ],
)
def test_the_confirmer_hears_as_what_a_result_counts(due, first, told):
    days = {"credited_at": at(dt.date(2026, 12, first)), "handed_in_at": at(dt.date(2026, 12, 8))}
    text = letters([line(dt.date(2026, 12, due), stage=Stage.REVIEW, **days)])[FOLLOWER].text
    assert told in text, text


def test_a_result_late_by_hours_of_its_last_day_is_late_of_that_day():
    sent = at(dt.date(2026, 12, 8), 16)
    late = line(dt.date(2026, 12, 8), stage=Stage.REVIEW, credited_at=sent, handed_in_at=sent)
    text = letters([late._replace(due=at(dt.date(2026, 12, 8), 15))])[FOLLOWER].text
    assert "gửi kết quả ngày 08/12/2026, muộn trong ngày so với thời hạn" in text, text


def test_a_request_is_worded_as_one():
    text = letters([line(DAY, force="request")])[CONTACT].text
    assert "trân trọng đề nghị quý cơ quan phối hợp" in text
    assert "quá hạn" not in text


def test_units_without_contact_are_named_to_the_office():
    letter = letters([line(dt.date(2026, 12, 8), unit_id=OTHER, officer_id=None)])[FOLLOWER]
    assert letter.subject.endswith(": 01 cơ quan chưa có đầu mối")
    assert "I. CƠ QUAN, ĐƠN VỊ CHƯA CÓ ĐẦU MỐI NHẬN TIN\n   - UBND xã Tân Lập: 01 nhiệm vụ cần nhắc" in letter.text


def test_of_ones_own_unit_without_contact_the_mail_tells_the_work_and_leads_to_the_unit():
    letter = letters([line(dt.date(2026, 12, 8), unit_id=OFFICE, officer_id=None)])[FOLLOWER]
    assert "chưa có đầu mối" not in letter.subject
    assert "01 quá hạn" in letter.subject
    assert "Mở nhiệm vụ:" in letter.text
    assert "nơi đồng chí công tác, chưa có đầu mối nhận tin" in letter.text
    assert f"{URL}/don-vi/van-phong" in letter.text


def test_many_units_without_contact_are_named_and_counted():
    everybody = people()
    lost = due_reminders([line(dt.date(2026, 12, 8), unit_id=OTHER, officer_id=None)], DAY, CALENDAR)
    digest = next(one for one in gather(lost, everybody, {}).digests if one.orphans)
    frame = Frame(DAY, MORNING, CALENDAR, everybody, "Văn phòng UBND tỉnh Sông Thao", "0200.000.000", URL)
    words = render(digest._replace(orphans=digest.orphans * 77), frame)
    assert words.subject.endswith(": 77 cơ quan chưa có đầu mối")
    assert words.text.count("01 nhiệm vụ cần nhắc") == words.html.count("01 nhiệm vụ cần nhắc") == 20
    assert "- và 57 cơ quan, đơn vị khác" in words.text


def test_a_long_list_is_cut_with_its_number():
    letter = letters([line(dt.date(2026, 12, 8), id=n) for n in range(1, 201)])[CONTACT]
    assert "200 quá hạn" in letter.subject
    assert letter.text.count("Mở nhiệm vụ:") == MAX_ENTRIES
    assert f"Và {200 - MAX_ENTRIES} nhiệm vụ khác: {URL}/don-vi/so-noi-vu" in letter.text


@pytest.mark.parametrize("many", [1, 4, 40])
def test_the_text_for_a_group_is_short_and_says_no_content(many):
    plans = [PLAN._replace(number=f"{100 + n}/TB-UBND-VX") for n in range(many)]
    short = letters([line(dt.date(2026, 12, 8), id=n, plan=plan) for n, plan in enumerate(plans)])[CONTACT].short
    assert len(short) < SHORT_LENGTH
    assert f"Đã quá hạn {many:02d}: 100/TB-UBND-VX điểm b khoản 2 (quá hạn 01 ngày, đ/c Bình)" in short
    assert TASK.title not in short


def test_the_text_for_a_chat_tells_tasks_of_one_document_apart_and_opens_the_list():
    due = dt.date(2026, 12, 8)
    two = [line(due), line(due, id=2, task=TASK._replace(clause="3"))]
    short = letters(two)[CONTACT].short
    assert "415/TB-UBND điểm b khoản 2 (" in short
    assert "415/TB-UBND khoản 3 (" in short
    assert short.endswith(f"\nĐề nghị đồng chí xử lý trên hệ thống trong ngày: {URL}/don-vi/so-noi-vu"), "one reader"
    inner = letters([line(due, plan=PLAN._replace(circulation="internal"))])[CONTACT].short
    assert "415/TB-UBND (" in inner, "its number alone"


def test_who_takes_part_stands_in_the_line_as_printed():
    names = ("Sở Tài chính", "UBND các xã, phường")
    sent = letters([line(dt.date(2026, 12, 8), task=TASK._replace(partners=names))])[CONTACT]
    for text in (sent.text, sent.html):
        assert "Phối hợp: Sở Tài chính; UBND các xã, phường" in text
    assert "Phối hợp" not in letters([line(dt.date(2026, 12, 8))])[CONTACT].text
    many = letters([line(dt.date(2026, 12, 8), task=TASK._replace(partners=tuple(f"Cơ quan {n}" for n in range(12))))])
    assert "Cơ quan 4 và 07 cơ quan, đơn vị khác" in many[CONTACT].text


def test_who_takes_part_in_what_is_of_limited_circulation_is_not_told():
    closed = line(
        dt.date(2026, 12, 8), task=TASK._replace(partners=("Sở Tài chính",)), plan=PLAN._replace(circulation="internal")
    )
    assert "Sở Tài chính" not in letters([closed])[CONTACT].text


def test_a_part_that_was_ended_is_told_once_to_who_worked_on_it():
    yesterday = at(DAY - dt.timedelta(days=1))
    ended = line(dt.date(2026, 12, 20), stage=Stage.CANCELLED, inner=True, changed_at=yesterday)
    found = letters([ended])
    assert set(found) == {CONTACT, OFFICER}
    sent = found[CONTACT]
    assert sent.subject.endswith("01 đã kết thúc")
    assert "I. ĐÃ KẾT THÚC, KHÔNG PHẢI THỰC HIỆN NỮA (01 nhiệm vụ)" in sent.text
    assert f"kết thúc ngày {DAY - dt.timedelta(days=1):%d/%m/%Y}" in sent.text
    assert "Đề nghị hôm nay: dừng thực hiện phần việc này" in sent.text
    assert letters([ended], day=DAY + dt.timedelta(days=1)) == {}


@pytest.mark.parametrize(("credited", "rest"), [(None, (0, 4, 1)), (at(dt.date(2026, 11, 20)), (1, 4, 0))])
def test_what_came_back_is_counted_once_as_what_it_is(credited, rest):
    """Handed in late it is overdue, handed in in time it is not: what else is open is less by it, there or there."""
    late = line(
        DAY - dt.timedelta(days=9), stage=Stage.EXECUTE, correct_by=end_of(DAY + dt.timedelta(days=2)),
        changed_at=at(DAY - dt.timedelta(days=1)), credited_at=credited, officer_id=OFFICER, returned="Thiếu phụ lục",
    )  # fmt: skip
    load = UnitLoad(late.unit_id, OFFICER, 1, 4, 0, soon=1)
    gathered = gather(due_reminders([late], DAY, CALENDAR), people(), [load])
    assert {(one.rest.overdue, one.rest.on_time, one.rest.soon) for one in gathered.digests} == {rest}


def test_an_officer_who_left_is_told_and_another_asked_for():
    text = letters([line(dt.date(2026, 12, 8), officer_id=987654)])[CONTACT].text
    assert "Người thụ lý: đã nghỉ, cần phân công người khác" in text
    assert "Đề nghị hôm nay: phân công người thụ lý; báo cáo hoàn thành" in text


def test_what_waits_for_a_leader_who_is_there_no_more_is_taken_back():
    nobody = people([one for one in ROLES if one.role != "head"])
    text = letters([line(dt.date(2026, 12, 8), inside=True)], nobody)[CONTACT].text
    assert "Đề nghị hôm nay: rút lại kết quả đã trình rồi gửi thẳng" in text
    silent = letters([line(dt.date(2026, 12, 8), inside=True)], people(silent=[HEAD]))[CONTACT].text
    assert "rút lại kết quả" not in silent, "he is there, only without an address"


def test_work_that_an_amendment_ended_is_told_with_its_reason():
    ended = line(dt.date(2026, 12, 20), stage=Stage.CANCELLED, changed_at=at(DAY - dt.timedelta(days=1)))
    ended = ended._replace(returned="Căn cứ Quyết định 15/QĐ-UBND; giao đơn vị khác")
    found = letters([ended])
    assert set(found) == {CONTACT, OFFICER}
    assert "Đề nghị hôm nay: dừng thực hiện nhiệm vụ này; không phải gửi kết quả" in found[CONTACT].text
    assert "Lý do kết thúc: Căn cứ Quyết định 15/QĐ-UBND; giao đơn vị khác." in found[CONTACT].text
    hidden = ended._replace(plan=PLAN._replace(circulation="internal"))
    assert "giao đơn vị khác" not in letters([hidden])[CONTACT].text
