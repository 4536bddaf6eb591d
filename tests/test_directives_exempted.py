"""Who need not do what a group is given is asked about."""

import pytest

from directives.compile import compile_directive

HEAD = "KẾ HOẠCH\nĐăng ký thi đua năm 2026\n\nI. MỤC ĐÍCH\n1. Thi đua.\nII. NHIỆM VỤ\n1. Các sở, ban, ngành đăng ký thi đua. "


def asked(sentence: str) -> list[str | None]:
    made = compile_directive(f"{HEAD}{sentence}\n2. Sở Y tế rà soát.\n".encode(), "a.txt")
    return [one.place.clause for one in made.problems if one.code == "exempted-perhaps"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Ngoại vụ không phải đăng ký.",
        "Không áp dụng đối với Thanh tra tỉnh.",
        "Các trường học không thuộc đối tượng đăng ký.",
        "Quy định này không áp dụng với Công an tỉnh.",
    ],
)
def test_who_is_let_off_is_asked_about(sentence):
    assert asked(sentence) == ["II.1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Nội vụ tổng hợp danh sách hộ không phải nộp phí.",
        "Không để xảy ra vi phạm.",
        "Sở Nội vụ hướng dẫn, không áp dụng biểu mẫu cũ.",
    ],
)
def test_other_words_of_not_having_to_are_not(sentence):
    assert asked(sentence) == []
