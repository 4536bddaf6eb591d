"""Names of bodies that offices write, each read whole: as subject, as heading, as partner, after a word of command."""

import pytest

from directives.labelled.lines import names_in
from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject
from directives.strings.flow import Flow
from directives.words.body_words import LISTS, begun, entries_of

NAMES = """
Ban Thường vụ Đảng ủy xã · Thường trực Đảng ủy · Ủy ban Kiểm tra Tỉnh ủy · Ban Nội chính Tỉnh ủy · Văn phòng Đảng ủy
Đảng ủy các cơ quan Đảng tỉnh · Đảng bộ UBND phường · Các chi bộ trực thuộc Đảng ủy · Các chi, đảng bộ trực thuộc
Các chi bộ, đảng bộ cơ sở · Trung tâm Chính trị xã · Ban cán sự đảng Tòa án nhân dân tỉnh
Tổ đại biểu HĐND xã · Các Ban của Hội đồng nhân dân tỉnh · Văn phòng HĐND và UBND xã · VP HĐND-UBND · VP UBND tỉnh
Phòng Kinh tế, Hạ tầng và Đô thị · P. VHXH · Phòng VH-XH · Trung tâm Phục vụ hành chính công xã · CA xã · BCH Quân sự phường
UBMTTQ xã · Hội CCB phường · Đoàn xã · Công đoàn cơ sở · LĐLĐ tỉnh · Các thôn, tổ dân phố · Ban công tác Mặt trận thôn
Ban Giám hiệu · Tổ chuyên môn · Các tổ chuyên môn · Giáo viên bộ môn · Tổng phụ trách Đội · Ban đại diện cha mẹ học sinh
Hội đồng trường · Khoa Khám bệnh · Các khoa, phòng, trung tâm · Phòng Kế hoạch tổng hợp · Nhà trường · Văn thư
Hội đồng nghĩa vụ quân sự xã · Tổ công nghệ số cộng đồng · Tổ giúp việc · BQL Khu kinh tế · Thành viên Ban Chỉ đạo
Hạt Kiểm lâm các huyện · Điện lực Thái Bình · Bưu điện tỉnh · Viettel Sơn La · Thống kê tỉnh · Thuế cơ sở 3
Thi hành án dân sự tỉnh · Phòng giao dịch Ngân hàng Chính sách xã hội · Báo và Đài Phát thanh, Truyền hình
Tất cả các cơ quan, đơn vị · Mọi cán bộ, đảng viên · Bộ phận Một cửa · Nhân dân trên địa bàn · Hộ gia đình
Sư đoàn 10 · Đồn Biên phòng · Vùng Cảnh sát biển 1 · Ủy ban Quốc gia tìm kiếm cứu nạn · Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh
Hội đồng quản trị · Quỹ Đầu tư phát triển · Thư viện tỉnh
Trung tâm Công nghệ thông tin · Phòng Công nghệ thông tin · Cục An toàn thông tin · Phòng Quản lý cấp phép · Phòng Quản lý thi công
Trạm Quản lý khai thác thủy nông · Trung tâm Quản lý bảo trì đường bộ · Trung tâm Kiểm soát thanh toán điện tử
Ban Thực hiện chính sách · Ban Giải phóng mặt bằng · Hội đồng Xét duyệt hồ sơ · Chi cục Kiểm tra sau thông quan
Trung tâm Nghiên cứu và phát triển · Trung tâm Tiếp nhận và trả kết quả · Phòng Khảo thí và quản lý chất lượng
Trung tâm Nuôi dưỡng người có công · Ban Quản lý đầu tư xây dựng · Phòng Hướng dẫn nghiệp vụ · Vụ Hợp tác phát triển
Huyện đoàn · Thị đoàn · Cụm thi đua số 2 · Vườn Quốc gia Ba Vì · Lâm trường Bình Minh · Câu lạc bộ Bơi Sông Nhuệ
Ban quản lý rừng phòng hộ, đặc dụng · Hạt Kiểm lâm sở tại · Quỹ tín dụng Nhân Hòa · Bến xe Thanh Bình
Văn phòng Sở · Thanh tra Sở · Văn phòng Bộ · Vụ Tổ chức cán bộ
"""


@pytest.mark.parametrize(
    "name", [name.strip() for line in NAMES.split("\n") for name in line.split("·") if name.strip()]
)
def test_a_name_is_read_whole_wherever_it_stands(name):
    charged = read_subject(f"{name} chủ trì, phối hợp với các cơ quan liên quan xây dựng kế hoạch.")
    ordered = read_subject(f"Giao {name} tổ chức thực hiện nhiệm vụ.")
    assert [one and one.names for one in (charged, ordered, read_heading(name), read_heading(f"{name}:"))] == [
        (name,)
    ] * 4
    assert read_partners(f"Chủ trì, phối hợp với {name} xây dựng kế hoạch thực hiện.") == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các đồng chí Ủy viên Ban Thường vụ chỉ đạo các địa bàn được phân công.", ("Ủy viên Ban Thường vụ",)),
        ("Tổ trưởng các tổ dân phố thông báo đến từng hộ.", ("các tổ dân phố",)),
        ("Khoa học và công nghệ cần đi trước một bước.", None),
        ("Bản đồ hiện trạng phải được cập nhật.", None),
    ],
)
def test_people_heads_and_what_only_looks_like_a_body(text, names):
    found = read_subject(text)
    assert (found and found.names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bà Nguyễn Thị Lan - Kế toán: Lập dự toán trước ngày 30/9/2026.", ("Bà Nguyễn Thị Lan",)),
        ("Sở Nội vụ trân trọng đề nghị các cơ quan, đơn vị gửi báo cáo.", ("các cơ quan, đơn vị",)),
        ("Ban Giám hiệu yêu cầu Thủ trưởng các đơn vị thông báo tới toàn thể viên chức.", ("các đơn vị",)),
        ("Chi cục Kiểm lâm vừa có công văn yêu cầu các Hạt Kiểm lâm tăng cường trực ban.", ("các Hạt Kiểm lâm",)),
        (
            "Các địa phương đến nay chưa có báo cáo theo văn bản số 12/UBND, khẩn trương gửi báo cáo.",
            ("Các địa phương",),
        ),
        ("Ủy ban nhân dân phường phân công lãnh đạo phụ trách.", ("Ủy ban nhân dân phường",)),
    ],
)
def test_whoever_does_the_work_is_charged(text, names):
    assert read_subject(text).names == names


def test_a_cell_keeps_the_entries_that_the_language_does_not_know():
    def cell(text):
        return names_in(Flow(text, tuple(range(len(text)))))

    assert cell("CA phường, BCH QS; Các TDP") == ("CA phường", "BCH QS", "Các TDP")
    assert cell("Sở Y tế, hoàn thành trong quý I") == ("Sở Y tế",)


@pytest.mark.parametrize(
    ("text", "report_to", "via"),
    [
        ("Hoàn thành, báo cáo kết quả Ủy ban nhân dân tỉnh (qua Công an tỉnh).", "Ủy ban nhân dân tỉnh", "Công an tỉnh"),
        ("Gửi về Công an tỉnh, Cơ quan Thường trực Ban Chỉ đạo phòng, chống tội phạm tỉnh để theo dõi.", "Công an tỉnh", None),
        ("Gửi báo cáo về Sở Nội vụ (phòng Cải cách hành chính; máy 123), để kịp thời tổng hợp báo cáo Bộ Nội vụ.", "Sở Nội vụ", None),
        ("Dự thảo văn bản để Ủy ban nhân dân tỉnh kiến nghị Bộ Tài chính xem xét.", None, None),
        ("Chi trả một phần chi phí gửi trẻ cho người lao động.", None, None),
    ],
)  # fmt: skip
def test_who_gets_the_result(text, report_to, via):
    assert read_reports(text) == (report_to, via)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thường xuyên phối hợp, cung cấp thông tin với các sở, ngành về kết quả.", ("các sở, ngành",)),
        ("Chỉ đạo lực lượng các cấp, phối hợp với Công an tỉnh rà soát.", ("Công an tỉnh",)),
        ("Chỉ đạo lực lượng các cấp phối hợp với Công an tỉnh rà soát.", ()),
        ("Phối hợp với các sở, ban, ngành và cơ quan, đơn vị tổ chức.", ("các sở, ban, ngành", "cơ quan, đơn vị")),
        ("Phối hợp với các sở, ngành, cơ quan tổ chức.", ("các sở, ngành, cơ quan",)),
    ],
)
def test_with_whom_it_is_done(text, names):
    assert read_partners(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Kế hoạch tổng hợp: Đầu mối tổng hợp, báo cáo Sở Y tế.", ("Phòng Kế hoạch tổng hợp",)),
        ("Các tổ chức chính trị - xã hội: Hội Nông dân, Đoàn Thanh niên chỉ đạo hệ thống hưởng ứng.", ("Hội Nông dân", "Đoàn Thanh niên")),
        ("Về kiến nghị đầu tư: Giao Đảng ủy UBND tỉnh xem xét, bố trí vốn.", ("Đảng ủy UBND tỉnh",)),
        ("Văn phòng bố trí kinh phí.", ("Văn phòng",)),
        ("Các cơ quan tham mưu, giúp việc Tỉnh ủy thường xuyên hỗ trợ.", ("Các cơ quan tham mưu, giúp việc Tỉnh ủy",)),
    ],
)  # fmt: skip
def test_colons_cases_and_bodies_without_a_name(text, names):
    assert read_subject(text).names == names


@pytest.mark.parametrize("name", LISTS)
def test_the_first_word_tells_every_list_that_may_stand_there(name):
    file, *parts = LISTS[name]
    assert all(name in begun(f"các {entry} khác", 4).lists for entry in entries_of(file, *parts))


def test_a_word_that_opens_no_entry_tells_none():
    assert begun("xyz") is None
    assert begun("sở y tế", 7) is None


@pytest.mark.parametrize("more", [", ngành, ban", " và ban", ", ngành của ban"])
def test_a_set_of_nouns_as_long_as_a_document_is_read_once(more):
    text = "các sở, ban" + more * 10_000
    assert read_bodies(text, loose=True).end == len(text)


@pytest.mark.parametrize(
    "text",
    ["Văn phòng Sở: Chủ trì lập danh sách.", "Thanh tra Sở: Kiểm tra hồ sơ.", "Văn phòng Bộ: Thực hiện việc chung."],
)
def test_the_office_of_one_department_is_no_list_of_departments(text):
    assert read_subject(text).names == (text.partition(":")[0],)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Giao phòng Nội vụ rà soát hồ sơ.", "phòng Nội vụ"),
        ("Phân công phòng Đào tạo lập kế hoạch.", "phòng Đào tạo"),
        ("Đối với các cụm: Bến Gỗ và Bến Đá, giao UBND phường Sông Thao tìm kiếm nhà đầu tư.", "UBND phường Sông Thao"),
        ("Quá thời hạn trên mà đơn vị không báo cáo, Sở Công Thương tổng hợp.", "Sở Công Thương"),
    ],
)
def test_whoever_is_ordered_behind_what_is_spoken_of(text, name):
    assert read_subject(text).names == (name,)


@pytest.mark.parametrize(
    "name",
    ["Trung tâm Thanh toán BHXH, BHYT điện tử", "Cơ sở KCB BHYT", "Cơ sở giáo dục", "Nhà thầu", "Xí nghiệp Thủy lợi"],
)
def test_a_name_before_a_colon_and_its_work(name):
    assert read_subject(f"{name}: Cử cán bộ dự tập huấn.").names == (name,)


def test_letters_of_another_body_are_its_own():
    assert read_bodies("Phòng LĐTBXH, BHXH huyện rà soát", opens=True).names == ("Phòng LĐTBXH", "BHXH huyện")


@pytest.mark.parametrize(
    "heading", ["Các phòng ban tham gia đào tạo", "UBND các xã nơi có dự án", "Các đơn vị tham gia hội thi"]
)
def test_a_heading_tells_which_of_a_group_are_meant(heading):
    assert read_heading(heading).names == (heading,)
