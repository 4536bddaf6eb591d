"""Lines that a page tore apart or ran together: sections, years, rules, columns."""

from directives.compile import compile_directive

PLAN = """ĐẢNG ỦY XÃ AN HẢI
*
Số -KH/ĐU
An Hải, ngày tháng 3 năm 2026
KẾ HOẠCH
trồng cây đầu xuân và chăm sóc vườn ươm của các thôn
-----
Thực hiện Kế hoạch số 12-KH/TU, ngày 02/02/2026 của Ban Thường vụ Tỉnh ủy về trồng
cây, Ban Thường vụ Đảng ủy ban hành Kế hoạch như sau:
I. Đánh giá tình hình trồng cây năm 2025
1. Kết quả
Trong năm các thôn trồng được hơn hai nghìn cây phân tán ven đường và quanh đình
làng, tỉ lệ cây sống cao hơn các năm trước. Vườn ươm của xã còn nhỏ, cây giống chưa
đáp ứng đủ nhu cầu của hộ dân và phần nào ảnh hưởng đến tiến độ ở các Chi bộ
II. Nhiệm vụ trồng cây năm 2026
1. Văn phòng Đảng ủy:
- Theo dõi việc trồng cây theo Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2025 -
2030. Chủ động nắm tình hình các vườn ươm ở từng thôn.
- Tổng hợp kết quả trồng cây của các thôn n h i ệ m k ỳ 2 0 2 6
-
2 0 3 1 .
Nơi nhận:
T/M BAN THƯỜNG VỤ
- Ban Thường vụ Tỉnh ủy (báo cáo),
- Các chi bộ trực thuộc,
- Lưu Văn phòng.
BÍ THƯ
Trần Văn Nam
"""


def _plan():
    return compile_directive(PLAN.encode(), "ke-hoach.txt").plan


def test_a_roman_section_begins_behind_a_line_without_a_full_stop():
    assert [task.clause for task in _plan().tasks] == ["II.1.1", "II.1.2"]


def test_the_second_of_two_years_is_no_number():
    assert _plan().tasks[0].quote.startswith("Theo dõi việc trồng cây")


def test_a_number_left_blank_is_no_place():
    assert _plan().directive.place == "An Hải"


def test_the_grounds_stand_below_a_line_drawn_across_the_page():
    assert _plan().directive.implements == ("12-KH/TU",)


def test_recipients_beside_the_signature_are_read_in_their_column():
    directive = _plan().directive
    assert directive.recipients == ("Ban Thường vụ Tỉnh ủy (báo cáo)", "Các chi bộ trực thuộc", "Lưu Văn phòng")
    assert directive.signer is not None
    assert directive.signer.name == "Trần Văn Nam"
