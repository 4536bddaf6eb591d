"""A decision with the rules that it issues charges whom these name; groups that plan for the whole do what names nobody."""

from directives.compile import compile_directive
from directives.structure.duties import is_duty

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


DUTIES = """ỦY BAN NHÂN DÂN
THÀNH PHỐ AN HẢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
QUY ĐỊNH
Về bến đò ngang trên địa bàn thành phố
(Ban hành kèm theo Quyết định số 17/QĐ-UBND ngày 05 tháng 3 năm 2026)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Giải thích từ ngữ
1. Bến đò ngang là nơi đò đưa khách qua sông.
Chương II
QUY ĐỊNH CỤ THỂ
Điều 2. Các quy định đối với chủ bến đò ngang
1. Chủ bến đò ngang trước khi mở bến phải có đủ các điều kiện sau:
a. Đăng ký bến với Ủy ban nhân dân xã;
b. Niêm yết giá vé.
2. Báo cáo số chuyến hàng quý (trước ngày 10 của tháng kế tiếp).
Điều 3. Nghĩa vụ của người lái đò
1. Mặc áo phao khi chở khách.
Chương III
TỔ CHỨC THỰC HIỆN
Điều 4. Sở Xây dựng
1. Kiểm tra bến đò ít nhất 01 lần/01 năm.
Điều 5. Sửa đổi, bổ sung quy định
Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các tổ chức, cá nhân phản ánh kịp thời về Sở Xây dựng.
"""


def test_rules_called_by_any_name_are_read_with_whom_their_articles_speak_of():
    compiled = compile_directive((RULES.split("QUY CHẾ\nHoạt")[0] + DUTIES).encode(), "quy-dinh.txt")
    assert [
        (task.clause.split(".", 1)[1], task.lead[0], task.due and task.due.kind) for task in compiled.plan.tasks
    ] == [
        ("Điều 2.1.a", "Chủ bến đò ngang", None),
        ("Điều 2.1.b", "Chủ bến đò ngang", None),
        ("Điều 2.2", "chủ bến đò ngang", "recurring"),
        ("Điều 3.1", "người lái đò", None),
        ("Điều 4.1", "Sở Xây dựng", "recurring"),
        ("Điều 5", "các tổ chức, cá nhân", "on-event"),
    ]
    asked = {one.place.clause.split(".", 1)[1] for one in compiled.problems if one.code == "lead-from-heading"}
    assert asked == {"Điều 2", "Điều 2.1", "Điều 3"}


def test_amendments_are_no_work():
    assert not is_duty("Sửa đổi, bổ sung khoản 2 Điều 4 như sau:")
    assert not is_duty("Thay thế cụm từ “thị trấn” bằng cụm từ “phường” tại Điều 3.")
    assert is_duty("Bổ sung thuốc cho các trạm y tế xã.")


PLAN = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 18/KH-UBND
An Hải, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Sửa chữa bến đò ngang
I. NỘI DUNG
1. Kiểm tra các bến đò ngang trên sông.
2. Thay phao cứu sinh đã cũ.
II. PHÂN CÔNG NHIỆM VỤ
1. Sở Y tế mua tủ thuốc cho các bến.
2. Sở Xây dựng lập hồ sơ thiết kế bến mẫu.
III. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành và Ủy ban nhân dân các xã:
a) Căn cứ nhiệm vụ được giao tại Kế hoạch này, xây dựng kế hoạch cụ thể, tổ chức triển khai thực hiện.
b) Báo cáo kết quả trước ngày 15 tháng 12 năm 2026.
2. Sở Xây dựng theo dõi, đôn đốc.
Nơi nhận:
- Các sở;
- Lưu: VT.
CHỦ TỊCH
Lê Văn Bình
"""


def test_groups_that_plan_for_the_whole_do_what_names_nobody():
    plan = compile_directive(PLAN.encode(), "ke-hoach.txt").plan
    leads = {task.clause: task.lead for task in plan.tasks}
    assert leads["I.1"] == leads["I.2"] == ("Các sở, ban, ngành", "Ủy ban nhân dân các xã")


ISSUED = RULES.partition("QUY CHẾ\nHoạt")[0].replace(
    "Điều 2. Quyết",
    "Điều 2. Giao Sở Du lịch triển khai thực hiện Kế hoạch này.\n"
    "Điều 3. Sở Du lịch lập danh sách Tổ giúp việc, trình UBND tỉnh trước ngày 20/3/2026.\n"
    "Điều 4. Giao Sở Tài chính:\n1. Bố trí kinh phí.\n2. Kiểm tra việc chi.\n"
    "Điều 5. Tổ chức thực hiện\n1. Giao Sở Nội vụ kiểm tra các đơn vị.\n2. Bãi bỏ Quyết định số 5/QĐ-UBND.\nĐiều 6. Quyết",
)


def test_articles_that_charge_somebody_besides_the_plan_they_issue_are_tasks():
    plan = (
        "KẾ HOẠCH\nPhát triển du lịch\n(Kèm theo Quyết định số 17/QĐ-UBND)\nI. NHIỆM VỤ\n1. Công an tỉnh giữ trật tự.\n"
    )
    made = compile_directive((ISSUED + plan).encode(), "ke-hoach.txt").plan
    assert [(task.clause, task.lead[0]) for task in made.tasks] == [
        ("Điều 3", "Sở Du lịch"),
        ("Điều 4.1", "Sở Tài chính"),
        ("Điều 4.2", "Sở Tài chính"),
        ("Điều 5.1", "Sở Nội vụ"),
        ("I.1", "Công an tỉnh"),
    ]
    assert made.tasks[0].report_to == "UBND tỉnh"
