"""Lists inside lists that their signs do not rank, and brackets that say who does a piece of work."""

import inspect

from directives.compile import compile_directive


def tasks(test):
    done = compile_directive(inspect.cleandoc(test.__doc__).encode(), "chuong-trinh.txt")
    return {one.clause: one for one in done.plan.tasks}


def test_years_inspections_and_numbers():
    """CHƯƠNG TRÌNH
    Kiểm tra, giám sát nhiệm kỳ 2025-2030

    I. NỘI DUNG KIỂM TRA
    * Năm 2026: (02 cuộc kiểm tra, 01 cuộc giám sát)
    - Về kiểm tra: 02 cuộc
    1. Kiểm tra việc quán triệt nghị quyết ở các chi bộ. (Giao Ban Xây dựng Đảng chủ trì, tham mưu trong quý II/2026).
    2. Kiểm tra thu quỹ; Quyết định số 12. (Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ủy ban nhân dân xã trong quý III/2026).
    - Về giám sát: 01 cuộc
    Giám sát công tác phát triển đảng viên. (Giao Ban Xây dựng Đảng chủ trì, tham mưu trong quý IV/2026).
    * Năm 2027: (01 cuộc kiểm tra)
    1. Kiểm tra việc chuẩn bị đại hội chi bộ. (Giao Ban Xây dựng Đảng chủ trì, tham mưu trong quý I/2027).
    """
    found = tasks(test_years_inspections_and_numbers)
    assert list(found) == ["I.1.1.1", "I.1.1.2", "I.1.2", "I.2.1"]
    assert [one.lead for one in found.values()] == [
        ("Ban Xây dựng Đảng",), ("Văn phòng Đảng ủy",), ("Ban Xây dựng Đảng",), ("Ban Xây dựng Đảng",),
    ]  # fmt: skip
    assert found["I.1.1.2"].with_ == ("Ủy ban nhân dân xã",)
    assert found["I.2.1"].due.date.isoformat() == "2027-03-31"


def test_stars_that_are_a_list_of_their_own():
    """KẾ HOẠCH
    Trồng cây

    I. NHIỆM VỤ
    * Phòng Kinh tế chuẩn bị cây giống.
    * Văn phòng mời đại biểu.
    - Đoàn Thanh niên trồng cây tại trường.
    """
    assert list(tasks(test_stars_that_are_a_list_of_their_own)) == ["I.1", "I.2", "I.3"]


def test_an_article_may_have_no_words_of_its_own():
    """NGHỊ QUYẾT
    Về giám sát

    QUYẾT NGHỊ:

    Điều 1.

    Tán thành báo cáo giám sát, đồng thời nhấn mạnh:

    Chính sách trồng rừng là chủ trương lớn.

    Điều 2.

    1. Kết thúc năm 2027, Sở Tài chính báo cáo Hội đồng nhân dân tỉnh kết quả thực hiện Nghị quyết này.

    2. Sở Nội vụ theo dõi việc thực hiện.
    """
    found = tasks(test_an_article_may_have_no_words_of_its_own)
    assert {path: one.lead for path, one in found.items()} == {
        "Điều 2.1": ("Sở Tài chính",), "Điều 2.2": ("Sở Nội vụ",),
    }  # fmt: skip


def test_a_heading_among_nothing_but_names_is_a_name():
    """Kính gửi: Các đơn vị thuộc Bộ

    Bộ Nội vụ yêu cầu:
    1. Vụ Tổ chức cán bộ
    - Rà soát biên chế.
    2. Nhóm giúp việc chương trình 12
    - Phân công nhiệm vụ cho các thành viên.
    3. Văn phòng Bộ
    - Đôn đốc việc thực hiện.
    """
    found = tasks(test_a_heading_among_nothing_but_names_is_a_name)
    assert found["2.1"].lead == ("Nhóm giúp việc chương trình 12",)


def test_numbers_below_a_letter_that_leads_in():
    """KẾ HOẠCH
    Phát triển chợ

    1. Sở Công Thương:
    a) Rà soát chợ:
    1. Lập danh sách chợ tạm trước ngày 10/4/2026.
    2. Lập danh sách chợ xuống cấp.
    b) Chuẩn bị phương án:
    1. Xây dựng phương án di dời.
    2. Xây dựng phương án sửa chữa.
    2. Sở Tài chính:
    a) Bố trí kinh phí.
    b) Hướng dẫn thanh quyết toán.
    """
    found = tasks(test_numbers_below_a_letter_that_leads_in)
    assert list(found) == ["1.a.1", "1.a.2", "1.b.1", "1.b.2", "2.a", "2.b"]
    assert [one.lead for one in found.values()] == [("Sở Công Thương",)] * 4 + [("Sở Tài chính",)] * 2


def test_numbers_below_a_number_that_is_the_name_of_a_body():
    """KẾ HOẠCH
    Phát triển chợ

    I. TỔ CHỨC THỰC HIỆN
    1. Sở Y tế
    1. Kiểm tra an toàn thực phẩm tại chợ.
    2. Tập huấn cho tiểu thương.
    2. Sở Công Thương
    1. Rà soát giá thuê sạp.
    2. Báo cáo Ủy ban nhân dân tỉnh trước ngày 20/5/2026.
    3. Công an tỉnh
    1. Bảo đảm an ninh trật tự tại các chợ.
    """
    found = tasks(test_numbers_below_a_number_that_is_the_name_of_a_body)
    assert list(found) == ["I.1.1", "I.1.2", "I.2.1", "I.2.2", "I.3.1"]
    assert [one.lead[0] for one in found.values()] == ["Sở Y tế"] * 2 + ["Sở Công Thương"] * 2 + ["Công an tỉnh"]
