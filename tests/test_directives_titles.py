"""Titles, numbers and issuers as they really stand at the head of documents. Each test's document is its docstring or a row."""

import inspect

import pytest

from directives.compile import compile_directive


def test_a_title_in_small_letters():
    """ỦY BAN NHÂN DÂN
    TỈNH SÔNG THAO
    Số: 9/KH-UBND

    Kế hoạch

    Giữ sạch bờ sông trên địa bàn tỉnh

    Thực hiện Quyết định số 5/QĐ-TTg, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

    1. Sở Xây dựng dọn rác ven sông.
    """
    text = inspect.cleandoc(test_a_title_in_small_letters.__doc__)
    directive = compile_directive(text.encode(), "a.txt").plan.directive
    assert (directive.kind, directive.subject) == ("ke-hoach", "Giữ sạch bờ sông trên địa bàn tỉnh")
    assert directive.issuer == "Ủy ban nhân dân tỉnh Sông Thao"


HEADS = {
    "two bodies": (
        "ỦY BAN MẶT TRẬN XÃ BẾN ĐÁ\nTIỂU BAN NƯỚC SẠCH\nSố: /KH-TBNS\nBến Đá, ngày 5 tháng 4 năm 2026\n\nKẾ HOẠCH\nGiữ sạch bờ sông\n",
        ("Tiểu ban nước sạch", "/KH-TBNS"),
    ),
    "standing committee": (
        "ỦY BAN MẶT TRẬN\nXÃ BẾN ĐÁ\nBAN THƯỜNG TRỰC\nSố: 3/KH-BTT\nBến Đá, ngày 5 tháng 4 năm 2026\n\nKẾ HOẠCH\nGiữ sạch bờ sông\n",
        ("Ban thường trực ủy ban mặt trận xã Bến Đá", "3/KH-BTT"),
    ),
    "lost tone marks": (
        "VAN PHONG ĐOÀN SÔNG CONG HOA XÃ HOI CHỦ NGHĨA VIỆT NAM\n\nSố: 3/TB-VPĐS Bến Đá, ngày 5 tháng 4 năm 2026\n\n"
        "THÔNG BÁO\nKết luận cuộc họp\n\nVăn phòng Đoàn Sông thông báo như sau:\n",
        ("Văn phòng Đoàn Sông", "3/TB-VPĐS"),
    ),
    "issuer under the title": (
        "# TOÀN VĂN: KẾT LUẬN 15-KL/TW\n\nKẾT LUẬNCỦA BAN BÍ THƯvề giữ sạch bờ sông\n\nSau khi nghe báo cáo:\n",
        ("Ban Bí thư", "15-KL/TW"),
    ),
}


@pytest.mark.parametrize("head", HEADS)
def test_issuer_and_number(head):
    text, (issuer, number) = HEADS[head]
    directive = compile_directive(
        f"{text}\n1. Sở Xây dựng dọn rác, Ban Bí thư theo dõi.\n".encode(), "a.txt"
    ).plan.directive
    assert (directive.issuer.casefold(), directive.number) == (issuer.casefold(), number)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "VỀ GIỮ SẠCH BỜ SÔNG; PHÂN LOẠI,\nTHU GOM RÁC Ở CHỢ",
            "Về giữ sạch bờ sông; phân loại, thu gom rác ở chợ",
        ),
        (
            "VỀ GIỮ SẠCH BỜ SÔNG;\nTHU GOM RÁC THEO NGHỊ QUYẾT SỐ 12-NQ/TW VÀ KẾ HOẠCH 5/KH-UBND",
            "Về giữ sạch bờ sông; thu gom rác theo nghị quyết số 12-NQ/TW và kế hoạch 5/KH-UBND",
        ),
        ("Về giữ sạch bờ sông;\nTheo đề nghị của Giám đốc Sở Xây dựng;", "Về giữ sạch bờ sông"),
    ],
)
def test_a_title_in_capitals_goes_on_past_a_semicolon(title, subject):
    text = f"NGHỊ QUYẾT\n{title}\n\nChính phủ yêu cầu:\n1. Sở Xây dựng dọn rác trước ngày 3/4/2026.\n"
    assert compile_directive(text.encode(), "a.txt").plan.directive.subject == subject
