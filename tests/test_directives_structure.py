"""What a document is made of, where it is not as tidy as it should be. Each test's document is its docstring."""

from directives.compile import compile_directive
from tests.worded import clauses, codes, compiled, leads


def test_a_year_that_ends_a_broken_heading_is_no_number_of_a_unit():
    """1. Sở Xây dựng dọn rác ven sông, chủ trì rà soát các điểm đổ rác
    đã lập, cùng các xã sửa chữa những đoạn bờ kè bị sạt lở
    sau mùa mưa.

    2.
    Triển khai phong trào thi đua “70 ngày cao điểm” lập thành tích chào
    mừng Đại hội đại biểu Đảng bộ tỉnh lần thứ X và tổng kết năm công tác
    2025.

    - Trồng cây ven sông và dựng lại các biển báo ở những đoạn sông
    sâu, nguy hiểm.

    - Thu gom rác trôi.
    """
    assert clauses(compiled()) == ["1", "2.1", "2.2"]


def test_what_a_report_holds_is_no_work_be_it_said_with_verbs():
    """1. Các sở có báo cáo tổng hợp gửi Sở Nội vụ trước ngày 20/5/2026. Báo cáo gồm các nội dung sau:

    a) Đánh giá kết quả dọn rác ven sông.

    b) Đề xuất giải pháp.

    2. Sở Xây dựng trồng cây ven sông.
    """
    assert leads(compiled()) == [("1", ["Các sở"]), ("2", ["Sở Xây dựng"])]


def test_a_number_lost_and_a_letter_doubled_by_a_scan():
    """1. Sở Xây dựng dọn rác ven sông.

    . Các sở, ban, ngành tập trung thực hiện các việc sau:

    a) Rà soát các điểm đổ rác.

    b) Tuyên truyền đến người dân.

    c) Lắp đặt biển báo.

    đ) Trồng cây ven sông.

    đ) Sửa chữa bờ kè.

    _ Thu gom rác trôi.

    3. Sở Tài chính bố trí kinh phí.
    """
    found = compiled()
    assert clauses(found) == ["1", "2.a", "2.b", "2.c", "2.d", "2.đ.1", "3"]
    assert {("number-guessed", "2"), ("number-guessed", "2.d")} <= codes(found)


def test_the_page_number_after_a_page_break_is_no_text():
    """1. Sở Xây dựng dọn rác ven sông.

    --- PAGE BREAK ---

    2

    2. Sở Tài chính bố trí kinh phí.
    """
    assert [task.quote for task in compiled().plan.tasks] == [
        "Sở Xây dựng dọn rác ven sông.",
        "Sở Tài chính bố trí kinh phí.",
    ]


def test_what_a_page_prints_for_itself_amid_a_sentence_is_no_text():
    text = (
        "1. Sở Xây dựng đề nghị cơ quan có\n\n\f                    2\n\nthẩm quyền xem xét hồ sơ.\n\n"
        "2. Sở Tài chính bố trí\n\nCÔNG BÁO/Số 302/Ngày 02-06-2026\n74\n\nkinh phí.\n\n3. Sở Y tế họp với\n12 xã.\n"
    )
    assert [task.quote for task in compile_directive(text.encode(), "a.txt").plan.tasks] == [
        "Sở Xây dựng đề nghị cơ quan có thẩm quyền xem xét hồ sơ.",
        "Sở Tài chính bố trí kinh phí.",
        "Sở Y tế họp với 12 xã.",
    ]


def test_a_list_whose_first_number_is_lost():
    """Thống nhất với đề xuất của Sở Xây dựng.

    2. Yêu cầu các sở, ban, ngành:

    2.1. Rà soát các điểm đổ rác.

    2.2. Tuyên truyền đến người dân.
    """
    assert leads(compiled()) == [("2.1", ["các sở, ban, ngành"]), ("2.2", ["các sở, ban, ngành"])]


def test_work_after_a_case_or_a_date_is_work():
    """1. Sở Xây dựng:

    - Đối với các bến đò: Kiểm tra phao cứu sinh.

    - Nếu bến hỏng: Sửa chữa trong năm.

    - Từ ngày 01 tháng 3 năm 2026, treo biển báo.
    """
    assert clauses(compiled()) == ["1.1", "1.2", "1.3"]


def test_a_lead_in_bullet_is_no_task_and_a_paragraph_goes_on_with_the_work_above():
    """1. Sở Xây dựng:

    - Chỉ đạo Đội Quản lý bờ sông:

    - Tuần tra hằng ngày.

    Lập biên bản các vụ đổ rác.

    2. Sở Tài chính bố trí kinh phí.
    """
    assert [(task.clause, task.quote) for task in compiled().plan.tasks] == [
        ("1.2", "Tuần tra hằng ngày. Lập biên bản các vụ đổ rác."),
        ("2", "Sở Tài chính bố trí kinh phí."),
    ]


def test_bullets_ruled_by_the_verb_of_their_lead_in_are_tasks_and_doubtful():
    """1. Sở Tài chính

    a) Tham mưu Ủy ban nhân dân tỉnh trình cấp có thẩm quyền quyết định:

    - Phương án phân bổ vốn.

    - Mức vốn đối ứng của các xã.

    b) Cấp phát kinh phí.
    """
    found = compiled()
    assert leads(found) == [("1.a.1", ["Sở Tài chính"]), ("1.a.2", ["Sở Tài chính"]), ("1.b", ["Sở Tài chính"])]
    assert [task.report_to for task in found.plan.tasks] == ["cấp có thẩm quyền", "cấp có thẩm quyền", None]
    assert {("bullets-of-one-verb", "1.a.1"), ("bullets-of-one-verb", "1.a.2")} <= codes(found)


def test_a_lead_in_that_announces_contents_is_one_task():
    """1. Sở Tài chính

    a) Báo cáo Ủy ban nhân dân tỉnh về các nội dung sau:

    - Phương án phân bổ vốn.

    - Mức vốn đối ứng của các xã.
    """
    assert leads(compiled()) == [("1.a", ["Sở Tài chính"])]


def test_a_heading_of_a_section_that_assigns_leads_though_nobody_listed_its_name():
    """I. TỔ CHỨC THỰC HIỆN

    1. Sở Xây dựng

    - Theo dõi kết quả dọn rác.

    2. Nhóm thợ lặn bến Đá

    - Vớt rác dưới đáy sông.

    3. Kinh phí thực hiện

    - Sử dụng nguồn vốn hằng năm.
    """
    found = compiled()
    assert leads(found) == [("I.1.1", ["Sở Xây dựng"]), ("I.2.1", ["Nhóm thợ lặn bến Đá"])]
    assert ("lead-from-heading", "I.2") in codes(found)


def test_labelled_work_under_a_number_of_its_own():
    """I. NỘI DUNG

    1. Hội nghị các bến đò

    1.1. Nội dung: Bàn việc giữ sạch bờ sông.

    - Thời gian: Ngày 05/12/2026.

    - Đơn vị chủ trì: Sở Xây dựng.

    1.2. Sau hội nghị

    - Gửi biên bản cho các bến đò.
    """
    found = compiled()
    assert clauses(found) == ["I.1.1", "I.1.2.1"]
    assert found.plan.tasks[0].lead == ("Sở Xây dựng",)
    assert str(found.plan.tasks[0].due.date) == "2026-12-05"


def test_a_heading_with_its_sentence_on_one_line():
    """I. NỘI DUNG

    1. Tiếp nhận phản ánh về rác thải Sở Xây dựng thực hiện các việc sau:

    - Lập sổ theo dõi.

    - Trả lời người dân.
    """
    assert leads(compiled()) == [("I.1.1", ["Sở Xây dựng"]), ("I.1.2", ["Sở Xây dựng"])]


def test_work_that_a_lead_in_states_before_its_list():
    """1. Sở Xây dựng

    Đôn đốc các đơn vị quản lý bến đò giữ sạch bờ sông; cần làm ngay các việc sau:

    a) Treo biển báo.

    b) Phát tờ rơi.
    """
    assert clauses(compiled()) == ["1", "1.a", "1.b"]


def test_activities_amid_purposes_and_slogans():
    """I. MỤC TIÊU

    1. Mục tiêu chung

    Nâng cao ý thức của người dân.

    2. Hoạt động chính

    - Tổ chức ngày dọn rác ven sông.

    II. KHẨU HIỆU

    1. Tham gia giữ sạch bờ sông là trách nhiệm của mọi người!

    2. Giữ sạch bờ sông!
    """
    assert clauses(compiled()) == ["I.2.1"]


def test_liability_beside_other_work():
    """1. Sở Xây dựng

    - Chỉ đạo chung, phê duyệt danh sách và chịu trách nhiệm về kết quả dọn rác.

    - Chịu trách nhiệm trước Ủy ban nhân dân tỉnh về việc dọn rác.
    """
    assert clauses(compiled()) == ["1.1"]


def test_a_letter_without_units():
    """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    TỈNH SÔNG THAO Độc lập - Tự do - Hạnh phúc

    Số: 45/UBND-NN Sông Thao, ngày 6 tháng 4 năm 2026

    V/v giữ sạch bờ sông

    Kính gửi:

    - Sở Xây dựng;

    - Sở Nội vụ.

    Ủy ban nhân dân tỉnh nhận được Công văn số 12/SXD-QL của Sở Xây dựng, Chủ tịch UBND tỉnh có ý kiến như sau:

    Giao Sở Xây dựng dọn rác ven sông trước ngày 30/6/2026./.

    Nơi nhận:

    - Như trên;

    - Lưu: VT.

    KT. CHỦ TỊCH

    PHÓ CHỦ TỊCH

    Lương Thế Bình
    """
    found = compiled("{body}")
    directive = found.plan.directive
    assert leads(found) == [("kết.1", ["Sở Xây dựng"])]
    assert directive.recipients == ("Như trên", "Lưu: VT")
    assert (directive.issuer, directive.signer.name) == ("Chủ tịch Ủy ban nhân dân tỉnh Sông Thao", "Lương Thế Bình")


def test_a_news_report_with_crossheads_and_deadlines_after_the_sentence():
    """# Quyết định 12/QĐ-UBND về giữ sạch bờ sông

    Ngày 07/4/2026, Ủy ban nhân dân tỉnh Sông Thao có Quyết định số 12/QĐ-UBND ban hành Kế hoạch giữ sạch bờ sông.

    Mục đích của Kế hoạch nhằm giữ bờ sông sạch đẹp cho người dân các xã ven sông.

    Phân công rõ trách nhiệm của các cơ quan trong việc giữ sạch bờ sông.

    Dọn xong rác ven sông trước ngày 30/6/2026

    Sở Xây dựng chủ trì dọn rác ven sông tại các bến đò. Thời gian hoàn thành trước ngày 30/6/2026.
    """
    found = compiled("{body}")
    directive = found.plan.directive
    assert (directive.number, directive.issuer) == ("12/QĐ-UBND", "Ủy ban nhân dân tỉnh Sông Thao")
    assert leads(found) == [("p4.1", ["Sở Xây dựng"])]
    assert str(found.plan.tasks[0].due.date) == "2026-06-29"


def test_older_ways_of_numbering():
    """A. NỘI DUNG

    I/ Sở Xây dựng

    1/ Dọn rác ven sông.

    2- Sửa chữa bờ kè:

    a/ Bờ kè phía bắc.

    b/ Tuyên truyền đến người dân.

    B. TỔ CHỨC THỰC HIỆN

    1. Sở Tài chính bố trí kinh phí.
    """
    assert clauses(compiled()) == ["A.I.1", "A.I.2.a", "A.I.2.b", "B.1"]
