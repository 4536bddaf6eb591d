"""What is asked of those above the issuer is a request and no work of theirs; what is asked of others is work."""

import pytest

from directives.compile import compile_directive

PROVINCE = "UBND TỈNH THANH LÂM\nSố: 12/{0}-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\n{1}\nQuản lý bến đò\n\n"
DEPARTMENT = (
    "SỞ XÂY DỰNG TỈNH THANH LÂM\nSố: 12/SXD-VP\nThanh Lâm, ngày 16 tháng 3 năm 2026\nV/v quản lý bến đò\n"
    "Kính gửi: {}\n\n"
)
END = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"


def read(head, body):
    found = compile_directive(f"{head}{body}\n{END}".encode(), "a.txt")
    doubts = [(one.code, one.place.clause) for one in found.problems if one.code.startswith("request-")]
    return [(task.clause, task.lead) for task in found.plan.tasks], doubts


@pytest.mark.parametrize(
    "said",
    [
        "Kính đề nghị Chính phủ bổ sung kinh phí xây cảng.",
        "Kiến nghị Bộ Xây dựng sửa đổi Thông tư về bến đò.",
        "Ủy ban nhân dân tỉnh kính đề nghị Thủ tướng Chính phủ xem xét, hỗ trợ vốn.",
        "Đề xuất, kiến nghị Bộ Tài chính hướng dẫn thu phí bến đò.",
        "Kính mong Bộ Công an quan tâm, hỗ trợ trang thiết bị.",
        "Kiến nghị Quốc hội, Chính phủ sửa đổi Luật Giao thông đường thủy.",
    ],
)
@pytest.mark.parametrize(("sign", "title"), [("KH", "KẾ HOẠCH"), ("BC", "BÁO CÁO")])
def test_a_request_upwards_is_no_task_and_is_asked_about(said, sign, title):
    tasks, doubts = read(PROVINCE.format(sign, title), f"1. Sở Y tế kiểm tra bến đò.\n2. {said}")
    assert tasks == [("1", ("Sở Y tế",))]
    assert doubts == [("request-passed-over", "2")]


@pytest.mark.parametrize("heading", ["KIẾN NGHỊ, ĐỀ XUẤT", "Kiến nghị với Trung ương", "ĐỀ XUẤT, KIẾN NGHỊ:"])
@pytest.mark.parametrize("said", ["Đề nghị Bộ Xây dựng hướng dẫn về bến đò.", "Kiến nghị sửa đổi Luật Giao thông."])
def test_below_a_heading_of_requests(heading, said):
    body = f"I. NHIỆM VỤ\n1. Sở Y tế kiểm tra bến đò.\nII. {heading}\n1. {said}"
    tasks, doubts = read(PROVINCE.format("KH", "KẾ HOẠCH"), body)
    assert tasks == [("I.1", ("Sở Y tế",))]
    assert doubts == [("request-passed-over", "II.1")]


def test_plainly_asked_in_a_plan_it_is_read_and_asked_about():
    body = "1. Sở Y tế kiểm tra bến đò.\n2. Đề nghị Bộ Xây dựng hỗ trợ kỹ thuật."
    tasks, doubts = read(PROVINCE.format("KH", "KẾ HOẠCH"), body)
    assert tasks == [("1", ("Sở Y tế",)), ("2", ("Bộ Xây dựng",))]
    assert doubts == [("request-upwards", "2")]


def test_whom_a_letter_speaks_to_keeps_what_it_is_asked():
    body = "1. Kính đề nghị Ủy ban nhân dân tỉnh bổ sung kinh phí."
    tasks, doubts = read(DEPARTMENT.format("Ủy ban nhân dân tỉnh"), body)
    assert tasks == [("1", ("Ủy ban nhân dân tỉnh",))]
    assert doubts == [("request-upwards", "1")]


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát việc thực hiện.", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        ("Đề nghị Bộ Chỉ huy Quân sự tỉnh cử lực lượng.", "Bộ Chỉ huy Quân sự tỉnh"),
        ("Đề nghị Tòa án nhân dân tỉnh phối hợp xét xử.", "Tòa án nhân dân tỉnh"),
        ("Đề nghị Ban Thường vụ Tỉnh ủy chỉ đạo các cấp ủy.", "Ban Thường vụ Tỉnh ủy"),
        ("Giao Sở Xây dựng kiến nghị Bộ Xây dựng sửa đổi Thông tư.", "Sở Xây dựng"),
        ("Sở Xây dựng đề nghị Bộ Xây dựng hướng dẫn về bến đò.", "Sở Xây dựng"),
    ],
)
def test_others_who_are_asked_have_work(said, lead):
    tasks, doubts = read(PROVINCE.format("KH", "KẾ HOẠCH"), f"1. Sở Y tế kiểm tra bến đò.\n2. {said}")
    assert tasks == [("1", ("Sở Y tế",)), ("2", (lead,))]
    assert doubts == []


def test_requests_that_are_answered_are_work():
    body = "I. VỀ KIẾN NGHỊ CỦA CÁC XÃ\n1. Giao Sở Xây dựng sửa bến đò.\n2. Về kiến nghị hỗ trợ vốn: Giao Sở Tài chính bố trí vốn."
    tasks, doubts = read(PROVINCE.format("TB", "THÔNG BÁO"), body)
    assert tasks == [("I.1", ("Sở Xây dựng",)), ("I.2", ("Sở Tài chính",))]
    assert doubts == []


def test_a_body_of_a_heading_asks_those_above_by_itself():
    body = "1. Sở Xây dựng:\na) Rà soát bến đò.\nb) Kiến nghị Bộ Xây dựng sửa đổi Thông tư."
    tasks, doubts = read(PROVINCE.format("KH", "KẾ HOẠCH"), body)
    assert tasks == [("1.a", ("Sở Xây dựng",)), ("1.b", ("Sở Xây dựng",))]
    assert doubts == []


@pytest.mark.parametrize(
    ("to", "lead"),
    [("Hội đồng nhân dân tỉnh", ()), ("Bộ Tài chính", ()), ("Các sở, ban, ngành", ("Các sở, ban, ngành",))],
)
def test_a_plan_sent_up_for_approval_charges_none_of_those_above(to, lead):
    body = f"Kính gửi: {to}\n\nI. GIẢI PHÁP\n1. Rà soát bến đò.\n2. Thuế tỉnh kiểm tra phí đò."
    tasks, _ = read(PROVINCE.format("KH", "KẾ HOẠCH"), body)
    assert tasks == [("I.1", lead), ("I.2", ("Thuế tỉnh",))]
