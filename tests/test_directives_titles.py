"""What tasks are called in lists and mails: their work, though the sentence only says a day again."""

import pytest

from directives.compile import compile_directive

HEAD = (
    "UBND TỈNH THANH LÂM\nSố: 12/KH-UBND\nThanh Lâm, ngày 16 tháng 3 năm 2026\nKẾ HOẠCH\nVề việc thử\n\nI. NHIỆM VỤ\n"
)


def titles(sentence):
    """The titles of the tasks of a unit that says this."""
    made = compile_directive(f"{HEAD}1. {sentence}\n2. Sở Y tế kiểm tra thuốc men ở các trạm.\n".encode(), "a.txt")
    return [one.title for one in made.plan.tasks if one.clause == "I.1"]


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        (
            "Các xã kêu gọi tàu vào bờ, hoàn thành trước 19 giờ ngày 28/11/2026; riêng xã An Hải hoàn thành trước 10 giờ ngày 28/11/2026.",
            "Kêu gọi tàu vào bờ: hoàn thành trước 10 giờ ngày 28/11/2026",
        ),
        (
            "Các xã rà soát trụ sở dôi dư trước ngày 05/12/2026, riêng xã An Hải trước ngày 08/12/2026.",
            "Rà soát trụ sở dôi dư: trước ngày 08/12/2026",
        ),
        (
            "Sở Y tế tổ chức tiêm 2 đợt: trước ngày 30/4/2027 và trước ngày 31/10/2027.",
            "Tổ chức tiêm 2 đợt: trước ngày 31/10/2027",
        ),
        (
            "Sở Y tế kiểm tra bếp ăn trường học trong tháng 12/2026; báo cáo kết quả trước ngày 15/01/2027.",
            "Kiểm tra bếp ăn trường học: báo cáo kết quả trước ngày 15/01/2027",
        ),
    ],
)
def test_a_part_that_only_says_a_day_is_called_after_the_work_before_it(sentence, second):
    assert titles(sentence)[1:] == [second]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Sở Nội vụ là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện.", "Theo dõi, đôn đốc việc thực hiện"),
        ("Sở Nội vụ là đơn vị đầu mối, tổng hợp kết quả của các sở.", "Tổng hợp kết quả của các sở"),
        (
            "Có vướng mắc, các xã phản ánh về Chi cục Thú y, địa chỉ: số 1 phố Cây Đa, điện thoại 0912345678.",
            "Phản ánh về Chi cục Thú y",
        ),
        ("Sở Nội vụ báo cáo trước ngày 08/12/2026.", "Báo cáo trước ngày 08/12/2026"),
    ],
)
def test_a_post_and_an_address_are_no_part_of_it(sentence, title):
    assert titles(sentence)[:1] == [title]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Nội dung: Sở Y tế lập danh sách hộ cần cấp thuốc.", "Lập danh sách hộ cần cấp thuốc"),
        (
            "Sở Nội vụ tổ chức lớp bồi dưỡng 1: Kỹ năng tiếp dân cho cán bộ các xã.",
            "Tổ chức lớp bồi dưỡng 1: Kỹ năng tiếp dân cho cán bộ các xã",
        ),
        ("Sở Nội vụ ban hành: hướng dẫn việc bàn giao hồ sơ; mẫu biểu.", "Ban hành: hướng dẫn việc bàn giao hồ sơ"),
        (
            "Sở Y tế tổ chức 02 đợt kiểm tra (đợt 1: bếp ăn; đợt 2: chợ) trong năm 2026.",
            "Tổ chức 02 đợt kiểm tra",
        ),
        (
            "Sở Y tế tổ chức thực hiện đầy đủ, kịp thời các nội dung sau: kiểm tra kho thuốc.",
            "Tổ chức thực hiện đầy đủ, kịp thời các nội dung sau",
        ),
    ],
)
def test_what_stands_behind_the_colon_of_a_topic_belongs_to_it(sentence, title):
    assert titles(sentence)[:1] == [title]


def test_so_is_the_third():
    said = "Các xã rà soát trụ sở dôi dư trước ngày 05/12/2026; riêng xã A trước ngày 08/12/2026; riêng xã B trước ngày 09/12/2026."
    assert [one.rpartition(": ")[0] for one in titles(said)[1:]] == ["Rà soát trụ sở dôi dư"] * 2


def test_a_long_work_leaves_room_for_the_day():
    work = "rà soát toàn bộ trụ sở, nhà làm việc, kho, bãi dôi dư sau khi sắp xếp đơn vị hành chính của các thôn bản"
    (_, second) = titles(f"Các xã {work} trước ngày 05/12/2026; riêng xã An Hải hoàn thành trước ngày 08/12/2026.")
    assert second.endswith("…: hoàn thành trước ngày 08/12/2026")
    assert len(second) <= 120


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        (
            "Các xã tiếp nhận vật tư từ Sở Y tế trước ngày 20/11/2026; Sở Y tế hoàn thành trước ngày 25/11/2026.",
            "Hoàn thành trước ngày 25/11/2026",
        ),
        (
            "Các cơ quan, đơn vị gửi báo cáo về Sở Nội vụ trước ngày 20/11/2026, Sở Nội vụ báo cáo trước ngày 25/11/2026.",
            "Báo cáo trước ngày 25/11/2026",
        ),
    ],
)
def test_what_others_send_to_a_body_is_not_its_own_work(sentence, second):
    assert titles(sentence)[1:] == [second]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Giao ban chuyển đổi số hằng tuần.", "Giao ban chuyển đổi số hằng tuần"),
        ("Sở Nội vụ giao ban chuyển đổi số hằng tuần.", "Giao ban chuyển đổi số hằng tuần"),
        ("Giao Ban Quản lý Khu kinh tế rà soát bến cảng.", "Rà soát bến cảng"),
    ],
)
def test_giao_ban_is_one_word_and_no_command(sentence, title):
    assert titles(sentence) == [title]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Hằng tháng, trước ngày 15, tổng hợp số bếp ăn của các trường.", "Tổng hợp số bếp ăn của các trường"),
        ("Hằng quý, trước ngày 20, báo cáo Sở Y tế số bếp ăn.", "Báo cáo Sở Y tế số bếp ăn"),
        ("Trước ngày 20/4/2027, rà soát bếp ăn trường học.", "Rà soát bếp ăn trường học"),
        ("Trước ngày 20/4/2027 và 20/10/2027, rà soát bếp ăn trường học.", "Rà soát bếp ăn trường học"),
        ("Hằng tháng, rà soát.", "Hằng tháng, rà soát"),
        ("Khi có ca ngộ độc, báo cáo Sở Y tế số người mắc.", "Khi có ca ngộ độc, báo cáo Sở Y tế số người mắc"),
    ],
)
def test_the_time_in_front_of_the_work_of_nobody_named_is_not_in_its_title(sentence, said):
    assert titles(sentence)[0].endswith(said)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Sở Y tế chủ trì; Sở Tài chính phối hợp thực hiện mua sắm vật tư y tế.", "Mua sắm vật tư y tế"),
        ("Sở Y tế chủ trì; Sở Tài chính, Sở Nội vụ phối hợp kiểm tra bếp ăn các trường.", "Kiểm tra bếp ăn các trường"),
    ],
)
def test_who_joins_in_behind_who_leads_is_not_in_the_title(sentence, title):
    assert titles(sentence) == [title]


def test_a_body_with_its_day_alone_is_called_after_the_work_of_the_one_before():
    said = "Sở Nội vụ: báo cáo kết quả rà soát trước ngày 12/12/2027; Sở Y tế: trước ngày 13/12/2027."
    assert titles(said) == [
        "Báo cáo kết quả rà soát trước ngày 12/12/2027",
        "Báo cáo kết quả rà soát: trước ngày 13/12/2027",
    ]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Kiểm tra hồ chứa nước (Sở Xây dựng chủ trì, Sở Công Thương phối hợp) trước ngày 29/11/2026.",
            "Kiểm tra hồ chứa nước trước ngày 29/11/2026",
        ),
        (
            "Rà soát bếp ăn (Sở Y tế chủ trì; Sở Nội vụ phối hợp), trong quý IV/2026.",
            "Rà soát bếp ăn, trong quý IV/2026",
        ),
        (
            "Gặp gỡ chủ nhà trọ (chủ trì: Sở Xây dựng; phối hợp: Sở Nội vụ) trong tháng 12/2026.",
            "Gặp gỡ chủ nhà trọ trong tháng 12/2026",
        ),
        ("Kiểm tra nhà trọ (giao Sở Xây dựng chủ trì).", "Kiểm tra nhà trọ"),
    ],
)
def test_who_does_it_in_brackets_behind_the_work_is_not_in_the_title(sentence, title):
    assert titles(sentence) == [title]


def test_a_short_work_is_not_called_after_a_heading_that_tells_nothing():
    assert titles("Sở Y tế kiểm tra phao.") == ["Kiểm tra phao"]
