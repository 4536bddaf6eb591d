"""Which number of those that a report names is that of its paper: not one that the paper is gone by; and the day of a paper without one."""

import datetime as dt

import pytest

from directives.compile import compile_directive

REPORT = (
    "Sông Thao giữ sạch bờ sông\n\n05/3/2026\n\n(BST) - {lede}\n\n"
    "Theo đó, Sở Y tế yêu cầu các trạm y tế lấy mẫu nước. {also}\n\nMinh Hà\n"
)


def head(lede, also=""):
    directive = compile_directive(REPORT.format(lede=lede, also=also).encode(), "a.txt").plan.directive
    return directive.number, str(directive.issued), directive.issuer


@pytest.mark.parametrize(
    "also",
    [
        "Các xã thực hiện nghiêm Nghị quyết số 12/NQ-CP của Chính phủ và Quyết định số 21/QĐ-BYT ngày 05/01/2020 của Bộ Y tế.",
        "Việc tiêu hủy theo đúng chỉ đạo tại Nghị quyết số 12/NQ-CP ngày 14/6/2019.",
        "Bộ Y tế nghiên cứu, sửa đổi Nghị định số 39/2018/NĐ-CP ngày 11/3/2018.",
        "Các xã làm đúng Quy chế, theo Chỉ thị số 6/CT-TTg ngày 27/2/2018. Theo Chỉ thị số 6/CT-TTg, các bến đò có phao.",
    ],
)
def test_what_the_work_goes_by_is_not_the_paper_reported_on(also):
    assert head("Sở Y tế vừa có văn bản về việc giữ sạch bờ sông.", also)[0] is None


@pytest.mark.parametrize(
    ("lede", "number"),
    [
        (
            "Thực hiện Nghị quyết số 12/NQ-CP, Sở Y tế vừa ban hành Kế hoạch số 5/KH-SYT về giữ sạch bờ sông.",
            "5/KH-SYT",
        ),
        ("Theo Kế hoạch số 5/KH-SYT của Sở Y tế, các trạm y tế trực cấp cứu.", "5/KH-SYT"),
        ("Kế hoạch thực hiện Nghị quyết số 12/NQ-CP vừa có, được ban hành kèm theo Quyết định 5/QĐ-SYT.", "5/QĐ-SYT"),
        ("Tiếp theo nội dung đã chỉ đạo tại công văn số 10/SYT-NVY, Sở Y tế có công văn 11/SYT-NVY.", "11/SYT-NVY"),
    ],
)
def test_the_paper_told_of_has_its_number(lede, number):
    assert head(lede)[0] == number


@pytest.mark.parametrize(
    "lede",
    [
        "Sở Y tế ngày 28/2 đã có công văn gửi các xã về việc giữ sạch bờ sông.",
        "Ngày 28-2, Sở Y tế ban hành kế hoạch giữ sạch bờ sông.",
        "Ngày 28/02/2026, Sở Y tế đã ký văn bản về việc giữ sạch bờ sông.",
    ],
)
def test_a_paper_without_a_number_has_the_day_on_which_it_is_told_to_be_issued(lede):
    assert head(lede) == (None, "2026-02-28", "Sở Y tế")


def test_what_is_done_again_is_no_part_of_who_issues():
    assert head("Sở Y tế tiếp tục có công văn 11/SYT-NVY.")[2] == "Sở Y tế"
    assert dt.date(2026, 2, 28) == dt.date.fromisoformat(head("Sở Y tế ngày 28/2 đã có công văn gửi các xã.")[1])
