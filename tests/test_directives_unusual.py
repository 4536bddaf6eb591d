"""Documents out of their usual shape: parts by letters, items within a line, headings with full stops, acts that are punished, notices."""

import pytest

from directives.compile import compile_directive
from directives.structure.outline import read_outline
from directives.structure.tail import read_signer
from plans.wording import render


def paths(text):
    return [clause.path for clause in read_outline(text).clauses]


def tasks(text):
    """Clause and leads of each task."""
    return [(task.clause, task.lead) for task in compile_directive(text.encode(), "a.txt").plan.tasks]


PARTS = """CHỈ THỊ
Về việc giữ sạch bờ sông
A .
Những việc chung
I . Rà soát
1 . Sở Xây dựng rà soát kè đá .
B .
Phân công
I . Kiểm tra
1 . Sở Y tế kiểm tra nước sông .
"""


def test_letters_alone_on_their_line_count_the_parts():
    assert paths(PARTS) == ["A", "A.I", "A.I.1", "B", "B.I", "B.I.1"]


def test_letters_below_a_roman_number_count_within_it():
    text = (
        "CHỈ THỊ\nVề bờ sông\nI . tình hình\nBờ sông sạch .\nIi. nhiệm vụ\nA . trước mắt\n1 . Sở Y tế kiểm tra nước sông .\n"
        "B . lâu dài\n1 . Sở Xây dựng rà soát kè đá .\nIii. thực hiện\n1 . Sở Nội vụ tổng hợp kết quả .\n"
    )
    assert paths(text) == ["I", "II", "II.A", "II.A.1", "II.B", "II.B.1", "III", "III.1"]


def test_a_heading_with_a_full_stop_is_no_work():
    text = (
        "CHỈ THỊ\nVề bờ sông\nI . Nhiệm vụ\n1 . Nâng cao nhận thức về bờ sông .\nTổ chức tuyên truyền tại các chợ .\n"
        "Rà soát các bến đò .\n2 . Sở Xây dựng .\n- Rà soát kè đá .\n"
    )
    made = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [(task.clause, task.quote.split()[0]) for task in made] == [("I.1", "Tổ"), ("I.2.1", "Rà")]
    assert made[1].lead == ("Sở Xây dựng",)


def test_a_number_with_a_dash_behind_it():
    text = "KẾ HOẠCH\nGiữ sạch bờ sông\n2. Các xã\n2.1 - Xã ven sông:\n- Rà soát kè đá.\n2.2 - Xã cù lao:\n- Rà soát bến đò.\n"
    assert paths(text)[-4:] == ["2.1", "2.1.1", "2.2", "2.2.1"]


def test_items_within_a_line_are_units_where_the_lead_in_only_names_who():
    text = "KẾT LUẬN\nVề bờ sông\n1. Giao Sở Xây dựng: (i) Rà soát kè đá; (ii) Chủ trì, phối hợp với Sở Y tế kiểm tra bến đò."
    assert tasks(text) == [("1.i", ("Sở Xây dựng",)), ("1.ii", ("Sở Xây dựng",))]
    assert paths(text) == ["1", "1.i", "1.ii"]


def test_items_that_a_lead_in_is_only_about_are_not():
    text = "KẾT LUẬN\nVề bờ sông\n1. Sở Xây dựng giải quyết hai việc tồn đọng: (i) Rà soát kè đá; (ii) Kiểm tra bến đò.\n2. Sở Y tế trực."
    assert paths(text) == ["1", "2"]


def test_acts_that_are_punished_are_no_work():
    text = (
        "CÔNG VĂN\nVề bờ sông\n1. Sở Y tế kiểm tra nước sông.\n2. Lưu ý:\nCác hành vi sau đây bị xử phạt theo quy định như:\n"
        "- Không báo cáo việc lấn sông.\n- Cho thuê bến đò trái phép.\n"
    )
    assert [clause for clause, _ in tasks(text)] == ["1"]


CLOSING = """Kính gửi: Các chủ bến đò

Sở Xây dựng đề nghị các chủ bến đò thực hiện:

1. Rà soát phao cứu sinh.

2. Kiểm tra biển báo.

- Treo biển ở hai bờ.

Sở Xây dựng đề nghị các chủ bến đò quan tâm thực hiện những nội dung trên. \
Quá trình thực hiện gặp vướng mắc, các chủ bến đò phản ánh về Sở Xây dựng.

- Bờ bắc: điện thoại 0123.

- Bờ nam: điện thoại 0456.
"""


def test_the_closing_of_a_letter_may_have_bullets_below_it():
    made = compile_directive(CLOSING.encode(), "a.txt").plan.tasks
    assert paths(CLOSING)[:4] == ["1", "2", "2.1", "kết.1"]
    assert made[-1].clause == "kết.1"
    assert made[-1].due.kind == "on-event"


def test_the_closing_of_a_notice_says_whom_the_work_is_for():
    text = (
        "THÔNG BÁO\nKết luận về bờ sông\n1. Rà soát kè đá.\n2. Kiểm tra bến đò.\n\n"
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để Sở Xây dựng, Sở Y tế biết, tập trung triển khai thực hiện./.\n"
    )
    assert tasks(text) == [("1", ("Sở Xây dựng", "Sở Y tế")), ("2", ("Sở Xây dựng", "Sở Y tế"))]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("KT.\nCỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nTrần Văn An", ("Trần Văn An", "Phó Cục trưởng", "Cục trưởng")),
        (
            "K/T CHÁNH\nVĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần Thị Bình",
            ("Trần Thị Bình", "Phó Chánh văn phòng", "Chánh văn phòng"),
        ),
        ("KT. GIÁM ĐỐC\n\nTrần Văn An", ("Trần Văn An", None, "Giám đốc")),
        ("KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn An", ("Trần Văn An", "Phó Giám đốc", "Giám đốc")),
    ],
)
def test_signatures_broken_over_lines(tail, expected):
    signer = read_signer(tail, 0, len(tail))
    assert (signer.name, signer.title, signer.for_) == expected


def test_what_somebody_concluded_is_the_subject_of_a_notice_of_his_office():
    text = (
        "THÔNG BÁO KẾT LUẬN\nCỦA ĐỒNG CHÍ BÍ THƯ HUYỆN ỦY\nTẠI BUỔI KIỂM TRA BẾN ĐÒ\n\n1. Giao Ủy ban nhân dân xã kiểm tra bến đò.\n\n"
        "Văn phòng Huyện ủy xin thông báo để các cơ quan biết, thực hiện.\n"
    )
    head = compile_directive(text.encode(), "a.txt").plan.directive
    assert head.issuer == "Văn phòng Huyện ủy"
    assert head.subject == "Kết luận của đồng chí bí thư Huyện ủy tại buổi kiểm tra bến đò"


LETTER = """SỞ Y TẾ
{motto}
Số: 12/SYT-NV
V/v kiểm tra nước sông,
bến đò và chợ nổi

Kính gửi: Các xã

1. Kiểm tra nước sông.
"""


def test_a_subject_goes_on_in_the_next_line():
    made = compile_directive(LETTER.format(motto="Độc lập - Tự do - Hạnh phúc").encode(), "a.txt")
    assert made.plan.directive.subject == "V/v kiểm tra nước sông, bến đò và chợ nổi"
    assert "head-misread" not in {one.code for one in made.problems}


def test_a_head_that_a_scan_misread_is_doubted():
    made = compile_directive(LETTER.format(motto="Độc lập - Tự do - Hanh phúc").encode(), "a.txt")
    told = {one.place.field for one in made.problems if one.code == "head-misread"}
    assert told == {"number", "place", "subject", "signer", "recipients"}


def test_specks_that_a_scan_took_for_letters_tell_it():
    made = compile_directive(
        (LETTER.format(motto="Độc lập - Tự do - Hạnh phúc") + "\n©K}Y 3š ¬ LÊ\n").encode(), "a.txt"
    )
    assert "head-misread" in {one.code for one in made.problems}
    one = compile_directive((LETTER.format(motto="Độc lập - Tự do - Hạnh phúc") + "\n© 2026\n").encode(), "a.txt")
    assert "head-misread" not in {one.code for one in one.problems}


def test_work_said_under_a_label_of_its_own_is_the_unit_s():
    text = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\n\nI. NHIỆM VỤ\n1. Thông tin\n- Nội dung: Tuyên truyền về bờ sông sạch.\n- Hình thức: In tờ rơi.\n"
        "- Số lượng: 500 tờ.\n2. Sở Y tế kiểm tra nước sông.\n"
    )
    made = compile_directive(text.encode(), "a.txt").plan.tasks
    assert (made[0].clause, made[0].quote) == ("I.1", "Tuyên truyền về bờ sông sạch.")
    assert len(made) == 2


def test_what_a_plan_is_made_of_is_work_only_where_somebody_is_named():
    text = (
        "CHỈ THỊ\nVề kế hoạch bờ sông\nA. Những nội dung của kế hoạch\nNhững nội dung chủ yếu của kế hoạch gồm:\n"
        "I. Định hướng\n1. Đẩy mạnh trồng cây ven sông.\n2. Sở Xây dựng rà soát kè đá.\nB. Phân công\n1. Sở Y tế kiểm tra nước sông.\n"
    )
    assert [clause for clause, _ in tasks(text)] == ["A.I.2", "B.1"]
    told = [one for one in compile_directive(text.encode(), "a.txt").problems if one.code == "contents-passed-over"]
    assert [one.place.clause for one in told] == ["A"]


def test_lists_of_projects_and_of_procedures_are_no_work():
    text = (
        "KẾ HOẠCH\nGiữ sạch bờ sông\nI. NỘI DUNG\n1. Danh mục các dự án\n- Xây dựng kè đá.\n- Nâng cấp bến đò.\n"
        "2. Triển khai dịch vụ công, gửi các xã thông báo:\nTừ tháng này tiếp nhận trực tuyến đối với thủ tục, bao gồm:\n"
        "(i) Thủ tục đăng ký bến đò;\n(ii) Thủ tục đăng ký phao.\nII. PHÂN CÔNG\n1. Sở Y tế kiểm tra nước sông.\n"
    )
    assert not {"I.1.1", "I.1.2", "I.2.i", "I.2.ii"} & {clause for clause, _ in tasks(text)}


def test_a_review_of_a_resolution_with_its_period_is_more_than_a_call():
    text = "KẾ HOẠCH\nGiữ sạch bờ sông\n1. Sở Y tế:\n- Kiểm tra nước sông. Định kỳ hàng năm sơ kết việc thực hiện Kế hoạch này.\n- Trực.\n"
    made = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [(task.clause, task.due and task.due.kind) for task in made][:2] == [("1.1", None), ("1.1", "recurring")]


def test_a_place_called_by_its_level_alone_is_charged():
    text = "THÔNG BÁO\nKết luận về bờ sông\n1. Thành phố khẩn trương rà soát kè đá.\n2. Xã hội hóa việc trồng cây.\n"
    assert tasks(text)[0] == ("1", ("Thành phố",))
    assert ("2", ("Xã",)) not in tasks(text)


def test_the_rest_of_a_row_that_a_page_broke_off_is_no_task():
    head = "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n"
    rows = "| 1 | Rà soát kè đá ở các xã; | Sở Xây dựng | 2026 |\n|  | Bến đò và chợ nổi |  |  |\n"
    more = "| 2 | Kiểm tra nước sông | Sở Y tế | 2026 |\n|  | và báo cáo kết quả |  |  |\n|  | Kiểm tra nước giếng |  | 2027 |\n"
    made = compile_directive(f"KẾ HOẠCH\nGiữ sạch bờ sông\n\nPHỤ LỤC\n{head}{rows}{more}".encode(), "a.txt").plan.tasks
    assert [(task.clause, task.part) for task in made] == [("PL.1", 1), ("PL.2", 1), ("PL.2", 2)]


def test_a_head_in_a_font_taken_for_another_is_doubted():
    text = (
        LETTER.format(motto="Đßc lập - Tự do - H¿nh phúc").replace("ỦY BAN", "ĄY BAN").replace("Kiểm tra", "Kißm tra")
    )
    made = compile_directive(f"{text}2. Thực hißn tốt vißc này, đẩy m¿nh tuyên truyßn.\n".encode(), "a.txt")
    told = {one.place.field for one in made.problems if one.code == "head-misread"}
    assert told >= {"number", "issuer", "signer", "recipients", "implements"}


@pytest.mark.parametrize(
    ("language", "names"),
    [("vi", {"người ký", "nơi nhận", "văn bản được thực hiện"}), ("en", {"signer", "recipients"})],
)
def test_the_fields_of_a_head_are_called_by_their_names(language, names):
    text = (
        LETTER.format(motto="Đßc lập - Tự do - H¿nh phúc").replace("ỦY BAN", "ĄY BAN").replace("Kiểm tra", "Kißm tra")
    )
    made = compile_directive(f"{text}2. Thực hißn tốt vißc này, đẩy m¿nh tuyên truyßn.\n".encode(), "a.txt")
    said = [render(one, language).says for one in made.problems if one.code == "head-misread"]
    assert names <= {one.rpartition(": ")[2] for one in said}
