"""Whoever stands in front of a duty though the language does not know the name."""

import pytest

from directives.sentences.idle import gives_no_work
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports
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
        ("Sở Y tế bằng nguồn kinh phí được giao, tổ chức tập huấn cho cán bộ xã", ("Sở Y tế",)),
        ("Công tác tuyên truyền có trách nhiệm nâng cao nhận thức", None),
        ("Tiếp thu ý kiến Sở Xây dựng, Công an tỉnh, hoàn thiện quy chế bến đò", None),
        ("Căn cứ góp ý của các phòng, Chi cục Đường thủy, hoàn chỉnh quy chế", None),
        ("Tiếp thu ý kiến của Sở Y tế, Sở Xây dựng hoàn thiện quy chế bến đò", ("Sở Xây dựng",)),
        ("Tinh thần làm việc có trách nhiệm giúp công việc trôi chảy", None),
        ("Những người được phân công có trách nhiệm trực đêm", None),
    ],
)  # fmt: skip
def test_who_is_charged(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Hoàn thiện dự thảo, gửi xin ý kiến các sở, Công an tỉnh trước ngày 12/3/2027", "các sở, Công an tỉnh"),
        ("Gửi văn bản lấy ý kiến của Sở Xây dựng (qua Văn phòng) về bến đò", "Sở Xây dựng"),
        ("Gửi lấy ý kiến các sở, tổng hợp, trình Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Gửi lấy ý kiến của nhân dân về bến đò", None),
    ],
)
def test_a_draft_that_is_sent_for_a_word_on_it_has_a_receiver(text, receiver):
    assert read_reports(text).report_to == receiver


def test_who_gets_a_copy_too_is_a_receiver():
    said = read_reports("Báo cáo tình hình hằng quý cho Ủy ban nhân dân tỉnh, đồng gửi Sở Xây dựng để tổng hợp")
    assert said.report_to == "Ủy ban nhân dân tỉnh, Sở Xây dựng"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Sở Y tế chủ trì, Sở Công Thương và Công an tỉnh phối hợp kiểm tra các chợ",
            ("Sở Công Thương", "Công an tỉnh"),
        ),
        ("Sở Y tế chủ trì, cùng với Hội Nông dân tỉnh tổ chức thu gom", ("Hội Nông dân tỉnh",)),
    ],
)
def test_who_joins_in_behind_who_leads(text, names):
    assert read_partners(text) == names


def test_what_a_word_means_is_no_work():
    assert gives_no_work("kiến nghị của cử tri là ý kiến bày tỏ tâm tư, yêu cầu của cử tri")
    assert not gives_no_work("kiến nghị của cử tri, sở y tế trả lời")


def test_to_what_a_result_is_owed_is_no_work():
    assert gives_no_work("kết quả đạt được thời gian qua là nhờ sự nỗ lực của các sở")
    assert not gives_no_work("kết quả là nhờ các sở, yêu cầu sở y tế tiếp tục phát huy")
