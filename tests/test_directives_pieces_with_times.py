"""A piece behind ";" that says first when, or in which case, and then what is to be done by its own time is a task of its own."""

import pytest

from directives.compile import compile_directive

TOP = "Công văn số 5/UBND-VX ngày 10/01/2026 của UBND tỉnh Vĩnh Thạnh\n\nKính gửi: Các sở, ngành tỉnh\n\n"


def parts(text):
    return [(one.quote.split()[0], one.due) for one in compile_directive((TOP + text).encode(), "a.txt").plan.tasks]


@pytest.mark.parametrize(
    "when",
    [
        "thứ Năm hằng tuần",
        "vào thứ Năm hằng tuần",
        "sáng thứ Hai hằng tuần",
        "ngày 20 hằng tháng",
        "cuối mỗi quý",
        "06 tháng một lần",
    ],
)
def test_a_period_first(when):
    one, other = parts(f"1. Sở Nội vụ theo dõi việc sắp xếp các thôn; {when} tổng hợp, báo cáo Ủy ban nhân dân tỉnh.\n")
    assert (one[1], other[1].kind) == (None, "recurring")


@pytest.mark.parametrize(
    "case",
    [
        "nơi nào thiếu thì buộc khắc phục trong vòng 10 ngày kể từ ngày lập biên bản",
        "đối với công trình lớn phải có kết luận trong 15 ngày kể từ ngày xảy ra sự cố",
        "trường hợp có người chết phải báo cáo Bộ Xây dựng trong vòng 24 giờ kể từ khi phát hiện",
        "công trình nào nguy hiểm phải tháo dỡ xong trước ngày 30/6/2026",
    ],
)
def test_a_case_with_a_time_of_its_own(case):
    (_, first), (_, second) = parts(f"1. Sở Xây dựng kiểm tra các công trình, lập biên bản; {case}.\n")
    assert first is None
    assert second is not None


@pytest.mark.parametrize(
    "more",
    [
        "đối với hồ sơ cũ thì trước ngày 25/02/2026",
        "trường hợp không có thì ghi rõ",
        "thứ Năm hằng tuần",
    ],
)
def test_what_says_no_work_or_no_time_is_none(more):
    assert len(parts(f"1. Sở Nội vụ lập danh sách người có công; {more}.\n")) == 1


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Từ năm 2027, Sở Y tế báo cáo hằng quý; Sở Nội vụ báo cáo hằng tháng.", ["2027-01-01", "2027-01-01"]),
        ("Từ năm 2027, Sở Y tế số hóa bệnh án; Sở Nội vụ báo cáo hằng tháng.", [None, "2027-01-01"]),
        (
            "Từ năm 2027, Sở Y tế báo cáo hằng quý; từ tháng 3/2027, Sở Nội vụ báo cáo hằng tháng.",
            ["2027-01-01", "2027-03-01"],
        ),
        ("Sở Y tế báo cáo hằng quý từ năm 2027; Sở Nội vụ báo cáo hằng tháng.", ["2027-01-01", None]),
        ("Từ năm 2027, Sở Y tế báo cáo hằng quý. Sở Nội vụ báo cáo hằng tháng.", ["2027-01-01", None]),
        ("Từ năm 2025, Sở Y tế báo cáo hằng quý; Sở Nội vụ báo cáo hằng tháng.", [None, None]),
    ],
)
def test_the_first_day_that_opens_a_sentence_is_of_all_that_repeats(text, starts):
    told = [due and getattr(due, "start", None) for _, due in parts(f"1. {text}")]
    assert [day and day.isoformat() for day in told] == starts
