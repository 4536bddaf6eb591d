"""A proposal to those above ("TỜ TRÌNH") gives nobody work: whoever approves it does."""

from directives.compile import compile_directive

PAPER = (
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 45/TTr-SGDĐT\nThanh Lâm, ngày 5 tháng 3 năm 2026\n{title}\nVề việc sửa trường\n\n"
    "Kính gửi: Ủy ban nhân dân tỉnh Thanh Lâm\n\n1. Đề nghị Ủy ban nhân dân tỉnh giao Sở Tài chính bố trí vốn trước ngày 30/4/2026.\n"
    "2. Xây dựng 12 phòng học trong năm 2027.\n"
)


def compiled(title):
    return compile_directive(PAPER.format(title=title).encode(), "a.txt")


def test_what_a_proposal_asks_is_no_task_and_it_says_so():
    found = compiled("TỜ TRÌNH")
    assert not found.plan.tasks
    assert [(one.code, one.args["n"]) for one in found.problems if one.code == "proposal-only"] == [
        ("proposal-only", 2)
    ]
    assert not {"perhaps-a-task", "not-understood"} & {one.code for one in found.problems}


def test_a_plan_with_the_same_words_gives_work():
    assert len(compiled("KẾ HOẠCH").plan.tasks) == 2


def test_who_politely_asks_is_named_without_the_polite_word():
    text = "Kính gửi: Công an tỉnh\n\nCục Thống kê trân trọng đề nghị Quý cơ quan gửi số liệu.\n"
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer == "Cục Thống kê"
