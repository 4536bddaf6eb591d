"""A body with nothing but its day behind the work of another: it has the same work, and perhaps only receives it."""

import pytest

from directives.compile import compile_directive


def read(work):
    made = compile_directive(f"KẾ HOẠCH\nVề hộ nghèo\n\n1. {work}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    tasks = [one for one in made.plan.tasks if one.clause == "1"]
    shares = [
        (" · ".join(one.lead), f"{one.due.date:%d/%m} {one.due.time or ''}".strip(), one.report_to) for one in tasks
    ]
    return shares, [one.code for one in made.problems if one.place.clause == "1"]


def test_one_of_the_kind_of_those_who_lead_has_the_work_too():
    assert read("Xã An Lâm lập danh sách trước ngày 10/12/2026, xã An Phú trước ngày 12/12/2026.") == (
        [("Xã An Lâm", "09/12", None), ("xã An Phú", "11/12", None)],
        [],
    )


@pytest.mark.parametrize("before", ["Sở Y tế kiểm tra xã An Lâm", "Xã An Vân kiểm tra xã An Lâm"])
def test_to_one_to_whom_it_is_done_it_is_asked(before):
    _, asked = read(f"{before} trước ngày 10/12/2026, xã An Phú trước ngày 12/12/2026.")
    assert asked == ["apart-unread"]


def test_it_reports_to_the_same():
    assert read("Các xã báo cáo UBND tỉnh trước ngày 10/12/2026; Sở Y tế trước ngày 12/12/2026.") == (
        [("Các xã", "09/12", "UBND tỉnh"), ("Sở Y tế", "11/12", "UBND tỉnh")],
        [],
    )


def test_a_body_of_the_receiver_s_kind_may_receive():
    shares, asked = read("Các xã gửi hồ sơ về Sở Nội vụ trước ngày 10/12/2026, Sở Y tế trước ngày 12/12/2026.")
    assert [lead for lead, *_ in shares] == ["Các xã", "Sở Y tế"]
    assert asked == ["lead-or-receiver"]


def test_a_council_behind_the_receiver_may_receive():
    _, asked = read("Sở Y tế trình UBND tỉnh trước ngày 10/12/2026; HĐND tỉnh trước ngày 12/12/2026.")
    assert asked == ["lead-or-receiver"]


@pytest.mark.parametrize("work", ["", "báo cáo "])
def test_those_told_apart_for_an_hour_of_the_same_day(work):
    shares, asked = read(
        f"Các xã báo cáo trước 17 giờ ngày 10/12/2026, riêng xã An Lâm, xã An Phú {work}trước 10 giờ cùng ngày."
    )
    assert shares == [("Các xã", "10/12 17:00", None), ("xã An Lâm · xã An Phú", "10/12 10:00", None)]
    assert asked == ["share-apart"]
