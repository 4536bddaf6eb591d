"""Papers and phrases written in a test, read by the compiler."""

import datetime as dt

from directives.compile import compile_directive
from directives.times.due_phrases import read_due
from plans.due import Recurring

ISSUED = dt.date(2026, 11, 26)
"""When the paper of a phrase was issued."""

CANALS = """UBND TỈNH QUẢNG TRỊ
KẾ HOẠCH
Dọn kênh mương
Quảng Trị, ngày 05 tháng 3 năm 2026

I. MỤC ĐÍCH
Kênh sạch.
II. TỔ CHỨC THỰC HIỆN
1. """
"""A plan with one unit, whose words follow."""


def head(text):
    """What a paper says of itself."""
    return compile_directive(text.encode(), "a.txt").plan.directive


def tasks(text):
    """What a paper gives to do."""
    return compile_directive(text.encode(), "a.txt").plan.tasks


def tasks_of_unit(said):
    """What the only unit of a plan gives to do."""
    return tasks(CANALS + said)


def period(phrase):
    """A phrase that tells what repeats, and what is asked about it."""
    due, problems = read_due(phrase, ISSUED)
    assert isinstance(due, Recurring)
    return due, problems
