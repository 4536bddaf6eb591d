"""What comes again in a plan for next year: a press keeps the day from which it comes; the file, the history and what is given agree."""

import pytest

from desk.intake import take_in
from desk.rereading import doubted
from plans.due import Recurring
from plans.files import read_plan
from tests.apps import app_on_sqlite as app
from tests.browsing import Browser
from tests.drafting import ONE, hoa, many, take
from tests.papers import plan_paper
from tests.programs import Caller

__all__ = ["app", "hoa"]
TEXT = plan_paper(
    "17/KH-UBND",
    "Phòng chống dịch bệnh năm 2027",
    "UBND xã An Bình báo cáo Ủy ban nhân dân tỉnh trước ngày 15 hằng tháng.",
    "UBND xã An Bình báo cáo số liệu hằng tuần.",
    "Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này.",
)
PRESS = "Chỉ lặp lại từ 01/01/2027 (02 nhiệm vụ)"


@pytest.fixture
def taken(hoa):
    assert take(hoa, TEXT.encode(), "Kế hoạch 17.txt", note="").status_code == 303


def key_of(page):
    return page.split('value="tu-ngay:')[1].split('"')[0]


def plan_now(hoa):
    return read_plan(hoa.get(f"{ONE}/tai-ve.yaml").text, "a.yaml")[0]


def test_a_press_keeps_the_first_day_of_all_that_was_asked_about(hoa, taken):
    page = hoa.get(ONE).text
    assert "hỏi chung cho 2 mục: 1, 2" in page
    assert PRESS in page
    key = key_of(page)
    assert many(hoa, do=f"tu-ngay:{key}").headers["location"].startswith(f"{ONE}?xong=sua")
    page = hoa.get(ONE).text
    assert PRESS not in page
    assert "lần đầu vào" not in page
    assert "khác thời hạn" not in page
    assert "trước ngày 15 hằng tháng → ngày 14 hằng tháng từ ngày 01/01/2027" in page
    dues = [task.due for task in plan_now(hoa).tasks if isinstance(task.due, Recurring)]
    assert [due.start.isoformat() for due in dues] == ["2027-01-01"] * 2
    assert "trước ngày 15 hằng tháng (ngày 14 hằng tháng từ ngày 01/01/2027)" in hoa.get(f"{ONE}/nhat-ky").text
    assert many(hoa, do=f"tu-ngay:{key}").status_code == 422, "nothing is asked any more"


def test_nothing_is_given_before_the_first_day(app, hoa, taken):
    many(hoa, do=f"tu-ngay:{key_of(hoa.get(ONE).text)}")
    for who, step in (("hoa", "trinh"), ("dung", "dong-y"), ("dung", "giao")):
        sent = Browser(app).enter(who).send(ONE, f"{ONE}/buoc/{step}")
        assert sent.status_code == 303, sent.text
    app.state.giver.wait()
    listed = Caller(app, "dung").read("/assignments")["items"]
    plan = plan_now(hoa).plan
    assert sorted(one["due"][:10] for one in listed if one["plan"] == plan) == ["2027-01-01", "2027-01-14"]


APPLIES = (
    "1. UBND xã An Bình hằng quý báo cáo tình hình thực hiện mức lương mới áp dụng từ ngày 01/01/2027 về Sở Nội vụ."
)


def test_a_day_that_may_be_of_something_else_is_kept_by_a_press(hoa):
    first = next(line for line in TEXT.splitlines() if line.startswith("1. "))
    text = TEXT.replace(first, APPLIES).replace(" năm 2027\n", "\n")
    assert take(hoa, text.encode(), "Kế hoạch 17.txt", note="").status_code == 303
    page = hoa.get(ONE).text
    assert "Chỉ lặp lại từ 01/01/2027 (01 nhiệm vụ)" in page
    many(hoa, do=f"tu-ngay:{key_of(page)}")
    assert 'value="tu-ngay:' not in hoa.get(ONE).text
    assert plan_now(hoa).tasks[0].due.start.isoformat() == "2027-01-01"


def test_what_is_due_in_the_period_after_is_kept_from_there_by_a_press(hoa):
    first = next(line for line in TEXT.splitlines() if line.startswith("1. "))
    text = TEXT.replace(first, "1. UBND xã An Bình báo cáo số liệu trước ngày 05 của tháng sau, từ tháng 01/2027.")
    assert take(hoa, text.replace(" năm 2027\n", "\n").encode(), "Kế hoạch 17.txt", note="").status_code == 303
    page = hoa.get(ONE).text
    assert "Chỉ lặp lại từ 01/02/2027 (01 nhiệm vụ)" in page
    many(hoa, do=f"tu-ngay:{key_of(page)}")
    assert plan_now(hoa).tasks[0].due.start.isoformat() == "2027-02-01"


def test_the_file_that_is_taken_away_asks_what_the_document_asks_until_it_is_answered(hoa, taken):
    compiled = doubted(take_in(TEXT.encode(), "Kế hoạch 17.txt"))
    assert "first-time-early" in [one.code for one in compiled.doubts]
    assert plan_now(hoa).doubts == compiled.doubts
    brought = take_in(hoa.get(f"{ONE}/tai-ve.yaml").content, "a.yaml")
    assert "first-time-early" in [one.code for one in brought.problems]
    many(hoa, do=f"tu-ngay:{key_of(hoa.get(ONE).text)}")
    assert "first-time-early" not in [one.code for one in plan_now(hoa).doubts]


def test_the_first_day_can_be_typed(hoa, taken):
    sent = {"task": "1", "title": "Báo cáo", "handling": "track", "do": "luu", "lead": ["song-thao/xa-an-binh"]}
    hoa.send(f"{ONE}?sua=1", f"{ONE}/sua", **sent, due="hằng tháng, trước ngày 15, từ tháng 02/2027")
    due = plan_now(hoa).tasks[0].due
    assert (due.rrule, due.start.isoformat()) == ("FREQ=MONTHLY;BYMONTHDAY=14", "2027-02-01")
