"""What repeats in a paper for a later year and would come up before that year is asked about, once for all."""

import pytest

from directives.compile import compile_directive


def asked(subject, *sentences, code="first-time-early", kind="KẾ HOẠCH"):
    """The doubts about a first time in a plan of 23 November 2026: the clauses, and the first day."""
    head = f"UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 23 tháng 11 năm 2026\n{kind}\n"
    units = "".join(f"{n}. {sentence}\n" for n, sentence in enumerate(sentences, 1))
    made = compile_directive(f"{head}{subject}\n\nI. NHIỆM VỤ\n{units}".encode(), "a.txt")
    told = [one for one in made.problems if one.code == code]
    return [((one.place.clause, *one.place.also), one.args["first"], one.args["year"]) for one in told]


YEARLY = "Các sở báo cáo kết quả năm trước ngày 15 tháng 12 hằng năm."
QUARTERLY = "Sở Y tế báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng cuối quý."
LATER = "Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 6 hằng năm."


def test_the_first_time_before_the_year_of_the_paper_is_asked_about_once():
    assert asked("Chuyển đổi số năm 2027", LATER, YEARLY, QUARTERLY) == [(("I.2", "I.3"), "2026-12-14", 2027)]


def test_what_comes_up_in_that_year_first_is_not():
    assert asked("Chuyển đổi số năm 2027", LATER) == []


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("Chuyển đổi số giai đoạn 2027-2030", True),
        ("Chuyển đổi số", False),
        ("Chuyển đổi số năm 2026", False),
        ("Tổng kết năm 2026, phương hướng năm 2027", False),
        ("Chuyển đổi số giai đoạn 2026-2030", False),
        ("Chuyển đổi số đến năm 2030, tầm nhìn 2045", False),
        ("Chuyển đổi số năm 2027, định hướng đến năm 2030", True),
    ],
)
def test_only_a_year_that_begins_after_the_paper_tells(subject, told):
    assert bool(asked(subject, YEARLY)) is told


def test_what_names_its_first_day_is_not_asked_about():
    assert asked("Chuyển đổi số năm 2027", "Sở Y tế báo cáo trước ngày 15 hằng tháng, từ tháng 01/2027.") == []


def test_a_day_without_a_year_in_a_plan_of_the_next_year_is_asked_about_once():
    works = (
        "Sở Y tế sửa xong trạm trước ngày 15/12.",
        "Sở Nội vụ tập huấn trong tháng 12.",
        "Sở Y tế mua máy trước ngày 15/6.",
    )
    told = asked("Chuyển đổi số năm 2027", *works, code="due-before-its-year")
    assert told == [(("I.1", "I.2"), "2026-12-14", 2027)]


@pytest.mark.parametrize(
    ("subject", "kind", "work"),
    [
        ("Chuyển đổi số năm 2026", "KẾ HOẠCH", "Sở Y tế sửa xong trạm trước ngày 15/12."),
        ("Chuyển đổi số năm 2027", "KẾ HOẠCH", "Sở Y tế sửa xong trạm trước ngày 15/12/2026."),
        ("Chuyển đổi số năm 2027", "KẾ HOẠCH", "Sở Y tế sửa xong trạm trong 15 ngày kể từ ngày ký."),
        ("Lập dự toán năm 2027", "CHỈ THỊ", "Sở Y tế gửi dự toán trước ngày 15/12."),
    ],
)
def test_a_day_with_its_year_or_in_another_paper_is_not(subject, kind, work):
    assert asked(subject, work, code="due-before-its-year", kind=kind) == []


@pytest.mark.parametrize(
    ("due", "first"),
    [
        ("(10/11 - 15/11)", "2027-11-15"),
        ("trước ngày 10/11", "2027-11-09"),
        ("trong tháng 10", "2027-10-31"),
        ("trong quý III", "2027-09-30"),
    ],
)
def test_a_day_that_was_just_over_is_asked_about_once(due, first):
    works = (f"Sở Y tế rà soát thuốc {due}.", f"Sở Nội vụ lập danh sách {due}.", "Sở Y tế mua máy trước ngày 15/12.")
    told = asked("Chuyển đổi số", *works, code="day-just-over")
    assert told == [(("I.1", "I.2"), first, 2026)]


@pytest.mark.parametrize(
    "due", ["trước ngày 15/01", "trong tháng 6", "trước ngày 10/11/2027", "trước ngày 10/11 hằng năm"]
)
def test_a_day_soon_in_the_next_year_or_with_its_year_is_not(due):
    assert asked("Chuyển đổi số", f"Sở Y tế rà soát thuốc {due}.", code="day-just-over") == []


def test_a_plan_of_the_next_year_has_such_days_ahead():
    assert asked("Chuyển đổi số năm 2027", "Sở Y tế mua máy trước ngày 10/11.", code="day-just-over") == []
