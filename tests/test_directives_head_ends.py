"""What the end of a document says of its head, and in whose name it is made."""

import inspect

import pytest

from directives.compile import compile_directive


def head(test):
    """The head of the document of a test."""
    return compile_directive(inspect.cleandoc(test.__doc__).encode(), "a.txt").plan.directive


def test_place_day_and_recipients_below_the_text():
    """KẾ HOẠCH
    Phòng chống đuối nước

    I. NHIỆM VỤ
    1. Giáo viên chủ nhiệm nhắc nhở học sinh.

    Vĩnh Thạnh, ngày 28 tháng 4 năm 2026

    Nơi nhận:
    Phòng Giáo dục (báo cáo);
    Lưu: VT.
    """
    found = head(test_place_day_and_recipients_below_the_text)
    assert (found.place, found.issued.isoformat()) == ("Vĩnh Thạnh", "2026-04-28")
    assert found.recipients == ("Phòng Giáo dục (báo cáo)", "Lưu: VT")


def test_a_decision_in_the_name_of_a_chief_and_a_title_over_two_lines():
    """ỦY BAN NHÂN DÂN
    TỈNH HÀ NAM
    Số: 27/QĐ-UBND
    Hà Nam, ngày 21 tháng 11 năm 2026

    QUYẾT ĐỊNH
    VỀ VIỆC BAN HÀNH QUY ĐỊNH TRỰC BAN

    CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM

    Căn cứ Luật Tổ chức chính quyền địa phương;

    Điều 1. Sở Nội vụ tổ chức trực ban.

    Nơi nhận:
    - Các sở;
    - Lưu: VT, CN (2). nvv
    KT. CHỦ TỊCH,
    TRƯỞNG BAN CHỈ ĐẠO
    PHÓ CHỦ TỊCH
    Trần Văn Minh
    """
    found = head(test_a_decision_in_the_name_of_a_chief_and_a_title_over_two_lines)
    assert found.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"
    assert found.recipients[-1] == "Lưu: VT, CN (2). nvv"
    assert found.signer.title == "Phó Chủ tịch"


def test_a_committee_is_signed_for_by_who_heads_the_larger_body():
    """ĐẢNG BỘ TỈNH HÀ NAM
    ĐẢNG ỦY XÃ BÌNH LỤC

    KẾ HOẠCH
    Học tập nghị quyết

    I. NHIỆM VỤ
    1. Ban Xây dựng Đảng tổ chức hội nghị.

    Nơi nhận:
    - Các chi bộ;
    - Lưu VPĐU.
    T/M BAN THƯỜNG VỤ
    BÍ THƯ
    Trần Thị Mai
    """
    assert fold_of(head(test_a_committee_is_signed_for_by_who_heads_the_larger_body).signer.for_) == "ban thường vụ"


def test_who_issued_an_earlier_paper_does_not_issue_this_letter():
    """Kính gửi:
    - Các đơn vị thuộc Bộ.
    Thủ tướng Chính phủ đã ban hành Công điện số 20/CĐ-TTg ngày 18/11/2026 về cắt giảm thủ tục.
    Trước tình hình đó, Bộ Văn hóa, Thể thao và Du lịch yêu cầu:
    1. Vụ Pháp chế rà soát thủ tục.
    """
    found = head(test_who_issued_an_earlier_paper_does_not_issue_this_letter)
    assert found.issuer == "Bộ Văn hóa, Thể thao và Du lịch"


def fold_of(text):
    """Text in small letters."""
    return (text or "").lower()


def test_a_letter_told_of_in_a_newspaper():
    """Công văn số 55/VP-XD ngày 24-2-2026 của Văn phòng UBND TP Hoa Lư do Phó văn phòng Trần Văn Minh ký truyền đạt ý kiến của UBND TP:

    1. Yêu cầu Chủ tịch UBND phường Tây Hồ kiểm tra vi phạm.

    2. Giao Giám đốc Sở Xây dựng đôn đốc việc xử lý.
    """
    found = head(test_a_letter_told_of_in_a_newspaper)
    assert (found.kind, found.number, found.issuer) == ("bai-bao", "55/VP-XD", "Văn phòng UBND TP Hoa Lư")
    assert (found.signer.name, found.signer.title, found.subject) == ("Trần Văn Minh", "Phó văn phòng", None)


def test_a_signature_on_one_line_or_in_a_cell():
    """CHỈ THỊ
    Về việc giữ sạch bờ sông

    Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ngành:

    1. Dọn rác ven sông.

    | Nơi nhận: - Các sở; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) TS. Trần Văn An |
    |---|---|
    """
    signer = head(test_a_signature_on_one_line_or_in_a_cell).signer
    assert signer.model_dump() == {"name": "Trần Văn An", "title": "Phó Chủ tịch", "for_": "Chủ tịch"}


def test_conclusions_whose_letterhead_is_lost():
    """Thông báo kết luận của Giám đốc tại hội nghị bàn việc giữ sạch bờ sông .
    Ngày 05/02/2026 tại Vĩnh Thạnh , Sở Xây dựng đã tổ chức Hội nghị bàn việc giữ sạch bờ sông .
    Giám đốc yêu cầu các đơn vị trực thuộc :
    1 . Dọn rác ven sông .
    2 . Các phòng chuyên môn kiểm tra hằng tháng .
    """
    found = head(test_conclusions_whose_letterhead_is_lost)
    assert (found.kind, found.issuer) == ("ket-luan", "Sở Xây dựng")
    assert found.subject == "Kết luận của Giám đốc tại hội nghị bàn việc giữ sạch bờ sông"


def test_who_decides_stands_below_the_subject_right_before_the_grounds():
    """CHÍNH PHỦ
    Số: 12/NQ-CP
    Hà Nội, ngày 05 tháng 3 năm 2026
    NGHỊ QUYẾT
    VỀ CÁC GIẢI PHÁP KHÔI PHỤC ĐỘI TÀU TẠI CÁC ĐỊA PHƯƠNG VEN BIỂN
    CHÍNH PHỦ
    Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
    QUYẾT NGHỊ:
    1. Bộ Y tế rà soát tủ thuốc trên tàu.
    """
    found = head(test_who_decides_stands_below_the_subject_right_before_the_grounds)
    assert found.subject == "Về các giải pháp khôi phục đội tàu tại các địa phương ven biển"


def test_a_subject_keeps_the_body_that_it_ends_with():
    """CHÍNH PHỦ
    Số: 12/NQ-CP
    Hà Nội, ngày 05 tháng 3 năm 2026
    NGHỊ QUYẾT
    VỀ QUY CHẾ LÀM VIỆC CỦA
    BỘ Y TẾ
    Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
    QUYẾT NGHỊ:
    1. Bộ Y tế rà soát tủ thuốc trên tàu.
    """
    assert head(test_a_subject_keeps_the_body_that_it_ends_with).subject == "Về quy chế làm việc của Bộ Y tế"


def test_a_day_that_a_scan_misread_leaves_the_place():
    """CỤC ĐƯỜNG THỦY
    Số: 5/CĐT-VP Hà Nội, ngày C4 tháng 3 năm 2026

    v/v tăng cường kiểm tra bến đò

    Kính gửi: Các sở.

    Ngày 22/02/2026, tại Thông báo số 9/TB-VPCP của Văn phòng Chính phủ đã giao việc này.
    1. Đề nghị các sở rà soát bến đò.
    """
    found = head(test_a_day_that_a_scan_misread_leaves_the_place)
    assert (found.place, found.issued, found.subject) == ("Hà Nội", None, "V/v tăng cường kiểm tra bến đò")
    assert [(one.number, str(one.date)) for one in found.cites] == [("9/TB-VPCP", "2026-02-22")]


def test_recipients_who_are_called_by_office_are_none_of_the_signature():
    """KẾ HOẠCH
    Phòng chống đuối nước

    1. Giáo viên chủ nhiệm nhắc nhở học sinh.

    Nơi nhận:                                           KT. CHỦ TỊCH
    - Như trên;
    - Thường trực Đảng ủy;                              PHÓ CHỦ TỊCH
    - Chủ tịch UBND xã;
    - Lưu: VT.

                                                        Trần Văn An
    """
    signer = head(test_recipients_who_are_called_by_office_are_none_of_the_signature).signer
    assert (signer.name, signer.title, signer.for_) == ("Trần Văn An", "Phó Chủ tịch", "Chủ tịch")


def test_the_subject_of_a_letter_goes_on_with_the_number_it_breaks_off_before():
    """ỦY BAN NHÂN DÂN XÃ VĨNH THẠNH
      Số: 71/UBND-VX
    V/v thực hiện Nghị định số
     178/2026/NĐ-CP ngày 20/5/2026
         của Chính phủ

    Kính gửi: Các thôn

    1. Các thôn rà soát bến đò.
    """
    about = head(test_the_subject_of_a_letter_goes_on_with_the_number_it_breaks_off_before).subject
    assert about == "V/v thực hiện Nghị định số 178/2026/NĐ-CP ngày 20/5/2026 của Chính phủ"


def test_a_place_broken_over_two_lines_is_no_part_of_the_subject():
    """ỦY BAN NHÂN DÂN
    THÀNH PHỐ SÔNG THAO
    Số: 4240/UBND-VX
    V/v cập nhật, đồng bộ
    cơ sở dữ liệu cán bộ
    Thành phố Sông
    Thao, ngày 28 tháng 11 năm 2025
    Kính gửi: Các phường

    1. Các phường rà soát bến đò.
    """
    found = head(test_a_place_broken_over_two_lines_is_no_part_of_the_subject)
    assert found.subject == "V/v cập nhật, đồng bộ cơ sở dữ liệu cán bộ"


def test_two_columns_with_the_number_set_apart_and_a_subject_that_goes_on_in_small_letters():
    """UBND TỈNH SÔNG THAO                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
           SỞ XÂY DỰNG                              Độc lập - Tự do - Hạnh phúc

           Số: 73 /SXD-BĐ                          Sông Thao, ngày 17 tháng 7 năm 2026
    V/v thực hiện quy định về bến đò
     sau khi được cấp phép
           hoạt động

         Kính gửi: Các phường

         1. Các phường rà soát bến đò.
    """
    found = head(test_two_columns_with_the_number_set_apart_and_a_subject_that_goes_on_in_small_letters)
    assert (found.number, found.place, str(found.issued)) == ("73/SXD-BĐ", "Sông Thao", "2026-07-17")
    assert found.subject == "V/v thực hiện quy định về bến đò sau khi được cấp phép hoạt động"


@pytest.mark.parametrize(
    ("above", "own", "issuer"),
    [
        ("BỘ TÀI CHÍNH", "BẢO HIỂM XÃ HỘI VIỆT NAM", "Bảo hiểm xã hội Việt Nam"),
        ("CỤC THUẾ", "THUẾ TỈNH SÔNG THAO", "Thuế tỉnh Sông Thao"),
        ("BỘ QUỐC PHÒNG", "QUÂN KHU 2", "Quân khu 2"),
        ("CỤC QUẢN LÝ", "THUẾ DOANH NGHIỆP LỚN", "Cục Quản lý thuế doanh nghiệp lớn"),
    ],
)
def test_the_lower_of_two_bodies_issues_whatever_its_trade(above, own, issuer):
    text = f"{above}\n{own}\nSố: 7/KH\nKẾ HOẠCH\nGiữ sạch bờ sông\n\n1. Văn phòng rà soát bến đò.\n\n2. Các phòng dọn rác.\n"
    assert compile_directive(text.encode(), "a.txt").plan.directive.issuer == issuer


def test_a_title_goes_on_in_small_letters_with_what_it_carries_out():
    """CHÍNH PHỦ
    Số: 97/NQ-CP
    Hà Nội, ngày 06 tháng 4 năm 2026
    NGHỊ QUYẾT
    Bổ sung nhiệm vụ trong Chương trình hành động của Chính phủ
    thực hiện Nghị quyết số 66-NQ/TW về giữ sạch bờ sông
    CHÍNH PHỦ
    Căn cứ Nghị quyết số 140/NQ-CP2 của Chính phủ;

    1. Bộ Xây dựng rà soát bến đò.

    2. Bộ Y tế kiểm tra nước.
    """
    found = head(test_a_title_goes_on_in_small_letters_with_what_it_carries_out)
    assert found.subject.endswith("của Chính phủ thực hiện Nghị quyết số 66-NQ/TW về giữ sạch bờ sông")
    assert [one.number for one in found.cites] == ["66-NQ/TW", "140/NQ-CP"]


@pytest.mark.parametrize("name", ["H'Bia Niê", "Y Thanh K’Brêo", "H'rin Mlô", "K'Sor H'Blăm"])
def test_a_name_with_an_apostrophe(name):
    text = f"KẾ HOẠCH\nPhòng chống đuối nước\n\n1. Sở Y tế trực cấp cứu.\n\nNơi nhận:\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n{name}\n"
    signer = compile_directive(text.encode(), "a.txt").plan.directive.signer
    assert (signer.name, signer.title, signer.for_) == (name, "Phó Chủ tịch", "Chủ tịch")


def test_a_title_with_its_body_signs_below_a_last_item_without_a_mark():
    """ỦY BAN NHÂN DÂN XÃ LÝ NHÂN
    SỐ: 27/UBND-VX
    V/v dọn vệ sinh trường lớp
    Lý Nhân, ngày 21 tháng 11 năm 2026

    Kính gửi: Các trường học

    Ủy ban nhân dân xã yêu cầu:
    - Dọn vệ sinh trường lớp
    - Theo dõi sức khỏe học sinh

    CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ
    (Đã ký)
    Trần Văn Minh
    """
    test = test_a_title_with_its_body_signs_below_a_last_item_without_a_mark
    found = compile_directive(inspect.cleandoc(test.__doc__).encode(), "a.txt").plan
    assert [one.quote for one in found.tasks] == ["Dọn vệ sinh trường lớp", "Theo dõi sức khỏe học sinh"]
    assert (found.directive.number, found.directive.signer.name) == ("27/UBND-VX", "Trần Văn Minh")


def test_a_title_above_the_work_of_a_person_is_no_signature():
    """ỦY BAN NHÂN DÂN XÃ LÝ NHÂN
    TRƯỜNG TIỂU HỌC LÝ NHÂN
    Số: 27/KH-THLN
    Lý Nhân, ngày 21 tháng 11 năm 2026

    KẾ HOẠCH
    Kiểm tra nội bộ

    I. PHÂN CÔNG
    HIỆU TRƯỞNG NHÀ TRƯỜNG
    Trần Văn Minh
    - Chỉ đạo việc kiểm tra hồ sơ trước ngày 05/12/2026.
    II. TỔ CHỨC THỰC HIỆN
    1. Tổ chuyên môn báo cáo Hiệu trưởng trước ngày 20/12/2026.

    HIỆU TRƯỞNG
    Trần Văn Minh
    """
    test = test_a_title_above_the_work_of_a_person_is_no_signature
    found = compile_directive(inspect.cleandoc(test.__doc__).encode(), "a.txt").plan
    assert {one.clause for one in found.tasks} >= {"I.1", "II.1"}


def test_how_copies_are_sent_parts_the_recipients_and_is_none():
    """KẾ HOẠCH
    Phòng chống đuối nước

    1. Giáo viên chủ nhiệm nhắc nhở học sinh.

    Nơi nhận:
    - Lưu: VT.
    Bản điện tử:
    - Phòng Y tế (báo cáo);
    - Lãnh đạo, chuyên viên Sở Y tế.
    TRƯỞNG PHÒNG
    Trần Văn Bình
    """
    source = inspect.cleandoc(test_how_copies_are_sent_parts_the_recipients_and_is_none.__doc__)
    compiled = compile_directive(source.encode(), "a.txt")
    assert compiled.plan.directive.recipients == (
        "Lưu: VT", "Phòng Y tế (báo cáo)", "Lãnh đạo, chuyên viên Sở Y tế",
    )  # fmt: skip
    assert compiled.plan.directive.signer.name == "Trần Văn Bình"
    assert not [one for one in compiled.problems if one.code == "not-understood"]


@pytest.mark.parametrize(("second", "more"), [("2. Lập danh sách học sinh.", ["1", "2"]), ("1. Mẫu danh sách.", ["1"])])
def test_the_mark_of_the_end_ends_no_list_that_counts_on(second, more):
    units = f"1. Dạy bơi theo tài liệu tại boi.vn./.\n{second}"
    text = f"CHỈ THỊ\nVề dạy bơi\nUBND tỉnh yêu cầu các trường:\n{units}\nNơi nhận:\n- Như trên.\n"
    assert [task.clause for task in compile_directive(text.encode(), "a.txt").plan.tasks] == more
