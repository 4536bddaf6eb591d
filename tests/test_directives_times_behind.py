"""What comes again behind a first day, rounds with a month each, an event with a day in brackets: asked about, never lost unsaid."""

import pytest

from directives.times.due_phrases import read_due
from tests.reading import ISSUED


@pytest.mark.parametrize(
    ("phrase", "kept", "others"),
    [
        ("báo cáo lần đầu trước ngày 10/12/2026, sau đó báo cáo hằng tuần", "trước ngày 10/12/2026", "hằng tuần"),
        ("gửi trước ngày 10/12/2026; các kỳ tiếp theo gửi hằng quý", "trước ngày 10/12/2026", "hằng quý"),
        ("báo cáo trước ngày 20/3/2027 và hằng quý", "trước ngày 20/3/2027", "hằng quý"),
        ("kiểm tra trong năm 2027: đợt 1 tháng 4, đợt 2 tháng 10", "trong năm 2027", "đợt 1 tháng 4, đợt 2 tháng 10"),
        (
            "giải ngân 70% trước ngày 15/12/2026, 30% sau khi nghiệm thu",
            "trước ngày 15/12/2026",
            "30% sau khi nghiệm thu",
        ),
        (
            "chuyển một nửa trước ngày 15/12/2026 và số còn lại khi có khối lượng",
            "trước ngày 15/12/2026",
            "số còn lại khi có khối lượng",
        ),
        (
            "rà soát trong 6 tháng cuối năm nay và 3 tháng đầu năm tới",
            "trong 6 tháng cuối năm nay",
            "3 tháng đầu năm tới",
        ),
        ("thống kê trước ngày 01/4, 01/7, 01/10 và 01/01", "trước ngày 01/4", "01/7, 01/10 và 01/01"),
        ("nộp trước ngày 10/12/2026, ngày 20/12/2026", "trước ngày 10/12/2026", "ngày 20/12/2026"),
        (
            "giao hồ sơ trước 12h00 ngày 30/11/2026, chậm nhất 16h00 ký",
            "trước 12h00 ngày 30/11/2026",
            "chậm nhất 16h00",
        ),
        ("họp một tháng một lần vào thứ Sáu của tuần cuối tháng", "một tháng một lần", "thứ Sáu của tuần cuối tháng"),
        ("công bố 40 ngày trước ngày bầu cử (03/02/2027)", "03/02/2027", "40 ngày trước ngày bầu cử"),
    ],
)
def test_what_was_not_taken_is_named(phrase, kept, others):
    _, problems = read_due(phrase, ISSUED)
    assert [(one.code, one.args["kept"], one.args["others"]) for one in problems] == [("several-dues", kept, others)]


@pytest.mark.parametrize(
    "phrase",
    [
        "vận động 100% hộ ký cam kết trước ngày 15/12/2026, 100% cơ sở ký cam kết",
        "giải ngân 95% trước ngày 15/12/2026",
        "rà soát xong trước ngày 15/12/2026, 100% cán bộ trong đơn vị tham gia",
        "tập huấn xong trước ngày 15/12/2026, 95% cán bộ trong đơn vị tham gia",
        "bàn giao xong trước ngày 15/12/2026, đủ 19/19",
    ],
)
def test_another_share_without_its_time_is_not_asked_about(phrase):
    assert read_due(phrase, ISSUED)[1] == []


@pytest.mark.parametrize(
    ("phrase", "asked"),
    [
        ("đối chiếu xong số nợ, gửi Sở Nội vụ trước ngày 05 tháng sau", ["monthly-or-once"]),
        ("định kỳ hằng tháng gửi Sở Nội vụ trước ngày 05 tháng sau", []),
        ("gửi báo cáo tháng về Sở Nội vụ trước ngày 05 tháng sau", []),
        ("trước ngày 05 tháng sau", []),
        ("nộp sổ về phòng trước ngày 10/12 và 20/12", ["yearly-or-once"]),
        ("báo cáo 6 tháng, năm trước ngày 15/6 và 15/12", []),
    ],
)
def test_the_next_month_of_what_may_be_done_once_is_asked_about(phrase, asked):
    assert [one.code for one in read_due(phrase, ISSUED)[1]] == asked


def test_days_compared_with_an_event_count_back_from_it():
    assert read_due("gửi tài liệu trước ít nhất 05 ngày so với ngày họp", ISSUED)[0].amount == -5
    _, problems = read_due("gửi tài liệu trước 02 ngày so với ngày họp (ngày 08/12/2026)", ISSUED)
    assert problems[0].args == {"kept": "ngày 08/12/2026", "others": "trước 02 ngày so với ngày họp"}


def test_the_day_of_the_next_quarter_is_that_of_its_period():
    due, problems = read_due("mỗi quý một lần, trước ngày 10 của tháng đầu quý sau, báo cáo Sở Tài chính", ISSUED)
    assert (due.rrule, problems) == ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=9", [])


def test_what_repeats_from_now_till_new_year_has_no_end_that_is_read():
    _, problems = read_due("Từ nay đến hết Tết Nguyên đán, mở đợt cao điểm, báo cáo thứ Sáu hằng tuần", ISSUED)
    assert [one.code for one in problems] == ["period-end-open"]
