"""Words that only say that work follows give none and lead what stands below or behind them; orders to lists behind a topic."""

import pytest

from directives.compile import compile_directive
from directives.sentences.led_in import charge_above
from directives.sentences.subjects import read_subject

OPENING = "QUYẾT ĐỊNH\nVề quản lý bến đò\n\nChủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện:\n\n"


def leads(body):
    made = compile_directive((OPENING + body).encode(), "quyet-dinh.txt")
    return [(task.clause, "; ".join(task.lead)) for task in made.plan.tasks]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao Sở Xây dựng triển khai, thực hiện các công việc liên quan:", ("Sở Xây dựng",)),
        ("Giao Sở Xây dựng trực tiếp tổ chức thực hiện một số nhiệm vụ cụ thể như sau :", ("Sở Xây dựng",)),
        ("Ủy quyền cho Sở Xây dựng thực hiện các nội dung thuộc thẩm quyền của Ủy ban nhân dân tỉnh.", ("Sở Xây dựng",)),
        ("Giao Sở Xây dựng thực hiện các nhiệm vụ sửa chữa bến đò:", None),
        ("Sở Xây dựng thực hiện các nhiệm vụ sau:", None),
        ("Giao Sở Xây dựng kiểm định các bến đò sau:", None),
    ],
)  # fmt: skip
def test_a_charge_that_only_says_that_work_follows(text, names):
    said = charge_above(text)
    assert (said and said.names) == names


def test_it_gives_no_work_above_topics_and_leads_their_work():
    body = (
        "Điều 1. Giao Sở Xây dựng trực tiếp thực hiện một số nhiệm vụ công tác cụ thể như sau:\n1. Về bến đò:\na) Kiểm tra kè đá.\n"
        "b) Lập danh sách bến.\nĐiều 2. Ủy quyền Giám đốc Sở Y tế thực hiện một số nhiệm vụ thuộc thẩm quyền của Ủy ban nhân dân tỉnh.\n"
        "1. Về trạm y tế:\na) Phê duyệt danh sách trạm.\nb) Cấp giấy chứng nhận.\n"
    )
    assert leads(body) == [
        ("Điều 1.1.a", "Sở Xây dựng"),
        ("Điều 1.1.b", "Sở Xây dựng"),
        ("Điều 2.1.a", "Sở Y tế"),
        ("Điều 2.1.b", "Sở Y tế"),
    ]


def test_it_leads_units_behind_it_on_its_own_level_until_one_names_somebody():
    body = (
        "1. Giao Phòng Bến bãi triển khai thực hiện các công việc sau:\n2. Kiểm tra kè đá.\n3. Lập danh sách bến.\n"
        "4. Sở Y tế theo dõi.\n5. Báo cáo kết quả.\n"
    )
    assert leads(body) == [
        ("2", "Phòng Bến bãi"),
        ("3", "Phòng Bến bãi"),
        ("4", "Sở Y tế"),
        ("5", "các sở, ban, ngành"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đối với bến chậm sửa, giao các Sở: Tài chính, Xây dựng, Nội vụ thẩm định lại.",
         ("Sở Tài chính", "Sở Xây dựng", "Sở Nội vụ")),
        ("Đối với 5 bến đò cần di dời, yêu cầu các Bộ: Công Thương; Xây dựng lập phương án.", ("Bộ Công Thương", "Bộ Xây dựng")),
        ("Về giải phóng mặt bằng, đề nghị các huyện: Bình Lục; Thanh Liêm hoàn thành trong quý II.",
         ("các huyện: Bình Lục; Thanh Liêm",)),
        ("Đối với các bến: Giao Sở Xây dựng kiểm tra.", ("Sở Xây dựng",)),
        ("Lãnh đạo tỉnh giao các Sở: Tài chính, Giao thông vận tải; UBND các xã: Tân An, Tân Bình rà soát.",
         ("Sở Tài chính", "Sở Giao thông vận tải", "UBND các xã: Tân An, Tân Bình")),
    ],
)  # fmt: skip
def test_an_order_to_a_list_behind_what_it_is_about(text, names):
    assert read_subject(text).names == names
    assert leads(f"1. {text}\n2. Sở Y tế theo dõi.\n")[0] == ("1", "; ".join(names))


@pytest.mark.parametrize(
    ("lead_in", "lead"),
    [
        ("Để hoàn thành kế hoạch năm, toàn Ngành cần tập trung thực hiện tốt các nhiệm vụ sau:", "toàn Ngành"),
        ("Nhằm giữ bến an toàn, toàn ngành giao thông tập trung các việc sau:", "toàn ngành giao thông"),
        ("Năm 2026, Sở Xây dựng tập trung thực hiện các nhiệm vụ sau:", "Sở Xây dựng"),
        ("Để hoàn thành kế hoạch năm, khối bến đò ta cần tập trung thực hiện tốt các nhiệm vụ sau:", "các sở, ban, ngành"),
        ("Qua kiểm tra, cần tập trung các việc sau:", "các sở, ban, ngành"),
        ("Để giữ bến an toàn mùa lũ, Sở Xây dựng yêu cầu các ban quản lý bến:", "các ban quản lý bến"),
        ("Trong mùa lũ, Sở Xây dựng đề nghị các trạm y tế và Chi cục Thủy lợi:", "các trạm y tế; Chi cục Thủy lợi"),
        ("Trong mùa lũ, giao Sở Xây dựng yêu cầu các ban quản lý bến:", "Sở Xây dựng"),
    ],
)  # fmt: skip
def test_a_lead_in_names_whoever_acts_and_never_what_it_is_for(lead_in, lead):
    body = f"I. KẾT QUẢ\nĐã làm xong kè.\nII. NHIỆM VỤ\n{lead_in}\n1. Kiểm tra kè đá.\n2. Lập danh sách bến.\n"
    assert leads(body) == [("II.1", lead), ("II.2", lead)]
