"""A directive of two units to all bodies: when the tasks of the first come, and what is asked of it."""

from directives.compile import compile_directive
from plans.rule_words import rule_in_words

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 8 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"


def made(said):
    return compile_directive(f"{HEAD}{ALL}1. {said}\n2. Thanh tra tỉnh kiểm tra bến phà.\n".encode(), "a.txt")


def told(said):
    """When each task of the first of two units comes, and what is asked of when it is due."""
    compiled = made(said)
    rules = [getattr(one.due, "rrule", "") for one in compiled.plan.tasks if one.clause == "1"]
    asked = [one.code for one in compiled.problems if one.place.clause == "1"]
    return [rule_in_words(rule) for rule in rules], asked
