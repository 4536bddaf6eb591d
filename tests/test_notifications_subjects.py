"""Whose the work is that a subject counts, and under which heading a leader finds what waits for him."""

import datetime as dt

from tests.notified import CONTACT, FOLLOWER, HEAD, LEADER, OFFICER, line
from tests.test_notifications_render import letters

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
