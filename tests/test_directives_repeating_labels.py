"""Labels that repeat those above them ("2.1.a.", "I.1.", "a.1)"): each keeps its own number under what stands above it."""

import pytest

from directives.compile import compile_directive
from directives.structure.labels import read_label


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("2.1.a. Thu gom rác", "letter", "a"), ("2.1.b) Thu gom rác", "letter", "b"), ("1a) Thu gom rác", "letter", "a"),
        ("1.a. Thu gom rác", "letter", "a"), ("I.1.a) Thu gom rác", "letter", "a"), ("I.1. Thu gom rác", "arabic", "1"),
        ("A.2. Thu gom rác", "arabic", "2"), ("a.1) Thu gom rác", "paren", "1"), ("a2) Thu gom rác", "paren", "2"),
        ("1.1- Thu gom rác", "dotted", "1.1"), ("2.1.1. Thu gom rác", "dotted", "2.1.1"), ("1. Thu gom rác", "arabic", "1"),
    ],
)  # fmt: skip
def test_a_label_keeps_its_own_number(line, kind, number):
    label = read_label(line)
    assert (label.kind, label.number, line[label.length :].strip()) == (kind, number, "Thu gom rác")


@pytest.mark.parametrize("line", ["a.1 m rác", "1.5 triệu đồng", "B2 trở lên", "V.1 bản"])
def test_other_numbers_are_no_such_labels(line):
    label = read_label(line)
    assert label is None or label.kind in ("dotted", "arabic")


def test_the_units_below_a_step():
    text = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\nI. NỘI DUNG\n\n1. Trình tự\n\n1.1. Bước 1:\n\n1.1.a. Sở Xây dựng lập danh sách bến;\n\n"
        "1.1.b. Sở Y tế kiểm tra nước;\n\n1.2. Bước 2: Sở Tài chính bố trí kinh phí.\n\n"
        "2. Việc khác\n\na) Thu gom:\n\na.1) Xã A thu gom rác;\n\n"
        "a.2) Xã B chở rác.\n"
    )
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [task.clause for task in tasks] == ["I.1.1.a", "I.1.1.b", "I.1.2", "I.2.a.1", "I.2.a.2"]
