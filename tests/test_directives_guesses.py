"""What was guessed of a task is said at its place."""

import pytest

from directives.compile import compile_directive


def doubts(sentence):
    """The doubts at the second unit of a plan: (code, field)."""
    head = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã ven sông:\n"
    text = f"{head}1. Rà soát kè đá.\n2. {sentence}\n3. Báo cáo kết quả.\n"
    made = compile_directive(text.encode(), "a.txt")
    return {(one.code, one.place.field) for one in made.problems if one.place.clause == "2"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Phối hợp với các Đoàn kiểm tra, giám sát của tỉnh khi làm việc tại xã.",
        "Phối hợp với các đơn vị có liên quan tại khu vực ven biển đẩy mạnh tuyên truyền.",
        "Phối hợp các chủ dự án, tiểu dự án thành phần triển khai thực hiện.",
    ],
)
def test_a_partner_whose_name_may_go_on(sentence):
    assert ("name-goes-on", "with") in doubts(sentence)


@pytest.mark.parametrize(
    "sentence", ["Phối hợp với Sở Y tế trong công tác tuyên truyền.", "Phối hợp với Sở Y tế, tổng hợp kết quả."]
)
def test_a_partner_whose_name_is_whole(sentence):
    assert doubts(sentence) == set()


def test_words_that_are_no_work_and_name_nobody():
    assert doubts("Chế độ trực: Hồ sơ của các hộ gửi về trước ngày 10/6/2026.") >= {("perhaps-no-task", None)}
    assert doubts("Cử cán bộ dự đủ các buổi họp thôn.") == set()
    assert doubts("Rà soát hồ sơ của các hộ.") == set()
