"""Recipients and signature side by side on the page, typed or read line by line with one blank between; and papers carried out."""

import inspect

import pytest

from directives.compile import compile_directive
from directives.sentences.citations import carried_out


def test_the_signature_beside_the_recipients_is_read_apart_from_them():
    """ỦY BAN NHÂN DÂN
    TỈNH QUẢNG TRỊ
    Số: 12/KH-UBND
    Quảng Trị, ngày 05 tháng 3 năm 2026

    KẾ HOẠCH
    Dọn kênh mương

    1. Sở Xây dựng rà soát cống.
    2. Sở Y tế tuyên truyền.

    Nơi nhận: TM. ỦY BAN NHÂN DÂN
    - Bộ Xây dựng (b/c); KT. CHỦ TỊCH
    - Các sở, ngành; PHÓ CHỦ TỊCH
    - UBND các xã;
    - Lưu: VT, KT2. Nguyễn Bình Minh
    """
    text = inspect.getdoc(test_the_signature_beside_the_recipients_is_read_apart_from_them)
    directive = compile_directive(text.encode(), "a.txt").plan.directive
    assert directive.recipients == ("Bộ Xây dựng (b/c)", "Các sở, ngành", "UBND các xã", "Lưu: VT, KT2")
    signer = directive.signer
    assert (signer.name, signer.title, signer.for_) == ("Nguyễn Bình Minh", "Phó Chủ tịch", "Chủ tịch")


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        (
            "Để dọn kênh, theo ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 18/TB-UBND ngày 02/6/2026, Sở A đề nghị:",
            ["18/TB-UBND"],
        ),
        ("Theo chỉ đạo của UBND tỉnh tại Công văn số 12/UBND-NC ngày 02/6/2026, Sở A đề nghị:", ["12/UBND-NC"]),
        (
            "Để thực hiện nghiêm Luật Đê điều số 79/2006/QH11, Luật Phòng, chống thiên tai số 33/2013/QH13, yêu cầu:",
            ["79/2006/QH11", "33/2013/QH13"],
        ),
        ("Theo đề nghị của Sở A tại Tờ trình số 12/TTr-SA ngày 02/6/2026, UBND tỉnh yêu cầu:", []),
        ("Theo Công văn số 12/UBND-NC ngày 02/6/2026, Sở A thông báo:", []),
    ],
)
def test_orders_that_are_followed_and_laws_in_a_row_are_carried_out(said, numbers):
    assert carried_out([said]) == numbers
