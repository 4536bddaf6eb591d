"""Calls, praise and what a resolution says of itself give no work; nor does a heading that ends with a full stop."""

import pytest

from directives.compile import compile_directive

HEAD = "CÔNG VĂN\nVề bến đò\n\nKính gửi: Các sở, ngành.\n\nỦy ban nhân dân tỉnh yêu cầu các sở, ngành:\n\n"


def clauses(body):
    return [one.clause for one in compile_directive(f"{HEAD}{body}\n".encode(), "cv.txt").plan.tasks]


@pytest.mark.parametrize(
    "closing",
    [
        "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành khẩn trương thực hiện đồng bộ, hiệu quả các giải pháp nhằm bảo đảm an toàn.",
        "Ủy ban nhân dân tỉnh đề nghị các sở, ngành nghiêm túc triển khai thực hiện đầy đủ các nội dung chỉ đạo nêu trên theo thẩm quyền.",
        "Các sở, ngành trong phạm vi quyền hạn của mình có trách nhiệm thực hiện Nghị quyết.",
        "Sở Xây dựng yêu cầu các chủ đò, chủ bến quan tâm, nghiêm túc triển khai thực hiện./.",
        "Sở Xây dựng yêu cầu các Tổ chức, cá nhân, hợp tác xã liên quan đến hoạt động chở khách nghiêm túc thực hiện./.",
        "Để việc chở khách được an toàn, Sở Xây dựng đề nghị Thủ trưởng các sở, ngành và các tổ chức "
        "có liên quan đến bến đò nghiêm túc tổ chức thực hiện.",
        "Sở Xây dựng thông báo cho các chủ bến được biết và thực hiện./.",
        "Nhận được Công điện này, yêu cầu các đơn vị, địa phương khẩn trương triển khai thực hiện.",
        "Ủy ban nhân dân tỉnh yêu cầu các sở, ngành triển khai kịp thời, hiệu quả các nhiệm vụ được giao tại Công văn.",
        "Cục Đường sông có ý kiến để Chi cục Đường sông được biết./.",
        "Nhận được Công điện này triển khai thực hiện ngay./.",
        "Nhận được Công văn này, khẩn trương triển khai thực hiện.",
        "Rất mong quý cơ quan phối hợp./.",
    ],
)
def test_a_closing_call_is_no_task(closing):
    assert clauses(f"1. Sở Xây dựng kiểm tra các bến đò.\n\n2. Sở Y tế trực cấp cứu.\n\n{closing}") == ["1", "2"]


@pytest.mark.parametrize(
    "closing",
    [
        "Sở Xây dựng yêu cầu các chủ bến đò niêm yết giá vé, nghiêm túc thực hiện./.",
        "Sở Xây dựng yêu cầu các xã tổ chức hội nghị và nghiêm túc thực hiện./.",
        "Các xã thông báo các hộ ven sông biết và di dời trước ngày 12/5/2026.",
        "Nhận được Công văn này, Sở Y tế rà soát, triển khai thực hiện ngay.",
        "Rất mong các xã phối hợp thống kê.",
    ],
)
def test_a_call_with_work_of_its_own_is_a_task(closing):
    assert clauses(f"1. Sở Xây dựng kiểm tra các bến đò.\n\n2. Sở Y tế trực cấp cứu.\n\n{closing}") == [
        "1",
        "2",
        "kết.1",
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "Ủy ban nhân dân tỉnh đánh giá cao tinh thần trách nhiệm của Sở Xây dựng. Đồng thời, đánh giá cao sự vào cuộc của Sở Y tế.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua.",
    ],
)
def test_praise_and_passing_are_no_tasks(unit):
    assert clauses(f"1. {unit}\n\n2. Sở Y tế trực cấp cứu.\n\n3. Sở Xây dựng kiểm tra bến.") == ["2", "3"]


def test_a_heading_of_bodies_with_a_full_stop_stands_above_its_headings():
    body = """1. Các cơ sở sản xuất và đơn vị thực hiện dịch vụ vận tải.

1.1. Đối với các cơ sở sản xuất:

- Kiểm tra kho bãi.

- Thu gom cát rơi.

1.2. Đối với các đơn vị thực hiện dịch vụ vận tải:

- Kiểm tra phanh xe.

2. Sở Y tế trực cấp cứu."""
    assert clauses(body) == ["1.1.1", "1.1.2", "1.2.1", "2"]


def test_the_call_behind_work_of_a_closing_paragraph_is_no_task():
    closing = "Sở Y tế theo dõi, đôn đốc. Nhận được văn bản này, đề nghị các sở, ngành khẩn trương tổ chức thực hiện./."
    assert clauses(f"1. Sở Xây dựng kiểm tra các bến đò.\n\n{closing}") == ["1", "kết.1"]


@pytest.mark.parametrize(
    "work",
    [
        "Công an tỉnh tổ chức bảo đảm an ninh trật tự tại các bến.",
        "Công an tỉnh triển khai bảo đảm an toàn giao thông.",
        "Sở Y tế tổ chức đảm bảo thuốc chữa bệnh.",
        "Sở Xây dựng tổ chức bảo đảm chất lượng nước sạch.",
    ],
)
def test_to_ensure_something_is_work(work):
    assert clauses(f"1. Sở Y tế trực cấp cứu.\n\n2. {work}") == ["1", "2"]


@pytest.mark.parametrize(
    "call",
    [
        "Các sở, ngành tổ chức thực hiện bảo đảm an toàn, hiệu quả.",
        "Các sở, ngành triển khai thực hiện đảm bảo đúng quy định.",
        "Các sở, ngành triển khai thực hiện bảo đảm chất lượng.",
    ],
)
def test_to_ensure_that_it_is_done_well_is_none(call):
    assert clauses(f"1. Sở Y tế trực cấp cứu.\n\n2. {call}") == ["1"]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (
            "Giao Phó Chủ tịch Ủy ban nhân dân tỉnh Nguyễn Văn An trực tiếp chỉ đạo việc thực hiện Chỉ thị này.",
            ["1", "2"],
        ),
        ("Đồng chí Nguyễn Văn An, Phó Giám đốc Sở trực tiếp phụ trách, chỉ đạo thực hiện Chỉ thị này.", ["1", "2"]),
        ("Thủ trưởng các sở, ngành trực tiếp chỉ đạo thực hiện nghiêm Chỉ thị này.", ["1"]),
    ],
)
def test_a_person_by_his_own_name_who_directs_it_himself_has_a_task(order, found):
    assert clauses(f"1. Rà soát bến đò.\n2. {order}") == found


@pytest.mark.parametrize(
    "unit",
    [
        "Thống nhất chủ trương mở bến, giao Sở Y tế triển khai thực hiện.",
        "Đồng ý đề nghị của các xã; giao Sở Y tế tổ chức thực hiện.",
        "Về kiến nghị của các xã mở thêm bến: giao Sở Y tế chủ động thực hiện.",
        "Đối với việc mở bến, giao Sở Y tế chủ động thực hiện.",
        "Giao Sở Y tế triển khai thực hiện.",
        "Về kiến nghị của các xã: Đồng ý chủ trương, Sở Y tế bố trí kinh phí.",
        "Thống nhất chủ trương, Sở Y tế lập dự án.",
    ],
)
def test_a_matter_that_is_handed_over_is_work(unit):
    assert clauses(f"1. Sở Xây dựng kiểm tra các bến đò.\n\n2. {unit}") == ["1", "2"]


@pytest.mark.parametrize(
    "unit",
    [
        "Giao các sở, ngành triển khai thực hiện.",
        "Giao Sở Y tế chủ động triển khai thực hiện Công văn này.",
        "Về tổ chức thực hiện: giao các sở, ngành nghiêm túc triển khai thực hiện Công văn này.",
        "Căn cứ Công văn này, giao các sở, ngành triển khai thực hiện.",
        "Đồng ý chủ trương, Sở Y tế đã bố trí kinh phí.",
        "Thống nhất đề xuất của Sở Y tế, Sở Nội vụ về lùi thời gian.",
        "Đồng ý với đề xuất của Sở Y tế, Sở Nội vụ được lùi thời gian.",
    ],
)
def test_the_paper_itself_that_is_handed_over_is_a_call(unit):
    assert clauses(f"1. Sở Xây dựng kiểm tra các bến đò.\n\n2. {unit}") == ["1"]
