"""Letters and plans in narrow columns, as pages of legal documents print them: few blank lines, lists broken anywhere."""

from directives.compile import compile_directive
from directives.names.bodies import read_bodies
from directives.sentences.citations import NUMBER

HEAD = (
    "UBND TỈNH SÔNG THAO\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n---------------\nSố: 59/SGDĐT-CT\nV/v bảo đảm an toàn bến đò học sinh\n"
    "Sông Thao, ngày 03\ntháng 12 năm 2025\n"
)
LETTER = (
    "Kính gửi:\n- UBND các xã, phường;\n- Các đơn vị, cơ sở giáo dục trực thuộc.\n"
    "Nhằm bảo đảm an toàn cho\nhọc sinh qua đò, Sở Giáo dục và Đào tạo đề nghị UBND các xã, phường; các đơn vị, cơ sở\n"
    "giáo dục trực thuộc thực hiện nghiêm túc việc bảo đảm an toàn khi học sinh đi đò đến\ntrường. Cụ thể:\n"
    "- Thường xuyên kiểm tra áo phao\ntại các bến đò.\n- Bố trí\ngiáo viên trực tại bến giờ tan học.\n"
)
SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
PLAN = (
    "ỦY BAN NHÂN DÂN TỈNH SÔNG THAO\nSố: 12/KH-UBND\nSông Thao, ngày 18 tháng 11 năm 2025\nKẾ HOẠCH\nThi đua bến đò an toàn\n\n"
    "UBND tỉnh phát động Đợt thi đua như sau:\n\nI. NỘI DUNG\n\n{content}\n\nII. TIÊU CHÍ\n\n1. Đối với cá nhân\n\n"
    "- Gương mẫu chấp hành quy định.\n\nIII. TỔ CHỨC THỰC HIỆN\n\n{given}\n\n2. Sở Nội vụ\n\n- Tổ chức tổng kết Đợt thi đua.\n\n{end}\n"
)


def compiled(text):
    return compile_directive(text.encode(), "a.txt").plan


def leads(text):
    return {task.clause: task.lead for task in compiled(text).tasks}


def test_addressees_right_below_the_day_are_no_tasks():
    everybody = ("UBND các xã, phường", "các đơn vị, cơ sở giáo dục trực thuộc")
    assert leads(HEAD + LETTER + SIGNED) == {"1": everybody, "2": everybody}


def test_for_whom_and_the_own_office_on_one_line():
    signed = "TL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN GIÁM SÁT BẾN ĐÒ PHÓ TRƯỞNG BAN\nNguyễn Bắc Hà\n"
    signer = compiled(HEAD + LETTER + SIGNED + signed).directive.signer
    assert (signer.name, signer.title, signer.for_) == ("Nguyễn Bắc Hà", "Phó Trưởng ban", "Trưởng ban giám sát bến đò")


def test_a_tax_is_nobody():
    assert read_bodies("thuế GTGT của Công ty Bến Mới", 0, loose=True).names == ()
    assert read_bodies("Thuế tỉnh Sông Thao", 0, loose=True).names == ("Thuế tỉnh Sông Thao",)


def test_a_name_is_whole_with_what_it_has_in_its_charge():
    text = "các đơn vị cấp nước thuộc phạm vi quản lý xây dựng phương án"
    assert read_bodies(text, 0, loose=True).names == ("các đơn vị cấp nước thuộc phạm vi quản lý",)


def test_an_address_behind_a_number_is_no_part_of_it():
    assert NUMBER.search("Nghị định số 61/2025/NĐ-CP - Trung tâm Phục vụ hành chính công")[1] == "61/2025/NĐ-CP"
    assert NUMBER.search("Công văn số 61/SGDĐT-GDTrH ngày 5/3/2026")[1] == "61/SGDĐT-GDTrH"


def test_a_colon_inside_brackets_at_the_end_of_a_line_ends_nothing():
    content = (
        "1. Xây dựng bến\n\n+ Lắp đặt mới cầu cân: 58 cầu (Trong đó: Bến Bắc:\n25 cầu, Bến Nam: 33 cầu);\n\n"
        "+ Kiểm tra áo phao tại mọi bến đò ngang, bến đò dọc trên địa bàn toàn tỉnh và\ncác bến khách ngang sông."
    )
    given = "1. Các sở, ngành; UBND các xã xây dựng kế hoạch triển khai."
    quotes = [task.quote for task in compiled(PLAN.format(content=content, given=given, end="")).tasks]
    assert "Lắp đặt mới cầu cân: 58 cầu (Trong đó: Bến Bắc: 25 cầu, Bến Nam: 33 cầu);" in quotes


def test_a_heading_that_says_what_a_group_trades_in_names_it_whole():
    given = "1. Các chủ đầu tư xây dựng và kinh doanh hạ tầng bến cảng\n\n- Bố trí mặt bằng."
    found = leads(PLAN.format(content="1. Bến đò.", given=given, end=""))
    assert found["III.1.1"] == ("Các chủ đầu tư xây dựng và kinh doanh hạ tầng bến cảng",)


GIVEN = "1. Các cơ quan, đơn vị, địa phương, doanh nghiệp {charge}."
CONTENT = "1. Chủ đề thi đua\n\n“Bến đò an toàn; hoàn thành các nhiệm vụ năm 2025”.\n\n2. Nội dung\n\na) Tiếp tục cải tạo bến đò."


def test_a_motto_is_no_task_and_whoever_plans_for_all_places_does_what_names_nobody():
    given = GIVEN.format(charge="xây dựng kế hoạch triển khai đợt thi đua")
    found = leads(PLAN.format(content=CONTENT, given=given, end=""))
    assert "I.1" not in found
    assert found["I.2.a"] == ("Các cơ quan, đơn vị", "địa phương", "doanh nghiệp")


def test_the_last_sentence_names_who_carries_it_out_without_asking():
    end = "Trên đây là Kế hoạch thi đua; các sở, ngành, địa phương nghiêm túc tổ chức, triển khai thực hiện./."
    found = leads(PLAN.format(content=CONTENT, given="1. Sở Xây dựng\n\n- Kiểm tra bến đò.", end=end))
    assert found["I.2.a"] == ("các sở, ngành", "địa phương")


def test_lines_below_a_last_heading_with_a_full_stop_are_its_work_each_with_its_day():
    given = "1. Các sở, ngành; UBND các xã xây dựng kế hoạch triển khai."
    end = (
        "3. Chế độ thông tin báo cáo.\nBáo cáo đầu năm: Báo cáo kế hoạch kiểm tra bến đò của đơn vị trước ngày 12/12/2025\n"
        "Báo cáo học kỳ I: Báo cáo sơ kết công tác bến đò trước ngày 05/01/2026\n"
        "Trên đây là Kế hoạch thi đua. Đề nghị các sở, ngành triển khai, thực hiện nghiêm túc./."
    )
    tasks = compiled(PLAN.format(content="1. Bến đò.", given=given, end=end)).tasks
    found = [(one.clause, one.part, one.due and one.due.date.isoformat()) for one in tasks if one.clause == "III.3"]
    assert found == [("III.3", 1, "2025-12-11"), ("III.3", 2, "2026-01-04")]
    assert not any(one.clause.startswith("kết") for one in tasks)


def test_the_day_of_a_work_amid_others_is_not_that_of_the_next():
    listed = "lập danh mục bến không phép trong năm 2026"
    given = f"1. Sở Xây dựng rà soát bến đò; {listed}; hướng dẫn các xã lập hồ sơ; tuyên truyền cho chủ đò."
    tasks = compiled(PLAN.format(content="1. Bến đò.", given=given, end="")).tasks
    found = [(one.quote, one.due is not None) for one in tasks if one.clause == "III.1"]
    assert found == [
        ("Sở Xây dựng rà soát bến đò", False),
        (listed, True),
        ("hướng dẫn các xã lập hồ sơ; tuyên truyền cho chủ đò.", False),
    ]


def test_a_condition_in_brackets_is_no_deadline_and_aims_told_in_numbers_are_no_work():
    content = (
        "1. Nội dung\n\nNâng cao nhận thức, được cụ thể hóa bằng các chỉ tiêu như sau:\n\n(1) 100% bến đò có áo phao;\n\n"
        "(2) Phấn đấu có ít nhất 70% chủ đò được tập huấn;\n\n2. Cách làm\n\na) Cấp áo phao cho chủ đò (nếu có nhu cầu)."
    )
    tasks = compiled(PLAN.format(content=content, given="1. Sở Xây dựng kiểm tra bến đò.", end="")).tasks
    found = {one.clause: one.due for one in tasks if one.clause.startswith("I.")}
    assert found == {"I.2.a": None}


def test_a_call_upon_anybody_is_asked_about_where_headings_name_bodies():
    end = "Đề nghị các đơn vị triển khai thực hiện nghiêm túc./."
    text = PLAN.format(content=CONTENT, given="1. Sở Xây dựng\n\n- Kiểm tra bến đò.", end=end)
    assert "addressees-assumed" in {one.code for one in compile_directive(text.encode(), "a.txt").problems}


def test_party_committees_of_one_rank_are_one_name():
    text = "Văn phòng Trung ương Đảng, các văn phòng tỉnh ủy, thành ủy rà soát"
    assert read_bodies(text, 0, loose=True).names == ("Văn phòng Trung ương Đảng", "các văn phòng tỉnh ủy, thành ủy")
    named = "các Đảng ủy: Chính phủ; Quốc hội và các tỉnh ủy, thành ủy rà soát"
    assert read_bodies(named, 0, loose=True).names[-1] == "các tỉnh ủy, thành ủy"


def test_a_day_alone_behind_a_semicolon_is_when_the_work_before_it_is_due():
    given = "1. Sở Xây dựng rà soát bến đò; lập hồ sơ; trước ngày 01/10/2026."
    tasks = compiled(PLAN.format(content="1. Bến đò.", given=given, end="")).tasks
    assert [one.due.date.isoformat() for one in tasks if one.clause == "III.1"] == ["2026-09-30"]
