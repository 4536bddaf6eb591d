"""Labels of a body above work of its own are headings; with a sentence behind them they say the work."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề bến đò\n\n"


def tasks(body):
    return [(task.clause, task.lead) for task in compile_directive(f"{HEAD}{body}".encode(), "a.txt").plan.tasks]


@pytest.mark.parametrize("label", ["Cơ quan quản lý", "Đơn vị thực hiện", "Cơ quan chủ trì", "Bộ phận phụ trách"])
def test_a_label_above_work_is_a_heading(label):
    body = (
        f"1. {label}: Sở Xây dựng\na) Rà soát bến đò.\nb) Cấp phép bến.\n2. {label}: Công an tỉnh\na) Tuần tra sông.\n"
        "3. Sở Y tế:\na) Mua thuốc.\n"
    )
    assert tasks(body) == [
        ("1.a", ("Sở Xây dựng",)),
        ("1.b", ("Sở Xây dựng",)),
        ("2.a", ("Công an tỉnh",)),
        ("3.a", ("Sở Y tế",)),
    ]


def test_a_label_below_work_is_not():
    body = "1. Rà soát bến đò\n- Cơ quan quản lý: Sở Xây dựng\n- Thời hạn: 30/4/2026\n2. Sở Y tế mua thuốc.\n"
    assert tasks(body) == [("1", ("Sở Xây dựng",)), ("2", ("Sở Y tế",))]


def test_a_sentence_behind_a_label_is_work():
    body = "1. Đơn vị thực hiện: Công an tỉnh tuần tra sông.\n2. Sở Y tế mua thuốc.\n"
    assert tasks(body) == [("1", ("Công an tỉnh",)), ("2", ("Sở Y tế",))]
