"""A day or a receiver that only tells of a case is asked about; work does not wait for a case told behind it."""

import pytest

from directives.compile import compile_directive


def made(work):
    paper = f"An Sơn, ngày 25 tháng 11 năm 2026\n\nKẾ HOẠCH\n\n1. {work}"
    return compile_directive(paper.encode(), "a.txt")


def asked(work):
    codes = ("of-a-case", "time-left")
    return [(one.code, one.place.field) for one in made(work).problems if one.code in codes]


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("Sở Y tế kiểm kê thuốc; nếu không xong trước 15/12 thì báo cáo UBND tỉnh.", [("of-a-case", "due")]),
        ("Sở Y tế lập sổ; trạm nào chưa nộp trước ngày 10/12/2026 thì phê bình.", [("of-a-case", "due")]),
        (
            "Sở Y tế lập sổ; nếu các trạm không gửi Sở Tài chính trước ngày 10/12/2026, phê bình.",
            [("of-a-case", "due"), ("of-a-case", "report_to")],
        ),
        ("Trường hợp UBND cấp xã đã báo cáo Sở Tài chính, Sở Y tế tổng hợp.", [("of-a-case", "report_to")]),
        ("Các xã không cấp phép, trừ trường hợp đã báo cáo UBND tỉnh.", [("of-a-case", "report_to")]),
        ("Các trạm tổ chức trực, trừ khi có thông báo khác trước ngày 10/12/2026.", [("of-a-case", "due")]),
        ("Sở Y tế giải ngân hết vốn; đến 15/12 không giải ngân thì cắt vốn.", [("time-left", "due")]),
        ("Các xã nộp quỹ; quá 10/12 vẫn chưa nộp thì phê bình.", [("time-left", "due")]),
    ],
)
def test_what_only_tells_of_a_case_is_asked_about(work, expected):
    assert asked(work) == expected


@pytest.mark.parametrize(
    "work",
    [
        "Nếu vượt thẩm quyền thì báo cáo UBND tỉnh trước ngày 15/12/2026.",
        "Trường hợp vượt thẩm quyền báo cáo UBND tỉnh trước ngày 15/12/2026, đồng thời gửi Sở Y tế.",
        "Khi có kết quả, Sở Y tế báo cáo UBND tỉnh trước ngày 15/12/2026.",
        "Sở Y tế tổng hợp khó khăn (nếu có) báo cáo UBND tỉnh trước ngày 15/12/2026, đồng thời gửi Sở Tài chính.",
        "Khi chưa có hướng dẫn, các xã thực hiện theo quy định cũ, báo cáo Sở Y tế.",
        "Sở Y tế mua thuốc khi đã được UBND tỉnh phê duyệt, hoàn thành trước ngày 15/12/2026.",
        "Các trạm tổ chức trực trước ngày 15/12/2026, trừ khi có thông báo khác của Sở Y tế.",
    ],
)
def test_what_is_done_in_a_case_is_not(work):
    assert asked(work) == []


def test_work_does_not_wait_for_a_case_behind_it():
    (task,) = made("Sở Y tế kiểm tra các trạm; trường hợp vượt thẩm quyền, báo cáo UBND tỉnh xem xét.").plan.tasks
    assert (task.report_to, task.due) == ("UBND tỉnh", None)
