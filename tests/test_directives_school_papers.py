"""Papers of schools and programmes that two bodies agree on: their names, spellings, sections and days."""

import pytest

from directives.compile import compile_directive
from directives.sentences.idle import gives_no_work
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from tests.reading import tasks

HEAD = "TRƯỜNG CAO ĐẲNG TÂN HÒA\nSố: 12/KH-CĐTH\nTân Hòa, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nVề công tác trực\n\n"


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("Kính gởi", "kính gửi"),
        ("gởi báo cáo định kì", "gửi báo cáo định kỳ"),
        ("Qui chế quản lí, kí kết, kĩ thuật", "quy chế quản lý, ký kết, kỹ thuật"),
        ("kỉ luật, thẩm mĩ", "kỷ luật, thẩm mỹ"),
        ("thì thầm, mì sợi, lì xì, qui-nhơn", "thì thầm, mì sợi, lì xì, quy-nhơn"),
    ],
)
def test_spellings_are_compared_as_one(printed, compared):
    assert fold(printed) == compared


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Khoa phối hợp với phòng Thiết bị bố trí phòng máy.", ("Khoa",)),
        ("Hằng tháng, khoa gửi danh sách thi lại.", ("khoa",)),
        ("Bộ môn phân công người ra đề.", ("Bộ môn",)),
        ("Lãnh đạo khoa phân công người trực.", ("Lãnh đạo khoa",)),
        ("Lãnh đạo Sở Y tế phân công người trực.", ("Sở Y tế",)),
        ("GVCN theo dõi học sinh nộp hồ sơ.", ("GVCN",)),
        ("GVCN các lớp theo dõi học sinh nộp hồ sơ.", ("GVCN các lớp",)),
        ("CVHT có nhiệm vụ hướng dẫn sinh viên.", ("CVHT",)),
        ("Cuối tháng CVHT lập danh sách vắng học.", ("CVHT",)),
        (
            "Phòng Thiết bị, phòng Tài vụ, phòng Khảo thí kiểm kê tài sản.",
            ("Phòng Thiết bị", "phòng Tài vụ", "phòng Khảo thí"),
        ),
        ("Các phòng, ban kiểm kê tài sản.", ("Các phòng, ban",)),
        ("Phòng Tài vụ cuối học kỳ 1 và cuối năm gửi bảng lương.", ("Phòng Tài vụ",)),
        ("Riêng đối với cấp huyện, sẽ do Hội Nông dân chủ trì xây dựng kế hoạch.", ("Hội Nông dân",)),
        ("Lịch trực do Phòng Tài vụ sắp xếp.", ("Phòng Tài vụ",)),
        ("Hằng năm, hai bên tổ chức sơ kết.", ("hai bên",)),
        ("Hai ngành phối hợp tổ chức kiểm tra.", ("Hai ngành",)),
        (
            "Phòng Nội vụ, Phòng Y tế các huyện, thị, thành phố rà soát kho.",
            ("Phòng Nội vụ", "Phòng Y tế các huyện, thị, thành phố"),
        ),
        ("Các sở, ban, ngành, huyện, thị, thành phố rà soát kho.", ("Các sở, ban, ngành", "huyện, thị, thành phố")),
        ("Các khối trưởng kiểm tra lớp học.", ("Các khối trưởng",)),
        ("Giáo viên các lớp cân đo trẻ.", ("Giáo viên các lớp",)),
        ("Đoàn trường quản lý nền nếp.", ("Đoàn trường",)),
        ("Bí thư Đoàn trường phát động thi đua.", ("Bí thư Đoàn trường",)),
        ("Liên đội tổ chức chào cờ.", ("Liên đội",)),
        ("Tổng phụ trách Đội tập nghi thức.", ("Tổng phụ trách Đội",)),
        ("TPT Đội xây dựng lịch trực.", ("TPT Đội",)),
        ("Lớp trưởng các lớp báo cáo sĩ số.", ("Lớp trưởng các lớp",)),
        ("Cố vấn học tập họp lớp.", ("Cố vấn học tập",)),
        ("Khoa Kiểm soát bệnh tật nhận vắc xin.", ("Khoa Kiểm soát bệnh tật",)),
        ("Điều dưỡng trưởng các khoa lập lịch trực.", ("Điều dưỡng trưởng các khoa",)),
        ("Phân xưởng Sấy kiểm tra lò sấy.", ("Phân xưởng Sấy",)),
        ("Các phân xưởng thay dầu máy.", ("Các phân xưởng",)),
        ("Tổ thủy nông vận hành trạm bơm.", ("Tổ thủy nông",)),
        ("Tư vấn giám sát báo cáo hằng tuần.", ("Tư vấn giám sát",)),
        ("Chi hội trưởng các chi hội thu hội phí.", ("Chi hội trưởng các chi hội",)),
        ("Ban Quản lý ký túc xá kiểm tra phòng ở.", ("Ban Quản lý ký túc xá",)),
        ("GVCN các lớp thu, nộp quỹ lớp.", ("GVCN các lớp",)),
        ("Khám mắt cho học sinh: Trạm Y tế phụ trách, xong trong tháng 12.", ("Trạm Y tế",)),
        ("Công tác y tế: Đ/c Thu (y sĩ) phụ trách, khám mắt cho học sinh.", ("Đ/c Thu",)),
        ("Công tác văn nghệ: cô Thu tổ chức tập múa.", ("cô Thu",)),
        ("Công tác văn nghệ: cô Thu và thầy Bình phụ trách.", ("cô Thu", "thầy Bình")),
        ("Đ/c Thu (Hiệu trưởng): Trưởng ban, chỉ đạo chung.", ("Đ/c Thu",)),
        ("Đ/c Thu - Hiệu trưởng: Trưởng ban, phụ trách chung.", ("Đ/c Thu",)),
        ("Tổ nuôi dưỡng: chuẩn bị suất ăn.", ("Tổ nuôi dưỡng",)),
        ("Tổ nuôi dưỡng: nấu cháo cho trẻ.", ("Tổ nuôi dưỡng",)),
        ("Nhân viên bảo vệ: trông xe.", ("Nhân viên bảo vệ",)),
        ("Giáo viên dạy bồi dưỡng: Soạn bài đầy đủ.", ("Giáo viên dạy bồi dưỡng",)),
        ("Ban đại diện CMHS các lớp: hỗ trợ gian hàng.", ("Ban đại diện CMHS các lớp",)),
        ("Giáo viên rà soát: danh sách lớp, số điểm.", ("Giáo viên",)),
        ("Ban giám hiệu chỉ đạo các tổ: dự giờ.", ("Ban giám hiệu",)),
        ("Ban giám hiệu ngày 15/12 họp với phụ huynh.", ("Ban giám hiệu",)),
        ("BGH ngày 15/12/2026 họp với phụ huynh.", ("BGH",)),
        ("Ban giám hiệu ngày 15 hằng tháng họp với các tổ.", ("Ban giám hiệu",)),
        ("Ban Tổ chức Hội thi chiều 15/12 tổng hợp kết quả.", ("Ban Tổ chức Hội thi",)),
        ("Khám mắt (đợt 1): Trạm Y tế chuẩn bị thuốc.", ("Trạm Y tế",)),
        ("Trạm Y tế tháng 10 và tháng 4 tổ chức khám mắt.", ("Trạm Y tế",)),
        ("Hiệu trưởng: Trưởng ban kiểm tra nội bộ, ra quyết định thành lập ban.", ("Hiệu trưởng",)),
        ("Bảo vệ: trông xe.", ("Bảo vệ",)),
        ("Nhân viên nấu ăn: chế biến đúng quy trình.", ("Nhân viên nấu ăn",)),
        ("Trung tâm Mua sắm tập trung rà soát gói thầu.", ("Trung tâm Mua sắm tập trung",)),
        ("Phòng Tài vụ ngoài việc chi lương hằng tháng, lập dự toán năm sau.", ("Phòng Tài vụ",)),
    ],
)
def test_bodies_of_a_school(text, names):
    assert read_subject(text).names == names


@pytest.mark.parametrize(
    "text",
    [
        "Lớp 5A: 32 học sinh.",
        "Lớp tập huấn: tổ chức trong tháng 12/2026.",
        "Nhóm giải pháp về vốn: huy động nguồn lực.",
        "Bảo vệ môi trường: thu gom rác thải.",
        "Lớp nào vi phạm: trừ điểm.",
        "Tổ phục vụ: gồm các thầy cô tổ Văn.",
    ],
)
def test_a_label_that_is_nobody(text):
    assert read_subject(text) is None


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("từ ngày 20 đến 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("từ ngày 01 đến ngày 05 mỗi tháng", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("01 buổi/1 tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ],
)
def test_days_of_each_month(phrase, rule):
    (task,) = tasks(f"{HEAD}1. Phòng Tài vụ lập bảng chấm công {phrase}.\n")
    assert task.due.rrule == rule


def test_a_section_with_a_full_stop_is_no_task():
    found = tasks(
        f"{HEAD}A. Công tác chấm công.\n1. Phòng Tài vụ lập bảng chấm công.\nB. Công tác thiết bị.\n2. Khoa Điện lập danh sách máy.\n"
    )
    assert [(one.clause, one.lead) for one in found] == [("A.1", ("Phòng Tài vụ",)), ("B.2", ("Khoa Điện",))]


def test_work_that_names_nobody_is_of_those_who_agreed():
    body = (
        "Liên đoàn Lao động tỉnh và Sở Xây dựng thống nhất ký kết Chương trình phối hợp với các nội dung như sau:\n"
        "I. NỘI DUNG\n1. Tuyên truyền về an toàn lao động.\n2. Tổ chức hội thi thợ giỏi.\n"
        "II. TRÁCH NHIỆM\n1. Sở Xây dựng bố trí kinh phí.\n"
    )
    first, second, third = tasks(HEAD + body)
    assert first.lead == second.lead == ("Liên đoàn Lao động tỉnh", "Sở Xây dựng")
    assert third.lead == ("Sở Xây dựng",)


def test_a_subject_in_brackets_above_the_title():
    head = "TRƯỜNG CAO ĐẲNG TÂN HÒA\nSố: 12/TB-CĐTH\n(V/v sửa phòng máy)\nTân Hòa, ngày 02 tháng 3 năm 2026\n\n"
    head += "THÔNG BÁO\n\nKính gởi: Các khoa\n\n"
    found = compile_directive(
        (head + "1. Khoa Điện lập danh sách máy.\n2. Phòng Tài vụ bố trí kinh phí.\n").encode(), "x.txt"
    )
    assert found.plan.directive.subject == "V/v sửa phòng máy"


@pytest.mark.parametrize("misread", ["Thê thao", "Thế thao", "Thẻ thao"])
def test_a_name_that_a_scan_misread_is_not_cut(misread):
    assert read_subject(f"Sở Văn hoá, {misread} và Du lịch rà soát sân bãi.").names == (
        f"Sở Văn hoá, {misread} và Du lịch",
    )


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("GVCN các lớp thu phiếu đăng ký.", "GVCN các lớp"),
        ("Giáo viên bộ môn vào điểm kiểm tra.", "Giáo viên bộ môn"),
        ("Tổ trưởng phân ca trực.", "Tổ trưởng"),
        ("Đội xe chở vật tư đến điểm sạt lở.", "Đội xe"),
    ],
)
def test_the_verbs_of_schools_and_crews_end_a_name(text, lead):
    assert read_subject(text).names == (lead,)


def test_a_period_beside_another_is_asked_about():
    body = "1. Phòng Tài vụ duy trì hội thao (mỗi năm tổ chức một lần); hội diễn văn nghệ (hai năm tổ chức một lần).\n"
    found = compile_directive((HEAD + body).encode(), "x.txt")
    assert any("hai năm" in str(one.args) for one in found.problems)


@pytest.mark.parametrize(
    ("text", "idle"),
    [
        ("Mỗi tuần người trực làm 2 giờ, được tính 0,5 giờ chuẩn.", True),
        ("Mỗi buổi coi thi được quy đổi thành 3 tiết.", True),
        ("Mỗi buổi coi thi được tính 3 tiết, giao Phòng Khảo thí tổng hợp.", False),
        ("Phòng Khảo thí tính điểm cho từng lớp.", False),
    ],
)
def test_how_work_counts_is_no_work(text, idle):
    assert gives_no_work(fold(text)) is idle


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Khoa gửi danh sách cho BGH ngày 15/3.", "BGH"),
        ("Khoa nộp TPT Đội ngày 15/3.", "TPT Đội"),
        ("Khoa báo cáo Ban Tổ chức Hội thi ngày 15/3/2026.", "Ban Tổ chức Hội thi"),
    ],
)
def test_a_day_behind_a_receiver_is_no_part_of_its_name(text, receiver):
    found = compile_directive(f"{HEAD}1. {text}\n".encode(), "x.txt")
    assert [one.report_to for one in found.plan.tasks] == [receiver]
    assert [one.code for one in found.problems if one.place.field == "due"] == ["time-left"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Văn phòng xếp phòng, lập danh sách thi.", ["name-holds-work"]),
        ("GVCN các lớp xếp ghế sân trường trước 7 giờ.", ["name-holds-work"]),
        ("GVCN các lớp tập trung học sinh trước 7 giờ.", []),
        ("Mỗi giáo viên ra 02 đề, nộp khoa.", ["name-holds-work"]),
        ("Các đơn vị liên quan, rà soát kho.", []),
        ("Các trường học trên địa bàn, rà soát kho.", []),
        ("Khoa Điện, rà soát kho.", []),
    ],
)
def test_a_name_that_may_hold_a_first_verb(text, asked):
    problems = compile_directive(f"{HEAD}1. {text}\n".encode(), "x.txt").problems
    assert [one.code for one in problems if one.place.field == "lead"] == asked
