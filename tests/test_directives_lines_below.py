"""Lines as a PDF's text or a mail gives them, no blank line between: a heading of names and its work, a dash by itself, a broken range."""

import pytest

from directives.compile import compile_directive
from directives.structure.paragraphs import read_paragraphs

FILL = (
    "Các cơ quan, đơn vị thường xuyên theo dõi, nắm tình hình và kịp thời\n"
    "xử lý những vấn đề phát sinh trong phạm vi chức năng, nhiệm vụ được\n"
    "giao; tổng hợp khó khăn, vướng mắc gửi về cơ quan thường trực để có\n"
    "biện pháp tháo gỡ.\n"
)


def texts(source):
    return [" ".join(source[one.start : one.end].split()) for one in read_paragraphs(source)]


@pytest.mark.parametrize(
    ("heading", "work"),
    [
        ("2. Sở Nội vụ, Sở Y tế", "Sở Nội vụ chủ trì, phối hợp với Sở Y tế rà soát hồ sơ."),
        ("3. Ủy ban nhân dân các xã, phường", "Trên cơ sở Kế hoạch này, xây dựng kế hoạch của mình."),
        ("4. Sở Y tế", "Rà soát kho thuốc."),
    ],
)
def test_work_begins_below_a_heading_of_names(heading, work):
    assert texts(f"{FILL}{heading}\n{work}\n{FILL}")[1:3] == [heading, work]


def test_a_list_of_names_goes_on_below():
    lines = (
        f"{FILL}2. Ủy ban nhân dân các xã, phường và các cơ quan, đơn vị, Sở Nội vụ,\nSở Y tế rà soát hồ sơ.\n{FILL}"
    )
    assert texts(lines)[1].endswith("Sở Y tế rà soát hồ sơ.")


def test_a_dash_before_a_figure_is_a_range():
    lines = f"{FILL}a) Xây dựng các chương trình hỗ trợ doanh nghiệp cho giai đoạn 2026\n- 2030, tập trung vào doanh nghiệp nhỏ.\n{FILL}"
    assert texts(lines)[1] == (
        "a) Xây dựng các chương trình hỗ trợ doanh nghiệp cho giai đoạn 2026 - 2030, tập trung vào doanh nghiệp nhỏ."
    )


def test_a_dash_by_itself_begins_an_item_also_below_a_long_paragraph_without_a_stop():
    long = FILL.strip().replace("tháo gỡ.", "tháo gỡ, bảo đảm việc được làm xong đúng hạn")
    assert texts(f"{FILL}3. {long}\n-\nHoàn thành việc rà soát.\n{FILL}")[2] == "- Hoàn thành việc rà soát."


def test_the_work_is_of_who_stands_above():
    first = "1. Sở Nội vụ\nSở Nội vụ chủ trì, phối hợp với Sở Y tế rà soát hồ sơ."
    second = "2. Sở Y tế\nTheo chức năng, nhiệm vụ được giao, kiểm tra kho thuốc."
    paper = f"KẾ HOẠCH\n{FILL}{first}\n{second}\n"
    plan = compile_directive(paper.encode(), "a.txt").plan
    assert [(task.clause, task.lead) for task in plan.tasks if task.clause in ("1", "2")] == [
        ("1", ("Sở Nội vụ",)),
        ("2", ("Sở Y tế",)),
    ]


def test_a_letter_begins_below_whom_it_is_sent_to():
    lines = f"{FILL}Kính gửi: Ủy ban nhân dân các xã, phường và đặc khu\nCăn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;\n{FILL}"
    assert texts(lines)[1:3] == [
        "Kính gửi: Ủy ban nhân dân các xã, phường và đặc khu",
        "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;",
    ]
