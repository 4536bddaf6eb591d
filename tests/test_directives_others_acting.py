"""Another that acts amid the words of a task is asked about: small bodies and posts, persons, people called by a noun, "thì ..."."""

import pytest

from directives.compile import compile_directive

HEAD = "CHỈ THỊ\nVề chợ\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"


def asked(text):
    made = compile_directive(f"{HEAD}1. {text}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    return [one.args["said"] for one in made.problems if one.code == "actor-left" and one.place.clause == "1"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sở Y tế lập danh sách, Công đoàn tặng quà trước ngày 20/12/2026.", "Công đoàn"),
        ("Sở Y tế lập danh sách, Ủy ban Kiểm tra Tỉnh ủy cho ý kiến.", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("Sở Y tế lập danh sách, Thường trực HĐND xã cho ý kiến.", "Thường trực HĐND xã"),
        ("Sở Y tế lập danh sách, Hạt Kiểm lâm rà soát.", "Hạt Kiểm lâm"),
        ("Sở Y tế lập danh sách, Thư viện tỉnh sưu tầm ảnh.", "Thư viện tỉnh"),
        ("Sở Y tế lập danh sách, Hiệu trưởng phê duyệt.", "Hiệu trưởng"),
        ("Phòng Nội vụ lập danh sách, Phó Chủ tịch UBND xã duyệt.", "UBND xã"),
        ("Đồng chí Trần Văn Bình lập danh sách, đồng chí Lê Thị Hoa soạn thảo kế hoạch.", "đồng chí Lê Thị Hoa"),
        ("Phân công thầy Trần Văn Bình ra đề, cô Lê Thị Hoa chấm bài.", "cô Lê Thị Hoa"),
        ("UBND các xã công khai các tuyến; tuyến nào tái phạm thì Công an tỉnh xử lý trong 03 ngày.", "Công an tỉnh"),
        ("Nhà trường tổ chức hội thi; mỗi lớp nộp 01 sản phẩm trước ngày 15/12/2026.", "mỗi lớp"),
        ("Sở Y tế kiểm tra các mỏ; chủ mỏ cát gửi số liệu về Sở Y tế.", "chủ mỏ cát"),
        ("Sở Y tế sửa đường; Sở Xây dựng qua kênh riêng bố trí thêm vốn.", "Sở Xây dựng"),
    ],
)
def test_it_is_asked_about(text, who):
    assert asked(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Giao đồng chí Trần Văn Bình, đồng chí Lê Thị Hoa lập danh sách.",
        "Giao đồng chí Trần Văn Bình - Phó Chủ tịch UBND xã lập danh sách.",
        "Sở Y tế tuyên truyền để học sinh nghỉ học đúng lịch; học sinh an tâm học tập.",
        "Sở Y tế thành lập tổ; Công an tỉnh là cơ quan thường trực của tổ.",
        "Để làm tốt việc này, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, chính quyền lập danh sách.",
        "Nếu có dịch thì Sở Y tế lập danh sách.",
        "Sở Y tế mời đồng chí Bí thư Đảng ủy, đồng chí Phó Chủ tịch UBND xã dự họp.",
        "Sở Y tế đối chiếu hồ sơ, số liệu do các xã báo cáo.",
        "Sở Y tế giám sát dịch. Bộ Y tế vừa có cảnh báo về dịch.",
    ],
)
def test_nobody_is_asked_about(text):
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Dự thảo Nghị quyết giao Sở Tư pháp thẩm định trước ngày 10/12/2026.", "Sở Tư pháp"),
        ("Báo cáo giao Văn phòng UBND tỉnh tổng hợp.", "Văn phòng UBND tỉnh"),
        ("Danh sách giao UBND các xã niêm yết.", "UBND các xã"),
        ("Toàn bộ hồ sơ lưu trữ giao Sở Nội vụ tiếp nhận.", "Sở Nội vụ"),
        ("Tang vật giao Công an tỉnh bảo quản.", "Công an tỉnh"),
        ("Các công trình dở dang giao Sở Xây dựng hoàn thành.", "Sở Xây dựng"),
        ("Báo cáo kết quả các nhiệm vụ đã giao Sở Y tế thực hiện.", "các sở, ban, ngành"),
        ("Báo cáo tình hình thực hiện nhiệm vụ UBND tỉnh giao Sở Y tế chủ trì.", "các sở, ban, ngành"),
        ("Việc lập hồ sơ giao cho Sở Xây dựng, việc lấy ý kiến giao cho Sở Tư pháp.", "Sở Xây dựng"),
    ],
)
def test_a_thing_is_given_to_whoever_works_on_it(text, lead):
    made = compile_directive(f"{HEAD}1. {text}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    assert [one.lead for one in made.plan.tasks if one.clause == "1"] == [(lead,)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Việc lập hồ sơ giao cho Sở Xây dựng, việc lấy ý kiến giao cho Sở Tư pháp.", "Sở Tư pháp"),
        ("Phần đường giao Sở Xây dựng hoàn thành, phần còn lại giao Sở Công Thương.", "Sở Công Thương"),
        ("Phần đường do Sở Xây dựng thực hiện, phần điện do Sở Công Thương thực hiện.", "Sở Công Thương"),
        ("Sở Tài chính lo kinh phí, Sở Xây dựng lo vật tư.", "Sở Xây dựng"),
        ("Kinh phí giao Sở Tài chính thẩm định.", "Sở Tài chính"),
    ],
)
def test_each_thing_may_be_given_to_another(text, who):
    assert asked(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tổ chức hội nghị tổng kết, thành phần do Sở Nội vụ đề xuất.", "Sở Nội vụ"),
        ("Sở Y tế tổ chức hội nghị tổng kết, tài liệu do Văn phòng UBND tỉnh chuẩn bị.", "Văn phòng UBND tỉnh"),
        (
            "Đồng chí Phó Bí thư Đảng ủy chủ trì, đồng chí Chủ nhiệm Ủy ban Kiểm tra Đảng ủy ghi biên bản.",
            "Ủy ban Kiểm tra Đảng ủy",
        ),
        ("Khu phố nào có hộ tái nghèo thì Công an tỉnh phải rà soát trong quý I/2027.", "Công an tỉnh"),
        (
            "Các cơ quan báo chí tuyên truyền; phóng viên thường trú gửi tin bài trước ngày 10/12/2026.",
            "phóng viên thường trú",
        ),
    ],
)
def test_whoever_does_a_part_or_acts_in_a_case_is_asked_about(text, who):
    assert asked(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị theo nội dung, tài liệu do Sở Y tế ban hành.",
        "Rà soát các dự án, nội dung thành phần do cơ quan, đơn vị mình trực tiếp thực hiện.",
    ],
)
def test_whose_paper_it_is_tells_of_nobody_who_acts(text):
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Hội Cựu chiến binh, Đoàn Thanh niên mỗi đoàn thể nhận giúp đỡ 02 hộ.",
            ("Hội Cựu chiến binh", "Đoàn Thanh niên"),
        ),
        ("Cấp phó thay mặt Thủ trưởng ký báo cáo.", ("Cấp phó",)),
    ],
)
def test_who_leads(text, leads):
    made = compile_directive(f"{HEAD}1. {text}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")
    assert [one.lead for one in made.plan.tasks if one.clause == "1"] == [leads]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ban Giám hiệu họp thống nhất mức góp, giáo viên chủ nhiệm thông báo đến từng nhà.", "giáo viên chủ nhiệm"),
        ("Các chi cục rà soát hồ sơ, lãnh đạo Sở phê duyệt kết quả.", "lãnh đạo Sở"),
        ("Đoàn trường tập hợp bài dự thi, Tổ Ngữ văn chấm sơ khảo, Hiệu trưởng quyết định giải.", "Tổ Ngữ văn"),
        ("Phòng Kế toán quyết toán kinh phí, Tổ Kiểm toán nội bộ soát xét.", "Tổ Kiểm toán nội bộ"),
        ("Sở Y tế tự chấm điểm, Hội đồng thẩm định tỉnh phúc tra.", "Hội đồng thẩm định tỉnh"),
        ("Các công ty vận tải niêm yết giá vé; bến xe chốt danh sách xe trước ngày 20/01/2027.", "bến xe"),
        ("Khi có lũ, Ban Chỉ huy xã đánh kẻng, Công an xã cấm đường.", "Công an xã"),
    ],
)
def test_posts_in_small_letters_act_behind_a_comma(text, who):
    assert asked(text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Xây dựng chỉ đạo chủ đầu tư, nhà thầu tăng ca.",
        "Sở Y tế báo cáo lãnh đạo tỉnh, lãnh đạo Sở Nội vụ trước ngày 20/12/2026.",
        "Đoàn Thanh niên cử 20 tình nguyện viên hỗ trợ nhập liệu.",
    ],
)
def test_whoever_is_steered_told_or_sent_acts_for_nobody_else(text):
    assert asked(text) == []
