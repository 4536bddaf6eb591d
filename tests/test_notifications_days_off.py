"""What a mail says of a last day on which nobody works, before it comes."""

import datetime as dt

import pytest
from sqlmodel import select

from models.database import reading, writing
from models.settings import Settings
from models.tables import Message
from notifications.sweep import remind
from plans.calendar import Calendar
from tests.notified import CONTACT, assign, at, end_of, line, seed
from tests.test_notifications_render import letters

FRIDAY, SATURDAY = dt.date(2026, 12, 11), dt.date(2026, 12, 12)


@pytest.mark.parametrize(
    ("due", "day", "said", "ask"),
    [
        (SATURDAY, dt.date(2026, 12, 9), "; còn 03 ngày, rơi vào ngày nghỉ (thứ Bảy)\n", "rà soát tiến độ"),
        (
            SATURDAY,
            FRIDAY,
            "; còn 01 ngày, rơi vào ngày nghỉ (thứ Bảy); hôm nay là ngày làm việc cuối\n",
            "hoàn thành và báo cáo kết quả trong hôm nay",
        ),
        (FRIDAY, dt.date(2026, 12, 8), "; còn 03 ngày\n", "rà soát tiến độ"),
    ],
)
def test_a_day_off_is_named_and_asked_for_on_the_last_working_day(due, day, said, ask):
    text = letters([line(due)], day=day)[CONTACT].text
    assert said in text
    assert f"Đề nghị hôm nay: {ask}" in text


def test_a_correction_due_on_a_day_off_says_so():
    back = line(dt.date(2026, 12, 1), changed_at=at(dt.date(2026, 12, 2)), correct_by=end_of(SATURDAY))
    text = letters([back], day=FRIDAY)[CONTACT].text
    assert "Hạn bổ sung: 12/12/2026, rơi vào ngày nghỉ (thứ Bảy); hôm nay là ngày làm việc cuối." in text


def test_the_last_day_of_a_long_holiday_is_told_before_it(engine):
    """Nine days ahead: further than any notice, and the office is away until then."""
    holiday = Calendar(off=tuple(dt.date(2027, 2, day) for day in (8, 9, 10, 11, 12)))
    with writing(engine) as session:
        seed(session)
        assign(session, dt.date(2027, 2, 14))
    eve = dt.date(2027, 2, 5)
    remind(engine, dt.date(2027, 2, 4), at(dt.date(2027, 2, 4), 7), Settings(office="van-phong"), holiday)
    assert remind(engine, eve, at(eve, 7), Settings(office="van-phong"), holiday).lines == 1
    with reading(engine) as session:
        body = session.exec(select(Message).where(Message.day == eve)).first().body
    assert "còn 09 ngày, rơi vào ngày nghỉ (Chủ nhật); hôm nay là ngày làm việc cuối" in body
