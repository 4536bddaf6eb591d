"""Which of a group are meant, told by what they have amid a list of bodies: "UBND các xã có rừng; các hội ..."."""

import pytest

from directives.compile import compile_directive

HEAD = "CÔNG VĂN\nVề bến đò\n\nKính gửi: Các sở.\n\nỦy ban nhân dân tỉnh yêu cầu các sở:\n\n"


def tasks(body):
    return compile_directive(f"{HEAD}1. {body}\n\n2. Trực bến đò.\n".encode(), "cv.txt").plan.tasks[:-1]


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        (
            "Giao Sở Tư pháp; Ủy ban nhân dân các xã có rừng; các hội rà soát bến đò.",
            ("Sở Tư pháp", "Ủy ban nhân dân các xã có rừng", "các hội"),
        ),
        (
            "Sở Tư pháp, UBND các xã có tuyến đường đi qua, Công an tỉnh rà soát bến đò.",
            ("Sở Tư pháp", "UBND các xã có tuyến đường đi qua", "Công an tỉnh"),
        ),
        ("Đề nghị UBND các xã có dịch và Sở Y tế rà soát bến đò.", ("UBND các xã có dịch", "Sở Y tế")),
        (
            "Các sở, ban, ngành; UBND các xã, phường có dự án; các chủ đầu tư rà soát bến đò.",
            ("Các sở, ban, ngành", "UBND các xã, phường có dự án", "các chủ đầu tư"),
        ),
        (
            "Sở Tư pháp, UBND các xã nơi có dự án, Công an tỉnh rà soát bến đò.",
            ("Sở Tư pháp", "UBND các xã nơi có dự án", "Công an tỉnh"),
        ),
        (
            "Sở Y tế, các đơn vị được giao làm chủ đầu tư, UBND các xã rà soát bến đò.",
            ("Sở Y tế", "các đơn vị được giao làm chủ đầu tư", "UBND các xã"),
        ),
        (
            "Giao UBND các xã nằm trong vùng quy hoạch; các chủ rừng; Hạt Kiểm lâm rà soát bến đò.",
            ("UBND các xã nằm trong vùng quy hoạch", "các chủ rừng", "Hạt Kiểm lâm"),
        ),
        ("UBND các xã có rừng rà soát bến đò.", ("UBND các xã có rừng",)),
    ],
)
def test_it_belongs_to_the_name_and_the_list_goes_on(said, leads):
    assert [task.lead for task in tasks(said)] == [leads]


def test_partners_are_told_apart_so_too():
    (one,) = tasks("Sở Y tế chủ trì, phối hợp với UBND các xã có dịch, Công an tỉnh lập chốt.")
    assert (one.lead, one.with_) == (("Sở Y tế",), ("UBND các xã có dịch", "Công an tỉnh"))


def test_a_paper_that_somebody_is_to_write_tells_nobody_apart():
    (one,) = tasks("UBND các xã có văn bản gửi Sở Y tế, Công an tỉnh.")
    assert one.lead == ("UBND các xã",)


@pytest.mark.parametrize(
    ("have", "work"),
    [("có hộ nghèo", "rà soát"), ("có biển", "kiểm tra tàu cá"), ("có hồ chứa", "lập phương án")],
)
def test_their_own_work_is_no_part_of_the_name(have, work):
    told = tasks(f"UBND các xã {have} {work}, Sở Tư pháp tổng hợp trước ngày 15/01/2027.")
    assert [task.lead for task in told] == [(f"UBND các xã {have}",)]
