"""Who is called by a common noun alone in a sentence of its own: "... Ngân hàng hướng dẫn quy trình."."""

import pytest

from directives.compile import compile_directive

HEAD = "CÔNG VĂN\nVề bến đò\n\nKính gửi: Các xã.\n\nỦy ban nhân dân tỉnh yêu cầu các xã:\n\n"


def leads(body):
    return [
        one.lead for one in compile_directive(f"{HEAD}1. {body}\n\n2. Trực bến đò.\n".encode(), "cv.txt").plan.tasks
    ]


@pytest.mark.parametrize(
    ("work", "who"),
    [
        ("Ngân hàng hướng dẫn quy trình mở tài khoản cho chủ đò.", "Ngân hàng"),
        ("Bệnh viện khám cho người lái đò.", "Bệnh viện"),
        ("Công ty chi trả tiền công theo danh sách.", "Công ty"),
        ("Trạm y tế cấp thuốc say sóng.", "Trạm y tế"),
        ("Bưu điện chi trả tại nhà.", "Bưu điện"),
        ("Kho bạc giải ngân theo danh sách.", "Kho bạc"),
        ("Kiểm lâm tuần tra hai bờ.", "Kiểm lâm"),
        ("Cảnh sát giao thông kiểm tra đò quá tải.", "Cảnh sát giao thông"),
        ("Chủ đò trang bị áo phao.", "Chủ đò"),
        ("Thôn họp dân để thông báo.", "Thôn"),
        ("Hiệp hội vận động hội viên thay máy cũ.", "Hiệp hội"),
    ],
)
def test_a_second_sentence_of_a_common_noun_is_its_work(work, who):
    assert leads(f"Ủy ban nhân dân xã lập danh sách các bến. {work}")[:2] == [("Ủy ban nhân dân xã",), (who,)]


@pytest.mark.parametrize(
    "said",
    ["Ngân hàng câu hỏi gồm 200 câu.", "Công ty cổ phần là loại hình phổ biến.", "Bệnh viện đã sửa xong."],
)
def test_what_is_only_told_of_one_is_no_work(said):
    assert leads(f"Ủy ban nhân dân xã lập danh sách các bến. {said}")[0] == ("Ủy ban nhân dân xã",)
    assert len(leads(f"Ủy ban nhân dân xã lập danh sách các bến. {said}")) == 2
