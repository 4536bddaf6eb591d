"""Who does it, said in the ways that offices say it: each sentence varies one thing."""

import pytest

from directives.compile import compile_directive
from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.subjects import read_subject

HEAD = "UBND TỈNH THANH LÂM\nSố: 12/CT-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nCHỈ THỊ\nVề việc phòng cháy\n\n"
OPENING = "Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã, phường thực hiện các nhiệm vụ sau:\n"


def _compiled(body):
    return compile_directive(f"{HEAD}{OPENING}{body}\n".encode(), "x.txt")


def leads(body):
    """Leads by clause."""
    return {task.clause: list(task.lead) for task in _compiled(body).plan.tasks}


def doubts(body, field="lead"):
    """Codes of the doubts at a field, by clause."""
    return {(one.place.clause, one.code) for one in _compiled(body).problems if one.place.field == field}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hội Liên hiệp Phụ nữ tỉnh, Tỉnh đoàn vận động hội viên.", ("Hội Liên hiệp Phụ nữ tỉnh", "Tỉnh đoàn")),
        ("Công an tỉnh và Thành đoàn Tân An ra quân.", ("Công an tỉnh", "Thành đoàn Tân An")),
        ("UBND các xã, phường, thị trấn rà soát.", ("UBND các xã, phường, thị trấn",)),
        ("Cục Hàng không Việt Nam điều chỉnh lịch bay.", ("Cục Hàng không Việt Nam",)),
        ("Các hãng hàng không điều chỉnh lịch bay.", ("Các hãng hàng không",)),
        ("Các phòng khám đa khoa tư nhân báo cáo số ca bệnh.", ("Các phòng khám đa khoa tư nhân",)),
        ("Các nhóm trẻ độc lập đăng ký lại.", ("Các nhóm trẻ độc lập",)),
        ("Các tổ bảo vệ an ninh, trật tự canh gác ban đêm.", ("Các tổ bảo vệ an ninh, trật tự",)),
        ("Các trường mầm non, tiểu học, trung học cơ sở rà soát.", ("Các trường mầm non, tiểu học, trung học cơ sở",)),
        ("Sở Tài chính cấp kinh phí.", ("Sở Tài chính",)),
        ("Chi cục Chăn nuôi và Thú y cấp vắc xin.", ("Chi cục Chăn nuôi và Thú y",)),
        ("Hội Nông dân tỉnh cấp giấy chứng nhận.", ("Hội Nông dân tỉnh",)),
        ("Ủy ban nhân dân cấp xã rà soát.", ("Ủy ban nhân dân cấp xã",)),
        ("Sở Tài chính cấp tỉnh rà soát.", ("Sở Tài chính cấp tỉnh",)),
        ("Hợp tác xã rà soát danh sách.", ("Hợp tác xã",)),
        ("Hợp tác với các tỉnh bạn kiểm soát giống.", ()),
    ],
)
def test_names_that_hold_a_verb_or_a_comma(text, names):
    subject = read_subject(text)
    assert (subject.names if subject else ()) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Hộ gia đình nuôi từ 100 con gia cầm trở lên khai báo với trạm thú y.",
        "Hợp tác xã nông nghiệp có diện tích trên 50 ha thuê dịch vụ bảo vệ thực vật.",
        "Các chủ đầu tư thi công trên tuyến hoàn trả mặt đường.",
    ],
)
def test_a_group_of_which_only_some_are_meant_is_asked_about(sentence):
    assert ("1", "name-goes-on") in doubts(f"1. {sentence}")


def test_a_group_that_is_meant_as_a_whole_is_not():
    assert not doubts("1. Các nhà thầu hoàn trả mặt đường.")


def test_a_level_after_a_comma_still_goes_on_a_row():
    assert read_bodies("Chủ tịch UBND các xã, phường, đặc khu").names == ("UBND các xã, phường, đặc khu",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các sở, ban, ngành, trừ Sở Ngoại vụ, gửi báo cáo.", ("Các sở, ban, ngành, trừ Sở Ngoại vụ",)),
        ("Trừ Sở Ngoại vụ, các sở, ban, ngành gửi báo cáo.", ("các sở, ban, ngành, trừ Sở Ngoại vụ",)),
        ("Ngoại trừ Công an tỉnh, các sở rà soát trụ sở.", ("các sở, trừ Công an tỉnh",)),
        ("Trừ trường hợp khẩn cấp, các xã không điều xe ban đêm.", ("các xã",)),
        ("Việc kiểm định phương tiện do Sở Xây dựng thực hiện.", ("Sở Xây dựng",)),
        ("Kinh phí do Sở Tài chính cân đối, trình UBND tỉnh.", ("Sở Tài chính",)),
        ("Kế hoạch do Sở Y tế ban hành.", None),
        ("Các Phó Chủ tịch UBND tỉnh kiểm tra địa bàn.", ("Phó Chủ tịch UBND tỉnh",)),
        ("Phó Chủ tịch UBND các xã kiểm tra địa bàn.", ("Phó Chủ tịch UBND các xã",)),
        ("Chủ tịch UBND các xã kiểm tra địa bàn.", ("UBND các xã",)),
        ("Đ/c Nguyễn Thị Mai rà soát hồ sơ.", ("Đ/c Nguyễn Thị Mai",)),
        ("Các tổ dân phố 1, 2, 5 rà soát hộ nghèo.", ("Các tổ dân phố 1, 2, 5",)),
        ("Các thôn 3, 4 và 7 rà soát hộ nghèo.", ("Các thôn 3, 4 và 7",)),
        ("Giao xã An Lạc rà soát hộ nghèo.", ("xã An Lạc",)),
        ("Giao Sở Y tế và phường Hòa Bình rà soát hộ nghèo.", ("Sở Y tế", "phường Hòa Bình")),
        ("Yêu cầu các đặc khu rà soát hộ nghèo.", ("các đặc khu",)),
        ("Giao Sở Y tế hỗ trợ xã An Lạc lập danh sách.", ("Sở Y tế",)),
        ("Giao Sở Y tế kiểm tra tại xã An Lạc và phường Hòa Bình.", ("Sở Y tế",)),
    ],
)
def test_whom_a_sentence_leaves_out_counts_or_puts_last(text, names):
    subject = read_subject(text)
    assert (subject.names if subject else None) == names


def test_work_said_before_who_does_it_is_a_task():
    assert leads("1. Việc kiểm định phương tiện do Sở Xây dựng thực hiện.") == {"1": ["Sở Xây dựng"]}


def test_another_body_that_is_only_liable_is_no_part():
    body = "1. Giao Sở Y tế theo dõi; Chủ tịch UBND các xã chịu trách nhiệm trước UBND tỉnh nếu để xảy ra cháy."
    assert [task.lead for task in _compiled(body).plan.tasks] == [("Sở Y tế",)]


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Sở Nội vụ chủ trì, Sở Tài chính phối hợp, rà soát số biên chế dôi dư.", ("Sở Tài chính",)),
        ("Lắp loa cảnh báo (Sở Nội vụ chủ trì; UBND các xã phối hợp; xong trong quý II/2026).", ("UBND các xã",)),
        ("Sở Nội vụ chủ trì, Sở Tài chính báo cáo nguồn.", ()),
    ],
)
def test_partners_before_the_word_that_says_so(text, partners):
    assert read_partners(text) == partners


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Từng cơ quan, đơn vị tự rà soát.", ("Từng cơ quan, đơn vị",)),
        ("Yêu cầu nhà đầu tư dự án Khu đô thị phía Tây nộp tiền.", ("nhà đầu tư dự án Khu đô thị phía Tây",)),
        ("Thống nhất để Sở Tài chính ứng trước kinh phí.", ("Sở Tài chính",)),
    ],
)
def test_orders_in_other_words(text, names):
    assert read_subject(text).names == names


def test_an_order_to_somebody_unknown_is_not_given_to_all_unsaid():
    assert ("1", "lead-unlisted") in doubts("1. Yêu cầu chủ thuyền nộp phí bến.")
    assert not doubts("1. Yêu cầu rà soát bến đò.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các sở, ngành (trừ Sở Ngoại vụ) cử 01 lãnh đạo tham gia.", ("Các sở, ngành (trừ Sở Ngoại vụ)",)),
        ("Các cơ quan, kể cả đơn vị ngành dọc, thực hiện chấm công.", ("Các cơ quan",)),
        ("Sở Y tế, với vai trò cơ quan thường trực, báo cáo hằng tuần.", ("Sở Y tế",)),
    ],
)
def test_what_a_body_is_besides_is_none_of_its_name(text, names):
    assert read_subject(text).names == names


def test_whoever_is_forbidden_something_is_asked_about():
    assert ("1", "actor-left") in doubts("1. Nghiêm cấm các hộ kinh doanh lấn chiếm vỉa hè.")
    assert not doubts("1. Nghiêm cấm việc đốt nương.")
    assert not doubts("1. Phân công cán bộ theo dõi đơn thư.")
