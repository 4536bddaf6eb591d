"""A consent that names who may then act gives no task and is asked about: a clerk may take it as an order."""

import pytest

from directives.compile import compile_directive


def read(said):
    text = f"THÔNG BÁO\nKết luận cuộc họp về cầu\n\nỦy ban nhân dân tỉnh kết luận như sau:\n1. {said}\n2. Sở Nội vụ tổng hợp.\n"
    made = compile_directive(text.encode(), "a.txt")
    leads = [one.lead for one in made.plan.tasks if one.clause == "1"]
    return leads, [one.code for one in made.problems if one.place.clause == "1"]


@pytest.mark.parametrize(
    "said",
    [
        "Thống nhất chủ trương cho Sở Xây dựng lập dự án sửa cầu.",
        "Thống nhất cho Sở Xây dựng lập dự án sửa cầu.",
        "Đồng ý về chủ trương để Sở Xây dựng lập dự án sửa cầu.",
        "Thống nhất nguyên tắc cho UBND xã Ba Lòng sử dụng dự phòng.",
        "Thống nhất với đề xuất của Sở Y tế, cho Sở Xây dựng lập dự án.",
        "Ủy ban nhân dân tỉnh đồng ý chủ trương cho phép các xã dùng nguồn tăng thu.",
    ],
)
def test_who_is_let_act_is_asked_about(said):
    assert read(said) == ([], ["perhaps-a-task"])


@pytest.mark.parametrize(
    "said",
    [
        "Không đồng ý cho Sở Xây dựng lập dự án sửa cầu.",
        "Đồng ý với đề nghị của Sở Xây dựng về việc lập dự án.",
        "Thống nhất chủ trương cho thuê đất tại xã Ba Lòng.",
        "Thống nhất chủ trương sửa cầu.",
    ],
)
def test_no_leave_or_nobody_named_is_not(said):
    assert read(said) == ([], [])


def test_beside_an_order_to_another_it_is_asked_about_too():
    leads, asked = read("Thống nhất chủ trương cho Sở Xây dựng lập dự án. Giao Sở Tài chính bố trí vốn.")
    assert leads == [("Sở Tài chính",)]
    assert asked == ["not-understood"]


@pytest.mark.parametrize("mark", [", giao", ", yêu cầu", ", đề nghị"])
def test_before_an_order_in_the_same_sentence_too(mark):
    leads, asked = read(f"Thống nhất chủ trương cho Sở Xây dựng lập dự án{mark} Sở Tài chính bố trí vốn.")
    assert leads == [("Sở Tài chính",)]
    assert asked == ["actor-left"]


def test_who_is_let_and_ordered_is_not():
    leads, asked = read("Thống nhất chủ trương cho Sở Xây dựng lập dự án, giao Sở Xây dựng trình trước ngày 30/6/2027.")
    assert leads == [("Sở Xây dựng",)]
    assert asked == []


@pytest.mark.parametrize("mark", [", đồng thời giao", " và giao", " và đồng thời yêu cầu"])
def test_whoever_is_taken_then_it_is_asked_about(mark):
    _, asked = read(f"Thống nhất chủ trương cho Sở Xây dựng lập dự án{mark} Sở Tài chính bố trí vốn.")
    assert "actor-left" in asked


@pytest.mark.parametrize("mark", [", đồng thời giao", ", đồng thời yêu cầu", " và đồng thời giao", ", giao"])
def test_an_order_beside_a_consent_is_of_whoever_it_names(mark):
    leads, _ = read(f"Thống nhất chủ trương sửa cầu{mark} Sở Tài chính bố trí vốn.")
    assert leads == [("Sở Tài chính",)]


@pytest.mark.parametrize("mark", [", đồng thời giao", ", đồng thời yêu cầu", "; giao"])
def test_an_order_beside_praise_is_never_passed_over(mark):
    leads, asked = read(f"Biểu dương các xã có nhiều cố gắng{mark} Sở Tài chính bố trí vốn.")
    assert leads == [("Sở Tài chính",)] or asked
