"""Directives of varied shape, written for the tests: who, when and what of plans of communes, schools, Party bodies and letters."""

import inspect

from directives.compile import compile_directive


def made(function):
    """What the docstring of a test compiles to."""
    return compile_directive(inspect.cleandoc(function.__doc__).encode(), "test.txt")


def when(plan):
    """Clause with part, and the due of each task in short."""
    found = []
    for task in plan.tasks:
        due = task.due
        short = None if due is None else getattr(due, "rrule", None) or str(getattr(due, "date", due.kind))
        found.append((task.id, short))
    return found


def test_periods_with_days_of_their_own_are_parts():
    """KẾ HOẠCH
    Thu gom rác ven sông
    Sông Thao, ngày 12 tháng 01 năm 2026

    I. TỔ CHỨC THỰC HIỆN
    1. Sở Xây dựng báo cáo UBND tỉnh hằng tháng (trước ngày 20 hằng tháng), 6 tháng (trước ngày 10/6), năm (trước ngày 05/12).
    2. Sở Tài chính báo cáo định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12).
    """
    plan = made(test_periods_with_days_of_their_own_are_parts).plan
    assert when(plan) == [
        ("I.1", "FREQ=MONTHLY;BYMONTHDAY=19"),
        ("I.1-2", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=9"),
        ("I.1-3", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=4"),
        ("I.2", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=14"),
    ]
    assert [task.report_to for task in plan.tasks[:3]] == ["UBND tỉnh"] * 3


def test_a_report_after_the_closing_call_is_a_duty():
    """KẾ HOẠCH
    Tiêm phòng cho đàn vật nuôi
    Phú Lộc, ngày 12 tháng 01 năm 2026

    I. TỔ CHỨC THỰC HIỆN
    1. Phòng Kinh tế đăng ký vắc xin trước ngày 10/02/2026.

    Yêu cầu các đơn vị nghiêm túc triển khai thực hiện Kế hoạch này. Ngày 20 hằng tháng báo cáo kết quả về UBND xã (qua Phòng Kinh tế)./.
    """
    plan = made(test_a_report_after_the_closing_call_is_a_duty).plan
    assert when(plan) == [("I.1", "2026-02-09"), ("kết.1", "FREQ=MONTHLY;BYMONTHDAY=20")]
    assert (plan.tasks[1].lead, plan.tasks[1].via) == (("các đơn vị",), "Phòng Kinh tế")


def test_an_agenda_is_no_list_of_tasks():
    """KẾ HOẠCH
    Tổ chức hội nghị tổng kết
    Hòa Long, ngày 06 tháng 12 năm 2025

    I. THỜI GIAN, ĐỊA ĐIỂM
    1. Thời gian: 07 giờ 30 phút ngày 25/12/2025.
    II. CHƯƠNG TRÌNH HỘI NGHỊ
    1. Văn nghệ chào mừng.
    2. Trình bày báo cáo tổng kết.
    3. Thảo luận.
    III. PHÂN CÔNG NHIỆM VỤ
    1. Văn phòng Đảng ủy chuẩn bị hội trường, xong trước ngày 20/12/2025.
    """
    found = made(test_an_agenda_is_no_list_of_tasks)
    assert when(found.plan) == [("III.1", "2025-12-19")]
    assert ("contents-passed-over", "II") in {(one.code, one.place.clause) for one in found.problems}


def test_an_article_that_does_what_it_says_is_no_task():
    """QUYẾT ĐỊNH
    Về việc thành lập Tổ rà soát nhà tạm
    Vĩnh An, ngày 04 tháng 11 năm 2025

    QUYẾT ĐỊNH:
    Điều 1. Thành lập Tổ rà soát nhà tạm gồm các ông, bà có tên trong danh sách kèm theo.
    Điều 2. Phòng Kinh tế lập danh sách hộ có nhà tạm, hoàn thành trước ngày 20/11/2025.
    Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
    """
    assert when(made(test_an_article_that_does_what_it_says_is_no_task).plan) == [("Điều 2", "2025-11-19")]


def test_bullets_below_labels_keep_their_own_words():
    """KẾ HOẠCH
    Kiểm tra đầu năm học
    Hà Bắc, ngày 20 tháng 8 năm 2025

    I. NỘI DUNG
    1. Kiểm tra
    - Thời gian: ngày 03/9/2025.
    - Chấm bài, hoàn thành trước ngày 08/9/2025.
    - Phòng Khảo thí tổng hợp đề.
    2. Tuyên truyền
    - Nội dung: Dán khẩu hiệu ở các lớp.
    - Đơn vị thực hiện:
    + Văn phòng nhà trường chủ trì, phối hợp với Đoàn Thanh niên.
    + Phòng Đào tạo đăng tin trên trang thông tin điện tử.
    """
    plan = made(test_bullets_below_labels_keep_their_own_words).plan
    assert when(plan)[:2] == [("I.1.2", "2025-09-07"), ("I.1.3", "2025-09-03")]
    assert [task.clause for task in plan.tasks[2:]] == ["I.2", "I.2"]
    assert [task.lead for task in plan.tasks[2:]] == [("Văn phòng nhà trường",), ("Phòng Đào tạo",)]


def test_work_before_what_only_announces_its_list():
    """KẾ HOẠCH
    Giảm nhẹ thiên tai
    Sông Thao, ngày 12 tháng 01 năm 2026

    I. TỔ CHỨC THỰC HIỆN
    1. Ủy ban nhân dân các xã, phường chủ động bố trí kinh phí từ ngân sách địa phương, tập trung một số nhiệm vụ cụ thể sau:
    - Tập huấn cho lực lượng xung kích.
    - Sửa chữa loa báo động.
    2. Sở Xây dựng tổ chức thực hiện nghiêm túc Kế hoạch này, tập trung một số nhiệm vụ cụ thể sau:
    - Gia cố bờ kè.
    """
    plan = made(test_work_before_what_only_announces_its_list).plan
    assert [task.clause for task in plan.tasks] == ["I.1", "I.1.1", "I.1.2", "I.2.1"]


def test_cases_targets_and_names_of_yearly_things_are_no_deadlines():
    """CHỈ THỊ
    Về việc phòng, chống dịch
    Sông Thao, ngày 12 tháng 01 năm 2026

    1. Trung tâm Kiểm soát bệnh tật hỗ trợ các xã xét nghiệm khi phát hiện ca bệnh bất thường.
    2. Sở Y tế phấn đấu đạt 90% số xã, phường có trạm đạt chuẩn ngay trong năm 2026.
    3. Sở Nội vụ đưa kết quả vào tiêu chí đánh giá, xếp loại cán bộ hằng năm.
    4. Sở Tài chính xác định nhu cầu kinh phí hằng năm.
    5. Sở Xây dựng hoàn thành khu cách ly trước Tết Nguyên đán.
    """
    found = made(test_cases_targets_and_names_of_yearly_things_are_no_deadlines)
    assert when(found.plan) == [
        ("1", "on-event"), ("2", None), ("3", None), ("4", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"), ("5", None),
    ]  # fmt: skip
    assert ("due-unread", "5") in {(one.code, one.place.clause) for one in found.problems}
