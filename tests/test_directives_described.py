"""Groups that are told apart by what they have or do, and those spoken of before a colon."""

import inspect

import pytest

from directives.compile import compile_directive
from directives.sentences.headings import read_heading
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các doanh nghiệp có bến thủy nội địa trên sông tự rà soát áo phao", ("Các doanh nghiệp có bến thủy nội địa trên sông",)),
        ("Các doanh nghiệp rà soát áo phao", ("Các doanh nghiệp",)),
        ("Đối với các xã còn đò ngang: cần tập trung kiểm tra", ("các xã còn đò ngang",)),
        ("Đối với các nhà máy đường, bột giấy: Tăng cường lọc bụi", ("các nhà máy đường, bột giấy",)),
        ("Đối với các dự án bến đò: Khẩn trương lập hồ sơ", None),
        ("Đối với các hộ nghèo: Hỗ trợ áo phao", None),
    ],
)  # fmt: skip
def test_a_kind_with_what_tells_it_apart(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đối với các đơn vị thực hiện dịch vụ thu gom, vận chuyển rác (theo danh sách kèm theo):",
         ("các đơn vị thực hiện dịch vụ thu gom, vận chuyển rác",)),
        ("Ủy ban nhân dân các xã, các đơn vị được giao làm chủ đầu tư bến đò:",
         ("Ủy ban nhân dân các xã", "các đơn vị được giao làm chủ đầu tư bến đò")),
        ("Các đơn vị:", ("Các đơn vị",)),
    ],
)  # fmt: skip
def test_a_heading_names_its_group_whole(text, names):
    said = read_heading(text)
    assert (said and said.names) == names


def test_a_heading_of_two_lines_stands_above_its_work():
    """ỦY BAN NHÂN DÂN
    TỈNH BÌNH MINH

    CÔNG VĂN
    Về bến đò

    Kính gửi: Các sở, ngành tỉnh.

    Ủy ban nhân dân tỉnh giao các sở, ngành như sau:

    1. Giao Sở Xây dựng, Công an
    tỉnh
    Khẩn trương kiểm tra đăng ký của các thuyền chở
    khách và lập biên bản những thuyền không có đủ áo
    phao theo số ghế.
    2. Giao Sở Y tế
    Theo dõi, đôn đốc các trạm y tế xã trực cấp cứu tại
    các bến đò lớn trong những ngày có hội.
    """
    text = inspect.cleandoc(test_a_heading_of_two_lines_stands_above_its_work.__doc__)
    found = {one.clause: (one.lead, one.quote[:10]) for one in compile_directive(text.encode(), "cv.txt").plan.tasks}
    assert found["1"] == (("Sở Xây dựng", "Công an tỉnh"), "Khẩn trươn")
    assert found["2"] == (("Sở Y tế",), "Theo dõi, ")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Doanh nghiệp, bà con vạn đò, tổ chức, cá nhân: Quan tâm ủng hộ áo phao", ("Doanh nghiệp", "bà con vạn đò", "tổ chức, cá nhân")),
        ("Hội nghị khách hàng do Sở Xây dựng chủ trì.", ("Sở Xây dựng",)),
        ("Người đứng đầu chi bộ tăng cường kiểm tra bến", ("Người đứng đầu chi bộ",)),
        ("Các Bộ, cơ quan liên quan có trách nhiệm phối hợp", ("Các Bộ, cơ quan liên quan",)),
        ("Các bộ, cơ quan và địa phương rà soát quy định", ("Các bộ, cơ quan", "địa phương")),
        ("Các bộ, cơ quan chủ quản đề án rà soát quy định", ("Các bộ", "cơ quan chủ quản đề án")),
        ("Các Bộ, cơ quan ngang Bộ rà soát quy định", ("Các Bộ", "cơ quan ngang Bộ")),
    ],
)  # fmt: skip
def test_lists_before_a_colon_and_those_behind_what_they_do(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


def test_words_that_tell_which_firms_are_meant_are_said_of_both():
    said = read_subject("Tổ chức, doanh nghiệp được cấp phép khai thác cát phải lắp đặt trạm cân.")
    assert said.names == ("Tổ chức được cấp phép khai thác cát", "doanh nghiệp được cấp phép khai thác cát")


def test_a_name_that_ends_amid_its_words_is_asked_about():
    text = "KẾ HOẠCH\nVề bến đò\n\n1. Các cơ quan được giao chủ trì đề án trình Ủy ban nhân dân tỉnh.\n"
    assert "name-goes-on" in {one.code for one in compile_directive(text.encode(), "a.txt").problems}


def test_how_often_is_no_part_of_a_name():
    text = "KẾ HOẠCH\nVề bến đò\n\n1. Các tổ được chọn định kỳ báo cáo số chi.\n"
    assert compile_directive(text.encode(), "a.txt").plan.tasks[0].lead == ("Các tổ được chọn",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các đơn vị, trường học trực thuộc rà soát bể bơi", ("Các đơn vị, trường học trực thuộc",)),
        ("Các đơn vị, cơ sở giáo dục rà soát bể bơi", ("Các đơn vị, cơ sở giáo dục",)),
        ("Các doanh nghiệp, trường học rà soát bể bơi", ("Các doanh nghiệp", "trường học")),
        ("Các doanh nghiệp, tổ chức Hội và mọi người dân phát động thi đua", ("Các doanh nghiệp", "tổ chức Hội", "mọi người dân")),
        ("Các xã, tổ chức Hội thi bơi", ("Các xã",)),
        ("Các xã, tổ chức Hội nghị tổng kết", ("Các xã",)),
    ],
)  # fmt: skip
def test_schools_go_with_the_units_beside_them_and_an_association_is_no_event(text, names):
    assert read_subject(text).names == names


def test_an_aim_before_a_lead_in_is_no_work():
    text = (
        "KẾ HOẠCH\nVề bến đò\n\nI. NỘI DUNG\n\nĐể bến đò an toàn, phục vụ tốt người dân, thực hiện thắng lợi kế hoạch;"
        " các xã, các doanh nghiệp tập trung thực hiện các nội dung chủ yếu sau:\n\n1. Lắp phao ở các bến.\n\n2. Kẻ vạch mớn nước.\n"
    )
    found = [(one.clause, one.lead) for one in compile_directive(text.encode(), "kh.txt").plan.tasks]
    assert found == [("I.1", ("các xã", "các doanh nghiệp")), ("I.2", ("các xã", "các doanh nghiệp"))]


def test_a_body_broken_over_two_lines_of_its_heading_is_one():
    text = """
    KẾ HOẠCH
    Về đánh giá các bến đò và người phục vụ ở bến năm 2027

    1. Đối với tập thể Thường trực
    Hội đồng nhân dân cấp xã:

    - Rà soát kết quả giám sát các bến đò đã đóng cửa và những
    bến đang hoạt động trên địa bàn xã từ đầu năm đến nay.

    - Kiểm tra sổ theo dõi bến và nhật ký của người phục vụ ở các
    bến có đông khách đi lại trong những ngày lễ hội của xã.
    """
    leads = {one.lead for one in compile_directive(inspect.cleandoc(text).encode(), "kh.txt").plan.tasks}
    assert leads == {("tập thể Thường trực Hội đồng nhân dân cấp xã",)}


@pytest.mark.parametrize(
    "name", ["Cán bộ, viên chức các bệnh viện", "Người lao động các nhà máy", "Nhân viên y tế các trạm", "Đảng viên các chi bộ"]
)  # fmt: skip
def test_people_of_several_places_are_one_name(name):
    assert read_subject(f"{name} rà soát sổ trực.").names == (name,)


def test_a_heading_with_a_long_list_in_brackets_is_no_work():
    text = (
        "KẾ HOẠCH\nVề bến đò\n\n1. Về đánh giá, xếp loại các bến đò ngang và người phục vụ ở bến (bến đò của các xã ven sông;"
        " bến của các doanh nghiệp trực thuộc Ủy ban nhân dân tỉnh; bến của các hội (hoặc câu lạc bộ) được giao; bến du lịch)\n\n"
        "1.1. Các xã lập sổ.\n\n1.2. Các xã kẻ vạch.\n"
    )
    assert [one.clause for one in compile_directive(text.encode(), "kh.txt").plan.tasks] == ["1.1", "1.2"]


def test_the_duty_of_some_bodies_of_a_kind_is_theirs():
    text = "KẾ HOẠCH\nVề bến đò\n\n1. Trách nhiệm của Ủy ban nhân dân các xã nơi có bến:\n\n- Lập sổ.\n\n- Kẻ vạch mớn nước.\n"
    leads = {one.lead for one in compile_directive(text.encode(), "kh.txt").plan.tasks}
    assert leads == {("Ủy ban nhân dân các xã nơi có bến",)}


def test_work_with_a_long_list_in_brackets_is_no_heading():
    places = "; ".join(
        f"xã Bến {name}"
        for name in [
            "Đá",
            "Cát",
            "Tre",
            "Lức",
            "Củi",
            "Ngọc",
            "Vàng",
            "Bạc",
            "Đồng",
            "Sắt",
            "Thép",
            "Gỗ",
            "Nứa",
            "Vầu",
            "Trúc",
        ]
    )
    made = compile_directive(
        (
            "ỦY BAN NHÂN DÂN\nTỈNH SÔNG THAO\nSố: 215/UBND-KT\nSông Thao, ngày 25 tháng 11 năm 2026\n\n"
            "Kính gửi: Sở Y tế, Sở Nội vụ.\n\n"
            f"1. Sở Y tế lập danh sách các hộ trước ngày 10/12/2026 ở các địa bàn sau đây ({places})\n"
            "- Xã Bến Đá báo cáo trước ngày 20/12/2026.\n"
            "2. Sở Nội vụ kiểm tra bến đò.\n"
        ).encode(),
        "a.txt",
    )
    assert [one.lead for one in made.plan.tasks] == [("Sở Y tế",), ("Xã Bến Đá",), ("Sở Nội vụ",)]
