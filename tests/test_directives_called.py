"""Who leads and who joins under names that lists do not hold, or behind words that only announce."""

import pytest

from directives.bodies import read_bodies
from directives.partners import read_partners
from directives.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phối hợp với VINALINES kiểm tra bến", ("VINALINES",)),
        ("Phối hợp với VINALINES, Sở Y tế kiểm tra bến", ("VINALINES", "Sở Y tế")),
        ("Phối hợp với VINALINES, VNPT kiểm tra bến", ("VINALINES", "VNPT")),
        ("Phối hợp với việc kiểm tra bến", ()),
        ("Sở Y tế tăng cường công tác phối hợp với Sở Tài chính", ("Sở Tài chính",)),
        ("Xây dựng kế hoạch phối hợp với Sở Tài chính", ()),
        ("Kết hợp với các viện nghiên cứu xác định giống", ("các viện nghiên cứu",)),
    ],
)
def test_partners(text, names):
    assert read_partners(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Xây dựng sẽ tiếp tục đổi mới cách làm", ("Sở Xây dựng",)),
        ("Do đó, các sở, ngành và các địa phương cần chủ động thực hiện", ("các sở, ngành", "các địa phương")),
        ("Hội đồng quản trị các công ty tiến hành rà soát", ("Hội đồng quản trị các công ty",)),
        ("Chi cục kiểm lâm tổ chức tuần tra", ("Chi cục kiểm lâm",)),
        ("Giao Tổng Thư ký Quốc hội theo dõi việc thực hiện", ("Tổng Thư ký Quốc hội",)),
    ],
)
def test_leads(text, names):
    assert read_subject(text).names == names


def test_committees_of_one_body_are_a_group():
    assert read_bodies("các Ủy ban, Văn phòng Quốc hội").names == ("các Ủy ban", "Văn phòng Quốc hội")
