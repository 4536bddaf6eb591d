"""What a body is for stands behind its name; acts that are forbidden are no work; "phản ảnh" is "phản ánh"."""

import pytest

from directives.compile import compile_directive

TOP = (
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\nSố: 12/QĐ-UBND\nSông Thao, ngày 05 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\nVề bến đò\n\n"
    "Căn cứ Luật;\n\nQUYẾT ĐỊNH:\n\n"
)
END = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Bá Lộc\n"


def tasks(body):
    return compile_directive(f"{TOP}{body}{END}".encode(), "a.txt").plan.tasks


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Trung tâm Bến bãi tỉnh có chức năng tham mưu về quản lý bến đò.", "Trung tâm Bến bãi tỉnh"),
        ("Sở Xây dựng có chức năng, nhiệm vụ kiểm tra bến đò.", "Sở Xây dựng"),
        ("Đội Cứu hộ sông có chức năng và nhiệm vụ tuần tra bến đò.", "Đội Cứu hộ sông"),
        ("Các cơ quan có chức năng kiểm tra bến đò.", "Các cơ quan có chức năng"),
        ("Các lực lượng có chức năng tuần tra bến đò.", "Các lực lượng có chức năng"),
    ],
)
def test_what_a_body_is_for_is_no_part_of_its_own_name(sentence, lead):
    found = tasks(f"Điều 1. Sở Y tế rà soát nước sông.\n\nĐiều 2. {sentence}\n\nĐiều 3. Sở Tài chính lập dự toán.")
    assert [one.lead for one in found] == [("Sở Y tế",), (lead,), ("Sở Tài chính",)]


@pytest.mark.parametrize(
    "heading",
    [
        "Những việc không được làm",
        "Các điều không được làm",
        "Hành vi bị nghiêm cấm",
        "Ứng xử với khách\n\nTrong giao tiếp, người chèo đò không được thực hiện các hành vi sau đây:",
        "Ứng xử với khách\n\nNghiêm cấm người chèo đò có những hành vi sau:",
    ],
)
def test_acts_that_are_forbidden_are_no_tasks(heading):
    found = tasks(
        f"Điều 1. {heading}\n\n1. Thực hiện việc ép giá; gây khó cho khách.\n\n2. Từ chối thực hiện việc chở người bệnh.\n\n"
        "3. Tổ chức đánh bạc trên đò.\n\nĐiều 2. Sở Xây dựng rà soát bến đò."
    )
    assert [one.lead for one in found if "hành vi" not in one.quote] == [("Sở Xây dựng",)]


@pytest.mark.parametrize("word", ["phản ánh", "phản ảnh", "kịp thời phản ảnh"])
def test_both_spellings_of_telling_of_difficulties(word):
    found = tasks(
        "Điều 1. Sở Xây dựng rà soát bến đò.\n\nĐiều 2. Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các xã "
        f"{word} về Sở Xây dựng (qua Phòng Vận tải) để tổng hợp."
    )
    told = found[-1]
    assert (told.lead, told.report_to, told.via) == (("các xã",), "Sở Xây dựng", "Phòng Vận tải")
