"""Names with what belongs to them, and what a lead-in, a list and a condition hand on; each test's document is its docstring."""

from functools import partial

from directives.names.bodies import read_bodies
from directives.sentences.citations import carried_out
from directives.sentences.headings import read_heading
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject
from tests import worded

FORM = "KẾ HOẠCH\nGiữ sạch bờ sông\n\nỦy ban nhân dân tỉnh Sông Thao yêu cầu các sở, ban, ngành tỉnh:\n\n{body}\n"


compiled = partial(worded.compiled, form=FORM)


def due_of(task):
    return task.due.date.isoformat() if task.due else None


def test_a_body_called_by_what_it_does_keeps_it():
    heading = "Các cơ quan cấp phép khai thác cát (Sở Nông nghiệp và Môi trường, Ban quản lý Khu kinh tế Bến Thủy và ba cơ quan khác nữa)"
    assert read_bodies("gửi các cơ quan đăng ký đầu tư để tổng hợp", 4, loose=True).names == (
        "các cơ quan đăng ký đầu tư",
    )
    assert read_heading("Cơ quan đăng ký kinh doanh:").names == ("Cơ quan đăng ký kinh doanh",)
    assert read_heading(heading.replace("cấp phép", "thẩm định")).names == ("Các cơ quan thẩm định khai thác cát",)


def test_a_heading_says_which_of_a_kind_are_meant():
    assert read_heading("Các sở, ngành chủ trì, theo dõi các dự án nạo vét").names == (
        "Các sở, ngành chủ trì, theo dõi các dự án nạo vét",
    )
    assert read_heading("Các sở, ngành phối hợp với Sở Y tế kiểm tra:").names == ("Các sở, ngành",)


def test_what_a_common_name_does_belongs_to_it_before_a_modal():
    said = read_subject(
        "Sở Xây dựng và các sở, ngành quản lý bến bãi theo chức năng được giao có trách nhiệm công bố danh sách bến."
    )
    assert said.names == ("Sở Xây dựng", "các sở, ngành quản lý bến bãi")


def test_a_field_in_small_letters_after_a_comma_belongs_to_its_department():
    assert read_bodies("phối hợp với Vụ Pháp luật hình sự, hành chính tổ chức tập huấn", 13, loose=True).names == (
        "Vụ Pháp luật hình sự, hành chính",
    )
    assert read_bodies("với Phòng Kinh tế, Phòng Nội vụ rà soát", 4, loose=True).names == (
        "Phòng Kinh tế",
        "Phòng Nội vụ",
    )


def test_what_a_body_belongs_to_is_one_with_it():
    name = "tổ chức pháp chế thuộc Bộ, cơ quan ngang Bộ và cơ quan thuộc Chính phủ"
    assert read_bodies(f"với {name} rà soát", 4, loose=True).names == (name,)
    apart = read_bodies("Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ rà soát", 0, opens=True).names
    assert apart == ("Các Bộ", "cơ quan ngang Bộ", "cơ quan thuộc Chính phủ")


def test_a_steering_committee_keeps_its_programmes():
    assert read_bodies(
        "báo cáo Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh về kết quả", 8, loose=True
    ).names == ("Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh",)


def test_the_receivers_of_a_report_stay_together_with_what_sets_them_apart():
    assert (
        read_reports("gửi Sở Tài chính và bộ, ngành trực tiếp quản lý.").report_to
        == "Sở Tài chính và bộ, ngành trực tiếp quản lý"
    )
    assert (
        read_reports("báo cáo cơ quan có thẩm quyền xem xét, đồng thời gửi về Sở Tài chính để tổng hợp").report_to
        == "cơ quan có thẩm quyền, Sở Tài chính"
    )
    assert read_reports("xin ý kiến trước khi trình cấp có thẩm quyền quyết định").report_to is None
    assert read_reports("định kỳ 6 tháng báo cáo Lãnh đạo Bộ").report_to == "Lãnh đạo Bộ"


def test_the_subject_after_several_purposes_and_none_inside_a_condition():
    purposes = (
        "Để giữ sạch bờ sông, tăng cường quản lý bến bãi, các sở, ngành và UBND cấp xã triển khai những việc sau:"
    )
    assert read_subject(purposes).names == ("các sở, ngành", "UBND cấp xã")
    assert read_subject("Trường hợp đề nghị Sở Y tế lấy mẫu nước thì phải nêu rõ lý do.") is None
    assert read_subject("Trường hợp mẫu nước hỏng, các đơn vị có quyền lấy mẫu lại.") is None


def test_a_person_by_name_leads_without_the_title_after_it():
    said = read_subject("Giao đồng chí Trần Văn Bình - Phó Giám đốc Sở Y tế thực hiện việc lấy mẫu.")
    assert said.names == ("đồng chí Trần Văn Bình",)


def test_a_date_in_a_lead_in_holds_for_what_stands_under_it():
    """1. Sở Xây dựng rà soát các bến đò, hoàn thành trong tháng 11 năm 2026, cụ thể:

    a) Kiểm tra bến chính.

    b) Sửa chữa bến phụ, xong trước ngày 01/3/2027.

    2. Sở Y tế tổ chức các việc sau:

    a) Lấy mẫu nước.
    """
    assert [(task.id, due_of(task)) for task in compiled().plan.tasks] == [
        ("1.a", "2026-11-30"),
        ("1.b", "2027-02-28"),
        ("2.a", None),
    ]


def test_a_case_goes_on_with_the_task_before_it():
    """1. Sở Xây dựng kiểm tra bến đò và lập biên bản.

    Trường hợp các cơ quan có ý kiến khác nhau, cơ quan chủ trì có trách nhiệm tổ chức họp.

    2. Sở Y tế lấy mẫu nước.
    """
    assert [task.id for task in compiled().plan.tasks] == ["1", "2"]


def test_work_after_a_mere_liability_is_a_task_and_a_mere_liability_is_none():
    """1. Chịu trách nhiệm về kết quả kiểm tra của mình; tuân thủ thời hạn trả lời bằng văn bản.

    2. Chịu trách nhiệm về kết quả kiểm tra; không chịu trách nhiệm về việc đã được cơ quan khác phê duyệt.
    """
    assert [task.id for task in compiled().plan.tasks] == ["1"]


def test_contents_and_steps_are_no_tasks_unless_they_name_bodies():
    """I. NỘI DUNG GIÁM SÁT

    1. Theo dõi việc nạo vét.

    2. Kiểm tra bến bãi.

    II. CÁC BƯỚC GIÁM SÁT

    1. Thu thập tài liệu tại bến.

    2. Khảo sát bờ sông.

    III. CÁC BƯỚC ĐÁNH GIÁ

    1. Tổng hợp biểu mẫu.

    2. Sở Xây dựng xây dựng báo cáo đánh giá.

    IV. TỔ CHỨC THỰC HIỆN

    1. Sở Y tế

    - Lấy mẫu nước.
    """
    assert [task.id for task in compiled().plan.tasks] == ["III.1", "III.2", "IV.1.1"]


NEWS = "# Sông Thao ra Chỉ thị 05/CT-UBND về giữ sạch bờ sông\n\n{body}\n"


def test_a_list_in_a_report_keeps_the_day_and_the_partners_it_opened_with():
    """Ngày 07/4/2026, Ủy ban nhân dân tỉnh Sông Thao có Chỉ thị số 05/CT-UBND về giữ sạch bờ sông.

    Trước ngày 30/6/2026, Sở Xây dựng chủ trì, phối hợp với các sở, ngành tham mưu ban hành quy định về bến bãi trong tỉnh;

    Ban hành hướng dẫn cắm mốc bờ sông tại các xã ven sông và tại các phường;

    Sở Y tế ban hành hướng dẫn lấy mẫu nước ở những bến có đông người qua lại.

    Sở Tài chính phối hợp với Sở Nội vụ rà soát các nguồn kinh phí cho việc nạo vét;

    Rà soát các khoản hỗ trợ đã chi cho các hộ dân sống ven sông trong hai năm.

    Thời gian hoàn thành trước ngày 10/8/2026.
    """
    tasks = compiled(form=NEWS).plan.tasks
    assert [(list(task.lead), list(task.with_), due_of(task)) for task in tasks] == [
        (["Sở Xây dựng"], ["các sở, ngành"], "2026-06-29"),
        (["Sở Xây dựng"], ["các sở, ngành"], "2026-06-29"),
        (["Sở Y tế"], [], None),
        (["Sở Tài chính"], ["Sở Nội vụ"], "2026-08-09"),
        (["Sở Tài chính"], ["Sở Nội vụ"], "2026-08-09"),
    ]


def test_the_number_of_a_form_is_no_citation():
    """1. Sở Y tế lập danh sách (theo Mẫu số 02/BYT-MT) theo Quyết định số 15/QĐ-UBND ngày 02/3/2026.

    2. Sở Xây dựng kiểm tra bến đò.
    """
    assert [one.number for one in compiled().plan.directive.cites] == ["15/QĐ-UBND"]


def test_a_name_that_may_be_cut_is_a_doubt():
    """1. Cơ quan cấp phép thông báo cho chủ bến.

    2. Sở Xây dựng phối hợp với Ban Quản lý rà soát bến đò.
    """
    doubts = [(one.place.clause, one.place.field) for one in compiled().problems if one.code == "name-bare"]
    assert doubts == [("1", "lead"), ("2", "with")]


def test_a_committee_is_named_with_what_it_is_for():
    steering = "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"
    assert read_reports(f"báo cáo {steering} trong quý I.").report_to == steering
    assert read_subject("Ban Chỉ đạo cải cách hành chính tỉnh kiểm tra các xã.").names == (
        "Ban Chỉ đạo cải cách hành chính tỉnh",
    )


def test_who_stands_under_together_with_is_a_partner():
    """1. Sở Y tế

    a) Chủ trì, phối hợp với:

    - Sở Xây dựng rà soát các trạm bơm.

    - Sở Tài chính và các đơn vị liên quan bố trí kinh phí.
    """
    assert [(list(task.lead), list(task.with_)) for task in compiled().plan.tasks] == [
        (["Sở Y tế"], ["Sở Xây dựng"]),
        (["Sở Y tế"], ["Sở Tài chính", "các đơn vị liên quan"]),
    ]


def test_another_place_with_a_day_of_its_own_is_a_task_of_its_own():
    """1. Sở Xây dựng lắp cột đèn tại các bến chính, hoàn thành trong tháng 6 năm 2026; tại các bến phụ, hoàn thành trong năm 2027.

    2. Sở Y tế lấy mẫu nước; thực hiện cơ bản hoàn thành trong năm 2026.
    """
    assert [(task.id, due_of(task)) for task in compiled().plan.tasks] == [
        ("1", "2026-06-30"),
        ("1-2", "2027-12-31"),
        ("2", "2026-12-31"),
    ]


def test_people_listed_with_what_they_do_are_not_charged():
    """1. Nâng cao kỹ năng cho đội cứu hộ; các cá nhân, tổ chức trực tiếp thực hiện việc nạo vét.

    2. Tuyên truyền về an toàn bến bãi và yêu cầu cấp trên khen thưởng người có công.
    """
    assert [list(task.lead) for task in compiled().plan.tasks] == [["các sở, ban, ngành tỉnh"]] * 2


def test_bodies_that_open_a_sentence_and_are_not_charged_are_a_doubt():
    """1. Sở Xây dựng đã có danh sách bến hỏng thì lập kế hoạch sửa chữa.

    2. Sở Tài chính, các cơ quan hữu quan cần cứ nhiệm vụ được giao có trách nhiệm bố trí kinh phí.
    """
    found = compiled()
    assert found.plan.tasks[1].lead == ("Sở Tài chính", "các cơ quan hữu quan")
    assert [one.place.clause for one in found.problems if one.code == "lead-not-taken"] == ["1"]


def test_a_title_after_comrade_is_an_office_and_no_name():
    said = read_subject("Đồng chí Trưởng Ban xây dựng Đảng - Trưởng Tiểu ban: Phụ trách chung.")
    assert said.names == ("Đồng chí Trưởng Ban xây dựng Đảng",)


def test_the_time_of_a_phase_holds_for_what_stands_under_it():
    """1. Đợt 1 (tháng 3/2026)

    a) Sở Y tế lấy mẫu nước.

    2. Quý II/2026:

    a) Sở Xây dựng sơn lại lan can.

    b) Sở Xây dựng nạo vét bến trước ngày 15/5/2026.
    """
    assert [(task.id, due_of(task)) for task in compiled().plan.tasks] == [
        ("1.a", "2026-03-31"),
        ("2.a", "2026-06-30"),
        ("2.b", "2026-05-14"),
    ]


def test_the_partners_of_a_lead_in_hold_for_its_bullets():
    """1. Sở Y tế chủ trì, phối hợp với Sở Xây dựng thực hiện:

    a) Lấy mẫu nước.

    b) Phối hợp với các xã ven sông phun thuốc.
    """
    found = compiled()
    assert [(list(task.lead), list(task.with_)) for task in found.plan.tasks] == [
        (["Sở Y tế"], ["Sở Xây dựng"]),
        (["Sở Y tế"], ["các xã ven sông"]),  # its own; the other is asked about
    ]
    assert [(one.place.clause, one.place.field) for one in found.problems if one.code == "partners-above"] == [
        ("1.b", "with")
    ]


def subject_of(text):
    said = read_subject(text)
    return said.names if said else None


def test_names_of_offices_that_hold_verbs_and_commas():
    for name in (
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh",
        "Cục Quản lý Khám, chữa bệnh",
        "Cục Quản lý đê điều và Phòng, chống thiên tai",
        "Các doanh nghiệp sản xuất, kinh doanh hóa chất",
        "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh",
        "Công an các đơn vị, địa phương",
        "Các Bộ quản lý ngành, lĩnh vực",
    ):
        assert subject_of(f"{name} kiểm tra các bến.") == (name,)
    assert subject_of("Các đơn vị quản lý, vận hành bến có trách nhiệm kiểm tra lan can.") == (
        "Các đơn vị quản lý, vận hành bến",
    )


def test_a_noun_whose_second_half_is_a_verb_stays_whole():
    assert read_heading("Các Công ty khai thác công trình thủy lợi").names == (
        "Các Công ty khai thác công trình thủy lợi",
    )
    assert read_heading("Các nhà máy thủy điện:").names == ("Các nhà máy thủy điện",)
    assert subject_of("Cơ sở dữ liệu quốc gia phải kết nối.") is None


def test_a_heading_of_the_duties_of_a_body_names_it():
    assert read_heading("Trách nhiệm của Sở Tài chính").names == ("Sở Tài chính",)
    assert read_heading("Trách nhiệm của các cơ quan, đơn vị") is None


def test_a_sentence_that_calls_on_all_leads_what_stands_under_it():
    """1. Yêu cầu các cấp ủy, các cơ quan chức năng hết sức khẩn trương, không để chậm trễ công việc nào.
    1.1. Rà soát các bãi rác ven sông.
    1.2. Xây dựng quy chế giữ sạch bờ sông.
    2. Sở Xây dựng lắp biển báo.
    """
    tasks = compiled().plan.tasks
    assert [(task.clause, list(task.lead)) for task in tasks] == [
        ("1.1", ["các cấp ủy", "các cơ quan chức năng"]),
        ("1.2", ["các cấp ủy", "các cơ quan chức năng"]),
        ("2", ["Sở Xây dựng"]),
    ]


def test_a_paragraph_that_begins_with_a_level_of_its_own_is_a_part():
    """1. Tổ chức bồi dưỡng kiến thức cho cán bộ tỉnh.
    Cấp huyện tổ chức bồi dưỡng cho cán bộ thuộc địa phương.
    Cấp xã, cơ quan, đơn vị tổ chức tuyên truyền cho hội viên.
    2. Khi lập hồ sơ trình Ủy ban nhân dân, các sở phải kiểm tra đủ giấy tờ.
    3. Sở Y tế cử người tham gia đoàn kiểm tra khi có đề nghị phối hợp.
    4. Các sở rà soát văn bản về giữ sạch bờ sông.
    Ban hành quy định về lệ phí khi Luật Bờ sông có hiệu lực thi hành.
    """
    tasks = compiled().plan.tasks
    assert [(task.clause, task.part, task.lead[0]) for task in tasks if task.clause == "1"] == [
        ("1", 1, "các sở, ban, ngành tỉnh"),
        ("1", 2, "Cấp huyện"),
        ("1", 3, "Cấp xã"),
    ]
    rest = {task.clause: task for task in tasks if task.clause != "1"}
    assert len(tasks) == 6
    assert rest["2"].report_to is None
    assert rest["3"].due.kind == "on-event"
    assert rest["4"].due is None


def test_what_is_listed_after_a_law_is_carried_out_with_it():
    told = "Để bảo đảm thực hiện nghiêm Luật Đê điều của Quốc hội khóa trước, Nghị định số 113/2007/NĐ-CP ngày 28/6/2007 về đê"
    assert carried_out([told]) == ["113/2007/NĐ-CP"]


def test_heads_singled_out_after_their_bodies_do_not_hide_them():
    """1. Giao Sở Y tế chỉ đạo:
    a) Trên cơ sở quy chế, Sở Nội vụ, Sở Xây dựng, đặc biệt là người đứng đầu chịu trách nhiệm rà soát các bến đò.
    """
    assert list(compiled().plan.tasks[0].lead) == ["Sở Nội vụ", "Sở Xây dựng"]


def test_what_brackets_tell_of_a_report_names_no_receiver():
    told = "Báo cáo kết quả (gồm số tiền đã cấp cho các hộ gia đình) về Sở Xây dựng để tổng hợp."
    assert read_reports(told).report_to == "Sở Xây dựng"
