"""Who acts in a sentence that names several bodies, and which sentences give no work."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 3 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"
LAST = "2. Thanh tra tỉnh kiểm tra đột xuất các bến phà.\n"


def compiled(sentence, opening=ALL):
    return compile_directive(f"{HEAD}{opening}1. {sentence}\n{LAST}".encode(), "x.txt")


def tasks(sentence, opening=ALL):
    return [task for task in compiled(sentence, opening).plan.tasks if task.clause != "2"]


def leads(sentence):
    return [" · ".join(task.lead) for task in tasks(sentence)]


def doubts(sentence, opening=ALL):
    return [one.code for one in compiled(sentence, opening).problems if one.place.clause == "1"]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Thay mặt Ủy ban nhân dân tỉnh, Sở Xây dựng ký hợp đồng với nhà thầu.", "Sở Xây dựng"),
        (
            "Thừa ủy quyền Ủy ban nhân dân tỉnh, Sở Xây dựng trình Hội đồng nhân dân tỉnh dự thảo nghị quyết.",
            "Sở Xây dựng",
        ),
        ("Được sự đồng ý của Ủy ban nhân dân tỉnh, Sở Xây dựng tổ chức hội nghị tổng kết.", "Sở Xây dựng"),
        ("Xét đề nghị của Sở Y tế tại Tờ trình số 5/TTr-SYT, giao Sở Xây dựng cải tạo trạm y tế xã.", "Sở Xây dựng"),
        ("Ủy quyền cho Giám đốc Sở Xây dựng ký quyết định phê duyệt.", "Sở Xây dựng"),
        ("Ủy ban nhân dân tỉnh ủy quyền cho Sở Xây dựng phê duyệt hồ sơ thiết kế.", "Sở Xây dựng"),
        ("Cho phép Sở Xây dựng kéo dài thời gian thực hiện dự án.", "Sở Xây dựng"),
        ("Thống nhất chủ trương giao Sở Xây dựng làm chủ đầu tư.", "Sở Xây dựng"),
        ("Kính mời Sở Xây dựng cử cán bộ dự họp.", "Sở Xây dựng"),
        ("Rất mong Sở Xây dựng gửi ý kiến trước ngày 20/4/2026.", "Sở Xây dựng"),
        ("Thôi giao Sở Y tế theo dõi dự án; giao Sở Xây dựng theo dõi.", "Sở Xây dựng"),
        ("Ban Quản lý bến chịu sự chỉ đạo của Sở Xây dựng và báo cáo hằng tháng.", "Ban Quản lý bến"),
        ("Ủy ban nhân dân tỉnh chấp thuận đề nghị của Sở Y tế; giao Sở Tài chính bố trí vốn.", "Sở Tài chính"),
    ],
)
def test_whoever_acts_leads(sentence, lead):
    assert leads(sentence) == [lead]
    assert doubts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chấp thuận đề nghị của Sở Xây dựng về việc kéo dài thời gian thực hiện dự án.",
        "Không chấp thuận đề nghị của Sở Xây dựng về gia hạn.",
        "Đồng ý chủ trương sửa bến đò tại xã Tân Phú.",
        "Không giao Sở Y tế làm chủ đầu tư dự án này.",
        "Ban Quản lý bến đò chịu sự kiểm tra của Sở Xây dựng.",
        "Rất mong nhận được sự quan tâm, phối hợp của Sở Xây dựng.",
        "Rất mong quý cơ quan quan tâm, phối hợp.",
        "Ủy ban nhân dân tỉnh trả lời để Sở Xây dựng biết, thực hiện.",
        "Ủy ban nhân dân tỉnh thống nhất nội dung dự thảo và không có ý kiến bổ sung.",
        "Sau khi nghiên cứu, Ủy ban nhân dân tỉnh thống nhất với nội dung đề nghị của Sở Xây dựng.",
    ],
)
def test_what_only_answers_consents_or_hopes_is_no_work(sentence):
    assert leads(sentence) == []
