"""Others that act amid a sentence, called by what they are: firms, posts, small groups, a bare noun, a name in small letters."""

import pytest

from directives.compile import compile_directive

OPENING = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"


def asked_about(sentence):
    """Those who are asked about as acting in a unit that says this."""
    problems = compile_directive(f"{OPENING}1. {sentence}\n".encode(), "a.txt").problems
    return [one.args["said"] for one in problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Kính mời Bộ Y tế, đề nghị các sở, ban, ngành cử lãnh đạo dự hội nghị.", ["các sở, ban, ngành"]),
        ("Kính mời Hội Nông dân tỉnh dự họp, đề nghị các xã chuẩn bị tài liệu.", ["các xã"]),
        ("Sở Y tế mời Hội Nông dân tỉnh dự họp, đề nghị các xã chuẩn bị tài liệu.", []),
    ],
)
def test_those_asked_beside_an_invitation_are_asked_about(sentence, asked):
    assert asked_about(sentence) == asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Y tế công bố số điện thoại; Viettel nhắn tin tới các thuê bao trước 17 giờ ngày 27/11/2026.", ["Viettel"]),
        ("Sở Y tế lập danh sách; MobiFone, Viettel phủ sóng khu cách ly.", ["MobiFone; Viettel"]),
        ("Sở Y tế lập danh sách. Agribank mở tài khoản cho các hộ trước ngày 10/12/2026.", ["Agribank"]),
        ("Sở Y tế lập danh sách; PC Hòa Bình cấp điện trước ngày 10/12/2026.", ["PC Hòa Bình"]),
        ("Sở Y tế lập danh sách; TP Hòa An rà soát hộ nghèo.", ["TP Hòa An"]),
        ("Sở Y tế lập danh sách; Tổ chức tập huấn cho cán bộ.", []),
        ("Sở Y tế lập danh sách; Website của Sở đăng tải kết quả.", []),
        ("Sở Y tế lập danh sách; Website đăng tải kết quả.", []),
        ("Sở Y tế lắp thiết bị. Camera giám sát các nút giao.", []),
        ("Sở Y tế kiểm tra; PCCC thực hiện theo quy định.", []),
        ("Sở Y tế lập danh sách. Quyết liệt triển khai.", []),
    ],
)
def test_names_that_are_no_words_of_the_language_are_asked_about_before_work(sentence, asked):
    assert asked_about(sentence) == asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Bệnh viện bố trí giường bệnh, điều dưỡng trưởng các khoa phân công ca trực.", ["điều dưỡng trưởng các khoa"]),
        ("Chi bộ thôn họp trước ngày 10/12/2026, bí thư chi bộ gửi nghị quyết.", ["bí thư chi bộ"]),
        ("Các hợp tác xã nạo vét mương, thủy nông viên mở nước theo lịch.", ["thủy nông viên"]),
        ("Nhà trường tuyên truyền đến học sinh, phụ huynh thực hiện quy định.", []),
        ("Công an xã vận động chủ nhà trọ, sinh viên khai báo tạm trú.", []),
        ("Hạt Kiểm lâm phối hợp với Công an xã, chủ rừng tuần tra ban đêm.", []),
        ("Sở Y tế kiểm tra việc bác sĩ, điều dưỡng chấp hành quy chế.", []),
        ("Các trường ký cam kết giữa nhà trường, phụ huynh thực hiện nội quy.", []),
    ],
)
def test_small_groups_that_act_behind_a_comma_are_asked_about(sentence, asked):
    assert asked_about(sentence) == asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Các trường gửi hồ sơ; Sở thẩm định trong 05 ngày.", ["Sở thẩm định"]),
        ("Các Vụ, Cục gửi nhu cầu vốn; Vụ trình Lãnh đạo Bộ ngày 10/12/2026.", ["Vụ trình"]),
        ("Sở Y tế lập kế hoạch; Ban hành quy chế.", []),
        ("Các trường gửi hồ sơ. Trường hợp chậm, gửi lại sau.", []),
    ],
)
def test_a_body_by_its_bare_noun_that_acts_behind_a_semicolon_is_asked_about(sentence, asked):
    assert asked_about(sentence) == asked


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("Vụ Kế hoạch đầu mối tổng hợp nhu cầu vốn.", [("Vụ Kế hoạch",)]),
        ("Hội đồng nghĩa vụ quân sự xã gọi khám sơ tuyển.", [("Hội đồng nghĩa vụ quân sự xã",)]),
        (
            "Các tổ chức chính trị - xã hội xã, mỗi tổ chức đăng ký 01 công trình.",
            [("Các tổ chức chính trị - xã hội xã",)],
        ),
        (
            "Trưởng Trạm Y tế ký kết luận; Xã đội trưởng báo cáo Sở Y tế trước 15/12/2026.",
            [("Trưởng Trạm Y tế",), ("Xã đội trưởng",)],
        ),
    ],
)
def test_a_name_ends_before_its_work_and_posts_act(sentence, leads):
    tasks = compile_directive(f"{OPENING}1. {sentence}\n".encode(), "a.txt").plan.tasks
    assert [one.lead for one in tasks] == leads


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Phân công Ban Kinh tế - Ngân sách thẩm tra, Ban Pháp chế giám sát.", ["Ban Pháp chế"]),
        ("Khoa Nội lập danh sách, Khoa Dược cấp thuốc.", ["Khoa Dược"]),
        ("Sở Y tế kiểm nghiệm, Viện Pasteur Nha Trang xét nghiệm mẫu.", ["Viện Pasteur Nha Trang"]),
        ("Sở Y tế khơi thông mương, Hợp tác xã Đông Sơn vận hành bơm.", ["Hợp tác xã Đông Sơn"]),
        ("Sở Y tế trình UBND tỉnh, Ban Thường vụ Tỉnh ủy xem xét.", []),
        ("Sở Y tế kiểm tra, Tổ chức tập huấn.", []),
    ],
)
def test_bodies_of_any_kind_that_act_behind_a_comma_are_asked_about(sentence, asked):
    assert asked_about(sentence) == asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Sở Y tế kiểm tra; các Phó Chủ nhiệm phụ trách địa bàn gửi báo cáo.", ["các Phó Chủ nhiệm phụ trách địa bàn"]),
        ("Sở Y tế kiểm tra; Trưởng đoàn báo cáo kết quả.", ["Trưởng đoàn"]),
        ("Tổ bầu cử niêm yết danh sách, Ủy ban bầu cử phường giám sát.", ["Ủy ban bầu cử phường"]),
    ],
)
def test_posts_and_committees_that_act_further_on_are_asked_about(sentence, asked):
    assert asked_about(sentence) == asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Khoa Cấp cứu trực đêm, khoa Dược chuẩn bị thuốc.", ["khoa Dược"]),
        ("Khoa Nội phối hợp với khoa Ngoại, khoa Dược chuẩn bị thuốc.", []),
        ("Sở Y tế đôn đốc khoa Nội, khoa Dược thực hiện.", []),
    ],
)
def test_a_noun_in_small_letters_with_a_name_of_its_own_is_asked_about(sentence, asked):
    assert asked_about(sentence) == asked
