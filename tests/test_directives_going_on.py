"""What goes on over an end of a line, a semicolon or a colon: lists of bodies, topics above them, dates and liability behind the work."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.sentences.partners import read_partners
from directives.sentences.subjects import read_subject
from directives.structure.duties import is_duty

HEAD = """VĂN PHÒNG ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 41/TB-VP
An Hải, ngày 12 tháng 3 năm 2026
THÔNG BÁO
Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại buổi làm việc về bến cảng
Sau khi nghe báo cáo của các sở và ý kiến của các đại biểu dự họp, Chủ tịch Ủy ban
nhân dân tỉnh kết luận như sau:
"""
END = """
Nơi nhận:
- Như trên;
- Lưu: VT.
CHÁNH VĂN PHÒNG
Lê Văn Bình
"""


def _tasks(text):
    plan = compile_directive((HEAD + text + END).encode(), "thong-bao.txt").plan
    return {(task.clause, task.part): task for task in plan.tasks}


def test_a_dash_inside_a_name_of_a_list_is_no_bullet():
    tasks = _tasks(
        "1. Sở Tài chính rà soát nguồn vốn của các dự án cảng, bố trí đủ phần đối ứng của tỉnh\n"
        "cho năm sau và báo cáo kết quả.\n"
        "2. Các sở liên quan và các Tập đoàn: Hóa chất Việt Nam, Cơ khí - Luyện kim, Công nghiệp\n"
        "- Vận tải Biển Đông theo chức năng của mình khẩn trương bàn giao mặt bằng còn vướng\n"
        "cho đơn vị thi công.\n"
    )
    assert set(tasks) == {("1", 1), ("2", 1)}
    assert tasks["2", 1].lead[1:] == (
        "Tập đoàn Hóa chất Việt Nam", "Tập đoàn Cơ khí - Luyện kim", "Tập đoàn Công nghiệp - Vận tải Biển Đông",
    )  # fmt: skip


def test_bodies_below_a_topic_lead_its_bullets():
    tasks = _tasks(
        "1. Sửa chữa nhà ở cho hộ bị ngập\n"
        "Ủy ban nhân dân các xã, phường\n"
        "ven sông:\n"
        "a) Huy động lực lượng giúp dân sửa nhà, không để hộ nào phải ở nhờ quá một tháng kể cả\n"
        "các hộ ở bãi bồi;\n"
        "b) Thống kê số nhà bị sập hoàn toàn để bố trí đất tái định cư trong khu dân cư mới của\n"
        "từng xã.\n"
        "2. Các sở, ban, ngành rà soát kinh phí\n"
    )
    assert tasks["1.a", 1].lead == tasks["1.b", 1].lead == ("Ủy ban nhân dân các xã, phường ven sông",)


def test_a_list_of_bodies_goes_on_past_a_semicolon_at_the_end_of_a_line():
    tasks = _tasks(
        "1. Sở Tài chính rà soát nguồn vốn của các dự án cảng, bố trí đủ phần đối ứng của tỉnh\n"
        "cho năm sau và báo cáo kết quả.\n"
        "2. Các sở, ban, ngành; Công an tỉnh;\n"
        "Ủy ban nhân dân các xã ven biển khẩn trương rà soát các bến tạm, tháo dỡ những bến không\n"
        "còn bảo đảm an toàn.\n"
    )
    assert ("2", 2) not in tasks
    assert tasks["2", 1].lead == ("Các sở, ban, ngành", "Công an tỉnh", "Ủy ban nhân dân các xã ven biển")


def test_a_closing_deadline_is_that_of_every_part():
    tasks = _tasks(
        "1. Sở Xây dựng lập danh mục các bến tạm. Ủy ban nhân dân xã An Phú kiểm tra các bến đò\n"
        "ngang. Thời hạn hoàn thành: trước ngày 30/4/2026.\n"
        "2. Sở Y tế tập huấn cho trạm y tế. Ủy ban nhân dân xã An Phú mua thuốc trước ngày 30/4/2026.\n"
    )
    assert [tasks["1", part].due.date for part in (1, 2)] == [dt.date(2026, 4, 29)] * 2
    assert tasks["2", 1].due is None


def test_what_a_lead_in_says_in_general_is_no_task_besides_its_list():
    tasks = _tasks(
        "I. NHIỆM VỤ TRỌNG TÂM\n"
        "Đề nghị Ban Thường vụ Đảng ủy xã An Phú tập trung lãnh đạo, chỉ đạo thực hiện các nhiệm\n"
        "vụ, giải pháp đã nêu trong kế hoạch; trong đó lưu ý một số nội dung trọng tâm sau:\n"
        "1. Đổi mới cách quản lý bến bãi.\n"
        "2. Phát triển đội tàu xa bờ.\n"
        "II. VỀ BẾN SỐ HAI\n"
        "Đề nghị Ban Thường vụ Đảng ủy xã An Tây bàn giao mặt bằng bến số 2 trước mùa mưa; trong\n"
        "đó lưu ý một số nội dung sau:\n"
        "1. Kiểm đếm tài sản trên bến.\n"
        "2. Hỗ trợ các hộ phải dời đi.\n"
    )
    assert ("I", 1) not in tasks
    assert tasks["I.1", 1].lead == ("Ban Thường vụ Đảng ủy xã An Phú",)
    assert ("II", 1) in tasks


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Các sở triển khai hiệu quả các nhiệm vụ nêu trên, chịu trách nhiệm toàn diện trước tỉnh về việc chậm trễ.", False),
        ("Sở Y tế chỉ đạo thực hiện các nội dung hỗ trợ ngư dân nêu trên và chịu trách nhiệm về chất lượng.", False),
        ("Sở Y tế kiểm kê, bàn giao thuốc cho các xã và chịu trách nhiệm về chất lượng.", True),
        ("Sở Y tế rà soát các nhiệm vụ chậm tiến độ, chịu trách nhiệm trước tỉnh về số liệu.", True),
    ],
)  # fmt: skip
def test_a_closing_call_stays_one_with_liability_behind_it(text, duty):
    assert is_duty(text) is duty


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Về tổ chức bến: tăng số cấp phó, bố trí đủ nhân viên: giao Sở Nội vụ nghiên cứu", ("Sở Nội vụ",)),
        ("Về kho hàng: với vai trò chủ đầu tư, Công ty Sông Xanh chọn địa điểm", ("Công ty Sông Xanh",)),
        ("Kho hàng: giao Sở Nội vụ", ("Sở Nội vụ",)),
    ],
)
def test_who_is_named_behind_a_topic(text, names):
    subject = read_subject(text)
    assert (subject and subject.names) == names


def test_whom_the_topic_tells_of_is_not_who_steers_the_work():
    text = (
        "Về đề nghị tỉnh chỉ đạo Sở Tài chính bố trí vốn: giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng xem xét"
    )
    assert read_partners(text) == ("Sở Xây dựng",)
    assert read_partners("Tỉnh đã chỉ đạo Sở Tài chính phối hợp với Sở Xây dựng xem xét") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Để đạt mục tiêu cả năm, tỉnh An Hải cần rà soát quy hoạch cảng", ("tỉnh An Hải",)),
        ("Đề nghị Thành phố khẩn trương bàn giao mặt bằng", ("Thành phố",)),
        ("Chủ tịch Ủy ban nhân dân tỉnh yêu cầu thành phố Bình Sơn tiếp tục rà soát", ("thành phố Bình Sơn",)),
        ("Tại tỉnh An Hải, thành phố Bình Sơn cần thêm bến", None),
    ],
)
def test_a_province_that_acts_is_called_by_itself(text, names):
    subject = read_subject(text)
    assert (subject and subject.names) == names


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("Về triển khai chương trình: Chính phủ sẽ phân công nhiệm vụ các bộ theo chức năng.", False),
        ("Về nguồn lực: Thống nhất với đề xuất của Sở Tài chính.", False),
        ("Về nguồn lực: Thống nhất với đề xuất của Sở Tài chính, giao Sở Y tế lập dự toán.", True),
        ("Về triển khai chương trình: Sở Y tế phân công nhiệm vụ các khoa.", True),
    ],
)
def test_what_is_no_work_is_none_behind_its_topic_either(text, duty):
    assert is_duty(text) is duty


def test_the_province_of_the_first_unit_does_what_names_nobody_after_it():
    text = (
        "I. NHIỆM VỤ TRỌNG TÂM\n"
        "1. Về cảng: Tỉnh cần tập trung hoàn thành bến số hai trước mùa mưa.\n"
        "2. Rà soát quy hoạch luồng lạch.\n"
        "3. Đẩy nhanh tiến độ các bến còn lại; phối hợp chặt chẽ với Thành phố Bình Sơn khi nạo vét.\n"
        "II. KIẾN NGHỊ\n"
        "1. Giao Sở Tài chính bố trí vốn.\n"
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để Sở Tài chính và các cơ quan liên quan biết, thực hiện./.\n"
    )
    tasks = _tasks(text)
    assert [tasks[f"I.{number}", 1].lead for number in (1, 2, 3)] == [("Tỉnh",)] * 3
    assert tasks["I.3", 1].with_ == ("Thành phố Bình Sơn",)
    assert tasks["II.1", 1].lead == ("Sở Tài chính",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Về bến số hai: đồng ý về nguyên tắc, giao Sở Xây dựng hướng dẫn xã thực hiện", ("Sở Xây dựng",)),
        ("Thống nhất chủ trương sửa bến và giao Sở Xây dựng hướng dẫn thực hiện", ("Sở Xây dựng",)),
        ("Về bến số hai: Ban Thường vụ Tỉnh ủy giao Ủy ban nhân dân tỉnh rà soát", ("Ủy ban nhân dân tỉnh",)),
        ("Yêu cầu Sở Xây dựng, Sở Y tế: (i) rà soát mặt bằng; (ii) báo cáo", ("Sở Xây dựng", "Sở Y tế")),
        ("Các địa phương: An Hải, Bình Sơn khẩn trương tháo dỡ bến tạm", ("Các địa phương: An Hải, Bình Sơn",)),
        ("Thống nhất chủ trương sửa bến", None),
    ],
)
def test_whom_agreement_command_or_a_list_behind_a_colon_charges(text, names):
    subject = read_subject(text)
    assert (subject and subject.names) == names


def test_agreement_in_principle_is_no_part_before_the_order():
    tasks = _tasks(
        "1. Về bến số hai: Đồng ý về chủ trương; giao Sở Xây dựng hướng dẫn xã thực hiện trước ngày 30/4/2026.\n"
        "2. Các kiến nghị khác của xã: giao các sở theo chức năng, nhiệm vụ xem xét, giải quyết.\n"
    )
    assert [tasks[key].lead for key in tasks] == [("Sở Xây dựng",), ("các sở",)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ủy ban nhân dân các xã, phường có bến: bố trí quỹ đất, bàn giao mặt bằng", ("Ủy ban nhân dân các xã, phường có bến",)),
        ("Sở Y tế có bến: bố trí quỹ đất", None),
    ],
)  # fmt: skip
def test_which_of_a_group_are_meant_stands_before_a_colon(text, names):
    subject = read_subject(text)
    assert (subject and subject.names) == names


def test_to_carry_out_the_plan_by_the_plan_is_a_closing_call():
    assert not is_duty("Các ông, bà Trưởng ban, ngành xã căn cứ Kế hoạch triển khai thực hiện.")
    assert is_duty("Các ông, bà Trưởng ban, ngành xã căn cứ Kế hoạch mua phao cứu sinh.")
