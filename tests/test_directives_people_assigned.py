"""Who is charged by "phân công", "giao nhiệm vụ cho": the body named next; whoever only sets its own people to work keeps its work."""

import pytest

from directives.compile import compile_directive

HEAD = "CHỈ THỊ\nVề chợ\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"


def read(text):
    made = compile_directive(f"{HEAD}1. {text}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    codes = {one.code for one in made.problems if one.place.clause == "1" and one.place.field == "lead"}
    return [one.lead for one in made.plan.tasks if one.clause == "1"], codes


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Chủ tịch UBND tỉnh phân công Sở Y tế lập phương án.", "Sở Y tế"),
        ("Chủ tịch UBND tỉnh giao nhiệm vụ cho Sở Y tế lập phương án.", "Sở Y tế"),
        ("Giao nhiệm vụ cho Sở Y tế lập phương án.", "Sở Y tế"),
        ("Hiệu trưởng giao nhiệm vụ cho tổ chuyên môn lập ngân hàng câu hỏi.", "tổ chuyên môn"),
        ("Sở Y tế phân công cán bộ phụ trách theo dõi.", "Sở Y tế"),
        ("Sở Y tế giao nhiệm vụ cho cán bộ phụ trách theo dõi.", "Sở Y tế"),
        ("Ban Chỉ đạo tỉnh phân công các thành viên kiểm tra các xã.", "Ban Chỉ đạo tỉnh"),
    ],
)
def test_it_is_the_body_named_next_or_whose_people_they_are(text, lead):
    assert read(text) == ([(lead,)], set())


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Sở Y tế phân công các bệnh viện lập phương án.", "Sở Y tế"),
        ("UBND xã phân công Phòng Kinh tế lập phương án.", "UBND xã"),
        ("Sở Y tế giao cán bộ phụ trách theo dõi.", "Sở Y tế"),
        ("Hiệu trưởng phân công giáo viên coi thi.", "Hiệu trưởng"),
    ],
)
def test_where_it_may_be_either_it_is_asked(text, lead):
    leads, codes = read(text)
    assert leads == [(lead,)]
    assert "lead-demands" in codes
