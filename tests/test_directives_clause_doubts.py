"""What is asked about a clause itself: bullets that were lost on the way."""

from directives.compile import compile_directive

WORKS = [
    "Rà soát hồ sơ các trạm y tế xã.",
    "Kiểm tra kho thuốc của bệnh viện.",
    "Tập huấn cho nhân viên y tế thôn.",
    "Lập danh sách hộ nghèo.",
]


def asked(*works, heading="Sở Y tế:"):
    paper = (
        f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. {heading}\n\n"
        + "\n\n".join(works)
        + "\n\n2. Sở Nội vụ:\n\n- Rà soát biên chế.\n\n- Lập đề án."
    )
    return [
        (one.place.clause, one.args)
        for one in compile_directive(paper.encode(), "a.txt").problems
        if one.code == "bullets-lost"
    ]


def test_paragraphs_that_each_open_with_work_may_have_lost_their_bullets():
    assert asked(*WORKS) == [("I.1", {"n": 4})]


def test_so_may_those_of_which_some_say_first_whose_they_are():
    assert asked("Các trạm y tế xã rà soát hồ sơ.", *WORKS[1:3], "Trung tâm Y tế lập danh sách.") == [("I.1", {"n": 4})]


def test_two_are_enough_below_a_heading_that_says_whose_they_are():
    assert asked(*WORKS[:2]) == [("I.1", {"n": 2})]


def test_two_go_on_with_one_another_below_a_topic_and_others_only_tell():
    assert asked(*WORKS[:2], heading="Nâng cao chất lượng khám bệnh:") == []
    assert asked(*WORKS[:3], "Các trạm y tế đã được sửa chữa trong năm 2025.") == []
    assert asked(*(f"- {work}" for work in WORKS)) == []
