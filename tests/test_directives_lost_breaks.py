"""Units that stand on the line of what is above them: their line break was lost on the way."""

from directives.structure.lost_breaks import parted
from directives.structure.paragraphs import read_paragraphs
from tests.worded import compiled


def tasks(found):
    return [(task.clause, list(task.lead), task.quote.split()[0]) for task in found.plan.tasks]


def test_the_first_letter_stands_on_the_line_of_the_heading():
    """1. Sở Xây dựng: a) Dọn rác ven sông trước mùa mưa.

    b) Kiểm tra các cống thoát nước.

    2. Sở Y tế a) Phun thuốc khử khuẩn các khu chợ.

    b) Hướng dẫn người dân giữ vệ sinh.
    """
    assert tasks(compiled()) == [
        ("1.a", ["Sở Xây dựng"], "Dọn"),
        ("1.b", ["Sở Xây dựng"], "Kiểm"),
        ("2.a", ["Sở Y tế"], "Phun"),
        ("2.b", ["Sở Y tế"], "Hướng"),
    ]


def test_a_section_its_first_heading_and_the_first_letter_on_one_line():
    """I. TỔ CHỨC THỰC HIỆN 1. Sở Xây dựng: a) Dọn rác ven sông trước mùa mưa.

    b) Kiểm tra các cống thoát nước.

    2. Sở Y tế:

    a) Phun thuốc khử khuẩn các khu chợ.
    """
    assert tasks(compiled()) == [
        ("I.1.a", ["Sở Xây dựng"], "Dọn"),
        ("I.1.b", ["Sở Xây dựng"], "Kiểm"),
        ("I.2.a", ["Sở Y tế"], "Phun"),
    ]


def test_the_first_dash_behind_a_heading_without_a_colon():
    """1. Sở Kế hoạch - Đầu tư - Chỉ đạo các phòng rà soát danh mục công trình.

    - Báo cáo kết quả hằng tháng.

    2. Phòng Văn hóa - Thông tin

    - Tuyên truyền trên loa.
    """
    assert [(clause, words) for clause, _, words in tasks(compiled())] == [
        ("1.1", "Chỉ"),
        ("1.2", "Báo"),
        ("2.1", "Tuyên"),
    ]


def test_who_directs_whom_before_the_first_dash_of_its_line():
    """(1) Ủy ban nhân dân các xã chỉ đạo các đội thu gom, Ban quản lý chợ - Thực hiện đầy đủ lịch thu gom rác đã công bố.

    - Củng cố lực lượng trực ban.

    (2) Sở Y tế:

    - Phun thuốc khử khuẩn.
    """
    assert [(clause, words) for clause, _, words in tasks(compiled())] == [
        ("1.1", "Thực"),
        ("1.2", "Củng"),
        ("2.1", "Phun"),
    ]


def test_a_unit_amid_the_text_of_the_one_before_it():
    """1. Sở Xây dựng dọn rác ven sông trước mùa mưa. 2. Sở Y tế phun thuốc khử khuẩn.

    3. Sở Công Thương:

    - Kiểm tra các chợ. - Hướng dẫn tiểu thương phân loại rác.

    - Báo cáo kết quả hằng tháng.
    """
    assert [(clause, leads) for clause, leads, _ in tasks(compiled())] == [
        ("1", ["Sở Xây dựng"]),
        ("2", ["Sở Y tế"]),
        ("3.1", ["Sở Công Thương"]),
        ("3.2", ["Sở Công Thương"]),
        ("3.3", ["Sở Công Thương"]),
    ]


def test_numbers_that_refer_and_names_that_hold_dashes_cut_nothing():
    whole = [
        "1. Sở Xây dựng thực hiện theo khoản\n2. Điều 5 của Quy chế.\n\n3. Sở Y tế phun thuốc.",
        "1. Sở Xây dựng dọn tuyến Lào Cai - Vĩnh Yên và cầu Hòa Bình.\n\n- Báo cáo kết quả.",
        "1. Phòng Văn hóa - Thông tin:\n\n- Tuyên truyền trên loa.",
        "1. Sở A rà soát: a) nhà; b) đất.\n\n2. Sở Y tế phun thuốc.",
    ]
    for text in whole:
        paragraphs = read_paragraphs(text)
        assert parted(text, paragraphs) is paragraphs


def test_a_unit_that_a_page_broke_behind_a_semicolon_is_one_with_one_deadline():
    """1. Sở Xây dựng:

    - Rà soát các cống ven sông;

    Sửa các cống bị nghẹt, hoàn thành trước ngày 15 tháng 6 năm 2026.

    - Dọn rác ven sông;

    Phân công người trực ở bến đò.
    """
    found = compiled()
    assert [task.clause for task in found.plan.tasks] == ["1.1", "1.2"]
    assert [task.due and task.due.kind for task in found.plan.tasks] == ["date", None]


def test_work_that_another_section_holds_is_not_looked_for_among_bullets():
    """1. Sở Xây dựng:

    - Dọn rác ven sông.

    - Kiểm tra các cống.

    2. Sở Y tế:

    - Phun thuốc khử khuẩn.

    - Trung tâm Y tế thực hiện các nội dung theo nhiệm vụ, thẩm quyền được giao nêu tại Mục 1.
    """
    found = compiled()
    assert [(task.clause, task.inherited_from) for task in found.plan.tasks][3:] == [("2.2", "1.1"), ("2.2", "1.2")]


def test_a_number_that_a_scan_gave_a_comma():
    """1, Sở Xây dựng dọn rác ven sông.

    2, Sở Y tế phun thuốc khử khuẩn.

    3. Sở Công Thương kiểm tra các chợ.
    """
    assert [(clause, lead) for clause, lead, _ in tasks(compiled())] == [
        ("1", ["Sở Xây dựng"]),
        ("2", ["Sở Y tế"]),
        ("3", ["Sở Công Thương"]),
    ]


def test_a_lead_in_that_lost_its_colon_leads_what_is_below_it():
    """1. Giám đốc Sở Xây dựng khẩn trương chỉ đạo các đơn vị trực thuộc theo chức năng, nhiệm vụ được giao và phân công tại các tuyến sông,
    kênh, rạch trong toàn tỉnh tập trung hơn nữa vào các việc thường ngày của mùa mưa năm nay, cụ thể là các việc sau đây

    a) Dọn rác ven sông.

    b) Kiểm tra các cống.

    2. Sở Y tế phun thuốc khử khuẩn.
    """
    found = tasks(compiled())
    assert [lead for clause, lead, _ in found if clause in ("1.a", "1.b")] == [["Sở Xây dựng"]] * 2


def test_a_count_that_runs_on_through_the_sections():
    """I. Ở CÁC BẾN

    (1) Sở Xây dựng dọn rác ven sông.

    (2) Sở Y tế phun thuốc khử khuẩn.

    (3) Sở Công Thương kiểm tra các chợ.

    (4) Sở Tài chính cấp kinh phí.

    II. Ở CÁC CHỢ

    (5) Sở Y tế lấy mẫu nước.

    (6) Sở Xây dựng thông cống.
    """
    assert [clause for clause, *_ in tasks(compiled())] == ["I.1", "I.2", "I.3", "I.4", "II.5", "II.6"]


def test_letters_typed_one_behind_the_other():
    """1. Sở Xây dựng:

    a) Rà soát bến phà; b) Thay phao cứu sinh, xong trước ngày 20/3/2027; c) Công an tỉnh tuần tra; và d) Báo cáo kết quả hằng tuần.

    2. Sở Y tế a) Phun thuốc khử khuẩn; b) Hướng dẫn người dân giữ vệ sinh.
    """
    assert [(clause, who) for clause, who, _ in tasks(compiled())] == [
        ("1.a", ["Sở Xây dựng"]),
        ("1.b", ["Sở Xây dựng"]),
        ("1.c", ["Công an tỉnh"]),
        ("1.d", ["Sở Xây dựng"]),
        ("2.a", ["Sở Y tế"]),
        ("2.b", ["Sở Y tế"]),
    ]


def test_a_letter_behind_the_last_bullet_of_the_one_before():
    """1. Sở Công Thương:

    a) Kiểm tra giá điện:

    - Rà soát giá bán lẻ;

    - Rà soát giá bán buôn; b) Theo dõi các trạm bơm điện.

    2. Sở Y tế phun thuốc khử khuẩn.
    """
    assert [clause for clause, _, _ in tasks(compiled())] == ["1.a.1", "1.a.2", "1.b", "2"]


def test_letters_without_marks_between_them():
    """1. Sở Xây dựng:

    a) Rà soát bến phà b) Thay phao cứu sinh c) Báo cáo kết quả hằng tuần
    """
    assert [clause for clause, _, _ in tasks(compiled())] == ["1.a", "1.b", "1.c"]


def test_numbers_typed_one_behind_the_other():
    """1. Sở Xây dựng rà soát bến phà; 2. Sở Tài chính bố trí kinh phí trong tháng 4. 3. Công an tỉnh tuần tra. 4. Sở Y tế trực cấp cứu."""
    assert [(clause, who) for clause, who, _ in tasks(compiled())] == [
        ("1", ["Sở Xây dựng"]),
        ("2", ["Sở Tài chính"]),
        ("3", ["Công an tỉnh"]),
        ("4", ["Sở Y tế"]),
    ]


def test_points_that_are_referred_to_quoted_or_of_a_list_within_begin_none():
    """1. Sở Xây dựng:

    a) Thực hiện quy định tại điểm a) và b) khoản 2; phối hợp với Sở Tài chính theo các điểm a), b) và c) nêu trên.

    b) Sửa đổi điểm b như sau: “b) Cấp phao; c) Cấp nước cho trường học;”.

    c) Nộp hồ sơ gồm: a) Đơn đề nghị; b) Bản vẽ; c) Dự toán; d) Biên bản nghiệm thu.
    """
    assert {clause for clause, _, _ in tasks(compiled())} <= {"1.a", "1.b", "1.c"}


def test_work_before_the_sentence_that_leads_in_is_kept():
    """1. Sở Y tế rà soát thuốc. Sở Tài chính: a) Bố trí kinh phí; b) Hướng dẫn chi trả.

    2. Sở Xây dựng kiểm tra các cống thoát nước.
    """
    assert [(clause, who) for clause, who, _ in tasks(compiled())] == [
        ("1", ["Sở Y tế"]),
        ("1", ["Sở Tài chính"]),
        ("2", ["Sở Xây dựng"]),
    ]


def test_numbers_of_two_figures_behind_each_other_below_their_heading():
    """1. Sở Xây dựng: 1.1 Dọn rác ven sông trước mùa mưa. 1.2 Kiểm tra các cống thoát nước; 1.3 Sửa các nắp cống.

    2. Sở Y tế. 2.1. Phun thuốc khử khuẩn các khu chợ. 2.2. Hướng dẫn người dân giữ vệ sinh.

    3. Sở Nội vụ: 3.1 Rà soát số người trực, theo mục 3.2 Phần này.
    """
    assert tasks(compiled())[:5] == [
        ("1.1", ["Sở Xây dựng"], "Dọn"),
        ("1.2", ["Sở Xây dựng"], "Kiểm"),
        ("1.3", ["Sở Xây dựng"], "Sửa"),
        ("2.1", ["Sở Y tế"], "Phun"),
        ("2.2", ["Sở Y tế"], "Hướng"),
    ]
    assert not [clause for clause, _, _ in tasks(compiled()) if clause == "3.2"]


def test_a_dash_that_says_what_the_body_above_is_goes_on_with_its_sentence():
    """1. Sở Xây dựng theo dõi các bến đò và hằng tháng báo cáo kết quả kiểm tra về Cục Đường thủy

    - Cơ quan thường trực Ban Chỉ đạo an toàn đường sông trước ngày 20 để tổng hợp.

    2. Sở Y tế trực cấp cứu.
    """
    assert [(clause, who) for clause, who, _ in tasks(compiled())] == [("1", ["Sở Xây dựng"]), ("2", ["Sở Y tế"])]
