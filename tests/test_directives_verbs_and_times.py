"""Small words that look like names, verbs or times: pairs of verbs in a case, what a body has to do, times that belong to a noun."""

import pytest

from directives.compile import compile_directive

ORDER = """CHỈ THỊ
Về trồng cây
Ủy ban nhân dân tỉnh yêu cầu các phòng, ban:
1. {said}
"""


def _task(said):
    (task,) = compile_directive(ORDER.format(said=said).encode(), "chi-thi.txt").plan.tasks
    return task


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        (
            "Nếu thấy cần sửa đổi, bổ sung nội dung của Chỉ thị này, các sở, ngành gửi Sở Y tế tổng hợp.",
            "các sở, ngành",
        ),
        ("Trường hợp cần điều chỉnh, bổ sung danh mục, Sở Y tế trình Ủy ban nhân dân tỉnh.", "Sở Y tế"),
        ("Nếu có vướng mắc vượt thẩm quyền các cơ quan, đơn vị kịp thời phản ánh về Sở Y tế.", "các cơ quan, đơn vị"),
        ("Khi có vấn đề mới phát sinh các sở báo cáo Ủy ban nhân dân tỉnh.", "các sở"),
        ("Sở Y tế có giải pháp duy trì kinh phí hoạt động thường xuyên của các trạm.", "Sở Y tế"),
        ("Các bộ phận thường trực hoạt động từ nay đến hết tháng 10/2026.", "Các bộ phận thường trực"),
    ],
)
def test_who_acts_behind_pairs_of_verbs_and_before_what_is_to_be_had(said, lead):
    assert _task(said).lead == (lead,)


def test_words_that_go_on_behind_the_work_charge_nobody():
    task = _task(
        "Trong khi chưa có đầu mối quản lý công tác bồi thường, chủ trì, phối hợp với các ban theo dõi sổ sách."
    )
    assert task.lead == ("các phòng, ban",)


@pytest.mark.parametrize(
    "said",
    [
        "Sở Tài chính cân đối nguồn chi hằng năm của các đơn vị.",
        "Sở Nội vụ tập huấn cho cán bộ nhằm đáp ứng ngay được yêu cầu nhiệm vụ.",
        "Sở Nội vụ bố trí máy để phục vụ ngay người dân.",
        "Phấn đấu đến hết quý III năm 2026, tỷ lệ cây sống đạt khoảng 60%.",
    ],
)
def test_a_time_of_a_noun_a_purpose_or_a_target_is_no_deadline(said):
    assert _task(said).due is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Sở Nội vụ báo cáo ngay Ủy ban nhân dân tỉnh.", "immediate"),
        ("Sở Nội vụ xác định nhu cầu kinh phí hằng năm.", "recurring"),
        ("Sở Nội vụ sửa xong vườn ươm đến hết quý III năm 2026.", "date"),
    ],
)
def test_a_time_of_the_work_stays_its_deadline(said, kind):
    assert _task(said).due.kind == kind
