"""A document so much of which is asked about that more than that will be wrong is said to be read unsurely."""

import pytest

from directives.compile import compile_directive
from directives.reliability import read_unsurely
from plans.plan import Task
from plans.problems import Place, doubt, error, note

HEAD = """ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA
Số: 31/CT-UBND
Khánh Hòa, ngày 02 tháng 11 năm 2026

CHỈ THỊ
Về việc giữ sạch các bến cá

"""
SURE = """1. Sở Xây dựng rà soát các bến cá trước ngày 15/12/2026.
2. Sở Y tế kiểm tra nguồn nước ở các bến cá trước ngày 20/12/2026.
3. Công an tỉnh tuần tra ban đêm tại các bến cá.
4. Sở Tài chính bố trí kinh phí.
"""


def tasks(n):
    return [Task(id=f"p{i}", title="Rà soát các bến cá", clause=str(i)) for i in range(n)]


def asked(*clauses, make=doubt):
    return [make("actor-left", Place(clause=one, field="lead"), names="Sở Y tế") for one in clauses]


@pytest.mark.parametrize(
    ("problems", "n", "unsure"),
    [
        (asked("1", "2"), 8, True),
        (asked("1", "2"), 9, False),  # fewer than one for every four
        (asked("1", "1", "1"), 4, False),  # one place, however often
        (asked("1"), 1, False),
        (asked("1", "2", make=note), 4, False),  # nothing is asked
        (asked("1", "2", make=error), 4, False),
        ([doubt("head-missing", Place(field=one), field=one) for one in ("number", "issued")], 4, False),
        (asked("1", "2"), 0, False),
        ([doubt("only-reported"), *asked("1", "2")], 4, False),  # said of every report of the news
    ],
)
def test_how_much_is_asked_about(problems, n, unsure):
    assert [one.code for one in read_unsurely(tasks(n), problems, "x.txt")] == ["read-unsurely"] * unsure


def test_it_is_said_of_the_document_and_first():
    vague = SURE.replace("Sở Y tế kiểm tra", "Việc kiểm tra").replace("Công an tỉnh tuần tra", "Tiếng ồn")
    compiled = compile_directive((HEAD + vague).encode(), "bến.txt")
    first = compiled.problems[0]
    assert (first.code, first.place.clause, first.place.field) == ("read-unsurely", None, None)
    assert first.args == {"n": 2, "tasks": len(compiled.plan.tasks)}


def test_a_document_without_doubts_has_none():
    assert compile_directive((HEAD + SURE).encode(), "bến.txt").problems == []
