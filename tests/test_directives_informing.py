"""Letters that tell those above them what was done give no work, and say how much was passed over; what they ask for is work."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "UBND TỈNH SÔNG THAO\nSỞ XÂY DỰNG\nSố: 17/SXD-KT\nV/v nâng cấp cống\nSông Thao, ngày 05 tháng 3 năm 2026\n\n"
    "Kính gửi: Ủy ban nhân dân tỉnh Sông Thao\n\n"
)
BODY = "\n\n1. Về mặt cống: Bổ sung 02 cửa van, giảm chiều dài còn 40 m.\n\n2. Về kinh phí\n\n- Điều chỉnh tổng mức còn 12 tỷ đồng.\n\n"
ASKS = "3. Đề nghị Sở Tài chính thẩm định tổng mức trước ngày 20/3/2026.\n"


def compiled(opening, body):
    found = compile_directive(f"{HEAD}{opening}{body}".encode(), "a.txt")
    passed = [one.args["n"] for one in found.problems if one.code == "contents-passed-over"]
    return [(one.clause, *one.lead) for one in found.plan.tasks], passed


TELLS = [
    "Sở Xây dựng xin báo cáo kết quả rà soát như sau:",
    "Thực hiện ý kiến của Chủ tịch UBND tỉnh, Sở Xây dựng báo cáo giải trình các ý kiến về cống như sau:",
    "Sau khi làm việc với các xã, Sở Xây dựng trân trọng báo cáo Ủy ban nhân dân tỉnh các nội dung sau:",
    "Sở Xây dựng kính trình bày phương án, cụ thể như sau:",
]


@pytest.mark.parametrize("opening", TELLS)
def test_what_is_told_is_no_work(opening):
    assert compiled(opening, BODY) == ([], [2])
    assert compiled(opening, BODY + ASKS) == ([("3", "Sở Tài chính")], [2])


@pytest.mark.parametrize(
    "opening",
    [
        "Sở Xây dựng đề nghị các phòng báo cáo kết quả như sau:",
        "Sở Xây dựng xin báo cáo và đề nghị Phòng Kỹ thuật thực hiện như sau:",
        "Sở Xây dựng yêu cầu Phòng Kỹ thuật thực hiện như sau:",
        "Phòng Kỹ thuật báo cáo Giám đốc Sở và thực hiện như sau:",
    ],
)
def test_who_asks_gives_work(opening):
    assert [clause for clause, *_ in compiled(opening, BODY)[0]] == ["1"]


FORM = (
    "KẾ HOẠCH\nGiữ sạch bờ sông\n\nỦy ban nhân dân tỉnh Sông Thao yêu cầu các sở, ban, ngành thực hiện như sau:\n\n{}\n\n"
    "9. Sở Nội vụ rà soát.\n"
)


@pytest.mark.parametrize(
    ("body", "given"),
    [
        ("1. Khen thưởng: Căn cứ kết quả kiểm tra, Sở Y tế quyết định khen thưởng.", [("1", "Sở Y tế")]),
        ("1. Chi trả: Sau khi mở tài khoản, Ủy ban nhân dân xã chi trả qua bưu điện.", [("1", "Ủy ban nhân dân xã")]),
        (
            "1. Tiêu chí xếp loại\na) Trên cơ sở kết quả tại mục III, giao Sở Y tế thành lập đoàn chấm điểm;\n"
            "b) Trên cơ sở điểm của các đoàn.",
            [("1.a", "Sở Y tế")],
        ),
        ("1. NHIỆM VỤ CHỦ YẾU (chi tiết Phụ lục đính kèm)", []),
        ("1. NHIỆM VỤ VÀ GIẢI PHÁP (có Phụ lục kèm theo)", []),
    ],
)
def test_who_acts_behind_a_topic_and_grounds(body, given):
    found = compile_directive(FORM.format(body).encode(), "a.txt").plan.tasks
    assert [(one.clause, *one.lead) for one in found] == [*given, ("9", "Sở Nội vụ")]


def test_topics_that_read_like_bodies_are_no_addressees_where_a_section_gives_out_the_work():
    body = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\nI. NỘI DUNG\n1. Doanh nghiệp nhỏ\na) Kiểm tra nước thải;\nb) Rà soát giấy phép.\n"
        "2. Bến bãi\na) Kiểm tra bến;\nb) Rà soát phao.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\na) Kiểm tra nước;\nb) Báo cáo.\n"
        "2. Sở Xây dựng\na) Kiểm tra cống;\nb) Báo cáo.\n"
    )
    found = {one.clause: one.lead for one in compile_directive(body.encode(), "a.txt").plan.tasks}
    assert found["I.2.a"] == ("Sở Y tế", "Sở Xây dựng")
    assert found["II.1.a"] == ("Sở Y tế",)
