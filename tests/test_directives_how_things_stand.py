"""How things stand gives no work ("Qua kiểm tra, còn nhiều bến chưa có phao"); whom leaders above give it, and who was charged with it."""

import pytest

from directives.compile import compile_directive
from directives.sentences.done_already import tells_what_is_done
from directives.sentences.idle import gives_no_work
from directives.sentences.subjects import read_subject
from directives.structure.duties import is_none


@pytest.mark.parametrize(
    "text",
    [
        "Trong đợt thanh tra vừa qua, có những bến không kẻ vạch mớn nước nhưng chủ bến chưa sửa.",
        "Hiện còn 3 bến chưa có phao.",
        "Qua kiểm tra vẫn còn tình trạng chở quá số người.",
        "Ở một số xã, vẫn có hiện tượng chậm thu phí.",
        "Trong thời gian qua, có nhiều chủ bến chưa gửi báo cáo đúng hạn.",
        "Trong mùa lũ, còn một số xã chưa khẩn trương lắp phao.",
        "Hiện còn tình trạng chở quá số người ngay tại bến.",
    ],
)
def test_how_things_stand_is_no_work(text):
    assert gives_no_work(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tại những nơi còn một số bến chưa có phao, khẩn trương lắp phao.",
        "Trong mùa lũ kiểm tra các bến còn một số thuyền không có phao.",
        "Trong năm 2026, có những giải pháp đối với bến chưa có phao.",
        "Trong mùa lũ, có những bến chưa có phao thì dừng hoạt động.",
        "Hiện còn một số việc chưa thống nhất giao Sở Xây dựng hoàn thiện.",
        "Còn 3 xã chưa nộp báo cáo, các xã này nộp trước ngày 5/12/2026.",
        "Phát sinh nhiều bến không có phao báo cáo Sở Xây dựng trước 16 giờ hằng ngày.",
        "Trong mùa lũ, có một số bến chưa có phao tập trung xử lý dứt điểm.",
        "Đã xảy ra tình trạng chậm thu phí và chấn chỉnh ngay việc này.",
        "Đổi tên Trường Bến đò, có tên là Trường Đường thủy.",
        "Trong quá trình thực hiện, có những vướng mắc chưa gỡ được, các xã phản ánh về Sở Xây dựng.",
    ],
)
def test_work_beside_it_is_not_lost(text):
    assert not gives_no_work(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lãnh đạo tỉnh giao Sở Xây dựng rà soát bến.", ("Sở Xây dựng",)),
        ("Lãnh đạo thành phố giao các Sở: Xây dựng, Tài chính khẩn trương rà soát.", ("Sở Xây dựng", "Sở Tài chính")),
        ("Lãnh đạo tỉnh Sông Thao đề nghị Sở Y tế báo cáo.", ("Sở Y tế",)),
        ("Lãnh đạo Bộ yêu cầu các cục rà soát bến.", ("các cục",)),
        ("Lãnh đạo, chỉ đạo các xã rà soát, yêu cầu các thôn báo cáo.", None),
        ("Lãnh đạo Ủy ban nhân dân xã rà soát, giao các thôn báo cáo.", ("Ủy ban nhân dân xã",)),
        ("Sở Xây dựng được phân công làm việc với chủ bến.", ("Sở Xây dựng",)),
        ("Theo nhiệm vụ được phân công, các sở rà soát bến.", ("các sở",)),
        ("Giáo viên được phân công lập danh sách học sinh qua bến.", ("Giáo viên được phân công",)),
        ("Việc này Sở Xây dựng phải làm xong.", ("Sở Xây dựng",)),
        ("Sở Y tế thông báo cho các bến như sau: Sở Xây dựng rà soát bến.", ("Sở Xây dựng",)),
        ("Sở Y tế trao đổi thống nhất với các đơn vị: chủ đầu tư, nhà thầu thi công xử lý tồn tại.", ("Sở Y tế",)),
        ("Sở Y tế thông báo danh sách: Các sở nộp hồ sơ chậm.", ("Sở Y tế",)),
        ("Nhiệm vụ này được giao cho Sở Xây dựng và phải xong trước ngày 5/12/2026.", ("Sở Xây dựng",)),
        ("Khi học sinh đổi bến, chuyển trường hoặc nghỉ học, nhà trường lập lại danh sách.", ("nhà trường",)),
        ("Khi học sinh nghỉ học, lập lại danh sách và báo cho gia đình.", None),
    ],
)
def test_whom_leaders_give_work_and_who_is_charged_with_it(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Công ty Bến đò Sông Thao đã đạt được nhiều kết quả trong kinh doanh.", True),
        ("Sở Xây dựng đã rà soát các bến, đã lập danh sách.", True),
        ("Về thuận lợi: tổ chức bộ máy đã được kiện toàn.", True),
        ("Khó khăn: kinh phí chưa đáp ứng.", True),
        ("Hạn chế: rà soát, khắc phục ngay các bến chưa có phao.", False),
        ("Nguyên nhân: các xã chưa rà soát, Sở Xây dựng khắc phục.", False),
        ("Khó khăn: các xã báo cáo về Sở Xây dựng.", False),
        ("Các xã đã có bến đò lập sổ theo dõi.", False),
        ("Sở Xây dựng đã rà soát các bến và tiếp tục lập danh sách.", False),
        ("Sở Xây dựng đã rà soát các bến, các xã nộp bổ sung.", False),
        ("Ủy ban nhân dân tỉnh đã giao Sở Xây dựng rà soát các bến.", False),
        ("Sở Xây dựng đã được giao vốn phải giải ngân.", False),
    ],
)
def test_what_one_body_has_done_is_no_work(text, told):
    assert tells_what_is_done(text) is told
    assert is_none(text) is told


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh rà soát các bến.", "Ủy ban nhân dân tỉnh"),
        ("Hội đồng nhân dân tỉnh giao cho Ủy ban nhân dân tỉnh rà soát các bến.", "Ủy ban nhân dân tỉnh"),
        ("Bộ trưởng giao cho Vụ Kế hoạch rà soát các bến.", "Vụ Kế hoạch"),
        ("Hội nghị giao Ban Thường vụ rà soát các bến.", "Ban Thường vụ"),
        ("Chi cục Thủy lợi giao các trạm rà soát các bến.", "Chi cục Thủy lợi"),
        ("Sở Xây dựng có ý kiến chỉ đạo các đơn vị trực thuộc thực hiện nghiêm.", "Sở Xây dựng"),
        ("Phó Chủ tịch UBND tỉnh có ý kiến chỉ đạo Sở Xây dựng rà soát bến.", "Sở Xây dựng"),
    ],
)
def test_whom_those_above_give_work_in_a_paper_of_another(text, lead):
    head = "ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 42/CT-UBND\nAn Sơn, ngày 27 tháng 11 năm 2026\nCHỈ THỊ\nVề bến đò\n"
    body = f"Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n1. {text}\nNơi nhận:\n- Như trên;"
    assert [one.lead for one in compile_directive((head + body).encode(), "a.txt").plan.tasks] == [(lead,)]
