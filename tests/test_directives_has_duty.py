"""A duty said with "có" behind a name of several is no part of the name; words before a comma charge nobody."""

import pytest

from directives.compile import compile_directive

ORDER = "CHỈ THỊ\nVề đọc sách\nỦy ban nhân dân tỉnh yêu cầu các phòng, ban:\n1. {said}\n"


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Thủ trưởng các cơ quan, đơn vị có trách nhiệm chỉ đạo việc mua sách.", ("các cơ quan, đơn vị",)),
        ("Các cơ quan, đơn vị có trách nhiệm kịp thời trả lời người đọc.", ("Các cơ quan, đơn vị",)),
        ("Các địa phương có nhiệm vụ trao đổi sách trước khi báo cáo Sở Nội vụ.", ("Các địa phương",)),
        ("Các doanh nghiệp có nghĩa vụ nộp bản in cho thư viện.", ("Các doanh nghiệp",)),
        ("Tại thời điểm nhận kho mới, phải bàn giao sách hỏng cho thư viện.", ("các phòng, ban",)),
    ],
)
def test_a_duty_ends_the_name(said, lead):
    (task,) = compile_directive(ORDER.format(said=said).encode(), "a.txt").plan.tasks
    assert task.lead == lead


def test_what_tells_them_apart_stays_in_the_name():
    said = "Các doanh nghiệp có hoạt động cho thuê sách trên địa bàn tỉnh khẩn trương rà soát hợp đồng."
    (task,) = compile_directive(ORDER.format(said=said).encode(), "a.txt").plan.tasks
    assert task.lead == ("Các doanh nghiệp có hoạt động cho thuê sách trên địa bàn tỉnh",)


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Cán bộ giữ kho sách có trách nhiệm kiểm kê sách.", ("Cán bộ giữ kho sách",)),
        ("Công chức tiếp nhận hồ sơ phải hướng dẫn người đọc.", ("Công chức tiếp nhận hồ sơ",)),
        (
            "Đối với cán bộ vi phạm nội quy, khi có kết luận, thì các sở, ngành phải thu hồi thẻ đọc.",
            ("các sở, ngành",),
        ),
        ("Cán bộ khi làm mất sách nêu tại Điều 4, thì Sở Nội vụ phải kịp thời xem xét.", ("Sở Nội vụ",)),
        ("Trường hợp kho bị ẩm thì Sở Xây dựng cần sửa mái kho.", ("Sở Xây dựng",)),
    ],
)
def test_whoever_must_act_behind_a_case_or_with_its_whole_name(said, lead):
    (task,) = compile_directive(ORDER.format(said=said).encode(), "a.txt").plan.tasks
    assert task.lead == lead


def test_a_case_amid_the_work_charges_nobody_else():
    said = "Sở Nội vụ kiểm tra kho sách, nếu thiếu thì các phòng phải báo cáo."
    tasks = compile_directive(ORDER.format(said=said).encode(), "a.txt").plan.tasks
    assert tasks[0].lead == ("Sở Nội vụ",)


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Sở Nội vụ rà soát kho sách và chịu trách nhiệm trước UBND tỉnh về kết quả.", ("Sở Nội vụ",)),
        ("Sở Xây dựng sửa chữa mái kho và chịu trách nhiệm về chất lượng.", ("Sở Xây dựng",)),
    ],
)
def test_short_work_before_a_liability_is_work(said, lead):
    (task,) = compile_directive(ORDER.format(said=said).encode(), "a.txt").plan.tasks
    assert task.lead == lead


@pytest.mark.parametrize(
    "said",
    [
        "Sở Nội vụ kiểm tra và chịu trách nhiệm trước UBND tỉnh.",
        "Các sở nghiêm túc thực hiện và chịu trách nhiệm trước tỉnh.",
    ],
)
def test_a_word_or_a_call_before_a_liability_is_none(said):
    assert compile_directive(ORDER.format(said=said).encode(), "a.txt").plan.tasks == ()
