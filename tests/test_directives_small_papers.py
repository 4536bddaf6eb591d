"""Small papers as offices write and clerks paste them: no blank lines, titles right below the letterhead, marks of mail and chat."""

import pytest

from directives.compile import compile_directive
from directives.structure.labels import read_label


def compiled(text):
    return compile_directive(text.encode(), "a.txt")


def tasks(text):
    return [(task.clause, list(task.lead)) for task in compiled(text).plan.tasks]


NOTICE = (
    "VĂN PHÒNG UBND TỈNH SÔNG THAO\nSố: 15/TB-VP\nSông Thao, ngày 03 tháng 4 năm 2026\nTHÔNG BÁO\n"
    "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về bến đò\n{opens}\n1. Sở Y tế kiểm tra tủ thuốc các bến.\n"
)


@pytest.mark.parametrize(
    "opens",
    [
        "Ngày 01/4/2026, Chủ tịch UBND tỉnh đã chủ trì cuộc họp. Sau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận như sau:",
        "Chủ tịch UBND tỉnh kết luận như sau:",
        "Sáng ngày 01/4/2026 tại trụ sở, Chủ tịch UBND tỉnh chủ trì cuộc họp và kết luận",
    ],
)
def test_text_right_below_the_subject_is_no_part_of_it(opens):
    subject = compiled(NOTICE.format(opens=opens)).plan.directive.subject
    assert subject == "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về bến đò"


@pytest.mark.parametrize("title", ["BIÊN BẢN", "LỊCH CÔNG TÁC TUẦN 15", "PHÂN CÔNG NHIỆM VỤ THÁNG 5/2026", "GIẤY MỜI"])
def test_a_title_right_below_the_letterhead_is_no_part_of_who_issues(title):
    found = compiled(f"UBND XÃ TÂN PHÚ\n{title}\n1. Văn phòng kiểm tra bến đò.\n").plan.directive
    assert found.issuer == "UBND xã Tân Phú"


def test_a_cell_of_the_party_below_its_committee_issues():
    text = "ĐẢNG ỦY XÃ TÂN PHÚ\nCHI BỘ THÔN 4\nSố: 03-KH/CB\nKẾ HOẠCH\nkiểm tra năm 2026\n\nI. Nội dung\n1. Chi ủy kiểm tra quỹ.\n"
    assert compiled(text).plan.directive.issuer == "Chi bộ thôn 4"


def test_a_resolution_that_was_passed_and_then_takes_effect():
    text = (
        "NGHỊ QUYẾT\nVề bến đò\n\nĐiều 1. Giao Ủy ban nhân dân xã kiểm tra bến đò.\n\nNghị quyết này đã được Hội đồng nhân dân xã "
        "thông qua ngày 20 tháng 7 năm 2026 và có hiệu lực từ ngày 01 tháng 8 năm 2026./.\n"
    )
    assert str(compiled(text).plan.directive.effective) == "2026-08-01"


@pytest.mark.parametrize(("line", "number"), [("① Sở A", "1"), ("⑫. Sở A", "12"), ("❸Sở A", "3")])
def test_circled_numbers_are_numbers(line, number):
    label = read_label(line)
    assert (label.kind, label.number, line[label.length :]) == ("paren", number, "Sở A")


def test_circled_numbers_number_units():
    text = "UBND xã yêu cầu:\n① Phòng Kinh tế bố trí gian hàng.\n② Công an xã trực bến đò.\n"
    assert tasks(text) == [("1", ["Phòng Kinh tế"]), ("2", ["Công an xã"])]


def test_a_person_before_a_colon_keeps_the_whole_name():
    text = "1. Đồng chí Nguyễn Thị Lan: tổng hợp hồ sơ.\n2. Thầy Lê Hoài Nam: kiểm tra phòng máy.\n"
    assert tasks(text) == [("1", ["Đồng chí Nguyễn Thị Lan"]), ("2", ["Thầy Lê Hoài Nam"])]


def test_who_answers_for_progress_is_given_no_work():
    text = "1. Sở Y tế kiểm tra bến đò. Giám đốc Sở Y tế chịu trách nhiệm toàn diện về tiến độ.\n2. Các xã trực bến.\n"
    assert tasks(text) == [("1", ["Sở Y tế"]), ("2", ["Các xã"])]


def test_who_answers_for_progress_and_reports_on_it_has_work():
    text = "1. Chủ đầu tư chịu trách nhiệm về tiến độ, báo cáo Sở Y tế hằng tháng.\n2. Các xã trực bến.\n"
    assert tasks(text) == [("1", ["Chủ đầu tư"]), ("2", ["Các xã"])]


def letter(body, issuer="VĂN PHÒNG UBND TỈNH SÔNG THAO", number="8/VP-TH"):
    return f"{issuer}\nSố: {number}\nSông Thao, ngày 02 tháng 5 năm 2026\nKính gửi: Sở Y tế\n\n{body}\n"


@pytest.mark.parametrize(
    "body",
    [
        "UBND tỉnh đã nhận được văn bản số 5/CV-AB ngày 05/3/2026 của Công ty A và giao Sở Y tế tham mưu.",
        "Văn phòng UBND tỉnh chuyển văn bản nêu trên đến Sở Y tế để tham mưu, đề xuất theo quy định.",
        "Chuyển đơn của ông Lê Văn Nam đến Sở Y tế để xem xét, giải quyết; trả lời công dân.",
        "Kính chuyển Sở Y tế Tờ trình số 5/TTr-UBND của UBND xã Tân Phú để nghiên cứu, tham mưu.",
        "Việc rà soát bến đò không phép giao Sở Y tế thực hiện trong tháng 5/2026.",
    ],
)
def test_who_gets_what_came_in_deals_with_it(body):
    assert [lead for _, lead in tasks(letter(body))] == [["Sở Y tế"]]


def test_to_hand_papers_to_others_stays_the_work_of_whom_it_is_given():
    text = letter(
        "1. Sở Y tế chuyển hồ sơ đến Công an tỉnh để điều tra.\n2. Các xã:\n- Chuyển hồ sơ đến Sở Y tế để thẩm định."
    )
    assert tasks(text) == [("1", ["Sở Y tế"]), ("2.1", ["Các xã"])]


FORM = (
    "1. Tên nhiệm vụ: Xây dựng đề án trạm y tế.\n2. Cơ quan chủ trì: Phòng Nghiệp vụ\n3. Cơ quan phối hợp: Văn phòng\n"
    "4. Thời gian hoàn thành: 30/9/2026\n5. Tên nhiệm vụ: Rà soát tủ thuốc.\n6. Cơ quan chủ trì: Phòng Dược\n"
)


def test_the_fields_of_a_form_numbered_one_after_another_are_one_task():
    found = compiled(letter(FORM))
    assert [(one.clause, one.lead, one.with_) for one in found.plan.tasks] == [
        ("1", ("Phòng Nghiệp vụ",), ("Văn phòng",)),
        ("5", ("Phòng Dược",), ()),
    ]
    assert str(found.plan.tasks[0].due.date) == "2026-09-30"
    assert not [one for one in found.problems if one.code == "not-understood"]


def test_the_marks_of_a_mail_that_quotes_a_letter_are_no_part_of_it():
    text = letter("Đề nghị các cơ quan, đơn vị rà soát bến đò,\ngửi kết quả về Sở Nội vụ trước\nngày 11/6/2026.")
    quoted = "".join(f"> {line}\n" for line in text.split("\n"))
    found = compiled("---------- Forwarded message ---------\nTừ: Văn thư\n\n" + quoted).plan
    assert found.directive.number == "8/VP-TH"
    assert [(list(one.lead), str(one.due.date)) for one in found.tasks] == [(["các cơ quan, đơn vị"], "2026-06-10")]


def test_one_sign_of_comparison_is_no_quotation():
    assert compiled("1. Các xã kiểm tra bến đò.\n> 50 khách thì báo cáo.\n").text.count(">") == 1


MINUTES = (
    "UBND XÃ TÂN PHÚ\nBIÊN BẢN\nCuộc họp giao ban tuần 10\n\nI. Thành phần\n1. Ông Hà Văn Tiến - Chủ tịch UBND xã, chủ trì.\n"
    "II. Diễn biến\n1. Phòng Kinh tế báo cáo tiến độ làm đường.\n2. Công an xã đề nghị Phòng Kinh tế cắm biển báo.\n"
    "III. Kết luận\n1. Giao Trạm Y tế kiểm tra tủ thuốc.\n2. Phòng Kinh tế lập danh sách hộ.\n"
)


def test_minutes_give_what_was_concluded_and_ask_about_what_was_demanded():
    assert tasks(MINUTES) == [("III.1", ["Trạm Y tế"]), ("III.2", ["Phòng Kinh tế"])]
    asked = [one.place.clause for one in compiled(MINUTES).problems if one.code == "perhaps-a-task"]
    assert asked == ["II.2"]
    given = MINUTES.replace("1. Phòng Kinh tế báo cáo", "1. Giao Văn phòng báo cáo")
    assert ("II.1", ["Văn phòng"]) in tasks(given)


def test_who_issues_and_asks_does_not_do_the_work_however_its_name_is_spelled():
    text = letter(
        "Văn phòng UBND tỉnh đề nghị các đơn vị khẩn trương gửi báo cáo.",
        issuer="VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH SÔNG THAO",
    )
    assert tasks(text) == [("kết.1", ["các đơn vị"])]


def test_work_given_to_one_does_not_make_him_the_addressee_of_the_channel():
    body = (
        "UBND tỉnh yêu cầu:\nCác chủ đầu tư rà soát từng dự án.\nGiao Sở Tài chính tổng hợp, báo cáo UBND tỉnh.\n"
        "Nếu có khó khăn, vướng mắc, kịp thời báo cáo UBND tỉnh (qua Sở Tài chính)./."
    )
    text = letter(body).replace("Kính gửi: Sở Y tế", "Kính gửi:\n- Các sở, ban, ngành tỉnh;\n- UBND các xã, phường.")
    assert tasks(text)[-1][1] == ["Các sở, ban, ngành tỉnh", "UBND các xã, phường"]


def test_a_decision_in_force_when_signed_and_the_day_of_what_it_replaces():
    text = (
        "UBND XÃ TÂN PHÚ\nSố: 9/QĐ-UBND\nTân Phú, ngày 08 tháng 7 năm 2026\nQUYẾT ĐỊNH\nVề bến đò\n\nĐiều 1. Phòng Kinh tế kiểm tra.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 5/QĐ-UBND ngày 10/01/2026.\n"
    )
    assert str(compiled(text).plan.directive.effective) == "2026-07-08"


def test_a_place_in_the_letterhead_is_written_as_beside_the_day():
    text = "BỆNH VIỆN ĐA KHOA LẠCH VÂN\nSố: 7/KH-BV\nLạch Vân, ngày 03 tháng 3 năm 2026\nKẾ HOẠCH\nỨng phó dịch\n\n1. Các khoa trực.\n"
    assert compiled(text).plan.directive.issuer.endswith("Lạch Vân")


ANNEX = (
    "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Nam\n\nPHỤ LỤC\nSTT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn\n"
    "1 | Trình đề án | Sở Y tế | 20/6/2026\n"
)


def test_a_sentence_that_points_at_the_table_of_an_annex_is_no_task_besides_its_rows():
    found = compiled(letter("UBND tỉnh giao các sở, ban, ngành thực hiện các nhiệm vụ tại Phụ lục kèm theo." + ANNEX))
    assert [one.clause for one in found.plan.tasks] == ["PL.1"]
    assert "detailed-in-annex" in [one.code for one in found.problems]
    besides = letter("Sở Y tế lập danh mục thuốc và thực hiện các nhiệm vụ tại Phụ lục kèm theo." + ANNEX)
    assert [clause for clause, _ in tasks(besides)] == ["kết.1", "PL.1"]


def test_the_heading_of_a_table_is_no_task_and_no_question():
    table = "STT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Ra lời kêu gọi | Ban Thường trực | 20/3/2026\n"
    found = compiled("ỦY BAN MTTQ VIỆT NAM XÃ TÂN PHÚ\nSố: 9/KH-MTTQ\nKẾ HOẠCH\nVận động quỹ\n\nI. Phân công\n" + table)
    assert [one.clause for one in found.plan.tasks] == ["I.1"]
    assert not [one for one in found.problems if one.place.clause == "I"]
    assert found.plan.directive.issuer == "Ủy ban MTTQ Việt Nam xã Tân Phú"


def test_how_often_is_no_part_of_who_is_told():
    found = compiled(
        "1. Các xã báo cáo Sở Xây dựng 2 giờ một lần.\n2. Các xã báo cáo Sở Y tế mỗi ngày 2 lần.\n"
    ).plan.tasks
    assert [one.report_to for one in found] == ["Sở Xây dựng", "Sở Y tế"]
    assert found[0].due.kind == "periodic"


RESOLUTION = (
    "HỘI ĐỒNG NHÂN DÂN TỈNH SÔNG THAO\nSố: 30/NQ-HĐND\nSông Thao, ngày 10 tháng 12 năm 2026\nNGHỊ QUYẾT\nVề bến đò\nQUYẾT NGHỊ:\n"
    "Điều 1. Sở Y tế kiểm tra tủ thuốc.\nĐiều 2. Nghị quyết có hiệu lực từ ngày ký.\n"
    "Điều 3. Các Giám đốc sở chịu trách nhiệm thi hành Nghị quyết này.\n"
)


def test_a_resolution_without_blank_lines():
    found = compiled(RESOLUTION)
    head = found.plan.directive
    assert (head.subject, head.issuer, str(head.effective)) == (
        "Về bến đò",
        "Hội đồng nhân dân tỉnh Sông Thao",
        "2026-12-10",
    )
    assert [one.clause for one in found.plan.tasks] == ["Điều 1"]
    assert not found.problems


@pytest.mark.parametrize(
    "sentence",
    [
        "Sau thời hạn trên, cơ quan nào không có ý kiến coi như thống nhất với dự thảo.",
        "Viên chức, người lao động nghỉ từ ngày 30/4/2026 đến hết ngày 03/5/2026.",
    ],
)
def test_silence_taken_for_consent_and_days_off_are_no_work(sentence):
    assert tasks(letter(f"1. {sentence}\n2. Các xã trực bến đò.")) == [("2", ["Các xã"])]


def test_a_table_right_below_the_subject_is_no_part_of_it():
    table = "STT | Nội dung | Cơ quan thực hiện | Thời gian\n1 | Giám sát ngân sách | Ban Pháp chế | Quý III/2026\n"
    text = f"HỘI ĐỒNG NHÂN DÂN XÃ TÂN PHÚ\nSố: 5/CTr-HĐND\nCHƯƠNG TRÌNH\nGiám sát năm 2026\n{table}"
    assert compiled(text).plan.directive.subject == "Giám sát năm 2026"


def test_what_the_issuer_does_before_it_asks_others_is_asked_about():
    body = "Sở Tư pháp xây dựng dự thảo Quy chế bến đò. Sở Tư pháp đề nghị các xã góp ý trước ngày 15/6/2026."
    found = compiled(letter(body, issuer="SỞ TƯ PHÁP", number="3/STP-XD"))
    assert "issuer-perhaps-tells" in [one.code for one in found.problems]
    assert [list(one.lead) for one in found.plan.tasks] == [["Sở Tư pháp"], ["các xã"]]


@pytest.mark.parametrize("time", ["Từ 15 - 20/6", "Ngày 15-20/6", "Từ 15/6 - 20/6"])
def test_days_from_to_without_a_year_in_front(time):
    task = compiled(letter(f"1. {time}: Trạm Y tế tổ chức tiêm phòng.\n2. Các xã gửi Chi ủy danh sách.")).plan.tasks[0]
    assert (str(task.due.start), str(task.due.date)) == ("2026-06-15", "2026-06-20")


def test_a_party_cell_is_told():
    assert (
        compiled("1. Các xã gửi danh sách về Chi ủy.\n2. Các thôn báo cáo Chi bộ.\n").plan.tasks[0].report_to
        == "Chi ủy"
    )


def test_minutes_give_what_stands_under_a_plan_for_the_time_to_come():
    text = MINUTES.replace("III. Kết luận\n", "3. Kế hoạch tháng 4\n- Trạm Y tế: mua vắc xin.\nIII. Kết luận\n")
    assert tasks(text) == [("II.3.1", ["Trạm Y tế"]), ("III.1", ["Trạm Y tế"]), ("III.2", ["Phòng Kinh tế"])]


@pytest.mark.parametrize("title", ["PHỤ LỤC", "PHỤ LỤC 2", "DANH MỤC NHIỆM VỤ"])
def test_an_annex_on_its_own_is_no_part_of_who_issues(title):
    rows = "| STT | Nội dung công việc | Chủ trì |\n| 1 | Sửa bến đò | Sở Xây dựng |\n"
    found = compiled(f"ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\n{title}\nCÔNG VIỆC NĂM 2027\n{rows}").plan.directive
    assert found.issuer == "Ủy ban nhân dân tỉnh Sông Thao"


def test_the_course_of_a_day_hour_by_hour_is_no_work():
    hours = "7h00 - 7h30: Đón đại biểu.\n7h30: Văn nghệ.\n8h00: Các trường tổ chức tham quan.\n"
    text = f"UBND XÃ TÂN PHÚ\nKẾ HOẠCH\nNgày hội đọc sách\n\nI. CHƯƠNG TRÌNH\n{hours}II. PHÂN CÔNG\n1. Trạm Y tế trực cấp cứu.\n"
    assert tasks(text) == [("II.1", ["Trạm Y tế"])]
    assert ("perhaps-a-task", "I") in {(one.code, one.place.clause) for one in compiled(text).problems}
    few = text.replace("7h30: Văn nghệ.\n", "")
    assert ("I", ["Các trường"]) in tasks(few)
