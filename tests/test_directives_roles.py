"""Several roles in one cell; bullets whose dash stands alone on its line; a last piece that only reports or closes."""

import inspect

from directives.compile import compile_directive


def tasks(test):
    """The tasks of the document of a test."""
    return compile_directive(inspect.cleandoc(test.__doc__).encode(), "a.txt").plan.tasks


def test_a_cell_that_names_who_leads_and_who_joins():
    """KẾ HOẠCH
    Phát triển chợ đầu mối

    I. NHIỆM VỤ
    | Nội dung | Phân công nhiệm vụ | Tiến độ |
    | 1. Kiểm kê quầy hàng | Chủ trì: Sở Công Thương. Phối hợp: Sở Tài chính, Sở NN&MT (số liệu), Thuế tỉnh. | Quý IV/2026 |
    | 2. Lập phương án di dời | Chủ trì: Sở Xây dựng (quy hoạch); Sở Tài chính. Phối hợp: Công an tỉnh. | Năm 2027 |
    """
    found = tasks(test_a_cell_that_names_who_leads_and_who_joins)
    assert [(task.lead, task.with_) for task in found] == [
        (("Sở Công Thương",), ("Sở Tài chính", "Sở NN&MT", "Thuế tỉnh")),
        (("Sở Xây dựng", "Sở Tài chính"), ("Công an tỉnh",)),
    ]


def test_a_dash_alone_on_its_line_opens_a_bullet():
    """KẾ HOẠCH
    Kiểm kê kho vật tư

    I. NHIỆM VỤ
    1.
    Sở Tài chính
    -
    Tuyên truyền, phổ biến quy định về kho.
    Thời gian thực hiện: Từ ngày 01/11/2026 đến ngày 30/11/2026.
    -
    Kiểm kê vật tư tại các kho.
    Thời gian thực hiện: Trước ngày 15/12/2026.
    """
    found = tasks(test_a_dash_alone_on_its_line_opens_a_bullet)
    assert [(task.clause, task.due.date.isoformat()) for task in found] == [
        ("I.1.1", "2026-11-30"),
        ("I.1.2", "2026-12-14"),
    ]


def test_a_last_piece_that_only_reports_or_closes_is_no_task_of_its_own():
    """KẾ HOẠCH
    Sửa chữa kè

    I. NHIỆM VỤ
    1. Ban Xây dựng Đảng tham mưu kế hoạch của xã; trình Thường trực Đảng ủy trước ngày 24/6/2026.
    2. Sở Tài chính rà soát hồ sơ đất kè. Đảm bảo hoàn thành trong quý I/2027.
    3. Các chi bộ quán triệt nội dung kế hoạch trong kỳ sinh hoạt định kỳ tháng 6/2026.
    """
    found = tasks(test_a_last_piece_that_only_reports_or_closes_is_no_task_of_its_own)
    assert [task.clause for task in found] == ["I.1", "I.2", "I.3"]
    assert [(task.report_to, task.due and task.due.kind) for task in found] == [
        ("Thường trực Đảng ủy", "date"),
        (None, "date"),
        (None, "date"),
    ]


def test_a_report_before_work_of_another_body_is_no_task_of_its_own():
    """KẾ HOẠCH
    Sửa chữa kè

    I. NHIỆM VỤ
    1. Sở Tài chính lập kế hoạch sửa kè; báo cáo Phó Chủ tịch UBND tỉnh - Trưởng Ban Chỉ đạo trước ngày 24/11/2026; trên cơ sở đó,
    Sở Xây dựng khảo sát chân kè.
    2. Sở Y tế rà soát tủ thuốc; trình Ủy ban nhân dân tỉnh trước ngày 05/12/2026. Ủy ban nhân dân các xã phát thuốc.
    3. Sở Nội vụ lập danh sách; báo cáo Ủy ban nhân dân tỉnh trước ngày 07/12/2026; Sở Nội vụ chi trả phụ cấp.
    """
    found = tasks(test_a_report_before_work_of_another_body_is_no_task_of_its_own)
    assert [(task.id, task.lead, task.report_to, task.due and task.due.date.isoformat()) for task in found] == [
        ("I.1", ("Sở Tài chính",), "Phó Chủ tịch UBND tỉnh", "2026-11-23"),
        ("I.1-2", ("Sở Xây dựng",), None, None),
        ("I.2", ("Sở Y tế",), "Ủy ban nhân dân tỉnh", "2026-12-04"),
        ("I.2-2", ("Ủy ban nhân dân các xã",), None, None),
        ("I.3", ("Sở Nội vụ",), None, None),
        ("I.3-2", ("Sở Nội vụ",), "Ủy ban nhân dân tỉnh", "2026-12-06"),
    ]


def test_another_work_finished_by_a_day_leaves_the_work_before_it_without_one():
    """KẾ HOẠCH
    Sửa chữa kè

    I. NHIỆM VỤ
    1. Sở Xây dựng hoàn thiện hồ sơ phòng cháy; tập trung nhân lực, hoàn thành việc xây dựng kè trước ngày 30/11/2026 và bàn giao.
    2. Sở Y tế rà soát kho; tổ chức lớp học, hoàn thành công tác lắp đặt tủ trước ngày 25/4/2026.
    3. Sở Y tế rà soát kho; lắp tủ, hoàn thành việc rà soát trước ngày 25/4/2026.
    4. Sở Y tế rà soát kho; tập trung lắp đặt tủ, hoàn thành trước ngày 25/4/2026.
    """
    found = tasks(test_another_work_finished_by_a_day_leaves_the_work_before_it_without_one)
    assert [(task.id, task.due and task.due.date.isoformat()) for task in found] == [
        ("I.1", None), ("I.1-2", "2026-11-29"), ("I.2", None), ("I.2-2", "2026-04-24"), ("I.3", "2026-04-24"), ("I.4", "2026-04-24"),
    ]  # fmt: skip


def test_with_whom_work_above_a_label_of_time_is_done():
    """KẾ HOẠCH
    Kiểm kê kho lúa

    I. NHIỆM VỤ
    1. Sở Tài chính
    - Phối hợp với các cơ quan chuyên môn có liên quan hướng dẫn biểu mẫu.
    Thời gian hoàn thành: Tháng 12/2026.
    - Phối hợp với Sở Y tế kiểm tra kho.
    Thời hạn: Trước ngày 05/12/2026.
    2. Rà soát kho lúa, phối hợp với Sở Y tế kiểm tra.
    Đơn vị thực hiện: Sở Y tế.
    3. Chỉ đạo các xã phối hợp với Sở Y tế kiểm tra.
    Đơn vị thực hiện: Sở Nội vụ.
    4. Nội dung: Phối hợp với Sở Công Thương rà soát kho.
    Đơn vị thực hiện: Sở Nội vụ.
    5. Kiểm tra bến đò
    - Nội dung: Phối hợp với Công an tỉnh kiểm tra bến đò.
    - Chủ trì: Sở Xây dựng.
    6. Sở Y tế (chủ trì), Sở Tài chính phối hợp kiểm tra kho.
    Thời gian: Tháng 12/2026.
    """
    found = tasks(test_with_whom_work_above_a_label_of_time_is_done)
    assert [(task.lead, task.with_) for task in found] == [
        (("Sở Tài chính",), ("các cơ quan chuyên môn có liên quan",)),
        (("Sở Tài chính",), ("Sở Y tế",)),
        (("Sở Y tế",), ()),
        (("Sở Nội vụ",), ()),
        (("Sở Nội vụ",), ("Sở Công Thương",)),
        (("Sở Xây dựng",), ("Công an tỉnh",)),
        (("Sở Y tế",), ("Sở Tài chính",)),
    ]


def test_with_whom_a_row_is_done_is_read_from_its_work_where_no_cell_says_it():
    """KẾ HOẠCH
    Kiểm kê kho lúa

    I. NHIỆM VỤ
    | STT | Nội dung | Cơ quan thực hiện | Thời gian |
    | 1 | Phối hợp với Sở Y tế rà soát kho thuốc | Sở Nội vụ | Quý IV/2026 |
    | 2 | Chủ trì, phối hợp với Sở Y tế, Công an tỉnh lập phương án | Sở Y tế | Năm 2027 |
    | 3 | Chỉ đạo các xã phối hợp với Sở Y tế lập phương án | Sở Xây dựng | Năm 2027 |
    """
    found = tasks(test_with_whom_a_row_is_done_is_read_from_its_work_where_no_cell_says_it)
    assert [(task.lead, task.with_) for task in found] == [
        (("Sở Nội vụ",), ("Sở Y tế",)),
        (("Sở Y tế",), ("Công an tỉnh",)),
        (("Sở Xây dựng",), ()),
    ]


def test_what_is_vied_for_is_work():
    """KẾ HOẠCH
    Thi đua làm sạch bờ sông

    I. NỘI DUNG THI ĐUA
    Các xã, phường tập trung thực hiện các nội dung sau:
    1. Thi đua thu gom rác ven sông.
    2. Thi đua giữ gìn bến đò.
    """
    assert [(task.clause, task.lead) for task in tasks(test_what_is_vied_for_is_work)] == [
        ("I.1", ("Các xã, phường",)),
        ("I.2", ("Các xã, phường",)),
    ]


def test_labelled_groups_of_work_bodies_and_time():
    """KẾ HOẠCH
    Số hóa sổ hộ tịch

    I. NHIỆM VỤ
    1. Về dữ liệu
    a) Nhiệm vụ: Tham mưu Ủy ban nhân dân tỉnh chuẩn hóa sổ hộ tịch.
    b) Cơ quan thực hiện:
    - Đơn vị chủ trì: Sở Tư pháp.
    - Đơn vị phối hợp: Công an tỉnh, Sở Nội vụ.
    c) Thời gian thực hiện: Hoàn thành trong năm 2026.
    2. Về nền tảng
    a) Nhiệm vụ:
    - Rà soát máy chủ.
    - Phối hợp với Sở Tài chính mua máy quét.
    b) Cơ quan thực hiện:
    - Đơn vị chủ trì: Sở Khoa học và Công nghệ.
    - Đơn vị phối hợp: Các Sở, ban, ngành.
    c) Thời gian thực hiện: Thực hiện thường xuyên.
    """
    found = tasks(test_labelled_groups_of_work_bodies_and_time)
    assert [(task.clause, task.lead, task.with_, bool(task.due)) for task in found] == [
        ("I.1.a", ("Sở Tư pháp",), ("Công an tỉnh", "Sở Nội vụ"), True),
        ("I.2.a.1", ("Sở Khoa học và Công nghệ",), ("Các Sở, ban, ngành",), False),
        ("I.2.a.2", ("Sở Khoa học và Công nghệ",), ("Sở Tài chính", "Các Sở, ban, ngành"), False),
    ]
    assert found[0].quote.startswith("Tham mưu")


def test_ordinal_words_number_units_and_time_left_is_no_deadline():
    """THÔNG BÁO
    Kết luận cuộc họp về chống ngập

    I. MỘT SỐ YÊU CẦU
    Thứ nhất, các xã khẩn trương khơi thông cống rãnh.
    Thứ hai, các phường tổng hợp điểm ngập.

    II. NHIỆM VỤ
    Từ nay đến hết năm 2026 chỉ còn gần hai tháng, yêu cầu các sở, ngành:
    1. Rà soát tiến độ các dự án thoát nước.
    """
    found = tasks(test_ordinal_words_number_units_and_time_left_is_no_deadline)
    assert [(task.clause, task.lead, task.due) for task in found] == [
        ("I.1", ("các xã",), None),
        ("I.2", ("các phường",), None),
        ("II.1", ("các sở, ngành",), None),
    ]


def test_heads_of_committees_keep_their_office_and_titles_shared_are_dropped():
    """KẾ HOẠCH
    Kiểm kê kho lúa

    Yêu cầu Giám đốc, Thủ trưởng các sở, ban, ngành thực hiện:
    1. Rà soát kho lúa.
    2. Nhiệm vụ của thành viên Ban Chỉ đạo
    a) Trưởng Ban Chỉ đạo
    - Điều hành việc kiểm kê.
    b) Sở Tài chính
    - Tổng hợp số liệu.
    """
    found = tasks(test_heads_of_committees_keep_their_office_and_titles_shared_are_dropped)
    assert [task.lead for task in found] == [("các sở, ban, ngành",), ("Trưởng Ban Chỉ đạo",), ("Sở Tài chính",)]


def test_duties_of_those_nobody_listed_beside_known_bodies():
    """KẾ HOẠCH
    Kiểm kê kho lúa

    I. NHIỆM VỤ CỤ THỂ
    1. Nhiệm vụ của thành viên Ban Chỉ đạo
    a) Sở Tài chính
    - Tổng hợp số liệu.
    b) Trách nhiệm của chủ kho lúa (kể cả kho thuê):
    - Mở kho đúng giờ.
    2. Nếu có vướng mắc, các doanh nghiệp phản hồi về Sở Tài chính.
    3. Sở Công Thương rà soát giá lúa. Trường hợp có đề xuất khác, khẩn trương báo cáo Ủy ban nhân dân tỉnh, đảm bảo hoàn thành
    nhiệm vụ trước ngày 15/12/2026.
    4. Sở Tài chính bố trí vốn theo Nghị quyết hằng năm của Hội đồng nhân dân tỉnh.
    """
    found = tasks(test_duties_of_those_nobody_listed_beside_known_bodies)
    assert [(task.clause, task.lead) for task in found] == [
        ("I.1.a.1", ("Sở Tài chính",)),
        ("I.1.b.1", ("chủ kho lúa",)),
        ("I.2", ("các doanh nghiệp",)),
        ("I.3", ("Sở Công Thương",)),
        ("I.4", ("Sở Tài chính",)),
    ]
    assert [task.report_to for task in found[2:]] == ["Sở Tài chính", "Ủy ban nhân dân tỉnh", None]
    assert (found[3].due.kind, found[4].due) == ("date", None)


def test_groups_set_apart_in_headings_and_roles_told_in_small_letters():
    """KẾ HOẠCH
    Nuôi cá lồng

    I. NHIỆM VỤ
    1. Các tổ chức, cá nhân và hộ gia đình khai thác nước giếng trên địa bàn có trách nhiệm
    a) Khai báo số lồng.
    b) Dời lồng khỏi luồng chạy tàu.
    2. Đối với Ban Giám hiệu nhà trường
    Phân công trực đêm.
    3. Đối với đội trực đêm
    Tuần tra quanh hồ.
    | Nội dung | Phân công nhiệm vụ | Tiến độ |
    | 1. Kiểm kê lồng cá | Chủ trì: Sở Công Thương. Phối hợp: Sở Tài chính, viện nghiên cứu, chủ bè. | Năm 2026 |
    """
    found = tasks(test_groups_set_apart_in_headings_and_roles_told_in_small_letters)
    apart = ("Các tổ chức, cá nhân và hộ gia đình khai thác nước giếng trên địa bàn",)
    assert [task.lead for task in found] == [
        apart, apart, ("Ban Giám hiệu nhà trường",), ("đội trực đêm",), ("Sở Công Thương",),
    ]  # fmt: skip
    assert found[-1].with_ == ("Sở Tài chính", "viện nghiên cứu", "chủ bè")
