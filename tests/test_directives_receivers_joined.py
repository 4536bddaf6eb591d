"""Two who stand beside one another behind "cùng": both receive the result, or one does and the other works."""

import pytest

from directives.compile import compile_directive
from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports


@pytest.mark.parametrize(
    ("said", "receiver", "partners"),
    [
        ("Các xã báo cáo Sở Y tế cùng Sở Xây dựng.", "Sở Y tế, Sở Xây dựng", ()),
        ("Các xã báo cáo UBND tỉnh cùng với Sở Xây dựng trước ngày 20/4/2026.", "UBND tỉnh, Sở Xây dựng", ()),
        ("Báo cáo UBND tỉnh, Sở Y tế cùng Sở Xây dựng.", "UBND tỉnh, Sở Y tế, Sở Xây dựng", ()),
        ("Báo cáo UBND tỉnh; cùng Sở Xây dựng kiểm tra bến.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Báo cáo UBND tỉnh, cùng Sở Xây dựng kiểm tra bến.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Cùng với Sở Xây dựng kiểm tra bến, báo cáo UBND tỉnh.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Cùng với Sở Xây dựng kiểm tra bến, báo cáo Sở Xây dựng.", "Sở Xây dựng", ("Sở Xây dựng",)),
    ],
)
def test_who_receives_and_who_works(said, receiver, partners):
    assert read_reports(said).report_to == receiver
    assert read_partners(said) == partners


@pytest.mark.parametrize(
    ("said", "receiver", "via"),
    [
        (
            "Báo cáo Phó Thủ tướng Chính phủ - Trưởng Ban Chỉ đạo quốc gia trước ngày 5/12.",
            "Phó Thủ tướng Chính phủ",
            None,
        ),
        ("Gửi về Sở Y tế - Cơ quan thường trực Ban Chỉ đạo để tổng hợp.", "Sở Y tế", None),
        ("Trình Phó Chủ tịch UBND tỉnh - Trưởng ban, Sở Y tế.", "Phó Chủ tịch UBND tỉnh, Sở Y tế", None),
        ("Gửi Sở Nội vụ - Trưởng ban và Sở Tài chính.", "Sở Nội vụ và Sở Tài chính", None),
        ("Gửi Sở Nội vụ - Trưởng ban, Sở Y tế - Cơ quan thường trực.", "Sở Nội vụ, Sở Y tế", None),
        ("Báo cáo Ban Chỉ đạo (qua Sở Y tế - Cơ quan thường trực).", "Ban Chỉ đạo", "Sở Y tế"),
        ("Gửi Hội đồng Thi đua - Khen thưởng tỉnh.", "Hội đồng Thi đua - Khen thưởng tỉnh", None),
    ],
)
def test_what_a_receiver_is_besides_is_no_part_of_its_name(said, receiver, via):
    assert tuple(read_reports(said)) == (receiver, via)


def test_another_body_behind_what_one_is_besides_is_no_part_of_that():
    assert read_bodies("Sở Y tế - Cơ quan thường trực và Sở Tài chính rà soát", opens=True).names == (
        "Sở Y tế",
        "Sở Tài chính",
    )


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Các trường gửi kết quả về Sở, xã trước ngày 15/12/2026.", "Sở, xã"),
        (
            "Các trường gửi kết quả về Trường, trạm y tế, công an xã trước ngày 15/12/2026.",
            "Trường, trạm y tế, công an xã",
        ),
        ("Các trường báo cáo Sở, xã và Phòng Kinh tế trước ngày 15/12/2026.", "Sở, xã và Phòng Kinh tế"),
        ("Các đơn vị nộp hồ sơ về phòng, xã, trường trước ngày 15/12/2026.", "phòng, xã, trường"),
        ("Các trường báo cáo Sở, Ủy ban nhân dân xã trước ngày 15/12/2026.", "Sở, Ủy ban nhân dân xã"),
        ("Các trường gửi kết quả về Sở, các xã rà soát danh sách.", "Sở"),
        ("Các trường gửi kết quả về Sở, lưu hồ sơ tại trường.", "Sở"),
        ("Các trạm báo cáo tỉnh, huyện, xã trước ngày 15/12/2026.", "tỉnh, huyện, xã"),
        ("Các trạm báo cáo sở, ngành trước ngày 15/12/2026.", "sở, ngành"),
    ],
)
def test_receivers_by_their_bare_nouns_go_on_behind_a_comma(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Các sở cung cấp số liệu để Sở Tài chính báo cáo Thủ tướng Chính phủ.", "Sở Tài chính"),
        ("Các sở rà soát số liệu để Sở Tài chính tổng hợp báo cáo Thủ tướng Chính phủ.", "Sở Tài chính"),
        ("Các xã cung cấp số liệu cho Sở Tài chính để báo cáo Thủ tướng Chính phủ.", "Sở Tài chính"),
        ("Sở Xây dựng lập danh mục dự án để Sở Tài chính tổng hợp, trình UBND tỉnh.", "Sở Tài chính"),
        ("Các chi bộ góp ý dự thảo để Đảng ủy hoàn thiện trình Ban Thường vụ Tỉnh ủy.", "Đảng ủy"),
        ("Sở Y tế rà soát quy trình để kịp thời báo cáo UBND tỉnh.", "UBND tỉnh"),
        ("Sở Y tế ban hành hướng dẫn để các xã thực hiện, báo cáo UBND tỉnh.", "UBND tỉnh"),
        ("Sở Nội vụ tham mưu để UBND tỉnh báo cáo Bộ Nội vụ.", None),
    ],
)
def test_who_passes_the_papers_on_gets_them_and_not_whom_they_are_passed_to(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        (
            "Trạm Y tế lập danh sách người ở trọ, chuyển Trung tâm Y tế khu vực trước 16 giờ hằng ngày.",
            "Trung tâm Y tế khu vực",
        ),
        ("Công an xã lập biên bản vi phạm rồi chuyển Ủy ban nhân dân xã.", "Ủy ban nhân dân xã"),
        ("Các thôn rà soát hồ sơ và chuyển Phòng Kinh tế trước ngày 15/12/2026.", "Phòng Kinh tế"),
        ("Các thôn kiểm tra hồ sơ, chuyển Phòng Kinh tế thẩm định.", None),
        ("Sở Y tế lập kế hoạch, chuyển Trung tâm Y tế về trụ sở mới.", None),
    ],
)
def test_papers_made_before_are_passed_on(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Các thành viên báo cáo Trưởng đoàn trước ngày 15/12/2026.", "Trưởng đoàn"),
        ("Kiểm lâm viên báo cáo Hạt trưởng hằng ngày.", "Hạt trưởng"),
        ("Các phòng trình Phó Giám đốc phụ trách ký trước ngày 15/12/2026.", "Phó Giám đốc phụ trách"),
        ("Các tổ báo cáo trưởng đoàn trước 17 giờ.", "trưởng đoàn"),
        ("Các tổ gửi kết quả về Trưởng đoàn, Sở Y tế.", "Trưởng đoàn, Sở Y tế"),
        ("Chi nhánh trả kết quả cho Trung tâm Phục vụ hành chính công đúng hẹn.", "Trung tâm Phục vụ hành chính công"),
        ("Gửi về Ban Tổ chức Tỉnh ủy (bản giấy) và hộp thư tochuc@thanhlam.vn (bản mềm).", "Ban Tổ chức Tỉnh ủy"),
    ],
)
def test_receivers_called_by_their_post_are_read(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Các tổ báo ngay Công an xã.", "Công an xã"),
        ("Báo ngay Ban Chỉ huy phòng thủ dân sự xã khi có sự cố.", "Ban Chỉ huy phòng thủ dân sự xã"),
        ("Các tổ canh đập, báo ngay sự cố cho Công an xã.", "Công an xã"),
        ("Thông báo ngay Sở Y tế khi có ca bệnh.", "Sở Y tế"),
        ("Sở Y tế thông báo kịp thời các xã biết.", None),
        ("Sở Y tế thông báo kịp thời tình hình dịch.", None),
    ],
)
def test_word_sent_at_once_without_cho_has_its_receiver(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    ("behind", "asked"),
    [
        ("Nếu vướng mắc thì phản ánh về Sở Xây dựng để được hướng dẫn.", True),
        ("Nếu vướng mắc thì các xã phản ánh về Sở Xây dựng để được hướng dẫn.", False),
        ("Sở Xây dựng tổng hợp, báo cáo Ủy ban nhân dân tỉnh.", False),
    ],
)
def test_a_lead_named_before_who_only_gets_what_others_send_is_asked_about(behind, asked):
    said = f"Sở Xây dựng theo dõi, đôn đốc các bến đò trước ngày 20/9/2026. {behind}"
    made = compile_directive(f"KẾ HOẠCH\nVề bến đò\n\n1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt")
    assert ["lead-receives"] * asked == [one.code for one in made.problems if one.code == "lead-receives"]
