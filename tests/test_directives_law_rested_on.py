"""What a sentence says of the law it rests on, of who has no duty and of what others are doing: work only where work is said."""

import pytest

from directives.compile import compile_directive

TOP = "SỞ XÂY DỰNG\nSố: 12/SXD-VT\nV/v giữ sạch bờ sông\nSông Thao, ngày 05 tháng 3 năm 2026\n\nKính gửi: Phòng Kinh tế xã Bến Đò.\n\n"
END = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Bá Lộc\n"


def leads(*units):
    body = "\n\n".join(f"- {unit}" for unit in [*units, "Rà soát giá vé đò."])
    tasks = compile_directive(f"{TOP}Sở Xây dựng đề nghị:\n\n{body}{END}".encode(), "a.txt").plan.tasks
    return [task.lead for task in tasks if "Rà soát giá vé" not in task.quote]


@pytest.mark.parametrize(
    "unit",
    [
        "Căn cứ Nghị định số 5/2025/NĐ-CP ngày 01/2/2025, kiểm tra phao cứu sinh.",
        "Căn cứ Luật Đường thủy, lập danh sách bến đò.",
        "Căn cứ khoản 2 Điều 5 Nghị định số 5/2025/NĐ-CP của Chính phủ, cấp phép bến đò.",
        "Căn cứ các quy định tại Thông tư số 9/2024/TT-BXD: hướng dẫn chủ bến lắp phao.",
    ],
)
def test_work_behind_the_law_it_rests_on_is_a_task(unit):
    assert leads(unit) == [("Phòng Kinh tế xã Bến Đò",)]


def test_who_acts_behind_the_law_it_rests_on_leads():
    assert leads("Căn cứ Luật Đường thủy, Công an xã kiểm tra phao cứu sinh.") == [("Công an xã",)]


@pytest.mark.parametrize(
    "unit",
    [
        "Căn cứ khoản 1 Điều 3 Nghị định số 291/2025/NĐ-CP ngày 06/11/2025 của Chính phủ.",
        "Căn cứ quy định tại khoản 1 Điều 5 Nghị định số 7/2024/NĐ-CP, được sửa đổi, bổ sung tại Điều 1 Nghị định số 9/2025/NĐ-CP.",
        "Căn cứ Luật Đường thủy, Luật Giao thông và Nghị định số 5/2025/NĐ-CP.",
        "Căn cứ Thông tư số 9/2024/TT-BXD ngày 05/5/2024 (có hiệu lực từ ngày 01/7/2024).",
        "Căn cứ theo Điều 4 Luật Đường thủy và các văn bản hướng dẫn.",
    ],
)
def test_grounds_alone_are_no_task(unit):
    assert leads(unit) == []


@pytest.mark.parametrize(
    "unit",
    [
        "Sở Y tế không có trách nhiệm xác định giá vé đò.",
        "Căn cứ quy định nêu trên, cơ quan thuế không có thẩm quyền cấp phép bến đò.",
        "Chủ bến không có nghĩa vụ sửa đường xuống bến.",
        "Hiện nay, Bộ Xây dựng đang xây dựng Nghị định sửa đổi Nghị định số 5/2025/NĐ-CP.",
        "Hiện Sở Nội vụ đang trình Ủy ban nhân dân tỉnh quy chế làm việc của bến đò.",
        "Đến nay, Sở Tài chính đang tổng hợp số liệu bến đò của các xã.",
    ],
)
def test_who_has_no_duty_and_what_others_are_doing_is_no_task(unit):
    assert leads(unit) == []


@pytest.mark.parametrize(
    "unit",
    [
        "Công an xã không có trách nhiệm sửa đường nhưng phải báo cáo chỗ hỏng.",
        "Hiện nay, Sở Tài chính đang tổng hợp số liệu, đề nghị Công an xã gửi danh sách chủ bến.",
    ],
)
def test_a_duty_said_behind_it_is_one(unit):
    assert leads(unit) == [("Công an xã",)]


@pytest.mark.parametrize(
    ("unit", "partners"),
    [
        (
            "Công an xã chủ trì, phối hợp các thôn; Trạm Y tế và các đơn vị có liên quan, có trách nhiệm: kiểm tra phao.",
            ("các thôn", "Trạm Y tế", "các đơn vị có liên quan"),
        ),
        ("Công an xã phối hợp Trạm Y tế; Hội Nông dân xã kiểm tra phao.", ("Trạm Y tế", "Hội Nông dân xã")),
        (
            "Công an xã chủ trì, phối hợp với Trạm Y tế; Hội Nông dân xã kiểm tra phao.",
            ("Trạm Y tế", "Hội Nông dân xã"),
        ),
    ],
)
def test_partners_listed_over_a_semicolon_with_or_without_the_word_with(unit, partners):
    text = f"{TOP}Sở Xây dựng đề nghị:\n\n1. {unit}\n\n2. Phòng Kinh tế rà soát giá vé.{END}"
    task = compile_directive(text.encode(), "a.txt").plan.tasks[0]
    assert (task.lead, task.with_) == (("Công an xã",), partners)


def test_another_body_behind_the_work_is_no_partner():
    units = "1. Công an xã phối hợp Trạm Y tế kiểm tra phao; Hội Nông dân xã lập danh sách.\n\n2. Phòng Kinh tế rà soát giá vé."
    text = f"{TOP}Sở Xây dựng đề nghị:\n\n{units}{END}"
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [one.lead for one in tasks[:2]] == [("Công an xã",), ("Hội Nông dân xã",)]


REPLY = (
    "Theo quy định trên, trường hợp chủ bến lắp đủ phao thì thuộc đối tượng được giảm giá vé đò theo Nghị định.\n\n"
    "Việc giảm giá vé đò được tính theo số phao đã lắp và chỉ áp dụng một lần cho một bến đò trong năm.\n\n"
    "Đề nghị Công an xã căn cứ quy định trên và hồ sơ thực tế để xử lý."
)


@pytest.mark.parametrize(
    "opening",
    [
        "Sở Xây dựng nhận được công văn số 5/KT-XD ngày 01/3/2026 của Phòng Kinh tế xã. Về vấn đề này, Sở Xây dựng có ý kiến như sau:",
        "Trả lời văn bản số 5/KT-XD ngày 01/3/2026 của Phòng Kinh tế xã, Sở Xây dựng có ý kiến như sau:",
        "Phúc đáp công văn số 5/KT-XD ngày 01/3/2026 của Phòng Kinh tế xã, Sở Xây dựng có ý kiến như sau:",
    ],
)
def test_an_opinion_asked_for_gives_work_only_where_it_says_so(opening):
    tasks = compile_directive(f"{TOP}{opening}\n\n{REPLY}{END}".encode(), "a.txt").plan.tasks
    assert [task.lead for task in tasks] == [("Công an xã",)]
