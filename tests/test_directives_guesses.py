"""What was guessed of a task is said at its place."""

import pytest

from directives.compile import compile_directive


def made(sentence):
    """What is made of a plan with this sentence as its second unit."""
    head = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã ven sông:\n"
    return compile_directive(f"{head}1. Rà soát kè đá.\n2. {sentence}\n3. Báo cáo kết quả.\n".encode(), "a.txt")


def doubts(sentence):
    """The doubts at the second unit: (code, field)."""
    return {(one.code, one.place.field) for one in made(sentence).problems if one.place.clause == "2"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Phối hợp với các Đoàn kiểm tra, phúc tra của tỉnh khi làm việc tại xã.",
        "Phối hợp với các đơn vị có liên quan tại khu vực ven biển đẩy mạnh tuyên truyền.",
        "Phối hợp các chủ dự án, tiểu dự án thành phần triển khai thực hiện.",
    ],
)
def test_a_partner_whose_name_may_go_on(sentence):
    assert ("name-goes-on", "with") in doubts(sentence)


@pytest.mark.parametrize(
    "sentence", ["Phối hợp với Sở Y tế trong công tác tuyên truyền.", "Phối hợp với Sở Y tế, tổng hợp kết quả."]
)
def test_a_partner_whose_name_is_whole(sentence):
    assert doubts(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Phân công một lãnh đạo trực tiếp phụ trách việc trả lời.", False),
        ("Phân công 01 lãnh đạo trực tiếp phụ trách việc trả lời.", False),
        ("Phân công ba cán bộ trực tại trạm.", False),
        ("Phân công một tổ máy bơm trực tại trạm.", True),
    ],
)
def test_whoever_assigns_people_of_its_own_is_asked_nothing(sentence, asked):
    assert (("actor-left", "lead") in doubts(sentence)) is asked


def test_words_that_are_no_work_and_name_nobody():
    assert doubts("Chế độ trực: Hồ sơ của các hộ gửi về trước ngày 10/6/2026.") >= {("perhaps-no-task", None)}
    assert doubts("Cử cán bộ dự đủ các buổi họp thôn.") == set()
    assert doubts("Rà soát hồ sơ của các hộ.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Mỗi thứ Năm hằng tuần gửi sổ trực kè về Sở Xây dựng.",
        "Kiểm tra cửa cống; quá sức thì có văn bản gửi Sở Xây dựng trước ngày 05/6/2026.",
        "Sổ trực kè phải được gửi về Sở Xây dựng trước ngày 10/6/2026.",
        "Kiểm tra cửa cống; hồ sơ sửa chữa phải xong trước ngày 10/6/2026.",
    ],
)
def test_work_by_a_day_that_is_demanded_plainly_is_not_asked_about(sentence):
    assert [task for task in made(sentence).plan.tasks if task.clause == "2" and task.due]
    assert ("perhaps-no-task", None) not in doubts(sentence)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Bằng mọi cách gọi tàu vào bờ.", False),
        ("Bằng loa của thôn nhắc bà con chằng buộc nhà cửa.", True),
        ("Dựng danh sách các hộ phải dời đi.", False),
        ("Thường trực phương tiện chữa cháy tại bến.", False),
        ("Thường trực Ban Chỉ huy như đã phân công.", True),
    ],
)
def test_work_in_words_that_open_nothing_else_is_not_asked_about(sentence, asked):
    assert (("perhaps-no-task", None) in doubts(sentence)) is asked


def test_a_unit_that_names_its_lead_before_what_it_does_is_not_asked_about():
    unit = "2. Sở Tài chính:\n- Trên nhu cầu mà các xã gửi lên; {} phân bổ vốn sửa kè.\n- Rà soát vốn."
    for named, asked in (("Sở Tài chính", False), ("nơi giữ vốn", True)):
        told = {one.code for one in made(unit.format(named)).problems if one.place.clause == "2.1"}
        assert ("perhaps-no-task" in told) is asked, named


@pytest.mark.parametrize(
    "sentence",
    [
        "Kiểm tra cửa cống; chủ đầu tư nào chậm thì có văn bản gửi Sở Xây dựng trước ngày 05/6/2026.",
        "Sổ trực kè của các hộ gửi về trước ngày 10/6/2026.",
        "Sổ trực kè phải có chữ ký.",
    ],
)
def test_work_of_which_another_may_be_meant_is_asked_about(sentence):
    assert ("perhaps-no-task", None) in doubts(sentence)


def test_a_liability_does_not_hide_the_work_in_front_of_it():
    found = made(
        "Tuân thủ thời hạn thẩm định hồ sơ theo quy định của tỉnh đối với từng loại dự án và chịu trách nhiệm trước"
        " Ủy ban nhân dân tỉnh."
    )
    assert [task.clause for task in found.plan.tasks] == ["1", "2", "3"]


def test_an_obligation_of_nobody_known_is_not_passed_over():
    text = "Theo đó, dịp này người dân tham quan phải giữ gìn vệ sinh chung tại bãi biển"
    found = made(f"Thời gian áp dụng: từ ngày 01/6/2026.\n{text}.")
    assert ("not-understood", "2") in {(one.code, one.place.clause) for one in found.problems}


def test_an_article_in_front_of_a_plan_that_gives_work_is_told_by_its_number():
    text = (
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch trồng rừng\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.\n\n"
        "Điều 2. Giao Sở Công Thương chủ trì, phối hợp với các sở, ngành triển khai thực hiện Kế hoạch này.\n\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.\n\n"
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nKẾ HOẠCH\nTrồng rừng\n\nI. NHIỆM VỤ\n"
        "1. Sở Tài chính bố trí kinh phí.\n2. Sở Nội vụ tổng hợp kết quả.\n"
    )
    found = compile_directive(text.encode(), "a.txt")
    assert ("not-understood", "Điều 2") in {(one.code, one.place.clause) for one in found.problems}


def test_the_title_of_a_report_is_no_paragraph_and_what_is_needed_is_work():
    text = (
        "Kế hoạch tổng kết năm năm thực hiện phong trào trồng cây trên địa bàn tỉnh, giai đoạn năm năm vừa qua, hướng tới một"
        " vùng đất xanh sạch đẹp và đáng sống cho mọi người dân\n\n"
        "Tỉnh ủy vừa ban hành Kế hoạch tổng kết năm năm thực hiện phong trào (Kế hoạch số 12-KH/TU, ngày 09/9/2024).\n\n"
        "Trong tổng kết cần đánh giá nghiêm túc những hạn chế của phong trào ở từng địa phương trong tỉnh.\n"
    )
    found = compile_directive(text.encode(), "a.txt")
    assert [task.clause for task in found.plan.tasks] == ["p2.1"]


def test_a_draft_said_whole_before_its_contents_is_one_task():
    text = (
        "KẾ HOẠCH\nVề việc thử\n\nI. NHIỆM VỤ\n1. Sở Tài chính hoàn thiện dự thảo Nghị quyết về phí chợ, trình Hội đồng nhân dân tỉnh"
        " ban hành:\n- Mức thu phí.\n- Rà soát đối tượng miễn phí.\n2. Sở Nội vụ tổng hợp.\n"
    )
    found = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [task.clause for task in found] == ["I.1", "I.2"]


def test_words_of_a_cell_that_no_name_holds_and_papers_perhaps_carried_out():
    text = (
        "KẾ HOẠCH\nVề việc thử\n\nThực hiện nhiệm vụ giao tại Nghị quyết số 48/NQ-CP ngày 30/8/2026 và theo đề nghị của lãnh đạo tỉnh nêu"
        " tại Công văn số 85/VP-KT ngày 21/12/2026, Ủy ban nhân dân tỉnh ban hành Kế hoạch:\n\nI. NHIỆM VỤ\n"
        "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n"
        "| 1 | Kiểm kê quầy hàng | Sở Công Thương | Sở Tài chính kèm theo nhóm tình nguyện | Quý IV/2026 |\n"
    )
    found = compile_directive(text.encode(), "a.txt")
    said = {(one.code, one.place.clause, one.place.field) for one in found.problems}
    assert ("implements-perhaps", None, "implements") in said
    assert ("cell-not-whole", "I.1", "with") in said


@pytest.mark.parametrize(
    "work",
    [
        "Sở Y tế phối hợp với cơ quan, tổ chức, đơn vị trực tiếp quản lý người bệnh xác minh.",
        "Sở Y tế chủ trì, phối hợp với đơn vị được lựa chọn lấy mẫu triển khai quan trắc.",
        "Sở Y tế phối hợp với các địa phương có chợ đầu mối kiểm tra nguồn nước.",
    ],
)
def test_what_tells_a_common_name_apart_and_is_not_read_is_asked_about(work):
    found = compile_directive(f"KẾ HOẠCH\nVề nước sông\n\n1. {work}\n2. Sở Nội vụ tổng hợp.\n".encode(), "a.txt")
    assert "name-goes-on" in {one.code for one in found.problems if one.place.clause == "1"}


def test_a_common_name_before_its_work_is_not():
    text = "KẾ HOẠCH\nVề nước sông\n\n1. Các cơ quan, đơn vị có văn bản báo cáo Sở Y tế.\n2. Sở Nội vụ tổng hợp.\n"
    assert "name-goes-on" not in {one.code for one in compile_directive(text.encode(), "a.txt").problems}


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        ("Phó Chủ tịch UBND xã Nguyễn Văn An", True),
        ("Hiệu trưởng Trường THPT Cam Lộ Lê Văn Tám", True),
        ("Hiệu trưởng Trường THPT Chu Văn An", False),
        ("Phó Chủ tịch UBND xã Lê Lợi", False),
        ("UBND xã Nguyễn Văn Linh", False),
        ("Giám đốc Sở Y tế Trần Thị Bình", False),
    ],
)
def test_a_place_that_may_be_called_like_who_heads_it_is_asked_about(who, asked):
    found = compile_directive(f"KẾ HOẠCH\nVề bến đò\n\n1. {who} rà soát bến đò.\n".encode(), "a.txt")
    assert ("name-holds-person" in {one.code for one in found.problems if one.place.clause == "1"}) is asked


def test_a_name_behind_which_nothing_is_done_may_hold_the_work():
    text = "KẾ HOẠCH\nVề bến đò\n\n1. Các đơn vị nhập hàng trước ngày 15/6/2026.\n2. Các đơn vị thuê xe trước ngày 15/6/2026.\n"
    found = compile_directive(text.encode(), "a.txt")
    assert [one.place.clause for one in found.problems if one.code == "name-holds-work"] == ["1"]
    assert found.plan.tasks[1].lead == ("Các đơn vị",)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Báo cáo nhanh trong vòng 24 giờ kể từ khi nhận được Kế hoạch này.", True),
        ("Báo cáo nhanh chậm nhất sau 12 giờ kể từ khi nhận được văn bản.", True),
        ("Báo cáo trong vòng 3 ngày kể từ khi nhận được Kế hoạch này.", False),
        ("Báo cáo trong vòng 24 giờ kể từ khi xảy ra sự cố.", False),
    ],
)
def test_hours_that_count_from_an_hour_nobody_knows_are_asked_about(sentence, asked):
    assert (("hour-of-start-unknown", "due") in doubts(sentence)) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Khi có dịch Sở Y tế, Công an tỉnh lập chốt kiểm tra.", True),
        ("Căn cứ tình hình thực tế Sở Y tế, Công an tỉnh kiểm tra hồ sơ.", True),
        ("Căn cứ đề nghị của Sở Y tế, Công an tỉnh kiểm tra hồ sơ.", False),
        ("Theo chỉ đạo của Bộ Y tế và Bộ Công an, Công an tỉnh kiểm tra hồ sơ.", False),
        ("Sau khi thống nhất với Sở Y tế, Công an tỉnh kiểm tra hồ sơ.", False),
        ("Thay mặt Ủy ban nhân dân tỉnh, Công an tỉnh lập chốt kiểm tra.", False),
        ("Căn cứ Luật Đê điều, Công an tỉnh kiểm tra hồ sơ.", False),
    ],
)
def test_a_body_right_before_the_comma_behind_which_the_lead_stands_is_asked_about(sentence, asked):
    assert (("actor-left", "lead") in doubts(sentence)) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Khoa học và Công nghệ vận hành thông suốt Hệ thống thông tin.", False),
        ("Sở Xây dựng phối hợp với các công ty thủy lợi trên địa bàn vận hành trạm bơm.", False),
        ("Sở Tài chính tổng hợp, báo cáo UBND tỉnh tại phiên họp thường kỳ.", False),
        ("Các doanh nghiệp bán vé niêm yết giá vé.", True),
        ("Sở Tài chính tổng hợp, báo cáo UBND tỉnh tại kỳ họp tháng 7/2027.", False),
    ],
)
def test_what_a_named_body_runs_is_its_work(sentence, asked):
    assert ("name-goes-on" in {code for code, _ in doubts(sentence)}) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Công Thương và Sở Xây dựng tổng hợp phần việc được giao, báo cáo UBND tỉnh trước ngày 25/6/2027.", False),
        (
            "Sở Công Thương và Sở Xây dựng rà soát theo lĩnh vực phụ trách, báo cáo UBND tỉnh trước ngày 25/6/2027.",
            False,
        ),
        ("Sở Công Thương và Sở Xây dựng tổng hợp, báo cáo UBND tỉnh trước ngày 25/6/2027.", True),
    ],
)
def test_two_bodies_with_a_share_each_are_not_asked_about(sentence, asked):
    assert ("each-or-together" in {code for code, _ in doubts(sentence)}) is asked
