"""What a letter is about, where its line goes on below in the narrow column of a letterhead."""

import pytest

from directives.compile import compile_directive
from directives.heads.about import about

BODY = "\n\nKính gửi: Sở Y tế.\n\nỦy ban nhân dân tỉnh giao Sở Y tế rà soát bến đò trước ngày 12/5/2026.\n"


@pytest.mark.parametrize(
    ("printed", "subject"),
    [
        (
            "V/v tăng cường quản lý bến đò,\nBĐN trên địa bàn tỉnh",
            "V/v tăng cường quản lý bến đò, BĐN trên địa bàn tỉnh",
        ),
        (
            "V/v triển khai Quyết định số\n12/QĐ-BYT ngày 5/6/2026 của Bộ\nY tế về bến đò",
            "V/v triển khai Quyết định số 12/QĐ-BYT ngày 5/6/2026 của Bộ Y tế về bến đò",
        ),
        (
            "V/v thực hiện Quyết định số\n12/QĐ-BYT ngày 5/6/2026 của Bộ\n"
            "Y tế ban hành các giải pháp nâng cao an toàn cho người đi đò trên các sông, hồ, đầm không có cầu\nKính gửi:",
            "V/v thực hiện Quyết định số 12/QĐ-BYT ngày 5/6/2026 của Bộ "
            "Y tế ban hành các giải pháp nâng cao an toàn cho người đi đò trên các sông, hồ, đầm không có cầu",
        ),
        ("V/v thực hiện thủ tục cấp\nGiấy phép bến đò ngang", "V/v thực hiện thủ tục cấp Giấy phép bến đò ngang"),
        ("V/v sửa chữa bến đò Nam Hải, ngày 05 tháng 6 năm 2026", "V/v sửa chữa bến đò"),
        ("V/v sửa chữa bến đò\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "V/v sửa chữa bến đò"),
        ("V/v sửa chữa bến đò\nThực hiện Công văn số 5 của Bộ Y tế", "V/v sửa chữa bến đò"),
        ("V/v sửa chữa bến đò\nNam Hải, ngày 05 tháng 6 năm 2026", "V/v sửa chữa bến đò"),
    ],
)
def test_the_subject_is_whole_and_ends_with_its_column(printed, subject):
    found = about(f"UBND TỈNH NAM HẢI\nSố: 12/UBND-KT\n{printed}{BODY}")
    assert found is not None
    assert " ".join(found.text.split()) == subject


def test_a_letterhead_with_two_blanks_gives_a_name_with_its_capitals():
    plan = compile_directive(
        "ỦY BAN NHÂN DÂN\nTỈNH  NAM HẢI\nSố: 12/UBND-KT\nV/v sửa bến đò\n\nKính gửi: Sở Y tế.\n\n"
        "Chủ tịch UBND tỉnh có ý kiến như sau:\n\nGiao Sở Y tế rà soát bến đò.\n".encode(),
        "cv.txt",
    ).plan
    assert plan.directive.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Nam Hải"


def test_a_line_right_below_the_number_is_the_subject_without_its_mark():
    head = "TỈNH ỦY SÔNG THAO\nBAN TỔ CHỨC\n*\nSố 12-CV/BTCTU\n{}\nĐẢNG CỘNG SẢN VIỆT NAM\nSông Thao, ngày 09 tháng 12 năm 2026\n"
    for line in ("Về rà soát quy hoạch cán bộ", "về rà soát\nquy hoạch cán bộ"):
        found = about(head.format(line))
        assert found is not None
        assert " ".join(found.text.split()).lower() == "về rà soát quy hoạch cán bộ"


def test_the_place_and_the_day_beside_the_last_line_of_the_subject():
    text = (
        "SỞ NỘI VỤ                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/SNV-CCVC            Độc lập - Tự do - Hạnh phúc\n"
        "V/v rà soát viên chức\nsau khi sắp xếp            Đồi Chè, ngày 12 tháng 10 năm 2026\n\nKính gửi: Các sở, ban, ngành\n\n"
        "Sở Nội vụ đề nghị:\n1. Rà soát viên chức.\n"
    )
    found = compile_directive(text.encode(), "a.txt").plan.directive
    assert (found.subject, found.place, str(found.issued)) == (
        "V/v rà soát viên chức sau khi sắp xếp",
        "Đồi Chè",
        "2026-10-12",
    )
