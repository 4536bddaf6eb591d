"""A list of trades behind "trong lĩnh vực", "ngành" belongs to the name of the group before it, in every field of a task."""

import pytest

from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    "group",
    [
        "các doanh nghiệp hoạt động trong lĩnh vực vận tải, du lịch trên địa bàn",
        "các tổ chức, cá nhân hoạt động trong lĩnh vực chăn nuôi, thú y, thủy sản",
        "các đơn vị trong lĩnh vực y tế, giáo dục, văn hóa, thể thao và du lịch",
        "các doanh nghiệp trong các ngành dệt may, da giày và gỗ",
        "các cơ quan quản lý trong lĩnh vực vận tải, du lịch",
        "các đơn vị hoạt động trong ngành điện, nước, viễn thông",
    ],
)
def test_a_group_with_its_trades_is_one(group):
    lead = group[0].upper() + group[1:]
    assert read_subject(f"{lead} rà soát phương án ứng phó.").names == (lead,)
    assert read_subject(f"Yêu cầu {group} rà soát phương án.").names == (group,)
    assert read_partners(f"Chủ trì, phối hợp với {group} rà soát phương án.") == (group,)
    assert read_reports(f"Gửi báo cáo về {group} trước ngày 30/6/2026.").report_to == group


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "các doanh nghiệp trong lĩnh vực vận tải, Sở Y tế rà soát",
            ("các doanh nghiệp trong lĩnh vực vận tải", "Sở Y tế"),
        ),
        (
            "các doanh nghiệp trong lĩnh vực vận tải và các xã rà soát",
            ("các doanh nghiệp trong lĩnh vực vận tải", "các xã"),
        ),
        ("các doanh nghiệp trong lĩnh vực vận tải, thực hiện nghiêm", ("các doanh nghiệp trong lĩnh vực vận tải",)),
        ("các cơ quan trong ngành rà soát", ("các cơ quan",)),
        ("các sở, ngành rà soát lĩnh vực vận tải, du lịch", ("các sở, ngành",)),
    ],
)
def test_the_list_ends_where_others_or_work_begin(text, names):
    assert read_bodies(text, loose=True).names == names
