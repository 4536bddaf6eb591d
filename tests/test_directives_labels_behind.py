"""Labels behind the work of several bodies in one paragraph say who leads what names nobody."""

import pytest

from directives.compile import compile_directive


def read(work):
    made = compile_directive(f"KẾ HOẠCH\nVề hộ nghèo\n\n1. {work}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    return [one for one in made.plan.tasks if one.clause == "1"], [
        one.code for one in made.problems if one.place.clause == "1"
    ]


@pytest.mark.parametrize(
    ("work", "leads"),
    [
        ("Rà soát. UBND các xã lập danh sách. Cơ quan chủ trì: Sở Nội vụ.", ["Sở Nội vụ", "UBND các xã"]),
        ("Rà soát; UBND các xã lập danh sách. Cơ quan chủ trì: Sở Nội vụ.", ["Sở Nội vụ", "UBND các xã"]),
        ("Rà soát. Giao Sở Tài chính bố trí vốn. Chủ trì: Sở Nội vụ.", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Rà soát. Sở Nội vụ lập danh sách. Chủ trì: Sở Nội vụ.", ["Sở Nội vụ"]),
        ("Rà soát. Lập danh sách. Chủ trì: Sở Nội vụ.", ["Sở Nội vụ"]),
        ("Rà soát. Lập danh sách. Sở Tài chính phối hợp. Chủ trì: Sở Nội vụ.", ["Sở Nội vụ"]),
        ("Rà soát. Kết quả được UBND tỉnh phê duyệt. Chủ trì: Sở Nội vụ.", ["Sở Nội vụ"]),
    ],
)
def test_a_body_that_acts_before_the_label_has_its_own_task(work, leads):
    tasks, asked = read(work)
    assert [" · ".join(one.lead) for one in tasks] == leads
    assert asked == []


def test_the_other_labels_are_of_both():
    work = "Rà soát. UBND các xã lập danh sách. Chủ trì: Sở Nội vụ; phối hợp: UBND các xã; thời gian: trước 10/12/2026."
    tasks, asked = read(work)
    assert [one.with_ for one in tasks] == [("UBND các xã",), ()]
    assert [str(one.due.date) for one in tasks] == ["2026-12-09", "2026-12-09"]
    assert asked == []


def test_a_day_of_one_of_them_is_its_own():
    tasks, _ = read("Rà soát. UBND các xã lập danh sách trước ngày 10/12/2026. Cơ quan chủ trì: Sở Nội vụ.")
    assert [one.due and str(one.due.date) for one in tasks] == [None, "2026-12-09"]


def test_who_is_named_first_and_is_not_the_label_s_is_asked_about():
    tasks, asked = read("Sở Y tế rà soát. Sở Tài chính bố trí vốn. Chủ trì: Sở Nội vụ.")
    assert [one.lead for one in tasks] == [("Sở Nội vụ",), ("Sở Tài chính",)]
    assert asked == ["actor-left"]


def test_a_label_in_brackets_says_to_whom_it_is_reported():
    said = "Kiểm kê tài sản (Chủ trì: Văn phòng; phối hợp: các phòng; báo cáo: Giám đốc; thời hạn: 20/12/2026)."
    text = f"KẾ HOẠCH\nVề kiểm kê\n\nGiám đốc Sở Y tế yêu cầu:\n1. {said}\n"
    (task,) = compile_directive(text.encode(), "a.txt").plan.tasks
    assert (task.lead, task.report_to) == (("Văn phòng",), "Giám đốc")
