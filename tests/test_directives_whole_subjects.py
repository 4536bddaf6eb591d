"""Whoever answers for a case is read whole, up to the word that charges them; those only spoken of lead nothing."""

import pytest

from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đối với vụ việc ở nơi cư trú thì cơ quan giới thiệu có trách nhiệm xác minh", ("cơ quan giới thiệu",)),
        (
            "Trường hợp bến chưa có chủ thì cơ quan, đơn vị trực tiếp trông coi phải báo cáo",
            ("cơ quan, đơn vị trực tiếp trông coi",),
        ),
        ("Trong trường hợp khẩn cấp thì người đứng đầu cơ sở có trách nhiệm quyết định", ("người đứng đầu cơ sở",)),
        ("Nếu tàu hỏng thì chủ tàu, thuyền trưởng có trách nhiệm báo cáo", ("chủ tàu", "thuyền trưởng")),
        ("Cơ quan nhận được kiến nghị có trách nhiệm trả lời cử tri", ("Cơ quan nhận được kiến nghị",)),
        ("Tổ chức, cá nhân thuê đất ven sông có trách nhiệm nộp phí", ("Tổ chức, cá nhân thuê đất ven sông",)),
        ("Khi có bão, cơ quan, đơn vị quản lý bến có trách nhiệm trực", ("cơ quan, đơn vị quản lý bến",)),
        ("Các cơ quan, đơn vị khẩn trương rà soát những việc có trách nhiệm của mình", ("Các cơ quan, đơn vị",)),
        ("Đối với các trạm thuộc Sở, Thanh tra Sở tổ chức kiểm tra", ("Thanh tra Sở",)),
        ("Đối với Sở Y tế, Sở Nội vụ khẩn trương rà soát", ("Sở Y tế", "Sở Nội vụ")),
    ],
)
def test_who_is_charged(text, names):
    assert read_subject(text).names == names


def test_a_case_that_names_nobody_charges_nobody():
    assert read_subject("Nếu vượt thẩm quyền thì báo cáo Ủy ban nhân dân tỉnh") is None


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Xác minh và trả lời bằng văn bản cho Ban Quản lý bến xã.", "Ban Quản lý bến xã"),
        ("Trả lời kiến nghị của người dân.", None),
        ("Giải đáp, trả lời cho cử tri.", None),
        ("Phải thông báo kịp thời cho Công an xã.", "Công an xã"),
        ("Thông báo cho các xã biết lịch kiểm tra.", None),
        ("Tổ chức tổng kết, báo cáo Bộ.", "Bộ"),
        (
            "Gửi Ban Thường trực Mặt trận Tổ quốc cấp tổ chức hội nghị.",
            "Ban Thường trực Mặt trận Tổ quốc cấp tổ chức hội nghị",
        ),
    ],
)
def test_who_is_answered_or_told(text, receiver):
    assert read_reports(text).report_to == receiver
