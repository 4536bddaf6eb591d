"""What stands below a heading that is a body's name alone is its work, whatever verb it opens with; who fails is only punished."""

import pytest

from directives.compile import compile_directive

TOP = """ỦY BAN NHÂN DÂN TỈNH VĨNH THẠNH
Số: 7/CT-UBND
Vĩnh Thạnh, ngày 19 tháng 01 năm 2026

CHỈ THỊ
Về giữ đê mùa lũ

Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:

I. SỞ TÀI CHÍNH

1. Bố trí kinh phí hộ đê.

"""


def compiled(text):
    return compile_directive((TOP + text).encode(), "a.txt")


@pytest.mark.parametrize("name", ["CHỦ RỪNG (CÁC BAN QUẢN LÝ RỪNG, TỔ CHỨC, CÁ NHÂN)", "CHỦ ĐẦU TƯ", "SỞ XÂY DỰNG"])
def test_units_below_a_body_are_its_work(name):
    found = compiled(
        f"II. {name}\n\n1. Điếm canh luôn có người trong những ngày báo động, xong sổ trực trước ngày 10/3/2026.\n\n"
        "2. Cửa cống nào rò thì lấy bao tải bịt lại.\n\n3. Chuẩn bị đèn, đuốc.\n"
    )
    tasks = [one for one in found.plan.tasks if one.clause.startswith("II")]
    assert [one.clause for one in tasks] == ["II.1", "II.2", "II.3"]
    assert {one.lead for one in tasks} == {(name.partition(" (")[0],)}
    assert {(one.code, one.place.clause) for one in found.problems} >= {("perhaps-no-task", "II.2")}


def test_bullets_below_whom_a_body_directs():
    found = compiled(
        "II. SỞ XÂY DỰNG\n\n1. Chỉ đạo Chi cục Thủy lợi:\n- Cập nhật bản đồ đê trong tháng 3/2026.\n"
        "- Khi có sạt lở thì gọi cho các xã quanh đó.\n- Trạm bơm có người ngày đêm.\n"
    )
    assert [one.clause for one in found.plan.tasks] == ["I.1", "II.1.1", "II.1.2", "II.1.3"]
    assert {one.lead for one in found.plan.tasks[1:]} == {("Chi cục Thủy lợi",)}


@pytest.mark.parametrize(
    "said",
    [
        "Chủ tịch xã, phường nào để vỡ đê do lơ là thì chịu kỷ luật.",
        "Đơn vị nào chậm báo cáo sẽ bị phê bình.",
        "Giám đốc sở nào không thực hiện nghiêm thì phải kiểm điểm trước Chủ tịch Ủy ban nhân dân tỉnh.",
        "Cá nhân nào tự ý xả cống bị xử lý theo quy định.",
    ],
)
def test_who_is_punished_has_no_work(said):
    found = compiled(f"II. SỞ XÂY DỰNG\n\n1. Kiểm tra đê. {said}\n")
    assert [one.clause for one in found.plan.tasks] == ["I.1", "II.1"]
    assert said not in found.plan.tasks[-1].quote


def test_who_is_to_repair_by_a_day_has_work():
    found = compiled(
        "II. SỞ XÂY DỰNG\n\n1. Kiểm tra đê. Xã nào để sạt bờ thì chịu trách nhiệm đắp lại trước ngày 20/3/2026.\n"
    )
    assert any(one.due is not None for one in found.plan.tasks)


@pytest.mark.parametrize(
    "said",
    [
        "Xã nào không đạt bị xem xét trách nhiệm",
        "Quá thời hạn trên, chủ đầu tư sẽ bị phê bình",
        "Quá hạn nêu trên coi như đồng ý",
    ],
)
def test_an_order_to_others_behind_who_is_punished_is_a_task(said):
    found = compiled(f"II. SỞ XÂY DỰNG\n\n1. Kiểm tra đê.\n\n2. {said}; Sở Nội vụ tổng hợp danh sách chấm điểm.\n")
    assert [(one.clause, one.lead) for one in found.plan.tasks][2:] == [("II.2", ("Sở Nội vụ",))]


def test_a_liability_behind_who_is_punished_is_none():
    found = compiled(
        "II. SỞ XÂY DỰNG\n\n1. Kiểm tra đê. Xã nào chậm bị phê bình; người đứng đầu chịu trách nhiệm trước pháp luật.\n"
    )
    assert [one.clause for one in found.plan.tasks] == ["I.1", "II.1"]


def test_how_many_there_are_is_asked_about():
    found = compiled(
        "II. SỞ XÂY DỰNG\n\n1. Có 12 phòng trực thuộc.\n\n2. Có 02 báo cáo trước ngày 10/3/2026.\n\n3. Có sổ trực.\n"
    )
    assert [one.place.clause for one in found.problems if one.code == "perhaps-no-task"] == ["II.1"]
