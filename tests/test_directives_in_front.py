"""Whoever stands in front of a duty though the language does not know the name."""

import pytest

from directives.sentences.partners import read_reports
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ đò, người lái đò và thợ máy có trách nhiệm nhắc khách mặc áo phao", ("Chủ đò", "người lái đò", "thợ máy")),
        ("Chủ lồng bè nuôi cá có trách nhiệm neo giữ lồng trước bão", ("Chủ lồng bè nuôi cá",)),
        ("Lịch trực của những ngày mưa, các đơn vị chủ động sắp xếp", ("các đơn vị",)),
        ("Ban kiểm tra theo Quyết định số 12/QĐ-THPT ngày 5/9/2025 theo dõi nền nếp",
         ("Ban kiểm tra theo Quyết định số 12/QĐ-THPT ngày 5/9/2025",)),
        ("Trung tâm Dịch vụ, HTSV&QHDN phối hợp với Công an phường tuần tra", ("Trung tâm Dịch vụ, HTSV&QHDN",)),
        ("Để mùa lũ này không ai thiệt mạng; các sở, ban, ngành, UBND các xã tập trung làm các việc sau:",
         ("các sở, ban, ngành", "UBND các xã")),
        ("Công tác tuyên truyền có trách nhiệm nâng cao nhận thức", None),
        ("Tinh thần làm việc có trách nhiệm giúp công việc trôi chảy", None),
        ("Những người được phân công có trách nhiệm trực đêm", None),
    ],
)  # fmt: skip
def test_who_is_charged(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


def test_who_gets_a_copy_too_is_a_receiver():
    said = read_reports("Báo cáo tình hình hằng quý cho Ủy ban nhân dân tỉnh, đồng gửi Sở Xây dựng để tổng hợp")
    assert said.report_to == "Ủy ban nhân dân tỉnh, Sở Xây dựng"
