"""Papers whose head is lost: the title in one line of small letters, the body that issues it below, then the grounds."""

import pytest

from directives.compile import compile_directive
from directives.heads.titled_in_one import titled_in_one

GROUNDS = (
    "Căn cứ Luật Đê điều ; \nCăn cứ Quyết định số 13/2003/QĐ-TTg ngày 17/01/2003 của Thủ tướng Chính phủ về bến đò ; \n"
)
COUNCIL = "Hội đồng nhân dân tỉnh sông thao"
BODY = "Quyết định : \nĐiều 1 . Giao Sở Xây dựng kiểm tra các bến đò trên địa bàn tỉnh Sông Thao . \n"


def made(head):
    return compile_directive((head + GROUNDS + BODY).encode(), "quyet-dinh.txt").plan.directive


def test_title_and_issuer_are_read_and_the_number_of_the_grounds_is_not_its_own():
    directive = made(
        "Quyết định ban hành kế hoạch sửa bến đò trên địa bàn tỉnh sông thao năm 2005 \nỦy ban nhân dân tỉnh sông thao \n"
    )
    assert directive.kind == "quyet-dinh"
    assert directive.number is None
    assert directive.issued is None
    assert directive.issuer == "Ủy ban nhân dân tỉnh Sông Thao"
    assert directive.subject == "Ban hành kế hoạch sửa bến đò trên địa bàn tỉnh Sông Thao năm 2005"
    assert [cite.number for cite in directive.cites] == ["13/2003/QĐ-TTg"]


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("Quyết định về việc sửa các bến đò \nThủ tướng chính phủ \n", "Thủ tướng Chính phủ"),
        ("Quyết định v / v cấm bến đò cũ \n( tạm thời ) \nBộ trưởng bộ giao thông vận tải \n", "Bộ trưởng Bộ Giao thông vận tải"),
        (f"Nghị quyết về bến đò tỉnh sông thao \n{COUNCIL} \nKhoá xvi , kỳ họp thứ mười tám \n", "Hội đồng nhân dân tỉnh Sông Thao"),
        (f"Nghị quyết về quy hoạch bến đò \n{COUNCIL} khóa vii - kỳ họp thứ 6 \n", "Hội đồng nhân dân tỉnh Sông Thao"),
        ("Quyết định về quy hoạch bến đò tỉnh sông thao \nỦy ban nhân dân tỉnh \n", "Ủy ban nhân dân tỉnh Sông Thao"),
    ],
)  # fmt: skip
def test_who_issues_it(head, issuer):
    assert made(head).issuer == issuer


@pytest.mark.parametrize(
    "head",
    [
        "Quyết định số 5/QĐ-UBND ngày 1/2/2005 về bến đò \nỦy ban nhân dân tỉnh sông thao \n",
        "Quyết định \nỦy ban nhân dân tỉnh sông thao \n",
        "QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH SỬA BẾN ĐÒ \nỦy ban nhân dân tỉnh Sông Thao \n",
        "Quyết định về quy hoạch bến đò tỉnh sông thao \nCác bến đò đã cũ \n",
        "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\nQUYẾT ĐỊNH\nVề bến đò\n",
    ],
)
def test_other_heads_are_read_as_before(head):
    assert titled_in_one(head + GROUNDS + BODY) is None


def test_a_number_in_the_grounds_above_the_title_is_another_papers():
    directive = made("Quyết định về quy hoạch bến đò tỉnh sông thao \n")
    assert directive.number is None
