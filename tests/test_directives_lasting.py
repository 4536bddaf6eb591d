"""How long something lasts is no time by which it must be brought about; two days are no span."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.times.due_phrases import read_due, read_due_cell

HEAD = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã ven sông:\n"


def asked(sentence):
    """The codes of the doubts at the due of a unit that says this."""
    problems = compile_directive(f"{HEAD}1. Rà soát kè đá.\n2. {sentence}\n".encode(), "a.txt").problems
    return {one.code for one in problems if one.place.clause == "2" and one.place.field == "due"}


@pytest.mark.parametrize(
    "said",
    [
        "Quyết định cho học sinh nghỉ học từ ngày 03/12/2026 đến hết ngày 05/12/2026.",
        "Thông báo tạm dừng bến đò từ ngày 03/12/2026 đến ngày 05/12/2026.",
        "Ra lệnh cấm biển từ 12 giờ ngày 03/12/2026 đến 12 giờ ngày 05/12/2026.",
        "Thông báo lịch cắt điện, tuyên truyền từ ngày 03/12 đến ngày 05/12/2026.",
        "Cho phép xe tải đi qua cầu từ ngày 03/12/2026 đến hết ngày 05/12/2026.",
        "Tạm đình chỉ hoạt động khai thác cát từ ngày 03/12/2026 đến ngày 05/12/2026.",
    ],
)
def test_the_last_day_of_what_is_decided_is_asked_about(said):
    assert asked(said) == {"span-lasts"}


@pytest.mark.parametrize(
    "said",
    [
        "Rà soát các hộ từ ngày 03/12/2026 đến ngày 05/12/2026.",
        "Tổ chức trực trong dịp nghỉ lễ từ ngày 03/12/2026 đến ngày 05/12/2026.",
        "Tu sửa trường lớp trong thời gian nghỉ học từ ngày 03/12/2026 đến ngày 05/12/2026.",
        "Quyết định cho học sinh nghỉ học; hoàn thành trước ngày 05/12/2026.",
        "Quyết định danh mục công trình trước ngày 05/12/2026.",
    ],
)
def test_the_span_of_the_work_itself_is_its_deadline(said):
    assert asked(said) == set()


@pytest.mark.parametrize("read", [read_due, read_due_cell])
@pytest.mark.parametrize(
    "said",
    ["trước 30/4/2027 và trước 31/10/2027", "2 đợt: trước ngày 30/4/2027 và trước ngày 31/10/2027"],
)
def test_of_two_days_neither_begins_the_other(read, said):
    due, problems = read(said, dt.date(2026, 11, 23))
    assert (due.date, due.start) == (dt.date(2027, 10, 30), None)
    assert [one.code for one in problems] == ["several-dues"]


def test_the_day_of_a_later_paragraph_with_work_of_its_own_is_asked_about():
    work = "Kiểm tra các bến đò, rà soát thủ tục."
    assert asked(f"{work}\n\nHoàn thành việc công bố thủ tục trong tháng 5/2027.\n\n3. Tu sửa cầu phao.") == {
        "due-of-later-words"
    }
    assert asked(f"{work} Hoàn thành việc công bố thủ tục trong tháng 5/2027.") == set()
