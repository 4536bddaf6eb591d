"""Sections in headed groups: the work under one heading, who does it under another, the time on a line."""

import inspect

from directives.compile import compile_directive


def tasks(test):
    return compile_directive(inspect.cleandoc(test.__doc__).encode(), "ke-hoach.txt").plan.tasks


def test_the_bodies_of_a_section_do_all_its_work():
    """KẾ HOẠCH
    Trồng rừng phòng hộ

    I. NHIỆM VỤ

    1. Nội dung, biện pháp

    a) Điều tra hiện trạng rừng;

    b) Trồng mới rừng ven biển.

    2. Cơ quan chủ trì, phối hợp

    a) Cơ quan chủ trì

    - Sở Nông nghiệp và Môi trường; Tư lệnh các quân khu.

    b) Cơ quan phối hợp

    - Hội Nông dân các cấp.

    3. Thời gian thực hiện: Tháng 12/2026 và thường xuyên.

    II. BẢO ĐẢM KINH PHÍ

    1. Nội dung

    a) Bố trí vốn trồng rừng.

    2. Cơ quan chủ trì, phối hợp

    a) Cơ quan chủ trì: Sở Tài chính.

    b) Cơ quan phối hợp

    - Các sở, ngành.

    3. Thời gian thực hiện: Từ tháng 11/2026 trở đi.
    """
    found = tasks(test_the_bodies_of_a_section_do_all_its_work)
    assert [(one.clause, one.lead, one.with_) for one in found] == [
        ("I.1.a", ("Sở Nông nghiệp và Môi trường", "các quân khu"), ("Hội Nông dân các cấp",)),
        ("I.1.b", ("Sở Nông nghiệp và Môi trường", "các quân khu"), ("Hội Nông dân các cấp",)),
        ("II.1.a", ("Sở Tài chính",), ("Các sở, ngành",)),
    ]
    assert str(found[0].due.date) == "2026-12-31"
    assert found[2].due is None


def test_of_several_groups_of_bodies_side_by_side_none_does_the_work_of_another():
    """KẾ HOẠCH
    Trồng rừng phòng hộ

    I. NHIỆM VỤ

    1. Nội dung

    a) Điều tra hiện trạng rừng;

    2. Cơ quan chủ trì

    - Sở Tài chính.

    3. Nội dung

    a) Trồng mới rừng ven biển.

    4. Cơ quan chủ trì

    - Sở Y tế.
    """
    found = tasks(test_of_several_groups_of_bodies_side_by_side_none_does_the_work_of_another)
    assert "Sở Y tế" not in {name for one in found if one.clause == "I.1.a" for name in one.lead}


def test_a_section_with_work_of_its_own_is_no_list_of_who_does_it_all():
    """QUYẾT ĐỊNH
    Phê duyệt Đề án phát triển nghề muối

    QUYẾT ĐỊNH:

    Điều 1. Phê duyệt Đề án phát triển nghề muối với các nội dung sau đây:

    I. NHIỆM VỤ VÀ GIẢI PHÁP

    1. Về cơ chế, chính sách

    a) Rà soát, hoàn thiện quy định về đồng muối.

    2. Phát triển vùng muối

    a) Xây dựng khung chương trình đào tạo.

    II. TỔ CHỨC THỰC HIỆN

    1. Sở Khoa học và Công nghệ

    a) Xây dựng cơ sở dữ liệu về nghề muối.

    2. Sở Y tế hướng dẫn việc dùng muối i-ốt.

    Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
    """
    found = tasks(test_a_section_with_work_of_its_own_is_no_list_of_who_does_it_all)
    assert [one.clause for one in found] == [
        "Điều 1.I.1.a", "Điều 1.I.2.a", "Điều 1.II.1.a", "Điều 1.II.2",
    ]  # fmt: skip
    assert [one.lead for one in found[2:]] == [("Sở Khoa học và Công nghệ",), ("Sở Y tế",)]


def test_whoever_does_it_by_the_time_that_a_label_tells():
    """KẾ HOẠCH
    Giữ sạch bờ sông

    I. NỘI DUNG

    1. Tuyên truyền

    Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn xã phát loa.

    Thời gian thực hiện: Tháng 5/2026.

    2. Bước 2: Rà soát bến đò.

    Văn phòng lập danh sách bến. Sau khi kiểm tra, Phòng Kinh tế gửi Sở Xây dựng.

    Thời gian hoàn tất: trước ngày 25/7/2026.

    II. KINH PHÍ

    1. Từ ngân sách xã.
    """
    found = tasks(test_whoever_does_it_by_the_time_that_a_label_tells)
    assert [(one.clause, one.part, one.lead, str(one.due.date)) for one in found] == [
        ("I.1", 1, ("Phòng Văn hóa - Xã hội",), "2026-05-31"),
        ("I.2", 1, ("Văn phòng",), "2026-07-24"),
        ("I.2", 2, ("Phòng Kinh tế",), "2026-07-24"),
    ]
    assert found[0].with_ == ("Đoàn xã",)


def test_what_a_body_is_here_is_its_work():
    """KẾ HOẠCH
    Giữ sạch bờ sông

    1. Sở Y tế

    - Là cơ quan thường trực, giúp Ủy ban nhân dân tỉnh đôn đốc các xã.

    - Là đầu mối tổng hợp báo cáo.

    2. Đối tượng

    - Là người sống ven sông.

    - Hộ thuộc vùng thường xuyên xảy ra sạt lở.
    """
    assert [one.lead for one in tasks(test_what_a_body_is_here_is_its_work)] == [("Sở Y tế",)] * 2


def test_partners_of_the_work_and_of_its_label_are_both_told():
    """KẾ HOẠCH
    Giữ sạch bờ sông

    1. Phối hợp với Sở Y tế rà soát nguồn nước.

    Đơn vị chủ trì: Phòng Kỹ thuật; Đơn vị phối hợp: Văn phòng Sở.

    2. Dọn rác trôi.

    Đơn vị chủ trì: Văn phòng Sở.
    """
    found = tasks(test_partners_of_the_work_and_of_its_label_are_both_told)
    assert found[0].with_ == ("Sở Y tế", "Văn phòng Sở")
