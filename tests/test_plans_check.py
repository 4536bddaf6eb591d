"""Each check finds its fault, at its line, and a sound plan has none."""

import pytest
from hypothesis import HealthCheck, given, settings

from plans.check import CHECKS, check
from plans.files import locate, read_plan, write_plan
from plans.problems import Severity, has_errors
from plans.wording import catalogue, show
from tests.strategies import plans

SOUND = """\
plan: ct-01
directive: {kind: chi-thi, number: 01/CT-UBND, issued: 2026-03-02}
source: {name: ct-01.txt, sha256: abc, characters: 900}
bindings: {Sở Nội vụ: [so-noi-vu]}
tasks:
- id: 1.a
  title: Rà soát danh mục
  clause: 1.a
  span: [10, 90]
  lead: [Sở Nội vụ]
  with: ["Các sở, ban, ngành tỉnh"]
  due: {kind: date, date: 2026-12-14, text: trước ngày 15/12}
- id: 2<1.a
  title: Rà soát danh mục
  clause: 2
  lead: ["Ủy ban nhân dân các huyện, thị xã, thành phố"]
  inherited_from: 1.a
  due: {kind: date, date: 2026-12-14}
- id: 3
  title: Báo cáo hằng năm
  clause: 3
  lead: [Sở Tài chính, Sở Y tế]
  together: true
  due: {kind: recurring, rrule: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14}
"""
YEARLY = "kind: recurring, rrule: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"
FAULTS = [
    ("id: 3", "id: 1.a", ("duplicate-id", 19, 7)),
    ("title: Báo cáo hằng năm", "title: ' '", ("empty-field", 20, 10)),
    ("title: Báo cáo hằng năm", 'title: "a\\nb"', ("title-lines", 20, 10)),
    ("  lead: [Sở Tài chính, Sở Y tế]\n  together: true\n", "", ("lead-missing", 19, 3)),
    (f"  due: {{{YEARLY}}}", "  found: {due: impossible}", ("due-impossible", 24, 16)),
    ('"Các sở, ban, ngành tỉnh"', "Các sở, ban", ("name-looks-cut", 11, 18)),
    ('"Các sở, ban, ngành tỉnh"', "Sở Nội vụ", ("lead-and-partner", 11, 10)),
    ("  together: true", "  together: true\n  confirmer: sở y tế", ("confirmer-is-lead", 24, 14)),
    ("  clause: 2\n", "  clause: 2\n  give_past: 2026-12-13\n", ("give-past-other-day", 16, 14)),
    (", Sở Y tế]", "]", ("together-alone", 23, 13)),
    ("plan: ct-01", "plan: ct-01\nperspective: receive", ("receive-without-as", 2, 14)),
    ("plan: ct-01", "plan: ct-01\nas: so-y-te", ("as-without-receive", 2, 5)),
    ("inherited_from: 1.a", "inherited_from: 1.b", ("inherited-from-nowhere", 17, 19)),
    ("[10, 90]", "[10, 990]", ("span-outside", 9, 3)),
    ("[10, 90]", "[90, 10]", ("span-empty", 9, 3)),
    ("date: 2026-12-14, text", "date: 2026-12-14, start: 2026-12-20, text", ("start-after-due", 12, 27)),
    ("date: 2026-12-14, text", "date: 2026-12-13, text", ("later-than-parent", 18, 27)),
    ("date: 2026-12-14}", "date: 2026-03-01}", ("due-before-issue", 18, 27)),
    ("date: 2026-12-14}", "date: 2026-12-15}", ("later-than-parent", 18, 27)),
    ("date: 2026-12-14, text", "date: 2066-12-14, text", ("due-far", 12, 27)),
    ("BYMONTHDAY=14", "BYMONTHDAY=45", ("rule-part-wrong", 24, 33)),
    ("BYMONTH=12;BYMONTHDAY=14", "BYMONTH=2;BYMONTHDAY=30", ("rule-never-occurs", 24, 33)),
    (YEARLY, "kind: relative, amount: 5, unit: day, from: effective", ("effective-missing", 24, 53)),
    ("plan: ct-01", "plan: ct-01\nreminders: {before: [3, -1]}", ("reminder-day", 2, 25)),
    ("  together: true", "  together: true\n  reminders: {overdue: [0]}", ("reminder-day", 24, 25)),
    ("plan: ct-01", "plan: ct-01\nreminders: {before: [367]}", ("reminder-day", 2, 22)),
    ("{Sở Nội vụ: [", "{Sở Nội vụ cũ: [", ("binding-unused", 4, 12)),
]  # fmt: skip


def found(text):
    made, problems = read_plan(text, "p.yaml")
    assert made is not None, problems
    return locate(text, check(made), "p.yaml")


def test_a_sound_plan_has_no_problem():
    assert found(SOUND) == []


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_each_fault_at_its_line(old, new, expected):
    assert old in SOUND
    text = SOUND.replace(old, new, 1)
    assert [(p.code, p.place.line, p.place.column) for p in found(text)] == [expected]
    assert expected[0] in catalogue("vi")


def test_a_plan_without_tasks_asks_nothing_of_anybody():
    problems = found("plan: a\ntasks: []\n")
    assert [(p.code, p.place.line) for p in problems] == [("no-tasks", 2)]
    assert has_errors(problems)


def test_an_undated_duty_that_is_not_followed_needs_no_lead():
    assert found("plan: a\ntasks:\n- {id: a, title: b, handling: inform}\n") == []


def test_the_problem_is_shown_with_its_words_underlined():
    text = SOUND.replace("id: 3", "id: 1.a", 1)
    problem = found(text)[0]
    assert show(problem, text.split("\n")).split("\n") == [
        'p.yaml:19:7: lỗi phải sửa: Mã "1.a" đã dùng cho nhiệm vụ thứ 1, lặp lại ở nhiệm vụ thứ 3',
        "   |",
        "19 | - id: 1.a",
        "   |       ^^^",
        "   = cách xử lý: Đặt cho mỗi nhiệm vụ một mã riêng và giữ nguyên mã đó ở các lần điều chỉnh sau",
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans)
def test_no_plan_makes_a_check_raise_and_every_problem_finds_its_line(plan):
    text = write_plan(plan)
    for problem in locate(text, check(plan), "p.yaml"):
        assert problem.code in catalogue("vi")
        assert problem.place.line is not None
        assert show(problem, text.split("\n"), "en")
        assert problem.severity in (Severity.ERROR, Severity.DOUBT)


def test_checks_are_a_list_of_functions_that_each_say_what_they_look_for():
    assert len(CHECKS) == len({look.__name__ for look in CHECKS})
    assert all(look.__doc__ for look in CHECKS)


def test_ministries_and_bodies_of_their_rank_are_two_groups():
    assert found(SOUND.replace('"Các sở, ban, ngành tỉnh"', "Các bộ, cơ quan ngang bộ")) == []
