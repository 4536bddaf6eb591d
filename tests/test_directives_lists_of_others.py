"""Lists of bodies of whom only some act: partners over a semicolon, those who propose, those for whom something is proposed."""

import pytest

from directives.sentences.cutting import pieces
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject
from directives.strings.flow import Flow


def _pieces(text):
    return [piece.text for piece in pieces(Flow(text, tuple(range(len(text)))))]


@pytest.mark.parametrize(
    ("said", "partners"),
    [
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; Ủy ban nhân dân các xã rà soát biên chế",
            ("Sở Tài chính", "Ủy ban nhân dân các xã"),
        ),
        (
            "Chủ trì, phối hợp với Sở Tài chính; Công an tỉnh; Ủy ban nhân dân các xã rà soát biên chế",
            ("Sở Tài chính", "Công an tỉnh", "Ủy ban nhân dân các xã"),
        ),
        (
            "Giao Sở Y tế phối hợp chặt chẽ với Sở Nội vụ; thủ trưởng các ngành liên quan mở lớp bồi dưỡng",
            ("Sở Nội vụ", "các ngành liên quan"),
        ),
    ],
)
def test_partners_go_on_over_a_semicolon_where_no_work_is_said_before_it(said, partners):
    assert _pieces(said) == [said]
    assert read_partners(said) == partners


@pytest.mark.parametrize(
    "said",
    [
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế; Ủy ban nhân dân các xã cung cấp số liệu",
        "Công tác biên chế do Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; Ủy ban nhân dân các xã cung cấp số liệu",
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; Sở Y tế phối hợp thực hiện",
        "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính; hoàn thành trước ngày 30/6/2026",
    ],
)
def test_a_semicolon_behind_work_or_before_a_part_of_its_own_still_cuts(said):
    assert len(_pieces(said)) == 2


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        (
            "Hằng quý, trước ngày 10, các sở, ban, ngành; UBND các xã, phường báo cáo Sở Y tế",
            ("các sở, ban, ngành", "UBND các xã, phường"),
        ),
        (
            "Khi có dịch, các sở, ban, ngành; UBND các xã, phường kiểm tra các chợ",
            ("các sở, ban, ngành", "UBND các xã, phường"),
        ),
        (
            "Khi có dịch, căn cứ kết quả rà soát, các sở, ban, ngành; UBND các xã kiểm tra các chợ",
            ("các sở, ban, ngành", "UBND các xã"),
        ),
        (
            "Trước ngày 20 hằng tháng, Sở Y tế, Sở Nội vụ; UBND các xã báo cáo Sở Tài chính",
            ("Sở Y tế", "Sở Nội vụ", "UBND các xã"),
        ),
        ("Từ quý I/2027, các sở, ban, ngành; UBND các xã báo cáo Sở Y tế", ("các sở, ban, ngành", "UBND các xã")),
        (
            "Chậm nhất ngày 20/12/2026 các sở, ban, ngành; UBND các xã rà soát bến đò",
            ("các sở, ban, ngành", "UBND các xã"),
        ),
        ("Trước 16 giờ thứ Sáu hằng tuần, Sở Y tế; Công an tỉnh báo cáo UBND tỉnh", ("Sở Y tế", "Công an tỉnh")),
    ],
)
def test_those_behind_a_time_act_together_over_a_semicolon(said, leads):
    assert _pieces(said) == [said]
    assert read_subject(said).names == leads


@pytest.mark.parametrize(
    "said",
    [
        "Trước ngày 20/12/2026, báo cáo Sở Y tế, Sở Nội vụ; UBND các xã rà soát bến đò",
        "Trước ngày 20/12/2026, Sở Y tế rà soát bệnh xá; UBND các xã rà soát bến đò",
        "Trước ngày 20/12/2026, Sở Y tế, Sở Nội vụ; trước ngày 25/12/2026, UBND các xã rà soát bến đò",
        "Căn cứ đề nghị của Sở Y tế, Sở Nội vụ; UBND các xã rà soát bến đò",
        "Khi có dịch, Sở Y tế lập chốt; UBND các xã rà soát bến đò",
        "Trong quá trình kiểm tra các sở, các phường; UBND các xã rà soát bến đò",
    ],
)
def test_behind_a_time_a_semicolon_still_cuts_where_work_or_another_time_stands(said):
    assert len(_pieces(said)) == 2


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("Trên cơ sở đề xuất của các sở, Công an tỉnh, Sở Tài chính bố trí kinh phí", ("Sở Tài chính",)),
        ("Sau khi có ý kiến của Sở Tư pháp, Sở Nội vụ, Sở Y tế hoàn thiện quy chế", ("Sở Y tế",)),
        (
            "Trên cơ sở kết quả chấm của Sở Y tế, Sở Nội vụ và Công an tỉnh, Sở Tài chính cấp kinh phí",
            ("Sở Tài chính",),
        ),
        ("Theo đề nghị của Sở Y tế, các sở, ngành rà soát biên chế", ("các sở, ngành",)),
        ("Căn cứ chỉ đạo của Chính phủ, Sở Y tế, Sở Nội vụ rà soát biên chế", ("Sở Y tế", "Sở Nội vụ")),
    ],
)
def test_of_those_who_propose_none_is_charged_with_what_the_last_body_does(said, leads):
    assert read_subject(said).names == leads


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Lập mẫu báo cáo, tập huấn cách ghi chép cho Ủy ban nhân dân các xã", None),
        ("Chuẩn hóa chế độ báo cáo, thiết lập cơ chế trao đổi với Hội Nông dân tỉnh", None),
        ("Xây dựng báo cáo đề xuất cơ chế vay vốn cho các hợp tác xã", None),
        ("Thực hiện chế độ báo cáo với Sở Y tế", "Sở Y tế"),
        ("Báo cáo tình hình, kiến nghị giải pháp với Sở Y tế", "Sở Y tế"),
        ("Báo cáo số liệu, hồ sơ, tài liệu về Sở Y tế", "Sở Y tế"),
    ],
)
def test_whom_another_work_is_for_gets_no_report(said, receiver):
    assert read_reports(said).report_to == receiver


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ("Đối với các xã: Đề nghị Sở Y tế hướng dẫn, đôn đốc.", ("Sở Y tế",)),
        ("Đối với các trường, đề nghị Sở Giáo dục và Đào tạo rà soát danh mục.", ("Sở Giáo dục và Đào tạo",)),
        ("Riêng các xã đảo, giao Sở Y tế bố trí thuốc.", ("Sở Y tế",)),
        ("Đối với các trường chưa đạt chuẩn, yêu cầu báo cáo trước ngày 20/5/2026.", ("các trường chưa đạt chuẩn",)),
        ("Đối với Sở Y tế, yêu cầu rà soát danh mục.", ("Sở Y tế",)),
    ],
)
def test_those_spoken_of_do_not_what_is_handed_to_another(said, leads):
    assert read_subject(said).names == leads


def test_a_list_of_whom_something_is_demanded_goes_on_over_a_semicolon():
    said = "Sở Y tế yêu cầu các bệnh viện; Ủy ban nhân dân các xã rà soát danh mục thuốc"
    assert _pieces(said) == [said]
    assert read_subject(said).names == ("các bệnh viện", "Ủy ban nhân dân các xã")


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế yêu cầu các bệnh viện rà soát thuốc; Ủy ban nhân dân các xã cung cấp số liệu",
        "Giao Sở Y tế rà soát thuốc; Sở Tài chính bố trí kinh phí",
    ],
)
def test_work_said_before_a_semicolon_ends_the_list_of_whom_it_is_demanded(said):
    assert len(_pieces(said)) == 2
