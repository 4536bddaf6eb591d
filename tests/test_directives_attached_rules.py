"""A decision with the rules that it issues: its own articles enact, those of the rules charge whom they name."""

from directives.compile import compile_directive
from directives.structure.parts import is_duty

RULES = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 17/QĐ-UBND
An Hải, ngày 05 tháng 3 năm 2026
QUYẾT ĐỊNH
Ban hành Quy chế hoạt động của Ban Chỉ đạo phát triển du lịch tỉnh
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động của Ban Chỉ đạo phát triển du lịch tỉnh.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Lê Văn Bình

QUY CHẾ
Hoạt động của Ban Chỉ đạo phát triển du lịch tỉnh
(Kèm theo Quyết định số 17/QĐ-UBND ngày 05 tháng 3 năm 2026)
Chương I
CHẾ ĐỘ LÀM VIỆC
Điều 1. Ban Chỉ đạo làm việc theo chế độ kiêm nhiệm.
Điều 2. Đề cao vai trò của Trưởng Ban Chỉ đạo.
Điều 3. Khi thay đổi nhân sự, cơ quan cử nhân sự có trách nhiệm báo cáo Trưởng Ban Chỉ đạo.
Điều 4. Sử dụng con dấu
1. Trưởng Ban Chỉ đạo sử dụng con dấu của Ủy ban nhân dân tỉnh.
2. Ban Chỉ đạo phát triển du lịch các xã định kỳ 06 tháng báo cáo Ban Chỉ đạo.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 5. Sở Du lịch có trách nhiệm theo dõi, đôn đốc thực hiện Quy chế này.
"""


def test_articles_of_the_rules_charge_whom_they_name():
    plan = compile_directive(RULES.encode(), "quy-che.txt").plan
    assert [(task.clause.split(".", 1)[1], task.lead) for task in plan.tasks] == [
        ("Điều 3", ("cơ quan cử nhân sự",)),
        ("Điều 4.2", ("Ban Chỉ đạo phát triển du lịch các xã",)),
        ("Điều 5", ("Sở Du lịch",)),
    ]


def test_amendments_are_no_work():
    assert not is_duty("Sửa đổi, bổ sung khoản 2 Điều 4 như sau:")
    assert not is_duty("Thay thế cụm từ “thị trấn” bằng cụm từ “phường” tại Điều 3.")
    assert is_duty("Bổ sung thuốc cho các trạm y tế xã.")
