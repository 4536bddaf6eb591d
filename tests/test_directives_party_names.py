"""Bodies of the Party: committees said once for several, two organs that own a team together, members of two."""

import pytest

from directives.compile import compile_directive

CONCLUSION = """KẾT LUẬN
CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ
về trồng rừng
1. Giao {who} {work}.
"""
FRONT = "Mặt trận Tổ quốc, các đoàn thể Trung ương"


@pytest.mark.parametrize(
    ("who", "leads"),
    [
        (
            f"Ban Tổ chức Trung ương; các Đảng uỷ: Chính phủ; {FRONT}; Toà án nhân dân tối cao; Bộ Tư pháp và các tỉnh uỷ",
            ("Ban Tổ chức Trung ương", "Đảng uỷ Chính phủ", f"Đảng uỷ {FRONT}", "Đảng uỷ Toà án nhân dân tối cao",
             "Đảng uỷ Bộ Tư pháp", "các tỉnh uỷ"),
        ),
        ("các đoàn kiểm tra của Bộ Chính trị, Ban Bí thư", ("các đoàn kiểm tra của Bộ Chính trị, Ban Bí thư",)),
        ("các tổ công tác của Sở Y tế, Sở Nội vụ", ("các tổ công tác của Sở Y tế", "Sở Nội vụ")),
        ("các đồng chí Ủy viên Bộ Chính trị, Ban Bí thư", ("Ủy viên Bộ Chính trị, Ban Bí thư",)),
        ("Quân uỷ Trung ương", ("Quân uỷ Trung ương",)),
        (f"Đảng uỷ {FRONT}".replace("quốc", "quốc Việt Nam"), (f"Đảng uỷ {FRONT}".replace("quốc", "quốc Việt Nam"),)),
        ("Sở Giáo dục và Đào tạo và các cơ sở giáo dục, đào tạo", ("Sở Giáo dục và Đào tạo", "các cơ sở giáo dục, đào tạo")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("work", ["rà soát vườn ươm", "căn cứ Kết luận này xây dựng kế hoạch trồng rừng"])
def test_each_body_by_its_whole_name(who, leads, work):
    plan = compile_directive(CONCLUSION.format(who=who, work=work).encode(), "ket-luan.txt").plan
    assert [task.lead for task in plan.tasks] == [leads]


@pytest.mark.parametrize(
    "says", ["có ý kiến như sau", "yêu cầu các tỉnh uỷ thực hiện tốt các nội dung sau", "kết luận như sau"]
)
def test_two_organs_that_speak_together_issue_together(says):
    text = f"Tại phiên họp, sau khi nghe báo cáo, Bộ Chính trị, Ban Bí thư {says}:\n1. Giao Sở Y tế rà soát thuốc.\n"
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer == "Bộ Chính trị, Ban Bí thư"
