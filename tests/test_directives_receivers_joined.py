"""Two who stand beside one another behind "cùng": both receive the result, or one does and the other works."""

import pytest

from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports


@pytest.mark.parametrize(
    ("said", "receiver", "partners"),
    [
        ("Các xã báo cáo Sở Y tế cùng Sở Xây dựng.", "Sở Y tế, Sở Xây dựng", ()),
        ("Các xã báo cáo UBND tỉnh cùng với Sở Xây dựng trước ngày 20/4/2026.", "UBND tỉnh, Sở Xây dựng", ()),
        ("Báo cáo UBND tỉnh, Sở Y tế cùng Sở Xây dựng.", "UBND tỉnh, Sở Y tế, Sở Xây dựng", ()),
        ("Báo cáo UBND tỉnh; cùng Sở Xây dựng kiểm tra bến.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Báo cáo UBND tỉnh, cùng Sở Xây dựng kiểm tra bến.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Cùng với Sở Xây dựng kiểm tra bến, báo cáo UBND tỉnh.", "UBND tỉnh", ("Sở Xây dựng",)),
        ("Cùng với Sở Xây dựng kiểm tra bến, báo cáo Sở Xây dựng.", "Sở Xây dựng", ("Sở Xây dựng",)),
    ],
)
def test_who_receives_and_who_works(said, receiver, partners):
    assert read_reports(said).report_to == receiver
    assert read_partners(said) == partners


@pytest.mark.parametrize(
    ("said", "receiver", "via"),
    [
        (
            "Báo cáo Phó Thủ tướng Chính phủ - Trưởng Ban Chỉ đạo quốc gia trước ngày 5/12.",
            "Phó Thủ tướng Chính phủ",
            None,
        ),
        ("Gửi về Sở Y tế - Cơ quan thường trực Ban Chỉ đạo để tổng hợp.", "Sở Y tế", None),
        ("Trình Phó Chủ tịch UBND tỉnh - Trưởng ban, Sở Y tế.", "Phó Chủ tịch UBND tỉnh, Sở Y tế", None),
        ("Gửi Sở Nội vụ - Trưởng ban và Sở Tài chính.", "Sở Nội vụ và Sở Tài chính", None),
        ("Gửi Sở Nội vụ - Trưởng ban, Sở Y tế - Cơ quan thường trực.", "Sở Nội vụ, Sở Y tế", None),
        ("Báo cáo Ban Chỉ đạo (qua Sở Y tế - Cơ quan thường trực).", "Ban Chỉ đạo", "Sở Y tế"),
        ("Gửi Hội đồng Thi đua - Khen thưởng tỉnh.", "Hội đồng Thi đua - Khen thưởng tỉnh", None),
    ],
)
def test_what_a_receiver_is_besides_is_no_part_of_its_name(said, receiver, via):
    assert tuple(read_reports(said)) == (receiver, via)


def test_another_body_behind_what_one_is_besides_is_no_part_of_that():
    assert read_bodies("Sở Y tế - Cơ quan thường trực và Sở Tài chính rà soát", opens=True).names == (
        "Sở Y tế",
        "Sở Tài chính",
    )
