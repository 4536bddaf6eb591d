"""Who does the work where a lead-in, a heading or a bullet passes it on from one body to another."""

import inspect

import pytest

from directives.compile import compile_directive
from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chỉ đạo Sở Xây dựng: Kiểm tra các bến đò", ("Sở Xây dựng",)),
        ("Chỉ đạo Sở Xây dựng và Công an tỉnh (qua đường dây nóng): Kiểm tra các bến đò", ("Sở Xây dựng", "Công an tỉnh")),
        ("Chỉ đạo Sở Xây dựng kiểm tra các bến đò", None),
        ("Chỉ đạo các phòng chuyên môn: Kiểm tra các bến đò", None),
        ("Chỉ đạo kiểm tra các bến đò: lập biên bản", None),
    ],
)  # fmt: skip
def test_who_is_set_off_by_a_colon_is_charged(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


def compiled(test):
    return compile_directive(inspect.cleandoc(test.__doc__).encode(), "nghi-quyet.txt")


def leads(test):
    return {f"{one.clause}/{one.part}": one.lead for one in compiled(test).plan.tasks}


def test_a_council_asks_the_committee_to_direct_a_department():
    """NGHỊ QUYẾT
    Về chất vấn và trả lời chất vấn

    QUYẾT NGHỊ:

    Điều 1. Hội đồng nhân dân tỉnh thống nhất với các giải pháp đã nêu.
    Hội đồng nhân dân tỉnh đề nghị Ủy ban nhân dân tỉnh thực hiện một số việc sau:

    1. Về giao thông:

    - Sớm phê duyệt phương án phân luồng.

    - Chỉ đạo Sở Xây dựng kiểm tra các cầu treo.

    - Chỉ đạo Sở Y tế:

    + Lắp đặt tủ thuốc tại các bến đò trong tháng 7/2026.

    + Yêu cầu các nhà thầu cung cấp thuốc trước ngày 30/8/2026; kiểm tra hạn dùng xong trước ngày 15/9/2026.

    2. Về nước sạch: Đề nghị Ủy ban nhân dân tỉnh chỉ đạo Công an tỉnh:

    - Xử lý các trường hợp xả thải ra suối.

    2. Về tái định cư:

    - Bố trí đất ở cho các hộ phải di dời.
    """
    made = compiled(test_a_council_asks_the_committee_to_direct_a_department)
    found = leads(test_a_council_asks_the_committee_to_direct_a_department)
    committee, health = ("Ủy ban nhân dân tỉnh",), ("Sở Y tế",)
    assert found["Điều 1.1.1/1"] == found["Điều 1.1.2/1"] == committee
    assert found["Điều 1.1.3.1/1"] == found["Điều 1.1.3.2/1"] == found["Điều 1.1.3.2/2"] == health
    by_words = {one.quote.split()[0]: one.lead for one in made.plan.tasks}
    assert by_words["Xử"] == ("Công an tỉnh",)
    assert by_words["Bố"] == committee
    told = {(one.code, one.place.clause) for one in made.problems}
    assert ("lead-demands", "Điều 1.1.2") in told
    assert ("number-guessed", "Điều 1.2") in told


def test_the_sentence_behind_work_given_on_is_the_heading_body_s_again():
    """CÔNG VĂN
    Về vệ sinh đường phố

    Kính gửi: Ủy ban nhân dân các phường.

    Sở Xây dựng yêu cầu các đơn vị thực hiện một số việc sau:

    1. Ủy ban nhân dân các phường:

    - Giao Công an phường kiểm tra việc đổ rác. Tổ chức tổng vệ sinh trước ngày 15/3/2026.

    - Yêu cầu các hộ kinh doanh che chắn hàng hóa.
    """
    found = leads(test_the_sentence_behind_work_given_on_is_the_heading_body_s_again)
    wards = ("Ủy ban nhân dân các phường",)
    assert found == {"1.1/1": ("Công an phường",), "1.1/2": wards, "1.2/1": wards}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trên cơ sở Nghị quyết này, Ban Chấp hành Tổng Liên đoàn giao Đoàn Chủ tịch hướng dẫn các bến", ("Đoàn Chủ tịch",)),
        ("Trong trường hợp bến hư hỏng thì Sở Xây dựng kịp thời báo cáo", ("Sở Xây dựng",)),
        ("Quá trình thực hiện gặp vướng mắc, doanh nghiệp phản ánh về Sở Xây dựng", ("doanh nghiệp",)),
        ("Các sở, ngành tỉnh có liên quan tới việc cấp phép có trách nhiệm rà soát",
         ("Các sở, ngành tỉnh có liên quan tới việc cấp phép",)),
        ("Yêu cầu các xã, chủ bến, các chủ đầu tư tích cực đổi mới cách làm", ("các xã", "chủ bến", "các chủ đầu tư")),
    ],
)  # fmt: skip
def test_who_acts_behind_grounds_a_case_or_others_who_demand(text, names):
    said = read_subject(text)
    assert (said and said.names) == names


def test_a_lead_in_tells_a_person_to_direct_who_is_to_lead():
    """CHỈ THỊ
    Về bến đò

    Bộ trưởng yêu cầu các đơn vị thuộc Bộ:

    1. Thứ trưởng Nguyễn Văn An phối hợp với Thứ trưởng Lê Văn Bình chỉ đạo Vụ Pháp chế chủ trì, phối hợp với các Vụ liên quan:

    - Rà soát quy chuẩn bến đò.

    - Công bố danh mục bến đò.
    """
    made = compiled(test_a_lead_in_tells_a_person_to_direct_who_is_to_lead)
    assert {(one.lead, one.with_) for one in made.plan.tasks} == {(("Vụ Pháp chế",), ("các Vụ liên quan",))}


def test_a_bullet_with_its_own_name_and_a_line_of_time_below_is_led_by_that_name():
    """KẾ HOẠCH
    Về kiểm kê bến đò

    I. TỔ CHỨC THỰC HIỆN

    1. Các cơ quan quản lý ngành:

    - Sở Y tế: hướng dẫn kiểm kê tủ thuốc tại các bến.

    - Sở Xây dựng: hướng dẫn kiểm kê phao tại các bến.

    Thời gian thực hiện: Từ tháng 11/2026 đến khi kết thúc kiểm kê.
    """
    found = leads(test_a_bullet_with_its_own_name_and_a_line_of_time_below_is_led_by_that_name)
    assert found == {"I.1.1/1": ("Sở Y tế",), "I.1.2/1": ("Sở Xây dựng",)}
