"""Marks of notes, whoever is only told, amendments and how a paper says that it is issued: none of them is work, nor a part of a name."""

import pytest

from directives.compile import compile_directive

TOP = "SỞ XÂY DỰNG\nSố: 12/SXD-VT\nV/v giữ sạch bờ sông\nSông Thao, ngày 05 tháng 3 năm 2026\n\n"
END = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Bá Lộc\n"


def compiled(text):
    return compile_directive(text.encode(), "a.txt")


def test_the_mark_of_a_note_is_no_part_of_a_name_or_number():
    body = (
        "Kính gửi: Các xã.\n\n1.[1] Phòng Vận tải[2] chủ trì, phối hợp với Công an xã[3] rà soát bến đò trước ngày 15/5/2026[4].\n\n"
        "2. Các xã lập danh sách.\n\n[1] Theo Nghị định số 5/2025/NĐ-CP.\n\n[2] Nay là Phòng Kinh tế.\n\n[3] Như trên.\n\n[4] Đã sửa.\n"
    )
    task = compiled(TOP + body + END).plan.tasks[0]
    assert (task.lead, task.with_) == (("Phòng Vận tải",), ("Công an xã",))


def test_a_mark_in_brackets_without_a_note_stays():
    body = "Kính gửi: Các xã.\n\n1. Phòng Vận tải[2] rà soát bến đò.\n\n2. Các xã lập danh sách."
    assert "[2]" in compiled(TOP + body + END).text


@pytest.mark.parametrize("told", ["(để báo cáo)", "(để b/c)", "(báo cáo)", "(để biết)", "(để phối hợp)"])
def test_whoever_gets_a_letter_to_be_told_has_no_work_of_it(told):
    body = (
        f"Kính gửi:\n- Phòng Vận tải;\n- Các xã.\nĐồng kính gửi:\n- Chủ tịch Ủy ban nhân dân tỉnh {told}.\n\n"
        "Sở Xây dựng có ý kiến như sau:\n\n1. Rà soát bến đò.\n\n2. Kiểm tra phao cứu sinh.\n"
    )
    assert {task.lead for task in compiled(TOP + body + END).plan.tasks} == {("Phòng Vận tải", "Các xã")}


@pytest.mark.parametrize(
    "unit",
    [
        "Bãi bỏ từ “huyện” tại điểm c khoản 7 Điều 2; tên Điều 3.",
        "Thay thế từ “tỉnh” bằng cụm từ “thành phố” tại khoản 1 Điều 4.",
        "Bãi bỏ quy định định mức phân bổ cho huyện tại khoản 3 Điều 3.",
        "Bổ sung đối tượng được giảm giá vé tại điểm a khoản 2 Điều 5.",
    ],
)
def test_an_amendment_is_no_task(unit):
    top = TOP.replace("V/v giữ sạch bờ sông\n", "").replace("SXD-VT", "QĐ-SXD")
    body = f"QUYẾT ĐỊNH\nSửa đổi quy chế bến đò\n\nĐiều 1. {unit}\n\nĐiều 2. Phòng Vận tải rà soát bến đò."
    assert [task.lead for task in compiled(top + body + END).plan.tasks] == [("Phòng Vận tải",)]


@pytest.mark.parametrize(
    "unit", ["Bổ sung phao cứu sinh tại các bến đò.", "Thay thế từ 5 đến 7 biển báo tại bến số 2."]
)
def test_what_is_put_in_place_is_work(unit):
    body = f"Kính gửi: Các xã.\n\nSở Xây dựng đề nghị:\n\n1. {unit}\n\n2. Rà soát giá vé."
    assert [task.lead for task in compiled(TOP + body + END).plan.tasks] == [("Các xã",), ("Các xã",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội đồng nhân dân ban hành Nghị quyết quy định mức chi cho bến đò.",
        "Ủy ban nhân dân tỉnh Sông Thao ban hành Quyết định phân cấp quản lý bến đò.",
        "Bộ trưởng Bộ Xây dựng ban hành Thông tư về bến đò.",
    ],
)
def test_that_a_paper_is_issued_is_not_asked_about(sentence):
    text = f"{TOP}QUYẾT ĐỊNH\nVề bến đò\n\nCăn cứ Luật;\n\n{sentence}\n\nĐiều 1. Phòng Vận tải rà soát bến đò.{END}"
    assert "not-understood" not in {problem.code for problem in compiled(text).problems}


def test_a_long_title_of_a_chapter_in_capitals_is_no_task():
    title = (
        "PHỐI HỢP THỰC HIỆN CHỨC NĂNG, NHIỆM VỤ, QUYỀN HẠN GIỮA PHÒNG VẬN TẢI, ĐỘI CỨU HỘ BẾN ĐÒ VỚI ỦY BAN NHÂN DÂN CẤP XÃ, "
        "CƠ QUAN TÀI CHÍNH, CƠ QUAN XÂY DỰNG, CƠ QUAN QUẢN LÝ ĐƯỜNG SÔNG, CƠ QUAN THUẾ VÀ CÁC CƠ QUAN KHÁC CÓ LIÊN QUAN ĐẾN BẾN ĐÒ"
    )
    body = f"QUYẾT ĐỊNH\nQuy chế bến đò\n\nChương I\n{title}\n\nĐiều 1. Phòng Vận tải rà soát bến đò.\n\nĐiều 2. Các xã lập danh sách."
    found = compiled(TOP.replace("V/v giữ sạch bờ sông\n", "") + body + END).plan.tasks
    assert [task.lead for task in found] == [("Phòng Vận tải",), ("Các xã",)]


@pytest.mark.parametrize(
    "grounds",
    [
        "Theo đề nghị Trưởng phòng Vận tải.",
        "Xét đề nghị Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV,",
        "Căn cứ đề nghị Sở Tài chính tại Công văn số 5/STC-NS;",
        "Theo yêu cầu Sở Y tế;",
        "Xét tờ trình và đề nghị Sở Y tế;",
    ],
)
def test_whoever_proposed_the_paper_does_not_get_its_work(grounds):
    top = TOP.replace("V/v giữ sạch bờ sông\n", "").replace("SXD-VT", "QĐ-SXD")
    body = f"QUYẾT ĐỊNH\nVề bến đò\n\nCăn cứ Luật;\n\n{grounds}\n\nQUYẾT ĐỊNH:\n\n"
    body += "Điều 1. Quy tắc\n\n1. Chấp hành nội quy.\n\n2. Giữ sạch bến."
    assert {task.lead for task in compiled(top + body + END).plan.tasks} == {()}
