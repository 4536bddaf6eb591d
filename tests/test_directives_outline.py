import pytest

from directives.structure.outline import read_outline

HARD_WRAPPED = """CHỈ THỊ
VỀ VIỆC GIỮ SẠCH BỜ SÔNG
Để giữ sạch bờ sông, Ủy ban nhân dân tỉnh Sông Thao yêu cầu:
1.
Các sở, ban, ngành tỉnh:
a)
Rà soát các điểm đổ rác ven sông trong phạm vi quản lý, gắn với phát triển kinh
tế - xã hội của địa phương.
b)
Tuyên truyền đến người dân.
2.
Ủy ban nhân dân các xã, phường:
đ)
Dọn rác ven sông.
Giao
Sở Nội vụ theo dõi việc thực hiện Chỉ thị này.
Chỉ thị này có hiệu lực kể từ ngày ký./.
"""


def paths(source):
    return [clause.path for clause in read_outline(source).clauses]


def test_labels_that_stand_alone_and_wrapped_lines():
    outline = read_outline(HARD_WRAPPED)
    assert [clause.path for clause in outline.clauses] == ["1", "1.a", "1.b", "2", "2.đ", "kết.1", "kết.2"]
    assert outline.clauses[1].text.endswith("kinh tế - xã hội của địa phương.")
    assert outline.clauses[5].text.startswith("Giao Sở Nội vụ")


def test_levels_and_bullets():
    """II. NỘI DUNG / 1. / - / + / 3.1. / a)"""
    source = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\nI. MỤC ĐÍCH\n\n1. Mục đích\n\nII. NỘI DUNG\n\n1. Tuyên truyền\n\n- Phát thanh hằng tuần.\n\n"
        "- Các nội dung gồm:\n\n+ Treo pa nô;\n\n+ Phát tờ rơi.\n\n3. Dọn rác\n\n3.1. Ven sông\n\na) Thu gom rác.\n\n(1) Buổi sáng.\n"
    )
    assert paths(source) == [
        "I",
        "I.1",
        "II",
        "II.1",
        "II.1.1",
        "II.1.2",
        "II.1.2.1",
        "II.1.2.2",
        "II.3",
        "II.3.1",
        "II.3.1.a",
        "II.3.1.a.1",
    ]


def test_an_annex_plan_takes_the_place_of_the_decision():
    source = (
        "QUYẾT ĐỊNH\nBan hành Kế hoạch giữ sạch bờ sông\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ sạch bờ sông.\n\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nLương Thế Bình\n\n"
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\nI. NỘI DUNG\n\n1. Sở Xây dựng dọn rác.\n"
    )
    assert paths(source) == ["I", "I.1"]


def test_a_number_in_running_text_is_no_label():
    source = (
        "CHỈ THỊ\nVề đường sá\n\n1. Sở Xây dựng sửa chữa đường theo quy định tại khoản\n4 Điều 31 của Luật.\n\n"
        "2. Sở Tài chính bố trí kinh phí.\n"
    )
    assert paths(source) == ["1", "2"]


def test_a_list_goes_on_past_its_hundredth_unit():
    source = "\n".join(f"{number}. Sở Xây dựng dọn rác ở bến số {number}." for number in range(1, 1_200))
    assert paths(source)[-1] == "1199"
    assert len(paths(source)) == 1_199


def test_a_year_that_a_sentence_was_broken_before_is_no_label():
    source = HARD_WRAPPED.replace(
        "Sở Nội vụ theo dõi việc thực hiện Chỉ thị này.",
        "Sở Nội vụ theo dõi, đôn đốc và kiểm tra việc thực hiện Chỉ thị này từ nay đến năm\n2026. Báo cáo mỗi quý.",
    )
    outline = read_outline(source)
    assert [clause.path for clause in outline.clauses] == ["1", "1.a", "1.b", "2", "2.đ", "kết.1", "kết.2"]
    assert outline.clauses[5].text.endswith("đến năm 2026. Báo cáo mỗi quý.")


def test_prose_has_numbered_paragraphs():
    source = (
        "Bờ sông sạch hơn\n\n30/09/2025 - 22:26\n\nSTM - Ban Thường vụ Tỉnh ủy vừa ban hành Chỉ thị số 08-CT/TU.\n\n"
        "Các sở phải dọn rác ven sông mỗi tuần một lần.\n"
    )
    outline = read_outline(source)
    assert outline.news
    assert [clause.path for clause in outline.clauses] == ["p1", "p2"]


SHORT = """KẾ HOẠCH
Giữ sạch bờ sông
I. Mục đích
Giúp người dân giữ gìn vệ sinh.
II. Tổ chức thực hiện
1. Phòng Kinh tế
Chuẩn bị dụng cụ.
2. Trưởng các thôn
a) Vận động nhân dân.
b) Gửi báo cáo về xã.
Các thành viên báo cáo kết quả hằng tháng.
"""


def test_short_paragraphs_are_no_broken_lines():
    outline = read_outline(SHORT)
    assert [clause.path for clause in outline.clauses] == ["I", "II", "II.1", "II.2", "II.2.a", "II.2.b", "kết.1"]
    assert [clause.text for clause in outline.clauses[:3]] == ["Mục đích", "Tổ chức thực hiện", "Phòng Kinh tế"]


def test_a_heading_that_breaks_off_goes_on_behind_a_blank_line():
    source = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\n1. Đề nghị Hội Nông dân xã và các\n\nTổ chức đoàn thể\n\n- Vận động hội viên.\n"
    )
    assert read_outline(source).clauses[0].text == "Đề nghị Hội Nông dân xã và các Tổ chức đoàn thể"


def test_a_report_without_the_mark_of_a_paper():
    source = (
        "Giữ sạch bờ sông\n\nỦy ban nhân dân tỉnh vừa có công văn yêu cầu các sở, ban, ngành vớt rác ven sông trước mùa mưa.\n\n"
        "Đồng thời, các xã, phường trồng cây chắn sóng dọc hai bờ sông trong tháng tới.\n\nLan Anh\n"
    )
    outline = read_outline(source)
    assert outline.news
    assert [clause.path for clause in outline.clauses] == ["p1", "p2"]


def test_a_letter_counts_from_what_it_asks():
    source = (
        "Kính gửi: Các trường trung học\n\nTheo văn bản của Bộ Giáo dục và Đào tạo về dự thảo quy chế thi của năm học mới.\n\n"
        "Sở Giáo dục và Đào tạo đề nghị các trường góp ý dự thảo quy chế.\n\nNơi nhận:\n- Như trên.\n"
    )
    outline = read_outline(source)
    assert [(clause.path, clause.text[:7]) for clause in outline.clauses] == [("kết.1", "Sở Giáo")]


FILLED = """KẾ HOẠCH
Giữ sạch bờ sông trên địa bàn tỉnh Sông Thao
I. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng, Sở Nội vụ
Sở Xây dựng chủ trì, phối hợp với Sở Nội vụ rà soát các điểm đổ rác ven sông
và các bãi tập kết vật liệu xây dựng chưa được cấp phép trên toàn tuyến, báo
cáo kết quả về Ủy ban nhân dân tỉnh để xem xét, quyết định việc di dời những
bãi nằm trong hành lang thoát lũ.
2. Thị trường thu mua phế liệu
Tiếp tục mở rộng các điểm thu mua phế liệu.
"""


def test_a_short_line_among_filled_ones_is_a_heading():
    outline = read_outline(FILLED)
    assert [clause.text for clause in outline.clauses[1:]] == [
        "Sở Xây dựng, Sở Nội vụ",
        "Thị trường thu mua phế liệu",
    ]
    assert [len(clause.paragraphs) for clause in outline.clauses[1:]] == [2, 2]


def test_a_title_by_itself_begins_a_paragraph():
    source = (
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ sạch bờ\nsông.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn An\n"
        "KẾ HOẠCH\nGIỮ SẠCH BỜ SÔNG\nI. NHIỆM VỤ\n1. Sở Xây dựng vớt rác ven sông.\n"
    )
    assert [clause.path for clause in read_outline(source).clauses] == ["I", "I.1"]


@pytest.mark.parametrize(
    "numbers", [("I.", "1.", "a)"), ("I/", "1/", "a/"), ("I-", "1-", "a-"), ("I.-", "1.-", "a.-"), ("I)", "1)", "a.")]
)
def test_numbers_however_they_are_written(numbers):
    roman, arabic, letter = numbers
    source = (
        f"KẾ HOẠCH\nGiữ sạch bờ sông\n\n{roman} NHIỆM VỤ\n\n{arabic} Sở Xây dựng\n\n{letter} Vớt rác ven sông.\n\n"
        f"{letter.replace('a', 'b')} Nạo vét cống.\n"
    )
    assert paths(source) == ["I", "I.1", "I.1.a", "I.1.b"]
