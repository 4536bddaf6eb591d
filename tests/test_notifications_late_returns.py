"""The mail of a result that came back says whether it was late when it was handed in: its unit's page and the brief do."""

import datetime as dt

from tests.notified import CONTACT, DAY, at, end_of, line
from tests.test_notifications_render import letters

BACK = {"changed_at": at(dt.date(2026, 12, 8)), "correct_by": end_of(dt.date(2026, 12, 11))}


def returned(number, sent):
    """Due on the 1st, handed in on a day, returned the day before this mail."""
    return line(dt.date(2026, 12, 1), id=number, credited_at=at(sent), **BACK)


LATE, TIMELY = returned(1, dt.date(2026, 12, 7)), returned(2, dt.date(2026, 12, 1))


def test_what_was_late_at_first_is_called_overdue_in_the_line_and_in_the_subject():
    mail = letters([LATE], day=DAY)[CONTACT]
    assert mail.subject == "[Nhắc việc 09/12] SNV: 01 bổ sung (đã quá hạn)"
    assert "; đã quá hạn 06 ngày (tính đến lần gửi ngày 07/12/2026)\n" in mail.text
    assert "(đã quá hạn, hạn bổ sung 11/12, đ/c Bình)" in mail.short


def test_what_was_in_time_at_first_is_not():
    mail = letters([TIMELY], day=DAY)[CONTACT]
    assert mail.subject == "[Nhắc việc 09/12] SNV: 01 bổ sung"
    assert "quá hạn" not in mail.text.split("I. ")[1].split("\n--")[0].lower()
    assert "(hạn 11/12, đ/c Bình)" in mail.short
    assert letters([LATE, TIMELY], day=DAY)[CONTACT].subject.endswith("SNV: 02 bổ sung (01 đã quá hạn)")


def test_a_request_is_never_called_overdue():
    mail = letters([LATE._replace(force="request")], day=DAY)[CONTACT]
    assert mail.subject == "[Nhắc việc 09/12] SNV: 01 bổ sung"
