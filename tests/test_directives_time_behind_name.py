"""A body by its name acts though a time, or a word that links it to the work, stands between the two."""

import pytest

from directives.compile import compile_directive

OPENING = "CHỈ THỊ\nVề chợ\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"
BETWEEN = (
    "trong 05 ngày làm việc", "trong vòng 05 ngày kể từ ngày nhận đủ hồ sơ", "trong thời hạn 48 giờ", "sau 05 ngày làm việc",
    "trong ngày 10/12/2026", "kể từ ngày 01/12/2026", "đầu tháng 12/2026", "muộn nhất ngày 10/12/2026",
    "còn phải", "vẫn phải", "sau đó", "cùng lúc", "nhân dịp này", "trong đợt này", "tuần tới",
)  # fmt: skip


def leads(text):
    made = compile_directive(f"{OPENING}1. {text}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    return [one.lead for one in made.plan.tasks if one.clause == "1"]


@pytest.mark.parametrize("between", BETWEEN)
def test_it_leads_at_the_beginning_and_behind_other_work(between):
    assert leads(f"Sở Y tế {between} gửi kết quả cho Sở Tài chính.") == [("Sở Y tế",)]
    both = [("Sở Nội vụ",), ("Sở Y tế",)]
    assert leads(f"Sở Nội vụ lập danh sách; Sở Y tế {between} gửi kết quả cho Sở Tài chính.") == both
    assert leads(f"Sở Nội vụ lập danh sách. Sở Y tế {between} gửi kết quả cho Sở Tài chính.") == both


@pytest.mark.parametrize(
    "told",
    ["Sở Y tế trong 05 năm qua đã tiếp nhận 300 hồ sơ.", "Sở Y tế sau 02 năm thành lập được khen thưởng."],
)
def test_what_was_done_in_those_years_is_told(told):
    assert ("Sở Y tế",) not in leads(f"Sở Nội vụ lập danh sách chợ; {told}")


@pytest.mark.parametrize(
    "work",
    ["nấu ăn cho lực lượng trực chốt", "đóng dấu giáp lai", "sao y bản chính", "bỏ phiếu kín", "neo đậu tàu", "bán vé tháng",
     "phúc đáp công văn", "truy tìm người mất tích", "sát hạch viên chức", "dẫn chương trình", "livestream lễ hội"],
)  # fmt: skip
def test_such_work_too_is_done_by_somebody(work):
    assert leads(f"Sở Nội vụ lập danh sách; Sở Y tế {work} trước ngày 10/12/2026.") == [("Sở Nội vụ",), ("Sở Y tế",)]
