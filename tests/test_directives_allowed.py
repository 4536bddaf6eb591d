"""What somebody may do, and what somebody is, are no work; what he then has to do is."""

import pytest

from directives.compile import compile_directive
from directives.sentences.idle import gives_no_work
from directives.strings.folding import fold

RULES = """QUY CHẾ
HOẠT ĐỘNG CỦA BAN CHỈ ĐẠO GIỮ ĐÊ
Điều 1. Trách nhiệm của Sở Xây dựng
1. Kiểm tra đê trước mùa lũ.
2. {said}
"""


def _second(said):
    plan = compile_directive(RULES.format(said=said).encode(), "quy-che.txt").plan
    return [task.lead for task in plan.tasks if task.clause == "Điều 1.2"]


@pytest.mark.parametrize(
    "said",
    [
        "Khi cần thiết, Sở Xây dựng có thể đề xuất mời các sở, ngành dự họp.",
        "Sở Xây dựng có thể thuê chuyên gia kiểm tra đê.",
        "Sở Xây dựng được phép sử dụng con dấu của Sở.",
        "Các đơn vị nhập số liệu được quyền khai thác số liệu của mình.",
        "Ủy ban nhân dân cấp xã có quyền từ chối tiếp nhận.",
        "Cán bộ trực đê được nghỉ bù.",
        "Tổ chức, cá nhân tham gia giữ đê được hưởng các chính sách hỗ trợ về đất đai.",
        "Cán bộ làm việc ngày nghỉ được hưởng chế độ làm thêm giờ.",
        "Đối với các xã tự cân đối được thì được bố trí nguồn thu để chi.",
    ],
)
def test_what_somebody_may_do_is_no_work(said):
    assert _second(said) == []


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Sở Xây dựng có thể thuê chuyên gia kiểm tra đê và phải báo cáo Ủy ban nhân dân tỉnh.", ("Sở Xây dựng",)),
        ("Sở Xây dựng lập hồ sơ để các xã có thể theo dõi.", ("Sở Xây dựng",)),
        ("Sở Xây dựng bảo đảm người trực đê được hưởng đủ chế độ.", ("Sở Xây dựng",)),
        ("Rà soát các hộ được hưởng hỗ trợ.", ("Sở Xây dựng",)),
        ("Tổ chức hội nghị với các hộ được hưởng hỗ trợ.", ("Sở Xây dựng",)),
        ("Cán bộ Sở Xây dựng lập hồ sơ, các hộ được hưởng hỗ trợ phải ký nhận.", ("Cán bộ Sở Xây dựng",)),
        ("Lập danh sách hộ được miễn phí qua đò.", ("Sở Xây dựng",)),
        ("Chi trả để người dân được hưởng trợ cấp đúng kỳ.", ("Sở Xây dựng",)),
    ],
)
def test_a_duty_beside_it_is_work(said, lead):
    assert _second(said) == [lead]


def test_what_a_body_is_stands_before_its_work():
    text = (
        "QUY CHẾ\nHOẠT ĐỘNG CỦA BAN CHỈ ĐẠO GIỮ ĐÊ\nĐiều 1. Trách nhiệm của Cơ quan thường trực\n"
        "Sở Xây dựng là Cơ quan thường trực của Ban Chỉ đạo; có trách nhiệm giúp việc Ban Chỉ đạo, cụ thể:\n"
        "1. Chuẩn bị các cuộc họp.\n2. Tổng hợp báo cáo của các xã.\n"
    )
    tasks = compile_directive(text.encode(), "quy-che.txt").plan.tasks
    assert [(task.clause, task.lead) for task in tasks] == [
        ("Điều 1.1", ("Sở Xây dựng",)),
        ("Điều 1.2", ("Sở Xây dựng",)),
    ]


RIGHTS = """QUY CHẾ
ĐỌC SÁCH
Điều 1. Phản ánh
1. {opens}:
- Gửi trực tiếp đến thư viện.
- Gọi đến đường dây nóng.
Điều 2. Trách nhiệm của Sở Nội vụ
1. Mua sách y học.
"""


@pytest.mark.parametrize(
    "opens",
    [
        "Tổ chức, cá nhân có quyền gửi phản ánh bằng các hình thức sau",
        "Các xã được lựa chọn một trong các cách sau",
        "Người đọc có thể",
    ],
)
def test_rights_that_a_lead_in_opens_are_asked_about_and_no_work(opens):
    compiled = compile_directive(RIGHTS.format(opens=opens).encode(), "a.txt")
    assert [(task.clause, task.lead) for task in compiled.plan.tasks] == [("Điều 2.1", ("Sở Nội vụ",))]


def test_duties_that_a_lead_in_opens_stay_work():
    text = RIGHTS.format(opens="Các xã có trách nhiệm")
    tasks = compile_directive(text.encode(), "a.txt").plan.tasks
    assert [task.lead for task in tasks] == [("Các xã",), ("Các xã",), ("Sở Nội vụ",)]


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        (
            "Các cơ quan giải quyết thủ tục phối hợp với các sở có trách nhiệm trả lời.",
            "Các cơ quan giải quyết thủ tục",
        ),
        ("Các đơn vị phối hợp với Sở Nội vụ phải rà soát kho sách.", "Các đơn vị"),
    ],
)
def test_a_name_ends_before_those_with_whom_it_acts(said, lead):
    assert _second(said) == [(lead,)]


@pytest.mark.parametrize(
    ("said", "idle"),
    [
        ("Cán bộ trực được nghỉ bù", True),
        ("Cán bộ trực được nghỉ bù phải đăng ký", False),
        ("Tổ chức trực cấp cứu trong các ngày nghỉ Tết", False),
        ("Bố trí trực ban trong dịp nghỉ lễ", False),
        ("Trạm Y tế tiêm nhắc lại, xong trước khi học sinh nghỉ Tết", False),
        ("Căng tin do Công đoàn trường tổng vệ sinh trước khi giáo viên nghỉ lễ", False),
        ("Nhà trường cho học sinh nghỉ Tết", False),
    ],
)
def test_whoever_rests_has_no_work_unless_a_duty_follows(said, idle):
    assert gives_no_work(fold(said)) is idle


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("Rà soát các đoạn đê được phép đào.", [("Sở Xây dựng",)]),
        ("Các hộ được phép chuyển đổi cây trồng.", []),
        ("(Có nội dung chi tiết góp ý của các sở, ngành và địa phương kèm theo)", []),
    ],
)
def test_work_with_what_is_permitted_is_work_and_what_is_enclosed_is_none(said, leads):
    assert _second(said) == leads


@pytest.mark.parametrize(
    "sentence",
    [
        "Kiểm tra bến đò là việc thường xuyên, yêu cầu các xã ven sông rà soát trước ngày 15/4/2026.",
        "Trường hợp hộ nghèo thì được hỗ trợ gạo, giao Sở Tài chính cấp gạo trước ngày 15/4/2026.",
        "Sạt lở là do nước lớn, Sở Xây dựng phải rà soát kè đá trước ngày 15/4/2026.",
    ],
)
def test_an_order_behind_what_is_told_is_work(sentence):
    text = f"CHỈ THỊ\nVề bến đò\nỦy ban nhân dân tỉnh An Hải yêu cầu:\n1. Sở Y tế trực.\n2. {sentence}\n3. Sở Nội vụ trực.\n"
    assert "2" in {task.clause for task in compile_directive(text.encode(), "a.txt").plan.tasks}
