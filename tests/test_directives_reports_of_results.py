"""A report of results that holds difficulties; difficulties named by their subject; whom to ring up about a subject."""

import pytest

from directives.compile import compile_directive
from directives.structure.duties import is_channel

LETTER = """SỞ NỘI VỤ TỈNH SÔNG THAO
Số: 79/SNV-VP
V/v kiểm kê kho lưu trữ
Sông Thao, ngày 03 tháng 9 năm 2026

Kính gửi: Ủy ban nhân dân các xã.

Sở Nội vụ đề nghị:
1. Kiểm kê kho lưu trữ.
2. {line}
"""


def clauses(line):
    return [one.clause for one in compile_directive(LETTER.format(line=line).encode(), "79.txt").plan.tasks]


@pytest.mark.parametrize(
    "said",
    [
        "báo cáo kết quả và các khó khăn, vướng mắc phát sinh trong quá trình thực hiện trước ngày 20/12/2026.",
        "tổng hợp, báo cáo tiến độ, nêu rõ vướng mắc phát sinh trong quá trình thực hiện trước ngày 20/12/2026.",
        "gửi báo cáo kết quả thực hiện, những khó khăn, vướng mắc (nếu có) về Sở Nội vụ trước ngày 20/12/2026.",
    ],
)
@pytest.mark.parametrize("before", ["1. Các xã rà soát kè đá; ", "1. Các xã ", "1. Các xã có trách nhiệm "])
def test_a_report_of_results_that_holds_difficulties_is_due_on_its_day(before, said):
    """It had waited for an event."""
    head = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã:\n"
    made = compile_directive(f"{head}{before}{said}\n2. Tuần tra.\n".encode(), "a.txt")
    last = [one for one in made.plan.tasks if one.clause == "1"][-1]
    assert (last.due.kind, last.due.text) == ("date", "trước ngày 20/12/2026")
    assert "several-dues" not in {one.code for one in made.problems}


@pytest.mark.parametrize(
    "said",
    [
        "Đối với các vướng mắc về nghiệp vụ, đồng bộ dữ liệu, đề nghị phản ánh về Phòng Lưu trữ để được hướng dẫn.",
        "Những khó khăn, vướng mắc về kỹ thuật đề nghị các trường trao đổi với Phòng Lưu trữ.",
    ],
)
def test_difficulties_named_by_their_subject_have_their_channel(said):
    assert is_channel(said)
    assert clauses(said) == ["1", "2"]


@pytest.mark.parametrize(
    "said",
    [
        "Đối với nội dung về tài khoản, đồng bộ dữ liệu, đề nghị liên hệ Phòng Lưu trữ (ông A, ĐT: 09xx) để được hướng dẫn, hỗ trợ.",
        "Về kết nối và bảo mật, đề nghị liên hệ Phòng Lưu trữ (bà B, email: b@x.vn) để được giải đáp.",
    ],
)
def test_whom_to_ring_up_about_a_subject_is_no_task(said):
    assert clauses(said) == ["1"]


def test_work_before_whom_to_ring_up_is_a_task():
    assert "2" in clauses("Về kết nối, các xã rà soát, đề nghị liên hệ Sở Y tế (ông A, điện thoại 09) để được hỗ trợ.")
