"""Each test's document is its docstring."""

from directives.compile import compile_directive
from tests.worded import compiled

FORM = "CHỈ THỊ\nVề việc giữ sạch bờ sông\n\nỦy ban nhân dân tỉnh Sông Thao yêu cầu{to}:\n\n{body}\n"


def tasks(to=""):
    return compiled(FORM, calls=2, to=to).plan.tasks


def seen(task):
    due = task.due.model_dump(mode="json", exclude_none=True, exclude={"text"}) if task.due else None
    return task.id, list(task.lead), due.get("date") or due.get("rrule") or due["kind"] if due else None


def test_the_heading_leads_and_a_named_body_leads_its_part():
    """1. Các sở, ban, ngành tỉnh:

    a) Rà soát các điểm đổ rác. Sở Xây dựng tổng hợp kết quả.

    b) Tuyên truyền đến người dân.
    """
    assert [seen(task) for task in tasks()] == [
        ("1.a", ["Các sở, ban, ngành tỉnh"], None),
        ("1.a-2", ["Sở Xây dựng"], None),
        ("1.b", ["Các sở, ban, ngành tỉnh"], None),
    ]


def test_a_date_of_its_own_splits_and_a_closing_date_covers_the_unit():
    """1. Sở Xây dựng rà soát các bến đò; sửa chữa bến hỏng, hoàn thành trước ngày 30/6/2026; xây mới bến trước ngày 31/12/2026.

    2. Sở Y tế kiểm tra nguồn nước; công bố kết quả; thời gian hoàn thành trước ngày 01/5/2026.
    """
    assert [seen(task) for task in tasks()] == [
        ("1", ["Sở Xây dựng"], "2026-06-29"),
        ("1-2", ["Sở Xây dựng"], "2026-12-30"),
        ("2", ["Sở Y tế"], "2026-04-30"),
    ]


def test_closing_paragraphs_and_the_channel_for_difficulties():
    """1. Sở Y tế lấy mẫu nước.

    2. Sở Xây dựng dọn rác.

    Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp kiểm tra việc thực hiện Chỉ thị này;
    định kỳ 6 tháng, năm báo cáo Ủy ban nhân dân tỉnh.

    Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh (qua Sở Nội vụ) để tổng hợp trình Ủy ban nhân dân tỉnh.

    Chỉ thị này có hiệu lực kể từ ngày ký./.
    """
    found = tasks(" các sở, ban, ngành tỉnh")
    assert [seen(task) for task in found[2:]] == [
        ("kết.1", ["Sở Nội vụ"], None),
        ("kết.1-2", ["Sở Nội vụ"], "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
        ("kết.2", ["các sở, ban, ngành tỉnh"], "on-event"),
    ]
    assert [list(task.with_) for task in found[2:]] == [["Sở Tư pháp"], ["Sở Tư pháp"], []]
    assert (found[4].report_to, found[4].via) == ("Ủy ban nhân dân tỉnh", "Sở Nội vụ")


def test_a_reference_takes_over_each_task_of_its_clause():
    """1. Các sở, ban, ngành tỉnh:

    a) Rà soát các điểm đổ rác.

    b) Phối hợp với Công an tỉnh xử lý vi phạm trước ngày 01/5/2026.

    2. Ủy ban nhân dân các xã, phường:

    a) Có trách nhiệm thực hiện các nội dung tại Khoản 1 Chỉ thị này.
    """
    found = tasks()
    assert [task.id for task in found] == ["1.a", "1.b", "2.a<1.a", "2.a<1.b"]
    taken = found[3]
    assert taken.quote.startswith("Có trách nhiệm thực hiện")
    assert taken.source_quote.startswith("Phối hợp với Công an tỉnh")
    assert (list(taken.lead), list(taken.with_)) == (["Ủy ban nhân dân các xã, phường"], ["Công an tỉnh"])
    assert taken.due.date.isoformat() == "2026-04-30"


def test_what_is_no_task():
    """I. MỤC ĐÍCH, YÊU CẦU

    1. Nâng cao nhận thức của người dân.

    II. NHIỆM VỤ

    1. Sở Xây dựng dọn rác.

    2. Chịu trách nhiệm trước pháp luật nếu để xảy ra ô nhiễm.

    III. KINH PHÍ THỰC HIỆN

    1. Kinh phí thực hiện từ ngân sách nhà nước.

    2. Sở Tài chính bố trí kinh phí.

    Yêu cầu Giám đốc các sở triển khai thực hiện nghiêm túc Chỉ thị này./.
    """
    assert [task.id for task in tasks()] == ["II.1", "III.2"]


def test_labelled_lines_belong_to_their_unit():
    """I. NỘI DUNG

    1. Tuyên truyền giữ sạch bờ sông

    - Cơ quan chủ trì: Sở Y tế.

    - Cơ quan phối hợp: Sở Nội vụ, Công an tỉnh.

    - Thời gian thực hiện: Quý IV/2026.

    - Sản phẩm: Tờ rơi.
    """
    (task,) = tasks()
    assert seen(task) == ("I.1", ["Sở Y tế"], "2026-12-31")
    assert (list(task.with_), task.product) == (["Sở Nội vụ", "Công an tỉnh"], "Tờ rơi")
    assert task.quote == "Tuyên truyền giữ sạch bờ sông"


def test_a_lead_in_over_contents_is_the_task():
    """1. Ủy ban nhân dân các xã, phường khẩn trương tổng hợp, báo cáo Sở Xây dựng một số nội dung sau:

    (1) Số bến đò hư hỏng.

    (2) Tổng kinh phí cần thiết.
    """
    (task,) = tasks()
    assert (task.id, task.report_to) == ("1", "Sở Xây dựng")


def test_each_row_of_a_table_is_a_task():
    """1. Sở Y tế lấy mẫu nước./.

    PHỤ LỤC

    | TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Kết quả |
    | I | Bờ sông |
    | 1 | Dọn rác ven sông | Sở Xây dựng | Các sở, ngành, UBND xã, phường | Quý I/2027 | Báo cáo |
    | Trồng cây ven sông | Sở Y tế |
    | 2 | Kè bờ sông | Sở Xây dựng | Công an tỉnh | Hằng năm |  |
    """
    found = tasks()[1:]
    assert [seen(task) for task in found] == [
        ("PL.I.1", ["Sở Xây dựng"], "2027-03-31"),
        ("PL.I.1-2", ["Sở Y tế"], "2027-03-31"),
        ("PL.I.2", ["Sở Xây dựng"], "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
    ]
    assert list(found[1].with_) == ["Các sở, ngành", "UBND xã, phường"]
    assert found[0].product == "Báo cáo"


def test_the_addressees_lead_where_nobody_is_named():
    """1. Tuyên truyền đến người dân."""
    assert [seen(task) for task in tasks(" các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường")] == [
        ("1", ["các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"], None)
    ]


def test_the_closing_call_names_the_addressees_of_units_that_name_nobody():
    """I. NỘI DUNG

    1. Nạo vét kênh mương.

    II. TỔ CHỨC THỰC HIỆN

    1. Sở Xây dựng: Sửa chữa cống.

    Đề nghị các sở, ban, ngành và địa phương khẩn trương thực hiện đúng chức năng được giao;
    kịp thời báo cáo Ủy ban nhân dân tỉnh những khó khăn, vướng mắc.
    """
    found = tasks()
    assert [seen(task) for task in found] == [
        ("I.1", ["các sở, ban, ngành", "địa phương"], None),
        ("II.1", ["Sở Xây dựng"], None),
        ("kết.1", ["các sở, ban, ngành", "địa phương"], "on-event"),
    ]


def test_the_last_unit_that_charges_the_whole_names_the_addressees_before_the_closing_call():
    """1. Nạo vét kênh mương.

    2. Sở Xây dựng sửa chữa cống.

    3. Các sở, ban, ngành, Ủy ban nhân dân các xã căn cứ Kế hoạch này khẩn trương triển khai thực hiện.

    Đề nghị các cấp ủy đảng tăng cường lãnh đạo, chỉ đạo.
    """
    found = {task.clause: list(task.lead) for task in tasks()}
    assert found["1"] == ["Các sở, ban, ngành", "Ủy ban nhân dân các xã"]
    assert found["kết.1"] == ["các cấp ủy đảng"]


def test_where_only_headings_name_bodies_a_task_beside_one_that_names_its_own_is_a_doubt():
    """I. NỘI DUNG

    1. Nạo vét kênh mương.

    2. Sở Xây dựng sơn lại lan can cầu.

    II. TỔ CHỨC THỰC HIỆN

    1. Sở Xây dựng:

    a) Sửa chữa cống.
    """
    found = compiled(FORM, to="").problems
    places = {(problem.place.clause, problem.place.field) for problem in found}
    assert ("I.1", "lead") in places


def test_addressees_of_a_letter_are_kept_as_printed_where_the_language_does_not_know_them():
    text = (
        "Số: 7/BYT\nV/v an toàn người bệnh\n\nKính gửi:\n\n- Các bệnh viện, viện có giường trực thuộc Bộ;\n\n- Y tế các Bộ, ngành.\n\n"
        "Bộ Y tế đề nghị Thủ trưởng các đơn vị thực hiện:\n\n1. Rà soát quy trình trước ngày 30/4/2026.\n\n2. Tổ chức tập huấn./.\n"
    )
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert tasks[0].lead == ("Các bệnh viện, viện có giường trực thuộc Bộ", "Y tế các Bộ, ngành")


def test_each_of_those_named_are_those_and_no_others():
    """1. Sở Xây dựng và Sở Công Thương: mỗi sở ban hành danh mục bến bãi trước ngày 15/12/2026; báo cáo Sở Tài chính trước ngày 20/12/2026.

    2. Sở Y tế tổ chức hội nghị. Mỗi đơn vị cử một người dự trước ngày 15/12/2026.

    3. Sở Y tế lập kế hoạch; Sở Nội vụ, Sở Tài chính: từng sở gửi số liệu trước ngày 15/12/2026.
    """
    assert [seen(task)[:2] for task in tasks()] == [
        ("1", ["Sở Xây dựng", "Sở Công Thương"]),
        ("1-2", ["Sở Xây dựng", "Sở Công Thương"]),
        ("2", ["Sở Y tế"]),
        ("2-2", ["Mỗi đơn vị"]),
        ("3", ["Sở Y tế"]),
        ("3-2", ["Sở Nội vụ", "Sở Tài chính"]),
    ]
