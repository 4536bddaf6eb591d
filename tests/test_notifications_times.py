"""Several times of one recurring task are one line of the mail and of the short text; the counts are those of all of them."""

import datetime as dt

from models.redated import Redated
from tests.notified import CONTACT, DAY, OTHER, PLAN, TASK, at, end_of, line
from tests.test_notifications_render import letters

DAILY = TASK._replace(
    id=9, title="Báo cáo nhanh tình hình mưa lũ", due={"kind": "recurring", "rrule": "FREQ=DAILY", "text": "hằng ngày"}
)


def daily(number, back, **more):
    """One time of the daily report, due so many days ago."""
    return line(DAY - dt.timedelta(days=back), id=number, task=DAILY, **more)


def owed():
    return [daily(number, back) for number, back in enumerate((5, 3, 1), 1)]


def test_they_are_one_line_with_the_dates_of_the_others():
    mail = letters([*owed(), line(DAY - dt.timedelta(days=1), id=8)])[CONTACT]
    assert mail.text.count("Báo cáo nhanh tình hình mưa lũ") == 1
    assert "03 kỳ của việc lặp lại này; các kỳ sau có hạn: 06/12/2026, 08/12/2026." in mail.text
    assert "Thời hạn: 04/12/2026 (“hằng ngày”); quá hạn 05 ngày" in mail.text
    assert "04 quá hạn" in mail.subject
    assert "ĐÃ QUÁ HẠN (04 nhiệm vụ)" in mail.text
    assert "2. Báo cáo rà soát vị trí việc làm" in mail.text
    assert "(03 kỳ, quá hạn 05 ngày" in mail.short


def test_of_what_two_events_opened_each_says_which():
    fire = TASK._replace(
        id=9, due={"kind": "relative", "amount": 24, "unit": "hour", "from": "event", "text": "24 giờ"}
    )
    days = ((1, "2026-12-07"), (2, "2026-12-06"), (3, "2026-12-05"))
    late = [line(DAY - dt.timedelta(days=1), id=n, task=fire, occurrence=f"event-{day}") for n, day in days]
    text = letters([*late, line(DAY - dt.timedelta(days=1), id=8)])[CONTACT].text
    told = [f"(“24 giờ”); có việc ngày {day[8:]}/12/2026; quá hạn 01 ngày" for _, day in days]
    assert [text.count(one) for one in told] == [1, 1, 1]
    assert text.count("có việc") == 3


def test_what_is_due_today_stands_in_its_own_section():
    mail = letters([*owed(), daily(7, 0)])[CONTACT]
    assert mail.text.count("Báo cáo nhanh tình hình mưa lũ") == 2
    assert "SẮP ĐẾN HẠN (01 nhiệm vụ)" in mail.text


def test_other_units_other_tasks_and_what_has_news_stand_apart():
    moved = (Redated(at(DAY - dt.timedelta(days=1)), end_of(DAY), "", "amend", None),)
    other = daily(6, 1, unit_id=OTHER)
    asked = daily(5, 1, asked_until=DAY)
    mail = letters([*owed()[:1], other, asked])[CONTACT]
    assert "kỳ của việc lặp lại" not in mail.text
    returned = daily(4, 3, correct_by=end_of(DAY - dt.timedelta(days=2)))
    assert "kỳ của việc lặp lại" not in letters([owed()[0], returned])[CONTACT].text, (
        "its correction has a day of its own"
    )
    once = [line(DAY - dt.timedelta(days=back), id=back) for back in (5, 3, 1)]
    assert "kỳ của việc lặp lại" not in letters(once)[CONTACT].text, "a date that does not recur"
    assert "kỳ của việc lặp lại" not in letters([owed()[0], daily(4, 3, redated=moved)])[CONTACT].text


def test_what_was_given_when_its_day_had_passed_is_no_line_with_what_was_given_in_time():
    """The first said "giao ngày ..." of all behind it, or nothing of those that were given this morning."""
    late = [daily(number, back, opened_at=at(DAY)) for number, back in enumerate((5, 3, 1), 7)]
    text = letters([*owed(), *late])[CONTACT].text
    assert text.count("03 kỳ của việc lặp lại này") == 2
    assert text.count("giao ngày 09/12/2026, khi thời hạn đã qua") == 1
    one_each = [
        daily(number, back, opened_at=at(DAY - dt.timedelta(days=back - 1))) for number, back in enumerate((5, 3, 1), 7)
    ]
    assert "kỳ của việc lặp lại" not in letters(one_each)[CONTACT].text, "each was given on a day of its own"


def test_many_dates_are_counted():
    mondays = DAY + dt.timedelta(days=5)
    many = [daily(number, 2 * number + 6, plan=PLAN, opened_at=at(DAY - dt.timedelta(days=60))) for number in range(20)]
    text = letters(many, day=mondays)[CONTACT].text
    assert "20 kỳ của việc lặp lại này; các kỳ sau có hạn: " in text
    assert " và 09 kỳ khác." in text


def test_days_that_follow_one_another_are_a_span_with_their_hour_once():
    """As the letter says it: the hour stood nine times beside nine dates."""
    hour = dt.timedelta(hours=8, minutes=30)
    each = [daily(back, back)._replace(due=end_of(DAY - dt.timedelta(days=back)) - hour) for back in (9, 8, 7, 6)]
    text = letters(each, day=DAY + dt.timedelta(days=5))[CONTACT].text
    first, last = (f"{DAY - dt.timedelta(days=back):%d/%m/%Y}" for back in (8, 6))
    assert f"các kỳ sau có hạn: 15 giờ 30 mỗi ngày từ {first} đến {last}." in text


def test_two_times_stand_by_themselves_as_on_the_pages():
    text = letters(owed()[:2])[CONTACT].text
    assert text.count("Báo cáo nhanh tình hình mưa lũ") == 2
    assert "kỳ của việc lặp lại" not in text


def test_what_passed_its_hour_this_morning_is_not_due_today():
    one = line(DAY, id=3)._replace(due=end_of(DAY) - dt.timedelta(hours=17))
    assert "Thời hạn: 07 giờ 00 ngày 09/12/2026" in (text := letters([one])[CONTACT].text)
    assert "; quá hạn trong ngày" in text
    assert "đến hạn hôm nay" not in text
